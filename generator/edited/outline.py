"""What is kept of a whole site so that an edit in one state need not read the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import field

from generator.content.load import Content
from generator.content.rules.duplicates import contacts_of
from generator.content.whole import Told
from generator.directory.credentials import StateFacts
from generator.directory.model import Entry
from generator.records import dataclass
from generator.search.placed import Placed, Sums
from generator.site.feeds import latest
from generator.site.plan import NATIONAL, SitePlan
from generator.site.state_plan import serving

NAME = "outline"
PLACED = "placed"  # the part that says what the tables of places need of each entry
SENT = "sent"  # the part that says how large files are after gzip


@dataclass(frozen=True, slots=True)
class Outline:
    """The site as one of its states sees it.

    `counts` has the entries of each state; `nationwide` the nationwide entries, `far` those of any state that serve another,
    `national` the ids of all nationwide ones, listed or not; `contacts` in which states each number and website stands;
    `shared` the problems that only several entries together show; `sums` what the tables of places ask of all together; `facts` what
    the states' own files say; `newest` the newest day of all entries; `placed` what the tables of places need of those that were edited
    since everything was kept.
    """

    counts: Mapping[str, int]
    nationwide: tuple[Entry, ...]
    far: tuple[Entry, ...]
    national: tuple[str, ...]
    contacts: Mapping[str, str]
    shared: tuple[Told, ...]
    sums: Sums
    facts: Mapping[str, StateFacts]
    newest: dt.date | None
    placed: Mapping[str, Placed] = field(default_factory=dict)


def outline_of(content: Content, listed: Iterable[Entry], plan: SitePlan, sums: Sums) -> Outline:
    """The outline of a site: `content` is all that was read, `listed` the entries that the site shows."""
    listed = tuple(listed)
    served = serving(listed).values()
    far = {entry.id: entry for some in served for entry in some}
    states: dict[str, dict[str, None]] = {}
    for entry in content.directory.entries:
        for key in contacts_of(entry):
            states.setdefault(key, {})[entry.state] = None
    return Outline(
        {key: state.count for key, state in plan.states.items()},
        plan.nationwide.entries,
        tuple(far[key] for key in sorted(far)),
        tuple(entry.id for entry in content.directory.entries if entry.state == NATIONAL),
        {key: " ".join(some) for key, some in states.items()},
        content.shared,
        sums,
        content.directory.states,
        latest(listed),
    )
