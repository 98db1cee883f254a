"""Search over the nation in a real browser: places, ZIP codes without entries, words, names."""

import random
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from generator.directory.zips import all_zips
from tests.conftest import PageFactory, ServerFactory
from tests.support.national import National

Ask = Callable[..., str]
SEED = 20_261_122
LISTED = "#result-list ol[aria-labelledby=results-heading] > li"


@pytest.fixture
def ask(national: National, static_server: ServerFactory, new_page: PageFactory) -> Ask:
    """Types a query into the search page as a visitor does, and gives the text of the results; `all_of` asks for all."""
    address: str = static_server(national.site, base="/repo/").url
    page: Page = new_page(viewport={"width": 390, "height": 740})

    def typed(query: str, *, all_of: bool = False) -> str:
        page.goto("about:blank")
        page.goto(f"{address}search/")
        page.fill("#q", query)
        page.press("#q", "Enter")
        page.wait_for_selector("#result-list article", timeout=60_000)
        more = page.get_by_role("button", name="Show more", exact=True)
        while all_of and more.count():
            # Of the list alone: help without a distance comes below it when it likes.
            shown = page.locator(LISTED).count()
            more.click()
            page.wait_for_function(
                "([listed, shown]) => document.querySelectorAll(listed).length > shown", arg=[LISTED, shown]
            )
        return page.inner_text("#results")

    return typed


def codes_with_entries(national: National) -> set[str]:
    found = set()
    for path in (national.content / "entries").rglob("*.yaml"):
        found.update(re.findall(r'^  zip: "(\d{5})"', path.read_text(encoding="utf-8"), re.MULTILINE))
    return found


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("louisville", r"Louisville, KY"),
        ("sober living texas", r"in Texas"),
        ("berkeley", r"Berkeley, CA"),
        ("Options Recovery Services berkeley", r"Options Recovery Services"),
        ("mary street halfway house", r"Mary Street Halfway House"),
    ],
)
def test_what_people_type_is_found(ask: Ask, query: str, shown: str) -> None:
    assert re.search(shown, ask(query))


def test_what_is_near_does_not_end_at_the_river(ask: Ask) -> None:
    found = ask("cincinnati", all_of=True)
    assert "Cincinnati, OH" in found
    assert "Covington, KY" in found


def test_more_of_a_list_is_read_on_where_it_goes_on_whatever_stands_before_it(
    national: National, static_server: ServerFactory, new_page: PageFactory
) -> None:
    page = new_page(viewport={"width": 390, "height": 740})
    page.goto(f"{static_server(national.site, base='/repo/').url}search/#q=aa+detox+los+angeles")
    page.wait_for_selector("#result-list article", timeout=60_000)
    assert page.locator("#wide ~ ol h3").all_inner_texts() == ["Alcoholics Anonymous (A.A.)"]
    page.get_by_role("button", name="Show more", exact=True).click()
    page.wait_for_function("listed => document.querySelectorAll(listed).length > 10", arg=LISTED)
    assert page.locator(f"{LISTED} h3 a").nth(10).evaluate("link => link === document.activeElement")


def test_a_zip_drawn_among_those_without_entries_leads_to_the_nearest(ask: Ask, national: National) -> None:
    taken = codes_with_entries(national)
    free = sorted(
        code for code, zip_ in all_zips().items() if code not in taken and zip_.point and zip_.kind == "standard"
    )
    for code in random.Random(SEED).sample(free, 3):
        assert "mile" in ask(code), code


def test_a_states_own_search_loads_only_its_own(
    national: National, static_server: ServerFactory, new_page: PageFactory
) -> None:
    server = static_server(national.site, base="/repo/")
    page = new_page(viewport={"width": 390, "height": 740})
    page.goto(f"{server.url}ky/")
    page.fill("#q", "narcan")
    page.press("#q", "Enter")
    page.wait_for_selector("#result-list article", timeout=60_000)
    shards = {path for path in server.paths() if "/search/index/" in path}
    others = {
        path
        for path in shards
        if re.search(r"/index/(?:[a-z]{2})(?:[./]|$)", path) and not re.search(r"/index/(?:ky|us)[./]", path)
    }
    assert others == set()
