"""Guides: what the field knows, in plain words, each fact with the page it was read on."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable

from generator.records import dataclass

ORIGINAL = "en"
"""The language guides are written in; those in other languages follow it."""


@dataclass(frozen=True, slots=True)
class GuideSource:
    """A page that bears out facts of a guide. `key` is what the text cites it by; `level` as in `credentials.LEVELS`."""

    key: str
    name: str
    url: str
    retrieved: dt.date
    level: str


@dataclass(frozen=True, slots=True)
class GuideSearch:
    """A search that fits a guide: a filter group of the search page and the keys chosen in it."""

    group: str
    keys: tuple[str, ...]

    @property
    def fragment(self) -> str:
        """What stands behind the "#" of the search page's address."""
        return f"{self.group}={','.join(self.keys)}"


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide in one language. `body` is Markdown, its questions are its headings of the second level.

    `part` and `position` say where it stands among the guides; `evidence` that it reports what studies found, and so
    may speak of outcomes. `shown_on` are the pages that lead to it. `actions`,
    `searches`, `sources` and the like of a translation are its original's.
    `follows` is the fingerprint of the original that a translation was made from, `behind` whether the original has
    changed since, and `reviewed_by_speaker` who of those who speak the language has read it ("" for nobody).
    """

    slug: str
    language: str
    title: str
    summary: str
    body: str
    reviewed: dt.date
    part: str = ""
    position: int = 0
    sources: tuple[GuideSource, ...] = ()
    actions: tuple[str, ...] = ()
    searches: tuple[GuideSearch, ...] = ()
    related: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    shown_on: tuple[str, ...] = ()
    evidence: bool = False
    follows: str = ""
    reviewed_by_speaker: str = ""
    behind: bool = False

    @property
    def path(self) -> str:
        """Its address, as the plan writes addresses."""
        return f"/guide/{self.slug}/"

    @property
    def questions(self) -> tuple[str, ...]:
        """What it answers: its headings of the second level, in order."""
        return tuple(line[3:].strip() for line in self.body.splitlines() if line.startswith("## "))

    @property
    def fingerprint(self) -> str:
        """Twelve signs that change whenever the title, the summary or a word of the text does."""
        text = " ".join(f"{self.title}\n{self.summary}\n{self.body}".split())
        return hashlib.sha256(text.encode()).hexdigest()[:12]


def in_language(guides: Iterable[Guide], language: str) -> tuple[Guide, ...]:
    """Every guide once, in its order: in `language` where it has been translated, else as it was written."""
    found: dict[str, Guide] = {}
    for guide in sorted(guides, key=lambda one: (one.position, one.slug)):
        if guide.language == language or (guide.language == ORIGINAL and guide.slug not in found):
            found[guide.slug] = guide
    return tuple(found.values())
