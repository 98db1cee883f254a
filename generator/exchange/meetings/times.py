"""Days, clock times and lengths as feeds write them, and which day a feed's numbers begin with."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any

from generator.exchange.meetings import plain

SUNDAY_FIRST = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_NAMES = {
    "su": "sun",
    "mo": "mon",
    "tu": "tue",
    "we": "wed",
    "th": "thu",
    "fr": "fri",
    "sa": "sat",
    "do": "sun",
    "lu": "mon",
    "ma": "tue",
    "mi": "wed",
    "ju": "thu",
    "vi": "fri",
    "sá": "sat",
}
_NAME = re.compile(
    r"\b(?:sun|mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|su|mo|tu|we|th|fr|sa)(?:s?days?|nesdays?|rsdays?"
    r"|urdays?)?\b|\b(?:domingos?|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?(?:\s*:\s*\d{2}(?:\.\d+)?)?\s*(?:([ap])\.?\s*m?\.?)?", re.IGNORECASE
)

ISO = "0 or 7 is Sunday"
ONE_IS_SUNDAY = "1 is Sunday"
ZERO_IS_MONDAY = "0 is Monday"
_SHIFT = {ISO: 0, ONE_IS_SUNDAY: -1, ZERO_IS_MONDAY: 1}


def day_of_name(text: str) -> str:
    """The key of a day by its name: Monday, Mon., monday, lunes; "" for anything else."""
    word = text.strip().casefold().rstrip(".s")
    return _NAMES.get(word[:2], "") if _NAME.fullmatch(text.strip().rstrip(".")) else ""


def day_of_number(value: int, numbering: str) -> str:
    """The day that a number means, "" if none."""
    if (
        not 0 <= value <= 7
        or (numbering == ONE_IS_SUNDAY and value == 0)
        or (numbering == ZERO_IS_MONDAY and value == 7)
    ):
        return ""
    return SUNDAY_FIRST[(value + _SHIFT[numbering]) % 7]


def raw_days(value: Any) -> list[str]:
    """A day field as texts, whatever it is: 1, "1", "Monday", [1, 3], "Mon, Wed", "1,3", "daily"."""
    if isinstance(value, list | tuple):
        return [piece for item in value[:60] for piece in raw_days(item)]
    text = plain.line(value).strip("[]{}\"' ")
    if not text:
        return []
    if re.fullmatch(r"(?i)(?:daily|every ?day|all days|7 days(?: a week)?|diario|todos los d[ií]as)", text):
        return [str(n) for n in ("sun", "mon", "tue", "wed", "thu", "fri", "sat")]
    if re.fullmatch(r"(?i)weekdays?|mon(?:day)?\s*(?:-|–|to|through|thru)\s*fri(?:day)?", text):
        return list(SUNDAY_FIRST[1:6])
    return [piece for piece in (p.strip("\"' ") for p in re.split(r"[,;/&|+]|\band\b|\by\b", text)) if piece]


def days(value: Any, numbering: str) -> tuple[tuple[str, ...], bool]:
    """The days of a field, in the order of the week from Monday, and whether all of it could be read."""
    found: set[str] = set()
    whole = True
    for piece in raw_days(value):
        if re.fullmatch(r"\d{1,2}(?:\.0)?", piece):
            day = day_of_number(int(float(piece)), numbering)
        else:
            day = day_of_name(piece)
        found.add(day)
        whole = whole and bool(day)
    ordered = tuple(day for day in (*SUNDAY_FIRST[1:], "sun") if day in found)
    return ordered, whole


def numbering(pairs: Iterable[tuple[Any, str]], usual: str, others: Sequence[str]) -> tuple[str, str]:
    """How a feed numbers days, and a doubt about it ("" for none).

    `pairs` are (day field, name of the meeting). `usual` is the standard's own way. Another one is taken where a
    number stands that only it has (7 where counting ends at 6), or where meetings named for a day ("Friday Night")
    tell so: at least five of them, four in five.
    """
    seen: set[int] = set()
    told: list[tuple[int, str]] = []
    for value, name in pairs:
        numbers = [int(float(piece)) for piece in raw_days(value) if re.fullmatch(r"\d{1,2}(?:\.0)?", piece)]
        seen.update(numbers)
        named = {day_of_name(match[0]) for match in _NAME.finditer(name) if len(match[0]) > 3}
        if len(numbers) == 1 and len(named) == 1:
            told.append((numbers[0], named.pop()))
    ways = [way for way in (usual, *others) if all(day_of_number(n, way) for n in seen if 0 <= n <= 7)] or [usual]
    votes = {way: sum(day_of_number(n, way) == day for n, day in told) for way in ways}
    best = max(ways, key=lambda way: (votes[way], -ways.index(way)))
    if best != ways[0] and not (votes[best] >= 5 and votes[best] >= 0.8 * len(told)):
        best = ways[0]
    if best != usual:
        told_by = f"{votes[best]} of {len(told)} meetings named for a day say so"
        return best, f"Days are numbered so that {best}: {told_by}. Please compare some days with the feed."
    return best, ""


def clock(value: Any) -> int | None:
    """Minutes after midnight (0 to 1440) of "19:30", "19:30:00", "7:00 PM", "7 pm", "Noon", "24:00"; None for anything else."""
    if isinstance(value, float) and 0 < value < 1:  # a spreadsheet's time is a part of a day
        return round(value * 1440)
    text = plain.line(value).casefold()
    if text in ("noon", "midday", "mediodía"):
        return 720
    if text in ("midnight", "medianoche"):
        return 0
    if re.fullmatch(r"0?\.\d+", text):
        return round(float(text) * 1440)
    if re.fullmatch(r"[0-2]?\d[0-5]\d", text) and len(text) >= 3:
        text = f"{text[:-2]}:{text[-2:]}"
    match = _CLOCK.fullmatch(re.sub(r"\s+(?:noon)$", " pm", text))
    if not match or not (match[2] or match[3]):
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half:
        if hour > 12:  # "19:00 PM" can mean one thing only
            return hour * 60 + minute if half == "p" and hour < 24 and minute < 60 else None
        if hour == 0:
            return minute if half == "a" and minute < 60 else None
        hour = hour % 12 + (12 if half == "p" else 0)
    minutes = hour * 60 + minute
    return minutes if minute < 60 and minutes <= 1440 else None


def length(value: Any) -> int | None:
    """Minutes of a length "01:30:00", "1:30", 90; None for none or nonsense (under 5 minutes, over 12 hours)."""
    text = plain.line(value)
    if match := re.fullmatch(r"(\d{1,2}):([0-5]\d)(?::[0-5]\d)?", text):
        minutes = int(match[1]) * 60 + int(match[2])
    elif re.fullmatch(r"\d{1,3}", text):
        minutes = int(text)
    else:
        return None
    return minutes if 5 <= minutes <= 720 else None


def date(value: Any) -> dt.date | None:
    """The day of "2023-08-22 21:56:56", "2023-08-22T...", "1/2/2020 3:58:14 PM" (month first), or None."""
    text = plain.line(value)
    if match := re.match(r"(\d{4})-(\d{2})-(\d{2})", text):
        year, month, day = map(int, match.groups())
    elif match := re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})\b", text):
        month, day, year = map(int, match.groups())
    else:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
