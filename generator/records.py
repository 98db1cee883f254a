"""Dataclasses whose methods are made when they are first called.

The standard library compiles six methods of each class while its module is imported. Checking one file imports 75 such
classes and makes values of some twenty: compiling the rest took a quarter of all its time. Here a class gets its fields from the
standard library, so that `fields`, `replace`, `asdict`, `match` and types are its own, and each method is compiled the first time it is
needed. What a class is and does is the same; tests hold both against each other.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, slots=False):
        """As `dataclasses.dataclass`, with the options that are used here; of `field`, `default` and `default_factory`."""
        return _made(cls, frozen, slots) if cls is not None else lambda cls: _made(cls, frozen, slots)


_ABSENT: Any = object()


def _made(cls: type, frozen: bool, slots: bool) -> type:
    own = cls.__dict__
    cls.__doc__ = cls.__doc__ or cls.__name__  # which the standard library would make of the whole signature
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    made.__init__ = _at_first_call(made, "__init__", lambda: _init(made, frozen and slots, frozen))
    if "__eq__" not in own:
        made.__eq__ = _at_first_call(made, "__eq__", lambda: _eq(made))
        made.__hash__ = _at_first_call(made, "__hash__", lambda: _hash(made)) if frozen else None
    if "__repr__" not in own:
        made.__repr__ = _repr
    if frozen:
        made.__setattr__, made.__delattr__ = _refuse_setting, _refuse_deleting
        if slots:  # as it is copied and handed to another process, past what refuses
            made.__getstate__, made.__setstate__ = _state, _restore
    return made  # type: ignore[no-any-return]


def _at_first_call(cls: Any, name: str, make: Callable[[], Any]) -> Any:
    """A method that puts the one that `make` gives in its place and calls that."""

    def first(self: Any, *args: Any, **kwargs: Any) -> Any:
        method = make()
        method.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, method)
        return method(self, *args, **kwargs)

    return first


def _compiled(name: str, parameters: str, lines: list[str], names: dict[str, Any]) -> Any:
    scope: dict[str, Any] = {}
    exec(f"def {name}({parameters}):\n " + "\n ".join(lines), names, scope)  # noqa: S102  # of fields' names alone
    return scope[name]


def _init(cls: Any, by_slot: bool, frozen: bool) -> Any:
    names: dict[str, Any] = {"_absent": _ABSENT, "_set": object.__setattr__}
    parameters, lines = ["self"], []
    for one in dataclasses.fields(cls):
        name = value = one.name
        if one.default is not dataclasses.MISSING:
            names[f"_default_{name}"] = one.default
            parameters.append(f"{name}=_default_{name}")
        elif one.default_factory is not dataclasses.MISSING:
            names[f"_make_{name}"] = one.default_factory
            parameters.append(f"{name}=_absent")
            value = f"_make_{name}() if {name} is _absent else {name}"
        else:
            parameters.append(name)
        if by_slot:
            names[f"_set_{name}"] = getattr(cls, name).__set__
            lines.append(f"_set_{name}(self, {value})")
        else:
            lines.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    return _compiled("__init__", ", ".join(parameters), lines or ["pass"], names)


def _values(cls: Any, of: str) -> str:
    return "(" + "".join(f"{of}.{one.name}, " for one in dataclasses.fields(cls)) + ")"


def _eq(cls: Any) -> Any:
    lines = [
        "if other.__class__ is not self.__class__: return NotImplemented",
        f"return {_values(cls, 'self')} == {_values(cls, 'other')}",
    ]
    return _compiled("__eq__", "self, other", lines, {})


def _hash(cls: Any) -> Any:
    return _compiled("__hash__", "self", [f"return hash({_values(cls, 'self')})"], {})


def _repr(self: Any) -> str:
    told = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self))
    return f"{self.__class__.__qualname__}({told})"


def _refuse_setting(self: object, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
