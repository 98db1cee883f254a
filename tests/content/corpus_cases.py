"""The corpus of mistakes: cases as people read them, made into files and checked.

A case in `corpus/*.txt`:

    == What somebody did                      (a tag in brackets: seen in such data, values invented)
    ky/riverbend.yaml from center             (the file, and the good entry it starts from; `nothing` for an empty one)
    -summary: A free drop-in center ...       (lines of the good entry that go)
    +summary: Open daily: come in             (lines that come in their place; without `-`, at the end)
    ~                                         (between two changes of one file)
    > 4:10 error YAML-SYNTAX                  (what is told: line, column, weight, code)
    > There is a colon ...                    (sentence)
    >   Put quotation marks ...               (cure)
    >   Write this in place of line 4:        (where the line to copy goes)
    >   | summary: "Open daily: come in"      (line to copy)

{TAB}, {U+200B} and {BYTE F1} in `+` lines stand for themselves. The `>` lines are written by `make golden`, and read by
people before they are committed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.build import LEADS
from generator.config import read_config
from generator.content.entries import read_entry
from generator.content.load import Reading, neighbors, read_content, timezones
from generator.problems import Problem, steps
from generator.resources import vocabulary_dir
from tests.content.entry_files import CENTER, FICTION, GROUP, TODAY, VOCABULARY, WARMLINE, write_content

FOLDER = Path(__file__).parent / "corpus"
SETTING = dataclasses.replace(FICTION, neighbors=neighbors(VOCABULARY), timezones=timezones(VOCABULARY))
STATE = """\
state: KY
name: Kentucky
helplines:
  - name: A line
    phones:
      - number: "988"
    sources:
      - {kind: website, url: "https://988lifeline.org/", retrieved: 2026-11-22}
"""
EXCEPTION = """\
- code: DATE-STALE
  entry: ky/riverbend
  reason: It was judged to be right.
  by: editor
  date: 2026-11-22
"""
GUIDE = """\
---
title: What it costs
summary: Most help by peers is free.
reviewed: 2026-11-20
part: rights
position: 10
sources:
  - key: survey
    name: A survey of centers
    url: https://survey.example.org/costs
    retrieved: 2026-11-20
    level: primary
actions: [talk, search]
searches:
  - {group: pay, keys: [free]}
---

Most help by peers is free.

## What does a meeting cost?

Nothing. Some groups pass a hat, and you can let it pass.

## What does a center cost?

In 2024, 9 of 10 centers asked for no money.[^survey]

## Who pays the peers?

Often the state does. [Your state](/states/) says more.
"""
SPANISH = """\
---
title: Cuánto cuesta
summary: Casi toda la ayuda de pares es gratis.
reviewed: 2026-11-20
follows: b86e38909d7f
reviewed_by_speaker: "no"
---

Casi toda la ayuda de pares es gratis.

## ¿Cuánto cuesta una reunión?

Nada. Algunos grupos pasan un sombrero, y usted puede dejarlo pasar.

## ¿Cuánto cuesta un centro?

En 2024, 9 de 10 centros no pedían dinero.[^survey]

## ¿Quién paga a los pares?

Muchas veces, el estado. [Su estado](/states/) dice más.
"""
BASES = {
    "center": CENTER,
    "group": GROUP,
    "warmline": WARMLINE,
    "state": STATE,
    "exception": EXCEPTION,
    "guide": GUIDE,
    "spanish": SPANISH,
    "nothing": "",
}
_TOKEN = re.compile(r"\{(TAB|U\+[0-9A-F]{4,6}|BYTE [0-9A-F]{2}|TIMES \d+ .)\}")


@dataclass(frozen=True, slots=True)
class Case:
    """One mistake: its title, its files as bytes by path, and the lines it was written in."""

    title: str
    files: dict[str, bytes]
    written: tuple[str, ...]
    told: tuple[str, ...]


def cases_in(path: Path) -> Iterator[Case]:
    """The cases of one file, in order."""
    for block in re.split(r"(?m)^(?=== )", path.read_text(encoding="utf-8"))[1:]:
        lines = block.rstrip("\n").split("\n")
        written = tuple(line for line in lines if not line.startswith(">"))
        while written and not written[-1].strip():
            written = written[:-1]
        yield Case(
            lines[0][3:].strip(), dict(_files(written[1:])), written, tuple(x for x in lines if x.startswith(">"))
        )


def head_of(path: Path) -> str:
    """What stands before the first case."""
    return re.split(r"(?m)^(?=== )", path.read_text(encoding="utf-8"))[0]


def _files(lines: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    starts = [n for n, line in enumerate(lines) if re.match(r"[^-+~>].* from \w+$", line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        name, _, base = lines[start].partition(" from ")
        yield name, _changed(BASES[base], lines[start + 1 : end])


def _changed(base: str, lines: tuple[str, ...]) -> bytes:
    text = base
    hunk: tuple[list[str], list[str]] = ([], [])

    def apply() -> str:
        old, new = ("".join(f"{line}\n" for line in part) for part in hunk)
        assert old in text, f"not in the good entry: {old}"
        return text.replace(old, new, 1) if old else text + new

    for line in (*lines, "~"):
        if line == "~":
            text = apply()
            hunk = ([], [])
        elif line.startswith(("-", "+")):
            hunk[line.startswith("+")].append(line[1:])
        else:
            raise AssertionError(f"neither - nor + nor ~: {line}")
    return _bytes(text)


def _bytes(text: str) -> bytes:
    out = b""
    for n, piece in enumerate(_TOKEN.split(text)):
        if n % 2 == 0:
            out += piece.encode()
        elif piece == "TAB":
            out += b"\t"
        elif piece.startswith("U+"):
            out += chr(int("0x" + piece[2:], 0)).encode()
        elif piece.startswith("TIMES"):
            _, count, sign = piece.split(" ", 2)
            out += (sign * int(count)).encode()
        else:
            out += bytes([int(piece[5:], 16)])
    return out


def problems_of(case: Case, folder: Path) -> tuple[Problem, ...]:
    """What is told of a case: of one entry by itself, else of a whole content folder below `folder`."""
    (name, data), *more = case.files.items()
    if not more and name.endswith(".yaml") and not name.startswith(("states/", "exceptions.yaml")):
        return read_entry(data, name, PurePosixPath(name), VOCABULARY.lists, SETTING).problems
    content = write_content(folder, {})
    for name, data in case.files.items():
        known = ("states/", "pages/", "vocabulary/", "exceptions.yaml", "crisis.yaml", "../site.toml")
        path = content / name if name.startswith(known) else content / "entries" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    read = read_content(content, Reading(TODAY, vocabulary_dir(), leads=LEADS))
    found = (*read_config(content.parent / "site.toml")[1].found, *read.problems)
    start = f"{content.as_posix()}/"
    plain = (
        dataclasses.replace(p, path=p.path.removeprefix(start), message=p.message.replace(start, "")) for p in found
    )
    return tuple(plain)


def as_told(problems: tuple[Problem, ...]) -> list[str]:
    """The `>` lines for these problems."""
    out: list[str] = []
    several = len({problem.path for problem in problems}) > 1
    for problem in sorted(problems, key=Problem.key):
        where = f"{problem.path} " if several or "/" not in problem.path else ""
        out.append(f"> {where}{problem.line}:{problem.column} {problem.severity.value} {problem.code}")
        out.append(f"> {_safe(problem.message)}")
        out += [f">   {_safe(problem.fix)}"] if problem.fix else []
        for heading, *lines in steps(problem):
            out += [f">   {_safe(heading)}", *(f">   | {_safe(line)}" for line in lines)]
    return out or ["> nothing: this is right"]


def _safe(text: str) -> str:
    return "".join(c if c.isprintable() else f"{{U+{ord(c):04X}}}" for c in text)
