"""From a row's words to a meeting that may be written, or to the reason why it may not."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field, replace

from generator.content.rules.addresses import SHELTER, STREET
from generator.directory import model
from generator.directory.phones import canonical
from generator.directory.places import timezone_of_entry
from generator.directory.timezones import zone
from generator.exchange import harm
from generator.exchange.harm import Dropped
from generator.exchange.links import join_link, join_number, page_link
from generator.exchange.meetings import names, plain
from generator.exchange.meetings.addresses import (
    Address,
    States,
    fits,
    foreign_country,
    is_lived_in,
    parse,
    settled,
    split_unit,
)
from generator.exchange.meetings.codes import Codes
from generator.exchange.meetings.options import FeedOptions
from generator.exchange.meetings.said import Meeting, Place, Refused, Said
from generator.records import dataclass

_UNIT_NOTE = re.compile(
    r"(?:suites?|ste\.?|units?|rooms?|rm\.?|bldg\.?|building|floor)\s*#?\s*[\w-]{1,6}|#\s?\w{1,5}", re.IGNORECASE
)
_FORMATS = ("in_person", "online_video", "phone")


@dataclass(slots=True)
class Making:
    """What is known while the rows of one feed are made into meetings. `dropped` and `doubts` grow."""

    options: FeedOptions
    codes: Codes
    states: States
    fellowships: frozenset[str]
    fellowship: str
    today: dt.date
    with_numbers: bool = False
    dummy_points: frozenset[tuple[float, float]] = frozenset()
    stand_ins: frozenset[str] = frozenset()
    dropped: Dropped = field(default_factory=Counter)
    doubts: dict[tuple[str, str], str] = field(default_factory=dict)

    def doubt(self, said: Said, name: str, text: str) -> None:
        """Note something that a person should look at, once for all rows of one name."""
        self.doubts.setdefault((name, text), f"{said.file} row {said.row}, {name}: {text}")


def dummy_points(rows: Sequence[Said], states: States) -> frozenset[tuple[float, float]]:
    """Points that stand for "unknown": shared by rows of three or more different cities or ZIP codes."""
    at: dict[tuple[float, float], set[str]] = {}
    for said in rows:
        if said.lat is not None and said.lon is not None:
            found = parse(said.address, states)
            where = (said.zip or found.zip)[:5] or said.city or found.city or said.street
            at.setdefault((said.lat, said.lon), set()).add(where.casefold())
    return frozenset(point for point, places in at.items() if len(places - {""}) >= 3)


def stand_ins(rows: Sequence[Said], states: States) -> frozenset[str]:
    """Addresses that a feed gives to online groups because it must give one: an island, a park.

    Told by four or more online rows at one place that is neither a street's number nor a town or county.
    """
    counts = Counter(said.address for said in rows if said.attendance == "online" or said.join_url or said.join_phone)
    found = {address: parse(address, states).street for address, number in counts.items() if address and number >= 4}
    return frozenset(address for address, street in found.items() if street and not re.search(r"\d", street))


def made(said: Said, making: Making) -> Meeting | Refused:
    """The meeting of a row, or why it is none. What must not be written is counted in `making.dropped`."""
    name = _name(said, making)
    record = f"{making.options.feed}/{said.record}"

    def refused(reason: str, *, ended: bool = False) -> Refused:
        return Refused(said.file, said.row, name or plain.cut(said.name, 80), reason, record, ended)

    found = _address(said, making)
    if over := _over(said, found):
        return refused(over, ended=True)
    if said.unreadable:
        return refused(said.unreadable)
    if not name:
        return refused("no name")
    if bool(said.days) != (said.start is not None):
        return refused("a time but no day" if not said.days else "a day but no time")
    formats, in_person = _formats(said, found, making)
    if not formats:
        return refused("closed: nobody meets there now, and not online", ended=True)
    place = _place(said, found, making, name, in_person=in_person)
    if place.state and place.state not in making.states.folders:
        return refused("not in a state or territory we know")
    if not place.state and in_person:
        return refused("no state")
    timezone = _timezone(said, place, found, making.options)
    if said.days and not timezone:
        return refused("the time zone is not known: give the feed's")
    return _whole(said, record, name, place, formats, timezone, making)


def _over(said: Said, found: Address) -> str:
    """Why the feed itself says that this row is no meeting for us, "" if it does not."""
    if found.foreign:
        return f"in another country ({found.foreign})"
    if said.withheld:
        return said.withheld
    if names.is_test(said.name, said.group, said.notes[:60]):
        return "a test row"
    if said.attendance == "inactive" or names.is_suspended(said.name, said.group) or names.says_suspended(said.notes):
        return "suspended, the feed says"
    told = "schedule.repeat" in said.values or names.monthly(said.notes, said.days)
    return "not a weekly recovery meeting, by its name" if names.not_weekly(said.name) and not told else ""


def _name(said: Said, making: Making) -> str:
    for text in (said.name, said.group):
        name = names.group_name(text, with_number=making.with_numbers)
        if name and harm.may_be_a_name(name):
            return plain.cut(name, 120)
    return ""


def _address(said: Said, making: Making) -> Address:
    """The address out of its parts and out of the line that holds all of it."""
    whole = parse(said.address, making.states) if said.address else Address()
    street, unit = split_unit(said.street)
    street = street.partition("(")[0].strip(" ,")
    if not street and not whole.street and re.match(r"\d[\d-]*\s+[A-Za-z]", said.place):
        street = said.place  # some write the street into the field for the building
    state = making.states.code(said.state) or whole.state
    foreign = whole.foreign or foreign_country(said.country, said.state, said.zip, making.states)
    county = said.county or whole.county
    merged = Address(
        street=street or whole.street,
        unit=said.unit or unit or whole.unit,
        city=said.city or whole.city,
        county=county,
        state=state or ("" if foreign else making.states.code(making.options.state)),
        zip=said.zip or whole.zip,
        foreign=foreign,
        before=whole.before,
    )
    return merged if foreign else settled(merged)


def _formats(said: Said, found: Address, making: Making) -> tuple[tuple[str, ...], bool]:
    """How people take part, and whether in person. A location said to be closed for now counts as none."""
    coded = set(making.codes.values(said.codes).get("formats", ())) | set(said.values.get("formats", ()))
    shut = any(code.casefold() == "tc" for code in said.codes)
    online = (
        said.attendance in ("online", "hybrid")
        or bool(said.join_url or said.join_phone)
        or bool(coded & {"online_video", "phone"})
    )
    in_person = said.attendance in ("in_person", "hybrid") or (
        not said.attendance
        and not shut
        and ("in_person" in coded or not online or (bool(found.street) and not said.approximate))
    )
    kinds = set()
    if in_person:
        kinds.add("in_person")
    if online and said.attendance != "in_person":
        link, number = bool(said.join_url), bool(said.join_phone)
        kinds |= {"online_video"} if link or not number else set()
        kinds |= {"phone"} if number else set()
    return tuple(kind for kind in _FORMATS if kind in kinds), in_person


def _place(said: Said, found: Address, making: Making, name: str, *, in_person: bool) -> Place:
    """What may be shown of the place: all of it only where people really go there and it is nobody's home or shelter."""
    building = names.real(said.place) or found.before
    house = harm.is_home(building) or harm.is_home(said.notes) or is_lived_in(found.street, found.unit)
    shelter = bool(SHELTER.search(f"{name} {said.group} {building}"))
    shown = in_person and bool(found.street and found.city and found.state)
    shown = shown and not (said.approximate or said.hide_address or house or shelter)
    area = Place(city=found.city, county=found.county, state=found.state, visibility="ask" if shelter else "city_only")
    if not shown:
        if in_person and found.street:
            making.dropped[harm.ADDRESS] += 1
            if house or shelter:
                making.doubt(
                    said,
                    name,
                    "the address is not shown: it seems to be somebody's home."
                    if house
                    else "the address is not shown: it seems to be a shelter.",
                )
        return replace(area, city="", county="") if said.address in making.stand_ins and not in_person else area
    if STREET.match(building) or building.casefold() == name.casefold() or not harm.may_be_a_name(building):
        building = ""
    sure = (said.lat, said.lon) not in making.dummy_points and fits(said.lat, said.lon, found)
    return replace(
        area,
        open=True,
        visibility="public",
        name=plain.cut(building, 100),
        street=plain.cut(found.street, 120),
        unit=found.unit[:60],
        zip=found.zip,
        lat=round(said.lat, 5) if sure and said.lat is not None else None,
        lon=round(said.lon, 5) if sure and said.lon is not None else None,
    )


def _timezone(said: Said, place: Place, found: Address, options: FeedOptions) -> str:
    if said.timezone and zone(said.timezone) and "/" in said.timezone:
        return said.timezone
    where = model.Location("public", city=place.city, county=place.county, state=place.state, zip=found.zip)
    by_place = timezone_of_entry(model.Entry("", "", "", location=where)) if place.state else ""
    return by_place or (options.timezone if zone(options.timezone) else "")


def _whole(
    said: Said, record: str, name: str, place: Place, formats: tuple[str, ...], timezone: str, making: Making
) -> Meeting:
    values = {**said.values, **making.codes.values(said.codes)} if said.codes else dict(said.values)
    said_notes = [said.notes, *(f"{note}." for note in values.pop("notes", ()))]
    values.pop("formats", None)
    if only := names.only_for(f"{said.name}\n{said.notes}"):
        values["exclusive_to"] = tuple(dict.fromkeys((*values.get("exclusive_to", ()), *only)))
    if weeks := names.monthly(said.notes, said.days):
        values |= {"schedule.repeat": "monthly", "schedule.weeks": weeks}
    notes, unit = _notes("\n".join(text for text in said_notes if text), place, making)
    directions = harm.safe_text(said.directions, making.dropped) if place.open else ""
    if said.directions and not place.open:
        making.dropped[harm.ADDRESS] += 1
    if names.looks_cut(name):
        making.doubt(said, name, "the name looks cut short.")
    if harm.is_persons(name) or harm.is_persons(said.group):
        making.doubt(said, name, "the name may be a person's.")
    if place.open and harm.may_be_home(place.name):
        making.doubt(said, name, "the place may be somebody's home; its address is shown.")
    if said.start == 0 and said.days and said.end is None:
        making.doubt(said, name, "it begins at midnight; some lists write that where the time is not known.")
    group = names.group_name(names.real(said.group), with_number=making.with_numbers)
    group = plain.cut(group, 120) if harm.may_be_a_name(group) else ""
    return Meeting(
        said=said,
        record=record,
        name=name,
        group=group if group.casefold() != name.casefold() else "",
        place=replace(place, unit=place.unit or unit) if place.open else place,
        formats=formats,
        timezone=timezone,
        fellowship=_fellowship(said, name, making),
        join=_join(said, formats, making),
        website=_website(said, making),
        email=harm.group_email(said.email, (name, said.group, said.entity), making.dropped),
        phones=_phones(said, making),
        notes=notes,
        directions=plain.cut(" ".join(directions.split("\n")), 300),
        transit=plain.cut(harm.safe_text(said.transit, making.dropped).replace("\n", "; "), 200) if place.open else "",
        values=values,
    )


def _notes(text: str, place: Place, making: Making) -> tuple[str, str]:
    """Notes that may be written, and the room where a line of them is nothing but that."""
    unit, kept = "", []
    for raw in text.split("\n"):
        line = raw.strip(" ,;")
        if place.open and not unit and _UNIT_NOTE.fullmatch(line):
            unit = line
        elif line and line.casefold() not in ("misc", "none", "n/a", "na", "tbd", "tba"):
            kept.append(line)
    return harm.safe_text("\n".join(kept), making.dropped, hidden=not place.open), unit if not place.unit else ""


def _fellowship(said: Said, name: str, making: Making) -> str:
    if said.fellowship:
        return said.fellowship
    teen = (
        making.fellowship == "al_anon"
        and re.search(r"\balateen\b", name, re.IGNORECASE)
        and "alateen" in making.fellowships
    )
    return "alateen" if teen else making.fellowship


def _join(said: Said, formats: tuple[str, ...], making: Making) -> model.Join | None:
    if formats == ("in_person",):
        return None
    url, key_in_url = join_link(said.join_url, making.dropped) if said.join_url else ("", False)
    number, codes = join_number(said.join_phone, making.dropped) if said.join_phone else ("", False)
    written = harm.key_asked((said.room_notes, said.notes))
    harm.safe_text(said.room_notes, making.dropped)  # nothing of these notes is written; what they hold is counted
    if not (url or number):
        return None
    asked = "ask" if key_in_url or written == "ask" or (codes and not written) else written
    return model.Join(url, number, asked)


def _website(said: Said, making: Making) -> str:
    for url in (said.website, said.listing, said.entity_website, making.options.website):
        if url and (link := page_link(url, making.dropped)):
            return link
    return ""


def _phones(said: Said, making: Making) -> tuple[model.Phone, ...]:
    """The number of the body behind the list, and toll-free numbers of groups. Any other number may be a person's."""
    own = canonical(said.entity_phone) or ""
    phones = [model.Phone(own, kind="main", label=plain.cut(said.entity, 60))] if len(own) == 12 else []
    number = canonical(said.phone) or ""
    if said.phone and number != own:
        if len(number) == 12 and number[:3] in ("800", "833", "844", "855", "866", "877", "888"):
            phones.append(model.Phone(number, kind="main"))
        else:
            making.dropped[harm.PHONE] += 1
    return tuple(phones)
