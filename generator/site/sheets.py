"""Print sheets: which places have one, for which needs, and which entries stand on it.

A sheet is one or two pages of paper for somebody without a phone at hand. Few and useful: a county with hardly any listings is
printed from its own page, and a need has a sheet only where the place has many listings and enough of them fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import zip_longest
from math import ceil

from generator.content.vocabulary import Term, Vocabulary
from generator.directory.model import Entry
from generator.directory.peers import has_peers
from generator.directory.several import several_of, welcomes_medication
from generator.records import dataclass
from generator.site.hashing import hashed
from generator.site.kinds import Kinds
from generator.site.links import CALLABLE
from generator.site.places import Place

# Lines that two pages of US Letter hold beside crisis lines, legend and end, measured in Chromium, less a tenth for other fonts
# and longer words: in two columns at 12 pt, and in one at 18 pt.
LINES = 112
LINES_LARGE = 38
_LETTERS_A_LINE = 32
COUNTY_FROM = 5
CITY_FROM = 10
# A need has its own sheet where the place has so many listings, so many of them fit, and so many do not.
NEEDS_FROM = 20
FITTING_FROM = 5
OTHERS_FROM = 5


@dataclass(frozen=True, slots=True)
class Need:
    """What people look for; `key` is that of the vocabulary's list "needs"."""

    key: str
    types: frozenset[str]
    subtypes: frozenset[str]
    services: frozenset[str]
    populations: frozenset[str]
    only: frozenset[str]

    @classmethod
    def of(cls, term: Term) -> Need:
        """The need that a term of the vocabulary describes."""

        def keys(name: str) -> frozenset[str]:
            value = term.extra.get(name) or ()
            return frozenset((value,) if isinstance(value, str) else map(str, value))  # type: ignore[call-overload]

        return cls(term.key, keys("types"), keys("subtypes"), keys("services"), keys("populations"), keys("only"))

    def fits(self, entry: Entry) -> bool:
        """Whether an entry belongs to it."""
        return (
            entry.type in self.types
            or entry.subtype in self.subtypes
            or not self.services.isdisjoint(entry.services)
            or not self.populations.isdisjoint((*entry.populations, *entry.exclusive_to))
            or (bool(entry.exclusive_to) and self.only.issuperset(entry.exclusive_to))
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of `place`, for one need or ("") for all: `entries` in order, of `count` that would be right.

    `large` are the ids of those that stand on it in large print, too.
    """

    path: str
    place: Place
    need: str
    entries: tuple[Entry, ...]
    large: frozenset[str]
    count: int


def needs_of(vocabulary: Vocabulary) -> tuple[Need, ...]:
    """The needs in their order; none where a vocabulary has no such list."""
    return tuple(Need.of(term) for term in vocabulary.lists.get("needs", {}).values())


def sheets_in(
    counties: Sequence[Place], cities: Sequence[Place], needs: Sequence[Need], kinds: Kinds
) -> Mapping[str, tuple[Sheet, ...]]:
    """The sheets of a state's places by the path of the place; places without any are left out.

    A city that has nearly all of its county's listings has none: the county's says the same.
    """
    made: dict[str, tuple[Sheet, ...]] = {}
    for county in counties:
        if len(county.entries) >= COUNTY_FROM:
            made[county.path] = _sheets(county, needs, kinds)
    full = {county.slug: county for county in counties if county.path in made}
    for city in cities:
        if len(city.entries) < CITY_FROM:
            continue
        own = {entry.id for entry in city.entries}
        same = any(len(own) > 0.8 * len(county.entries) and _share(own, county) > 0.8 for county in full.values())
        if not same:
            made[city.path] = _sheets(city, needs, kinds)
    return made


def _share(ids: set[str], county: Place) -> float:
    return sum(entry.id in ids for entry in county.entries) / len(county.entries)


def _sheets(place: Place, needs: Sequence[Need], kinds: Kinds) -> tuple[Sheet, ...]:
    base = f"{place.path}print/"
    some = [entry for entry in place.entries if entry.status != "temporarily_closed"]
    found = [_sheet(base, place, "", some, kinds)]
    if len(some) >= NEEDS_FROM:
        for need in needs:
            fitting = [entry for entry in some if need.fits(entry)]
            if len(fitting) >= FITTING_FROM and len(some) - len(fitting) >= OTHERS_FROM:
                found.append(_sheet(f"{base}{need.key}/", place, need.key, fitting, kinds))
    return tuple(found)


def _sheet(path: str, place: Place, need: str, some: Sequence[Entry], kinds: Kinds) -> Sheet:
    turns = in_turn(some, kinds)
    large = frozenset(entry.id for entry in fitting_on(turns, LINES_LARGE))
    return Sheet(path, place, need, kinds.in_order(fitting_on(turns, LINES)), large, len(some))


def in_turn(entries: Iterable[Entry], kinds: Kinds) -> tuple[Entry, ...]:
    """All entries: one of each kind in turn, and of each kind first those that more people can use.

    That is: a number to call, then peers, then free or paid by Medicaid, then checked by a person. Among equals the hash of the
    id decides, which prefers no first letter and does not change from build to build.
    """
    queues = [sorted(some, key=_rank) for _, some in kinds.groups(kinds.in_order(entries))]
    return tuple(entry for row in zip_longest(*queues) for entry in row if entry is not None)


def fitting_on(entries: Iterable[Entry], lines: float) -> list[Entry]:
    """The first of them, as many as so many lines of paper hold."""
    found: list[Entry] = []
    for entry in entries:
        lines -= lines_of(entry)
        if lines < 0:
            break
        found.append(entry)
    return found


def lines_of(entry: Entry) -> float:
    """About how many lines an entry takes on a sheet, the space around it included."""
    location = entry.location
    public = location is not None and location.visibility == "public"
    lines = [
        len(entry.name) + 24,  # the number before it, the codes behind
        len(location.street + location.unit) + 2 if location and public and location.street else 0,
        len(location.city) + 10 if location and location.city else 0,
        0 if public or location is None else 50,
        20 + 12 * len(entry.exclusive_to) if entry.exclusive_to else 0,
        *(45 for _ in entry.schedule[:2]),
    ]
    return sum(ceil(length / _LETTERS_A_LINE) for length in lines) + 0.5


def _rank(entry: Entry) -> tuple[bool, bool, bool, bool, int, str]:
    return (
        not any(phone.kind in CALLABLE for phone in entry.contact.phones),
        not has_peers(entry),
        not (is_free(entry) or takes_medicaid(entry)),
        entry.provenance.verified is None,
        hashed(entry.id),
        entry.id,
    )


def is_free(entry: Entry) -> bool:
    """Whether nobody has to pay: free, or for a donation."""
    return entry.payment is not None and entry.payment.cost in ("free", "donation")


def takes_medicaid(entry: Entry) -> bool:
    """Whether it takes Medicaid."""
    return entry.payment is not None and "medicaid" in entry.payment.accepts


def _spanish(entry: Entry) -> bool:
    return "es" in several_of(entry).languages


def _checked(entry: Entry) -> bool:
    return entry.provenance.verified is not None


# Short codes on paper, in the order of the legend; what they mean stands in `sheet_pages.py`.
CODES: Mapping[str, Callable[[Entry], bool]] = {
    "P": has_peers,
    "M": welcomes_medication,
    "F": is_free,
    "MA": takes_medicaid,
    "ES": _spanish,
    "✓": _checked,
}


def codes_of(entry: Entry) -> tuple[str, ...]:
    """The codes that stand beside an entry."""
    return tuple(code for code, holds in CODES.items() if holds(entry))
