"""A script's signs and words, and which of the words are variables. It leans on how the theme's scripts are written (shorten.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from generator.patterns import pattern

_TOKEN = pattern(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<blank>\s+)|(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
    r"""|(?P<word>[A-Za-z_$][\w$]*)|(?P<number>\d[\w.]*)|(?P<sign>=>|\.\.\.|\+\+|--|.)""",
    re.DOTALL,
)
_REGEX = pattern(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_CHUNK = pattern(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)

_WORDS = """
as async await break case catch class const continue default delete do else export extends false finally for from
function get if import in instanceof let new null of return set static super switch this throw true try typeof undefined
var void while with yield eval arguments
"""
KEYWORDS: Final = frozenset(_WORDS.split())
_CONTROL: Final = frozenset({"if", "for", "while", "switch", "with"})
_BEFORE_BLOCK: Final = frozenset({"=>", ")", ";", "{", "}", "else", "try", "finally", "do", ""})
_OPERATOR_WORDS: Final = frozenset(
    {"return", "typeof", "case", "of", "in", "delete", "void", "throw", "new", "else", "await"}
)


class ScriptNotReadError(ValueError):
    """A script is written in a way that is not understood here."""


class Token(NamedTuple):
    """kind: word, number, string, regex or sign. line: whether a line ends before it. gap: whether anything stood before it."""

    kind: str
    text: str
    line: bool
    gap: bool


def tokens_of(text: str) -> Iterator[Token]:
    """What the script is made of, without blanks and comments. Raises ScriptNotReadError for what has no end."""
    at, line, gap = 0, False, False
    before = ""
    templates: list[int] = []  # depth of braces inside each template that is open
    while at < len(text):
        if text[at] == "`" or (text[at] == "}" and templates and templates[-1] == 0):
            found = _CHUNK.match(text, at + 1)
            if not found:
                raise ScriptNotReadError("a template without an end")
            if text[at] == "}":
                templates.pop()
            if found[0].endswith("${"):
                templates.append(0)
            kind, part = "string", text[at] + found[0]
        else:
            found = _TOKEN.match(text, at)
            assert found  # the last alternative takes any character
            kind, part = str(found.lastgroup), found[0]
            if part == "/" and (before in _OPERATOR_WORDS or before == "" or before[-1] in "=(,:[!&|?{;+-*%<>~^"):
                regex = _REGEX.match(text, at)
                if not regex:
                    raise ScriptNotReadError(f"no end: {text[at : at + 40]}")
                kind, part = "regex", regex[0]
            if templates and part in ("{", "}"):
                templates[-1] += 1 if part == "{" else -1
        at += len(part)
        if kind in ("blank", "comment"):
            line, gap = line or "\n" in part, True
            continue
        yield Token(kind, part, line, gap)
        before, line, gap = part, False, False


def roles_of(tokens: Sequence[Token]) -> list[str]:  # noqa: C901, PLR0912  # one pass, a case for each kind of bracket
    """For each token "variable", "shorthand" (a variable that names a property, too), or ""."""
    roles = []
    inside: list[str] = []
    is_class = False
    for at, (kind, text, _, _) in enumerate(tokens):
        before = tokens[at - 1].text if at else ""
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        role = ""
        if kind == "string":
            if text.startswith("}"):
                inside.pop()
            if text.endswith("${"):
                inside.append("template")
        elif text == "class" and before != "." and after != ":":
            is_class = True
        elif text == "{":
            block = before in _BEFORE_BLOCK and not (before == "{" and inside[-1:] == ["object"])
            inside.append("class" if is_class else "import" if before == "import" else "block" if block else "object")
            is_class = False
        elif kind == "sign" and text in "([":
            inside.append(text)
        elif kind == "sign" and text in ")]}":
            inside.pop()
        elif kind == "word" and text not in KEYWORDS and before not in (".", "?."):
            where = inside[-1] if inside else "block"
            # "export {own as other}", "import {other as own}": what the other script says is nobody's variable here.
            if (before == "as" and where == "object") or (where == "import" and after == "as"):
                roles.append("")
                continue
            first = before in ("{", ",", "}", ";", "async", "get", "set", "static", "*")
            if where == "class":
                role = ""
                if not first or after != "(":
                    raise ScriptNotReadError(f"a field of a class: {text}")
            elif where == "object" and before in ("{", ",") and after in (",", "}", "="):
                role = "shorthand"
            elif where == "import":
                role = "variable"
            elif where == "object" and (
                (before in ("{", ",") and after in (":", "(")) or (before == "async" and after == "(")
            ):
                role = ""
            else:
                role = "variable"
        roles.append(role)
    if inside:
        raise ScriptNotReadError("brackets do not match")
    return roles


def pairs_of(tokens: Sequence[Token]) -> dict[int, int]:
    """The place of each opening bracket -> that of the one that closes it."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for at, (kind, text, _, _) in enumerate(tokens):
        if kind == "string":
            if text.startswith("}"):
                pairs[opened.pop()] = at
            if text.endswith("${"):
                opened.append(at)
        elif kind == "sign" and text in "([{":
            opened.append(at)
        elif kind == "sign" and text in ")]}":
            if not opened:
                raise ScriptNotReadError("brackets do not match")
            pairs[opened.pop()] = at
    return pairs
