"""The files of the index once one state's part is another, without the parts of the others: read from the files as they stand.

Gives what `assemble` gives. A term that is other than it was changes its record in the nation's shards, and those shards of states
which have it, too: they tell how often it stands elsewhere.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Any, Final

from generator.content.packed import as_json
from generator.search.build import HEAVY, NATION_SHARD, WORD_SHARD, write_state_files
from generator.search.codec import decoded, fingerprint, front_coded
from generator.search.runs import Files, Read, Run
from generator.search.shards import shard_count, shard_of
from generator.search.state_index import StateIndex
from generator.search.wire import Record, numbers, spelled

MOST: Final = 400
"""Terms; with more of them putting everything together costs hardly more."""

Rank = Callable[[str, str], int]
"""Of a state and a term that it has: `StateIndex.firsts`."""


def of_nation(old: StateIndex, new: StateIndex, read: Read, rank: Rank) -> Files | None:
    """What is another in the index where `old` becomes `new`; None where so much is that all had better be put together."""
    if old.documents != new.documents or old.serves != new.serves:
        return None
    terms = [
        term
        for term in old.segments.keys() | new.segments.keys()
        if old.segments.get(term) != new.segments.get(term) or old.firsts.get(term) != new.firsts.get(term)
    ]
    if len(terms) > MOST or old.segments.keys().isdisjoint(new.segments):
        return None
    return _Exchange(old, new, read, rank).files_of(sorted(terms))


class _Exchange:
    """One state's part on its way into the files."""

    def __init__(self, old: StateIndex, new: StateIndex, read: Read, rank: Rank) -> None:
        self.old, self.new, self._read, self._rank = old, new, read, rank
        self.files = Files()
        self.head: dict[str, Any] = json.loads(read("all.json"))
        self.states: list[str] = [state for state, _, _ in self.head["states"]]
        self.sizes: list[int] = [size for _, size, _ in self.head["states"]]
        self.which = self.states.index(new.state)
        self.heads: dict[str, dict[str, Any]] = {}
        self.records: dict[str, Record] = {}
        self.run = Run(read, "all/", self.head["cuts"], self.head["prints"], NATION_SHARD)
        self.heavy = decoded(self.head["heavy"])

    def files_of(self, terms: list[str]) -> Files:
        """All files that are another now."""
        was = {term: self._record(term) for term in terms}
        now = {term: self._exchanged(term, record) for term, record in was.items()}
        self._states(terms)
        self._own(terms)
        self._facets()
        self._nation(was, now)
        known = {
            term: None if text is None else "" for term, text in now.items() if (text is None) != (was[term] is None)
        }
        if known:
            self._words(known)
        for state, head in self.heads.items():
            self.files.written[f"{state}.json"] = as_json(head)
        return self.files

    def _record(self, term: str) -> str | None:
        at = bisect_right(self.heavy, term) - 1
        if at >= 0 and self.heavy[at] == term:
            return str(json.loads(self._read(f"all/h{at}.json"))["p"])
        return self.run.record(term)

    def _exchanged(self, term: str, text: str | None) -> str | None:
        """The record of a term as it is now, None where no state has it."""
        record = Record.of(text, self.sizes) if text is not None else Record(0, {})
        segments = {which: one for which, one in record.segments.items() if which != self.which}
        if (segment := self.new.segments.get(term)) is not None:
            segments[self.which] = (segment, self.new.frequencies[term])
        if not segments:
            self.records[term] = Record(0, {})
            return None
        first, known = min(segments), record.rank
        if first == self.which:
            known = self.new.firsts[term]
        elif not record.segments or first != min(record.segments):
            known = self._rank(self.states[first], term)
        self.records[term] = made = Record(known, segments)
        return made.text()

    def _head(self, state: str) -> dict[str, Any]:
        if state not in self.heads:
            self.heads[state] = json.loads(self._read(f"{state}.json"))
        return self.heads[state]

    def _put(self, state: str, shard: int, content: Mapping[str, str]) -> None:
        """Write a shard of a state, and its fingerprint into the state's table of contents."""
        self.files.written[f"{state}/{shard}.json"] = data = as_json(content)
        head = self._head(state)
        prints = head["prints"]
        head["prints"] = prints[: 2 * shard] + fingerprint(data) + prints[2 * shard + 2 :]

    def _states(self, terms: list[str]) -> None:
        """Of the other states the shards that tell how often a term stands elsewhere."""
        shards: dict[tuple[int, int], dict[str, int]] = {}
        for term in terms:
            more = self.new.frequencies.get(term, 0) - self.old.frequencies.get(term, 0)
            for which in self.records[term].segments if more else ():
                if which != self.which:
                    shards.setdefault((which, _shard(term, self.sizes[which])), {})[term] = more
        for (which, shard), some in shards.items():
            state = self.states[which]
            content = json.loads(self._read(f"{state}/{shard}.json"))
            elsewhere = numbers(content["e"])
            for at, term in enumerate(decoded(content["t"])):
                elsewhere[at] += some.get(term, 0)
            self._put(state, shard, {**content, "e": spelled(elsewhere)})

    def _own(self, terms: list[str]) -> None:
        """The shards, cards, filters and table of contents of the state itself."""
        new = self.new
        shards: dict[int, list[str]] = {}
        for term in terms:
            shards.setdefault(_shard(term, new.documents), []).append(term)
        for shard, some in shards.items():
            content = json.loads(self._read(f"{new.state}/{shard}.json"))
            elsewhere = dict(zip(decoded(content["t"]), numbers(content["e"]), strict=True))
            for term in some:
                elsewhere.pop(term, None)
                if term in new.segments:
                    others = self.records[term].segments
                    elsewhere[term] = sum(count for which, (_, count) in others.items() if which != self.which)
            ordered = sorted(elsewhere)
            segments = " ".join([new.segments[term] for term in ordered])
            counts = spelled([elsewhere[term] for term in ordered])
            self._put(new.state, shard, {"t": front_coded(ordered), "p": segments, "e": counts})
        edition = write_state_files(self.files.written, new, self.head["chunk"])
        head = self._head(new.state)
        self.head["states"][self.which][2] = edition
        head["states"] = [[new.state, new.documents, edition]]
        head.update((name, column) for name, column in new.columns.items() if name != "name")

    def _facets(self) -> None:
        """The nation's file of each group of filters in which the state's part is another."""
        old, new = self.old.facets, self.new.facets
        for group in old.keys() | new.keys():
            before, after = old.get(group, {}), new.get(group, {})
            if before == after:
                continue
            path = f"all/facet-{group}.json"
            # A group that neither had before: whether another state has it stands in no other file.
            held = before or any(group in self._facets_of(state) for state in self.states if state != self.new.state)
            keys = json.loads(self._read(path))["facets"][group] if held else {}
            for key in before.keys() | after.keys():
                lists = keys.setdefault(key, [""] * len(self.states))
                lists[self.which] = after.get(key, "")
                if not any(lists):
                    del keys[key]
            if keys:
                facets = {group: dict(sorted(keys.items()))}
                self.files.written[path] = as_json({"v": self.head["v"], "facets": facets})
            else:
                self.files.gone.add(path)

    def _facets_of(self, state: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = json.loads(self._read(f"{state}/facets.json"))["facets"]
        return found

    def _nation(self, was: Mapping[str, str | None], now: Mapping[str, str | None]) -> None:
        """The nation's shards, its frequent terms, and its table of contents."""
        head, files = self.head, self.files
        light = {term: text if text is None or len(text) <= HEAVY else None for term, text in now.items()}
        head["cuts"], head["prints"] = self.run.exchange(light, files)
        head["checked"][self.which] = self.new.columns["checked"]
        most = {term: text for term, text in now.items() if text is not None and len(text) > HEAVY}
        heavy = sorted((set(self.heavy) - now.keys()) | most.keys())
        places = {term: at for at, term in enumerate(self.heavy)}
        old = head["heavyPrints"]
        prints = []
        for at, term in enumerate(heavy):
            if term not in most and places[term] == at:
                prints.append(old[2 * at : 2 * at + 2])
                continue
            text = most[term] if term in most else json.loads(self._read(f"all/h{places[term]}.json"))["p"]
            files.written[f"all/h{at}.json"] = data = as_json({"t": front_coded([term]), "p": text})
            prints.append(fingerprint(data))
        files.gone |= {f"all/h{at}.json" for at in range(len(heavy), len(self.heavy))}
        head["heavy"], head["heavyPrints"] = front_coded(heavy), "".join(prints)
        files.written["all.json"] = as_json(head)

    def _words(self, known: Mapping[str, str | None]) -> None:
        """The word list that typing errors are looked up in, forwards and backwards."""
        head = json.loads(self._read("words.json"))
        for direction, some in (("forward", known), ("backward", {term[::-1]: one for term, one in known.items()})):
            cuts, prints = head[direction]
            run = Run(self._read, f"words/{direction[0]}", cuts, prints, WORD_SHARD)
            head[direction] = list(run.exchange(some, self.files))
        self.files.written["words.json"] = as_json(head)


def _shard(term: str, documents: int) -> int:
    return shard_of(term, shard_count(documents))
