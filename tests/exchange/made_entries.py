"""Fictional entries that hypothesis makes: any field of the table may be there, and every one passes every rule."""

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st

from generator.content.fields import ENTRY, SCHEDULE
from generator.content.rules import Setting
from generator.content.table import Field, Kind
from generator.content.vocabulary_files import read_vocabulary
from generator.directory.model import Entry, Feed, Location, Provenance, Schedule, Source
from generator.exchange.checking import fault
from generator.resources import vocabulary_dir

TODAY = dt.date(2026, 11, 22)
VOCABULARY = read_vocabulary(vocabulary_dir(), "vocabulary")[0]
FICTION = Setting(TODAY, fictional=True, crisis_numbers=frozenset({"988"}))
PLACES = (
    ("KY", "40202", "Louisville", "Jefferson County", "America/New_York"),
    ("OH", "45202", "Cincinnati", "Hamilton County", "America/New_York"),
    ("PR", "00901", "San Juan", "San Juan Municipio", "America/Puerto_Rico"),
)

# Words no importer may take for a person, a number, a promise or a home; signs that quoting must survive.
WORDS = (
    "Riverbend",
    "open",
    "every",
    "quiet",
    "coffee",
    "café",
    "niños",
    "peer",
    "welcome",
    "garden",
    "northside",
    "a-b",
    "it's",
    "1st",
    "50",
    "(upstairs)",
    "R&B",
    "yes",
    "=2",
    "+1",
    "#4",
)
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
dates = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))
minutes = st.integers(0, 287).map(lambda n: n * 5)


def texts(field: Field) -> st.SearchStrategy[str]:
    return words.filter(lambda text: len(text) <= (field.max_length or 400))


@cache
def value_of(field: Field) -> st.SearchStrategy[Any]:
    """One value of a field."""
    kinds: dict[Kind, Callable[[], st.SearchStrategy[Any]]] = {
        Kind.TEXT: lambda: texts(field),
        Kind.PARAGRAPHS: lambda: st.lists(words, min_size=1, max_size=3).map("\n\n".join),
        Kind.INTEGER: lambda: st.integers(int(field.minimum or 0), int(field.maximum or 100)),
        Kind.NUMBER: lambda: st.just(1.5),
        Kind.BOOLEAN: st.booleans,
        Kind.DATE: lambda: dates,
        Kind.TIME: lambda: minutes,
        Kind.PHONE: lambda: st.sampled_from(("502-555-0143", "800-555-0199", "988", "606-555-0111")),
        Kind.EMAIL: lambda: st.sampled_from(("info@riverbend.example.org", "office@scpn.example.org")),
        Kind.URL: lambda: st.sampled_from(("https://riverbend.example.org/hours", "https://scpn.example.org/a?b=c")),
        Kind.STATE: lambda: st.sampled_from(("KY", "OH", "IN")),
        Kind.CHOICE: lambda: st.sampled_from(sorted(VOCABULARY[field.vocabulary])),
        Kind.RECORD: lambda: record(field.fields, field.record),
        Kind.RECORDS_BY_LANGUAGE: lambda: st.dictionaries(
            st.sampled_from(("es", "fr")), record(field.fields, field.record), min_size=1
        ),
    }
    return kinds[field.kind]()


@cache
def record(fields: tuple[Field, ...], make: Any) -> st.SearchStrategy[Any]:
    """A record with some of its fields, at least one."""
    some = {field.name: many(field) for field in fields if field.required}
    others = {field.name: many(field) for field in fields if not field.required}
    return st.fixed_dictionaries(some, optional=others).filter(bool).map(lambda values: make(**values))


@cache
def many(field: Field) -> st.SearchStrategy[Any]:
    """A field's value, a tuple where it may hold many."""
    one = value_of(field)
    if field.key == "phones":
        return st.lists(one, min_size=1, max_size=3, unique_by=lambda phone: phone.number).map(tuple)
    return st.lists(one, min_size=1, max_size=3, unique=field.kind is not Kind.RECORD).map(tuple) if field.many else one


@st.composite
def schedules(draw: st.DrawFn, zone: str) -> Schedule:
    """A schedule from which dates can be computed."""
    kept = {"kind", "title", "formats", "attendance", "meeting_types", "languages", "join", "exceptions"}
    base = draw(record(tuple(field for field in SCHEDULE if field.key in kept), dict))
    if draw(st.integers(0, 9)) == 0:
        return Schedule(**base, always_open=True)
    days = tuple(
        sorted(
            draw(st.sets(st.sampled_from(tuple(VOCABULARY["days"])), min_size=1)), key=tuple(VOCABULARY["days"]).index
        )
    )
    repeat = draw(st.sampled_from(("weekly", "weekly", "biweekly", "monthly", "once")))
    base |= {"days": days, "start": draw(minutes), "timezone": zone, "repeat": repeat}
    if draw(st.booleans()):
        base["end"] = draw(minutes)
    elif draw(st.booleans()):
        base["duration_minutes"] = draw(st.integers(1, 288)) * 5
    if repeat == "monthly":
        base["weeks"] = tuple(draw(st.lists(st.sampled_from(("1", "2", "3", "4", "last")), min_size=1, unique=True)))
    if repeat == "biweekly":
        base["anchor"] = draw(dates)
    if repeat == "once" or draw(st.integers(0, 4)) == 0:
        base["starts_on"] = draw(st.dates(dt.date(2026, 1, 1), dt.date(2026, 6, 1)))
    if draw(st.integers(0, 4)) == 0:
        base["ends_on"] = draw(st.dates(dt.date(2026, 7, 1), dt.date(2027, 6, 1)))
    return Schedule(**base)


@st.composite
def locations(draw: st.DrawFn, place: tuple[str, str, str, str, str]) -> Location:
    """A place of that state, its address public or not."""
    state, code, city, county, _ = place
    told = {key: draw(words) for key in ("name", "directions", "transit") if draw(st.booleans())}
    visibility = draw(st.sampled_from(("public", "public", "city_only", "ask")))
    location: dict[str, Any] = {
        "visibility": visibility,
        "city": city,
        "state": state,
        "county": county if draw(st.booleans()) else "",
        **told,
    }
    if visibility == "public" and draw(st.integers(0, 4)):
        location |= {"street": draw(st.sampled_from(("100 Example Street", "12 E 5th St", "Highway 61"))), "zip": code}
        if draw(st.booleans()):
            location["unit"] = "2nd floor"
    return Location(**location)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry that an importer made and people completed; it passes every rule."""
    place = draw(st.sampled_from(PLACES))
    skip = {
        "type",
        "subtype",
        "name",
        "former_ids",
        "location",
        "schedule",
        "provenance",
        "housing",
        "training",
        "service_area",
        "ages",
        "fellowship",
    }
    fields: dict[str, Any] = draw(record(tuple(field for field in ENTRY if field.key not in skip), dict))
    kind = draw(st.sampled_from(tuple(VOCABULARY["types"])))
    subtypes = [key for key, term in VOCABULARY["subtypes"].items() if term.extra["of"] == kind]
    fields |= {"type": kind, "subtype": draw(st.sampled_from(("", *subtypes)))}
    fields["name"] = "Riverbend " + draw(words)
    fields["location"] = draw(locations(place))
    fields["schedule"] = tuple(draw(st.lists(schedules(place[4]), max_size=3)))
    by_type = {"recovery_center": "housing", "peer_program": "training"}
    if kind in by_type and draw(st.booleans()):
        fields |= {by_type[kind]: draw(value_of(next(field for field in ENTRY if field.key == by_type[kind])))}
    if kind == "support_group" and draw(st.booleans()):
        fields["fellowship"] = draw(st.sampled_from(tuple(VOCABULARY["fellowships"])))
    if draw(st.booleans()):
        fields["service_area"] = draw(value_of(next(field for field in ENTRY if field.key == "service_area")))
    made = Provenance(sources=(Source("official_feed"),), feed=Feed("A list", dt.date(2026, 1, 1)))
    return Entry(id=f"{place[0].lower()}/riverbend-{draw(st.integers(1, 10**6))}", provenance=made, **fields)


def good_entries() -> st.SearchStrategy[Entry]:
    """Entries without a fault."""
    return entries().filter(lambda entry: not fault(entry, FICTION))
