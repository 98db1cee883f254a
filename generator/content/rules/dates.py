"""Dates and times that can be true: provenance, schedules, ages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.content.rules.rule import Finding, Rule, Setting
from generator.directory.model import Entry, Schedule
from generator.directory.timezones import common_name, zone, zones_called
from generator.problems import Severity

STALE_DAYS = 365


def provenance_named(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """Nobody can tell where this entry comes from.

    Nothing is published that cannot be traced: an entry names its sources, or the feed it came from. Facts may be
    copied, directories may not; so the source is the organization's own page, or a call.

    Wrong:
        provenance:
          submitter_relationship: none
    Cure: Name the page or the call the facts were taken from, with the day.
    Right:
        provenance:
          sources:
            - kind: website
              url: https://riverbend.example.org/hours
              retrieved: 2026-11-02
    """
    provenance = entry.provenance
    if not provenance.sources and provenance.feed is None:
        yield Finding(
            "provenance",
            "Nobody can tell where this entry comes from.",
            "Add the page or the call it was taken from: kind is website, phone, email or visit; url is the page, where"
            f" there is one; retrieved is the day. {_DAY}",
            "sources:\n  - kind:\n    url:\n    retrieved:",
        )
    for n, source in enumerate(provenance.sources):
        if source.kind == "website" and not source.url:
            yield Finding(f"provenance.sources.{n}", "A website as a source needs its address.", "Add url.", "url:")


def day_of_reading(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """A source has no day, and nobody has checked the entry since.

    Every listing says how old its facts are: "as read on" a day. A list that was imported has its own day instead, and so
    has an entry that somebody called or visited.

    Wrong:
        sources:
          - kind: website
            url: https://riverbend.example.org/hours
    Cure: Add the day on which the page was read, or on which somebody told you.
    Right:
        sources:
          - kind: website
            url: https://riverbend.example.org/hours
            retrieved: 2026-11-02
    """
    provenance = entry.provenance
    if provenance.feed is not None or provenance.verified is not None:
        return
    for n, source in enumerate(provenance.sources):
        if source.retrieved is None:
            yield Finding(
                f"provenance.sources.{n}",
                "On which day was this read or heard?",
                f"Add that day. {_DAY}",
                "retrieved:",
            )


def dates_true(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The day on which something was read or checked lies in the future.

    Wrong:
        verified: {date: 2062-11-03, method: phone, by: volunteer}
    Cure: Check the year and the month.
    Right:
        verified: {date: 2026-11-03, method: phone, by: volunteer}
    """
    provenance = entry.provenance
    dated: list[tuple[str, dt.date | None]] = [
        (f"provenance.sources.{n}.retrieved", s.retrieved) for n, s in enumerate(provenance.sources)
    ]
    if provenance.verified:
        dated.append(("provenance.verified.date", provenance.verified.date))
    if provenance.feed:
        dated.append(("provenance.feed.as_of", provenance.feed.as_of))
    if provenance.consent:
        dated.append(("provenance.consent.date", provenance.consent.date))
    for at, date in dated:
        if date and date > setting.today:
            yield Finding(at, f"{date.isoformat()} is in the future.", "Check the year and the month.")


def read_before_checked(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The entry was checked before anybody had read its sources.

    Who checks compares the entry with something. A check that is older than every source is a slip in one of the dates.

    Wrong:
        sources:
          - {kind: website, url: "https://riverbend.example.org", retrieved: 2026-11-02}
        verified: {date: 2026-10-03, method: phone, by: volunteer}
    Cure: Set the right dates. If the source was read again later, the entry was then checked against it too.
    Right:
        sources:
          - {kind: website, url: "https://riverbend.example.org", retrieved: 2026-11-02}
        verified: {date: 2026-11-03, method: phone, by: volunteer}
    """
    verified = entry.provenance.verified
    read = [source.retrieved for source in entry.provenance.sources if source.retrieved]
    if verified and read and verified.date < min(read):
        yield Finding(
            "provenance.verified.date",
            f"It was checked on {verified.date.isoformat()}, before its source was read on {min(read).isoformat()}.",
            "Set the right dates.",
        )


def checked_long_ago(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """Nobody has checked this entry for more than a year.

    It stays on the site, is shown as not checked since that day, and comes after fresher ones. Nothing leaves the site
    because time has passed; but somebody should call again.

    Wrong:
        verified: {date: 2024-03-01, method: phone, by: volunteer}
    Cure: Call or write, mend what has changed, and set the new date.
    Right:
        verified: {date: 2026-11-03, method: phone, by: volunteer}
    """
    verified = entry.provenance.verified
    if verified and (age := (setting.today - verified.date).days) > STALE_DAYS:
        yield Finding(
            "provenance.verified.date",
            f"This was last checked {age} days ago.",
            "Call or write, then set the new date.",
        )


_CLOCK = 'In 24-hour time, in quotes: "18:30" is half past six in the evening.'
_WEEKS = '["1"] is the first week of the month, ["2", last] the second and the last.'
_DAY = "As year-month-day: 2026-01-31 is January 31, 2026."


def _schedule(schedule: Schedule, at: str) -> Iterator[Finding]:
    if schedule.always_open:
        if schedule.days or schedule.start is not None:
            yield Finding(f"{at}.always_open", "Always open, and yet days or times are given.", "Keep one of the two.")
        return
    if schedule.repeat != "once" and not schedule.days:
        yield Finding(at, "There is a time but no day.", "Add days: [mon, wed] is Monday and Wednesday.", "days:")
    if schedule.start is None:
        yield Finding(at, "The time it starts is missing.", f"Add start. {_CLOCK}", 'start: ""')
    if schedule.end is not None and schedule.duration_minutes is not None:
        yield Finding(f"{at}.duration_minutes", "Both end and duration_minutes are given.", "Keep one of the two.")
    if schedule.start == 1440:
        yield Finding(f"{at}.start", "A day has no 24:00 to start at.", 'Write "00:00" and the next day.')
    if schedule.repeat == "monthly" and not schedule.weeks:
        yield Finding(at, "Every month, but which week?", f"Add weeks. {_WEEKS}", "weeks:")
    if schedule.repeat != "monthly" and schedule.weeks:
        yield Finding(f"{at}.weeks", "weeks is for monthly meetings only.", "Write repeat: monthly, or delete weeks.")
    if schedule.repeat == "biweekly" and schedule.anchor is None:
        yield Finding(
            at, "Every two weeks, but from when?", f"Add anchor: one day on which it takes place. {_DAY}", "anchor:"
        )
    if schedule.repeat == "once" and schedule.starts_on is None:
        yield Finding(at, "It takes place once, but when?", f"Add from, with the day. {_DAY}", "from:")
    if schedule.starts_on and schedule.ends_on and schedule.ends_on < schedule.starts_on:
        yield Finding(f"{at}.until", "It ends before it begins.", "Check from and until.")


def schedule_whole(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """A part of the schedule is missing or does not fit the others, so the next date cannot be told.

    A time needs days, a start and a time zone. Monthly needs weeks, every two weeks needs anchor, once needs from.

    Wrong:
        schedule:
          - kind: meeting
            start: "18:30"
            repeat: monthly
    Cure: Add what the message names.
    Right:
        schedule:
          - kind: meeting
            days: [mon]
            start: "18:30"
            timezone: America/New_York
            repeat: monthly
            weeks: ["1"]
    """
    for n, schedule in enumerate(entry.schedule):
        at = f"schedule.{n}"
        yield from _schedule(schedule, at)
        zones = setting.timezones.get((entry.location.state if entry.location else "") or entry.state.upper(), ())
        if not schedule.timezone and not schedule.always_open:
            known = f"timezone: {zones[0]}" if len(set(map(common_name, zones))) == 1 else "timezone:"
            yield Finding(at, "The time zone is missing.", _which_zone(zones), known)
        elif schedule.timezone and (zone(schedule.timezone) is None or "/" not in schedule.timezone):
            called = zones_called(schedule.timezone)
            fitting = [name for name in called if name in zones] or (called[:1] if not zones else [])
            yield Finding(
                f"{at}.timezone",
                f'"{schedule.timezone}" is not a time zone as computers know it.',
                _which_zone(zones),
                found=schedule.timezone,
                instead=fitting[0] if fitting else "",
            )


def _which_zone(zones: Sequence[str]) -> str:
    """Where to find the name; of zones that people call the same, and that keep the same clock, the first will do."""
    names = {common_name(name): name for name in reversed(zones)}
    known = " or ".join(f"{name} ({called})" for called, name in reversed(names.items()))
    return (
        f"Write timezone: {known}."
        if known
        else "Write a place that keeps the same clock: America/Chicago is Central Time."
    )


def ages_ordered(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The youngest age is above the oldest.

    Wrong:
        ages: {min: 30, max: 18}
    Cure: Swap the two, or delete the wrong one.
    Right:
        ages: {min: 18, max: 30}
    """
    ages = entry.ages
    if ages and ages.min is not None and ages.max is not None and ages.min > ages.max:
        yield Finding("ages.min", f"From {ages.min} to {ages.max} years: that is the wrong way round.", "Swap the two.")


RULES = (
    Rule("SOURCE-MISSING", Severity.ERROR, provenance_named, excusable=False),
    Rule("SOURCE-DATE", Severity.ERROR, day_of_reading, excusable=False),
    Rule("DATE-FUTURE", Severity.ERROR, dates_true),
    Rule("DATE-ORDER", Severity.ERROR, read_before_checked),
    Rule("DATE-STALE", Severity.WARNING, checked_long_ago),
    Rule("SCHEDULE-PARTS", Severity.ERROR, schedule_whole),
    Rule("AGES-ORDER", Severity.ERROR, ages_ordered),
)
