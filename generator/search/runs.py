"""Terms in order, cut into shards by their size: some of them exchanged, and only the shards read that this touches.

A shard is full where the next term finds no room, so what changes in one may move the cuts behind it, until one falls where it
fell before: from there on all shards are as they were, at most under other numbers.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from itertools import pairwise

from generator.content.packed import as_json
from generator.records import dataclass
from generator.search.build import shards_of
from generator.search.codec import boundaries, decoded, fingerprint, front_coded

Read = Callable[[str], bytes]
"""A file of the index as it stands, by its path below the search folder."""
Shard = dict[str, str]
"""The terms of a shard in order, each with its record."""
_WINDOW = 3


@dataclass(slots=True)
class Files:
    """What is to be written, and what is no more."""

    written: dict[str, bytes] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)


class Run:
    """The shards at `folder` as they stand: `folder`0.json and on, with what their table of contents says of them."""

    def __init__(self, read: Read, folder: str, cuts: str, prints: str, size: int) -> None:
        self._read, self._folder, self._size = read, folder, size
        self.cuts = ["", *decoded(cuts)[1:]]
        self.prints = [prints[at : at + 2] for at in range(0, len(prints), 2)]
        self._known: dict[int, Shard] = {}

    def shard(self, which: int) -> Shard:
        """The terms of a shard, "" for the record of each where it has none."""
        if which not in self._known:
            content = json.loads(self._read(f"{self._folder}{which}.json"))
            terms = decoded(content["t"])
            records = content["p"].split(" ") if "p" in content else [""] * len(terms)
            self._known[which] = dict(zip(terms, records, strict=True))
        return self._known[which]

    def record(self, term: str) -> str | None:
        """The record of a term, None where it has none."""
        return self.shard(self._of(term)).get(term)

    def _of(self, term: str) -> int:
        return bisect_right(self.cuts, term) - 1

    def exchange(self, changes: Mapping[str, str | None], files: Files) -> tuple[str, str]:
        """Put other records in the place of those of some terms, None for a term that goes; gives cuts and prints as they are now."""
        shards = self._exchanged(changes)
        prints = []
        for number, (which, shard) in enumerate(shards):
            path = f"{self._folder}{number}.json"
            if which == number:
                prints.append(self.prints[which])
                continue
            records = {"p": " ".join(shard.values())} if any(shard.values()) else {}
            files.written[path] = data = as_json({"t": front_coded(shard), **records})
            prints.append(fingerprint(data))
        files.gone |= {f"{self._folder}{number}.json" for number in range(len(shards), len(self.cuts))}
        return front_coded(self._cuts(shards)), "".join(prints)

    def _exchanged(self, changes: Mapping[str, str | None]) -> list[tuple[int, Shard]]:
        """All shards as they are now: the number of an old one and its terms, if it moves; -1 and those of a new one."""
        count, here = len(self.cuts), 0
        made: list[tuple[int, Shard]] = []
        ordered = sorted(changes)
        while ordered:
            # What is first in a shard may now find room in the one before.
            begin = max(here, self._of(ordered[0]) - 1)
            self._keep(made, here, begin)
            new, here, done = self._window(begin, ordered, changes)
            made += [(-1, shard) for shard in new]
            ordered = ordered[done:]
        self._keep(made, here, count)
        return made

    def _keep(self, made: list[tuple[int, Shard]], begin: int, end: int) -> None:
        for which in range(begin, end):
            made.append((which, {} if which == len(made) else self.shard(which)))

    def _window(
        self, begin: int, ordered: Sequence[str], changes: Mapping[str, str | None]
    ) -> tuple[list[Shard], int, int]:
        """The new shards from `begin` on, the old one with which it goes on as before, and how many changes are among them."""
        count, end = len(self.cuts), begin + _WINDOW
        while True:
            end = min(end, count)
            some = [term for term in ordered if self._of(term) < end]
            held = {term: record for which in range(begin, end) for term, record in self.shard(which).items()}
            for term in some:
                held.pop(term, None)
                if (record := changes[term]) is not None:
                    held[term] = record
            groups = shards_of(sorted(held), held, self._size)
            if end == count:
                return [{term: held[term] for term in group} for group in groups], count, len(some)
            next_ = self._of(ordered[len(some)]) - 1 if len(some) < len(ordered) else count
            starts = {group[0]: at for at, group in enumerate(groups)}
            for which in range(self._of(some[-1]) + 1, min(end, next_ + 1)):
                if (at := starts.get(next(iter(self.shard(which))))) is not None:
                    return [{term: held[term] for term in group} for group in groups[:at]], which, len(some)
            end += _WINDOW

    def _cuts(self, shards: Sequence[tuple[int, Shard]]) -> list[str]:
        cuts = [""] if shards else []
        for (left, these), (right, those) in pairwise(shards):
            if left >= 0 and right == left + 1:
                cuts.append(self.cuts[right])
                continue
            one = these or self.shard(left)
            other = those or self.shard(right)
            cuts.append(boundaries([list(one), list(other)])[1])
        return cuts
