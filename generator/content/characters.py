"""What the text of a file must be before anybody reads it as YAML: its size, encoding, characters, and how deep it may nest."""

from __future__ import annotations

import re

from generator.patterns import pattern
from generator.problems import Problems

MAX_BYTES = 64 * 1024

# Unicode bidi controls (UAX #9), zero-width and other invisible characters, C0 and C1 controls.
HIDDEN = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_TAB = pattern(r"\t")
# libyaml composes nested nodes on the C stack, which thousands of "[" or of "- " in a line would overflow.
# Blocks nested by indentation cannot get that deep within MAX_BYTES.
_BRACKETS = pattern(r"[\[\]{}]")
_MOST_BRACKETS = 500
_STAIRCASE = pattern(r"^ *(?:[-?:] +){12}", re.MULTILINE)


def decoded(data: bytes, problems: Problems) -> str | None:
    """The text of a file, with one sign for every end of a line; None where it is too large (YAML-SIZE) or no UTF-8 (YAML-ENCODING)."""
    if len(data) > MAX_BYTES:
        problems.add(
            "YAML-SIZE",
            f"This file has {len(data):,} bytes; an entry may have {MAX_BYTES:,}.",
            fix="Keep only what a visitor needs, and move long texts to the organization's own website.",
        )
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        problems.add(
            "YAML-ENCODING",
            "The file starts with an invisible mark (a byte order mark).",
            line=1,
            column=1,
            fix='Save it again as "UTF-8", not "UTF-8 with BOM".',
        )
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        problems.lines = tuple(data.decode("utf-8", "replace").split("\n"))
        problems.add(
            "YAML-ENCODING",
            "This character is not written in UTF-8, the encoding all entries use.",
            line=line,
            column=column,
            fix='Type the character again, and save the file as "UTF-8".',
            copy=_from_windows(data, line),
        )
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _from_windows(data: bytes, line: int) -> str:
    """The line as an old Windows editor wrote it, where that gives letters and punctuation only; else ""."""
    raw = data.split(b"\n")[line - 1].rstrip(b"\r")
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    odd = {char for char in text if not char.isascii()}
    return text if all(char.isalpha() or char in "\u2018\u2019\u201c\u201d\u2013\u2014\u00a0" for char in odd) else ""


def _place(text: str, offset: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


def look_at_characters(text: str, problems: Problems) -> None:
    """Report what nobody sees (YAML-HIDDEN) and tabs (YAML-TAB). `problems.lines` are the lines of the text."""
    for match in HIDDEN.finditer(text):
        line, column = _place(text, match.start())
        problems.add(
            "YAML-HIDDEN",
            f"There is an invisible character here (U+{ord(match[0]):04X}). It can change what people see.",
            line=line,
            column=column,
            fix="Delete it and type the text around it again.",
            copy=HIDDEN.sub("", problems.lines[line - 1]),
        )
        if len(problems.found) >= 20:
            return
    seen = 0
    for match in _TAB.finditer(text):
        line, column = _place(text, match.start())
        if line == seen:
            continue
        seen = line
        problems.add(
            "YAML-TAB",
            "There is a tab here. Only spaces may stand before and between words.",
            line=line,
            column=column,
            fix="Replace each tab with two spaces.",
            copy=_without_tabs(problems.lines[line - 1]),
        )


def _without_tabs(line: str) -> str:
    """Two blanks for a tab at the start of a line, one within it."""
    start = line[: len(line) - len(line.lstrip())]
    return start.replace("\t", "  ") + re.sub(r" ?\t+ ?", " ", line[len(start) :].rstrip("\t"))


def look_at_depth(text: str, problems: Problems) -> None:
    """Report nesting that libyaml cannot be given without harm (YAML-DEPTH)."""
    if match := _STAIRCASE.search(text):
        line, _ = _place(text, match.end())
        problems.add(
            "YAML-DEPTH",
            "There are too many hyphens in a row here.",
            line=line,
            column=1,
            fix="One hyphen starts one part of a list.",
        )
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth += 1 if match[0] in "[{" else -1
        if depth > _MOST_BRACKETS:
            line, column = _place(text, match.start())
            problems.add(
                "YAML-DEPTH",
                "There are too many opening brackets here.",
                line=line,
                column=column,
                fix="Write lists as [one, two, three].",
            )
            return
