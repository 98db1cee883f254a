"""Files written plainly, read in a tenth of the time: the values of `reader` and `checker`, or None where that is not certain.

Nearly all files are plain: keys and values in block style, lists in brackets, texts in quotes on one line, as `fmt` and the
importers write them. These are cut into their top-level fields, and a field that was seen before, word for word, need not
be read again. Whatever else YAML has, a comment, an escape, a text over several lines, and whatever has a problem, is left
to libyaml and its full answers. Tests hold both ways against each other.

Why not libyaml's events: an event costs what a node costs, a Python object and two marks. Over 400 imported files, composing
without the resolver takes 0.17 ms of processor a file, and the events alone, before anything is made of them, 0.22.
"""

from __future__ import annotations

import re
from typing import Any

from generator.content.characters import HIDDEN, MAX_BYTES
from generator.content.checker import NULL, Lists, check_field
from generator.content.fields import ENTRY
from generator.content.table import Field, Kind
from generator.content.tree import Node, Scalar, Sequence
from generator.content.values import READERS, Refusal, read
from generator.problems import Problems

_PRINTABLE = bytes([10, *range(32, 127)])
# A text without quotes that YAML 1.1 can read in one way only: no comment, key, quotes or sign of YAML's begins in it.
_WORD = r"(?:-?[0-9]|[A-Za-z(])"
_PLAIN = re.compile(rf"{_WORD}(?:[^\n#:\"“”„‘’]|:(?=[^\s]))*(?<![ ])")
_ITEM = rf"(?:{_WORD}[A-Za-z0-9.'()/&+_ -]*(?<! )|\"[^\"\\\n]*\")"
_FLOW = re.compile(rf"\[(?:{_ITEM}(?:, {_ITEM})*)?\]")
_ITEMS = re.compile(_ITEM)
_BRACES = re.compile(rf"\{{[a-z_]+: {_ITEM}(?:, [a-z_]+: {_ITEM})*\}}")
_PAIRS = re.compile(rf"([a-z_]+): ({_ITEM})")
_QUOTED = re.compile(r'"[^"\\\n]*"')
_LINE = re.compile(r"([a-z_]+):((?: .+)?)")
_NOT_YAML = re.compile("[\ufffe\uffff]")  # what HIDDEN lets pass and libyaml refuses
_LANGUAGE = re.compile(r"([a-z]{2,3}):")
_TOP = re.compile(r"^(?=[a-z_]+:(?: |$))", re.MULTILINE)
_HEAD = re.compile(r"(?:#[^\n]*\n)*")
_NOT_BEFORE_KEY = re.compile(r"\n(?![a-z_]+:(?: |\n)| |\n|\Z)")
_MOST_BRACKETS = 100
_STAIRS = re.compile(r"^ *(?:[-?:] +){3}", re.MULTILINE)

_SHORT = 400
_SINGLE = frozenset(READERS) - {Kind.STATE}  # whose values `read` alone decides
_KEPT = 60_000


class _Unsure(Exception):
    """The text is not plain, or something is wrong in it."""


class _Rows:
    """The rows of a record by key, and which of them it needs."""

    def __init__(self, fields: tuple[Field, ...]) -> None:
        self.by_key: dict[str, _Row] = {field.key: (field, _rows_of(field), {}, field.name) for field in fields}
        self.required = frozenset(field.key for field in fields if field.required)


_Row = tuple[Field, "_Rows | None", dict[str, Any], str]
"""A field, the rows of the record it is or None, and its values by the text they were written as, and its attribute."""


def _rows_of(field: Field) -> _Rows | None:
    return _Rows(field.fields) if field.kind in (Kind.RECORD, Kind.RECORDS_BY_LANGUAGE) else None


class Quick:
    """Reads plain entries against one vocabulary, and remembers the fields and values it has seen."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self._rows = _Rows(ENTRY)
        self._by_type = {field.key: field.entry_types for field in ENTRY if field.entry_types}
        self._seen: dict[str, tuple[str, str, Any]] = {}

    def values(self, data: bytes) -> dict[str, Any] | None:
        """The values of an entry file by attribute, as `check_record` gives them; None where `reader` has to look."""
        try:
            return self._values(data)
        except _Unsure:
            return None

    def _values(self, data: bytes) -> dict[str, Any]:
        values: dict[str, Any] = {}
        written: set[str] = set()
        seen = self._seen
        for block in _TOP.split(_text(data))[1:]:
            known = seen.get(block)
            if known is None:
                known = self._read(block)
                if len(block) <= _SHORT:
                    if len(seen) >= _KEPT:
                        seen.clear()
                    seen[block] = known
            key, name, value = known
            if key in written:
                raise _Unsure
            written.add(key)
            values[name] = value
        if not written >= self._rows.required or not self._fits(values, written):
            raise _Unsure
        return values

    def _fits(self, values: dict[str, Any], written: set[str]) -> bool:
        """Whether no field or subtype belongs to another type of entry."""
        kind = values.get("type", "")
        if any(key in written and kind not in types for key, types in self._by_type.items()):
            return False
        term = self.lists.get("subtypes", {}).get(values.get("subtype", ""))
        return term is None or str(term.extra.get("of", "")) == kind

    def _read(self, block: str) -> tuple[str, str, Any]:
        """Key, attribute and value of one top-level field."""
        lines = block.split("\n")
        if lines.pop() != "":
            raise _Unsure
        key, _, rest = lines[0].partition(":")
        row = self._rows.by_key.get(key)
        if row is None:
            raise _Unsure
        value, end = self._value(row, lines, 0, 0, rest)
        if end != len(lines):
            raise _Unsure
        return key, row[3], value

    def _value(self, row: _Row, lines: list[str], at: int, indent: int, rest: str) -> tuple[Any, int]:
        """What stands after a key of line `at`, whose `rest` is the line's own; and the line after it."""
        field, rows, _, _ = row
        at += 1
        if rest:
            if rows is not None:
                if field.many or field.kind is not Kind.RECORD:
                    raise _Unsure
                return self._in_braces(field, rows, rest[1:]), at
            if rest == " |":
                text, at = _literal(lines, at, indent + 2)
                return self._checked(field, Scalar(text, 0, 0, quoted=True)), at
            return self._leaf(row, rest[1:]), at
        if at == len(lines):
            raise _Unsure
        inner = " " * (indent + 2)
        if field.many:
            return self._list(row, lines, at, indent + 2)
        if rows is None or not lines[at].startswith(inner):
            raise _Unsure
        if field.kind is Kind.RECORDS_BY_LANGUAGE:
            return self._by_language(field, rows, lines, at, indent + 2)
        return self._record(field, rows, lines, at, indent + 2)

    def _record(self, field: Field, rows: _Rows, lines: list[str], at: int, indent: int) -> tuple[Any, int]:
        """A record whose keys stand at `indent`; before the first of them its line may have a hyphen."""
        values: dict[str, Any] = {}
        keys: set[str] = set()
        blank = " " * indent
        while at < len(lines):
            line = lines[at]
            if keys and not (line.startswith(blank) and line[indent : indent + 1] not in (" ", "-")):
                break
            match = _LINE.fullmatch(line, indent)
            if not match or (key := match[1]) in keys or (row := rows.by_key.get(key)) is None:
                raise _Unsure
            keys.add(key)
            values[row[3]], at = self._value(row, lines, at, indent, match[2])
        if not keys >= rows.required:
            raise _Unsure
        return field.record(**values), at

    def _by_language(self, field: Field, rows: _Rows, lines: list[str], at: int, indent: int) -> tuple[Any, int]:
        """A record for each language."""
        found: dict[str, Any] = {}
        while at < len(lines) and (match := _LANGUAGE.fullmatch(lines[at], indent)):
            if match[1] in found or at + 1 == len(lines) or not lines[at + 1].startswith(" " * (indent + 2)):
                raise _Unsure
            found[match[1]], at = self._record(field, rows, lines, at + 1, indent + 2)
        if not found:
            raise _Unsure
        return found, at

    def _in_braces(self, field: Field, rows: _Rows, text: str) -> Any:
        """A record on one line, {key: value, key: value}, without lists in it."""
        if not _BRACES.fullmatch(text):
            raise _Unsure
        values: dict[str, Any] = {}
        pairs = _PAIRS.findall(text)
        for key, written in pairs:
            row = rows.by_key.get(key)
            if row is None or row[0].many or row[1] is not None:
                raise _Unsure
            values[row[3]] = self._leaf(row, written)
        if len(values) < len(pairs) or not {key for key, _ in pairs} >= rows.required:
            raise _Unsure
        return field.record(**values)

    def _list(self, row: _Row, lines: list[str], at: int, indent: int) -> tuple[Any, int]:
        field, rows, _, _ = row
        items: list[Any] = []
        start = f"{' ' * indent}- "
        while at < len(lines) and lines[at].startswith(start):
            if rows is not None and lines[at].startswith("{", indent + 2):
                items.append(self._in_braces(field, rows, lines[at][indent + 2 :]))
                at += 1
            elif rows is not None:
                item, at = self._record(field, rows, lines, at, indent + 2)
                items.append(item)
            else:
                items += self._leaf(row, f"[{lines[at][indent + 2 :]}]")
                at += 1
        if not items or (rows is None and len({*items}) < len(items)):
            raise _Unsure
        return tuple(items), at

    def _leaf(self, row: _Row, written: str) -> Any:
        """The value of a text, or of a list in brackets, as it is written."""
        field, _, known, _ = row
        if written in known:
            return known[written]
        if field.kind in _SINGLE and not field.many and written[0] != "[":
            value = read(field, _single(written))
            if value is None or isinstance(value, Refusal):
                raise _Unsure
        else:
            value = self._checked(field, _node(written))
        if len(written) <= _SHORT:
            if len(known) >= _KEPT:
                known.clear()
            known[written] = value
        return value

    def _checked(self, field: Field, node: Node) -> Any:
        problems = Problems("")
        value = check_field(node, field, self.lists, problems)
        if problems.found or value is None:
            raise _Unsure
        return value


def _text(data: bytes) -> str:
    """The text from its first key on, if nothing in it but its structure is left to look at."""
    if len(data) > MAX_BYTES or not data.endswith(b"\n"):
        raise _Unsure
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise _Unsure from None
    if data.translate(None, _PRINTABLE) and (HIDDEN.search(text) or _NOT_YAML.search(text) or "\t" in text):
        raise _Unsure
    head = _HEAD.match(text)
    text = text[head.end() :] if head else text
    if (
        not _TOP.match(text)
        or _NOT_BEFORE_KEY.search(text)
        or " \n" in text
        or text.count("[") + text.count("{") > _MOST_BRACKETS
        or _STAIRS.search(text)
    ):
        raise _Unsure
    return text


def _single(written: str) -> str:
    """The text of a value that is one text."""
    if written[0] == '"':
        if _QUOTED.fullmatch(written) and (text := written[1:-1]).strip():
            return text
    elif _PLAIN.fullmatch(written) and written not in NULL and written.strip():
        return written
    raise _Unsure


def _node(text: str) -> Node:
    if text[0] == '"':
        if _QUOTED.fullmatch(text):
            return Scalar(text[1:-1], 0, 0, quoted=True)
    elif text[0] == "[":
        if _FLOW.fullmatch(text):
            return Sequence(tuple(_node(item) for item in _ITEMS.findall(text)), 0, 0)
    elif _PLAIN.fullmatch(text):
        return Scalar(text, 0, 0)
    raise _Unsure


def _literal(lines: list[str], at: int, indent: int) -> tuple[str, int]:
    """A text block whose lines stand at `indent`."""
    blank, start = " " * indent, at
    while at < len(lines) and (not lines[at] or lines[at].startswith(blank)):
        at += 1
    rows = [line[indent:] for line in lines[start:at]]
    if not rows or not rows[0] or rows[0][0] == " ":
        raise _Unsure
    return "\n".join(rows).rstrip("\n") + "\n", at
