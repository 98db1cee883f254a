"""What a rule is: a code, a weight, a scope, and a function that yields findings.

The docstring of the function is the rule's page for people: what goes wrong without it, and its source.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.directory.model import Entry
from generator.problems import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found. `at` is the field path ("contact.phones.0.number"), "" for the whole entry."""

    at: str
    message: str
    fix: str = ""
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What rules may know beside the entry.

    `today` bounds dates. `fictional` is true under tests/, where invented listings live.
    `crisis_numbers` are the reviewed ones; `credentials` the ids of content/states.
    """

    today: dt.date
    fictional: bool = False
    crisis_numbers: frozenset[str] = frozenset()
    credentials: frozenset[str] = frozenset()
    reserved_slugs: frozenset[str] = field(default_factory=frozenset)


Check = Callable[[Entry, Setting], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule over one entry."""

    code: str
    severity: Severity
    check: Check

    @property
    def explanation(self) -> str:
        """The rule's own words: its function's docstring."""
        return self.check.__doc__ or ""
