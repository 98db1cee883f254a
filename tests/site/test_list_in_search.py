"""A list is gathered from search results, too, and the search keeps it as it keeps what was asked."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.build import Request, build
from generator.site.security import policy_for_header
from tests.support import ROOT

SMALL = ROOT / "tests" / "sites" / "small"
BASE = "https://host.example.org/repo/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, static_server: Any) -> str:
    output: Path = tmp_path_factory.mktemp("built") / "site"
    assert build(Request(SMALL, SMALL / "site.toml", output, dt.date(2026, 11, 22), BASE)).written
    headers = {"/*": {"Content-Security-Policy": policy_for_header()}}
    url: str = static_server(output, base="/repo/", headers=headers).url
    return url


@pytest.mark.slow
def test_a_list_gathered_from_results_lives_beside_the_search_and_goes_along(
    site: str, new_page: Callable[..., Page], axe: Callable[[Page], list[Any]]
) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + "search/#q=kentucky")
    result = page.locator(".card", has_text="Riverbend Recovery Community Center").first
    add = result.get_by_role("button", name="Add to my list: Riverbend Recovery Community Center")
    expect(add).to_be_visible()
    assert not any("gather-" in url for url in asked), "who gathers no list needs nothing that works on one"
    add.click()
    expect(page).to_have_url(site + "search/#q=kentucky&i=ky/riverbend-recovery-center")
    expect(page.get_by_role("link", name="My list (1)").first).to_be_visible()
    assert axe(page) == []
    # another search, from the page itself and from another page
    page.get_by_role("searchbox").fill("respite")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".card", has_text="Quiet Room").first).to_be_visible()
    assert page.url == site + "search/#q=respite&i=ky/riverbend-recovery-center"
    page.locator(".card", has_text="Quiet Room").first.get_by_role("button", name="Add to my list").click()
    page.go_back()
    expect(page).to_have_url(site + "search/#q=kentucky&i=ky/riverbend-recovery-center,ky/quiet-room-respite")
    expect(result.get_by_role("button", name="On my list")).to_be_visible()
    page.goto(site + "ky/#i=ky/quiet-room-respite")
    page.wait_for_selector("html.gathers")
    page.get_by_role("searchbox").fill("sampleton")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.locator(".card").first).to_be_visible()
    assert "i=ky/quiet-room-respite" in page.url
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
