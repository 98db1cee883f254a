"""The tables with which the device reads a query: the same each time, small, and of any directory."""

import gzip
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.content.packed import Cache
from generator.directory.directory import Directory
from generator.directory.model import Entry
from generator.search.gazetteer import gazetteer, name_words
from generator.search.place_files import weak_names
from generator.search.placed import Placed, all_placed, placed
from generator.search.query_files import query_files
from tests.search_page.invented import directory, vocabulary


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return query_files(directory(), vocabulary())


def test_the_bytes_do_not_depend_on_the_order_of_entries(files: dict[str, bytes]) -> None:
    backwards = Directory(tuple(reversed(directory().entries)))
    assert query_files(backwards, vocabulary()) == files


def test_no_file_is_heavy(files: dict[str, bytes]) -> None:
    heavy = {path: size for path, body in files.items() if (size := len(gzip.compress(body, 6))) > 2_500}
    assert set(heavy) <= {"start.json", "filters.json"}
    assert all(size < 7_000 for size in heavy.values())


def test_every_file_says_its_version(files: dict[str, bytes]) -> None:
    assert {json.loads(body)["v"] for body in files.values()} == {6}


def test_tables_of_other_states_are_another_edition_though_the_entries_are_the_same(files: dict[str, bytes]) -> None:
    """A browser keeps a table of places by its edition, and in it states are numbers."""
    states = vocabulary()["states"]
    fewer = replace(
        vocabulary(), lists={**vocabulary().lists, "states": {k: v for k, v in states.items() if k != "ak"}}
    )
    others = query_files(directory(), fewer)
    assert any(others[path] != body for path, body in files.items() if path.startswith("places/"))
    assert json.loads(others["start.json"])["e"] != json.loads(files["start.json"])["e"]


def test_an_empty_directory_has_its_tables_too() -> None:
    assert "start.json" in query_files(Directory(), vocabulary())


def is_weak(name: str, entries: Sequence[Entry]) -> bool:
    everyday = gazetteer(vocabulary(), Cache()).common.issuperset(name.split())
    return weak_names([placed(entry) for entry in entries])(name, everyday)


def test_what_is_kept_gives_the_same_tables_and_is_taken_only_for_the_same_entry(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    cache = Cache(tmp_path)
    assert query_files(directory(), vocabulary(), None, cache) == files
    stamps = {entry.id: entry.id for entry in directory().entries}
    known = all_placed(directory().listed(), stamps, {})
    assert query_files(directory(), vocabulary(), known, cache) == files
    one = directory().listed()[0]
    spoilt = {one.id: (one.id, replace(known[one.id][1], home="elsewhere"))}
    assert all_placed([one], stamps, spoilt) == spoilt
    assert all_placed([one], {one.id: "edited"}, spoilt) == {one.id: ("edited", known[one.id][1])}
    assert isinstance(all_placed([one], {}, spoilt)[one.id][1], Placed)


@pytest.mark.parametrize(
    ("name", "weak"), [("hope", True), ("mobile", True), ("reading", True), ("louisville", False), ("new haven", True)]
)
def test_names_that_mostly_mean_something_else_are_weak(name: str, weak: bool) -> None:
    assert is_weak(name, directory().entries) is weak


def test_a_place_with_several_entries_is_no_weak_name_though_its_words_are_everyday_ones() -> None:
    one = next(entry for entry in directory().entries if entry.id == "nj/ironbound")
    assert one.location is not None
    several = [replace(one, location=replace(one.location, city="New Haven", state="CT"))] * 5
    assert is_weak("new haven", several) is False


def test_short_forms_are_spelled_out() -> None:
    assert [name_words(name) for name in ("St. Louis", "Ft Worth", "Mt. Vernon", "Jefferson Co.", "Co")] == [
        "saint louis", "fort worth", "mount vernon", "jefferson county", "co",
    ]  # fmt: skip
