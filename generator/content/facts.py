"""The files beside the entries: crisis lines and what each state says. Every number needs a source."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import Any

from generator.content.checker import Lists, check_record
from generator.content.reader import read_tree
from generator.content.sheets import CRISIS, STATE
from generator.content.tree import locate
from generator.directory.credentials import LEVELS, Credential, StateFacts, figures_of, levels_of
from generator.directory.crisis import CrisisLine
from generator.directory.model import Source
from generator.directory.phones import is_fictional
from generator.patterns import pattern
from generator.problems import Problem, Severity, errors

STALE_DAYS = 365
_Note = Callable[[str, str, str, str], None]
PROXY = pattern(r"web\.archive\.org|proxy\?|webcache|translate\.goog", re.IGNORECASE)


def read_crisis(data: bytes, shown: str, lists: Lists) -> tuple[tuple[CrisisLine, ...], list[Problem]]:
    """The crisis lines of `crisis.yaml`. A line with any problem is left out, and the problem blocks publication."""
    tree, problems = read_tree(data, shown)
    if tree is None:
        return (), problems.found
    values = check_record(tree, CRISIS, lists, problems)
    lines: tuple[CrisisLine, ...] = values.get("lines", ())
    for n, line in enumerate(lines):
        if not (line.call or line.text or line.url):
            place = locate(tree, f"lines.{n}")
            problems.add(
                "CRISIS-REACH", f"{line.key} has no number.", line=place[0], column=place[1], fix="Add call or text."
            )
    return lines, problems.found


def read_state(
    data: bytes, shown: str, key: str, lists: Lists, today: dt.date, fictional: bool
) -> tuple[StateFacts | None, list[Problem]]:
    """One file of `states/`.

    Problems: those of the table; STATE-NAME; STATE-ID; STATE-SOURCE (no page, or somebody's copy of it);
    STATE-DATE; STATE-LEVEL; STATE-FIGURE (a figure no source bears out, or a source for a figure that
    is not there); STATE-INVENTED (a helpline's number is one kept for fiction); STATE-STALE (a warning).
    """
    tree, problems = read_tree(data, shown)
    if tree is None:
        return None, problems.found
    values: dict[str, Any] = check_record(tree, STATE, lists, problems)
    if "state" not in values or "name" not in values:
        return None, problems.found
    facts = StateFacts(**values)

    def note(code: str, at: str, message: str, fix: str) -> None:
        line, column = locate(tree, at)
        problems.add(code, message, line=line, column=column, fix=fix)

    if facts.state.lower() != key:
        note(
            "STATE-NAME",
            "state",
            f"The file is named {key}, but it speaks of {facts.state}.",
            "Rename the file, or mend the code.",
        )
    seen: set[str] = set()
    for n, credential in enumerate(facts.credentials):
        at = f"credentials.{n}"
        if not credential.id.startswith(f"{facts.state}-") or credential.id in seen:
            note(
                "STATE-ID",
                f"{at}.id",
                f"{credential.id} must start with {facts.state}- and stand once.",
                "Mend the id.",
            )
        seen.add(credential.id)
        sources = credential.provenance.sources if credential.provenance else ()
        _check_sources(sources, f"{at}.provenance", today, note)
        _check_figures(credential, at, note)
    if facts.standing:
        _check_sources(facts.standing.sources, "standing", today, note)
    for n, helpline in enumerate(facts.helplines):
        _check_sources(helpline.sources, f"helplines.{n}", today, note)
        if not fictional and any(is_fictional(phone.number) for phone in helpline.phones):
            note(
                "STATE-INVENTED",
                f"helplines.{n}.phones",
                "A number kept for fiction cannot be published.",
                "Put in the real one.",
            )
    refused = errors(problems.found)
    for at, source in _dated(facts):
        if source.retrieved and (age := (today - source.retrieved).days) > STALE_DAYS:
            line, column = locate(tree, at)
            problems.add(
                "STATE-STALE",
                f"This source was last read {age} days ago.",
                line=line,
                column=column,
                fix="Read the page again, mend what has changed, and set the new day.",
                severity=Severity.WARNING,
            )
    return (None if refused else facts), problems.found


def _dated(facts: StateFacts) -> Iterator[tuple[str, Source]]:
    """Every source of a state's file with its place in it."""
    for n, credential in enumerate(facts.credentials):
        if credential.provenance:
            yield from (
                (f"credentials.{n}.provenance.sources.{m}.retrieved", source)
                for m, source in enumerate(credential.provenance.sources)
            )
    for n, helpline in enumerate(facts.helplines):
        yield from ((f"helplines.{n}.sources.{m}.retrieved", source) for m, source in enumerate(helpline.sources))
    if facts.standing:
        yield from ((f"standing.sources.{m}.retrieved", source) for m, source in enumerate(facts.standing.sources))


def _check_sources(sources: tuple[Source, ...], at: str, today: dt.date, note: _Note) -> None:
    if not any(source.url for source in sources):
        note(
            "STATE-SOURCE",
            at,
            "There is no source with a web address, so no figure here can be shown.",
            "Name the official page.",
        )
    for source in sources:
        if PROXY.search(source.url):
            note("STATE-SOURCE", at, "This source is a copy kept by somebody else.", "Name the official page itself.")
        if source.retrieved is None or source.retrieved > today:
            note("STATE-DATE", at, "The source needs the day it was read, not in the future.", "Add retrieved.")


def _check_figures(credential: Credential, at: str, note: _Note) -> None:
    known = set(figures_of(credential))
    known |= {figure.split(".")[0] for figure in known}
    for n, source in enumerate(credential.provenance.sources if credential.provenance else ()):
        place = f"{at}.provenance.sources.{n}"
        if source.level not in LEVELS:
            note("STATE-LEVEL", place, "It is not said how near this source stands.", "Write primary or secondary.")
        for figure in source.figures:
            if figure not in known:
                note("STATE-FIGURE", place, f"It bears out {figure}, which is not there.", "Mend its list of figures.")
    for figure, level in levels_of(credential).items():
        if not level:
            note(
                "STATE-FIGURE",
                f"{at}.{figure}",
                f"No source bears out {figure}.",
                "Name it under the source it was read in, or leave it out.",
            )
