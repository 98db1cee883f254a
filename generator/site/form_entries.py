"""What the form needs to mend a listing: the entries as somebody would have typed them, a few dozen in a file.

A page would be heavier for everybody if it carried its own; a file for each would double the number of files, which free
hosting limits. So a state's entries lie on shelves, and the hash of an id says on which. Nothing is here that the entry's file
in the repository does not say, and nothing of an address that is hidden.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from generator.content.fields import ENTRY
from generator.content.packed import as_json
from generator.content.table import Field, Kind
from generator.content.writer import clock
from generator.directory.model import Entry
from generator.site.hashing import hashed
from generator.site.shape import Shows, every

FOLDER = "add/form/entries/"
ON_A_SHELF = 40
_HIDDEN = ("street", "unit", "zip", "lat", "lon")


def typed(entry: Entry) -> dict[str, Any]:
    """The entry's values as they would be typed: texts, lists of texts, and groups of them, under the table's keys."""
    values = _ENTRY.of(entry)
    if entry.location and entry.location.visibility != "public":
        for key in _HIDDEN:
            values["location"].pop(key, None)
    return values


def form_files(by_state: Mapping[str, Iterable[Entry]], paths: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of every shelf of every state, and of files.json."""
    for state, some in sorted(by_state.items()):
        yield from form_shelves(state, some, paths)
    yield form_shelves_count(by_state)


def form_shelves(
    state: str,
    some: Iterable[Entry],
    paths: Mapping[str, str],
    shows: Shows = every,
) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of every shelf of a state that is wanted by its entries.

    A shelf is {id: [path of its file below content/entries, values]}; `paths` gives those that are not simply id.yaml.
    """
    entries = sorted(some, key=lambda entry: entry.id)
    files = _shelves(len(entries))
    shelves: list[list[Entry]] = [[] for _ in range(files)]
    for entry in entries:
        shelves[hashed(entry.id) % files].append(entry)
    for number, held in enumerate(shelves):
        if shows(held):
            content = {entry.id: [paths.get(entry.id, f"{entry.id}.yaml"), typed(entry)] for entry in held}
            yield f"{FOLDER}{state}/{number}.json", _json(content)


def form_shelves_count(by_state: Mapping[str, Iterable[Entry]]) -> tuple[str, bytes]:
    """Path and bytes of files.json: {state: how many shelves}."""
    counts = {state: _shelves(len(tuple(some))) for state, some in sorted(by_state.items())}
    return f"{FOLDER}files.json", _json({state: count for state, count in counts.items() if count})


def _shelves(entries: int) -> int:
    return -(-entries // ON_A_SHELF)


def _json(value: object) -> bytes:
    return as_json(value) + b"\n"


class _Typed:
    """How the values of a record would be typed: its rows of the table, ready to be asked for all at once."""

    def __init__(self, fields: tuple[Field, ...]) -> None:
        self._fields = fields
        self._inner = [_Typed(field.fields) if field.fields else None for field in fields]
        self._values = attrgetter(*(field.name for field in fields))

    def of(self, record: Any) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for field, inner, value in zip(self._fields, self._inner, self._values(record), strict=True):
            if not value and value is not False and value != 0:
                continue
            if inner is None:
                found[field.key] = [_text(one, field) for one in value] if field.many else _text(value, field)
            elif field.kind is Kind.RECORDS_BY_LANGUAGE:
                found[field.key] = {language: inner.of(one) for language, one in sorted(value.items())}
            else:
                some = [inner.of(one) for one in (value if field.many else (value,))]
                if any(some):
                    found[field.key] = some if field.many else some[0]
        return found


_ENTRY = _Typed(ENTRY)


def _text(value: Any, field: Field) -> str:
    if type(value) is str:
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    if field.kind is Kind.TIME:
        return clock(value)
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".")
    return str(value)
