"""The small site in English and Spanish, built whole: two fronts, one index, a switch that keeps what a page shows."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.build import Report, Request, build
from generator.site.security import policy_for_header
from tests import conftest
from tests.content.entry_files import TODAY
from tests.site import small
from tests.site.test_in_browser import KINDS_OF_PAGE

BASE = "/repo/"
URL = "https://host.example.org/repo/"


def built(folder: Path, languages: str, jobs: int = 1) -> Report:
    settings = folder / "site.toml"
    settings.write_text(f'languages = {languages}\ncontact_email = "desk@example.org"\n', encoding="utf-8")
    return build(Request(small.FOLDER, settings, folder / "_site", TODAY, URL, jobs))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    folder = tmp_path_factory.mktemp("two")
    report = built(folder, '["en", "es"]')
    return folder / "_site", report


@pytest.fixture(scope="module")
def folder(two: tuple[Path, Report]) -> Path:
    return two[0]


@pytest.fixture(scope="module")
def site(folder: Path, static_server: conftest.ServerFactory) -> str:
    return static_server(folder, BASE, {"/*": {"Content-Security-Policy": policy_for_header()}}).url


def text(folder: Path, path: str) -> str:
    return (folder / path / "index.html").read_text("utf-8")


def test_english_stays_as_it_is_but_for_the_way_to_spanish(tmp_path: Path, folder: Path) -> None:
    built(tmp_path, '["en"]')
    more = re.compile(
        r'<link rel="alternate" hreflang[^>]*>\n| <a class="switch".*?</a>|<h2 id="languages">.*?</ul>\n', re.DOTALL
    )
    for path in sorted((tmp_path / "_site").rglob("*.html")):
        name = path.relative_to(tmp_path / "_site")
        assert more.sub("", (folder / name).read_text("utf-8")) == path.read_text("utf-8"), name


def test_the_bytes_do_not_depend_on_who_rendered_which_language(tmp_path: Path, folder: Path) -> None:
    built(tmp_path, '["en", "es"]', jobs=2)
    other = tmp_path / "_site"
    names = [{path.relative_to(one) for path in one.rglob("*") if path.is_file()} for one in (folder, other)]
    assert names[0] == names[1]
    assert [name for name in sorted(names[0]) if (folder / name).read_bytes() != (other / name).read_bytes()] == []


def test_every_page_names_its_twin_and_the_sitemap_has_both(folder: Path) -> None:
    page = text(folder, "es/ky/riverbend-recovery-center")
    assert '<html lang="es">' in page
    assert '<h1 lang="en">Riverbend Recovery Community Center</h1>' in page
    assert 'href="/repo/ky/riverbend-recovery-center/" lang="en" hreflang="en" data-switch>English</a>' in page
    sitemap = (folder / "sitemap.xml").read_text("utf-8")
    addresses = re.findall(r"<loc>(.*?)</loc>", sitemap)
    assert len(set(addresses)) == len(addresses)
    assert {one.removeprefix(URL) for one in addresses if not one.startswith(f"{URL}es/")} == {
        one.removeprefix(f"{URL}es/") for one in addresses if one.startswith(f"{URL}es/")
    }


def test_links_of_a_language_stay_in_it(folder: Path) -> None:
    kept = re.compile(r'(?:href|action)="/repo/(?!es/|assets/|data/|search/index/)([^"]*)"(?! lang="en" hreflang)')
    wrong = {
        (path.relative_to(folder).as_posix(), link)
        for path in (folder / "es").rglob("*.html")
        for link in kept.findall(path.read_text("utf-8"))
    }
    assert wrong == set()


def test_all_links_resolve(folder: Path, crawl_links: Callable[..., Any]) -> None:
    assert crawl_links(folder, URL).broken == ()


def test_there_is_one_index_and_one_set_of_assets(folder: Path) -> None:
    assert not (folder / "es" / "search" / "index").exists()
    assert not (folder / "es" / "assets").exists()


def test_an_entry_speaks_for_itself_where_it_can(folder: Path) -> None:
    translated, other = text(folder, "es/nm/lunes-de-esperanza"), text(folder, "es/ky/riverbend-recovery-center")
    assert (
        '<p class="lead">Reunión gratuita en español, los lunes por la noche, presencial y por video.</p>' in translated
    )
    assert "<h1>Lunes de Esperanza</h1>" in translated, "it speaks Spanish alone"
    assert re.search(r'<p class="lead" lang="en">A free drop-in center', other)


def test_a_translation_that_nobody_signed_says_so(folder: Path) -> None:
    from generator.resources import templates_dir
    from generator.site.tongue import reviewed_by

    signed = bool(reviewed_by(templates_dir(), "es"))
    for path in (folder / "es").rglob("*.html"):
        assert ("#languages" in path.read_text("utf-8")) != signed, path
    assert 'id="languages"' in text(folder, "about")
    assert 'id="languages"' in text(folder, "es/about")


def test_the_report_says_what_a_language_costs(two: tuple[Path, Report]) -> None:
    folder, report = two
    costs = report.languages
    assert list(costs) == ["en", "es"]
    own = [*(folder / "es").rglob("*.*"), *(folder / "assets" / "words" / "es").rglob("*.*")]
    own = [path for path in own if path.parent != folder / "es" / "offline" or path.suffix == ".html"]
    assert costs["es"].files == len(own)
    assert costs["es"].bytes == sum(path.stat().st_size for path in own)


def test_a_language_without_a_catalogue_keeps_the_old_site(tmp_path: Path) -> None:
    report = built(tmp_path, '["en", "fr"]')
    assert not report.written
    assert [(problem.code, problem.line) for problem in report.problems if problem.code.startswith("SITE")] == [
        ("SITE-LANGUAGE", 1)
    ]


@pytest.mark.slow
def test_spanish_pages_are_accessible_and_fit_a_small_phone(
    site: str, new_page: Callable[..., Page], axe: Callable[[Page], list[Any]]
) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, locale="es-US", timezone_id="America/New_York")
    for path in KINDS_OF_PAGE:
        page.goto(f"{site}es/{path}")
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_list_in_spanish_is_accessible_with_all_that_it_can_show(
    width: int, scheme: str, site: str, new_page: Callable[..., Page], axe: Callable[[Page], list[Any]]
) -> None:
    page = new_page(viewport={"width": width, "height": 700}, color_scheme=scheme, locale="es-US")
    ids = "ky/riverbend-recovery-center,ky/gone,ky/quiet-room-respite"
    page.goto(f"{site}es/list/#i={ids}&n1=pregunte%20por%20Jo&t=Para%20Sam")
    page.wait_for_selector(".mine > li:first-child .trust")
    page.locator(".mine [data-act=note]").first.click()
    page.locator("[aria-controls=qr]").click()
    page.wait_for_selector("#qr svg")
    page.locator(".mine [data-act=remove]").last.click()
    page.evaluate("scrollTo(0, 0)")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not re.search(r"\b(Remove|Undo|Note|Print|Copy|Keep|Text message)\b", page.inner_text("main"))


def ready(page: Page) -> None:
    page.wait_for_function("() => document.querySelector('#results-heading')")


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    page = new_page(viewport={"width": 360, "height": 740}, locale="es-US", timezone_id="America/New_York")
    page.clock.install(time="2026-11-23T12:00:00-05:00")  # a Monday
    return page


@pytest.mark.parametrize("typed", ["reunión", "reunion", "REUNION Kentucky"])
def test_search_finds_words_with_accents_and_without(typed: str, site: str, phone: Page) -> None:
    phone.goto(f"{site}es/")
    phone.fill("[name=q]", typed)
    phone.press("[name=q]", "Enter")
    ready(phone)
    assert "/es/search/#" in phone.url
    assert re.search(r"\d resultados?", phone.inner_text("#results-heading"))
    assert all(
        "/repo/es/" in link for link in phone.locator("#results h3 a").evaluate_all("all => all.map(a => a.href)")
    )
    assert not re.search(r"\b(Checked|Call|meeting|results?)\b", phone.inner_text("#result-list p.trust >> nth=0"))


def test_a_spanish_search_says_who_speaks_spanish(site: str, phone: Page) -> None:
    def says(address: str) -> list[bool]:
        phone.goto(site + address)
        ready(phone)
        # What stands below the list comes when somebody comes near its end.
        phone.evaluate("document.getElementById('results').lastElementChild.scrollIntoView({ block: 'end' })")
        phone.wait_for_selector("#result-list[data-whole]", state="attached")
        shown: list[str] = phone.locator("#results article").evaluate_all("all => all.map(one => one.innerText)")
        return ["Se habla español" in one or "is spoken here" in one for one in shown]

    spanish = says("es/search/#in=ky&language=es")
    assert spanish
    assert all(spanish)
    phone.goto("about:blank")
    everybody = says("es/search/#q=kentucky")
    assert True in everybody
    assert False in everybody
    assert True not in says("search/#in=ky&language=es"), "an English page does not say that English is spoken"


def test_the_switch_keeps_filters_and_search(site: str, phone: Page) -> None:
    phone.goto(f"{site}es/search/#q=kentucky&kind=support_group")
    ready(phone)
    assert phone.locator("#chips").inner_text() != ""
    before = phone.url.partition("#")[2]
    phone.click("a[data-switch]")
    phone.wait_for_url(re.compile(r"/repo/search/#"))
    ready(phone)
    assert phone.url.partition("#")[2] == before
    assert "result" in phone.inner_text("#results-heading")
    phone.click("a[data-switch]")
    phone.wait_for_url(re.compile(r"/repo/es/search/#"))


def test_the_switch_leads_to_the_same_place_of_the_same_page(site: str, phone: Page) -> None:
    phone.goto(f"{site}ky/meetings/#sat")
    phone.click("a[data-switch]")
    phone.wait_for_url(f"{site}es/ky/meetings/#sat")
    assert phone.evaluate("() => [document.cookie, localStorage.length]") == ["", 0]


def test_scripts_speak_the_language_of_the_page(site: str, phone: Page) -> None:
    phone.goto(f"{site}es/ky/meetings/")
    shown = phone.inner_text("main")
    assert not re.search(r"\b(Today|Tomorrow|your time|On now|Next)\b", shown)
    phone.keyboard.press("Shift")
    assert "Shift" in phone.inner_text(".exit-status")
    assert "more times" not in phone.inner_text(".exit-status")
    phone.goto(f"{site}es/mi/lakeshore-peer-warmline/")
    assert not re.search(r"\b(Open now|Closed now|Next open|until)\b", phone.inner_text("main"))
