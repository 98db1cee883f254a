"""What the tables of places and labels need of an entry: found once, and kept between builds while the entry stays as it is."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache
from itertools import chain

from generator.content.packed import hashed, packed
from generator.content.sharing import sharing
from generator.directory.model import Entry
from generator.records import dataclass
from generator.search.codec import fingerprint
from generator.search.entries import card_keys, is_wide, point_of, shard_of
from generator.search.facets import facets_of
from generator.search.gazetteer import name_words
from generator.search.place_words import KNOWN_AS, SHOWN_AS


@dataclass(frozen=True, slots=True)
class Placed:
    """Of an entry: its state and part of the index, whether it has no distance, its point; `named` the city and county that it
    shows, as looked up and as written; `home` its city, and `words` those of its name that are not in it; its filter groups; the
    keys that its card says in words, and the time zones of its schedules.
    """

    state: str
    shard: str
    wide: bool
    point: tuple[float, float] | None
    named: tuple[tuple[str, str], ...]
    home: str
    words: tuple[str, ...]
    groups: tuple[str, ...]
    keys: Mapping[str, tuple[str, ...]]
    zones: tuple[str, ...]


Known = Mapping[str, tuple[str, Placed]]
"""By the id of an entry: the stamp that it had, and what it was found to be."""


def placed(entry: Entry) -> Placed:
    """What is needed of one entry."""
    point, location = point_of(entry), entry.location
    shown = (location.city, location.county) if location is not None and location.visibility != "ask" else ()
    home = name_words(location.city) if location else ""
    words = dict.fromkeys(name_words(entry.name).split())
    at_home = home.split()
    return Placed(
        entry.state,
        shard_of(entry),
        is_wide(entry),
        (point.lat, point.lon) if point is not None else None,
        tuple((key, name) for name in shown if (key := name_words(name))),
        home,
        tuple(word for word in words if word not in at_home),
        tuple(facets_of(entry)),
        _same(tuple((group, tuple(keys)) for group, keys in card_keys(entry).items())),
        tuple(dict.fromkeys(schedule.timezone for schedule in entry.schedule if schedule.timezone)),
    )


@lru_cache(maxsize=4096)
def _same(keys: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, tuple[str, ...]]:
    """The keys of cards that say the same, held once."""
    return dict(keys)


def all_placed(entries: Iterable[Entry], stamps: Mapping[str, str], known: Known) -> dict[str, tuple[str, Placed]]:
    """The same of many, by id, each with its stamp; what is known of an entry under its stamp is not looked for again."""
    found = {}
    share = sharing(Placed)
    for entry in entries:
        stamp = stamps.get(entry.id, "")
        old = known.get(entry.id) if stamp else None
        found[entry.id] = new = old if old is not None and old[0] == stamp else (stamp, placed(entry))
        share(new[1])
    return found


FEWEST = 2
"""A single word in the names of more entries than this, and than there are entries in places of that name, is rather no place."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What the tables ask of all entries together, as numbers, so that one entry can be exchanged without looking at the others.

    `home` counts entries by their city, `words` by each word of their names, `groups`, `keys` and `zones` by what they have of
    these; `edition` is the sum of what tells each from others.
    """

    home: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)
    groups: Mapping[str, int] = field(default_factory=dict)
    keys: Mapping[str, int] = field(default_factory=dict)
    zones: Mapping[str, int] = field(default_factory=dict)
    edition: str = "0"

    @classmethod
    def of(cls, entries: Iterable[Placed]) -> Sums:
        """The sums of some entries."""
        some = list(entries)
        return cls(
            Counter(one.home for one in some),
            Counter(chain.from_iterable(one.words for one in some)),
            Counter(chain.from_iterable(one.groups for one in some)),
            Counter(chain.from_iterable(map(_keys, some))),
            Counter(chain.from_iterable(one.zones for one in some)),
            edition_of(some),
        )

    def exchanged(self, old: Placed, new: Placed) -> Sums:
        """The sums once an entry is another."""
        return Sums(
            _exchanged(self.home, [old.home], [new.home]),
            _exchanged(self.words, old.words, new.words),
            _exchanged(self.groups, old.groups, new.groups),
            _exchanged(self.keys, _keys(old), _keys(new)),
            _exchanged(self.zones, old.zones, new.zones),
            f"{(int(self.edition, 16) + _number(new) - _number(old)) % _MODULUS:x}",
        )

    def tells_no_more(self, other: Sums) -> bool:
        """Whether the same groups, keys and zones occur as in `other`."""
        pairs = ((self.groups, other.groups), (self.keys, other.keys), (self.zones, other.zones))
        return all(one.keys() == another.keys() for one, another in pairs)

    def turned(self, other: Sums) -> list[str]:
        """The words that are rather no place here and are one in `other`, or the other way round."""
        changed = {word for word, _ in self.words.items() ^ other.words.items()}
        changed |= {word for word, _ in self.home.items() ^ other.home.items()}
        return sorted(word for word in changed if self.rather_no_place(word) != other.rather_no_place(word))

    def rather_no_place(self, word: str) -> bool:
        """Whether a word stands in the names of more entries elsewhere than there are entries in places of that name."""
        return self.words.get(word, 0) > max(FEWEST, self.home.get(word, 0))


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of many: all of it, packed; its `print_of`; its sums."""

    data: bytes
    print: str
    sums: Sums

    @classmethod
    def of(cls, known: Known) -> Kept:
        """That of entries by their ids."""
        return cls(packed(known), print_of(known), Sums.of([one for _, one in known.values()]))


def print_of(known: Known) -> str:
    """What tells what the tables are made of from what else they could be: of entries all that they need, and no more."""
    return hashed(packed([one for _, one in known.values()]))


_MODULUS = 1 << 128


def edition_of(entries: Iterable[Placed]) -> str:
    """What tells these entries from others, whatever their order; a sum, so that one can be exchanged."""
    return f"{sum(map(_number, entries)) % _MODULUS:x}"


def edition_tag(gazetteer: str, entries: str) -> str:
    """What tells the tables' files from those of another day, by the edition of the gazetteer and that of the entries."""
    return fingerprint(f"{gazetteer}\n{KNOWN_AS}\n{SHOWN_AS}\n{entries}".encode())


def same_spot(old: Placed, new: Placed) -> bool:
    """Whether an entry stands where it stood, for every table of places."""
    return all(
        getattr(old, name) == getattr(new, name) for name in ("state", "shard", "wide", "point", "named", "home")
    )


def _number(one: Placed) -> int:
    told = f"{one.state} {one.point} {one.named} {one.home} {one.words}"
    return int.from_bytes(hashlib.blake2b(told.encode(), digest_size=16).digest(), "big")


def _keys(one: Placed) -> list[str]:
    return [f"{group} {key}" for group, keys in one.keys.items() for key in keys]


def _exchanged(counts: Mapping[str, int], old: Iterable[str], new: Iterable[str]) -> dict[str, int]:
    made = Counter(counts)
    made.subtract(old)
    made.update(new)
    return {key: number for key, number in made.items() if number}
