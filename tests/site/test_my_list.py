"""My list in a real browser: gathered, ordered, handed over, and nothing kept or sent that nobody asked for."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.site.security import REFERRER, policy_for_header
from tests.site import lists, small
from tests.support.server import StaticServer

NewPage = Callable[..., Page]
PHONE = {"viewport": {"width": 320, "height": 640}}
BASE = "/repo/"
IDS = [f"ky/place-{number:02}" for number in (0, 4, 8, 12, 16)]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, static_server: Any) -> str:
    folder = tmp_path_factory.mktemp("weather")
    (folder / "index.html").write_text("<!doctype html><title>Weather</title>", encoding="utf-8")
    url: str = static_server(folder).url
    return url


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, static_server: Any, elsewhere: str) -> StaticServer:
    folder: Path = tmp_path_factory.mktemp("lists")
    config = replace(small.CONFIG, base_url=f"https://host.example.org{BASE}", exit_url=elsewhere)
    lists.write(folder, config)
    policy = {"Content-Security-Policy": policy_for_header(), "Referrer-Policy": REFERRER}
    server: StaticServer = static_server(folder, base=BASE, headers={"/*": policy})
    return server


@pytest.fixture
def opened(server: StaticServer, new_page: NewPage) -> Callable[..., Page]:
    """A page of the site in a fresh profile."""

    def opening(path: str, **options: Any) -> Page:
        page = new_page(**PHONE | options)
        page.goto(server.url + path)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html.gathers")
        return page

    return opening


def names(page: Page) -> list[str]:
    expect(page.locator(".mine > li").first).to_be_visible()
    return page.locator(".mine h2").all_inner_texts()


def stored(page: Page) -> list[Any]:
    made: list[Any] = page.evaluate(
        """async () => [document.cookie, localStorage.length, sessionStorage.length, window.name, (await caches.keys()).length,
            (await navigator.serviceWorker.getRegistrations()).length]"""
    )
    return made


def link(ids: list[str], more: str = "") -> str:
    return f"list/#i={','.join(ids)}{more}"


def add(scope: Page | Locator, name: str = "Add to my list") -> None:
    """Taps the button, and waits until the place is on the list: its script may still be on its way."""
    before = scope.locator("button.add[aria-pressed=true]").count()
    scope.get_by_role("button", name=name).click()
    expect(scope.locator("button.add[aria-pressed=true]")).to_have_count(before + 1)


def take_off(scope: Page | Locator) -> None:
    scope.get_by_role("button", name="On my list").click()
    expect(scope.locator("button.add[aria-pressed=true]")).to_have_count(0)


def ready(page: Page) -> Page:
    expect(page.locator(".mine > li:first-child .trust")).to_have_count(1)
    return page


def test_five_are_gathered_over_pages_and_the_link_opens_them_in_a_fresh_profile(
    server: StaticServer, opened: Callable[..., Page]
) -> None:
    page = opened("ky/in/sampleton/")
    for number in (0, 4, 8):
        add(page.locator(".card", has_text=f"Recovery Place {number:02}"))
    expect(page.get_by_role("status").last).to_contain_text("Recovery Place 08 is on your list. Places on it: 3.")
    for number in (12, 16):
        page.goto(page.url)  # a reload keeps the list, too
        page.get_by_role("link", name=f"Recovery Place {number:02}").click()
        add(page)
        page.get_by_role("link", name="Sampleton").first.click()
        page.wait_for_url("**/sampleton/**")
    page.get_by_role("link", name="My list (5)").click()
    assert names(page) == [f"Recovery Place {number:02}" for number in (0, 4, 8, 12, 16)]
    assert page.title() == "List - 5 places"
    assert page.url == server.url + link(IDS)
    assert stored(page) == ["", 0, 0, "", 0, 0]
    assert names(opened(link(IDS))) == names(page)


def test_the_first_tap_moves_no_other_button_and_its_note_can_be_closed(opened: Callable[..., Page]) -> None:
    page = opened("ky/in/sampleton/")
    page.set_viewport_size({"width": 360, "height": 640})
    first = page.locator(".card .add").first
    first.scroll_into_view_if_needed()
    where = "() => [...document.querySelectorAll('.card .add')].slice(1, 6).map((one) => one.getBoundingClientRect().top + scrollY)"
    before = page.evaluate(where)
    first.click()
    note = page.locator(".gathered")
    expect(note).to_be_in_viewport(ratio=1)
    assert page.evaluate(where) == before
    note.get_by_role("button", name="Close").click()
    expect(note).to_have_count(0)
    expect(first).to_be_focused()


def test_no_server_hears_of_the_list(server: StaticServer, opened: Callable[..., Page]) -> None:
    page = opened("list/")
    before = len(server.requests)
    page.goto(server.url + link([*IDS, "mi/quiet-house"], "&n1=secret%20note&t=For%20Sam"))
    page.reload()
    ready(page)
    asked = " ".join(request.path for request in server.requests[before:])
    assert not re.search(r"place-\d|quiet|secret|Sam|[?#]", asked)
    shards = {path for path in asked.split() if path.endswith(".json")}
    assert 2 <= len(shards) <= 6
    assert all(re.fullmatch(r"/repo/list/(ky|mi)-\d+-\d+\.json", path) for path in shards)


def test_the_same_button_takes_a_place_off_again(opened: Callable[..., Page]) -> None:
    page = opened("ky/place-00/")
    add(page, "Add to my list: Recovery Place 00")
    expect(page).to_have_url(re.compile(r"#i=ky/place-00$"))
    take_off(page)
    assert "#" not in page.url
    expect(page.get_by_role("status").last).to_contain_text("off your list. Places on it: 0.")


def test_jumps_within_a_page_and_steps_back_within_it_lose_nothing(opened: Callable[..., Page]) -> None:
    page = opened("ky/place-00/")
    add(page)
    page.get_by_role("link", name="Where this comes from").click()
    expect(page).to_have_url(re.compile(r"#from&i=ky/place-00$"))
    page.reload()
    page.wait_for_selector("html.gathers")
    assert page.url.endswith("#from&i=ky/place-00")
    assert page.evaluate("scrollY") > 0
    page.go_back()
    expect(page).to_have_url(re.compile(r"#i=ky/place-00$"))


def test_order_is_changed_by_keyboard_and_said_and_the_focus_stays(opened: Callable[..., Page]) -> None:
    page = ready(opened(link(IDS[:3])))
    down = page.get_by_role("button", name="Down: Recovery Place 00")
    down.focus()
    page.keyboard.press("Enter")
    assert names(page)[:2] == ["Recovery Place 04", "Recovery Place 00"]
    expect(page.locator("#list-status")).to_have_text("Recovery Place 00 is now number 2 of 3.")
    expect(page.get_by_role("button", name="Down: Recovery Place 00")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Up: Recovery Place 00")).to_be_focused()
    expect(page.get_by_role("button", name="Down: Recovery Place 00")).to_be_disabled()
    assert page.url.endswith("#i=ky/place-04,ky/place-08,ky/place-00")


def test_a_note_and_a_name_go_into_the_link_and_come_out_of_it_as_text(
    server: StaticServer, opened: Callable[..., Page]
) -> None:
    page = ready(opened(link(IDS[:2])))
    page.get_by_role("button", name="Note: Recovery Place 04").click()
    note = page.get_by_label("Your note for Recovery Place 04")
    expect(note).to_be_focused()
    note.fill('Ask for Jo & say "hi" <b>#1</b>')
    page.get_by_label("A name for this list, if you like").fill("For Sam")
    expect(page).to_have_url(re.compile(r"n2=Ask.*t=For%20Sam"))
    fresh = ready(opened(page.url.removeprefix(server.url)))
    expect(fresh.locator("h1")).to_have_text("For Sam")
    expect(fresh.locator(".note-text").nth(1)).to_have_text('Note: Ask for Jo & say "hi" <b>#1</b>')
    assert fresh.title() == "List - 2 places", "the tab says nothing of it"


def test_what_is_removed_can_be_brought_back(opened: Callable[..., Page]) -> None:
    page = ready(opened(link(IDS[:3], "&n2=bring%20papers")))
    page.get_by_role("button", name="Remove: Recovery Place 04").click()
    assert len(names(page)) == 2
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    assert names(page)[1] == "Recovery Place 04"
    assert page.url.endswith("n2=bring%20papers")
    page.get_by_role("button", name="Start a new list").click()
    expect(page.get_by_text("Your list is empty.")).to_be_visible()
    assert "#" not in page.url
    page.get_by_role("button", name="Undo").click()
    assert len(names(page)) == 3


def test_a_place_that_is_gone_says_so_and_one_with_a_new_address_is_found(opened: Callable[..., Page]) -> None:
    page = opened(
        link(["ky/closed-long-ago", "ky/old-barn", "ky/farm-0", "zz/nowhere", "ky/place-00"], "&n1=my%20words")
    )
    ready_names = names(page)
    expect(page.locator(".mine > li")).to_have_count(4)
    assert names(page) == [
        "No longer listed: closed long ago (KY)",
        "Farm Road Fellowship 0",
        "No longer listed: nowhere (ZZ)",
        "Recovery Place 00",
    ], ready_names
    expect(page.locator(".gone").first).to_contain_text("my words")
    expect(page.get_by_text("This listing has a new address here.")).to_have_count(1)
    assert page.get_by_role("link", name="Farm Road Fellowship 0").get_attribute("href") == "/repo/ky/farm-0/"


@pytest.mark.parametrize("count", [1, lists.FULL])
def test_it_works_for_one_and_for_sixty(count: int, server: StaticServer, opened: Callable[..., Page]) -> None:
    before = len(server.requests)
    page = ready(opened(link([f"ky/place-{number:02}" for number in range(count)])))
    assert len(names(page)) == count
    expect(page.get_by_text("Not loaded")).to_have_count(0)
    shards = [one for one in server.requests[before:] if one.path.endswith(".json")]
    assert len(shards) <= 4
    assert sum(one.size for one in shards) < 1000 + 200 * count


def test_hostile_links_are_read_as_far_as_they_make_sense(opened: Callable[..., Page]) -> None:
    many = ",".join(f"ky/x-{number}" for number in range(999))
    page = opened(
        f"list/#i=../../evil,ky/place-00,%3Cscript%3E,ky/__proto__,ky/constructor,ky/place-00,{many}&n2=%E0%A4%A&t={'x' * 999}"
    )
    expect(page.locator(".mine > li")).to_have_count(200)
    assert names(page)[0] == "Recovery Place 00"
    assert len(page.locator("h1").inner_text()) <= 60


def test_a_hidden_address_stays_hidden(opened: Callable[..., Page]) -> None:
    page = ready(opened(link(["mi/quiet-house"])))
    expect(page.locator(".mine")).to_contain_text("They tell you where to go when you get in touch.")
    assert "Secretville" not in page.content()


def test_copied_text_holds_all_of_it_and_without_names_none(
    server: StaticServer, opened: Callable[..., Page], chromium: Any
) -> None:
    page = opened(link(IDS[:1], "&n1=ask%20for%20Jo"), permissions=["clipboard-read", "clipboard-write"])
    ready(page).get_by_role("button", name="Copy as text").click()
    expect(page.locator("#hand-over-status")).to_have_text("The list is copied as text.")
    text = page.evaluate("navigator.clipboard.readText()")
    for part in (
        "List - 1 place\n\n1. Recovery Place 00\nTreatment program\nCall 502-555-0100\n100 Example Street, Sampleton, KY 40202",
        "Note: ask for Jo",
        "Call 911 · Call 988",
        server.url + link(IDS[:1], "&n1=ask%20for%20Jo"),
    ):
        assert part in text
    page.get_by_label("With my notes").uncheck()
    page.get_by_label("No names: only phone, place and time").check()
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator("#hand-over-status")).to_have_text("The list is copied as text.")
    plain = page.evaluate("navigator.clipboard.readText()")
    assert "Place 1\nCall 502-555-0100\n100 Example Street" in plain
    assert not re.search(r"recover|treatment|http|Jo", plain, re.IGNORECASE)


def addresses(page: Page) -> list[str]:
    """Keeps the addresses to which the page would lead another app."""
    page.evaluate(
        """() => { window.led = []; document.addEventListener("click", (event) => {
            const link = event.target.closest && event.target.closest("a[href^='sms:'], a[href^='mailto:']");
            if (link) { window.led.push(link.href); event.preventDefault(); } }, true);
            HTMLAnchorElement.prototype.click = function () { window.led.push(this.href); }; }"""
    )
    return []


def test_text_message_and_mail_are_short_enough_for_phones(server: StaticServer, opened: Callable[..., Page]) -> None:
    page = ready(opened(link(IDS)))
    addresses(page)
    for count, ids in ((5, IDS), (60, [f"ky/place-{number:02}" for number in range(60)])):
        page.evaluate("(hash) => { location.hash = hash; }", "i=" + ",".join(ids))
        expect(page.locator(".mine > li")).to_have_count(count)
        expect(page.get_by_text("Not loaded")).to_have_count(0)
        page.evaluate("window.led = []")
        page.get_by_role("button", name="Text message").click()
        page.get_by_role("button", name="E-mail").click()
        sms, mail = (one.replace("%0D", "") for one in page.evaluate("window.led"))
        assert sms.startswith("sms:?&body=")
        assert mail.startswith(f"mailto:?subject=List%20-%20{count}%20places&body=")
        assert "list%2F%23i%3Dky%2Fplace-00" in sms
        if count == 5:
            assert len(sms) < 1000
            assert "1.%20Recovery%20Place%2000%20502-555-0100" in sms
        else:
            assert "502-555" not in sms, "the link alone"


def test_the_code_is_made_here_when_it_is_asked_for_and_is_that_of_the_link(
    server: StaticServer, opened: Callable[..., Page]
) -> None:
    page = ready(opened(link(IDS[:2])))
    assert "qrcode" not in " ".join(request.path for request in server.requests[-8:])
    page.get_by_role("button", name="QR code").click()
    code = page.get_by_role("img", name="QR code of the link to this list")
    expect(code).to_be_visible()
    same = page.evaluate(
        """([text]) => { const code = qrcode(0, "M"); code.addData(text, "Byte"); code.make();
            const count = code.getModuleCount(); let dark = 0;
            for (let r = 0; r < count; r++) for (let c = 0; c < count; c++) dark += code.isDark(r, c);
            const drawn = [...document.querySelector("svg.qr path").getAttribute("d").matchAll(/h(\\d+)/g)];
            return [dark, drawn.reduce((sum, run) => sum + Number(run[1]), 0), count + 8]; }""",
        [server.url + link(IDS[:2])],
    )
    assert same[0] == same[1]
    assert code.get_attribute("viewBox") == f"0 0 {same[2]} {same[2]}"
    page.evaluate("location.hash = 'i=' + Array.from({ length: 90 }, (_, n) => `ky/place-${n + 10}`).join(',')")
    expect(page.locator("#hand-over-status")).to_contain_text("too long for a QR code")
    expect(code).to_have_count(0)


def test_it_is_kept_when_asked_and_gone_when_asked_and_with_the_quick_exit(
    server: StaticServer, opened: Callable[..., Page], elsewhere: str
) -> None:
    page = ready(opened(link(IDS[:2], "&n1=x")))
    page.get_by_role("button", name="Keep this list on this phone").click()
    expect(page.get_by_role("button", name="Remove it from this phone")).to_be_focused()
    assert page.url == server.url + "list/"
    assert page.evaluate("Object.entries(localStorage)") == [["/repo/list", "i=ky/place-00,ky/place-04&n1=x"]]
    page.goto(server.url + "ky/place-08/")
    add(page)
    assert page.url == server.url + "ky/place-08/", "a kept list needs no address"
    page.get_by_role("link", name="My list (3)").first.click()
    assert len(names(page)) == 3
    page.get_by_role("button", name="Remove it from this phone").click()
    assert stored(page) == ["", 0, 0, "", 0, 0]
    assert page.url.endswith("#i=ky/place-00,ky/place-04,ky/place-08&n1=x"), (
        "the list is not lost, it is in the address"
    )
    page.get_by_role("button", name="Keep this list on this phone").click()
    page.locator("header [data-exit]").click()
    page.wait_for_url(elsewhere)
    page.goto(server.url + "list/")
    expect(page.get_by_text("Your list is empty.")).to_be_visible()
    assert stored(page)[1] == 0


def test_a_list_from_a_link_does_not_replace_the_kept_one_unasked(
    opened: Callable[..., Page], server: StaticServer
) -> None:
    page = ready(opened(link(IDS[:1])))
    page.get_by_role("button", name="Keep this list on this phone").click()
    page.goto(server.url + "about/")
    page.goto(server.url + link(IDS[2:4]))
    assert names(ready(page)) == ["Recovery Place 08", "Recovery Place 12"]
    expect(page.get_by_text("It takes the place of the list that is kept")).to_be_visible()
    page.get_by_role("link", name="Open the list kept on this phone").click()
    expect(page.locator(".mine > li")).to_have_count(1)
    assert names(page) == ["Recovery Place 00"]


def test_a_phone_that_lets_nothing_be_kept_is_told_so(opened: Callable[..., Page]) -> None:
    page = ready(opened(link(IDS[:1])))
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    page.get_by_role("button", name="Keep this list on this phone").click()
    expect(page.locator("#keep-status")).to_have_text("Your browser does not let this site keep anything.")


def test_without_a_connection_the_list_is_not_lost(server: StaticServer, opened: Callable[..., Page]) -> None:
    page = opened("list/")
    page.context.set_offline(True)
    page.evaluate("(hash) => { location.hash = hash; }", "i=" + ",".join(IDS[:2]))
    expect(page.locator("#list-status")).to_contain_text("The list could not be loaded.")
    assert names(page) == ["Not loaded: place 00 (KY)", "Not loaded: place 04 (KY)"]
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".mine h2").first).to_have_text("Recovery Place 00")


def test_without_scripts_there_is_no_button_and_the_page_says_what_to_do(opened: Callable[..., Page]) -> None:
    page = opened("ky/in/sampleton/", java_script_enabled=False)
    assert page.locator("button.add").count() > 0
    assert page.locator("button.add:visible").count() == 0
    page.goto(page.url.replace("ky/in/sampleton/", "list/"))
    assert "This list needs JavaScript" in page.inner_text("main")


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_empty_and_full(
    width: int, scheme: str, opened: Callable[..., Page], axe: Callable[[Page], list[Any]]
) -> None:
    page = opened("list/", viewport={"width": width, "height": 700}, color_scheme=scheme)
    expect(page.get_by_text("Your list is empty.")).to_be_visible()
    assert axe(page) == []
    page.goto(page.url + "#i=" + ",".join([*IDS, "ky/gone", "ky/old-barn"]) + "&n1=" + "long" * 40)
    ready(page)
    page.get_by_role("button", name="Note: Recovery Place 04").click()
    page.get_by_role("button", name="QR code").click()
    expect(page.get_by_role("img", name="QR code of the link")).to_be_visible()
    page.get_by_role("button", name="Remove: Recovery Place 16").click()
    for names_off in (False, True):
        page.get_by_label("No names: only phone, place and time").set_checked(names_off)
        page.evaluate("scrollTo(0, 0)")  # under a sticky header axe takes what is scrolled away for covered
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(page.url.partition("list/")[0] + "ky/place-00/")
    add(page)
    expect(page.get_by_role("button", name="Keep it on this phone")).to_be_visible()
    assert axe(page) == []


def test_the_share_sheet_gets_text_and_link(
    opened: Callable[..., Page], server: StaticServer, new_page: NewPage
) -> None:
    page = new_page(**PHONE)
    page.add_init_script("navigator.share = async (given) => { window.shared = given; };")
    page.goto(server.url + link(IDS[:1]))
    ready(page).get_by_role("button", name="Share…").click()
    shared = page.evaluate("window.shared")
    assert shared["url"] == server.url + link(IDS[:1])
    assert "Recovery Place 00" in shared["text"]
    assert shared["title"] == "List - 1 place"
    assert json.dumps(shared).count("#i=") == 1


def on_it(page: Page) -> str:
    """The ids in the address, once the page's script has read it."""
    page.wait_for_selector("html.gathers")
    return str(page.evaluate("new URLSearchParams(location.hash.slice(1)).get('i') || ''"))


def test_steps_back_and_forward_keep_the_list_as_it_was_last_changed(opened: Callable[..., Page]) -> None:
    page = opened("ky/in/sampleton/")
    page.get_by_role("link", name="Recovery Place 00").click()
    add(page)
    page.go_back()
    assert on_it(page) == "ky/place-00"
    add(page.locator(".card", has_text="Recovery Place 04"))
    page.go_forward()
    assert on_it(page) == "ky/place-00,ky/place-04"
    page.get_by_role("link", name="My list (2)").click()
    ready(page).get_by_role("button", name="Down: Recovery Place 00").click()
    page.get_by_role("button", name="Remove: Recovery Place 04").click()
    page.go_back()
    assert on_it(page) == "ky/place-00"
    page.go_back()
    assert on_it(page) == "ky/place-00"
    expect(page.get_by_role("link", name="My list (1)")).to_have_count(1)
    assert stored(page) == ["", 0, 0, "", 0, 0]


def test_a_step_back_from_a_list_in_a_link_leads_to_ones_own(server: StaticServer, opened: Callable[..., Page]) -> None:
    page = opened("ky/place-00/")
    add(page)
    page.goto(server.url + link(IDS[1:3]))
    ready(page).get_by_role("button", name="Remove: Recovery Place 08").click()
    page.go_back()
    assert on_it(page) == "ky/place-00"
    page.go_forward()
    assert on_it(page) == "ky/place-04"


def test_a_list_that_was_emptied_stays_empty_on_the_way_back(opened: Callable[..., Page]) -> None:
    page = opened("ky/place-00/")
    add(page)
    page.get_by_role("link", name="Sampleton").first.click()
    page.wait_for_url("**/sampleton/**")
    take_off(page.locator(".card", has_text="Recovery Place 00"))
    assert on_it(page) == ""
    page.go_back()
    assert on_it(page) == ""


SHIFTS = (
    "new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })"
    ".observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 300); })"
)


@pytest.mark.parametrize("width", [320, 360, 412])
def test_nothing_moves_when_a_list_is_drawn(width: int, opened: Callable[..., Page]) -> None:
    for path in (
        "list/",
        link(IDS[:1]),
        link(IDS),
        "ky/place-00/#i=ky/place-00",
        "offline/",
        "ky/county/example/print/",
    ):
        page = opened(path, viewport={"width": width, "height": 740})
        page.wait_for_load_state("networkidle")
        assert page.evaluate(SHIFTS) == 0, path
    page = ready(opened(link(IDS[:1])))
    page.get_by_role("button", name="Remove: Recovery Place 00").click()
    expect(page.get_by_label("A name for this list, if you like")).to_be_hidden()
    expect(page.get_by_role("heading", name="How this list works")).to_be_visible()
