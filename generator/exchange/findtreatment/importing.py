"""`import findtreatment`: what FindTreatment.gov's API answers, into entries.

Its facilities are those of the national workbooks, so the same row makes the same entry; the API adds website and
coordinates. A facility that the workbooks brought already stays theirs.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.content.load import is_fictional
from generator.content.rules import Setting
from generator.content.vocabulary import Vocabulary
from generator.directory.model import Entry, Feed, Phone
from generator.directory.names import folded
from generator.directory.phones import canonical
from generator.directory.phones import is_fictional as is_fictional_number
from generator.exchange.findtreatment.rows import Given, NotGiven, Reading, names_of, read_rows
from generator.exchange.harm import Dropped
from generator.exchange.hsds.following import Followed, Group, Known, RowOf, follow, known
from generator.exchange.importing import ImportResult, Progress
from generator.exchange.keeping import Candidate
from generator.exchange.links import page_link
from generator.exchange.meetings.addresses import Address, fits
from generator.exchange.meetings.options import FeedOptions
from generator.exchange.report import CodeLine, Report, RowEnd
from generator.exchange.samhsa.codes import CodeTable, code_table, count_codes
from generator.exchange.samhsa.facilities import Facility, candidate, facilities
from generator.exchange.samhsa.rows import Row, clean_row
from generator.problems import Problem, errors

NAME = "FindTreatment.gov"
DEFAULT = FeedOptions(NAME, key="findtreatment", url="https://findtreatment.gov/")
_ALREADY = "listed already from the national directory"
_BOTH = "in the lists of substance use and of mental health"
_TWICE = "the same record again"
_RECORD = re.compile(r"(?<![/\w-])(?:sa|mh)-([0-9a-f]{16})(?!\w)")


def import_findtreatment(
    files: Sequence[Path],
    content_dir: Path,
    options: FeedOptions,
    vocabulary: Vocabulary,
    today: dt.date,
    reserved_slugs: frozenset[str] = frozenset(),
    progress: Progress = lambda _what, _done, _total: None,
) -> ImportResult:
    """Read pages of the API and say what to write into `content_dir` so that its entries follow them.

    Pages of one search are given together. Where the API says that there are more records than these files hold,
    nothing counts as gone. Nothing is written here. Never raises for any file.
    """
    here = known(content_dir, options)
    if isinstance(here, tuple):
        return ImportResult((), Report(), here)
    names, table = names_of(vocabulary), code_table(vocabulary)
    reading = Reading()
    problems: list[Problem] = [*here.problems, *table.problems]
    for n, path in enumerate(files):
        progress("Reading pages", n, len(files))
        problems += read_rows(path, names, reading)
    if errors(problems):
        return ImportResult((), Report(), tuple(problems))
    fictional = is_fictional(content_dir)
    states = {str(term.extra["code"]): key for key, term in vocabulary.lists.get("states", {}).items()}
    ends = [
        RowEnd(one.file, one.number, one.name, "refused", reason=one.reason)
        for one in reading.rows
        if isinstance(one, NotGiven)
    ]
    rows: list[Row] = []
    given: dict[int, Given] = {}
    for n, one in enumerate((row for row in reading.rows if isinstance(row, Given)), 1):
        clean = clean_row(replace(one.sheet, number=n), one.book, states, fictional=fictional)
        given[n] = one
        if isinstance(clean, Row):
            rows.append(clean)
        else:
            ends.append(RowEnd(one.file, one.number, one.name, "refused", reason=clean.reason))
    dropped: Dropped = Dropped()
    groups, merged = _groups(facilities(rows), given, table, states, options, today, here, dropped)
    total = sum(reading.totals.values())
    partial = reading.most > total
    doubts = (
        [f"{total:,} of {reading.most:,} records are in these files; none of the others counts as gone"]
        if partial
        else []
    )
    left_out = [
        CodeLine(name, "", number, names.left_out.get(_plain(name), ""))
        for name, number in reading.left_out.most_common()
    ]
    counts = count_codes((row.codes for row in rows), table, {})[1]
    result = Followed(
        groups,
        [*ends, *merged],
        frozenset(here.ledger.lines) if partial else frozenset(),
        [CodeLine(name, "", number) for name, number in reading.unmapped.most_common()],
        [*left_out, *(CodeLine(one.code, one.name, one.rows, one.why) for one in counts)],
        doubts,
        dropped,
    )
    return follow(
        here,
        list(reading.totals.items()),
        result,
        vocabulary,
        Setting(today=today, fictional=fictional),
        reserved_slugs,
        options,
    )


def _plain(told: str) -> str:
    """The name of a service without its category, as the table has it."""
    return folded(told.partition(": ")[2])


def _groups(
    places: Sequence[Facility],
    given: Mapping[int, Given],
    table: CodeTable,
    states: Mapping[str, str],
    options: FeedOptions,
    today: dt.date,
    here: Known,
    dropped: Dropped,
) -> tuple[list[Group], list[RowEnd]]:
    """A group a facility; and the ends of rows whose facility the workbooks brought already."""
    day = options.as_of or today
    theirs = {key: entry for entry, (_, text) in here.files.items() for key in _RECORD.findall(text)}
    groups: list[Group] = []
    ends: list[RowEnd] = []
    for place in places:
        told = [given[row.number] for row in place.rows]
        rows = tuple(RowOf(one.file, one.number, one.name) for one in told)
        if place.key in theirs:
            ends += [RowEnd(row.file, row.number, row.name, "merged", theirs[place.key], _ALREADY) for row in rows]
            continue
        made = candidate(place, table, dict.fromkeys(place.books, day), states)
        records = tuple(f"{options.feed}/{record}" for record in made.records)
        aliases = tuple(f"{options.feed}/{record}" for record in made.aliases)
        feed = Feed(options.name[:120], day, records)
        entry = _completed(replace(made.entry, provenance=replace(made.entry.provenance, feed=feed)), told, dropped)
        doubts = tuple(row.doubt for row in place.rows if row.doubt)
        why = _BOTH if len(place.books) > 1 else _TWICE
        groups.append(Group(rows, Candidate(entry, records, made.slugs, made.folder, aliases), why, doubts))
    return groups, ends


def _completed(entry: Entry, told: Sequence[Given], dropped: Dropped) -> Entry:
    """The entry with what only the API tells: website, hotline, and coordinates where the address is public and they fit."""
    website = next((link for one in told if (link := page_link(one.website, dropped))), "")
    phones = entry.contact.phones
    for one in told:
        number = canonical(one.hotline)
        if (
            number
            and len(number) == 12
            and not is_fictional_number(number)
            and number not in {phone.number for phone in phones}
        ):
            phones = (*phones, Phone(number, kind="intake", label="Hotline"))
    entry = replace(entry, contact=replace(entry.contact, website=website, phones=phones))
    place = entry.location
    if place is None or not entry.shows_address:
        return entry
    address = Address(place.street, place.unit, place.city, place.county, place.state, place.zip)
    for one in told:
        if one.lat is not None and one.lon is not None and fits(one.lat, one.lon, address):
            return replace(entry, location=replace(place, lat=round(one.lat, 6), lon=round(one.lon, 6)))
    return entry
