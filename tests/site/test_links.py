from generator.directory.model import Location
from generator.site.links import address_lines, directions, street_words


def test_a_street_without_a_letter_or_digit_is_no_address() -> None:
    place = Location(street="- - -", city="Louisville", state="KY", zip="40202")
    assert address_lines(place) == ("Louisville, KY 40202",)
    assert street_words(place) == directions(place) == ""


def test_a_street_and_its_unit_stand_in_one_line() -> None:
    place = Location(street="1 Élan", unit="Suite 2", city="Louisville", state="KY")
    assert address_lines(place) == ("1 Élan, Suite 2", "Louisville, KY")
