"""Addresses that must not be shown are not in the file at all: a Git repository is public for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.rules.rule import Finding, Rule, Setting
from generator.content.rules.texts import hits, links, texts
from generator.directory.model import Entry
from generator.patterns import pattern
from generator.problems import Severity

_KINDS = (
    r"street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|place|pl|way|highway|hwy"
    r"|parkway|pkwy|terrace|circle|calle|avenida|carretera"
)
STREET = pattern(rf"\b\d{{1,6}}\s+(?:[nsew]\.?\s+)?(?:[\w.'-]+\s+){{1,4}}(?:{_KINDS})\b", re.IGNORECASE)
_ZIP4 = pattern(r"\b\d{5}-\d{4}\b")
_COORDINATES = pattern(r"-?\d{1,3}\.\d{3,}\s*,\s*-?\d{1,3}\.\d{3,}")
_MAP_LINK = pattern(r"(?:maps\.|/maps|goo\.gl/maps|waze\.com|openstreetmap\.org|what3words)", re.IGNORECASE)
SHELTER = pattern(
    r"\b(?:safe[ -]?house|women'?s shelter|domestic violence shelter|battered|refugio|casa segura|shelter for (?:women|survivors))\b",
    re.IGNORECASE,
)
_LIVED_IN = pattern(r"\b(?:apt|apartment|apto|apartamento|trailer|mobile home|lot \d+)\b\.?", re.IGNORECASE)
_PRIVATE_HOME = pattern(
    r"\b(?:private (?:residence|home|house)|home of|residence of|members?['\u2019]s? (?:home|house)"
    r"|casa (?:particular|privada)|my (?:house|home|place))\b",
    re.IGNORECASE,
)
_BEDS = pattern(r"\b\d{1,3}[ -]?(?:beds?|camas?)\b", re.IGNORECASE)


def hidden_stays_hidden(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The address is to stay private, and yet it is written in the file.

    Everything in the repository is public and is copied around the world within minutes. So where visibility is
    city_only or ask, street, unit, zip, lat and lon are not in the file at all.

    Wrong:
        location:
          visibility: ask
          street: 100 Example Street
          city: Sampleton
          state: KY
    Cure: Delete the lines street, unit, zip, lat and lon. What was already sent stays in the history: tell a maintainer.
    Right:
        location:
          visibility: ask
          city: Sampleton
          state: KY
    """
    place = entry.location
    if place is None or place.visibility == "public":
        return
    for at in ("street", "unit", "zip", "lat", "lon"):
        if getattr(place, at) not in ("", None):
            yield Finding(
                f"location.{at}",
                f"The address is not public, but {at} is written here.",
                "Delete the line. The history of the repository keeps it: ask a maintainer to remove it there too.",
                delete=True,
            )


def no_address_in_words(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The address is to stay private, but a text or a link gives it away.

    A street with its number, a ZIP code with four more digits, coordinates or a link to a map say where the place is.

    Wrong:
        location: {visibility: ask, city: Sampleton, state: KY}
        summary: We meet at 100 Example Street on Mondays.
    Cure: Take the address out of the text. People get it from the organization when they ask.
    Right:
        summary: We meet on Mondays. Call us and we tell you where.
    """
    place = entry.location
    if place is None or place.visibility == "public":
        return
    cure = "Take it out. People get the address from the organization."
    for at, text in texts(entry):
        if match := STREET.search(text) or _ZIP4.search(text) or _COORDINATES.search(text):
            yield Finding(at, "This text seems to give the address, which is not public.", cure, found=match[0])
    for at, url in links(entry):
        if _MAP_LINK.search(url):
            yield Finding(at, "This is a link to a map, but the address is not public.", cure)


def shelters_hidden(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """By its name this is a shelter or a safe house, and its address is public.

    The address of a shelter can get somebody killed. It is public only by its operator's written authorization
    (34 U.S.C. 12291(b)(2), 24 CFR 578.103(b)), which an entry cannot carry.

    Wrong:
        name: Riverbend Safe House
        location: {visibility: public, street: 100 Example Street, city: Sampleton, state: KY}
    Cure: Write visibility: ask, and delete street, unit and zip. If the operator authorized the address in writing, an
        editor notes that in content/exceptions.yaml.
    Right:
        name: Riverbend Safe House
        location: {visibility: ask, city: Sampleton, state: KY}
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
            found="public",
            instead="ask",
        )


def homes_hidden(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """A recovery residence is somebody's home, and its address is public without the house's consent.

    A public list of such houses has drawn harassment. The address is shown only when the house itself agreed.

    Wrong:
        subtype: recovery_residence
        location: {visibility: public, street: 100 Example Street, city: Sampleton, state: KY}
    Cure: Write visibility: city_only and delete street, unit and zip; or add provenance.consent with who agreed and when.
    Right:
        subtype: recovery_residence
        location: {visibility: city_only, city: Sampleton, state: KY}
    """
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
            found="public",
            instead="city_only",
        )


def survivors_asked(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """Survivors of violence are welcome here, and the address is public: a person should look once.

    Most such places are ordinary offices and want to be found. A few must stay hidden, and only somebody who asks can
    tell which. Entries as the government's own list gives them are not asked about: 7,546 of them offer such a service.

    Wrong:
        populations: [survivors_of_violence]
        location: {visibility: public, street: 100 Example Street, city: Sampleton, state: KY}
    Cure: Reviewer: is this a place where people hide or sleep? Then visibility is ask. If it is an office, all is well.
    Right:
        populations: [survivors_of_violence]
        location: {visibility: ask, city: Sampleton, state: KY}
    """
    if entry.shows_address and "survivors_of_violence" in (*entry.populations, *entry.exclusive_to):
        yield Finding(
            "location.visibility",
            "Survivors of violence are welcome here, and the address is public.",
            "Ask whether people hide or sleep there. If so, write visibility: ask and delete the address.",
        )


def groups_in_homes(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The group seems to meet in somebody's home, and the address is public.

    An apartment number or the words "private home" tell. Whoever lives there is known to the whole world from then on.

    Wrong:
        type: support_group
        location: {visibility: public, street: 100 Example Street, unit: Apt 4, city: Sampleton, state: KY}
    Cure: If it is a home, write visibility: ask and delete street, unit and zip. If it is not, name the building in location.name.
    Right:
        type: support_group
        location: {visibility: ask, city: Sampleton, state: KY}
    """
    place = entry.location
    if entry.type != "support_group" or place is None or place.visibility != "public":
        return
    for at, telling in (("unit", _LIVED_IN), ("street", _LIVED_IN), ("name", _PRIVATE_HOME)):
        if match := telling.search(getattr(place, at)):
            yield Finding(
                f"location.{at}",
                "This seems to be somebody's home, and the address is public.",
                "If it is a home, write visibility: ask and delete street, unit and zip.",
                found=match[0],
            )


def houses_quiet(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The listing of a house counts beds or speaks of those who live in it or near it.

    Free beds change daily and tell strangers who lives there; what neighbors think is not for a listing. A page of the
    house's own can say what is free (housing.vacancies_url).

    Wrong:
        subtype: recovery_residence
        summary: A quiet house with 12 beds, the neighbors are friendly.
    Cure: Take the words out. Name the page that shows free places in housing.vacancies_url.
    Right:
        subtype: recovery_residence
        summary: A quiet house for people in early recovery.
    """
    if entry.subtype != "recovery_residence":
        return
    cure = "Take it out; a page with free places goes into housing.vacancies_url."
    for at, text in texts(entry):
        if match := _BEDS.search(text):
            yield Finding(at, f'"{match[0]}" counts beds, which change and tell who lives there.', cure, found=match[0])
    for at, hit in hits(entry, setting.data.words.get("HOUSE-WORDS")):
        yield Finding(at, f'"{hit.words}" speaks of a home and those around it.', cure, found=hit.words)


RULES = (
    Rule("ADDRESS-HIDDEN", Severity.ERROR, hidden_stays_hidden, excusable=False),
    Rule("ADDRESS-TEXT", Severity.ERROR, no_address_in_words),
    Rule("ADDRESS-SHELTER", Severity.ERROR, shelters_hidden),
    Rule("ADDRESS-HOME", Severity.ERROR, homes_hidden),
    Rule("ADDRESS-SURVIVORS", Severity.REVIEW, survivors_asked, imported=False),
    Rule("ADDRESS-GROUP-HOME", Severity.WARNING, groups_in_homes),
    Rule("HOUSE-WORDS", Severity.WARNING, houses_quiet, imported=False),
)
