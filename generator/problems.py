"""Problems: what is wrong in something people wrote, where, and how to mend it.

Every stage of the build returns its problems as values; they add up, so that a volunteer sees
all of them at once. Nothing here prints: the formats return text and `cli` decides where it goes.
"""

from __future__ import annotations

import enum
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field


class Severity(enum.StrEnum):
    """How much a problem weighs: an error blocks publication, a warning does not, a review asks a person."""

    ERROR = "error"
    WARNING = "warning"
    REVIEW = "review"


_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.REVIEW: 2}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend.

    `path` is as the person gave it (POSIX separators); `line` and `column` count from 1, and 0
    means "the whole file". `message` says what is wrong, `fix` how to mend it, `copy` is a line
    that may be copied as it is ("" where none can be known), `source` is the line itself.
    """

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    message: str
    fix: str = ""
    copy: str = ""
    source: str = ""

    def key(self) -> tuple[str, int, int, int, str, str]:
        """Sort key: by file, then place, then weight; stable whatever order files were read in."""
        return (self.path, self.line, self.column, _ORDER[self.severity], self.code, self.message)


@dataclass(slots=True)
class Problems:
    """A growing list of problems about one file, so that checks need not repeat path and source."""

    path: str
    lines: tuple[str, ...] = ()
    found: list[Problem] = field(default_factory=list)

    def add(
        self,
        code: str,
        message: str,
        *,
        line: int = 0,
        column: int = 0,
        fix: str = "",
        copy: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note one problem at `line`:`column` (from 1) of this file."""
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.found.append(Problem(code, severity, self.path, line, column, message, fix, copy, source))


def errors(problems: Iterable[Problem]) -> int:
    """How many of the problems block publication."""
    return sum(problem.severity is Severity.ERROR for problem in problems)


def tally(problems: Iterable[Problem]) -> str:
    """'2 errors, 1 warning' in words; 'no problems' for none."""
    counts = dict.fromkeys(Severity, 0)
    for problem in problems:
        counts[problem.severity] += 1
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.REVIEW: "point for a reviewer"}
    plural = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.REVIEW: "points for a reviewer"}
    parts = [f"{n} {names[s] if n == 1 else plural[s]}" for s, n in counts.items() if n]
    return ", ".join(parts) or "no problems"


_SHOWN_WIDTH = 100


def _visible(text: str) -> str:
    """The text with control and direction-changing characters made visible, so that none reaches a terminal."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in text)


def as_text(problem: Problem) -> str:
    """A problem for a terminal: place, sentence, the line with a caret, the cure, a line to copy."""
    place = problem.path + (f":{problem.line}:{problem.column}" if problem.line else "")
    out = [f"{_visible(place)}: {problem.severity.value}: {_visible(problem.message)} [{problem.code}]"]
    if problem.source:
        start = max(0, problem.column - _SHOWN_WIDTH // 2) if len(problem.source) > _SHOWN_WIDTH else 0
        shown = problem.source[start : start + _SHOWN_WIDTH]
        out.append(f"    {problem.line:>4} | {_visible(shown)}")
        if problem.column:
            out.append("         | " + " " * max(0, problem.column - 1 - start) + "^")
    if problem.fix:
        out.append(f"    To mend it: {_visible(problem.fix)}")
    if problem.copy:
        out.append("    Copy this:")
        out.extend("        " + _visible(line) for line in problem.copy.splitlines())
    return "\n".join(out)


def learn_more(problems: Iterable[Problem]) -> str:
    """One line that says where more is told about these problems; "" for none."""
    codes = [problem.code for problem in by_weight(problems)]
    return f"More about a problem: recovery-site check --explain {codes[0]}" if codes else ""


# What GitHub takes: annotations of a kind from one step (actions/toolkit, docs/problem-matchers.md, "Limitations"), and
# bytes of a step's summary (1 MiB, "Step isolation and limits"; what is near the limit has been dropped unsaid).
GITHUB_LIMIT = 10
SUMMARY_LIMIT = 900_000


def _escape_data(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


_GITHUB_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.REVIEW: "notice"}


def as_github(problem: Problem) -> str:
    """A problem as a GitHub workflow command.

    Escaping as `escapeData` and `escapeProperty` of the actions toolkit's core package do it.
    """
    body = problem.message + (f" {problem.fix}" if problem.fix else "")
    body += f"\n{problem.copy}" if problem.copy else ""
    place = f"file={_escape_property(problem.path)}"
    if problem.line:
        place += f",line={problem.line},col={max(1, problem.column)}"
    return f"::{_GITHUB_LEVEL[problem.severity]} {place},title={_escape_property(problem.code)}::{_escape_data(body)}"


def github_commands(problems: Iterable[Problem]) -> Iterator[str]:
    """Workflow commands for the problems that GitHub will show, the most severe first; a last notice tells of the rest."""
    shown = dict.fromkeys(Severity, 0)
    left = 0
    for problem in by_weight(problems):
        most = GITHUB_LIMIT - (problem.severity is Severity.REVIEW)  # a place for the notice of the rest
        if shown[problem.severity] < most:
            shown[problem.severity] += 1
            yield as_github(problem)
        else:
            left += 1
    if left:
        yield f"::notice title=More::{left} more {'stands' if left == 1 else 'stand'} in the summary of this job."


def _escape_markdown(text: str) -> str:
    """Text that Markdown shows as it is: every ASCII sign that could mean something is told apart (CommonMark 2.4)."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", _visible(" ".join(text.split())))


def _fenced(text: str) -> str:
    """Lines as code that nothing in them can end: the fence is longer than any row of backticks in it."""
    longest = max((len(row) for row in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def as_summary(problems: Iterable[Problem], limit: int = SUMMARY_LIMIT) -> str:
    """All problems as Markdown for a job's summary, the most severe first, by file; what is beyond `limit` bytes is counted."""
    ordered = by_weight(problems)
    out = [f"## {_escape_markdown(tally(ordered))}"]
    size, before = 0, ""
    for told, problem in enumerate(ordered):
        block = [f"### {_escape_markdown(problem.path)}"] if problem.path != before else []
        place = f", line {problem.line}" if problem.line else ""
        block.append(
            f"**{problem.severity.value.capitalize()}{place}:** {_escape_markdown(problem.message)} "
            f"{_escape_markdown(problem.fix)} ({problem.code})"
        )
        if problem.source:
            caret = " " * max(0, problem.column - 1) + "^" if 0 < problem.column <= _SHOWN_WIDTH else ""
            block.append(_fenced("\n".join(filter(str.strip, (_visible(problem.source), caret)))))
        if problem.copy:
            block.append("Copy this:\n\n" + _fenced("\n".join(map(_visible, problem.copy.splitlines()))))
        text = "\n\n".join(block)
        size += len(text.encode()) + 2
        if size > limit:
            out.append(f"{len(ordered) - told} more are not shown here: run recovery-site check.")
            break
        before = problem.path
        out.append(text)
    return "\n\n".join(out) + "\n"


JSON_VERSION = 1


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as one JSON object: {"version": 1, "problems": [{code, severity, path, line, ...}]}."""
    rows = [asdict(problem) for problem in problems]
    text = json.dumps({"version": JSON_VERSION, "problems": rows}, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace").decode()  # a file name need not be UTF-8


def by_weight(problems: Iterable[Problem]) -> list[Problem]:
    """Most severe first, then by place: the order for places that show only the first few."""
    return sorted(problems, key=lambda p: (_ORDER[p.severity], *p.key()))
