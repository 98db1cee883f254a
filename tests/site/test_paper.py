"""Paper: what Chromium prints of pages and sheets, counted, read and measured."""

import datetime as dt
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.content.load import Reading, read_content
from generator.resources import templates_dir, vocabulary_dir
from generator.site.plan import RESERVED, plan
from generator.site.render import Renderer
from generator.site.security import policy_for_header
from tests.site import lists, small
from tests.support import needs
from tests.support.national import National
from tests.support.server import StaticServer

SHEETS = (
    "ky/county/example/print/",
    "ky/county/example/print/meetings/",
    "ky/county/example/print/housing/",
    "ky/county/demo/print/",
)
FORMS = {"": 2, "#large": 2, "#lines": 2, "#large-lines": 3}
"""Of each sheet: at most so many pages."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("paper")
    lists.write(made, small.CONFIG)
    return made


@pytest.fixture(scope="module")
def site(folder: Path, static_server: Any) -> str:
    server: StaticServer = static_server(folder, headers={"/*": {"Content-Security-Policy": policy_for_header()}})
    return server.url


def printed(page: Page, file: Path) -> list[str]:
    """What stands on each page of US Letter, as Chromium prints the page that is open."""
    page.emulate_media(media="print")
    page.pdf(path=file, format="Letter", prefer_css_page_size=True)
    page.emulate_media(media="screen")
    text = subprocess.run(
        [needs.program("pdftotext"), "-layout", file, "-"], capture_output=True, text=True, check=True
    ).stdout
    return text.split("\f")[:-1]


def open_sheet(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("#qr svg")).to_have_count(1)


def nothing_overflows(page: Page) -> bool:
    """Laid out in the width of the paper, no element is wider than it and no text is cut."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    fits: bool = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth && [...document.querySelectorAll("main *")].every(
            (one) => one.scrollWidth <= one.clientWidth + 1 || getComputedStyle(one).display.startsWith("inline")
                || one.clientWidth === 0 || getComputedStyle(one).overflowX === "visible" && one.scrollWidth <= one.clientWidth + 2)"""
    )
    page.emulate_media(media="screen")
    return fits


@pytest.mark.slow
@pytest.mark.parametrize("path", SHEETS)
def test_a_sheet_is_one_or_two_pages_with_all_that_it_promises(
    path: str, site: str, page: Page, tmp_path: Path
) -> None:
    for form, most in FORMS.items():
        open_sheet(page, site + path + form)
        pages = printed(page, tmp_path / "sheet.pdf")
        assert 1 <= len(pages) <= most, form
        text = " ".join(" ".join(pages).split())
        assert text.startswith("Danger or overdose Call 911"), "crisis lines first"
        shown = page.locator(".rows-on-paper > li:visible")
        names = shown.locator("b").all_inner_texts()
        assert names
        for name in names:
            assert name.split()[0] in text
        assert text.count("502-555-01") == shown.locator(".number").count()
        assert f"host.example.org/{path.partition('print/')[0]}" in text
        assert "Call before you go" in text
        assert ("Next steps" in text) == ("lines" in form)
        for gone in ("Quick exit", "Search", "On paper", "Add to my list", "https://host"):
            assert gone not in text, gone
        assert nothing_overflows(page)
        page.set_viewport_size({"width": 360, "height": 740})


@pytest.mark.slow
def test_no_heading_stands_alone_at_the_foot_of_a_page(site: str, page: Page, tmp_path: Path) -> None:
    for path in (*SHEETS, "ky/in/sampleton/", "ky/place-01/", "ky/"):
        page.goto(site + path)
        headings = {text.strip() for text in page.locator("main h2, main h3").all_inner_texts() if text.strip()}
        for text in printed(page, tmp_path / "heads.pdf"):
            last = [line.strip() for line in text.splitlines() if line.strip()][-1]
            assert last not in headings, (path, last)


@pytest.mark.slow
def test_every_page_prints_crisis_lines_dates_and_addresses_and_no_controls(
    site: str, page: Page, tmp_path: Path
) -> None:
    wanted = {
        "": "Find help",
        "ky/": "Kentucky",
        "ky/in/sampleton/": "As told Nov 1, 2026",
        "ky/place-00/": "(https://place0.example.org/)",
        "ky/meetings/": "Thursday",
        "talk/": "Talk to someone",
        "about/": "How we check",
        "states/": "Kentucky",
        "privacy/": "Privacy",
    }
    for path, words in wanted.items():
        page.goto(site + path)
        page.wait_for_selector("html.gathers")
        text = " ".join(" ".join(printed(page, tmp_path / "page.pdf")).split())
        assert text.startswith("Danger or overdose Call 911"), path
        assert words in text, path
        for gone in ("Quick exit", "Add to my list", "Talk now", "Skip to", "Use where I am now"):
            assert gone not in text, (path, gone)


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
def test_a_sheet_is_accessible_on_the_screen(
    width: int, site: str, new_page: Callable[..., Page], axe: Callable[[Page], list[Any]]
) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    for form in FORMS:
        open_sheet(page, site + SHEETS[0] + form)
        page.evaluate("scrollTo(0, 0)")  # under a sticky header axe takes what is scrolled away for covered
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.slow
def test_sheets_and_the_page_of_a_list_are_good_html(folder: Path, nu_check: Callable[..., list[Any]]) -> None:
    assert (
        nu_check([folder / f"{path}index.html" for path in (*SHEETS, "list/", "ky/in/sampleton/", "ky/place-00/")])
        == []
    )


def test_without_scripts_a_sheet_still_has_its_address_and_its_forms(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site + SHEETS[0])
    assert "host.example.org/ky/county/example/" in page.inner_text(".sheet")
    expect(page.get_by_text("Next steps", exact=True)).to_be_hidden()
    page.get_by_role("link", name="With lines to write on").first.click()
    expect(page.get_by_text("Next steps", exact=True)).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("count", [5, 60])
def test_a_list_prints_with_notes_lines_and_code(count: int, site: str, page: Page, tmp_path: Path) -> None:
    ids = ",".join(f"ky/place-{number:02}" for number in range(count))
    page.goto(f"{site}list/#i={ids}&n2=ask%20for%20Jo&t=For%20Sam")
    expect(page.locator(".mine .trust")).to_have_count(count)
    page.get_by_label("Lines to write on").check()
    if count == 5:
        page.get_by_role("button", name="QR code").click()
        expect(page.locator("#qr svg")).to_have_count(1)
    pages = printed(page, tmp_path / "list.pdf")
    text = " ".join(" ".join(pages).split())
    assert len(pages) <= 2 + count // 12
    for words in (
        "Call 911",
        "For Sam",
        "1. Recovery Place 00",
        "Note: ask for Jo",
        "Next steps",
        "Who to call",
        "Printed ",
    ):
        assert words in text, words
    assert text.count("Recovery Place") == count
    for gone in ("Remove", "Undo", "Copy as text", "Keep this list", "A name for this list", "How this list works"):
        assert gone not in text, gone
    assert nothing_overflows(page)


def test_a_sheet_without_names_says_nothing_of_what_it_is_about(site: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{site}list/#i=ky/place-00,ky/place-01,ky/farm-1&t=Recovery")
    expect(page.locator(".mine .trust")).to_have_count(3)
    page.get_by_label("No names: only phone, place and time").check()
    assert page.title() == "List - 3 places"
    text = " ".join(printed(page, tmp_path / "plain.pdf"))
    assert not re.search(
        r"recover|addict|fellowship|anonymous|suicid|overdose|drug|peer|treatment|mental", text, re.IGNORECASE
    )
    for words in ("List - 3 places", "Call 502-555-0100", "100 Example Street", "Thursday", "Call 911", "Call 988"):
        assert words in text, words
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert "#" not in page.url, "browsers print the address"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "#i=ky/place-00" in page.url


@pytest.fixture(scope="module")
def imported(national: National, tmp_path_factory: pytest.TempPathFactory, static_server: Any) -> str:
    """The sheets of four states of the real import, in English and Spanish."""
    content = tmp_path_factory.mktemp("content")
    shutil.copy(national.content / "crisis.yaml", content)
    shutil.copytree(national.content / "states", content / "states")
    states = ("fl", "ky", "tx", "wy")
    for state in states:
        shutil.copytree(national.content / "entries" / state, content / "entries" / state)
    read = read_content(content, Reading(dt.date(2026, 11, 22), vocabulary_dir(), RESERVED))
    folder = tmp_path_factory.mktemp("imported")
    planned = plan(read.directory, read.vocabulary)
    config = replace(small.CONFIG, languages=("en", "es"))
    for language in config.languages:
        renderer = Renderer(planned, read.directory, read.vocabulary, config, templates_dir(), language=language)
        sheets = (page for state in states for page in renderer.sheets(state))
        said = (page for page in renderer.national_pages() if page.path.startswith("assets/"))
        for page in [*sheets, *said, *renderer.assets()]:
            target = folder / page.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(page.body)
    url: str = static_server(folder).url
    return url


REAL_SHEETS = (
    ("ky/county/jefferson/print/", 2),
    ("ky/county/jefferson/print/#large", 2),
    ("ky/county/jefferson/print/#lines", 2),
    ("ky/county/jefferson/print/medication/", 2),
    ("ky/county/jefferson/print/youth/", 2),
    ("ky/county/fayette/print/", 2),
    ("ky/county/pike/print/", 2),
    ("wy/county/sweetwater/print/", 1),
    ("wy/county/natrona/print/#lines", 2),
    ("wy/county/fremont/print/#large-lines", 3),
    ("es/fl/in/miami/print/", 2),
    ("es/fl/in/miami/print/#large", 2),
    ("es/tx/in/dallas/print/#lines", 2),
    ("es/ky/county/jefferson/print/medication/", 2),
)


@pytest.mark.slow
@pytest.mark.parametrize(("path", "most"), REAL_SHEETS)
def test_sheets_of_real_places_fit(path: str, most: int, imported: str, page: Page, tmp_path: Path) -> None:
    open_sheet(page, imported + path)
    pages = printed(page, tmp_path / "real.pdf")
    text = " ".join(" ".join(pages).split())
    assert len(pages) <= most
    spanish = path.startswith("es/")
    assert text.startswith("Emergencia o posible sobredosis" if spanish else "Danger or overdose Call 911")
    numbers = page.locator(".rows-on-paper > li:visible .number").all_inner_texts()
    assert numbers
    assert all(number.split(",")[0] in text for number in numbers)
    assert ("Llame antes de ir" if spanish else "Call before you go") in text
    assert nothing_overflows(page)
