"""A page's script with short names for its own variables and without blanks that say nothing: a third less to fetch.

Only what cannot change what the script does. Names of properties, of what is exported and of what the browser gives stay. A
variable gets a name that nothing else has that is used where it is seen (script_scopes.py finds out where that is). It leans on
how the theme's scripts are written: statements end in semicolons, no labels, no `eval`, no `with`, no class fields. tests/site
runs the result; a script that cannot be read is an error of the build.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import count, product
from typing import Final

from generator.patterns import pattern
from generator.site.script_scopes import Scopes
from generator.site.script_tokens import KEYWORDS, ScriptNotReadError, Token, roles_of, tokens_of

__all__ = ["ScriptNotReadError", "renamed", "shortened", "top_names"]

_EXPORTED = pattern(r"^export (?:(?:async )?(?:function\*?|class|const) +(\w+)|\{([^}]*)\})", re.MULTILINE)
_WITH_BLOCKS: Final = frozenset(
    {"if", "else", "for", "while", "function", "class", "try", "catch", "finally", "switch", "{"}
)
# Those first that scripts are full of anyhow.
_LETTERS: Final = "etnrisouaflchpdvmgybwESxTNCkLAOMDPHBjFIqRUzWXVJKQGYZ"


def shortened(text: str, modules: Iterable[str]) -> str:
    """The script; `modules` are the texts it was joined from, each of which tells what it takes from the browser."""
    tokens, scopes = _used(list(tokens_of(text)))
    kept = set(KEYWORDS) | scopes.taken()
    for module in modules:
        kept |= _taken(module)
    for one in _EXPORTED.finditer(text):
        kept |= set(re.findall(r"\w+", one[1] or re.sub(r"\w+ as \w+", "", one[2])))
    times = Counter(
        (scope, token.text) for token, scope in zip(tokens, scopes.means, strict=True) if scope not in (None, -1)
    )
    names: list[Mapping[str, str]] = []
    for place, scope in enumerate(scopes.scopes):
        # What is used in here and comes from further out keeps its meaning.
        taken = kept | {name if declared < 0 else names[declared][name] for declared, name in scope.outer}
        if scope.parent > 0 and tokens[scopes.scopes[scope.parent].start].text != "{":
            taken |= set(names[scope.parent].values())  # a function's body may not declare its parameters again
        wanted = [name for name in scope.names if name not in kept]
        wanted.sort(key=lambda name: -times[place, name])
        names.append({name: name for name in scope.names} | dict(zip(wanted, _names(taken), strict=False)))
    given = [
        token.text if scope in (None, -1) else names[scope][token.text]
        for token, scope in zip(tokens, scopes.means, strict=True)
    ]
    return _text(*_plainer(tokens, scopes.roles, given))


def _used(tokens: list[Token]) -> tuple[list[Token], Scopes]:
    """The tokens and their scopes, without the functions, classes and plain values of the script itself that nothing names: it was
    joined from modules of which it may need a part.
    """
    scopes = Scopes(tokens)
    named: dict[str, list[int]] = {}
    for at, scope in enumerate(scopes.means):
        if scope == 0:
            named.setdefault(tokens[at].text, []).append(at)
    rest = list(scopes.statements())
    left: set[int] = set()
    while unused := [one for one in rest if all(at in left or one[1] <= at < one[2] for at in named[one[0]])]:
        for one in unused:
            rest.remove(one)
            left |= set(range(one[1], one[2]))
    used = [token for at, token in enumerate(tokens) if at not in left]
    return used, Scopes(used) if left else scopes


@lru_cache(maxsize=1)
def _read(text: str) -> tuple[list[Token], Sequence[str]]:
    """The tokens of a module and their roles: whoever asks for its names renames it next."""
    tokens = list(tokens_of(text))
    return tokens, roles_of(tokens)


@lru_cache(maxsize=512)
def _taken(module: str) -> AbstractSet[str]:
    """What a module has from the browser. Most stand in several scripts."""
    return Scopes(list(tokens_of(module))).taken()


def top_names(text: str) -> set[str]:
    """What the statements of a module themselves declare."""
    return set(Scopes(*_read(text)).scopes[0].names)


def renamed(text: str, names: Mapping[str, str]) -> str:
    """The script with other names for some variables, everywhere in it at once, so that whatever shadowed what does so still."""
    tokens, roles = _read(text)
    return _text(
        tokens,
        roles,
        [names.get(token.text, token.text) if role else token.text for token, role in zip(tokens, roles, strict=True)],
    )


def _names(taken: AbstractSet[str]) -> Iterator[str]:
    for length in count(1):
        for letters in product(_LETTERS, repeat=length):
            if (name := "".join(letters)) not in taken:
                yield name


def _in_one(tokens: Sequence[Token]) -> set[int]:
    """The places of each `const` that may be left out, if a comma stands before it: `const a = 1, b = 2;`."""
    found: set[int] = set()
    begins = [""]  # of each bracket that is open, how the statement in it begins
    begun = ""
    for at, (kind, text, _, _) in enumerate(tokens):
        if text == "const" and begins[-1] == "" and begun == "const" and tokens[at - 1].text == ";":
            found.add(at)
        if (kind == "sign" and text in ")]}") or (kind == "string" and text.startswith("}")):
            begins.pop()
            if text == "}" and begins[-1] in _WITH_BLOCKS:
                begins[-1] = ""
        elif kind == "sign" and text == ";":
            begun, begins[-1] = begins[-1], ""
        elif begins[-1] == "":
            begins[-1] = text
        if (kind == "sign" and text in "([{") or (kind == "string" and text.endswith("${")):
            begins.append("")
    return found


def _plainer(
    tokens: Sequence[Token], roles: Sequence[str], names: Sequence[str]
) -> tuple[list[Token], list[str], list[str]]:
    """Constants in one statement, and no brackets around the only parameter of `(one) => ...`."""
    again = _in_one(tokens)
    left = set(again)
    for at in range(3, len(tokens)):
        if tokens[at].text == "=>" and tokens[at - 1].text == ")" and tokens[at - 3].text == "(" and roles[at - 2]:
            left |= {at - 1, at - 3}
    shown: list[Token] = []
    called: list[str] = []
    for at, token in enumerate(tokens):
        if at in left:
            continue
        comma = at + 1 in again
        # A word after what was left out needs the blank that the bracket did not, and no line of its own.
        plain = token._replace(gap=at - 1 not in again, line=False) if at - 1 in left else token
        shown.append(plain._replace(text=",") if comma else plain)
        called.append("," if comma else names[at])
    return shown, [role for at, role in enumerate(roles) if at not in left], called


def _text(tokens: Sequence[Token], roles: Sequence[str], names: Sequence[str]) -> str:
    parts: list[str] = []
    before = Token("sign", ";", False, False)
    for token, role, name in zip(tokens, roles, names, strict=True):
        last, first = before.text[-1], token.text[0]
        if token.line and not (
            (before.kind == "sign" and before.text not in (")", "]", "++", "--"))
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
        parts.append(f"{token.text}:{name}" if role == "shorthand" and name != token.text else name)
        before = token
    return "".join(parts) + "\n"


def _is_word(character: str) -> bool:
    return character.isalnum() or character in "_$"
