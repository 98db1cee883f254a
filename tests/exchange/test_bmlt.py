"""BMLT in: a server's answer and a root server's own rows, on invented meetings."""

from pathlib import Path
from typing import Any

import pytest

from generator.exchange.meetings.importing import import_feed
from generator.exchange.meetings.options import FeedOptions
from tests.content.entry_files import VOCABULARY
from tests.exchange.feeds import TODAY, Feeds, written

OPTIONS = FeedOptions(name="NA Sample Region")
ROW: dict[str, Any] = {
    "id_bigint": "101",
    "worldid_mixed": "G00000101",
    "meeting_name": "Just for Tonight",
    "weekday_tinyint": "2",
    "start_time": "20:00:00",
    "duration_time": "01:30:00",
    "formats": "O,D,WC",
    "lang_enum": "en",
    "location_text": "Mill Church",
    "location_street": "912 Example Street (@Daly Avenue)",
    "location_info": "@Randall Ave, basement",
    "location_municipality": "Louisville",
    "location_sub_province": "Jefferson",
    "location_province": "KY",
    "location_postal_code_1": "40202",
    "location_nation": "USA",
    "bus_lines": "Bus Lines#@-@#Bus Lines#@-@#Bus 36",
    "latitude": "38.2542",
    "longitude": "-85.7594",
    "published": "1",
}
FORMATS = [
    {"id": "1", "key_string": "O", "world_id": "OPEN", "lang": "en", "name_string": "Open"},
    {"id": "2", "key_string": "N", "world_id": "BEG", "lang": "en", "name_string": "Newcomer"},
    {"id": "3", "key_string": "ES", "world_id": "LANG", "lang": "en", "name_string": "Spanish"},
    {"id": "4", "key_string": "XQ", "world_id": None, "lang": "en", "name_string": "Something of our own"},
]


@pytest.fixture
def feeds(tmp_path: Path) -> Feeds:
    return Feeds(tmp_path)


def test_a_meeting_becomes_an_entry(feeds: Feeds) -> None:
    entry = feeds.only(ROW, "bmlt", OPTIONS)
    assert (entry.fellowship, entry.pathways, entry.focus) == ("na", ("twelve_step",), ("any_substance",))
    assert entry.location is not None
    assert (entry.location.street, entry.location.county) == ("912 Example Street", "Jefferson County")
    assert entry.location.directions == "At Daly Avenue At Randall Ave, basement"
    assert entry.location.transit == "Bus 36"
    assert entry.accessibility == ("step_free_entrance",)
    (schedule,) = entry.schedule
    assert (schedule.days, schedule.start, schedule.duration_minutes) == (("mon",), 1200, 90)
    assert (schedule.attendance, schedule.meeting_types) == ("open", ("discussion",))


def test_a_server_counts_from_one_and_its_tables_from_nought(feeds: Feeds) -> None:
    server = [{**ROW, "id_bigint": str(n), "meeting_name": f"Group {n}", "weekday_tinyint": n} for n in range(1, 8)]
    tables = [{**ROW, "id_bigint": str(n), "meeting_name": f"Group {n}", "weekday_tinyint": str(n)} for n in range(7)]
    days = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
    found = {e.name: e.schedule[0].days[0] for e in feeds.entries(feeds.look(server, "bmlt", OPTIONS))}
    assert found == {f"Group {n}": day for n, day in enumerate(days, 1)}
    found = {e.name: e.schedule[0].days[0] for e in feeds.entries(feeds.look(tables, "bmlt", OPTIONS))}
    assert found == {f"Group {n}": day for n, day in enumerate(days)}


@pytest.mark.parametrize("how", ["envelope", "file"])
def test_formats_are_read_as_the_server_explains_them(feeds: Feeds, how: str) -> None:
    row = {**ROW, "formats": "O,N,ES,XQ"}
    if how == "envelope":
        result = feeds.look({"meetings": [row], "formats": FORMATS}, "bmlt", OPTIONS)
    else:
        files = [feeds.file([row]), feeds.file(FORMATS, "formats.json")]
        result = import_feed("bmlt", files, feeds.content, OPTIONS, VOCABULARY, TODAY)
    (entry,) = feeds.entries(result)
    assert entry.schedule[0].meeting_types == ("newcomer",)
    assert entry.languages == ("es",)
    assert [(line.code, line.name) for line in result.report.unmapped] == [("XQ", "Something of our own")]
    assert result.report.rows == (("feed.json", 1),)


def test_formats_by_the_servers_ids(feeds: Feeds) -> None:
    row = {**ROW, "formats": "A,B", "format_shared_id_list": "1,2"}
    (entry,) = feeds.entries(feeds.look({"meetings": [row], "formats": FORMATS}, "bmlt", OPTIONS))
    assert (entry.schedule[0].attendance, entry.schedule[0].meeting_types) == ("open", ("newcomer",))


@pytest.mark.parametrize(
    ("change", "formats"),
    [
        ({"venue_type": 1}, ("in_person",)),
        ({"venue_type": "2", "virtual_meeting_link": "https://zoom.us/j/5550100999?pwd=x"}, ("online_video",)),
        ({"venue_type": 3, "virtual_meeting_link": "https://zoom.us/j/5550100999"}, ("in_person", "online_video")),
        ({"venue_type": 2, "phone_meeting_number": "+15025550143,,99887766#"}, ("phone",)),
        ({"formats": "VM", "virtual_meeting_link": "https://zoom.us/j/5550100999"}, ("online_video",)),
        ({"formats": "HY", "virtual_meeting_link": "https://zoom.us/j/5550100999"}, ("in_person", "online_video")),
    ],
)
def test_venues(feeds: Feeds, change: dict[str, Any], formats: tuple[str, ...]) -> None:
    result = feeds.look([{**ROW, **change}], "bmlt", OPTIONS)
    (entry,) = feeds.entries(result)
    assert entry.formats == formats
    assert entry.location is not None
    assert (entry.location.visibility == "public") == ("in_person" in formats)
    assert "pwd" not in written(result)
    assert "99887766" not in written(result)


def test_unpublished_rows_are_refused_as_such(feeds: Feeds) -> None:
    report = feeds.look([{**ROW, "published": "0"}, {**ROW, "published": 0, "id_bigint": "2"}], "bmlt", OPTIONS).report
    assert [end.reason for end in report.ends] == ["unpublished", "unpublished"]


def test_whom_to_call_is_never_written(feeds: Feeds) -> None:
    secrets = {
        "contact_name_1": "Pat Sampleton",
        "contact_phone_1": "502-555-0177",
        "contact_email_1": "pat@mail.example.org",
        "email_contact": "pat2@mail.example.org",
    }
    result = feeds.look([{**ROW, **secrets}], "bmlt", OPTIONS)
    assert not any(secret in written(result) for secret in ("Sampleton", "0177", "pat@", "pat2@"))
    assert sum(n for _, n in result.report.dropped) == 4


@pytest.mark.parametrize(
    ("city", "borough", "shown"),
    [
        ("New York", "Brooklyn", "Brooklyn"),
        ("New York", "Manhattan", "New York"),
        ("", "Queens", "Queens"),
        ("Albany", "", "Albany"),
    ],
)
def test_boroughs_are_what_people_call_their_city(feeds: Feeds, city: str, borough: str, shown: str) -> None:
    row = {
        **ROW,
        "location_municipality": city,
        "location_city_subsection": borough,
        "location_province": "NY",
        "location_postal_code_1": None,
    }
    entry = feeds.only(row, "bmlt", OPTIONS)
    assert entry.location is not None
    assert entry.location.city == shown


def test_a_language_of_the_whole_row_counts_where_no_format_names_one(feeds: Feeds) -> None:
    assert feeds.only({**ROW, "lang_enum": "es"}, "bmlt", OPTIONS).languages == ("es",)
    assert feeds.only({**ROW, "lang_enum": "en"}, "bmlt", OPTIONS).languages == ()


def test_what_a_format_says_of_the_building_is_told_in_words(feeds: Feeds) -> None:
    assert "You need identification" in feeds.only({**ROW, "formats": "O,ID"}, "bmlt", OPTIONS).description


@pytest.mark.parametrize("length", ["00:00:00", "24:00:00", "soon", None])
def test_a_length_that_cannot_be_is_left_out(feeds: Feeds, length: str | None) -> None:
    assert feeds.only({**ROW, "duration_time": length}, "bmlt", OPTIONS).schedule[0].duration_minutes is None
