"""What the last build read and wrote, kept beside the site, so that the next one redoes only what an edit touches.

In `.NAME.kept/` beside the output folder NAME, as JSON that begins with its own checksum:

``site.json``    every file that was read (size, times, hash), what was asked for, what was told, and the key of each share of
                 work: a hash of all it was made from.
``files.SHARE-KEY``  every file that the share wrote (size, time, hash).
``shares.json``  what each share made, for the parts of the site that are put together from all of them.
``STATE-KEY``    a state's part of the search index.

Which files that were read are unchanged is looked at in `inputs`. Everything in the content folder, the theme, a host's own templates, the tool
itself and the names of its installed libraries is hashed, not a list of what is known to matter. What is damaged, of another
version or missing is not there: then all is built anew. The folder may be deleted at any time.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from generator.content.packed import hashed, opened, packed, sealed
from generator.publish.staging import beside, write_file
from generator.records import dataclass

_ENDING = ".kept"
_SHORT = 16

Row = list[Any]
"""Of a file that was read: size, time of change, time of the inode's change, inode, hash. Of one written: size, time, hash, and
the key of what it was made of where it has one."""
Files = dict[str, dict[str, Row]]
"""Share -> path -> row of each file it has written."""
_FILES = "files:"
"""In `Site.keys` before the names of shares whose files are kept."""
IN_FOLDER = os.stat in os.supports_dir_fd and os.listdir in os.supports_fd
"""Whether files are found from an open folder here, which is sooner."""


@dataclass(slots=True)
class Site:
    """What is remembered of a build. `asked` is what was asked for beside the files; `told` its report."""

    asked: list[str] = field(default_factory=list)
    at: int = 0
    inputs: dict[str, Row] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    shares: str = ""
    told: dict[str, Any] = field(default_factory=dict)

    def written(self) -> bytes:
        """As it is kept."""
        return sealed([self.asked, self.at, self.inputs, self.keys, self.shares, self.told])


class Keeper:
    """The kept things of one output folder."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.folder = beside(output, _ENDING)

    def site(self) -> Site | None:
        """What is remembered of the last build; None where nothing is."""
        rows = opened(self.folder / "site.json")
        return Site(*rows) if isinstance(rows, list) and len(rows) == len(Site.__slots__) else None

    def files(self, site: Site) -> Files | None:
        """The files that each share has written; None where that is not kept."""
        found = {share: self.files_of(site, share) for share in shares_of(site)}
        return {share: log for share, log in found.items() if log is not None} if None not in found.values() else None

    def files_of(self, site: Site, share: str) -> dict[str, Row] | None:
        """The files that one share has written; None where that is not kept."""
        found = self.part(_part(share), site.keys.get(_FILES + share, ""))
        return found if isinstance(found, dict) else None

    def keep_files(self, files: Mapping[str, Mapping[str, Row] | bytes]) -> dict[str, str]:
        """Keep the files that shares have written, packed already or not; gives what `Site.keys` is to have of them."""
        keys = {}
        for share, log in files.items():
            data = log if isinstance(log, bytes) else packed(log)
            keys[_FILES + share] = key = hashed(data)
            self.keep_part(_part(share), key, data)
        return keys

    def stands(self, site: Site, share: str) -> bool:
        """Whether every file of a share is there as it was written, by its size and time."""
        log = self.files_of(site, share)
        if log is None:
            return False
        base = os.fspath(self.output)
        try:
            folder = os.open(base, os.O_RDONLY) if IN_FOLDER else None  # paths from there are found sooner
            start = f"{base}/" if folder is None else ""
            try:
                for path, row in log.items():
                    now = os.stat(start + path, dir_fd=folder)  # texts: 30,000 Paths cost a second
                    if now.st_size != row[0] or now.st_mtime_ns != row[1]:
                        return False
            finally:
                if folder is not None:
                    os.close(folder)
        except OSError:
            return False
        return True

    def shares(self, site: Site) -> dict[str, Any]:
        """What each share made; {} where that is not what `site` belongs to."""
        path = self.folder / "shares.json"
        rows = opened(path)
        return rows if isinstance(rows, dict) and hashed(path.read_bytes()) == site.shares else {}

    def part(self, name: str, key: str, kind: Any = Any) -> Any:
        """A part kept on its own, a value of this kind; None where it is not there or not whole."""
        return opened(self.folder / f"{name}-{key[:_SHORT]}", kind)

    def keep_part(self, name: str, key: str, content: object) -> None:
        """Keep a part on its own; bytes are those of a value that was packed already."""
        write_file(self.folder / f"{name}-{key[:_SHORT]}", sealed(content))

    def keep_shares(self, made: Mapping[str, Any]) -> str:
        """Keep what each share made; gives the hash that `Site.shares` is to have."""
        data = sealed(made)
        write_file(self.folder / "shares.json", data)
        return hashed(data)

    def forget(self) -> None:
        """From here on nothing is remembered, until `keep`: the site is about to be another."""
        (self.folder / "site.json").unlink(missing_ok=True)

    def keep(self, site: Site) -> None:
        """Remember a build, and drop what belongs to older ones."""
        write_file(self.folder / "site.json", site.written())
        self.drop_older(site)

    def drop_older(self, site: Site) -> None:
        """Drop what belongs to older builds than the one that is remembered."""
        current = {key[:_SHORT] for key in site.keys.values()}
        for path in self.folder.iterdir():
            if "-" in path.name and path.name.rpartition("-")[2] not in current:
                path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Delete everything that is kept."""
        shutil.rmtree(self.folder, ignore_errors=True)


def shares_of(site: Site) -> list[str]:
    """The shares whose files are kept."""
    return [name.removeprefix(_FILES) for name in site.keys if name.startswith(_FILES)]


def _part(share: str) -> str:
    return f"files.{share.replace(':', '.')}"  # a colon is in no file's name everywhere
