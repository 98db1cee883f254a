"""HSDS schedules (RFC 5545's words, 3.0 and 2.x) as ours. A rule we cannot keep exactly is left out, never bent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.directory.timezones import zone as zone_of
from generator.exchange.exports.leaves import Plain
from generator.exchange.meetings import plain

_DAYS = {"MO": "mon", "TU": "tue", "WE": "wed", "TH": "thu", "FR": "fri", "SA": "sat", "SU": "sun"}
_BY_NAME = {
    "monday": "mon",
    "tuesday": "tue",
    "wednesday": "wed",
    "thursday": "thu",
    "friday": "fri",
    "saturday": "sat",
    "sunday": "sun",
}
_BY_NUMBER = dict(zip("1234567", _BY_NAME.values(), strict=True))  # HSDS 1.x and 2.0: 1 is Monday
_DAY = re.compile(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)")
_TIME = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?")
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?")
_WEEKS = {"1": "1", "2": "2", "3": "3", "4": "4", "-1": "last", "+1": "1", "+2": "2", "+3": "3", "+4": "4"}
UNSURE = "hours that cannot be kept exactly"


def schedule(row: Mapping[str, Any], kind: str, zone: str) -> Plain | str:
    """A schedule of 3.0 or 2.x as fields, or why it is left out. `zone` holds where its notes name none."""
    if any(plain.line(row.get(key)) for key in ("byweekno", "bymonthday", "byyearday")):
        return UNSURE
    opens, closes = _time(row.get("opens_at")), _time(row.get("closes_at"))
    notes = plain.line(row.get("notes"))
    timezone = notes if "/" in notes and zone_of(notes) else zone
    if opens is None or closes is None or not opens:
        return "hours without a time that can be read"
    if not timezone:
        return "hours without a time zone"
    repeat = _repeat(row)
    if isinstance(repeat, str):
        return repeat
    fields: Plain = {"kind": kind, "start": opens, "end": closes, "timezone": timezone, **repeat}
    if repeat.get("repeat") != "once":
        fields["from"] = _date(row.get("valid_from"))
    fields["until"] = _date(row.get("valid_to")) or _date(row.get("until"))
    return fields


def _repeat(row: Mapping[str, Any]) -> Plain | str:
    """Days, and how often."""
    weekday = plain.line(row.get("weekday")).casefold()
    if weekday:
        day = _BY_NAME.get(weekday) or _BY_NUMBER.get(weekday) or _DAYS.get(weekday[:2].upper(), "")
        return {"days": [day]} if day else UNSURE
    tokens = [part.strip().upper() for part in plain.line(row.get("byday")).split(",") if part.strip()]
    matches = [_DAY.fullmatch(token) for token in tokens]
    freq, count, begins = plain.line(row.get("freq")).upper(), plain.line(row.get("count")), _date(row.get("dtstart"))
    if any(match is None for match in matches) or freq not in ("", "WEEKLY", "MONTHLY"):
        return UNSURE
    found = [(match[1] or "", _DAYS[match[2]]) for match in matches if match]
    days = list(dict.fromkeys(day for _, day in found))
    if count:
        return {"repeat": "once", "days": days, "from": begins} if count == "1" and begins and not freq else UNSURE
    interval = plain.line(row.get("interval")) or "1"
    if freq == "MONTHLY":
        weeks = list(dict.fromkeys(_WEEKS.get(week, "") for week, _ in found))
        whole = len(set(found)) == len(weeks) * len(days)
        return (
            {"repeat": "monthly", "days": days, "weeks": weeks}
            if days and all(weeks) and whole and interval == "1"
            else UNSURE
        )
    if not days or any(week for week, _ in found):
        return UNSURE
    if interval == "2":
        return {"repeat": "biweekly", "days": days, "anchor": begins} if begins else UNSURE
    return {"days": days} if interval == "1" else UNSURE


def _time(value: Any) -> str | None:
    """Hour and minute of "18:30" and "18:30:00"; "" for none; None for what cannot be read, an offset from UTC among it."""
    text = plain.line(value)
    if not text:
        return ""
    match = _TIME.fullmatch(text)
    if not match or (match[1] == "24" and match[2] != "00"):
        return None
    return f"{int(match[1]):02d}:{match[2]}"


def _date(value: Any) -> str:
    match = _DATE.fullmatch(plain.line(value))
    return match[1] if match else ""


def joined(rows: list[Plain]) -> list[Plain]:
    """Rows that differ in nothing but the day as one: directories write a row a weekday."""
    found: list[Plain] = []
    for row in rows:
        same = next(
            (
                one
                for one in found
                if {**one, "days": ()} == {**row, "days": ()} and row.get("repeat", "weekly") == "weekly"
            ),
            None,
        )
        if same is None:
            found.append({**row, "days": list(row.get("days", []))})
        else:
            same["days"] += [day for day in row.get("days", []) if day not in same["days"]]
    order = list(_DAYS.values())
    return [{**row, "days": sorted(row["days"], key=order.index)} for row in found]
