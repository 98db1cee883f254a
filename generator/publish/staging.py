"""Writing a site so that the old one stays whole until the new one is whole.

A build writes into a folder beside the output and swaps the two at the end by renaming. A build that
is interrupted, by a kill too, leaves the old site as it was; what it leaves beside it is cleared away
by the next build, which also finishes a swap that was cut off between its two renames.

A build that changes a few files of many does not copy the rest: it writes only those into the stage and gives the stage, once
it is whole, another name. That rename is the moment from which the new site holds. The files are then moved over those of the
site one by one, each at once, pages after what they load; whoever is cut off there is finished by the next build, which finds
the stage by its name (`finish_merge`). Why not links: 30,000 of them, and as many deletions, cost more than everything else
such a build does, and file systems of hosts do not all have them. The price: for some milliseconds a visitor of the folder
itself can meet a new page beside an old one. What a host uploads is whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

_NEW, _OLD, _MERGE = ".new", ".old", ".merge"
_GONE = ".recovery-site-gone"  # in a stage that is merged: the files that the site no longer has
MARK = ".recovery-site"


# Windows lets nobody rename or replace what another program has open: a virus scanner for a moment, a viewer for longer.
_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8)


class OutputRefused(Exception):
    """The output folder holds something this tool did not write; replacing it could lose somebody's files."""


def _patiently(do: Callable[[], object], output: Path) -> None:
    """Do it, again after a while where another program holds the file. Raises OutputRefused if that lasts."""
    for pause in (*_PATIENCE, None):
        try:
            do()
            return
        except PermissionError as held:
            if pause is None:
                name = held.filename or output
                raise OutputRefused(
                    f"Another program has {name} open, or it may not be written. Close what shows {output}, and build again."
                ) from held
            time.sleep(pause)


def beside(output: Path, ending: str) -> Path:
    """The hidden neighbor of an output folder with this ending."""
    return output.with_name(f".{output.name}{ending}")


def open_stage(output: Path) -> Path:
    """An empty folder beside `output` to write the new site into.

    Puts an old site back that a cut-off swap left aside. Raises OutputRefused where `output` is a
    file, or a folder with files but without this tool's mark.
    """
    finish_merge(output)
    old, new = beside(output, _OLD), beside(output, _NEW)
    if old.exists() and not output.exists():
        _patiently(lambda: old.rename(output), output)
    if output.exists() and (not output.is_dir() or (any(output.iterdir()) and not (output / MARK).exists())):
        raise OutputRefused(
            f"{output} holds files that this tool did not write. Name another folder, or empty it yourself."
        )
    for left in (old, new):
        if left.exists():
            _patiently(partial(shutil.rmtree, left), output)
    new.mkdir(parents=True)
    (new / MARK).write_text(
        "Written by recovery-site. The whole folder is replaced by every build.\n", encoding="utf-8"
    )
    return new


Log = dict[str, list[Any]]
"""Path -> size, time of change in nanoseconds, and hash of a written file; where it was noted, the key of what it was made of."""


def fingerprint(data: bytes) -> str:
    """What tells the bytes of written files apart: 96 bits of BLAKE2b."""
    return hashlib.blake2b(data, digest_size=12).hexdigest()


def write_files(
    stage: Path,
    files: Iterable[tuple[str, bytes]],
    log: Log | None = None,
    known: Mapping[str, list[Any]] | None = None,
) -> tuple[int, int]:
    """Write (path, bytes) pairs below `stage` as they come; gives (files, bytes) of them.

    Each is noted in `log`. What the site has already, by `known`, is noted and not written.
    Paths are relative, with slashes. A path that would leave the stage is a programming error: ValueError.
    """
    count = size = 0
    made: set[str] = set()
    base = os.fspath(stage)
    for path, data in files:
        count += 1
        size += len(data)
        print_ = fingerprint(data)
        if known is not None and (row := known.get(path)) is not None and row[2] == print_:
            if log is not None:
                log[path] = row
            continue
        folder, _, _ = path.rpartition("/")
        if folder not in made:
            if path.startswith("/") or ".." in path.split("/"):
                raise ValueError(f"not a path inside the site: {path}")
            _make_folder(f"{base}/{folder}" if folder else base)
            made.add(folder)
        with open(f"{base}/{path}", "xb", 0) as file:  # noqa: PTH123  # likewise
            file.write(data)
            if log is not None:
                log[path] = [len(data), os.fstat(file.fileno()).st_mtime_ns, print_]
    return count, size


def _make_folder(path: str) -> None:
    """A folder; nearly always the one above is there."""
    try:
        os.mkdir(path)  # noqa: PTH102  # texts: 30,000 Paths cost a second
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103  # likewise


def write_file(path: Path, data: bytes) -> None:
    """Write one file outside a site, whole or not at all, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}{_NEW}")
    new.write_bytes(data)
    new.replace(path)


def swap_in(stage: Path, output: Path) -> None:
    """Put the finished stage in the place of `output`: two renames, then the old site is deleted."""
    old = beside(output, _OLD)
    if output.exists():
        _patiently(lambda: output.rename(old), output)
    _patiently(lambda: stage.rename(output), output)
    shutil.rmtree(old, ignore_errors=True)


def merge_in(stage: Path, output: Path, gone: Iterable[str], after: Path, last: bytes) -> None:
    """Put the files of a stage over those of `output`, and delete `gone`; then `last` becomes the file `after`.

    Cut off at any moment, either nothing has changed, or `finish_merge` does the rest.
    """
    (stage / MARK).unlink()
    (stage / _GONE).write_bytes(
        json.dumps([sorted(gone), after.relative_to(output.parent).as_posix()]).encode() + b"\n" + last
    )
    _patiently(lambda: stage.rename(beside(output, _MERGE)), output)
    finish_merge(output)


def finish_merge(output: Path) -> None:
    """Do what is left of a merge that was cut off, if there is one."""
    merge = beside(output, _MERGE)
    if not (merge / _GONE).exists():
        if merge.exists():
            shutil.rmtree(merge)
        return
    head, _, last = (merge / _GONE).read_bytes().partition(b"\n")
    gone, after = json.loads(head)
    paths = [path.relative_to(merge) for path in merge.rglob("*") if path.is_file() and path.name != _GONE]
    for path in sorted(paths, key=lambda path: (path.suffix == ".html", path.as_posix())):
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        _patiently(partial((merge / path).replace, output / path), output)
    for path in gone:
        _patiently(partial((output / path).unlink, missing_ok=True), output)
        for folder in (output / path).parents:
            if folder == output or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()
    write_file(output.parent / after, last)
    (merge / _GONE).unlink()
    shutil.rmtree(merge, ignore_errors=True)  # what is left is cleared away by the next build


def discard(stage: Path) -> None:
    """Forget a stage."""
    shutil.rmtree(stage, ignore_errors=True)
