"""The tables with which the device finds a place: names of cities and counties, ZIP codes, states. No server is asked.

Four kinds of file, each so small that a query fetches one or two of them; all are written in the alphabet of codec.py:

``start.json``       every state: name, roughly where its entries are; which file holds which name or ZIP; which filters
                     there are (and what query_files.py adds, so that it is the one file with which every search begins).
``places/N.json``    names by a checksum of how they begin: where each city or county of that name is, the one with most entries
                     first.
``neighbors.json``   the states beside each state, for searches that find nothing.
``zips/N.json``      the ZIPs of two three-digit prefixes (zip_block): files are what free hosts count.

Coordinates are kept to 0.01 degree (about half a mile), which is as near as "near me" looks, too.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor
from typing import Final

from generator.content.vocabulary import Vocabulary
from generator.directory.directory import Directory
from generator.directory.distance import Point, miles
from generator.directory.model import Entry
from generator.directory.zips import Zip, all_zips, zip_block
from generator.search.codec import doc_list, fingerprint, front_coded, gaps, number, signed
from generator.search.entries import INDEXED, NO_COMPOUNDS, is_wide, point_of, shard_of
from generator.search.facets import groups_in_use
from generator.search.place_words import EVERYDAY, KNOWN_AS, PLAIN, SHORT_FORMS
from generator.search.words import words_of

VERSION: Final = 4
SHARD: Final = 1_100
"""Characters of names and records that a file has room for, before gzip; about 0.7 KB after."""

WHOLE: Final = 5
"""Names whose first word is longer than this stand with all others that begin with it, so that a query which asks for "louisville"
and "louisville women" fetches one file; there are too many that begin with "new" or "saint"."""

FEW: Final = 5
"""Entries from which on a name of several everyday words is rather a place."""

COUNTY_WORDS: Final = frozenset({"county", "parish", "borough", "municipio", "municipality"})


@dataclass(frozen=True, slots=True)
class _Spot:
    """One place of some name: its state's number, where it is, its reach in miles (0 for a city), its weight."""

    state: int
    point: Point
    reach: int
    weight: tuple[int, int]


def place_files(directory: Directory, vocabulary: Vocabulary) -> tuple[dict[str, bytes], dict[str, object]]:
    """The files, by their path below the search folder, and what start.json says of them."""
    entries = directory.listed()
    states = [key for key in vocabulary["states"] if key != "us"]
    numbers = {key: which for which, key in enumerate(states)}
    zips = [one for one in all_zips().values() if one.point and one.state.lower() in numbers]
    weak = weak_names(entries, vocabulary)
    spots, shown = _spots(zips, entries, numbers)
    names = sorted(spots)
    records = {name: _record(spots[name], weak(name)) for name in names}
    count = 1 + sum(len(name) + len(records[name]) for name in names) // SHARD
    groups: list[list[str]] = [[] for _ in range(count)]
    for name in names:
        groups[shard_of_name(name, count)].append(name)
    files: dict[str, bytes] = {}
    for which, group in enumerate(groups):
        spelled = {name: shown[name] for name in group if shown[name] != _titled(name)}
        content: dict[str, object] = {
            "v": VERSION,
            "t": front_coded(group),
            "p": " ".join(records[name] for name in group),
        }
        files[f"places/{which}.json"] = _json(content | ({"d": spelled} if spelled else {}))
    numbered = []
    for which, group_ in groupby(sorted(zips, key=lambda one: one.code), key=lambda one: zip_block(one.code)):
        numbered.append(which)
        files[f"zips/{which}.json"] = _zip_file(which, list(group_))
    files["neighbors.json"] = _json({"v": VERSION, "neighbors": {key: _neighbors(key, vocabulary) for key in states}})
    start: dict[str, object] = {
        "states": [_state(key, vocabulary, entries_of) for key, entries_of in _by_state(entries, states)],
        "us": sum(shard_of(entry) == "us" for entry in entries),
        "facets": groups_in_use(entries),
        "short": SHORT_FORMS,
        "e": fingerprint(b"".join(files.values())),
        "names": count,
        "zips": doc_list(numbered, 500),
    }
    return files, start


def name_words(name: str) -> str:
    """A place's name in the form it is looked up by: normal-form words, short forms spelled out."""
    words = words_of(name, NO_COMPOUNDS)
    return " ".join(SHORT_FORMS.get(word, word) if word != "co" or which else word for which, word in enumerate(words))


def shard_of_name(name: str, count: int) -> int:
    """Which of so many files holds a name (in normal form): no table need tell where each begins."""
    first, *more = name.split(" ", 2)
    key = first if len(first) > WHOLE or not more else f"{first} {more[0]}"
    return zlib.adler32(key.encode()) % count


def weak_names(entries: Sequence[Entry], vocabulary: Vocabulary) -> Callable[[str], bool]:
    """Tells whether a place's name mostly means something else, so that it counts as a place only where the query says so.

    That is a name made only of words of the vocabulary and of everyday words, and a single word that stands in the names of
    more entries elsewhere than there are entries in places of that name ("jefferson", "providence").
    """
    common = set(EVERYDAY | PLAIN)
    for name, term in vocabulary.terms():
        if name in INDEXED:
            for text in [*term.label.values(), *(one for many in term.synonyms.values() for one in many)]:
                common.update(words_of(text, NO_COMPOUNDS))
    at_home: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    for entry in entries:
        city = name_words(entry.location.city) if entry.location else ""
        at_home[city] += 1
        elsewhere.update(set(name_words(entry.name).split()) - set(city.split()))

    def weak(name: str) -> bool:
        if " " not in name and elsewhere[name] > max(2, at_home[name]):
            return True
        # New Haven is made of everyday words, and is a place with help in it all the same.
        return common.issuperset(name.split()) and (" " not in name or at_home[name] < FEW)

    return weak


def _spots(
    zips: Iterable[Zip],
    entries: Sequence[Entry],
    numbers: Mapping[str, int],
) -> tuple[dict[str, list[_Spot]], dict[str, str]]:
    """Where each name is, most entries first, and how each is written."""
    spelled: dict[str, str] = {}
    points = _zip_points(zips, spelled)
    held = Counter((name_words(name), entry.state) for entry in entries for name in _named(entry))
    for key, there in _entry_points([one for one in entries if one.state in numbers], spelled).items():
        points.setdefault(key, there)
    names = Counter(name for name, _ in points)
    for alias, (code, city) in KNOWN_AS.items():
        known, target = (alias, code.lower()), (name_words(city), code.lower())
        if target in points:
            points[known] = points[target]
            held[known] = held[target] or 1
            if names[alias] <= 1:
                spelled[alias] = city
    spots: dict[str, list[_Spot]] = defaultdict(list)
    for (name, state), there in sorted(points.items()):
        middle = Point(sum(p.lat for p in there) / len(there), sum(p.lon for p in there) / len(there))
        county = " " in name and name.split()[-1] in COUNTY_WORDS
        reach = min(99, ceil(max(miles(middle, point) for point in there))) if county else 0
        spots[name].append(_Spot(numbers[state], middle, reach, (held[name, state], len(there))))
    for several in spots.values():
        several.sort(key=lambda spot: (-spot.weight[0], -spot.weight[1], spot.state))
    return dict(spots), spelled


def _zip_points(zips: Iterable[Zip], spelled: dict[str, str]) -> dict[tuple[str, str], list[Point]]:
    """(name, state) -> the ZIPs there: of a city's or county's own name, else of those the Postal Service accepts for it."""
    first: dict[tuple[str, str], list[Point]] = defaultdict(list)
    second: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for one in zips:
        for names, into in (((one.city, one.county), first), (one.other_cities, second)):
            for name in filter(None, names):
                key = name_words(name)
                spelled.setdefault(key, name)
                into[key, one.state.lower()].append(Point(one.lat or 0, one.lon or 0))
    return {**second, **first}


def _entry_points(entries: Iterable[Entry], spelled: dict[str, str]) -> dict[tuple[str, str], list[Point]]:
    """The same by the entries' own places, for names that the Postal Service does not have."""
    found: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for entry in entries:
        where = point_of(entry)
        for name in _named(entry) if where else ():
            spelled.setdefault(name_words(name), name)
            found[name_words(name), entry.state].append(where or Point(0, 0))
    return found


def _named(entry: Entry) -> Iterator[str]:
    """The city and county that an entry shows."""
    location = entry.location
    if location is not None and location.visibility != "ask":
        yield from (name for name in (location.city, location.county) if name_words(name))


def _record(spots: Sequence[_Spot], weak: bool) -> str:
    parts = [number(int(weak))]
    for spot in spots:
        reach = number(spot.reach)
        parts += [number(spot.state), signed(round(spot.point.lat * 100)), signed(round(spot.point.lon * 100)), reach]
    return "".join(parts)


def _zip_file(which: int, zips: Sequence[Zip]) -> bytes:
    cities = sorted({one.city for one in zips})
    states = sorted({one.state.lower() for one in zips})
    parts: list[str] = []
    code, lat, lon = which * 200 - 1, 0, 0
    for one in zips:
        assert one.point is not None
        here = (round(one.point.lat * 100), round(one.point.lon * 100))
        parts += [number(int(one.code) - code - 1), signed(here[0] - lat), signed(here[1] - lon)]
        parts += [number(cities.index(one.city)), number(states.index(one.state.lower()))]
        code, lat, lon = int(one.code), here[0], here[1]
    return _json({"v": VERSION, "c": cities, "s": states, "z": "".join(parts)})


def _by_state(entries: Iterable[Entry], states: Iterable[str]) -> list[tuple[str, list[Entry]]]:
    groups: dict[str, list[Entry]] = {state: [] for state in states}
    for entry in entries:
        if (shard := shard_of(entry)) in groups:
            groups[shard].append(entry)
    return list(groups.items())


def _state(key: str, vocabulary: Vocabulary, entries: Sequence[Entry]) -> list[object]:
    """[key, name by language, other names, numbers]. A language that has the English name is left out.

    The numbers: entries, of these with a distance, how many cells hold any of them, the cells (gaps), and where there are any, south,
    west, north, east (signed).

    A cell is a degree high and wide: its row from the south pole times 360, and its column from the 180th meridian. A state
    is opened for a circle that touches one of its cells within the box around all its entries, which is in tenths of a degree.
    """
    term = vocabulary["states"][key]
    said = [*term.label.values(), *(one for many in term.synonyms.values() for one in many)]
    # The device puts the names in lower case by itself, and adds no other normal form.
    known = {name.lower() for name in term.label.values()}
    others = sorted({" ".join(words_of(one, NO_COMPOUNDS)) for one in said} - known | {key})
    local = [entry for entry in entries if not is_wide(entry)]
    points = [point for point in map(point_of, local) if point is not None]
    cells = sorted({(floor(lat) + 90) * 360 + floor(lon) + 180 for lat, lon in points})
    spelled = [number(len(entries)), number(len(local)), number(len(cells)), gaps(cells)]
    if points:
        spelled += [signed(floor(min(p.lat for p in points) * 10)), signed(floor(min(p.lon for p in points) * 10))]
        spelled += [signed(ceil(max(p.lat for p in points) * 10)), signed(ceil(max(p.lon for p in points) * 10))]
    english = term.label.get("en", "")
    names = {code: name for code, name in sorted(term.label.items()) if code == "en" or name != english}
    return [key, names, others, "".join(spelled)]


def _neighbors(key: str, vocabulary: Vocabulary) -> list[str]:
    neighbors = vocabulary["states"][key].extra.get("neighbors")
    return [str(one).lower() for one in neighbors] if isinstance(neighbors, list | tuple) else []


def _titled(name: str) -> str:
    """How the device writes a name that has no spelling of its own."""
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
