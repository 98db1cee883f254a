"""Facilities out of rows: which rows are one place, and the entry each place makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.content.fields import ENTRY
from generator.directory import model
from generator.directory.summaries import IN_ENGLISH, of_facility
from generator.exchange.keeping import Candidate
from generator.exchange.samhsa.codes import CodeTable
from generator.exchange.samhsa.rows import Line, Row, remembered
from generator.exchange.slugs import joined, slug
from generator.records import dataclass

BOOKS = {"sa": "Drug and Alcohol Use", "mh": "Mental Health"}
_SOURCE = model.Source(kind="official_feed")
_VISIBILITY = {"": "public", "home": "city_only", "shelter": "ask"}
_RECORDS = {row.key: row.record for row in ENTRY if row.record is not None}


@dataclass(frozen=True, slots=True)
class Facility:
    """Rows of one place, in an order that does not depend on the files'."""

    key: str
    rows: tuple[Row, ...]

    @property
    def books(self) -> tuple[str, ...]:
        """The workbooks it stands in, sorted."""
        return tuple(sorted({row.book for row in self.rows}))


def facilities(rows: Iterable[Row]) -> list[Facility]:
    """Rows with the same name, street and ZIP code are one facility, in one workbook or in both.

    Separate programs at one address have names of their own and stay apart. Homes and shelters, whose address is not
    used, are one by name and city.
    """
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.key, []).append(row)
    return [Facility(key, tuple(sorted(group, key=_order))) for key, group in sorted(groups.items())]


def _order(row: Row) -> tuple[Any, ...]:
    """The substance use workbook first, then the row with more to say, then by its texts."""
    lines = [(line.number, line.extension, line.label) for line in row.lines]
    return (list(BOOKS).index(row.book), -len(row.codes), row.name.name, row.unit, row.street, lines, row.codes)


def candidate(
    facility: Facility, table: CodeTable, made: Mapping[str, dt.date], folders: Mapping[str, str]
) -> Candidate:
    """The entry of a facility. `made` is the day of each workbook, `folders` maps KY to ky."""
    first = facility.rows[0]
    values = table.values(frozenset(code for row in facility.rows for code in row.codes), frozenset(facility.books))
    home = any(row.hidden == "home" for row in facility.rows)
    if home:
        values["subtype"] = "recovery_residence"
    else:
        values.setdefault("subtype", "treatment_program")
        values["clinical_services"] = True
    fields = _nested(values)
    records = tuple(sorted({row.record for row in facility.rows}))
    slugs = _slugs(first)
    entry = model.Entry(
        id=f"{folders[first.state]}/{slugs[0]}",
        type="recovery_center",
        name=first.name.name,
        organization=first.name.organization,
        former_names=tuple(sorted({row.name.former for row in facility.rows} - {""})),
        contact=model.Contact(phones=_phones(facility.rows)),
        location=_location(facility.rows),
        provenance=model.Provenance(sources=(_SOURCE,), feed=_feed(facility.books, made, records)),
        **fields,
    )
    entry = replace(entry, summary=of_facility(entry, IN_ENGLISH))
    rows: dict[str, tuple[Mapping[str, Any], ...]] = {}
    for row in facility.rows:
        rows[row.record] = (*rows.get(row.record, ()), remembered(row))
    aliases = tuple(f"{book}-{facility.key}" for book in BOOKS if f"{book}-{facility.key}" not in records)
    return Candidate(entry, records, slugs, slug(first.city), aliases, rows)


def _nested(values: Mapping[str, Any]) -> dict[str, Any]:
    """{"payment.accepts": ...} -> {"payment": Payment(accepts=...)}."""
    fields: dict[str, Any] = {}
    inner: dict[str, dict[str, Any]] = {}
    for path, value in values.items():
        key, _, rest = path.partition(".")
        if rest:
            inner.setdefault(key, {})[rest] = value
        else:
            fields[key] = value
    return fields | {key: _RECORDS[key](**parts) for key, parts in inner.items()}


def _phones(rows: Sequence[Row]) -> tuple[model.Phone, ...]:
    """Every number once. A number that is a row's own is no mere intake number."""
    lines: dict[tuple[str, str], Line] = {}
    for row in rows:
        for line in row.lines:
            known = lines.setdefault((line.number, line.extension), line)
            kind = "main" if "main" in (known.kind, line.kind) else line.kind
            lines[line.number, line.extension] = replace(known, kind=kind, label=known.label or line.label)
    ordered = sorted(lines.values(), key=lambda line: line.kind != "main")
    return tuple(model.Phone(line.number, line.extension, line.kind, line.label) for line in ordered)


def _location(rows: Sequence[Row]) -> model.Location:
    first = rows[0]
    units = "; ".join(dict.fromkeys(row.unit for row in rows if row.unit))
    return model.Location(
        visibility=_VISIBILITY[first.hidden],
        street=first.street,
        unit=units if len(units) <= 60 else next(row.unit for row in rows if row.unit),
        city=first.city,
        county=first.county,
        state=first.state,
        zip=first.zip,
    )


def _slugs(row: Row) -> tuple[str, ...]:
    """Name and city; for namesakes in one city the street too, then the ZIP code, or the phone where those are hidden."""
    name, city = slug(row.name.name), slug(row.city)
    if row.hidden:
        return joined(name, city), joined(name, city, row.lines[0].number[-4:])
    return joined(name, city), joined(name, city, slug(row.street)), joined(name, city, slug(row.street), row.zip)


def _feed(books: Sequence[str], made: Mapping[str, dt.date], records: tuple[str, ...]) -> model.Feed:
    """The name people know the workbooks by, and the older of their days."""
    days = [made[book] for book in books]
    years = " and ".join(str(year) for year in sorted({day.year for day in days}))
    about = " and of ".join(BOOKS[book] for book in reversed(books))
    noun = "Directory" if len(books) == 1 else "Directories"
    return model.Feed(f"SAMHSA National {noun} of {about} Treatment Facilities {years}", min(days), records)
