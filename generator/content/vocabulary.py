"""The closed lists of `content/vocabulary/`: what a field may say, and what people call it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from generator.records import dataclass

Codes = Mapping[str, tuple[str, ...]]

if TYPE_CHECKING:
    Written = object
else:
    _Plain = str | bool | int | float | None
    _Few = _Plain | tuple[_Plain, ...] | dict[str, _Plain]
    _More = _Plain | tuple[_Few, ...] | dict[str, _Few]
    Written = _Plain | tuple[_More, ...] | dict[str, _More]
    """A value as it was written. So deep and no deeper, so that what is kept of it comes back with tuples, which JSON has not."""


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a closed list.

    Texts are by language code; `codes` are this term's codes in other standards, by standard.
    `extra` holds what only one list has (a subtype's `of`, a state's neighbors), as written.
    """

    key: str
    label: Mapping[str, str]
    plural: Mapping[str, str] = field(default_factory=dict)
    definition: Mapping[str, str] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    codes: Codes = field(default_factory=dict)
    extra: Mapping[str, Written] = field(default_factory=dict)

    def called(self, language: str = "en") -> str:
        """The label in `language`, else in English."""
        return self.label.get(language) or self.label["en"]


Lists = Mapping[str, Mapping[str, Term]]
"""The terms of each list, by its name."""


@dataclass(frozen=True, slots=True)
class CodeRow:
    """One code of a foreign standard: what an entry that carries it gets.

    `sets` maps field paths to values; empty `sets` come with the reason in `left_out`. `only` and
    `without` make a rule over several codes: it holds where all of `only` and none of `without` stand.
    `book` limits a code to one of the feed's files.
    """

    codes: tuple[str, ...]
    name: str
    sets: Mapping[str, Written]
    left_out: str = ""
    book: str = ""
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All closed lists by name, each in its order of display, and the tables of foreign codes."""

    lists: Mapping[str, Mapping[str, Term]]
    tables: Mapping[str, tuple[CodeRow, ...]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Mapping[str, Term]:
        return self.lists[name]

    def label(self, name: str, key: str, language: str = "en") -> str:
        """What people call `key` of the list `name`; the key itself if the list has no such key."""
        term = self.lists.get(name, {}).get(key)
        return term.called(language) if term else key

    def by_code(self, name: str, standard: str) -> dict[str, str]:
        """Code of `standard` -> our key, over the list `name`."""
        return {code: term.key for term in self.lists[name].values() for code in term.codes.get(standard, ())}

    def translated(self) -> frozenset[str]:
        """The languages beside English in which it has labels: those that pages can be in."""
        return frozenset(code for term in self.lists.get("languages", {}).values() for code in term.label) - {"en"}

    def terms(self) -> Iterator[tuple[str, Term]]:
        """Every term with its list's name."""
        return ((name, term) for name, terms in self.lists.items() for term in terms.values())
