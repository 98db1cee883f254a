"""Fields put into the order of the table of fields: whole lines move, with the comments above them, and none is rewritten.

Only groups whose fields each begin a line of their own are put in order. The tree is read again afterwards and must
hold the same values; where it does not, or where a comment's place is doubtful, the group stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.fields import ENTRY
from generator.content.in_place import differs_only, tree_of
from generator.content.table import Field, Kind
from generator.content.tree import Mapping, Node, Sequence

_MOST_TRIES = 200  # each costs a reading; no entry has so many groups in disorder


def in_order(text: str, tree: Node | None = None) -> tuple[str, int]:
    """The text with its fields in order, and how many groups were put in order. `tree`: of this text, if it was read already."""
    moved = 0
    given_up: set[tuple[int, int]] = set()
    for _ in range(_MOST_TRIES):
        tree = tree or tree_of(text)
        if tree is None:
            break
        group = next((g for g in _disordered(tree, ENTRY) if (g[0].line, g[0].column) not in given_up), None)
        if group is None:
            break
        new = _sorted(text, *group)
        after = tree_of(new) if new else None
        if new and after is not None and differs_only(tree, after, {}, order=False):
            text = new
            tree = after
            moved += 1
            given_up.clear()  # lines have moved, and what stood in the way may be gone
        else:
            given_up.add((group[0].line, group[0].column))
    return text, moved


def _disordered(node: Node, fields: tuple[Field, ...]) -> Iterator[tuple[Mapping, tuple[Field, ...]]]:
    """Groups whose fields are all known and not in order, the outermost first."""
    if not isinstance(node, Mapping):
        return
    order = {field.key: n for n, field in enumerate(fields)}
    places = [order.get(key.text, -1) for key in node.names()]
    if -1 not in places and places != sorted(places):
        yield node, fields
    for key, child in node.pairs:
        field = fields[order[key.text]] if key.text in order else None
        if field is not None and field.kind is Kind.RECORD:
            for item in child.items if isinstance(child, Sequence) else (child,):
                yield from _disordered(item, field.fields)
        elif field is not None and field.kind is Kind.RECORDS_BY_LANGUAGE and isinstance(child, Mapping):
            for _, record in child.pairs:
                yield from _disordered(record, field.fields)


def _sorted(text: str, group: Mapping, fields: tuple[Field, ...]) -> str:
    """The text with this group in order; "" where its lines cannot be told apart."""
    lines = text.split("\n")
    starts = [key.line - 1 for key in group.names()]
    column = group.pairs[0][0].column - 1
    if any(key.column - 1 != column for key in group.names()) or len(set(starts)) < len(starts):
        return ""
    head = lines[starts[0]][:column]  # "  - " where the group is a part of a list
    if head.strip() not in ("", "-") or any(lines[start][:column].strip() for start in starts[1:]):
        return ""
    end = end_of_field(lines, starts[-1], column)
    blocks = [lines[a:b] for a, b in zip(starts, [*starts[1:], end], strict=True)]
    above: list[list[str]] = [[]]
    for n, block in enumerate(blocks[:-1]):
        cut = _own(block, column)
        above.append(block[cut:])
        blocks[n] = block[:cut]
    order = {field.key: n for n, field in enumerate(fields)}
    keys = [key.text for key in group.names()]
    wanted = sorted(range(len(keys)), key=lambda n: order[keys[n]])
    if wanted[0] != 0:
        if _comment_above(lines, starts[0]) or (head.strip() and any(line.strip() for line in above[wanted[0]])):
            return ""  # nobody can tell whether that comment speaks of the field, of the group or of the file
        above[wanted[0]], above[0] = _without_blanks(above[wanted[0]])
    blocks[0][0] = " " * column + blocks[0][0][column:]
    blocks[wanted[0]][0] = head + blocks[wanted[0]][0][column:]
    out = [line for n in wanted for line in (*above[n], *blocks[n])]
    return "\n".join([*lines[: starts[0]], *out, *lines[end:]])


def _without_blanks(above: list[str]) -> tuple[list[str], list[str]]:
    """Comments stay with their field; the blank lines that parted it from the one before part the two that meet now."""
    blanks = next((n for n, line in enumerate(above) if line.strip()), len(above))
    return above[blanks:], above[:blanks]


def _own(block: list[str], column: int) -> int:
    """How many lines of a block are the field's own: what is further left or level at its end belongs to the next field."""
    own = len(block)
    while own > 1 and (not block[own - 1].strip() or _is_comment(block[own - 1], column)):
        own -= 1
    return own


def end_of_field(lines: list[str], start: int, column: int) -> int:
    """The line after the field that begins on line `start` (from 0) at `column`: what is further in than the field is its
    own, and so is a list level with it.
    """
    end = n = start + 1
    while n < len(lines):
        line = lines[n]
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and not (indent > column or (indent == column and line.lstrip().startswith("- "))):
            break
        n += 1
        if line.strip():
            end = n
    return end


def _is_comment(line: str, column: int) -> bool:
    return line.lstrip().startswith("#") and len(line) - len(line.lstrip(" ")) <= column


def _comment_above(lines: list[str], start: int) -> bool:
    above = lines[start - 1].strip() if start else ""
    return above.startswith("#") and not above.startswith("# yaml-language-server:")
