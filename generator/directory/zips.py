"""ZIP codes: place, county, state, time zone and centroid of each.

The data is that of the package zipcodes 3 (MIT; 42,789 ZIPs), known to this module alone and read once, when
first asked for: about 0.4 s for the first ZIP, 1 s for all of them; a tenth of that where `keep_with` has somewhere to keep
what was read.

Rules for what is odd in it:

* 0,0 is no place: latitude and longitude are None (52 civilian ZIPs; Yap, Chuuk, Pohnpei, Kosrae, Ebeye among them).
* Military ZIPs (AA, AE, AP) are real but nowhere: no coordinates, county or time zone, whatever the package says.
* Retired ZIPs (`active` False, 1,040) still have their place, since people and old lists still name them.
* Longitudes of Guam, Micronesia, the Marshall Islands, the Northern Marianas and Palau are east; the package gives
  Majuro's as west.
* Some time zones are wrong, one of them no zone at all: mended one by one below, each with its source.
* Of two spellings of one county the one with more capitals is kept ("DeKalb County", "Baltimore City",
  "San Juan Municipio").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from sys import intern
from types import MappingProxyType
from typing import Any

from generator.directory.distance import Point
from generator.directory.names import county_key, spelled
from generator.directory.timezones import COMMON_NAMES, zone
from generator.records import dataclass

MILITARY = frozenset({"AA", "AE", "AP"})
"""Military "states" of an address (Americas; Europe, Africa, Middle East; Pacific): places all over the world.
Source: USPS Publication 28, appendix B."""

_STATES = {
    "0": "AE CT MA ME NH NJ NY PR RI VI VT",
    "1": "DE NY PA",
    "2": "DC MD NC SC VA WV",
    "3": "AA AL FL GA MS TN",
    "4": "IN KY MI OH",
    "5": "DC IA MN MT ND SD WI",
    "6": "IL KS MO NE",
    "7": "AR LA MO OK TX",
    "8": "AZ CO DC ID NM NV TX UT WY",
    "9": "AK AP AS CA FM GU HI MH MP OR PW WA",
}
DIGITS_OF = {
    state: "".join(digit for digit, states in _STATES.items() if state in states.split())
    for state in sorted({state for states in _STATES.values() for state in states.split()})
}
"""The first digits that the ZIPs of a state have, rising: written down, because the package takes 0.4 s to tell them. Texas
has El Paso's 885, D.C. offices in others' tenths. A test holds them against the package."""

_DIGITS = tuple(_STATES)
TENTHS = tuple(f"zips-{digit}" for digit in _DIGITS)
"""Under these names they are kept, by their first digit."""
_EASTERN_HEMISPHERE = frozenset({"FM", "GU", "MH", "MP", "PW"})
# Found by asking in which counties the package's ZIPs disagree. An hour wrong makes somebody miss a meeting.
_MENDED_ZONES = {
    "37338": "America/New_York",  # Graysville and Chattanooga: counties of the eastern zone (49 CFR 71.5)
    "37405": "America/New_York",
    "67857": "America/Denver",  # Kendall: Hamilton County, Kansas, is in the mountain zone (49 CFR 71.7)
    "83522": "America/Los_Angeles",  # Cottonwood: north of the Salmon River (49 CFR 71.9)
    "86003": "America/Phoenix",  # Flagstaff and Page: in Arizona outside the Navajo Nation clocks stay
    "86040": "America/Phoenix",
    "89883": "America/Denver",  # West Wendover: moved to the mountain zone in 1999 (64 FR 56705)
    "96941": "Pacific/Pohnpei",  # Micronesia and the Marshall Islands: tz database, australasia
    "96943": "Pacific/Chuuk",  # Yap; Pacific/Yap is a link to it
    "96944": "Pacific/Kosrae",
    "96970": "Pacific/Kwajalein",  # Ebeye
    "99634": "America/Anchorage",  # Napakiak, whose own name stands for a zone
}


@dataclass(frozen=True, slots=True)
class Zip:
    """One ZIP code. `county` has its kind ("Jefferson County"); "" and None are unknown; degrees are WGS 84.

    `kind` is "standard", "po box", "unique" (one organization's own) or "military". `other_cities` are names that the
    Postal Service accepts beside `city`, `local_names` those it knows of and asks not to use (villages, districts,
    but also offices).
    """

    code: str
    city: str
    county: str
    state: str
    timezone: str
    lat: float | None
    lon: float | None
    kind: str = "standard"
    active: bool = True
    other_cities: tuple[str, ...] = ()
    local_names: tuple[str, ...] = ()

    @property
    def point(self) -> Point | None:
        """Its centroid, if known."""
        return None if self.lat is None or self.lon is None else Point(self.lat, self.lon)


Keep = Callable[[str, Any, Callable[[], Any]], Any]
"""What was kept under a name, a value of a type, or else what a function gives now."""


def _kept_nowhere(name: str, kind: Any, make: Callable[[], Any]) -> Any:
    return make()


_keep: Keep = _kept_nowhere


def keep_with(keep: Keep) -> None:
    """From here on ZIPs that were read once are taken from where `keep` has them. The ZIPs are the same."""
    global _keep  # noqa: PLW0603  # what the package holds is the same for all who ask, and so is where it is kept
    _keep = keep


@lru_cache(maxsize=1)
def all_zips() -> Mapping[str, Zip]:
    """Every ZIP by its code, rising."""
    return MappingProxyType({code: one for digit in _DIGITS for code, one in _beginning_with(digit).items()})


def tenth(name: str) -> list[Zip]:
    """Those that are kept under one of the names, rising."""
    return [*_beginning_with(name[-1]).values()]


def are_read() -> bool:
    """Whether all were asked for already."""
    return _beginning_with.cache_info().currsize == len(_DIGITS)


def zips_in(state: str) -> tuple[Zip, ...]:
    """The ZIPs of a state ("KY"), rising: who asks for one state need not wait for all."""
    return tuple(
        one for digit in DIGITS_OF.get(state, "") for one in _beginning_with(digit).values() if one.state == state
    )


def zip_block(code: str) -> int:
    """Which two hundred codes a ZIP is among: what is written by ZIP has a file for each, half as many as prefixes."""
    return int(code) // 200


def zip_info(code: str) -> Zip | None:
    """The ZIP of five digits ("40202"), or of ZIP+4 ("40202-1234"); None if there is no such ZIP."""
    if code[:1] not in _DIGITS:
        return None
    return _beginning_with(code[:1]).get(code[:5] if len(code) == 10 and code[5] == "-" else code)


def centroid(code: str) -> Point | None:
    """The centroid of a ZIP; None if there is no such ZIP or its place is unknown."""
    found = zip_info(code)
    return found.point if found else None


def timezone_of_zip(code: str) -> str:
    """The IANA zone of a ZIP, "" if unknown."""
    found = zip_info(code)
    return found.timezone if found else ""


def timezone_of_state(code: str) -> str:
    """The IANA zone of a state ("KY" or "ky") whose clocks all agree; "" where they do not, as in Kentucky."""
    return _state_zones().get(code.upper(), "")


def agreed_zone(zips: Iterable[Zip]) -> str:
    """The zone that ZIPs share, "" if their clocks differ or none is known.

    Zones that go by one name (Detroit, New York) agree; the commonest of them stands for all.
    """
    zones = Counter(one.timezone for one in zips if one.timezone)
    if len({COMMON_NAMES.get(name, name) for name in zones}) != 1:
        return ""
    return max(sorted(zones), key=zones.__getitem__)


@lru_cache(maxsize=1)
def _state_zones() -> dict[str, str]:
    states: dict[str, list[Zip]] = {}
    for one in all_zips().values():
        states.setdefault(one.state, []).append(one)
    return {state: agreed_zone(zips) for state, zips in states.items()}


@lru_cache(maxsize=10)
def _beginning_with(digit: str) -> dict[str, Zip]:
    """The ZIPs of a tenth of the country: who asks for one ZIP need not wait for all of them."""
    found: list[Zip] = _keep(f"zips-{digit}", list[Zip], lambda: [*_read_tenth(digit).values()])
    return {one.code: one for one in found}


def _read_tenth(digit: str) -> dict[str, Zip]:
    from zipcodes import similar_to  # where they are kept, the package is not loaded

    found: dict[str, Zip] = {}
    labels: dict[tuple[str, str], set[str]] = {}
    for row in similar_to(digit):  # type: ignore[no-untyped-call]  # the package is only half typed
        one = _read(row)
        found[one.code] = one
        if one.county:
            labels.setdefault((one.state, county_key(one.county)), set()).add(one.county)
    best = {key: max(sorted(some), key=_capitals) for key, some in labels.items() if len(some) > 1}
    for code, one in found.items():
        label = best.get((one.state, county_key(one.county)), one.county)
        if label != one.county:
            found[code] = replace(one, county=label)
    return dict(sorted(found.items()))


def _read(row: dict[str, Any]) -> Zip:
    code, state = row["zip_code"], row["state"]
    nowhere = state in MILITARY
    lat, lon = float(row["lat"]), float(row["long"])
    if state in _EASTERN_HEMISPHERE:
        lon = abs(lon)
    known = not nowhere and (lat, lon) != (0, 0)
    timezone = _MENDED_ZONES.get(code, row["timezone"])
    return Zip(
        code=code,
        city=intern(spelled(row["city"])),
        county="" if nowhere else intern(spelled(row["county"])),
        state=intern(state),
        timezone="" if nowhere or zone(timezone) is None else intern(timezone),
        lat=lat if known else None,
        lon=lon if known else None,
        kind=intern(row["zip_code_type"].lower()),
        active=row["active"],
        other_cities=tuple(spelled(name) for name in row["acceptable_cities"]),
        local_names=tuple(row["unacceptable_cities"]),
    )


def _capitals(label: str) -> int:
    return sum(letter.isupper() for letter in label)
