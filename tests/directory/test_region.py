"""Which entries a site for one state, some states or some counties lists."""

import pytest

from generator.directory.directory import Directory
from generator.directory.model import Entry, Location, ServiceArea
from generator.directory.region import county_names, unknown_counties, within


def entry(entry_id: str, city: str = "", county: str = "", scope: str = "", **area: tuple[str, ...]) -> Entry:
    state = entry_id[:2].upper()
    return Entry(
        id=entry_id,
        type="recovery_center",
        name="Center",
        location=Location("public", city=city, county=county, state=state) if city or county else None,
        service_area=ServiceArea(scope, **area) if scope else None,
    )


ENTRIES = (
    entry("ky/louisville", "Louisville", "Jefferson County"),
    entry("ky/by-its-city", "Louisville"),
    entry("ky/lexington", "Lexington", "Fayette County"),
    entry("ky/whole-state", "Lexington", "Fayette County", "statewide"),
    entry("ky/serves-jefferson", "Lexington", "Fayette County", "counties", counties=("Jefferson",)),
    entry("ky/serves-fayette", "", "", "counties", counties=("Fayette County",)),
    entry("ky/by-phone"),
    entry("ky/nobody-knows-where", "Nowhere Hollow"),
    entry("in/over-the-river", "Jeffersonville", "Clark County", "multi_state", states=("KY", "IN")),
    entry("in/there", "Jeffersonville", "Clark County"),
    entry("tn/online-for-all", scope="national"),
    entry("us/line", scope="national"),
)


def listed(*region: str) -> list[str]:
    return [one.id for one in within(Directory(ENTRIES), region).entries]


def test_a_site_for_the_nation_lists_all() -> None:
    assert listed() == [one.id for one in ENTRIES]


def test_a_site_for_a_state_lists_what_is_there_and_what_serves_it() -> None:
    everywhere = ["in/over-the-river", "tn/online-for-all", "us/line"]
    assert listed("ky") == [one.id for one in ENTRIES if one.id.startswith("ky/")] + everywhere
    assert listed("ky", "ky/jefferson") == listed("ky")
    assert listed("in") == ["in/over-the-river", "in/there", "tn/online-for-all", "us/line"]


@pytest.mark.parametrize("county", ["ky/jefferson", "ky/Jefferson County", "ky/jefferson-county"])
def test_a_site_for_a_county_lists_what_may_serve_it(county: str) -> None:
    ky = ["louisville", "by-its-city", "whole-state", "serves-jefferson", "by-phone", "nobody-knows-where"]
    assert listed(county) == [*(f"ky/{name}" for name in ky), "in/over-the-river", "tn/online-for-all", "us/line"]


def test_counties_nobody_knows_are_found_and_known_ones_are_called_by_their_names() -> None:
    assert unknown_counties(["ky", "ky/jefferson", "ky/jeferson", "la/st-landry"]) == ("ky/jeferson",)
    assert county_names(["ky/jefferson", "ky/bullitt"], "ky") == ("Bullitt County", "Jefferson County")
    assert county_names(["ky"], "ky") == ()
