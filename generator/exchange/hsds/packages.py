"""HSDS files as records: JSON of 3.0 (a record, a list, an API's page) and the CSV packages of 2.x and 3.0.

A package is a folder, or a ZIP file, with a CSV file a table. Both are what somebody sent: sizes are looked at before
anything is unpacked, and names that lead out of the package are refused.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Any

from generator.problems import Problem, Severity
from generator.records import dataclass

MAX_FILE = 256 * 1024 * 1024
MAX_RATIO = 200  # deflate reaches about 1000; tables of text reach 20
MAX_MEMBERS = 200
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
)
_PAGES = ("contents", "items", "results", "data")
_LISTS = ("service_at_locations", "services", "organizations")

# Names of tables in 1.x, 2.x and 3.0 -> ours.
_TABLES: Mapping[str, str] = {
    "organization": "organization",
    "service": "service",
    "location": "location",
    "service_at_location": "service_at_location",
    "services_at_location": "service_at_location",
    "address": "address",
    "physical_address": "address",
    "phone": "phone",
    "contact": "contact",
    "schedule": "schedule",
    "regular_schedule": "regular_schedule",
    "language": "language",
    "accessibility": "accessibility",
    "accessibility_for_disabilities": "accessibility",
    "service_area": "service_area",
    "required_document": "required_document",
    "cost_option": "cost_option",
    "eligibility": "eligibility",
    "taxonomy": "taxonomy",
    "taxonomy_term": "taxonomy_term",
    "attribute": "attribute",
    "service_attribute": "attribute",
    "service_taxonomy": "attribute",
    "services_taxonomy": "attribute",
}


@dataclass(slots=True)
class Records:
    """What a file holds: whole records, or tables still to be joined, and the taxonomy terms told beside them."""

    file: str
    items: list[Any] = field(default_factory=list)
    tables: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    terms: list[Any] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def read_records(path: Path) -> tuple[Records | None, list[Problem]]:
    """The records of a JSON file, a folder of CSV files or a ZIP file of them. Never raises for any file.

    Problems: HSDS-FILE (cannot be read, or is neither), HSDS-SIZE, HSDS-PACKAGE (a ZIP file that is not to be trusted).
    """
    shown = path.as_posix()
    try:
        if path.is_dir():
            return _package(path.name, {p.name: _opener(p) for p in sorted(path.glob("*")) if p.is_file()}, shown)
        if path.stat().st_size > MAX_FILE:
            return None, [
                _problem(
                    "HSDS-SIZE",
                    shown,
                    "This file is too large.",
                    "Split it, or import one part of the country at a time.",
                )
            ]
        data = path.read_bytes()
    except OSError:
        return None, [
            _problem("HSDS-FILE", shown, "This file cannot be opened.", "Check the name and its permissions.")
        ]
    if data[:2] == b"PK":
        return _zipped(path, shown)
    return _json(path.name, data, shown)


def _problem(code: str, shown: str, message: str, fix: str) -> Problem:
    return Problem(code, Severity.ERROR, shown, 0, 0, message, fix)


def _opener(path: Path) -> Callable[[], bytes]:
    return lambda: path.read_bytes() if path.stat().st_size <= MAX_FILE else b""


def _json(name: str, data: bytes, shown: str) -> tuple[Records | None, list[Problem]]:
    fix = "Is it the right file? HSDS 3.0 is JSON; a package of 2.x is a folder or a ZIP file of CSV files."
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None, [_problem("HSDS-FILE", shown, "This is not JSON that can be read.", fix)]
    records = Records(name)
    _collect(value, records)
    if not records.items and not records.tables and not _is_empty_page(value):
        return None, [_problem("HSDS-FILE", shown, "There are no services in this file.", fix)]
    return records, []


def _is_empty_page(value: Any) -> bool:
    return value == [] or (isinstance(value, dict) and value.get("contents") == [])


def _collect(value: Any, records: Records) -> None:
    """Records out of a record, a list of them, an envelope, or tables by name."""
    if isinstance(value, list):
        records.items += value
        return
    if not isinstance(value, dict):
        return
    if isinstance(terms := value.get("taxonomy_terms"), list):
        records.terms += terms
    tables = {name: rows for name, rows in value.items() if isinstance(rows, list) and str(name).endswith(".csv")}
    if tables:
        for name, rows in tables.items():
            if table := table_of(name):
                records.tables.setdefault(table, []).extend(
                    {str(k): text(v) for k, v in row.items()} for row in rows if isinstance(row, dict)
                )
        return
    lists: list[list[Any]] = [value[key] for key in _PAGES if isinstance(value.get(key), list)]
    if not lists and "id" not in value:
        lists = [value[key] for key in _LISTS if isinstance(value.get(key), list)]
    for rows in lists:
        records.items += rows
    if not lists and "id" in value:
        records.items.append(value)


def table_of(name: str) -> str:
    """Our name of the table in a file of this name; "" if we have no use for it."""
    stem = PurePosixPath(str(name)).name.lower().removesuffix(".csv")
    for key in (
        stem,
        stem.removesuffix("s"),
        stem.removesuffix("es"),
        stem[:-3] + "y" if stem.endswith("ies") else stem,
    ):
        if key in _TABLES:
            return _TABLES[key]
    return ""


def text(value: Any) -> str:
    """A value of JSON as text; "" for null, lists and objects."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else ""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**15 else ""
    return value if isinstance(value, str) else ""


def _zipped(path: Path, shown: str) -> tuple[Records | None, list[Problem]]:
    def refused(message: str) -> tuple[None, list[Problem]]:
        return None, [
            _problem(
                "HSDS-PACKAGE",
                shown,
                message,
                "Ask for the package again, or unpack it yourself and import the folder.",
            )
        ]

    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_FILE:
                return refused("This package unpacks to more than we read.")
            for member in members:
                parts = PurePosixPath(member.filename.replace("\\", "/"))
                if parts.is_absolute() or ".." in parts.parts or ":" in member.filename or "\0" in member.filename:
                    return refused("This package holds a file whose name leads out of it.")
                if member.file_size > 1_000_000 and member.file_size > MAX_RATIO * max(member.compress_size, 1):
                    return refused("This package holds a file that unpacks to a suspicious size.")
            wanted = [
                m
                for m in members
                if m.filename.lower().endswith((".csv", ".json")) and not m.filename.startswith("__MACOSX")
            ]
            read = {PurePosixPath(m.filename).name: _member(archive, m) for m in wanted}
    except _UNREADABLE:
        return refused("This package is damaged.")
    if any(data is None for data in read.values()):
        return refused("This package holds a file that is damaged or larger than it says.")
    whole = {name: data for name, data in read.items() if data is not None}
    if not any(table_of(name) for name in whole if name.endswith(".csv")) and len(whole) == 1:
        return _json(path.name, next(iter(whole.values())), shown)
    return _package(path.name, {name: _given(data) for name, data in whole.items()}, shown)


def _given(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | None:
    """The file's bytes; None if it is damaged or holds more than it said."""
    try:
        with archive.open(member) as file:
            data = file.read(member.file_size + 1)
    except _UNREADABLE:
        return None
    return data if len(data) <= member.file_size else None


def _package(name: str, files: Mapping[str, Callable[[], bytes]], shown: str) -> tuple[Records | None, list[Problem]]:
    records = Records(name)
    problems: list[Problem] = []
    names = _described(files, records)
    for file, read in sorted(files.items()):
        table = table_of(names.get(file, file)) if file.lower().endswith(".csv") else ""
        if not table:
            continue
        try:
            rows = _rows(read())
        except OSError:
            problems.append(
                _problem("HSDS-FILE", f"{shown}/{file}", "This file cannot be opened.", "Check its permissions.")
            )
            continue
        except (csv.Error, ValueError):
            problems.append(
                _problem(
                    "HSDS-FILE",
                    f"{shown}/{file}",
                    "This is not a CSV file that can be read.",
                    "Save it again as CSV, in UTF-8.",
                )
            )
            continue
        records.tables.setdefault(table, []).extend(rows)
    if not problems and not records.tables.get("service") and not records.tables.get("organization"):
        problems.append(
            _problem(
                "HSDS-FILE", shown, "There is no table of services in this package.", "It needs a file services.csv."
            )
        )
    return (None if problems else records), problems


def _described(files: Mapping[str, Callable[[], bytes]], records: Records) -> dict[str, str]:
    """File name -> table, as datapackage.json tells (Frictionless Data Package); without one, files go by their own names."""
    if "datapackage.json" not in files:
        return {}
    try:
        value = json.loads(files["datapackage.json"]().decode("utf-8-sig"))
        resources = value["resources"]
        told = {
            PurePosixPath(str(one["path"])).name: str(one["name"])
            for one in resources
            if str(one["path"]).lower().endswith(".csv")
        }
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        records.doubts.append("datapackage.json cannot be read; the files go by their names.")
        return {}
    return {file: table for file, table in told.items() if table_of(table)}


def _rows(data: bytes) -> list[dict[str, str]]:
    try:
        decoded = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        decoded = data.decode("cp1252", errors="replace")
    reader = csv.DictReader(io.StringIO(decoded.replace("\0", ""), newline=""))
    return [
        {(key or "").strip().lower(): value for key, value in row.items() if isinstance(value, str)} for row in reader
    ]


def by_key(rows: Iterable[dict[str, str]], key: str) -> dict[str, list[dict[str, str]]]:
    """The rows by what they hold in `key`."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        if row.get(key):
            found.setdefault(row[key], []).append(row)
    return found
