"""What a page is at rest, test_in_browser.py judges; here is what it becomes: results, filters, nothing found, a failure."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.build import Request, build
from generator.site.security import policy_for_header
from tests.support import ROOT

SMALL = ROOT / "tests" / "sites" / "small"
BASE = "https://host.example.org/repo/"
OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
NIGHT = "2026-11-22T09:00:00Z"
# Above the fold of a small phone, as far as the eye goes without scrolling twice.
FIRST_RESULT = "document.querySelector('#result-list .card').getBoundingClientRect().top + scrollY"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, static_server: Any) -> str:
    folder: Path = tmp_path_factory.mktemp("states")
    settings = folder / "site.toml"
    settings.write_text('languages = ["en", "es"]\n', encoding="utf-8")
    assert build(Request(SMALL, settings, folder / "site", dt.date(2026, 11, 22), BASE)).written
    headers = {"/*": {"Content-Security-Policy": policy_for_header()}}
    url: str = static_server(folder / "site", base="/repo/", headers=headers).url
    return url


def searched(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("#results-heading")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["", "es/"])
def test_the_search_is_accessible_in_each_of_its_states(
    language: str, width: int, scheme: str, site: str, new_page: Callable[..., Page], axe: Callable[[Page], list[Any]]
) -> None:
    page = new_page(viewport={"width": width, "height": 720}, color_scheme=scheme)
    search = f"{site}{language}search/"

    def judge(state: str) -> None:
        assert axe(page) == [], state
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state

    searched(page, f"{search}#q=kentucky")
    judge("results")
    searched(page, f"{search}#q=newark")
    page.click(".elsewhere summary")
    judge("another place")
    searched(page, f"{search}#q=kentucky&cost=free&filters=1")
    page.wait_for_selector(".filter-groups")
    page.evaluate(OPEN_ALL)
    judge("all filters open, one chosen")
    searched(page, f"{search}#q=zzzzqq+louisville")
    judge("nothing found")
    searched(page, f"{search}#q=99999")
    judge("a ZIP code that there is not")
    page.route("**/search/index/**", lambda route: route.abort())
    searched(page, f"{search}#q=tulsa")
    judge("the index cannot be fetched")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_what_the_clock_adds_is_accessible(
    width: int, scheme: str, site: str, new_page: Callable[..., Page], axe: Callable[[Page], list[Any]]
) -> None:
    page = new_page(viewport={"width": width, "height": 720}, color_scheme=scheme)
    page.clock.set_fixed_time(NIGHT)
    for path in ("talk/", "online/", "ky/meetings/", "ky/riverbend-recovery-center/", "es/talk/", "es/ky/meetings/"):
        page.goto(site + path)
        page.evaluate(OPEN_ALL)
        assert axe(page) == [], path


def test_a_line_that_never_closes_is_open_at_night(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.clock.set_fixed_time(NIGHT)
    page.goto(f"{site}talk/")
    assert page.inner_text(".lines .line:has-text('Night Line') .now") == "Open now: day and night"
    assert page.is_hidden("#all-closed")


def test_results_begin_on_the_first_screen_of_a_phone(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    searched(page, f"{site}search/#q=louisville")
    assert page.evaluate(FIRST_RESULT) < 844


@pytest.mark.parametrize("path", ["search/#q=louisville", "ky/in/sampleton/"])
def test_the_first_thing_to_do_on_a_card_is_to_call_and_thumbs_hit_it(
    path: str, site: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(site + path)
    page.wait_for_selector(".card .add")
    sizes = page.eval_on_selector_all(
        ".card .buttons > *",
        "(all) => all.map((one) => one.getBoundingClientRect()).map((box) => [box.width, box.height])",
    )
    assert sizes
    assert all(width >= 44 and height >= 44 for width, height in sizes), sizes
    assert page.locator(".card .buttons a[href^='tel:']").first.inner_text().startswith("Call ")
