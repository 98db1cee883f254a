"""The plan: every address of the site, decided once, before anything is rendered.

Paths start and end with a slash and know nothing of the base path; `render` puts it in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from generator.content.vocabulary import Term, Vocabulary
from generator.directory.directory import Directory
from generator.directory.model import Entry
from generator.records import dataclass
from generator.site.addresses import PAGES, RESERVED, guide_paths
from generator.site.bundles import bundle_path, bundles_of, entry_path, page_count
from generator.site.kinds import KIND_OF, KINDS, Kinds
from generator.site.meetings import MeetingPlan
from generator.site.state_plan import (
    BIGGEST_CITIES,
    CITIES_ON_STATE_PAGE,
    ENTRIES_ON_STATE_PAGE,
    LONGEST_LINKS,
    NATIONAL,
    KindPlan,
    Letters,
    StatePlan,
    StatePlans,
    nationwide_plan,
    serving,
)
from generator.site.tongue import Tongue

__all__ = [
    "BIGGEST_CITIES",
    "CITIES_ON_STATE_PAGE",
    "ENTRIES_ON_STATE_PAGE",
    "LONGEST_LINKS",
    "NATIONAL",
    "PAGES",
    "RESERVED",
    "KindPlan",
    "Letters",
    "SitePlan",
    "StatePlan",
    "guide_paths",
    "plan",
]


@dataclass(frozen=True, slots=True)
class SitePlan:
    """Every page. `states` holds all states and territories of the site's region in the vocabulary's order, with entries or
    without; `beyond` states outside it that have entries which serve it. `home` is the state of a site for one, else "".
    """

    states: Mapping[str, StatePlan]
    nationwide: StatePlan
    kinds: Kinds
    totals: Mapping[str, int] = field(default_factory=dict)
    beyond: Mapping[str, StatePlan] = field(default_factory=dict)
    home: str = ""

    def address(self, entry: Entry) -> str:
        """Where all about an entry stands: its own page, or its place on one of several entries."""
        count = self.page_counts().get(entry.state, 0)
        return bundle_path(entry.id, count) if count else entry_path(entry)

    def page_counts(self) -> dict[str, int]:
        """State -> on how many pages its entries stand, for states whose entries have no pages of their own."""
        states = (state for state in self.states.values() if state.bundles is not None)
        return {state.key: page_count(len(state.entries)) for state in states if state.entries}

    guides: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def paths(self) -> Iterator[str]:
        """Every path that search engines may list, in a stable order, each once."""
        yield from (path for path in PAGES if not (self.home and path == "/states/"))
        if not self.home:
            yield from (f"/{kind}/" for kind in KINDS)
        yield from self.guides
        yield from self.extra
        yield from (path for path in self.nationwide.paths() if path not in PAGES)
        for state in (*self.states.values(), *self.beyond.values()):
            yield from state.paths()

    def called(self, vocabulary: Vocabulary, tongue: Tongue) -> SitePlan:
        """The same plan with the names of another language; addresses and order are those of every language."""
        names = vocabulary["states"]
        return replace(
            self,
            states={key: replace(state, name=names[key].called(tongue.code)) for key, state in self.states.items()},
            beyond={key: replace(state, name=names[key].called(tongue.code)) for key, state in self.beyond.items()},
            nationwide=replace(self.nationwide, name=tongue.say("Nationwide and online")),
            kinds=Kinds.of(vocabulary, tongue),
        )


def plan(
    directory: Directory,
    vocabulary: Vocabulary,
    *,
    sheets: bool = True,
    region: Sequence[str] = (),
    entry_pages: bool = True,
    city_pages: int = 1,
    county_pages: int = 1,
    extra: Sequence[str] = (),
) -> SitePlan:
    """Decide every page's path and which entries it lists. Pure and deterministic: same values, same plan.

    `sheets`: whether places have sheets to print; search engines need not list those. `region`: the states the site is
    for, () for all; the directory then holds what such a site lists. `entry_pages`: whether entries of states have pages of
    their own; nationwide ones always have. `city_pages`, `county_pages`: the fewest entries with which a
    town and a county have one, 0 for none at all. `extra`: the addresses of a host's own pages.

    One plan is for all languages; its names are English, and `called` gives them in another.
    """
    by_state = directory.by_state()
    making = StatePlans(vocabulary, sheets=sheets, city_pages=city_pages, county_pages=county_pages)
    kinds = making.kinds
    served = serving(directory.listed())
    states = {
        key: making.plan(key, by_state.get(key, ()), served.get(key, ()))
        for key in vocabulary["states"]
        if key != NATIONAL and (not region or key in region)
    }
    if not entry_pages:
        states = {key: replace(state, bundles=bundles_of(state.path, state.entries)) for key, state in states.items()}
    beyond = {
        key: _beyond(term, by_state[key], kinds)
        for key, term in vocabulary["states"].items()
        if key != NATIONAL and key not in states and key in by_state
    }
    nationwide = nationwide_plan(by_state.get(NATIONAL, ()), kinds)
    planned = (nationwide, *states.values(), *beyond.values())
    totals = {kind: sum(KIND_OF[entry.type] == kind for state in planned for entry in state.entries) for kind in KINDS}
    return SitePlan(
        states,
        nationwide,
        kinds,
        totals,
        beyond,
        region[0] if len(region) == 1 else "",
        guide_paths(directory.guides),
        tuple(extra),
    )


def _beyond(term: Term, some: tuple[Entry, ...], naming: Kinds) -> StatePlan:
    """A state outside the region, of which only some entries' own pages are shown."""
    base = f"/{term.key}/"
    code = str(term.extra.get("code", term.key.upper()))
    nothing = MeetingPlan(f"{base}meetings/", 0, ())
    return StatePlan(
        term.key, code, term.called(), base, naming.in_order(some), {}, nothing, count=len(some), beyond=True
    )
