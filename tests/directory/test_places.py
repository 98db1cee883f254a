import pytest

from generator.directory.distance import Point, miles
from generator.directory.model import Entry, Location
from generator.directory.places import (
    city_point,
    county_of_entry,
    county_point,
    place_of,
    timezone_of_entry,
    zips_of_city,
    zips_of_county,
)


def entry(**location: object) -> Entry:
    return Entry("ky/somewhere", "recovery_center", "Somewhere", location=Location(**location))  # type: ignore[arg-type]


def near(point: Point | None, lat: float, lon: float, within: float) -> bool:
    return point is not None and miles(point, Point(lat, lon)) < within


# City halls, roughly; a mean of ZIPs is not a city hall.
CITIES = [
    ("Louisville", "KY", 38.25, -85.76),
    ("louisville", "ky", 38.25, -85.76),
    ("Cañon City", "CO", 38.44, -105.24),
    ("St. Louis", "MO", 38.63, -90.20),
    ("Ft Worth", "TX", 32.75, -97.33),
    ("Coeur d'Alene", "ID", 47.68, -116.78),
    ("O'Fallon", "MO", 38.81, -90.70),
    ("Winston-Salem", "NC", 36.10, -80.24),
    ("Berkeley", "CA", 37.87, -122.27),
    ("Hollywood", "CA", 34.10, -118.33),  # accepted beside Los Angeles
    ("Brooklyn", "NY", 40.65, -73.95),
    ("Manhattan", "NY", 40.78, -73.97),
    ("Mayagüez", "PR", 18.20, -67.14),
    ("Hagåtña", "GU", 13.47, 144.75),
    ("Parkdale", "CO", 38.48, -105.39),  # a local name of Cañon City's ZIP
]


@pytest.mark.parametrize(("city", "state", "lat", "lon"), CITIES)
def test_cities(city: str, state: str, lat: float, lon: float) -> None:
    assert near(city_point(city, state), lat, lon, 12)


@pytest.mark.parametrize(("city", "state"), [("Louisville", "ZZ"), ("No Such Place", "KY"), ("", "KY"), ("Apo", "AE")])
def test_unknown_cities(city: str, state: str) -> None:
    assert city_point(city, state) is None
    assert zips_of_city(city, state) == ()


def test_counties() -> None:
    assert near(county_point("Jefferson County", "KY"), 38.19, -85.66, 15)
    assert county_point("jefferson", "ky") == county_point("Jefferson County", "KY")
    assert county_point("Orleans", "LA") == county_point("Orleans Parish", "LA") != None  # noqa: E711
    assert county_point("Jefferson", "NH") is None
    assert {one.county for one in zips_of_county("fairfax city", "VA")} == {"Fairfax City"}


def test_an_entry_is_where_its_public_address_says() -> None:
    own = entry(lat=38.2, lon=-85.7, zip="40202", city="Louisville", county="Jefferson County", state="KY")
    by_zip = entry(zip="40202", city="Lexington", state="KY")
    assert place_of(own) == Point(38.2, -85.7)
    assert place_of(by_zip) == Point(38.2507, -85.7476)


@pytest.mark.parametrize("visibility", ["city_only", "ask"])
def test_a_hidden_address_gives_no_more_than_its_city(visibility: str) -> None:
    hidden = entry(visibility=visibility, lat=38.2, lon=-85.7, zip="40208", city="Louisville", state="KY")
    assert place_of(hidden) == city_point("Louisville", "KY")
    by_county = entry(visibility=visibility, zip="40208", county="Jefferson County", state="KY")
    assert place_of(by_county) == county_point("Jefferson County", "KY")
    assert place_of(entry(visibility=visibility, zip="40208", state="KY")) is None


def test_a_zip_of_another_state_is_not_believed() -> None:
    typo = entry(zip="90210", city="Louisville", county="Jefferson County", state="KY")
    assert place_of(typo) == city_point("Louisville", "KY")
    assert timezone_of_entry(typo) == "America/Kentucky/Louisville"
    assert county_of_entry(entry(zip="90210", city="Frankfort", state="KY")) == "Franklin County"
    assert near(place_of(entry(zip="42223", state="TN")), 36.65, -87.46, 10)  # Fort Campbell lies in both states


def test_no_place_is_no_error() -> None:
    nowhere = Entry("us/online", "support_group", "Online")
    assert (place_of(nowhere), timezone_of_entry(nowhere), county_of_entry(nowhere)) == (None, "", "")
    empty = entry(zip="00000")
    assert (place_of(empty), timezone_of_entry(empty), county_of_entry(empty)) == (None, "", "")
    assert place_of(entry(zip="09001", state="AE")) is None


def test_time_zones_of_entries() -> None:
    assert timezone_of_entry(entry(zip="42701", state="KY")) == "America/New_York"
    assert timezone_of_entry(entry(visibility="city_only", city="Paducah", state="KY")) == "America/Chicago"
    assert timezone_of_entry(entry(visibility="city_only", county="Jefferson", state="KY")) != ""
    assert timezone_of_entry(entry(visibility="city_only", city="Chattanooga", state="TN")) == "America/New_York"
    assert timezone_of_entry(entry(visibility="city_only", city="Nowhere", state="OH")) == "America/New_York"
    assert timezone_of_entry(entry(visibility="city_only", state="KY")) == ""


def test_counties_of_entries() -> None:
    assert county_of_entry(entry(zip="40202", state="KY")) == "Jefferson County"
    assert county_of_entry(entry(county="jefferson", state="KY")) == "Jefferson County"
    assert county_of_entry(entry(county="Example County", state="KY")) == "Example County"
    assert county_of_entry(entry(visibility="city_only", city="Louisville", state="KY")) == "Jefferson County"
    assert county_of_entry(entry(visibility="city_only", city="Houston", state="TX")) == ""  # it lies in several
