"""Where entries are: points and time zones of cities and counties, from the ZIP data.

A city's point is the mean of its standard ZIPs that are in use; of all in use, or else of all, where it has no such
(a city of post-office boxes only). The same for counties. Names are matched by `names.city_key`: first as the Postal
Service's own name of a ZIP, then as one it accepts, then as a local name (a village, a district). New York's boroughs
are in the data under their own names, Manhattan as "New York".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from generator.directory.distance import Point
from generator.directory.model import Entry, Location
from generator.directory.names import city_key, county_key
from generator.directory.zips import Zip, agreed_zone, all_zips, timezone_of_state, zip_info, zips_in

Group = Mapping[tuple[str, str], tuple[Zip, ...]]
"""ZIPs by (state code, key of a name)."""


def that_count(zips: Sequence[Zip]) -> Sequence[Zip]:
    """Of the ZIPs of a place those that say where it is: standard ones in use, else any in use, else all."""
    standard = [one for one in zips if one.active and one.kind == "standard"]
    return standard or [one for one in zips if one.active] or zips


def mean_point(zips: Sequence[Zip]) -> Point | None:
    """The mean of the centroids of the ZIPs that count, to 0.0001 degree; None if none is known.

    A plain mean of degrees will do: no city or county has ZIPs on both sides of the 180th meridian.
    """
    points = [one.point for one in that_count([one for one in zips if one.point]) if one.point]
    if not points:
        return None
    lat, lon = (sum(values) / len(points) for values in zip(*points, strict=True))
    return Point(round(lat, 4), round(lon, 4))


@lru_cache(maxsize=65536)
def city_point(city: str, state: str) -> Point | None:
    """The point of a city ("Louisville", "KY"), None if the city is unknown."""
    return mean_point(zips_of_city(city, state))


@lru_cache(maxsize=8192)
def county_point(county: str, state: str) -> Point | None:
    """The point of a county ("Jefferson County" or "Jefferson", "KY"), None if the county is unknown."""
    return mean_point(zips_of_county(county, state))


def zips_of_city(city: str, state: str) -> tuple[Zip, ...]:
    """The ZIPs of a city by its name, however it is spelled; () if the city is unknown."""
    key = city_key(city)
    for group in _cities(state.upper()):
        if key in group:
            return group[key]
    return ()


def zips_of_county(county: str, state: str) -> tuple[Zip, ...]:
    """The ZIPs of a county; () if it is unknown."""
    return _counties(state.upper()).get(county_key(county), ())


def place_of(entry: Entry) -> Point | None:
    """Where an entry is, as exactly as may be shown; None if it has no place or its place is unknown.

    Its own coordinates or its ZIP's centroid only if its address is public; otherwise its city's or its county's
    point. A ZIP of another state than the address says is not believed unless nothing else is known.
    """
    location = entry.location
    if location is None:
        return None
    found: Zip | None = None
    if location.visibility == "public":
        if location.lat is not None and location.lon is not None:
            return Point(location.lat, location.lon)
        found = zip_info(location.zip)
        if found and found.point and location.state in ("", found.state):
            return found.point
    for name, point in ((location.city, city_point), (location.county, county_point)):
        if name and (known := point(name, location.state)):
            return known
    return found.point if found else None


def county_of_entry(entry: Entry) -> str:
    """An entry's county ("Jefferson County"): as it says itself, else its ZIP's, else its city's if that lies in one."""
    location = entry.location
    if location is None:
        return ""
    if location.county:
        zips = zips_of_county(location.county, location.state)
        return zips[0].county if zips else location.county
    for found in _narrowing(location):
        counties = {one.county for one in that_count(found) if one.county}
        if len(counties) == 1:
            return counties.pop()
    return ""


def timezone_of_entry(entry: Entry) -> str:
    """The IANA zone where an entry is: by its ZIP, else city, county, state; "" where their clocks differ."""
    location = entry.location
    if location is None:
        return ""
    for zips in (*_narrowing(location), zips_of_county(location.county, location.state) if location.county else ()):
        if zone := agreed_zone(that_count(zips)):
            return zone
    return timezone_of_state(location.state)


def _narrowing(location: Location) -> tuple[tuple[Zip, ...], tuple[Zip, ...]]:
    """The ZIPs an address can be in: by its own ZIP if that is public and of its state, then by its city."""
    own = zip_info(location.zip) if location.visibility == "public" and location.zip else None
    by_zip = (own,) if own and location.state in ("", own.state) else ()
    return by_zip, zips_of_city(location.city, location.state) if location.city else ()


@lru_cache(maxsize=128)
def _cities(state: str) -> tuple[Mapping[str, tuple[Zip, ...]], ...]:
    zips = [one for one in zips_in(state) if one.kind != "military"]
    return (
        _grouped(zips, lambda one: (city_key(one.city),)),
        _grouped(zips, lambda one: (city_key(name) for name in one.other_cities)),
        _grouped(zips, lambda one: (city_key(name) for name in one.local_names)),
    )


@lru_cache(maxsize=128)
def _counties(state: str) -> Mapping[str, tuple[Zip, ...]]:
    zips = (one for one in zips_in(state) if one.kind != "military")
    return _grouped(zips, lambda one: (county_key(one.county),) if one.county else ())


@lru_cache(maxsize=1)
def all_counties() -> Group:
    """The ZIPs of every county, by state code and `names.county_key`."""
    return {
        (state, key): zips
        for state in dict.fromkeys(one.state for one in all_zips().values())
        for key, zips in _counties(state).items()
    }


def _grouped(zips: Iterable[Zip], keys: Callable[[Zip], Iterable[str]]) -> dict[str, tuple[Zip, ...]]:
    groups: dict[str, list[Zip]] = {}
    for one in zips:
        for key in keys(one):
            groups.setdefault(key, []).append(one)
    return {key: tuple(found) for key, found in groups.items()}
