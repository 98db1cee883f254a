"""The browser fixtures are judges of pages: these tests show that they see what they must not let pass."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests import conftest
from tests.support import axe, nu
from tests.support.server import StaticServer

CSP = {"/*": {"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'"}}
GOOD = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Places to go</title></head>
<body><main><h1>Places to go</h1><p>Call or text <a href="tel:988">988</a>.</p></main></body>
</html>
"""


@pytest.fixture
def serve(tmp_path: Path, static_server: conftest.ServerFactory) -> Callable[[str], StaticServer]:
    def serve(html: str) -> StaticServer:
        (tmp_path / "index.html").write_text(html, encoding="utf-8")
        (tmp_path / "main.js").write_text("document.title = 'changed by a script';", encoding="utf-8")
        return static_server(tmp_path, "/repo/", CSP)

    return serve


def test_a_good_page_passes_every_judge(
    page: Page,
    serve: Callable[[str], StaticServer],
    tmp_path: Path,
    axe: Callable[[Page], list[axe.Violation]],
    nu_check: Callable[[list[Path]], list[nu.Finding]],
) -> None:
    page.goto(serve(GOOD).url)
    assert axe(page) == []
    assert nu_check([tmp_path / "index.html"]) == []


def test_axe_and_the_html_checker_see_what_is_wrong(
    page: Page,
    serve: Callable[[str], StaticServer],
    tmp_path: Path,
    axe: Callable[[Page], list[axe.Violation]],
    nu_check: Callable[[list[Path]], list[nu.Finding]],
) -> None:
    page.goto(serve(GOOD.replace("<p>", '<p><svg role="img"></svg><b>')).url)
    assert "svg-img-alt" in {violation.rule for violation in axe(page)}
    (unclosed, *_) = nu_check([tmp_path / "index.html"])
    assert Path(unclosed.path) == tmp_path / "index.html"
    assert unclosed.line == 4


def test_a_page_without_scripts_stays_without(
    new_page: conftest.PageFactory, serve: Callable[[str], StaticServer]
) -> None:
    url = serve(GOOD.replace("</head>", '<script src="main.js"></script></head>')).url
    without, with_scripts = new_page(java_script_enabled=False), new_page()
    without.goto(url)
    with_scripts.goto(url)
    assert (without.title(), with_scripts.title()) == ("Places to go", "changed by a script")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<script src="main.js"></script><script src="no.js"></script>', ["lacks"]),
        ("<script>document.title = 'x';</script>", ["Content Security Policy"]),
        ('<img alt="" src="https://tracker.example.org/p.gif">', ["Content Security Policy", "another host"]),
        ("<a href='https://elsewhere.example.org/'>x</a>", []),
    ],
    ids=["a script is missing", "an inline script", "a picture from another host", "only a link to another host"],
)
def test_a_page_is_watched(
    chromium: Browser, serve: Callable[[str], StaticServer], html: str, expected: list[str]
) -> None:
    complaints: list[str] = []
    with conftest.watched_page(chromium, complaints) as page:
        page.goto(serve(GOOD.replace("</main>", html + "</main>")).url, wait_until="networkidle")
    assert len(complaints) == len(expected), complaints
    assert all(word in said for word, said in zip(expected, complaints, strict=True)), complaints


def test_another_host_cannot_be_reached_and_the_attempt_is_noticed(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<img alt="" src="http://tracker.example.org/p.gif">', encoding="utf-8")
    complaints: list[str] = []
    with StaticServer(tmp_path) as server, conftest.watched_page(chromium, complaints) as page:
        page.goto(server.url)
    assert len(complaints) == 1
    assert "asked another host: http://tracker.example.org/p.gif" in complaints[0]
