"""Entries as GeoJSON (RFC 7946): a point only where the address is public and its coordinates are known.

Everything else is a feature without geometry (section 3.2), with the city at most, so that no list looks complete that
is not. Coordinates are longitude first, on WGS 84, with six decimals (a hand's breadth).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.content.vocabulary import Vocabulary
from generator.directory.model import Entry
from generator.directory.phones import tel
from generator.exchange.exports.losses import LeftOut
from generator.exchange.exports.publisher import Publisher, json_bytes

_DECIMALS = 6


def geojson(entries: Sequence[Entry], vocabulary: Vocabulary, publisher: Publisher) -> tuple[bytes, list[LeftOut]]:
    """A FeatureCollection, one feature an entry."""
    left_out: list[LeftOut] = []
    features = []
    for entry in entries:
        point = _point(entry)
        if point is None:
            left_out.append(LeftOut(entry.id, "no-point"))
        features.append(
            {
                "type": "Feature",
                "id": entry.id,
                "geometry": point,
                "properties": _properties(entry, vocabulary, publisher),
            }
        )
    page = {
        "type": "FeatureCollection",
        "name": publisher.name,
        "license": publisher.licence,
        "url": publisher.site_url,
        "features": features,
    }
    return json_bytes(page), left_out


def _point(entry: Entry) -> dict[str, Any] | None:
    place = entry.location
    if place is None or place.visibility != "public" or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [round(place.lon, _DECIMALS), round(place.lat, _DECIMALS)]}


def _properties(entry: Entry, vocabulary: Vocabulary, publisher: Publisher) -> dict[str, Any]:
    place = entry.location
    public = place is not None and place.visibility == "public"
    phone = entry.contact.phones[0] if entry.contact.phones else None
    row: dict[str, Any] = {
        "name": entry.name,
        "organization": entry.organization,
        "kind": vocabulary.label("subtypes", entry.subtype) if entry.subtype else vocabulary.label("types", entry.type),
        "type": entry.type,
        "subtype": entry.subtype,
        "fellowship": entry.fellowship,
        "status": entry.status,
        "alert": entry.alert,
        "summary": entry.summary,
        "phone": tel(phone.number, phone.extension) if phone else "",
        "website": entry.contact.website,
        "place": place.name if place and public else "",
        "street": place.street if place and public else "",
        "unit": place.unit if place and public else "",
        "city": place.city if place else "",
        "county": place.county if place else "",
        "state": place.state if place else "",
        "zip": place.zip if place and public else "",
        "address_public": public,
        "formats": list(entry.formats),
        "page": publisher.page(entry.id),
    }
    return {key: value for key, value in row.items() if value not in ("", [])}
