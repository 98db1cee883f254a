"""Lines to call or text: the crisis strip of every page, and the lists of warmlines and helplines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.directory.credentials import Helpline
from generator.directory.crisis import CrisisLine
from generator.directory.model import Entry, Phone, Schedule
from generator.directory.phones import shown
from generator.directory.schedule_data import schedule_data
from generator.site.labels import Labels
from generator.site.links import CALLABLE, call, number_words, text, web
from generator.site.words import date_words, joined, schedule_words

# The strip must fit a phone's first screen: these stand for the full sentences, which /talk/ has.
_SHORT = {"emergency_911": "Danger or overdose", "lifeline_988": "Suicide, mental health or drug crisis"}

TALK_SUBTYPES = frozenset({"warmline", "telephone_recovery_support"})
TALK_SERVICES = frozenset({"warmline", "referral_line", "peer_crisis_support"})


@dataclass(frozen=True, slots=True)
class Button:
    """One way to reach a line: what the button says, and its `tel:` or `sms:` address."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class LineView:
    """A line as shown: what it is called, when to use it, its buttons, hours, languages and where it was read.

    `key` names its `rules` in the page's data; `path` is its own page, `url` somebody else's.
    """

    name: str
    when: str
    buttons: tuple[Button, ...]
    hours: tuple[str, ...] = ()
    languages: str = ""
    path: str = ""
    url: str = ""
    peer: bool = False
    key: str = ""
    rules: list[dict[str, object]] = field(default_factory=list)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """The crisis strip of one jurisdiction: the first lines as buttons, the others behind "more"."""

    first: tuple[LineView, ...]
    more: tuple[LineView, ...]

    @property
    def spanish(self) -> bool:
        """Whether one of the further lines is there for people who speak Spanish."""
        return any("español" in line.name for line in self.more)


def _crisis_buttons(line: CrisisLine) -> tuple[Button, ...]:
    buttons = []
    if line.call:
        press = f", then press {line.press}" if line.press else ""
        buttons.append(Button(f"Call {shown(line.call)}{press}", call(line.call)))
    if line.text:
        word = f"{line.text_word} to " if line.text_word else ""
        buttons.append(Button(f"Text {word}{shown(line.text)}", text(line.text, line.text_word)))
    if line.tty:
        buttons.append(Button(f"TTY {shown(line.tty)}", call(line.tty)))
    return tuple(buttons)


def crisis_view(line: CrisisLine, labels: Labels, language: str, *, short: bool = False) -> LineView:
    """A crisis line with everything known about it; `short` for the buttons of the strip."""
    name = line.name.get(language) or line.name["en"]
    when = line.when.get(language) or line.when["en"]
    source = next((s for s in line.sources if web(s.url) and s.retrieved), None)
    return LineView(
        name=name,
        when=_SHORT.get(line.key, when) if short else when,
        buttons=_crisis_buttons(line),
        hours=("Day and night, every day",) if line.hours == "always" else (line.hours,) if line.hours else (),
        languages=joined(labels.all("languages", line.languages)),
        url=web(line.url),
        source=date_words(source.retrieved) if source and source.retrieved else "",
    )


def strip_for(lines: Iterable[CrisisLine], state: str, labels: Labels, language: str) -> Strip:
    """The strip of a state ("" for pages of no state): only lines that are proven to serve it."""
    first: list[LineView] = []
    more: list[LineView] = []
    for line in lines:
        if line.strip and line.serves(state):
            short_code = len(line.call) == 3 and not line.press
            (first if short_code else more).append(crisis_view(line, labels, language, short=short_code))
    return Strip(tuple(first), tuple(more))


def phone_buttons(phones: Iterable[Phone]) -> tuple[Button, ...]:
    """Call and text buttons of an entry or a helpline, in the order given; fax, TTY and videophone are no buttons."""
    buttons = []
    for phone in phones:
        if phone.kind in CALLABLE:
            buttons.append(Button(f"Call {number_words(phone)}", call(phone.number, phone.extension)))
        elif phone.kind == "text":
            word = f"{phone.text_word} to " if phone.text_word else ""
            buttons.append(Button(f"Text {word}{number_words(phone)}", text(phone.number, phone.text_word)))
    return tuple(buttons)


def helpline_view(line: Helpline) -> LineView:
    """A state's own line."""
    source = next((s for s in line.sources if s.retrieved), None)
    return LineView(
        name=line.name,
        when=line.summary,
        buttons=phone_buttons(line.phones),
        hours=(line.hours,) if line.hours else tuple(phone.hours for phone in line.phones if phone.hours),
        url=web(line.website),
        source=date_words(source.retrieved) if source and source.retrieved else "",
    )


def is_line(entry: Entry) -> bool:
    """Whether an entry is somebody to talk to now: a warmline, or a line that one can call."""
    if entry.subtype in TALK_SUBTYPES:
        return True
    by_phone = any(phone.kind in ("warmline", "text") for phone in entry.contact.phones)
    return by_phone and bool(TALK_SERVICES & set(entry.services))


def is_peer_line(entry: Entry) -> bool:
    """Whether a peer is at the other end: then "not a crisis line" must stand beside it."""
    return (
        entry.subtype in TALK_SUBTYPES
        or (entry.type == "peer_program" and "warmline" in entry.services)
        or any(phone.kind == "warmline" for phone in entry.contact.phones)
    )


def line_entry_view(entry: Entry, labels: Labels, path: str) -> LineView:
    """An entry in a list of lines."""
    hours = [s for s in entry.schedule if s.kind in ("phone_hours", "open_hours")]
    words = tuple(schedule_words(s) for s in hours) or tuple(p.hours for p in entry.contact.phones if p.hours)
    return LineView(
        name=entry.name,
        when=entry.summary,
        buttons=phone_buttons(entry.contact.phones),
        hours=words,
        languages=joined(labels.all("languages", entry.languages)),
        path=path,
        peer=is_peer_line(entry),
        key=entry.id,
        rules=rules_of(hours),
    )


def rules_of(schedules: Iterable[Schedule]) -> list[dict[str, object]]:
    """The rules as data for the device, which alone knows what time it is; rules without a time are left out."""
    return [
        schedule_data(s) | ({"title": s.title} if s.title else {})
        for s in schedules
        if s.timezone and (s.always_open or s.start is not None)
    ]
