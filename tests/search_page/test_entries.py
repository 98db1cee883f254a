"""What search knows of an entry, and what it must not know."""

import json
from dataclasses import replace

from generator.directory.model import Location, Phone, Schedule
from generator.search.entries import documents, mark, order_of, synonyms
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
    from generator.search.entries import INDEXED

    marks = [mark(name, key) for name in INDEXED for key in vocabulary()[name]]
    assert len(set(marks)) == len(marks)


def test_what_people_type_leads_to_marks() -> None:
    table = synonyms(vocabulary())
    assert mark("services", "naloxone") in table["narcan"]
    assert mark("fellowships", "aa") in table["AA"]
    assert mark("languages", "es") in table["en español"]
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
    last = [entry.id for entry in sorted(directory().entries, key=order_of) if entry.state == "ky"][-2:]
    assert set(last) == {"ky/kentucky-line", "ky/quiet-room"}


def test_the_card_gives_a_number_to_call_and_never_a_fax() -> None:
    entry = BY_ID["ky/riverbend"]
    phones = (
        Phone("502-555-0199", kind="fax"),
        Phone("502-555-0144", kind="text", text_word="HI"),
        Phone("502-555-0145", "12", "intake"),
    )
    (document,) = documents([replace(entry, contact=replace(entry.contact, phones=phones))], vocabulary())
    assert json.loads(document.card)[3] == ["502-555-0145", "12"]
    (document,) = documents([replace(entry, contact=replace(entry.contact, phones=phones[:1]))], vocabulary())
    assert json.loads(document.card)[3] == []
