"""Which variable each word of a script means: its scopes, what they declare, and what is taken from outside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final

from generator.records import dataclass
from generator.site.script_tokens import KEYWORDS, ScriptNotReadError, Token, pairs_of, roles_of

_CONTROL: Final = frozenset({"if", "for", "while", "switch", "with", "await", "catch"})
_BEFORE_STATEMENT: Final = frozenset({"", ";", "{", "}", ")", "export", "async", "else"})
_ENDS: Final = frozenset({",", ";", ")", "]", "}"})


@dataclass
class Scope:
    """A stretch of a script with variables of its own, from the token `start` up to before `end`.

    names: what it declares, in order. outer: of what is used inside it, all that is declared further out, as (scope's place, name);
    scope -1 is the browser. function: whether `var` stays inside.
    """

    start: int
    end: int
    parent: int
    function: bool
    names: dict[str, None] = field(default_factory=dict)
    outer: set[tuple[int, str]] = field(default_factory=set)


class Scopes:
    """The scopes of a script; those inside follow those around them. The first is the script's own.

    means: for each token that names a variable, the place of the scope that declares it, -1 for the browser's; None for all others.
    """

    def __init__(self, tokens: Sequence[Token], roles: Sequence[str] | None = None) -> None:
        """`roles` are those of the tokens, where somebody has them."""
        self.roles = roles_of(tokens) if roles is None else roles
        self._tokens = tokens
        self._closing = pairs_of(tokens)
        self._texts = [token.text for token in tokens] + ["", "", ""]
        self.scopes = [Scope(0, len(tokens), -1, function=True)]
        inside = self._found()
        self._declare(inside)
        self.means = [self._meaning(at, scope) for at, scope in enumerate(inside)]
        self._uses(inside)

    def declared(self) -> set[str]:
        """Everything that any scope declares."""
        return {name for scope in self.scopes for name in scope.names}

    def taken(self) -> set[str]:
        """What is used and not declared: the browser gives it."""
        return {self._texts[at] for at, scope in enumerate(self.means) if scope == -1}

    def statements(self) -> Iterator[tuple[str, int, int]]:
        """Name, begin and end of the script's own functions, classes and plain values, which do nothing where they stand."""
        texts, closing = self._texts, self._closing
        at = 0
        while at < len(self._tokens):
            start, first = at, at + (texts[at] == "async")
            if texts[first] in ("function", "class"):
                name = first + 1 + (texts[first + 1] == "*")
                at = name
                while texts[at] != "{" or texts[at - 1] in ("extends", ","):
                    at = closing.get(at, at) + 1
                at = closing[at] + 1
                yield texts[name], start, at
                continue
            plain = texts[at] == "const" and texts[at + 2] == "=" and self._is_plain(at + 3)
            at = (
                self._statement_end(at) if texts[at] not in ("do", "try", "switch", "with") else closing.get(at, at) + 1
            )
            if plain:
                yield texts[start + 1], start, at

    def _is_plain(self, at: int) -> bool:
        """Whether a value is one word or number, or a function, and the statement's last."""
        at += self._texts[at] == "async"
        after = self._closing.get(at, at) + 1
        if self._texts[after] == "=>":
            return self._texts[self._arrow_end(after + 1)] == ";"
        return self._texts[after] == ";" and self._tokens[at].kind in ("string", "number")

    def _found(self) -> list[int]:
        """Finds all scopes; returns for each token the innermost one around it."""
        starts: dict[int, list[tuple[int, bool]]] = {}
        for start, end, function in self._stretches():
            starts.setdefault(start, []).append((end, function))
        inside: list[int] = []
        here = 0
        for at in range(len(self._tokens)):
            while at >= self.scopes[here].end:
                here = self.scopes[here].parent
            if at in starts:
                for end, function in sorted(starts[at], reverse=True):
                    self.scopes.append(Scope(at, end, here, function))
                    here = len(self.scopes) - 1
            inside.append(here)
        return inside

    def _stretches(self) -> Iterator[tuple[int, int, bool]]:
        texts, closing = self._texts, self._closing
        opening = {end: start for start, end in closing.items()}
        for at, token in enumerate(self._tokens):
            text = token.text
            if text == "=>":
                start = opening.get(at - 1, at - 1)
                yield start, self._arrow_end(at + 1), True
            elif text == "(" and token.kind == "sign":
                end = closing[at] + 1
                before = texts[at - 1] if at else ""
                if before in ("for", "catch", "await") and (texts[end] == "{" or self._is_loop(at)):
                    yield at, self._statement_end(end), False
                elif texts[end] == "{" and before not in _CONTROL:
                    yield at, closing[end] + 1, True
            elif text == "{" and token.kind == "sign":
                yield at, closing[at] + 1, False

    def _is_loop(self, at: int) -> bool:
        """Whether the bracket here is that of a `for`."""
        return self._texts[at - 1 - (self._texts[at - 1] == "await")] == "for"

    def _arrow_end(self, at: int) -> int:
        texts = self._texts
        if texts[at] == "{":
            return self._closing[at] + 1
        choices = 0
        while at < len(self._tokens):
            text = texts[at]
            if text in _ENDS or (self._tokens[at].kind == "string" and text.startswith("}")):
                break
            if text == ":":
                if not choices:
                    break
                choices -= 1
            if text == "?":
                if texts[at + 1] in (".", "?"):
                    raise ScriptNotReadError("?. and ?? are not known to old phones")
                choices += 1
            at = self._closing.get(at, at) + 1
        return at

    def _statement_end(self, at: int) -> int:
        """The place after the statement that begins here."""
        texts, closing = self._texts, self._closing
        first = texts[at]
        if first == "{":
            return closing[at] + 1
        if first in ("for", "while", "if"):
            end = self._statement_end(closing[at + 1 + (texts[at + 1] == "await")] + 1)
            return self._statement_end(end + 1) if first == "if" and texts[end] == "else" else end
        if first in ("do", "try", "switch", "with"):
            raise ScriptNotReadError(f"a loop without brackets around {first}")
        while texts[at] not in (";", "}", ""):
            at = closing.get(at, at) + 1
        return at + (texts[at] == ";")

    def _declare(self, inside: Sequence[int]) -> None:  # noqa: C901  # a case for each kind of declaration
        patterns = Patterns(self._tokens, self._closing)
        for at, token in enumerate(self._tokens):
            text = token.text
            before, after = self._texts[at - 1] if at else "", self._texts[at + 1]
            scope = self.scopes[inside[at]]
            found: set[str] = set()
            if token.kind not in ("word", "sign"):
                continue
            if token.kind == "word" and before != "." and self.roles[at] != "":
                found = {text} if after == "=>" else found
            elif token.kind == "word" and before != "." and after not in (":", "("):
                if text in ("const", "let"):
                    found = patterns.names(at + 1)
                elif text == "var":
                    found = patterns.names(at + 1)
                    while not scope.function:
                        scope = self.scopes[scope.parent]
                elif text == "import" and after == "{":
                    found = patterns.imported(at + 1)
                elif text in ("class", "function"):
                    name = at + 1 + (after == "*")
                    found = {self._texts[name]} - KEYWORDS if self._tokens[name].kind == "word" else found
                    if found and before not in _BEFORE_STATEMENT:
                        raise ScriptNotReadError(f"a {text} with a name that is no statement: {self._texts[name]}")
            elif text == "(" and token.kind == "sign" and after != ")" and scope.start == at and not self._is_loop(at):
                found = patterns.names(at + 1)
            if found:
                scope.names.update(dict.fromkeys(sorted(found)))

    def _meaning(self, at: int, scope: int) -> int | None:
        if not self.roles[at]:
            return None
        name = self._texts[at]
        while scope >= 0 and name not in self.scopes[scope].names:
            scope = self.scopes[scope].parent
        return scope

    def _uses(self, inside: Sequence[int]) -> None:
        for at, means in enumerate(self.means):
            scope = inside[at]
            while means is not None and scope not in (means, -1):
                self.scopes[scope].outer.add((means, self._texts[at]))
                scope = self.scopes[scope].parent


class Patterns:
    """Reads the names out of what stands after `const`, or between a function's brackets."""

    def __init__(self, tokens: Sequence[Token], closing: Mapping[int, int]) -> None:
        self._tokens = tokens
        self.texts = [token.text for token in tokens] + ["", "", ""]
        self.closing = closing
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
