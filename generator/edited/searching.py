"""What an edit changes of the search: its state's part of the index, and what tells the tables of places from older ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from generator.content.packed import Cache
from generator.content.vocabulary import Vocabulary
from generator.edited.reading import State, Touched, want
from generator.publish.kept import Keeper, Site
from generator.publish.staging import fingerprint
from generator.search.build import assemble
from generator.search.entries import documents, shard_of
from generator.search.gazetteer import told_of
from generator.search.placed import Sums, edition_tag, placed, same_spot
from generator.search.state_index import StateIndex, index_state

FOLDER = "search/index"
BLOCK = b'<script type="application/json" id="search-start">'
_END = b"</script>"


def part_of(keeper: Keeper, site: Site, name: str) -> StateIndex:
    """A state's part of the index as it is kept under the name of its share."""
    found = keeper.part(name.partition(":")[2], site.keys.get(name, ""))
    want(found is not None, "a part of the index is not kept")
    return StateIndex(**{**found, "cards": [card.encode() for card in found["cards"]]})


def kept_part(index: StateIndex) -> dict[str, Any]:
    """A state's part as it is to be kept."""
    values = {part.name: getattr(index, part.name) for part in fields(index)}
    return {**values, "cards": [card.decode() for card in index.cards]}


def index_of(state: State, vocabulary: Vocabulary) -> StateIndex:
    """A state's part of the index, as it is now."""
    return index_state(state.key, documents((e for e in state.entries if shard_of(e) == state.key), vocabulary))


def search_files(keeper: Keeper, site: Site, language: str, own: Mapping[str, StateIndex]) -> dict[str, bytes]:
    """Every file of the index: of the states `own`, and of the others as they are kept."""
    rows = keeper.shares(site)
    names = [name for name, row in rows.items() if row["index"]]
    want(names, "the shares are not kept")
    others = [part_of(keeper, site, name) for name in names if name.partition(":")[2] not in own]
    return {f"{FOLDER}/{path}": data for path, data in assemble([*others, *own.values()]).items()}


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
        head, block, rest = page.partition(BLOCK)
        want(block, "the search page is not as it is known")
        start, end, tail = rest.partition(_END)
        return b"".join([head, block, self.exchanged(start), end, tail])


def sums_of(sums: Sums, touched: Iterable[Touched]) -> Sums:
    """The sums of all entries now. Raises MoreNeeded where more than the edition of the tables changes."""
    now = sums
    for one in touched:
        old, new = placed(one.old), placed(one.new)
        want(same_spot(old, new), "an entry moved")
        now = now.exchanged(old, new)
    want(now.tells_no_more(sums), "the tables of places change")
    return now


def editions(vocabulary: Vocabulary, cache: Cache, old: Sums, new: Sums) -> Editions:
    """The editions before and after."""
    _, gazetteer = told_of(vocabulary, cache)
    return Editions(edition_tag(gazetteer, old.edition), edition_tag(gazetteer, new.edition))


def read_written(keeper: Keeper, path: str, row: list[Any]) -> bytes:
    """A file of the site as it was written. Raises MoreNeeded where it is not."""
    data = (keeper.output / path).read_bytes()
    want(fingerprint(data) == row[2], "a file of the site is another")
    return data


def _json(content: object, page: bool) -> bytes:
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return data.replace(b"<", b"\\u003c") if page else data
