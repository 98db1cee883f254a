"""Writing a site so that the old one stays whole until the new one is whole.

A build writes into a folder beside the output and swaps the two at the end by renaming. A build that
is interrupted, by a kill too, leaves the old site as it was; what it leaves beside it is cleared away
by the next build, which also finishes a swap that was cut off between its two renames.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

_NEW, _OLD = ".new", ".old"
MARK = ".recovery-site"


class OutputRefused(Exception):
    """The output folder holds something this tool did not write; replacing it could lose somebody's files."""


def _beside(output: Path, ending: str) -> Path:
    return output.with_name(f".{output.name}{ending}")


def open_stage(output: Path) -> Path:
    """An empty folder beside `output` to write the new site into.

    Puts an old site back that a cut-off swap left aside. Raises OutputRefused where `output` is a
    file, or a folder with files but without this tool's mark.
    """
    old, new = _beside(output, _OLD), _beside(output, _NEW)
    if old.exists() and not output.exists():
        old.rename(output)
    if output.exists() and (not output.is_dir() or (any(output.iterdir()) and not (output / MARK).exists())):
        raise OutputRefused(
            f"{output} holds files that this tool did not write. Name another folder, or empty it yourself."
        )
    for left in (old, new):
        if left.exists():
            shutil.rmtree(left)
    new.mkdir(parents=True)
    (new / MARK).write_text(
        "Written by recovery-site. The whole folder is replaced by every build.\n", encoding="utf-8"
    )
    return new


def write_files(stage: Path, files: Iterable[tuple[str, bytes]]) -> tuple[int, int]:
    """Write (path, bytes) pairs below `stage` as they come; gives (files, bytes) written.

    Paths are relative, with slashes. A path that would leave the stage is a programming error: ValueError.
    """
    count = size = 0
    known: set[str] = set()
    base = os.fspath(stage)
    for path, data in files:
        folder, _, _ = path.rpartition("/")
        if folder not in known:
            if path.startswith("/") or ".." in path.split("/"):
                raise ValueError(f"not a path inside the site: {path}")
            os.makedirs(f"{base}/{folder}" if folder else base, exist_ok=True)  # noqa: PTH103  # texts: 30,000 Paths cost a second
            known.add(folder)
        with open(f"{base}/{path}", "xb") as file:  # noqa: PTH123  # likewise
            file.write(data)
        count += 1
        size += len(data)
    return count, size


def write_file(path: Path, data: bytes) -> None:
    """Write one file outside a site, whole or not at all, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}{_NEW}")
    new.write_bytes(data)
    new.replace(path)


def swap_in(stage: Path, output: Path) -> None:
    """Put the finished stage in the place of `output`: two renames, then the old site is deleted."""
    old = _beside(output, _OLD)
    if output.exists():
        output.rename(old)
    stage.rename(output)
    shutil.rmtree(old, ignore_errors=True)


def discard(stage: Path) -> None:
    """Forget a stage."""
    shutil.rmtree(stage, ignore_errors=True)
