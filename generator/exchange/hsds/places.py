"""Where a service is and whom it serves. A street is written only where it is public and nothing says home."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from generator.exchange.exports.leaves import Plain
from generator.exchange.harm import Dropped, is_home
from generator.exchange.hsds import texts
from generator.exchange.meetings import plain
from generator.exchange.meetings.addresses import Address as Found
from generator.exchange.meetings.addresses import States, fits, foreign_country, is_lived_in, zip_code
from generator.records import dataclass

Row = Mapping[str, Any]
_BOX = re.compile(r"(?:^|[\s,]+)(?:P\.?\s?O\.?\s*(?:Box|Drawer)\b|Post Office Box\b).*$", re.IGNORECASE)


@dataclass(slots=True)
class Made:
    """What a record says. `reason` is why it makes no entry; `unknown` are its words that we have no place for."""

    plain: Plain = field(default_factory=dict)
    reason: str = ""
    doubts: list[str] = field(default_factory=list)
    dropped: Dropped = field(default_factory=Counter)
    unknown: list[str] = field(default_factory=list)


def put_place(made: Made, location: Row, states: States, who: texts.People) -> None:
    """The place: public where it has a whole street address and nothing says home or shelter."""
    place: Plain = made.plain.setdefault("location", {})
    address = next(
        (row for row in rows_of(location, "addresses") if plain.line(row.get("address_type")) in ("", "physical")), {}
    )
    virtual = plain.line(location.get("location_type")) == "virtual"
    state_text, zip_text = plain.line(address.get("state_province")), plain.line(address.get("postal_code"))
    if country := foreign_country(plain.line(address.get("country")), state_text, zip_text, states):
        made.reason = f"not in the United States: {country}"
        return
    state = states.code(state_text)
    if state_text and not state:
        made.reason = "not in a state or territory we know"
        return
    street = _BOX.sub("", plain.line(address.get("address_1"))).strip(" ,")
    unit = _BOX.sub("", plain.line(address.get("address_2"))).strip(" ,")
    city = plain.line(address.get("city"))
    found = Found(street, unit, city, plain.line(address.get("region")), state, zip_code(zip_text, state))
    if state:
        place |= {"city": city, "state": state, "county": found.county}
    if state and street and not virtual:
        place |= {"visibility": place.get("visibility", "public"), "street": street, "unit": unit, "zip": found.zip}
        lat, lon = plain.number(location.get("latitude")), plain.number(location.get("longitude"))
        if lat is not None and lon is not None and fits(lat, lon, found):
            place |= {"lat": f"{lat:.10f}", "lon": f"{lon:.10f}"}
    if not place.get("state") and not place.get("city"):
        made.plain.pop("location")
        return
    place.setdefault("visibility", "city_only")
    name = plain.line(location.get("name"))
    home = made.plain.get("subtype") == "recovery_residence" or is_home(name) or is_lived_in(street, unit)
    if place["visibility"] == "public" and home:
        place["visibility"] = "city_only"
        made.doubts.append("a home: its address is not written")
    if place["visibility"] != "public":
        for key in ("street", "unit", "zip", "lat", "lon"):
            place.pop(key, None)
    hidden = place["visibility"] != "public"
    for key, value in (
        ("name", name),
        ("directions", location.get("description")),
        ("transit", location.get("transportation")),
    ):
        told = texts.line(value, who, made.dropped, hidden=hidden)
        if told and (key != "name" or (told != made.plain["name"] and not is_home(told))):
            place[key] = told


def put_areas(made: Made, service: Row, known: States) -> None:
    """Counties and states served, and how far that reaches."""
    area: Plain = made.plain.get("service_area", {})
    counties = [
        plain.line(row.get("name"))
        for row in rows_of(service, "service_areas")
        if plain.line(row.get("extent_type")) == "county"
    ]
    states = [
        known.code(plain.line(row.get("extent") or row.get("name")))
        for row in rows_of(service, "service_areas")
        if plain.line(row.get("extent_type")) == "state"
    ]
    national = any(
        plain.line(row.get("extent_type")) in ("country", "nationwide") for row in rows_of(service, "service_areas")
    )
    area |= {
        "counties": list(dict.fromkeys(one for one in counties if one)),
        "states": list(dict.fromkeys(one for one in states if one)),
    }
    if "scope" not in area:
        found = (
            "national"
            if national
            else "statewide"
            if len(area["states"]) == 1
            else "multi_state"
            if area["states"]
            else ""
        )
        found = found or ("county" if len(area["counties"]) == 1 else "multi_county" if area["counties"] else "")
        if found:
            area["scope"] = found
    if "scope" in area:
        made.plain["service_area"] = area


def rows_of(row: Row, key: str) -> list[Row]:
    """The tables in a list of a record; whatever else stands there is not one."""
    value = row.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
