"""What the tables of places have from the ZIP codes and the vocabulary alone: the same for every directory, so it is kept."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from math import ceil
from typing import Final

from generator.content.packed import Cache, hashed, key_of, packed
from generator.content.vocabulary import Vocabulary
from generator.directory.distance import Point, miles
from generator.directory.zips import Zip, all_zips, zip_block
from generator.records import dataclass
from generator.search.codec import doc_list, number, signed
from generator.search.label_lines import INDEXED, NO_COMPOUNDS
from generator.search.place_words import EVERYDAY, PLAIN, SHORT_FORMS
from generator.search.words import words_of

VERSION: Final = 6
"""Of all the tables of places."""

WHOLE: Final = 5
"""Names whose first word is longer than this stand with all others that begin with it, so that a query which asks for "louisville"
and "louisville women" fetches one file; there are too many that begin with "new" or "saint"."""

COUNTY_WORDS: Final = frozenset({"county", "parish", "borough", "municipio", "municipality"})


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of some name: its state's number; its middle and reach in miles (0 for a city) as the tables say it; by how many
    points it is known.
    """

    state: int
    record: str
    points: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the form it is looked up by: its places, most points first; how it is written where the device would write it
    otherwise; whether it is made only of everyday words; the number that decides in which file it stands.
    """

    spots: tuple[Spot, ...]
    written: str
    everyday: bool
    check: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`names` sorted; `zips` the file of each block of ZIP codes, `blocks` the list of these; `common` the everyday words."""

    names: Mapping[str, Name]
    zips: Mapping[str, str]
    blocks: str
    common: frozenset[str]


def states_of(vocabulary: Vocabulary) -> list[str]:
    """The states that places can be in, in the order by which the tables number them."""
    return [key for key in vocabulary["states"] if key != "us"]


def told_of(vocabulary: Vocabulary, cache: Cache, known: Gazetteer | None = None) -> tuple[str, str]:
    """`Gazetteer.blocks`, and what tells a gazetteer from any other: small things, kept apart from the whole."""

    def look() -> tuple[str, str]:
        found = known or gazetteer(vocabulary, cache)
        return found.blocks, hashed(packed([found.names, found.zips]))

    made: tuple[str, str] = cache.get("gazetteer-told", _key(vocabulary, common_of(vocabulary)), tuple[str, str], look)
    return made


def _key(vocabulary: Vocabulary, common: Iterable[str]) -> str:
    return key_of([str(VERSION), *states_of(vocabulary), "", *sorted(common)])


def gazetteer(vocabulary: Vocabulary, cache: Cache) -> Gazetteer:
    """What the ZIP codes know of the vocabulary's states, kept in a cache while the vocabulary stays."""
    common = frozenset(common_of(vocabulary))
    states = states_of(vocabulary)
    made: Gazetteer = cache.get("gazetteer", _key(vocabulary, common), Gazetteer, lambda: _gazetteer(states, common))
    return made


def name_words(name: str) -> str:
    """A place's name in the form it is looked up by: normal-form words, short forms spelled out."""
    words = words_of(name, NO_COMPOUNDS)
    if SHORT_FORMS.keys().isdisjoint(words):
        return " ".join(words)
    return " ".join(SHORT_FORMS.get(word, word) if word != "co" or which else word for which, word in enumerate(words))


def name_of(key: str, spots: Iterable[Spot], spelled: str, common: frozenset[str]) -> Name:
    """What the tables say of a name whose places these are."""
    written = "" if spelled == " ".join(word[:1].upper() + word[1:] for word in key.split()) else spelled
    return Name(tuple(spots), written, common.issuperset(key.split()), check_of(key))


def spot_of(key: str, state: int, there: Sequence[Point]) -> Spot:
    """A place of which these points are known."""
    middle, reach = there[0], 0
    if len(there) > 1:
        middle = Point(sum([p.lat for p in there]) / len(there), sum([p.lon for p in there]) / len(there))
        if " " in key and key.rsplit(maxsplit=1)[-1] in COUNTY_WORDS:
            reach = min(99, ceil(max([miles(middle, point) for point in there])))
    record = [number(state), signed(round(middle.lat * 100)), signed(round(middle.lon * 100)), number(reach)]
    return Spot(state, "".join(record), len(there))


def check_of(name: str) -> int:
    """The number that decides in which file a name stands: no table need tell it, the name's beginning does."""
    first, *more = name.split(" ", 2)
    return zlib.adler32((first if len(first) > WHOLE or not more else f"{first} {more[0]}").encode())


def common_of(vocabulary: Vocabulary) -> set[str]:
    """The words of the vocabulary, and everyday words."""
    common = set(EVERYDAY | PLAIN)
    for name, term in vocabulary.terms():
        if name in INDEXED:
            for text in [*term.label.values(), *(one for many in term.synonyms.values() for one in many)]:
                common.update(words_of(text, NO_COMPOUNDS))
    return common


def _gazetteer(states: Sequence[str], common: frozenset[str]) -> Gazetteer:
    numbers = {key: which for which, key in enumerate(states)}
    zips = [one for one in all_zips().values() if one.point and one.state.lower() in numbers]
    points, spelled = _points(zips, numbers)
    spots: dict[str, list[Spot]] = defaultdict(list)
    for (key, state), there in points.items():
        spots[key].append(spot_of(key, state, there))
    names = {}
    for key in sorted(spots):
        spots[key].sort(key=lambda spot: (-spot.points, spot.state))
        names[key] = name_of(key, spots[key], spelled[key], common)
    files = {
        f"{which}": _zip_file(which, list(some)) for which, some in groupby(zips, key=lambda one: zip_block(one.code))
    }
    return Gazetteer(names, files, doc_list([int(which) for which in files], 500), common)


def _points(
    zips: Iterable[Zip], numbers: Mapping[str, int]
) -> tuple[dict[tuple[str, int], list[Point]], dict[str, str]]:
    """(name, state) -> the ZIPs there: of a city's or county's own name, else of those the Postal Service accepts for it; and how
    each name is written.
    """
    spelled: dict[str, str] = {}
    first: dict[tuple[str, int], list[Point]] = defaultdict(list)
    second: dict[tuple[str, int], list[Point]] = defaultdict(list)
    keys: dict[str, str] = {}
    for one in zips:
        state, here = numbers[one.state.lower()], Point(one.lat or 0, one.lon or 0)
        for names, into in (((one.city, one.county), first), (one.other_cities, second)):
            for name in filter(None, names):
                key = keys.get(name)
                if key is None:
                    key = keys[name] = name_words(name)
                spelled.setdefault(key, name)
                into[key, state].append(here)
    return {**second, **first}, spelled


def _zip_file(which: int, zips: Sequence[Zip]) -> str:
    cities = {city: at for at, city in enumerate(sorted({one.city for one in zips}))}
    states = {state: at for at, state in enumerate(sorted({one.state.lower() for one in zips}))}
    parts: list[str] = []
    code, lat, lon = which * 200 - 1, 0, 0
    for one in zips:
        assert one.lat is not None
        assert one.lon is not None
        here = (round(one.lat * 100), round(one.lon * 100))
        parts += [number(int(one.code) - code - 1), signed(here[0] - lat), signed(here[1] - lon)]
        parts += [number(cities[one.city]), number(states[one.state.lower()])]
        code, lat, lon = int(one.code), here[0], here[1]
    content = {"v": VERSION, "c": [*cities], "s": [*states], "z": "".join(parts)}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
