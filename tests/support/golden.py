"""Golden files: what the tool wrote when somebody last looked at it and said yes."""

import difflib
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

DIFFS_SHOWN = 3
LINES_SHOWN = 40


@dataclass(frozen=True)
class Golden:
    """Compares what was written with what is golden; with `update`, writes the golden files anew instead."""

    update: bool

    def folder(self, actual: Path, expected: Path) -> None:
        """Fails, with differences, unless both folders hold the same files with the same bytes."""
        now, then = _files(actual), _files(expected)
        if self.update:
            _replace(actual, now, expected, then)
            return
        complaints = [f"not written any more: {name}" for name in sorted(then - now)]
        complaints += [f"not expected: {name}" for name in sorted(now - then)]
        changed = [
            name for name in sorted(now & then) if (actual / name).read_bytes() != (expected / name).read_bytes()
        ]
        complaints += [_difference(actual / name, expected / name, name) for name in changed[:DIFFS_SHOWN]]
        complaints += [f"differs: {name}" for name in changed[DIFFS_SHOWN:]]
        _complain(complaints, expected)

    def text(self, actual: str, expected: Path) -> None:
        """Fails, with the difference, unless the file holds this text."""
        if self.update:
            expected.parent.mkdir(parents=True, exist_ok=True)
            expected.write_text(actual, encoding="utf-8", newline="\n")
            return
        then = expected.read_bytes().decode("utf-8") if expected.is_file() else ""
        if actual != then:
            _complain([_diff(then, actual, expected.name)], expected)


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _replace(actual: Path, now: set[str], expected: Path, then: set[str]) -> None:
    for name in then - now:
        (expected / name).unlink()
    for name in now:
        target = expected / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(actual / name, target)


def _difference(actual: Path, expected: Path, name: str) -> str:
    try:
        then, now = expected.read_bytes().decode("utf-8"), actual.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return f"differs: {name} ({expected.stat().st_size} bytes before, {actual.stat().st_size} now)"
    return _diff(then, now, name)


def _diff(then: str, now: str, name: str) -> str:
    lines = list(
        difflib.unified_diff(then.splitlines(), now.splitlines(), f"golden/{name}", f"now/{name}", lineterm="", n=2)
    )
    if not lines:
        return f"differs in line ends only: {name}"
    more = [f"... and {len(lines) - LINES_SHOWN} lines more"] if len(lines) > LINES_SHOWN else []
    return "\n".join(lines[:LINES_SHOWN] + more)


def _complain(complaints: list[str], expected: Path) -> None:
    if complaints:
        remedy = "If this is what you meant, run `make golden` and read the difference before you commit it."
        pytest.fail("\n".join([f"Not as in {expected.name}/:", *complaints, remedy]), pytrace=False)
