"""The Directory: everything that was read and checked, as frozen values, in one stable order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from generator.directory.crisis import CrisisLine
from generator.directory.model import Entry
from generator.records import dataclass

if TYPE_CHECKING:  # values of it, which whoever reads only entries does without
    from generator.directory.credentials import StateFacts
    from generator.directory.guides import Guide
    from generator.directory.national import NationalFact

UNLISTED = frozenset({"closed"})


@dataclass(frozen=True, slots=True)
class Directory:
    """All entries sorted by id, the facts of each state by its key; crisis lines, guides and national facts in their order."""

    entries: tuple[Entry, ...] = ()
    states: Mapping[str, StateFacts] = field(default_factory=dict)
    crisis: tuple[CrisisLine, ...] = ()
    guides: tuple[Guide, ...] = ()
    national: tuple[NationalFact, ...] = ()

    def listed(self) -> tuple[Entry, ...]:
        """The entries that are shown: all but the closed ones."""
        return tuple(entry for entry in self.entries if entry.status not in UNLISTED)

    def by_state(self) -> dict[str, tuple[Entry, ...]]:
        """Listed entries by state key, "us" included, keys sorted."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.listed():
            groups.setdefault(entry.state, []).append(entry)
        return {state: tuple(groups[state]) for state in sorted(groups)}
