"""Edits of one entry that people make with a command: checked, closed, renamed. Comments and every other byte stay.

Each gives the new text, or None where the file is written in a way in which it cannot be done safely.
"""

from __future__ import annotations

from dataclasses import replace

from generator.content.checker import Lists, check_record
from generator.content.edit import replace_fields
from generator.content.fields import ENTRY, PROVENANCE
from generator.content.in_place import ODD_LINE_ENDS, Edit, Path, edited, plain, source_of, tree_of, values
from generator.content.key_order import end_of_field
from generator.content.reader import read_tree
from generator.content.tree import Mapping, Node
from generator.content.writer import field_text, record_lines, scalar
from generator.directory.model import Entry, Provenance, Verified

_VERIFIED = next(field for field in PROVENANCE if field.key == "verified")
_BEFORE = frozenset(field.key for field in PROVENANCE[: PROVENANCE.index(_VERIFIED)])


def with_verified(text: str, verified: Verified, lists: Lists) -> str | None:
    """The entry with this check in `provenance.verified`."""
    newline = "\r\n" if "\r\n" in text else "\n"
    plain_text = text.replace("\r\n", "\n")
    tree = tree_of(plain_text)
    if tree is None or ODD_LINE_ENDS.search(plain_text):
        return None
    new = _dated(plain_text, tree, verified) or _added(plain_text, tree, verified)
    if new is None:
        entry = _entry(text, lists)
        if entry is None:
            return None
        with_it = replace(entry, provenance=replace(entry.provenance, verified=verified))
        return replace_fields(text, {"provenance": field_text(with_it, "provenance")})
    return new.replace("\n", newline)


def closed(text: str, note: str = "") -> str | None:
    """The entry with status closed and, where given, a note on it."""
    fields = {"status": "status: closed\n"}
    if note:
        fields["status_note"] = f"status_note: {scalar(note)}\n"
    return replace_fields(text, fields)


def renamed(text: str, old_id: str, new_id: str, lists: Lists) -> str | None:
    """The entry of `old_id` as `new_id`: the old id joins `former_ids`, so that old links still lead here."""
    entry = _entry(text, lists)
    if entry is None:
        return None
    former = tuple(dict.fromkeys([*(i for i in entry.former_ids if i != new_id), old_id]))
    return replace_fields(text, {"former_ids": field_text(replace(entry, former_ids=former), "former_ids")})


def as_it_stands(text: str, lists: Lists, entry_id: str = "") -> Entry | None:
    """What can be read of an entry, whatever else is wrong with it; None without a type, a name and a provenance."""
    return _read(text, lists, entry_id)[0]


def _entry(text: str, lists: Lists) -> Entry | None:
    """The entry, if nothing is wrong with its values."""
    entry, clean = _read(text, lists)
    return entry if clean else None


def _read(text: str, lists: Lists, entry_id: str = "") -> tuple[Entry | None, bool]:
    tree, problems = read_tree(text.encode(), "")
    found = check_record(tree, ENTRY, lists, problems) if isinstance(tree, Mapping) else {}
    if any(field.required and field.name not in found for field in ENTRY):
        return None, False
    return Entry(id=entry_id, **found), not problems.found


def _written(verified: Verified) -> dict[str, str]:
    return {"date": verified.date.isoformat(), "method": verified.method, "by": verified.by}


def _dated(text: str, tree: Node, verified: Verified) -> str | None:
    """The values put into a check that is there already."""
    lines = text.split("\n")
    wanted: dict[Path, str] = {("provenance", "verified", key): new for key, new in _written(verified).items()}
    here = [value for value in values(tree, ENTRY) if value.path in wanted]
    edits = [
        Edit(value, source, wanted[value.path], wanted[value.path])
        for value in here
        if (source := source_of(lines, value.scalar))
    ]
    if len(edits) != len(wanted):
        return None
    new, made = edited(text, edits)
    return new if len(made) == len(wanted) else None


def _added(text: str, tree: Node, verified: Verified) -> str | None:
    """A new check put into a provenance that is written a field a line."""
    provenance = tree.get("provenance") if isinstance(tree, Mapping) else None
    if not isinstance(provenance, Mapping) or not provenance.pairs or provenance.get("verified") is not None:
        return None
    lines = text.split("\n")
    column = provenance.pairs[0][0].column - 1
    starts = {key.text: key.line - 1 for key in provenance.names()}
    if any(lines[start][:column].strip() for start in starts.values()):
        return None
    before = [start for key, start in starts.items() if key in _BEFORE]
    at = end_of_field(lines, max(before), column) if before else min(starts.values())
    new = list(record_lines(Provenance(verified=verified), (_VERIFIED,), " " * column))
    candidate = "\n".join([*lines[:at], *new, *lines[at:]])
    after = tree_of(candidate)
    if after is None:
        return None
    path = ("provenance", "verified")
    told = [(path, "{}"), *(((*path, key), value) for key, value in _written(verified).items())]
    return candidate if sorted(plain(after)) == sorted([*plain(tree), *told]) else None
