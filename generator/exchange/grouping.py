"""Meetings into groups, and the entry that each group makes.

Rows are one group where name, group and place agree: same letters and digits in both names, and the same street, or
the same online room, or (where neither is known) the same words for the place. All else stays apart: two groups in one
church are two entries, and so are two of one name in two towns.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.content.vocabulary import Vocabulary
from generator.content.writer import clock
from generator.directory import model
from generator.directory.occurrences import DAYS
from generator.directory.summaries import IN_ENGLISH, of_meeting
from generator.exchange import harm
from generator.exchange.keeping import Candidate
from generator.exchange.meetings.plain import cut
from generator.exchange.meetings.said import Meeting
from generator.exchange.meetings.words import description, letters
from generator.exchange.slugs import joined, slug
from generator.records import dataclass

_ONLINE_ACCESS = frozenset(
    {
        "asl_interpreter",
        "captions",
        "captions_online",
        "screen_reader_friendly_materials",
        "relay_friendly",
        "text_option",
    }
)


@dataclass(frozen=True, slots=True)
class Group:
    """The meetings of one group at one place, by day and time."""

    meetings: tuple[Meeting, ...]

    @property
    def first(self) -> Meeting:
        """The meeting whose words stand for the group's."""
        return self.meetings[0]


def groups(meetings: Iterable[Meeting]) -> list[Group]:
    """The groups, in an order that does not depend on the feed's."""
    found: dict[tuple[str, ...], list[Meeting]] = {}
    for meeting in meetings:
        found.setdefault(_key(meeting), []).append(meeting)
    return [Group(tuple(sorted(rows, key=_order))) for _, rows in sorted(found.items())]


def _key(meeting: Meeting) -> tuple[str, ...]:
    said, place = meeting.said, meeting.place
    where = (place.state, letters(place.city or place.county))
    if place.open:
        at = letters(place.street)
    elif "in_person" in meeting.formats:
        at = letters(said.street or said.address)
    else:
        room = re.split(r"[?#]", said.join_url)[0] or re.split(r"[,;#*]{2,}", said.join_phone)[0]
        at = hashlib.sha256(room.encode()).hexdigest()[:12] if room else ""
    return (meeting.fellowship, letters(meeting.name), letters(meeting.group), *where, at)


def _order(meeting: Meeting) -> tuple[Any, ...]:
    said = meeting.said
    return (
        min((DAYS.index(day) for day in said.days), default=9),
        -1 if said.start is None else said.start,
        meeting.record,
    )


def candidate(
    group: Group, feed: model.Feed, url: str, vocabulary: Vocabulary, folders: Mapping[str, str]
) -> Candidate:
    """The entry of a group. `feed` lacks its records; `folders` maps KY to ky; `url` is where the feed is published."""
    first, place = group.first, group.first.place
    own = {meeting.record for meeting in group.meetings}
    quiet = {discreet(meeting.record, meeting.said.street or meeting.said.address) for meeting in group.meetings}
    records = tuple(sorted(own if place.open else quiet))
    state = folders.get(place.state, "us")
    slugs = _slugs(first, records[0])
    term = vocabulary.lists.get("fellowships", {}).get(first.fellowship)
    schedule, whole = _schedule(group)
    values = _union(group.meetings)
    join_only = "in_person" not in whole["formats"]
    if join_only and "accessibility" in values:  # a building's door says nothing of an online room
        values["accessibility"] = tuple(key for key in values["accessibility"] if key in _ONLINE_ACCESS)
    subtype, organization = values.pop("subtype", "mutual_aid_meeting"), values.pop("organization", "")
    focus, pathways = values.pop("focus", ()), values.pop("pathways", ())
    rest: dict[str, Any] = {
        key: _in_order(key, value, vocabulary) if isinstance(value, tuple) else value for key, value in values.items()
    }
    entry = model.Entry(
        id=f"{state}/{slugs[0]}",
        type="support_group",
        subtype=subtype,
        name=first.name,
        organization=first.group or organization or _entity(first),
        fellowship=first.fellowship,
        description=description(group.meetings),
        contact=_contact(group),
        location=_location(group) if state != "us" else None,
        service_area=model.ServiceArea("national") if state == "us" and join_only else None,
        formats=whole["formats"],
        services=("mutual_aid_meeting",),
        focus=_in_order("focuses", (*_extra(term, "focus"), *focus), vocabulary),
        pathways=_in_order("pathways", (*_extra(term, "pathways"), *pathways), vocabulary),
        languages=whole["languages"],
        schedule=schedule,
        provenance=model.Provenance(
            sources=(model.Source(kind="official_feed", url=url),), feed=replace(feed, records=records)
        ),
        **rest,
    )
    label = term.called() if term and first.fellowship != "other" else ""
    return Candidate(
        replace(entry, summary=of_meeting(entry, label, IN_ENGLISH)),
        records,
        slugs,
        slug(place.city or place.county),
        tuple(sorted((own | quiet) - set(records))),
    )


def discreet(record: str, address: str) -> str:
    """A record id that tells no address: feeds make theirs of names, and some of streets."""
    prefix, _, own = record.partition("/")
    number = re.search(r"\d+", address)
    told = number is not None and re.search(rf"(?<!\d){number[0]}(?!\d)", own) and "-" in own
    return f"{prefix}/{hashlib.sha256(own.encode()).hexdigest()[:16]}" if told else record


def _entity(meeting: Meeting) -> str:
    entity = cut(meeting.said.entity, 120)
    return entity if harm.may_be_a_name(entity) and entity.casefold() != meeting.name.casefold() else ""


def _extra(term: Any, key: str) -> tuple[str, ...]:
    value = term.extra.get(key, ()) if term else ()
    return tuple(str(item) for item in value) if isinstance(value, tuple) else ()


_LISTS = {"exclusive_to": "populations"}


def _in_order(name: str, values: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    order = {key: n for n, key in enumerate(vocabulary.lists.get(_LISTS.get(name, name), {}))}
    return tuple(sorted({value for value in values if value in order}, key=order.__getitem__))


def _union(meetings: Sequence[Meeting]) -> dict[str, Any]:
    """What the codes of all rows say of the group. Only what every row says closes a door (exclusive_to)."""
    found: dict[str, Any] = {}
    for meeting in meetings:
        for path, value in meeting.values.items():
            if path.startswith("schedule."):
                continue
            found[path] = (
                tuple(dict.fromkeys((*found.get(path, ()), *value)))
                if isinstance(value, tuple)
                else found.get(path, value)
            )
    closing = [set(meeting.values.get("exclusive_to", ())) for meeting in meetings]
    if "exclusive_to" in found:
        found["exclusive_to"] = tuple(key for key in found["exclusive_to"] if all(key in one for one in closing))
        found["populations"] = tuple(dict.fromkeys((*found.get("populations", ()), *found["exclusive_to"])))
    return found


def _schedule(group: Group) -> tuple[tuple[model.Schedule, ...], dict[str, tuple[str, ...]]]:
    """The schedules, days that differ in nothing else together; and what formats and languages hold for the whole group."""
    formats = tuple(dict.fromkeys(kind for meeting in group.meetings for kind in meeting.formats))
    formats = tuple(kind for kind in ("in_person", "online_video", "phone") if kind in formats)
    spoken = [meeting.values.get("schedule.languages", ()) for meeting in group.meetings]
    languages = tuple(dict.fromkeys(language for one in spoken for language in one))
    days: dict[model.Schedule, set[str]] = {}
    for meeting, own in zip(group.meetings, spoken, strict=True):
        if meeting.said.start is None:
            continue
        one = _one(meeting, formats, own if set(own) != set(languages) else ())
        days.setdefault(replace(one, join=_same_key(one.join, group)), set()).update(meeting.said.days)
    found = [replace(one, days=tuple(day for day in DAYS if day in held)) for one, held in days.items()]
    found.sort(key=lambda one: (DAYS.index(one.days[0]) if one.days else 9, one.start or 0, repr(one)))
    return tuple(found), {"formats": formats, "languages": languages}


def _same_key(join: model.Join | None, group: Group) -> model.Join | None:
    """The way in, with what any row of the group says of the same room's passcode: if one asks for it, all do."""
    if join is None:
        return None
    said = {m.join.passcode for m in group.meetings if m.join and (m.join.url, m.join.phone) == (join.url, join.phone)}
    return replace(join, passcode="ask" if "ask" in said else "none" if "none" in said else "")


def _one(meeting: Meeting, formats: tuple[str, ...], languages: tuple[str, ...]) -> model.Schedule:
    said, values = meeting.said, meeting.values
    start, end, duration = said.start, said.end, said.duration
    if end is not None:
        end %= 1440  # 24:00 is the next day's midnight
        duration = None
        if end == start or (start is not None and (end - start) % 1440 > 720):
            end = None
    own = {path.removeprefix("schedule."): value for path, value in values.items() if path.startswith("schedule.")}
    own.pop("languages", None)
    return model.Schedule(
        kind="meeting",
        start=start,
        end=end,
        duration_minutes=duration,
        timezone=meeting.timezone,
        formats=meeting.formats if meeting.formats != formats else (),
        languages=languages,
        join=meeting.join,
        **own,
    )


def _location(group: Group) -> model.Location:
    place = group.first.place
    if not place.open:
        return model.Location(
            place.visibility, city=place.city, county=place.county if not place.city else "", state=place.state
        )
    units = {meeting.place.unit for meeting in group.meetings}
    directions = {letters(meeting.directions): meeting.directions for meeting in group.meetings}
    points = {(meeting.place.lat, meeting.place.lon) for meeting in group.meetings}
    lat, lon = points.pop() if len(points) == 1 else (None, None)
    return model.Location(
        "public",
        name=place.name,
        street=place.street,
        unit=units.pop() if len(units) == 1 else "",
        city=place.city,
        county=place.county,
        state=place.state,
        zip=next((meeting.place.zip for meeting in group.meetings if meeting.place.zip), ""),
        lat=lat,
        lon=lon,
        directions=next(iter(directions.values())) if len(directions) == 1 else "",
        transit=next((meeting.transit for meeting in group.meetings if meeting.transit), ""),
    )


def _contact(group: Group) -> model.Contact:
    phones = dict.fromkeys(phone for meeting in group.meetings for phone in meeting.phones)
    emails = [meeting.email for meeting in group.meetings if meeting.email]
    sites = sorted({meeting.website for meeting in group.meetings if meeting.website and meeting.said.website})
    return model.Contact(
        tuple(phones),
        emails[0] if emails else "",
        sites[0] if sites else next((m.website for m in group.meetings if m.website), ""),
    )


def _slugs(meeting: Meeting, record: str) -> tuple[str, ...]:
    """Name and city; then the group, the street (if shown) and the day tell namesakes apart."""
    place = meeting.place
    name = slug(meeting.name) or slug(meeting.group) or f"{slug(meeting.fellowship)}-group".strip("-")
    city = slug(place.city or place.county)
    apart = slug(meeting.group)
    street = slug(place.street) if place.open else "online" if "in_person" not in meeting.formats else ""
    when = (
        f"{meeting.said.days[0]}-{clock(meeting.said.start).replace(':', '')}"
        if meeting.said.days and meeting.said.start is not None
        else ""
    )
    ways = (
        joined(name, city),
        joined(name, city, apart),
        joined(name, city, street),
        joined(name, city, apart, street, when),
    )
    return tuple(dict.fromkeys(way for way in ways if way)) or (slug(record),)
