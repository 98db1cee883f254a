"""Which shard of a state holds a term: known before its table of contents is, so that both are fetched at once.

Terms that begin with the same letters stand together: so whatever a word that somebody types may be the beginning of is in one
file. A key's mark (entries.py, ``mark``) counts by the letters of its key and stands with the word that most people say for it:
"veterans" needs one file for both. templates/assets/js/search/shards.js does the same.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

MARK: Final = "zz"
"""What marks begin with, three letters of their list's name behind it."""

LETTERS: Final = 3
"""So many first letters decide. Nobody is offered the end of a shorter word."""

DOCUMENTS_PER_SHARD: Final = 8
"""A state's terms with their postings are about 110 characters a document: so a shard has some 900, about 0.4 KB after gzip."""

FEWEST: Final = 12
"""Shards of the smallest state. The vocabulary's words are in all of them, so with three shards each had 1 KB; and every search near
a place asks the nation's own few entries, too."""

MOST: Final = 256
"""Shards of the largest: the files of a site are what hosts limit."""

_MODULUS: Final = 65_521


def shard_count(documents: int) -> int:
    """Into how many shards the terms of a state with so many documents are cut."""
    return min(MOST, FEWEST + documents // DOCUMENTS_PER_SHARD)


def shard_of(term: str, count: int) -> int:
    """The shard, of so many, that holds the term if any does."""
    start = len(MARK) + 3 if term.startswith(MARK) else 0
    return _check(term[start : start + LETTERS]) % count


@lru_cache(maxsize=1 << 15)
def _check(letters: str) -> int:
    value = 0
    for letter in letters:
        value = (value * 31 + ord(letter)) % _MODULUS
    return value


def sharded(terms: Iterable[str], count: int) -> list[list[str]]:
    """Sorted terms by shard, each still sorted; some may have none."""
    shards: list[list[str]] = [[] for _ in range(count)]
    for term in terms:
        shards[shard_of(term, count)].append(term)
    return shards
