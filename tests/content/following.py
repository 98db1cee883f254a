"""What becomes of a file when somebody does just what the answers say, and not a thing beside."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.problems import Edit, Problem


def followed(data: bytes, problems: Iterable[Problem]) -> bytes:
    """The file after all edits, the last line first; of two that touch the same lines only the first."""
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    edits = {edit for problem in problems for edit in problem.edits}
    above = len(lines) + 1
    for edit in sorted(edits, key=lambda one: (-one.first, -one.last, one.text)):
        if max(edit.first, edit.last + 1) > above or (edit.last >= edit.first and edit.last >= above):
            continue
        lines[edit.first - 1 : edit.last] = edit.text.split("\n") if edit.text else []
        above = edit.first
    return "\n".join(lines).encode()


def words_of(text: str) -> set[str]:
    """The words and figures of a text, in small letters."""
    return set(re.findall(r"[\w@./+-]*\w", text.casefold()))


def steps_of(problems: Iterable[Problem]) -> list[Edit]:
    """Every edit that is offered."""
    return [edit for problem in problems for edit in problem.edits]
