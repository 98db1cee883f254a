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
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from math import ceil, floor
from typing import Final

from generator.content.vocabulary import Vocabulary
from generator.directory.distance import Point
from generator.search.codec import decoded, front_coded, gaps, number, signed
from generator.search.facets import GROUPS
from generator.search.gazetteer import VERSION, Gazetteer, Name, Spot, check_of, name_of, name_words, spot_of, states_of
from generator.search.label_lines import NO_COMPOUNDS
from generator.search.place_words import KNOWN_AS, SHORT_FORMS, SHOWN_AS
from generator.search.placed import FEWEST, Placed, edition_of, edition_tag
from generator.search.words import words_of

FILES: Final = 579
"""Into how many files the names go: their number follows from the Postal Service's places, which are the same for every site, and a
page that says it before the names are put together need not wait for them. About 0.7 KB each, after gzip."""

FEW: Final = 5
"""Entries from which on a name of several everyday words is rather a place."""


def place_start(entries: Sequence[Placed], vocabulary: Vocabulary, blocks: str, edition: str) -> dict[str, object]:
    """What start.json says of places. `e` tells the files from those of another day: by what they are made of, not by themselves,
    which is of entries, of the gazetteer of this `edition`, and of what cities are called beside.
    """
    used = set(chain.from_iterable(entry.groups for entry in entries))
    return {
        "states": [_state(key, vocabulary, there) for key, there in _by_state(entries, states_of(vocabulary))],
        "us": sum(entry.shard == "us" for entry in entries),
        "facets": [group for group in GROUPS if group in used],
        "short": SHORT_FORMS,
        "e": edition_tag(edition, edition_of(entries)),
        "names": FILES,
        "zips": blocks,
    }


def place_files(entries: Sequence[Placed], vocabulary: Vocabulary, known: Gazetteer) -> dict[str, bytes]:
    """The files of (listed) entries, by their path below the search folder."""
    states = states_of(vocabulary)
    weak = weak_names(entries)
    names = _names(entries, known, {key: which for which, key in enumerate(states)})
    weights = _Records(entries, states)
    records = {key: number(weak(key, name.everyday)) + weights.record(key, name) for key, name in names.items()}
    groups: list[list[str]] = [[] for _ in range(FILES)]
    for key, name in names.items():
        groups[name.check % FILES].append(key)
    files: dict[str, bytes] = {}
    for which, group in enumerate(groups):
        spelled = {key: names[key].written for key in group if names[key].written}
        content: dict[str, object] = {
            "v": VERSION,
            "t": front_coded(group),
            "p": " ".join([records[key] for key in group]),
        }
        files[f"places/{which}.json"] = _json(content | ({"d": spelled} if spelled else {}))
    files |= {f"zips/{which}.json": text.encode() for which, text in known.zips.items()}
    files["neighbors.json"] = _json({"v": VERSION, "neighbors": {key: _neighbors(key, vocabulary) for key in states}})
    return files


def file_of(name: str) -> str:
    """The file that has a name, if any has."""
    return f"places/{check_of(name) % FILES}.json"


def weakened(data: bytes, word: str, weak: bool) -> bytes:
    """Such a file in which a single word is a weak name, or none; the file itself where the word is no name."""
    content = json.loads(data)
    records = dict(zip(decoded(content["t"]), content["p"].split(" "), strict=True))
    if word not in records:
        return data
    records[word] = number(weak) + records[word][1:]
    return _json({**content, "p": " ".join(records.values())})


def weak_names(entries: Sequence[Placed]) -> Callable[[str, bool], bool]:
    """Tells whether a place's name mostly means something else, so that it counts as a place only where the query says so.

    That is a name made only of words of the vocabulary and of everyday words (which is told), and a single word that stands in
    the names of more entries elsewhere than there are entries in places of that name ("jefferson", "providence").
    """
    at_home = Counter(entry.home for entry in entries)
    elsewhere = Counter(chain.from_iterable(entry.words for entry in entries))

    def weak(name: str, everyday: bool) -> bool:
        if " " not in name:
            return everyday or elsewhere[name] > max(FEWEST, at_home[name])
        # New Haven is made of everyday words, and is a place with help in it all the same.
        return everyday and at_home[name] < FEW

    return weak


class _Records:
    """What the tables say of the places of a name: those with most entries first."""

    def __init__(self, entries: Iterable[Placed], states: Sequence[str]) -> None:
        self._held = Counter((key, entry.state) for entry in entries for key, _ in entry.named)
        for alias, (code, city) in KNOWN_AS.items():
            self._held[alias, code.lower()] = self._held[name_words(city), code.lower()] or 1
        self._some = {key for key, _ in self._held}
        self._states = states

    def record(self, key: str, name: Name) -> str:
        """The places, without whether the name is weak."""
        spots = name.spots
        if len(spots) > 1 and key in self._some:
            held = self._held
            spots = tuple(sorted(spots, key=lambda one: (-held[key, self._states[one.state]], -one.points, one.state)))
        return "".join([spot.record for spot in spots])


def _names(entries: Sequence[Placed], known: Gazetteer, numbers: Mapping[str, int]) -> dict[str, Name]:
    """Every name, sorted: those of the ZIP codes, of the entries' own places that these do not have, and what people say for some."""
    found: dict[tuple[str, int], list[Point]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for entry in entries:
        if entry.state in numbers and entry.point is not None:
            state = numbers[entry.state]
            for key, name in entry.named:
                there = known.names.get(key)
                if there is None or all(spot.state != state for spot in there.spots):
                    found[key, state].append(Point(*entry.point))
                if there is None:
                    spelled.setdefault(key, name)
    names = dict(known.names)
    for (key, state), points in sorted(found.items()):
        spot, old = spot_of(key, state, points), names.get(key)
        if old is None:
            names[key] = name_of(key, (spot,), spelled[key], known.common)
        else:
            names[key] = Name(_in_order((*old.spots, spot)), old.written, old.everyday, old.check)
    for alias, (code, city) in KNOWN_AS.items():
        target = names.get(name_words(city))
        here = [spot for spot in target.spots if spot.state == numbers.get(code.lower())] if target else []
        if here:
            old = names.get(alias)
            others = tuple(spot for spot in old.spots if spot.state != here[0].state) if old else ()
            several = old is not None and len(old.spots) > 1
            made = name_of(alias, _in_order((*others, *here)), SHOWN_AS.get(alias, city), known.common)
            names[alias] = Name(made.spots, old.written if several and old else made.written, made.everyday, made.check)
    return dict(sorted(names.items()))


def _in_order(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    return tuple(sorted(spots, key=lambda spot: (-spot.points, spot.state)))


def _by_state(entries: Iterable[Placed], states: Iterable[str]) -> list[tuple[str, list[Placed]]]:
    groups: dict[str, list[Placed]] = {state: [] for state in states}
    for entry in entries:
        if entry.shard in groups:
            groups[entry.shard].append(entry)
    return list(groups.items())


def _state(key: str, vocabulary: Vocabulary, entries: Sequence[Placed]) -> list[object]:
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
    local = [entry for entry in entries if not entry.wide]
    points = [Point(*entry.point) for entry in local if entry.point is not None]
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


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
