"""Tables joined, and records taken apart, into one shape: a service at one place, with its organization.

That pair is what makes an entry: an entry has one place. A service at three places makes three, one at none makes one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.exchange.hsds.packages import Records, by_key, text
from generator.records import dataclass

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Offer:
    """A service (or, where a list has no services, an organization) at a place. Empty tables are unknown."""

    number: int
    record: str
    service: Row
    organization: Row
    at: Row
    location: Row
    terms: Mapping[str, Row]

    @property
    def name(self) -> str:
        """What it is called in the report."""
        return text(self.service.get("name")) or text(self.organization.get("name"))


@dataclass(frozen=True, slots=True)
class NoOffer:
    """A record that is no service, and why."""

    number: int
    name: str
    reason: str


def offers(records: Records) -> list[Offer | NoOffer]:
    """Every service at every place of a file, in its order; what is none of these with its reason."""
    terms = {text(term.get("id")): term for term in records.terms if isinstance(term, dict)}
    items = [*records.items, *_joined(records.tables)] if records.tables else records.items
    terms |= {
        row["id"]: row
        for row in records.tables.get("taxonomy_term", records.tables.get("taxonomy", []))
        if row.get("id")
    }
    found: list[Offer | NoOffer] = []
    for item in items:
        found += _of(item, len(found) + 1, terms)
    return found


def _of(item: Any, number: int, terms: Mapping[str, Row]) -> list[Offer | NoOffer]:
    if not isinstance(item, dict):
        return [NoOffer(number, "", "not a record")]
    service = _table(item, "service")
    if service or "service_id" in item:  # a service_at_location
        if not service:
            return [NoOffer(number, "", "a place without its service")]
        return list(
            _pairs(number, service, _table(service, "organization") or _table(item, "organization"), [item], terms)
        )
    if _is_service(item):
        organization = _table(item, "organization")
        places = _list(item, "service_at_locations") or [{"location": one} for one in _list(item, "locations")]
        own = _list(organization, "locations")
        if not places and len(own) == 1:
            places = [{"location": own[0]}]
        return list(_pairs(number, item, organization, places, terms))
    if (
        text(item.get("name"))
        and not text(item.get("location_type"))
        and "address_1" not in item
        and "taxonomy" not in item
    ):
        services = _list(item, "services")
        if services:
            return [
                offer
                for n, one in enumerate(services)
                for offer in _of(
                    dict(one) | {"organization": item, "status": one.get("status") or "active"}, number + n, terms
                )
            ]
        places = [{"location": one} for one in _list(item, "locations")]
        return list(_pairs(number, {}, item, places[:1], terms))
    return [NoOffer(number, text(item.get("name")), "neither a service nor an organization")]


def _is_service(item: Row) -> bool:
    return any(
        key in item
        for key in (
            "status",
            "service_at_locations",
            "organization",
            "organization_id",
            "application_process",
            "wait_time",
        )
    )


def _pairs(
    number: int, service: Row, organization: Row, places: list[Row], terms: Mapping[str, Row]
) -> Iterator[Offer]:
    record = text(service.get("id")) or text(organization.get("id"))
    for n, place in enumerate(places or [{}]):
        location = _table(place, "location")
        mark = text(location.get("id")) or text(place.get("location_id")) or str(n)
        yield Offer(
            number + n, f"{record}@{mark}" if len(places) > 1 else record, service, organization, place, location, terms
        )


def _table(row: Row, key: str) -> Row:
    value = row.get(key)
    return value if isinstance(value, dict) else {}


def _list(row: Row, key: str) -> list[Row]:
    value = row.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


# table -> the keys by which its rows belong to a service, a place, both, an organization, a phone.
_PARTS = {
    "phone": "phones",
    "schedule": "schedules",
    "regular_schedule": "regular_schedules",
    "language": "languages",
    "service_area": "service_areas",
    "required_document": "required_documents",
    "cost_option": "cost_options",
    "eligibility": "eligibility",
    "contact": "contacts",
    "accessibility": "accessibility",
    "address": "addresses",
}


def _joined(tables: Mapping[str, list[dict[str, str]]]) -> list[dict[str, Any]]:
    """Tables as 3.0 nests them: services with organization and places, organizations without services after them."""
    parts = {
        table: {
            key: by_key(rows, key)
            for key in ("service_id", "location_id", "organization_id", "service_at_location_id", "link_id")
        }
        for table, rows in tables.items()
    }

    def whole(row: dict[str, str], key: str) -> dict[str, Any]:
        mine: dict[str, Any] = dict(row)
        for table, name in _PARTS.items():
            if found := parts.get(table, {}).get(key, {}).get(row.get("id", ""), []):
                mine[name] = [one for one in found if not (table == "phone" and one.get("contact_id"))]
        mine["attributes"] = _attributes(row.get("id", ""), tables, parts)
        return mine

    organizations = {
        row["id"]: whole(row, "organization_id") for row in tables.get("organization", []) if row.get("id")
    }
    locations = {row["id"]: whole(row, "location_id") for row in tables.get("location", []) if row.get("id")}
    found: list[dict[str, Any]] = []
    with_services: set[str] = set()
    for row in tables.get("service", []):
        service = whole(row, "service_id")
        with_services.add(row.get("organization_id", ""))
        service["organization"] = organizations.get(row.get("organization_id", ""), {})
        service.setdefault("status", "active")
        pairs = parts.get("service_at_location", {}).get("service_id", {}).get(row.get("id", ""), [])
        service["service_at_locations"] = [
            whole(pair, "service_at_location_id") | {"location": locations.get(pair.get("location_id", ""), {})}
            for pair in pairs
        ]
        if not pairs and row.get("location_id") in locations:
            service["service_at_locations"] = [{"location": locations[row["location_id"]]}]
        found.append(service)
    found += [row for key, row in organizations.items() if key not in with_services]
    return found


def _attributes(
    me: str,
    tables: Mapping[str, list[dict[str, str]]],
    parts: Mapping[str, Mapping[str, Mapping[str, list[dict[str, str]]]]],
) -> list[dict[str, str]]:
    rows = tables.get("attribute", [])
    if not rows or not me:
        return []
    if rows[0].get("link_id") is not None:
        return [dict(row) for row in parts["attribute"]["link_id"].get(me, [])]
    return [
        dict(row) | {"taxonomy_term_id": row.get("taxonomy_term_id") or row.get("taxonomy_id", "")}
        for row in parts["attribute"]["service_id"].get(me, [])
    ]
