"""A site without a page for every entry: several on a page, links to a place on it, small towns on their county's page."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from generator.site.bundles import bundle_path, bundles_of, page_count
from generator.site.plan import plan
from tests.site import small

FEW = replace(small.CONFIG, entry_pages=False)
MANY = [small.entry(f"ky/place-{n:03}", former_ids=("ky/was-here",) if n == 7 else ()) for n in range(90)]


@pytest.mark.parametrize(
    ("entries", "pages"), [(0, 0), (1, 1), (8, 1), (9, 2), (16, 2), (17, 4), (90, 16), (1_000, 128)]
)
def test_the_number_of_pages_is_a_power_of_two(entries: int, pages: int) -> None:
    assert page_count(entries) == pages


def test_every_entry_stands_on_one_page_and_its_address_follows_from_its_id() -> None:
    made = bundles_of("/ky/", MANY)
    assert sorted(entry.id for bundle in made for entry in bundle.entries) == [entry.id for entry in MANY]
    for bundle in made:
        assert {bundle_path(entry.id, bundle.of).partition("#")[0] for entry in bundle.entries} == {bundle.path}
        assert len(bundle.entries) < 17


def test_a_page_keeps_its_entries_when_others_come() -> None:
    before = {bundle_path(entry.id, page_count(len(MANY))) for entry in MANY}
    after = {bundle_path(entry.id, page_count(len(MANY) + 30)) for entry in MANY}
    assert before == after


def test_links_lead_to_places_and_no_entry_of_a_state_has_a_page_of_its_own() -> None:
    made = small.directory(*MANY, *(e for e in small.content().directory.entries if e.state == "us"))
    pages = {page.path: page.body.decode() for page in small.all_pages(made, FEW) if page.path.endswith("html")}
    assert "ky/place-003/index.html" not in pages
    assert "us/lakeshore-warmline/index.html" in pages or any(
        re.fullmatch(r"us/[a-z-]+/index\.html", one) for one in pages
    )
    held = {
        f"/ky/listings/{path.split('/')[2]}/#{slug}"
        for path, text in pages.items()
        if path.startswith("ky/listings/")
        for slug in re.findall(r'<article class="whole" id="([a-z0-9-]+)"', text)
    }
    assert len(held) == len(MANY)
    linked = {link for text in pages.values() for link in re.findall(r'href="(/ky/listings/\d+/#[a-z0-9-]+)"', text)}
    assert linked == held
    assert re.search(r'href="/ky/listings/\d+/#place-007"', pages["ky/was-here/index.html"])
    assert all(len(text.encode()) < 60_000 for text in pages.values())
    listed = set(small.planned(made, FEW).paths())
    assert {f"/{path.removesuffix('index.html')}" for path in pages if path.startswith("ky/listings/")} <= listed
    assert "/ky/place-003/" not in listed
    whole = next(text for path, text in pages.items() if path.startswith("ky/listings/"))
    assert "tel:+15025550143" in whole
    assert "100 Example Street" in whole


@pytest.mark.parametrize(("least", "cities"), [(1, 3), (2, 2), (5, 1), (0, 0)])
def test_towns_with_few_entries_are_listed_on_their_countys_page(least: int, cities: int) -> None:
    towns = {"Sampleton": 6, "Exampleville": 3, "Lone Oak": 1}
    entries = [
        small.entry(f"ky/{town.replace(' ', '-').lower()}-{n}", location=replace(MANY[0].location, city=town))  # type: ignore[type-var]
        for town, count in towns.items()
        for n in range(count)
    ]
    state = plan(small.directory(*entries), small.vocabulary(), city_pages=least).states["ky"]
    assert len(state.cities) == cities
    assert [len(county.entries) for county in state.counties] == [10]
    listed = {entry.id for place in state.cities + state.counties for page in place.pages for entry in page.entries}
    assert listed == {entry.id for entry in entries}


def test_a_county_of_many_entries_lists_those_whose_towns_have_no_page() -> None:
    lone = [small.entry(f"ky/lone-{n}", location=replace(MANY[0].location, city=f"Town {n}")) for n in range(30)]  # type: ignore[type-var]
    state = plan(small.directory(*MANY, *lone), small.vocabulary(), city_pages=10).states["ky"]
    assert [city.name for city in state.cities] == ["Sampleton"]
    (county,) = state.counties
    assert county.split
    assert {entry.id for page in county.pages for entry in page.entries} == {entry.id for entry in lone}


@pytest.mark.parametrize(("least", "counties"), [(1, 2), (2, 1), (11, 0), (0, 0)])
def test_what_is_in_counties_with_few_entries_is_in_the_lists_by_kind(least: int, counties: int) -> None:
    where = replace(MANY[0].location, city="Farville", county="Far County")  # type: ignore[type-var]
    entries = [*MANY[:10], small.entry("ky/far-away", location=where)]
    state = plan(small.directory(*entries), small.vocabulary(), city_pages=0, county_pages=least).states["ky"]
    assert len(state.counties) == counties
    of_counties = {entry.id for county in state.counties for page in county.pages for entry in page.entries}
    by_kind = {entry.id for kind in state.kinds.values() for page in kind.pages for entry in page.entries}
    assert of_counties | by_kind == {entry.id for entry in entries}
    assert not {entry.id for page in state.statewide for entry in page.entries}, "it does not serve the whole state"


@pytest.mark.browser
def test_a_browser_shows_the_one_that_a_link_leads_to(
    new_page: object, static_server: object, tmp_path: object
) -> None:
    folder = tmp_path / "site"  # type: ignore[operator]
    made = small.directory(*MANY)
    for one in [*small.all_pages(made, FEW), *small.renderer(made, FEW).assets()]:
        target = folder / one.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(one.body)
    server = static_server(folder)  # type: ignore[operator]
    page: Page = new_page()  # type: ignore[operator]
    page.goto(server.url + "ky/county/example/")
    link = page.locator(".card h3 a").first
    name = link.inner_text()
    link.click()
    page.wait_for_selector(".whole:target")
    assert page.locator(".whole:visible").count() == 1
    assert page.locator(".whole:visible h2").inner_text() == name
    button = page.locator(".whole:visible button.add")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert "i=ky/" in page.url
