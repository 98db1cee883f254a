"""The filters of the search page: which groups there are, and what of each an entry has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.directory.model import Entry, Schedule
from generator.directory.peers import has_peers

PARTS_OF_DAY: Final = (("morning", 5 * 60), ("afternoon", 12 * 60), ("evening", 17 * 60), ("night", 21 * 60))
"""Part of the day -> the minute it begins; the night ends when the morning begins."""

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


def formats_of(entry: Entry) -> Sequence[str]:
    """How one takes part, in the entry and in its schedules."""
    if not entry.schedule:
        return entry.formats
    return list(dict.fromkeys([*entry.formats, *(one for schedule in entry.schedule for one in schedule.formats)]))


def languages_of(entry: Entry) -> list[str]:
    """What is spoken there, at its meetings or on its phones."""
    spoken = [*entry.languages]
    for schedule in entry.schedule:
        spoken += schedule.languages
    for phone in entry.contact.phones:
        spoken += phone.languages
    return list(dict.fromkeys(spoken))


def for_whom(entry: Entry) -> list[str]:
    """Whom it is only for, whom it is meant for, and who lives there."""
    residents = entry.housing.residents if entry.housing else ()
    return list(dict.fromkeys([*entry.exclusive_to, *entry.populations, *residents]))


def welcomes_medication(entry: Entry) -> bool:
    """Whether it, or the home that it offers, says that people who take prescribed medicine are welcome."""
    return "welcome" in (entry.medication, entry.housing.medication if entry.housing else "")


def facets_of(entry: Entry) -> dict[str, list[str]]:
    """The keys of each filter group that the entry has, without groups it is not in."""
    payment = entry.payment
    groups: dict[str, Sequence[str]] = {
        "kind": [entry.type, entry.subtype],
        "peer": ["yes"] if has_peers(entry) else [],
        "format": formats_of(entry),
        "when": sorted({slot for schedule in entry.schedule for slot in _slots(schedule)}) if entry.schedule else (),
        "pay": [payment.cost if payment.cost != "ask" else "", *payment.accepts] if payment else [],
        "focus": entry.focus,
        "service": entry.services,
        "pathway": entry.pathways,
        "fellowship": [entry.fellowship],
        "medication": ["welcome"] if welcomes_medication(entry) else [],
        "language": languages_of(entry),
        "for": for_whom(entry),
        "only": entry.exclusive_to,
        "access": entry.accessibility,
    }
    found: dict[str, list[str]] = {}
    for group, keys in groups.items():
        if keys and (some := [key for key in dict.fromkeys(keys) if key]):
            found[group] = some
    return found


def _slots(schedule: Schedule) -> Iterator[str]:
    """The weekdays and parts of the day it touches, as "mon-evening"."""
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    if schedule.always_open:
        yield from (f"{day}-{part}" for day in days for part, _ in PARTS_OF_DAY)
        return
    if schedule.start is None:
        return
    end = schedule.end
    if end is None:
        end = schedule.start + (schedule.duration_minutes or 1)
    elif end <= schedule.start:
        end += 1440
    on = schedule.days
    if not on and schedule.anchor:
        on = (days[schedule.anchor.weekday()],)
    if not on and schedule.repeat == "once" and schedule.starts_on:
        on = (days[schedule.starts_on.weekday()],)
    for day in on:
        for shift in (-1440, 0, 1440):
            for number, (part, begins) in enumerate(PARTS_OF_DAY):
                ends = PARTS_OF_DAY[number + 1][1] if number + 1 < len(PARTS_OF_DAY) else 1440 + PARTS_OF_DAY[0][1]
                if schedule.start < ends + shift and begins + shift < end:
                    yield f"{days[(days.index(day) + shift // 1440) % 7]}-{part}"
