"""What a reviewer gets to see of a proposed change: a summary in Markdown, and a page with the cards before and after.

Everything that comes from an entry is hostile until a person has read it: in the summary it stands as code, each sign that
Markdown or HTML could read told as a number (CommonMark 2.5: an entity never has a meaning of its own; GitHub links neither
names nor numbers within code). Pure: `cli` asks git and writes the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.config import Config
from generator.content.changes import CODE, contact_changes
from generator.content.vocabulary import Vocabulary
from generator.directory.directory import Directory
from generator.problems import Problem, Severity, by_weight, tally
from generator.resources import templates_dir
from generator.site.labels import Labels
from generator.site.review_page import STYLE, Pair, review_page
from generator.site.theme import Theme
from generator.site.tongue import tongue_of

PAGE = "cards.html"
LIMIT = 900_000
"""Bytes of a summary: GitHub takes 1 MiB for a step."""
_LONGEST = 300

_ALWAYS = (
    "Open the source that the listing names. Do name, town, number, address and times agree?",
    "Would you be glad to find this, in its words, if it were about you?",
)
_NEW = "Is it listed already under another name?"
_CONTACT = (
    "A way to reach it changed. Check with the **old** number, or with a source that the sender did not choose. "
    "Somebody who wants the callers of a place changes its number."
)
_GONE = (
    "A listing is gone. If the place has closed, `status: closed` says so to those who look for it. "
    "If its people asked us to take it down, `recovery-site remove` keeps it from coming back."
)


def as_code(text: str) -> str:
    """Any text as code on one line, with nothing in it that Markdown, HTML or GitHub could read as more than text."""
    flat = " ".join(text.split())
    cut = flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
    safe = "".join(c if c.isprintable() else "\ufffd" for c in cut)
    told = re.sub(r"[^\w ]|_", lambda sign: f"&#{ord(sign[0])};", safe, flags=re.ASCII)
    return f"<code>{told}</code>" if told else ""


def _what(pair: Pair) -> str:
    if pair.new is None:
        return "gone, or cannot be read" if pair.old else "new, and cannot be read yet"
    if pair.old is None:
        return "new"
    if pair.old.id != pair.new.id:
        return f"renamed; was {as_code(pair.old.id)}"
    return "changed"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _contacts(pairs: Sequence[Pair]) -> list[tuple[str, str, str, str]]:
    rows = []
    for pair in pairs:
        if pair.old and pair.new:
            for _, what, old, new in contact_changes(pair.old, pair.new):
                rows.append((as_code(pair.new.id), what, as_code(old) or "none", as_code(new) or "none"))
    return rows


def _checklist(pairs: Sequence[Pair], points: Sequence[Problem], *, contact: bool) -> Iterator[str]:
    yield from (f"- [ ] {one}" for one in _ALWAYS)
    if any(pair.old is None for pair in pairs):
        yield f"- [ ] {_NEW}"
    if contact:
        yield f"- [ ] {_CONTACT}"
    if any(pair.new is None and pair.old for pair in pairs):
        yield f"- [ ] {_GONE}"
    for point in points:
        line = f", line {point.line}" if point.line else ""
        cure = f" {as_code(point.fix)}" if point.fix else ""
        yield f"- [ ] {as_code(point.path)}{line}: {as_code(point.message)}{cure} ({point.code})"


def summary(pairs: Sequence[Pair], problems: Sequence[Problem], limit: int = LIMIT) -> str:
    """The summary for a pull request: what changed, old and new contacts, the reviewer's checklist, what is left to mend."""
    if not pairs:
        return "## No listing changed\n"
    contacts = _contacts(pairs)
    # How contacts changed stands in the table.
    points = [p for p in problems if p.severity is Severity.REVIEW and p.code != CODE]
    wrong = by_weight(p for p in problems if p.severity is not Severity.REVIEW)
    count = f"{len(pairs)} {'listing' if len(pairs) == 1 else 'listings'} changed"
    lines = [
        f"## {count}",
        "",
        *_table(("File", "What"), ((as_code(pair.path), _what(pair)) for pair in pairs)),
        "",
        f"How they look before and after: `{PAGE}` and its picture, in the files of this run below.",
    ]
    if contacts:
        lines += ["", "## Ways to reach them: old and new", ""]
        lines += _table(("Listing", "What", "Old", "New"), contacts)
    lines += ["", "## For the reviewer", "", *_checklist(pairs, points, contact=bool(contacts))]
    if wrong:
        lines += ["", f"## To mend first: {tally(wrong)}", ""]
        for problem in wrong:
            place = f", line {problem.line}" if problem.line else ""
            fix = f" {as_code(problem.fix)}" if problem.fix else ""
            lines.append(f"- {as_code(problem.path)}{place}: {as_code(problem.message)}{fix} ({problem.code})")
    return _within(lines, limit)


def _within(lines: Sequence[str], limit: int) -> str:
    size = 0
    for number, line in enumerate(lines):
        size += len(line.encode()) + 1
        if size > limit:
            left = len(lines) - number
            return (
                "\n".join([*lines[:number], "", f"{left} more lines are not shown here: run recovery-site check."])
                + "\n"
            )
    return "\n".join(lines) + "\n"


def pictures(pairs: Sequence[Pair], vocabulary: Vocabulary, config: Config, *, fictional: bool) -> dict[str, bytes]:
    """PAGE and the style sheet beside it, by path: the page shows each entry before and after."""
    templates = templates_dir()
    labels = Labels(vocabulary, tongue_of(templates, config.language))
    theme = Theme(templates, labels, Directory((), {}, ()), config, fictional=fictional)
    return {
        PAGE: review_page(theme, pairs).encode(),
        STYLE: (templates / STYLE).read_bytes(),
    }
