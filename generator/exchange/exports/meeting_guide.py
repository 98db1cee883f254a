"""Weekly meetings as Meeting Guide JSON (code4recovery's specification and its JSON Schema).

A meeting is a weekly schedule with a day and a time. What the specification has no words for (every first Saturday, until
June) is left out and listed, never bent into a weekly meeting. The schema's patterns for street and city allow letters
and blanks only: signs are dropped ("St. Louis" as "St Louis"), ordinals become words; an address that would still not fit
("Highway 61") stands in location_notes, where people read it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from generator.content.vocabulary import Vocabulary
from generator.content.writer import clock
from generator.directory.model import Entry, Location, Schedule
from generator.exchange.exports.losses import LeftOut
from generator.exchange.exports.publisher import Publisher, json_bytes
from generator.exchange.ledger import digest

# The codes of meeting-type.schema.json; the specification's prose knows more, which its own schema refuses.
TYPES = frozenset(
    """
    11 12x12 A ABSI AL AL-AN AM ASL B BA BE BI BRK C CAN CF D DA DB DD DE DR EL EN FA FF FR G GR H HE HI HR
    HU ITA JA KOR L LGBTQ LIT LS LT M MED ML N NB NDG NO O OUT P POA POC POL POR PUN RUS S SEN SK SM SP ST
    SV T TC TH TL TR TUR UK W X XB XT Y
    """.split()  # noqa: SIM905  # seventy codes, one a line, can be read by nobody
)
_STREET = re.compile(r"(?:[0-9]+\s)?[0-9]*\s?[A-Za-z]+(?:\s[A-Za-z]+)*")
_CITY = re.compile(r"[A-Za-z]+(?:\s[A-Za-z]+)*")
MAX_SLUG = 64
_ORDINAL = re.compile(r"\b([1-9]\d?)(?:st|nd|rd|th)\b", re.IGNORECASE)
_ORDINALS = (
    *("Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth"),
    *("Tenth", "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth"),
    *("Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth"),
)
_TENS = ("Twent", "Thirt", "Fort", "Fift", "Sixt", "Sevent", "Eight", "Ninet")
# "W" and "M" tell everybody else to stay away. A group that says "women" means that; a center's special welcome does not.
_ONLY_IF_EXCLUSIVE = frozenset({"women", "men", "nonbinary"})


def meeting_guide(
    entries: Sequence[Entry], vocabulary: Vocabulary, publisher: Publisher
) -> tuple[bytes, list[LeftOut]]:
    """A JSON list of meetings, in the order of the entries, by day and time."""
    rows: list[dict[str, Any]] = []
    left_out: list[LeftOut] = []
    for entry in entries:
        meetings = [one for one in entry.schedule if one.kind == "meeting"]
        if not meetings:
            left_out.append(LeftOut(entry.id, "not-a-meeting", entry.type))
        elif entry.status != "active":
            left_out.append(LeftOut(entry.id, "not-active", entry.status))
        else:
            rows += _meetings(entry, meetings, vocabulary, publisher, left_out)
    return json_bytes(rows), left_out


def _meetings(
    entry: Entry, meetings: Sequence[Schedule], vocabulary: Vocabulary, publisher: Publisher, left_out: list[LeftOut]
) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    slugs: set[str] = set()
    for one in meetings:
        when = ", ".join(one.days) + (f" {clock(one.start)}" if one.start is not None else "")
        if lost := _loss(entry, one):
            left_out.append(LeftOut(entry.id, lost, when))
            continue
        row = _meeting(entry, one, vocabulary, publisher, left_out)
        row["slug"] = _slug(entry, one, slugs)
        slugs.add(row["slug"])
        rows.append(row)
    return rows


def _loss(entry: Entry, one: Schedule) -> str:
    """The name of the loss that keeps a meeting out, "" if none does."""
    if one.repeat != "weekly":
        return "not-weekly"
    if one.starts_on or one.ends_on:
        return "first-or-last-day"
    if not one.days or one.start is None or one.start >= 1440:
        return "time"
    joins = one.join is not None and bool(one.join.url or one.join.phone)
    place = entry.location
    return "" if joins or (place is not None and (place.city or place.zip)) else "place"


def _meeting(
    entry: Entry, one: Schedule, vocabulary: Vocabulary, publisher: Publisher, left_out: list[LeftOut]
) -> dict[str, Any]:
    days = sorted(int(vocabulary["days"][day].codes["meeting_guide"][0]) for day in one.days)
    assert one.start is not None
    join = one.join
    row: dict[str, Any] = {
        "slug": "",
        "name": one.title or entry.name,
        "day": days[0] if len(days) == 1 else days,
        "time": clock(one.start),
        "end_time": _end(one),
        "timezone": one.timezone,
        "group": entry.organization if entry.organization and not one.title else entry.name,
        "types": _types(entry, one, vocabulary, left_out),
        "notes": _notes(entry, one),
        **_place(entry, left_out),
        "conference_url": join.url if join else "",
        "conference_url_notes": _how(one) if join and join.url else "",
        "conference_phone": _dialled(join.phone) if join else "",
        "conference_phone_notes": _how(one) if join and join.phone and not join.url else "",
        "url": publisher.page(entry.id),
        "updated": _updated(entry),
        "entity": publisher.name,
        "entity_url": publisher.site_url,
    }
    return {key: value for key, value in row.items() if value not in ("", None, []) or key in ("slug", "name")}


def _slug(entry: Entry, one: Schedule, taken: set[str]) -> str:
    """State, file name, days and time: the same as long as the meeting is."""
    assert one.start is not None
    tail = f"-{'-'.join(one.days)}-{clock(one.start).replace(':', '')}"
    head = f"{entry.state}-{entry.slug}"
    slug = head + tail
    if len(slug) > MAX_SLUG:
        mark = "-" + digest(head + tail)
        slug = slug[: MAX_SLUG - len(mark)].rstrip("-") + mark
    base, n = slug[: MAX_SLUG - 3], 1
    while slug in taken:
        n += 1
        slug = f"{base}-{n}"
    return slug


def _end(one: Schedule) -> str:
    end = one.end
    if end is None and one.duration_minutes is not None and one.start is not None:
        end = one.start + one.duration_minutes
    return "" if end is None else clock(end % 1440)


def _types(entry: Entry, one: Schedule, vocabulary: Vocabulary, left_out: list[LeftOut]) -> list[str]:
    exclusive = set(entry.exclusive_to)
    welcome = [
        key
        for key in (*entry.exclusive_to, *entry.populations)
        if entry.type == "support_group" or key in exclusive or key not in _ONLY_IF_EXCLUSIVE
    ]
    said = (
        ("attendances", (one.attendance,) if one.attendance else ()),
        ("meeting_types", one.meeting_types),
        ("populations", tuple(dict.fromkeys(welcome))),
        ("accessibility", entry.accessibility),
        ("languages", one.languages or entry.languages),
    )
    found: dict[str, None] = {}
    unsaid = [key for key in entry.populations if key not in welcome]
    for name, keys in said:
        for key in keys:
            codes = [code for code in vocabulary[name][key].codes.get("meeting_guide", ()) if code in TYPES]
            found.update(dict.fromkeys(codes[:1]))
            if not codes:
                unsaid.append(key)
    if unsaid:
        left_out.append(LeftOut(entry.id, "type", ", ".join(sorted(set(unsaid)))))
    return list(found)


def _notes(entry: Entry, one: Schedule) -> str:
    moved = [
        f"{gone.date.isoformat()}: {gone.note or 'no meeting'}"
        + (f" (at {clock(gone.start)})" if gone.start is not None else "")
        for gone in one.exceptions
    ]
    parts = (entry.alert, entry.summary, entry.description, *moved)
    return "\n\n".join(part for part in parts if part)


def _how(one: Schedule) -> str:
    join = one.join
    if join is None:
        return ""
    told = {"ask": "Ask the group for the passcode.", "none": "No passcode needed."}
    return join.note or told.get(join.passcode, "")


def _dialled(number: str) -> str:
    digits = number.replace("-", "")
    return f"+1{digits}" if len(digits) == 10 else digits


def _updated(entry: Entry) -> str:
    told = (
        entry.provenance.verified.date
        if entry.provenance.verified
        else entry.provenance.feed.as_of
        if entry.provenance.feed
        else None
    )
    return f"{told.isoformat()} 00:00:00" if told else ""


def _place(entry: Entry, left_out: list[LeftOut]) -> dict[str, Any]:
    place = entry.location
    if place is None:
        return {}
    city = _plain(place.city)
    row: dict[str, Any] = {
        "city": city if _CITY.fullmatch(city) else "",
        "state": place.state,
        "country": "US" if place.state else "",
        "region": place.county,
        "location": place.name,
    }
    unit = place.unit if place.visibility == "public" and place.unit not in place.directions else ""
    notes = [unit, place.directions, place.transit]
    if place.visibility != "public":
        return row | {"approximate": "yes", "location_notes": _lines(notes)}
    street = _plain(place.street)
    if not _STREET.fullmatch(street):
        street = _ORDINAL.sub(_spelled, street)
    fits = not place.street or bool(_STREET.fullmatch(street))
    if not fits or (city and not row["city"]):
        left_out.append(LeftOut(entry.id, "address-form", f"{place.street}, {place.city}"))
        notes.insert(0, f"Address: {_address(place)}")
    if street and fits:
        row["address"] = street
    row |= {"postal_code": place.zip, "latitude": place.lat, "longitude": place.lon}
    return row | {"approximate": "no" if place.street else "yes", "location_notes": _lines(notes)}


def _spelled(match: re.Match[str]) -> str:
    """The words of an ordinal below 100: geocoders know "Fifth St" as well as "5th St"."""
    tens, ones = divmod(int(match[1]), 10)
    if tens < 2:
        return _ORDINALS[int(match[1])]
    return _TENS[tens - 2] + ("ieth" if not ones else f"y {_ORDINALS[ones]}")


def _address(place: Location) -> str:
    return ", ".join(part for part in (place.street, place.city, f"{place.state} {place.zip}".strip()) if part)


def _lines(parts: Sequence[str]) -> str:
    return "\n".join(part for part in parts if part)


def _plain(text: str) -> str:
    """Letters without accents, digits and single blanks: "Coeur d'Alene" as "Coeur dAlene", "Winston-Salem" as "Winston Salem"."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    bare = re.sub(r"['’.]", "", bare).replace("&", " and ")
    return " ".join(re.sub(r"[-–,/]", " ", bare).split())
