"""`reviewers.yaml`: who is asked to look at a change, and the CODEOWNERS file that asks GitHub to do so.

    - about: everything
      ask: ["@your-organization/maintainers"]
    - about: ky
      ask: ["@your-organization/kentucky", "@a-person"]

Syntax of CODEOWNERS: "About code owners" (docs.github.com): a path and its owners on a line, of several lines that fit
the last counts. What may be written as a name: GitHub's "Username considerations" and "About teams" (the same place).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.content.checker import Lists, check_record
from generator.content.reader import read_tree
from generator.content.suggest import nearest
from generator.content.table import Field, Kind
from generator.content.tree import Mapping as Fields
from generator.content.tree import Sequence as Rows
from generator.content.tree import locate
from generator.problems import Problem, Problems, Severity

FILE = "reviewers.yaml"
OWNERS = ".github/CODEOWNERS"
EVERYTHING, CRISIS, NATION = "everything", "crisis", "us"
# Beside the crisis lines themselves: the second list that must agree with them, where there is one.
_SECOND_LIST = "tests/content/reviewed_crisis_numbers.yaml"
_NAME = re.compile(r"@[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}(?:/[a-z0-9](?:[a-z0-9_.-]{0,98}[a-z0-9])?)?")
_ROW = (
    Field("about", Kind.TEXT, "everything, crisis, us, or the two small letters of a state.", required=True,
          max_length=40, example="ky"),
    Field("ask", Kind.TEXT, "Names on GitHub, each with its @: @person or @organization/team.", many=True,
          required=True, max_length=150, example="@your-organization/kentucky"),
)  # fmt: skip
_HEAD = """\
# Made by `recovery-site schema` from content/reviewers.yaml: change that file, and this one follows.
# GitHub asks these people to review a change. Of several lines that fit, the last counts.
"""
_TITLES = {
    EVERYTHING: "All that has no line of its own.",
    CRISIS: "Wrong numbers here cost lives: two people read every change against the official page.",
    NATION: "Nationwide and online listings.",
}

Reviewers = Mapping[str, tuple[str, ...]]
"""Names by what they look after: "everything", "crisis", "us", or the key of a state."""


def read_reviewers(content_dir: Path, lists: Lists) -> tuple[Reviewers, list[Problem]]:
    """Who is asked about what. Problems: REVIEWER-AREA, REVIEWER-NAME, those of the table; a row with one asks nobody."""
    path = content_dir / FILE
    if not path.exists():
        return {}, []
    tree, problems = read_tree(path.read_bytes(), path.as_posix())
    if tree is None:
        return {}, [problem for problem in problems.found if problem.code != "YAML-EMPTY"]
    if not isinstance(tree, Rows):
        problems.add(
            "FIELD-SHAPE",
            "This file is a list: each part starts with a hyphen.",
            line=tree.line,
            column=tree.column,
            fix='Write "- " before about, and indent the line of ask to match.',
        )
        return {}, problems.found
    found: dict[str, tuple[str, ...]] = {}
    for item in tree.items:
        before = len(problems.found)
        values = check_record(item, _ROW, {}, problems)
        if len(problems.found) == before and isinstance(item, Fields) and _sound(item, values, lists, found, problems):
            found[values["about"]] = values["ask"]
    return found, problems.found


def _sound(item: Fields, values: Mapping[str, object], lists: Lists, found: Reviewers, problems: Problems) -> bool:
    about, names = str(values["about"]), values["ask"]
    before = len(problems.found)
    states = lists.get("states", {})
    if about not in {EVERYTHING, CRISIS, NATION, *states}:
        meant = next((key for key, term in states.items() if about.casefold() in (key, term.called().casefold())), "")
        meant = meant or nearest(about, [EVERYTHING, CRISIS, NATION, *states])
        line, column = locate(item, "about")
        problems.add(
            "REVIEWER-AREA",
            f'"{about[:40]}" is no part of the directory that somebody can look after.',
            line=line,
            column=column,
            fix=f"Did you mean {meant}?"
            if meant
            else "Write everything, crisis, us, or the two small letters of a state.",
        )
    elif about in found:
        line, column = locate(item, "about")
        problems.add(
            "REVIEWER-AREA",
            f"There is a part about {about} already.",
            line=line,
            column=column,
            fix="Put all names into one of the two, and delete the other.",
        )
    assert isinstance(names, tuple)
    for n, name in enumerate(names):
        if not _NAME.fullmatch(name):
            line, column = locate(item, f"ask.{n}")
            problems.add(
                "REVIEWER-NAME",
                f'GitHub knows no name such as "{name[:60]}".',
                line=line,
                column=column,
                fix='Write the name with its @, in quotes: "@person", or "@organization/team".',
            )
    return len(problems.found) == before


def code_owners(reviewers: Reviewers, lists: Lists, home: Path, content: str = "content") -> str:
    """The text of CODEOWNERS for a repository at `home` whose content lies in its folder `content`."""
    states = lists.get("states", {})
    parts = [EVERYTHING, NATION, *sorted(states, key=lambda key: states[key].called()), CRISIS]
    lines = [_HEAD.rstrip("\n")]
    width = max((len(path) for part in parts if part in reviewers for path in _paths(part, home, content)), default=0)
    for part in parts:
        if part in reviewers:
            lines += ["", f"# {_TITLES[part] if part in _TITLES else states[part].called()}"]
            lines += [f"{path:<{width}}  {' '.join(reviewers[part])}" for path in _paths(part, home, content)]
    return "\n".join(lines) + "\n"


def _paths(part: str, home: Path, content: str) -> Iterator[str]:
    if part == EVERYTHING:
        yield "*"
    elif part == CRISIS:
        yield f"/{content}/crisis.yaml"
        if (home / _SECOND_LIST).exists():
            yield f"/{_SECOND_LIST}"
    else:
        yield f"/{content}/entries/{part}/"
        if part != NATION:
            yield f"/{content}/states/{part}.yaml"


def reviewer_problems(content_dir: Path, lists: Lists) -> Sequence[Problem]:
    """What is wrong with the file, and whether CODEOWNERS says something else (REVIEWER-STALE)."""
    reviewers, problems = read_reviewers(content_dir, lists)
    path = content_dir.absolute().parent / OWNERS
    if problems or not (content_dir / FILE).exists() or not path.parent.is_dir():
        return problems
    if not reviewers and not path.exists():  # nobody is named, and GitHub asks nobody
        return []
    written = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
    if written == code_owners(reviewers, lists, content_dir.absolute().parent, content_dir.absolute().name):
        return []
    return [
        Problem(
            "REVIEWER-STALE",
            Severity.WARNING,
            (content_dir / FILE).as_posix(),
            1,
            1,
            f"{OWNERS} does not say the same: GitHub asks the people that stand there.",
            "Run recovery-site schema, which writes it from this file.",
        )
    ]
