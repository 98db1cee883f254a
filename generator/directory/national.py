"""Facts of the whole country: a number, its year, a sentence that says it, and the page it was read on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from generator.directory.model import Entry
from generator.records import dataclass

UNITS = ("people", "states", "percent", "facilities")
# How exact the page was: as it stands, "more than", "about".
QUALIFIERS = ("", "more_than", "about")
# What a fact is about, in the order of the page that shows them.
TOPICS = ("people", "certification", "medicaid", "facilities")
# The lists of treatment facilities by SAMHSA, as the feeds of imported entries are named.
_FEDERAL = ("SAMHSA", "FindTreatment")
# Peers who work with a person: their codes PEER and RC. A self-help group that meets there (SHG) is no such thing.
_WITH_PEERS = frozenset({"peer_support_one_to_one", "recovery_coaching"})


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """What holds in one state: `value` out of `of` (0 where there is no whole to speak of)."""

    state: str
    value: int
    of: int = 0

    @property
    def percent(self) -> float | None:
        """The share in percent; None where there is no whole."""
        return 100 * self.value / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class NationalFact:
    """One fact. `series` joins facts that are the same thing in other years, all in one unit or all shares of a whole.

    `sentence` is said as it stands, by language; the number in it is `value`, written by `as_written`.
    `places` holds the same by state, for a map; it adds up to `value`.
    """

    key: str
    value: float
    unit: str
    year: int
    sentence: Mapping[str, str]
    url: str
    retrieved: dt.date
    level: str
    topic: str
    qualifier: str = ""
    of: int = 0
    series: str = ""
    places: tuple[PlaceValue, ...] = ()

    @property
    def percent(self) -> float | None:
        """The share in percent, also of what is counted out of a whole; None where there is no whole."""
        if self.unit == "percent":
            return self.value
        return 100 * self.value / self.of if self.of else None


def as_written(value: float) -> str:
    """The number as the sentences write it: 100,000 and 56.6."""
    return f"{value:,.1f}".removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Listed:
    """The treatment facilities among the entries that came from SAMHSA's lists: by state, those with peers out of all.

    `as_of` is the newest day that one of those lists speaks of.
    """

    places: tuple[PlaceValue, ...]
    as_of: dt.date

    @property
    def value(self) -> int:
        """How many have peers."""
        return sum(place.value for place in self.places)

    @property
    def of(self) -> int:
        """How many there are."""
        return sum(place.of for place in self.places)


def listed_facilities(entries: Iterable[Entry]) -> Listed | None:
    """Facilities with peer support among imported entries, sorted by state; None where nothing was imported."""
    there: dict[str, list[bool]] = {}
    days = []
    for entry in entries:
        feed = entry.provenance.feed
        if feed and feed.name.startswith(_FEDERAL):
            there.setdefault(entry.state.upper(), []).append(not _WITH_PEERS.isdisjoint(entry.services))
            days.append(feed.as_of)
    if not days:
        return None
    return Listed(tuple(PlaceValue(state, sum(some), len(some)) for state, some in sorted(there.items())), max(days))
