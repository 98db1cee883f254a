"""Dates and times that can be true: provenance, schedules, ages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.content.rules.rule import Finding, Rule, Setting
from generator.directory.model import Entry, Schedule
from generator.directory.timezones import zone
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
            "Add these lines below provenance, with the page or the call it was taken from and the day.",
            "  sources:\n    - kind: website\n      url: https://\n      retrieved: " + setting.today.isoformat(),
        )
    for n, source in enumerate(provenance.sources):
        if source.kind == "website" and not source.url:
            yield Finding(f"provenance.sources.{n}", "A website as a source needs its address.", "Add url.")


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


def _schedule(schedule: Schedule, at: str) -> Iterator[Finding]:
    if schedule.always_open:
        if schedule.days or schedule.start is not None:
            yield Finding(f"{at}.always_open", "Always open, and yet days or times are given.", "Keep one of the two.")
        return
    if schedule.repeat != "once" and not schedule.days:
        yield Finding(at, "There is a time but no day.", "Add days.", "days: [mon]")
    if schedule.start is None:
        yield Finding(at, "The time it starts is missing.", "Add start.", 'start: "18:30"')
    if schedule.end is not None and schedule.duration_minutes is not None:
        yield Finding(f"{at}.duration_minutes", "Both end and duration_minutes are given.", "Keep one of the two.")
    if schedule.start == 1440:
        yield Finding(f"{at}.start", "A day has no 24:00 to start at.", 'Write "00:00" and the next day.')
    if schedule.repeat == "monthly" and not schedule.weeks:
        yield Finding(at, "Every month, but which week?", "Add weeks.", 'weeks: ["1"]')
    if schedule.repeat != "monthly" and schedule.weeks:
        yield Finding(f"{at}.weeks", "weeks is for monthly meetings only.", "Write repeat: monthly, or delete weeks.")
    if schedule.repeat == "biweekly" and schedule.anchor is None:
        yield Finding(
            at, "Every two weeks, but from when?", "Add anchor: a day on which it takes place.", "anchor: 2026-01-05"
        )
    if schedule.repeat == "once" and schedule.starts_on is None:
        yield Finding(at, "It takes place once, but when?", "Add from with the day.", "from: 2026-01-05")
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
        if not schedule.timezone and not schedule.always_open:
            yield Finding(at, "The time zone is missing.", "Add timezone.", "timezone: America/New_York")
        elif schedule.timezone and (zone(schedule.timezone) is None or "/" not in schedule.timezone):
            yield Finding(
                f"{at}.timezone",
                f'"{schedule.timezone}" is not a time zone.',
                "Write the IANA name, such as America/Chicago.",
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
    Rule("DATE-FUTURE", Severity.ERROR, dates_true),
    Rule("DATE-ORDER", Severity.ERROR, read_before_checked),
    Rule("DATE-STALE", Severity.WARNING, checked_long_ago),
    Rule("SCHEDULE-PARTS", Severity.ERROR, schedule_whole),
    Rule("AGES-ORDER", Severity.ERROR, ages_ordered),
)
