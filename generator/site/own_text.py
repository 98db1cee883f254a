"""What an entry says of itself, in the page's language where it has that, else as it was written and marked as such."""

from __future__ import annotations

from generator.directory.credentials import Credential, Helpline, Standing
from generator.directory.model import Entry, Translation
from generator.directory.summaries import said_again
from generator.records import dataclass
from generator.site.labels import Labels
from generator.site.tongue import ENGLISH, Tongue


@dataclass(frozen=True, slots=True)
class OwnText:
    """The entry's texts for a page; each may be `Foreign`. `language` is that of `description`, "" if the page's."""

    name: str
    summary: str
    description: str
    directions: str
    access: str
    language: str


_NONE = Translation()


def own_text(entry: Entry, labels: Labels) -> OwnText:
    """The texts of an entry for the pages of a language.

    Texts are English where nothing else is said; the name of an entry that speaks one other language alone is taken
    to be in that. A summary that was made of the entry's fields is made of them again. In English pages nothing is
    marked: there an entry's words stand as they always stood.
    """
    tongue = labels.tongue
    if tongue.code == ENGLISH:
        return OwnText(entry.name, entry.summary, entry.description, _directions(entry), "", "")
    said = entry.translations.get(tongue.code, _NONE)
    own = tongue.own
    language = entry.languages[0] if len(entry.languages) == 1 else ENGLISH
    return OwnText(
        name=said.name or own(entry.name, language),
        summary=said.summary or said_again(entry, tongue, _fellowship(entry, labels)) or own(entry.summary),
        description=said.description or entry.description,
        directions=said.directions or own(_directions(entry)),
        access=said.access,
        language="" if said.description else ENGLISH,
    )


def _fellowship(entry: Entry, labels: Labels) -> tuple[str, str]:
    if not entry.fellowship or entry.fellowship == "other":
        return "", ""
    return labels.in_english("fellowships", entry.fellowship), labels("fellowships", entry.fellowship)


def _directions(entry: Entry) -> str:
    return entry.location.directions if entry.location else ""


def in_words(record: Credential | Helpline | Standing, key: str, tongue: Tongue) -> str:
    """A text of a state's file in the language of the page; in English, and marked as that, where it has no other."""
    said: str = getattr(record.translations.get(tongue.code), key, "")
    return said or tongue.own(getattr(record, key))
