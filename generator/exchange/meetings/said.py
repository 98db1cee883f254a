"""A row of any feed of meetings in neutral names, and what it becomes: a meeting, or a refusal with its reason."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from generator.directory.model import Join, Phone
from generator.problems import Problem
from generator.records import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """A row's own words. Nothing is decided yet but where each word belongs; unknown is "" or None.

    `address` is a whole address on one line, used where the single parts are missing. `withheld` is why the feed
    itself does not show the row ("unpublished"). `attendance` is in_person, online, hybrid or inactive. `values` are
    fields that the standard gives as such, by path. `unreadable` says what could not be read at all.
    """

    file: str
    row: int
    record: str = ""
    name: str = ""
    group: str = ""
    entity: str = ""
    entity_phone: str = ""
    entity_website: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    listing: str = ""
    fellowship: str = ""
    address: str = ""
    place: str = ""
    street: str = ""
    unit: str = ""
    city: str = ""
    county: str = ""
    state: str = ""
    zip: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    approximate: bool = False
    hide_address: bool = False
    directions: str = ""
    transit: str = ""
    notes: str = ""
    room_notes: str = ""
    join_url: str = ""
    join_phone: str = ""
    attendance: str = ""
    days: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    duration: int | None = None
    timezone: str = ""
    codes: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    updated: dt.date | None = None
    withheld: str = ""
    unreadable: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a meeting is. `open` says that the street may be shown; street, unit, zip, lat and lon are empty otherwise."""

    open: bool = False
    name: str = ""
    street: str = ""
    unit: str = ""
    city: str = ""
    county: str = ""
    state: str = ""
    zip: str = ""
    lat: float | None = None
    lon: float | None = None
    visibility: str = "city_only"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One row that may become (part of) an entry: clean, and without anything that must not be written."""

    said: Said
    record: str
    name: str
    group: str
    place: Place
    formats: tuple[str, ...]
    timezone: str
    fellowship: str
    join: Join | None = None
    website: str = ""
    email: str = ""
    phones: tuple[Phone, ...] = ()
    notes: str = ""
    directions: str = ""
    transit: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that makes no entry, and why. `ended`: the feed itself says that the meeting is not on (an entry of it closes)."""

    file: str
    row: int
    name: str
    reason: str
    record: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A feed as a standard reads it. `totals` is file -> number of rows; `said` and `refused` together are those rows.

    `dropped` counts fields that are never written (contacts, payment handles), `code_names` what the feed calls codes.
    """

    said: tuple[Said, ...] = ()
    refused: tuple[Refused, ...] = ()
    totals: Mapping[str, int] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)
    doubts: tuple[str, ...] = ()
    code_names: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
