"""Waiting for a file to change. watchfiles (MIT) is known to this module alone, and is an extra."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def can_watch() -> bool:
    """Whether watchfiles is installed."""
    try:
        import watchfiles  # noqa: F401  # an extra: looked for only when asked
    except ImportError:
        return False
    return True


def changes(paths: list[Path]) -> Iterator[list[str]]:
    """The changed files, sorted, each time some below `paths` change; ends with the program."""
    from watchfiles import watch  # an extra: loaded only when used

    for batch in watch(*[path for path in paths if path.exists()], debounce=300, raise_interrupt=False):
        yield sorted({name for _, name in batch})
