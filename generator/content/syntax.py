"""What to tell a person when libyaml cannot read the text at all.

libyaml's sentences ("did not find expected key") help nobody who has not read its source, so each
is told as a likely cause with a cure, judged by the line itself. The tests go through real mistakes.
"""

from __future__ import annotations

import re

from generator.problems import Problems

_UNQUOTED_COLON = re.compile(r"^(\s*(?:- )?[A-Za-z_]+: )([^\"'].*?: .*|[^\"'].*:)\s*$")
_INNER_QUOTES = re.compile(r'^(\s*(?:- )?[A-Za-z_]+: )"(.*".*)"\s*$')
_AFTER_QUOTE = re.compile(r"""^(\s*(?:- )?[A-Za-z_]+: )(["'])(.*?)\2\s*(\S.*)$""")
_BAD_START = re.compile(r"^(\s*(?:- )?(?:[A-Za-z_]+: )?)([@`%].*)$")
_EQUALS = re.compile(r"^(\s*(?:- )?)([a-z_]+)\s*=\s*(\S.*)$")
_BACKSLASH = re.compile(r'^(\s*(?:- )?[A-Za-z_]+: )"([^"]*\\[^"]*)"\s*$')
_UNCLOSED = re.compile(r"""^(\s*(?:- )?[A-Za-z_]+: )(["'])(.*)$""")
_NO_SPACE = re.compile(r"^(\s*(?:- )?[a-z_]+):(\S.*)$")

_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')


def quoted(text: str) -> str:
    """The text in double quotation marks, as YAML reads it back."""
    return '"' + text.rstrip().replace("\\", "\\\\").replace('"', '\\"') + '"'


def explain(error: Exception, problems: Problems) -> None:
    """Add one YAML-SYNTAX problem (or YAML-DEPTH) that says in plain words why the text cannot be read."""
    if isinstance(error, RecursionError):
        problems.add("YAML-DEPTH", "These lists and fields are nested too deeply for an entry.", line=1, column=1)
        return
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = getattr(error, "context_mark", None)
    technical = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    line = min(mark.line + 1, len(problems.lines)) if mark else 1
    column = mark.column + 1 if mark else 1
    opened = start.line + 1 if start else 0
    message, fix, copy, line, column = _judge(technical, problems.lines, line, column, opened)
    problems.add("YAML-SYNTAX", message, line=line, column=column, fix=fix, copy=copy)


def _judge(
    technical: str, lines: tuple[str, ...], line: int, column: int, opened: int
) -> tuple[str, str, str, int, int]:
    """The likely cause, told by the line where reading stopped, the one before it, and where a quote or bracket opened."""
    for number in dict.fromkeys((line, line - 1, opened)):
        if 1 <= number <= len(lines):
            told = _by_line(lines[number - 1], technical)
            if told:
                return (*told[:3], number, told[3])
    first = next((n for n, text in enumerate(lines, 1) if text.strip() and not text.startswith("#")), 0)
    if first and lines[first - 1].startswith("- ") and line > first:
        return (
            "An entry does not start with a hyphen: only the parts of a list do.",
            "Delete the hyphen, and start all fields of the entry at the left edge.",
            "",
            first,
            1,
        )
    if "escape" in technical:
        match = _BACKSLASH.match(lines[line - 1])
        return (
            "A backslash inside double quotes starts a special sign here.",
            "Put single quotes around the text.",
            match[1] + "'" + match[2].replace("'", "''") + "'" if match else "",
            line,
            column,
        )
    if unclosed := _unclosed(lines, line):
        return unclosed
    if "quoted scalar" in technical or "end of stream" in technical:
        place = opened or line
        return (
            "A quotation mark opens here and is never closed.",
            "Add the same mark at the end of the text: \" with \", ' with '.",
            "",
            place,
            1,
        )
    if "flow sequence" in technical or "flow mapping" in technical:
        place = opened or line
        return (
            "A [ or { opens here and is not closed, or a comma is missing between two values.",
            "Write lists as [one, two, three], all on one line.",
            "",
            place,
            1,
        )
    return (
        "The spaces at the start of this line do not fit the lines above it.",
        "Fields that belong together start at the same column; what is inside another field is two spaces further in.",
        "",
        line,
        column,
    )


def _unclosed(lines: tuple[str, ...], line: int) -> tuple[str, str, str, int, int] | None:
    """The nearest line at or above `line` on which a text in quotation marks begins and does not end."""
    for number in range(min(line, len(lines)), 0, -1):
        match = _UNCLOSED.match(lines[number - 1])
        if not match:
            continue
        text = match[3].rstrip()
        other = "'" if match[2] == '"' else '"'
        if match[2] in text.replace("\\" + match[2], "").replace("''" if match[2] == "'" else "\0", ""):
            continue
        return (
            "A quotation mark opens here and is never closed.",
            "Add the same mark at the end of the text.",
            match[1] + match[2] + text.removesuffix(other) + match[2],
            number,
            len(match[1]) + 1,
        )
    return None


def _by_line(text: str, technical: str) -> tuple[str, str, str, int] | None:
    """Message, cure, line to copy and column, if the line itself shows a well-known slip."""
    if any(mark in text for mark in "“”„‘’"):
        plain = text.translate(_STRAIGHT)
        if re.search(r":\s*[“”„‘]", text):
            column = min(text.index(mark) for mark in "“”„‘’" if mark in text) + 1
            return (
                "These are curly quotation marks; only straight ones work here.",
                "Type straight quotation marks.",
                plain,
                column,
            )
    if match := _INNER_QUOTES.match(text):
        copy = match[1] + "'" + match[2].replace("'", "''") + "'"
        return (
            "There are quotation marks inside the quoted text, so it ends too early.",
            "Put single quotes around the whole text.",
            copy,
            len(match[1]) + 1,
        )
    if (match := _AFTER_QUOTE.match(text)) and not match[4].startswith("#"):
        return (
            "There is more text after the closing quotation mark.",
            "Put all of it inside the quotation marks.",
            match[1] + quoted(match[3] + " " + match[4]),
            len(match[1]) + len(match[3]) + 3,
        )
    if (match := _EQUALS.match(text)) and ":" not in match[3]:
        return (
            "There is an = after the name of the field.",
            "Write a colon and a space instead.",
            f"{match[1]}{match[2]}: {match[3]}",
            text.index("=") + 1,
        )
    if match := _BAD_START.match(text):
        return (
            f"A text cannot start with {match[2][0]} unless it is in quotation marks.",
            "Put quotation marks around it.",
            match[1] + quoted(match[2]),
            len(match[1]) + 1,
        )
    if ("mapping values" in technical or "could not find" in technical) and (match := _UNQUOTED_COLON.match(text)):
        return (
            "There is a colon inside this text, so it is taken for a new field.",
            "Put quotation marks around the text.",
            match[1] + quoted(match[2]),
            len(match[1]) + 1,
        )
    if ("could not find" in technical or "expected key" in technical or "mapping values" in technical) and (
        match := _NO_SPACE.match(text)
    ):
        return (
            "There is no space after the colon.",
            "Write a space after the colon.",
            f"{match[1]}: {match[2]}",
            len(match[1]) + 2,
        )
    return None
