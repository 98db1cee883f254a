"""Which pages of a state an edit changes, by its plan before and after.

What a page shows is the entries on it, and what the plan decides beside them: addresses, names and counts of places, the parts
of a list. Where the templates, the settings, the vocabulary and all this are as they were, a page differs from what it was only
if it shows an entry that was edited, or other entries than before. The state's front and its feed choose entries by what these
say; whoever asks for some pages gets these two always.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from operator import is_
from typing import Any

from generator.directory.model import Entry
from generator.site.kinds import KINDS
from generator.site.meetings import Slot
from generator.site.places import ListPage, Place
from generator.site.sheets import Sheet
from generator.site.state_plan import StatePlan

Shows = Callable[[Iterable[Entry]], bool]
"""Whether a page of these entries is wanted."""
Ids = tuple[str, ...]


def every(entries: Iterable[Entry]) -> bool:
    """Every page is wanted."""
    return True


def showing(touched: Collection[str], lists: Collection[Ids] = ()) -> Shows:
    """Wants the pages that show one of these entries, or one of these lists."""

    def shows(entries: Iterable[Entry]) -> bool:
        ids = _ids(entries)
        return ids in lists or any(one in touched for one in ids)

    return shows


def other_lists(old: StatePlan, new: StatePlan) -> frozenset[Ids] | None:
    """The lists of a state that hold other entries than before, in another order, or whose parts are called otherwise.

    None where the plan differs in anything else: then any page may be another.
    """
    if not _alike(old, new, set()):
        return None
    found: set[Ids] = set()
    for one, other in zip(_lists(old), _lists(new), strict=True):
        renamed = [page.span for page in one] != [page.span for page in other]
        for before, after in zip(one, other, strict=True):
            if renamed or _ids(before.entries) != _ids(after.entries):
                found.add(_ids(after.entries))
    # Where the entries of a kind begin in a place stands in links on other pages.
    for here, there in zip(_places(old), _places(new), strict=True):
        if any(here.path_of(kind) != there.path_of(kind) for kind in KINDS if len(here.pages) > 1):
            return None
    for path, sheets in new.sheets.items():
        for was, sheet in zip(old.sheets[path], sheets, strict=True):
            if _ids(was.entries) != _ids(sheet.entries) or was.large != sheet.large:
                found.add(_ids(sheet.entries))
    return frozenset(found)


def same_from_outside(old: StatePlan, new: StatePlan) -> bool:
    """Whether a state has the pages it had, and says of itself to the pages of others what it said, whatever its own pages show."""
    return (
        tuple(old.paths()) == tuple(new.paths())
        and old.bundles is None is new.bundles
        and (old.count, old.meetings.count) == (new.count, new.meetings.count)
        and {key: kind.count for key, kind in old.kinds.items()} == {key: kind.count for key, kind in new.kinds.items()}
        and _sheet_paths(old) == _sheet_paths(new)
    )


def _sheet_paths(state: StatePlan) -> list[str]:
    return [sheet.path for sheets in state.sheets.values() for sheet in sheets]


def _ids(entries: Iterable[Entry]) -> Ids:
    return tuple(entry.id for entry in entries)


def _places(state: StatePlan) -> tuple[Place, ...]:
    return (*state.counties, *state.cities)


def _lists(state: StatePlan) -> Iterator[tuple[ListPage, ...]]:
    yield from (kind.pages for kind in state.kinds.values())
    yield state.statewide
    yield from (place.pages for place in _places(state))


def _alike(old: Any, new: Any, met: set[int]) -> bool:
    """Whether all that a plan decides is the same but the order of entries, and which of them stand on which part of a list or sheet."""
    if old is new:
        return True
    kind: Any = type(new)
    if type(old) is not type(new):
        return False
    if kind is str:
        return bool(old == new)
    if kind is tuple:
        return _all_alike(old, new, met)
    if kind is ListPage:
        return (old.path, old.group) == (new.path, new.group)
    if kind is Sheet:
        return (old.path, old.need, old.count, len(old.entries)) == (new.path, new.need, new.count, len(new.entries))
    if kind is Place and id(new) in met:
        return bool(old.path == new.path)
    if isinstance(new, Mapping):
        return list(old) == list(new) and all(_alike(old[key], one, met) for key, one in new.items())
    if names := _names(kind):
        met.add(id(new))
        return all(_alike(getattr(old, name), getattr(new, name), met) for name in names)
    return repr(old) == repr(new)


def _all_alike(old: tuple[Any, ...], new: tuple[Any, ...], met: set[int]) -> bool:
    if len(old) != len(new):
        return False
    if new and type(new[0]) is Entry:
        return all(map(is_, old, new)) or Counter(map(_kind, old)) == Counter(map(_kind, new))
    if new and type(new[0]) is Slot:
        return Counter((one.entry.id, one.number) for one in old) == Counter((one.entry.id, one.number) for one in new)
    return all(_alike(one, other, met) for one, other in zip(old, new, strict=True))


def _kind(entry: Entry) -> tuple[str, str, str]:
    return entry.id, entry.type, entry.subtype


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if hasattr(kind, "__dataclass_fields__") else ()
