"""What reading the entries gave the last time, so that only files that changed are read and checked again.

Kept by state folder, under a key of its files' hashes and of all else that reading an entry depends on: the day, the tool, its
libraries, and every file of the content folder but those that no entry's reading looks into.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.content.entry_files import Remembered
from generator.content.packed import key_of
from generator.patterns import pattern
from generator.publish.report import Before
from generator.resources import templates_dir, vocabulary_dir

_FOLDER = pattern(r"[a-z]{2}")
_GROUND = "read"


class Reads:
    """The kept results of reading, seen from the files as they are now."""

    def __init__(self, before: Before, own_templates: str) -> None:
        self.before = before
        self._entries = f"{before.asked[0]}/entries/"
        self._ground = key_of(_read_with(before, own_templates))
        self._old = before.site.keys if before.site is not None else {}
        self._same = self._old.get(_GROUND) == self._ground
        self._parts: dict[str, Mapping[str, Remembered]] = {}

    def known(self, shown: str) -> Remembered | None:
        """What reading a file gave, if it would give the same now."""
        row = self.before.inputs.get(shown)
        if row is None or not self._same:
            return None
        one = self._part(self._name(shown)).get(shown)
        return one if one is not None and one.print == row[4] else None

    def folder(self, state: str) -> Mapping[str, Remembered]:
        """What reading each file of a state's folder gave the last time, the changed ones included; {} where that is not kept."""
        return self._part(f"read.{state}") if self._same else {}

    def _part(self, name: str) -> Mapping[str, Remembered]:
        if name not in self._parts:
            key = self._old.get(name, "")
            found = self.before.keeper.part(name, key, dict[str, Remembered]) if key else None
            self._parts[name] = found or {}
        return self._parts[name]

    def _name(self, shown: str) -> str:
        folder = shown.removeprefix(self._entries).partition("/")[0]
        return f"read.{folder if _FOLDER.fullmatch(folder) else 'other'}"

    def keep(self, reads: Mapping[str, Remembered]) -> dict[str, str]:
        """Keep what reading gave now; gives the names and keys that `Site.keys` is to have."""
        parts: dict[str, dict[str, Remembered]] = {}
        for shown in sorted(reads):
            parts.setdefault(self._name(shown), {})[shown] = reads[shown]
        keys = {_GROUND: self._ground}
        for name, some in parts.items():
            keys[name] = key_of([self._ground, *(f"{one.print} {shown}" for shown, one in some.items())])
            if self._old.get(name) != keys[name] or not self._parts.get(name):
                self.before.keeper.keep_part(name, keys[name], some)
        return keys


def _read_with(before: Before, own_templates: str) -> Iterator[str]:
    """All that the reading of an entry may depend on but its own file."""
    content = before.asked[0]
    # Guides and facts are read for themselves; what pages are made with tells nothing about an entry.
    aside = (f"{content}/entries/", f"{content}/pages/", f"{templates_dir().as_posix()}/", f"{own_templates}/")
    inside = f"{vocabulary_dir().as_posix()}/"
    files = {f"{content}/facts.yaml"}
    yield from (content, *before.asked[1:2], *before.asked[4:])
    inputs = before.inputs
    some = [path for path in inputs if path.startswith(inside) or not (path.startswith(aside) or path in files)]
    yield from (f"{path}\n{inputs[path][4]}" for path in sorted(some))
