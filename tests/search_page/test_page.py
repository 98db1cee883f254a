"""Searching as people do, in a real browser, over a small invented directory."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route

from generator.site.tongue import english
from tests.search_page.conftest import SearchPage
from tests.search_page.invented import HIDDEN_STREET, HOSTILE, directory

pytestmark = pytest.mark.browser


def test_a_city_shows_what_is_near_across_the_state_line_nearest_band_first(find: SearchPage) -> None:
    find.search("louisville")
    assert find.heading == "3 results within 25 miles of Louisville, KY"
    assert find.names() == ["Riverbend Recovery Center", "Hope House for Women", "Falls Harm Reduction"]
    find.search("cincinnati")
    assert set(find.names()) == {"Queen City Place", "Licking Riverside Center"}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("narcan newark nj", "Ironbound Center"),
        ("newark nj narcan", "Ironbound Center"),
        ("Newark, NJ narcan", "Ironbound Center"),
        ("40202 women's sober living", "Hope House for Women"),
        ("al-anon berkeley", "Tuesday Families"),
        ("alanon berkeley", "Tuesday Families"),
        ("al anon berkeley", "Tuesday Families"),
        ("reunión en español miami", "Lunes de Esperanza"),
        ("washington, in", "Daviess Circle"),
        ("suboxin newark", "Ironbound Center"),
        ("riverb", "Riverbend Recovery Center"),
        ("recovry center louisville", "Riverbend Recovery Center"),
        ("hope house", "Hope House for Women"),
        ("saturday open door", "Saturday Open Door"),
        ("smart recovery online", "Open Screen SMART Meetings"),
        ("shelby county ky", "Saturday Open Door"),
    ],
)
def test_what_people_type_finds_what_they_mean(find: SearchPage, query: str, first: str) -> None:
    find.search(query)
    assert find.names()[0] == first


@pytest.mark.parametrize(
    ("query", "name"),
    [("warmline kentukcy", "Kentucky Evening Warmline"), ("warmline ky", "Kentucky Evening Warmline")],
)
def test_statewide_help_is_found_by_the_state(find: SearchPage, query: str, name: str) -> None:
    find.search(query)
    assert name in [*find.names(), *find.wide]


def test_an_ambiguous_place_shows_the_bigger_and_asks(find: SearchPage) -> None:
    find.search("newark")
    assert "Newark, NJ" in find.heading
    find.page.click("text=Another place?")
    find.press("Newark, DE")
    assert find.names() == ["White Clay Center"]
    find.page.go_back()
    find.page.wait_for_function("() => document.querySelector('#results-heading').textContent.includes('NJ')")


def test_statewide_and_online_help_stands_in_a_block_of_its_own_without_miles(find: SearchPage) -> None:
    find.search("louisville")
    assert find.wide == [
        "Kentucky Evening Warmline",
        "Quiet Room",
        "Open Screen SMART Meetings",
        "Tri-State Recovery Line",
    ]  # the state's before the nation's
    assert "miles" not in find.page.inner_text("#result-list section")


def test_a_zip_without_entries_leads_to_the_nearest_and_says_so(find: SearchPage) -> None:
    find.search("42101")  # Bowling Green
    assert find.heading == "Nothing found within 25 miles of 42101, Bowling Green, KY. These are the nearest."
    assert len(find.names()) >= 3


def test_words_that_nothing_has_still_show_what_is_near(find: SearchPage) -> None:
    find.search("xyzzyplugh cincinnati")
    assert find.heading == "Nothing found within 25 miles of Cincinnati, OH"
    assert find.page.inner_text("#instead") == "The nearest places of any kind"
    assert "Queen City Place" in find.names()
    for way in ("Talk to someone now", "Tell us what is missing", "Look in the whole country"):
        assert way in find.text


def test_where_no_meeting_is_known_the_groups_that_list_their_own_come_first(find: SearchPage) -> None:
    find.search("smart meetings tonight portland me")
    assert find.heading == "Nothing found within 25 miles of Portland, ME"
    assert "That does not mean there are none" in find.page.inner_text("#results-heading + .notice")
    assert "Open Screen SMART Meetings" in find.wide
    order = find.page.evaluate("[...document.querySelectorAll('#wide, #ways, #instead')].map((one) => one.id)")
    assert order[:2] == ["wide", "ways"]


def test_a_name_that_begins_with_a_place_is_found_wherever_it_is(find: SearchPage) -> None:
    find.search("kentucky evening warmline")
    assert "Kentucky Evening Warmline" in [*find.names(), *find.wide]
    find.search("berkeley riverbend")
    assert "Did you mean" in find.text or "Berkeley, CA" in find.heading


def test_filters_narrow_count_and_come_off_as_chips(find: SearchPage) -> None:
    find.search("louisville")
    find.page.click("details.filters > summary")
    find.page.click("summary:has-text('Cost and insurance')")
    free = find.page.get_by_label("Free (1)")
    free.check()
    find.ready()
    find.page.wait_for_function("() => document.querySelectorAll('#result-list > ol > li').length === 1")
    assert find.page.url.endswith("#q=louisville&pay=free")
    assert find.page.evaluate("document.activeElement.id") == "filter-pay-free"
    find.page.get_by_role("button", name="Remove Free").click()
    find.page.wait_for_function("() => document.querySelectorAll('#result-list > ol > li').length === 3")


def test_filters_are_or_inside_and_between(find: SearchPage) -> None:
    find.open("#q=louisville&pay=free,sliding_scale")
    assert set(find.names()) == {"Riverbend Recovery Center", "Hope House for Women"}
    find.open("#q=louisville&pay=free,sliding_scale&only=women")
    assert find.page.locator(".card .chip").all_inner_texts() == ["Only for women"]
    assert find.names() == ["Hope House for Women"]
    find.open("#q=louisville&year=1")
    assert find.names() == ["Riverbend Recovery Center"]
    find.open("#in=ky&day=sat&part=morning")
    assert find.names() == ["Saturday Open Door"]
    find.open("#in=ky&day=sat&part=evening")
    assert find.names() == []


def test_no_result_names_the_filter_that_hides_most_and_drops_it_in_one_tap(find: SearchPage) -> None:
    find.open("#q=cincinnati&pay=medicaid")
    assert find.names() == []
    find.press("Without “Medicaid”: 2")
    assert len(find.names()) == 2


def test_open_now_asks_the_clock_of_the_place(find: SearchPage) -> None:
    find.open("#in=ky&soon=1")
    assert find.names() == ["Riverbend Recovery Center"]
    assert "Open now until 7 pm EST" in find.text


def test_a_time_of_day_is_said_as_the_pages_say_it(run: Callable[..., Any]) -> None:
    script = """
        const [{ speaker }, { when }] = await Promise.all([find("messages"), find("when"), find("messages-times")]);
        const zones = { "America/New_York": "EST5EDT,M3.2.0,M11.1.0" };
        const setting = { say: speaker({}), language: "en", zones, now: Date.parse("2026-11-22T15:00:00Z") };
        const of = (start) => ({ kind: "meeting", days: ["mon"], start, timezone: "America/New_York" });
        return arg.map((start) => when([of(start)], setting).textContent.replace("Next: tomorrow ", ""));
    """
    starts = [0, 540, 720, 779, 1110, 1200]
    said = [f"{english().time(start)} EST" for start in starts]
    assert run(script, starts) == said
    assert said[1:3] == ["9 am EST", "noon EST"]


def test_back_reload_and_a_shared_address_bring_the_same_results(
    find: SearchPage, new_page: Callable[..., Any]
) -> None:
    find.search("narcan newark nj")
    first = find.names()
    find.search("louisville")
    find.page.go_back()
    find.page.wait_for_function("() => document.querySelector('#results-heading').textContent.includes('Newark')")
    assert find.names() == first
    assert find.page.input_value("[name=q]") == "narcan newark nj"
    find.page.reload()
    assert find.ready().names() == first
    shared = SearchPage(new_page(), find.server)
    shared.page.goto(find.page.url)
    assert shared.ready().names() == first


def test_the_query_never_reaches_a_server(find: SearchPage) -> None:
    find.search("narcan newark nj")
    find.page.reload()
    find.ready()
    find.open("#q=narcan+newark+nj&pay=free")
    asked = " ".join(request.path for request in find.server.requests)
    assert "narcan" not in asked.lower()
    assert "q=" not in asked
    # A form sent without scripts comes with "?": it is moved behind the "#" at once.
    find.page.goto(find.server.url + "search/?q=louisville&in=")
    find.ready()
    assert find.page.url.endswith("/search/#q=louisville")


def test_what_a_search_will_need_is_asked_for_while_somebody_types(find: SearchPage) -> None:
    before = len(find.server.requests)
    find.page.goto(find.server.url + "search/")
    with find.page.expect_request(lambda request: "/index/nj/" in request.url):
        find.page.locator("[name=q]").press_sequentially("narcan newark nj", delay=20)
    find.page.wait_for_timeout(500)  # for whatever else would be asked for
    assert find.page.inner_text("[role=status]") == ""
    assert find.page.locator("#results-heading").count() == 0
    typed = find.server.paths()[before:]
    assert not any(re.search(r"index/(?:all|words)|/c\d+\.json|newark|narcan", path) for path in typed)
    asked = len(find.server.requests)
    find.page.press("[name=q]", "Enter")
    assert find.ready().names()[0] == "Ironbound Center"
    assert not [path for path in find.server.paths()[asked:] if re.search(r"index/(?:phrases|places|nj)/\d", path)]


def test_who_pays_for_each_byte_gets_no_more_than_was_asked_for(find: SearchPage) -> None:
    find.page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    find.page.goto(find.server.url + "search/")
    asked = len(find.server.requests)
    find.page.locator("[name=q]").press_sequentially("narcan newark nj", delay=20)
    find.page.wait_for_timeout(600)
    assert not [path for path in find.server.paths()[asked:] if "/index/" in path]


def test_where_somebody_is_stays_out_of_the_address(find: SearchPage) -> None:
    find.page.context.grant_permissions(["geolocation"], origin=find.server.origin)
    find.page.context.set_geolocation({"latitude": 38.251234, "longitude": -85.748765})
    find.page.goto(find.server.url + "search/")
    find.page.click("#near-me")
    find.ready()
    assert find.heading == "3 results within 25 miles of where you are"
    assert "38.2" not in find.page.url
    assert "85.7" not in find.page.url
    assert find.page.evaluate("[localStorage.length, document.cookie.length]") == [0, 0]


def test_near_me_without_a_place_offers_to_ask_the_phone(find: SearchPage) -> None:
    find.page.context.grant_permissions(["geolocation"], origin=find.server.origin)
    find.page.context.set_geolocation({"latitude": 38.251234, "longitude": -85.748765})
    find.page.goto(find.server.url + "search/#q=near+me")
    find.ready()
    assert "anywhere in the country" in find.heading
    find.page.click(".note button")
    find.page.wait_for_function(
        "() => document.querySelector('#results-heading').textContent.includes('where you are')"
    )


def test_a_phone_that_does_not_say_where_it_is_leads_back_to_the_box(find: SearchPage) -> None:
    find.page.goto(find.server.url + "search/")
    find.page.click("#near-me")
    find.page.wait_for_function("() => document.querySelector('[role=status]').textContent.includes('ZIP code')")
    assert find.page.evaluate("document.activeElement.name") == "q"
    failed = find.page.locator("#near-failed")
    assert failed.is_visible()
    assert "ZIP code" in failed.inner_text()
    find.search("louisville")
    assert failed.count() == 0


def test_a_list_leads_to_its_filters_unfolded_and_they_work_without_words(find: SearchPage) -> None:
    find.open("#in=ky&filters=1")
    assert find.page.url.endswith("/search/#in=ky")
    find.page.wait_for_selector("details.filters[open] fieldset", state="attached")
    find.page.click("summary:has-text('Cost and insurance')")
    find.page.get_by_label("Free (1)").check()
    find.page.wait_for_function("() => document.querySelectorAll('#result-list > ol > li').length === 1")
    assert find.page.url.endswith("#in=ky&pay=free")


def test_help_that_serves_the_state_from_elsewhere_stands_with_the_states_own(find: SearchPage) -> None:
    find.search("cincinnati")
    assert "Tri-State Recovery Line" in find.wide
    find.search("newark nj")
    assert "Tri-State Recovery Line" not in find.wide


def test_a_search_begins_with_what_its_page_knows_and_an_older_page_asks_anew(find: SearchPage) -> None:
    find.server.requests.clear()
    find.open("#q=austin")
    assert find.names() == [HOSTILE]
    assert "search/index/start.json" not in find.server.paths()

    def older(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=answer.text().replace('id="search-start">{"v":', 'id="search-start">{"v":9')
        )

    find.page.route("**/search/", older)
    find.open("#q=austin")
    assert find.names() == [HOSTILE]
    assert "search/index/start.json" in find.server.paths()


def test_every_card_says_whose_it_is_though_most_references_are_not_stored(
    find: SearchPage, run: Callable[..., Any], folder: Path
) -> None:
    found = run(
        """const { Opened, headsOf } = await import('/repo/assets/js/search/opened.js');
        const ids = [];
        for (const scope of arg) {
            const [store, scopes, heads] = await headsOf({ base: '/repo/search/index/', scope });
            const index = new Opened(store, scopes, heads, new Set());
            ids.push(...(await index.cards(Array.from({ length: index.size }, (_, doc) => doc))).map(({ ref }) => ref));
        }
        return ids;""",
        sorted(path.stem for path in (folder / "search" / "index").glob("??.json")),
    )
    assert sorted(found) == sorted(entry.id for entry in directory().listed())
    files = (folder / "search" / "index").glob("??/c*.json")
    stored = [ref for file in files for ref, _ in json.loads(file.read_bytes())["d"]]
    assert 2 in stored or 1 in stored


def test_help_without_a_distance_is_looked_for_by_who_comes_near_or_uses_the_keys(find: SearchPage) -> None:
    find.page.set_viewport_size({"width": 320, "height": 100})
    for come in (
        lambda: find.page.evaluate("document.getElementById('results').lastElementChild.scrollIntoView()"),
        lambda: find.page.keyboard.press("Tab"),
    ):
        find.page.goto("about:blank")
        find.page.goto(find.server.url + "search/#q=louisville")
        find.page.wait_for_selector("#result-list article")
        find.page.wait_for_load_state("networkidle")
        assert find.wide == []
        find.page.focus("#q")
        find.page.keyboard.type("next")  # who writes another query does not move over this one's results
        find.page.keyboard.press("Tab")
        find.page.evaluate("document.activeElement.blur()")
        find.page.wait_for_timeout(100)
        assert find.wide == []
        come()
        find.page.wait_for_selector("#wide", state="attached")
        assert find.wide


def test_hostile_texts_are_only_texts(find: SearchPage) -> None:
    find.search("austin")
    assert find.names() == [HOSTILE]
    assert find.page.locator("#results img").count() == 0
    find.search(HOSTILE)
    assert find.page.locator("#results img").count() == 0
    find.open("#q=%3Cscript%3Ealert(1)%3C/script%3E&in=%22%3E&pay=../../x,free&kind=__proto__&radius=9e9")
    assert "Unexpected" not in find.text


def test_a_hidden_address_is_in_no_file(folder: Path) -> None:
    everything = b"".join(path.read_bytes() for path in (folder / "search" / "index").rglob("*.json"))
    assert HIDDEN_STREET.encode() not in everything
    assert b"Example Street" not in everything  # nor is any street: cards do not need it


def test_results_are_announced_once_and_the_focus_goes_to_them(find: SearchPage) -> None:
    find.page.goto(find.server.url + "search/")
    find.page.evaluate(
        """() => { window.said = []; new MutationObserver(() => window.said.push(document.querySelector('[role=status]').textContent))
        .observe(document.querySelector('[role=status]'), {childList: true, characterData: true, subtree: true}) }"""
    )
    find.search("louisville")
    assert find.page.evaluate("window.said.filter((one) => one.includes('results'))") == [find.heading]
    assert find.page.evaluate("document.activeElement.id") == "results-heading"


def test_the_page_with_results_has_no_fault_for_axe(find: SearchPage, axe: Callable[..., list[Any]]) -> None:
    find.search("louisville")
    find.page.click("details.filters > summary")
    find.page.wait_for_selector("fieldset", state="attached")
    # The shell of these tests has no theme: its colours and sizes are judged with the built site.
    assert [fault for fault in axe(find.page) if fault.rule not in {"color-contrast", "target-size"}] == []


def test_a_failed_download_says_so_and_leads_to_the_states_page(
    new_page: Callable[..., Any], folder: Path, find: SearchPage
) -> None:
    broken = SearchPage(find.page.context.new_page(), find.server)
    broken.page.route("**/search/index/ky.json*", lambda route: route.abort())
    broken.open("#q=louisville&in=ky")
    assert "could not be loaded" in broken.heading
    assert broken.page.get_attribute("#results a", "href") == "/repo/ky/"
    broken.page.unroute_all()
    broken.page.get_by_role("button", name="Try again").click()
    broken.page.wait_for_function("() => document.querySelector('#results-heading').textContent.includes('Louisville')")


def test_who_asks_for_somebody_to_talk_to_is_led_there_first(find: SearchPage) -> None:
    for query in (
        "someone to talk to louisville",
        "quiero hablar con alguien",
        "i need help",
        "panic attack newark nj",
    ):
        find.search(query)
        link = find.page.locator("#results-heading + #talk a")
        assert link.get_attribute("href") == "/repo/talk/"
        assert "988" in find.page.inner_text("#talk + .note")
    find.search("riverbend")
    assert find.page.locator("#talk").count() == 0


def test_who_asks_because_of_somebody_else_is_led_to_the_page_for_families(find: SearchPage) -> None:
    for query in ("my mom is an alcoholic louisville", "mi hijo usa drogas"):
        find.search(query)
        assert find.page.locator("#family a").get_attribute("href") == "/repo/family/"
    for query in ("riverbend", "my husband hits me", "my partner abuses me louisville", "mi esposo me maltrata"):
        find.search(query)
        assert find.page.locator("#family").count() == 0


def test_a_card_is_enough_to_act(find: SearchPage) -> None:
    find.search("riverbend")
    card = find.page.locator("article").first
    assert card.locator("a[href='tel:+15025550143']").inner_text() == "Call 502-555-0143"
    assert card.locator("h3 a").get_attribute("href") == "/repo/ky/riverbend/"
    for words in ("Recovery community center", "Louisville, KY", "Free", "Checked Nov 3, 2026", "Open now until"):
        assert words in card.inner_text()
    find.search("cincinnati")
    assert "As of May 6, 2022. Not checked by us. Call first." in find.text
