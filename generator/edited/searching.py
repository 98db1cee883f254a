"""What an edit changes of the search: its state's part of the index, and what tells the tables of places from older ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator.content.packed import Cache
from generator.content.vocabulary import Vocabulary
from generator.directory.model import Entry
from generator.edited.outline import PLACED
from generator.edited.reading import State, Touched, want
from generator.publish.kept import Keeper, Site
from generator.publish.staging import fingerprint
from generator.records import dataclass
from generator.search import parts
from generator.search.build import assemble
from generator.search.documents import Document
from generator.search.entries import Spots, document_of, in_order, point_of, row_of, shard_of, spot_of
from generator.search.exchanged import Swap, exchanged, name_in
from generator.search.gazetteer import common_of, told_of
from generator.search.nation import of_nation
from generator.search.place_files import file_of, weakened
from generator.search.placed import Known, Placed, Sums, edition_of, edition_tag, placed, same_spot
from generator.search.runs import Files
from generator.search.state_index import StateIndex, index_state

FOLDER = "search/index"
BLOCK = b'<script type="application/json" id="search-start">'
_END = b"</script>"
_FEW = 40  # documents; with more of them the state's part is made anew


def part_of(keeper: Keeper, site: Site, name: str) -> StateIndex:
    """A state's part of the index as it is kept under the name of its share."""
    found = keeper.part(name.partition(":")[2], site.keys.get(name, ""))
    want(found is not None, "a part of the index is not kept")
    return parts.part_of(found)


def index_of(state: State, vocabulary: Vocabulary, old: StateIndex) -> StateIndex:
    """A state's part of the index, as it is now; `old` is what it was."""
    document = document_of(vocabulary)
    if made := _in_place(state, old, document) or _in_order(state, old, document):
        return made
    return index_state(state.key, [document(entry, order) for order, entry in _mine(state.key, state.entries, {})])


_Documents = Callable[[Entry, str], Document]


def _in_place(state: State, old: StateIndex, document: _Documents) -> StateIndex | None:
    """That of a state in which each entry stands where it stood, though others of its place may come before it now: the sort keys of
    the others, and their columns, are those that are kept.
    """
    keys = list(zip(old.orders, old.refs, strict=True))
    for one in state.touched:
        if one.old.id not in old.refs or point_of(one.old) != point_of(one.new):
            return None
        was, now = spot_of(one.old), spot_of(one.new)
        order, ref = keys[old.refs.index(one.old.id)]
        if was[:2] != now[:2] or name_in(order) != was[2]:
            return None
        keys[old.refs.index(one.old.id)] = (f"{order.removesuffix(was[2])}{now[2]}", ref)
    keys.sort()
    entries = {entry.id: entry for entry in state.entries}
    before = {**entries, **{one.old.id: one.old for one in state.touched}}
    moved = [at for at, (_, ref) in enumerate(keys) if ref != old.refs[at]]
    if any(spot_of(before[old.refs[at]])[0] is None for at in moved):
        return None  # what has no distance stands in the order of names, wherever it is
    touched = {one.new.id for one in state.touched}
    places = sorted({*moved, *(at for at, (_, ref) in enumerate(keys) if ref in touched)})
    if len(places) > _FEW:
        return None

    def now_at(at: int) -> Document:
        return document(entries[keys[at][1]], keys[at][0])

    swaps = [Swap(at, document(before[old.refs[at]], old.orders[at]), now_at(at)) for at in places]
    return exchanged(old, swaps, None, now_at)


def _in_order(state: State, old: StateIndex, document: _Documents) -> StateIndex | None:
    """That of a state in which all but a few entries stand in the order they stood in."""
    spots: Spots = {}
    was, now = (_mine(state.key, some, spots) for some in (state.was, state.entries))
    if not len(was) == len(now) == old.documents:
        return None
    places = [at for at, (one, other) in enumerate(zip(was, now, strict=True)) if one[1] is not other[1]]
    if len(places) > _FEW:
        return None
    swaps = [Swap(at, document(*was[at][::-1]), document(*now[at][::-1])) for at in places]
    return exchanged(old, swaps, [row_of(entry) for _, entry in now], lambda at: document(*now[at][::-1]))


def _mine(key: str, entries: Iterable[Entry], spots: Spots) -> list[tuple[str, Entry]]:
    return in_order((entry for entry in entries if shard_of(entry) == key), spots)


class SearchFiles:
    """The files of the index, as they stand and as they will be."""

    def __init__(self, keeper: Keeper, site: Site, language: str, log: Mapping[str, list[Any]]) -> None:
        self._keeper, self._site, self._language, self._log = keeper, site, language, log
        self._parts: dict[str, StateIndex] = {}
        self.files = Files()

    def part(self, state: str) -> StateIndex:
        """A state's part of the index as it is kept."""
        if state not in self._parts:
            self._parts[state] = part_of(self._keeper, self._site, f"{self._language}:{state}")
        return self._parts[state]

    def exchange(self, own: Mapping[str, StateIndex]) -> Files:
        """The files that are another, and those that are no more, once these states' parts are `own`."""
        for state, new in own.items():
            made = of_nation(self.part(state), new, self._read, lambda one, term: self.part(one).firsts[term])
            if made is None:
                self.files = self._together(own)
                break
            self.files.written.update(made.written)
            self.files.gone = (self.files.gone - made.written.keys()) | made.gone
            for path in made.gone:
                self.files.written.pop(path, None)
            self._parts[state] = new
        return Files(
            {f"{FOLDER}/{path}": data for path, data in self.files.written.items()},
            {f"{FOLDER}/{path}" for path in self.files.gone},
        )

    def _read(self, path: str) -> bytes:
        known = self.files.written.get(path)
        if known is None:
            shown = f"{FOLDER}/{path}"
            want(shown in self._log and path not in self.files.gone, "the index has another shape")
            known = read_written(self._keeper, shown, self._log[shown])
        return known

    def _together(self, own: Mapping[str, StateIndex]) -> Files:
        """All of them, put together from the parts of all states."""
        rows = self._keeper.shares(self._site)
        names = [name for name, row in rows.items() if row["index"]]
        want(names, "the shares are not kept")
        others = [state for name in names if (state := name.partition(":")[2]) not in own]
        written = assemble([*map(self.part, others), *own.values()])
        start = f"{FOLDER}/"
        return Files(written, {p.removeprefix(start) for p in self._log if p.startswith(start)} - written.keys())


def with_start(page: bytes, made: Callable[[bytes], bytes]) -> bytes:
    """A search page with what `made` gives of its block of start.json."""
    head, block, rest = page.partition(BLOCK)
    want(block, "the search page is not as it is known")
    start, end, tail = rest.partition(_END)
    return b"".join([head, block, made(start), end, tail])


@dataclass(frozen=True, slots=True)
class Editions:
    """What tells the tables of places from those of other days: before, and now."""

    old: str
    new: str

    def exchanged(self, start: bytes) -> bytes:
        """start.json, or the block of it in a search page, with the edition of now."""
        content = json.loads(start)
        page = b"\\u003c" in start
        want(content.get("e") == self.old and _json(content, page) == start, "start.json is not as it is known")
        return _json({**content, "e": self.new}, page)

    def on_page(self, page: bytes) -> bytes:
        """A search page with the edition of now."""
        return with_start(page, self.exchanged)


@dataclass(frozen=True, slots=True)
class Moves:
    """What the tables of places need of the edited entries now, by id; the sums of all entries now; whether any of them moved."""

    placed: Mapping[str, Placed]
    sums: Sums
    any: bool


def moves_of(sums: Sums, touched: Iterable[Touched]) -> Moves:
    """What the tables of places need, once the entries are as they are now; `sums` are those of before. Raises MoreNeeded where other
    filters, words or clocks occur among all entries.
    """
    found: dict[str, Placed] = {}
    now, moved = sums, False
    for one in touched:
        old, new = placed(one.old), placed(one.new)
        moved |= not same_spot(old, new)
        now, found[one.new.id] = now.exchanged(old, new), new
    want(now.tells_no_more(sums), "the tables of places change")
    return Moves(found, now, moved)


def all_known(keeper: Keeper, site: Site, since: Mapping[str, Placed], edition: str) -> Known:
    """What the tables of places need of each entry; `since` has those that were edited since it was kept. It is that of the entries as
    they are, by its `edition`, or MoreNeeded is raised.
    """
    part = keeper.part(PLACED, site.keys.get(PLACED, ""), tuple[str, Known])
    want(part is not None, "the places of entries are not kept")
    known = dict(part[1])
    want(known.keys() >= since.keys(), "an entry is not among the known")
    known.update((entry, ("", one)) for entry, one in since.items())
    want(edition_of([one for _, one in known.values()]) == edition, "the places of entries are others")
    return known


def turned_places(
    vocabulary: Vocabulary, old: Sums, new: Sums, read: Callable[[str], bytes]
) -> Iterator[tuple[str, bytes]]:
    """The tables of places that tell of a word whether it rather means something else, where that is another now."""
    common = common_of(vocabulary) if (turned := new.turned(old)) else set()
    files: dict[str, bytes] = {}
    for word in turned:
        path = f"{FOLDER}/{file_of(word)}"
        files[path] = weakened(files.get(path) or read(path), word, word in common or new.rather_no_place(word))
    yield from files.items()


def editions(vocabulary: Vocabulary, edition: str, cache: Cache, old: Sums, new: Sums) -> Editions:
    """The editions before and after; `edition` tells the vocabulary from any other."""
    gazetteer: str = cache.get("gazetteer-of", edition, str, lambda: told_of(vocabulary, cache)[1])
    return Editions(edition_tag(gazetteer, old.edition), edition_tag(gazetteer, new.edition))


def read_written(keeper: Keeper, path: str, row: list[Any]) -> bytes:
    """A file of the site as it was written. Raises MoreNeeded where it is not."""
    data = (keeper.output / path).read_bytes()
    want(fingerprint(data) == row[2], "a file of the site is another")
    return data


def _json(content: object, page: bool) -> bytes:
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return data.replace(b"<", b"\\u003c") if page else data
