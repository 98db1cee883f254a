"""Lines to call or text: the crisis strip of every page, and the lists of warmlines and helplines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from generator.directory.credentials import Helpline
from generator.directory.crisis import CrisisLine
from generator.directory.model import Entry, Phone, Schedule
from generator.directory.phones import shown
from generator.directory.schedule_data import schedule_data
from generator.records import dataclass
from generator.site.labels import Labels
from generator.site.links import CALLABLE, call, number_words, text, web
from generator.site.own_text import in_words, own_text
from generator.site.tongue import ENGLISH, Tongue
from generator.site.words import schedule_words

# The strip must fit a phone's first screen: these stand for the full sentences, which /talk/ has.
# They are English as are the sentences: crisis wording in another language is only ever an official source's own.
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

    `key` names its `rules` in the page's data; `path` is its own page, `url` somebody else's; `place` is the state that a
    line of a state is for, where lines of several stand together.
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
    place: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """The crisis strip of one jurisdiction: the first lines as buttons, the others behind "more"."""

    first: tuple[LineView, ...]
    more: tuple[LineView, ...]

    @property
    def spanish(self) -> bool:
        """Whether one of the further lines is there for people who speak Spanish."""
        return any("español" in line.name for line in self.more)


def call_words(tongue: Tongue, number: str) -> str:
    """What a button says that calls."""
    return tongue.say("Call %(number)s", number=number)


def text_words(tongue: Tongue, number: str, word: str = "") -> str:
    """What a button says that writes a text message."""
    if word:
        return tongue.say("Text %(word)s to %(number)s", word=word, number=number)
    return tongue.say("Text %(number)s", number=number)


def _crisis_buttons(line: CrisisLine, tongue: Tongue) -> tuple[Button, ...]:
    buttons = []
    if line.call:
        number = shown(line.call)
        words = (
            tongue.say("Call %(number)s, then press %(key)s", number=number, key=line.press)
            if line.press
            else call_words(tongue, number)
        )
        buttons.append(Button(words, call(line.call)))
    if line.text:
        buttons.append(Button(text_words(tongue, shown(line.text), line.text_word), text(line.text, line.text_word)))
    if line.tty:
        buttons.append(Button(tongue.say("TTY %(number)s", number=shown(line.tty)), call(line.tty)))
    return tuple(buttons)


def crisis_view(line: CrisisLine, labels: Labels, *, short: bool = False) -> LineView:
    """A crisis line with everything known about it; `short` for the buttons of the strip.

    Its words are those of `content/crisis.yaml`, in English where that has none in the page's language.
    """
    tongue = labels.tongue
    name = _in(line.name, tongue)
    when = _in({**line.when, ENGLISH: _SHORT.get(line.key, line.when[ENGLISH])} if short else line.when, tongue)
    source = next((s for s in line.sources if web(s.url) and s.retrieved), None)
    return LineView(
        name=name,
        when=when,
        buttons=_crisis_buttons(line, tongue),
        hours=_hours(line.hours, tongue),
        languages=tongue.joined(labels.all("languages", line.languages)),
        url=web(line.url),
        source=tongue.date(source.retrieved) if source and source.retrieved else "",
    )


def _in(words: Mapping[str, str], tongue: Tongue) -> str:
    return words[tongue.code] if words.get(tongue.code) else tongue.own(words[ENGLISH])


def _hours(hours: str, tongue: Tongue) -> tuple[str, ...]:
    if hours == "always":
        return (tongue.say("Day and night, every day"),)
    return (tongue.own(hours),) if hours else ()


def strip_for(lines: Iterable[CrisisLine], state: str, labels: Labels) -> Strip:
    """The strip of a state ("" for pages of no state): only lines that are proven to serve it.

    On pages in another language than English a line that speaks it alone stands in the place of the general line of its
    number, and says what that is for.
    """
    language = labels.tongue.code
    there = [line for line in lines if line.strip and line.serves(state)]
    own = {line.call: line for line in there if language != ENGLISH and line.languages == (language,)}
    first: list[LineView] = []
    more: list[LineView] = []
    for line in there:
        if len(line.call) != 3 or line.press:
            if line not in own.values():
                more.append(crisis_view(line, labels))
        elif line.call in own:
            view = crisis_view(own[line.call], labels)
            first.append(replace(view, when=crisis_view(line, labels, short=True).when))
            more.append(crisis_view(line, labels))
        else:
            first.append(crisis_view(line, labels, short=True))
    return Strip(tuple(first), tuple(more))


def phone_buttons(phones: Iterable[Phone], tongue: Tongue) -> tuple[Button, ...]:
    """Call and text buttons of an entry or a helpline, in the order given; fax, TTY and videophone are no buttons."""
    buttons = []
    for phone in phones:
        if phone.kind in CALLABLE:
            buttons.append(Button(call_words(tongue, number_words(phone, tongue)), call(phone.number, phone.extension)))
        elif phone.kind == "text":
            words = text_words(tongue, number_words(phone, tongue), phone.text_word)
            buttons.append(Button(words, text(phone.number, phone.text_word)))
    return tuple(buttons)


def helpline_view(line: Helpline, tongue: Tongue, place: str = "") -> LineView:
    """A state's own line; with `place`, the state's name, it says for whom it is."""
    own = tongue.own
    source = next((s for s in line.sources if s.retrieved), None)
    hours = (
        [in_words(line, "hours", tongue)] if line.hours else [own(phone.hours) for phone in line.phones if phone.hours]
    )
    return LineView(
        name=own(line.name),
        when=in_words(line, "summary", tongue),
        buttons=phone_buttons(line.phones, tongue),
        hours=tuple(hours),
        url=web(line.website),
        peer=any(phone.kind == "warmline" for phone in line.phones),
        source=tongue.date(source.retrieved) if source and source.retrieved else "",
        place=place,
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
    tongue = labels.tongue
    said = own_text(entry, labels)
    words = tuple(schedule_words(tongue, s) for s in hours)
    return LineView(
        name=said.name,
        when=said.summary,
        buttons=phone_buttons(entry.contact.phones, tongue),
        hours=words or tuple(tongue.own(p.hours) for p in entry.contact.phones if p.hours),
        languages=tongue.joined(labels.all("languages", entry.languages)),
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
        if s.always_open or (s.timezone and s.start is not None)
    ]
