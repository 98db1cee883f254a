"""What stands in the index for the keys of an entry: their labels in every language, and a mark for each key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.content.vocabulary import Vocabulary
from generator.directory.model import Entry
from generator.directory.several import Several
from generator.search.shards import MARK
from generator.search.words import words_of

# Lists whose labels are indexed; a synonym in any of these leads to the key's mark.
INDEXED: Final = (
    *("types", "subtypes", "services", "focuses", "pathways", "fellowships", "populations", "formats", "languages"),
    *("meeting_types", "accessibility", "settings", "payments", "costs", "days", "medication", "operators"),
)

NO_COMPOUNDS: Final[frozenset[tuple[str, str]]] = frozenset()
"""For names and keys, which are not joined: "al" and "anon" beside each other are no fellowship there."""


def mark(list_name: str, key: str) -> str:
    """The one word that stands for a key: no text of a person's contains it by chance."""
    return f"{MARK}{list_name[:3]}{''.join(words_of(key, NO_COMPOUNDS))}"


_FEW = 3  # of more, nearly every entry has others: to keep their lines would take a kilobyte for each entry


class _Lines(dict[tuple[str, ...], str]):
    """The lines of some keys of one list; few keys together are met again and again, and remembered."""

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__()
        self.known = known

    def __missing__(self, keys: tuple[str, ...]) -> str:
        lines = "\n".join([self.known[key] for key in dict.fromkeys(keys) if key in self.known])
        if len(keys) <= _FEW:
            self[keys] = lines
        return lines


LabelTexts = Mapping[str, _Lines]

_last: tuple[Vocabulary, LabelTexts] | None = None


def label_texts(vocabulary: Vocabulary) -> LabelTexts:
    """What is indexed for each key: its labels in every language, and its mark."""
    global _last  # noqa: PLW0603  # a build asks for every state, with the same vocabulary
    if _last is None or _last[0] is not vocabulary:
        _last = vocabulary, _texts_of(vocabulary)
    return _last[1]


def _texts_of(vocabulary: Vocabulary) -> LabelTexts:
    return {
        name: _Lines(
            {
                key: " ".join([*(label for _, label in sorted(term.label.items())), mark(name, key)])
                for key, term in vocabulary.lists.get(name, {}).items()
            }
        )
        for name in INDEXED
    }


def labels_of(entry: Entry, several: Several, texts: LabelTexts) -> str:
    """What is indexed for every key of the entry that people may look for, a line each."""
    payment, schedules = entry.payment, entry.schedule
    many: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("types", (entry.type,)),
        ("subtypes", (entry.subtype,)),
        ("services", entry.services),
        ("focuses", entry.focus),
        ("pathways", entry.pathways),
        ("fellowships", (entry.fellowship,)),
        ("populations", several.for_whom),
        ("formats", several.formats),
        ("languages", several.languages),
        ("meeting_types", tuple(one for schedule in schedules for one in schedule.meeting_types) if schedules else ()),
        ("accessibility", entry.accessibility),
        ("settings", entry.settings),
        ("payments", payment.accepts if payment else ()),
        ("costs", (payment.cost,) if payment and payment.cost != "ask" else ()),
        ("days", tuple(d for s in schedules if s.kind == "meeting" for d in s.days) if schedules else ()),
        ("medication", ("welcome",) if entry.medication == "welcome" else ()),
        ("operators", (entry.operator,)),
    )
    return "\n".join([text for name, keys in many if keys and (text := texts[name][keys])])
