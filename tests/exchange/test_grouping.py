"""Which rows are one group, and which stay apart."""

from pathlib import Path
from typing import Any

import pytest

from tests.exchange.feeds import ONLINE, ROW, Feeds


@pytest.fixture
def feeds(tmp_path: Path) -> Feeds:
    return Feeds(tmp_path)


def other(**change: Any) -> dict[str, Any]:
    return {**ROW, "slug": "open-door-2", "day": 4, **change}


def test_times_of_one_group_at_one_place_are_one_entry(feeds: Feeds) -> None:
    result = feeds.look([ROW, other(), other(slug="open-door-3", day=5, time="07:00", end_time="08:00")])
    (entry,) = feeds.entries(result)
    assert [(s.days, s.start) for s in entry.schedule] == [(("mon", "thu"), 1170), (("fri",), 420)]
    assert entry.provenance.feed is not None
    assert len(entry.provenance.feed.records) == 3
    assert [(end.what, end.entry) for end in result.report.ends] == [
        ("entry", entry.id),
        ("merged", entry.id),
        ("merged", entry.id),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"name": "OPEN  DOOR"},
        {"name": "Open-Door"},
        {"address": "100 example street"},
        {"postal_code": "40202-1234"},
        {"location": "The Old Mill"},
        {"types": ["C", "SP"]},
        {"notes": "Bring a chair."},
        {"conference_url": "https://zoom.us/j/5550100999", "attendance_option": "hybrid"},
    ],
)
def test_spelling_kind_and_notes_do_not_part_a_group(feeds: Feeds, change: dict[str, Any]) -> None:
    assert len(feeds.entries(feeds.look([ROW, other(**change)]))) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Open Window"},
        {"group": "Another Group"},
        {"address": "102 Example Street"},
        {"city": "Lexington", "postal_code": "40507"},
    ],
)
def test_another_name_group_or_place_is_another_entry(feeds: Feeds, change: dict[str, Any]) -> None:
    entries = feeds.entries(feeds.look([ROW, other(**change)]))
    assert len({entry.id for entry in entries}) == 2


def test_online_rooms_tell_groups_apart(feeds: Feeds) -> None:
    same = {**ONLINE, "slug": "b", "day": 5, "conference_url": "https://zoom.us/j/5550100999?pwd=other"}
    apart = {**ONLINE, "slug": "c", "day": 6, "conference_url": "https://zoom.us/j/5550100888"}
    assert len(feeds.entries(feeds.look([ONLINE, same]))) == 1
    assert len(feeds.entries(feeds.look([ONLINE, apart]))) == 2


def test_notes_of_one_day_say_which_day(feeds: Feeds) -> None:
    entry = feeds.only([{**ROW, "notes": "Ring the bell."}, other(notes="Ring the bell.\nBook study.")])
    assert entry.description == "Ring the bell.\nThursday, 7:30 pm: Book study."


def test_one_room_of_all_days_is_the_unit_and_several_are_notes(feeds: Feeds) -> None:
    one = feeds.only([{**ROW, "notes": "Suite 101"}, other(notes="Suite 101")])
    assert one.location is not None
    assert (one.location.unit, one.description) == ("Suite 101", "")
    two = feeds.only([{**ROW, "notes": "Suite 101"}, other(notes="Suite 102")])
    assert two.location is not None
    assert two.location.unit == ""
    assert two.description == "Monday, 7:30 pm: Suite 101.\nThursday, 7:30 pm: Suite 102."


def test_only_what_all_days_close_is_closed(feeds: Feeds) -> None:
    entry = feeds.only([{**ROW, "notes": "Women only"}, other()])
    assert (entry.exclusive_to, entry.populations) == ((), ())
    entry = feeds.only([{**ROW, "notes": "Women only"}, other(notes="women only")])
    assert (entry.exclusive_to, entry.populations) == (("women",), ("women",))


def test_if_one_day_asks_for_the_passcode_all_do(feeds: Feeds) -> None:
    entry = feeds.only(
        [
            {**ONLINE, "conference_url": "https://zoom.us/j/5550100999", "conference_url_notes": ""},
            {**ONLINE, "slug": "b", "day": 5},
        ]
    )
    (schedule,) = entry.schedule
    assert schedule.days == ("wed", "fri")
    assert schedule.join is not None
    assert schedule.join.passcode == "ask"


def test_the_order_of_the_rows_makes_no_difference(feeds: Feeds) -> None:
    rows = [ROW, other(), ONLINE, {**ROW, "slug": "x", "name": "Open Window"}]
    forward, backward = feeds.look(rows), feeds.look(rows[::-1])
    assert forward.changes == backward.changes


def test_what_the_door_is_like_says_nothing_of_an_online_room(feeds: Feeds) -> None:
    assert feeds.only({**ONLINE, "types": ["X", "ASL", "ONL"]}).accessibility == ("asl_interpreter",)


def test_a_place_that_one_day_hides_is_hidden_on_all(feeds: Feeds) -> None:
    entry = feeds.only([ROW, other(approximate="yes")])
    assert entry.location is not None
    assert (entry.location.visibility, entry.location.street) == ("city_only", "")
