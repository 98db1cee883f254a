"""What each standard cannot say: the named losses. README.md shows these tables, and a test compares them.

A loss is a rule of the standard or of ours, known before any entry is seen. What is left out of one export is listed
with its entry (`LeftOut`), always under one of these names.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.records import dataclass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of an entry that an export does not hold. `loss` is a name of LOSSES; `detail` says what, in words."""

    entry: str
    loss: str
    detail: str = ""


# standard -> name -> why, in one sentence.
LOSSES: Mapping[str, Mapping[str, str]] = {
    "json": {
        "former-ids": "Old ids are this site's own.",
        "sender": "Who sent an entry in, and who agreed to be listed, is nobody else's business.",
    },
    "meeting-guide": {
        "not-a-meeting": "The standard lists meetings. Opening hours, phone hours and entries without a meeting are not in it.",
        "not-weekly": "The specification is for weekly meetings only; monthly, biweekly and single ones are left out.",
        "first-or-last-day": "A meeting with a first or last day would seem to go on for ever; it is left out.",
        "not-active": "An entry that is closed, closed for now or seasonal is left out.",
        "time": "A meeting without a day or a time is left out.",
        "place": "A meeting with neither a place nor a way to join is left out.",
        "address-form": "The JSON Schema refuses this street or city (digits and signs in it); it stands in location_notes. "
        "Signs in others are dropped, and ordinals become words.",
        "type": "There is no type code for some of what the entry says of itself.",
        "fields": "Fields the standard has no place for: type, subtype, fellowship, contact, access, services, focus, pathways, "
        "payment, staff, housing, privacy, provenance, phone details, county, translations.",
        "texts": "Alert, summary, description, exceptions and how to get the passcode become one text, notes; "
        "floor, directions and transit become location_notes.",
        "title": "A meeting's own title becomes its name, and the entry's name its group.",
        "id": "The id becomes a slug of at most 64 letters, one for each meeting.",
        "organization": "Where no organization is named, who imports it may take the entity, this site, for one.",
        "end": "The end is a time of day: a duration becomes one.",
    },
    "hsds": {
        "id": "The id becomes a UUID made from the site's address and the id. Whoever imports it makes an id of their own.",
        "former-ids": "Old ids are this site's own.",
        "provenance": "Where an entry comes from and who checked it is not for others to repeat: the day of the last check becomes "
        "assured_date, and whoever imports it names this list as its source.",
        "summary": "Summary and description become one description; its first paragraph comes back as the summary.",
        "end": "The end is a time of day: a duration becomes one, and 24:00 is written 00:00.",
        "coordinates": "Without a whole street address no point is given.",
        "closed": "An entry that is closed for good is not taken by who imports it.",
        "same-name": "An organization or a place named as the entry itself is not repeated.",
        "texts": "Blanks at the end of lines and between paragraphs are evened out; a sentence that seems to hold a person's name, "
        "a telephone number, a link or a passcode is not taken by who imports it.",
    },
    "csv": {
        "id": "Whoever imports it makes an id of their own.",
        "former-ids": "Old ids are this site's own.",
        "provenance": "Whoever imports it names this list as its source.",
    },
    "geojson": {
        "fields": "Only what a map shows: name, kind, place, ways to reach it and its page.",
        "no-point": "No coordinates are known or may be shown; the feature has no geometry (RFC 7946, 3.2).",
    },
}
