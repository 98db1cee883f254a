"""The last build against this one: which shares of work were made from the very same things, and need not be made again.

A share's key is a hash of all it reads. Of entries that is their files' content, with what the directory as a whole decides
of them; of everything else, the vocabulary, facts, templates, settings and the tool itself, any change touches every share.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Any

from generator.content.load import Content
from generator.content.packed import hashed, key_of, packed
from generator.directory.model import Entry
from generator.edited.outline import NAME as OUTLINE
from generator.edited.outline import PLACED, SENT, outline_of
from generator.publish.kept import Files
from generator.publish.reads import Reads
from generator.publish.report import Before, Cost
from generator.publish.reuse import Reuse
from generator.records import dataclass
from generator.search.entries import shard_of
from generator.search.parts import packed_part, part_of
from generator.search.placed import Kept, Known, Sums, all_placed, print_of
from generator.shares import ADDRESSES, ASSETS, EXPORTS, MENDING, NATION, PLACES, SHARED, STANDING, Share, Work, Written
from generator.site.embeds import most_listed
from generator.site.made import Made
from generator.site.offline import Noted, Notes
from generator.site.plan import SitePlan

_SCATTERED = frozenset({SHARED, EXPORTS, ADDRESSES})  # made from entries of all states
_ALONE = frozenset({STANDING, ASSETS})  # made from no entry, but for one line


def name_of(share: Share) -> str:
    """The name of a share among what is kept."""
    return f"{share[0]}:{share[1]}"


@dataclass(slots=True)
class Last:
    """What is known of the last build; empty where nothing is kept or wanted."""

    before: Before | None
    ground: str = ""
    stamps: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, Any] = field(default_factory=dict)
    logs: Files = field(default_factory=dict)
    files: Mapping[str, list[Any]] = field(default_factory=dict)
    placed: Known = field(default_factory=dict)
    """What the tables of places need of each entry, where the last build has kept that."""
    sums: Sums = field(default_factory=Sums)
    """Those of what the tables need, once their share is made."""
    keys: dict[str, str] = field(default_factory=dict)
    shares: str = ""

    @classmethod
    def of(cls, before: Before | None, site: SitePlan, content: Content) -> Last:
        """What is kept, seen from the content as it is now."""
        if before is None:
            return cls(None)
        inputs = before.inputs
        entries = f"{before.asked[0]}/entries/"
        rest = (f"{path}\n{row[4]}" for path, row in sorted(inputs.items()) if not path.startswith(entries))
        # Not the day: checks know it, pages do not.
        ground = key_of([before.asked[0], *before.asked[2:], *rest])
        # With the path: the form tells in which file an entry stands, and a file may move without becoming another entry.
        stamps = {
            entry.id: f"{entry.id} {path} {inputs[path][4]} {' '.join(entry.former_ids)}"
            for entry in content.directory.entries
            if (path := content.paths.get(entry.id, "")) in inputs
        }
        old = before.site
        made = before.keeper.shares(old) if old is not None else {}
        logs = before.files() if made else {}
        files = {path: row for log in logs.values() for path, row in log.items()}
        known = before.keeper.part(PLACED, old.keys.get(PLACED, ""), tuple[str, Known]) if old is not None else None
        placed: Known = {}
        if known is not None and known[0] == ground:
            placed = all_placed(content.directory.listed(), stamps, known[1])
        return cls(before, ground, stamps, made, logs, files, placed)

    def work(self, work: Work) -> Work:
        """The work with what is known of the last build."""
        before = self.before
        if before is None:
            return work
        reuse = Reuse(before.keeper.output, self.files, self.ground)
        made = Made(self.stamps, reuse.bytes_of)
        return replace(work, known=self.files, reuse=reuse, made=made, placed=self.placed)

    def key(self, work: Work, share: Share) -> str:
        """A hash of all that a share is made from; "" where nothing is kept."""
        if self.before is None or (share[1] == PLACES and not self.placed):
            return ""
        return key_of([self.ground, *share, *self._read_by(work, share[1])])

    def _read_by(self, work: Work, what: str) -> Iterable[str]:
        if what == PLACES:
            yield print_of(self.placed)
            return
        yield from (f"{state} {count}" for state, count in work.site.page_counts().items())
        if what == STANDING and work.config.embed and (most := most_listed(work.site.states.values())):
            yield f"{most[0].path} {most[0].name}"  # whose line to copy stands among what we say of ourselves
        if what in _ALONE:
            return
        if what == MENDING:
            yield from (f"{state} {len(some)}" for state, some in sorted(work.by_state.items()))
            return
        if what in _SCATTERED:
            yield from self._stamps(work.content.directory.entries)
            return
        yield from self._stamps(work.by_state.get(what, ()))
        if what == NATION:
            yield from self._stamps(e for e in work.content.directory.listed() if shard_of(e) == NATION)
            return
        plan = work.site.states.get(what) or work.site.beyond[what]
        yield from self._stamps(plan.from_elsewhere)
        yield from self._stamps(work.site.nationwide.entries)
        for key in plan.neighbors:
            yield f"{key} {len(work.site.states[key].entries)}" if key in work.site.states else key

    def _stamps(self, entries: Iterable[Entry]) -> Iterable[str]:
        """What tells the entries from others of their ids; one of an unknown file is like no other."""
        return (self.stamps.get(entry.id, f"{entry.id} {id(entry)}") for entry in entries)

    def written(self, share: Share, key: str) -> Written | None:
        """What a share wrote the last time, if it was made from the same things."""
        before, name = self.before, name_of(share)
        if (
            before is None
            or before.site is None
            or not key
            or before.site.keys.get(name) != key
            or name not in self.made
            or name not in self.logs
        ):
            return None
        row = self.made[name]
        index = None
        if row["index"]:
            part = before.keeper.part(share[1], key)
            if part is None:
                return None
            index = part_of(part)
        notes = Notes(row["notes"] is not None)
        notes.files = [Noted(*noted) for noted in row["notes"] or ()]
        pages, files, size = row["numbers"]
        return Written(
            pages,
            files,
            size,
            index=index,
            language=row["language"],
            cost=Cost(**row["cost"]),
            sheets=Cost(**row["sheets"]),
            notes=notes,
            log=packed(self.logs[name]),
        )

    def read(self, log: Iterable[str], folder: str) -> dict[str, bytes]:
        """Files of the site as it is, by their path below `folder`."""
        assert self.before is not None
        output = self.before.keeper.output
        return {path.removeprefix(folder): (output / path).read_bytes() for path in log}

    def keep(self, share: Share, key: str, written: Written) -> None:
        """Keep what a share gave that is kept apart: its part of the search index, what the tables of places need of each entry."""
        if self.before is None:
            return
        index = written.index
        if index is not None and not self._has(name_of(share), key):
            self.before.keeper.keep_part(share[1], key, index if isinstance(index, bytes) else packed_part(index))
        if share[1] == PLACES:
            self._keep_placed(share, written)

    def remember(self, keys: Mapping[Share, str], done: Mapping[Share, Written]) -> None:
        """Keep what all shares gave beside that; the site itself is remembered when it stands."""
        if self.before is None:
            return
        rows = {}
        for share, written in done.items():
            name = name_of(share)
            self.keys.setdefault(name, keys[share])
            rows[name] = {
                "numbers": [written.pages, written.files, written.bytes],
                "index": written.index is not None,
                "language": written.language,
                "cost": dataclasses.asdict(written.cost),
                "sheets": dataclasses.asdict(written.sheets),
                "notes": [[n.path, n.size, n.print, n.sent] for n in written.notes.files] if written.notes.on else None,
            }
        self.shares = self.before.keeper.keep_shares(rows)

    def _keep_placed(self, share: Share, written: Written) -> None:
        assert self.before is not None
        kept = written.placed or Kept.of(self.placed)
        self.sums = kept.sums
        self.keys[name_of(share)] = key_of([self.ground, *share, kept.print])
        self.keys[PLACED] = key = key_of([self.ground, hashed(kept.data)])
        self.before.keeper.keep_part(PLACED, key, b"[%s,%s]" % (packed(self.ground), kept.data))

    def keep_reads(self, reads: Reads, content: Content) -> None:
        """Keep what reading the entries gave."""
        self.keys.update(reads.keep(content.reads))

    def keep_outline(self, everything: Content, content: Content, site: SitePlan) -> None:
        """Keep what an edit needs to know of the states that it does not touch."""
        assert self.before is not None
        outline = packed(outline_of(everything, content.directory.listed(), site, self.sums))
        self.keys[OUTLINE] = hashed(outline)
        self.before.keeper.keep_part(OUTLINE, self.keys[OUTLINE], outline)

    def keep_sent(self, sent: Mapping[str, int]) -> None:
        """Keep how large files are after gzip, where that was measured: an edit exchanges only its own in what a phone keeps."""
        if self.before is not None:
            data = packed(sent)
            self.keys[SENT] = hashed(data)
            self.before.keeper.keep_part(SENT, self.keys[SENT], data)

    def _has(self, name: str, key: str) -> bool:
        site = self.before.site if self.before else None
        return site is not None and site.keys.get(name) == key and bool(self.made)
