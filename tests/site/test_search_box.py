"""The search box of every page: while somebody types in it, what it leads to is fetched, and nothing that tells what was typed."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.build import Request, build
from generator.site.security import policy_for_header
from tests.conftest import ServerFactory
from tests.support import ROOT
from tests.support.server import StaticServer

SMALL = ROOT / "tests" / "sites" / "small"
# What GitHub Pages says of every file.
HEADERS = {"/*": {"Content-Security-Policy": policy_for_header(), "Cache-Control": "max-age=600"}}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, static_server: ServerFactory) -> StaticServer:
    folder: Path = tmp_path_factory.mktemp("built")
    (folder / "site.toml").write_text('languages = ["en", "es"]\n', encoding="utf-8")
    base = "https://host.example.org/repo/"
    assert build(Request(SMALL, folder / "site.toml", folder / "site", dt.date(2026, 11, 22), base, jobs=1)).written
    return static_server(folder / "site", base="/repo/", headers=HEADERS)


def searched(page: Page) -> None:
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.locator(".card").first).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("path", ["", "ky/", "es/"])
def test_what_the_box_leads_to_is_there_when_somebody_has_typed(
    server: StaticServer, new_page: Callable[..., Page], path: str
) -> None:
    page = new_page()
    page.goto(server.url + path)
    page.wait_for_load_state("networkidle")
    before = len(server.requests)
    scripts = r"assets/js/(?:\S+/)?search-(?:page|words)\.js"
    with page.expect_response(re.compile(r"search-words\.js")), page.expect_response(re.compile(r"search-page\.js")):
        page.get_by_role("searchbox").press_sequentially("kentucky centers", delay=20)
    page.wait_for_load_state("networkidle")
    fetched = server.paths()[before:]
    folder = "es/" if path == "es/" else ""
    assert f"{folder}search/" in fetched
    assert sum(bool(re.fullmatch(scripts, one)) for one in fetched) >= 2
    assert not [one for one in fetched if "kentucky" in one.lower() or "/index/" in one]
    asked = len(server.requests)
    searched(page)
    assert not [one for one in server.paths()[asked:] if re.fullmatch(rf"{folder}search/|{scripts}", one)]


@pytest.mark.slow
def test_who_pays_for_each_byte_fetches_it_with_the_search_alone(
    server: StaticServer, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(server.url)
    page.wait_for_load_state("networkidle")
    before = len(server.requests)
    page.get_by_role("searchbox").press_sequentially("kentucky", delay=20)
    page.wait_for_timeout(300)
    assert server.paths()[before:] == []
    searched(page)


@pytest.mark.slow
def test_a_search_page_without_a_search_shows_what_there_is(
    server: StaticServer, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.goto(server.url + "search/")
    expect(page.locator("#browse")).to_be_visible()
    page.get_by_role("searchbox").fill("kentucky")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".card").first).to_be_visible()
    expect(page.locator("#browse")).to_be_visible()
    page.go_back()
    expect(page.locator(".card")).to_have_count(0)
    expect(page.locator("#browse")).to_be_visible()
    expect(page.locator("#q-hint")).to_be_visible()
