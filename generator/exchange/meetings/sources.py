"""Files as rows: JSON in its many wrappings, and tables with their many mistakes. What cannot be read is a problem in words."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.exchange.meetings import plain
from generator.problems import Problem, Severity
from generator.records import dataclass

MAX_FILE = 64 * 1024 * 1024
_LISTS = ("meetings", "records", "data", "items", "results", "rows", "values", "feed", "response")
_HEADER_WITHIN = 12  # lines above the header seen so far: three


@dataclass(frozen=True, slots=True)
class Raw:
    """One row as it stands in a file: its number (a table's as the spreadsheet shows it, a list's from 1) and its value."""

    file: str
    row: int
    value: Any


def read_text(path: Path) -> tuple[str, list[Problem]]:
    """The text of a file in UTF-8, UTF-16 or Windows-1252, with plain line ends."""
    shown = path.as_posix()
    try:
        if path.stat().st_size > MAX_FILE:
            return "", [
                _problem(
                    "FEED-SIZE",
                    shown,
                    "This file is larger than any list of meetings we know: over 64 MB.",
                    "Is it the right file?",
                )
            ]
        data = path.read_bytes()
    except OSError:
        return "", [_problem("FEED-FILE", shown, "This file cannot be opened.", "Check the name and the folder.")]
    return decoded(data), []


def decoded(data: bytes) -> str:
    """Bytes as text; no byte is refused."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def is_json(text: str) -> bool:
    """Whether a text means to be JSON rather than a table."""
    return text.lstrip()[:1] in ("[", "{")


def is_page(text: str) -> bool:
    """Whether a text is a web page: what a server sends in place of a feed that moved."""
    return bool(re.match(r"\s*<(?:!doctype|html|head|\?xml)", text, re.IGNORECASE))


def json_values(text: str, shown: str) -> tuple[Any, list[Problem]]:
    """The value of a JSON text, or the list of values of a line-delimited one; None with a problem (FEED-JSON)."""
    try:
        return json.loads(text, parse_constant=lambda _: None), []
    except RecursionError:
        return None, [
            _problem(
                "FEED-JSON", shown, "The lists in this file are nested too deeply for a feed.", "Is it the right file?"
            )
        ]
    except ValueError as error:
        values = _line_delimited(text)
        if values is not None:
            return values, []
        line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
        what = str(getattr(error, "msg", "")).lower()
        message = "This file is not valid JSON" + (
            ": there is more text after its end."
            if "extra data" in what
            else ": it breaks off before its end."
            if "unterminated" in what or (line and line >= text.rstrip().count("\n") + 1)
            else ": a comma, a quotation mark or a bracket is missing or one too many here."
        )
        return None, [
            Problem(
                "FEED-JSON",
                Severity.ERROR,
                shown,
                line,
                column,
                message,
                "Download it again; if it stays so, tell the people who publish it. Nothing was changed.",
            )
        ]


def _line_delimited(text: str) -> list[Any] | None:
    """One object a line. A line that is none stands as a text, and is refused as a row."""
    found: list[Any] = []
    good = 0
    for line in text.split("\n"):
        if not line.strip():
            continue
        try:
            value = json.loads(line.strip().rstrip(","), parse_constant=lambda _: None)
        except (ValueError, RecursionError):
            value = line
        good += isinstance(value, dict)
        found.append(value)
    return found if good >= 2 and good * 2 > len(found) else None


def listed(value: Any, depth: int = 0) -> list[Any] | None:
    """The list of rows in whatever wraps it; None if there is none.

    A bare list; {meetings: [...]}, {data: {...}} and the like; {records: [{id, fields}]}; rows by their id; a table as
    a list of lists with its header first.
    """
    if isinstance(value, list):
        if value and all(isinstance(row, list) for row in value):
            header = [plain.line(cell) for cell in value[0]]
            return [dict(zip(header, row, strict=False)) for row in value[1:]]
        return [_unwrapped(row) for row in value]
    if not isinstance(value, dict) or depth > 3:
        return None
    for key in _LISTS:
        if isinstance(value.get(key), list | dict) and (found := listed(value[key], depth + 1)) is not None:
            return found
    if len(value) > 1 and all(isinstance(row, dict) for row in value.values()):
        return [{"id": key, **_unwrapped(row)} for key, row in value.items()]
    return None


def _unwrapped(row: Any) -> Any:
    """Airtable's way: {"id": ..., "fields": {...}}."""
    if isinstance(row, dict) and isinstance(row.get("fields"), dict):
        return {"id": row.get("id"), **row["fields"]}
    return row


@dataclass(frozen=True, slots=True)
class Table:
    """A table's rows by column key, with the columns nobody knows as they are written."""

    rows: tuple[Raw, ...]
    columns: tuple[str, ...]
    unknown: tuple[str, ...]


def table(
    text: str, shown: str, name: str, key_of: Callable[[str], str], fits: Mapping[str, Callable[[str], bool]]
) -> tuple[Table | None, list[Problem]]:
    """The table in a CSV text: commas, semicolons or tabs; titles above the header; a header that stands a column off.

    `key_of` gives the key of a column's title, "" for one nobody knows. `fits` tests the values of some keys, to see
    whether the header stands over its columns. Blank rows are left out. Problems: FEED-TABLE.
    """
    cells, problem = _cells(text, shown)
    if problem:
        return None, [problem]
    scores = [len({key for cell in row if (key := key_of(cell))}) for _, row in cells[:_HEADER_WITHIN]]
    best = max(scores, default=0)
    if best < 2:
        return None, [
            _problem(
                "FEED-TABLE",
                shown,
                "This table has no row with the names of its columns.",
                "The first row must name the columns: Name, Day, Time and so on.",
            )
        ]
    at = scores.index(best)
    titles = cells[at][1]
    body = [(number, row) for number, row in cells[at + 1 :] if any(cell.strip() for cell in row)]
    keys = [key_of(title) for title in titles]
    keys = _over_columns(keys, [row for _, row in body[:30]], fits)
    rows = []
    for number, row in body:
        value: dict[str, str] = {}
        for key, cell in zip(keys, row, strict=False):
            if key and cell.strip():
                value[key] = f"{value[key]}\n{cell}" if key in value else cell
        rows.append(Raw(name, number, value))
    unknown = tuple(title.strip() for title in titles if title.strip() and not key_of(title))
    return Table(tuple(rows), tuple(key for key in keys if key), unknown), []


def _cells(text: str, shown: str) -> tuple[list[tuple[int, list[str]]], Problem | None]:
    head = "\n".join(text.split("\n", 40)[:40])
    delimiter = max(",;\t", key=lambda sign: (head.count(sign), sign == ","))
    rows: list[tuple[int, list[str]]] = []
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        for row in reader:
            rows.append((len(rows) + 1, row))
    except csv.Error:
        return rows, Problem(
            "FEED-TABLE",
            Severity.ERROR,
            shown,
            reader.line_num,
            1,
            "A quotation mark opens here and is never closed, or a cell is far too long.",
            "Mend this line in a spreadsheet program and save it as CSV again.",
        )
    return [(number, row) for number, row in rows if any(cell.strip() for cell in row)], None


def _over_columns(
    keys: list[str], rows: Sequence[Sequence[str]], fits: Mapping[str, Callable[[str], bool]]
) -> list[str]:
    """The keys moved by a column to where the values fit, if they clearly do not fit as they are."""

    def fit(way: list[str]) -> float:
        """The part of the tested cells that fit; 0 where no tested column is left."""
        tested = [
            fits[key](cell) for row in rows for key, cell in zip(way, row, strict=False) if key in fits and cell.strip()
        ]
        return sum(tested) / len(tested) if tested else 0.0

    ways = [keys, ["", *keys], keys[1:] if keys and not keys[0] else keys]
    scores = [fit(way) for way in ways]
    best = scores.index(max(scores, default=0))
    return ways[best] if scores[best] >= 0.8 and scores[0] < 0.6 else keys


def _problem(code: str, path: str, message: str, fix: str) -> Problem:
    return Problem(code, Severity.ERROR, path, 0, 0, message, fix)
