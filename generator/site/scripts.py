"""A page's scripts in one file, without their comments: on a slow phone twenty small requests cost more than the search itself.

The theme's modules stay plain ES modules that run as they are; this joins what one of them imports. What a joined module declares
gets the module's name before its own, so that names never meet. It leans on how the modules are written: each static import and
each list of exports is one statement, there is no default export and no circle, and no string looks like a comment. What does
not keep to that is an error of the build, not a broken page.

What only some visitors need stands in a script of its own, which another fetches by import(). The modules that the first one
has already are not fetched again: it exports what the second takes from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from posixpath import dirname, join, normpath

from generator.patterns import pattern
from generator.site.shorten import renamed, shortened, top_names

_IMPORT = pattern(r'^import (?:\{([^}]*)\} from )?"(\.[^"]*)";$', re.MULTILINE)
_LATER = pattern(r'\bimport\("(\.[^"]*)"\)')
_EXPORT = pattern(r"^export ((?:async )?(?:function\*?|class|const) +(\w+))", re.MULTILINE)
_EXPORTED = pattern(r"^export \{([^}]*)\};$", re.MULTILINE)
_BLOCK_COMMENT = pattern(r"/\*.*?\*/", re.DOTALL)
_LINE_COMMENT = pattern(r"^\s*//.*$", re.MULTILINE)


class ScriptsDoNotJoinError(ValueError):
    """A module is written in a way that cannot stand in one file with others."""


@lru_cache(maxsize=4)
def served(modules: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """The scripts that pages name as they are served, by name; `modules` are path and text of all modules below their folder.

    Kept for the next build of the same process: to join and shorten them takes longer than all else in a small site.
    """
    texts = dict(modules)
    scripts = [name for name in texts if "/" not in name]

    def read(name: str) -> str:
        if name not in texts:
            raise ScriptsDoNotJoinError(f"there is no script {name}, and another imports it")
        return texts[name]

    return dict(_served(scripts, scripts, read))


def written(path: str, scripts: Iterable[str], read: Callable[[str], str]) -> str:
    """The page's script at `path` as it is served; `scripts` are all those that stand beside it."""
    return dict(_served([path], list(scripts), read))[path]


def _served(paths: Iterable[str], scripts: Sequence[str], read_once: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    read = cache(read_once)
    closure = cache(lambda name: _closure(name, read))
    later = cache(lambda name: _later(name, read))

    @cache
    def lender(path: str) -> str:
        """The one script that fetches this one later; "" where none does, or several do."""
        first = [one for one in scripts if one != path and path in later(one)]
        return first[0] if len(first) == 1 else ""

    def shared(lending: str, path: str) -> set[str]:
        return set(closure(lending)) & set(closure(path))

    @cache
    def lent(path: str) -> list[tuple[str, str]]:
        """What a script gives to those that it alone fetches later: module and name."""
        found: set[tuple[str, str]] = set()
        for borrower in sorted(later(path)):
            if lender(borrower) == path:
                both = shared(path, borrower)
                for name in {borrower, *closure(borrower)} - both:
                    for names, target in _IMPORT.findall(_bare(read(name))):
                        if (module := normpath(join(dirname(name), target))) in both:
                            found |= {(module, one) for one in _names(names)}
        return sorted(found)

    for path in paths:
        texts: dict[str, str] = {}

        def reading(name: str, texts: dict[str, str] = texts) -> str:
            texts[name] = read(name)
            return texts[name]

        lending = lender(path)
        given = dict.fromkeys(shared(lending, path), lending) if lending else {}
        text = joined(path, reading, given, lent(path), lent(lending) if lending else [])
        yield path, shortened(text, [*texts.values()])


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


def _alias(place: int) -> str:
    """What a script calls the thing at this place among those that it lends."""
    return f"lent{place}"


def joined(
    path: str,
    read: Callable[[str], str],
    given: Mapping[str, str] | None = None,
    lent: Sequence[tuple[str, str]] = (),
    lenders: Sequence[tuple[str, str]] = (),
) -> str:
    """The module at `path` and all that it imports statically, in one. `read` gives a module's text by its path.

    given: modules that another script has -> that script. lent: module and name of all that others take from this one; lenders: the
    same of the script that lends to this one.
    """
    done: set[str] = set()
    parts: list[str] = []
    taken_from = given or {}
    wanted: dict[str, set[tuple[str, str]]] = {}

    def add(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ScriptsDoNotJoinError(f"{name} imports itself by way of {above[-1]}")
        if name in done or name in taken_from:
            return
        done.add(name)
        text = _bare(read(name))
        imports = _imports(name, text)
        for module, _ in imports:
            add(module, (*above, name))
        called = _called(name, imports, read)
        for module, names in imports:
            if module in taken_from:
                wanted.setdefault(taken_from[module], set()).update((module, one) for one in names)
        body = _LATER.sub(lambda found: f'import("./{normpath(join(dirname(name), found[1]))}")', _IMPORT.sub("", text))
        exported = _exports(body)
        body = _EXPORTED.sub("", _EXPORT.sub(r"\1", body))
        if left := re.search(r"^(?:import .*|export default .*|export (?:let|var|\*) .*)$", body, re.MULTILINE):
            raise ScriptsDoNotJoinError(f"{name} is not written in a way that can be joined: {left[0]}")
        if name != path:
            called |= {one: f"{_module(name)}_{one}" for one in top_names(body)}
        parts.append(renamed(body, called).strip())
        if (
            name == path and exported
        ):  # whoever loads the page's own module later, by import(), asks for what it exports
            parts.append(
                f"export {{{', '.join(f'{called[one]} as {one}' if one in called else one for one in exported)}}};"
            )

    add(path, ())
    for other, some in sorted(wanted.items()):
        names = [f"{_alias(lenders.index(one))} as {_module(one[0])}_{one[1]}" for one in sorted(some)]
        parts.insert(0, f'import {{{", ".join(names)}}} from "./{other}";')
    if lent:
        names = [f"{_module(module)}_{one} as {_alias(place)}" for place, (module, one) in enumerate(lent)]
        parts.append(f"export {{{', '.join(names)}}};")
    return "\n".join(filter(None, parts)) + "\n"


def _imports(name: str, text: str) -> list[tuple[str, list[str]]]:
    """What a module imports: from where, and which names."""
    found = []
    for names, target in _IMPORT.findall(text):
        if " as " in names:
            raise ScriptsDoNotJoinError(f"{name} renames what it imports from {target}")
        found.append((normpath(join(dirname(name), target)), _names(names)))
    return found


def _called(name: str, imports: Iterable[tuple[str, list[str]]], read: Callable[[str], str]) -> dict[str, str]:
    """What is imported -> what it is called where all stands in one file."""
    called: dict[str, str] = {}
    for module, names in imports:
        if unknown := set(names) - set(_exports(_bare(read(module))) if names else ()):
            raise ScriptsDoNotJoinError(f"{name} imports {min(unknown)}, which {module} does not export")
        called |= {one: f"{_module(module)}_{one}" for one in names}
    return called


def _exports(text: str) -> list[str]:
    """What a module exports, in the order in which it says so."""
    return [one for _, one in _EXPORT.findall(text)] + [one for some in _EXPORTED.findall(text) for one in _names(some)]


def _names(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@lru_cache(maxsize=512)
def _bare(text: str) -> str:
    return _LINE_COMMENT.sub("", _BLOCK_COMMENT.sub("", text))
