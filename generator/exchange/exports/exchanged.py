"""An exported file in which one entry is exchanged for what it is now: the bytes of all entries exported anew, in less time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from generator.content.vocabulary import Vocabulary
from generator.directory.model import Entry
from generator.exchange.exports.open_json import open_json, record_of
from generator.exchange.exports.publisher import Publisher, json_bytes
from generator.exchange.exports.sheet import MARK, line_of, row_of


class Exchange(Protocol):
    """Gives the file, or None where it cannot be told from the file alone."""

    def __call__(self, data: bytes, old: Entry, new: Entry, publisher: Publisher) -> bytes | None: ...


def in_json(data: bytes, old: Entry, new: Entry, publisher: Publisher) -> bytes | None:
    """Of a file of `open_json`."""
    was, now = (json_bytes(record_of(entry, publisher)).rstrip(b"\n") for entry in (old, new))
    return _replaced(data, was, now)


def in_sheet(data: bytes, old: Entry, new: Entry, publisher: Publisher) -> bytes | None:
    """Of a file of `sheet`: None where a column comes or goes."""
    was, now = row_of(old, publisher), row_of(new, publisher)
    columns = next(csv.reader(io.StringIO(_head(data).decode())))
    if not columns or not now.keys() <= set(columns) or not was.keys() <= set(columns):
        return None
    if (less := was.keys() - now.keys()) and not _stands_elsewhere(data, [columns.index(one) for one in less], old.id):
        return None
    return _replaced(data, b"\r\n" + line_of(was, columns), b"\r\n" + line_of(now, columns))


def _replaced(data: bytes, was: bytes, now: bytes) -> bytes | None:
    return data.replace(was, now) if data.count(was) == 1 else None


def _head(data: bytes) -> bytes:
    return data[len(MARK) : data.index(b"\r\n")]


def _stands_elsewhere(data: bytes, columns: list[int], entry: str) -> bool:
    """Whether each of these columns has something in a row of another entry."""
    left = set(columns)
    rows = csv.reader(io.StringIO(data[len(MARK) :].decode(), newline=""))
    next(rows)
    for row in rows:
        left -= {column for column in left if row[column] and row[0] != entry}
        if not left:
            return True
    return False


EXCHANGES: Final[Mapping[str, Exchange]] = {"json": in_json, "csv": in_sheet}
"""The standards that can do this."""


def whole_json(sizes: Iterable[int], vocabulary: Vocabulary, publisher: Publisher) -> int:
    """How large a file of all entries is, by the size of each state's."""
    around = len(open_json((), vocabulary, publisher)[0])
    return around - 1 + sum(size - around + 1 for size in sizes)


def least_sheet(files: Iterable[bytes]) -> int:
    """How large a sheet of all entries is at least, by each state's: its rows have the columns of these, and more."""
    return sum(len(data) - len(_head(data)) - len(MARK) for data in files)
