"""An entry must lead somewhere real: a way to reach it, a place or area, a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.rules.rule import Finding, Rule, Setting
from generator.content.rules.texts import links, texts
from generator.directory.model import Entry
from generator.directory.phones import is_fictional
from generator.patterns import pattern
from generator.problems import Severity

_STATE_FOLDER = pattern("[a-z]{2}")
_PHONE_IN_TEXT = pattern(r"\b555-01\d\d\b")
_EXAMPLE_HOST = pattern(
    r"(?:^|[/@.])(?:example\.(?:org|com|net)|[\w-]+\.(?:test|invalid|example|localhost))(?:[:/?#]|$)", re.IGNORECASE
)


def way_to_reach(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """Nobody can reach this entry.

    It needs a phone, an e-mail, a website, a form, a link to join, or a public street address with a time.

    Wrong:
        contact: {ask_for: front desk}
    Cure: Add one way to reach it.
    Right:
        contact:
          phones:
            - number: "502-555-0143"
    """
    contact = entry.contact
    joins = any(s.join and (s.join.url or s.join.phone) for s in entry.schedule)
    visits = entry.shows_address and bool(entry.schedule)
    if not (contact.phones or contact.email or contact.website or contact.form or joins or visits):
        yield Finding(
            "contact",
            "There is no way to reach this entry.",
            "Add a phone, an e-mail, a website, a link to join, or a public street address with a time.",
        )


def place_or_area(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The entry names no state or area, or another state than its folder.

    People look by place. An entry in a state's folder names that state, in its location or its service area; one in
    entries/us says whom it serves.

    Wrong:
        # in entries/ky
        location: {visibility: city_only, city: Sampleton, state: OH}
    Cure: Mend the state, or move the file into the right folder. Without a place, add service_area.
    Right:
        # in entries/oh
        location: {visibility: city_only, city: Sampleton, state: OH}
    """
    state = entry.location.state if entry.location else ""
    if entry.state == "us":
        if entry.service_area is None:
            yield Finding(
                "service_area",
                "A nationwide entry says whom it serves.",
                "Add how far it reaches: national; or multi_state, with the states: [KY, OH].",
                "service_area:\n  scope:",
            )
        return
    served = entry.service_area.states if entry.service_area else ()
    if not _STATE_FOLDER.fullmatch(entry.state):
        return  # the folder itself is wrong, and that is told
    if state and state.lower() != entry.state:
        yield Finding(
            "location.state",
            f"The file lies in the folder {entry.state}, but the entry is in {state}.",
            f"Move the file to content/entries/{state.lower()}/, or mend the state.",
        )
    elif not state and entry.state.upper() not in served:
        here = entry.state.upper()
        if entry.location:
            fix = f"Add it to the location. The file lies in the folder of {here}."
            yield Finding("location", "The entry names no state.", fix, f"state: {here}")
        elif entry.service_area:
            fix = f"Add the states it serves to service_area: states: [{here}] is {here} alone."
            yield Finding("service_area", "The entry names no state.", fix, "states:")
        else:
            fix = (
                f"Where people come to a place, add location with visibility, city and state: {here}. Else add"
                f" service_area with scope and states: [{here}]."
            )
            yield Finding("location", "The entry names no state.", fix)


def fellowship_of_groups(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """Only a support group belongs to a fellowship.

    Fellowships are made of groups. A center that hosts their meetings does not belong to them (their own traditions).

    Wrong:
        type: recovery_center
        fellowship: aa
    Cure: If it is a group, write type: support_group. If it hosts meetings, delete the line and add mutual_aid_meetings_hosted to services.
    Right:
        type: recovery_center
        services: [mutual_aid_meetings_hosted]
    """
    if entry.fellowship and entry.type != "support_group":
        yield Finding(
            "fellowship", "Only a support_group belongs to a fellowship.", "Change the type, or delete this line."
        )


def nothing_invented(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """There is a number, an e-mail or a web address that exists only in examples.

    An invented number must never look like help. 555-0100 to 555-0199 are kept for fiction (North American Numbering
    Plan), example.org for examples (RFC 2606). They are allowed only below a folder named tests.

    Wrong:
        phones:
          - number: "502-555-0143"
    Cure: Put in the real one, or leave it out.
    Right:
        phones:
          - number: "988"
    """
    if setting.fictional:
        return
    cure = "Put in the real one, or leave it out."
    for n, phone in enumerate(entry.contact.phones):
        if is_fictional(phone.number):
            yield Finding(f"contact.phones.{n}.number", f"{phone.number} is a number kept for fiction.", cure)
    for n, schedule in enumerate(entry.schedule):
        if schedule.join and is_fictional(schedule.join.phone):
            yield Finding(f"schedule.{n}.join.phone", f"{schedule.join.phone} is a number kept for fiction.", cure)
    if _EXAMPLE_HOST.search(entry.contact.email):
        yield Finding("contact.email", "This e-mail address is an example, not a real one.", cure)
    for at, url in links(entry):
        if _EXAMPLE_HOST.search(url):
            yield Finding(at, "This web address is an example, not a real one.", cure)
    for at, text in texts(entry):
        if _PHONE_IN_TEXT.search(text):
            yield Finding(at, "There is a number kept for fiction in this text.", cure)


def crisis_numbers(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The entry calls a number a crisis line that is not one of the reviewed ones.

    A wrong crisis number costs lives. The reviewed ones stand in content/crisis.yaml, and every change there is looked
    at by several people.

    Wrong:
        phones:
          - {number: "502-555-0143", kind: crisis}
    Cure: If peers listen there, write kind: warmline. If it is an ordinary number, write kind: main. A new crisis line is proposed apart.
    Right:
        phones:
          - {number: "502-555-0143", kind: warmline}
    """
    for n, phone in enumerate(entry.contact.phones):
        if phone.kind == "crisis" and phone.number not in setting.crisis_numbers:
            yield Finding(
                f"contact.phones.{n}.kind",
                f"{phone.number} is not one of the reviewed crisis lines.",
                "If it is a warmline, write kind: warmline. A new crisis line is proposed apart, in content/crisis.yaml.",
            )


def slug_free(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """The file name is an address that the site itself uses.

    Wrong:
        entries/ky/search.yaml
    Cure: Rename the file; add the city, for example.
    Right:
        entries/ky/search-and-care-sampleton.yaml
    """
    if entry.slug in setting.reserved_slugs:
        yield Finding(
            "", f'"{entry.slug}" is an address the site itself uses.', "Rename the file; add the city, for example."
        )


RULES = (
    Rule("ENTRY-REACH", Severity.ERROR, way_to_reach, excusable=False),
    Rule("ENTRY-AREA", Severity.ERROR, place_or_area, excusable=False),
    Rule("ENTRY-FELLOWSHIP", Severity.ERROR, fellowship_of_groups),
    Rule("ENTRY-INVENTED", Severity.ERROR, nothing_invented, excusable=False),
    Rule("ENTRY-CRISIS", Severity.ERROR, crisis_numbers, excusable=False),
    Rule("ENTRY-RESERVED", Severity.ERROR, slug_free, excusable=False),
)
