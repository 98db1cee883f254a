"""Single values replaced where they stand in an entry file: nothing else of the text moves.

A value is replaced only where its very letters are found at its place, and what comes out is read again and compared:
`differs_only` is the proof that a tree changed in the intended places and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingType

from generator.content.reader import read_tree
from generator.content.table import Field, Kind
from generator.content.tree import Mapping, Node, Scalar, Sequence
from generator.content.values import READERS
from generator.records import dataclass

_QUOTED = re.compile(r""" "(?:[^"\\]|\\.)*" | '(?:[^']|'')*' """, re.VERBOSE)
# Line ends that YAML counts and we do not: no line number of such a text can be trusted.
ODD_LINE_ENDS = re.compile(r"\r|\x85|\u2028|\u2029")

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One scalar of an entry: its path ("contact", "phones", "0", "number"), its place and its row of the table."""

    path: Path
    scalar: Scalar
    field: Field


@dataclass(frozen=True, slots=True)
class Edit:
    """`source` (the value as written, with its quotes) at the scalar's place becomes `new`, which reads as `text`."""

    value: Value
    source: str
    new: str
    text: str


def values(node: Node, fields: Iterable[Field], path: Path = ()) -> Iterator[Value]:
    """Every scalar that stands where the table of fields has one. What stands elsewhere is for `check` to report."""
    if not isinstance(node, Mapping):
        return
    table = {field.key: field for field in fields}
    for key, child in node.pairs:
        if field := table.get(key.text):
            yield from _of_field(child, field, (*path, key.text))


def _of_field(node: Node, field: Field, path: Path) -> Iterator[Value]:
    if field.many and isinstance(node, Sequence):
        for n, item in enumerate(node.items):
            yield from _one(item, field, (*path, str(n)))
    elif not field.many:
        yield from _one(node, field, path)


def _one(node: Node, field: Field, path: Path) -> Iterator[Value]:
    if field.kind is Kind.RECORD:
        yield from values(node, field.fields, path)
    elif field.kind is Kind.RECORDS_BY_LANGUAGE and isinstance(node, Mapping):
        for key, child in node.pairs:
            yield from values(child, field.fields, (*path, key.text))
    elif isinstance(node, Scalar) and (field.kind is Kind.CHOICE or field.kind in READERS):
        yield Value(path, node, field)


def source_of(lines: list[str], scalar: Scalar) -> str:
    """The scalar as written, with its quotes; "" where it is not all on one line."""
    line = lines[scalar.line - 1] if 0 < scalar.line <= len(lines) else ""
    after = line[scalar.column - 1 :]
    if scalar.quoted:
        match = _QUOTED.match(after)
        return match[0] if match else ""
    rest = after[len(scalar.text) :]
    stands = bool(scalar.text) and after.startswith(scalar.text) and (not rest or rest[0] in " ,]}")
    return scalar.text if stands else ""


def rest_of_line(lines: list[str], scalar: Scalar, source: str) -> str:
    """What stands behind a scalar on its line."""
    return lines[scalar.line - 1][scalar.column - 1 + len(source) :]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made; they must not overlap."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda e: (e.value.scalar.line, e.value.scalar.column), reverse=True):
        at, start = edit.value.scalar.line - 1, edit.value.scalar.column - 1
        lines[at] = lines[at][:start] + edit.new + lines[at][start + len(edit.source) :]
    return "\n".join(lines)


def plain(node: Node, path: Path = ()) -> list[tuple[Path, str]]:
    """Every text with its path, without its place."""
    if isinstance(node, Scalar):
        return [(path, node.text)]
    if isinstance(node, Sequence):
        return [(path, "[]"), *(found for n, item in enumerate(node.items) for found in plain(item, (*path, str(n))))]
    return [(path, "{}"), *(found for key, child in node.pairs for found in plain(child, (*path, key.text)))]


def differs_only(before: Node, after: Node, wanted: MappingType[Path, str], *, order: bool = True) -> bool:
    """Whether `after` is `before` with exactly the texts at the paths of `wanted`; without `order`, keys may have moved."""
    old = [(path, wanted.get(path, text)) for path, text in plain(before)]
    new = plain(after)
    return old == new if order else sorted(old) == sorted(new)


def tree_of(text: str) -> Node | None:
    """The tree, or None where the text cannot be read or holds more than the tree tells (doubled keys)."""
    tree, problems = read_tree(text.encode("utf-8", "surrogatepass"), "")
    told = all(problem.code == "YAML-COMMENT" for problem in problems.found)
    return tree if told else None


def edited(text: str, edits: list[Edit]) -> tuple[str, list[Edit]]:
    """The text with those of the edits that are proved to change their own value and nothing else."""
    before = tree_of(text)
    if before is None or not edits:
        return text, []
    if (new := _proved(text, before, edits)) is not None:
        return new, edits
    good: list[Edit] = []
    for edit in edits:
        if _proved(text, before, [*good, edit]) is not None:
            good.append(edit)
    return _proved(text, before, good) or text, good


def _proved(text: str, before: Node, edits: list[Edit]) -> str | None:
    new = apply(text, edits)
    after = tree_of(new)
    wanted = {edit.value.path: edit.text for edit in edits}
    return new if after is not None and differs_only(before, after, wanted) else None
