"""An entry file in our way of writing: what is safe to mend is mended, comments and every other byte stay.

Every step is proved: the file is read again, and a step after which any value but the one it meant to mend reads
otherwise is not made. A file that cannot be read is left alone; what to do about it is `check`'s to say.
"""

from __future__ import annotations

import re

from generator.content.checker import Lists
from generator.content.fields import ENTRY
from generator.content.in_place import (
    ODD_LINE_ENDS,
    Edit,
    differs_only,
    edited,
    plain,
    rest_of_line,
    source_of,
    tree_of,
    values,
)
from generator.content.key_order import in_order
from generator.content.mending import meant, written
from generator.content.table import Field, Kind
from generator.content.tree import Node
from generator.content.values import Refusal, read
from generator.records import dataclass

_BOM = "\ufeff"
_END_BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)
_WITHOUT_BLANK = frozenset({Kind.TIME, Kind.ZIP, Kind.URL, Kind.STATE, Kind.DATE, Kind.BOOLEAN, Kind.CHOICE})
_MOST_ROUNDS = 5
_MOST_LINES = 200  # with blanks at their end that must be looked at one by one


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing that was mended: the line in the file as it was (0: all of it), and what, in words."""

    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Tidied:
    """The file's new bytes (the old ones where nothing is to mend) and what was mended. `readable`: whether it could be read."""

    data: bytes
    mends: tuple[Mend, ...] = ()
    readable: bool = True


def tidy(data: bytes, lists: Lists) -> Tidied:
    """Mend what is safe to mend in one entry file. Pure; never raises for any input.

    What comes out has nothing left to mend: where one mend makes room for another, both are made.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return Tidied(data, readable=False)
    mends: list[Mend] = []
    new = text
    for _ in range(_MOST_ROUNDS):
        before = new
        new, readable = _round(before, lists, mends)
        if not readable:
            return Tidied(data, readable=False)
        if new == before:
            break
    if new == text:
        return Tidied(data)
    return Tidied(new.encode(), tuple(dict.fromkeys(mends)))


def _round(text: str, lists: Lists, mends: list[Mend]) -> tuple[str, bool]:
    """Each kind of mend once; whether the text could be read."""
    new, tree = _bytes_mended(text, mends)
    if tree is None:
        return text, False
    if ODD_LINE_ENDS.search(new):
        return text, True  # what is a line there is not sure
    mended = _values_mended(new, tree, lists, mends)
    new, moved = in_order(mended, tree if mended == new else None)
    if moved:
        mends.append(Mend(0, "fields put in our order"))
    return new, True


def _bytes_mended(text: str, mends: list[Mend]) -> tuple[str, Node | None]:
    """Byte order mark, line ends, blanks at the end of lines and of the file."""
    found: list[Mend] = []
    new = text.removeprefix(_BOM)
    if new != text:
        found.append(Mend(1, "invisible mark at the start taken out"))
    if "\r\n" in new:
        new = new.replace("\r\n", "\n")
        found.append(Mend(0, "Windows line ends made plain"))
    # A tab at a line's end keeps the reader from reading; as a blank it weighs the same, in text blocks too.
    looked_at = _END_BLANKS.sub(lambda match: " " * len(match[0]), new)
    tree = tree_of(looked_at)
    if tree is None:
        return text, None
    new = _stripped(new, tree, found)
    ended = new.rstrip("\n") + "\n"
    if ended != new and _same_but_for_the_end(tree, ended):
        new = ended
        found.append(Mend(0, "one line end at the end"))
    after = tree if new == looked_at else tree_of(new)
    if after is not None:
        mends += found
    return new, after


def _stripped(text: str, tree: Node, found: list[Mend]) -> str:
    new = _END_BLANKS.sub("", text)
    if new == text:
        return text
    if _same(tree, new):
        found += [
            Mend(_line(text, match.start()), "blanks at the end taken away") for match in _END_BLANKS.finditer(text)
        ]
        return new
    lines = text.split("\n")  # a text block needs some of them
    for n in [n for n, line in enumerate(lines) if _END_BLANKS.search(line)][:_MOST_LINES]:
        old, lines[n] = lines[n], lines[n].rstrip(" \t")
        if _same(tree, _END_BLANKS.sub(lambda match: " " * len(match[0]), "\n".join(lines))):
            found.append(Mend(n + 1, "blanks at the end taken away"))
        else:
            lines[n] = old
    return "\n".join(lines)


def _same(tree: Node, text: str) -> bool:
    after = tree_of(text)
    return after is not None and differs_only(tree, after, {})


def _same_but_for_the_end(tree: Node, text: str) -> bool:
    """Whether the texts are the same, but for line ends at the end of a text of words, where they count for nothing."""
    after = tree_of(text)
    if after is None:
        return False
    old = dict(plain(tree))
    words = {v.path: v.scalar.text for v in values(after, ENTRY) if v.field.kind in (Kind.TEXT, Kind.PARAGRAPHS)}
    ends = {path: text for path, text in words.items() if old.get(path, "").rstrip("\n") == text.rstrip("\n")}
    return differs_only(tree, after, ends)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _values_mended(text: str, tree: Node, lists: Lists, mends: list[Mend]) -> str:
    lines = text.split("\n")
    edits: list[Edit] = []
    for value in values(tree, ENTRY):
        source = source_of(lines, value.scalar)
        if not source:
            continue
        new = meant(value.scalar.text, value.field, lists)
        source_new = written(new, value.field, source)
        if source_new == source or (
            not value.scalar.quoted and _loses_comment(value.field, rest_of_line(lines, value.scalar, source))
        ):
            continue
        if isinstance(_read(value.field, new), Refusal):
            continue  # what is no value either way is for a person to mend
        edits.append(Edit(value, source, source_new, new))
    new_text, made = edited(text, edits)
    mends += [Mend(edit.value.scalar.line, f"{edit.source} becomes {edit.new}") for edit in made]
    return new_text


def _read(field: Field, text: str) -> object:
    return text if field.kind is Kind.CHOICE else read(field, text)


def _loses_comment(field: Field, rest: str) -> bool:
    """Whether quotes would hide that YAML dropped what stands behind a #: "502-555-0143 #12" has lost its extension.

    Behind a value that holds no blank, such as a time, nothing of the value can stand, so there it is a note.
    """
    note = field.kind in _WITHOUT_BLANK
    return rest.lstrip().startswith("#") and not note
