"""Times, days and rules in plain English words. Absolute only: nothing here knows what day it is.

Every text is made by one small function, so that another language can bring its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from generator.directory.model import Ages, Schedule

DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
_SHORT_DAYS = {key: name[:3] for key, name in DAYS.items()}
_DAY_ORDER = tuple(DAYS)
_WEEKS = {"1": "first", "2": "second", "3": "third", "4": "fourth", "last": "last"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# What people call the zones of the IANA database that are in use in the United States and its territories.
_ZONES = {
    "America/New_York": "Eastern time",
    "America/Detroit": "Eastern time",
    "America/Chicago": "Central time",
    "America/Denver": "Mountain time",
    "America/Boise": "Mountain time",
    "America/Phoenix": "Arizona time",
    "America/Los_Angeles": "Pacific time",
    "America/Anchorage": "Alaska time",
    "America/Juneau": "Alaska time",
    "America/Sitka": "Alaska time",
    "America/Nome": "Alaska time",
    "America/Yakutat": "Alaska time",
    "America/Metlakatla": "Alaska time",
    "America/Adak": "Hawaii-Aleutian time",
    "Pacific/Honolulu": "Hawaii time",
    "America/Puerto_Rico": "Atlantic time",
    "America/St_Thomas": "Atlantic time",
    "Pacific/Guam": "Chamorro time",
    "Pacific/Saipan": "Chamorro time",
    "Pacific/Pago_Pago": "Samoa time",
    "Pacific/Palau": "Palau time",
    "Pacific/Majuro": "Marshall Islands time",
    "Pacific/Kwajalein": "Marshall Islands time",
    "Pacific/Chuuk": "Chuuk time",
    "Pacific/Pohnpei": "Pohnpei time",
    "Pacific/Kosrae": "Kosrae time",
    "UTC": "UTC",
}
_ZONES_BY_AREA = {"America/Indiana": "Eastern time", "America/Kentucky": "Eastern time"}
_ZONES |= {
    "America/Indiana/Tell_City": "Central time",
    "America/Indiana/Knox": "Central time",
    "America/Menominee": "Central time",
    "America/North_Dakota/Center": "Central time",
    "America/North_Dakota/New_Salem": "Central time",
    "America/North_Dakota/Beulah": "Central time",
}


def joined(parts: Sequence[str], last: str = "and") -> str:
    """Like "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def counted(number: int, one: str, many: str) -> str:
    """Like "1 place", "1,204 places"."""
    return f"{number:,} {one if number == 1 else many}"


def date_words(date: dt.date) -> str:
    """Like "Nov 3, 2026": the month in letters, so that nobody can take it for the day."""
    return f"{_MONTHS[date.month - 1]} {date.day}, {date.year}"


def time_words(minutes: int) -> str:
    """Like "6:30 pm", "6 pm", "noon", "midnight" for minutes after midnight."""
    minutes %= 1440
    if minutes in (0, 720):
        return "noon" if minutes else "midnight"
    hour, minute = divmod(minutes, 60)
    half = "am" if hour < 12 else "pm"
    return f"{(hour + 11) % 12 + 1}{f':{minute:02}' if minute else ''} {half}"


def span_words(schedule: Schedule) -> str:
    """Like "6 pm to 7 pm", "4 pm to 2 am the next day", "6 pm"; "" if no time is known."""
    if schedule.start is None:
        return ""
    end = schedule.end
    if end is None and schedule.duration_minutes:
        end = schedule.start + schedule.duration_minutes
    if end is None:
        return time_words(schedule.start)
    next_day = end <= schedule.start or end > 1440
    late = " the next day" if next_day and end % 1440 else ""
    return f"{time_words(schedule.start)} to {time_words(end)}{late}"


def zone_words(zone: str) -> str:
    """Like "Eastern time" for an IANA name; zones that nobody has named here keep their city: "Apia time"."""
    if not zone:
        return ""
    area = zone.rpartition("/")[0]
    return _ZONES.get(zone) or _ZONES_BY_AREA.get(area) or f"{zone.rpartition('/')[2].replace('_', ' ')} time"


def day_words(days: Sequence[str], *, short: bool = False) -> str:
    """Like "every day", "Monday to Friday", "Monday, Wednesday and Friday"; `short` gives "Mon to Fri"."""
    names = _SHORT_DAYS if short else DAYS
    known = [day for day in _DAY_ORDER if day in days]
    if len(known) == len(_DAY_ORDER):
        return "every day"
    first = _DAY_ORDER.index(known[0]) if known else 0
    if len(known) > 2 and _DAY_ORDER[first : first + len(known)] == tuple(known):
        return f"{names[known[0]]} to {names[known[-1]]}"
    return joined([names[day] for day in known])


def rule_words(schedule: Schedule, *, short: bool = False) -> str:
    """On which days: "every Thursday", "Monday to Friday", "first and third Saturday of the month"."""
    days = day_words(schedule.days, short=short)
    if schedule.repeat == "once":
        return f"once, on {date_words(schedule.starts_on)}" if schedule.starts_on else "once"
    if schedule.repeat == "monthly" and schedule.weeks:
        weeks = joined([_WEEKS.get(week, week) for week in schedule.weeks])
        return f"{weeks} {days or 'week'} of the month"
    if schedule.repeat == "monthly":
        return f"{days}, once a month" if days else "once a month"
    if schedule.repeat == "biweekly":
        rule = f"{days}, every two weeks" if days else "every two weeks"
        return f"{rule} (one of them is {date_words(schedule.anchor)})" if schedule.anchor and not short else rule
    if schedule.kind == "meeting" and len(schedule.days) == 1 and not short:
        return f"every {days}"
    return days


def schedule_words(schedule: Schedule, *, short: bool = False) -> str:
    """The whole rule as one line, its first letter large: "Every Thursday, 6 pm to 7 pm, Eastern time"."""
    if schedule.always_open:
        return "Day and night, every day"
    if short:
        when = time_words(schedule.start) if schedule.start is not None else ""
        if schedule.kind != "meeting":
            when = span_words(schedule)
        text = " ".join(part for part in (rule_words(schedule, short=True), when) if part)
    else:
        time = span_words(schedule)
        zone = zone_words(schedule.timezone) if time else ""
        bounds = _bounds(schedule)
        text = ", ".join(part for part in (rule_words(schedule), time, zone, bounds) if part)
    return text[:1].upper() + text[1:]


def _bounds(schedule: Schedule) -> str:
    if schedule.repeat == "once":
        return ""
    start = f"from {date_words(schedule.starts_on)}" if schedule.starts_on else ""
    end = f"until {date_words(schedule.ends_on)}" if schedule.ends_on else ""
    return " ".join(part for part in (start, end) if part)


def exception_words(schedule: Schedule) -> tuple[str, ...]:
    """Like "Not on Nov 26, 2026: Closed for Thanksgiving", "On Dec 3, 2026 at 7 pm instead"; by date."""
    lines = []
    for exception in sorted(schedule.exceptions, key=lambda e: e.date):
        day = date_words(exception.date)
        line = f"Not on {day}" if exception.start is None else f"On {day} at {time_words(exception.start)} instead"
        lines.append(f"{line}: {exception.note}" if exception.note else line)
    return tuple(lines)


def age_words(ages: Ages | None) -> str:
    """Like "18 and older", "12 to 17", "up to 25"; "" if unknown."""
    if ages is None or (ages.min is None and ages.max is None):
        return ""
    if ages.max is None:
        return f"{ages.min} and older"
    if not ages.min:
        return f"up to {ages.max}"
    return f"{ages.min} to {ages.max}"
