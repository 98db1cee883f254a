"""Problems: what is wrong in something people wrote, where, and how to mend it.

Every stage of the build returns its problems as values; they add up, so that a volunteer sees
all of them at once. Nothing here prints: the formats return text and `cli` decides where it goes.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, field, replace

from generator.records import dataclass


class Severity(enum.StrEnum):
    """How much a problem weighs: an error blocks publication, a warning does not, a review asks a person."""

    ERROR = "error"
    WARNING = "warning"
    REVIEW = "review"


_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.REVIEW: 2}


@dataclass(frozen=True, slots=True)
class Edit:
    """What becomes of some lines: `text` stands in place of `first` to `last`, counted from 1 in the file as it is.

    Where `last` is one less than `first`, it is added between the two; where `text` is "", the lines go.
    """

    first: int
    last: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend.

    `path` is as the person gave it (POSIX separators); `line` and `column` count from 1, and 0
    means "the whole file". `message` says what is wrong, `fix` how to mend it, `copy` is what
    may be copied as it is ("" where nothing can be known), `source` is the line itself. `edits`
    say where `copy` goes; what only the person knows is blank in it, never made up.
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
    edits: tuple[Edit, ...] = ()

    def key(self) -> tuple[str, int, int, int, str, str]:
        """Sort key: by file, then place, then weight; stable whatever order files were read in."""
        return (self.path, self.line, self.column, _ORDER[self.severity], self.code, self.message)


@dataclass(frozen=True, slots=True)
class Swap:
    """Words of a line, at `column` from 1, and what they are exchanged for."""

    column: int
    old: str
    new: str


@dataclass(slots=True)
class Problems:
    """A growing list of problems about one file, so that checks need not repeat path and source."""

    path: str
    lines: tuple[str, ...] = ()
    found: list[Problem] = field(default_factory=list)
    swaps: dict[int, list[tuple[Swap, int]]] = field(default_factory=dict)

    def add(
        self,
        code: str,
        message: str,
        *,
        line: int = 0,
        column: int = 0,
        fix: str = "",
        copy: str | Swap = "",
        edits: tuple[Edit, ...] = (),
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note one problem at `line`:`column` (from 1) of this file.

        `copy` stands in place of that line, before what `edits` say. As a swap, the line to copy is the line with these
        words exchanged, and with those of every other swap in it: one line to copy mends them all.
        """
        source = self.source(line)
        words = source if isinstance(copy, Swap) else copy
        if words and line:
            edits = (Edit(line, line, words), *edits)
        words = words or next((edit.text for edit in edits if edit.text), "")
        self.found.append(Problem(code, severity, self.path, line, column, message, fix, words, source, edits))
        if isinstance(copy, Swap) and source:
            self.swaps.setdefault(line, []).append((copy, len(self.found) - 1))
            self._swap(line)

    def source(self, line: int) -> str:
        """The line itself, "" where there is none."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def _swap(self, line: int) -> None:
        mended, bound = self.lines[line - 1], len(self.lines[line - 1]) + 1
        for swap, _ in sorted(self.swaps[line], key=lambda one: -one[0].column):
            if swap.column + len(swap.old) <= bound and mended.startswith(swap.old, swap.column - 1):
                mended = mended[: swap.column - 1] + swap.new + mended[swap.column - 1 + len(swap.old) :]
                bound = swap.column
        for _, n in self.swaps[line]:
            edits = (Edit(line, line, mended), *self.found[n].edits[1:])
            self.found[n] = replace(self.found[n], copy=mended, edits=edits)


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
    for step in steps(problem):
        heading, *lines = map(_visible, step)
        out.append(f"    {heading}")
        out.extend(f"        {line}" for line in lines)
    return "\n".join(out)


def steps(problem: Problem) -> list[list[str]]:
    """What to do to the lines of the file: for each step what to do and where, then the lines to copy."""
    if problem.copy and not problem.edits:
        return [["Copy this:", *problem.copy.splitlines()]]
    return [[_step(edit), *(edit.text.split("\n") if edit.text else ())] for edit in problem.edits]


def has_blanks(text: str) -> bool:
    """Whether lines to copy leave something blank for the person to fill in: a name with nothing behind or below it."""
    if '""' in text:
        return True
    lines = text.split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        start = len(line) - len(line.lstrip(" -"))
        if line.endswith(":") and (
            len(below) - len(below.lstrip(" ")) <= start and not below.lstrip().startswith("- ")
        ):
            return True
    return False


def _step(edit: Edit) -> str:
    lines = f"line {edit.first}" if edit.last <= edit.first else f"lines {edit.first} to {edit.last}"
    if not edit.text:
        return f"Delete {lines}."
    if edit.last >= edit.first:
        return f"Write this in place of {lines}:"
    fill = ", and fill in what is blank" if has_blanks(edit.text) else ""
    return f"Add this {f'below line {edit.last}' if edit.last else 'above line 1'}{fill}:"


def learn_more(problems: Iterable[Problem]) -> str:
    """What to know before mending them, and where more is told about them; "" for none."""
    ordered = by_weight(problems)
    if not ordered:
        return ""
    moving = {
        p.path for p in ordered if any(e.last - e.first + 1 != len(e.text.split("\n")) * bool(e.text) for e in p.edits)
    }
    several = any(sum(bool(p.edits) for p in ordered if p.path == path) > 1 for path in moving)
    told = (
        "Begin with the last problem of a file: then the numbers of the lines above it stay right.\n" if several else ""
    )
    return f"{told}More about a problem: recovery-site check --explain {ordered[0].code}"


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
    body += "".join(f"\n{line}" for step in steps(problem) for line in step)
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
        for heading, *lines in steps(problem):
            block.append(heading + ("\n\n" + _fenced("\n".join(map(_visible, lines))) if lines else ""))
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
    import json  # which is asked for by other tools alone

    text = json.dumps({"version": JSON_VERSION, "problems": rows}, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace").decode()  # a file name need not be UTF-8


def by_weight(problems: Iterable[Problem]) -> list[Problem]:
    """Most severe first, then by place: the order for places that show only the first few."""
    return sorted(problems, key=lambda p: (_ORDER[p.severity], *p.key()))
