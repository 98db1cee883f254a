"""A page's scripts in one file, without their comments: on a slow phone twenty small requests cost more than the search itself.

The theme's modules stay plain ES modules that run as they are; this joins what one of them imports. Each joined module becomes
a function of its own, called once, so that names never meet. It leans on how the modules are written: each static import and
each list of exports is one statement, there is no default export and no circle, and no string looks like a comment. What does
not keep to that is an error of the build, not a broken page.

What only some visitors need stands in a script of its own, which another fetches by import(). The modules that the first one
has already are not fetched again: it exports them, and the second imports them from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from posixpath import dirname, join, normpath

from generator.site.shorten import shortened

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"(\.[^"]*)";$', re.MULTILINE)
_LATER = re.compile(r'\bimport\("(\.[^"]*)"\)')
_EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|class|const) +(\w+))", re.MULTILINE)
_EXPORTED = re.compile(r"^export \{([^}]*)\};$", re.MULTILINE)
_BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)
_SPACE = re.compile(r"\s*\n\s*")


class ScriptsDoNotJoinError(ValueError):
    """A module is written in a way that cannot stand in one file with others."""


def written(path: str, scripts: Iterable[str], read: Callable[[str], str]) -> str:
    """The page's script at `path` as it is served; `scripts` are all those that stand beside it."""
    texts: dict[str, str] = {}

    def reading(name: str) -> str:
        texts[name] = read(name)
        return texts[name]

    first = [one for one in scripts if one != path and path in _later(one, read)]
    shared = set(_closure(first[0], read)) & set(_closure(path, read)) if len(first) == 1 else set()
    given = dict.fromkeys(shared, first[0]) if shared else {}
    later = [one for one in _later(path, read) if [path] == [other for other in scripts if one in _later(other, read)]]
    lent = {name for one in later for name in _closure(one, read)} & set(_closure(path, read))
    return shortened(joined(path, reading, given, lent), [*texts.values()])


def _closure(path: str, read: Callable[[str], str]) -> list[str]:
    """What a module imports statically, directly or not; not itself."""
    found: list[str] = []

    def visit(name: str) -> None:
        for _, target in _IMPORT.findall(_bare(read(name))):
            if (other := normpath(join(dirname(name), target))) not in found:
                found.append(other)
                visit(other)

    visit(path)
    return found


def needed(paths: Iterable[str], read: Callable[[str], str]) -> set[str]:
    """All that some scripts are made of: themselves, what they import, and what they fetch when it is needed."""
    found: set[str] = set()
    rest = list(paths)
    while rest:
        path = rest.pop()
        if path not in found:
            found.add(path)
            rest += [*_closure(path, read), *_later(path, read)]
    return found


def _later(path: str, read: Callable[[str], str]) -> set[str]:
    """The scripts that a script fetches only when they are needed."""
    return {
        normpath(join(dirname(name), target))
        for name in [path, *_closure(path, read)]
        for target in _LATER.findall(_bare(read(name)))
    }


def _module(name: str) -> str:
    return "module_" + re.sub(r"\W", "_", name.removesuffix(".js"))


def joined(
    path: str,
    read: Callable[[str], str],
    given: Mapping[str, str] | None = None,
    lent: Iterable[str] = (),
) -> str:
    """The module at `path` and all that it imports statically, in one. `read` gives a module's text by its path.

    given: modules that another script has -> that script, which lends them. lent: modules that others take from this one.
    """
    done: set[str] = set()
    parts: list[str] = []
    taken_from = given or {}
    wanted: dict[str, list[str]] = {}

    def add(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ScriptsDoNotJoinError(f"{name} imports itself by way of {above[-1]}")
        if name in done:
            return
        done.add(name)
        if name in taken_from:
            wanted.setdefault(taken_from[name], []).append(_module(name))
            return
        text = _bare(read(name))
        for names, target in _IMPORT.findall(text):
            if " as " in names:
                raise ScriptsDoNotJoinError(f"{name} renames what it imports from {target}")
            add(normpath(join(dirname(name), target)), (*above, name))

        def taken(found: re.Match[str]) -> str:
            module = normpath(join(dirname(name), found[2]))
            wanted_here = _names(found[1] or "")
            if unknown := set(wanted_here) - set(given_by := _exports(_bare(read(module)))):
                raise ScriptsDoNotJoinError(f"{name} imports {sorted(unknown)[0]}, which {module} does not export")
            # By place, not by name: a name that is said once in each module costs a phone more than a comma.
            places = ", ".join(one if one in wanted_here else "" for one in given_by).rstrip(" ,")
            return f"const [{places}] = {_module(module)};" if places else ""

        body = _IMPORT.sub(taken, text)
        body = _LATER.sub(lambda found: f'import("./{normpath(join(dirname(name), found[1]))}")', body)
        if name != path:  # whoever loads the page's own module later, by import(), asks for what it exports
            exported = _exports(body)
            body = _EXPORTED.sub("", _EXPORT.sub(r"\1", body))
            body = f"const {_module(name)} = (() => {{\n{body}\nreturn [{', '.join(exported)}];\n}})();"
        if left := re.search(r"^(?:import .*|export default .*|export (?:let|var|\*) .*)$", body, re.MULTILINE):
            raise ScriptsDoNotJoinError(f"{name} is not written in a way that can be joined: {left[0]}")
        parts.append(_SPACE.sub("\n", body).strip())

    add(path, ())
    for other, names in sorted(wanted.items()):
        parts.insert(0, f'import {{{", ".join(sorted(names))}}} from "./{other}";')
    if lent := sorted(map(_module, lent)):
        parts.append(f"export {{{', '.join(lent)}}};")
    return "\n".join(parts) + "\n"


def _exports(text: str) -> list[str]:
    """What a module exports, in the order in which it says so."""
    return [one for _, one in _EXPORT.findall(text)] + [one for some in _EXPORTED.findall(text) for one in _names(some)]


def _names(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _bare(text: str) -> str:
    return _LINE_COMMENT.sub("", _BLOCK_COMMENT.sub("", text))
