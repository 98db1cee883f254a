"""Type and format codes of a standard to fields of an entry: from `codes` of the vocabulary lists and from its own table.

The lists say what each of our words is called by a standard; the table (`content/vocabulary/<standard>.yaml`) adds what
is no word of a list and says why a code has no place with us. Nothing about a code is known here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from generator.content.vocabulary import Vocabulary
from generator.exchange.report import CodeLine
from generator.records import dataclass

# Which field a list's words go into. What belongs to one time of a group rather than to the group is its schedule's.
FIELDS = {
    "attendances": "schedule.attendance",
    "meeting_types": "schedule.meeting_types",
    "languages": "schedule.languages",
    "populations": "populations",
    "accessibility": "accessibility",
    "pathways": "pathways",
    "focuses": "focus",
    "formats": "formats",
}
ONE = frozenset({"schedule.attendance", "status"})


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one standard, ready to be asked. Case does not count."""

    sets: Mapping[str, tuple[tuple[str, str], ...]]
    left_out: Mapping[str, str]
    names: Mapping[str, str]

    def values(self, codes: Iterable[str]) -> dict[str, Any]:
        """Field path -> values of all codes together; of a field that holds one value the first code's stands."""
        found: dict[str, Any] = {}
        for code in codes:
            for path, value in self.sets.get(code.casefold(), ()):
                if path in ONE:
                    found.setdefault(path, value)
                else:
                    found[path] = tuple(dict.fromkeys((*found.get(path, ()), value)))
        return found

    def knows(self, code: str) -> bool:
        """Whether somebody has decided on this code."""
        return code.casefold() in self.sets or code.casefold() in self.left_out

    def counted(
        self, rows: Iterable[Iterable[str]], names: Mapping[str, str] | None = None
    ) -> tuple[tuple[CodeLine, ...], tuple[CodeLine, ...]]:
        """Codes that nobody decided on, and codes left out on purpose, each with its number of rows, most frequent first."""
        counts = Counter(code for row in rows for code in set(row))
        called = {**self.names, **{code.casefold(): name for code, name in (names or {}).items()}}
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        unknown = tuple(
            CodeLine(code, called.get(code.casefold(), ""), n) for code, n in ranked if not self.knows(code)
        )
        known = ((code, n) for code, n in ranked if code.casefold() in self.left_out)
        return unknown, tuple(
            CodeLine(code, called.get(code.casefold(), ""), n, self.left_out[code.casefold()]) for code, n in known
        )


def codes_of(vocabulary: Vocabulary, standard: str) -> Codes:
    """The codes of `standard` in this vocabulary. A row of its table stands before what the lists say of the same code."""
    sets: dict[str, list[tuple[str, str]]] = {}
    left_out: dict[str, str] = {}
    names: dict[str, str] = {}
    own: set[str] = set()
    for row in vocabulary.tables.get(standard, ()):
        for code in row.codes:
            own.add(code.casefold())
            names[code.casefold()] = row.name
            if row.left_out:
                left_out[code.casefold()] = row.left_out
            for path, value in row.sets.items():
                items = value if isinstance(value, tuple) else (value,)
                sets.setdefault(code.casefold(), []).extend((path, str(item)) for item in items)
    for name, path in FIELDS.items():
        for term in vocabulary.lists.get(name, {}).values():
            for code in term.codes.get(standard, ()):
                if code.casefold() not in own:
                    sets.setdefault(code.casefold(), []).append((path, term.key))
    return Codes({code: tuple(pairs) for code, pairs in sets.items()}, left_out, names)
