"""Export, then import: the same entries, less the losses that exports/losses.py names."""

import dataclasses
import datetime as dt
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.content.entries import read_entry
from generator.directory.model import Entry, Location, Provenance, Schedule
from generator.exchange.exports.exporting import export_entries
from generator.exchange.exports.publisher import Publisher
from generator.exchange.exports.sheet_reading import import_table
from generator.exchange.hsds.importing import import_hsds
from generator.exchange.importing import ImportResult
from generator.exchange.meetings.options import FeedOptions
from tests.exchange.made_entries import FICTION, TODAY, VOCABULARY, good_entries

PUBLISHER = Publisher("A directory", "https://directory.example.org/")
OPTIONS = FeedOptions("A directory", key="directory", as_of=dt.date(2026, 11, 1))
CRISIS = frozenset({"988"})


def hsds(files: Sequence[Path], content: Path) -> ImportResult:
    return import_hsds(files, content, OPTIONS, VOCABULARY, TODAY, crisis_numbers=CRISIS)


def table(files: Sequence[Path], content: Path) -> ImportResult:
    return import_table(files, content, OPTIONS, VOCABULARY, TODAY, crisis_numbers=CRISIS)


def back(
    standard: str, entries: Sequence[Entry], take: Callable[[Sequence[Path], Path], ImportResult]
) -> tuple[ImportResult, dict[str, Entry]]:
    """What an import of the export makes, by record."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "tests" / "content"
        (content / "entries").mkdir(parents=True)
        exported = export_entries(standard, entries, VOCABULARY, PUBLISHER)
        paths = []
        for name, data in exported.files.items():
            paths.append(Path(folder) / name)
            paths[-1].write_bytes(data)
        result = take(paths, content)
    found: dict[str, Entry] = {}
    for change in result.changes:
        if change.path.endswith(".yaml"):
            below = PurePosixPath(change.path).relative_to("entries")
            read = read_entry(change.text.encode(), change.path, below, VOCABULARY.lists, FICTION)
            assert read.entry is not None, read.problems
            assert read.entry.provenance.feed is not None
            found[read.entry.provenance.feed.records[0]] = read.entry
    return result, found


def always(entry: Entry) -> Entry:
    """Losses of every standard: id, former-ids, provenance."""
    return dataclasses.replace(entry, id="", former_ids=(), provenance=Provenance())


def as_hsds_says(entry: Entry) -> Entry:
    """Losses of hsds: summary, end, coordinates, same-name, texts."""
    place = entry.location
    told = " ".join(f"{entry.summary} {entry.description}".split())
    if place:
        whole = all((place.street, place.city, place.state, place.zip))
        place = dataclasses.replace(
            place,
            lat=place.lat if whole else None,
            lon=place.lon if whole else None,
            name="" if place.name == entry.name else place.name,
        )
    return dataclasses.replace(
        always(entry),
        summary=told,
        description="",
        organization="" if entry.organization == entry.name else entry.organization,
        location=place,
        schedule=tuple(ending(one) for one in entry.schedule),
    )


def ending(one: Schedule) -> Schedule:
    """The loss "end": a duration, and midnight at the end of a day, as a time of day."""
    end = one.end
    if end is None and one.duration_minutes is not None and one.start is not None:
        end = one.start + one.duration_minutes
    return dataclasses.replace(one, end=None if end is None else end % 1440, duration_minutes=None)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(good_entries())
def test_hsds_gives_an_entry_back(entry: Entry) -> None:
    result, found = back("hsds", [entry], hsds)
    assert result.report.adds_up
    if entry.status == "closed":
        assert result.report.reasons("refused") == [("no longer active", 1)]
    else:
        assert [as_hsds_says(one) for one in found.values()] == [as_hsds_says(entry)], result.report


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(good_entries())
def test_our_table_gives_an_entry_back(entry: Entry) -> None:
    result, found = back("csv", [entry], table)
    assert result.report.adds_up
    assert [always(one) for one in found.values()] == [always(entry)], result.report


@pytest.mark.parametrize(("standard", "take"), [("hsds", hsds), ("csv", table)], ids=["hsds", "csv"])
@settings(
    max_examples=6,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.differing_executors],
)
@given(st.lists(good_entries(), max_size=5, unique_by=lambda entry: entry.id))
def test_every_entry_ends_once_and_none_is_mixed_with_another(
    standard: str, take: Callable[[Sequence[Path], Path], ImportResult], entries: list[Entry]
) -> None:
    result, found = back(standard, entries, take)
    open_ones = [entry for entry in entries if standard == "csv" or entry.status != "closed"]
    assert result.report.adds_up
    assert sorted(one.name for one in found.values()) == sorted(entry.name for entry in open_ones)


@settings(max_examples=25)
@given(st.sampled_from(("city_only", "ask")), good_entries())
def test_a_hidden_place_comes_back_hidden(visibility: str, entry: Entry) -> None:
    hidden = dataclasses.replace(
        entry,
        status="active",
        location=Location(visibility=visibility, city="Louisville", state="KY"),
        id="ky/riverbend",
    )
    _, found = back("hsds", [hidden], hsds)
    for one in found.values():
        assert one.location is not None
        assert one.location.visibility == visibility
