"""The plan: every address of the site, decided once, before anything is rendered.

Paths start and end with a slash and know nothing of the base path; `render` puts it in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.content.vocabulary import Term, Vocabulary
from generator.directory.directory import Directory
from generator.directory.model import Entry
from generator.site.addresses import PAGES, RESERVED, guide_paths
from generator.site.bundles import Bundle, bundle_path, bundles_of, entry_path, page_count
from generator.site.kinds import KIND_OF, KINDS, Kinds
from generator.site.meetings import MeetingPlan, meeting_plan
from generator.site.places import LONGEST, ListPage, Place, cities_in, counties_in, pages_of
from generator.site.sheets import Need, Sheet, needs_of, sheets_in
from generator.site.term_values import texts_in, tile_in
from generator.site.tongue import Tongue, english

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

NATIONAL = "us"
# A list of links to places may be longer than one of cards: some 75 bytes each.
LONGEST_LINKS = 400
CITIES_ON_STATE_PAGE = 60
ENTRIES_ON_STATE_PAGE = 40
BIGGEST_CITIES = 30


@dataclass(frozen=True, slots=True)
class KindPlan:
    """A state's entries of one kind: listed on `pages`, or, if `split`, by county and city, and here only the rest."""

    kind: str
    path: str
    count: int
    pages: tuple[ListPage, ...]
    split: bool
    counties: tuple[Place, ...] = ()
    cities: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Letters:
    """One page of the list of a state's cities."""

    path: str
    label: str
    cities: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class StatePlan:
    """All pages of one state or territory, or of "us", the nationwide and online entries."""

    key: str
    code: str
    name: str
    path: str
    entries: tuple[Entry, ...]
    kinds: Mapping[str, KindPlan]
    meetings: MeetingPlan
    counties: tuple[Place, ...] = ()
    cities: tuple[Place, ...] = ()
    city_pages: tuple[Letters, ...] = ()
    statewide: tuple[ListPage, ...] = ()
    neighbors: tuple[str, ...] = ()
    tile: tuple[int, int] | None = None
    kind: str = ""
    from_elsewhere: tuple[Entry, ...] = ()
    sheets: Mapping[str, tuple[Sheet, ...]] = field(default_factory=dict)
    bundles: tuple[Bundle, ...] | None = None
    """The pages of several entries each, where entries have none of their own; None where they have."""
    beyond: bool = False
    """Whether it lies outside the site's region: then only its entries that serve the region have pages."""

    @property
    def lists_all(self) -> bool:
        """Whether the state's own page lists every entry."""
        return len(self.entries) <= ENTRIES_ON_STATE_PAGE

    def biggest_cities(self) -> tuple[Place, ...]:
        """The cities that the state's page names: all, or those with most entries; by name."""
        if len(self.cities) <= CITIES_ON_STATE_PAGE:
            return self.cities
        most = sorted(self.cities, key=lambda city: (-len(city.entries), city.slug))[:BIGGEST_CITIES]
        return tuple(sorted(most, key=lambda city: (city.name.casefold(), city.slug)))

    def paths(self) -> Iterator[str]:
        """Every path of the state, its entries' included, in a stable order."""
        if not self.beyond:
            yield from self._lists()
        if self.bundles is not None:
            yield from (bundle.path for bundle in self.bundles)
        else:
            yield from map(entry_path, sorted(self.entries, key=lambda entry: entry.id))

    def _lists(self) -> Iterator[str]:
        yield self.path
        for kind in self.kinds.values():
            yield from (page.path for page in kind.pages)
        yield from (page.path for page in self.statewide)
        yield from self.meetings.paths()
        yield from (page.path for page in self.city_pages)
        for place in self.counties + self.cities:
            yield from (page.path for page in place.pages)


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
    least = (city_pages, county_pages)
    kinds = Kinds.of(vocabulary, english())
    serving: dict[str, list[Entry]] = {}
    needs = needs_of(vocabulary) if sheets else None
    for entry in directory.listed():
        if entry.service_area and entry.service_area.scope != "national":
            for code in entry.service_area.states:
                if code.lower() != entry.state:
                    serving.setdefault(code.lower(), []).append(entry)
    states = {
        key: _state(term, by_state.get(key, ()), kinds, kinds.in_order(serving.get(key, ())), needs, least)
        for key, term in vocabulary["states"].items()
        if key != NATIONAL and (not region or key in region)
    }
    if not entry_pages:
        states = {key: replace(state, bundles=bundles_of(state.path, state.entries)) for key, state in states.items()}
    beyond = {
        key: _beyond(term, by_state[key], kinds)
        for key, term in vocabulary["states"].items()
        if key != NATIONAL and key not in states and key in by_state
    }
    entries = kinds.in_order(by_state.get(NATIONAL, ()))
    nationwide = StatePlan(
        NATIONAL,
        "US",
        "Nationwide and online",
        "/us/",
        entries,
        _kinds("/us/", entries, (), (), kinds),
        MeetingPlan("/online/", 0, ()),
    )
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
    return StatePlan(term.key, code, term.called(), base, naming.in_order(some), {}, nothing, beyond=True)


def _state(
    term: Term,
    some: tuple[Entry, ...],
    naming: Kinds,
    serving: tuple[Entry, ...],
    needs: tuple[Need, ...] | None,
    least: tuple[int, int],
) -> StatePlan:
    base = f"/{term.key}/"
    entries = naming.in_order(some)
    cities = _of_size(cities_in(entries, base, naming), least[0])
    every = counties_in(entries, base, cities, naming)
    counties = _of_size(every, least[1])
    # What is in a county without a page is in the lists by kind; it does not serve the whole state.
    pages = {county.path for county in counties}
    elsewhere = frozenset(entry.id for county in every if county.path not in pages for entry in county.entries)
    return StatePlan(
        key=term.key,
        code=str(term.extra.get("code", term.key.upper())),
        name=term.called(),
        path=base,
        entries=entries,
        kinds=_kinds(base, entries, counties, cities, naming),
        meetings=meeting_plan(base, entries, (*cities, *counties)),
        counties=counties,
        cities=cities,
        city_pages=_city_pages(base, cities),
        statewide=_statewide(base, entries, counties, cities, naming, elsewhere),
        neighbors=tuple(key.lower() for key in texts_in(term.extra.get("neighbors"))),
        tile=tile_in(term.extra.get("tile")),
        kind=str(term.extra.get("kind", "")),
        from_elsewhere=serving,
        sheets=sheets_in(counties, cities, needs, naming) if needs is not None else {},
    )


def _of_size(places: tuple[Place, ...], least: int) -> tuple[Place, ...]:
    return tuple(place for place in places if least and len(place.entries) >= least)


def _kinds(
    base: str,
    entries: tuple[Entry, ...],
    counties: tuple[Place, ...],
    cities: tuple[Place, ...],
    naming: Kinds,
) -> dict[str, KindPlan]:
    placed = {entry.id for place in counties + cities for entry in place.entries}
    kinds = {}
    for kind in KINDS:
        path = f"{base}{kind}/"
        some = tuple(entry for entry in entries if KIND_OF[entry.type] == kind)
        split = len(some) > LONGEST and bool(placed)
        here = tuple(entry for entry in some if entry.id not in placed) if split else some
        kinds[kind] = KindPlan(
            kind=kind,
            path=path,
            count=len(some),
            pages=pages_of(here, path, naming),
            split=split,
            counties=tuple(place for place in counties if place.count(kind)) if split else (),
            cities=tuple(place for place in cities if place.count(kind)) if split else (),
        )
    return kinds


def _statewide(
    base: str,
    entries: tuple[Entry, ...],
    counties: tuple[Place, ...],
    cities: tuple[Place, ...],
    naming: Kinds,
    elsewhere: frozenset[str],
) -> tuple[ListPage, ...]:
    """Pages for what serves the whole state, and for what no city or county page lists; none if there is nothing.

    `elsewhere` are the ids of entries that only lists by kind have, unless they serve the whole state.
    """
    placed = {entry.id for place in counties + cities for entry in place.entries} | elsewhere
    some = tuple(
        entry
        for entry in entries
        if entry.id not in placed
        or (entry.service_area is not None and entry.service_area.scope in ("statewide", "multi_state", "national"))
    )
    return pages_of(some, f"{base}statewide/", naming) if some else ()


def _city_pages(base: str, cities: tuple[Place, ...]) -> tuple[Letters, ...]:
    """The list of all cities at base/in/, in parts where it is long."""
    count = -(-len(cities) // LONGEST_LINKS)
    pages = []
    for number in range(count):
        part = cities[len(cities) * number // count : len(cities) * (number + 1) // count]
        label = f"{part[0].name[:3].strip()}–{part[-1].name[:3].strip()}" if count > 1 else ""
        pages.append(Letters(f"{base}in/" if number == 0 else f"{base}in/{number + 1}/", label, part))
    return tuple(pages)
