"""Rows of Meeting Guide in neutral words.

Source: the Meeting Guide specification (code4recovery/spec) and its JSON Schema; the columns of TSML's CSV template; and
what live feeds hold beside them, each named where it is handled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.content.vocabulary import Vocabulary
from generator.exchange.harm import EMAIL, PAYMENT, PERSON, PHONE
from generator.exchange.links import unwrapped
from generator.exchange.meeting_guide.titles import key_of, type_names
from generator.exchange.meetings import plain, times
from generator.exchange.meetings.options import FeedOptions
from generator.exchange.meetings.said import Reading, Refused, Said
from generator.exchange.meetings.sources import Raw, is_json, is_page, json_values, listed, read_text, table
from generator.problems import Problem, Severity

FELLOWSHIP = "aa"

_MONEY = ("venmo", "square", "paypal", "homegroup_online", "zelle", "cashapp", "cash_app")
_HIDDEN_STATES = frozenset(
    [
        "draft",
        "private",
        "pending",
        "trash",
        "unpublished",
        "hidden",
        "inactive",
        "archived",
        "deleted",
        "suspended",
        "closed",
        "cancelled",
        "canceled",
    ]
)
_ATTENDANCE = {
    "in_person": "in_person",
    "inperson": "in_person",
    "online": "online",
    "hybrid": "hybrid",
    "inactive": "inactive",
    "in-person": "in_person",
    "in person": "in_person",
}
_ISLANDS = re.compile(
    r"^(?:ocean|island|pacific|atlantic|worldwide|global|earth|anywhere|everywhere|internet)\b", re.IGNORECASE
)


def read(files: Sequence[Path], options: FeedOptions, vocabulary: Vocabulary) -> Reading:
    """The rows of Meeting Guide files: JSON in any wrapping, line-delimited JSON, or TSML's CSV."""
    raws: list[Raw] = []
    problems: list[Problem] = []
    columns: list[str] = []
    totals: dict[str, int] = {}
    for path in files:
        found, unknown, wrong = _raws(path)
        raws += found
        problems += wrong
        columns += [
            f'{path.name}: the column "{title[:60]}" is none of Meeting Guide\'s; it was left out.' for title in unknown
        ]
        totals[path.name] = totals.get(path.name, 0) + len(found)
    rows = [raw.value for raw in raws if isinstance(raw.value, dict)]
    pairs = [(row.get("day"), plain.line(row.get("name"))) for row in rows]
    counting, doubt = times.numbering(pairs, times.ISO, (times.ONE_IS_SUNDAY, times.ZERO_IS_MONDAY))
    dropped: Counter[str] = Counter()
    names = type_names(vocabulary)
    said: list[Said] = []
    refused: list[Refused] = []
    for raw in raws:
        if isinstance(raw.value, dict):
            said.append(_said(raw, counting, names, dropped))
        else:
            refused.append(
                Refused(raw.file, raw.row, plain.cut(plain.line(raw.value), 60), "not a meeting with named fields")
            )
    doubts = (*columns, *([doubt] if doubt else []))
    return Reading(tuple(said), tuple(refused), totals, dropped, doubts, {}, tuple(problems))


_FITS = {"day": lambda text: bool(times.days(text, times.ISO)[0]), "time": lambda text: times.clock(text) is not None}


def _raws(path: Path) -> tuple[list[Raw], tuple[str, ...], list[Problem]]:
    text, problems = read_text(path)
    shown = path.as_posix()
    if problems:
        return [], (), problems
    if is_page(text):
        message = "This is a web page, not a feed: the feed has moved, or needs a login."
        return (
            [],
            (),
            [
                Problem(
                    "FEED-PAGE",
                    Severity.ERROR,
                    shown,
                    0,
                    0,
                    message,
                    "Ask the people who publish it for the feed's address.",
                )
            ],
        )
    if not is_json(text):
        found, problems = table(text, shown, path.name, key_of, _FITS)
        return (list(found.rows), found.unknown, []) if found else ([], (), problems)
    value, problems = json_values(text, shown)
    if problems:
        return [], (), problems
    rows = listed(value)
    if rows is None:
        message = "There is no list of meetings in this file."
        return [], (), [Problem("FEED-JSON", Severity.ERROR, shown, 0, 0, message, "Is it a Meeting Guide feed?")]
    return [Raw(path.name, n, row) for n, row in enumerate(rows, 1)], (), []


def _types(value: Any, names: Mapping[str, str]) -> tuple[str, ...]:
    """Type codes of a list, a string "C", "C,M", "[open]" or TSML's "Open, Wheelchair Access"."""
    if isinstance(value, dict):
        value = list(value.values() if not all(flag is True for flag in value.values()) else value)
    pieces = value[:80] if isinstance(value, list) else re.split(r"[,;|]", plain.line(value).strip("[]{}"))
    found = []
    for piece in pieces:
        text = plain.line(piece).strip("[]{}\"' ")
        if text:
            found.append(names.get(text.casefold(), text) if len(text) > 2 else text)
    return tuple(dict.fromkeys(plain.cut(code, 40) for code in found))


def _said(raw: Raw, counting: str, names: Mapping[str, str], dropped: Counter[str]) -> Said:
    row: dict[str, Any] = raw.value

    def text(key: str) -> str:
        return plain.line(row.get(key))

    _count_private(row, dropped)
    days, whole = times.days(row.get("day"), counting)
    start = times.clock(row.get("time"))
    unreadable = ""
    if not whole:
        unreadable = f'the day "{plain.cut(text("day") or str(row.get("day")), 30)}" cannot be read'
    elif start is None and text("time"):
        unreadable = f'the time "{plain.cut(text("time"), 30)}" cannot be read'
    if start == 1440:  # 24:00 is the midnight that ends the day, so it begins the next one
        start, days = 0, tuple(times.SUNDAY_FIRST[(times.SUNDAY_FIRST.index(day) + 1) % 7] for day in days)
    region = _region(row)
    address = text("formatted_address") or ("" if text("city") or text("state") else text("address"))
    street = text("address") if not address else ""
    if _ISLANDS.match(address):
        address = ""
    group = text("group")
    place = text("location")
    if re.match(r"(?i)(?:district|area)\s*#?\s*\d", place):  # some put the district into every field for a name
        place = ""
    return Said(
        file=raw.file,
        row=raw.row,
        record=plain.cut(text("slug") or text("id"), 100).replace("…", ""),
        name=plain.cut(text("name"), 200),
        group="" if group == text("district") else group,
        entity=text("entity"),
        entity_phone=text("entity_phone"),
        entity_website=text("entity_website_url") or text("entity_url"),
        email=text("email"),
        phone=text("phone"),
        website=text("website") or text("website_2"),
        listing=text("url") if "://" in text("url") else "",
        address=address,
        place=place,
        street=street,
        city=text("city") or ("" if address else region),
        county=_county(text("county")),
        state=text("state"),
        zip=text("postal_code"),
        country=text("country"),
        lat=plain.number(row.get("latitude")),
        lon=plain.number(row.get("longitude")),
        approximate=plain.flag(row.get("approximate")) or text("approximate").casefold() == "approximate",
        hide_address=plain.flag(row.get("hide_address")) or plain.flag(row.get("address_hidden")),
        directions=plain.lines(row.get("location_notes")),
        notes="\n".join(filter(None, (plain.lines(row.get("notes")), plain.lines(row.get("group_notes"))))),
        room_notes="\n".join(
            filter(None, (plain.lines(row.get("conference_url_notes")), plain.lines(row.get("conference_phone_notes"))))
        ),
        join_url=unwrapped(text("conference_url")),
        join_phone=text("conference_phone"),
        attendance=_ATTENDANCE.get(text("attendance_option").casefold(), ""),
        days=days,
        start=start,
        end=times.clock(row.get("end_time")),
        timezone=text("timezone"),
        codes=_types(row.get("types"), names),
        updated=times.date(row.get("updated")),
        withheld=_withheld(row),
        unreadable=unreadable,
    )


def _count_private(row: Mapping[str, Any], dropped: Counter[str]) -> None:
    for key in _MONEY:
        dropped[PAYMENT] += bool(plain.line(row.get(key)))
    for n in (1, 2, 3, 4):
        for part, reason in (("name", PERSON), ("email", EMAIL), ("phone", PHONE)):
            dropped[reason] += bool(plain.line(row.get(f"contact_{n}_{part}")))
    dropped += Counter()  # no zeros


def _county(text: str) -> str:
    return text if not text or re.search(r"(?i)\b(?:county|parish|borough|municipio)$", text) else f"{text} County"


def _region(row: Mapping[str, Any]) -> str:
    """The most specific region, which is a town in most lists."""
    regions = row.get("regions")
    last = (
        plain.line(regions[-1])
        if isinstance(regions, list) and regions
        else plain.line(regions).rpartition(">")[2].strip()
    )
    region = plain.line(row.get("sub_region")) or last or plain.line(row.get("region"))
    return (
        ""
        if re.match(r"(?i)(?:online|zoom|virtual|district|area|zone)\b", region)
        else region.title()
        if region.isupper()
        else region
    )


def _withheld(row: Mapping[str, Any]) -> str:
    for key in ("status", "post_status", "state_of_listing", "visibility"):
        if (word := plain.line(row.get(key)).casefold()) in _HIDDEN_STATES:
            return f"not shown by the feed itself ({word})"
    for key in ("published", "active", "is_active", "enabled"):
        if key in row and row[key] is not None and plain.line(row[key]) != "" and not plain.flag(row[key]):
            return "unpublished"
        if row.get(key) is False:
            return "unpublished"
    return "unpublished" if any(row.get(key) is True for key in ("hidden", "draft", "unpublished", "deleted")) else ""
