"""The kinds of entries as lists show them: three kinds, each in groups by what the places call themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from generator.content.vocabulary import Vocabulary
from generator.directory.model import Entry
from generator.records import dataclass

if TYPE_CHECKING:
    from generator.site.tongue import Tongue

# The first part of an address, and the entry type that it lists.
KINDS: Mapping[str, str] = {"centers": "recovery_center", "groups": "support_group", "programs": "peer_program"}
KIND_OF: Mapping[str, str] = {entry_type: kind for kind, entry_type in KINDS.items()}
_ORDER = {entry_type: number for number, entry_type in enumerate(KINDS.values())}
_LAST = 1_000


@dataclass(frozen=True, slots=True)
class Kinds:
    """What kinds and their groups are called, and the order of groups: that of the vocabulary.

    A group is a subtype, or a type for entries of no subtype; `names` has the plural of both, `rank` the subtypes.
    """

    names: Mapping[str, str]
    rank: Mapping[str, int]

    @classmethod
    def of(cls, vocabulary: Vocabulary, tongue: Tongue) -> Kinds:
        """The kinds of a vocabulary, in one language."""
        from generator.site.tongue import ENGLISH  # a check of one file needs no languages

        code = tongue.code
        names = {
            key: term.plural.get(code)
            or term.label.get(code)
            or tongue.own(term.plural.get(ENGLISH) or term.label[ENGLISH])
            for name in ("types", "subtypes")
            for key, term in vocabulary[name].items()
        }
        return cls(names, {key: number for number, key in enumerate(vocabulary["subtypes"])})

    def name(self, kind: str) -> str:
        """What the kind "centers" is called."""
        return self.names[KINDS[kind]]

    def in_order(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Centers, groups, programs; in each by group, then by name. Nothing else may decide the order of a list."""
        rank = self.rank
        return tuple(
            sorted(entries, key=lambda e: (_ORDER[e.type], rank.get(e.subtype, _LAST), e.name.casefold(), e.id))
        )

    def groups(self, entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
        """Entries (in order) cut into their groups: key of the group, its entries."""
        made: list[tuple[str, list[Entry]]] = []
        for entry in entries:
            key = entry.subtype if entry.subtype in self.rank else entry.type
            if not made or made[-1][0] != key:
                made.append((key, []))
            made[-1][1].append(entry)
        return made
