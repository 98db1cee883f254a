"""Dates and times as people write them, and what can only have been meant by them.

"6:30" may be morning or evening, 11/03/2026 is November to some and March to others: those stay a question.
"""

from __future__ import annotations

import datetime as dt
import re

from generator.patterns import pattern

_LOOSE_TIME = pattern(r"^([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::00)?\s*([ap])?\.?m?\.?\Z", re.IGNORECASE)
_SLASH_DATE = pattern(r"^([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})\Z")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDED_DATE = pattern(r"^(?:([A-Za-z]{3,9})\.? +([0-9]{1,2})|([0-9]{1,2})\.? +([A-Za-z]{3,9})\.?),? +([0-9]{4})\Z")
_YEAR_FIRST = pattern(r"^([0-9]{4})[-/.]?([0-9]{1,2})[-/.]?([0-9]{1,2})(?:[T ][0-9:.]+Z?)?\Z")
_BARE_TIME = pattern(r"^([01]?[0-9]|2[0-3])[h.]?([0-5][0-9])\s*h?(?:([ap])\.?m\.?)?\Z", re.IGNORECASE)
_NAMED_TIMES = {"noon": "12:00", "12 noon": "12:00", "midday": "12:00", "midnight": "00:00", "12 midnight": "00:00"}
_TWO_TIMES = pattern(r"[0-9].*(?:-|–|\bto\b|\buntil\b).*[0-9]", re.IGNORECASE)
_CLOCK = pattern(r"([01][0-9]|2[0-4]):[0-5][0-9]")


def mended_date(text: str) -> str:
    """The date as we write it, if only one can have been meant: 11/03/2026 is November to some and March to others."""
    if match := _YEAR_FIRST.match(text):
        year, month, day = map(int, match.groups())
    elif match := _SLASH_DATE.match(text):
        month, day, year = map(int, match.groups())
        if month > 12:
            month, day = day, month
        elif day <= 12 and day != month:
            return ""
    elif match := _WORDED_DATE.match(text):
        name = (match[1] or match[4])[:3].lower()
        month = _MONTHS.index(name) + 1 if name in _MONTHS else 0
        day, year = int(match[2] or match[3]), int(match[5])
    else:
        return ""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def possible_dates(text: str) -> tuple[str, ...]:
    """Both days that a date with slashes may mean; () for any other text."""
    match = _SLASH_DATE.match(text.strip())
    if not match or int(match[1]) > 12 or int(match[2]) > 12:
        return ()
    return tuple(f"{int(match[3]):04d}-{int(match[a]):02d}-{int(match[b]):02d}" for a, b in ((1, 2), (2, 1)))


def possible_times(text: str) -> tuple[str, ...]:
    """Morning and evening, for an hour that may be either: 6:30, but not 06:30 and not 18:30; () for any other text."""
    match = _HALF_KNOWN.fullmatch(text.strip())
    if not match:
        return ()
    return tuple(f"{int(match[1]) + half:02d}:{match[2] or '00'}" for half in (0, 12))


def holds_two_times(text: str) -> bool:
    """Whether the text goes from one time to another."""
    return bool(_TWO_TIMES.search(text))


# An hour without am or pm that may be either: 6:30, but not 06:30 and not 18:30.
_HALF_KNOWN = pattern(r"([1-9]|1[01])(?:[:.]?([0-5][0-9]))?(?::00)?")
_TWO_PARTS = pattern(r"\s*(.*?[0-9apmno.])\s*(?:-|\u2013|\u2014|\bto\b|\buntil\b|\btill\b)\s*(.*)", re.IGNORECASE)


def two_times(text: str) -> tuple[str, str]:
    """Start and end, where both are certain; a half of the day said once counts for both if the hours go up."""
    match = _TWO_PARTS.fullmatch(text.strip().lower())
    if not match:
        return "", ""
    first, last = match[1].strip(), match[2].strip()
    half = re.search(r"[ap]\.?m\.?$", last)
    if half and re.fullmatch(r"[0-9]{1,2}(?:[:.][0-9]{2})?", first):
        early, late = mended_time(f"{first} {half[0]}"), mended_time(last)
        return (early, late) if early and late and early < late else ("", "")
    found = [part if _CLOCK.fullmatch(part) else mended_time(part) for part in (first, last)]
    return (found[0], found[1]) if all(found) else ("", "")


def mended_time(text: str) -> str:
    """24-hour time, where only one can be meant: "6:30" without am or pm may be morning or evening."""
    if text in _NAMED_TIMES:
        return _NAMED_TIMES[text]
    if match := _LOOSE_TIME.match(text) or _BARE_TIME.match(text):
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        certain = half or (len(match[1]) == 2 and match[2])
        if certain and hour <= 23 and minute <= 59:
            return f"{hour:02d}:{minute:02d}"
    return ""
