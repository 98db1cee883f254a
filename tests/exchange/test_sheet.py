"""A spreadsheet of one's own: our template, and tables near enough to it."""

import csv
import io
from pathlib import Path

import pytest

from generator.exchange.meetings.options import FeedOptions
from generator.exchange.sheet import template_csv
from tests.exchange.feeds import Feeds

OPTIONS = FeedOptions(name="Sample Intergroup", timezone="America/New_York")
HEAD = "Name,Days,Start,End,Street,City,State,ZIP,Website,Fellowship"
LINE = "Open Door,Monday,7:30 pm,8:30 pm,100 Example Street,Louisville,KY,40202,https://door.example.org,AA"


@pytest.fixture
def feeds(tmp_path: Path) -> Feeds:
    return Feeds(tmp_path)


def test_the_template_given_out_is_read_and_its_example_is_no_entry(feeds: Feeds) -> None:
    result = feeds.look(template_csv(), "sheet", OPTIONS)
    assert [end.reason for end in result.report.ends] == ["the example of the template"]
    assert not result.report.doubts


def test_a_filled_in_template_gives_every_field(feeds: Feeds) -> None:
    rows = list(csv.reader(io.StringIO(template_csv())))
    rows[1][0] = "Martes de Esperanza"
    rows[1][rows[0].index("City")], rows[1][rows[0].index("ZIP")] = "Albuquerque", "87102"
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    entry = feeds.only(out.getvalue(), "sheet", OPTIONS)
    assert (entry.fellowship, entry.pathways) == ("smart_recovery", ("secular", "cbt_based"))
    assert entry.formats == ("in_person", "online_video")
    assert entry.languages == ("es",)
    assert entry.populations == ("hispanic_latino",)
    assert entry.accessibility == ("step_free_entrance",)
    assert entry.contact.email == "reuniones@scpn.example.org"
    (schedule,) = entry.schedule
    assert (schedule.days, schedule.start, schedule.end, schedule.attendance) == (("mon", "wed"), 1110, 1200, "open")
    assert schedule.meeting_types == ("newcomer", "discussion")


SHAPES = [
    f"{HEAD}\n{LINE}",
    f"{HEAD}\r\n{LINE}\r\n",
    f"{HEAD}\r{LINE}\r",
    f"{HEAD}\n{LINE}".replace(",", ";"),
    f"{HEAD}\n{LINE}".replace(",", "\t"),
    f"Sample Intergroup\n\nMeetings 2026,,\n{HEAD}\n{LINE}",
    f"\ufeff{HEAD}\n\n{LINE}\n,,,,\n",
    "Meeting,Day,Time,Ends,Address,Town,St,Zip Code,Web site,Program\n" + LINE,
    "NAME,DAYS,START,END,STREET,CITY,STATE,ZIP,WEBSITE,FELLOWSHIP\n" + LINE,
    f"{HEAD}\n,{LINE}",
    f",{HEAD}\n{LINE}",
]


@pytest.mark.parametrize("text", SHAPES)
def test_tables_of_many_shapes_say_the_same(feeds: Feeds, text: str) -> None:
    entry = feeds.only(text, "sheet", OPTIONS)
    assert (entry.name, entry.fellowship, entry.schedule[0].days) == ("Open Door", "aa", ("mon",))


def test_words_of_windows_are_read(feeds: Feeds) -> None:
    entry = feeds.only(f"{HEAD}\n{LINE}".replace("Open Door", "Café “Esperanza”").encode("cp1252"), "sheet", OPTIONS)
    assert entry.name == "Café “Esperanza”"


def test_a_column_nearly_named_is_taken_and_a_strange_one_is_named(feeds: Feeds) -> None:
    result = feeds.look(f"{HEAD},Langauges,Parking lot color\n{LINE},Spanish,blue", "sheet", OPTIONS)
    (entry,) = feeds.entries(result)
    assert entry.languages == ("es",)
    assert any('"Langauges" was taken for "Languages"' in doubt for doubt in result.report.doubts)
    assert any('"Parking lot color" is none of ours' in doubt for doubt in result.report.doubts)


def test_a_word_nearly_ours_is_taken_and_a_strange_one_is_named(feeds: Feeds) -> None:
    result = feeds.look(f"{HEAD},Only for\n{LINE},Womens; Martians", "sheet", OPTIONS)
    (entry,) = feeds.entries(result)
    assert entry.exclusive_to == ("women",)
    assert any("Martians" in doubt for doubt in result.report.doubts)


@pytest.mark.parametrize(
    ("repeat", "weeks", "anchor", "reason"),
    [
        ("Every month", "1st and 3rd", "", ""),
        ("", "last", "", ""),
        ("monthly", "", "", "once a month, but not in which week"),
        ("monthly", "fifth", "", 'the weeks "fifth" cannot be read'),
        ("biweekly", "", "2026-01-05", ""),
        ("biweekly", "", "", "every two weeks, but no date on which it takes place"),
    ],
)
def test_rules_that_are_not_weekly(feeds: Feeds, repeat: str, weeks: str, anchor: str, reason: str) -> None:
    result = feeds.look(
        f"{HEAD},How often,Weeks of the month,Date it takes place\n{LINE},{repeat},{weeks},{anchor}", "sheet", OPTIONS
    )
    assert [end.reason for end in result.report.ends] == [reason]
    if not reason:
        feeds.entries(result)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Day,Time,City\nMonday,7 pm,Salem", "SHEET-COLUMN"),
        ('{"a": 1}', "SHEET-FILE"),
        ("PK\x03\x04", "SHEET-FILE"),
        ("x", "FEED-TABLE"),
    ],
)
def test_what_is_no_such_table_is_said_in_words(feeds: Feeds, text: str, code: str) -> None:
    assert [problem.code for problem in feeds.look(text, "sheet", OPTIONS).problems] == [code]


def test_a_hidden_address_stays_hidden(feeds: Feeds) -> None:
    entry = feeds.only(f"{HEAD},Hide the address\n{LINE},yes", "sheet", OPTIONS)
    assert entry.location is not None
    assert (entry.location.visibility, entry.location.street) == ("city_only", "")
