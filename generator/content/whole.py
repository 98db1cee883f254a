"""What only the whole directory shows, told at the file and the line where a person can mend it.

Entries come with the file each was read from. A file is read again only where something is to be told about it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.content.reader import read_tree
from generator.content.rules import DIRECTORY_RULES, DirectoryRule, Setting, Shared
from generator.content.tree import Node, locate
from generator.directory.model import Entry
from generator.problems import Problem, Severity
from generator.records import dataclass

_NAMED = 3


class Places:
    """Lines and columns in entry files, by field path; each file is read once at most."""

    def __init__(self, paths: Mapping[str, str]) -> None:
        """`paths` is the file of each entry, by id."""
        self.paths = paths
        self._read: dict[str, tuple[Node | None, tuple[str, ...]]] = {}

    def at(self, path: str, field: str) -> tuple[int, int, str]:
        """Line, column and source line of `field` in the file `path`; zeros if it cannot be read any more."""
        if path not in self._read:
            try:
                tree, problems = read_tree(Path(path).read_bytes(), path)
            except OSError:
                self._read[path] = (None, ())
            else:
                self._read[path] = (tree, problems.lines)
        tree, lines = self._read[path]
        if tree is None:
            return 0, 0, ""
        line, column = locate(tree, field) if field else (1, 1)
        return line, column, lines[line - 1] if line <= len(lines) else ""

    def problem(self, code: str, severity: Severity, path: str, field: str, message: str, fix: str) -> Problem:
        """A problem at `field` of the file `path`."""
        line, column, source = self.at(path, field)
        return Problem(code, severity, path, line, column, message, fix, source=source)


def one_of_each(read: Sequence[tuple[Entry, str]]) -> tuple[list[Entry], Places, list[Problem]]:
    """Entries sorted by id, each id once, each former id claimed once. Problems: ID-TWICE, ID-FORMER."""
    kept: dict[str, Entry] = {}
    paths: dict[str, str] = {}
    places = Places(paths)
    problems: list[Problem] = []
    for entry, path in read:
        if entry.id in kept:
            problems.append(
                places.problem(
                    "ID-TWICE",
                    Severity.ERROR,
                    path,
                    "",
                    f"{paths[entry.id]} has the same state and file name: both would be {entry.id}.",
                    "Rename one of the two files; folders between are for order only.",
                )
            )
        else:
            kept[entry.id], paths[entry.id] = entry, path
    claimed: dict[str, str] = {}
    for entry in list(kept.values()):
        former = []
        for n, old in enumerate(entry.former_ids):
            if old in kept or claimed.setdefault(old, entry.id) != entry.id:
                owner = old if old in kept else claimed[old]
                problems.append(
                    places.problem(
                        "ID-FORMER",
                        Severity.ERROR,
                        paths[entry.id],
                        f"former_ids.{n}",
                        f"The former id {old} belongs to {paths[owner]}.",
                        "Delete it from former_ids.",
                    )
                )
            else:
                former.append(old)
        if len(former) != len(entry.former_ids):
            kept[entry.id] = replace(entry, former_ids=tuple(former))
    return sorted(kept.values(), key=lambda e: e.id), places, problems


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule found that some entries have in common: `key`, where its entries are of one state that state, the problem."""

    code: str
    key: str
    state: str
    problem: Problem


def directory_problems(
    entries: Sequence[Entry],
    places: Places,
    setting: Setting,
    focus: frozenset[str] | None = None,
    *,
    rules: Iterable[DirectoryRule] = DIRECTORY_RULES,
    only: Collection[str] | None = None,
) -> tuple[list[Told], set[tuple[str, str]]]:
    """What the directory rules find, and the exceptions they used.

    Each finding is told once: at the last of its entries, or at the one whose file is in `focus`; with a focus, what
    touches none of its files is not told at all. With `only`, what has none of these keys in common is not looked at.
    """
    problems: list[Told] = []
    used: set[tuple[str, str]] = set()
    for rule in rules:
        for shared in rule.check(entries, setting, only):
            excused = {(rule.code, entry) for entry, _ in shared.members} & setting.excused
            if rule.excusable and excused:
                used |= excused
                continue
            if told := _told_at(shared, places, focus):
                entry, field = told
                others = [other for other, _ in shared.members if other != entry]
                named = ", ".join(others[:_NAMED])
                named += f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
                message = shared.message.format(others=named)
                problem = places.problem(rule.code, rule.severity, places.paths[entry], field, message, shared.fix)
                state = entry.partition("/")[0] if rule.local else ""
                problems.append(Told(rule.code, shared.key, state, problem))
    return problems, used


def _told_at(shared: Shared, places: Places, focus: frozenset[str] | None) -> tuple[str, str] | None:
    members = sorted(shared.members)
    if focus is not None:
        members = [member for member in members if places.paths[member[0]] in focus]
    return members[-1] if members else None
