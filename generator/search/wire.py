"""The wire format read back: numbers, document lists, a term's postings in one state and in the nation. README.md has the format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.records import dataclass
from generator.search.codec import LAST, MORE, number
from generator.search.fields import FIELDS

_LAST: Final = {sign: value for value, sign in enumerate(LAST)}
_MORE: Final = {sign: value for value, sign in enumerate(MORE)}
_SINGLE: Final = 1 << len(FIELDS)
"""A segment that begins with less than this is of one document, and the number says in which fields."""


def numbers(text: str) -> list[int]:
    """All numbers of a text."""
    found: list[int] = []
    more: list[int] = []
    for sign in text:
        value = _LAST.get(sign)
        if value is None:
            more.append(_MORE[sign])
            continue
        while more:
            value = (value << 5 | more.pop()) + len(LAST)
        found.append(value)
    return found


def spelled(values: Sequence[int]) -> str:
    """The text of numbers."""
    return "".join(map(number, values))


def run_values(text: str) -> list[int]:
    """The values of a column in which equal neighbors stand once (state_index.runs)."""
    found: list[int] = []
    value = 0
    values = iter(numbers(text))
    for step, more in zip(values, values, strict=True):
        value += step >> 1 if not step & 1 else -(step >> 1) - 1
        found += [value] * (more + 1)
    return found


def documents_in(values: Sequence[int], at: int, size: int) -> tuple[list[int], int]:
    """The documents of a list (codec.doc_list) that begins at `at`, and where it ends."""
    count, left_out = values[at] >> 1, values[at] & 1
    found, before = [], -1
    for gap in values[at + 1 : at + 1 + count]:
        before += gap + 1
        found.append(before)
    if left_out:
        absent = set(found)
        found = [doc for doc in range(size) if doc not in absent]
    return found, at + 1 + count


@dataclass(frozen=True, slots=True)
class Postings:
    """Of a term in one state: by field, the documents that have it, rising; by field, how often those have it that do so repeatedly."""

    docs: list[list[int]]
    times: list[dict[int, int]]

    @classmethod
    def none(cls) -> Postings:
        """Those of a term that nothing has."""
        return cls([[] for _ in FIELDS], [{} for _ in FIELDS])

    @classmethod
    def of(cls, segment: str, size: int) -> Postings:
        """Those of a segment, in a state with so many documents."""
        values, made = numbers(segment), cls.none()
        kinds = values[0] - _SINGLE
        if kinds < 0:
            for which in range(len(FIELDS)):
                if values[0] >> which & 1:
                    made.docs[which].append(values[1])
            return made
        at = 1
        for which in range(len(FIELDS)):
            if kind := kinds >> 2 * which & 3:
                docs, at = documents_in(values, at, size)
                made.docs[which].extend(docs)
                if kind == 2:  # README.md, "Segment"
                    count, before = values[at], -1
                    for gap, times in zip(
                        values[at + 1 : at + 1 + count], values[at + 1 + count : at + 1 + 2 * count], strict=True
                    ):
                        before += gap + 1
                        made.times[which][docs[before]] = times + 2
                    at += 1 + 2 * count
        return made

    def first(self) -> int:
        """The first document that has the term."""
        return min(docs[0] for docs in self.docs if docs)


@dataclass(frozen=True, slots=True)
class Record:
    """Of a term in the nation: its rank in the first state that has it, and by a state's number its segment and how many there are."""

    rank: int
    segments: dict[int, tuple[str, int]]

    @classmethod
    def of(cls, record: str, sizes: Sequence[int]) -> Record:
        """That of a record, where the states have so many documents."""
        values = numbers(record)
        segments: dict[int, tuple[str, int]] = {}
        at, state = 1, -1
        while at < len(values):
            state += values[at] + 1
            end, count = _end(values, at + 1, sizes[state])
            segments[state] = (spelled(values[at + 1 : end]), count)
            at = end
        return cls(values[0], segments)

    def text(self) -> str:
        """As on the wire."""
        parts, before = [number(self.rank)], -1
        for state, (segment, _) in sorted(self.segments.items()):
            parts += [number(state - before - 1), segment]
            before = state
        return "".join(parts)


def _end(values: Sequence[int], at: int, size: int) -> tuple[int, int]:
    """Where the segment that begins at `at` ends, and how many pairs of document and field it names."""
    kinds = values[at] - _SINGLE
    if kinds < 0:
        return at + 2, values[at].bit_count()
    at, total = at + 1, 0
    for which in range(len(FIELDS)):
        if kind := kinds >> 2 * which & 3:
            count = values[at] >> 1
            total += size - count if values[at] & 1 else count
            at += 1 + count
            if kind == 2:
                at += 1 + 2 * values[at]
    return at, total
