"""What every importer shares: what it gives back, and how it opens a feed's ledger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.exchange.files import Change
from generator.exchange.ledger import Ledger, path_of, read_ledger
from generator.exchange.report import Report
from generator.problems import Problem, Severity
from generator.records import dataclass

Progress = Callable[[str, int, int], None]  # what is being done, done, total


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What to write (nothing where `problems` holds an error), what happened to every row, what is wrong."""

    changes: tuple[Change, ...]
    report: Report
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class OpenedLedger:
    """A feed's ledger with the text it was read from ("" for none yet); `ledger` is None where it is damaged."""

    ledger: Ledger | None
    text: str
    problems: tuple[Problem, ...]


def open_ledger(content_dir: Path, feed: str) -> OpenedLedger:
    """The ledger of `feed` below `content_dir`; one that cannot be read or is damaged is LEDGER-DAMAGED."""
    path = content_dir / path_of(feed)
    text = ""
    if path.exists():
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            message = "The import's own record of this feed cannot be read."
            fix = "Get the last good version back from the repository."
            problem = Problem("LEDGER-DAMAGED", Severity.ERROR, path.as_posix(), 0, 0, message, fix)
            return OpenedLedger(None, "", (problem,))
    ledger, problems = read_ledger(feed, text, path.as_posix())
    return OpenedLedger(ledger, text, tuple(problems))
