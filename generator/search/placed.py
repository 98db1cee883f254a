"""What the tables of places and labels need of an entry: found once, and kept between builds while the entry stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.directory.model import Entry
from generator.search.entries import card_keys, is_wide, point_of, shard_of
from generator.search.facets import facets_of
from generator.search.gazetteer import name_words


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
        {group: tuple(keys) for group, keys in card_keys(entry).items()},
        tuple(dict.fromkeys(schedule.timezone for schedule in entry.schedule if schedule.timezone)),
    )


def all_placed(entries: Iterable[Entry], stamps: Mapping[str, str], known: Known) -> dict[str, tuple[str, Placed]]:
    """The same of many, by id, each with its stamp; what is known of an entry under its stamp is not looked for again."""
    found = {}
    for entry in entries:
        stamp = stamps.get(entry.id, "")
        old = known.get(entry.id) if stamp else None
        found[entry.id] = old if old is not None and old[0] == stamp else (stamp, placed(entry))
    return found
