"""A style sheet as it is served: without comments and blanks that say nothing, a sixth less to fetch before anything is painted.

Only what no browser tells apart: strings stay as they are, and of a run of blanks one is left wherever it may divide two words.
"""

from __future__ import annotations

import re

from generator.patterns import pattern

_PARTS = pattern(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/""", re.DOTALL)
_BLANKS = pattern(r"\s+")
_BESIDE_SIGNS = pattern(r" ?([{};,]) ?")
_VALUE = pattern(r"([{;][\w-]+): ")


def tidied(text: str) -> str:
    """The style sheet, shorter."""
    strings: list[str] = []

    def kept(found: re.Match[str]) -> str:
        if found[1] is None:
            return " "
        strings.append(found[1])
        return '""'

    bare = _BLANKS.sub(" ", _PARTS.sub(kept, text))
    bare = _VALUE.sub(r"\1:", _BESIDE_SIGNS.sub(r"\1", bare)).replace(";}", "}").strip()
    rest = iter(strings)
    return re.sub('""', lambda _found: next(rest), bare) + "\n"
