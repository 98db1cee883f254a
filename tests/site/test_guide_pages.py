"""The pages of guides: each fact with its source and day, each guide two steps from home and ending in something to do."""

import datetime as dt
import gzip
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from generator.build import Request, build
from generator.directory.directory import Directory
from generator.directory.guides import Guide, GuideSource
from generator.search.facets import GROUPS
from generator.site import glossary
from generator.site.addresses import PAGES
from generator.site.guide_html import guide_html
from generator.site.guides import ACTIONS
from tests.content.test_guide_files import shipped
from tests.site import small
from tests.support import ROOT

SIZE_AT_MOST = 30_000
BOTH = replace(small.CONFIG, languages=("en", "es"))
TEXT = "## What is it?\n\nIt is this.[^a]\n\n## What for?\n\n- For [you](/talk/).[^a][^b]\n\n## And then?\n\n### More\n\nCall [988](tel:988)."
SOURCES = tuple(
    GuideSource(key, f"Page {key}", f"https://{key}.example.org/", dt.date(2026, 11, 2), level)
    for key, level in (("b", "secondary"), ("a", "primary"))
)
GUIDE = Guide("it", "en", "It", "What it is.", TEXT, dt.date(2026, 11, 3), "start", 1, SOURCES, ("talk", "search"))


def made(*guides: Guide) -> Directory:
    return replace(small.content().directory, guides=guides)


@cache
def pages(*guides: Guide) -> dict[str, str]:
    chosen = made(*guides)
    written = (
        page for language in BOTH.languages for page in small.renderer(chosen, BOTH, language=language).national_pages()
    )
    return {page.path: page.body.decode() for page in written}


@cache
def real() -> dict[str, str]:
    """The pages of the shipped guides, in the small site."""
    return pages(*shipped().directory.guides)


def test_a_site_without_guides_has_no_page_and_no_link_of_them() -> None:
    assert not [path for path in pages() if "guide/" in path]
    assert "guide/" not in pages()["index.html"]


def test_a_citation_leads_to_its_source_which_says_when_it_was_read() -> None:
    page = pages(GUIDE)["guide/it/index.html"]
    # Numbers follow the text, not the head: a is cited first.
    assert 'this.<sup><a href="#source-1" aria-label="Source 1">1</a></sup>' in page
    assert '<a href="#source-1" aria-label="Source 1">1</a> <a href="#source-2" aria-label="Source 2">2</a>' in page
    first, second = re.findall(r'<li id="source-\d">(.*)</li>', page)
    assert 'href="https://a.example.org/" rel="noreferrer">Page a</a>' in first
    assert "As read on Nov 2, 2026." in first
    assert "somebody else" not in first
    assert "somebody else" in second
    assert "Nov 3, 2026" in page


def test_questions_have_addresses_and_links_stay_in_the_language() -> None:
    page = pages(GUIDE)["guide/it/index.html"]
    assert '<a href="#q2">What for?</a>' in page
    assert '<h2 id="q2">What for?</h2>' in page
    assert '<a href="/talk/">you</a>' in page
    assert '<a href="/es/talk/">you</a>' in pages(GUIDE)["es/guide/it/index.html"]
    assert '<a href="tel:988">988</a>' in page


def test_below_a_folder_links_begin_there() -> None:
    assert 'href="/repo/es/talk/"' in guide_html("[x](/talk/)", {}, "/repo/es/", "Source {}")


def test_a_site_for_one_state_leads_into_it() -> None:
    text = "[states](/states/) [places](/centers/) [talk](/talk/)"
    html = guide_html(text, {}, "/es/", "Source {}", {"/states/": "/ky/", "/centers/": "/ky/centers/"})
    assert re.findall('href="([^"]*)"', html) == ["/es/ky/", "/es/ky/centers/", "/es/talk/"]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert)",
        "[x](https://elsewhere.example.org/)",
        "![x](/a.png)",
        '<p onclick="x">y</p>',
        "[^a<b>]",
    ],
)
def test_nothing_in_a_guide_can_run_or_lead_away(text: str) -> None:
    html = guide_html(text, {"a": 1}, "/", "Source {}")
    assert not re.search(r"<script|<img|<[^>]* on\w+=|javascript:alert\"|href=\"http", html)


def test_a_language_without_the_translation_shows_the_original_and_says_so() -> None:
    page = pages(GUIDE)["es/guide/it/index.html"]
    assert '<article lang="en">' in page
    assert "Aquí está en inglés" in page


def test_a_translation_that_is_behind_says_so() -> None:
    spanish = replace(GUIDE, language="es", title="Eso", follows="0", behind=True)
    page = pages(GUIDE, spanish)["es/guide/it/index.html"]
    assert "La guía en inglés ha cambiado" in page
    assert 'href="/guide/it/"' in page
    assert "Ninguna persona que tenga este idioma" in page
    signed = replace(spanish, behind=False, reviewed_by_speaker="una voluntaria, 2026-11-20")
    page = pages(GUIDE, signed)["es/guide/it/index.html"]
    assert "ha cambiado" not in page
    assert "Ninguna persona que tenga este idioma" not in page


def test_every_guide_is_two_steps_from_home_and_in_the_sitemap() -> None:
    for folder in ("", "es/"):
        assert f'href="/{folder}guide/"' in real()[f"{folder}index.html"]
        listed = set(re.findall(rf'<li><a href="/{folder}guide/([a-z-]+)/"', real()[f"{folder}guide/index.html"]))
        assert listed == {guide.slug for guide in shipped().directory.guides}
        for slug in (*listed, "glossary", "glossary/listings"):
            assert f"https://host.example.org/{folder}guide/{slug}/</loc>" in real()["sitemap.xml"]


def test_every_guide_ends_in_something_to_do() -> None:
    for guide in shipped().directory.guides:
        folder = "" if guide.language == "en" else "es/"
        page = real()[f"{folder}guide/{guide.slug}/index.html"]
        after = page.partition("</article>")[2]
        for action in guide.actions:
            assert f'<li><a href="/{folder}{ACTIONS[action].path[1:]}">' in after
        assert page.count('<li id="source-') == len(guide.sources)
        assert len(page.encode()) <= SIZE_AT_MOST


def test_pages_lead_to_the_guides_that_ask_for_it() -> None:
    asked = {(guide, path) for guide in shipped().directory.guides for path in guide.shown_on}
    assert len({path for _, path in asked}) >= 8
    for guide, path in asked:
        folder = "" if guide.language == "en" else "es/"
        assert f'<li><a href="/{folder}guide/{guide.slug}/">' in real()[f"{folder}{path[1:]}index.html"]


def test_the_search_gets_a_small_file_of_words_in_each_language() -> None:
    for folder, code in (("", "en"), ("es/", "es")):
        file = real()[f"{folder}guide/words.json"]
        known = json.loads(file)
        assert [row["href"] for row in known["guides"]] == [
            f"/{folder}guide/{guide.slug}/" for guide in shipped().directory.guides if guide.language == code
        ]
        assert len(gzip.compress(file.encode(), mtime=0)) < 6_000
        assert f'data-guides="/{folder}guide/words.json"' in real()[f"{folder}search/index.html"]
    assert "data-guides" not in pages()["search/index.html"]


def test_actions_lead_to_pages() -> None:
    known = {*PAGES, "/search/", "/list/", "/centers/", "/programs/", "/groups/"}
    assert {door.path for door in ACTIONS.values()} <= known


def test_the_glossary_has_every_definition_in_both_languages_and_leads_to_searches() -> None:
    lists = small.vocabulary().lists
    for folder, code in (("", "en"), ("es/", "es")):
        both = "".join(real()[f"{folder}guide/glossary/{part}index.html"] for part in ("", "listings/"))
        words = {m[1] for m in re.finditer(r"<dd>(.*)\n", both)}
        for terms in lists.values():
            for term in terms.values():
                if term.definition:
                    assert str(term.definition[code]).replace("'", "&#39;").replace('"', "&#34;") in words
        for group, key in re.findall(rf'href="/{folder}search/#(\w+)=(\w+)"', both):
            assert any(key in lists[name] for name in GROUPS[group])
    named = {words.name for words in glossary.LISTS}
    assert named == {name for name, terms in lists.items() if any(term.definition for term in terms.values())}


# ---- in a browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped site, built whole."""
    site = tmp_path_factory.mktemp("guides") / "site"
    days = [guide.reviewed for guide in shipped().directory.guides]
    report = build(Request(ROOT / "content", ROOT / "site.toml", site, max(days), "https://host.example.org/"))
    assert report.written
    return site


def guide_paths(folder: Path) -> list[str]:
    return [f"{path.parent.relative_to(folder).as_posix()}/" for path in sorted(folder.rglob("guide/**/index.html"))]


@pytest.mark.slow
def test_no_link_of_a_guide_is_broken(folder: Path, crawl_links: Callable[..., Any]) -> None:
    assert crawl_links(folder, "https://host.example.org/").broken == ()


@pytest.mark.slow
def test_every_guide_is_good_html(folder: Path, nu_check: Callable[..., list[Any]]) -> None:
    assert nu_check([folder / path / "index.html" for path in guide_paths(folder)]) == []


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_every_guide_is_accessible_and_fits_a_small_phone(
    folder: Path,
    scheme: str,
    width: int,
    static_server: Any,
    new_page: Callable[..., Page],
    axe: Callable[[Page], list[Any]],
) -> None:
    url = static_server(folder).url
    page = new_page(viewport={"width": width, "height": 720}, color_scheme=scheme)
    for path in guide_paths(folder):
        page.goto(url + path)
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.slow
def test_from_home_a_visitor_reaches_a_guide_and_something_to_do_without_scripts(
    folder: Path, static_server: Any, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(static_server(folder).url)
    page.get_by_role("link", name="How it works").click()
    page.get_by_role("link", name="What peer support is, and what it is not").click()
    page.get_by_role("link", name="What is a peer?").click()
    assert page.url.endswith("#q1")
    page.get_by_role("link", name="Talk to someone now Warmlines").click()
    assert page.url.endswith("/talk/")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder_of", "typed", "first"),
    [
        ("", "how do I become a peer specialist", "Becoming a peer specialist"),
        ("", "confidential", "Your rights, and what stays private"),
        ("", "sober living", "Recovery homes and their levels"),
        ("", "warm handoff", "Handing over well, from hospital, jail or court"),
        ("", "lonely", "Being lonely, and finding where you belong"),
        ("", "does it cost", "What it costs, and who pays"),
        ("es/", "¿cuánto cuesta?", "Cuánto cuesta y quién paga"),
        ("es/", "medicamentos", "Los medicamentos y la recuperación"),
    ],
)
def test_search_finds_guides_in_a_block_of_their_own(
    folder: Path, folder_of: str, typed: str, first: str, static_server: Any, page: Page
) -> None:
    page.goto(f"{static_server(folder).url}{folder_of}search/")
    page.fill("[name=q]", typed)
    page.press("[name=q]", "Enter")
    page.wait_for_selector("#guides")
    links = page.locator("#guides a")
    assert links.first.inner_text() == first
    assert links.count() <= 3
    links.first.click()
    page.wait_for_url("**/guide/**")
    assert page.locator("h1").inner_text() == first


@pytest.mark.slow
def test_guides_below_many_results_are_fetched_for_who_comes_near(
    folder: Path, static_server: Any, new_page: Callable[..., Page]
) -> None:
    server = static_server(folder)
    page = new_page(viewport={"width": 320, "height": 200})
    page.goto(f"{server.url}search/#q=recovery+housing")
    page.wait_for_selector("#result-list .card:nth-of-type(1)", state="attached")
    assert page.evaluate("document.getElementById('result-list').getBoundingClientRect().bottom") > 500
    page.wait_for_load_state("networkidle")
    assert "guide/words.json" not in server.paths()
    with page.expect_response("**/guide/words.json"):
        page.evaluate("document.getElementById('result-list').scrollIntoView(false)")
    page.wait_for_selector("#guides", state="attached")


@pytest.mark.slow
def test_what_no_guide_is_about_shows_none_and_results_never_wait_for_guides(
    folder: Path, static_server: Any, page: Page
) -> None:
    server = static_server(folder)
    with page.expect_response("**/guide/words.json"):
        page.goto(f"{server.url}search/#q=xylophone")
    page.wait_for_load_state("networkidle")
    assert page.locator("#guides").count() == 0
    asked = server.paths()
    assert asked.index("guide/words.json") > max(n for n, path in enumerate(asked) if path.startswith("search/index/"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("peer support certification", "Becoming a peer specialist"),
        ("peer support", ""),
    ],
)
def test_a_guide_about_what_no_listing_has_comes_before_the_listings(
    folder: Path, typed: str, first: str, static_server: Any, page: Page
) -> None:
    page.goto(f"{static_server(folder).url}search/#q={quote(typed)}")
    page.wait_for_selector("#result-list .card")
    before = page.locator("#guides:has(~ ol) a")
    assert before.all_inner_texts()[:1] == ([first] if first else [])
