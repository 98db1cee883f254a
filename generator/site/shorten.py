"""A page's script with short names for its own variables and without blanks that say nothing: a third less to fetch.

Only what cannot change what the script does. Names of properties, of what is exported and of what the browser gives stay; a
variable's name becomes another one everywhere in the script at once, so whatever shadowed what before does so still. It leans on
how the theme's scripts are written: statements end in semicolons, no labels, no `eval`, no `with`, no class fields. tests/site
runs the result; a script that cannot be read is an error of the build.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, product
from typing import Final, NamedTuple

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<blank>\s+)|(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
    r"""|(?P<word>[A-Za-z_$][\w$]*)|(?P<number>\d[\w.]*)|(?P<sign>=>|\.\.\.|\+\+|--|.)""",
    re.DOTALL,
)
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_CHUNK = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
_EXPORTED = re.compile(r"^export (?:(?:async )?(?:function\*?|class|const) +(\w+)|\{([^}]*)\})", re.MULTILINE)

KEYWORDS: Final = frozenset(
    "as async await break case catch class const continue default delete do else export extends false finally for from function get "
    "if import in instanceof let new null of return set static super switch this throw true try typeof undefined var void while "
    "with yield eval arguments".split()
)
_CONTROL: Final = frozenset({"if", "for", "while", "switch", "with"})
_BEFORE_BLOCK: Final = frozenset({"=>", ")", ";", "{", "}", "else", "try", "finally", "do", ""})
_OPERATOR_WORDS: Final = frozenset({"return", "typeof", "case", "of", "in", "delete", "void", "throw", "new", "else", "await"})
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


class ScriptNotReadError(ValueError):
    """A script is written in a way that is not understood here."""


class Token(NamedTuple):
    """kind: word, number, string, regex or sign. line: whether a line ends before it. gap: whether anything stood before it."""

    kind: str
    text: str
    line: bool
    gap: bool


def shortened(text: str, modules: Iterable[str]) -> str:
    """The script; `modules` are the texts it was joined from, each of which tells what it takes from the browser."""
    tokens = list(_tokens(text))
    roles = _roles(tokens)
    given = {name for module in modules for name in _globals(list(_tokens(module)))}
    given |= {name for one in _EXPORTED.finditer(text) for name in re.findall(r"\w+", one[1] or one[2])}
    own = _declared(tokens) - given - KEYWORDS
    used = Counter(token.text for token, role in zip(tokens, roles, strict=True) if role)
    taken = KEYWORDS | {name for name in used if name not in own}
    names = dict(zip(sorted(own, key=lambda name: (-used[name], name)), _names(taken), strict=False))
    return _text(tokens, roles, names)


def _names(taken: Iterable[str]) -> Iterator[str]:
    for length in count(1):
        for letters in product(_LETTERS, repeat=length):
            if (name := "".join(letters)) not in taken:
                yield name


def _tokens(text: str) -> Iterator[Token]:
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


def _roles(tokens: Sequence[Token]) -> list[str]:
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
            inside.append("class" if is_class else "block" if block else "object")
            is_class = False
        elif kind == "sign" and text in "([":
            inside.append(text)
        elif kind == "sign" and text in ")]}":
            inside.pop()
        elif kind == "word" and text not in KEYWORDS and before not in (".", "?."):
            where = inside[-1] if inside else "block"
            first = before in ("{", ",", "}", ";", "async", "get", "set", "static", "*")
            if where == "class":
                role = ""
                if not first and before not in ("class", "extends"):
                    raise ScriptNotReadError(f"a field of a class: {text}")
            elif where == "object" and before in ("{", ",") and after in (",", "}", "="):
                role = "shorthand"
            elif where == "object" and ((before in ("{", ",") and after in (":", "(")) or (before == "async" and after == "(")):
                role = ""
            else:
                role = "variable"
        roles.append(role)
    if inside:
        raise ScriptNotReadError("brackets do not match")
    return roles


def _globals(tokens: Sequence[Token]) -> set[str]:
    """What a module uses without declaring it."""
    used = {token.text for token, role in zip(tokens, _roles(tokens), strict=True) if role}
    return used - _declared(tokens)


def _declared(tokens: Sequence[Token]) -> set[str]:
    """Every name that is declared anywhere: by a statement, as a parameter, by `catch`."""
    found: set[str] = set()
    closing = _pairs(tokens)
    texts = [token.text for token in tokens] + ["", "", ""]

    def skip(at: int) -> int:
        """Past an expression: to the comma, semicolon or bracket that ends it."""
        while texts[at] not in (",", ";", ")", "]", "}", ""):
            at = closing.get(at, at) + 1
        return at

    def bind(at: int) -> int:
        """Takes the names of a pattern; returns the place after it and its default."""
        if texts[at] == "...":
            at += 1
        if texts[at] in ("{", "["):
            end = closing[at]
            inner = at + 1
            while inner < end:
                if texts[inner] == ",":
                    inner += 1
                elif texts[at] == "{" and texts[inner + 1] == ":":
                    inner = bind(inner + 2)
                else:
                    inner = bind(inner)
            at = end + 1
        elif tokens[at].kind == "word":
            found.add(texts[at])
            at += 1
        else:
            raise ScriptNotReadError(f"not a pattern: {' '.join(texts[at : at + 5])}")
        return skip(at + 1) if texts[at] == "=" else at

    for at, (kind, text, _, _) in enumerate(tokens):
        before = texts[at - 1] if at else ""
        if kind == "word" and before != ".":
            if text in ("const", "let", "var", "import") and (text != "import" or texts[at + 1] == "{"):
                at = bind(at + 1)
                while texts[at] == ",":
                    at = bind(at + 1)
            elif text in ("class", "function"):
                name = at + 1 + (texts[at + 1] == "*")
                if tokens[name].kind == "word" and texts[name] not in KEYWORDS:
                    found.add(texts[name])
            elif texts[at + 1] == "=>":
                found.add(text)
        elif text == "(" and kind == "sign":
            after = texts[closing[at] + 1]
            if after == "=>" or (after == "{" and before not in _CONTROL):
                at += 1
                while texts[at] != ")":
                    at = bind(at) + (texts[bind(at)] == ",")
    return found


def _pairs(tokens: Sequence[Token]) -> dict[int, int]:
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


def _text(tokens: Sequence[Token], roles: Sequence[str], names: dict[str, str]) -> str:
    parts: list[str] = []
    before = Token("sign", ";", False, False)
    for token, role in zip(tokens, roles, strict=True):
        last, first = before.text[-1], token.text[0]
        if token.line and not (
            (before.kind == "sign" and before.text not in (")", "]", "}", "++", "--"))
            or (token.kind == "sign" and first in ")]}.,;?:=&|<>*%")
        ):
            parts.append("\n")
        elif token.gap and (
            (_is_word(last) and _is_word(first))
            or (last == first and last in "+-/")
            or (before.kind == "regex" and _is_word(first))
        ):
            parts.append(" ")
        if token.text == "}" and parts and parts[-1] == ";":
            parts.pop()  # the last statement of a block needs none
        name = names.get(token.text, token.text) if role else token.text
        parts.append(f"{token.text}:{name}" if role == "shorthand" and name != token.text else name)
        before = token
    return "".join(parts) + "\n"


def _is_word(character: str) -> bool:
    return character.isalnum() or character in "_$"
