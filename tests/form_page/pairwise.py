"""Entries that together hold every pair of values of the table: of any two fields, each value of the one beside each of the other.

Greedy: each new entry takes, field by field, the value that makes most pairs not yet seen. Values are texts as typed; "" is a
field left empty. The numbers are kept for fiction.
"""

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.content.fields import ENTRY
from generator.content.table import Field, Kind
from generator.content.vocabulary import Term

HOSTILE = (
    'She said: "no #1" - it\'s 100 % {free} [really], a: b & *c* !d | e > f @g `h` ~ \\ back',
    "- # : ? true null 007 1e3 2026-01-01",
    "Grupo en español ñandú — “quoted” 支援 🙂 Zoë",
)
OF_KIND: Mapping[Kind, Sequence[str]] = {
    Kind.TEXT: ("Plain words", *HOSTILE),
    Kind.PARAGRAPHS: ("One line", 'Two\n\n  indented: "lines" # no comment\n- a\n', HOSTILE[0]),
    Kind.INTEGER: ("1", "4"),
    Kind.NUMBER: ("38.25", "-4"),
    Kind.BOOLEAN: ("true", "false"),
    Kind.DATE: ("2026-01-05", "2026-11-02"),
    Kind.TIME: ("09:05", "18:30"),
    Kind.PHONE: ("502-555-0143", "(502) 555-0144", "1-800-555-0199"),
    Kind.EMAIL: ("hello@riverbend.example.org",),
    Kind.URL: ("https://riverbend.example.org/a?b=1#c", "http://example.org"),
    Kind.ZIP: ("02134", "40000"),
    Kind.STATE: ("KY", "TN"),
    Kind.ID: ("ky/old-name",),
}


def leaves(fields: tuple[Field, ...] = ENTRY, path: str = "") -> Iterator[tuple[str, Field]]:
    """Every field that holds a value, with its path; groups that repeat are given once, as number 0."""
    for field in fields:
        at = f"{path}{field.key}"
        if field.kind is Kind.RECORD:
            yield from leaves(field.fields, f"{at}.0." if field.many else f"{at}.")
        elif field.kind is Kind.RECORDS_BY_LANGUAGE:
            yield from leaves(field.fields, f"{at}.es.")
        else:
            yield at, field


def values_of(field: Field, lists: Mapping[str, Mapping[str, Term]]) -> list[Any]:
    """What the field is tried with: nothing first; of a closed list its first, its last and one between, or both of two."""
    if field.kind is Kind.CHOICE:
        keys = list(lists[field.vocabulary])
        some = list(dict.fromkeys([keys[0], keys[len(keys) // 2], keys[-1]]))
        return ["", *([[some[0]], some] if field.many else some)]
    texts = [text[: field.max_length] if field.max_length else text for text in OF_KIND[field.kind]]
    return ["", *([[texts[0]], texts] if field.many else texts)]


def pairwise(parameters: Mapping[str, Sequence[Any]], seed: int = 1) -> list[dict[str, Any]]:
    """Rows over `parameters` in which every pair of values of every two parameters stands together at least once."""
    chance = random.Random(seed)
    names = list(parameters)
    left: dict[tuple[int, int], set[tuple[int, int]]] = {
        (a, b): set(itertools.product(range(len(parameters[names[a]])), range(len(parameters[names[b]]))))
        for a, b in itertools.combinations(range(len(names)), 2)
    }
    rows: list[dict[str, Any]] = []
    while any(left.values()):
        order = list(range(len(names)))
        chance.shuffle(order)
        # Begin with a pair that is still missing, so that every row makes progress.
        first = next(key for key, pairs in left.items() if pairs)
        one, other = next(iter(sorted(left[first])))
        row = {first[0]: one, first[1]: other}
        for number in order:
            if number in row:
                continue
            choices = list(range(len(parameters[names[number]])))
            chance.shuffle(choices)
            row[number] = max(
                choices,
                key=lambda value: sum(
                    ((value, done) if number < at else (done, value)) in left[min(number, at), max(number, at)]
                    for at, done in row.items()
                ),
            )
        for (a, b), pairs in left.items():
            pairs.discard((row[a], row[b]))
        rows.append({names[n]: parameters[names[n]][value] for n, value in sorted(row.items())})
    return rows
