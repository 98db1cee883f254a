"""Keeping in step with a feed: what an import may change, and what it must leave to people.

Three values meet in every field: what the feed says now, what it said last (the ledger), what the file says. A field
that still holds what was imported follows the feed; one that a person changed stays, and both values are reported;
a file that a person took out is not brought back. Pure: texts and values in, texts and values out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from typing import Any

from generator.content.checker import Lists, check_record
from generator.content.edit import replace_fields
from generator.content.fields import ENTRY
from generator.content.reader import read_tree
from generator.content.writer import record_lines
from generator.directory.model import Entry, Provenance
from generator.exchange.ledger import Ledger, Line, digest, without_address
from generator.exchange.slugs import cut
from generator.records import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry as the feed has it now.

    `entry.id` holds the state and the file name that is wanted first; `slugs` are names to fall back on, each
    telling more; `folder` is the folder within the state's. `records` are the feed's ids, `aliases` further ids under
    which an earlier import may know it. `rows` (by record) is what the ledger shall remember.
    """

    entry: Entry
    records: tuple[str, ...]
    slugs: tuple[str, ...]
    folder: str = ""
    aliases: tuple[str, ...] = ()
    rows: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Existing:
    """The entry files there are: id -> (path in the content folder, text)."""

    files: Mapping[str, tuple[str, str]]
    lists: Lists


@dataclass(frozen=True, slots=True)
class Kept:
    """A field that a person changed. `news` means the feed now says something else than it said last."""

    entry: str
    field: str
    here: str
    feed: str
    news: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a candidate: created, updated, unchanged, removed (by a person; left so) or unreadable (left so)."""

    entry: str
    what: str
    path: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The texts to write by path, one outcome a candidate, what people changed, what the feed no longer has, the new ledger."""

    texts: Mapping[str, str]
    outcomes: tuple[Outcome, ...]
    kept: tuple[Kept, ...]
    vanished: tuple[str, ...]
    ledger: Ledger


_FIELDS = {row.key: row for row in ENTRY}


@dataclass(frozen=True, slots=True)
class _Written:
    """An entry as YAML: the whole file, and field -> text of what a feed can say.

    Of provenance only `feed` is the feed's; the rest belongs to people.
    """

    text: str
    said: Mapping[str, str]


def _written(entry: Entry) -> _Written:
    texts = {}
    for row in ENTRY:
        value = getattr(entry, row.name)
        if value is None or value in ("", ()):
            continue  # most fields of most entries
        if text := "\n".join(record_lines(entry, (row,))):
            texts[row.key] = text
    whole = "\n".join(texts.values()) + "\n"
    texts["provenance"] = "\n".join(
        record_lines(Entry("", "", "", provenance=Provenance(feed=entry.provenance.feed)), (_FIELDS["provenance"],))
    )
    return _Written(whole, texts)


def plan(
    candidates: Iterable[Candidate],
    existing: Existing,
    ledger: Ledger,
    present: frozenset[str],
    reserved: frozenset[str],
) -> Plan:
    """What to write so that the files follow the feed. Does not depend on the order of the candidates.

    `present` are the records that the feed's files read now hold, or that stand in a file of the feed not read now.
    """
    ordered = sorted(candidates, key=lambda c: (c.entry.id, c.records))
    vanished = _vanished(ledger, present)
    ids = _known(ordered, existing, ledger)
    _adopt(ordered, ids, vanished)
    _name(ordered, ids, existing, ledger, reserved)
    texts: dict[str, str] = {}
    outcomes: list[Outcome] = []
    kept: list[Kept] = []
    lines = dict(ledger.lines)
    told = {line.entry: line for line in ledger.lines.values()}
    in_use = set(ids.values())
    for n, candidate in enumerate(ordered):
        entry = replace(candidate.entry, id=ids[n])
        by_record = (  # a line of another candidate's entry says nothing of this one: it fell apart from that
            ledger.lines[record]
            for record in (*candidate.records, *candidate.aliases)
            if record in ledger.lines
            and (ledger.lines[record].entry == entry.id or ledger.lines[record].entry not in in_use)
        )
        old = next(by_record, None) or told.get(entry.id)
        new = _written(entry)
        outcome, text, differing = _one(entry, new, candidate, old, existing)
        outcomes.append(outcome)
        kept += differing
        if text is not None:
            texts[outcome.path] = text
        if outcome.what != "unreadable" or old is None:
            _note(lines, candidate, entry, new, outcome, hidden=_is_hidden(entry, differing))
    for record in list(lines):
        if record not in present and not lines[record].gone:
            lines[record] = replace(lines[record], rows=(), gone=True)
    return Plan(
        texts, tuple(outcomes), tuple(kept), tuple(sorted(vanished - in_use)), Ledger(ledger.feed, ledger.about, lines)
    )


def _vanished(ledger: Ledger, present: frozenset[str]) -> set[str]:
    """Entries of the ledger none of whose records the feed still has."""
    there = {line.entry for record, line in ledger.lines.items() if record in present}
    return {line.entry for line in ledger.lines.values()} - there


_RUN = re.compile(r"[A-Za-z0-9]+")


def _longest_run(record: str) -> str:
    """The longest run of plain letters and digits in a record's name: it stands in YAML however the name is quoted."""
    return max(_RUN.findall(record), key=len, default="")


def _known(candidates: list[Candidate], existing: Existing, ledger: Ledger) -> dict[int, str]:
    """The ids of candidates imported before: by the ledger, or by the record ids in a file that people renamed."""
    told = {line.entry for line in ledger.lines.values()}
    strays: dict[str, str] = {}
    wanted = {_longest_run(record) for one in candidates for record in (*one.records, *one.aliases)}
    for entry_id, (_, text) in existing.files.items():
        # Reading 20,000 files of other feeds costs far more than looking for a part of a record's name in them.
        if entry_id in told or "records:" not in text:
            continue
        if "" not in wanted and not wanted.intersection(_RUN.findall(text, text.index("records:"))):
            continue
        if entry := _values(entry_id, text, existing.lists):
            feed = entry.provenance.feed
            strays.update(dict.fromkeys(feed.records if feed else (), entry_id))
    claims: dict[int, list[str]] = {}
    for n, candidate in enumerate(candidates):
        records = (*candidate.records, *candidate.aliases)
        by_ledger = dict.fromkeys(ledger.lines[record].entry for record in records if record in ledger.lines)
        by_file = dict.fromkeys(strays[record] for record in records if record in strays)
        claims[n] = (
            [entry_id for entry_id in by_ledger if entry_id in existing.files] or list(by_file) or list(by_ledger)
        )
    ids: dict[int, str] = {}
    taken: set[str] = set()
    # Of the parts of an entry that fell apart in the feed, the one that still has its name keeps its file.
    for n in sorted(claims, key=lambda n: (candidates[n].entry.id not in claims[n], n)):
        if free := [entry_id for entry_id in claims[n] if entry_id not in taken]:
            ids[n] = free[0]
            taken.add(free[0])
    return ids


def _adopt(candidates: list[Candidate], ids: dict[int, str], vanished: set[str]) -> None:
    """A new record that would take the very name of one that vanished is the same place, moved or spelled anew."""
    wanted = Counter(c.entry.id for n, c in enumerate(candidates) if n not in ids)
    for n, candidate in enumerate(candidates):
        if n not in ids and candidate.entry.id in vanished and wanted[candidate.entry.id] == 1:
            ids[n] = candidate.entry.id


def _name(
    candidates: list[Candidate], ids: dict[int, str], existing: Existing, ledger: Ledger, reserved: frozenset[str]
) -> None:
    """Ids for the new ones. Namesakes all get the longer name, so that none depends on who comes first."""
    taken = set(existing.files) | {line.entry for line in ledger.lines.values()} | set(ids.values())
    waiting = [n for n in range(len(candidates)) if n not in ids]
    for level in range(max((len(candidates[n].slugs) for n in waiting), default=0) + 1):
        wanted = {n: _wanted(candidates[n], level) for n in waiting}
        counts = Counter(wanted.values())
        for n in list(waiting):
            free = wanted[n] not in taken and wanted[n].partition("/")[2] not in reserved
            if free and counts[wanted[n]] == 1:
                ids[n] = wanted[n]
                waiting.remove(n)
        taken |= set(ids.values())
    for n in waiting:
        ids[n] = _wanted(candidates[n], -1)


def _wanted(candidate: Candidate, level: int) -> str:
    if 0 <= level < len(candidate.slugs) and candidate.slugs[level]:
        return f"{candidate.entry.state}/{candidate.slugs[level]}"
    name = cut(candidate.slugs[0], 60) or "entry"  # a name may have no letter that an address can hold
    return f"{candidate.entry.state}/{name}-{digest(candidate.records[0])}"


def _one(
    entry: Entry, new: _Written, candidate: Candidate, old: Line | None, existing: Existing
) -> tuple[Outcome, str | None, list[Kept]]:
    found = existing.files.get(entry.id)
    if found is None:
        if old is not None:
            return Outcome(entry.id, "removed"), None, []
        folder = f"{entry.state}/{candidate.folder}" if candidate.folder else entry.state
        return Outcome(entry.id, "created", f"entries/{folder}/{entry.slug}.yaml"), new.text, []
    path, text = found
    if text == new.text:
        return Outcome(entry.id, "unchanged", path), None, []
    here = _values(entry.id, text, existing.lists)
    if here is None:
        return Outcome(entry.id, "unreadable", path), None, []
    changes, kept = _compare(entry, new, here, old)
    edited = replace_fields(text, changes) if changes else None
    if changes and edited is None:
        was = _written(here).said
        kept += [Kept(entry.id, key, was.get(key, ""), text_, news=True) for key, text_ in changes.items()]
        changes = {}
    what = "updated" if changes else "unchanged"
    return Outcome(entry.id, what, path, tuple(changes)), edited, kept


def _compare(entry: Entry, new: _Written, here: Entry, old: Line | None) -> tuple[dict[str, str], list[Kept]]:
    """Fields that follow the feed, with their new YAML, and fields that people changed."""
    now, file = new.said, _written(here).said
    changes: dict[str, str] = {}
    kept: list[Kept] = []
    for key in _FIELDS:
        feed_says, file_says = now.get(key, ""), file.get(key, "")
        before = old.said.get(key, "") if old else ""
        if feed_says == file_says:
            continue
        if old and digest(file_says) == before:
            changes[key] = _whole(key, entry, here, feed_says)
        elif feed_says or before:  # what only people say is nobody else's business
            kept.append(Kept(entry.id, key, file_says, feed_says, news=digest(feed_says) != before))
    return changes, kept


def _whole(key: str, entry: Entry, here: Entry, text: str) -> str:
    if key == "provenance":  # verified, consent and sources that people added stay
        merged = replace(here, provenance=replace(here.provenance, feed=entry.provenance.feed))
        text = "\n".join(record_lines(merged, (_FIELDS[key],)))
    return text + "\n" if text else ""


def _values(entry_id: str, text: str, lists: Lists) -> Entry | None:
    """The file's values; None if it has errors. Rules do not matter here: people's values stand even where they break one."""
    tree, problems = read_tree(text.encode(), "")
    if tree is None:
        return None
    values = check_record(tree, ENTRY, lists, problems)
    if problems.found or any(row.required and row.name not in values for row in ENTRY):
        return None
    return Entry(id=entry_id, **values)


def _is_hidden(entry: Entry, kept: list[Kept]) -> bool:
    """Whether the place, as the file has it, is not to be found on a street."""
    if entry.location is None or entry.location.visibility != "public":
        return True
    return any(item.field == "location" and "visibility: public" not in item.here for item in kept)


def _note(
    lines: dict[str, Line], candidate: Candidate, entry: Entry, new: _Written, outcome: Outcome, *, hidden: bool
) -> None:
    """The ledger's lines of a candidate. Of a removed entry only the ids are remembered, of a hidden one no address."""
    digests = {} if outcome.what == "removed" else {key: digest(text) for key, text in new.said.items()}
    for record in candidate.records:
        rows = () if outcome.what == "removed" else candidate.rows.get(record, ())
        lines[record] = Line(record, entry.id, digests, without_address(rows) if hidden else rows)
    for record in candidate.aliases:
        if record in lines:
            lines[record] = replace(lines[record], entry=entry.id, said=digests)
