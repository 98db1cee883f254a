"""Every file that a build may read: which there are now, and which are what they were.

A file counts as unchanged where its size, times and inode are those remembered and it was at rest when they were noted; otherwise
its content decides. What is remembered is looked at folder by folder, by two processes (`standing`): of the folders in which nothing
changed nothing is made anew.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from generator.content.packed import hashed
from generator.publish.kept import IN_FOLDER, Row, Site
from generator.resources import templates_dir, vocabulary_dir

_AT_REST = 50_000_000  # nanoseconds: clocks of file systems tick in steps, some milliseconds long
PACKAGE = Path(__file__).resolve().parents[1]


def roots_of(content: Path, site_toml: Path) -> tuple[Path, ...]:
    """Where everything lies that a build may read."""
    own = site_toml.parent / "templates"
    return (content, site_toml, own, templates_dir(), vocabulary_dir(), PACKAGE)


class Inputs:
    """The files below some roots, beside those that are remembered of them."""

    def __init__(self, roots: Iterable[Path], known: Site | None) -> None:
        self.at = time.time_ns()
        """When it was looked."""
        self._rest = known.at - _AT_REST if known else 0
        self._before = known.inputs if known else {}
        roots = tuple(roots)
        self._alone = [root.as_posix() for root in roots if root.is_file()]
        self._roots = [root.as_posix() for root in roots if root.is_dir()]
        self._known = _by_folder(self._before, self._roots)
        self._folders = sorted(self._known, key=lambda folder: -len(self._known[folder]))
        self.folders = len(self._folders)
        """How many are known; each has a number below that."""

    def stands(self, number: int) -> bool:
        """Whether the folder of this number holds the very files that are remembered, as they were; other folders in it are known, too."""
        folder = self._folders[number]
        known, rest, look = self._known[folder], self._rest, os.stat
        left = len(known)
        try:
            with _opened(folder) as (at, start, names):
                for name in names:
                    row = known.get(name)
                    if row is None:
                        if _is_hidden(name) or f"{folder}/{name}" in self._known:
                            continue
                        return False
                    # Not a listing's own numbers: on Windows they lack the inode.
                    now = look(start + name, dir_fd=at)
                    if (
                        now.st_mtime_ns != row[1]
                        or now.st_ctime_ns != row[2]
                        or now.st_size != row[0]
                        or now.st_ino != row[3]
                        or not row[1] < rest > row[2]
                    ):
                        return False
                    left -= 1
        except OSError:
            return False
        return not left

    def found(self, stand: frozenset[int]) -> dict[str, Row]:
        """Every file with its hash; `stand` are the numbers of folders that do. What is remembered is not read again."""
        found = self._changed(stand)
        if found is None:  # a folder is gone: all is looked for
            found = {path: self._row(path, now) for path, now in _files(self._roots)}
        for path in self._alone:
            found[path] = self._row(path, Path(path).stat())
        return found

    def _changed(self, stand: frozenset[int]) -> dict[str, Row] | None:
        if not self._before:
            return None
        found = dict(self._before)
        below = self._known.keys()
        for path in [path for path in found if path.rpartition("/")[0] not in below]:
            del found[path]
        new = [root for root in self._roots if root not in below]
        for number, folder in enumerate(self._folders):
            if number in stand:
                continue
            try:
                there = list(_listed(folder))
            except OSError:
                return None
            for name in self._known[folder]:
                del found[f"{folder}/{name}"]
            found |= {path: self._row(path, now) for path, now in there if S_ISREG(now.st_mode)}
            new += (path for path, now in there if S_ISDIR(now.st_mode) and path not in below)
        found |= {path: self._row(path, now) for path, now in _files(new)}
        return found

    def _row(self, path: str, now: os.stat_result) -> Row:
        size, changed, moved, inode = now.st_size, now.st_mtime_ns, now.st_ctime_ns, now.st_ino
        row, rest = self._before.get(path), self._rest
        if row is not None and row[:4] == [size, changed, moved, inode] and changed < rest and moved < rest:
            return row
        with open(path, "rb") as file:  # noqa: PTH123  # texts: 20,000 Paths cost a second
            return [size, changed, moved, inode, hashed(file.read())]


def _by_folder(rows: Mapping[str, Row], roots: Iterable[str]) -> dict[str, dict[str, Row]]:
    """Folder -> name -> row of the files below the roots; folders that hold only folders are there, too."""
    folders: dict[str, dict[str, Row]] = {}
    for path, row in rows.items():
        folder, _, name = path.rpartition("/")
        inside = folders.get(folder)
        if inside is None:
            inside = folders[folder] = {}
        inside[name] = row
    known: dict[str, dict[str, Row]] = {}
    for root in roots:
        for folder, inside in folders.items():
            if folder == root or folder.startswith(f"{root}/"):
                known[folder] = inside
                above = folder
                while above != root:
                    above = above.rpartition("/")[0]
                    known.setdefault(above, folders.get(above, {}))
    return known


def _is_hidden(name: str) -> bool:
    return name[0] == "." or name == "__pycache__"


@contextmanager
def _opened(folder: str) -> Iterator[tuple[int | None, str, list[str]]]:
    """A folder to look into: what its names are found from, what stands before each, the names."""
    at = os.open(folder, os.O_RDONLY) if IN_FOLDER else None
    try:
        # Texts: 20,000 Paths cost a second. From the folder itself they are found sooner.
        yield at, "" if IN_FOLDER else f"{folder}/", os.listdir(folder if at is None else at)  # noqa: PTH208
    finally:
        if at is not None:
            os.close(at)


def _listed(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """What stands in a folder; a link that leads nowhere does not."""
    with _opened(folder) as (at, start, names):
        for name in names:
            if _is_hidden(name):
                continue
            try:
                now = os.stat(start + name, dir_fd=at)
            except FileNotFoundError:
                continue
            yield f"{folder}/{name}", now  # not with the system's own separator


def _files(folders: Iterable[str]) -> Iterator[tuple[str, os.stat_result]]:
    """The files below some folders, each once."""
    rest, seen = list(folders), set()
    while rest:
        folder = rest.pop()
        if folder in seen:
            continue
        seen.add(folder)
        for path, now in _listed(folder):
            if S_ISDIR(now.st_mode):
                rest.append(path)
            elif S_ISREG(now.st_mode):
                yield path, now
