"""An entry's own page as values: buttons, and sections of labelled rows. Unknown is left out, never shown as "no"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from generator.directory.model import Entry, Join, Schedule, Seal
from generator.directory.phones import shown, tel
from generator.site.cards import what_words
from generator.site.labels import Labels
from generator.site.lines import Button, is_peer_line, phone_buttons
from generator.site.links import CALLABLE, address_lines, directions, host, number_words, text, web
from generator.site.places import city_of, county_of
from generator.site.words import age_words, exception_words, joined, schedule_words

Item = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
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
    return tuple((value, "") for value in values if value)


def _row(label: str, *values: str) -> Iterator[Row]:
    items = _plain(values)
    if items:
        yield Row(label, items)


def _dots(values: Iterable[str]) -> str:
    """Several labels in one line; labels begin with a large letter, so no "and" can join them."""
    return " · ".join(values)


def _link(label: str, url: str, words: str = "") -> Iterator[Row]:
    if web(url):
        yield Row(label, ((words or host(url), url),))


def sentence(entry: Entry, state: str, labels: Labels) -> str:
    """What it is and where, in one line: "Warmline for the whole state, Michigan"."""
    what = what_words(entry, labels)
    if entry.state == "us":
        return f"{what}. Open to people anywhere in the United States."
    if city := city_of(entry):
        return f"{what} in {city}, {state}"
    if county := county_of(entry):
        return f"{what} in {county}, {state}"
    return f"{what} in {state}"


def actions(entry: Entry) -> tuple[Action, ...]:
    """Call, text, join, directions, website, e-mail: the first of each, in this order."""
    found = []
    buttons: dict[str, Button] = {}
    for button in phone_buttons(entry.contact.phones):
        buttons.setdefault("text" if button.href.startswith("sms:") else "call", button)
    found += [Action(icon, buttons[icon].words, buttons[icon].href) for icon in ("call", "text") if icon in buttons]
    join = next((s.join for s in entry.schedule if s.join and (web(s.join.url) or s.join.phone)), None)
    if join and web(join.url):
        found.append(Action("join", "Join online", join.url, away=True))
    elif join and join.phone:
        found.append(Action("call", f"Join by phone: {join.phone}", tel(join.phone)))
    if entry.location and (way := directions(entry.location)):
        found.append(Action("map", "Directions", way, away=True))
    if web(entry.contact.website):
        found.append(Action("web", "Website", entry.contact.website, away=True))
    if not found and entry.contact.email:
        found.append(Action("mail", "E-mail", f"mailto:{entry.contact.email}"))
    return tuple(found)


def glance(entry: Entry, labels: Labels) -> tuple[Row, ...]:
    """What most people need to know first."""
    return tuple(_glance(entry, labels))


def _glance(entry: Entry, labels: Labels) -> Iterator[Row]:
    if payment := entry.payment:
        yield from _row("Cost", labels("costs", payment.cost), payment.note)
        yield from _row("They accept", _dots(labels.all("payments", payment.accepts)))
    yield from _row("How", _dots(labels.all("formats", entry.formats)))
    yield from _row("Only for", _dots(labels.all("populations", entry.exclusive_to)))
    yield from _row("Ages", age_words(entry.ages))
    yield from _row("A special welcome for", _dots(labels.all("populations", entry.populations)))
    if entry.medication and entry.medication != "unknown":
        yield from _row("Medication", labels("medication", entry.medication))
    languages = joined(labels.all("languages", entry.languages))
    yield from _row("Languages", languages, "An interpreter can be had" if entry.interpretation else "")


def meeting_rows(schedule: Iterable[Schedule], labels: Labels) -> tuple[Row, ...]:
    """One row a rule: its title, the rule in words, its exceptions, how it takes place, how to join."""
    rows = []
    for s in schedule:
        details = [*labels.all("meeting_types", s.meeting_types)]
        if s.attendance:
            details.append(labels("attendances", s.attendance))
        details += labels.all("formats", s.formats)
        details += labels.all("languages", s.languages)
        items = [(schedule_words(s) or "Ask for the times", "")]
        items += _plain([", ".join(details)])
        items += _plain(exception_words(s))
        items += _join(s.join)
        rows.append(Row(s.title or labels("schedule_kinds", s.kind), tuple(items)))
    return tuple(rows)


def _join(join: Join | None) -> Iterator[Item]:
    if join is None:
        return
    if web(join.url):
        yield (f"Join at {host(join.url)}", join.url)
    if join.phone:
        yield (f"Join by phone: {join.phone}", tel(join.phone))
    if join.passcode == "ask":
        yield ("You need a passcode: ask for it.", "")
    if join.note:
        yield (join.note, "")


def sections(entry: Entry, labels: Labels, buttons: Iterable[Action]) -> tuple[Section, ...]:
    """The rest of the page; a section without rows is left out, and a number that `buttons` have is not repeated."""
    made = (
        Section("when", "When", meeting_rows(entry.schedule, labels)),
        Section("where", "Where", tuple(_where(entry, labels))),
        Section("start", "How to start", tuple(_start(entry, labels))),
        Section("offers", "What you find there", tuple(_offers(entry, labels))),
        Section("home", "Living there", tuple(_housing(entry, labels))),
        Section("training", "The training", tuple(_training(entry))),
        Section(
            "access", "Accessibility", tuple(_row("What there is", *labels.all("accessibility", entry.accessibility)))
        ),
        Section("privacy", "Your privacy", tuple(_privacy(entry))),
        Section("people", "Who runs it", tuple(_people(entry, labels))),
        Section(
            "contact", "More ways to get in touch", tuple(_contact(entry, labels, {button.href for button in buttons}))
        ),
    )
    return tuple(section for section in made if section.rows)


def _where(entry: Entry, labels: Labels) -> Iterator[Row]:
    if location := entry.location:
        lines = address_lines(location)
        if location.visibility == "public":
            yield from _row("Address", *lines)
            yield from _row("How to find it", location.directions)
            yield from _row("Bus or train", location.transit)
        elif location.visibility == "city_only":
            yield from _row("Town", *lines)
            yield from _row("Address", "They tell you when you get in touch.")
        else:
            yield from _row("Address", "They tell you where to go when you get in touch.")
        if location.visibility != "ask":
            yield from _row("County", location.county)
    if area := entry.service_area:
        states = labels.all("states", (code.lower() for code in area.states))
        yield from _row("Who it serves", labels("scopes", area.scope), joined(area.counties), joined(states))
    yield from _row("Kind of place", _dots(labels.all("settings", entry.settings)))


def _start(entry: Entry, labels: Labels) -> Iterator[Row]:
    access = entry.access
    if access:
        yield from _row("How to get in", *labels.all("access_ways", access.how))
        if access.referral_required is not None:
            need = "Somebody must refer you." if access.referral_required else "You need no referral."
            yield from _row("Referral", need)
        yield from _row("Wait", labels("waits", access.wait))
        yield from _row("What to bring", access.documents)
        yield from _row("Who can come", access.eligibility)
        yield from _row("Calls", access.caller_limits)
        yield from _link("Free places", access.availability_url)
    yield from _row("Ask for", entry.contact.ask_for)


def _offers(entry: Entry, labels: Labels) -> Iterator[Row]:
    yield from _row("Help with", *labels.all("services", entry.services))
    yield from _row("It is about", _dots(labels.all("focuses", entry.focus)))
    yield from _row("Ways of recovery", _dots(labels.all("pathways", entry.pathways)))
    if entry.fellowship and entry.fellowship != "other":
        yield from _row("Fellowship", labels("fellowships", entry.fellowship))
    yield from _row("Kinds of support", _dots(labels.all("support_types", entry.support_types)))


def _housing(entry: Entry, labels: Labels) -> Iterator[Row]:
    housing = entry.housing
    if housing is None:
        return
    if housing.oxford_house:
        yield from _row("House", "An Oxford House")
    if housing.narr_level:
        yield from _row("Level of support", labels("narr_levels", str(housing.narr_level)))
    yield from _row("Certified by", housing.certified_by)
    yield from _row("Who can live there", _dots(labels.all("populations", housing.residents)))
    if housing.children is not None:
        yield from _row("Children", "Children can live there." if housing.children else "No children.")
    if housing.medication and housing.medication != "unknown":
        yield from _row("Medication", labels("medication", housing.medication))
    yield from _link("Free places", housing.vacancies_url)


def _training(entry: Entry) -> Iterator[Row]:
    training = entry.training
    if training is None:
        return
    yield from _row("Leads to", training.credential)
    yield from _row("Hours", str(training.hours) if training.hours else "")
    yield from _row("Cost", training.cost)
    yield from _row("You learn", *training.topics)
    yield from _link("Next dates", training.next_dates_url)


def _privacy(entry: Entry) -> Iterator[Row]:
    privacy = entry.privacy
    if privacy is None:
        return
    yield from _row("What stays private", privacy.confidentiality)
    if privacy.caller_id_seen is not None:
        yield from _row(
            "Your number", f"They {'can' if privacy.caller_id_seen else 'cannot'} see the number you call from."
        )
    yield from _row("What is written down", privacy.records_kept)


def _people(entry: Entry, labels: Labels) -> Iterator[Row]:
    yield from _row("Organization", entry.organization)
    yield from _row("Kind of organization", labels("operators", entry.operator))
    if entry.peer_run:
        yield from _row("Peer-run", "People with lived experience run it.")
    if staff := entry.peer_staff:
        yield from _row("Peers", _dots(labels.all("peer_roles", staff.roles)))
        yield from _row("Peer credentials", joined(staff.credentials))
        if staff.supervised:
            yield from _row("Supervision", "The peers have supervision.")
    if entry.clinical_services:
        yield from _row("Clinical staff", "It also has clinical staff.")
    for label, seals in (
        ("Licenses", entry.licenses),
        ("Accreditation", entry.accreditation),
        ("Belongs to", entry.affiliations),
    ):
        if seals:
            yield Row(label, tuple(map(_seal, seals)))
    yield from _row("Earlier names", joined(entry.former_names))


def _seal(seal: Seal) -> Item:
    return (f"{seal.body}, number {seal.number}" if seal.number else seal.body, web(seal.url))


def _contact(entry: Entry, labels: Labels, pressed: Container[str]) -> Iterator[Row]:
    contact = entry.contact
    for phone in contact.phones:
        if phone.kind == "text":
            words = f"Text {phone.text_word} to {number_words(phone)}" if phone.text_word else number_words(phone)
            item = (words, text(phone.number, phone.text_word))
        elif phone.kind in CALLABLE or phone.kind in ("tty", "videophone"):
            item = (number_words(phone), tel(phone.number, phone.extension))
        else:
            item = (shown(phone.number, phone.extension), "")
        more = (joined(labels.all("languages", phone.languages)), phone.hours)
        if item[1] in pressed and not any(more):
            continue  # a large button says it already
        yield Row(labels("phone_kinds", phone.kind), (item, *_plain(more)))
    if contact.email:
        yield Row("E-mail", ((contact.email, f"mailto:{contact.email}"),))
    yield from _link("Website", contact.website)
    yield from _link("Form", contact.form)


def notices(entry: Entry, labels: Labels) -> tuple[str, ...]:
    """What must be read first: an alert, that it is closed for now, that a peer line is no crisis line."""
    found = [entry.alert]
    if entry.status not in ("", "active"):
        status = labels("statuses", entry.status)
        found.append(f"{status}. {entry.status_note}".strip())
    elif entry.status_note:
        found.append(entry.status_note)
    if is_peer_line(entry):
        found.append("Not a crisis line: a peer listens. In a crisis, use the lines at the top of this page.")
    return tuple(notice for notice in found if notice)
