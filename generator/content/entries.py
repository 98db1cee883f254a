"""One entry file: bytes in, a checked Entry and its problems out."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from generator.content.checker import Lists, check_record
from generator.content.fields import ENTRY
from generator.content.layout import is_inline, last_line, moved
from generator.content.quick import Quick
from generator.content.reader import read_tree
from generator.content.rules import RULES, Finding, Setting, is_imported
from generator.content.shapes import deletion
from generator.content.tree import Mapping, Node, locate, node_at
from generator.directory.model import Entry
from generator.directory.names import folded
from generator.patterns import pattern
from generator.problems import Edit, Problem, Problems, Swap, errors
from generator.records import dataclass

_BELOW = re.compile(r"([a-z]{2})/(?:[^/]+/)*([a-z0-9]+(?:-[a-z0-9]+)*)\.ya?ml")
_SLUG = pattern(r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z")
MAX_SLUG = 80


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """What became of a file: the entry (None if something required is wrong), its problems.

    `excused` are the codes of findings that content/exceptions.yaml allows for it.
    """

    entry: Entry | None
    problems: tuple[Problem, ...]
    excused: frozenset[str] = frozenset()


def entry_id(path: PurePosixPath) -> str:
    """The id of a file by its path below `entries/`: state folder and file name; folders between are for order only."""
    return f"{path.parts[0]}/{path.stem}" if len(path.parts) > 1 else f"/{path.stem}"


def _is_in_order(path: PurePosixPath, lists: Lists) -> bool:
    """Whether a file lies in a state's folder under a name that can be an address."""
    state = path.parts[0] if len(path.parts) > 1 else ""
    return (state == "us" or state in lists.get("states", {})) and bool(
        _SLUG.match(path.stem) and len(path.stem) <= MAX_SLUG
    )


def _check_path(path: PurePosixPath, lists: Lists, problems: Problems) -> None:
    if _is_in_order(path, lists):
        return
    state = path.parts[0] if len(path.parts) > 1 else ""
    if state != "us" and state not in lists.get("states", {}):
        called = {term.called().casefold(): key for key, term in lists.get("states", {}).items()}
        meant = called.get(
            re.sub(r"[_-]+", " ", state).casefold(), state.lower() if state.lower() in called.values() else ""
        )
        problems.add(
            "FILE-FOLDER",
            f'"{state[:60]}" is not a state folder.' if state else "The file lies in no state's folder.",
            fix=f"Put the file into entries/{meant}/."
            if meant
            else "Put the file into entries/ and the two small letters of its state, or into entries/us/ if it is nationwide.",
        )
    if not _SLUG.match(path.stem) or len(path.stem) > MAX_SLUG:
        plain = folded(path.stem).replace(" ", "-")[:MAX_SLUG].strip("-")
        problems.add(
            "FILE-NAME",
            f'The file name "{path.name[:100]}" cannot be a web address.',
            fix="Use small letters, digits and single hyphens.",
            copy=f"{plain}.yaml" if plain else "",
        )


def read_entry(data: bytes, shown: str, path: PurePosixPath | str, lists: Lists, setting: Setting) -> ReadEntry:
    """Read and check one entry.

    `shown` is the path as people know it, `path` the one below `entries/`. All problems are found in
    one run: writing first; if the file can be read at all, shape and values; if the values make an
    entry, the rules. Never raises for any input.
    """
    if (entry := _plainly(data, str(path), lists, setting)) is not None:
        return ReadEntry(entry, ())
    path = PurePosixPath(path)
    tree, problems = read_tree(data, shown)
    _check_path(path, lists, problems)
    if tree is None:
        return ReadEntry(None, tuple(problems.found))
    values = check_record(tree, ENTRY, lists, problems)
    _by_type(tree, values.get("type", ""), values.get("subtype", ""), lists, problems)
    if any(field.required and field.name not in values for field in ENTRY):
        return ReadEntry(None, tuple(problems.found))
    entry = Entry(id=entry_id(path), **values)
    excused = _apply_rules(entry, tree, setting, problems)
    return ReadEntry(None if errors(problems.found) else entry, tuple(problems.found), excused)


_quick: Quick | None = None


def _plainly(data: bytes, below: str, lists: Lists, setting: Setting) -> Entry | None:
    """The entry of a plainly written file in which nothing is wrong, else None: then the places of what is wrong are needed."""
    place = _BELOW.fullmatch(
        below
    )  # as `_is_in_order` and `entry_id` have it, for names that are in order; a Path costs as much as a rule
    if place is None or len(place[2]) > MAX_SLUG or (place[1] != "us" and place[1] not in lists.get("states", {})):
        return None
    global _quick  # noqa: PLW0603  # what it remembers holds for one vocabulary, and a run has one
    if _quick is None or _quick.lists is not lists:
        _quick = Quick(lists)
    values = _quick.values(data)
    if values is None:
        return None
    entry = Entry(id=f"{place[1]}/{place[2]}", **values)
    rules = _IMPORTED_RULES if is_imported(entry) else RULES
    return None if any(True for rule in rules for _ in rule.check(entry, setting)) else entry


def _by_type(tree: Node, entry_type: str, subtype: str, lists: Lists, problems: Problems) -> None:
    """Fields and subtypes that only some types have."""
    if not isinstance(tree, Mapping) or not entry_type:
        return
    for field in ENTRY:
        if field.entry_types and entry_type not in field.entry_types and tree.get(field.key) is not None:
            line, column = locate(tree, field.key)
            problems.add(
                "FIELD-TYPE",
                f'A {entry_type} has no "{field.key}".',
                line=line,
                column=column,
                fix="Delete it, or mend the type.",
            )
    term = lists.get("subtypes", {}).get(subtype)
    if term and (owner := str(term.extra.get("of", ""))) != entry_type:
        line, column = locate(tree, "subtype")
        fitting = [key for key, other in lists["subtypes"].items() if other.extra.get("of") == entry_type]
        problems.add(
            "FIELD-TYPE",
            f"{subtype} belongs to {owner}, not to {entry_type}.",
            line=line,
            column=column,
            fix=f"Write type: {owner}, or one of: {', '.join(fitting)}.",
        )


def _broken_fields(tree: Node, problems: Problems) -> set[str]:
    """The top-level fields in which something is wrong already: what a rule would say of them follows from that."""
    starts = [(key.line, key.text) for key in tree.names()] if isinstance(tree, Mapping) else []
    return {
        max((start for start in starts if start[0] <= problem.line), default=(0, ""))[1] for problem in problems.found
    }


_IMPORTED_RULES = tuple(rule for rule in RULES if rule.imported)
_LINES_OF_A_FIELD = 80


def _apply_rules(entry: Entry, tree: Node, setting: Setting, problems: Problems) -> frozenset[str]:
    """Note what the rules find; gives the codes that were excused."""
    broken = _broken_fields(tree, problems) if problems.found else set()
    excused: set[str] = set()
    for rule in _IMPORTED_RULES if is_imported(entry) else RULES:
        for finding in rule.check(entry, setting):
            if finding.at.partition(".")[0] in broken:
                continue
            if rule.excusable and (rule.code, entry.id) in setting.excused:
                excused.add(rule.code)
                continue
            line, column, copy, edits = place_of(finding, tree, problems)
            problems.add(
                rule.code,
                finding.message,
                line=line,
                column=column,
                fix=finding.fix,
                copy=copy,
                edits=edits,
                severity=rule.severity,
            )
    return frozenset(excused)


def place_of(finding: Finding, tree: Node, problems: Problems) -> tuple[int, int, str | Swap, tuple[Edit, ...]]:
    """Line and column of a finding, and what to copy: at the very words where it names them."""
    lines = problems.lines
    line, column = locate(tree, finding.at) if finding.at else (1, 1)
    if finding.copy:
        return line, column, "", _lines_to_add(finding, tree, lines)
    if finding.delete:
        return line, column, "", _line_to_delete(finding, tree, problems)
    if not finding.found:
        return line, column, "", ()
    for number in range(line, min(line + _LINES_OF_A_FIELD, len(lines) + 1)):
        at = lines[number - 1].find(finding.found, column - 1 if number == line else 0)
        if at >= 0:
            return number, at + 1, Swap(at + 1, finding.found, finding.instead) if finding.instead else "", ()
    return line, column, "", ()


def _lines_to_add(finding: Finding, tree: Node, lines: tuple[str, ...]) -> tuple[Edit, ...]:
    """The lines below the first field of the group that the finding names; () where there is none in block form."""
    group = node_at(tree, finding.at) or node_at(tree, finding.at.rpartition(".")[0])
    if not isinstance(group, Mapping) or not group.pairs or is_inline(group, lines):
        return ()
    key = group.pairs[0][0]
    last = last_line(lines, key.line, key.column)
    return (Edit(last + 1, last, moved(finding.copy.split("\n"), key.column - 1)),)


def _line_to_delete(finding: Finding, tree: Node, problems: Problems) -> tuple[Edit, ...]:
    above, _, name = finding.at.rpartition(".")
    group = node_at(tree, above)
    key = next((key for key in group.names() if key.text == name), None) if isinstance(group, Mapping) else None
    return deletion(group, key, problems) if isinstance(group, Mapping) and key else ()
