"""Reading `content/vocabulary/`: closed lists and tables of foreign codes, through the same strict reader."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.content.checker import check_record
from generator.content.packed import Cache, hashed, key_of
from generator.content.reader import read_tree
from generator.content.tree import Mapping, Node, Sequence
from generator.content.vocabulary import CodeRow, Term, Vocabulary
from generator.problems import Problem, Problems
from generator.resources import vocabulary_dir

_CODE_TABLES = frozenset({"samhsa", "findtreatment", "meeting_guide", "bmlt", "hsds"})
_NEEDED = "emergencies.yaml"
_FIXED: dict[str, tuple[str, ...]] = {"weeks": ("1", "2", "3", "4", "last"), "passcodes": ("none", "ask")}


_Told = tuple[Vocabulary, list[Problem]]


def known_vocabulary(folder: Path, shown: str, cache: Cache) -> tuple[Vocabulary, list[Problem], str]:
    """The same as `read_vocabulary`, kept while its files stay; and what tells this edition of them from others."""
    edition = key_of(f"{path} {shown} {hashed(path.read_bytes())}" for path in _files(folder))
    make = lambda: read_vocabulary(folder, shown)  # noqa: E731  # short and used once
    vocabulary, problems = cache.get("vocabulary", edition, _Told, make)
    return vocabulary, problems, edition


def read_vocabulary(folder: Path, shown: str) -> tuple[Vocabulary, list[Problem]]:
    """Every list and table of a vocabulary folder. A broken term is a problem, and left out."""
    vocabulary, problems = _read(tuple((path.name, path.read_bytes()) for path in _files(folder)))
    return vocabulary, [replace(problem, path=f"{shown}/{problem.path}") for problem in problems]


def _files(folder: Path) -> list[Path]:
    """The files of a folder; a list that nobody may be without is the tool's own where the folder, perhaps an older one, lacks it."""
    found = sorted(folder.glob("*.yaml"))
    return found if any(path.name == _NEEDED for path in found) else sorted([*found, vocabulary_dir() / _NEEDED])


# The same bytes give the same lists: a folder that is read again, as `serve` and tests do, is not made anew.
@lru_cache(maxsize=4)
def _read(files: tuple[tuple[str, bytes], ...]) -> tuple[Vocabulary, tuple[Problem, ...]]:
    problems: list[Problem] = []
    trees: dict[str, tuple[Node, Problems]] = {}
    for name, data in files:
        tree, found = read_tree(data, name)
        if tree is not None:
            trees[name.removesuffix(".yaml")] = (tree, found)
        else:
            problems += found.found
    lists: dict[str, MappingType[str, Term]] = {
        name: {key: Term(key, {"en": key}) for key in keys} for name, keys in _FIXED.items() if name not in trees
    }
    # Pathways, focuses and languages first: other lists' extras point to them.
    for name in sorted(trees.keys() - _CODE_TABLES, key=lambda n: (n not in ("pathways", "focuses", "languages"), n)):
        tree, found = trees[name]
        lists[name] = _terms(name, tree, lists, found)
        problems += found.found
    tables: dict[str, tuple[CodeRow, ...]] = {}
    for name in sorted(trees.keys() & _CODE_TABLES):
        tree, found = trees[name]
        tables[name] = tuple(_rows(tree, lists, found))
        problems += found.found
    return Vocabulary(lists, tables), tuple(problems)


def _items(tree: Node, found: Problems) -> tuple[Node, ...]:
    if isinstance(tree, Sequence):
        return tree.items
    found.add("FIELD-SHAPE", "This file is a list: each part starts with a hyphen.", line=tree.line, column=tree.column)
    return ()


def _terms(name: str, tree: Node, lists: MappingType[str, MappingType[str, Term]], found: Problems) -> dict[str, Term]:
    from generator.content.sheets import TERM, TERM_EXTRAS  # what is kept is read without these tables

    extras = TERM_EXTRAS.get(name, ())
    terms: dict[str, Term] = {}
    for item in _items(tree, found):
        before = len(found.found)
        values = check_record(item, (*TERM, *extras), lists, found)
        extra = {field.name: values.pop(field.name) for field in extras if field.name in values}
        if len(found.found) > before:
            continue
        if "en" not in values["label"]:
            found.add("TERM-LABEL", f'"{values["key"]}" has no English label.', line=item.line, column=item.column)
        elif values["key"] in terms:
            found.add("TERM-TWICE", f'"{values["key"]}" stands twice in this list.', line=item.line, column=item.column)
        else:
            values["codes"] = {
                k: tuple(v) if isinstance(v, tuple) else (str(v),) for k, v in values.get("codes", {}).items()
            }
            terms[values["key"]] = Term(**values, extra=extra)
    return terms


def _rows(tree: Node, lists: MappingType[str, MappingType[str, Term]], found: Problems) -> list[CodeRow]:
    from generator.content.sheets import CODE_ROW

    rows: list[CodeRow] = []
    for item in _items(tree, found):
        before = len(found.found)
        values = check_record(item, CODE_ROW, lists, found)
        if len(found.found) > before or not isinstance(item, Mapping):
            continue
        codes = _tuple(values.get("only")) or _tuple(values.get("code"))
        if not codes:
            found.add("TERM-CODE", "This row names no code.", line=item.line, column=item.column, fix="Add code.")
            continue
        if not values["sets"] and not values.get("left_out"):
            found.add(
                "TERM-CODE",
                f"{codes[0]} sets nothing and does not say why.",
                line=item.line,
                column=item.column,
                fix="Add left_out.",
            )
        rows.append(
            CodeRow(
                codes,
                values.get("name", ""),
                values["sets"] or {},
                values.get("left_out", ""),
                values.get("book", ""),
                _tuple(values.get("without")),
            )
        )
    return rows


def _tuple(value: Any) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()
