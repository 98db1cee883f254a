"""Taking an entry down so that it never comes back: the tombstones for removed.yaml, and whether one has come back.

By its record ids an entry is known to the feed it came from. Against any other list only what it is known by helps:
its salted hashes. What other entries share (an intergroup's number, a church's street) is no mark of this one, or
removing one meeting would keep a hundred others out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from generator.content.writer import scalar
from generator.directory.model import Entry
from generator.exchange.removed import FILE, Removed, marks, read_removed, salted
from generator.problems import Problem, Severity

REASONS = {
    "asked": "the group, the organization or a person asked for it",
    "unsafe": "being listed puts somebody at risk",
    "private": "it tells something private",
    "false": "it never existed, or is not what it says",
}
"""Why an entry is taken down, in a word: a sentence might tell what must not be told."""

SHORTEST_SALT = 12
"""A short secret word is found by trying; then every hash of a phone number tells its number."""

_HEAD = """\
# What was removed and must never come back, one line each. Written by `recovery-site remove`; imports obey it.
# A hash tells nothing without the secret word, which is not in this repository.
"""


def tombstones(
    entry: Entry | None, records: Iterable[str], others: Iterable[Entry], salt: str, on: dt.date, reason: str
) -> list[str]:
    """The lines for removed.yaml: one for each record id and, with `salt`, for each mark that none of `others` has."""
    tail = f"on: {on.isoformat()}, reason: {reason}}}"
    lines = [f"- {{record: {scalar(record, in_list=True)}, {tail}" for record in sorted(set(records))]
    if salt and entry is not None:
        shared = {mark for other in others if other.id != entry.id for mark in marks(other)}
        hashes = sorted(salted(mark, salt) for mark in dict.fromkeys(marks(entry)) if mark not in shared)
        lines += [f'- {{hash: "{found}", {tail}' for found in hashes]
    return lines


def removed_text(old: str, lines: Iterable[str]) -> str:
    """removed.yaml (`old`, "" for none yet) with these lines added; every byte that was there stays."""
    new = [line for line in lines if line.partition(", on:")[0] not in old]
    start = old if old.endswith("\n") or not old else old + "\n"
    return (start or _HEAD) + "".join(line + "\n" for line in new)


def came_back(content_dir: Path, entries: Iterable[Entry], salt: str = "") -> list[Problem]:
    """A REMOVED-BACK error for each entry that was removed and is there again.

    Without the secret word only record ids tell; that is what a check without secrets can know. What is wrong with
    removed.yaml itself is reported too.
    """
    removed, problems = read_removed(content_dir, salt)
    found = [problem for problem in problems if problem.code != "REMOVED-SALT"]
    if removed == Removed():
        return found
    for entry in entries:
        records = entry.provenance.feed.records if entry.provenance.feed else ()
        if removed.holds(entry, records, salt):
            found.append(
                Problem(
                    "REMOVED-BACK",
                    Severity.ERROR,
                    f"{content_dir.as_posix()}/entries/{entry.id}.yaml",
                    0,
                    0,
                    "This listing was removed on request, and must not come back.",
                    f"Delete the file. If those who asked want it back, take its lines out of {FILE} first.",
                )
            )
    return found
