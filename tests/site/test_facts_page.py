"""Peer support in numbers: every number with its page, every chart with its numbers in letters."""

import csv
import datetime as dt
import io
import re
from dataclasses import replace

import pytest

from generator.directory.model import Feed, Provenance
from generator.directory.national import Listed, NationalFact, PlaceValue, listed_facilities
from generator.site.charts import bars, tile_map
from generator.site.fact_pages import FACTS_FILE
from generator.site.tongue import english
from tests.site import shipped, small

DAY = dt.date(2026, 11, 1)


def fact(year: int, value: float, unit: str = "states", of: int = 0) -> NationalFact:
    return NationalFact(
        f"n{year}", value, unit, year, {"en": "."}, "https://example.gov/", DAY, "primary", "medicaid", of=of
    )


def test_bars_are_as_long_as_their_numbers_and_run_from_the_oldest_year() -> None:
    drawn = bars("Title", [fact(2024, 40), fact(2008, 10)], english())
    assert [(bar.label, bar.value) for bar in drawn.bars] == [("2008", "10"), ("2024", "40")]
    assert drawn.bars[1].length == 4 * drawn.bars[0].length
    assert drawn.words == "Title. 2008: 10 and 2024: 40."


def test_a_share_and_a_count_out_of_a_whole_stand_in_one_chart() -> None:
    drawn = bars("Title", [fact(2017, 50, "percent"), fact(2022, 3, "facilities", of=4)], english())
    assert [bar.value for bar in drawn.bars] == ["50%", "75%"]
    assert drawn.bars[1].length == 1.5 * drawn.bars[0].length


def test_each_tile_says_its_share_and_darkness_follows_it() -> None:
    states = tuple(small.planned(small.directory()).states.values())
    places = [PlaceValue("KY", 1, 10), PlaceValue("OH", 9, 10), PlaceValue("TN", 0, 0)]
    drawn = tile_map("Title", places, states, english())
    tiles = {tile.code: (tile.value, tile.step) for tile in drawn.tiles}
    assert tiles["KY"] == ("10", 0)
    assert tiles["OH"] == ("90", 4)
    assert tiles["TN"] == tiles["TX"] == ("", -1)
    assert [(line.name, line.percent) for line in drawn.lines] == [("Kentucky", "10%"), ("Ohio", "90%")]
    assert len({(tile.x, tile.y) for tile in drawn.tiles}) == len(drawn.tiles)


def test_imported_facilities_are_counted_by_state_and_others_are_not() -> None:
    feed = Feed("SAMHSA National Directory of Example Facilities 2022", dt.date(2022, 5, 6))
    later = replace(feed, as_of=dt.date(2023, 5, 6))
    imported = Provenance(feed=feed)
    entries = [
        small.entry("ky/one", provenance=imported, services=("peer_support_one_to_one",)),
        small.entry("ky/two", provenance=replace(imported, feed=later), services=("peer_support_group",)),
        small.entry("ky/three", services=("recovery_coaching",)),
        small.entry("oh/four", provenance=Provenance(feed=replace(feed, name="Somebody's list"))),
    ]
    assert listed_facilities(entries) == Listed((PlaceValue("KY", 1, 2),), dt.date(2023, 5, 6))
    assert listed_facilities(entries[2:]) is None


@pytest.mark.parametrize(("folder", "language"), [("", "en"), ("es/", "es")])
def test_every_shipped_fact_stands_there_with_its_page_and_its_day(folder: str, language: str) -> None:
    page = shipped.pages()[f"{folder}facts/index.html"].decode()
    for one in shipped.content().directory.national:
        assert one.sentence[language] in page.replace("&#39;", "'")
        assert one.url.replace("&", "&amp;") in page
    assert page.count("<svg") >= 6
    assert re.search(r"<svg[^>]*>(?!.*</svg>)", page, re.DOTALL) is None
    for drawing in re.findall(r'<svg viewBox="0 0 320[^>]*>', page):
        assert 'role="img"' in drawing
        assert "aria-label=" in drawing
    assert " style=" not in page
    # Nothing was imported into the shipped content: no map of its own entries.
    assert "in-this-directory" not in page


def test_where_facilities_were_imported_the_page_has_a_map_of_them() -> None:
    feed = Provenance(feed=Feed("SAMHSA National Directory of Example Facilities 2022", dt.date(2022, 5, 6)))
    entry = small.entry("ky/one", provenance=feed, services=("peer_support_one_to_one",))
    made = replace(small.directory(entry), national=())
    page = next(p.body for p in small.renderer(made).national_pages() if p.path == "facts/index.html").decode()
    assert "Of 1 facilities" in page
    assert "May 6, 2022" in page
    assert ">100%" in page


def test_a_site_without_numbers_says_so() -> None:
    made = replace(small.directory(), national=())
    page = next(p.body for p in small.renderer(made).national_pages() if p.path == "facts/index.html").decode()
    assert "No numbers are kept on this site." in page


def test_the_spreadsheet_has_each_fact_and_each_state_of_it() -> None:
    rows = list(csv.DictReader(io.StringIO(shipped.pages()[FACTS_FILE].decode("utf-8-sig"), newline="")))
    facts = shipped.content().directory.national
    assert len(rows) == len(facts) + sum(len(one.places) for one in facts)
    assert all(row["page"].startswith("http") and row["read"] and row["year"] for row in rows)
