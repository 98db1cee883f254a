"""The alphabet of the wire format: numbers, sorted number lists and term lists as plain ASCII text.

Text, because every static host compresses ``.json`` and hardly any compresses ``application/octet-stream``; after gzip the
text is as small as varint bytes would be. README.md describes the format; templates/assets/js/search/wire.js reads it.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import sub
from typing import Final

LAST: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz01234567"
"""The 60 digits that end a number. A number below 60 is one of these."""

MORE: Final = "89!#$%&'()*+,-./:;<=>?@[]^_`{|}~"
"""The 32 digits that say "more follows". Neither a quote nor a backslash nor a blank: JSON needs no escape."""

_BASE = len(LAST)


def _spell(value: int) -> str:
    text = ""
    while value >= _BASE:
        value -= _BASE
        text += MORE[value & 31]
        value >>= 5
    return text + LAST[value]


_SMALL: Final = [_spell(value) for value in range(4096)]
_AFTER: Final = ["", *_SMALL]  # a step to a neighbor leaves one less out


def number(value: int) -> str:
    """A number from 0 up: 1 character below 60, 2 below 1,980, 3 below 63,420."""
    return _SMALL[value] if value < 4096 else _spell(value)


def signed(value: int) -> str:
    """A number of either sign, zigzag: 0, -1, 1, -2, 2 ..."""
    return number(value * 2 if value >= 0 else -value * 2 - 1)


def gaps(values: Sequence[int]) -> str:
    """A rising list of different numbers, as the count left out between neighbours."""
    if not values:
        return ""
    steps = map(sub, values[1:], values)
    if values[-1] < len(_SMALL):
        return _SMALL[values[0]] + "".join(map(_AFTER.__getitem__, steps))
    return number(values[0]) + "".join([number(step - 1) for step in steps])


def doc_list(docs: Sequence[int], size: int) -> str:
    """A rising list of document numbers below ``size``: a count times 2, then gaps; odd when those *not* listed follow."""
    if len(docs) * 2 <= size:
        return number(len(docs) * 2) + gaps(docs)
    absent = sorted(set(range(size)).difference(docs))
    return number(len(absent) * 2 + 1) + gaps(absent)


def front_coded(terms: Iterable[str]) -> str:
    """Sorted lower-case terms; each is a capital (A = 0 ... Z = 25 characters shared with the one before) and the rest."""
    parts: list[str] = []
    before = ""
    for term in terms:
        shared = 0
        for one, other in zip(before[:25], term, strict=False):
            if one != other:
                break
            shared += 1
        parts.append(LAST[shared] + term[shared:])
        before = term
    return "".join(parts)


def decoded(text: str) -> list[str]:
    """The terms of ``front_coded``."""
    terms: list[str] = []
    before = ""
    for one in re.findall("[A-Z][^A-Z]*", text):
        before = before[: ord(one[0]) - ord("A")] + one[1:]
        terms.append(before)
    return terms


def boundaries(groups: Sequence[Sequence[str]]) -> list[str]:
    """For sorted groups of sorted terms: the shortest strings that tell in which group a term belongs."""
    cuts = [""] if groups else []
    for left, right in pairwise(groups):
        last, first = left[-1], right[0]
        length = 1
        while first[:length] <= last:
            length += 1
        cuts.append(first[:length])
    return cuts


def fingerprint(data: bytes) -> str:
    """Two characters that tell a file from a damaged or an older one in 3,599 of 3,600 cases."""
    check = zlib.adler32(data) % (_BASE * _BASE)
    return LAST[check // _BASE] + LAST[check % _BASE]
