"""Points on the earth and the miles between them."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple, TypeVar

EARTH_RADIUS_MILES = 3958.7613
"""Mean radius of the earth: 6371.0088 km (IUGG, R1), a mile being 1.609344 km."""

T = TypeVar("T")


class Point(NamedTuple):
    """Degrees north and east, WGS 84."""

    lat: float
    lon: float


def miles(one: Point, other: Point) -> float:
    """Statute miles along the great circle (haversine formula, within 0.6 % of the ellipsoid)."""
    north, north_other = radians(one.lat), radians(other.lat)
    half_up = sin((north_other - north) / 2)
    half_over = sin(radians(other.lon - one.lon) / 2)
    chord = half_up * half_up + cos(north) * cos(north_other) * half_over * half_over
    return 2 * EARTH_RADIUS_MILES * asin(min(1.0, sqrt(chord)))


def nearest(items: Iterable[tuple[T, Point | None]], origin: Point, count: int) -> list[tuple[float, T]]:
    """The `count` items nearest to `origin`, each with its miles, nearest first; as given where equally far.

    Items without a point are left out: an unknown place has no distance.
    """
    measured = ((miles(origin, point), item) for item, point in items if point is not None)
    return heapq.nsmallest(count, measured, key=lambda pair: pair[0])
