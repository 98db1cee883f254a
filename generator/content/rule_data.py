"""The words and hosts that rules look for: `vocabulary/rules/*.yaml`, read once, matched fast.

Whole phrases only, whatever the letters' size; typographic apostrophes count as plain ones. Data, so that a word is
added without code; `vocabulary/rules/README.md` says how.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from generator.content.checker import check_record
from generator.content.packed import Cache, hashed, key_of
from generator.content.reader import read_tree
from generator.content.table import Field, Kind
from generator.content.tree import Sequence
from generator.patterns import pattern
from generator.problems import Problem
from generator.records import dataclass
from generator.resources import vocabulary_dir

FOLDER = "rules"
_WORDS = (
    Field("rule", Kind.TEXT, "The code of the rule.", required=True, max_length=40),
    Field("words", Kind.WORDS, "The words, by language.", required=True, max_length=80),
    Field("instead", Kind.TEXTS, "What to write instead, by language.", max_length=80),
    Field("unless", Kind.WORDS, "Where the same words are right, by language.", max_length=120),
)
_HOSTS = (
    Field("key", Kind.TEXT, "What these hosts are.", required=True, max_length=40),
    Field("hosts", Kind.TEXT, "The hosts.", many=True, required=True, max_length=100),
)
_AREAS = (
    Field("state", Kind.STATE, "The state.", required=True),
    Field("codes", Kind.TEXT, "Its area codes.", many=True, required=True, max_length=3),
)
_WORD = pattern(r"\w+")
_PLAIN = str.maketrans("\u2019\u02bc`", "'''")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a phrase stands in a text: offset, the words as written, what to write instead ("" if unknown)."""

    at: int
    words: str
    instead: str


@dataclass(frozen=True, slots=True)
class WordList:
    """The phrases of one rule, and of where they are right. `triggers` has the words of each phrase in small letters, by their first
    word. Patterns are made when they are first looked for: most entries hold no phrase of any rule.
    """

    triggers: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    phrases: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    instead: Mapping[str, str] = field(default_factory=dict)

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """What finds the phrases; None for none."""
        return _pattern(self.phrases)

    @property
    def unless(self) -> re.Pattern[str] | None:
        """What finds the places where they are right."""
        return _pattern(self.exempt)

    def possible(self, words: frozenset[str]) -> bool:
        """Whether a text of these words (in small letters) can hold a phrase: it has all the words of one."""
        return any(phrase <= words for first in self.triggers.keys() & words for phrase in self.triggers[first])

    def find(self, text: str) -> Iterator[Hit]:
        """Every phrase of the list in `text` that stands in no exempt phrase, from left to right."""
        pattern, unless = self.pattern, self.unless
        if pattern is None:
            return
        plain = text.translate(_PLAIN)
        spared = [match.span() for match in unless.finditer(plain)] if unless else []
        for match in pattern.finditer(plain):
            if not any(start < match.end() and match.start() < end for start, end in spared):
                written = text[match.start() : match.end()]
                yield Hit(match.start(), written, self.instead.get(_key(match[0]), ""))


@dataclass(frozen=True, slots=True)
class RuleData:
    """All of it: word lists by code, hosts by kind, the state of each area code."""

    words: Mapping[str, WordList] = field(default_factory=dict)
    hosts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)

    def is_host(self, kind: str, host: str) -> bool:
        """Whether `host` or one that it stands below is among the hosts of this kind."""
        return not self.hosts.get(kind, frozenset()).isdisjoint(_with_those_above(host))


@lru_cache(maxsize=1024)
def _with_those_above(host: str) -> frozenset[str]:
    """The host and those that it stands below."""
    parts = host.lower().rstrip(".").split(".")
    return frozenset(".".join(parts[n:]) for n in range(len(parts) - 1))


def _key(phrase: str) -> str:
    return " ".join(re.split(r"[\s-]+", phrase.lower()))


def words_of(text: str) -> frozenset[str]:
    """The words of `text` in small letters: what `triggers` are compared with."""
    return frozenset(_WORD.findall(text.lower()))


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    each = (r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", phrase)) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(each, key=lambda one: (-len(one), one)))})(?!\w)", re.IGNORECASE)


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[frozenset[str], ...]]:
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for phrase in phrases:
        if words := _WORD.findall(phrase.lower()):
            found[words[0]] = (*found.get(words[0], ()), frozenset(words))
    return found


def _word_lists(rows: list[dict[str, Any]]) -> dict[str, WordList]:
    by_rule: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_rule.setdefault(row["rule"], []).append(row)
    lists = {}
    for rule, own in by_rule.items():
        words = [(word, language, row) for row in own for language, found in row["words"].items() for word in found]
        unless = [word for row in own for found in row.get("unless", {}).values() for word in found]
        lists[rule] = WordList(
            _by_first_word(word for word, *_ in words),
            tuple(word for word, *_ in words),
            tuple(unless),
            {_key(word): row["instead"].get(language, "") for word, language, row in words if "instead" in row},
        )
    return lists


def read_rule_data(folder: Path, shown: str) -> tuple[RuleData, list[Problem]]:
    """The data in `folder` (a vocabulary's `rules/`); a broken row is a problem, and left out."""
    problems: list[Problem] = []

    def rows(name: str, fields: tuple[Field, ...]) -> list[dict[str, Any]]:
        path = folder / f"{name}.yaml"
        if not path.exists():
            return []
        tree, found = read_tree(path.read_bytes(), f"{shown}/{path.name}")
        if tree is not None and not isinstance(tree, Sequence):
            found.add("FIELD-SHAPE", "This file is a list: each part starts with a hyphen.", line=1, column=1)
        items = tree.items if isinstance(tree, Sequence) else ()
        read = [check_record(item, fields, {}, found) for item in items]
        problems.extend(found.found)
        return [row for row in read if all(f.name in row for f in fields if f.required)]

    return (
        RuleData(
            _word_lists(rows("words", _WORDS)),
            {row["key"]: frozenset(row["hosts"]) for row in rows("hosts", _HOSTS)},
            {code: row["state"] for row in rows("area_codes", _AREAS) for code in row["codes"]},
        ),
        problems,
    )


def known_rule_data(own: Path, cache: Cache) -> tuple[RuleData, list[Problem]]:
    """The data of a content folder's vocabulary or, where it has none, those that come with the tool; kept while their files stay."""
    folder = own / FOLDER
    make = lambda: read_rule_data(folder, folder.as_posix())  # noqa: E731  # short and used once
    if not folder.is_dir():
        folder, make = vocabulary_dir() / FOLDER, lambda: (packaged(), [])
    key = key_of(f"{path.as_posix()} {hashed(path.read_bytes())}" for path in sorted(folder.glob("*.yaml")))
    known: tuple[RuleData, list[Problem]] = cache.get("rules", key, tuple[RuleData, list[Problem]], make)
    return known


@cache
def packaged() -> RuleData:
    """The data that ship with the tool. A test holds that they have no problems."""
    return read_rule_data(vocabulary_dir() / FOLDER, FOLDER)[0]
