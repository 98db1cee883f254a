"""What "My list" fetches: small files by hash, with the ids of yesterday, and nothing that must stay hidden."""

import json
from dataclasses import replace

from generator.directory.model import Contact, Location, Phone
from generator.site.hashing import hashed
from generator.site.labels import Labels
from generator.site.list_data import PER_FILE, file_count, list_files, row_of
from generator.site.tongue import english
from tests.site import lists, small


def labels() -> Labels:
    return Labels(small.vocabulary(), english())


def test_the_hash_is_fnv_1a() -> None:
    # The authors' own test vectors: http://www.isthe.com/chongo/src/fnv/test_fnv.c
    assert (hashed(""), hashed("a"), hashed("foobar")) == (0x811C9DC5, 0xE40C292C, 0xBF9CF968)


def test_every_entry_and_every_former_id_is_in_the_file_of_its_hash_and_no_file_is_large() -> None:
    entries = [entry for entry in lists.directory() if entry.state == "ky"]
    files = dict(list_files("ky", entries, labels()))
    count = file_count(entries)
    assert list(files) == [f"ky-{count}-{number}.json" for number in range(count)]
    for entry in entries:
        for one in (entry.id, *entry.former_ids):
            rows = json.loads(files[f"ky-{count}-{hashed(one) % count}.json"])["rows"]
            assert rows[one[3:]] == (entry.id if one in entry.former_ids else row_of(entry, labels()))
    assert max(len(json.loads(data)["rows"]) for data in files.values()) < 2 * PER_FILE


def test_the_files_do_not_depend_on_the_order_of_the_entries() -> None:
    entries = [entry for entry in lists.directory() if entry.state == "ky"]
    assert list(list_files("ky", entries, labels())) == list(list_files("ky", entries[::-1], labels()))


def test_a_hidden_address_is_in_no_row() -> None:
    asked = Location(
        "ask", name="Rose Cottage", street="7 Hidden Lane", city="Secretville", county="X", state="KY", zip="40299"
    )
    for location, left in ((asked, ""), (replace(asked, visibility="city_only"), "Secretville, KY")):
        row = row_of(small.entry("ky/safe-house", location=location), labels())
        assert row[2] == ["", "", left, "ask"]
        assert not {"Rose", "Hidden", "40299"} & set(json.dumps(row).replace('"', " ").replace(",", " ").split())


def test_a_row_says_what_a_person_needs() -> None:
    house = small.entry(
        "ky/house",
        "House",
        contact=Contact(phones=(Phone("502-555-0143", extension="4"), Phone("741741", kind="text", text_word="HOME"))),
    )
    assert row_of(house, labels()) == [
        "House",
        "Recovery center",
        ["", "100 Example Street", "Sampleton, KY"],
        [["502-555-0143, extension 4", "tel:+15025550143,4"], ["741741", "sms:741741?&body=HOME", "HOME"]],
        [],
        "",
        [],
        "As told Nov 1, 2026",
    ]
