"""A page's scripts in one file, without their comments: on a slow phone twenty small requests cost more than the search itself.

The theme's modules stay plain ES modules that run as they are; this joins what one of them imports. Each joined module becomes
a function of its own, called once, so that names never meet. It leans on how the modules are written: each static import and
each list of exports is one statement, there is no default export and no circle, and no string looks like a comment. What does
not keep to that is an error of the build, not a broken page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from posixpath import dirname, join, normpath

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.[^"]*)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|class|const) +(\w+))", re.MULTILINE)
_EXPORTED = re.compile(r"^export \{([^}]*)\};$", re.MULTILINE)
_BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
_SPACE = re.compile(r"\s*\n\s*")


class ScriptsDoNotJoinError(ValueError):
    """A module is written in a way that cannot stand in one file with others."""


def joined(path: str, read: Callable[[str], str]) -> str:
    """The module at `path` and all that it imports statically, in one. `read` gives a module's text by its path."""
    numbers: dict[str, int] = {}
    parts: list[str] = []

    def add(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ScriptsDoNotJoinError(f"{name} imports itself by way of {above[-1]}")
        if name in numbers:
            return
        text = _bare(read(name))
        for names, target in _IMPORT.findall(text):
            if " as " in names:
                raise ScriptsDoNotJoinError(f"{name} renames what it imports from {target}")
            add(normpath(join(dirname(name), target)), (*above, name))

        def taken(found: re.Match[str]) -> str:
            number = numbers[normpath(join(dirname(name), found[2]))]
            return f"const {{{_names(found[1])}}} = module{number};" if found[1] else ""

        body = _IMPORT.sub(taken, text)
        if name != path:  # whoever loads the page's own module later, by import(), asks for what it exports
            given = [one for _, one in _EXPORT.findall(body)] + [_names(some) for some in _EXPORTED.findall(body)]
            body = _EXPORTED.sub("", _EXPORT.sub(r"\1", body))
            numbers[name] = len(numbers)
            body = f"const module{numbers[name]} = (() => {{\n{body}\nreturn {{{', '.join(given)}}};\n}})();"
        if left := re.search(r"^(?:import .*|export default .*|export (?:let|var|\*) .*)$", body, re.MULTILINE):
            raise ScriptsDoNotJoinError(f"{name} is not written in a way that can be joined: {left[0]}")
        parts.append(_SPACE.sub("\n", body).strip())

    add(path, ())
    return "\n".join(parts) + "\n"


def _names(text: str) -> str:
    return ", ".join(re.findall(r"\w+", text))


def _bare(text: str) -> str:
    return _LINE_COMMENT.sub("", _BLOCK_COMMENT.sub("", text))
