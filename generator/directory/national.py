"""Facts of the whole country: a number, its year, a sentence that says it, and the page it was read on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

UNITS = ("people", "states", "percent", "facilities")
# How exact the page was: as it stands, "more than", "about".
QUALIFIERS = ("", "more_than", "about")


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """What holds in one state: `value` out of `of` (0 where there is no whole to speak of)."""

    state: str
    value: int
    of: int = 0


@dataclass(frozen=True, slots=True)
class NationalFact:
    """One fact. `series` joins facts that are the same thing in other years, in the same unit.

    `sentence` is said as it stands, by language; the number in it is `value`, written by `as_written`.
    `places` holds the same by state, for a map; it adds up to `value`.
    """

    key: str
    value: float
    unit: str
    year: int
    sentence: Mapping[str, str]
    url: str
    retrieved: dt.date
    level: str
    qualifier: str = ""
    of: int = 0
    series: str = ""
    places: tuple[PlaceValue, ...] = ()


def as_written(value: float) -> str:
    """The number as the sentences write it: 100,000 and 56.6."""
    return f"{value:,.1f}".removesuffix(".0")
