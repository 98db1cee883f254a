"""Equal texts and lists of texts that many entries hold are held once: of the texts of 17,000 entries four fifths are equal to another.

What is read from YAML or unpacked has each of them anew; that was half of what entries take in memory, in every process.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from typing import Any, TypeVar

from generator.directory import model

_Kind = TypeVar("_Kind")
_LONGEST = 40
"""Characters: longer texts are sentences, and those of an entry are nearly always its own."""
_LISTS = ("tuple[str, ...]", "tuple[tuple[str, str], ...]")
_CLASSES = {name: one for name, one in vars(model).items() if dataclasses.is_dataclass(one)}


def sharing(kind: type[_Kind]) -> Callable[[_Kind], None]:
    """What lets one value of a class after the other hold what an earlier one holds in place of what is equal to it. A value stays equal
    to what it was.
    """
    known: dict[Any, Any] = {}

    def met(some: tuple[Any, ...]) -> tuple[Any, ...]:
        shared = tuple([known.setdefault(text, text) for text in some])
        known[shared] = shared
        return shared

    scope: dict[str, Any] = {"text": known.setdefault, "list_": known.get, "met": met}
    taking: Callable[[_Kind], None] = scope[_compiled(kind, scope)]
    return taking


def _compiled(cls: Any, scope: dict[str, Any]) -> str:
    """A function for values of a class, without a loop over its fields, which took three times as long; gives its name."""
    lines = []
    for field in dataclasses.fields(cls):
        kind, put = str(field.type), f"put_{cls.__name__}_{field.name}"
        put_in = getattr(cls, field.name).__set__  # past what refuses to change a value
        if kind == "str":
            scope[put] = put_in
            lines += [f"one = value.{field.name}", f"if one and len(one) <= {_LONGEST}: {put}(value, text(one, one))"]
        elif kind in _LISTS:
            scope[put] = put_in
            lines += [f"one = value.{field.name}", f"if one: {put}(value, list_(one) or met(one))"]
        elif parts := _CLASSES.keys() & set(re.findall(r"\w+", kind)):
            take = _compiled(_CLASSES[parts.pop()], scope)
            if kind.startswith("tuple"):
                lines.append(f"for one in value.{field.name}: {take}(one)")
            elif not kind.startswith("Mapping"):
                lines += [f"one = value.{field.name}", f"if one is not None: {take}(one)"]
    made = f"take_{cls.__name__}"
    exec(f"def {made}(value):\n " + "\n ".join(lines or ["pass"]), scope)  # noqa: S102  # of fields' names alone
    return made
