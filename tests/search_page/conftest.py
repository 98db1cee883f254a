"""The search page over the invented directory, and the parts of it that tests look at."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests import conftest
from tests.search_page.invented import directory, vocabulary
from tests.search_page.sites import CSP, write_site
from tests.support.server import StaticServer

NOON = "2026-11-23T12:00:00-05:00"  # a Monday


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("search-page")
    write_site(made, directory(), vocabulary())
    return made


@pytest.fixture(scope="module")
def server(folder: Path, static_server: conftest.ServerFactory) -> StaticServer:
    return static_server(folder, "/repo/", CSP)


@dataclass
class SearchPage:
    """The page as a person uses it."""

    page: Page
    server: StaticServer

    def search(self, query: str) -> "SearchPage":
        if "/search/" not in self.page.url:
            self.page.goto(self.server.url + "search/")
        self.page.fill("[name=q]", query)
        self.page.press("[name=q]", "Enter")
        return self.ready()

    def open(self, hash_: str) -> "SearchPage":
        self.page.goto("about:blank")
        self.page.goto(f"{self.server.url}search/{hash_}")
        return self.ready()

    def ready(self) -> "SearchPage":
        self.page.wait_for_function(
            "() => { const s = document.querySelector('[role=status]').textContent; return s && s !== 'Searching…' }"
        )
        # The block without distances comes when somebody comes near the end of the list.
        self.page.evaluate("document.getElementById('results').lastElementChild.scrollIntoView({ block: 'end' })")
        self.page.wait_for_selector("#result-list[data-whole], #result-list:not(:has(article))", state="attached")
        return self

    def press(self, name: str) -> "SearchPage":
        self.page.get_by_role("button", name=name, exact=True).click()
        return self.ready()

    @property
    def heading(self) -> str:
        return self.page.inner_text("#results-heading")

    def names(self, block: str = "#result-list > ol") -> list[str]:
        return self.page.locator(f"{block} > li h3").all_inner_texts()

    @property
    def wide(self) -> list[str]:
        return self.names("#result-list section > ol")

    @property
    def text(self) -> str:
        return self.page.inner_text("#results")


@pytest.fixture
def find(new_page: Callable[..., Page], server: StaticServer) -> SearchPage:
    page = new_page(viewport={"width": 360, "height": 740}, timezone_id="America/New_York")
    page.clock.set_fixed_time(NOON)
    return SearchPage(page, server)


@pytest.fixture
def run(find: SearchPage) -> Callable[..., Any]:
    """Runs the body of an async function in the page; `find` imports a module of find/."""
    find.page.goto(find.server.url + "search/")

    def run(script: str, argument: Any = None) -> Any:
        start = "async (arg) => { const find = (name) => import('/repo/assets/js/find/' + name + '.js');"
        return find.page.evaluate(start + script + "}", argument)

    return run
