"""What people come for, done with the keyboard alone: the focus always seen and never covered, with scripts and without.

The tasks are those of the screens in order of need: somebody to talk to, a meeting, a place, help for a son, a way out.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.build import Request, build
from generator.site.security import REFERRER, policy_for_header
from tests.support import ROOT
from tests.support.server import StaticServer

MOST_TABS = 150
# Without motion, a scroll to what has the focus is over when the key is up.
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "reduced_motion": "reduce"}
LOOK = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const box = here.getClientRects()[0];
    const style = getComputedStyle(here);
    const [x, y] = box ? [box.left + box.width / 2, box.top + box.height / 2] : [-1, -1];
    const top = document.elementFromPoint(x, y);
    return {
        words: (here.getAttribute("aria-label") || here.innerText || here.getAttribute("name") || "").trim(),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        uncovered: Boolean(top) && (here.contains(top) || top.contains(here)) && !top.closest("header.top:not(:focus-within)"),
        where: `${here.tagName} ${Math.round(x)},${Math.round(y)} under ${top && top.tagName}.${top && top.className}`,
    };
}"""


@dataclass
class Keys:
    """A person without a mouse."""

    page: Page
    site: str

    def open(self, path: str = "") -> "Keys":
        self.page.goto(self.site + path)
        return self

    def seen(self) -> str:
        """What has the focus; fails if one could not see that it has."""
        found = self.page.evaluate(LOOK)
        for _ in range(20):  # a busy machine draws, and so scrolls, some frames after the key is up
            if found is None or found["uncovered"]:
                break
            self.page.wait_for_timeout(50)
            found = self.page.evaluate(LOOK)
        if found is None:
            return ""
        assert found["outlined"], f"focus cannot be seen: {found} on {self.page.url}"
        assert found["uncovered"], f"focus is covered: {found} on {self.page.url}"
        return str(found["words"])

    def tab_to(self, words: str, key: str = "Tab") -> "Keys":
        """Presses Tab until something that begins with `words` has the focus."""
        met = []
        for _ in range(MOST_TABS):
            self.page.keyboard.press(key)
            met.append(self.seen())
            if met[-1].startswith(words):
                return self
        raise AssertionError(f"{words!r} is not among {met} on {self.page.url}")

    def follow(self, words: str) -> "Keys":
        """Goes to a link with Tab and follows it with Enter."""
        self.tab_to(words)
        before = self.page.url
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("before => location.href !== before", arg=before)
        self.page.wait_for_load_state()
        return self

    @property
    def link(self) -> str:
        return str(self.page.evaluate("document.activeElement.getAttribute('href')"))

    @property
    def title(self) -> str:
        return self.page.inner_text("h1")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built as a host builds it, search and all."""
    small = ROOT / "tests" / "sites" / "small"
    out = tmp_path_factory.mktemp("tasks") / "site"
    toml = out.parent / "site.toml"
    toml.write_text('name = "Peer help"\nbase_url = "https://host.example.org/repo/"\n', encoding="utf-8")
    report = build(Request(small, toml, out, dt.date(2026, 11, 22)))
    assert report.written, report.problems
    return out


@pytest.fixture(scope="module")
def server(folder: Path, static_server: Any) -> StaticServer:
    policy = {"Content-Security-Policy": policy_for_header(), "Referrer-Policy": REFERRER}
    made: StaticServer = static_server(folder, "/repo/", headers={"/*": policy})
    return made


@pytest.fixture(params=["with scripts", "without scripts"])
def keys(request: pytest.FixtureRequest, server: StaticServer, new_page: Callable[..., Page]) -> Keys:
    """A small phone's screen, with scripts and without."""
    page = new_page(**PHONE, java_script_enabled=request.param == "with scripts")
    return Keys(page, server.url)


@pytest.fixture
def scripted(server: StaticServer, new_page: Callable[..., Page]) -> Keys:
    return Keys(new_page(**PHONE, timezone_id="America/New_York"), server.url)


def test_the_first_two_stops_skip_to_the_page_and_leave_it(keys: Keys) -> None:
    keys.open("ky/").tab_to("Skip to the main part")
    keys.page.keyboard.press("Enter")
    keys.page.keyboard.press("Tab")
    assert keys.page.evaluate("Boolean(document.activeElement.closest('main'))")
    keys.open("ky/")
    keys.page.keyboard.press("Tab")
    keys.page.keyboard.press("Tab")
    assert keys.seen() == "Leave this site quickly"
    assert keys.link == "https://www.weather.gov/"


def test_somebody_in_danger_reaches_the_crisis_lines_first(keys: Keys) -> None:
    keys.open("ky/riverbend-recovery-center/").tab_to("Call 911")
    keys.tab_to("Call 988").tab_to("Text 988").tab_to("Español")
    keys.page.keyboard.press("Enter")
    keys.page.keyboard.press("Tab")
    assert keys.link.startswith(("tel:", "sms:"))
    assert keys.seen()


def test_somebody_wants_to_talk_to_a_person_now(keys: Keys) -> None:
    keys.open().follow("Talk to someone now").tab_to("Call")
    assert keys.link.startswith("tel:")
    keys.follow("Kentucky").tab_to("Call 1-800-555-0199")
    assert keys.link == "tel:+18005550199"


def test_somebody_wants_a_meeting_today(keys: Keys) -> None:
    keys.open().follow("Meetings today").follow("Kentucky").follow("Saturday Open Door")
    assert keys.title == "Saturday Open Door"
    keys.tab_to("Directions")
    assert keys.link.startswith("https://www.google.com/maps/")
    keys.tab_to("Add the meetings to my calendar")
    assert keys.link.endswith("/calendar.ics")


def test_somebody_wants_to_join_from_home(keys: Keys) -> None:
    keys.open().follow("Meetings").follow("Online groups").follow("Lunes de Esperanza").tab_to("Join online")
    assert keys.link.startswith("https://video.example.org/")


def test_somebody_looks_for_a_place_in_town(keys: Keys) -> None:
    keys.open().follow("Find by state").follow("Kentucky").follow("Sampleton").follow("Second Street House")
    keys.tab_to("Call")
    assert keys.link.startswith("tel:")


def test_a_father_looks_for_help_for_his_son(keys: Keys) -> None:
    keys.open().follow("For someone I care about").tab_to("q")  # what and where, at once
    keys.tab_to("Talk to someone now")
    keys.follow("Open Circle for Families")
    assert keys.title == "Open Circle for Families"


def test_somebody_says_what_is_wrong(keys: Keys) -> None:
    keys.open("ky/second-street-house/").follow("Report a problem")
    assert keys.title == "Add or fix a listing"


def test_going_back_through_a_page_nothing_is_covered_either(keys: Keys) -> None:
    keys.open("ky/")
    # Not by the End key: on a busy machine its scrolling ends after the next key, and undoes what that one scrolled.
    keys.page.evaluate("document.querySelector('footer li:last-child a').focus()")
    for _ in range(60):
        keys.page.keyboard.press("Shift+Tab")
        if not keys.seen():
            return


def test_somebody_searches_with_the_keyboard(scripted: Keys) -> None:
    scripted.open().tab_to("q")
    scripted.page.keyboard.type("sober living sampleton")
    scripted.page.keyboard.press("Enter")
    scripted.page.wait_for_selector("#results-heading")
    scripted.tab_to("Filters").follow("Second Street House")
    assert scripted.title == "Second Street House"


def test_a_search_without_scripts_leads_on(server: StaticServer, new_page: Callable[..., Page]) -> None:
    keys = Keys(new_page(**PHONE, java_script_enabled=False), server.url)
    keys.open().tab_to("q")
    keys.page.keyboard.type("sampleton")
    keys.page.keyboard.press("Enter")
    keys.page.wait_for_url("**/search/**")
    assert "Search needs JavaScript" in keys.page.inner_text("main")
    keys.follow("Kentucky").follow("Sampleton")
    assert keys.title == "Sampleton, Kentucky"


@pytest.mark.slow
@pytest.mark.parametrize(("width", "height"), [(320, 225), (320, 640), (1280, 720)])
def test_at_every_size_every_stop_of_a_page_can_be_seen(
    width: int, height: int, server: StaticServer, new_page: Callable[..., Page]
) -> None:
    # 320 by 225 is a window of 1280 by 900 at 400 % zoom.
    keys = Keys(new_page(viewport={"width": width, "height": height}, reduced_motion="reduce"), server.url)
    for path in ("", "ky/", "ky/meetings/", "ky/saturday-open-door/"):
        keys.open(path)
        for _ in range(MOST_TABS):
            keys.page.keyboard.press("Tab")
            if not keys.seen():
                break
