"""Patterns that are compiled when they are first used.

A module's patterns stand at its top, where they are read as a table; compiling the two hundred that an edit or a check imports took
a tenth of all its time, and hardly a third of them is ever used.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

__all__ = ["pattern"]

_DOES = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn", "groupindex", "groups")

if TYPE_CHECKING:
    from re import compile as pattern
else:

    class pattern:  # noqa: N801  # it stands where `re.compile` would
        """As `re.compile`, and as what that gives."""

        __slots__ = ("flags", "pattern", *_DOES)

        def __init__(self, text: str, flags: int = 0) -> None:
            self.pattern, self.flags = text, flags

        def __getattr__(self, name: str) -> Any:
            """What the compiled pattern does, from now on without a detour: slots that are empty are asked for here."""
            if name not in _DOES:
                raise AttributeError(name)
            made = re.compile(self.pattern, self.flags)
            for one in _DOES:
                setattr(self, one, getattr(made, one))
            return getattr(made, name)

        def __repr__(self) -> str:
            return repr(re.compile(self.pattern, self.flags))
