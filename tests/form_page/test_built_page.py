"""The page with the form as the site has it: in its theme, without scripts, and beside the other pages."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.content.reader import read_tree
from generator.site.form_page import EXAMPLE
from generator.site.security import REFERRER, policy_for_header
from tests.site import small

FORGE = "https://github.com/recovery-directory/site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, static_server: Any) -> str:
    folder: Path = tmp_path_factory.mktemp("site")
    small.write(folder, replace(small.CONFIG, forge_url=FORGE, contact_phone="502-555-0100"))
    policy = {"Content-Security-Policy": policy_for_header(), "Referrer-Policy": REFERRER}
    url: str = static_server(folder, headers={"/*": policy}).url
    return url


def test_without_scripts_the_other_ways_and_an_example_are_there(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto(f"{site}add/form/")
    assert "needs JavaScript" in page.inner_text("#add-form")
    ways = page.locator("#other + ul a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert ways == ["mailto:desk@example.org", "tel:5025550100", f"{FORGE}/issues/new/choose"]
    page.locator("main > details > summary").click()
    assert page.inner_text("pre").strip() == EXAMPLE.strip()


def test_the_example_is_yaml_and_can_be_taken_for_no_real_place(site: str) -> None:
    tree, problems = read_tree(EXAMPLE.encode(), "ky/example.yaml")
    assert tree is not None
    assert problems.found == []
    assert not any(digit in EXAMPLE.partition("schedule")[0] for digit in "0123456789")


def test_each_listing_and_the_page_about_adding_lead_to_the_form(site: str, page: Page) -> None:
    page.goto(f"{site}add/")
    page.click("text=Write a listing in a form")
    page.wait_for_selector("#questions .section")
    page.goto(f"{site}ky/riverbend-recovery-center/")
    href = page.get_by_role("link", name="Mend it yourself").get_attribute("href")
    assert href == "/add/form/#edit=ky/riverbend-recovery-center"


def test_leaving_fast_empties_the_form_in_the_browsers_memory_too(site: str, page: Page) -> None:
    page.goto(f"{site}add/form/")
    page.wait_for_selector("#questions .section")
    page.fill("#f-name", "Open Door")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert page.input_value("#f-name") == ""


def test_nothing_is_asked_of_anybody_while_the_form_is_filled(site: str, page: Page) -> None:
    page.goto(f"{site}add/form/")
    page.wait_for_selector("#questions .section")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.fill("#f-name", "Open Door")
    page.check("#f-type-1")
    page.click("#check")
    page.wait_for_timeout(400)
    assert asked == []
