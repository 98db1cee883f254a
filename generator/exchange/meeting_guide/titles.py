"""What Meeting Guide's columns and types are called in tables: by the specification, by TSML, by its older versions."""

from __future__ import annotations

import re

from generator.content.vocabulary import Vocabulary

CODES = "meeting_guide"

# Titles of columns as the specification's table format, TSML and its older versions have them, beside the keys themselves.
_TITLES = {
    "id": "slug",
    "meeting_id": "slug",
    "meeting": "name",
    "meeting_name": "name",
    "days": "day",
    "start": "time",
    "start_time": "time",
    "end": "end_time",
    "type": "types",
    "meeting_types": "types",
    "location_name": "location",
    "building": "location",
    "full_address": "formatted_address",
    "street": "address",
    "street_address": "address",
    "zip": "postal_code",
    "zip_code": "postal_code",
    "postcode": "postal_code",
    "province": "state",
    "nation": "country",
    "lat": "latitude",
    "lng": "longitude",
    "lon": "longitude",
    "long": "longitude",
    "group_name": "group",
    "meeting_notes": "notes",
    "comments": "notes",
    "zoom_url": "conference_url",
    "online_url": "conference_url",
    "video_url": "conference_url",
    "website": "website",
    "last_updated": "updated",
    "time_zone": "timezone",
}
_KEYS_WORDS = """
name slug day time end_time timezone location address formatted_address city state postal_code country county region
sub_region regions latitude longitude approximate types notes location_notes group group_notes district sub_district
website website_2 url email phone mailing_address venmo square paypal homegroup_online conference_url
conference_url_notes conference_phone conference_phone_notes contact_1_name contact_1_email contact_1_phone
contact_2_name contact_2_email contact_2_phone contact_3_name contact_3_email contact_3_phone last_contact author
updated entity entity_email entity_phone entity_url entity_website_url entity_location entity_logo feedback_emails
feedback_url edit_url attendance_option status
"""
_KEYS = frozenset(_KEYS_WORDS.split())


def key_of(title: str) -> str:
    """The key of a column's title: "Conference URL" is conference_url; "" for a title nobody knows."""
    key = re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")
    key = _TITLES.get(key, key)
    return key if key in _KEYS else ""


def type_names(vocabulary: Vocabulary) -> dict[str, str]:
    """What TSML's CSV calls the types ("Open", "Wheelchair Access") -> code, from the tables' own names and our labels."""
    names = {
        row.name.casefold(): row.codes[0]
        for row in vocabulary.tables.get(CODES, ())
        if row.name and len(row.codes) == 1
    }
    for name in ("attendances", "meeting_types", "languages", "populations", "accessibility", "pathways", "focuses"):
        for term in vocabulary.lists.get(name, {}).values():
            for code in term.codes.get(CODES, ())[:1]:
                words = (term.called(), *(word for some in term.synonyms.values() for word in some))
                names |= {word.casefold(): code for word in words if word.casefold() not in names}
    return names | _CALLED


# Names of the specification that differ from our words.
_CALLED = {
    "wheelchair access": "X",
    "wheelchair accessible": "X",
    "wheelchair-accessible bathroom": "XB",
    "newcomer": "BE",
    "big book": "B",
    "literature": "LIT",
    "11th step meditation": "11",
    "12 steps & 12 traditions": "12x12",
    "as bill sees it": "ABSI",
    "daily reflections": "DR",
    "grapevine": "GR",
    "living sober": "LS",
    "young people": "Y",
    "seniors": "SEN",
    "babysitting available": "BA",
    "child care available": "BA",
    "child-friendly": "CF",
    "gay": "G",
    "lesbian": "L",
    "lgbtq": "LGBTQ",
    "bisexual": "BI",
    "indigenous": "NDG",
    "native american": "N",
    "fragrance free": "FF",
    "secular": "A",
    "dual diagnosis": "DD",
    "online meeting": "ONL",
    "online": "ONL",
    "step meeting": "ST",
    "tradition": "TR",
    "temporary closure": "TC",
}
