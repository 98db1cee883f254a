"""What to tell a person when libyaml cannot read the text at all.

libyaml's sentences ("did not find expected key") help nobody who has not read its source, so each
is told as a likely cause with a cure, judged by the line itself. The tests go through real mistakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.content.fields import ENTRY
from generator.content.indents import put_right
from generator.content.layout import indent_of
from generator.content.table import Field, Kind
from generator.content.writer import marked
from generator.problems import Edit, Problems
from generator.records import dataclass

_NAME = r"\s*(?:- )?[A-Za-z_]+:"
_UNQUOTED_COLON = re.compile(rf"^({_NAME} +)([^\"'\[{{|>].*?: .*|[^\"'\[{{|>].*:)\s*$")
_INNER_QUOTES = re.compile(rf'^({_NAME} +|\s*- +)"(.*".*)"\s*$')
_AFTER_QUOTE = re.compile(rf"""^({_NAME} +|\s*- +)(["'])(.*?)\2\s*(\S.*)$""")
_APOSTROPHE = re.compile(rf"^({_NAME} +|\s*- +)'(.*'.*)'\s*$")
_BAD_START = re.compile(
    r"^(\s*(?:- )?(?:[A-Za-z_]+: )?)([@`%].*|[*&!?].+|[|>](?![-+0-9]*\s*(?:#.*)?$).*|(?:\[[^\[\]]*\]|\{[^{}]*\})(?=\s*[^\s,#:]).*)$"
)
_EQUALS = re.compile(r"^(\s*(?:- )?)([A-Za-z_]+)\s*=\s*(\S.*)$")
_BACKSLASH = re.compile(rf'^({_NAME} +)"([^"]*\\[^"]*)"\s*$')
_UNCLOSED = re.compile(rf"""^({_NAME} +)(["'])(.*)$""")
_NO_SPACE = re.compile(r"^(\s*(?:- )?[A-Za-z_]+):(?!//)(\S.*)$")
_NO_COLON = re.compile(r"^(\s*(?:- )?)([A-Za-z_]+) +([^\s:].*)$")
_HYPHEN_BEHIND = re.compile(rf"^({_NAME}) +- +(\S.*)$")
_BRACKET = re.compile(rf"^({_NAME} +|\s*- +)([\[{{])(.*)$")
_COMMA_LEFT_OUT = re.compile(r"""(?<=[\w"'./])\s+(?=[a-z_]+: )""")
_PLAIN_VALUE = re.compile(r"""["'\[{].*|[\w./-][^:#]*""")

_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')


def _kinds(fields: Sequence[Field]) -> Iterator[tuple[str, Kind]]:
    for field in fields:
        yield field.key, field.kind
        yield from _kinds(field.fields)


_TABLE = frozenset(_kinds(ENTRY))
_KEYS = frozenset(key for key, _ in _TABLE)
# Fields that hold words of a list, numbers or dates, wherever they stand: never a sentence.
_NO_SENTENCES = _KEYS - {key for key, kind in _TABLE if kind in (Kind.TEXT, Kind.PARAGRAPHS)}
_NEXT_FIELD = re.compile(rf"\s+(?=(?:{'|'.join(sorted(_KEYS))}): )")


@dataclass(frozen=True, slots=True)
class Told:
    """What is said: the sentence, the cure, the place, and the lines to copy."""

    message: str
    fix: str
    line: int
    column: int
    edits: tuple[Edit, ...] = ()


def explain(error: Exception, problems: Problems) -> None:
    """Add one YAML-SYNTAX problem (or YAML-DEPTH) that says in plain words why the text cannot be read."""
    if isinstance(error, RecursionError):
        problems.add("YAML-DEPTH", "These lists and fields are nested too deeply for an entry.", line=1, column=1)
        return
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    start = getattr(error, "context_mark", None)
    technical = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    line = max(1, min(mark.line + 1, len(problems.lines))) if mark else 1
    column = mark.column + 1 if mark else 1
    opened = start.line + 1 if start else 0
    told = _judge(technical, problems.lines, line, column, opened)
    problems.add("YAML-SYNTAX", told.message, line=told.line, column=told.column, fix=told.fix, edits=told.edits)


def _judge(technical: str, lines: tuple[str, ...], line: int, column: int, opened: int) -> Told:
    """The likely cause, told by the line where reading stopped, the one before it, and where a quote or bracket opened."""
    for number in dict.fromkeys((line, line - 1, opened)):
        if 1 <= number <= len(lines):
            told = _by_line(lines[number - 1], number, technical)
            if told:
                return told
    first = next((n for n, text in enumerate(lines, 1) if text.strip() and not text.startswith("#")), 0)
    if first and lines[first - 1].startswith("- ") and line > first:
        return Told(
            "An entry does not start with a hyphen: only the parts of a list do.",
            "Delete the hyphen, and start all fields of the entry at the left edge.",
            first,
            1,
            _without_hyphen(lines, first),
        )
    if "escape" in technical:
        match = _BACKSLASH.match(lines[line - 1])
        return _told(
            "A backslash inside double quotes starts a special sign here.",
            "Put single quotes around the text.",
            line,
            column,
            match[1] + "'" + match[2].replace("'", "''") + "'" if match else "",
        )
    if unclosed := _unclosed(lines, line):
        return unclosed
    if "quoted scalar" in technical or "end of stream" in technical:
        return Told(
            "A quotation mark opens here and is never closed.",
            "Add the same mark at the end of the text: \" with \", ' with '.",
            opened or line,
            1,
        )
    if "flow sequence" in technical or "flow mapping" in technical:
        return _bracket(lines, min(opened or line, len(lines)))
    return _spaces(lines, line, column, opened)


def _told(message: str, fix: str, line: int, column: int, copy: str) -> Told:
    """With one line to copy, in place of `line`."""
    return Told(message, fix, line, column, (Edit(line, line, copy),) if copy else ())


def _spaces(lines: tuple[str, ...], line: int, column: int, opened: int) -> Told:
    """The line does not stand where those above it want it, or it is no field at all but more of a text."""
    for number in dict.fromkeys((line, opened)):
        if 1 < number <= len(lines) and (told := _more_of_a_text(lines, number)):
            return told
    return _told(
        "The spaces at the start of this line do not fit the lines above it.",
        "Fields that belong together have the same number of spaces before them; what is inside another field has two more.",
        line,
        column,
        put_right(lines, line),
    )


def _more_of_a_text(lines: tuple[str, ...], line: int) -> Told | None:
    """A line without a field of its own, below one that holds a text."""
    text = lines[line - 1]
    above = next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), 0)
    word = re.match(r"\s*([A-Za-z_]+)", text)
    if not above or text.lstrip().startswith(("- ", "#")) or (word and word[1].lower() in _KEYS):
        return None
    match = re.match(rf"^({_NAME} +)([^\s\"'\[{{|>].*)$", lines[above - 1])
    if not match:
        return None
    return Told(
        "This line has no field of its own, so it is more of the text above, and a text stands on one line.",
        "Put both into quotation marks, on one line.",
        line,
        indent_of(text) + 1,
        (Edit(above, line, match[1] + marked(f"{match[2].strip()} {text.strip()}")),),
    )


def _without_hyphen(lines: tuple[str, ...], first: int) -> tuple[Edit, ...]:
    """The whole entry two blanks further left, where every line has them."""
    body = [lines[first - 1][2:]]
    for text in lines[first:]:
        if text.strip() and not text.startswith("  "):
            return (Edit(first, first, body[0]),)
        body.append(text[2:])
    return (Edit(first, len(lines), "\n".join(body).rstrip("\n")),)


def _bracket(lines: tuple[str, ...], place: int) -> Told:
    """A bracket that nobody closes, or two values with nothing between them."""
    text = lines[place - 1].rstrip()
    match = _BRACKET.match(text)
    copy = ""
    if match and match[3].count(match[2]) == 0:
        close = "]" if match[2] == "[" else "}"
        if not match[3].endswith(close) and close not in match[3]:
            copy = text.rstrip(",") + close
        elif match[2] == "{":
            copy = match[1] + match[2] + _COMMA_LEFT_OUT.sub(", ", match[3])
    return _told(
        "A [ or { opens here and is not closed, or a comma is missing between two values.",
        "Write lists as [one, two, three], all on one line.",
        place,
        1,
        copy if copy != text else "",
    )


def _unclosed(lines: tuple[str, ...], line: int) -> Told | None:
    """The nearest line at or above `line` on which a text in quotation marks begins and does not end."""
    for number in range(min(line, len(lines)), 0, -1):
        match = _UNCLOSED.match(lines[number - 1])
        if not match:
            continue
        text = match[3].rstrip()
        other = "'" if match[2] == '"' else '"'
        if match[2] in text.replace("\\" + match[2], "").replace("''" if match[2] == "'" else "\0", ""):
            continue
        return _told(
            "A quotation mark opens here and is never closed.",
            "Add the same mark at the end of the text.",
            number,
            len(match[1]) + 1,
            match[1] + match[2] + text.removesuffix(other) + match[2],
        )
    return None


def _by_line(text: str, number: int, technical: str) -> Told | None:
    """What is told where the line itself shows a well-known slip."""
    return _marks(text, number) or _signs(text, number, technical)


def _marks(text: str, number: int) -> Told | None:
    """Slips with quotation marks."""
    if re.search(r":\s*[“”„‘]", text):
        return _told(
            "These are curly quotation marks; only straight ones work here.",
            "Type straight quotation marks.",
            number,
            min(text.index(mark) for mark in "“”„‘’" if mark in text) + 1,
            text.translate(_STRAIGHT),
        )
    if match := _INNER_QUOTES.match(text):
        return _told(
            "There are quotation marks inside the quoted text, so it ends too early.",
            "Put single quotes around the whole text.",
            number,
            len(match[1]) + 1,
            match[1] + "'" + match[2].replace("'", "''") + "'",
        )
    if (match := _APOSTROPHE.match(text)) and "'" in match[2].replace("''", ""):
        return _told(
            "There is an apostrophe inside the single quotes, so the text ends too early.",
            "Put double quotes around the whole text.",
            number,
            len(match[1]) + 1,
            match[1] + marked(match[2].replace("''", "'")),
        )
    if (match := _AFTER_QUOTE.match(text)) and not match[4].startswith("#"):
        inside, behind = match[3], match[4]
        close = text[match.end(3) + 1 : match.start(4)]
        apostrophe = match[2] == "'" and not close and re.match(r"\w", behind) and re.search(r"\w$", inside)
        whole = f"{inside}'{behind}" if apostrophe else f"{inside}{close}{behind}"
        return _told(
            "There is more text after the closing quotation mark.",
            "Put all of it inside the quotation marks.",
            number,
            len(match[1]) + len(inside) + 3,
            match[1] + marked(whole),
        )
    return None


def _signs(text: str, number: int, technical: str) -> Told | None:
    """Slips with colons, equals signs, hyphens and the signs that a text cannot start with."""
    if (match := _EQUALS.match(text)) and ": " not in match[3]:
        value = match[3] if _PLAIN_VALUE.fullmatch(match[3]) else marked(match[3])
        return _told(
            "There is an = after the name of the field.",
            "Write a colon and a space instead.",
            number,
            text.index("=") + 1,
            f"{match[1]}{match[2]}: {value}",
        )
    if match := _BAD_START.match(text):
        return _told(
            f"A text cannot start with {match[2][0]} unless it is in quotation marks.",
            "Put quotation marks around it.",
            number,
            len(match[1]) + 1,
            match[1] + marked(match[2]),
        )
    if match := _HYPHEN_BEHIND.match(text):
        below = " " * (indent_of(text) + (4 if text.lstrip().startswith("- ") else 2))
        return _told(
            "A hyphen starts a part of a list, on a line of its own.",
            "Write the part on the next line, two spaces further in.",
            number,
            len(match[1]) + 2,
            f"{match[1]}\n{below}- {match[2]}",
        )
    if ("mapping values" in technical or "could not find" in technical) and (match := _UNQUOTED_COLON.match(text)):
        return _colon(match, number)
    stopped = any(words in technical for words in ("could not find", "expected key", "mapping values"))
    if stopped and (match := _NO_SPACE.match(text)):
        return _told(
            "There is no space after the colon.",
            "Write a space after the colon.",
            number,
            len(match[1]) + 2,
            f"{match[1]}: {match[2]}",
        )
    if stopped and (match := _NO_COLON.match(text)) and match[2].lower() in _KEYS:
        return _told(
            f"There is no colon after {match[2]}.",
            "Write a colon and a space after the name of the field.",
            number,
            len(match[1]) + len(match[2]) + 1,
            f"{match[1]}{match[2]}: {match[3]}",
        )
    return None


def _colon(match: re.Match[str], number: int) -> Told:
    """A colon in a text that is not in quotation marks; or two fields on one line, where the first can hold no sentence."""
    head = match[1]
    key = head.strip().removeprefix("- ").rstrip(": ")
    fields = _NEXT_FIELD.split(match[2].rstrip())
    if key in _NO_SENTENCES and len(fields) > 1:
        below = " " * (indent_of(head) + (2 if head.lstrip().startswith("- ") else 0))
        return _told(
            "Each field starts on a line of its own.",
            "Write them below each other.",
            number,
            len(head) + 1,
            "\n".join([head + fields[0], *(below + field for field in fields[1:])]),
        )
    return _told(
        "There is a colon inside this text, so it is taken for a new field.",
        "Put quotation marks around the text.",
        number,
        len(head) + 1,
        head + marked(match[2].rstrip()),
    )
