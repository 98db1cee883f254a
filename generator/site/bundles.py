"""Pages of several entries each, for a site without a page for every entry: half as many files.

The page of an entry follows from its id and the number of its state's pages, so a device works it out as the build does
(`templates/assets/js/list/pages.js`). The number is a power of two: a page keeps its entries until a state doubles.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.directory.model import Entry
from generator.records import dataclass
from generator.site.hashing import hashed

FOLDER = "listings"
ABOUT = 8
"""Entries on a page, about: a hash spreads them unevenly, and 16 of usual length weigh less than 60 KB."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One page of several entries: its address, its number from 1 and of how many, its entries by name."""

    path: str
    number: int
    of: int
    entries: tuple[Entry, ...]


def entry_path(entry: Entry) -> str:
    """The path of an entry's own page."""
    return f"/{entry.id}/"


def page_count(entries: int) -> int:
    """How many pages a state's entries take: a power of two, 0 for none."""
    return 0 if not entries else 1 << max(0, -(-entries // ABOUT) - 1).bit_length()


def bundle_path(entry_id: str, count: int) -> str:
    """The page on which an entry stands, with its place on it."""
    state, _, slug = entry_id.partition("/")
    return f"/{state}/{FOLDER}/{hashed(entry_id) % count + 1}/#{slug}"


def bundles_of(base: str, entries: Iterable[Entry]) -> tuple[Bundle, ...]:
    """The pages of a state's entries below `base` ("/ky/"); one without entries is left out."""
    some = sorted(entries, key=lambda entry: (entry.name.casefold(), entry.id))
    count = page_count(len(some))
    held: dict[int, list[Entry]] = {}
    for entry in some:
        held.setdefault(hashed(entry.id) % count + 1, []).append(entry)
    return tuple(Bundle(f"{base}{FOLDER}/{n}/", n, count, tuple(held[n])) for n in sorted(held))
