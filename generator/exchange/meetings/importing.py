"""`import meeting-guide`, `bmlt` and `csv`: a feed of meetings into entries.

A standard gives its rows in neutral words (`meetings.said`); all that follows is the same for every one of them: what
may be written, which rows are one group, and keeping in step with what people changed. Pure but for reading files.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from generator.content.load import is_fictional
from generator.content.rules import Setting
from generator.content.vocabulary import Vocabulary
from generator.directory import model
from generator.exchange import bmlt, meeting_guide, sheet
from generator.exchange.checking import fault
from generator.exchange.files import Change, existing_entries
from generator.exchange.grouping import Group, candidate, discreet, groups
from generator.exchange.importing import ImportResult, Progress, open_ledger
from generator.exchange.keeping import Candidate, Existing, plan
from generator.exchange.ledger import Ledger, digest, ledger_text, path_of
from generator.exchange.links import page_link
from generator.exchange.meetings import names
from generator.exchange.meetings.addresses import states_of
from generator.exchange.meetings.closing import closings, shrunk
from generator.exchange.meetings.codes import codes_of
from generator.exchange.meetings.making import Making, dummy_points, made, stand_ins
from generator.exchange.meetings.options import FeedOptions, wrong
from generator.exchange.meetings.said import Meeting, Reading, Refused, Said
from generator.exchange.meetings.words import letters
from generator.exchange.removed import Removed, read_removed
from generator.exchange.report import REMOVED, Report, RowEnd
from generator.problems import errors
from generator.records import dataclass

ON_REQUEST = "removed on request"
_ANOTHER_TIME = "another time of the same group"
_TWICE = "the same row twice"


class Standard(Protocol):
    """What a standard's package offers."""

    CODES: str  # whose codes its rows carry
    FELLOWSHIP: str  # the fellowship it was made for

    def read(self, files: Sequence[Path], options: FeedOptions, vocabulary: Vocabulary) -> Reading:
        """The files' rows in neutral words."""


STANDARDS: Mapping[str, Standard] = {"meeting_guide": meeting_guide, "bmlt": bmlt, "sheet": sheet}


@dataclass(frozen=True, slots=True)
class _Rows:
    """Every row of a feed as a meeting or a refusal, in the feed's order."""

    meetings: tuple[Meeting, ...]
    refused: tuple[Refused, ...]
    twice: tuple[Meeting, ...]


def import_feed(
    standard: str,
    files: Sequence[Path],
    content_dir: Path,
    options: FeedOptions,
    vocabulary: Vocabulary,
    today: dt.date,
    reserved_slugs: frozenset[str] = frozenset(),
    progress: Progress = lambda _what, _done, _total: None,
) -> ImportResult:
    """Read a feed and say what to write into `content_dir` so that its entries follow it.

    `standard` is a key of STANDARDS. Nothing is written here: see `files.write_changes`. Never raises for any file.
    The licence of the feed is the caller's to know: a feed's facts may be listed only where its publisher agrees.
    """
    progress("Reading the feed", 0, 1)
    kind = STANDARDS[standard]
    reading = kind.read(files, options, vocabulary)
    problems = [*wrong(options, vocabulary, today), *reading.problems]
    opened = open_ledger(content_dir, options.feed)
    ledger = opened.ledger
    problems += opened.problems
    removed, found = read_removed(content_dir, options.salt)
    problems += found
    if errors(problems) or ledger is None:
        return ImportResult((), Report(rows=_totals(reading)), tuple(problems))
    old_files, found = existing_entries(content_dir)
    problems += found
    making = _making(reading, kind, options, vocabulary, today)
    rows = _made(reading, making)
    feed = model.Feed(options.name[:120], _as_of(reading.said, options, today))
    setting = Setting(today=today, fictional=is_fictional(content_dir))
    good, bad = _candidates(rows.meetings, feed, making, vocabulary, setting, removed, progress)
    present = _present(good, bad, rows, reading)
    if not options.allow_shrink and (
        problem := shrunk(ledger, present, reading.said[0].file if reading.said else options.feed)
    ):
        problems.append(problem)
        return ImportResult((), Report(rows=_totals(reading)), tuple(problems))
    planned = plan([one for _, one in good], Existing(old_files, vocabulary.lists), ledger, present, reserved_slugs)
    closed = closings(planned, ledger, old_files)
    unmapped, left_out = making.codes.counted((said.codes for said in reading.said), reading.code_names)
    report = Report(
        rows=_totals(reading),
        ends=_ends(rows, good, bad, closed.ledger, {o.entry: o.what for o in closed.outcomes}),
        outcomes=closed.outcomes,
        kept=closed.kept,
        vanished=(),
        doubts=(*reading.doubts, *making.doubts.values()),
        dropped=tuple(sorted(making.dropped.items(), key=lambda item: (-item[1], item[0]))),
        unmapped=unmapped,
        left_out=left_out,
    )
    changes = [Change(path, new) for path, new in sorted(closed.texts.items())]
    if (new_ledger := ledger_text(closed.ledger)) != opened.text:
        changes.append(Change(path_of(options.feed), new_ledger))  # last: a ledger must not know of files never written
    return ImportResult(tuple(changes), report, tuple(problems))


def as_diff(changes: Sequence[Change], content_dir: Path) -> str:
    """The changes as a unified diff that a person can read; the ledger, which only machines read, left out."""
    out: list[str] = []
    for change in changes:
        if not change.path.endswith(".yaml"):
            continue
        path = content_dir / change.path
        old = path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True) if path.exists() else []
        new = change.text.splitlines(keepends=True)
        out += difflib.unified_diff(old, new, change.path if old else "(new)", change.path, n=1)
    return "".join(out)


def _totals(reading: Reading) -> tuple[tuple[str, int], ...]:
    return tuple(reading.totals.items())


def _making(reading: Reading, kind: Standard, options: FeedOptions, vocabulary: Vocabulary, today: dt.date) -> Making:
    states = states_of(vocabulary)
    fellowships = frozenset(vocabulary.lists.get("fellowships", {}))
    fellowship, doubt = _fellowship(reading.said, kind, options, vocabulary)
    making = Making(
        options=options,
        codes=codes_of(vocabulary, kind.CODES),
        states=states,
        fellowships=fellowships,
        fellowship=fellowship,
        today=today,
        with_numbers=names.numbered([said.name for said in reading.said]),
        dummy_points=dummy_points(reading.said, states),
        stand_ins=stand_ins(reading.said, states),
    )
    making.dropped.update(reading.dropped)
    if doubt:
        making.doubts["", doubt] = doubt
    return making


def _fellowship(rows: Sequence[Said], kind: Standard, options: FeedOptions, vocabulary: Vocabulary) -> tuple[str, str]:
    """Whose meetings these are: as said, as most rows' entities or pages say, or those the standard was made for."""
    known = vocabulary.lists.get("fellowships", {})
    if options.fellowship in known:
        return options.fellowship, ""
    if not rows:
        return kind.FELLOWSHIP, ""
    hints = (
        (r"al-?anon|\bafg\b", "al_anon"),
        (r"nar-?anon", "nar_anon"),
        (r"narcotics anonymous|\bna\.org", "na"),
        (r"alcoholics anonymous|\ba\.?a\.?\b|aa\b", "aa"),
    )
    for pattern, key in hints:
        telling = sum(
            bool(
                re.search(
                    pattern,
                    f"{said.entity} {_host(said.listing)} {said.name if key == 'al_anon' else ''}",
                    re.IGNORECASE,
                )
            )
            for said in rows
        )
        if telling * 2 > len(rows) and key in known:
            return key, ""
    if kind.FELLOWSHIP not in known:
        return "", ""
    label = known[kind.FELLOWSHIP].called()
    return (
        kind.FELLOWSHIP,
        f"All rows without a fellowship of their own are taken for meetings of {label}. If they are another's, import again and say whose.",
    )


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0]


def _made(reading: Reading, making: Making) -> _Rows:
    meetings: list[Meeting] = []
    refused = list(reading.refused)
    twice: list[Meeting] = []
    seen: dict[str, Said] = {}
    for one in reading.said:
        said = one if one.record else replace(one, record=_own_id(one))
        before = seen.get(said.record)
        if before and replace(before, row=0, file="") != replace(said, row=0, file=""):
            said = replace(said, record=f"{said.record}-{said.row}")
            making.doubt(said, said.name[:80], "another row has the same id; this one was given another.")
        result = made(said, making)
        if isinstance(result, Refused):
            refused.append(result)
        elif before and said.record in seen:
            twice.append(result)
        else:
            meetings.append(result)
        seen.setdefault(said.record, said)
    return _Rows(tuple(_hidden_alike(meetings, making)), tuple(refused), tuple(twice))


def _hidden_alike(meetings: Sequence[Meeting], making: Making) -> list[Meeting]:
    """The meetings, made anew without the address where another day of the same group at the same place hides it."""

    def key(meeting: Meeting) -> tuple[str, str]:
        return letters(meeting.name), letters(meeting.said.street or meeting.said.address)

    hidden = {key(m) for m in meetings if "in_person" in m.formats and not m.place.open} - {("", "")}
    found: list[Meeting] = []
    for meeting in meetings:
        if meeting.place.open and key(meeting) in hidden:
            again = made(replace(meeting.said, hide_address=True), making)
            found.append(again if isinstance(again, Meeting) else meeting)
        else:
            found.append(meeting)
    return found


def _own_id(said: Said) -> str:
    """An id for a row without one, out of what tells it from others, so that it stays when rows move."""
    return digest(
        "|".join((said.name, said.group, said.street or said.address, said.city, ",".join(said.days), str(said.start)))
    )


def _as_of(rows: Sequence[Said], options: FeedOptions, today: dt.date) -> dt.date:
    """The day the list speaks of: as given, else the newest day in its rows that is not in the future, else today."""
    days = [said.updated for said in rows if said.updated and said.updated <= today]
    return options.as_of or max(days, default=today)


_Good = list[tuple[Group, Candidate]]
_Bad = list[tuple[Group, str, bool]]


def _candidates(
    meetings: Sequence[Meeting],
    feed: model.Feed,
    making: Making,
    vocabulary: Vocabulary,
    setting: Setting,
    removed: Removed,
    progress: Progress,
) -> tuple[_Good, _Bad]:
    """Groups that make an entry, and groups that cannot, each with its reason and whether it is over."""
    good: _Good = []
    bad: _Bad = []
    url = page_link(making.options.url, making.dropped) if making.options.url else ""
    found = groups(meetings)
    for n, group in enumerate(found, 1):
        made_of = candidate(group, feed, url, vocabulary, making.states.folders)
        reason = fault(made_of.entry, setting)
        if reason and made_of.entry.description:  # a note may break a rule that sentences did not
            plain = replace(made_of, entry=replace(made_of.entry, description=""))
            if not fault(plain.entry, setting):
                making.doubt(group.first.said, group.first.name, f"its notes were left out: {reason}")
                made_of, reason = plain, ""
        if removed.holds(made_of.entry, (*made_of.records, *made_of.aliases), making.options.salt):
            bad.append((group, ON_REQUEST, True))
        elif reason:
            bad.append((group, reason, False))
        else:
            good.append((group, made_of))
        if n % 500 == 0 or n == len(found):
            progress("Matching groups", n, len(found))
    return good, bad


def _present(good: _Good, bad: _Bad, rows: _Rows, reading: Reading) -> frozenset[str]:
    """The records that the feed still has. What it has but says is over counts as gone; what we could not read does not."""
    found = {record for _, one in good for record in one.records}
    stay = [(m.record, m.said) for group, _, over in bad if not over for m in group.meetings]
    by_row = {(said.file, said.row): said for said in reading.said}
    stay += [(r.record, by_row[r.file, r.row]) for r in rows.refused if not r.ended and (r.file, r.row) in by_row]
    for record, said in stay:
        found |= {record, discreet(record, said.street or said.address)}
    return frozenset(found)


def _ends(rows: _Rows, good: _Good, bad: _Bad, ledger: Ledger, what: Mapping[str, str]) -> tuple[RowEnd, ...]:
    ends = [RowEnd(r.file, r.row, r.name, "refused", reason=r.reason) for r in rows.refused]
    home: dict[str, str] = {}
    for group, one in good:
        entry = ledger.lines[one.records[0]].entry if one.records[0] in ledger.lines else ""
        gone = what.get(entry) == "removed"
        for n, meeting in enumerate(group.meetings):
            home[meeting.record] = entry
            end, reason = ("refused", REMOVED) if gone else ("merged", _ANOTHER_TIME) if n else ("entry", "")
            ends.append(RowEnd(meeting.said.file, meeting.said.row, meeting.name, end, entry, reason))
    for group, reason, _ in bad:
        ends += [RowEnd(m.said.file, m.said.row, m.name, "refused", reason=reason) for m in group.meetings]
    for m in rows.twice:
        entry = home.get(m.record, "")
        gone = not entry or what.get(entry) == "removed"
        ends.append(RowEnd(m.said.file, m.said.row, m.name, "refused" if gone else "merged", entry, _TWICE))
    return tuple(sorted(ends, key=lambda end: (end.file, end.row)))
