"""Meeting Guide out and in again: the same weekly meetings, less the losses that exports/losses.py names."""

import datetime as dt
import tempfile
from pathlib import Path, PurePosixPath

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.content.entries import read_entry
from generator.directory.model import Contact, Entry, Feed, Join, Location, Phone, Provenance, Schedule, Source
from generator.exchange.exports.exporting import export_entries
from generator.exchange.exports.publisher import Publisher
from generator.exchange.meetings.importing import import_feed
from generator.exchange.meetings.options import FeedOptions
from tests.exchange.made_entries import FICTION, TODAY, VOCABULARY

PUBLISHER = Publisher("A directory", "https://directory.example.org/")
OPTIONS = FeedOptions("A directory", key="directory", fellowship="aa", as_of=dt.date(2026, 11, 1))
DAYS = tuple(VOCABULARY["days"])
PLACES = (
    Location(street="100 Example Street", city="Louisville", state="KY", zip="40202"),
    Location(
        name="Old Mill Building",
        street="7 Mill Road",
        city="Cincinnati",
        state="OH",
        zip="45202",
        directions="Ring the bell",
    ),
    Location("city_only", city="Louisville", state="KY"),
)
ZONE = "America/New_York"


@st.composite
def meetings(draw: st.DrawFn) -> Schedule:
    days = tuple(sorted(draw(st.sets(st.sampled_from(DAYS), min_size=1, max_size=3)), key=DAYS.index))
    start = draw(st.integers(60, 270)) * 5
    join = Join(
        url=f"https://us02web.zoom.us/j/{draw(st.integers(10**9, 10**10 - 1))}",
        passcode=draw(st.sampled_from(("ask", "none"))),
    )
    return Schedule(
        "meeting",
        days=days,
        start=start,
        end=draw(st.sampled_from((None, start + 60, (start + 90) % 1440))),
        timezone=ZONE,
        attendance=draw(st.sampled_from(("open", "closed"))),
        meeting_types=draw(st.sampled_from(((), ("newcomer",), ("discussion", "literature")))),
        join=join if draw(st.booleans()) else None,
    )


@st.composite
def groups(draw: st.DrawFn) -> Entry:
    place = draw(st.sampled_from(PLACES))
    schedule = draw(st.lists(meetings(), min_size=1, max_size=3, unique_by=lambda one: (one.days, one.start)))
    if place.visibility != "public":
        schedule = [one for one in schedule if one.join]
    number = draw(st.integers(1, 10**6))
    return Entry(
        id=f"{place.state.lower()}/riverbend-{number}",
        type="support_group",
        name=draw(st.sampled_from(("Riverbend Steps", "Quiet Garden Group", "Lunes de Esperanza"))),
        organization="Riverbend Alliance",
        fellowship="aa",
        contact=Contact(phones=(Phone("502-555-0143"),)),
        location=place,
        accessibility=draw(st.sampled_from(((), ("step_free_entrance",)))),
        languages=draw(st.sampled_from(((), ("es",)))),
        schedule=tuple(schedule),
        provenance=Provenance(sources=(Source("official_feed"),), feed=Feed("A list", dt.date(2026, 1, 1))),
    )


def times(entry: Entry) -> set[tuple[object, ...]]:
    """Every meeting a week, however the rows put days together."""
    return {
        (
            day,
            one.start,
            one.end,
            one.timezone,
            one.attendance,
            frozenset(one.meeting_types),
            one.join.url if one.join else "",
            one.join.passcode if one.join else "",
        )
        for one in entry.schedule
        for day in one.days
    }


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(groups())
def test_meetings_come_back(entry: Entry) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "tests" / "content"
        (content / "entries").mkdir(parents=True)
        path = Path(folder) / "meetings.json"
        path.write_bytes(export_entries("meeting-guide", [entry], VOCABULARY, PUBLISHER).files["meetings.json"])
        result = import_feed("meeting_guide", [path], content, OPTIONS, VOCABULARY, TODAY)
    assert result.report.adds_up
    back = []
    for change in result.changes:
        if change.path.endswith(".yaml"):
            read = read_entry(
                change.text.encode(),
                change.path,
                PurePosixPath(change.path).relative_to("entries"),
                VOCABULARY.lists,
                FICTION,
            )
            assert read.entry is not None, read.problems
            back.append(read.entry)
    if not entry.schedule:
        assert back == []
        return
    assert {(one.name, one.organization, one.fellowship) for one in back} == {(entry.name, "Riverbend Alliance", "aa")}
    assert set().union(*(times(one) for one in back)) == times(entry)
    assert {one.languages for one in back} == {entry.languages}
    if entry.location and entry.location.visibility == "public":  # nobody goes where there is no address
        assert {one.accessibility for one in back} == {entry.accessibility}
    for one in back:
        assert one.location is not None
        assert entry.location is not None
        assert (one.location.visibility, one.location.city, one.location.state) == (
            entry.location.visibility,
            entry.location.city,
            entry.location.state,
        )
        assert (one.location.street, one.location.zip) == (entry.location.street, entry.location.zip)
