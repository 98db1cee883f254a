"""Dates of schedules: daylight saving by hand, everything else against dateutil, which knows nothing of ours."""

import datetime as dt
import itertools
from dataclasses import replace

import pytest
from dateutil import rrule, tz
from hypothesis import given
from hypothesis import strategies as st

from generator.directory.model import Schedule, ScheduleException
from generator.directory.occurrences import (
    DAYS,
    FIRST_DATE,
    LAST_DATE,
    Occurrence,
    current_occurrence,
    next_occurrence,
    occurrences,
    open_now,
)

UTC = dt.UTC
SPRING, FALL = dt.date(2026, 3, 8), dt.date(2026, 11, 1)
ALL_DAYS = DAYS
ZONES = (
    "America/New_York",
    "America/Phoenix",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
    "Pacific/Guam",
    "America/Adak",
)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=UTC)


def hm(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def meeting(**values: object) -> Schedule:
    given: dict[str, object] = {"kind": "meeting", "timezone": "America/New_York", **values}
    return Schedule(**given)  # type: ignore[arg-type]


def dates(schedule: Schedule, start: str, end: str) -> list[str]:
    return [f"{one.starts:%Y-%m-%d %H:%M}" for one in occurrences(schedule, at(start), at(end))]


def in_utc(one: Occurrence | None) -> tuple[str, str | None]:
    assert one is not None
    ends = f"{one.ends.astimezone(UTC):%d %H:%M}" if one.ends else None
    return f"{one.starts.astimezone(UTC):%d %H:%M}", ends


# What a day of daylight saving does to a daily schedule, start to end, in UTC; computed by hand from
# 15 U.S.C. 260a (2 am on the second Sunday of March, 2 am on the first Sunday of November) and the zones' offsets.
BY_HAND = [
    # before, on and after the spring change in New York: UTC-5, then UTC-4
    ("America/New_York", "2026-03-07", "18:30", "20:00", ("07 23:30", "08 01:00")),
    ("America/New_York", "2026-03-08", "18:30", "20:00", ("08 22:30", "09 00:00")),
    ("America/New_York", "2026-03-08", "01:30", "04:00", ("08 06:30", "08 08:00")),  # an hour and a half
    ("America/New_York", "2026-03-08", "02:30", "04:00", ("08 07:30", "08 08:00")),  # 2:30 is 3:30
    ("America/New_York", "2026-03-08", "02:30", "03:15", ("08 07:30", "08 08:15")),  # would end before it starts
    ("America/New_York", "2026-03-08", "01:00", "02:30", ("08 06:00", "08 07:30")),  # ends in the gap
    ("America/New_York", "2026-03-07", "22:00", "03:00", ("08 03:00", "08 07:00")),  # a night of four hours
    ("America/New_York", "2026-03-08", "00:00", "24:00", ("08 05:00", "09 04:00")),  # a day of 23 hours
    # the fall change: UTC-4, then UTC-5
    ("America/New_York", "2026-10-31", "18:30", "20:00", ("31 22:30", "01 00:00")),
    ("America/New_York", "2026-11-01", "18:30", "20:00", ("01 23:30", "02 01:00")),
    ("America/New_York", "2026-11-01", "01:30", "03:00", ("01 05:30", "01 08:00")),  # the first 1:30
    ("America/New_York", "2026-11-01", "00:30", "01:30", ("01 04:30", "01 05:30")),
    ("America/New_York", "2026-11-01", "01:30", "02:00", ("01 05:30", "01 07:00")),
    ("America/New_York", "2026-10-31", "22:00", "03:00", ("01 02:00", "01 08:00")),  # a night of six hours
    ("America/New_York", "2026-11-01", "00:00", "24:00", ("01 04:00", "02 05:00")),  # a day of 25 hours
    # zones that never change
    ("America/Phoenix", "2026-03-08", "02:30", "04:00", ("08 09:30", "08 11:00")),
    ("America/Phoenix", "2026-11-01", "01:30", "03:00", ("01 08:30", "01 10:00")),
    ("Pacific/Honolulu", "2026-03-08", "02:30", "04:00", ("08 12:30", "08 14:00")),
    ("Pacific/Honolulu", "2026-11-01", "01:30", "03:00", ("01 11:30", "01 13:00")),
    ("America/Puerto_Rico", "2026-03-08", "02:30", "04:00", ("08 06:30", "08 08:00")),
    ("America/Puerto_Rico", "2026-11-01", "01:30", "03:00", ("01 05:30", "01 07:00")),
    ("Pacific/Guam", "2026-03-08", "02:30", "04:00", ("07 16:30", "07 18:00")),
    ("Pacific/Guam", "2026-11-01", "01:30", "03:00", ("31 15:30", "31 17:00")),
]


@pytest.mark.parametrize(("zone", "date", "start", "end", "expected"), BY_HAND)
def test_wall_time_stays_across_daylight_saving(
    zone: str, date: str, start: str, end: str, expected: tuple[str, str]
) -> None:
    day = dt.date.fromisoformat(date)
    schedule = meeting(days=ALL_DAYS, start=hm(start), end=hm(end), timezone=zone, starts_on=day, ends_on=day)
    (found,) = occurrences(schedule, at("2026-01-01"), at("2027-01-01"))
    assert in_utc(found) == expected


def test_a_time_in_the_gap_is_shown_as_clocks_show_it() -> None:
    schedule = meeting(days=("sun",), start=hm("02:30"), end=hm("04:00"))
    found = next_occurrence(schedule, at("2026-03-08"))
    assert found is not None
    assert f"{found.starts:%H:%M %Z}" == "03:30 EDT"


def test_a_duration_is_elapsed_time_and_an_end_is_wall_time() -> None:
    night = meeting(days=("sat",), start=hm("23:00"), starts_on=FALL - dt.timedelta(days=1))
    by_end = next_occurrence(replace(night, end=hm("03:00")), at("2026-10-31"))
    by_length = next_occurrence(replace(night, duration_minutes=240), at("2026-10-31"))
    assert in_utc(by_end) == ("01 03:00", "01 08:00")
    assert in_utc(by_length) == ("01 03:00", "01 07:00")


RULES = [
    (meeting(days=("mon", "thu"), start=1110), ["02 18:30", "05 18:30", "09 18:30", "12 18:30", "16 18:30", "19 18:30", "23 18:30", "26 18:30", "30 18:30"]),
    (meeting(repeat="monthly", weeks=("1",), days=("sat",), start=600), ["07 10:00"]),
    (meeting(repeat="monthly", weeks=("last",), days=("sun",), start=600), ["29 10:00"]),
    (meeting(repeat="monthly", weeks=("last",), days=("mon",), start=600), ["30 10:00"]),
    (meeting(repeat="monthly", weeks=("4", "last"), days=("sat",), start=600), ["28 10:00"]),  # once, not twice
    (meeting(repeat="monthly", weeks=("1", "3"), days=("tue", "wed"), start=600), ["03 10:00", "04 10:00", "17 10:00", "18 10:00"]),
    (meeting(repeat="biweekly", days=("tue",), anchor=dt.date(2026, 11, 3), start=600), ["03 10:00", "17 10:00"]),
    (meeting(repeat="biweekly", days=("tue",), anchor=dt.date(2027, 6, 29), start=600), ["03 10:00", "17 10:00"]),
    (meeting(repeat="biweekly", anchor=dt.date(2026, 11, 3), start=600), ["03 10:00", "17 10:00"]),
    (meeting(repeat="biweekly", days=("sun", "mon"), anchor=dt.date(2026, 11, 8), start=600), ["02 10:00", "08 10:00", "16 10:00", "22 10:00", "30 10:00"]),
    (meeting(repeat="once", starts_on=dt.date(2026, 11, 14), start=600), ["14 10:00"]),
    (meeting(repeat="once", starts_on=dt.date(2026, 11, 14), days=("mon",), start=600), ["14 10:00"]),
    (meeting(days=("mon",), start=600, starts_on=dt.date(2026, 11, 9), ends_on=dt.date(2026, 11, 16)), ["09 10:00", "16 10:00"]),
    (meeting(days=("sat",), start=1440), ["01 00:00", "08 00:00", "15 00:00", "22 00:00", "29 00:00"]),
    # what lacks something yields nothing
    (meeting(days=("mon",)), []),
    (meeting(start=600), []),
    (meeting(repeat="biweekly", days=("tue",), start=600), []),
    (meeting(repeat="monthly", days=("tue",), start=600), []),
    (meeting(repeat="once", days=("tue",), start=600), []),
    (meeting(days=("mon",), start=600, timezone=""), []),
    (meeting(days=("mon",), start=600, timezone="America/Louisville City"), []),
    (meeting(days=("mon",), start=600, timezone="../../etc/passwd"), []),
    (meeting(days=("mon",), start=600, timezone="America"), []),
    (meeting(days=("mon",), start=600, starts_on=dt.date(2026, 11, 9), ends_on=dt.date(2026, 11, 2)), []),
]  # fmt: skip


@pytest.mark.parametrize(("schedule", "expected"), RULES)
def test_the_dates_of_november_2026(schedule: Schedule, expected: list[str]) -> None:
    found = occurrences(schedule, at("2026-11-01T04:00"), at("2026-12-01T05:00"))
    assert [f"{one.starts:%d %H:%M}" for one in found] == expected


def test_exceptions_cancel_move_and_add() -> None:
    schedule = meeting(
        days=("thu",),
        start=hm("18:30"),
        end=hm("20:00"),
        exceptions=(
            ScheduleException(dt.date(2026, 11, 26), "Closed for Thanksgiving"),
            ScheduleException(dt.date(2026, 11, 12), "Earlier", hm("17:00")),
            ScheduleException(dt.date(2026, 11, 25), "Instead of Thursday", hm("18:30")),
            ScheduleException(dt.date(2026, 11, 27), "Not that it would"),
        ),
    )
    found = list(occurrences(schedule, at("2026-11-06T05:00"), at("2026-12-01T05:00")))
    assert [(f"{one.starts:%d %H:%M}", one.ends and f"{one.ends:%H:%M}", one.note) for one in found] == [
        ("12 17:00", "18:30", "Earlier"),
        ("19 18:30", "20:00", ""),
        ("25 18:30", "20:00", "Instead of Thursday"),
    ]


def test_who_opens_late_does_not_close_late() -> None:
    late = ScheduleException(dt.date(2026, 11, 4), "", hm("12:00"))
    hours = meeting(kind="open_hours", days=("wed",), start=hm("09:00"), end=hm("17:00"), exceptions=(late,))
    after = replace(hours, exceptions=(replace(late, start=hm("18:00")),))
    night = replace(hours, start=hm("16:00"), end=hm("02:00"))
    found = [next_occurrence(one, at("2026-11-03")) for one in (hours, after, night)]
    assert [in_utc(one) for one in found] == [("04 17:00", "04 22:00"), ("04 23:00", None), ("04 17:00", "05 07:00")]


def test_of_two_exceptions_for_a_date_the_last_counts() -> None:
    date = dt.date(2026, 11, 5)
    both = (ScheduleException(date, "", 600), ScheduleException(date, "Closed"))
    schedule = meeting(days=("thu",), start=1110, exceptions=both)
    assert dates(schedule, "2026-11-04", "2026-11-07") == []
    assert dates(replace(schedule, exceptions=both[::-1]), "2026-11-04", "2026-11-07") == ["2026-11-05 10:00"]


def test_an_interval_holds_its_start_and_not_its_end() -> None:
    schedule = meeting(days=("mon",), start=hm("18:00"))
    moment = at("2026-11-02T23:00")
    second = dt.timedelta(seconds=1)
    assert len(list(occurrences(schedule, moment, moment + second))) == 1
    assert not list(occurrences(schedule, moment - second, moment))
    assert not list(occurrences(schedule, moment, moment))
    found = next_occurrence(schedule, moment)
    assert found is not None
    assert found.starts == moment


def test_open_now_knows_last_night() -> None:
    line = meeting(kind="phone_hours", days=("fri",), start=hm("16:00"), end=hm("02:00"), timezone="America/Detroit")
    moments = ("2026-11-06T20:59", "2026-11-06T21:00", "2026-11-07T06:59", "2026-11-07T07:00")
    assert [open_now(line, at(moment)) for moment in moments] == [False, True, True, False]


def test_nothing_without_an_end_is_said_to_be_open() -> None:
    schedule = meeting(days=("mon",), start=hm("18:00"))
    assert not open_now(schedule, at("2026-11-02T23:00"))


def test_always_open_needs_no_zone_and_heeds_exceptions() -> None:
    line = Schedule("phone_hours", always_open=True)
    assert open_now(line, at("2026-11-02T23:00"))
    assert len(list(occurrences(line, at("2026-11-01"), at("2026-11-08")))) == 7
    shut = replace(line, timezone="America/New_York", exceptions=(ScheduleException(dt.date(2026, 12, 25)),))
    moments = ("2026-12-25T04:59", "2026-12-25T05:00", "2026-12-26T04:59", "2026-12-26T05:00")
    assert [open_now(shut, at(moment)) for moment in moments] == [True, False, False, True]


def test_the_ends_of_time_are_no_error() -> None:
    always = meeting(days=ALL_DAYS, start=1440, end=1440)
    for starts_on in (dt.date.min, FIRST_DATE, LAST_DATE, dt.date.max):
        for repeat in ("weekly", "once", "biweekly", "monthly"):
            schedule = replace(
                always,
                repeat=repeat,
                starts_on=starts_on,
                anchor=starts_on,
                weeks=("1", "last"),
                exceptions=(ScheduleException(starts_on, "", 0),),
            )
            for moment in (at("1960-01-01"), at("2026-11-22"), at("2099-12-31"), at("2150-01-01")):
                next_occurrence(schedule, moment)
                current_occurrence(schedule, moment)


# ---- against dateutil --------------------------------------------------------------------------------------------

WEEKDAYS = dict(zip(DAYS, (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU), strict=True))

day_sets = st.sets(st.sampled_from(DAYS), min_size=1).map(lambda days: tuple(sorted(days)))
some_dates = st.dates(dt.date(2025, 6, 1), dt.date(2027, 6, 30))
changes = st.sampled_from([dt.date(2026, 3, 6), dt.date(2026, 10, 30), dt.date(2025, 3, 7), dt.date(2027, 11, 5)])


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    repeat = draw(st.sampled_from(("weekly", "biweekly", "monthly", "once")))
    starts_on = draw(st.none() | some_dates) if repeat != "once" else draw(some_dates)
    return Schedule(
        kind=draw(st.sampled_from(("meeting", "open_hours"))),
        days=draw(day_sets),
        start=draw(st.integers(0, 1439)),
        end=draw(st.none() | st.integers(0, 1440)),
        timezone=draw(st.sampled_from(ZONES)),
        repeat=repeat,
        weeks=tuple(sorted(draw(st.sets(st.sampled_from(("1", "2", "3", "4", "last")), min_size=1)))),
        anchor=draw(some_dates),
        starts_on=starts_on,
        ends_on=draw(st.none() | some_dates),
        exceptions=tuple(
            draw(st.lists(st.builds(ScheduleException, some_dates, st.just(""), st.none() | st.integers(0, 1439)), max_size=3))
        ),
    )  # fmt: skip


def reference(schedule: Schedule, start: dt.datetime, end: dt.datetime) -> list[tuple[dt.datetime, dt.datetime | None]]:
    """The same by other means: dateutil's rules over naive dates, its zones, its word on times that do not exist."""
    zone = tz.gettz(schedule.timezone)
    assert zone is not None
    midnight = dt.time()
    first, last = dt.datetime(2025, 1, 1), dt.datetime(2028, 6, 1)  # noqa: DTZ001  # naive: dates, no moments
    ordinals = {"1": 1, "2": 2, "3": 3, "4": 4, "last": -1}
    if schedule.repeat == "once":
        assert schedule.starts_on
        rule = [dt.datetime.combine(schedule.starts_on, midnight)]
    elif schedule.repeat == "monthly":
        by = [WEEKDAYS[day](ordinals[week]) for day in schedule.days for week in schedule.weeks]
        rule = list(rrule.rrule(rrule.MONTHLY, dtstart=first, until=last, byweekday=by))
    else:
        interval, begin = 1, first
        if schedule.repeat == "biweekly":
            assert schedule.anchor
            anchor = dt.datetime.combine(schedule.anchor, midnight)
            begin, interval = anchor - 104 * dt.timedelta(days=14), 2
        by = [WEEKDAYS[day] for day in schedule.days]
        rule = list(rrule.rrule(rrule.WEEKLY, dtstart=begin, until=last, interval=interval, byweekday=by))
    days = {one.date() for one in rule}
    days = {one for one in days if one >= (schedule.starts_on or one) and one <= (schedule.ends_on or one)}
    starts: dict[dt.date, int | None] = dict.fromkeys(days, schedule.start)
    for exception in schedule.exceptions:
        starts.pop(exception.date, None)
    for exception in schedule.exceptions:
        starts[exception.date] = exception.start  # a later one overrides
    found = []
    for date, minutes in sorted(starts.items()):
        if minutes is None:
            continue
        begins = real(date, minutes, zone)
        if start <= begins < end:
            found.append((begins, closes(schedule, date, minutes, begins, zone)))
    return found


def closes(schedule: Schedule, date: dt.date, start: int, begins: dt.datetime, zone: dt.tzinfo) -> dt.datetime | None:
    regular, end = schedule.start, schedule.end
    if end is None or regular is None:
        return None
    length = (end - regular) % 1440 or 1440
    wall_end = (start if schedule.kind == "meeting" else regular) + length
    if wall_end <= start:
        return None
    return (
        max(real(date, wall_end, zone), begins)
        if real(date, wall_end, zone) > begins
        else begins + dt.timedelta(minutes=wall_end - start)
    )


def real(date: dt.date, minutes: int, zone: dt.tzinfo) -> dt.datetime:
    naive = dt.datetime.combine(date, dt.time()) + dt.timedelta(minutes=minutes)
    return tz.resolve_imaginary(naive.replace(tzinfo=zone)).astimezone(UTC)


@given(schedules(), st.one_of(some_dates, changes), st.integers(0, 1439), st.integers(1, 120))
def test_the_same_dates_as_dateutil(schedule: Schedule, day: dt.date, minutes: int, length: int) -> None:
    start = dt.datetime.combine(day, dt.time(*divmod(minutes, 60)), tzinfo=UTC)
    end = start + dt.timedelta(days=length)
    found = list(occurrences(schedule, start, end))
    mine = [(one.starts.astimezone(UTC), one.ends and one.ends.astimezone(UTC)) for one in found]
    assert mine == reference(schedule, start, end)


@given(schedules(), st.one_of(some_dates, changes), st.integers(0, 1439))
def test_next_and_current_agree_with_the_list(schedule: Schedule, day: dt.date, minutes: int) -> None:
    now = dt.datetime.combine(day, dt.time(*divmod(minutes, 60)), tzinfo=UTC)
    coming = list(itertools.islice(occurrences(schedule, now, now + dt.timedelta(days=400)), 1))
    following = next_occurrence(schedule, now)
    assert following == coming[0] if coming else following is None or following.starts > now
    recent = occurrences(schedule, now - dt.timedelta(days=4), now + dt.timedelta(seconds=1))
    going = [one for one in recent if one.ends and one.ends.astimezone(UTC) > now]
    assert current_occurrence(schedule, now) == (going[-1] if going else None)


@given(schedules(), some_dates, st.integers(1, 60), st.integers(1, 60))
def test_two_intervals_give_what_one_gives(schedule: Schedule, day: dt.date, first: int, second: int) -> None:
    start = dt.datetime.combine(day, dt.time(), tzinfo=UTC)
    middle, end = start + dt.timedelta(days=first), start + dt.timedelta(days=first + second)
    parts = [*occurrences(schedule, start, middle), *occurrences(schedule, middle, end)]
    assert parts == list(occurrences(schedule, start, end))
    assert parts == sorted(parts, key=lambda one: one.starts.astimezone(UTC))
