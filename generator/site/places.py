"""How entries are spread over pages: by kind, by city, by county, and never more than LONGEST on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from generator.directory.model import Entry
from generator.records import dataclass
from generator.site.kinds import KIND_OF, Kinds
from generator.site.slugs import short_county, slug_of

# The promise to visitors is a hundred at most, and 60 KB: at 590 bytes a card, as Spanish ones have, that is ninety.
LONGEST = 90


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list: its address, its entries in order, and, if there are several, of which group and part it is.

    `span` are the first letters of a part of a long group: "A–Da".
    """

    path: str
    entries: tuple[Entry, ...]
    group: str = ""
    span: str = ""

    def label(self, kinds: Kinds) -> str:
        """What the part is called, "Treatment programs A–Da"; "" if there is one only."""
        return f"{kinds.names[self.group]} {self.span}".strip() if self.group else ""


@dataclass(frozen=True, slots=True)
class Place:
    """A city or a county: its address, all its entries in order, and the pages that list them.

    A county with too many entries lists its `cities`, and on its own pages only the entries that no city has.
    """

    name: str
    slug: str
    path: str
    entries: tuple[Entry, ...]
    pages: tuple[ListPage, ...]
    cities: tuple[Place, ...] = ()
    split: bool = False

    def count(self, kind: str = "") -> int:
        """How many entries it has, of one kind or of all."""
        return sum(KIND_OF[entry.type] == kind for entry in self.entries) if kind else len(self.entries)

    def path_of(self, kind: str) -> str:
        """The address at which its entries of `kind` begin."""
        page = next((page for page in self.pages if any(KIND_OF[e.type] == kind for e in page.entries)), None)
        return f"{page.path}#{kind}" if page and not self.split else self.path


def city_of(entry: Entry) -> str:
    """The city whose page lists the entry; "" where the address is given on request only."""
    location = entry.location
    return location.city if location and location.visibility in ("public", "city_only") else ""


def county_of(entry: Entry) -> str:
    """The county whose page lists the entry."""
    return entry.location.county if entry.location else ""


def pages_of(entries: Sequence[Entry], base: str, kinds: Kinds) -> tuple[ListPage, ...]:
    """`entries` (in order) as pages of at most LONGEST: one at `base`, or several at base, base2/, base3/, which never mix groups."""
    if len(entries) <= LONGEST:
        return (ListPage(base, tuple(entries)),)
    parts: list[tuple[str, str, tuple[Entry, ...]]] = []
    for key, some in kinds.groups(entries):
        pieces = _even(some)
        for number, piece in enumerate(pieces):
            before = pieces[number - 1][-1].name if number else ""
            after = pieces[number + 1][0].name if number + 1 < len(pieces) else ""
            span = _span(before, piece[0].name, piece[-1].name, after) if len(pieces) > 1 else ""
            parts.append((key, span, piece))
    return tuple(
        ListPage(base if number == 1 else f"{base}{number}/", piece, key, span)
        for number, (key, span, piece) in enumerate(parts, 1)
    )


def _even(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    count = -(-len(entries) // LONGEST)
    cuts = [round(len(entries) * n / count) for n in range(count + 1)] if count else [0]
    return [tuple(entries[a:b]) for a, b in pairwise(cuts)]


def _span(before: str, first: str, last: str, after: str) -> str:
    start, end = _apart(first, before), _apart(last, after)
    return start if start == end else f"{start}–{end}"


def _apart(name: str, other: str) -> str:
    """The fewest first letters, at most four, that tell `name` from its neighbor on the next page."""
    shown = name[:1]
    for length in range(1, 5):
        shown = name[:length]
        if shown.casefold() != other[:length].casefold():
            break
    return shown.strip()


def _group(entries: Iterable[Entry], names: Iterable[str]) -> dict[str, tuple[str, list[Entry]]]:
    """Entries by slug of the place's name; spellings that make the same slug are one place, most used one wins."""
    found: dict[str, list[Entry]] = {}
    spellings: dict[str, Counter[str]] = {}
    for entry, name in zip(entries, names, strict=True):
        if name:
            slug = slug_of(name)
            found.setdefault(slug, []).append(entry)
            spellings.setdefault(slug, Counter())[name] += 1
    best = {slug: min(names, key=lambda name: (-names[name], name)) for slug, names in spellings.items()}
    return {slug: (best[slug], found[slug]) for slug in sorted(found, key=lambda s: (best[s].casefold(), s))}


def cities_in(entries: Sequence[Entry], base: str, kinds: Kinds) -> tuple[Place, ...]:
    """The cities of `entries`, by name, at base/in/CITY/."""
    groups = _group(entries, map(city_of, entries))
    return tuple(
        Place(name, slug, path := f"{base}in/{slug}/", some := kinds.in_order(group), pages_of(some, path, kinds))
        for slug, (name, group) in groups.items()
    )


def counties_in(entries: Sequence[Entry], base: str, cities: Sequence[Place], kinds: Kinds) -> tuple[Place, ...]:
    """The counties of `entries`, by name, at base/county/COUNTY/; too long ones are split by city."""
    groups = _group(entries, map(county_of, entries))
    short = {slug: slug_of(short_county(name)) for slug, (name, _) in groups.items()}
    taken = Counter(short.values())
    by_slug = {city.slug: city for city in cities}
    counties = []
    for slug, (name, group) in groups.items():
        own = short[slug] if taken[short[slug]] == 1 else slug
        path = f"{base}county/{own}/"
        some = kinds.in_order(group)
        there = sorted({slug_of(city_of(entry)) for entry in some if city_of(entry)} & by_slug.keys())
        split = len(some) > LONGEST and bool(there)
        direct = (
            tuple(entry for entry in some if not (city_of(entry) and slug_of(city_of(entry)) in by_slug))
            if split
            else some
        )
        towns = tuple(sorted((by_slug[city] for city in there), key=lambda city: (city.name.casefold(), city.slug)))
        counties.append(Place(name, own, path, some, pages_of(direct, path, kinds), towns, split))
    return tuple(counties)
