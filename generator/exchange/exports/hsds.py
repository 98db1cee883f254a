"""Entries as Open Referral HSDS 3.0: one page of whole services, each with its organization and its location.

Ids are uuid5 of the site's address and the entry's id, so that they never change. What HSDS has a place for stands there;
every other value becomes an attribute whose taxonomy term is the field's path ("focus: alcohol"), so that nothing is lost
between sites built with this tool. An address that is not public has no address row, as the standard has no flag for it.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from generator.content.fields import LOCATION, PHONE, SCHEDULE
from generator.content.vocabulary import Vocabulary
from generator.content.writer import clock
from generator.directory.model import Entry, Location, Phone, Schedule, Seal
from generator.exchange.exports.hsds_terms import Ids
from generator.exchange.exports.leaves import Leaf, leaves
from generator.exchange.exports.losses import LeftOut
from generator.exchange.exports.publisher import Publisher, json_bytes

# What stands in a place of HSDS's own and needs no attribute. Paths without list places.
_NATIVE = frozenset(
    [
        "name",
        "organization",
        "alert",
        "summary",
        "description",
        "contact.email",
        "contact.website",
        "access.eligibility",
        "access.documents",
        "ages.min",
        "ages.max",
        "languages",
        "payment.note",
        "former_ids",
    ]
)
_NATIVE_PARTS = (
    "contact.phones.",
    "location.",
    "schedule.",
    "provenance.",
    "service_area.counties",
    "service_area.states",
)
_NATIVE_PHONE = frozenset({"number", "label", "languages"})
_NATIVE_SCHEDULE = frozenset(
    [
        "days",
        "start",
        "end",
        "duration_minutes",
        "timezone",
        "repeat",
        "weeks",
        "anchor",
        "from",
        "until",
        "title",
        "join.url",
    ]
)
_PLACE = ("street", "unit", "city", "county", "state", "zip")


def hsds(entries: Sequence[Entry], vocabulary: Vocabulary, publisher: Publisher) -> tuple[bytes, list[LeftOut]]:
    """A page envelope (`contents`: whole services) with the licence and the taxonomy terms beside it."""
    ids = Ids(uuid.uuid5(uuid.NAMESPACE_URL, publisher.site_url), vocabulary)
    left_out: list[LeftOut] = []
    services = [_service(entry, ids, left_out) for entry in entries]
    page = {
        "version": "3.0",
        "publisher": publisher.name,
        "url": publisher.site_url,
        "license": publisher.licence,
        "total_items": len(services),
        "total_pages": 1,
        "page_number": 1,
        "size": len(services),
        "first_page": True,
        "last_page": True,
        "empty": not services,
        "taxonomy_terms": [ids.terms[code] for code in sorted(ids.terms)],
        "contents": services,
    }
    return json_bytes(page), left_out


def _service(entry: Entry, ids: Ids, left_out: list[LeftOut]) -> dict[str, Any]:
    me = ids.of(entry.id)
    verified = entry.provenance.verified
    statuses = ids.vocabulary["statuses"][entry.status].codes.get("hsds", ())
    row: dict[str, Any] = {
        "id": me,
        "name": entry.name,
        "description": "\n\n".join(text for text in (entry.summary, entry.description) if text),
        "url": entry.contact.website,
        "email": entry.contact.email,
        "status": statuses[0] if statuses else "active",
        "interpretation_services": "An interpreter can be had." if entry.interpretation else "",
        "application_process": _labels(ids, "access_ways", entry.access.how if entry.access else ()),
        "fees_description": entry.payment.note if entry.payment else "",
        "wait_time": _labels(ids, "waits", (entry.access.wait,) if entry.access and entry.access.wait else ()),
        "accreditations": _seals(entry.accreditation),
        "licenses": _seals(entry.licenses),
        "eligibility_description": entry.access.eligibility if entry.access else "",
        "minimum_age": entry.ages.min if entry.ages else None,
        "maximum_age": entry.ages.max if entry.ages else None,
        "assured_date": verified.date.isoformat() if verified else "",
        "alert": entry.alert,
        "phones": [
            _phone(phone, ids.of(entry.id, "phone", n), me, ids) for n, phone in enumerate(entry.contact.phones)
        ],
        "schedules": [_schedule(one, ids.of(entry.id, "schedule", n), me, ids) for n, one in enumerate(entry.schedule)],
        "service_areas": _areas(entry, me, ids),
        "languages": [_language(key, ids.of(entry.id, "language", key), ids) for key in entry.languages],
        "organization": _organization(entry, ids),
        "cost_options": _costs(entry, me, ids),
        "required_documents": _documents(entry, me, ids),
        "attributes": ids.attributes(me, (leaf for leaf in leaves(entry) if _is_ours(leaf, in_status=bool(statuses)))),
    }
    if entry.location:
        row["service_at_locations"] = [_at_location(entry, entry.location, me, ids, left_out)]
    return _full(row)


def _is_ours(leaf: Leaf, *, in_status: bool) -> bool:
    """Whether a value needs an attribute. HSDS's status says all but "seasonal"."""
    if leaf.kind_path in _NATIVE or leaf.kind_path.startswith(_NATIVE_PARTS):
        return False
    return leaf.kind_path != "status" or not in_status


def _full(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row without what is not known."""
    return {key: value for key, value in row.items() if value not in ("", None, [], {})}


def _labels(ids: Ids, vocabulary: str, keys: Sequence[str]) -> str:
    return "; ".join(ids.vocabulary.label(vocabulary, key) for key in keys)


def _seals(seals: Sequence[Seal]) -> str:
    return "; ".join(f"{seal.body} {seal.number}".strip() for seal in seals)


def _language(key: str, me: str, ids: Ids) -> dict[str, str]:
    return {"id": me, "name": ids.vocabulary.label("languages", key), "code": key}


def _organization(entry: Entry, ids: Ids) -> dict[str, str]:
    name = entry.organization or entry.name
    return {"id": ids.of("organization", name), "name": name, "description": name}


def _phone(phone: Phone, me: str, service: str, ids: Ids) -> dict[str, Any]:
    kinds = ids.vocabulary["phone_kinds"][phone.kind].codes.get("hsds", ())
    number = int(phone.extension) if phone.extension.isdecimal() and phone.extension.isascii() else None
    skip = _NATIVE_PHONE | ({"kind"} if kinds else set()) | ({"extension"} if str(number) == phone.extension else set())
    row = {
        "id": me,
        "service_id": service,
        "number": phone.number,
        "extension": number,
        "type": kinds[0] if kinds else "voice",
        "description": phone.label,
        "languages": [_language(key, ids.of(me, "language", key), ids) for key in phone.languages],
        "attributes": ids.attributes(
            me,
            (leaf for leaf in leaves(phone, PHONE, "phone.") if leaf.path.removeprefix("phone.") not in skip),
        ),
    }
    return _full(row)


def _areas(entry: Entry, service: str, ids: Ids) -> list[dict[str, str]]:
    area = entry.service_area
    if area is None:
        return []
    rows = [("county", name) for name in area.counties] + [("state", code) for code in area.states]
    if area.scope == "national":
        rows.append(("country", "US"))
    return [
        {
            "id": ids.of(entry.id, "area", kind, name),
            "service_id": service,
            "name": name,
            "extent": name,
            "extent_type": kind,
        }
        for kind, name in rows
    ]


def _costs(entry: Entry, service: str, ids: Ids) -> list[dict[str, str]]:
    if not entry.payment or not entry.payment.cost:
        return []
    return [
        {
            "id": ids.of(entry.id, "cost"),
            "service_id": service,
            "option": ids.vocabulary.label("costs", entry.payment.cost),
        }
    ]


def _documents(entry: Entry, service: str, ids: Ids) -> list[dict[str, str]]:
    if not entry.access or not entry.access.documents:
        return []
    return [{"id": ids.of(entry.id, "documents"), "service_id": service, "document": entry.access.documents}]


def _at_location(entry: Entry, place: Location, service: str, ids: Ids, left_out: list[LeftOut]) -> dict[str, Any]:
    me = ids.of(entry.id, "location")
    public = place.visibility == "public"
    whole = public and all((place.street, place.city, place.state, place.zip))
    if public and not whole and place.lat is not None:
        left_out.append(LeftOut(entry.id, "coordinates", "no whole street address"))
    address = {
        "id": ids.of(entry.id, "address"),
        "location_id": me,
        "address_1": place.street,
        "address_2": place.unit,
        "city": place.city,
        "region": place.county,
        "state_province": place.state,
        "postal_code": place.zip,
        "country": "US",
        "address_type": "physical",
    }
    in_row = {*_PLACE, "lat", "lon"} if whole else {"lat", "lon"}
    skip = {f"location.{key}" for key in (*in_row, "name", "directions", "transit")} | (
        {"location.visibility"} if whole else set()
    )
    location = {
        "id": me,
        "location_type": "physical",
        "name": place.name,
        "description": place.directions,
        "transportation": place.transit,
        "latitude": place.lat if whole else None,
        "longitude": place.lon if whole else None,
        "addresses": [_full(address)] if whole else [],
        "accessibility": [
            {
                "id": ids.of(entry.id, "accessibility", key),
                "location_id": me,
                "description": ids.vocabulary.label("accessibility", key),
            }
            for key in entry.accessibility
        ],
        "attributes": ids.attributes(
            me,
            (
                leaf
                for leaf in leaves(place, LOCATION, "location.", "location.")
                if leaf.path not in skip and (public or _may_show(leaf))
            ),
        ),
    }
    return {
        "id": ids.of(entry.id, "service_at_location"),
        "service_id": service,
        "location_id": me,
        "location": _full(location),
    }


def _may_show(leaf: Leaf) -> bool:
    return leaf.path not in {"location.street", "location.unit", "location.zip"}


def _schedule(one: Schedule, me: str, service: str, ids: Ids) -> dict[str, Any]:
    days = [ids.vocabulary["days"][day].codes["hsds"][0] for day in one.days]
    once = one.repeat == "once"
    if one.repeat == "monthly":
        weeks = ["-1" if week == "last" else week for week in one.weeks]
        days = [week + day for week in weeks for day in days]
    begins = one.anchor if one.repeat == "biweekly" else one.starts_on if once else None
    row = {
        "id": me,
        "service_id": service,
        "valid_from": one.starts_on.isoformat() if one.starts_on else "",
        "valid_to": one.ends_on.isoformat() if one.ends_on else "",
        "dtstart": begins.isoformat() if begins else "",
        "count": 1 if once else None,
        "freq": "" if once or one.always_open else "MONTHLY" if one.repeat == "monthly" else "WEEKLY",
        "interval": 2 if one.repeat == "biweekly" else None,
        "byday": ",".join(days),
        "description": one.title,
        "opens_at": "" if one.start is None else clock(one.start),
        "closes_at": _closes(one),
        "schedule_link": one.join.url if one.join else "",
        "attending_type": _labels(ids, "formats", one.formats),
        "notes": one.timezone,
        "attributes": ids.attributes(
            me,
            (
                leaf
                for leaf in leaves(one, SCHEDULE, "schedule.", "schedule.")
                if leaf.kind_path.removeprefix("schedule.") not in _NATIVE_SCHEDULE
            ),
        ),
    }
    return _full(row)


def _closes(one: Schedule) -> str:
    """The end as a time of day; the same time as the start, or an earlier one, is on the next day."""
    end = one.end
    if end is None and one.start is not None and one.duration_minutes is not None:
        end = one.start + one.duration_minutes
    return "" if end is None else clock(end % 1440)
