"""What must not stand in any file of a site: addresses that are not public, and entries that are not published."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.content.characters import MAX_BYTES
from generator.content.entries import entry_id
from generator.content.reader import read_tree
from generator.content.tree import Mapping, Scalar
from generator.directory.directory import Directory
from generator.records import dataclass

# A shorter text would be found in places that have nothing to do with it.
_SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that no file may hold, what it is, and the entry whose it is."""

    text: str
    what: str
    entry: str

    def spellings(self) -> frozenset[bytes]:
        """The text as it would stand in HTML, in JSON and in plain files."""
        said = (self.text, html.escape(self.text), html.escape(self.text, quote=False), json.dumps(self.text)[1:-1])
        return frozenset(one.encode() for one in (*said, self.text.replace("'", "&#39;")))


@dataclass(frozen=True, slots=True)
class Unpublished:
    """Ids that no file may name, and texts that no file may hold."""

    ids: frozenset[str] = frozenset()
    secrets: tuple[Secret, ...] = ()


def unpublished(content_dir: Path, directory: Directory) -> Unpublished:
    """What the entry files below `content_dir` hold and the directory does not list.

    An entry that was left out or is closed: its id; its name, numbers and address where no listed entry says the same.
    An entry whose address is not public: the address, if its file holds one in spite of the rules.
    """
    listed = {entry.id: entry for entry in directory.listed()}
    former = {old for entry in listed.values() for old in entry.former_ids}
    said = {
        text for entry in listed.values() for text in (entry.name, entry.location and entry.location.street) if text
    }
    said |= {phone.number for entry in listed.values() for phone in entry.contact.phones}
    ids: set[str] = set()
    secrets: set[Secret] = set()
    base = content_dir / "entries"
    for path in sorted([*base.rglob("*.yaml"), *base.rglob("*.yml")]):
        one = entry_id(PurePosixPath(path.relative_to(base).as_posix()))
        if one in listed:
            continue
        if one not in former:
            ids.add(one)
        secrets |= {secret for secret in _of_file(path, one) if secret.text not in said}
    return Unpublished(frozenset(ids), tuple(sorted(secrets, key=lambda secret: (secret.entry, secret.text))))


def _of_file(path: Path, entry: str) -> Iterator[Secret]:
    try:
        data = path.read_bytes()
    except OSError:
        return
    tree = read_tree(data, path.as_posix())[0] if len(data) <= MAX_BYTES else None
    if not isinstance(tree, Mapping):
        return
    location, contact = tree.get("location"), tree.get("contact")
    wanted = [(tree, "name", "name"), (location, "street", "address"), (contact, "email", "e-mail address")]
    for where, key, what in wanted:
        value = where.get(key) if isinstance(where, Mapping) else None
        if isinstance(value, Scalar) and len(value.text.strip()) >= _SHORTEST:
            yield Secret(value.text.strip(), what, entry)


_ID = re.compile(rb"(?<![a-z0-9-])[a-z]{2}/[a-z0-9]+(?:-[a-z0-9]+)*")


def found_in(data: bytes, never: Unpublished) -> Iterator[tuple[int, str, str]]:
    """What a file holds of it: line, what it is, and whose entry it is."""
    if never.ids:
        named = {match[0].decode(): match.start() for match in _ID.finditer(data)}
        for one in sorted(never.ids & named.keys()):
            yield data.count(b"\n", 0, named[one]) + 1, "id", one
    for secret in never.secrets:
        for spelling in sorted(secret.spellings()):
            at = data.find(spelling)
            if at >= 0:
                yield data.count(b"\n", 0, at) + 1, secret.what, secret.entry
                break
