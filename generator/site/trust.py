"""Where something comes from and who stands behind it, in one absolute sentence that stays true."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.directory.model import Provenance, Source
from generator.site.labels import Labels
from generator.site.links import host, web
from generator.site.words import date_words

_HOW = {
    "phone": "Checked by phone",
    "website": "Checked on their website",
    "visit": "Checked by a visit",
    "organization_email": "Confirmed by their own e-mail",
}
_WHO = {"volunteer": "by a volunteer", "editor": "by an editor", "organization": "by the organization"}


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


def trust_in(provenance: Provenance, labels: Labels) -> Trust:
    """What may be said about where this comes from. A person's check comes before a feed, a feed before a page read."""
    sources = tuple(
        Origin(
            labels("source_kinds", source.kind),
            host(source.url),
            web(source.url),
            date_words(source.retrieved) if source.retrieved else "",
        )
        for source in provenance.sources
    )
    if verified := provenance.verified:
        day = date_words(verified.date)
        how = _HOW.get(verified.method, "Checked")
        sentence = f"{how} on {day} {_WHO.get(verified.by, '')}".rstrip() + "."
        return Trust("checked", sentence, "", "", "", f"Checked {day}", verified.date, sources)
    if feed := provenance.feed:
        day = date_words(feed.as_of)
        sentence = f"From {feed.name}, as of {day}; not checked by us: call first."
        return Trust("feed", sentence, "", "", "", f"As of {day}: call first", feed.as_of, sources)
    newest = _newest(provenance.sources)
    if newest is None or newest.retrieved is None:
        return Trust("", "Not confirmed by us: call first.", "", "", "", "Not confirmed", None, sources)
    day = date_words(newest.retrieved)
    if link := web(newest.url):
        return Trust(
            "read",
            f"As read on {day} at ",
            link,
            host(link),
            "; not confirmed by us.",
            f"As read {day}",
            newest.retrieved,
            sources,
        )
    return Trust(
        "read", f"As told to us on {day}; not confirmed by us.", "", "", "", f"As told {day}", newest.retrieved, sources
    )
