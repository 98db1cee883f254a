"""The small site in a real browser: accessible, quiet, and quick to leave."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.site.security import REFERRER, policy_for_header
from tests.site import small

KINDS_OF_PAGE = (
    "",
    "404.html",
    "ky/",
    "fm/",
    "ky/in/sampleton/",
    "ky/county/example/",
    "ky/in/",
    "ky/centers/",
    "ky/statewide/",
    "ky/riverbend-recovery-center/",
    "mi/lakeshore-peer-warmline/",
    "nm/lunes-de-esperanza/",
    "add/form/",
    "centers/",
    "us/",
    "us/groups/",
    "ky/meetings/",
    "talk/",
    "meetings/",
    "online/",
    "family/",
    "states/",
    "search/",
    "about/",
    "add/",
    "safety/",
    "privacy/",
    "accessibility/",
)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, static_server: Any) -> str:
    """An everyday page on another origin: where the quick exit leads in these tests, which have no network."""
    folder = tmp_path_factory.mktemp("weather")
    (folder / "index.html").write_text("<!doctype html><title>Weather</title>", encoding="utf-8")
    url: str = static_server(folder).url
    return url


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, elsewhere: str) -> Path:
    made = tmp_path_factory.mktemp("small")
    small.write(made, replace(small.CONFIG, exit_url=elsewhere))
    return made


@pytest.fixture(scope="module")
def site(folder: Path, static_server: Any) -> str:
    policy = {"Content-Security-Policy": policy_for_header(), "Referrer-Policy": REFERRER}
    url: str = static_server(folder, headers={"/*": policy}).url
    return url


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_kind_of_page_is_accessible_and_never_wider_than_the_screen(
    scheme: str, width: int, site: str, new_page: Callable[..., Page], axe: Callable[[Page], list[Any]]
) -> None:
    page = new_page(viewport={"width": width, "height": 720}, color_scheme=scheme)
    for path in KINDS_OF_PAGE:
        page.goto(site + path)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.slow
def test_every_kind_of_page_is_good_html(folder: Path, nu_check: Callable[..., list[Any]]) -> None:
    paths = [folder / (path if path.endswith(".html") else f"{path}index.html") for path in KINDS_OF_PAGE]
    assert nu_check(paths) == []


def test_a_page_stores_nothing(site: str, page: Page) -> None:
    for path in ("", "ky/riverbend-recovery-center/", "talk/"):
        page.goto(site + path)
        assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]


def test_the_quick_exit_replaces_the_page_and_tells_nobody_where_from(site: str, elsewhere: str, page: Page) -> None:
    page.goto(site)
    page.goto(site + "ky/")
    page.click("header [data-exit]")
    page.wait_for_url(elsewhere)
    assert page.evaluate("document.referrer") == ""
    page.go_back()
    assert page.url == site, "Back must not lead to the page that was left"


def test_shift_three_times_leaves_and_says_how_often_is_left(site: str, elsewhere: str, page: Page) -> None:
    page.goto(site + "talk/")
    for said in ("2 more times", "1 more time"):
        page.keyboard.press("Shift")
        assert said in page.inner_text(".exit-status")
    page.keyboard.press("Shift")
    page.wait_for_url(elsewhere)


def test_the_page_is_covered_at_once(site: str, elsewhere: str, page: Page) -> None:
    page.goto(site + "ky/")
    covered = page.evaluate(
        """() => {
            document.querySelector("header [data-exit]").click();
            const hidden = [...document.body.children].every((one) => getComputedStyle(one).display === "none");
            return [hidden, document.title, getComputedStyle(document.body).backgroundColor];
        }"""
    )
    assert covered == [True, "", "rgb(255, 255, 255)"]
    page.wait_for_url(elsewhere)


def test_a_page_that_comes_back_from_the_browsers_memory_is_whole_again(site: str, page: Page) -> None:
    page.goto(site + "ky/")
    title = page.title()
    page.evaluate("document.documentElement.classList.add('leaving')")
    page.evaluate("document.title = ''; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert page.is_visible("h1")
    assert page.title() == title


def test_escape_is_left_to_the_browser(site: str, page: Page) -> None:
    page.goto(site)
    for _ in range(5):
        page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    assert page.url == site
    assert page.is_visible("h1")


def test_the_safety_page_says_what_the_exit_cannot_do(site: str, page: Page) -> None:
    page.goto(site + "safety/")
    for words in (
        "does not erase your history",
        "private window",
        "Shift key three times",
        "stores nothing on your device",
    ):
        assert words in page.inner_text("main")


def test_a_page_that_is_gone_leads_on(site: str, page: Page) -> None:
    page.goto(site + "ky/a-place-that-closed/")
    assert page.inner_text("h1") == "This page is not here"
    assert page.is_visible("main form[role=search]")
    assert page.is_visible(".strip .first a[href='tel:988']")
    for target in ("talk/", "meetings/", "states/", "online/"):
        assert page.locator(f"main a[href$='/{target}']").count() == 1, target


def test_capital_letters_do_not_leave(site: str, page: Page) -> None:
    page.goto(site)
    page.focus("#q")
    for letter in ("A", "B", "C", "D"):
        page.keyboard.press(f"Shift+{letter}")
    page.wait_for_timeout(100)
    assert page.url == site
    assert page.input_value("#q") == "ABCD"


def test_without_scripts_the_exit_is_a_plain_link_and_the_rule_stands_in_words(
    site: str, elsewhere: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site + "mi/lakeshore-peer-warmline/")
    assert "Every day, 4 pm to 2 am the next day, Eastern time" in page.inner_text("main")
    page.click("header [data-exit]")
    page.wait_for_url(elsewhere)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-25T15:30:00Z", "Open now, until 7 pm EST"),
        ("2026-11-26T14:00:00Z", "Closed now. Next open today at 10 am EST"),
        ("2026-11-29T15:00:00Z", "Closed now. Next open tomorrow at 10 am EST"),
    ],
)
def test_the_device_says_what_is_open(now: str, said: str, site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(timezone_id="America/New_York")
    page.clock.set_fixed_time(now)
    page.goto(site + "ky/riverbend-recovery-center/")
    assert page.inner_text(".now") == said


def test_the_device_adds_the_visitors_own_time(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(timezone_id="America/Los_Angeles")
    page.clock.set_fixed_time("2026-11-25T15:30:00Z")
    page.goto(site + "online/")
    assert page.inner_text(".meetings .yours") == "Your time: Mon 5:30 pm"


def test_an_old_check_is_said_to_be_old(site: str, new_page: Callable[..., Page]) -> None:
    for now, said in (
        ("2027-01-01", ""),
        ("2027-06-15", "more than half a year"),
        ("2028-12-01", "2 years: call first"),
    ):
        page = new_page()
        page.clock.set_fixed_time(f"{now}T12:00:00Z")
        page.goto(site + "ky/riverbend-recovery-center/")
        text = page.inner_text("[data-checked]")
        assert said in text
        assert ("call first" in text) == bool(said)


def test_what_is_typed_never_reaches_the_host(tmp_path: Path, static_server: Any, page: Page) -> None:
    small.write(tmp_path)
    (tmp_path / "search" / "index.html").write_text("<!doctype html><title>Search</title>", encoding="utf-8")
    server = static_server(tmp_path)
    page.goto(server.url)
    page.fill("#q", "methadone")
    page.press("#q", "Enter")
    page.wait_for_url("**/search/*")
    assert "methadone" in page.url
    assert not any("methadone" in request.path for request in server.requests)
