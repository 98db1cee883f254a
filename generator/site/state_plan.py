"""The pages of one state: which there are, where they stand, which entries each lists. Decided from the state's own entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from generator.content.vocabulary import Term, Vocabulary
from generator.directory.model import Entry
from generator.records import dataclass
from generator.site.bundles import Bundle, entry_path
from generator.site.kinds import KIND_OF, KINDS, Kinds
from generator.site.meetings import MeetingPlan, meeting_plan
from generator.site.places import LONGEST, ListPage, Place, cities_in, counties_in, pages_of
from generator.site.sheets import Need, Sheet, needs_of, sheets_in
from generator.site.term_values import texts_in, tile_in
from generator.site.tongue import english

NATIONAL = "us"
FREELY_ASSOCIATED = "associated"  # nations of their own: they are compared only where something is known
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
    count: int = 0
    """How many entries it has."""
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


def serving(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """State -> the entries of other states, and nationwide ones, that say they serve it."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.service_area and entry.service_area.scope != "national":
            for code in entry.service_area.states:
                if code.lower() != entry.state:
                    found.setdefault(code.lower(), []).append(entry)
    return found


class StatePlans:
    """Plans states, each from its own entries and those that serve it from elsewhere. The options are those of `plan`."""

    def __init__(
        self, vocabulary: Vocabulary, *, sheets: bool = True, city_pages: int = 1, county_pages: int = 1
    ) -> None:
        self._terms = vocabulary["states"]
        self.kinds = Kinds.of(vocabulary, english())
        self._needs = needs_of(vocabulary) if sheets else None
        self._least = (city_pages, county_pages)

    def plan(self, key: str, entries: Iterable[Entry], elsewhere: Iterable[Entry]) -> StatePlan:
        """All pages of the state `key`."""
        serving_it = self.kinds.in_order(elsewhere)
        return _state(self._terms[key], tuple(entries), self.kinds, serving_it, self._needs, self._least)

    def stub(self, key: str, count: int) -> StatePlan:
        """As much of a state's plan as the pages of other states need: its name, its address, how many entries it has."""
        term, path = self._terms[key], f"/{key}/"
        code = str(term.extra.get("code", key.upper()))
        return StatePlan(key, code, term.called(), path, (), {}, MeetingPlan(f"{path}meetings/", 0, ()), count=count)


def nationwide_plan(entries: Iterable[Entry], kinds: Kinds) -> StatePlan:
    """The pages of the nationwide and online entries."""
    some = kinds.in_order(entries)
    return StatePlan(
        NATIONAL,
        "US",
        "Nationwide and online",
        "/us/",
        some,
        _kinds("/us/", some, (), (), kinds),
        MeetingPlan("/online/", 0, ()),
        count=len(some),
    )


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
        count=len(entries),
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
