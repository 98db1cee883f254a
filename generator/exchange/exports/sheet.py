"""Entries as one flat table: a row an entry, a column a field, for spreadsheet programs.

A spreadsheet takes a cell that starts with = + - @ for a formula and may run it, so such a cell gets an apostrophe in
front (OWASP, "CSV Injection"). Values of a list stand together, with a semicolon between them; a semicolon or line end
within one is escaped with a backslash.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from generator.content.fields import ENTRY
from generator.content.table import Field, Kind
from generator.content.vocabulary import Vocabulary
from generator.directory.model import Entry
from generator.exchange.exports.leaves import leaves
from generator.exchange.exports.losses import LeftOut
from generator.exchange.exports.publisher import Publisher

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")  # the apostrophe too, so that taking it away again is safe
_ADDRESS = frozenset({"location.street", "location.unit", "location.zip", "location.lat", "location.lon"})
MARK = b"\xef\xbb\xbf"
_GIVEN = tuple(field for field in ENTRY if field.key not in ("provenance", "former_ids"))


def sheet(entries: Sequence[Entry], vocabulary: Vocabulary, publisher: Publisher) -> tuple[bytes, list[LeftOut]]:
    """CSV (RFC 4180) with a byte order mark, without which Excel takes it for another encoding. First the ids and pages."""
    rows = [row_of(entry, publisher) for entry in entries]
    used = {column for row in rows for column in row}
    columns = ["id", "page", *sorted(used - {"id", "page"}, key=_order)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(row.get(column, "")) for column in columns] for row in rows)
    return MARK + out.getvalue().encode(), []


def joined_sheets(states: Sequence[bytes], vocabulary: Vocabulary, publisher: Publisher) -> bytes:
    """The file of all entries, from those of the states: these have the columns that each needs."""
    tables = [csv.reader(io.StringIO(data[len(MARK) :].decode(), newline="")) for data in states]
    heads = [next(table) for table in tables]
    columns = ["id", "page", *sorted({column for head in heads for column in head} - {"id", "page"}, key=_order)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for head, table in zip(heads, tables, strict=True):
        place = {column: at for at, column in enumerate(head)}
        order = [place.get(column, len(head)) for column in columns]
        for row in table:
            row.append("")  # what stands in a column that the state does not have
            writer.writerow([row[at] for at in order])
    return MARK + out.getvalue().encode()


def row_of(entry: Entry, publisher: Publisher) -> dict[str, str]:
    """The cells of an entry, by column."""
    return {"id": entry.id, "page": publisher.page(entry.id), **_cells(entry)}


def line_of(row: Mapping[str, str], columns: Iterable[str]) -> bytes:
    """A row as it stands below these columns."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([safe(row.get(column, "")) for column in columns])
    return out.getvalue().encode()


def safe(text: str) -> str:
    """The text as a cell that no spreadsheet program takes for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


def unsafe(text: str) -> str:
    """What was in the cell before `safe`."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def _cells(entry: Entry) -> dict[str, str]:
    cells: dict[str, str] = {}
    hidden = _ADDRESS if entry.location and entry.location.visibility != "public" else frozenset()
    for leaf in leaves(entry, _GIVEN):
        if leaf.path in hidden:
            continue
        text = leaf.text.replace("\\", "\\\\").replace(";", "\\;") if leaf.field.many else leaf.text
        cells[leaf.path] = f"{cells[leaf.path]}; {text}" if leaf.path in cells else text
    return cells


def parts(cell: str) -> list[str]:
    """The values of a list out of its cell."""
    found, here, escaped = [], "", False
    for sign in cell:
        if escaped:
            here, escaped = here + sign, False
        elif sign == "\\":
            escaped = True
        elif sign == ";":
            found.append(here)
            here = ""
        else:
            here += sign
    return [text for text in (part.strip() for part in [*found, here]) if text]


def _order(column: str) -> tuple[tuple[int, str], ...]:
    """Columns in the order of the table of fields, list places by number."""
    fields: tuple[Field, ...] = ENTRY
    order: list[tuple[int, str]] = []
    for step in column.split("."):
        place = next((n for n, field in enumerate(fields) if field.key == step), None)
        if place is None:
            order.append((int(step), "") if step.isdecimal() else (0, step))
            continue
        order.append((place, ""))
        fields = fields[place].fields if fields[place].kind in (Kind.RECORD, Kind.RECORDS_BY_LANGUAGE) else ()
    return tuple(order)
