"""An entry's own page as values: buttons, and sections of labelled rows. Unknown is left out, never shown as "no"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.directory.model import Entry, Join, Schedule, Seal
from generator.directory.phones import tel
from generator.records import dataclass
from generator.site.cards import what_words
from generator.site.labels import Labels
from generator.site.lines import Button, is_peer_line, phone_buttons, text_words
from generator.site.links import CALLABLE, address_lines, digit_words, directions, host, number_words, text, web
from generator.site.own_text import own_text
from generator.site.places import city_of, county_of
from generator.site.tongue import ENGLISH, Tongue, of_all
from generator.site.words import age_words, exception_words, schedule_words

Item = tuple[str, str]


class Row(NamedTuple):
    """A label and what stands beside it; an item is a text and an address ("" for none)."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of the page."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """A large button: its icon in the sprite, its words, its address, and whether it leads to another site."""

    icon: str
    words: str
    href: str
    away: bool = False


def _plain(values: Iterable[str]) -> tuple[Item, ...]:
    return tuple([(value, "") for value in values if value])


def _row(label: str, *values: str) -> Iterator[Row]:
    items = _plain(values)
    if items:
        yield Row(label, items)


def _dots(values: Sequence[str]) -> str:
    """Several labels in one line; labels begin with a large letter, so no "and" can join them."""
    return of_all(" · ".join(values), values)


def _link(label: str, url: str, words: str = "") -> Iterator[Row]:
    if web(url):
        yield Row(label, ((words or host(url), url),))


def sentence(entry: Entry, state: str, labels: Labels) -> str:
    """What it is and where, in one line: "Warmline for the whole state, Michigan"."""
    say, what = labels.tongue.say, what_words(entry, labels)
    if entry.state == "us":
        return say("%(what)s. Open to people anywhere in the United States.", what=what)
    if place := city_of(entry) or county_of(entry):
        return say("%(what)s in %(town)s, %(state)s", what=what, town=place, state=state)
    return say("%(what)s in %(place)s", what=what, place=state)


def actions(entry: Entry, tongue: Tongue) -> tuple[Action, ...]:
    """Call, text, join, directions, website, e-mail: the first of each, in this order."""
    say = tongue.say
    found = []
    buttons: dict[str, Button] = {}
    for button in phone_buttons(entry.contact.phones, tongue):
        buttons.setdefault("text" if button.href.startswith("sms:") else "call", button)
    found += [Action(icon, buttons[icon].words, buttons[icon].href) for icon in ("call", "text") if icon in buttons]
    join = next((s.join for s in entry.schedule if s.join and (web(s.join.url) or s.join.phone)), None)
    if join and web(join.url):
        found.append(Action("join", say("Join online"), join.url, away=True))
    elif join and join.phone:
        found.append(Action("call", say("Join by phone: %(number)s", number=join.phone), tel(join.phone)))
    if entry.location and (way := directions(entry.location)):
        found.append(Action("map", say("Directions"), way, away=True))
    if web(entry.contact.website):
        found.append(Action("web", say("Website"), entry.contact.website, away=True))
    if not found and entry.contact.email:
        found.append(Action("mail", say("E-mail"), f"mailto:{entry.contact.email}"))
    return tuple(found)


def glance(entry: Entry, labels: Labels) -> tuple[Row, ...]:
    """What most people need to know first."""
    return tuple(_glance(entry, labels))


def _glance(entry: Entry, labels: Labels) -> Iterator[Row]:
    say, own = labels.tongue.say, labels.tongue.own
    if payment := entry.payment:
        yield from _row(say("Cost"), labels("costs", payment.cost), own(payment.note))
        yield from _row(say("They accept"), _dots(labels.all("payments", payment.accepts)))
    yield from _row(say("How"), _dots(labels.all("formats", entry.formats)))
    yield from _row(say("Only for"), _dots(labels.all("populations", entry.exclusive_to)))
    yield from _row(say("Ages"), age_words(labels.tongue, entry.ages))
    yield from _row(say("A special welcome for"), _dots(labels.all("populations", entry.populations)))
    if entry.medication and entry.medication != "unknown":
        yield from _row(say("Medication"), labels("medication", entry.medication))
    languages = labels.tongue.joined(labels.all("languages", entry.languages))
    yield from _row(say("Languages"), languages, say("An interpreter can be had") if entry.interpretation else "")


def meeting_rows(schedule: Iterable[Schedule], labels: Labels) -> tuple[Row, ...]:
    """One row a rule: its title, the rule in words, its exceptions, how it takes place, how to join."""
    tongue, rows = labels.tongue, []
    for s in schedule:
        details = [*labels.all("meeting_types", s.meeting_types)]
        if s.attendance:
            details.append(labels("attendances", s.attendance))
        details += labels.all("formats", s.formats)
        details += labels.all("languages", s.languages)
        items = [(schedule_words(tongue, s) or tongue.say("Ask for the times"), "")]
        items += _plain([of_all(", ".join(details), details)])
        items += _plain(exception_words(tongue, s))
        items += _join(s.join, tongue)
        rows.append(Row(tongue.own(s.title) or labels("schedule_kinds", s.kind), tuple(items)))
    return tuple(rows)


def _join(join: Join | None, tongue: Tongue) -> Iterator[Item]:
    if join is None:
        return
    if web(join.url):
        yield (tongue.say("Join at %(site)s", site=host(join.url)), join.url)
    if join.phone:
        yield (tongue.say("Join by phone: %(number)s", number=join.phone), tel(join.phone))
    if join.passcode == "ask":
        yield (tongue.say("You need a passcode: ask for it."), "")
    if join.note:
        yield (tongue.own(join.note), "")


def sections(entry: Entry, labels: Labels, buttons: Iterable[Action]) -> tuple[Section, ...]:
    """The rest of the page; a section without rows is left out, and a number that `buttons` have is not repeated."""
    say = labels.tongue.say
    pressed = {button.href for button in buttons}
    access = tuple(_row(say("What there is"), *labels.all("accessibility", entry.accessibility)))
    made = (
        Section("when", say("When"), meeting_rows(entry.schedule, labels)),
        Section("where", say("Where"), tuple(_where(entry, labels))),
        Section("start", say("How to start"), tuple(_start(entry, labels))),
        Section("offers", say("What you find there"), tuple(_offers(entry, labels))),
        Section("home", say("Living there"), tuple(_housing(entry, labels))),
        Section("training", say("The training"), tuple(_training(entry, labels.tongue))),
        Section("access", say("Accessibility"), access),
        Section("privacy", say("Your privacy"), tuple(_privacy(entry, labels.tongue))),
        Section("people", say("Who runs it"), tuple(_people(entry, labels))),
        Section("contact", say("More ways to get in touch"), tuple(_contact(entry, labels, pressed))),
    )
    return tuple(section for section in made if section.rows)


def _where(entry: Entry, labels: Labels) -> Iterator[Row]:
    say, own = labels.tongue.say, labels.tongue.own
    if location := entry.location:
        lines = address_lines(location)
        if location.visibility == "public":
            yield from _row(say("Address"), *lines)
            yield from _row(say("How to find it"), own_text(entry, labels).directions)
            yield from _row(say("Bus or train"), own(location.transit))
        elif location.visibility == "city_only":
            yield from _row(say("Town"), *lines)
            yield from _row(say("Address"), say("They tell you when you get in touch."))
        else:
            yield from _row(say("Address"), say("They tell you where to go when you get in touch."))
        if location.visibility != "ask":
            yield from _row(say("County"), location.county)
    if area := entry.service_area:
        states = labels.all("states", (code.lower() for code in area.states))
        yield from _row(
            say("Who it serves"),
            labels("scopes", area.scope),
            labels.tongue.joined(area.counties),
            labels.tongue.joined(tuple(states)),
        )
    yield from _row(say("Kind of place"), _dots(labels.all("settings", entry.settings)))


def _start(entry: Entry, labels: Labels) -> Iterator[Row]:
    say, own = labels.tongue.say, labels.tongue.own
    access = entry.access
    if access:
        yield from _row(say("How to get in"), *labels.all("access_ways", access.how), own_text(entry, labels).access)
        if access.referral_required is not None:
            need = say("Somebody must refer you.") if access.referral_required else say("You need no referral.")
            yield from _row(say("Referral"), need)
        yield from _row(say("Wait"), labels("waits", access.wait))
        yield from _row(say("What to bring"), own(access.documents))
        yield from _row(say("Who can come"), own(access.eligibility))
        yield from _row(say("Calls"), own(access.caller_limits))
        yield from _link(say("Free places"), access.availability_url)
    yield from _row(say("Ask for"), own(entry.contact.ask_for))


def _offers(entry: Entry, labels: Labels) -> Iterator[Row]:
    say = labels.tongue.say
    yield from _row(say("Help with"), *labels.all("services", entry.services))
    yield from _row(say("It is about"), _dots(labels.all("focuses", entry.focus)))
    yield from _row(say("Ways of recovery"), _dots(labels.all("pathways", entry.pathways)))
    if entry.fellowship and entry.fellowship != "other":
        yield from _row(say("Fellowship"), labels("fellowships", entry.fellowship))
    yield from _row(say("Kinds of support"), _dots(labels.all("support_types", entry.support_types)))


def _housing(entry: Entry, labels: Labels) -> Iterator[Row]:
    say = labels.tongue.say
    housing = entry.housing
    if housing is None:
        return
    if housing.oxford_house:
        yield from _row(say("House"), say("An Oxford House"))
    if housing.narr_level:
        yield from _row(say("Level of support"), labels("narr_levels", str(housing.narr_level)))
    yield from _row(say("Certified by"), housing.certified_by)
    yield from _row(say("Who can live there"), _dots(labels.all("populations", housing.residents)))
    if housing.children is not None:
        yield from _row(say("Children"), say("Children can live there.") if housing.children else say("No children."))
    if housing.medication and housing.medication != "unknown":
        yield from _row(say("Medication"), labels("medication", housing.medication))
    yield from _link(say("Free places"), housing.vacancies_url)


def _training(entry: Entry, tongue: Tongue) -> Iterator[Row]:
    say, own = tongue.say, tongue.own
    training = entry.training
    if training is None:
        return
    yield from _row(say("Leads to"), own(training.credential))
    yield from _row(say("Hours"), tongue.number(training.hours) if training.hours else "")
    yield from _row(say("Cost"), own(training.cost))
    yield from _row(say("You learn"), *map(own, training.topics))
    yield from _link(say("Next dates"), training.next_dates_url)


def _privacy(entry: Entry, tongue: Tongue) -> Iterator[Row]:
    say, own = tongue.say, tongue.own
    privacy = entry.privacy
    if privacy is None:
        return
    yield from _row(say("What stays private"), own(privacy.confidentiality))
    if privacy.caller_id_seen is not None:
        seen = (
            say("They can see the number you call from.")
            if privacy.caller_id_seen
            else say("They cannot see the number you call from.")
        )
        yield from _row(say("Your number"), seen)
    yield from _row(say("What is written down"), own(privacy.records_kept))


def _people(entry: Entry, labels: Labels) -> Iterator[Row]:
    say, joined = labels.tongue.say, labels.tongue.joined
    yield from _row(say("Organization"), entry.organization)
    yield from _row(say("Kind of organization"), labels("operators", entry.operator))
    if entry.peer_run:
        yield from _row(say("Peer-run"), say("People with lived experience run it."))
    if staff := entry.peer_staff:
        yield from _row(say("Peers"), _dots(labels.all("peer_roles", staff.roles)))
        yield from _row(say("Peer credentials"), joined(staff.credentials))
        if staff.supervised:
            yield from _row(say("Supervision"), say("The peers have supervision."))
    if entry.clinical_services:
        yield from _row(say("Clinical staff"), say("It also has clinical staff."))
    for label, seals in (
        (say("Licenses"), entry.licenses),
        (say("Accreditation"), entry.accreditation),
        (say("Belongs to"), entry.affiliations),
    ):
        if seals:
            yield Row(label, tuple(_seal(seal, labels.tongue) for seal in seals))
    yield from _row(say("Earlier names"), joined(entry.former_names))


def _seal(seal: Seal, tongue: Tongue) -> Item:
    if seal.number:
        return (tongue.say("%(body)s, number %(number)s", body=seal.body, number=seal.number), web(seal.url))
    return (tongue.own(seal.body), web(seal.url))


def _contact(entry: Entry, labels: Labels, pressed: Container[str]) -> Iterator[Row]:
    tongue, contact = labels.tongue, entry.contact
    say = tongue.say
    rows: list[Row] = []
    told = False
    for phone in contact.phones:
        if phone.kind == "text":
            words = (
                text_words(tongue, number_words(phone, tongue), phone.text_word)
                if phone.text_word
                else number_words(phone, tongue)
            )
            item = (words, text(phone.number, phone.text_word))
        elif phone.kind in CALLABLE or phone.kind in ("tty", "videophone"):
            item = (number_words(phone, tongue), tel(phone.number, phone.extension))
        else:
            item = (digit_words(phone, tongue), "")
        more = (tongue.joined(labels.all("languages", phone.languages)), tongue.own(phone.hours))
        if item[1] in pressed and not any(more):
            continue  # a large button says it already
        row = Row(labels("phone_kinds", phone.kind), (item, *_plain(more)))
        # Several numbers of one kind are one row, except where each says more of itself.
        if rows and rows[-1].label == row.label and not any(more) and not told:
            rows[-1] = Row(row.label, (*rows[-1].items, item))
        else:
            rows.append(row)
        told = any(more)
    yield from rows
    if contact.email:
        yield Row(say("E-mail"), ((contact.email, f"mailto:{contact.email}"),))
    yield from _link(say("Website"), contact.website)
    yield from _link(say("Form"), contact.form)


def notices(entry: Entry, labels: Labels) -> tuple[str, ...]:
    """What must be read first: an alert, that it is closed for now, that a peer line is no crisis line."""
    tongue = labels.tongue
    found = [tongue.own(entry.alert)]
    if entry.status not in ("", "active"):
        status = labels("statuses", entry.status)
        found += (
            [f"{status}.", tongue.own(entry.status_note)]
            if tongue.code != ENGLISH
            else [f"{status}. {entry.status_note}".strip()]
        )
    elif entry.status_note:
        found.append(tongue.own(entry.status_note))
    if is_peer_line(entry):
        found.append(
            tongue.say("Not a crisis line: a peer listens. In a crisis, use the lines at the top of this page.")
        )
    return tuple(notice for notice in found if notice)
