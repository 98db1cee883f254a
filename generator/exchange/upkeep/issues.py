"""Lists of things to do as issues of a forge: a title and a Markdown body, in which nothing of an entry is Markdown.

Names and addresses are other people's words. They stand in code spans, where GitHub Flavored Markdown takes nothing
for a link, a mention, an issue number or HTML (its specification, section 6.3).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.records import dataclass

LONGEST = 60_000
"""GitHub refuses a body of more than 65,536 characters."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue. `key` is a name for its file: the state, or the state and a number."""

    key: str
    title: str
    body: str


def code(text: str) -> str:
    """The text as a code span: one line, no backtick, nothing that is taken for anything else."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).replace("`", "'").split())
    return f"`{flat}`" if flat else ""


def issues(key: str, title: str, head: str, blocks: Sequence[tuple[str, Sequence[str]]]) -> list[Issue]:
    """One issue, or several where one would be too long. `blocks` are headings with their lines, each a thing to do."""
    bodies: list[str] = []
    body = head
    for heading, lines in blocks:
        said = False
        for line in lines:
            piece = line if said else f"\n\n### {heading}\n\n{line}"
            if len(body) + len(piece) + 1 > LONGEST:
                bodies.append(body)
                body, piece = head, f"\n\n### {heading}\n\n{line}"
            body += piece if piece.startswith("\n") else f"\n{piece}"
            said = True
    bodies.append(body)
    if len(bodies) == 1:
        return [Issue(key, title, bodies[0] + "\n")]
    return [Issue(f"{key}-{n}", f"{title}, part {n} of {len(bodies)}", text + "\n") for n, text in enumerate(bodies, 1)]


def issue_text(issue: Issue) -> str:
    """An issue as a file: its title as the first line, then its body."""
    return f"# {_one_line(issue.title)}\n\n{issue.body}"


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
