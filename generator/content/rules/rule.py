"""What a rule is: a code, a weight, a scope, and a function that yields findings.

The docstring of the function is the rule's page for people (`check --explain CODE`): the cause first, then `Wrong:`,
`Cure:` and `Right:`. `content.codes` reads it.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import field
from typing import Protocol

from generator.content.rule_data import RuleData, packaged
from generator.directory.model import Entry
from generator.problems import Severity
from generator.records import dataclass


class Scope(enum.StrEnum):
    """What a rule must see: one entry, or the whole directory."""

    ENTRY = "entry"
    DIRECTORY = "directory"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found. `at` is the field path ("contact.phones.0.number"), "" for the whole entry.

    `found` are the words as they stand in that field: the caret goes there, and with `instead` the line to copy is the
    source line with the words exchanged. `copy` are lines to add to the group of fields at `at`, or to the one around it,
    blank where only a
    person can know. `delete` means that nothing but taking the field out mends it.
    """

    at: str
    message: str
    fix: str = ""
    copy: str = ""
    found: str = ""
    instead: str = ""
    delete: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """What a directory rule found: the ids it concerns with the field path in each, told at one of them.

    `message` has {others} where the other ids are named. `key` is what they have in common: a name, a number, an address.
    """

    members: tuple[tuple[str, str], ...]
    message: str
    fix: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What rules may know beside the entry.

    `today` bounds dates. `fictional` is true under tests/, where invented listings live. `crisis_numbers` are the
    reviewed ones; `credentials` the ids of content/states. `excused` are (code, id) of content/exceptions.yaml. `neighbors` and
    `timezones` are those of each state, by its capital letters.
    """

    today: dt.date
    fictional: bool = False
    crisis_numbers: frozenset[str] = frozenset()
    credentials: frozenset[str] = frozenset()
    reserved_slugs: frozenset[str] = field(default_factory=frozenset)
    excused: frozenset[tuple[str, str]] = frozenset()
    neighbors: dict[str, frozenset[str]] = field(default_factory=dict)
    timezones: dict[str, tuple[str, ...]] = field(default_factory=dict)
    data: RuleData = field(default_factory=packaged)


Check = Callable[[Entry, Setting], Iterator[Finding]]


class DirectoryCheck(Protocol):
    """Finds what several entries share; with `only`, looks at those alone that have one of these keys in common."""

    def __call__(
        self, entries: Sequence[Entry], setting: Setting, only: Collection[str] | None = None
    ) -> Iterator[Shared]: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule over one entry.

    `imported` says whether it speaks of entries as a feed gave them: what nobody here wrote, nobody here can word
    better, so rules about wording and completeness leave them alone. `excusable`: content/exceptions.yaml may name it.
    """

    code: str
    severity: Severity
    check: Check
    imported: bool = True
    excusable: bool = True
    scope: Scope = Scope.ENTRY

    @property
    def explanation(self) -> str:
        """The rule's own words: its function's docstring."""
        return self.check.__doc__ or ""


@dataclass(frozen=True, slots=True)
class DirectoryRule:
    """A rule over all entries together; `local` says that it puts only entries of one state beside each other."""

    code: str
    severity: Severity
    check: DirectoryCheck
    local: bool = False
    excusable: bool = True
    scope: Scope = Scope.DIRECTORY

    @property
    def explanation(self) -> str:
        """The rule's own words: its function's docstring."""
        return self.check.__doc__ or ""


def is_imported(entry: Entry) -> bool:
    """Whether the entry is as a feed gave it: nobody here has checked it or read another source."""
    provenance = entry.provenance
    return (
        provenance.feed is not None
        and provenance.verified is None
        and all(source.kind == "official_feed" for source in provenance.sources)
    )
