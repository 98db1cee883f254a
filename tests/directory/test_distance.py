import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.directory.distance import EARTH_RADIUS_MILES, Point, miles, nearest

points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
HALF_ROUND = EARTH_RADIUS_MILES * 3.141592653589793

# Distances on the sphere of the airports' published coordinates, by the spherical law of cosines.
KNOWN = [
    (Point(40.6413, -73.7781), Point(33.9416, -118.4085), 2469.9),  # New York (JFK), Los Angeles (LAX)
    (Point(39.1031, -84.5120), Point(39.0837, -84.5086), 1.3528),  # Cincinnati, OH and Covington, KY
    (Point(0, 0), Point(0, 1), EARTH_RADIUS_MILES * 3.141592653589793 / 180),
    (Point(0, 179.5), Point(0, -179.5), EARTH_RADIUS_MILES * 3.141592653589793 / 180),  # across the date line
    (Point(0, 0), Point(0, 180), HALF_ROUND),
    (Point(90, 0), Point(-90, 77), HALF_ROUND),
]


@pytest.mark.parametrize(("one", "other", "expected"), KNOWN)
def test_known_distances(one: Point, other: Point, expected: float) -> None:
    assert miles(one, other) == pytest.approx(expected, rel=1e-3)


@given(points, points)
def test_distance_is_a_distance(one: Point, other: Point) -> None:
    assert miles(one, one) == 0
    assert miles(one, other) == pytest.approx(miles(other, one), abs=1e-6)
    assert 0 <= miles(one, other) <= HALF_ROUND + 1e-6


@given(st.lists(st.none() | points, max_size=30), points, st.integers(0, 10))
def test_nearest_is_sorting_and_cutting(places: list[Point | None], origin: Point, count: int) -> None:
    items = list(enumerate(places))
    known = sorted((miles(origin, point), number) for number, point in items if point is not None)
    assert nearest(items, origin, count) == known[:count]
