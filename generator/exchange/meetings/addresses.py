"""Addresses of feeds: parts out of one line, states by any name, ZIP codes as people damage them, and which country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from generator.content.vocabulary import Vocabulary
from generator.directory.distance import Point, miles
from generator.directory.names import city_key, folded
from generator.directory.places import city_point, zips_of_city, zips_of_county
from generator.directory.zips import zip_info
from generator.records import dataclass

_US = frozenset(
    [
        "us",
        "usa",
        "u s",
        "u s a",
        "united states",
        "united states of america",
        "the united states",
        "unites states",
        "unitedstates",
        "ee uu",
        "eeuu",
        "e e u u",
        "estados unidos",
        "america",
        "us of a",
    ]
)
_ALSO = {
    "washington dc": "DC",
    "d c": "DC",
    "virgin islands": "VI",
    "us virgin islands": "VI",
    "calif": "CA",
    "mass": "MA",
    "mich": "MI",
    "penn": "PA",
    "tex": "TX",
    "wash": "WA",
}
_PROVINCES = {
    "ab": "Alberta",
    "bc": "British Columbia",
    "mb": "Manitoba",
    "nb": "New Brunswick",
    "nl": "Newfoundland",
    "ns": "Nova Scotia",
    "nt": "Northwest Territories",
    "nu": "Nunavut",
    "on": "Ontario",
    "pe": "Prince Edward Island",
    "qc": "Quebec",
    "sk": "Saskatchewan",
    "yt": "Yukon",
}
_CANADIAN = frozenset(
    [*_PROVINCES, *(folded(name) for name in _PROVINCES.values()), "newfoundland and labrador", "yukon territory"]
)
_CANADIAN_CODE = re.compile(r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z]\s?\d[A-Z]\d\b", re.IGNORECASE)
# Countries named in lists of online meetings; any other name in a field for the country is one too.
_COUNTRY_NAMES = """
canada, mexico, méxico, uk, gb, england, scotland, wales, ireland, france, germany, deutschland, spain, españa, italy,
italia, portugal, netherlands, belgium, switzerland, austria, sweden, norway, denmark, finland, iceland, poland,
russia, ukraine, greece, turkey, israel, egypt, india, nepal, pakistan, china, japan, thailand, singapore, malaysia,
indonesia, philippines, vietnam, australia, brazil, brasil, argentina, chile, colombia, peru, ecuador, venezuela,
uruguay, paraguay, bolivia, guatemala, honduras, nicaragua, panama, cuba, jamaica, bahamas, bermuda, belize, kenya,
nigeria, uganda, ghana, zimbabwe, romania, hungary, croatia, serbia, bulgaria, slovakia, slovenia, lithuania, latvia,
estonia, malta, cyprus, iran, iraq, kuwait, qatar, united kingdom, great britain, new zealand, south africa, costa
rica, el salvador, dominican republic, south korea, hong kong, saudi arabia, sri lanka, czech republic, northern
ireland, united arab emirates
"""
_COUNTRIES = frozenset(" ".join(name.split()) for name in _COUNTRY_NAMES.split(","))
_UNIT = re.compile(
    r"(?:^|[\s,]+)((?:suite|ste\.?|unit|room|rm\.?|apt\.?|apartment|floor|bldg\.?|building|#)\s*#?\s*[\w-]{1,8}|\d{1,2}(?:st|nd|rd|th) floor)$",
    re.IGNORECASE,
)
_LIVED_IN = re.compile(r"\b(?:apt\.?|apartment)\b", re.IGNORECASE)
_COUNTY = re.compile(r"\b(?:county|parish|borough|municipio)$", re.IGNORECASE)
_FAR = 60.0  # miles from the middle of its ZIP or city: farther than any of their edges but in the Alaskan bush


@dataclass(frozen=True, slots=True)
class Address:
    """Parts of an address. `foreign` names the country where it is not the United States."""

    street: str = ""
    unit: str = ""
    city: str = ""
    county: str = ""
    state: str = ""
    zip: str = ""
    foreign: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class States:
    """The states of the vocabulary: `folders` maps KY to ky, `names` every way of writing one to KY."""

    folders: Mapping[str, str]
    names: Mapping[str, str]

    def code(self, text: str) -> str:
        """NY of "NY", "ny", ".TX", "N.Y.", "New York"; "" if it is no state."""
        plain = re.sub(r"[^A-Za-z]", "", text).upper()
        if len(plain) == 2 and plain in self.folders:
            return plain
        return self.names.get(folded(text), "")


def states_of(vocabulary: Vocabulary) -> States:
    """The states of a vocabulary."""
    terms = vocabulary.lists.get("states", {}).values()
    folders = {str(term.extra["code"]): term.key for term in terms}
    names = {folded(term.called()): str(term.extra["code"]) for term in terms}
    return States(folders, {**{name: code for name, code in _ALSO.items() if code in folders}, **names})


def zip_code(text: str, state: str) -> str:
    """Five digits of "07030-1234", "7030", "41240j", "NY 10025"; "" for "NY", "USA", or one that is not in `state`."""
    match = re.search(r"(?<!\d)(\d{3,5})(?:-?\d{4})?(?:\D*)$", text.strip())
    if not match:
        return ""
    code = match[1].zfill(5)
    found = zip_info(code)
    return code if found and (not state or found.state == state) else ""


def foreign_country(country: str, state: str, zip_text: str, states: States) -> str:
    """The country of a row that is not in the United States, "" for one that is or does not say."""
    if _CANADIAN_CODE.search(zip_text) or folded(state) in _CANADIAN:
        return "Canada"
    name = folded(country)
    if not name or name in _US or (states.code(country) and not (name == "ca" and not states.code(state))):
        return ""
    if states.code(state) and zip_code(zip_text, states.code(state)) and name not in _COUNTRIES:
        return ""  # "Yes" and the like in the field for the country
    return "Canada" if name in ("ca", "can") else country.strip()[:40]


def parse(text: str, states: States) -> Address:
    """The parts of an address on one line: "[Building, ]123 Main St, Suite 5, Anytown, CA 98765, USA".

    Read from its end: country, ZIP, state, city or county; then what begins with a number is the street.
    """
    parts = [part.strip() for part in re.split(r",|\n", text) if part.strip()]
    if parts and folded(parts[-1]) in _US:
        parts.pop()
    elif parts and (folded(parts[-1]) in _COUNTRIES or folded(parts[-1]) in _CANADIAN or _CANADIAN_CODE.search(text)):
        return Address(foreign="Canada" if folded(parts[-1]) in _CANADIAN or _CANADIAN_CODE.search(text) else parts[-1])
    state = zip_ = ""
    if parts and (
        match := re.fullmatch(r"(?:(?P<state>[A-Za-z][A-Za-z. ]*?)\s*)?(?P<zip>\d{5}(?:-\d{4})?)?", parts[-1])
    ):
        state = states.code(match["state"] or "")
        zip_ = match["zip"] or ""
        if state or (zip_ and not match["state"]):
            parts.pop()
            if not state and parts and (state := states.code(parts[-1])):
                parts.pop()
        else:
            zip_ = ""
    city = county = ""
    if parts and not re.match(r"\d", parts[-1]):
        last = parts.pop()
        city, county = ("", last) if _COUNTY.search(last) and not zips_of_city(last, state) else (last, "")
    first = next((n for n, part in enumerate(parts) if re.match(r"\d", part)), 0 if not parts else len(parts) - 1)
    street, unit = split_unit(", ".join(parts[first:]))
    return Address(street, unit, city, county, state, zip_, before=", ".join(parts[:first]))


def split_unit(street: str) -> tuple[str, str]:
    """Street and unit of "123 Main St, Suite 5" or "123 Main St #5"."""
    match = _UNIT.search(street)
    if not match or not street[: match.start()].strip(" ,"):
        return street.strip(" ,"), ""
    return street[: match.start()].strip(" ,"), match[1].strip()


def is_lived_in(street: str, unit: str) -> bool:
    """Whether an address is an apartment's: somebody's home."""
    return bool(_LIVED_IN.search(f"{street} {unit}"))


def settled(found: Address) -> Address:
    """The address with its state from its ZIP, its city from its ZIP, its county by its full name, as far as they are certain."""
    state = found.state
    code = zip_code(found.zip, state)
    known = zip_info(code)
    if known and not state:
        state = known.state
    city = found.city
    if known and not city and not found.county:
        city = known.city
    if city and state and not zips_of_city(city, state) and known and city_key(city) == city_key(known.city):
        city = known.city
    county = ""
    if found.county and state:
        zips = zips_of_county(re.sub(r"\s+(?:co\.?|cty\.?)$", "", found.county, flags=re.IGNORECASE), state)
        county = zips[0].county if zips else ""
    return replace(found, state=state, zip=code, city=city, county=county)


def fits(lat: float | None, lon: float | None, place: Address) -> bool:
    """Whether coordinates can be those of an address: not 0,0, on the globe, and near its ZIP or city."""
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180) or (lat, lon) == (0, 0):
        return False
    known = zip_info(place.zip)
    near = (known.point if known else None) or city_point(place.city, place.state)
    return near is not None and miles(Point(lat, lon), near) <= _FAR
