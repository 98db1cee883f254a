"""An entry must lead somewhere real: a way to reach it, a place or area, a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.rules.rule import Finding, Rule, Setting
from generator.content.rules.texts import links, texts
from generator.directory.model import Entry
from generator.directory.phones import is_fictional
from generator.problems import Severity

_PHONE_IN_TEXT = re.compile(r"\b555-01\d\d\b")
_EXAMPLE_HOST = re.compile(
    r"(?:^|[/@.])(?:example\.(?:org|com|net)|[\w-]+\.(?:test|invalid|example|localhost))(?:[:/?#]|$)", re.IGNORECASE
)


def way_to_reach(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """A listing nobody can reach helps nobody: it needs a phone, an e-mail, a website, a form, a link
    to join, or a public place with a time.
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
    """People look by place. An entry in a state's folder names that state; one in entries/us names whom it serves."""
    state = entry.location.state if entry.location else ""
    if entry.state == "us":
        if entry.service_area is None:
            yield Finding(
                "service_area", "A nationwide entry says whom it serves.", "Add it.", "service_area:\n  scope: national"
            )
        return
    served = entry.service_area.states if entry.service_area else ()
    if state and state.lower() != entry.state:
        yield Finding(
            "location.state",
            f"The file lies in the folder {entry.state}, but the entry is in {state}.",
            f"Move the file to content/entries/{state.lower()}/, or mend the state.",
        )
    elif not state and entry.state.upper() not in served:
        yield Finding(
            "location",
            "The entry names no state.",
            "Add a location with its state, or a service_area with its states.",
            f"service_area:\n  scope: statewide\n  states: [{entry.state.upper()}]",
        )


def fellowship_of_groups(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """Fellowships are made of groups; a center that hosts their meetings does not belong to them (their own traditions)."""
    if entry.fellowship and entry.type != "support_group":
        yield Finding(
            "fellowship", "Only a support_group belongs to a fellowship.", "Change the type, or delete this line."
        )


def nothing_invented(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """An invented number or address must never look like help. 555-0100 to 555-0199 (kept for fiction by the
    North American Numbering Plan) and example.org (RFC 2606) are allowed only under tests/.
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
    """A crisis number on an entry must be one of the reviewed crisis lines (content/crisis.yaml): a wrong one costs lives."""
    for n, phone in enumerate(entry.contact.phones):
        if phone.kind == "crisis" and phone.number not in setting.crisis_numbers:
            yield Finding(
                f"contact.phones.{n}.kind",
                f"{phone.number} is not one of the reviewed crisis lines.",
                "If it is a warmline, write kind: warmline. A new crisis line is proposed apart, in content/crisis.yaml.",
            )


def slug_free(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """Some words are addresses of the site itself and cannot be a file name."""
    if entry.slug in setting.reserved_slugs:
        yield Finding(
            "", f'"{entry.slug}" is an address the site itself uses.', "Rename the file; add the city, for example."
        )


RULES = (
    Rule("ENTRY-REACH", Severity.ERROR, way_to_reach),
    Rule("ENTRY-AREA", Severity.ERROR, place_or_area),
    Rule("ENTRY-FELLOWSHIP", Severity.ERROR, fellowship_of_groups),
    Rule("ENTRY-INVENTED", Severity.ERROR, nothing_invented),
    Rule("ENTRY-CRISIS", Severity.ERROR, crisis_numbers),
    Rule("ENTRY-RESERVED", Severity.ERROR, slug_free),
)
