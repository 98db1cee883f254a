"""What search knows of an entry, and what it must not know."""

import json
from dataclasses import replace

from generator.directory.directory import Directory
from generator.directory.model import Location, Phone, Schedule, ServiceArea
from generator.search.entries import documents, orders_of, shard_of, synonyms
from generator.search.label_lines import mark
from generator.search.query_files import query_files
from generator.site.entry_view import actions
from generator.site.tongue import english
from tests.search_page.invented import ENTRIES, HIDDEN_STREET, directory, vocabulary

BY_ID = {entry.id: entry for entry in ENTRIES}


def test_a_hidden_address_is_in_no_part_of_a_document() -> None:
    # Reading refuses such an entry; should one come through all the same, search still keeps silent.
    location = Location("ask", "Secret House", HIDDEN_STREET, "", "Louisville", "", "KY", "40299", 38.123, -85.456)
    (document,) = documents([replace(BY_ID["ky/riverbend"], location=location)], vocabulary())
    everything = repr(document)
    for secret in ("Secret", HIDDEN_STREET, "40299", "38.123", "85.456", "Louisville"):
        assert secret not in everything
    assert document.point is None


def test_a_city_only_entry_has_its_citys_point_and_no_zip() -> None:
    location = Location(
        "city_only", street=HIDDEN_STREET, city="Louisville", state="KY", zip="40299", lat=38.123, lon=-85.456
    )
    (document,) = documents([replace(BY_ID["ky/riverbend"], location=location)], vocabulary())
    assert document.point is not None
    assert "40299" not in repr(document)
    assert "38.123" not in repr(document)
    assert HIDDEN_STREET not in repr(document)


def test_closed_entries_are_not_searched() -> None:
    assert documents([replace(BY_ID["ky/riverbend"], status="closed")], vocabulary()) == []


def test_every_mark_is_one_keys_own() -> None:
    from generator.search.label_lines import INDEXED

    marks = [mark(name, key) for name in INDEXED for key in vocabulary()[name]]
    assert len(set(marks)) == len(marks)


def test_what_people_type_leads_to_marks() -> None:
    table = synonyms(vocabulary())
    assert mark("services", "naloxone") in table["narcan"]
    assert mark("fellowships", "aa") in table["AA"]
    assert mark("languages", "es") in table["en español"]
    # Few listings are called so, and most of those who treat somebody are meant.
    for said in ("therapist", "counseling", "psychiatrist", "terapeuta", "consejería", "psicólogo"):
        assert mark("subtypes", "treatment_program") in table[said]
    assert table["peer counselor"] == [mark("services", "peer_support_one_to_one")]
    (document,) = documents([BY_ID["ky/riverbend"]], vocabulary())
    assert mark("services", "naloxone") in document.fields["labels"].split()


def test_times_of_day_follow_the_clock_past_midnight() -> None:
    late = Schedule("phone_hours", ("sun",), 22 * 60, 6 * 60, timezone="America/New_York")
    (document,) = documents([replace(BY_ID["ky/kentucky-line"], schedule=(late,))], vocabulary())
    assert document.facets["when"] == ["mon-morning", "sun-night"]
    whole = Schedule("phone_hours", always_open=True)
    (document,) = documents([replace(BY_ID["ky/kentucky-line"], schedule=(whole,))], vocabulary())
    assert len(document.facets["when"]) == 28


def test_help_without_a_distance_stands_last_in_its_state() -> None:
    here = [entry for entry in directory().entries if shard_of(entry) == "ky"]
    last = [entry.id for _, entry in sorted(zip(orders_of(here), here, strict=True), key=lambda one: one[0])][-2:]
    assert last == ["ky/kentucky-line", "ky/quiet-room"]  # in the order of names


def test_what_stands_at_one_point_is_in_the_order_of_names_whatever_its_zip_says() -> None:
    one = BY_ID["ky/riverbend"]
    assert one.location is not None
    there = [
        replace(one, id="ky/one", name="Zeta", location=replace(one.location, zip="40201")),
        replace(one, id="ky/two", name="Abel", location=replace(one.location, zip="40299")),
        replace(one, id="ky/three", name="Mid", location=replace(one.location, zip="40202")),
    ]
    orders = orders_of(there)
    assert [entry.name for _, entry in sorted(zip(orders, there, strict=True), key=lambda one: one[0])] == [
        "Abel",
        "Mid",
        "Zeta",
    ]


def test_help_for_several_states_is_searched_with_the_nations_and_says_for_whom() -> None:
    line = BY_ID["ky/kentucky-line"]
    both = replace(line, service_area=ServiceArea("multi_state", states=("KY", "IN")))
    all_ = replace(line, service_area=ServiceArea("national"))
    assert [shard_of(one) for one in (line, both, all_)] == ["ky", "us", "us"]
    assert [set(one.serves) for one in documents([both, all_], vocabulary())] == [{"ky", "in"}, set()]
    # Who has a door that people go to is found by distance.
    riverbend = replace(BY_ID["ky/riverbend"], service_area=ServiceArea("local", states=("KY", "IN")))
    assert shard_of(riverbend) == "ky"


def test_the_card_says_whom_it_is_only_for_and_spends_no_byte_where_it_is_for_all() -> None:
    entry = replace(BY_ID["ky/riverbend"], languages=())
    everybody, women = documents([entry, replace(entry, exclusive_to=("women",))], vocabulary())
    assert json.loads(women.card)[9:] == [["women"]]
    assert len(json.loads(everybody.card)) < 10
    labels = json.loads(query_files(directory(), vocabulary())["start.json"])["labels"]["only"]
    assert list(labels) == ["women"], "only what some card needs"


def test_the_card_says_that_medication_is_welcome_for_those_who_ask_for_medicine() -> None:
    entry = replace(BY_ID["ky/riverbend"], languages=())
    silent, welcoming = documents([entry, replace(entry, medication="welcome")], vocabulary())
    assert json.loads(welcoming.card)[10] == 1
    assert len(json.loads(silent.card)) < 10
    tables = query_files(Directory((replace(entry, medication="welcome"),)), vocabulary())
    assert list(json.loads(tables["start.json"])["labels"]["medication"]) == ["welcome"]


def test_the_card_says_who_speaks_the_language_of_a_page_wherever_the_entry_says_so() -> None:
    entry = replace(BY_ID["ky/riverbend"], languages=(), schedule=())
    at_the_door, on_the_phone, german = (
        replace(entry, languages=("en", "es", "de")),
        replace(entry, contact=replace(entry.contact, phones=(Phone("502-555-0146", languages=("es",)),))),
        replace(entry, languages=("de",)),
    )
    cards = [json.loads(one.card) for one in documents([at_the_door, on_the_phone, german], vocabulary())]
    assert [card[11:] for card in cards] == [[["es"]], [["es"]], []], "pages are in English and Spanish"


def test_the_card_gives_a_number_to_call_and_never_a_fax() -> None:
    entry = BY_ID["ky/riverbend"]
    phones = (
        Phone("502-555-0199", kind="fax"),
        Phone("502-555-0144", kind="text", text_word="HI"),
        Phone("502-555-0145", "12", "intake"),
    )
    (document,) = documents([replace(entry, contact=replace(entry.contact, phones=phones))], vocabulary())
    assert json.loads(document.card)[3] == ["502-555-0145", "12"]
    # The same as the first button of its own page, whose order is the entry's.
    both = (Phone("502-555-0146"), *phones)
    one = replace(entry, contact=replace(entry.contact, phones=both))
    (document,) = documents([one], vocabulary())
    assert json.loads(document.card)[3] == ["502-555-0146"]
    assert actions(one, english())[0].href == "tel:+15025550146"
    (document,) = documents([replace(entry, contact=replace(entry.contact, phones=phones[:1]))], vocabulary())
    assert json.loads(document.card)[3] == []
