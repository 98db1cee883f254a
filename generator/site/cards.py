"""An entry in a list: what a person needs to choose, in a few hundred bytes."""

from __future__ import annotations

from generator.directory.model import Entry
from generator.records import dataclass
from generator.site.labels import Labels
from generator.site.lines import is_peer_line, text_words
from generator.site.links import CALLABLE, call, digit_words, text, web
from generator.site.own_text import own_text
from generator.site.places import city_of, county_of
from generator.site.tongue import of_all
from generator.site.trust import trust_of
from generator.site.words import age_words, schedule_words

_SUMMARY = 140


@dataclass(frozen=True, slots=True)
class Card:
    """`facts` are short and joined by dots; `call` and `href` are the button of the first number to call or text;
    without one, that of their website, with `away`.
    """

    path: str
    name: str
    facts: tuple[str, ...]
    summary: str
    when: str
    call: str
    href: str
    away: bool
    trust: str
    closed: str
    peer_line: bool


def what_words(entry: Entry, labels: Labels) -> str:
    """What it is: its subtype, its fellowship for a meeting, or its type."""
    if entry.subtype:
        return labels("subtypes", entry.subtype)
    return labels("types", entry.type)


def where_words(entry: Entry, labels: Labels) -> str:
    """City, else county, else whom it serves; what is hidden is said to be."""
    if city := city_of(entry):
        return city
    if county := county_of(entry):
        return county
    if entry.service_area:
        return labels("scopes", entry.service_area.scope)
    return ""


def card_of(entry: Entry, path: str, labels: Labels) -> Card:
    """The card of one entry; `path` is where its page is, base path included."""
    tongue, said = labels.tongue, own_text(entry, labels)
    fellowship = labels("fellowships", entry.fellowship) if entry.fellowship not in ("", "other") else ""
    formats = labels.all("formats", entry.formats)
    only = ", ".join(labels.all("populations", entry.exclusive_to))
    cost = labels("costs", entry.payment.cost) if entry.payment and entry.payment.cost != "ask" else ""
    ages = age_words(tongue, entry.ages) if entry.ages and (entry.ages.min or 0) < 18 else ""
    facts = (
        what_words(entry, labels),
        fellowship if fellowship.casefold() not in entry.name.casefold() else "",
        where_words(entry, labels),
        of_all(", ".join(formats), formats) if entry.formats != ("in_person",) else "",
        cost,
        tongue.say("Only for %(people)s", people=only.lower()) if only else "",
        tongue.say("Ages %(ages)s", ages=ages) if ages else "",
    )
    meetings = [s for s in entry.schedule if s.kind == "meeting"]
    when = schedule_words(tongue, (meetings or entry.schedule)[0], short=True) if entry.schedule else ""
    if len(meetings) > 1:
        when = tongue.counted("%(when)s and %(num)s more", "%(when)s and %(num)s more", len(meetings) - 1, when=when)
    phone = next((p for p in entry.contact.phones if p.kind in CALLABLE), None)
    texted = None if phone else next((p for p in entry.contact.phones if p.kind == "text"), None)
    button, href = "", ""
    if phone:
        button = tongue.say("Call %(number)s", number=digit_words(phone, tongue))
        href = call(phone.number, phone.extension)
    elif texted:
        button, href = text_words(tongue, texted.number), text(texted.number, texted.text_word)
    elif href := web(entry.contact.website):
        button = tongue.say("Website")
    return Card(
        path=path,
        name=said.name,
        facts=tuple(fact for fact in facts if fact),
        summary=of_all(shortened(said.summary), [said.summary]),
        when=when,
        call=button,
        href=href,
        away=bool(href) and not phone and not texted,
        trust=trust_of(entry, labels).short,
        closed=labels("statuses", entry.status) if entry.status == "temporarily_closed" else "",
        peer_line=is_peer_line(entry),
    )


def shortened(words: str, most: int = _SUMMARY) -> str:
    """At most `most` letters, cut at a blank, with dots where something was cut."""
    if len(words) <= most:
        return words
    return words[:most].rpartition(" ")[0].rstrip(",;:.–-") + "…"
