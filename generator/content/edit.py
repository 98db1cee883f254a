"""Single fields of an entry file replaced, every other byte kept: comments, order, quotes and line ends are people's.

Works on whole top-level fields, by the lines of the marked tree. A file whose top level is not written a field a line
is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingType

from generator.content.fields import ENTRY
from generator.content.reader import read_tree
from generator.content.tree import Mapping, Node, Scalar, Sequence

_ORDER = {field.key: n for n, field in enumerate(ENTRY)}
_HASH = re.compile(r"(?:^|\s)\s*#")
_REMARK = re.compile(
    r"""^[^\s:]+\s*:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\]#]*\]|[^\s"'\[#][^#]*?)(?P<remark>\s+\#.*)$"""
)


def replace_fields(text: str, fields: MappingType[str, str]) -> str | None:
    """`text` with each top-level field of `fields` replaced by its new YAML ("" takes the field out).

    A new field is put where the field table has it. Comments stay: those between fields where they are, those
    within a replaced field at the end of its line or above it. None if the text cannot be
    edited so, or if the edit would change anything else: the result is read again and compared.
    """
    if re.search(r"\r(?!\n)|\x85|\u2028|\u2029", text):
        return None  # line ends that YAML counts and we do not
    tree, problems = read_tree(text.encode(), "")
    if problems.found or not isinstance(tree, Mapping):
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    starts = {key.text: key.line - 1 for key, _ in tree.pairs}
    if any(key.column != 1 for key, _ in tree.pairs) or len(set(starts.values())) < len(starts):
        return None
    ends = _ends(lines, sorted(starts.values()))
    remarks = {key: _remarks(lines, starts[key], ends[starts[key]]) for key in fields if key in starts}
    for key in sorted(fields, key=lambda k: (starts.get(k, _place(k, starts, ends)), _ORDER.get(k, 0)), reverse=True):
        new = fields[key].rstrip("\n").split("\n") if fields[key] else []
        if key in starts:
            first, last = starts[key], ends[starts[key]]
            lines[first:last] = _with_comments(lines[first:last], new, remarks[key])
        else:
            at = _place(key, starts, ends)
            lines[at:at] = new
    ending = "\n" if text.endswith("\n") or not text else ""
    edited = ("\n".join(lines) + ending).replace("\n", newline)
    return edited if _only_these(tree, edited, fields) else None


def _ends(lines: list[str], starts: list[int]) -> dict[int, int]:
    """First line after each field: comments and blank lines before the next field are not part of it."""
    ends = {}
    for start, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        end = following
        while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
            end -= 1
        ends[start] = end
    return ends


def _place(key: str, starts: MappingType[str, int], ends: MappingType[int, int]) -> int:
    """Where a field that is not there yet goes: after the last of those that the table has before it."""
    before = [start for other, start in starts.items() if _ORDER.get(other, 0) < _ORDER.get(key, 0)]
    return max((ends[start] for start in before), default=min(starts.values(), default=0))


def _with_comments(old: list[str], new: list[str], remarks: list[str]) -> list[str]:
    if len(old) == 1 and len(new) == 1 and (match := _REMARK.match(old[0])):
        if new[0].endswith(('"', "]")):
            return [new[0] + match["remark"]]
        return [match["remark"].strip(), *new]  # behind plain words a remark would look like text that YAML dropped
    return remarks + new


def _remarks(lines: list[str], first: int, last: int) -> list[str]:
    """The comments in these lines. In a text a # is no comment: only what can be cut away with all values the same is one."""
    found: list[str] = []
    tree, _ = read_tree("\n".join(lines).encode(), "")  # as it is compared: without the end of the last line
    whole = _plain(tree) if tree is not None else None
    for n in range(first, last):
        for match in _HASH.finditer(lines[n]):
            without = [*lines[:n], lines[n][: match.start()], *lines[n + 1 :]]
            left, problems = read_tree("\n".join(without).encode(), "")
            if isinstance(left, Mapping) and not problems.found and _plain(left) == whole:
                found.append(lines[n][match.start() :].strip())
                break
    return found


def _only_these(before: Mapping, edited: str, fields: MappingType[str, str]) -> bool:
    after, problems = read_tree(edited.encode(), "")
    if problems.found or not isinstance(after, Mapping):
        return False
    kept = [(key.text, _plain(node)) for key, node in before.pairs if key.text not in fields]
    if kept != [(key.text, _plain(node)) for key, node in after.pairs if key.text not in fields]:
        return False
    wanted, _ = read_tree("".join(fields.values()).encode(), "")
    told = {key.text: _plain(node) for key, node in wanted.pairs} if isinstance(wanted, Mapping) else {}
    return told == {key.text: _plain(node) for key, node in after.pairs if key.text in fields}


def _plain(node: Node) -> object:
    """The node without its place."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return [(key.text, _plain(child)) for key, child in node.pairs]
