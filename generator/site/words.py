"""Times, days and rules in plain words of a language. Absolute only: nothing here knows what day it is.

Every text is made by one small function of whole sentences, so that a catalogue can say it in another order.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.directory.model import Ages, Schedule
from generator.site.tongue import ENGLISH, Tongue, marked

_DAY_ORDER = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EVERY = {
    "mon": marked("every Monday"),
    "tue": marked("every Tuesday"),
    "wed": marked("every Wednesday"),
    "thu": marked("every Thursday"),
    "fri": marked("every Friday"),
    "sat": marked("every Saturday"),
    "sun": marked("every Sunday"),
}
_WEEKS = {
    "1": marked("first"),
    "2": marked("second"),
    "3": marked("third"),
    "4": marked("fourth"),
    "last": marked("last"),
}

# What people call the zones of the IANA database that are in use in the United States and its territories.
_ZONES = {
    "America/New_York": marked("Eastern time"),
    "America/Detroit": marked("Eastern time"),
    "America/Chicago": marked("Central time"),
    "America/Denver": marked("Mountain time"),
    "America/Boise": marked("Mountain time"),
    "America/Phoenix": marked("Arizona time"),
    "America/Los_Angeles": marked("Pacific time"),
    "America/Anchorage": marked("Alaska time"),
    "America/Juneau": marked("Alaska time"),
    "America/Sitka": marked("Alaska time"),
    "America/Nome": marked("Alaska time"),
    "America/Yakutat": marked("Alaska time"),
    "America/Metlakatla": marked("Alaska time"),
    "America/Adak": marked("Hawaii-Aleutian time"),
    "Pacific/Honolulu": marked("Hawaii time"),
    "America/Puerto_Rico": marked("Atlantic time"),
    "America/St_Thomas": marked("Atlantic time"),
    "Pacific/Guam": marked("Chamorro time"),
    "Pacific/Saipan": marked("Chamorro time"),
    "Pacific/Pago_Pago": marked("Samoa time"),
    "Pacific/Palau": marked("Palau time"),
    "Pacific/Majuro": marked("Marshall Islands time"),
    "Pacific/Kwajalein": marked("Marshall Islands time"),
    "Pacific/Chuuk": marked("Chuuk time"),
    "Pacific/Pohnpei": marked("Pohnpei time"),
    "Pacific/Kosrae": marked("Kosrae time"),
    "UTC": marked("UTC"),
}
_ZONES_BY_AREA = {"America/Indiana": marked("Eastern time"), "America/Kentucky": marked("Eastern time")}
_ZONES |= {
    "America/Indiana/Tell_City": marked("Central time"),
    "America/Indiana/Knox": marked("Central time"),
    "America/Menominee": marked("Central time"),
    "America/North_Dakota/Center": marked("Central time"),
    "America/North_Dakota/New_Salem": marked("Central time"),
    "America/North_Dakota/Beulah": marked("Central time"),
}


def span_words(tongue: Tongue, schedule: Schedule) -> str:
    """Like "6 pm to 7 pm", "4 pm to 2 am the next day", "6 pm"; "" if no time is known."""
    if schedule.start is None:
        return ""
    opens = tongue.time(schedule.start)
    end = schedule.end
    if end is None and schedule.duration_minutes:
        end = schedule.start + schedule.duration_minutes
    if end is None:
        return opens
    next_day = end <= schedule.start or end > 1440
    if next_day and end % 1440:
        return tongue.say("%(opens)s to %(closes)s the next day", opens=opens, closes=tongue.time(end))
    return tongue.say("%(opens)s to %(closes)s", opens=opens, closes=tongue.time(end))


def zone_words(tongue: Tongue, zone: str) -> str:
    """Like "Eastern time" for an IANA name; zones that nobody has named here keep their city: "Apia time"."""
    if not zone:
        return ""
    area, _, city = zone.rpartition("/")
    named = _ZONES.get(zone) or _ZONES_BY_AREA.get(area)
    return tongue.say(named) if named else tongue.say("%(city)s time", city=city.replace("_", " "))


def day_words(tongue: Tongue, days: Sequence[str], *, short: bool = False) -> str:
    """Like "every day", "Monday to Friday", "Monday, Wednesday and Friday"; `short` gives "Mon to Fri"."""
    known = [day for day in _DAY_ORDER if day in days]
    if len(known) == len(_DAY_ORDER):
        return tongue.say("every day")
    first = _DAY_ORDER.index(known[0]) if known else 0
    names = [tongue.day(day, short=short) for day in known]
    if len(known) > 2 and _DAY_ORDER[first : first + len(known)] == tuple(known):
        return tongue.say("%(first_day)s to %(last_day)s", first_day=names[0], last_day=names[-1])
    return tongue.joined(names)


def rule_words(tongue: Tongue, schedule: Schedule, *, short: bool = False) -> str:
    """On which days: "every Thursday", "Monday to Friday", "first and third Saturday of the month"."""
    say = tongue.say
    days = day_words(tongue, schedule.days, short=short)
    if schedule.repeat == "once":
        return say("once, on %(date)s", date=tongue.date(schedule.starts_on)) if schedule.starts_on else say("once")
    if schedule.repeat == "monthly" and schedule.weeks:
        weeks = tongue.joined([say(_WEEKS[week]) if week in _WEEKS else week for week in schedule.weeks])
        if not days:
            return say("%(weeks)s week of the month", weeks=weeks)
        return say("%(weeks)s %(days)s of the month", weeks=weeks, days=days)
    if schedule.repeat == "monthly":
        return say("%(days)s, once a month", days=days) if days else say("once a month")
    if schedule.repeat == "biweekly":
        rule = say("%(days)s, every two weeks", days=days) if days else say("every two weeks")
        if schedule.anchor and not short:
            return say("%(rule)s (one of them is %(date)s)", rule=rule, date=tongue.date(schedule.anchor))
        return rule
    if schedule.kind == "meeting" and len(schedule.days) == 1 and not short and schedule.days[0] in _EVERY:
        return say(_EVERY[schedule.days[0]])
    return days


def schedule_words(tongue: Tongue, schedule: Schedule, *, short: bool = False) -> str:
    """The whole rule as one line, its first letter large: "Every Thursday, 6 pm to 7 pm, Eastern time"."""
    if schedule.always_open:
        return tongue.say("Day and night, every day")
    if short:
        when = tongue.time(schedule.start) if schedule.start is not None else ""
        if schedule.kind != "meeting":
            when = span_words(tongue, schedule)
        days = rule_words(tongue, schedule, short=True)
        text = tongue.say("%(days)s %(time)s", days=days, time=when) if days and when else days or when
    else:
        time = span_words(tongue, schedule)
        zone = zone_words(tongue, schedule.timezone) if time else ""
        bounds = _bounds(tongue, schedule)
        text = ", ".join(part for part in (rule_words(tongue, schedule), time, zone, bounds) if part)
    return text[:1].upper() + text[1:]


def _bounds(tongue: Tongue, schedule: Schedule) -> str:
    if schedule.repeat == "once":
        return ""
    start = tongue.date(schedule.starts_on) if schedule.starts_on else ""
    end = tongue.date(schedule.ends_on) if schedule.ends_on else ""
    if start and end:
        return tongue.say("from %(start)s until %(end)s", start=start, end=end)
    if start:
        return tongue.say("from %(start)s", start=start)
    return tongue.say("until %(end)s", end=end) if end else ""


def exception_words(tongue: Tongue, schedule: Schedule) -> tuple[str, ...]:
    """Like "Not on Nov 26, 2026: Closed for Thanksgiving", "On Dec 3, 2026 at 7 pm instead"; by date.

    In another language than English the note, which is the entry's own, is a line of its own.
    """
    lines = []
    for exception in sorted(schedule.exceptions, key=lambda e: e.date):
        day = tongue.date(exception.date)
        if exception.start is None:
            line = tongue.say("Not on %(date)s", date=day)
        else:
            line = tongue.say("On %(date)s at %(time)s instead", date=day, time=tongue.time(exception.start))
        if exception.note and tongue.code != ENGLISH:
            lines += [line, tongue.own(exception.note)]
        else:
            lines.append(f"{line}: {exception.note}" if exception.note else line)
    return tuple(lines)


def age_words(tongue: Tongue, ages: Ages | None) -> str:
    """Like "18 and older", "12 to 17", "up to 25"; "" if unknown."""
    if ages is None or (ages.min is None and ages.max is None):
        return ""
    if ages.max is None:
        return tongue.say("%(age)s and older", age=ages.min)
    if not ages.min:
        return tongue.say("up to %(age)s", age=ages.max)
    return tongue.say("%(youngest)s to %(oldest)s", youngest=ages.min, oldest=ages.max)
