"""Saving a state in a real browser: only when asked, whole or not at all, used without a network, and gone without a trace."""

import json
import re
import threading
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.site.offline import fingerprint
from tests.offline.conftest import BASE, NOTHING, Host, kept
from tests.support import server

PHONE: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
Opened = Callable[..., Page]


@pytest.fixture
def page(host: Host, chromium: Browser) -> Any:
    # A fixture of its own: the network is cut in these tests, and what fails then is no mistake of a page.
    context = chromium.new_context(**PHONE, locale="en-US", timezone_id="America/New_York")
    page = context.new_page()
    page.goto(f"{host.url}ky/")
    yield page
    context.close()


def save(page: Page) -> Page:
    page.get_by_role("button", name="Save Kentucky on this phone").click()
    page.get_by_role("button", name="Save now").click()
    expect(page.get_by_text("Kentucky is saved on this phone.").first).to_be_visible(timeout=60000)
    return page


def cut(page: Page) -> BrowserContext:
    page.context.set_offline(True)
    return page.context


def ours(page: Page) -> list[str]:
    names: list[str] = page.evaluate("caches.keys()")
    return [name for name in names if name.startswith(f"recovery-site:{BASE}:")]


def test_nothing_is_kept_or_registered_until_a_visitor_says_so(host: Host, page: Page) -> None:
    page.get_by_role("button", name="Save Kentucky on this phone").click()
    expect(page.get_by_text(re.compile(r"Kentucky takes about \d+\.\d.MB"))).to_be_visible()
    assert not [path for path in host.server.paths() if path.endswith("offline/ky.json")]
    page.get_by_role("button", name="Not now").click()
    assert kept(page) == NOTHING


def test_saved_cut_searched_followed_listed_and_removed(
    host: Host, page: Page, axe: Callable[[Page], list[Any]]
) -> None:
    save(page)
    assert axe(page) == []
    cut(page)
    page.goto(f"{host.url}ky/riverbend-recovery-center/")
    expect(page.locator(".saved-note")).to_have_text(
        re.compile(r"You are offline. This page was saved on \w+ \d+, \d{4}\.")
    )
    page.get_by_role("button", name=re.compile("Add to my list")).click()
    expect(page.get_by_role("button", name=re.compile("On my list"))).to_be_visible()
    page.goto(f"{host.url}search/")
    page.fill("main [name=q]", "sampleton")
    page.press("main [name=q]", "Enter")
    expect(page.get_by_text("this looks only at what is saved on this phone: Kentucky.")).to_be_visible()
    page.locator("#result-list a[href*='/ky/']").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert "/ky/" in page.url
    expect(page.locator(".saved-note")).to_be_visible()
    page.goto(f"{host.url}list/#i=ky/riverbend-recovery-center")
    expect(page.get_by_role("link", name="Riverbend Recovery Community Center")).to_be_visible()
    page.goto(f"{host.url}mi/")
    expect(page.locator(".saved-note")).to_contain_text("the page you asked for is not saved on this phone")
    expect(page.locator(".strip")).to_be_visible()
    page.goto(f"{host.url}offline/")
    expect(page.get_by_role("heading", name="Kentucky")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Remove everything from this phone").click()
    expect(page.get_by_text("Nothing is saved on this phone any more.")).to_be_visible()
    page.context.set_offline(False)
    page.goto(f"{host.url}ky/")
    assert kept(page) == NOTHING


@pytest.mark.parametrize(
    "query", ["recovery", "40202", "recovery near 48201", "peer support kentucky", "zzzqqq", "michigan"]
)
def test_whatever_is_typed_without_a_network_is_answered(host: Host, page: Page, query: str) -> None:
    save(page)
    cut(page)
    page.goto(f"{host.url}search/#q={query}")
    expect(page.locator("#results-heading")).to_be_visible()
    expect(page.get_by_text("The search could not be loaded")).to_have_count(0)
    expect(page.get_by_text("anywhere in the country")).to_have_count(0)


def test_a_network_that_goes_while_somebody_searches(host: Host, page: Page) -> None:
    save(page)
    page.goto(f"{host.url}search/")
    cut(page)
    only = page.get_by_text("this looks only at what is saved on this phone: Kentucky.")
    page.fill("main [name=q]", "sampleton")
    page.press("main [name=q]", "Enter")
    expect(page.get_by_role("link", name="Riverbend Recovery Community Center")).to_be_visible()
    expect(only).to_have_count(0)  # all that this search asks for is saved
    page.fill("main [name=q]", "recovery")
    page.press("main [name=q]", "Enter")
    expect(only).to_be_visible()
    expect(page.get_by_role("link", name="Riverbend Recovery Community Center")).to_be_visible()


def test_with_a_network_pages_are_always_the_newest(host: Host, page: Page) -> None:
    save(page)
    file = host.site / "ky/index.html"
    file.write_text(
        file.read_text(encoding="utf-8").replace("Recovery help in", "News about help in"), encoding="utf-8"
    )
    page.reload()
    expect(page.locator("h1")).to_have_text("News about help in Kentucky")
    expect(page.locator(".saved-note")).to_have_count(0)
    cut(page)
    page.reload()
    expect(page.locator("h1")).to_have_text("Recovery help in Kentucky")


def test_a_page_that_takes_too_long_comes_from_what_is_saved_and_says_so(
    host: Host, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(page)
    given_up = threading.Event()
    promptly = server._Handler.do_GET

    def slowly(handler: server._Handler) -> None:
        given_up.wait(60)
        promptly(handler)

    monkeypatch.setattr(server._Handler, "do_GET", slowly)
    page.goto(f"{host.url}ky/riverbend-recovery-center/", wait_until="commit")
    expect(page.locator(".saved-note")).to_contain_text("The connection is slow.", timeout=30000)
    expect(page.locator("html.gathers")).to_have_count(1)  # its scripts come from the same save, without waiting
    given_up.set()


def changed(host: Host) -> None:
    """A deployment that changes one page of Kentucky."""
    file = host.site / "ky/riverbend-recovery-center/index.html"
    file.write_text(file.read_text(encoding="utf-8").replace("Riverbend", "Newbend"), encoding="utf-8")
    data = file.read_bytes()
    manifest = host.site / "offline/ky.json"
    content = json.loads(manifest.read_text(encoding="utf-8"))
    for folder, rows in content["groups"]["places"]["files"]:
        at = rows.index("riverbend-recovery-center/") if folder == "ky/" else -1
        if at >= 0:
            rows[at + 1 : at + 3] = [len(data), fingerprint(data)]
    content["edition"] = "newer1"
    manifest.write_text(json.dumps(content), encoding="utf-8")
    editions = host.site / "offline/editions.json"
    known = json.loads(editions.read_text(encoding="utf-8"))
    known["states"]["ky"][0] = "newer1"
    editions.write_text(json.dumps(known), encoding="utf-8")


def test_a_newer_edition_is_offered_and_replaces_the_old_one_as_a_whole(host: Host, page: Page) -> None:
    save(page)
    before = ours(page)
    changed(host)
    asked = len(host.server.requests)
    page.reload()
    page.get_by_role("button", name="Get the newer version of Kentucky").click()
    expect(page.get_by_role("button", name="Get the newer version of Kentucky")).to_have_count(0)
    expect(page.get_by_text("Kentucky is saved on this phone.").first).to_be_visible()
    pages = {path for path in host.server.paths()[asked:] if "ky/" in path and path.endswith("-center/")}
    assert pages == {"repo/ky/riverbend-recovery-center/"}
    after = ours(page)
    assert len(after) == 1
    assert after != before
    cut(page)
    page.goto(f"{host.url}ky/riverbend-recovery-center/")
    expect(page.locator("h1")).to_have_text("Newbend Recovery Community Center")


def test_an_update_that_fails_leaves_the_old_save_whole(host: Host, page: Page) -> None:
    save(page)
    before = ours(page)
    changed(host)
    page.reload()
    expect(page.get_by_text("There is a newer version of Kentucky.")).to_be_visible()
    (host.site / "assets/css/site.css").write_text("body{}", encoding="utf-8")
    (host.site / "assets/css/print.css").unlink()
    content = json.loads((host.site / "offline/ky.json").read_text(encoding="utf-8"))
    for folder, rows in content["groups"]["core"]["files"]:
        if folder == "assets/css/":
            rows[rows.index("print.css") + 2] = "gone12"
    (host.site / "offline/ky.json").write_text(json.dumps(content), encoding="utf-8")
    page.get_by_role("button", name="Get the newer version of Kentucky").click()
    expect(page.get_by_text("The connection was lost. Nothing new was saved.")).to_be_visible()
    assert ours(page) == before
    cut(page)
    page.goto(f"{host.url}ky/riverbend-recovery-center/")
    expect(page.locator("h1")).to_have_text("Riverbend Recovery Community Center")


def test_a_full_disk_says_so_and_leaves_nothing(host: Host, page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.server.origin, "quotaSize": 300_000})
    # The browser's own estimate is not always right: what counts is what happens when it is full.
    page.evaluate("navigator.storage.estimate = () => Promise.resolve({})")
    page.get_by_role("button", name="Save Kentucky on this phone").click()
    page.get_by_role("button", name="Save now").click()
    expect(page.get_by_text("There is not enough room on this phone.")).to_be_visible()
    assert kept(page) == NOTHING


def test_a_disk_that_is_known_to_be_full_is_not_filled(host: Host, page: Page) -> None:
    page.evaluate("navigator.storage.estimate = () => Promise.resolve({ quota: 100000, usage: 0 })")
    page.get_by_role("button", name="Save Kentucky on this phone").click()
    page.get_by_role("button", name="Save now").click()
    expect(page.get_by_text("There is not enough room on this phone.")).to_be_visible()
    assert not [path for path in host.server.paths() if path.endswith("offline/search.json")]
    assert kept(page) == NOTHING


def hold(page: Page) -> None:
    """Keeps one file back, so that saving does not come to its end."""
    page.context.route("**/offline/search.json", lambda route: None)


def test_cancelled_is_as_if_it_had_never_been(host: Host, page: Page) -> None:
    hold(page)
    page.get_by_role("button", name="Save Kentucky on this phone").click()
    page.get_by_role("button", name="Save now").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Cancelled. Nothing new was saved.")).to_be_visible()
    assert kept(page) == NOTHING


def test_what_a_closed_window_left_half_is_cleared_away_at_the_next_visit(host: Host, page: Page) -> None:
    save(page)
    half = f"recovery-site:{BASE}:mi:en:1"
    page.evaluate("(name) => caches.open(name).then((one) => one.put('/repo/x', new Response('x')))", half)
    worker_asleep(page)
    page.goto(f"{host.url}talk/")
    page.wait_for_function("(name) => caches.has(name).then((there) => !there)", arg=half)
    assert len(ours(page)) == 1


def worker_asleep(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")


def test_a_lost_file_is_told_and_the_rest_is_saved(host: Host, page: Page) -> None:
    (host.site / "ky/riverbend-recovery-center/index.html").unlink()
    save(page)
    expect(page.get_by_text("Some files could not be fetched: 1.")).to_be_visible()
    cut(page)
    page.goto(f"{host.url}ky/riverbend-recovery-center/")
    expect(page.locator(".saved-note")).to_contain_text("is not saved on this phone")


def test_quick_exit_deletes_ours_and_leaves_the_neighbors(host: Host, page: Page) -> None:
    page.goto(host.server.origin)
    page.wait_for_function("navigator.serviceWorker.getRegistrations().then((all) => all.length === 1)")
    page.goto(f"{host.url}ky/")
    save(page)
    assert len(ours(page)) == 1
    page.context.route("https://www.weather.gov/", lambda route: route.fulfill(body="<title>Weather</title>"))
    page.locator("a.exit").click()
    page.wait_for_url("https://www.weather.gov/")
    page.goto(host.server.origin)
    page.wait_for_function("caches.keys().then((names) => names.length === 1)")
    page.wait_for_function("navigator.serviceWorker.getRegistrations().then((all) => all.length === 1)")
    assert kept(page)[4:] == [["recovery-site:/:theirs"], ["/"]]


def test_an_exit_that_was_cut_off_is_finished_when_the_worker_next_starts(host: Host, page: Page) -> None:
    save(page)
    worker_asleep(page)
    page.evaluate("(name) => caches.open(name)", f"recovery-site:{BASE}:leaving")
    page.goto(f"{host.url}talk/")
    page.wait_for_function("caches.keys().then((names) => names.length === 0)")
    page.wait_for_function("navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")
    page.goto(f"{host.url}ky/")
    assert kept(page) == NOTHING


def test_removing_leaves_the_neighbors(host: Host, page: Page) -> None:
    page.goto(host.server.origin)
    page.wait_for_function("navigator.serviceWorker.getRegistrations().then((all) => all.length === 1)")
    page.goto(f"{host.url}ky/")
    save(page).get_by_role("button", name="Remove Kentucky from this phone").click()
    expect(page.get_by_text("Kentucky is no longer on this phone.")).to_be_visible()
    page.goto(host.server.origin)
    assert kept(page)[4:] == [["recovery-site:/:theirs"], ["/"]]


def test_in_spanish_with_its_own_words_and_pages(host: Host, page: Page, axe: Callable[[Page], list[Any]]) -> None:
    page.goto(f"{host.url}es/ky/")
    page.get_by_role("button", name="Guardar Kentucky en este teléfono").click()
    page.get_by_role("button", name="Guardar ahora").click()
    expect(page.get_by_text("Kentucky está en este teléfono.").first).to_be_visible(timeout=60000)
    cut(page)
    page.goto(f"{host.url}es/ky/riverbend-recovery-center/")
    expect(page.locator(".saved-note")).to_contain_text("No hay conexión. Esta página se guardó el")
    page.goto(f"{host.url}es/offline/")
    assert axe(page) == []
    page.goto(f"{host.url}ky/")
    expect(page.locator(".saved-note")).to_contain_text("no está guardada")


def test_without_scripts_the_page_says_what_to_do(host: Host, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False, **PHONE)
    page = context.new_page()
    page.goto(f"{host.url}ky/")
    expect(page.get_by_text("or print any page")).to_be_visible()
    expect(page.locator("[data-offline] button")).to_have_count(0)
    context.close()


def test_an_old_browser_is_told_what_else_there_is(host: Host, chromium: Browser) -> None:
    context = chromium.new_context(**PHONE)
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    page = context.new_page()
    page.goto(f"{host.url}ky/")
    expect(page.locator("[data-offline] button")).to_have_count(0)
    page.goto(f"{host.url}offline/")
    expect(page.get_by_text("This browser cannot save a state.")).to_be_visible()
    context.close()
