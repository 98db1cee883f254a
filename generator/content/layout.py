"""Lines as people write them: where a part ends, and the same part written so that it can be read.

Everything here takes the lines of a file and gives lines to copy, for the cures of `checker`, `reader` and `syntax`.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.content.table import Field, Kind
from generator.content.tree import Mapping, Node, Scalar
from generator.content.writer import marked, quoted, scalar
from generator.patterns import pattern

QUOTED_KINDS = frozenset({Kind.PHONE, Kind.TIME, Kind.ZIP})
_TYPED = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN, Kind.DATE, Kind.CHOICE, Kind.STATE, Kind.ID})
_WORD = pattern(r"[\w./-]+")


def indent_of(line: str) -> int:
    """How many blanks a line starts with."""
    return len(line) - len(line.lstrip(" "))


def last_line(lines: Sequence[str], line: int, column: int) -> int:
    """The last line of what starts at `line`:`column` in a file that is indented: what follows further in belongs to it.

    A list may start at the column of its own name; blank lines and notes at the end do not belong to it.
    """
    if not 0 < line <= len(lines):
        return line
    head = lines[line - 1][column - 1 :]
    named = head.split(" #")[0].rstrip().endswith(":")
    last = line
    for number in range(line + 1, len(lines) + 1):
        text = lines[number - 1]
        start = indent_of(text)
        if not text.strip() or (text.lstrip().startswith("#") and start < column):
            continue
        hyphen = named and start == column - 1 and text.lstrip().startswith("- ")
        if start < column and not hyphen:
            break
        last = number
    return last


def end_of(node: Mapping, lines: Sequence[str]) -> int:
    """The last line of fields in block form, of which there is at least one."""
    key = node.pairs[-1][0]
    return last_line(lines, key.line, key.column)


def moved(lines: Sequence[str], by: int) -> str:
    """The lines with `by` more blanks before each, as one text."""
    return "\n".join(" " * by + line if line.strip() else line for line in lines)


def in_file(text: str, field: Field, *, marks: bool = False) -> str:
    """A value as it is written in the file: in quotation marks where the field wants them, where they stood, or where they must."""
    if field.kind in QUOTED_KINDS:
        return marked(text)
    if field.kind in _TYPED and _WORD.fullmatch(text):
        return text
    return marked(text) if marks else scalar(text, in_list=True)


def as_written(source: str, column: int, text: str) -> str:
    """How `text` stands in the line at `column`, with its quotation marks; "" if it does not stand there in one piece."""
    rest = source[column - 1 :]
    if rest.startswith(text) and text:
        return text
    for marks in (f'"{text}"', f"'{text}'", quoted(text), "'" + text.replace("'", "''") + "'"):
        if rest.startswith(marks):
            return marks
    return ""


def is_inline(node: Node, lines: Sequence[str]) -> bool:
    """Whether the node is written in brackets or braces."""
    if isinstance(node, Scalar) or not 0 < node.line <= len(lines):
        return False
    return lines[node.line - 1][node.column - 1 : node.column] in ("[", "{")


def items_with_hyphens(node: Mapping, lines: Sequence[str]) -> str:
    """Fields in block form as the one part of a list: the first gets a hyphen, the others fit below it."""
    last = end_of(node, lines)
    first, *more = lines[node.line - 1 : last]
    head = f"{first[: node.column - 1]}- {first[node.column - 1 :]}"
    return "\n".join([head, *([moved(more, 2)] if more else [])])
