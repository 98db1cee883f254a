"""Places as the device needs them: cities, counties and ZIP prefixes, as plain rows that search packs in its own format.

Degrees are hundredths, rounded (3825, -8575 is 38.25 N, 85.75 W): within half a mile, and no finer than "near me" is
allowed to be. Everything is in one fixed order.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.directory.distance import Point
from generator.directory.names import city_key
from generator.directory.places import all_counties, mean_point, that_count
from generator.directory.states import STATES
from generator.directory.zips import Zip, all_zips


class City(NamedTuple):
    """A city of the ZIP data. `weight` is its number of ZIPs in use: which of two Newarks is likelier meant.

    `key` is `names.city_key` of the name; `county` is "" where it lies in several; `accepted` says that the name is
    only one that the Postal Service accepts beside another (Hollywood, CA).
    """

    key: str
    name: str
    state: str
    lat: int
    lon: int
    county: str
    weight: int
    accepted: bool


class County(NamedTuple):
    """A county: `key` is `names.county_key` of its name, `name` has its kind ("Orleans Parish"); `weight` as a city's."""

    key: str
    name: str
    state: str
    lat: int
    lon: int
    weight: int


class ZipPlace(NamedTuple):
    """A ZIP's last two digits, its centroid and its city; `lat` and `lon` are None where the place is unknown."""

    last: str
    lat: int | None
    lon: int | None
    city: str
    state: str


def hundredths(point: Point) -> tuple[int, int]:
    """A point in hundredths of a degree."""
    return round(point.lat * 100), round(point.lon * 100)


def cities() -> tuple[City, ...]:
    """Every city, town and accepted name with a known place, by key, heavier first, then state.

    Names that share a key in a state are one city ("E Hampton" and "Easthampton"), under the name most ZIPs have.
    Names that only an organization's own ZIP accepts are left out ("115 Crm Firms").
    """
    own: dict[tuple[str, str], list[Zip]] = {}
    accepted: dict[tuple[str, str], list[Zip]] = {}
    names: dict[tuple[str, str], dict[str, int]] = {}
    for one in all_zips().values():
        if one.state not in STATES:
            continue
        others = () if one.kind == "unique" else one.other_cities
        for name, groups in ((one.city, own), *((name, accepted) for name in others)):
            key = (city_key(name), one.state)
            groups.setdefault(key, []).append(one)
            count = names.setdefault(key, {})
            count[name] = count.get(name, 0) + 1
    found = (_city(key, names[key], own.get(key) or accepted[key], accepted=key not in own) for key in sorted(names))
    return tuple(sorted((one for one in found if one), key=lambda one: (one.key, -one.weight, one.state)))


def counties() -> tuple[County, ...]:
    """Every county with a known place, ordered as cities are."""
    found = []
    for (state, key), zips in all_counties().items():
        if point := mean_point(zips):
            weight = sum(one.active for one in zips)
            found.append(County(key, zips[0].county, state, *hundredths(point), weight))
    return tuple(sorted(found, key=lambda one: (one.key, -one.weight, one.state)))


def zip_prefixes() -> dict[str, tuple[ZipPlace, ...]]:
    """Every civilian ZIP by its first three digits, prefixes and rows rising."""
    prefixes: dict[str, list[ZipPlace]] = {}
    for code, one in all_zips().items():
        if one.state in STATES:
            lat, lon = hundredths(one.point) if one.point else (None, None)
            prefixes.setdefault(code[:3], []).append(ZipPlace(code[3:], lat, lon, one.city, one.state))
    return {prefix: tuple(rows) for prefix, rows in sorted(prefixes.items())}


def _city(key: tuple[str, str], names: dict[str, int], zips: list[Zip], *, accepted: bool) -> City | None:
    point = mean_point(zips)
    if point is None:
        return None
    # The longest of the commonest: "Mount Washington" rather than "Mt Washington".
    name = max(sorted(names), key=lambda name: (names[name], len(name)))
    counties = {one.county for one in that_count(zips)} - {""}
    county = counties.pop() if len(counties) == 1 else ""
    weight = sum(one.active for one in zips)
    return City(key[0], name, key[1], *hundredths(point), county, weight, accepted)
