"""What was removed on request and must never come back: `removed.yaml` in the content folder.

    - {feed: oc-aa, record: friday-night-group, on: 2026-11-22, reason: asked}
    - {hash: 5f0c0f..., on: 2026-11-22, reason: asked}

A record id says nothing about a person. Where only the thing itself tells (a number, an address, a name in a city), its
hash stands instead, salted with a word that is not in the repository: a bare hash of a phone number is guessed in seconds.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.content.checker import check_record
from generator.content.reader import read_tree
from generator.content.table import Field, Kind
from generator.content.tree import Sequence
from generator.directory.model import Entry
from generator.directory.names import city_key
from generator.problems import Problem, Problems, Severity
from generator.records import dataclass

FILE = "removed.yaml"
ON_REQUEST = "removed on request"
_ROW = (
    Field("feed", Kind.TEXT, "The feed's short name, as its file in feeds/ is called.", max_length=60),
    Field("record", Kind.TEXT, "The feed's own id of the record.", max_length=200),
    Field("hash", Kind.TEXT, "A salted hash, as the removal command prints it.", max_length=64),
    Field("on", Kind.DATE, "The day it was asked for."),
    Field("reason", Kind.TEXT, "Why, in a word (takedown.REASONS).", max_length=20),
)


@dataclass(frozen=True, slots=True)
class Removed:
    """Record ids ("oc-aa/friday-night-group") and salted hashes that must not come back."""

    records: frozenset[str] = frozenset()
    hashes: frozenset[str] = frozenset()

    def holds(self, entry: Entry, records: Iterable[str], salt: str) -> bool:
        """Whether an entry with these records must not be written."""
        if self.records & set(records):
            return True
        return bool(salt and self.hashes and self.hashes & {salted(text, salt) for text in marks(entry)})


def salted(text: str, salt: str) -> str:
    """The hash that stands in removed.yaml for `text`: HMAC-SHA-256, 32 hexadecimal digits."""
    return hmac.new(salt.encode(), text.encode(), hashlib.sha256).hexdigest()[:32]


def marks(entry: Entry) -> list[str]:
    """What an entry is known by: its numbers, mail address, links, and name in its city."""
    found = [f"phone:{phone.number}" for phone in entry.contact.phones]
    found += [f"phone:{s.join.phone}" for s in entry.schedule if s.join and s.join.phone]
    found += [f"email:{entry.contact.email.lower()}"] if entry.contact.email else []
    urls = [entry.contact.website, *(s.join.url for s in entry.schedule if s.join)]
    found += [f"url:{re.sub(r'^https?://(?:www[.])?', '', url.lower()).rstrip('/')}" for url in urls if url]
    place = entry.location
    found.append(f"name:{city_key(entry.name)}|{city_key(place.city) if place else ''}|{place.state if place else ''}")
    if place and place.street:
        found.append(f"street:{city_key(place.street)}|{city_key(place.city)}|{place.state}")
    return found


def read_removed(content_dir: Path, salt: str) -> tuple[Removed, list[Problem]]:
    """The tombstones of a content folder. Hashes without the salt to open them stop the import (REMOVED-SALT)."""
    path = content_dir / FILE
    if not path.exists():
        return Removed(), []
    shown = path.as_posix()
    try:
        tree, problems = read_tree(path.read_bytes(), shown)
    except OSError:
        return Removed(), [
            Problem(
                "REMOVED-FILE", Severity.ERROR, shown, 0, 0, "This file cannot be opened.", "Check its permissions."
            )
        ]
    rows = _rows(tree.items, problems) if isinstance(tree, Sequence) else []
    if tree is not None and not isinstance(tree, Sequence):
        problems.add("FIELD-SHAPE", "This file is a list: each part starts with a hyphen.", line=1, column=1)
    hashes = frozenset(str(row["hash"]) for row in rows if "hash" in row)
    if hashes and not salt:
        problems.add(
            "REMOVED-SALT",
            "Some removals can be told only with the secret word, which was not given.",
            fix="Give it, or ask a maintainer to run the import: what was removed must not come back.",
        )
    records = frozenset(_record(row) for row in rows if "record" in row)
    return Removed(records, hashes), problems.found


def _rows(items: Iterable[object], problems: Problems) -> list[Mapping[str, object]]:
    return [check_record(item, _ROW, {}, problems) for item in items]  # type: ignore[arg-type]  # a sequence's items are nodes


def _record(row: Mapping[str, object]) -> str:
    feed, record = str(row.get("feed", "")), str(row["record"])
    return record if not feed or record.startswith(f"{feed}/") else f"{feed}/{record}"
