"""Meeting Guide in: every shape and every mistake seen in live feeds, one by one, on invented meetings."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.exchange.meetings.importing import import_feed
from generator.exchange.meetings.options import FeedOptions
from tests.content.entry_files import VOCABULARY
from tests.exchange.feeds import ONLINE, OPTIONS, ROW, TODAY, Feeds


@pytest.fixture
def feeds(tmp_path: Path) -> Feeds:
    return Feeds(tmp_path)


def test_a_meeting_becomes_an_entry(feeds: Feeds) -> None:
    entry = feeds.only(ROW)
    assert entry.id == "ky/open-door-louisville"
    assert (entry.type, entry.subtype, entry.fellowship) == ("support_group", "mutual_aid_meeting", "aa")
    assert entry.pathways == ("twelve_step",)
    assert entry.focus == ("alcohol",)
    assert entry.formats == ("in_person",)
    assert entry.location is not None
    assert (entry.location.name, entry.location.street, entry.location.zip) == (
        "Old Mill Hall",
        "100 Example Street",
        "40202",
    )
    (schedule,) = entry.schedule
    assert (schedule.days, schedule.start, schedule.end) == (("mon",), 1170, 1230)
    assert schedule.timezone in ("America/Kentucky/Louisville", "America/New_York")
    assert (schedule.attendance, schedule.meeting_types) == ("open", ("discussion",))
    feed = entry.provenance.feed
    assert feed is not None
    assert (feed.name, feed.as_of, feed.records) == (
        OPTIONS.name,
        dt.date(2026, 10, 1),
        ("sample-county-meetings/open-door",),
    )
    assert (entry.provenance.sources[0].kind, entry.provenance.sources[0].url) == ("official_feed", OPTIONS.url)


WRAPPED = [
    [ROW, ONLINE],
    {"meetings": [ROW, ONLINE], "formats": []},
    {"data": [ROW, ONLINE]},
    {"data": {"meetings": [ROW, ONLINE]}},
    {"records": [{"id": "rec1", "fields": ROW}, {"id": "rec2", "fields": ONLINE}]},
    {"1": ROW, "2": ONLINE},
    [list(ROW), [json.dumps(v) if isinstance(v, list) else v for v in ROW.values()], [ONLINE.get(key) for key in ROW]],
    json.dumps(ROW) + "\n" + json.dumps(ONLINE) + "\n",
    "\ufeff" + json.dumps([ROW, ONLINE]),
    json.dumps([ROW, ONLINE]).encode("utf-16"),
]


@pytest.mark.parametrize("content", WRAPPED)
def test_any_wrapping_is_opened(feeds: Feeds, content: object) -> None:
    result = feeds.look(content)
    assert sum(n for _, n in result.report.rows) == 2
    assert "ky/open-door-louisville" in {entry.id for entry in feeds.entries(result)}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('[{"name": 1,},]', "FEED-JSON"),
        ("[{}]\n\ninvalid text", "FEED-JSON"),
        ("[" * 100_000, "FEED-JSON"),
        ('{"message": "gone"}', "FEED-JSON"),
        ("<!DOCTYPE html><title>Login</title>", "FEED-PAGE"),
        ("just some words", "FEED-TABLE"),
        ("", "FEED-TABLE"),
        ('Name,Day,Time\n"Open Door,1,19:30', ""),
    ],
)
def test_what_is_no_feed_is_said_in_words(feeds: Feeds, content: str, code: str) -> None:
    result = feeds.look(content)
    assert [problem.code for problem in result.problems] == ([code] if code else [])
    assert result.changes == () or not code


def test_a_file_that_is_not_there_is_a_problem(feeds: Feeds) -> None:
    result = import_feed("meeting_guide", [feeds.root / "no.json"], feeds.content, OPTIONS, VOCABULARY, TODAY)
    assert [problem.code for problem in result.problems] == ["FEED-FILE"]


@pytest.mark.parametrize(
    ("day", "days"),
    [
        (1.0, ("mon",)),
        ("1", ("mon",)),
        (0, ("sun",)),
        (7, ("sun",)),
        ("Monday", ("mon",)),
        ("tues.", ("tue",)),
        ("miércoles", ("wed",)),
        ([1, 3], ("mon", "wed")),
        (["1", "3"], ("mon", "wed")),
        ("Mon, Wed", ("mon", "wed")),
        ("[6]", ("sat",)),
        (6, ("sat",)),
        ("Daily", ("mon", "tue", "wed", "thu", "fri", "sat", "sun")),
    ],
)
def test_days_in_every_spelling(feeds: Feeds, day: Any, days: tuple[str, ...]) -> None:
    assert feeds.only({**ROW, "day": day}).schedule[0].days == days


def test_days_counted_from_one_on_sunday_are_told_by_the_names(feeds: Feeds) -> None:
    names = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    rows = [{**ROW, "name": f"{name} Night", "slug": name.lower(), "day": n} for n, name in enumerate(names, 1)]
    result = feeds.look(rows)
    assert {entry.name: entry.schedule[0].days[0] for entry in feeds.entries(result)} == {
        f"{n} Night": n[:3].lower() for n in names
    }
    assert any("1 is Sunday" in doubt for doubt in result.report.doubts)


@pytest.mark.parametrize(
    ("time", "start"),
    [
        ("19:30", 1170),
        ("19:30:00", 1170),
        ("8:00", 480),
        ("7:00 PM", 1140),
        ("7 pm", 1140),
        ("7:00p.m.", 1140),
        ("Noon", 720),
        ("12:00 AM", 0),
        ("00:00", 0),
    ],
)
def test_times_in_every_spelling(feeds: Feeds, time: str, start: int) -> None:
    assert feeds.only({**ROW, "time": time, "end_time": None}).schedule[0].start == start


def test_24_00_is_the_next_days_midnight(feeds: Feeds) -> None:
    schedule = feeds.only({**ROW, "day": 6, "time": "24:00", "end_time": "01:00"}).schedule[0]
    assert (schedule.days, schedule.start, schedule.end) == (("sun",), 0, 60)


@pytest.mark.parametrize(
    ("end", "kept"),
    [("24:00", 0), ("00:30", 30), ("", None), (None, None), ("23:00", None), ("soon", None), ("22:00", None)],
)
def test_ends_past_midnight_stay_and_impossible_ones_go(feeds: Feeds, end: str | None, kept: int | None) -> None:
    start = "23:00" if end != "22:00" else "23:30"
    assert feeds.only({**ROW, "time": start, "end_time": end}).schedule[0].end == kept


@pytest.mark.parametrize("types", [["O"], "O", "[O]", "[open]", "O,", ["o"], {"0": "O"}, "Open"])
def test_types_in_every_shape(feeds: Feeds, types: object) -> None:
    assert feeds.only({**ROW, "types": types}).schedule[0].attendance == "open"


def test_a_code_nobody_knows_is_listed(feeds: Feeds) -> None:
    report = feeds.look([{**ROW, "types": ["QQ", "CAN"]}]).report
    assert [(line.code, line.rows) for line in report.unmapped] == [("QQ", 1)]
    assert [(line.code, bool(line.why)) for line in report.left_out] == [("CAN", True)]


@pytest.mark.parametrize(
    "nation", ["US", "USA", "U.S.A", "United States", "United States of America", "usa ", None, "", "Estados Unidos"]
)
def test_the_united_states_in_six_spellings(feeds: Feeds, nation: str | None) -> None:
    assert feeds.only({**ROW, "country": nation}).location is not None


@pytest.mark.parametrize(
    "change",
    [
        {"country": "Canada", "state": "AB", "postal_code": "T6E 4E8", "city": "Edmonton"},
        {"country": "CA", "state": "Ontario"},
        {"country": "", "state": "BC"},
        {"country": "Mexico", "state": ""},
        {"city": None, "state": None, "address": "8318 104 St, Edmonton, Alberta, T6E 4E8, Canada"},
    ],
)
def test_other_countries_are_refused_as_such(feeds: Feeds, change: dict[str, Any]) -> None:
    (reason,) = feeds.reasons([{**ROW, **change}])
    assert reason.startswith("in another country")


@pytest.mark.parametrize(("state", "code"), [(".TX", "TX"), ("tx", "TX"), ("Texas", "TX"), ("T.X.", "TX")])
def test_states_in_every_spelling(feeds: Feeds, state: str, code: str) -> None:
    entry = feeds.only({**ROW, "state": state, "city": "Austin", "postal_code": "78701"})
    assert entry.location is not None
    assert entry.location.state == code


@pytest.mark.parametrize(
    ("given", "zip_"),
    [
        (7030.0, "07030"),
        ("7030", "07030"),
        ("07030-1234", "07030"),
        ("NY", ""),
        ("USA", ""),
        ("07030j", "07030"),
        ("40202", ""),
        (None, ""),
    ],
)
def test_zip_codes_as_they_are_damaged(feeds: Feeds, given: object, zip_: str) -> None:
    entry = feeds.only({**ROW, "postal_code": given, "city": "Hoboken", "state": "NJ"})
    assert entry.location is not None
    assert entry.location.zip == zip_
    assert entry.schedule[0].timezone == "America/New_York"


def test_a_time_zone_that_nobody_knows_is_asked_for(feeds: Feeds) -> None:
    row = {**ROW, "city": "", "postal_code": "", "address": "100 Example Street"}
    assert feeds.reasons([row]) == ["the time zone is not known: give the feed's"]
    options = FeedOptions(name="x", fellowship="aa", timezone="America/Chicago", url="https://feeds.example.org/m.json")
    assert feeds.only(row, options=options).schedule[0].timezone == "America/Chicago"


def test_an_online_group_has_a_room_and_no_street(feeds: Feeds) -> None:
    entry = feeds.only(ONLINE)
    assert entry.formats == ("online_video",)
    assert entry.location is not None
    assert (entry.location.visibility, entry.location.city, entry.location.street) == ("city_only", "Louisville", "")
    join = entry.schedule[0].join
    assert join is not None
    assert (join.url, join.passcode) == ("https://zoom.us/j/5550100999", "ask")


def test_an_online_group_of_nowhere_is_the_nations(feeds: Feeds) -> None:
    entry = feeds.only({**ONLINE, "formatted_address": "Pacific Ocean", "timezone": "America/Chicago"})
    assert entry.id == "us/night-owls"
    assert entry.location is None
    assert entry.service_area is not None


def test_a_phone_group_keeps_its_number_and_loses_its_codes(feeds: Feeds) -> None:
    row = {**ONLINE, "conference_url": None, "conference_phone": "+16695550109,,530851127#", "types": ["ONL"]}
    join = feeds.only(row).schedule[0].join
    assert join is not None
    assert (join.phone, join.passcode) == ("669-555-0109", "ask")


def test_points_that_cannot_be_are_left_out(feeds: Feeds) -> None:
    good = {"latitude": 38.2542, "longitude": -85.7594}
    cases: list[tuple[dict[str, Any], bool]] = [
        (good, True),
        ({"latitude": None, "longitude": None}, False),
        ({"latitude": 0, "longitude": 0}, False),
        ({"latitude": 34.05, "longitude": -118.24}, False),
        ({"latitude": "north", "longitude": "west"}, False),
        ({"latitude": 1e400, "longitude": -85.7}, False),
    ]
    for change, kept in cases:
        entry = feeds.only({**ROW, **change})
        assert entry.location is not None
        assert (entry.location.lat is not None) == kept


def test_a_dummy_point_shared_by_many_is_no_point(feeds: Feeds) -> None:
    zips = ("40202", "40203", "40204", "40205")
    rows = [
        {**ROW, "slug": code, "name": f"Group {code}", "postal_code": code, "latitude": 38.25, "longitude": -85.75}
        for code in zips
    ]
    for entry in feeds.entries(feeds.look(rows)):
        assert entry.location is not None
        assert entry.location.lat is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"status": "draft"}, "not shown by the feed itself (draft)"),
        ({"published": 0}, "unpublished"),
        ({"published": "no"}, "unpublished"),
        ({"attendance_option": "inactive"}, "suspended, the feed says"),
        ({"name": "Open Door CANCELLED"}, "suspended, the feed says"),
        ({"notes": "Temporarily suspended until spring"}, "suspended, the feed says"),
        ({"name": "TEST meeting"}, "a test row"),
        ({"name": "123 Testing Meeting Types"}, "a test row"),
        ({"name": "District 13 Business Meeting"}, "not a weekly recovery meeting, by its name"),
        ({"name": ""}, "no name"),
        ({"name": "call 502-555-0143"}, "no name"),
        ({"day": None}, "a time but no day"),
        ({"time": ""}, "a day but no time"),
        ({"day": 9}, 'the day "9" cannot be read'),
        ({"time": "evening"}, 'the time "evening" cannot be read'),
        ({"state": "", "postal_code": "", "country": ""}, "no state"),
        ({"types": ["TC"]}, "closed: nobody meets there now, and not online"),
    ],
)
def test_rows_are_refused_by_name_with_a_reason(feeds: Feeds, change: dict[str, Any], reason: str) -> None:
    assert feeds.reasons([{**ROW, **change}, ONLINE]) == [reason, ""]


def test_names_that_only_sound_like_it_are_taken(feeds: Feeds) -> None:
    for name in ("The Acid Test of Time", "Closed Women's Big Book", "On Track", "Take the Steps @UCI", "Private Eyes"):
        assert feeds.only({**ROW, "name": name}).name == name


def test_a_monthly_meeting_is_monthly(feeds: Feeds) -> None:
    entry = feeds.only(
        {**ROW, "day": 0, "notes": "This meeting is held on the first and third Sunday of each month only."}
    )
    assert (entry.schedule[0].repeat, entry.schedule[0].weeks) == ("monthly", ("1", "3"))
    entry = feeds.only({**ROW, "day": 0, "notes": "1st Sunday of the month is a speaker meeting."})
    assert entry.schedule[0].repeat == "weekly"


def test_html_and_entities_are_words_again(feeds: Feeds) -> None:
    entry = feeds.only(
        {**ROW, "name": "Steps &amp;amp; Traditions", "notes": "<p>Ring&nbsp;the <b>bell</b></p><script>x</script>"}
    )
    assert entry.name == "Steps & Traditions"
    assert entry.description == "Ring the bell\nx"


def test_a_name_that_looks_cut_is_pointed_out(feeds: Feeds) -> None:
    result = feeds.look([{**ROW, "name": "Women'"}])
    assert any("looks cut short" in doubt for doubt in result.report.doubts)


def test_a_row_that_stands_twice_is_merged(feeds: Feeds) -> None:
    report = feeds.look([ROW, ROW, ONLINE]).report
    assert [end.what for end in report.ends] == ["entry", "merged", "entry"]


def test_women_are_welcome_and_men_only_is_said(feeds: Feeds) -> None:
    assert feeds.only({**ROW, "types": ["W"]}).exclusive_to == ()
    assert feeds.only({**ROW, "types": ["W"]}).populations == ("women",)
    assert feeds.only({**ROW, "notes": "Men only"}).exclusive_to == ("men",)


@pytest.mark.parametrize(
    ("rows", "fellowship"),
    [
        ([{**ROW, "entity": "Sample County Al-Anon"}], "al_anon"),
        ([{**ROW, "name": "Open Door AFG"}], "al_anon"),
        ([{**ROW, "name": "Open Door Alateen", "entity": "Al-Anon"}], "alateen"),
        ([{**ROW, "entity": "Narcotics Anonymous"}], "na"),
        ([ROW], "aa"),
    ],
)
def test_the_fellowship_is_told_by_the_feed(feeds: Feeds, rows: list[dict[str, Any]], fellowship: str) -> None:
    options = FeedOptions(name="A list", url="https://feeds.example.org/m.json")
    assert feeds.only(rows, options=options).fellowship == fellowship


HEAD = "Time,End Time,Day,Name,Location,Address,City,State,Postal Code,Region,Types,Website,Slug,Venmo,Contact 1 Name"
LINE = '7:30 PM,8:30 PM,Monday,Open Door,Old Mill Hall,100 Example Street,Louisville,KY,40202,Downtown,"Open, Wheelchair Access",https://door.example.org,open-door,@Open-Door-1,Pat S.'
TABLES = [
    f"{HEAD}\n{LINE}\n",
    f"{HEAD}\r{LINE}\r",
    f"{HEAD};Notes\n{LINE}".replace(",", ";").replace("Open; W", "Open, W"),
    f"Sample Intergroup\nexported 2026-11-01\n\n{HEAD}\n{LINE}\n\n",
    f",{HEAD}\n{LINE}\n",
    f"{HEAD}\n,{LINE}\n",
    f"{HEAD},Café\n{LINE},señal".encode("cp1252"),
]


@pytest.mark.parametrize("table", TABLES, ids=range(len(TABLES)))
def test_tables_of_the_plugin_in_every_state(feeds: Feeds, table: str | bytes) -> None:
    entry = feeds.only(table)
    assert (entry.name, entry.accessibility) == ("Open Door", ("step_free_entrance",))
    assert entry.contact.website == "https://door.example.org"
    (schedule,) = entry.schedule
    assert (schedule.days, schedule.start, schedule.end, schedule.attendance) == (("mon",), 1170, 1230, "open")


def test_the_number_of_the_body_behind_a_list_is_kept_and_a_persons_is_not(feeds: Feeds) -> None:
    entity = {"entity": "District 13", "entity_phone": "+1-502-555-0123", "phone": "502-555-0166"}
    phones = feeds.only({**ROW, **entity}).contact.phones
    assert [(phone.number, phone.label) for phone in phones] == [("502-555-0123", "District 13")]
    assert [phone.number for phone in feeds.only({**ROW, "phone": "(800) 555-0199"}).contact.phones] == ["800-555-0199"]


@pytest.mark.parametrize(
    "email",
    ["opendoorgroup@gmail.com; pat@gmail.com", "opendoorgroup@gmail.com?subject=x", "mailto:opendoorgroup@gmail.com"],
)
def test_a_mail_field_with_more_in_it_gives_one_address(feeds: Feeds, email: str) -> None:
    assert feeds.only({**ROW, "email": email}).contact.email == "opendoorgroup@gmail.com"


def test_a_place_that_may_be_a_home_is_pointed_out(feeds: Feeds) -> None:
    result = feeds.look([{**ROW, "location": "Sampleton Residence"}])
    assert any("somebody's home" in doubt for doubt in result.report.doubts)


@pytest.mark.parametrize(
    "change",
    [{"fellowship": "alanon"}, {"state": "XX"}, {"timezone": "Eastern"}, {"as_of": dt.date(2099, 1, 1)}, {"name": "…"}],
    ids=["fellowship", "state", "timezone", "as_of", "name"],
)
def test_what_cannot_be_meant_of_a_feed_is_said_and_nothing_changes(feeds: Feeds, change: dict[str, Any]) -> None:
    result = feeds.look([ROW], options=replace(OPTIONS, **change))
    assert [problem.code for problem in result.problems] == ["FEED-OPTION"]
    assert result.changes == ()
