"""Workbooks (.xlsx): the wanted columns of the wanted sheets, as plain texts.

python-calamine is known to this module alone, and only when a workbook is read: it is an extra. A workbook is a
ZIP file somebody sent, so its sizes and cell addresses are looked at before anything is unpacked into memory.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.problems import Problem, Severity
from generator.records import dataclass

MAX_FILE = 64 * 1024 * 1024
MAX_PART = 256 * 1024 * 1024  # the national workbook's largest part unpacks to 6 MB
# A cell at XFD1048576 would make the reader lay out seventeen billion cells: no column after Z, no row after 99,999.
_FAR_CELL = re.compile(rb"""[\s"'/]r\s*=\s*["']\s*(?:[A-Za-z]{2,}\d|[A-Za-z]?\d{6,})""")
_MADE = re.compile(rb"<dcterms:created[^>]*>\s*(\d{4}-\d{2}-\d{2})T")
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


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number as the spreadsheet program shows it, and its texts in the order asked for."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The rows of each wanted sheet, and the day the workbook says it was made (None if it does not say)."""

    sheets: Mapping[str, tuple[SheetRow, ...]]
    made: dt.date | None


def read_workbook(path: Path, wanted: Mapping[str, Sequence[str]]) -> tuple[Workbook | None, list[Problem]]:
    """Read the sheets and columns named in `wanted`, in whatever order the workbook has them.

    Blank rows are left out. Never raises for any file: what is wrong is a problem in plain words
    (WORKBOOK-EXTRA, WORKBOOK-FILE, WORKBOOK-SIZE, WORKBOOK-SHEET, WORKBOOK-COLUMN).
    """
    shown = path.as_posix()
    try:
        import python_calamine
    except ImportError:
        return None, [
            _problem(
                "WORKBOOK-EXTRA",
                shown,
                "Reading .xlsx files needs one more package, which is not installed.",
                'Run: pip install "recovery-site[workbooks]"',
            )
        ]
    problem, made = _looked_over(path, shown)
    if problem:
        return None, [problem]
    try:
        with python_calamine.CalamineWorkbook.from_path(path.as_posix()) as book:
            tables = {
                name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                for name in wanted
                if name in book.sheet_names
            }
            names = tuple(book.sheet_names)
    except BaseException as error:  # the reader is Rust: where it gives up, it raises outside Exception
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        return None, [_broken(shown)]
    sheets: dict[str, tuple[SheetRow, ...]] = {}
    problems: list[Problem] = []
    for name, columns in wanted.items():
        if name not in tables:
            have = ", ".join(f'"{n[:40]}"' for n in names[:8]) or "none"
            problems.append(
                _problem(
                    "WORKBOOK-SHEET",
                    shown,
                    f'There is no sheet "{name}" in it.',
                    f"Its sheets are: {have}. Is it the right file?",
                )
            )
            continue
        rows, missing = _rows(tables[name], columns)
        if missing:
            problems.append(
                _problem(
                    "WORKBOOK-COLUMN",
                    shown,
                    f'The sheet "{name}" lacks: {", ".join(missing)}.',
                    "The first row must hold the names of the columns.",
                )
            )
        sheets[name] = rows
    return (None if problems else Workbook(sheets, made)), problems


def _problem(code: str, path: str, message: str, fix: str) -> Problem:
    return Problem(code, Severity.ERROR, path, 0, 0, message, fix)


def _broken(shown: str) -> Problem:
    return _problem(
        "WORKBOOK-FILE",
        shown,
        "This file cannot be read as an .xlsx workbook.",
        "Download it again; it may be cut short or be something else.",
    )


def _looked_over(path: Path, shown: str) -> tuple[Problem | None, dt.date | None]:
    """Whether the file is a ZIP of sane sizes and cell addresses, and the day it says it was made."""
    try:
        if not path.is_file():
            return _problem("WORKBOOK-FILE", shown, "There is no such file.", "Check the name and the folder."), None
        if path.stat().st_size > MAX_FILE:
            return _too_large(shown), None
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MAX_PART:
                return _too_large(shown), None
            for part in parts:
                if _FAR_CELL.search(archive.read(part)):  # any part: a sheet may have any name
                    return _too_large(shown), None
            made = _made(archive)
    except _UNREADABLE:
        return _broken(shown), None
    return None, made


def _too_large(shown: str) -> Problem:
    return _problem(
        "WORKBOOK-SIZE",
        shown,
        "This workbook is larger than any directory we know: over 64 MB, 26 columns or 99,999 rows.",
        "Is it the right file?",
    )


def _made(archive: zipfile.ZipFile) -> dt.date | None:
    """The day of `dcterms:created` in the core properties (ECMA-376 part 2), without an XML parser for entities to fool."""
    if "docProps/core.xml" not in archive.namelist():
        return None
    match = _MADE.search(archive.read("docProps/core.xml"))
    try:
        return dt.date.fromisoformat(match[1].decode("ascii")) if match else None
    except ValueError:
        return None


def _rows(table: list[list[Any]], columns: Sequence[str]) -> tuple[tuple[SheetRow, ...], list[str]]:
    header = [_text(cell).casefold() for cell in table[0]] if table else []
    missing = [column for column in columns if column.casefold() not in header]
    if missing:
        return (), missing
    places = [header.index(column.casefold()) for column in columns]
    rows = []
    for number, cells in enumerate(table[1:], 2):
        texts = tuple(_text(cells[place]) for place in places)
        if any(texts):
            rows.append(SheetRow(number, texts))
    return tuple(rows), []


def _text(cell: Any) -> str:
    """A cell as people see it: blanks collapsed, whole numbers without a decimal point."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
