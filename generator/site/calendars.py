"""An entry's meetings as an iCalendar file, which the visitor's own calendar keeps up to date with daylight saving.

Source: RFC 5545; the meaning of a rule is that of `directory/occurrences.py`. A meeting is an event with an RRULE; a
date that is cancelled an EXDATE; a date at another time an event of the same UID with its RECURRENCE-ID; a date that
the rule does not have an event of its own, since many calendars ignore RDATE. Hours of opening are no events.

Written here and not by a library: the file is a dozen plain lines, it must be the same bytes whatever version of
whatever is installed, and thousands are written in a build. Tests read it back with icalendar and dateutil.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from generator.directory.model import Entry, Schedule
from generator.directory.occurrences import DAYS, Occurrence, next_occurrence, occurrences
from generator.directory.timezones import zone as zone_named
from generator.site.links import address_lines, web
from generator.site.tongue import Tongue
from generator.site.words import schedule_words

FILE = "calendar.ics"
"""The name of the file: it says nothing to whoever looks through a phone's downloads."""

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = dt.timedelta(days=1)
_LINE = 75  # octets, section 3.1
# Zones as they are since the Energy Policy Act of 2005 took effect; no meeting here began before.
_ZONE_FROM = 2007
_ZONE_UNTIL = 2037


def has_calendar(entry: Entry) -> bool:
    """Whether there is a meeting to put in a calendar; not while the entry is closed."""
    return entry.status in ("", "active", "seasonal") and any(map(_is_event, entry.schedule))


def calendar(entry: Entry, url: str, tongue: Tongue) -> bytes:
    """The file of an entry whose page, in this language, is `url`. Every date in it is the entry's own, so the same entry is the same file."""
    since = _since(entry)
    events: list[str] = []
    zones = []
    for number, schedule in enumerate(entry.schedule):
        if _is_event(schedule):
            some = list(_events(entry, number, schedule, since, url, tongue))
            events += some
            if some and schedule.timezone not in zones:
                zones.append(schedule.timezone)
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//recovery-site//EN", "CALSCALE:GREGORIAN"]
    lines = [*head, *(line for name in zones for line in _timezone(name)), *events, "END:VCALENDAR"]
    return b"".join(map(_folded, lines))


def _is_event(s: Schedule) -> bool:
    return (
        s.kind == "meeting"
        and s.start is not None
        and s.start < 1440
        and not s.always_open
        and zone_named(s.timezone) is not None
    )


def _since(entry: Entry) -> dt.date:
    """The newest day on which somebody knew the entry to be so: where its events begin, and their stamp."""
    p = entry.provenance
    days = [source.retrieved for source in p.sources if source.retrieved]
    days += [p.verified.date] if p.verified else []
    days += [p.feed.as_of] if p.feed else []
    return max(days, default=dt.date(2026, 1, 1))


def _events(entry: Entry, number: int, s: Schedule, since: dt.date, url: str, tongue: Tongue) -> Iterator[str]:
    zone = zone_named(s.timezone)
    assert zone is not None
    # The rule alone decides where it begins: a first meeting that is cancelled is still the first of the rule.
    rule = replace(s, exceptions=())
    first = next_occurrence(rule, dt.datetime.combine(since, dt.time(), tzinfo=zone))
    uid = f"{entry.id.replace('/', '-')}-{number}@{urlsplit(url).hostname or 'localhost'}"
    about = _about(entry, s, url, tongue)
    stamp = f"DTSTAMP:{since:%Y%m%d}T000000Z"
    changed = {e.date: e for e in s.exceptions}
    if first and s.repeat == "once" and first.starts.date() in changed:
        begin, on_rule = first.starts.date(), set[dt.date]()  # there is no series that the date could be taken out of
    elif first:
        begin = first.starts.date()
        on_rule = {day for day in changed if day >= begin and _falls_on(rule, day, zone)}
        yield from ("BEGIN:VEVENT", f"UID:{uid}", stamp, *_span(s, first), *_rrule(s, zone))
        yield from (
            f"EXDATE;TZID={s.timezone}:{_local(day, s.start or 0)}"
            for day in sorted(on_rule)
            if changed[day].start is None
        )
        yield from (*about, "END:VEVENT")
    else:
        begin, on_rule = since, set()
    for day in sorted(day for day, e in changed.items() if e.start is not None and day >= begin):
        found = _on(s, day, zone)
        if found is None:
            continue
        if day in on_rule:
            name: tuple[str, ...] = (
                f"UID:{uid}",
                stamp,
                f"RECURRENCE-ID;TZID={s.timezone}:{_local(day, s.start or 0)}",
            )
        else:
            name = (f"UID:{day:%Y%m%d}-{uid}", stamp)
        note = (f"COMMENT:{_text(found.note)}",) if found.note else ()
        yield from ("BEGIN:VEVENT", *name, *_span(s, found), *about, *note, "END:VEVENT")


def _on(s: Schedule, day: dt.date, zone: dt.tzinfo) -> Occurrence | None:
    start = dt.datetime.combine(day, dt.time(), tzinfo=zone)
    return next(occurrences(s, start, dt.datetime.combine(day + _DAY, dt.time(), tzinfo=zone)), None)


def _falls_on(rule: Schedule, day: dt.date, zone: dt.tzinfo) -> bool:
    found = _on(rule, day, zone)
    return found is not None and found.starts.date() == day


def _span(s: Schedule, found: Occurrence) -> tuple[str, ...]:
    """Start and end; a length that is given in minutes stays exact (3.3.6), and an end that is not known is not made up."""
    start = f"DTSTART;TZID={s.timezone}:{found.starts:%Y%m%dT%H%M%S}"
    if found.ends is None:
        return (start,)
    if s.end is None:
        return (start, f"DURATION:PT{s.duration_minutes}M")
    return (start, f"DTEND;TZID={s.timezone}:{found.ends:%Y%m%dT%H%M%S}")


def _rrule(s: Schedule, zone: dt.tzinfo) -> tuple[str, ...]:
    if s.repeat == "once":
        return ()
    days = [_CODES[DAYS.index(day)] for day in DAYS if day in s.days]
    if s.repeat == "biweekly":
        days = days or ([_CODES[s.anchor.weekday()]] if s.anchor else [])
        parts = ["FREQ=WEEKLY", "INTERVAL=2", f"BYDAY={','.join(days)}"]
    elif s.repeat == "monthly":
        weeks = ["-1" if week == "last" else week for week in s.weeks]
        parts = ["FREQ=MONTHLY", f"BYDAY={','.join(week + day for week in weeks for day in days)}"]
    else:
        parts = ["FREQ=WEEKLY", f"BYDAY={','.join(days)}"]
    if s.ends_on:
        last = dt.datetime.combine(s.ends_on + _DAY, dt.time(), tzinfo=zone) - dt.timedelta(seconds=1)
        parts.append(f"UNTIL={last.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}")
    return (f"RRULE:{';'.join(parts)}",)


def _about(entry: Entry, s: Schedule, url: str, tongue: Tongue) -> tuple[str, ...]:
    """What the event is called, where it is (as far as may be shown), how to join, and the page that stays up to date."""
    title = f"{entry.name}: {s.title}" if s.title else entry.name
    words = [schedule_words(tongue, s)]
    if s.join:
        words += [
            web(s.join.url),
            s.join.phone,
            tongue.say("Ask for the passcode.") if s.join.passcode else "",
            s.join.note,
        ]
    words += [f"{tongue.say('Call before you go: times change.')} {url}"]
    place = ", ".join(address_lines(entry.location)) if entry.location else ""
    lines = [f"SUMMARY:{_text(title)}", f"DESCRIPTION:{_text(chr(10).join(word for word in words if word))}"]
    lines += [f"LOCATION:{_text(place)}"] if place else []
    return (*lines, f"URL:{url}")


def _text(value: str) -> str:
    """TEXT, section 3.3.11; control characters have no place in it."""
    plain = "".join(c for c in value.replace("\r\n", "\n") if c == "\n" or c >= " ")
    return plain.replace("\\", "\\\\").replace("\n", "\\n").replace(";", "\\;").replace(",", "\\,")


def _local(day: dt.date, minutes: int) -> str:
    return f"{day:%Y%m%d}T{minutes // 60:02}{minutes % 60:02}00"


def _folded(line: str) -> bytes:
    """A content line of at most 75 octets, cut between characters."""
    if len(whole := line.encode()) <= _LINE:
        return whole + b"\r\n"
    out, room = bytearray(), _LINE
    for char in line:
        octets = char.encode()
        if len(octets) > room:
            out += b"\r\n "
            room = _LINE - 1
        out += octets
        room -= len(octets)
    return bytes(out) + b"\r\n"


@cache
def _timezone(name: str) -> tuple[str, ...]:
    """The VTIMEZONE of an IANA zone, from the changes that the zone's own data has."""
    zone = zone_named(name)
    assert zone is not None
    changes = tuple(_changes(zone))
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    if not changes:
        at = dt.datetime(_ZONE_FROM, 1, 1, tzinfo=zone)
        lines += _observance("STANDARD", at.replace(tzinfo=None), at, at, ())
    for kind in ("STANDARD", "DAYLIGHT"):
        some = [(before, after) for before, after in changes if bool(after.dst()) == (kind == "DAYLIGHT")]
        if some:
            walls = [before.replace(tzinfo=None) + dt.timedelta(seconds=1) for before, _ in some]
            lines += _observance(kind, walls[0], *some[0], walls)
    return (*lines, "END:VTIMEZONE")


def _changes(zone: dt.tzinfo) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """The last second before and the first after each change of offset, from _ZONE_FROM to _ZONE_UNTIL."""
    hour = dt.timedelta(hours=1)
    moment = dt.datetime(_ZONE_FROM, 1, 1, tzinfo=dt.UTC)
    while moment.year <= _ZONE_UNTIL:
        after = moment + _DAY
        if moment.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            while (moment + hour).astimezone(zone).utcoffset() == moment.astimezone(zone).utcoffset():
                moment += hour
            change = moment + hour  # changes fall on whole hours of UTC wherever meetings are listed
            yield (change - dt.timedelta(seconds=1)).astimezone(zone), change.astimezone(zone)
        moment = after


def _observance(
    kind: str, wall: dt.datetime, before: dt.datetime, after: dt.datetime, walls: Sequence[dt.datetime]
) -> list[str]:
    lines = [
        f"BEGIN:{kind}",
        f"DTSTART:{wall:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{before:%z}",
        f"TZOFFSETTO:{after:%z}",
        f"TZNAME:{after.tzname()}",
    ]
    if len(walls) > 1:
        if rule := _yearly(walls):
            lines.append(f"RRULE:{rule}")
        else:
            lines.append(f"RDATE:{','.join(f'{wall:%Y%m%dT%H%M%S}' for wall in walls[1:])}")
    return [*lines, f"END:{kind}"]


def _yearly(walls: Sequence[dt.datetime]) -> str:
    """The rule that all changes follow, such as "the second Sunday in March"; "" if there is none."""
    if [wall.year for wall in walls] != list(range(_ZONE_FROM, _ZONE_UNTIL + 1)):
        return ""
    if len({(wall.month, wall.weekday(), wall.time()) for wall in walls}) > 1:
        return ""
    code = _CODES[walls[0].weekday()]
    weeks = {(wall.day + 6) // 7 for wall in walls}
    if len(weeks) == 1:
        return f"FREQ=YEARLY;BYMONTH={walls[0].month};BYDAY={weeks.pop()}{code}"
    if all((wall + 7 * _DAY).month != wall.month for wall in walls):
        return f"FREQ=YEARLY;BYMONTH={walls[0].month};BYDAY=-1{code}"
    return ""
