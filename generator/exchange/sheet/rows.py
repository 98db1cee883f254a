"""Rows of a spreadsheet in neutral words. Columns are told by their titles, words by our vocabulary; near misses are named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from generator.content.suggest import nearest
from generator.content.vocabulary import Vocabulary
from generator.exchange.links import unwrapped
from generator.exchange.meetings import plain, times
from generator.exchange.meetings.options import FeedOptions
from generator.exchange.meetings.said import Reading, Refused, Said
from generator.exchange.meetings.sources import Raw, is_json, is_page, read_text, table
from generator.exchange.sheet.template import COLUMNS, titles
from generator.problems import Problem, Severity

CODES = "sheet"
FELLOWSHIP = ""

_COUNTS = ("name", "start", "days")  # without these no row can make an entry
_EXAMPLE = {column.key: column.example for column in COLUMNS}
_WEEKS = {
    "1": "1",
    "1st": "1",
    "first": "1",
    "2": "2",
    "2nd": "2",
    "second": "2",
    "3": "3",
    "3rd": "3",
    "third": "3",
    "4": "4",
    "4th": "4",
    "fourth": "4",
    "last": "last",
}


def read(files: Sequence[Path], options: FeedOptions, vocabulary: Vocabulary) -> Reading:
    """The rows of CSV files in our template, or with columns that can be told for ours."""
    known = titles()
    said: list[Said] = []
    refused: list[Refused] = []
    doubts: list[str] = []
    problems: list[Problem] = []
    totals: dict[str, int] = {}
    for path in files:
        raws, some, wrong = _raws(path, known)
        problems += wrong
        doubts += some
        totals[path.name] = totals.get(path.name, 0) + len(raws)
        for raw in raws:
            if _is_example(raw.value):
                refused.append(
                    Refused(
                        raw.file, raw.row, plain.line(raw.value.get("name")), "the example of the template", ended=True
                    )
                )
            else:
                said.append(_said(raw, vocabulary, doubts))
    return Reading(tuple(said), tuple(refused), totals, Counter(), tuple(doubts), {}, tuple(problems))


def _raws(path: Path, known: dict[str, str]) -> tuple[list[Raw], list[str], list[Problem]]:
    text, problems = read_text(path)
    shown = path.as_posix()
    if problems:
        return [], [], problems
    if is_page(text) or is_json(text) or text.startswith("PK"):
        message = "This is not a CSV file."
        return (
            [],
            [],
            [
                Problem(
                    "SHEET-FILE",
                    Severity.ERROR,
                    shown,
                    0,
                    0,
                    message,
                    "In the spreadsheet program choose: save as, CSV.",
                )
            ],
        )
    meant: dict[str, str] = {}
    found, problems = table(text, shown, path.name, _key_of(known, meant), {"days": _is_day, "start": _is_clock})
    if found is None:
        return [], [], problems
    doubts = [
        f'{path.name}: the column "{title[:60]}" was taken for "{_title(key)}".'
        for title, key in sorted(meant.items())
        if title in text
    ]
    doubts += [f'{path.name}: the column "{title[:60]}" is none of ours; it was left out.' for title in found.unknown]
    if "name" not in found.columns:
        fix = "Name the column with the groups' names: Name. The template has all columns."
        return (
            [],
            doubts,
            [
                Problem(
                    "SHEET-COLUMN", Severity.ERROR, shown, 1, 1, "There is no column with the names of the groups.", fix
                )
            ],
        )
    return list(found.rows), doubts, []


def _key_of(known: dict[str, str], meant: dict[str, str]) -> Callable[[str], str]:
    def key_of(title: str) -> str:
        text = re.sub(r"[^a-z0-9]+", " ", title.casefold()).strip()
        if text in known or not text:
            return known.get(text, "")
        key = known.get(nearest(text, known), "") if len(text) >= 4 else ""
        if key:
            meant[title.strip()] = key
        return key

    return key_of


def _title(key: str) -> str:
    return next(column.title for column in COLUMNS if column.key == key)


def _is_day(text: str) -> bool:
    return bool(times.days(text, times.ISO)[0])


def _is_clock(text: str) -> bool:
    return times.clock(text) is not None


def _is_example(row: dict[str, str]) -> bool:
    return row.get("name") == _EXAMPLE["name"] and row.get("street") == _EXAMPLE["street"]


def _said(raw: Raw, vocabulary: Vocabulary, doubts: list[str]) -> Said:
    row: dict[str, str] = raw.value

    def text(key: str) -> str:
        return plain.line(row.get(key))

    values: dict[str, Any] = {}
    fellowship = ""
    for column in COLUMNS:
        if not column.vocabulary or not text(column.key):
            continue
        keys, strange = _words(text(column.key), vocabulary, column.vocabulary)
        doubts += [f"{raw.file} row {raw.row}, {text('name')[:60]}: {column.title}: {word}" for word in strange]
        if column.key == "fellowship":
            fellowship = keys[0] if keys else "other" if strange else ""
        elif column.key in ("attendance", "repeat"):
            values |= {f"schedule.{column.key}": keys[0]} if keys and keys[0] != "weekly" else {}
        elif keys:
            values["schedule." * (column.key in ("meeting_types", "languages")) + column.key] = keys
    days, whole = times.days(row.get("days"), times.ISO)
    start = times.clock(row.get("start"))
    unreadable = "" if whole else f'the days "{text("days")[:30]}" cannot be read'
    if whole and start is None and text("start"):
        unreadable = f'the time "{text("start")[:30]}" cannot be read'
    unreadable = unreadable or _repeat(values, text("weeks"), text("anchor"))
    street = text("street")
    whole_address = street if "," in street and not text("city") else ""
    return Said(
        file=raw.file,
        row=raw.row,
        record=re.sub(r"[^\w./-]+", "-", text("record"))[:100].strip("-"),
        name=text("name")[:200],
        group=text("organization"),
        email=text("email"),
        phone=text("phone"),
        website=text("website"),
        fellowship=fellowship,
        address=whole_address,
        place=text("place"),
        street="" if whole_address else street,
        unit=text("unit"),
        city=text("city"),
        state=text("state"),
        zip=text("zip"),
        country=text("country"),
        hide_address=plain.flag(row.get("hidden")),
        directions=plain.lines(row.get("directions")),
        notes=plain.lines(row.get("notes")),
        join_url=unwrapped(text("join_url")) if re.search(r"[./]", text("join_url")) else "",
        join_phone=text("join_phone"),
        attendance="hybrid" if text("street") and (text("join_url") or text("join_phone")) else "",
        days=days,
        start=start,
        end=times.clock(row.get("end")),
        timezone=text("timezone"),
        values=values,
        unreadable=unreadable,
    )


def _words(text: str, vocabulary: Vocabulary, name: str) -> tuple[tuple[str, ...], list[str]]:
    """Keys of a list that the words mean, and sentences on words that are none (with what may have been meant)."""
    terms = vocabulary.lists.get(name, {})
    names: dict[str, str] = {}
    for term in terms.values():
        for word in (term.key, *term.label.values(), *(word for some in term.synonyms.values() for word in some)):
            names.setdefault(word.casefold(), term.key)
            names.setdefault(re.sub(r"\s*\(.*?\)", "", word).casefold(), term.key)
    found: list[str] = []
    strange: list[str] = []
    pieces = [text] if text.casefold() in names else re.split(r"\s*[,;|]\s*", text)
    for piece in filter(None, pieces):
        if key := names.get(piece.casefold()):
            found.append(key)
        elif meant := nearest(piece.casefold(), names):
            found.append(names[meant])
            strange.append(f'"{piece[:40]}" was taken for "{terms[names[meant]].called()}".')
        else:
            strange.append(f'"{piece[:40]}" is none of our words; it was left out.')
    return tuple(dict.fromkeys(found)), strange


def _repeat(values: dict[str, Any], weeks: str, anchor: str) -> str:
    """Adds weeks and anchor to `values`; why the rule cannot be kept, "" if it can."""
    named = [
        _WEEKS.get(word)
        for word in re.findall(r"[a-z0-9]+", weeks.casefold())
        if word not in ("and", "the", "of", "month", "week", "weeks")
    ]
    if weeks and None in named:
        return f'the weeks "{weeks[:30]}" cannot be read'
    if named:
        values |= {"schedule.repeat": "monthly", "schedule.weeks": tuple(dict.fromkeys(str(week) for week in named))}
    repeat = values.get("schedule.repeat", "weekly")
    if repeat == "monthly" and not named:
        return "once a month, but not in which week"
    day = times.date(anchor)
    if repeat == "biweekly":
        if day is None:
            return "every two weeks, but no date on which it takes place"
        values["schedule.anchor"] = day
    if repeat == "once":
        if day is None:
            return "once, but not on which date"
        values["schedule.starts_on"] = day
    return ""
