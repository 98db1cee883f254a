"""Service codes to fields, by the table `content/vocabulary/samhsa.yaml`. Nothing about a code is known here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from operator import attrgetter
from typing import Any

from generator.content.fields import ENTRY
from generator.content.table import Field, Kind
from generator.content.values import Refusal, read
from generator.content.vocabulary import CodeRow, Vocabulary
from generator.problems import Problem, Severity
from generator.records import dataclass

TABLE = "samhsa"
_SHOWN = "content/vocabulary/samhsa.yaml"


@dataclass(frozen=True, slots=True)
class _Rule:
    """A row of the table with its values read: place in the table, what it asks for, what it sets."""

    place: int
    codes: frozenset[str]
    without: frozenset[str]
    book: str
    sets: Mapping[str, Any]


_by_place = attrgetter("place")


@dataclass(frozen=True, slots=True)
class CodeTable:
    """The table, ready to be asked. `known` are all codes it speaks of, `left_out` why some set nothing."""

    single: Mapping[str, tuple[_Rule, ...]]
    several: tuple[_Rule, ...]
    known: frozenset[str]
    left_out: Mapping[str, str]
    orders: Mapping[str, Mapping[str, int]]
    problems: tuple[Problem, ...] = field(default=())

    def values(self, codes: frozenset[str], books: frozenset[str]) -> dict[str, Any]:
        """Field path -> value for a facility with these codes in these workbooks.

        Values of lists add up, in the order of their vocabulary; of a single value the first in the table stands.
        A rule with `book` holds for facilities that stand in that workbook and no other.
        """
        rules = [rule for code in codes if code in self.single for rule in self.single[code]]
        rules += [rule for rule in self.several if rule.codes <= codes and not rule.without & codes]
        rules = [rule for rule in rules if not rule.book or books == {rule.book}]
        rules.sort(key=_by_place)
        found: dict[str, Any] = {}
        for rule in rules:
            for path, value in rule.sets.items():
                if not isinstance(value, tuple):
                    found.setdefault(path, value)
                elif path in found:
                    found[path].update(dict.fromkeys(value))
                else:
                    found[path] = dict.fromkeys(value)
        for path, value in found.items():
            if isinstance(value, dict):
                order = self.orders.get(path)
                found[path] = tuple(sorted(value, key=order.__getitem__) if order else value)
        return found


@dataclass(frozen=True, slots=True)
class CodeCount:
    """How many rows carry a code that gives an entry nothing, with its name and, if we left it out, why."""

    code: str
    name: str
    rows: int
    why: str = ""


def code_table(vocabulary: Vocabulary) -> CodeTable:
    """The table of this vocabulary with every value checked; what cannot be set is a problem (TERM-SETS)."""
    problems: list[Problem] = []
    single: dict[str, list[_Rule]] = {}
    several: list[_Rule] = []
    orders: dict[str, dict[str, int]] = {}
    known: set[str] = set()
    left_out: dict[str, str] = {}
    for place, row in enumerate(vocabulary.tables.get(TABLE, ())):
        known.update(row.codes)
        if row.left_out and len(row.codes) == 1:
            left_out[row.codes[0]] = row.left_out
        sets = {
            path: value
            for path, raw in row.sets.items()
            if (value := _value(path, raw, row, vocabulary, orders, problems)) is not None
        }
        if not sets:
            continue
        rule = _Rule(place, frozenset(row.codes), frozenset(row.without), row.book.lower(), sets)
        if len(rule.codes) == 1 and not rule.without:
            single.setdefault(row.codes[0], []).append(rule)
        else:
            several.append(rule)
    return CodeTable(
        {code: tuple(rules) for code, rules in single.items()},
        tuple(several),
        frozenset(known),
        left_out,
        orders,
        tuple(problems),
    )


def _field(path: str) -> Field | None:
    fields: tuple[Field, ...] = ENTRY
    found: Field | None = None
    for step in path.split("."):
        found = next((f for f in fields if f.key == step), None)
        if found is None:
            return None
        fields = found.fields
    return found


def _value(
    path: str,
    raw: object,
    row: CodeRow,
    vocabulary: Vocabulary,
    orders: dict[str, dict[str, int]],
    problems: list[Problem],
) -> Any:
    field_ = _field(path)
    items = raw if isinstance(raw, tuple) else (raw,)
    values = [_one(field_, item, vocabulary) for item in items] if field_ else [None]
    if field_ is None or None in values or isinstance(raw, tuple) != field_.many:
        problems.append(
            Problem(
                "TERM-SETS",
                Severity.ERROR,
                _SHOWN,
                0,
                0,
                f"{'+'.join(row.codes)} sets {path} to something an entry cannot hold.",
                "Mend the row.",
            )
        )
        return None
    if field_.kind is Kind.CHOICE:
        orders.setdefault(path, {key: n for n, key in enumerate(vocabulary.lists.get(field_.vocabulary, {}))})
    return tuple(values) if field_.many else values[0]


def _one(field_: Field, item: object, vocabulary: Vocabulary) -> Any:
    if field_.kind is Kind.RECORD:
        return (
            field_.record(**item) if isinstance(item, Mapping) and set(item) <= {f.key for f in field_.fields} else None
        )
    if not isinstance(item, str):
        return None
    if field_.kind is Kind.CHOICE:
        return item if item in vocabulary.lists.get(field_.vocabulary, {}) else None
    value = read(field_, item)
    return None if isinstance(value, Refusal) else value


def count_codes(
    rows: Iterable[Iterable[str]], table: CodeTable, names: Mapping[str, str]
) -> tuple[list[CodeCount], list[CodeCount]]:
    """Codes the table does not know, and codes it leaves out, each with its number of rows, most frequent first."""
    counted = Counter(code for codes in rows for code in codes)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    unmapped = [CodeCount(code, names.get(code, ""), n) for code, n in ranked if code not in table.known]
    left_out = [
        CodeCount(code, names.get(code, ""), n, table.left_out[code]) for code, n in ranked if code in table.left_out
    ]
    return unmapped, left_out
