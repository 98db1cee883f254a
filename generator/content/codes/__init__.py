"""Every code a problem can have, and its page: the cause, an example, the cure. `check --explain` and PROBLEMS.md show it.

A rule's page is its function's docstring; the other codes have theirs in the modules beside this one, in the same form:

    The cause, in one sentence.

    More on it, if there is more to say.

    Wrong:
        what people write
    Cure: What to do, in one or two sentences.
    Right:
        the same, mended

A code that ends with a hyphen speaks for all codes that begin so: what they say is for those who run a site.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from functools import cache

from generator.content.codes import beside, fields, files, imports, writing
from generator.content.rules import DIRECTORY_RULES, RULES
from generator.content.rules.guides import RULES as GUIDE_RULES
from generator.content.suggest import nearest
from generator.problems import Severity
from generator.records import dataclass

_PARTS = re.compile(r"^(Wrong|Cure|Right):[ ]*", re.MULTILINE)
WEIGHT_WORDS = {
    Severity.ERROR: "An error: the entry is not published until it is mended.",
    Severity.WARNING: "A warning: the entry is published; please look at it.",
    Severity.REVIEW: "A point for a reviewer: only a person can tell. It blocks nothing.",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to say about a code. `wrong` and `right` are examples as written, "" where none can be given."""

    code: str
    severity: Severity
    cause: str
    more: str
    wrong: str
    cure: str
    right: str
    excusable: bool = False
    directory: bool = False


def page_of(code: str, severity: Severity, text: str, *, excusable: bool = False, directory: bool = False) -> Page:
    """The page that `text` makes; see the form above."""
    pieces = _PARTS.split(textwrap.dedent(" " * 4 + text.lstrip()).strip() if "\n" in text else text.strip())
    told = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    cause, _, more = pieces[0].strip().partition("\n\n")
    return Page(
        code,
        severity,
        _joined(cause),
        "\n\n".join(_joined(part) for part in more.split("\n\n") if part.strip()),
        textwrap.dedent(told.get("Wrong", "").strip("\n")).rstrip(),
        _joined(told.get("Cure", "")),
        textwrap.dedent(told.get("Right", "").strip("\n")).rstrip(),
        excusable,
        directory,
    )


def _joined(text: str) -> str:
    return " ".join(text.split())


@cache
def pages() -> dict[str, Page]:
    """Every page by code, in the order of the alphabet."""
    found = [page_of(rule.code, rule.severity, rule.explanation, excusable=rule.excusable) for rule in RULES]
    found += [
        page_of(rule.code, rule.severity, rule.explanation, excusable=rule.excusable, directory=True)
        for rule in DIRECTORY_RULES
    ]
    found += [page_of(rule.code, rule.severity, rule.explanation) for rule in GUIDE_RULES]
    for module in (writing, fields, files, beside, imports):
        found += [page_of(code, severity, text) for code, (severity, text) in module.CODES.items()]
    return {page.code: page for page in sorted(found, key=lambda page: page.code)}


def page(code: str) -> Page | None:
    """The page of a code, however its letters are written; None if there is no such code."""
    code = code.strip().upper()
    return pages().get(code) or next(
        (p for p in pages().values() if p.code.endswith("-") and code.startswith(p.code)), None
    )


def meant(code: str) -> str:
    """The code that was most likely meant, or ""."""
    return nearest(code.strip().upper(), pages())


def as_words(told: Page) -> str:
    """A page for a terminal."""
    out = [f"{told.code.rstrip('-')}: {told.cause}", "", WEIGHT_WORDS[told.severity]]
    if told.more:
        out += ["", *(line for part in told.more.split("\n\n") for line in [*textwrap.wrap(part, 100), ""])][:-1]
    if told.wrong:
        out += ["", "Wrong:", textwrap.indent(told.wrong, "    ")]
    if told.cure:
        out += ["", *textwrap.wrap(f"To mend it: {told.cure}", 100)]
    if told.right:
        out += ["", "Right:", textwrap.indent(told.right, "    ")]
    if told.excusable:
        out += ["", *textwrap.wrap(_EXCUSE, 100)]
    return "\n".join(out)


_EXCUSE = "If a person has judged that it is right as it is, a row in content/exceptions.yaml says so for good."
_HEAD = """\
# What a problem means, and how to mend it

<!-- Generated from the rules and codes by `recovery-site schema`. Do not edit. -->

Each problem that `recovery-site check` finds ends with a code in square brackets. Here is what it means. The same stands
on your screen with `recovery-site check --explain CODE`. All names, numbers and addresses below are made up.

An **error** keeps an entry from being published. A **warning** does not: please look at it. A **review** is a question
that only a person can answer; it blocks nothing.

## For other programs

`recovery-site check --format json` prints one object:

```json
{"version": 1, "problems": [{"code": "VALUE-TIME", "severity": "error", "path": "content/entries/ky/a.yaml", "line": 20,
 "column": 12, "message": "...", "fix": "...", "copy": "...", "source": "...",
 "edits": [{"first": 20, "last": 20, "text": "..."}]}]}
```

| key | what it holds |
|---|---|
| `version` | 1. It changes when a key is taken away or means something else; new keys may come at any time. |
| `code` | One of the codes below. A code is never used again for something else. |
| `severity` | `error`, `warning` or `review`. |
| `path` | The file, as it was named on the command line, with `/` between folders. |
| `line`, `column` | Where, counted from 1, in characters; 0 means the whole file. |
| `message`, `fix` | What is wrong, and how to mend it: plain sentences. Their words may change. |
| `copy` | What a person may copy; "" where nothing can be known. What only they know is blank in it, never made up. |
| `source` | The line itself, as it stands in the file; "" where there is none. |
| `edits` | Where that goes, as a list of `first`, `last`, `text`: see below. |

Each of `edits` says what becomes of some lines: `text` stands in place of the lines `first` to `last`, counted from 1 in
the file as it is. Where `last` is one less than `first`, it is added between the two. Where `text` is "", the lines go.
Begin with the last line, then the numbers of those above stay right.

Problems come sorted by path, line and column. The exit code is 0 without errors, 1 with errors, 2 for wrong usage.
`--format github` prints the same as annotations, at most ten of each kind, and writes all of them into the job's summary.

## The codes

"""


def as_markdown() -> str:
    """PROBLEMS.md: every page, each under a heading that is its anchor."""
    return _HEAD + "\n".join(_section(told) for told in pages().values())


def _section(told: Page) -> str:
    out = [f"### {told.code.rstrip('-')}", "", f"{_safe(told.cause)} *{told.severity.value.capitalize()}.*", ""]
    if told.more:
        out += [_safe(told.more), ""]
    if told.wrong:
        out += ["Wrong:", "", "```yaml", told.wrong, "```", ""]
    if told.cure:
        out += [f"**To mend it:** {_safe(told.cure)}", ""]
    if told.right:
        out += ["Right:", "", "```yaml", told.right, "```", ""]
    if told.excusable:
        out += [_EXCUSE, ""]
    return "\n".join(out)


def _safe(text: str) -> str:
    """A sentence in Markdown: signs that would mean something there are told apart."""
    return re.sub(r"([*_<>\[\]])", r"\\\1", text)


def all_codes() -> Iterator[str]:
    """Every code with a page."""
    return iter(pages())
