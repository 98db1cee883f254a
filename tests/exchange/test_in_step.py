"""Keeping in step with a feed of meetings: its news, people's changes, what vanished, what was removed on request."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.exchange.ledger import path_of
from generator.exchange.meetings.importing import as_diff
from generator.exchange.removed import marks, salted
from tests.exchange.feeds import ONLINE, OPTIONS, ROW, Feeds

PATH = "entries/ky/louisville/open-door-louisville.yaml"
FILLERS = [{**ROW, "name": f"Group {n}", "slug": f"group-{n}"} for n in range(8)]


@pytest.fixture
def feeds(tmp_path: Path) -> Feeds:
    return Feeds(tmp_path)


def text(feeds: Feeds, path: str = PATH) -> str:
    return (feeds.content / path).read_text(encoding="utf-8")


def edit(feeds: Feeds, old: str, new: str) -> None:
    (feeds.content / PATH).write_text(text(feeds).replace(old, new), encoding="utf-8")


def test_the_same_feed_again_changes_nothing(feeds: Feeds) -> None:
    assert feeds.run([ROW, ONLINE]).changes
    assert feeds.run([ROW, ONLINE]).changes == ()


def test_what_the_feed_changed_is_updated(feeds: Feeds) -> None:
    feeds.run([ROW])
    result = feeds.run([{**ROW, "time": "18:00", "end_time": "19:00"}])
    assert result.report.count("updated") == 1
    assert 'start: "18:00"' in text(feeds)


def test_what_a_person_changed_is_kept_and_both_values_are_told(feeds: Feeds) -> None:
    feeds.run([ROW])
    edit(feeds, "name: Open Door", "name: Open Door Group")
    result = feeds.run([{**ROW, "name": "The Open Door", "time": "18:00"}])
    assert "name: Open Door Group" in text(feeds)
    assert 'start: "18:00"' in text(feeds)
    assert [(k.field, k.here, k.feed) for k in result.report.kept] == [
        ("name", "name: Open Door Group", "name: The Open Door")
    ]


def test_what_vanished_is_closed_and_opens_again_when_it_comes_back(feeds: Feeds) -> None:
    feeds.run([ROW, *FILLERS])
    result = feeds.run(FILLERS)
    assert result.report.count("closed") == 1
    assert "\nstatus: closed\n" in text(feeds)
    assert feeds.run(FILLERS).changes == ()
    feeds.run([ROW, *FILLERS])
    assert "status" not in text(feeds)


@pytest.mark.parametrize(
    "change", [{"attendance_option": "inactive"}, {"published": False}, {"name": "Open Door CANCELLED"}]
)
def test_what_the_feed_says_is_over_is_closed(feeds: Feeds, change: dict[str, Any]) -> None:
    feeds.run([ROW, *FILLERS])
    feeds.run([{**ROW, **change}, *FILLERS])
    assert "\nstatus: closed\n" in text(feeds)


def test_what_we_cannot_read_any_more_stays_as_it_was(feeds: Feeds) -> None:
    feeds.run([ROW, *FILLERS])
    before = text(feeds)
    feeds.run([{**ROW, "time": "evening"}, *FILLERS])
    assert text(feeds) == before


def test_a_status_that_a_person_set_is_kept(feeds: Feeds) -> None:
    feeds.run([ROW, *FILLERS])
    edit(feeds, "name: Open Door", "name: Open Door\nstatus: temporarily_closed")
    result = feeds.run(FILLERS)
    assert "status: temporarily_closed" in text(feeds)
    assert [(k.field, k.feed) for k in result.report.kept] == [("status", "status: closed")]


def test_a_feed_that_lost_a_third_of_its_rows_changes_nothing(feeds: Feeds) -> None:
    feeds.run([ROW, *FILLERS])
    result = feeds.run(FILLERS[:6])
    assert result.changes == ()
    assert [problem.code for problem in result.problems] == ["FEED-SHRUNK"]
    assert feeds.run(FILLERS[:6], options=replace(OPTIONS, allow_shrink=True)).report.count("closed") == 3


def test_an_empty_feed_closes_nothing(feeds: Feeds) -> None:
    feeds.run([ROW, *FILLERS])
    assert feeds.run([]).changes == ()


def test_a_file_that_a_person_took_out_stays_out(feeds: Feeds) -> None:
    feeds.run([ROW, *FILLERS])
    (feeds.content / PATH).unlink()
    result = feeds.run([{**ROW, "time": "18:00"}, *FILLERS])
    assert not (feeds.content / PATH).exists()
    assert [end.reason for end in result.report.ends if end.name == "Open Door"] == ["taken out here by a person"]


@pytest.mark.parametrize(
    "stone",
    [
        "- {feed: sample-county-meetings, record: open-door, on: 2026-11-01}",
        "- {record: sample-county-meetings/open-door}",
    ],
)
def test_what_was_removed_on_request_does_not_come_back(feeds: Feeds, stone: str) -> None:
    (feeds.content / "removed.yaml").write_text(stone + "\n", encoding="utf-8")
    result = feeds.run([ROW, ONLINE])
    assert [end.reason for end in result.report.ends] == ["removed on request", ""]
    assert not (feeds.content / PATH).exists()


@pytest.mark.parametrize("mark", ["name:", "url:", "street:"])
def test_a_salted_hash_tells_it_under_any_id(feeds: Feeds, mark: str) -> None:
    entry = feeds.only(ROW)
    told = next(one for one in marks(entry) if one.startswith(mark))
    (feeds.content / "removed.yaml").write_text(f'- {{hash: "{salted(told, "pepper")}"}}\n', encoding="utf-8")
    options = replace(OPTIONS, salt="pepper")
    result = feeds.look([{**ROW, "slug": "other-id"}, ONLINE], options=options)
    assert [end.reason for end in result.report.ends] == ["removed on request", ""]


def test_hashes_without_the_secret_word_stop_the_import(feeds: Feeds) -> None:
    (feeds.content / "removed.yaml").write_text('- {hash: "abc"}\n', encoding="utf-8")
    result = feeds.run([ROW])
    assert result.changes == ()
    assert [problem.code for problem in result.problems] == ["REMOVED-SALT"]


def test_a_damaged_list_of_removals_stops_the_import(feeds: Feeds) -> None:
    (feeds.content / "removed.yaml").write_text("removed: [", encoding="utf-8")
    assert feeds.run([ROW]).changes == ()


def test_a_group_that_falls_apart_keeps_its_file_and_gets_a_second(feeds: Feeds) -> None:
    second = {**ROW, "slug": "open-door-2", "day": 4}
    feeds.run([ROW, second, *FILLERS])
    result = feeds.run([ROW, {**second, "address": "7 Other Street"}, *FILLERS])
    assert (result.report.count("updated"), result.report.count("created")) == (1, 1)
    assert "7 Other Street" not in text(feeds)
    assert any("7 Other Street" in change.text for change in result.changes)


def test_groups_that_become_one_leave_one_open_file(feeds: Feeds) -> None:
    second = {**ROW, "slug": "open-door-2", "day": 4, "address": "7 Other Street"}
    feeds.run([ROW, second, *FILLERS])
    result = feeds.run([ROW, {**second, "address": ROW["address"]}, *FILLERS])
    assert result.report.count("closed") == 1
    open_files = [
        p
        for p in (feeds.content / "entries").rglob("open-door*.yaml")
        if "status: closed" not in p.read_text(encoding="utf-8")
    ]
    assert len(open_files) == 1


def test_two_feeds_with_the_same_ids_do_not_meet(feeds: Feeds) -> None:
    other = replace(OPTIONS, name="Another County")
    feeds.run([ROW, *FILLERS])
    result = feeds.run([{**ROW, "name": "Elsewhere", "city": "Lexington", "postal_code": "40507"}], options=other)
    assert result.report.count("created") == 1
    assert "name: Open Door\n" in text(feeds)
    assert (feeds.content / path_of("another-county")).exists()


def test_a_place_that_becomes_hidden_takes_its_street_out_and_stays_the_same_entry(feeds: Feeds) -> None:
    row = {**ROW, "slug": "100-example-street-monday"}
    feeds.run([row, *FILLERS])
    result = feeds.run([{**row, "approximate": "yes"}, *FILLERS])
    assert (result.report.count("updated"), result.report.count("created"), result.report.count("closed")) == (1, 0, 0)
    assert "Example Street" not in text(feeds)
    assert "100-example" not in text(feeds)


def test_the_changes_read_as_a_diff(feeds: Feeds) -> None:
    feeds.run([ROW])
    diff = as_diff(feeds.look([{**ROW, "time": "18:00"}]).changes, feeds.content)
    assert '-    start: "19:30"\n' in diff
    assert '+    start: "18:00"\n' in diff
    assert "said" not in diff
