"""What checking each entry file of a large folder gave the last time, so that only files that changed are checked again.

It is kept in the person's own cache, for the folder that was checked last, under a key of all that the answer depends on beside
the file: the day, the folder's place, every other file in it, the packed vocabulary, this tool and its libraries. Small folders
keep nothing: reading them takes no longer.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from generator.content.entry_files import Remembered
from generator.content.packed import Cache, hashed, key_of

KEEPS_FROM = 500
"""Entry files in a folder of which something is kept: reading so many takes half a second."""
_GROUND = "checked"  # whether anything of this folder is kept, without looking into megabytes of another's


class KeptChecks:
    """The kept answers, seen from the files as they are now."""

    def __init__(self, cache: Cache, root: Path, today: dt.date, vocabulary: Path, reserved: Collection[str]) -> None:
        self._cache = cache
        self._entries = f"{root.as_posix()}/entries/"
        ground = (today.isoformat(), str(root.resolve()), root.as_posix(), *sorted(reserved))
        self._ground = key_of([*ground, "", *_beside(root), "", *_files(vocabulary)])
        self._same = cache.found(_GROUND, self._ground, bool) is True
        self._parts: dict[str, Mapping[str, Remembered]] = {}

    def known(self, shown: str) -> Remembered | None:
        """What checking a file gave, if it would give the same now."""
        if not self._same:
            return None
        folder = self._folder(shown)
        if folder not in self._parts:
            self._parts[folder] = self._cache.found(_name(folder), self._ground, dict[str, Remembered]) or {}
        one = self._parts[folder].get(shown)
        if one is None or not one.print:
            return None
        try:
            return one if one.print == hashed(Path(shown).read_bytes()) else None
        except OSError:
            return None

    def keep(self, reads: Mapping[str, Remembered]) -> None:
        """Keep what checking gave now, where there is much of it and it is not kept already."""
        if len(reads) < KEEPS_FROM:
            return
        parts: dict[str, dict[str, Remembered]] = {}
        for shown, one in reads.items():
            parts.setdefault(self._folder(shown), {})[shown] = one
        for folder, some in parts.items():
            old = self._parts.get(folder, {})
            if old.keys() != some.keys() or any(old[shown] is not one for shown, one in some.items()):
                self._cache.keep(_name(folder), self._ground, some)
        if not self._same:
            self._cache.keep(_GROUND, self._ground, True)

    def _folder(self, shown: str) -> str:
        return shown.removeprefix(self._entries).partition("/")[0]


def _name(folder: str) -> str:
    return f"checked-{hashed(folder.encode())[:8]}"


def _beside(root: Path) -> Iterator[str]:
    """Every file of a content folder but its entries: what is right in an entry may hang on any of them."""
    for path in sorted(root.iterdir()):
        if path.name != "entries":
            yield from _files(path)


def _files(path: Path) -> Iterator[str]:
    if path.is_file():
        yield _told(path)
    for folder, _, names in sorted(os.walk(path)):
        yield from (_told(Path(folder, name)) for name in sorted(names))


def _told(path: Path) -> str:
    try:
        return f"{path.as_posix()}\n{hashed(path.read_bytes())}"
    except OSError:
        return f"{path.as_posix()}\n"
