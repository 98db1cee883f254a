"""Pages that were made before, of the very same things: they are taken as they are, not rendered again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from generator.directory.model import Entry
from generator.records import dataclass


def _nothing(path: str, key: str) -> bytes | None:
    """Where nothing was made before. A function of its own, not a lambda: workers that start empty are sent it."""


def _nobody(entry: str) -> None:
    """Where nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Made:
    """`stamps` has of each entry what tells it from what it was before, by id; `old` the bytes of a file that was made under a key,
    None where there are none. `keys` gathers the key of each file, by its path.
    """

    stamps: Mapping[str, str] = field(default_factory=dict)
    old: Callable[[str, str], bytes | None] = _nothing
    keys: dict[str, str] = field(default_factory=dict)
    told: Callable[[str], None] = _nobody
    """Is told the id of each entry whose page comes next."""

    def before(self, path: str, entry: Entry, *more: object) -> bytes | None:
        """The bytes of a file as it was made of this entry and, beside it, of `more` alone; None where it is to be made."""
        self.told(entry.id)
        stamp = self.stamps.get(entry.id)
        if stamp is None:
            return None
        key = self.keys[path] = "\n".join([stamp, *map(repr, more)])
        return self.old(path, key)
