"""A service at a place as the fields of an entry: still texts, which the checks of every entry file then read.

A record made by this tool carries every field in its attributes (see exports/hsds.py). Any other record says what HSDS
has places for; what it is, is told by its words (kinds.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from generator.content.vocabulary import Vocabulary
from generator.directory.names import folded
from generator.directory.phones import canonical
from generator.directory.zips import timezone_of_state, timezone_of_zip
from generator.exchange.exports.leaves import Plain, put
from generator.exchange.harm import is_persons
from generator.exchange.hsds import texts
from generator.exchange.hsds.joining import Offer
from generator.exchange.hsds.kinds import Kinds, put_kind
from generator.exchange.hsds.own import Own
from generator.exchange.hsds.places import Made, put_areas, put_place, rows_of
from generator.exchange.hsds.schedules import joined, schedule
from generator.exchange.links import join_link, page_link
from generator.exchange.meetings import plain
from generator.exchange.meetings.addresses import States, states_of
from generator.records import dataclass

Row = Mapping[str, Any]
SUMMARY, DESCRIPTION = 240, 4000
_EXTENSION = re.compile(r"\s*(?:x|ext\.?|extension)\s*(\d{1,10})$", re.IGNORECASE)
_NOTHING = frozenset(["", "none", "no", "n a", "na", "not applicable", "unknown"])
ENDED = "no longer active"
_GONE = frozenset(["inactive", "defunct"])


@dataclass(frozen=True, slots=True)
class Words:
    """What the vocabulary says of HSDS: kinds, and words of closed lists by their folded labels and synonyms."""

    kinds: Kinds
    phones: Mapping[str, str]
    statuses: Mapping[str, str]
    by_word: Mapping[str, Mapping[str, str]]
    states: States


def words_of(vocabulary: Vocabulary, kinds: Kinds) -> Words:
    """Ready to be asked."""
    by_word: dict[str, dict[str, str]] = {}
    for name in ("languages", "accessibility", "costs", "payments"):
        by_word[name] = {}
        for key, term in vocabulary.lists.get(name, {}).items():
            for word in (
                key,
                *term.label.values(),
                *(w for words in term.synonyms.values() for w in words),
                *term.codes.get("hsds", ()),
            ):
                by_word[name].setdefault(folded(word), key)
    return Words(
        kinds,
        vocabulary.by_code("phone_kinds", "hsds"),
        vocabulary.by_code("statuses", "hsds"),
        by_word,
        states_of(vocabulary),
    )


def service_fields(offer: Offer, words: Words) -> Made:
    """The fields of an entry out of a record, or why it can be none."""
    made = Made()
    service, organization, at, location = offer.service, offer.organization, offer.at, offer.location
    who = texts.people((service, organization, at, location))
    status = plain.line(service.get("status")).casefold()
    if status in _GONE:
        made.reason = ENDED
        return made
    name = plain.line(offer.name)
    if not re.search(r"\w", name) or who.in_text(name):
        made.reason = "its name is that of a contact" if who.in_text(name) else "no name"
        return made
    if is_persons(name):
        made.doubts.append("the name may be a person's")
    own = Own(offer.terms)
    for row in (service, location):
        own.read(row)
    made.plain["name"] = name
    if not own.has("type"):
        told = plain.lines(service.get("description")) or plain.lines(organization.get("description"))
        terms = own.foreign
        if not put_kind(made.plain, words.kinds, terms, [name, plain.line(service.get("alternate_name"))], told):
            made.reason = "nothing in it says recovery or peer support"
            return made
        made.unknown = [term for term in terms if not words.kinds.knows(term)]
    if status and words.statuses.get(status, "active") != "active":
        put(made.plain, "status", words.statuses[status])
    own.put(made.plain, who, made.dropped)
    put_place(made, location, words.states, who)
    hidden = made.plain.get("location", {}).get("visibility", "public") != "public"
    _put_texts(made, offer, who, hidden=hidden, own=own.has("type"))
    _put_contact(made, offer, words, who)
    put_areas(made, service, words.states)
    _put_lists(made, service, location, words, own=own.has("type"))
    _put_schedules(made, offer, who)
    return made


def _put_texts(made: Made, offer: Offer, who: texts.People, *, hidden: bool, own: bool) -> None:
    service, organization = offer.service, offer.organization

    def line(value: Any, most: int) -> str:
        return plain.cut(texts.line(value, who, made.dropped, hidden=hidden), most)

    runs = plain.cut(plain.line(organization.get("name")), 160)
    if runs and not who.in_text(runs) and folded(runs) != folded(made.plain["name"]):
        made.plain["organization"] = runs
    told = texts.paragraphs(
        service.get("description") or (not own and organization.get("description")), who, made.dropped, hidden=hidden
    )
    if not own:
        process = texts.paragraphs(service.get("application_process"), who, made.dropped, hidden=hidden)
        told = "\n\n".join(part for part in (told, process if folded(process) not in _NOTHING else "") if part)
    first, _, rest = told.partition("\n\n")
    if len(first) <= SUMMARY and "\n" not in first:
        made.plain["summary"] = first
    else:
        rest = told
    made.plain["description"] = _shortened(rest)
    made.plain["alert"] = line(service.get("alert"), 200)
    access = made.plain.setdefault("access", {})
    eligibility = service.get("eligibility_description") or next(
        (row.get("eligibility") for row in rows_of(service, "eligibility")), ""
    )
    access["eligibility"] = line(eligibility, 300) if folded(plain.line(eligibility)) not in _NOTHING else ""
    documents = [
        texts.line(row.get("document"), who, made.dropped, hidden=hidden)
        for row in rows_of(service, "required_documents")
    ]
    access["documents"] = plain.cut("; ".join(one for one in documents if folded(one) not in _NOTHING), 200)
    payment = made.plain.setdefault("payment", {})
    payment["note"] = line(service.get("fees_description") or service.get("fees"), 200)


def _shortened(text: str) -> str:
    """At most 4000 letters, by whole paragraphs where there are some."""
    if len(text) <= DESCRIPTION:
        return text
    whole = text[: DESCRIPTION + 2].rpartition("\n\n")[0]
    return whole or plain.cut(text, DESCRIPTION)


def _put_contact(made: Made, offer: Offer, words: Words, who: texts.People) -> None:
    """Numbers, address and page of the service, of its place, of its organization: the nearest that has one. Never a contact's."""
    contact: Plain = made.plain.setdefault("contact", {})
    names = (made.plain["name"], made.plain.get("organization", ""))
    phones: list[Plain] = []
    for row in (offer.service, offer.at, offer.location, offer.organization):
        if not phones:
            for phone in rows_of(row, "phones"):
                if (fields := _phone(phone, offer.terms, words, who, made)) and fields not in phones:
                    phones.append(fields)
    contact["phones"] = phones
    contact["email"] = next(
        (
            found
            for row in (offer.service, offer.organization)
            if (found := texts.email(row.get("email"), who, names, made.dropped))
        ),
        "",
    )
    links = (offer.service.get("url"), offer.organization.get("website"), offer.organization.get("url"))
    contact["website"] = next((found for link in links if (found := page_link(plain.line(link), made.dropped))), "")


def _phone(row: Row, terms: Mapping[str, Row], words: Words, who: texts.People, made: Made) -> Plain:
    given = plain.line(row.get("number")).strip("'\" ")
    match = _EXTENSION.search(given)
    number = canonical(given[: match.start()] if match else given)
    if number is None:
        if given:
            made.doubts.append("a telephone number that is none of the United States was left out")
        return {}
    fields: Plain = {
        "number": number,
        "extension": plain.line(row.get("extension")) or (match[1] if match else ""),
        "kind": words.phones.get(plain.line(row.get("type")).casefold(), "main"),
        "label": texts.line(row.get("description"), who, made.dropped),
        "languages": [key for one in rows_of(row, "languages") if (key := _language(one, words, made))],
    }
    if len(fields["label"]) > 60:
        fields["label"] = ""
    own = Own(terms)
    own.read(row, "phone.", "contact.phones.0.")
    own.put({"contact": {"phones": [fields]}}, who, made.dropped)
    return {key: value for key, value in fields.items() if value not in ("", [])}


def _language(row: Row, words: Words, made: Made) -> str:
    code, name = plain.line(row.get("code")).casefold(), plain.line(row.get("name") or row.get("language"))
    known = words.by_word["languages"]
    if key := known.get(folded(code)) or known.get(folded(name)):
        return key
    if name or code:
        made.unknown.append(f"language: {name or code}")
    return ""


def _put_lists(made: Made, service: Row, location: Row, words: Words, *, own: bool) -> None:
    languages = [
        key
        for row in rows_of(service, "languages") or rows_of(location, "languages")
        if (key := _language(row, words, made))
    ]
    if languages:
        made.plain["languages"] = list(dict.fromkeys(languages))
    ages = {"min": plain.number(service.get("minimum_age")), "max": plain.number(service.get("maximum_age"))}
    made.plain["ages"] = {key: str(int(age)) for key, age in ages.items() if age is not None and 0 <= age <= 120}
    if own:
        return
    said = folded(plain.line(service.get("interpretation_services")))
    if said not in _NOTHING:
        made.plain["interpretation"] = "true"
    for row in rows_of(location, "accessibility"):
        told = plain.line(row.get("description") or row.get("accessibility"))
        if feature := words.by_word["accessibility"].get(folded(told)):
            put(made.plain, "accessibility", feature)
        elif told:
            made.unknown.append(f"accessibility: {plain.cut(told, 60)}")
    for text in (
        plain.line(service.get("fees_description") or service.get("fees")),
        *(plain.line(row.get("option")) for row in rows_of(service, "cost_options")),
    ):
        if cost := words.by_word["costs"].get(folded(text)):
            put(made.plain, "payment.cost", cost)
    for key, name in (("licenses", "licenses"), ("accreditations", "accreditation")):
        told = plain.line(service.get(key))
        if folded(told) not in _NOTHING and len(told) <= 160:
            made.plain[name] = [{"body": told}]


def _put_schedules(made: Made, offer: Offer, who: texts.People) -> None:
    place = made.plain.get("location", {})
    served = made.plain.get("service_area", {}).get("states", [])
    state = place.get("state") or (served[0] if len(served) == 1 else "")
    zone = timezone_of_zip(place.get("zip", "")) or timezone_of_state(state)
    kind = {"support_group": "meeting"}.get(
        made.plain.get("type", ""), "phone_hours" if made.plain.get("subtype") == "warmline" else "open_hours"
    )
    foreign: list[Plain] = []
    ours: list[Plain] = []
    for row in _all_schedules(offer):
        own = Own(offer.terms)
        own.read(row, "schedule.", "schedule.0.")
        if own.has("schedule.0.always_open"):
            fields: Plain | str = {"kind": kind, "timezone": plain.line(row.get("notes"))}
        else:
            fields = schedule(row, kind, zone)
        if isinstance(fields, str):
            made.doubts.append(fields)
            continue
        if not own.found:
            foreign.append(fields)
            continue
        fields["title"] = texts.line(row.get("description"), who, made.dropped)
        link, key = join_link(plain.line(row.get("schedule_link")), made.dropped)
        if link:
            fields["join"] = {"url": link} | ({"passcode": "ask"} if key else {})
        own.put({"schedule": [fields]}, who, made.dropped)
        ours.append(fields)
    made.plain["schedule"] = [*ours, *joined(foreign)]


def _all_schedules(offer: Offer) -> Iterable[Row]:
    """The hours of the service, else of the service there, else of the place."""
    for row in (offer.service, offer.at, offer.location):
        if found := rows_of(row, "schedules") + rows_of(row, "regular_schedules"):
            return found
    return ()
