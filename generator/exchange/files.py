"""The content folder on disk, for imports: its entry files as texts, and changes written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from generator.content.characters import MAX_BYTES
from generator.content.entries import entry_id
from generator.problems import Problem, Severity
from generator.records import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write: its path in the content folder, its whole text."""

    path: str
    text: str


def existing_entries(content_dir: Path) -> tuple[dict[str, tuple[str, str]], list[Problem]]:
    """Every entry file: id -> (path in the content folder, text). What is no text counts as there, with text ""."""
    files: dict[str, tuple[str, str]] = {}
    problems: list[Problem] = []
    base = content_dir / "entries"
    for path in sorted([*base.rglob("*.yaml"), *base.rglob("*.yml")]):
        below = PurePosixPath(path.relative_to(base).as_posix())
        try:
            data = path.read_bytes()
        except OSError:
            problems.append(
                Problem(
                    "FILE-UNREADABLE",
                    Severity.ERROR,
                    path.as_posix(),
                    0,
                    0,
                    "This file cannot be opened.",
                    "Check its permissions.",
                )
            )
            continue
        try:
            text = data.decode("utf-8") if len(data) <= MAX_BYTES else ""
        except UnicodeDecodeError:
            text = ""
        files.setdefault(entry_id(below), (f"entries/{below}", text))
    return files, problems


def write_changes(
    content_dir: Path, changes: Sequence[Change], progress: Callable[[int, int], None] = lambda _done, _total: None
) -> None:
    """Write every change, in order, each file whole or not at all: a new file beside the old one takes its place.

    Raises OSError where the disk refuses, with what was written before it whole.
    """
    made: set[Path] = set()
    for n, change in enumerate(changes, 1):
        path = content_dir / change.path
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        temporary = path.with_name(f".import-{os.getpid()}.tmp")
        try:
            with temporary.open("w", encoding="utf-8", newline="") as file:
                file.write(change.text)
            with suppress(FileNotFoundError):
                temporary.chmod(path.stat().st_mode & 0o777)  # an old file's permissions stay
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        if n % 500 == 0 or n == len(changes):
            progress(n, len(changes))
