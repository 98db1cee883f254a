"""What is said in several places of one entry, put together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from generator.directory.model import Entry


class Several(NamedTuple):
    """What is said in several places of an entry: how one takes part, in the entry and in its schedules; what is spoken there, at
    its meetings or on its phones; whom it is only for, whom it is meant for, and who lives there.
    """

    formats: tuple[str, ...]
    languages: tuple[str, ...]
    for_whom: tuple[str, ...]


def several_of(entry: Entry) -> Several:
    """That of an entry; nothing stands twice."""
    return Several(formats_of(entry), _languages_of(entry), _for_whom(entry))


def formats_of(entry: Entry) -> tuple[str, ...]:
    """`Several.formats`."""
    return _joined(entry.formats, [schedule.formats for schedule in entry.schedule])


def _languages_of(entry: Entry) -> tuple[str, ...]:
    spoken = [schedule.languages for schedule in entry.schedule]
    spoken += [phone.languages for phone in entry.contact.phones]
    return _joined(entry.languages, spoken)


def _for_whom(entry: Entry) -> tuple[str, ...]:
    return _joined(entry.exclusive_to, [entry.populations, entry.housing.residents if entry.housing else ()])


def _joined(first: tuple[str, ...], more: Sequence[Sequence[str]]) -> tuple[str, ...]:
    if not any(more):
        return first if len(first) < 2 else tuple(dict.fromkeys(first))
    return tuple(dict.fromkeys(chain(first, *more)))


def welcomes_medication(entry: Entry) -> bool:
    """Whether it, or the home that it offers, says that people who take prescribed medicine are welcome."""
    return "welcome" in (entry.medication, entry.housing.medication if entry.housing else "")
