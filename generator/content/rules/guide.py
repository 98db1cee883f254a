"""What a rule over a guide sees, and what it finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from generator.content.guide_text import Block
from generator.content.rule_data import RuleData, packaged
from generator.content.tree import Node, locate
from generator.directory.guides import Guide
from generator.problems import Problems, Severity
from generator.records import dataclass


@dataclass(frozen=True, slots=True)
class GuideSetting:
    """What rules over guides may know beside them.

    `pages` are the addresses a guide may lead to, beside the guides themselves; with none, links are not checked.
    `filters` holds the keys of each group of filters of the search page, likewise. `numbers` are the reviewed ones.
    `actions` are the ways in which a guide may end.
    """

    today: dt.date
    pages: frozenset[str] = frozenset()
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    data: RuleData = field(default_factory=packaged)


@dataclass(frozen=True, slots=True)
class Written:
    """A guide as it stands in its file: its values, its head, its text in blocks, and the problems of its writing."""

    guide: Guide
    head: Node
    problems: Problems
    blocks: tuple[Block, ...]

    def at(self, path: str) -> tuple[int, int]:
        """Line and column of a field of the head."""
        return locate(self.head, path)


@dataclass(frozen=True, slots=True)
class GuideFinding:
    """One thing a rule found, with its place in the file."""

    place: tuple[int, int]
    message: str
    fix: str = ""
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What else there is: the guides as they were written by slug, all languages, every (language, slug) there is a file of."""

    originals: Mapping[str, Written]
    languages: frozenset[str]
    there: frozenset[tuple[str, str]]
    setting: GuideSetting


GuideCheck = Callable[[Written, Beside], Iterator[GuideFinding]]


@dataclass(frozen=True, slots=True)
class GuideRule:
    """A rule over one guide; its function's docstring is its page, as for the rules over entries."""

    code: str
    severity: Severity
    check: GuideCheck

    @property
    def explanation(self) -> str:
        """The rule's own words: its function's docstring."""
        return self.check.__doc__ or ""
