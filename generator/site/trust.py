"""Where something comes from and who stands behind it, in one absolute sentence that stays true."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from generator.directory.model import Entry, Provenance, Source
from generator.records import dataclass
from generator.site.labels import Labels
from generator.site.links import CALLABLE, host, web
from generator.site.tongue import marked

# The sentence alone, and with who did it.
_HOW = {
    "phone": (marked("Checked by phone on %(date)s."), marked("Checked by phone on %(date)s %(by_whom)s.")),
    "website": (
        marked("Checked on their website on %(date)s."),
        marked("Checked on their website on %(date)s %(by_whom)s."),
    ),
    "visit": (marked("Checked by a visit on %(date)s."), marked("Checked by a visit on %(date)s %(by_whom)s.")),
    "organization_email": (
        marked("Confirmed by their own e-mail on %(date)s."),
        marked("Confirmed by their own e-mail on %(date)s %(by_whom)s."),
    ),
}
_ANYHOW = (marked("Checked on %(date)s."), marked("Checked on %(date)s %(by_whom)s."))
_WHO = {
    "volunteer": marked("by a volunteer"),
    "editor": marked("by an editor"),
    "organization": marked("by the organization"),
}
_HERE = "\0"  # stands for a link in a sentence until the sentence is cut there


@dataclass(frozen=True, slots=True)
class Origin:
    """One source: its words ("Website"), host and address, and the day it was read as words."""

    kind: str
    host: str
    url: str
    date: str


@dataclass(frozen=True, slots=True)
class Trust:
    """`sentence` before the link, `link` and `host` if the sentence names a page, `rest` after it.

    `kind` is "checked", "feed", "read" or "" for nothing known; `date` is its day, from which the device works out
    how fresh it is; `short` fits on a card.
    """

    kind: str
    sentence: str
    link: str
    host: str
    rest: str
    short: str
    date: dt.date | None
    sources: tuple[Origin, ...]

    @property
    def iso(self) -> str:
        """The day as 2026-11-03, "" if none."""
        return self.date.isoformat() if self.date else ""


def _newest(sources: tuple[Source, ...]) -> Source | None:
    dated = [source for source in sources if source.retrieved]
    with_page = [source for source in dated if web(source.url)]
    return max(with_page or dated, key=lambda s: s.retrieved or dt.date.min, default=None)


def has_number(entry: Entry) -> bool:
    """Whether there is a number that a person can simply call: only then can a page ask to call first."""
    return any(phone.kind in CALLABLE for phone in entry.contact.phones)


def trust_of(entry: Entry, labels: Labels) -> Trust:
    """What may be said about where an entry comes from."""
    return trust_in(entry.provenance, labels, number=has_number(entry))


@lru_cache(maxsize=4096)
def trust_in(provenance: Provenance, labels: Labels, *, number: bool = True) -> Trust:
    """What may be said about where this comes from. A person's check comes before a feed, a feed before a page read.

    `number` is whether there is one to call first. Remembered, because an entry's page, its card and its row of a list all ask.
    """
    tongue = labels.tongue
    say = tongue.say
    sources = tuple(
        Origin(
            labels("source_kinds", source.kind),
            host(source.url),
            web(source.url),
            tongue.date(source.retrieved) if source.retrieved else "",
        )
        for source in provenance.sources
    )
    if verified := provenance.verified:
        day = tongue.date(verified.date)
        alone, with_whom = _HOW.get(verified.method, _ANYHOW)
        who = _WHO.get(verified.by)
        sentence = say(with_whom, date=day, by_whom=say(who)) if who else say(alone, date=day)
        return Trust("checked", sentence, "", "", "", say("Checked %(date)s", date=day), verified.date, sources)
    if feed := provenance.feed:
        day = tongue.date(feed.as_of)
        if number:
            sentence = say("From %(list)s, as of %(date)s; not checked by us: call first.", list=feed.name, date=day)
            short = say("As of %(date)s: call first", date=day)
        else:
            sentence = say("From %(list)s, as of %(date)s; not checked by us: check first.", list=feed.name, date=day)
            short = say("As of %(date)s: check first", date=day)
        return Trust("feed", sentence, "", "", "", short, feed.as_of, sources)
    newest = _newest(provenance.sources)
    if newest is None or newest.retrieved is None:
        sentence = say("Not confirmed by us: call first.") if number else say("Not confirmed by us: check first.")
        return Trust("", sentence, "", "", "", say("Not confirmed"), None, sources)
    day = tongue.date(newest.retrieved)
    if link := web(newest.url):
        sentence = say("As read on %(date)s at %(page)s; not confirmed by us.", date=day, page=_HERE)
        before, _, after = sentence.partition(_HERE)
        short = say("As read %(date)s", date=day)
        return Trust("read", before, link, host(link), after, short, newest.retrieved, sources)
    sentence = say("As told to us on %(date)s; not confirmed by us.", date=day)
    return Trust("read", sentence, "", "", "", say("As told %(date)s", date=day), newest.retrieved, sources)
