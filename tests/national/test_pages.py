"""Judges of accessibility and of HTML over the nation's pages: one of each type, and search with its results."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PageFactory, ServerFactory
from tests.support.national import National

KINDS = {
    "home": "",
    "state": "ca/",
    "county": "ca/county/los-angeles/",
    "city": "ky/in/louisville/",
    "kind": "ky/centers/",
    "nationwide": "us/",
    "line": "us/nami-helpline/",
    "talk": "talk/",
    "states": "states/",
}


def an_entry(national: National) -> str:
    return next(f"ky/{path.stem}/" for path in sorted((national.content / "entries" / "ky").rglob("*.yaml")))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(
    national: National,
    static_server: ServerFactory,
    new_page: PageFactory,
    axe: Callable[..., list[Any]],
    width: int,
    scheme: str,
) -> None:
    address = static_server(national.site, base="/repo/").url
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for path in (*KINDS.values(), an_entry(national)):
        page.goto(address + path)
        assert axe(page) == [], path
    page.goto(f"{address}search/")
    page.fill("#q", "narcan louisville")
    page.press("#q", "Enter")
    page.wait_for_selector("#result-list article", timeout=60_000)
    page.evaluate("scrollTo(0, 0)")  # under a sticky header axe takes what is scrolled away for covered
    assert axe(page) == [], "search with results"


def test_the_nu_checker_finds_no_error(national: National, nu_check: Callable[..., list[Any]]) -> None:
    pages = [
        national.site / path / "index.html"
        for path in (*KINDS.values(), an_entry(national), "search/", "ca/in/los-angeles/", "pw/")
    ]
    pages.append(national.site / "404.html")
    assert [page for page in pages if not Path(page).is_file()] == []
    assert nu_check(pages) == []
