"""Calendar files, read back by icalendar and unrolled by dateutil, which know nothing of ours."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from generator.directory.model import Entry, Join, Location, Schedule, ScheduleException, Verified
from generator.directory.occurrences import DAYS, occurrences
from generator.site.calendars import FILE, calendar, has_calendar
from generator.site.tongue import english
from tests.site import small

UTC = dt.UTC
URL = "https://host.example.org/ky/a/"
CHECKED = dt.date(2026, 11, 1)
ZONES = (
    "America/New_York",
    "America/Los_Angeles",
    "America/Phoenix",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
    "Pacific/Guam",
    "America/Adak",
)


def meeting(**values: object) -> Schedule:
    given: dict[str, object] = {
        "kind": "meeting",
        "days": ("thu",),
        "start": 1080,
        "timezone": "America/New_York",
        **values,
    }
    return Schedule(**given)  # type: ignore[arg-type]


def group(*schedule: Schedule, **values: object) -> Entry:
    return small.entry("ky/a", "A Group", type="support_group", schedule=schedule, **values)


def read(entry: Entry) -> icalendar.Calendar:
    made = icalendar.Calendar.from_ical(calendar(entry, URL, english()))
    assert isinstance(made, icalendar.Calendar)
    return made


def starts(entry: Entry, until: dt.datetime) -> list[dt.datetime]:
    """When a calendar program would show the entry's events, in UTC."""
    events: list[Any] = list(read(entry).walk("VEVENT"))
    moved = {(str(e["UID"]), e["RECURRENCE-ID"].dt.astimezone(UTC)) for e in events if "RECURRENCE-ID" in e}
    found = []
    for event in events:
        begin = event["DTSTART"].dt
        out = event.get("EXDATE", [])
        dropped = {one.dt.astimezone(UTC) for listed in (out if isinstance(out, list) else [out]) for one in listed.dts}
        for wall in _walls(event, begin):
            moment = wall.replace(tzinfo=begin.tzinfo).astimezone(UTC)
            if moment >= until:
                break
            changed = "RRULE" in event and (str(event["UID"]), moment) in moved
            if moment not in dropped and not changed:
                found.append(moment)
    return sorted(found)


def _walls(event: Any, begin: dt.datetime) -> Iterator[dt.datetime]:
    if "RRULE" not in event:
        yield begin.replace(tzinfo=None)
        return
    rule = event["RRULE"].to_ical().decode()
    last = event["RRULE"].pop("UNTIL", [None])[0]
    rule = ";".join(part for part in rule.split(";") if not part.startswith("UNTIL"))
    for wall in rrulestr(rule, dtstart=begin.replace(tzinfo=None)):
        if last and wall.replace(tzinfo=begin.tzinfo).astimezone(UTC) > last:
            return
        yield wall


def said(schedule: Schedule, since: dt.date, until: dt.datetime) -> list[dt.datetime]:
    begin = dt.datetime.combine(since, dt.time(), tzinfo=ZoneInfo(schedule.timezone))
    return [one.starts.astimezone(UTC) for one in occurrences(schedule, begin, until)]


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    repeat = draw(st.sampled_from(["weekly", "biweekly", "monthly", "once"]))
    dates = st.dates(dt.date(2026, 11, 1), dt.date(2027, 11, 30))
    some = st.tuples(dates, st.one_of(st.none(), st.integers(4 * 60, 1439)))
    return Schedule(
        "meeting",
        days=tuple(draw(st.lists(st.sampled_from(DAYS), min_size=repeat != "once", max_size=4, unique=True))),
        start=draw(st.integers(4 * 60, 1439)),  # no change of the clock between two and three
        duration_minutes=draw(st.sampled_from([None, 60, 90])),
        timezone=draw(st.sampled_from(ZONES)),
        repeat=repeat,
        weeks=tuple(draw(st.lists(st.sampled_from(["1", "2", "3", "4", "last"]), min_size=1, max_size=3, unique=True)))
        if repeat == "monthly"
        else (),
        anchor=draw(dates) if repeat == "biweekly" else None,
        starts_on=draw(dates) if repeat == "once" else draw(st.one_of(st.none(), dates)),
        ends_on=None
        if repeat == "once"
        else draw(st.one_of(st.none(), st.dates(dt.date(2027, 1, 1), dt.date(2027, 12, 31)))),
        exceptions=tuple(ScheduleException(date, start=start) for date, start in draw(st.lists(some, max_size=4))),
    )


@given(schedules())
def test_a_calendar_shows_what_the_directory_says(schedule: Schedule) -> None:
    until = dt.datetime(2028, 1, 1, tzinfo=UTC)
    entry = group(
        schedule, provenance=replace(small.entry("ky/a").provenance, verified=Verified(CHECKED, "phone", "editor"))
    )
    # It begins with the rule's first date since somebody checked it; what is said of dates before changes nothing.
    rule = said(replace(schedule, exceptions=()), CHECKED, dt.datetime(2100, 1, 1, tzinfo=UTC))
    begin = rule[0].astimezone(ZoneInfo(schedule.timezone)).date() if rule else CHECKED
    assert starts(entry, until) == said(schedule, begin, until)


def test_a_meeting_stays_at_its_hour_when_the_clock_changes() -> None:
    found = starts(group(meeting()), dt.datetime(2027, 4, 1, tzinfo=UTC))
    assert dt.datetime(2027, 3, 11, 23, tzinfo=UTC) in found, "winter: six in the evening is 23 UTC"
    assert dt.datetime(2027, 3, 18, 22, tzinfo=UTC) in found, "summer: the same hour is 22 UTC"


def test_zones_are_as_the_zone_data_have_them() -> None:
    for name in ZONES:
        (zone,) = read(group(meeting(timezone=name))).walk("VTIMEZONE")
        theirs = zone.to_tz(lookup_tzid=False)  # type: ignore[attr-defined]
        for month in range(1, 13):
            wall = dt.datetime(2027, month, 15, 12)  # noqa: DTZ001  # the zone is put in beside it
            assert wall.replace(tzinfo=theirs).utcoffset() == wall.replace(tzinfo=ZoneInfo(name)).utcoffset(), (
                name,
                month,
            )


def test_cancelled_and_moved_dates_are_said_as_the_standard_says_them() -> None:
    cancelled = ScheduleException(dt.date(2026, 11, 26), "Thanksgiving")
    moved = ScheduleException(dt.date(2026, 12, 3), "Later that day", 1140)
    extra = ScheduleException(dt.date(2026, 12, 24), "", 600)
    text = calendar(group(meeting(duration_minutes=60, exceptions=(cancelled, moved, extra))), URL, english()).decode()
    assert "EXDATE;TZID=America/New_York:20261126T180000" in text
    assert (
        "RECURRENCE-ID;TZID=America/New_York:20261203T180000\r\nDTSTART;TZID=America/New_York:20261203T190000" in text
    )
    friday = replace(extra, date=dt.date(2026, 12, 25))
    added = read(group(meeting(exceptions=(friday,)))).walk("VEVENT")
    assert len({str(event["UID"]) for event in added}) == 2, "a date that the rule does not have is an event of its own"


def test_nothing_hidden_and_nothing_hostile_gets_out() -> None:
    hostile = "x\r\nATTENDEE:mailto:a@example.org\n;,\\ \x07é" * 9
    hidden = Location("ask", "Safe Place", "7 Secret Lane", city="Secretville", county="Example County", state="KY")
    entry = replace(
        group(meeting(title=hostile, join=Join(url="javascript:alert(1)", note=hostile)), location=hidden), name=hostile
    )
    text = calendar(entry, URL, english()).decode()
    assert "Secret" not in text
    assert "javascript" not in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (event,) = read(entry).walk("VEVENT")
    assert "ATTENDEE" not in event
    assert "ATTENDEE:mailto" in str(event["SUMMARY"])


@pytest.mark.parametrize(
    "schedule",
    [
        meeting(kind="open_hours"),
        meeting(start=None),
        meeting(timezone="Mars/Olympus"),
        meeting(days=(), always_open=True),
    ],
    ids=["hours of opening", "no time", "no such zone", "day and night"],
)
def test_only_meetings_at_known_times_are_events(schedule: Schedule) -> None:
    assert not has_calendar(group(schedule))


def test_a_closed_group_is_in_no_calendar_and_the_file_has_a_neutral_name() -> None:
    assert has_calendar(group(meeting()))
    assert not has_calendar(group(meeting(), status="temporarily_closed"))
    assert FILE == "calendar.ics"


def test_pages_lead_to_the_calendar_where_there_is_one() -> None:
    made = {page.path: page.body for page in small.all_pages(small.content().directory)}
    files = {path for path in made if path.endswith(".ics")}
    assert files == {f"{entry.id}/{FILE}" for entry in small.content().directory.listed() if has_calendar(entry)}
    assert files
    for path in files:
        assert f'href="/{path}"'.encode() in made[path.replace(FILE, "index.html")]
        assert icalendar.Calendar.from_ical(made[path]).walk("VEVENT")
