"""schema.org data of an entry: center = Organization and Place, group = EventSeries, program = Service.

Source of the mapping: the project's content model; types and properties of schema.org 28. What is hidden on the
page is hidden here: the address goes through the same `location` functions, by visibility.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator.content.packed import as_json
from generator.directory.model import Entry, Location, Schedule
from generator.directory.phones import first_call
from generator.site.labels import Labels
from generator.site.links import street_words, web
from generator.site.own_text import own_text

_CODES = {"mon": "MO", "tue": "TU", "wed": "WE", "thu": "TH", "fri": "FR", "sat": "SA", "sun": "SU"}
_DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
_EVERY = {"weekly": "P1W", "biweekly": "P2W", "monthly": "P1M"}
_ONLINE = frozenset({"online_video", "text_chat", "app", "forum", "phone"})


def as_script(data: Mapping[str, Any] | list[Any]) -> Markup:
    """JSON that can stand in a script element: no "<", ">" or "&" is left to end or open anything.

    Source: HTML, section 4.12.1.3, restrictions for contents of script elements.
    """
    text = as_json(data).decode()
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704  # nothing in it can leave the element


def data_of(entry: Entry, url: str, labels: Labels) -> dict[str, Any]:
    """The schema.org object of an entry; `url` is its page. Unknown properties are absent."""
    makers = {"recovery_center": _center, "support_group": _group, "peer_program": _program}
    said = own_text(entry, labels)
    common = {
        "@context": "https://schema.org",
        "url": url,
        "name": said.name,
    }
    return _known(common | makers[entry.type](entry, labels))


def _known(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in ("", None, [], {}, ())}


def _phone(entry: Entry) -> str:
    phone = first_call(entry.contact.phones)
    return phone.number if phone else ""


def _address(location: Location | None) -> dict[str, Any] | None:
    """City and state for city_only, the state alone for ask; the street only where it is public."""
    if location is None:
        return None
    shown: dict[str, Any] = {"@type": "PostalAddress", "addressRegion": location.state, "addressCountry": "US"}
    if location.visibility in ("public", "city_only"):
        shown["addressLocality"] = location.city
    if location.visibility == "public":
        shown["streetAddress"] = street_words(location)
        shown["postalCode"] = location.zip
    return _known(shown)


def _geo(location: Location | None) -> dict[str, Any] | None:
    if location is None or location.visibility != "public" or location.lat is None or location.lon is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": location.lat, "longitude": location.lon}


def _area(entry: Entry, labels: Labels) -> Any:
    area = entry.service_area
    if area is None:
        return None
    if area.scope == "national":
        return "US"
    return [*area.counties, *(labels("states", code.lower()) for code in area.states)]


def _free(entry: Entry) -> bool | None:
    if entry.payment is None or entry.payment.cost not in ("free", "donation", "fee", "insurance_only"):
        return None
    return entry.payment.cost in ("free", "donation")


def _center(entry: Entry, labels: Labels) -> dict[str, Any]:
    types = ["MedicalOrganization" if entry.clinical_services else "Organization", "Place"]
    return {
        "@type": types,
        "telephone": _phone(entry),
        "email": entry.contact.email,
        "sameAs": web(entry.contact.website),
        "parentOrganization": _organization(entry),
        "address": _address(entry.location),
        "geo": _geo(entry.location),
        "areaServed": _area(entry, labels),
        "knowsLanguage": list(entry.languages),
        "isAccessibleForFree": _free(entry),
        "openingHoursSpecification": [_hours(s) for s in entry.schedule if s.kind == "open_hours"],
    }


def _organization(entry: Entry) -> dict[str, str] | None:
    return {"@type": "Organization", "name": entry.organization} if entry.organization else None


def _hours(schedule: Schedule) -> dict[str, Any]:
    every = tuple(_DAYS) if schedule.always_open else schedule.days
    return _known(
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [_DAYS[day] for day in every if day in _DAYS],
            "opens": "00:00" if schedule.always_open else _clock(schedule.start),
            "closes": "23:59" if schedule.always_open else _clock(schedule.end),
        }
    )


def _clock(minutes: int | None) -> str:
    if minutes is None:
        return ""
    return "{:02}:{:02}".format(*divmod(minutes % 1440, 60))


def _rule(schedule: Schedule) -> dict[str, Any]:
    if schedule.repeat == "monthly" and schedule.weeks:
        # schema.org takes iCalendar's BYDAY as text; its own byMonthWeek knows no "last".
        weeks = ["-1" if week == "last" else week for week in schedule.weeks]
        days = [f"{week}{_CODES[day]}" for week in weeks for day in schedule.days if day in _CODES]
    else:
        days = [f"https://schema.org/{_DAYS[day]}" for day in schedule.days if day in _DAYS]
    first = schedule.starts_on or schedule.anchor
    return _known(
        {
            "@type": "Schedule",
            "repeatFrequency": _EVERY.get(schedule.repeat, ""),
            "byDay": days,
            "startTime": _clock(schedule.start),
            "endTime": _clock(schedule.end),
            "duration": f"PT{schedule.duration_minutes}M" if schedule.duration_minutes else "",
            "scheduleTimezone": schedule.timezone,
            "startDate": first.isoformat() if first else "",
            "endDate": schedule.ends_on.isoformat() if schedule.ends_on else "",
            "exceptDate": [e.date.isoformat() for e in schedule.exceptions if e.start is None],
        }
    )


def _group(entry: Entry, labels: Labels) -> dict[str, Any]:
    formats = set(entry.formats)
    online, there = bool(formats & _ONLINE), "in_person" in formats
    mode = {(True, True): "Mixed", (True, False): "Online", (False, True): "Offline"}.get((online, there), "")
    places: list[dict[str, Any]] = []
    if (address := _address(entry.location)) and (there or not online):
        name = entry.location.name if entry.location and entry.location.visibility == "public" else ""
        places.append(_known({"@type": "Place", "name": name, "address": address, "geo": _geo(entry.location)}))
    joins = sorted({web(s.join.url) for s in entry.schedule if s.join and web(s.join.url)})
    places += [{"@type": "VirtualLocation", "url": join} for join in joins]
    organizer = _known(
        {
            "@type": "Organization",
            "name": entry.organization or (labels("fellowships", entry.fellowship) if entry.fellowship else ""),
            "url": web(entry.contact.website),
            "telephone": _phone(entry),
            "email": entry.contact.email,
        }
    )
    return {
        "@type": "EventSeries",
        "eventStatus": "https://schema.org/EventPostponed" if entry.status == "temporarily_closed" else "",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode" if mode else "",
        "eventSchedule": [_rule(s) for s in entry.schedule if s.kind == "meeting" and s.start is not None],
        "location": places,
        "organizer": organizer if len(organizer) > 1 else None,
        "inLanguage": list(entry.languages),
        "isAccessibleForFree": _free(entry),
    }


def _program(entry: Entry, labels: Labels) -> dict[str, Any]:
    channel = _known(
        {
            "@type": "ServiceChannel",
            "servicePhone": {"@type": "ContactPoint", "telephone": _phone(entry)} if _phone(entry) else None,
            "serviceUrl": web(entry.contact.website),
            "availableLanguage": list(entry.languages),
        }
    )
    address = _address(entry.location)
    provider = _known(
        {
            "@type": "Organization",
            "name": entry.organization or entry.name,
            "telephone": _phone(entry),
            "email": entry.contact.email,
            "address": address,
        }
    )
    hours = [_hours(s) for s in entry.schedule if s.kind in ("phone_hours", "open_hours")]
    return {
        "@type": "Service",
        "serviceType": labels("subtypes", entry.subtype),
        "provider": provider,
        "areaServed": _area(entry, labels),
        "availableChannel": channel if len(channel) > 1 else None,
        "hoursAvailable": hours,
    }
