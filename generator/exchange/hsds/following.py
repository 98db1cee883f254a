"""The last part of an import: entries against the files there are, and a report in which every row has its end.

What a feed no longer has is closed here, not deleted; what was removed on request stays out (see meetings/closing.py
and removed.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path

from generator.content.rules import Setting
from generator.content.vocabulary import Vocabulary
from generator.exchange.checking import fault
from generator.exchange.files import Change, existing_entries
from generator.exchange.harm import Dropped
from generator.exchange.importing import ImportResult, open_ledger
from generator.exchange.keeping import Candidate, Existing, plan
from generator.exchange.ledger import Ledger, ledger_text, path_of
from generator.exchange.meetings.closing import closings, shrunk
from generator.exchange.meetings.options import FeedOptions
from generator.exchange.removed import Removed, read_removed
from generator.exchange.report import REMOVED, CodeLine, Report, RowEnd
from generator.problems import Problem, errors
from generator.records import dataclass

ON_REQUEST = "removed on request"


@dataclass(frozen=True, slots=True)
class RowOf:
    """A row of a file: which, and what it calls itself."""

    file: str
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that make one entry. The first one is its row, the others are merged into it, for the reason in `merged`."""

    rows: tuple[RowOf, ...]
    candidate: Candidate
    merged: str = "the same record again"
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """The content folder as an import finds it."""

    files: Mapping[str, tuple[str, str]]
    ledger: Ledger
    ledger_text: str
    removed: Removed
    problems: tuple[Problem, ...]


def known(content_dir: Path, options: FeedOptions) -> Known | tuple[Problem, ...]:
    """The entry files and the feed's ledger, or what is wrong with them."""
    opened = open_ledger(content_dir, options.feed)
    problems = list(opened.problems)
    files, found = existing_entries(content_dir)
    problems += found
    removed, found = read_removed(content_dir, options.salt)
    problems += found
    if opened.ledger is None or errors(problems):
        return tuple(problems)
    return Known(files, opened.ledger, opened.text, removed, tuple(problems))


@dataclass(frozen=True, slots=True)
class Followed:
    """What the rows of a feed came to, before anything is compared with the files.

    `ends` are rows that ended already: refused, or merged into an entry of another list; `present` are their records
    that the feed still has, so that what cannot be read is not taken for gone.
    """

    groups: Sequence[Group]
    ends: Sequence[RowEnd]
    present: frozenset[str] = frozenset()
    unmapped: Sequence[CodeLine] = ()
    left_out: Sequence[CodeLine] = ()
    doubts: Sequence[str] = ()
    dropped: Dropped = field(default_factory=Counter)


def follow(
    here: Known,
    rows: Sequence[tuple[str, int]],
    found: Followed,
    vocabulary: Vocabulary,
    setting: Setting,
    reserved: frozenset[str],
    options: FeedOptions,
) -> ImportResult:
    """What to write so that the content folder follows the feed. `rows` is (file, number of rows)."""
    good: list[Group] = []
    ends = list(found.ends)
    present = set(found.present)
    for group in found.groups:
        candidate = group.candidate
        on_request = here.removed.holds(candidate.entry, candidate.records, options.salt)
        reason = ON_REQUEST if on_request else fault(candidate.entry, setting)
        if not on_request:
            present.update(candidate.records)
        if reason:
            ends += [RowEnd(row.file, row.number, row.name, "refused", reason=reason) for row in group.rows]
        else:
            good.append(group)
    shown = rows[0][0] if rows else options.feed
    if not options.allow_shrink and (problem := shrunk(here.ledger, frozenset(present), shown)):
        return ImportResult((), Report(rows=tuple(rows)), (*here.problems, problem))
    existing = Existing(here.files, vocabulary.lists)
    planned = plan([group.candidate for group in good], existing, here.ledger, frozenset(present), reserved)
    closed = closings(planned, here.ledger, here.files)
    what = {outcome.entry: outcome.what for outcome in closed.outcomes}
    doubts = list(found.doubts)
    for group in good:
        line = closed.ledger.lines.get(group.candidate.records[0])
        entry = line.entry if line else ""
        ends += _ends(group, entry, gone=what.get(entry) == "removed")
        first = group.rows[0]
        doubts += [f"{first.file} row {first.number}, {first.name}: {doubt}" for doubt in group.doubts]
    report = Report(
        rows=tuple(rows),
        ends=tuple(sorted(ends, key=lambda end: (end.file, end.row))),
        outcomes=closed.outcomes,
        kept=closed.kept,
        doubts=tuple(doubts),
        unmapped=tuple(found.unmapped),
        left_out=tuple(found.left_out),
        dropped=tuple(sorted(found.dropped.items(), key=lambda item: (-item[1], item[0]))),
    )
    changes = [Change(path, text) for path, text in sorted(closed.texts.items())]
    new = ledger_text(closed.ledger)
    if new != here.ledger_text and (closed.ledger.lines or here.ledger_text):
        changes.append(Change(path_of(options.feed), new))  # last: a ledger must not know of files never written
    return ImportResult(tuple(changes), report, here.problems)


def _ends(group: Group, entry: str, *, gone: bool) -> list[RowEnd]:
    if gone:
        return [RowEnd(row.file, row.number, row.name, "refused", entry, REMOVED) for row in group.rows]
    first, *others = group.rows
    merged = [RowEnd(row.file, row.number, row.name, "merged", entry, group.merged) for row in others]
    return [RowEnd(first.file, first.number, first.name, "entry", entry), *merged]
