"""A page's script with short names for its own variables and without blanks that say nothing: a third less to fetch.

Only what cannot change what the script does. Names of properties, of what is exported and of what the browser gives stay; a
variable's name becomes another one everywhere in the script at once, so whatever shadowed what before does so still. It leans on
how the theme's scripts are written: statements end in semicolons, no labels, no `eval`, no `with`, no class fields. tests/site
runs the result; a script that cannot be read is an error of the build.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import count, groupby, product
from typing import Final, NamedTuple

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<blank>\s+)|(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
    r"""|(?P<word>[A-Za-z_$][\w$]*)|(?P<number>\d[\w.]*)|(?P<sign>=>|\.\.\.|\+\+|--|.)""",
    re.DOTALL,
)
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_CHUNK = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
_EXPORTED = re.compile(r"^export (?:(?:async )?(?:function\*?|class|const) +(\w+)|\{([^}]*)\})", re.MULTILINE)

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
    for one in _EXPORTED.finditer(text):
        given |= set(re.findall(r"\w+", one[1] or re.sub(r"\w+ as \w+", "", one[2])))
    units = _units(tokens)
    outer, own = _declared(tokens, units)
    own -= given | KEYWORDS
    taken = KEYWORDS | {token.text for token, role in zip(tokens, roles, strict=True) if role and token.text not in own}
    # Two letters for what all of the script can see, one for what a function has to itself.
    everywhere = _given_names(
        [one.text for one, role in zip(tokens, roles, strict=True) if role], outer & own, taken, 2
    )
    names: list[Mapping[str, str]] = []
    for _, group in groupby(zip(tokens, roles, units, strict=True), key=lambda one: one[2]):
        used = [token.text for token, role, _ in group if role]
        blocked = taken | {everywhere[name] for name in used if name in everywhere}
        names.append(everywhere | _given_names(used, own - outer, blocked, 1))
    return _text(tokens, roles, [names[unit] for unit in units])


def top_names(text: str) -> set[str]:
    """What the statements of a module themselves declare."""
    tokens = list(_tokens(text))
    return _declared(tokens, _units(tokens))[0]


def renamed(text: str, names: Mapping[str, str]) -> str:
    """The script with other names for some variables, everywhere in it at once, so that whatever shadowed what does so still."""
    tokens = list(_tokens(text))
    return _text(tokens, _roles(tokens), [names] * len(tokens))


def _given_names(
    used: Sequence[str], wanted: AbstractSet[str], taken: AbstractSet[str], shortest: int
) -> dict[str, str]:
    """The shortest names for those that are used most."""
    times = Counter(name for name in used if name in wanted)
    ordered = sorted(times, key=lambda name: (-times[name], name))
    return dict(zip(ordered, _names(taken, shortest), strict=False))


def _names(taken: AbstractSet[str], shortest: int) -> Iterator[str]:
    for length in count(shortest):
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


def _roles(tokens: Sequence[Token]) -> list[str]:  # noqa: C901, PLR0912  # one pass, a case for each kind of bracket
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


def _units(tokens: Sequence[Token]) -> list[int]:
    """For each token the number of its statement of the script, or of its method.

    What is declared inside one, and by none of these themselves, is seen nowhere else.
    """
    units: list[int] = []
    unit = 0
    clear: list[bool] = []  # of each open bracket, whether it only holds a class
    in_class = False
    for at, (kind, text, _, _) in enumerate(tokens):
        units.append(unit)
        deep = not all(clear)
        if text == "class" and not deep and tokens[at + 1].text != ":":
            in_class = True
        if (kind == "sign" and text in "([{") or (
            kind == "string" and text.endswith("${") and not text.startswith("}")
        ):
            clear.append(not deep and in_class and text == "{")
            in_class = in_class and text != "{"
            if clear[-1]:
                unit += 1
        elif (kind == "sign" and text in ")]}") or (
            kind == "string" and text.startswith("}") and not text.endswith("${")
        ):
            clear.pop()
        if text in (";", "}") and all(clear):
            unit += 1
    return units


def _globals(tokens: Sequence[Token]) -> set[str]:
    """What a module uses without declaring it."""
    used = {token.text for token, role in zip(tokens, _roles(tokens), strict=True) if role}
    return used - _declared(tokens, _units(tokens))[1]


def _declared(tokens: Sequence[Token], units: Sequence[int]) -> tuple[set[str], set[str]]:
    """Names declared by the statements of a module themselves; names declared anywhere: also as a parameter, by `catch`."""
    patterns = _Patterns(tokens)
    closing = patterns.closing
    inside = {at for start, end in closing.items() if units[start] == units[end] for at in range(start + 1, end)}
    outer: set[str] = set()
    everywhere: set[str] = set()
    for at, (kind, text, _, _) in enumerate(tokens):
        before, after = patterns.texts[at - 1] if at else "", patterns.texts[at + 1]
        found: set[str] = set()
        if kind == "word" and before != ".":
            if text in ("const", "let", "var"):
                found = patterns.names(at + 1)
            elif text == "import" and after == "{":
                found = patterns.imported(at + 1)
            elif text in ("class", "function"):
                name = at + 1 + (after == "*")
                found = {patterns.texts[name]} - KEYWORDS if tokens[name].kind == "word" else found
            elif after == "=>":
                everywhere.add(text)
        elif text == "(" and kind == "sign" and after != ")":
            behind = patterns.texts[closing[at] + 1]
            if behind == "=>" or (behind == "{" and before not in _CONTROL):
                everywhere |= patterns.names(at + 1)
        everywhere |= found
        if at not in inside:
            outer |= found
    return outer, everywhere


class _Patterns:
    """Reads the names out of what stands after `const`, or between a function's brackets."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self.texts = [token.text for token in tokens] + ["", "", ""]
        self.closing = _pairs(tokens)
        self._found: set[str] = set()

    def names(self, at: int) -> set[str]:
        """Those of all the patterns from here on that commas divide."""
        self._found = set()
        at = self._bind(at)
        while self.texts[at] == "," and self.texts[at + 1] != ")":
            at = self._bind(at + 1)
        return self._found

    def imported(self, at: int) -> set[str]:
        """Those between the brackets of an import, as they are called here."""
        return {self.texts[one] for one in range(at + 1, self.closing[at]) if self.texts[one + 1] in (",", "}")}

    def _skip(self, at: int) -> int:
        """Past an expression: to the comma, semicolon or bracket that ends it."""
        while self.texts[at] not in (",", ";", ")", "]", "}", ""):
            at = self.closing.get(at, at) + 1
        return at

    def _bind(self, at: int) -> int:
        """Takes the names of a pattern; returns the place after it and its default."""
        texts = self.texts
        if texts[at] == "...":
            at += 1
        if texts[at] in ("{", "["):
            end = self.closing[at]
            inner = at + 1
            while inner < end:
                if texts[inner] == ",":
                    inner += 1
                elif texts[at] == "{" and texts[inner + 1] == ":":
                    inner = self._bind(inner + 2)
                else:
                    inner = self._bind(inner)
            at = end + 1
        elif texts[at] and self._tokens[at].kind == "word":
            self._found.add(texts[at])
            at += 1
        else:
            raise ScriptNotReadError(f"not a pattern: {' '.join(texts[at : at + 5])}")
        return self._skip(at + 1) if texts[at] == "=" else at


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


def _text(tokens: Sequence[Token], roles: Sequence[str], names: Sequence[Mapping[str, str]]) -> str:
    parts: list[str] = []
    before = Token("sign", ";", False, False)
    for token, role, short in zip(tokens, roles, names, strict=True):
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
        name = short.get(token.text, token.text) if role else token.text
        parts.append(f"{token.text}:{name}" if role == "shorthand" and name != token.text else name)
        before = token
    return "".join(parts) + "\n"


def _is_word(character: str) -> bool:
    return character.isalnum() or character in "_$"
