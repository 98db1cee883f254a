"""Addresses that must not be shown are not in the file at all: a Git repository is public for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.rules.rule import Finding, Rule, Setting
from generator.content.rules.texts import links, texts
from generator.directory.model import Entry
from generator.problems import Severity

_KINDS = (
    r"street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|place|pl|way|highway|hwy"
    r"|parkway|pkwy|terrace|circle|calle|avenida|carretera"
)
STREET = re.compile(rf"\b\d{{1,6}}\s+(?:[nsew]\.?\s+)?(?:[\w.'-]+\s+){{1,4}}(?:{_KINDS})\b", re.IGNORECASE)
_ZIP4 = re.compile(r"\b\d{5}-\d{4}\b")
_COORDINATES = re.compile(r"-?\d{1,3}\.\d{3,}\s*,\s*-?\d{1,3}\.\d{3,}")
_MAP_LINK = re.compile(r"(?:maps\.|/maps|goo\.gl/maps|waze\.com|openstreetmap\.org|what3words)", re.IGNORECASE)
SHELTER = re.compile(
    r"\b(?:safe[ -]?house|women'?s shelter|domestic violence shelter|battered|refugio|casa segura|shelter for (?:women|survivors))\b",
    re.IGNORECASE,
)


def hidden_stays_hidden(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """Where visibility is not public, street, unit, zip and coordinates must not be in the file."""
    place = entry.location
    if place is None or place.visibility == "public":
        return
    for at in ("street", "unit", "zip", "lat", "lon"):
        if getattr(place, at) not in ("", None):
            yield Finding(
                f"location.{at}",
                f"The address is not public, but {at} is written here.",
                "Delete the line. The history of the repository keeps it: ask a maintainer to remove it there too.",
            )


def no_address_in_words(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """Where the address is not public, no text or link may give it away either."""
    place = entry.location
    if place is None or place.visibility == "public":
        return
    cure = "Take it out. People get the address from the organization."
    for at, text in texts(entry):
        if STREET.search(text) or _ZIP4.search(text) or _COORDINATES.search(text):
            yield Finding(at, "This text seems to give the address, which is not public.", cure)
    for at, url in links(entry):
        if _MAP_LINK.search(url):
            yield Finding(at, "This is a link to a map, but the address is not public.", cure)


def shelters_hidden(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The address of a shelter or safe house can get somebody killed; it is public only by its operator's written
    authorization (34 U.S.C. 12291(b)(2), 24 CFR 578.103(b)), which an entry cannot carry.
    """
    if (
        entry.location
        and entry.location.visibility == "public"
        and SHELTER.search(f"{entry.name} {entry.organization}")
    ):
        yield Finding(
            "location.visibility",
            "By its name this is a shelter, and its address is public here.",
            "Write visibility: ask, and delete street, unit and zip.",
            "visibility: ask",
        )


def homes_hidden(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """A recovery residence is somebody's home. Its address is shown only when the house itself agreed."""
    place, consent = entry.location, entry.provenance.consent
    if (
        entry.subtype == "recovery_residence"
        and place
        and place.visibility == "public"
        and not (consent and consent.listing and consent.given_by)
    ):
        yield Finding(
            "location.visibility",
            "A recovery residence is a home: its address is public only when the house agreed.",
            "Write visibility: city_only and delete street, unit and zip; or add provenance.consent.",
            "visibility: city_only",
        )


RULES = (
    Rule("ADDRESS-HIDDEN", Severity.ERROR, hidden_stays_hidden),
    Rule("ADDRESS-TEXT", Severity.ERROR, no_address_in_words),
    Rule("ADDRESS-SHELTER", Severity.ERROR, shelters_hidden),
    Rule("ADDRESS-HOME", Severity.ERROR, homes_hidden),
)
