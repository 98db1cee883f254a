"""Every single value of an entry with its path, and back: {"contact.phones.0.number": "502-555-0143"}.

Both ways go by the table of fields, so that a field added there is exported and imported without a line here. Texts are
as an entry file has them: times "18:30", dates 2026-11-03, true and false.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from generator.content.checker import Lists, check_record
from generator.content.fields import ENTRY
from generator.content.table import Field, Kind
from generator.content.tree import Mapping as Tree
from generator.content.tree import Node, Scalar, Sequence
from generator.content.writer import clock
from generator.problems import Problem, Problems
from generator.records import dataclass

Plain = dict[str, Any]  # field -> text, list of texts, or the same again: an entry file before it is checked


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value: its path with list places in it, its path without, the field, the value as text."""

    path: str
    kind_path: str
    field: Field
    text: str


def leaves(record: Any, fields: Iterable[Field] = ENTRY, at: str = "", kind_at: str = "") -> Iterator[Leaf]:
    """Every value that differs from the model's default, in the table's order. Each item of a closed list is a leaf of its own, same path."""
    defaults = _defaults(record.__class__)
    for field in fields:
        value = getattr(record, field.name)
        if (not value and value is not False and value != 0) or (not field.required and value == defaults[field.name]):
            continue
        path, kind_path = at + field.key, kind_at + field.key
        if field.kind is Kind.RECORDS_BY_LANGUAGE:
            for language, inner in sorted(value.items()):
                yield from leaves(inner, field.fields, f"{path}.{language}.", f"{kind_path}.{language}.")
        elif field.kind is Kind.RECORD and field.many:
            for n, inner in enumerate(value):
                yield from leaves(inner, field.fields, f"{path}.{n}.", f"{kind_path}.")
        elif field.kind is Kind.RECORD:
            yield from leaves(value, field.fields, f"{path}.", f"{kind_path}.")
        else:
            for item in value if field.many else (value,):
                yield Leaf(path, kind_path, field, text_of(item, field))


@cache
def _defaults(record_type: type) -> dict[str, Any]:
    """The model's defaults of a record; of what has none, a mark that equals nothing."""
    return {one.name: one.default for one in dataclasses.fields(record_type)}


def text_of(value: Any, field: Field) -> str:
    """A single value as an entry file writes it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    if field.kind is Kind.TIME:
        return clock(value)
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".") or "0"
    return str(value)


def field_at(path: str) -> Field | None:
    """The field of a path, whether or not it has list places and languages in it; None if there is none."""
    fields: tuple[Field, ...] = ENTRY
    found: Field | None = None
    for step in path.split("."):
        if found is not None and (
            step.isdecimal()
            if found.many
            else found.kind is Kind.RECORDS_BY_LANGUAGE and step.isalpha() and len(step) <= 3
        ):
            continue
        found = next((field for field in fields if field.key == step), None)
        if found is None:
            return None
        fields = found.fields
    return found


def put(plain: Plain, path: str, text: str) -> None:
    """Set the value at `path`. A field that holds many gets one more, if it has not this one yet. Unknown paths are left out."""
    steps = path.split(".")
    field = field_at(path)
    if field is None or field.kind in (Kind.RECORD, Kind.RECORDS_BY_LANGUAGE) or len(steps) > 8:
        return
    here: Any = plain
    fields: tuple[Field, ...] = ENTRY
    n = 0
    while n < len(steps) - 1:
        step = next(f for f in fields if f.key == steps[n])
        n += 1
        if step.kind is Kind.RECORDS_BY_LANGUAGE:
            here = here.setdefault(step.key, {}).setdefault(steps[n], {})
            n += 1
        elif step.many:
            items = here.setdefault(step.key, [])
            place = int(steps[n]) if steps[n].isdecimal() else 0
            if place > 200 or n == len(steps) - 1:
                return
            items += [{} for _ in range(place + 1 - len(items))]
            here = items[place]
            n += 1
        else:
            here = here.setdefault(step.key, {})
        fields = step.fields
    if not field.many:
        here[field.key] = text
    elif text not in here.setdefault(field.key, []):
        here[field.key].append(text)


def checked(plain: Plain, lists: Lists) -> tuple[dict[str, Any], list[Problem]]:
    """The values of an entry (by attribute name) out of texts, through the checks every entry file passes.

    What is no value of its field is left out, and is a problem.
    """
    problems = Problems("")
    values = check_record(node(without_empty(plain)), ENTRY, lists, problems)
    return values, problems.found


def without_empty(value: Any) -> Any:
    """The same without empty texts, lists and tables."""
    if isinstance(value, dict):
        return {key: inner for key, item in value.items() if (inner := without_empty(item)) not in ("", [], {}, None)}
    if isinstance(value, list | tuple):
        return [inner for item in value if (inner := without_empty(item)) not in ("", [], {}, None)]
    return value


def node(value: Any) -> Node:
    """Texts, lists and tables as the marked tree that the checks read."""
    if isinstance(value, dict):
        return Tree(tuple((Scalar(str(key), 1, 1), node(item)) for key, item in value.items()), 1, 1)
    if isinstance(value, list | tuple):
        return Sequence(tuple(node(item) for item in value), 1, 1)
    return Scalar(str(value), 1, 1, quoted=True)
