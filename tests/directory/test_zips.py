from zoneinfo import ZoneInfo

import pytest

from generator.directory.distance import Point
from generator.directory.timezones import COMMON_NAMES, common_name, zone
from generator.directory.zips import (
    DIGITS_OF,
    MILITARY,
    all_zips,
    centroid,
    timezone_of_state,
    timezone_of_zip,
    zip_info,
    zips_in,
)
from tests.content.entry_files import VOCABULARY


def test_a_zip() -> None:
    found = zip_info("40202")
    assert found is not None
    assert (found.city, found.county, found.state) == ("Louisville", "Jefferson County", "KY")
    assert found.timezone == "America/Kentucky/Louisville"
    assert found.point == Point(38.2507, -85.7476)
    assert found.active
    assert zip_info("40202-1234") == found


@pytest.mark.parametrize(
    "text", ["", "4020", "402022", "00000", "99999", "abcde", "40202-", "４０２０２", "40202 1234"]
)
def test_what_is_no_zip(text: str) -> None:
    assert zip_info(text) is None
    assert centroid(text) is None
    assert timezone_of_zip(text) == ""


def test_all_zips_by_code() -> None:
    codes = list(all_zips())
    assert len(codes) > 42_000
    assert codes == sorted(codes)
    assert all(zip_info(code) is all_zips()[code] for code in codes[::97])


def test_the_first_digits_of_a_states_zips_are_those_of_the_package() -> None:
    found: dict[str, set[str]] = {}
    for code, one in all_zips().items():
        found.setdefault(one.state, set()).add(code[0])
    assert {state: "".join(sorted(digits)) for state, digits in found.items()} == DIGITS_OF
    assert zips_in("TX") == tuple(one for one in all_zips().values() if one.state == "TX")
    assert zips_in("XX") == ()


@pytest.mark.parametrize("code", ["96939", "96941", "96970", "77352"])
def test_zero_zero_is_no_place(code: str) -> None:
    found = zip_info(code)
    assert found is not None
    assert found.point is None
    assert found.timezone


@pytest.mark.parametrize("code", ["09001", "34001", "96507"])  # the package gives the last one coordinates
def test_military_zips_are_nowhere(code: str) -> None:
    found = zip_info(code)
    assert found is not None
    assert found.state in MILITARY
    assert (found.point, found.county, found.timezone) == (None, "", "")


def test_a_retired_zip_still_has_its_place() -> None:
    found = zip_info("02207")
    assert found is not None
    assert (found.city, found.active) == ("Boston", False)
    assert found.point


# Boxes drawn wide around each jurisdiction, in degrees: south, north, west, east.
BOXES = {
    "AK": (51, 72, -180, -129),
    "HI": (18, 23, -161, -154),
    "PR": (17, 19, -68, -65),
    "VI": (17, 19, -66, -64),
    "GU": (13, 14, 144, 145),
    "MP": (14, 21, 144, 146),
    "AS": (-15, -11, -172, -168),
    "FM": (0, 11, 137, 164),
    "PW": (2, 9, 131, 135),
    "MH": (4, 15, 160, 173),
}
MAINLAND = (24, 50, -125, -66)


def test_every_known_place_is_in_its_own_part_of_the_world() -> None:
    astray = []
    for one in all_zips().values():
        south, north, west, east = BOXES.get(one.state, MAINLAND)
        if one.point and not (south <= one.point.lat <= north and west <= one.point.lon <= east):
            astray.append(one)
    assert astray == []


def test_every_civilian_zip_has_a_state_and_a_zone_with_a_name() -> None:
    civilian = [one for one in all_zips().values() if one.state not in MILITARY]
    known = {str(term.extra["code"]) for term in VOCABULARY["states"].values()}
    assert {one.state for one in civilian} == known
    named = set(COMMON_NAMES) | {"Pacific/Chuuk", "Pacific/Pohnpei", "Pacific/Kosrae"}
    assert [one for one in civilian if one.timezone not in named] == []


# An hour wrong makes somebody miss a meeting: places whose zone the package has wrong, and some near the borders.
ZONES = [
    ("37405", "Eastern Time"),  # Chattanooga
    ("37338", "Eastern Time"),
    ("86001", "Arizona Time"),
    ("86003", "Arizona Time"),
    ("86040", "Arizona Time"),
    ("86515", "Mountain Time"),  # Window Rock, Navajo Nation
    ("89883", "Mountain Time"),
    ("83522", "Pacific Time"),
    ("67857", "Mountain Time"),
    ("79901", "Mountain Time"),
    ("47708", "Central Time"),  # Evansville, IN
    ("40202", "Eastern Time"),
    ("32501", "Central Time"),  # Pensacola, FL
    ("49801", "Central Time"),  # Iron Mountain, MI
    ("99501", "Alaska Time"),
    ("99634", "Alaska Time"),
    ("96801", "Hawaii Time"),
    ("00901", "Atlantic Time"),
    ("00802", "Atlantic Time"),
    ("96910", "Chamorro Time"),
    ("96799", "Samoa Time"),
    ("96941", "Pohnpei time"),
]


@pytest.mark.parametrize(("code", "name"), ZONES)
def test_time_zones(code: str, name: str) -> None:
    assert common_name(timezone_of_zip(code)) == name


def test_the_zone_of_a_state_only_where_all_clocks_agree() -> None:
    assert timezone_of_state("NY") == timezone_of_state("ny") == "America/New_York"
    assert timezone_of_state("PR") == "America/Puerto_Rico"
    for split in ("KY", "IN", "TN", "MI", "AZ", "AK", "FM"):
        assert timezone_of_state(split) == ""
    assert timezone_of_state("ZZ") == ""


def test_zone_names() -> None:
    assert zone("America/Denver") == ZoneInfo("America/Denver")
    for hostile in ("", "Nowhere/Land", "../../etc/passwd", "/etc/passwd", "America", "a\0b", "x" * 5000):
        assert zone(hostile) is None
    assert all(zone(name) for name in COMMON_NAMES)
    assert common_name("") == ""


def test_one_spelling_for_each_county() -> None:
    assert {one.county for one in all_zips().values() if one.state == "MD" and "altimore" in one.county} == {
        "Baltimore City",
        "Baltimore County",
    }
