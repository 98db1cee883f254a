"""When a schedule takes place: from a rule to dates. Pure; the clock is the caller's.

The meaning is that of RFC 5545 (iCalendar), so that pages, the device (`templates/assets/js/occurrences.js`, proved
equal) and calendar files agree:

* Weekly, biweekly and monthly are FREQ=WEEKLY, FREQ=WEEKLY;INTERVAL=2 and FREQ=MONTHLY;BYDAY=1SA or -1SU
  (section 3.3.10). Weeks begin on Monday (WKST's default), which decides what "every two weeks" means for
  several days. A biweekly rule without an anchor yields nothing: which weeks is not known, and never guessed.
* `once` takes place on `starts_on`. `starts_on` and `ends_on` bound a rule, both days included (UNTIL is inclusive).
* An exception without a start cancels its date (EXDATE, 3.8.5.1). One with a start takes place on its date at that
  time, whatever the rule says of that date (RECURRENCE-ID where it moves one, RDATE where it adds one). Of two
  exceptions for one date the last counts.
* Wall time stays across daylight saving. A wall time that occurs twice means the first of the two; one that does not
  occur is read with the offset before the gap, so 2:30 am becomes 3:30 am (3.3.5, and PEP 495 with fold=0). Section
  3.3.10 would drop the latter; we keep it, because a line that opens at 2:30 is not shut for that day.
* `duration_minutes` is elapsed time (3.3.6: hours and minutes are exact). `end` is wall time; at or before `start` it
  is the next day's. Should a gap bring an end to or before its start, the length by the clock face is kept.
* A moved meeting keeps its length. Moved opening hours (any other kind) keep their closing time: who opens late
  does not close late; opening at or after closing time leaves the end unknown.
* Always open is a stretch from each midnight to the next, so that exceptions and bounds hold for it too.

A rule that lacks what it needs (days, a start, a known time zone) yields nothing; only always open may lack its zone
and is then counted by UTC days. Dates before 1970 or after 2099 yield nothing.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterator

from generator.directory.model import Schedule
from generator.directory.timezones import zone as zone_named
from generator.records import dataclass

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""Keys of the days in `date.weekday()` order."""

FIRST_DATE = dt.date(1970, 1, 1)
LAST_DATE = dt.date(2099, 12, 31)

_DAY = dt.timedelta(days=1)
_MIDNIGHT = 1440  # minutes


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time it takes place, in the schedule's own zone; `ends` is None where no end is known.

    Convert to UTC before comparing or subtracting: Python does both by the clock face within one zone.
    """

    starts: dt.datetime
    ends: dt.datetime | None
    note: str = ""


def occurrences(schedule: Schedule, start: dt.datetime, end: dt.datetime) -> Iterator[Occurrence]:
    """Every occurrence that starts at or after `start` and before `end` (both aware), by time."""
    zone = _zone(schedule)
    if zone is None:
        return
    last = end.astimezone(zone).date()
    low, high = start.astimezone(dt.UTC), end.astimezone(dt.UTC)
    for date in _dates(schedule, _back(start, zone, 1)):
        if date > last:
            return
        found = _on(schedule, date, zone)
        if found and low <= found.starts.astimezone(dt.UTC) < high:
            yield found


def next_occurrence(schedule: Schedule, now: dt.datetime) -> Occurrence | None:
    """The first occurrence that starts at or after `now` (aware), None if there is none to come."""
    end = dt.datetime.combine(LAST_DATE + 3 * _DAY, dt.time(), tzinfo=dt.UTC)
    return next(occurrences(schedule, now, end), None)


def current_occurrence(schedule: Schedule, now: dt.datetime) -> Occurrence | None:
    """The occurrence going on at `now` (aware), its end excluded; the later one where two overlap.

    One without a known end is never said to be going on.
    """
    zone = _zone(schedule)
    if zone is None:
        return None
    moment, today = now.astimezone(dt.UTC), now.astimezone(zone).date()
    going: Occurrence | None = None
    for date in _dates(schedule, _back(now, zone, 3)):  # starts at 24:00 at the latest, lasts 24 hours at most
        if date > today:
            break
        found = _on(schedule, date, zone)
        if found and found.ends and found.starts.astimezone(dt.UTC) <= moment < found.ends.astimezone(dt.UTC):
            going = found
    return going


def open_now(schedule: Schedule, now: dt.datetime) -> bool:
    """Whether it is open, or under way, at `now` (aware)."""
    return current_occurrence(schedule, now) is not None


def _zone(schedule: Schedule) -> dt.tzinfo | None:
    if schedule.always_open and not schedule.timezone:
        return dt.UTC
    return zone_named(schedule.timezone)


def _back(moment: dt.datetime, zone: dt.tzinfo, days: int) -> dt.date:
    date = moment.astimezone(zone).date()
    return date - days * _DAY if date >= FIRST_DATE else FIRST_DATE


def _dates(schedule: Schedule, first: dt.date) -> Iterator[dt.date]:
    """The dates from `first` on of the rule and of its exceptions with a start, rising, each once."""
    added = sorted(e.date for e in schedule.exceptions if e.start is not None and first <= e.date <= LAST_DATE)
    before: dt.date | None = None
    for date in heapq.merge(_rule_dates(schedule, first), added):
        if date != before and date >= FIRST_DATE:
            yield date
        before = date


def _rule_dates(schedule: Schedule, first: dt.date) -> Iterator[dt.date]:
    date = max(first, schedule.starts_on or FIRST_DATE, FIRST_DATE)
    last = min(schedule.ends_on or LAST_DATE, LAST_DATE)
    if schedule.repeat == "once" and not schedule.always_open:
        if schedule.starts_on and date == schedule.starts_on <= last:
            yield date
        return
    if not _says_enough(schedule):
        return
    while date <= last:
        if schedule.always_open or _falls_on(schedule, date):
            yield date
        date += _DAY


def _says_enough(schedule: Schedule) -> bool:
    """Whether the rule can ever take place: nobody should walk through 70 years to learn that it cannot."""
    if schedule.always_open:
        return True
    if schedule.start is None:
        return False
    if schedule.repeat == "biweekly":
        return schedule.anchor is not None
    return bool(schedule.days) and (schedule.repeat == "weekly" or bool(schedule.weeks))


def _falls_on(schedule: Schedule, date: dt.date) -> bool:
    """Whether the rule, bounds and exceptions aside, takes place on `date`."""
    on_weekday = DAYS[date.weekday()] in schedule.days
    if schedule.repeat == "biweekly":
        anchor = schedule.anchor
        if anchor is None:
            return False
        apart = (_monday(date) - _monday(anchor)).days // 7
        return apart % 2 == 0 and (on_weekday if schedule.days else date.weekday() == anchor.weekday())
    if schedule.repeat == "monthly":
        in_last_week = (date + 7 * _DAY).month != date.month
        return on_weekday and (
            str((date.day + 6) // 7) in schedule.weeks or (in_last_week and "last" in schedule.weeks)
        )
    return on_weekday and schedule.repeat == "weekly"


def _monday(date: dt.date) -> dt.date:
    return date - date.weekday() * _DAY if date.toordinal() > 7 else date


def _on(schedule: Schedule, date: dt.date, zone: dt.tzinfo) -> Occurrence | None:
    """The occurrence that starts on `date`, one of the rule's or its exceptions' dates; None if cancelled."""
    exception = next((e for e in reversed(schedule.exceptions) if e.date == date), None)
    regular, end = (0, _MIDNIGHT) if schedule.always_open else (schedule.start, schedule.end)
    start = exception.start if exception else regular
    if start is None:
        return None
    if regular is None:
        regular = start
    starts, ends = _instant(date, start, zone), None
    if end is not None:
        closing = end + (_MIDNIGHT if end <= regular else 0)
        if schedule.kind == "meeting":
            closing += start - regular
        if closing > start:
            ends = _instant(date, closing, zone)
            if ends <= starts:
                ends = starts + dt.timedelta(minutes=closing - start)
    elif schedule.duration_minutes:
        ends = starts + dt.timedelta(minutes=schedule.duration_minutes)
    return Occurrence(
        starts.astimezone(zone), ends.astimezone(zone) if ends else None, exception.note if exception else ""
    )


def _instant(date: dt.date, minutes: int, zone: dt.tzinfo) -> dt.datetime:
    """The moment, in UTC, of a wall time given as minutes after the midnight that begins `date`."""
    days, minutes = divmod(minutes, _MIDNIGHT)
    wall = dt.time(*divmod(minutes, 60))
    return dt.datetime.combine(date + days * _DAY, wall, tzinfo=zone).astimezone(dt.UTC)
