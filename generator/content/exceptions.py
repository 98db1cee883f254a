"""`exceptions.yaml`: what a rule finds and a person has judged to be right, in one file for all entries.

    - code: DUPLICATE-NAME
      entry: ky/riverbend-recovery-center
      reason: Two houses of one name, a mile apart; their own page lists both.
      by: editor
      date: 2026-11-22

An exception that nothing needs any more is itself reported, so that the file does not grow old.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from generator.content.checker import check_record
from generator.content.packed import Cache, hashed, key_of
from generator.content.reader import read_tree
from generator.content.rules import DIRECTORY_RULES, RULES
from generator.content.suggest import nearest
from generator.content.table import Field, Kind
from generator.content.tree import Mapping, Sequence, locate
from generator.problems import Problem, Problems, Severity
from generator.records import dataclass

FILE = "exceptions.yaml"
_ROW = (
    Field("code", Kind.TEXT, "The code of the rule.", required=True, max_length=40, example="DUPLICATE-NAME"),
    Field("entry", Kind.ID, "The id of the entry.", required=True, example="ky/riverbend-recovery-center"),
    Field("reason", Kind.TEXT, "Why it is right as it is.", required=True, max_length=300),
    Field("by", Kind.TEXT, "Who judged it: a role, never a name.", required=True, max_length=40, example="editor"),
    Field("date", Kind.DATE, "The day.", required=True, example="2026-11-22"),
)
_BY_CODE = {rule.code: rule.excusable for rule in RULES} | {rule.code: rule.excusable for rule in DIRECTORY_RULES}
EXCUSABLE = frozenset(code for code, excusable in _BY_CODE.items() if excusable)


@dataclass(frozen=True, slots=True)
class Excuse:
    """One row: the rule, the entry, and where the row stands."""

    code: str
    entry: str
    line: int
    source: str


@dataclass(frozen=True, slots=True)
class Excuses:
    """All rows of the file, which is named as people know it."""

    path: str = ""
    rows: tuple[Excuse, ...] = ()

    def pairs(self) -> frozenset[tuple[str, str]]:
        """(code, entry id) of every row."""
        return frozenset((row.code, row.entry) for row in self.rows)

    def unused(self, used: Iterable[tuple[str, str]]) -> list[Problem]:
        """A warning for each row that excused nothing."""
        needed = frozenset(used)
        return [
            Problem(
                "EXCEPTION-UNUSED",
                Severity.WARNING,
                self.path,
                row.line,
                1,
                f"{row.entry} needs no exception from {row.code} any more.",
                "Delete these lines.",
                source=row.source,
            )
            for row in self.rows
            if (row.code, row.entry) not in needed
        ]


def read_exceptions(content_dir: Path, today: dt.date) -> tuple[Excuses, list[Problem]]:
    """The exceptions of a content folder. A row with a problem excuses nothing."""
    path = content_dir / FILE
    if not path.exists():
        return Excuses(), []
    shown = path.as_posix()
    tree, problems = read_tree(path.read_bytes(), shown)
    if tree is None:
        return Excuses(), [problem for problem in problems.found if problem.code != "YAML-EMPTY"]
    if not isinstance(tree, Sequence):
        problems.add(
            "FIELD-SHAPE",
            "This file is a list: each part starts with a hyphen.",
            line=tree.line,
            column=tree.column,
            fix='Write "- " before code, and indent the other lines to match.',
        )
        return Excuses(), problems.found
    rows = []
    for item in tree.items:
        before = len(problems.found)
        values = check_record(item, _ROW, {}, problems)
        if len(problems.found) == before and isinstance(item, Mapping) and _sound(item, values, today, problems):
            rows.append(Excuse(values["code"], values["entry"], item.line, problems.lines[item.line - 1]))
    return Excuses(shown, tuple(rows)), problems.found


def known_exceptions(content_dir: Path, today: dt.date, cache: Cache) -> tuple[Excuses, list[Problem]]:
    """The same as `read_exceptions`, kept while the file and the day stay."""
    path = content_dir / FILE
    if not path.exists():
        return Excuses(), []
    key = key_of([path.as_posix(), today.isoformat(), hashed(path.read_bytes())])
    make = lambda: read_exceptions(content_dir, today)  # noqa: E731  # short and used once
    known: tuple[Excuses, list[Problem]] = cache.get("exceptions", key, tuple[Excuses, list[Problem]], make)
    return known


def _sound(item: Mapping, values: dict[str, object], today: dt.date, problems: Problems) -> bool:
    code, date = str(values["code"]), values["date"]
    if code not in EXCUSABLE:
        line, column = locate(item, "code")
        known = code in _BY_CODE
        meant = nearest(code, EXCUSABLE)
        problems.add(
            "EXCEPTION-CODE",
            f"{code[:40]} knows no exceptions." if known else f"There is no rule {code[:40]}.",
            line=line,
            column=column,
            fix="Mend the entry."
            if known
            else f"Did you mean {meant}?"
            if meant
            else "See content/schema/PROBLEMS.md.",
            severity=Severity.WARNING,
        )
        return False
    if isinstance(date, dt.date) and date > today:
        line, column = locate(item, "date")
        problems.add(
            "DATE-FUTURE",
            f"{date.isoformat()} is in the future.",
            line=line,
            column=column,
            fix="Check the year and the month.",
        )
        return False
    return True
