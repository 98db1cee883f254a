"""Rows of the API as rows of the national workbooks, whose cleaning and codes then hold for both.

Field names of 2019 and of developer guide 1.9 differ in `typeFacility` and `type_facility`; `frid` is gone. Services are
told by category (`f2`) and names (`f3`, with semicolons between them), not by codes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from generator.content.vocabulary import Vocabulary
from generator.directory.names import folded
from generator.exchange.meetings import plain
from generator.exchange.workbook import SheetRow
from generator.problems import Problem, Severity
from generator.records import dataclass

TABLE = "findtreatment"
MAX_FILE = 256 * 1024 * 1024
_BOOKS = {"sa": "sa", "mh": "mh"}
_PERSONS = frozenset({"bupren", "buprenorphine", "practitioner"})
_CARE = frozenset({"SA", "DT", "HH", "MH", "SUMH"})


@dataclass(frozen=True, slots=True)
class Given:
    """A row of the API: the row the workbooks' cleaning reads, which workbook it belongs to, and what only the API tells."""

    file: str
    number: int
    name: str
    book: str
    sheet: SheetRow
    website: str
    lat: float | None
    lon: float | None
    hotline: str


@dataclass(frozen=True, slots=True)
class NotGiven:
    """A row that makes no entry, and why."""

    file: str
    number: int
    name: str
    reason: str


@dataclass(slots=True)
class Reading:
    """The rows of some files. `most` is how many records the API says there are; `unmapped` and `left_out` count names."""

    rows: list[Given | NotGiven] = field(default_factory=list)
    totals: dict[str, int] = field(default_factory=dict)
    most: int = 0
    unmapped: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Names:
    """Names of services to SAMHSA's codes, with or without the category before them; and why some have none."""

    codes: Mapping[str, tuple[str, ...]]
    left_out: Mapping[str, str]


def names_of(vocabulary: Vocabulary) -> Names:
    """The table content/vocabulary/findtreatment.yaml."""
    codes: dict[str, tuple[str, ...]] = {}
    left_out: dict[str, str] = {}
    for row in vocabulary.tables.get(TABLE, ()):
        for name in row.codes:
            given = row.sets.get("samhsa", ())
            codes[folded(name)] = tuple(map(str, given)) if isinstance(given, tuple) else (str(given),)
            if row.left_out:
                left_out[folded(name)] = row.left_out
    return Names(codes, left_out)


def read_rows(path: Path, names: Names, reading: Reading) -> list[Problem]:
    """Add the rows of a file: a page of the API, a list of pages, or a bare list of rows. Never raises for any file.

    Problems: FINDTREATMENT-FILE, FINDTREATMENT-SIZE.
    """
    shown = path.as_posix()

    def wrong(code: str, message: str, fix: str) -> list[Problem]:
        return [Problem(code, Severity.ERROR, shown, 0, 0, message, fix)]

    try:
        if path.stat().st_size > MAX_FILE:
            return wrong("FINDTREATMENT-SIZE", "This file is too large.", "Ask the API for one state at a time.")
        value = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError:
        return wrong("FINDTREATMENT-FILE", "This file cannot be opened.", "Check the name and its permissions.")
    except (ValueError, RecursionError):
        return wrong("FINDTREATMENT-FILE", "This is not JSON that can be read.", "Save what the API answers as it is.")
    pages = (
        value
        if isinstance(value, list) and any(isinstance(page, dict) and "rows" in page for page in value)
        else [value]
    )
    rows: list[Any] = []
    for page in pages:
        if isinstance(page, dict) and isinstance(page.get("rows"), list):
            rows += page["rows"]
            reading.most = max(reading.most, int(plain.number(page.get("recordCount")) or 0))
        elif isinstance(page, list):
            rows += page
        else:
            return wrong(
                "FINDTREATMENT-FILE",
                "There are no rows of the API in this file.",
                "Save what the API answers as it is.",
            )
    reading.totals[path.name] = reading.totals.get(path.name, 0) + len(rows)
    reading.rows += [_row(row, path.name, number, names, reading) for number, row in enumerate(rows, 1)]
    return []


def _row(row: Any, file: str, number: int, names: Names, reading: Reading) -> Given | NotGiven:
    if not isinstance(row, dict):
        return NotGiven(file, number, "", "not a record")
    text = {str(key): plain.line(value) for key, value in row.items() if key != "services"}
    name = ", ".join(part for part in (text.get("name1", ""), text.get("name2", "")) if part)[:120]
    kind = (text.get("type_facility") or text.get("typeFacility", "")).casefold()
    if kind in _PERSONS:
        return NotGiven(file, number, "(a practitioner)", "a practitioner: a person, not a place")
    codes = _codes(row.get("services"), names, reading)
    book = _BOOKS.get(kind, "mh" if "MH" in codes and "SA" not in codes else "sa")
    if kind not in _BOOKS and not codes & _CARE:
        return NotGiven(file, number, name, "no treatment of addiction or mental health named")
    cells = (
        *(
            text.get(key, "")
            for key in ("name1", "name2", "street1", "street2", "city", "state", "zip", "phone", "intake1", "intake2")
        ),
        text.get("intake1a", ""),
        text.get("intake2a", ""),
        " * ".join(sorted(codes)),
    )
    lat, lon = plain.number(row.get("latitude")), plain.number(row.get("longitude"))
    return Given(
        file, number, name, book, SheetRow(number, cells), text.get("website", ""), lat, lon, text.get("hotline1", "")
    )


def _codes(services: Any, names: Names, reading: Reading) -> set[str]:
    """The codes of the services named; names without one are counted."""
    found: set[str] = set()
    seen: set[str] = set()
    for service in services if isinstance(services, list) else []:
        if not isinstance(service, dict):
            continue
        category = plain.line(service.get("f2"))
        for part in plain.line(service.get("f3")).split(";"):
            name = " ".join(part.split())[:160]
            if not name:
                continue
            key = next((key for key in (folded(f"{category} {name}"), folded(name)) if key in names.codes), "")
            told = f"{category}: {name}"
            if names.codes.get(key):
                found.update(names.codes[key])
            elif told not in seen:
                seen.add(told)
                (reading.left_out if key else reading.unmapped)[told] += 1
    return found
