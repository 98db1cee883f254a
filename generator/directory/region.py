"""The region a site is for: the nation, some states, or some counties; and which entries it lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.directory.directory import Directory
from generator.directory.model import Entry
from generator.directory.names import county_key
from generator.directory.places import all_counties, county_of_entry
from generator.records import dataclass

NATION = "us"
_WIDE = frozenset({"statewide", "multi_state", "national"})


@dataclass(frozen=True, slots=True)
class Region:
    """States by key; for one of which only some counties belong to it, the keys of their names, else nothing."""

    states: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, places: Iterable[str]) -> Region:
        """The region of "ky" (a state) and "ky/jefferson" (a county). A state named whole is whole."""
        counties: dict[str, set[str]] = {}
        whole: set[str] = set()
        for place in places:
            state, _, county = place.partition("/")
            if county:
                counties.setdefault(state, set()).add(county_key(county.replace("-", " ")))
            else:
                whole.add(state)
        return cls({
            state: frozenset() if state in whole else frozenset(counties[state]) for state in {*whole, *counties}
        })  # fmt: skip

    def lists(self, entry: Entry) -> bool:
        """Whether a site for this region lists an entry.

        It does if the entry is nationwide, in the region, or says that it serves a state of it. In a state of which only
        some counties belong, what serves the whole state counts, and what has no place or a place in no known county.
        """
        area = entry.service_area
        if not self.states or entry.state == NATION or (area is not None and area.scope == "national"):
            return True
        if entry.state not in self.states:
            return area is not None and any(code.lower() in self.states for code in area.states)
        counties = self.states[entry.state]
        if not counties or (area is not None and area.scope in _WIDE):
            return True
        county = county_of_entry(entry)
        if county and county_key(county) in counties:
            return True
        served = frozenset(map(county_key, area.counties)) if area is not None else frozenset()
        return bool(served & counties) or not (county or served)


def within(directory: Directory, places: Iterable[str]) -> Directory:
    """The directory as a site for `places` shows it: its entries, and the facts of its states; all of it for none."""
    region = Region.of(places)
    if not region.states:
        return directory
    return replace(
        directory,
        entries=tuple(entry for entry in directory.entries if region.lists(entry)),
        states={key: facts for key, facts in directory.states.items() if key in region.states},
    )


def unknown_counties(places: Iterable[str]) -> tuple[str, ...]:
    """Those of `places` that name a county which no ZIP code lies in."""
    found = []
    for place in places:
        state, _, county = place.partition("/")
        known = all_counties() if county else {}  # read from the ZIP codes, which takes a second
        if county and (state.upper(), county_key(county.replace("-", " "))) not in known:
            found.append(place)
    return tuple(found)


def county_names(places: Iterable[str], state: str) -> tuple[str, ...]:
    """What the counties of a state are called that belong to a region: "Jefferson County"; () where all of it does."""
    region = Region.of(places)
    if not region.states.get(state):
        return ()
    known = all_counties()
    return tuple(
        sorted(
            known[state.upper(), key][0].county for key in region.states.get(state, ()) if (state.upper(), key) in known
        )
    )
