"""Fixtures that every test may ask for. What they are made of is in tests/support/."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from generator.search import gazetteer
from tests.support import ROOT, links, needs, nu
from tests.support import axe as axe_core
from tests.support.golden import Golden
from tests.support.national import National
from tests.support.national import national as national_site
from tests.support.server import StaticServer

ServerFactory = Callable[..., StaticServer]
PageFactory = Callable[..., Page]

# No test asserts a time. CI draws the same examples every time: a red run must be somebody's change, not chance.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")

# Nothing of the browser's own may reach for the network: tests run on machines that have none.
CHROMIUM_FLAGS = (
    "--no-sandbox",  # CI runs as root in a container, where the sandbox cannot start
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Routing through playwright would keep other hosts out too, but switches the browser's cache off.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)

# A test that asks for the fixture on the left carries the marker on the right without having to say so.
MARKED_BY_FIXTURE = {"chromium": "browser", "shared_data": "real_data", "national": "slow", "golden": "golden"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in MARKED_BY_FIXTURE:
                item.add_marker(MARKED_BY_FIXTURE[fixture])


@pytest.fixture(scope="session", autouse=True)
def zip_codes_once() -> Iterator[None]:
    """What the ZIP codes alone give is made once for all builds of a run that keep nothing, not four times in each: seconds."""
    made = cache(gazetteer._gazetteer)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gazetteer, "_gazetteer", lambda states, common: made(tuple(states), common))
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares with golden files: `golden.folder(written, expected)`, `golden.text(written, expected_file)`."""
    return Golden(update=bool(request.config.getoption("--update-golden")))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of the national data, which is too large for the repository; skips where it is not at hand."""
    shared = Path(os.environ.get("RECOVERY_SHARED") or ROOT.parent / "shared")
    if not (shared / "data").is_dir():
        pytest.skip("no national data: set RECOVERY_SHARED, or put it in ../shared beside the checkout")
    return shared / "data"


@pytest.fixture(scope="session")
def national(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> National:
    """The shipped content and SAMHSA's two workbooks, imported and built once for the whole run."""
    base = tmp_path_factory.getbasetemp()
    return national_site(shared_data, base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)


@pytest.fixture(scope="module")
def static_server() -> Iterator[ServerFactory]:
    """A factory: `static_server(folder, base="/repo/", headers={"/*": {...}})`, running until the module's end."""
    with ExitStack() as stack:

        def serve(
            folder: Path, base: str = "/", headers: Mapping[str, Mapping[str, str]] | None = None
        ) -> StaticServer:
            return stack.enter_context(StaticServer(folder, base, headers or {}))

        yield serve


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, started once; most tests want `page` or `new_page`, which watch over what it shows."""
    path = needs.browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[PageFactory]:
    """A factory of pages, each in a fresh profile; it takes playwright's context options.

    E.g. `new_page(java_script_enabled=False)`, `new_page(viewport={"width": 320, "height": 640})`,
    `new_page(timezone_id="America/Denver", locale="es-US")`. At its end the test fails if a page threw, logged an
    error (a breach of the content policy is one), lacked an asset, or asked any other host for anything.
    """
    complaints: list[str] = []
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(watched_page(chromium, complaints, **options))
    assert complaints == []


@contextmanager
def watched_page(browser: Browser, complaints: list[str], **options: Any) -> Iterator[Page]:
    """A page in a fresh profile; whatever goes wrong in it is added to `complaints`."""
    context = browser.new_context(**options)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(f"{page.url} threw: {error}"))
    page.on("console", lambda message: _hear(page, message, complaints))
    page.on("request", lambda request: _keep_at_home(page, request, complaints))
    page.on("response", lambda response: _judge(page, response, complaints))
    yield page
    context.close()


def _hear(page: Page, message: ConsoleMessage, complaints: list[str]) -> None:
    # A failed load is judged by _judge, which knows its kind: a 404 page is no error, a lost style is.
    if message.type == "error" and not message.text.startswith("Failed to load resource"):
        complaints.append(f"{page.url} logged: {message.text}")


def _keep_at_home(page: Page, request: Request, complaints: list[str]) -> None:
    address = urlsplit(request.url)
    if address.scheme in {"http", "https"} and address.hostname not in {"127.0.0.1", "localhost"}:
        complaints.append(f"{page.url} asked another host: {request.url}")


def _judge(page: Page, response: Response, complaints: list[str]) -> None:
    if response.status >= 400 and response.request.resource_type != "document":
        complaints.append(f"{page.url} lacks {response.url}: {response.status}")


@pytest.fixture
def page(new_page: PageFactory) -> Page:
    """One page of a small phone's size, watched as `new_page` says."""
    return new_page(viewport={"width": 360, "height": 740})


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[axe_core.Violation]]:
    """`assert axe(page) == []`: what axe finds against WCAG 2.2 AA and its best practices."""
    return axe_core.violations


@pytest.fixture(scope="session")
def nu_check() -> Callable[[Iterable[Path]], list[nu.Finding]]:
    """`assert nu_check(paths) == []`: the Nu HTML checker's errors in written pages."""
    return nu.errors


@pytest.fixture(scope="session")
def crawl_links() -> Callable[..., links.Report]:
    """`assert crawl_links(site, base).broken == ()`: every internal link, fragment and asset of a written site."""
    return links.check
