"""A schedule's rule in words, for pages that must say it without JavaScript and stay true on any day.

English, 12-hour clock. Says only what the schedule says: a part that is unknown is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from generator.directory.model import Schedule, ScheduleException
from generator.directory.occurrences import DAYS
from generator.directory.timezones import common_name

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKS = {"1": "first", "2": "second", "3": "third", "4": "fourth", "last": "last"}
_DAY_MINUTES = 1440


def schedule_words(schedule: Schedule) -> str:
    """The rule as one phrase: "Every Monday and Thursday, 6:30 pm to 8:00 pm, Mountain Time".

    Also "First Saturday of the month, 10:00 am, Eastern Time", "Every two weeks on Tuesday (for example
    November 3, 2026), ...", "Saturday, November 14, 2026, ...", "Day and night, every day". Bounds follow at the
    end ("until May 31, 2027"). "" if the schedule says nothing. Exceptions: `exception_words`.
    """
    if schedule.always_open:
        parts = ["Day and night, every day", _bounds(schedule)]
    else:
        times = _times(schedule)
        parts = [_when(schedule), times, common_name(schedule.timezone) if times else "", _bounds(schedule)]
    words = ", ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]


def exception_words(exception: ScheduleException) -> str:
    """One exception: "Not on Thursday, November 26, 2026: Closed for Thanksgiving", or with its start."""
    date = date_words(exception.date)
    words = f"Not on {date}" if exception.start is None else f"On {date} at {time_words(exception.start)}"
    return f"{words}: {exception.note}" if exception.note else words


def time_words(minutes: int) -> str:
    """Minutes after midnight by the 12-hour clock: "6:30 pm", "noon", "midnight" (which 12:00 am would confuse)."""
    minutes %= _DAY_MINUTES
    if minutes in (0, _DAY_MINUTES // 2):
        return "noon" if minutes else "midnight"
    hour, minute = divmod(minutes, 60)
    return f"{(hour + 11) % 12 + 1}:{minute:02d} {'am' if hour < 12 else 'pm'}"


def date_words(date: dt.date) -> str:
    """A date with its weekday: "Thursday, November 26, 2026"."""
    return f"{DAY_NAMES[date.weekday()]}, {_date(date)}"


def _date(date: dt.date) -> str:
    return f"{MONTH_NAMES[date.month - 1]} {date.day}, {date.year}"


def _when(schedule: Schedule) -> str:
    if schedule.repeat == "once":
        return date_words(schedule.starts_on) if schedule.starts_on else ""
    days = sorted({DAYS.index(day) for day in schedule.days if day in DAYS})
    if schedule.repeat == "biweekly":
        if not days and schedule.anchor:
            days = [schedule.anchor.weekday()]
        on = f" on {_listed([DAY_NAMES[day] for day in days])}" if days else ""
        return f"every two weeks{on}" + (f" (for example {_date(schedule.anchor)})" if schedule.anchor else "")
    if schedule.repeat == "monthly":
        weeks = [word for week, word in _WEEKS.items() if week in schedule.weeks]
        return f"{_listed(weeks)} {_listed([DAY_NAMES[day] for day in days])} of the month" if weeks and days else ""
    if len(days) == len(DAYS):
        return "every day"
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{DAY_NAMES[days[0]]} to {DAY_NAMES[days[-1]]}"
    return f"every {_listed([DAY_NAMES[day] for day in days])}" if days else ""


def _times(schedule: Schedule) -> str:
    start, end = schedule.start, schedule.end
    if start is None:
        return ""
    if end is None and schedule.duration_minutes:
        end = start + schedule.duration_minutes
    elif end is not None and end <= start:
        end += _DAY_MINUTES
    if end is None:
        return time_words(start)
    if (start % _DAY_MINUTES, end - start) == (0, _DAY_MINUTES):
        return "all day"
    next_day = " the next day" if start < _DAY_MINUTES < end else ""
    return f"{time_words(start)} to {time_words(end)}{next_day}"


def _bounds(schedule: Schedule) -> str:
    if schedule.repeat == "once" and not schedule.always_open:
        return ""
    first = f"from {_date(schedule.starts_on)}" if schedule.starts_on else ""
    last = f"until {_date(schedule.ends_on)}" if schedule.ends_on else ""
    return f"{first} {last}".strip()


def _listed(words: Sequence[str]) -> str:
    """Words as one phrase: "Monday", "Monday and Friday", "Monday, Wednesday and Friday"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
