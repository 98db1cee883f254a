"""The filters of the search page: which groups there are, and what of each an entry has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from generator.directory.model import Entry, Schedule
from generator.directory.peers import has_peers
from generator.directory.several import Several, several_of, welcomes_medication

PARTS_OF_DAY: Final = (("morning", 5 * 60), ("afternoon", 12 * 60), ("evening", 17 * 60), ("night", 21 * 60))
"""Part of the day -> the minute it begins; the night ends when the morning begins."""

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

# Filter group -> the list its keys are of. What a group is made of stands in `facets_of`.
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": ("types", "subtypes"),
    "peer": (),
    "format": ("formats",),
    "when": (),
    "pay": ("costs", "payments"),
    "focus": ("focuses",),
    "service": ("services",),
    "pathway": ("pathways",),
    "fellowship": ("fellowships",),
    "medication": ("medication",),
    "language": ("languages",),
    "for": ("populations",),
    "only": ("populations",),
    "access": ("accessibility",),
}
"""In the order in which the page shows them."""


def facets_of(entry: Entry, several: Several | None = None) -> dict[str, list[str]]:
    """The keys of each filter group that the entry has, without groups it is not in. `several`: where that is known already."""
    several = several or several_of(entry)
    payment = entry.payment
    groups: tuple[tuple[str, Sequence[str]], ...] = (
        ("kind", (entry.type, entry.subtype)),
        ("peer", ("yes",) if has_peers(entry) else ()),
        ("format", several.formats),
        ("when", _when(entry.schedule) if entry.schedule else ()),
        ("pay", (payment.cost if payment.cost != "ask" else "", *payment.accepts) if payment else ()),
        ("focus", entry.focus),
        ("service", entry.services),
        ("pathway", entry.pathways),
        ("fellowship", (entry.fellowship,) if entry.fellowship else ()),
        ("medication", ("welcome",) if welcomes_medication(entry) else ()),
        ("language", several.languages),
        ("for", several.for_whom),
        ("only", entry.exclusive_to),
        ("access", entry.accessibility),
    )
    found: dict[str, list[str]] = {}
    for group, keys in groups:
        if keys:
            distinct = dict.fromkeys(keys)
            distinct.pop("", None)
            if distinct:
                found[group] = [*distinct]
    return found


def _when(schedules: Sequence[Schedule]) -> list[str]:
    """The weekdays and parts of the day of all of them, as "mon-evening", sorted."""
    slots: set[str] = set()
    for schedule in schedules:
        if schedule.always_open:
            slots.update(f"{day}-{part}" for day in _DAYS for part, _ in PARTS_OF_DAY)
        elif schedule.start is not None:
            slots |= _slots(schedule.start, schedule.end, schedule.duration_minutes, _days_of(schedule))
    return sorted(slots)


def _days_of(schedule: Schedule) -> tuple[str, ...]:
    if schedule.days:
        return schedule.days
    if schedule.anchor:
        return (_DAYS[schedule.anchor.weekday()],)
    if schedule.repeat == "once" and schedule.starts_on:
        return (_DAYS[schedule.starts_on.weekday()],)
    return ()


@lru_cache(maxsize=1 << 14)  # most schedules are like others, and there are several to an entry
def _slots(start: int, end: int | None, minutes: int | None, days: tuple[str, ...]) -> frozenset[str]:
    """What is touched on these days from one minute to another, of the next day where that is the smaller one."""
    if end is None:
        end = start + (minutes or 1)
    elif end <= start:
        end += 1440
    found = set()
    for shift in (-1440, 0, 1440):
        for number, (part, begins) in enumerate(PARTS_OF_DAY):
            ends = PARTS_OF_DAY[number + 1][1] if number + 1 < len(PARTS_OF_DAY) else 1440 + PARTS_OF_DAY[0][1]
            if start < ends + shift and begins + shift < end:
                found |= {f"{_DAYS[(_DAYS.index(day) + shift // 1440) % 7]}-{part}" for day in days}
    return frozenset(found)
