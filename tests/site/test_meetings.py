"""Meetings by day: no page too long, none lost, and the device puts today first."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.directory.model import Entry, Location, Schedule
from generator.directory.occurrences import DAYS
from generator.site.meetings import by_day, meeting_plan, slots
from generator.site.places import LONGEST
from tests.site import small

CITY = Location("public", street="1 Example Street", city="Sampleton", county="Example County", state="KY")


def group(name: str, *schedule: Schedule, **values: Any) -> Entry:
    return small.entry(f"ky/{name}", type="support_group", schedule=schedule, **values)


def at(start: int, *days: str, **values: object) -> Schedule:
    return replace(Schedule("meeting", days, start, timezone="America/New_York"), **values)  # type: ignore[arg-type]


def many(count: int) -> list[Entry]:
    towns = ["Largetown"] * 8 + ["Smallville", ""]
    return [
        group(
            f"g{n}",
            at(360 + n % 900, DAYS[n % 7], duration_minutes=60),
            location=replace(CITY, city=towns[n % 10], visibility="public" if towns[n % 10] else "ask"),
        )
        for n in range(count)
    ]


def rows_of(page: str) -> int:
    return page.count('<li data-rules="')


def test_a_small_state_has_its_week_on_one_page() -> None:
    text = small.state_page(
        small.directory(group("a", at(600, "mon", "wed")), group("b", at(540, "mon"))), "ky/meetings/index.html"
    )
    assert text.index('id="mon"') < text.index(">B</a>") < text.index(">A</a>") < text.index('id="wed"')
    assert "3 meetings a week" in text


@pytest.mark.parametrize("count", [99, 101, 350, 1500])
def test_no_page_has_more_meetings_than_promised_and_none_is_lost(count: int) -> None:
    made = small.directory(*many(count))
    pages = {p.path: p.body.decode() for p in small.renderer(made).state_pages("ky") if "/meetings/" in p.path}
    planned = small.planned(made).states["ky"]
    assert {f"/{path.removesuffix('index.html')}" for path in pages} == set(planned.meetings.paths())
    assert max(map(rows_of, pages.values())) <= LONGEST
    assert sum(map(rows_of, pages.values())) == count
    assert max(len(page.encode()) for page in pages.values()) <= 60_000
    assert len(set(planned.paths())) == len(list(planned.paths()))


def test_what_does_not_take_place_at_set_times_is_no_row() -> None:
    entries = [
        group("none"),
        group("hours", replace(at(600, "mon"), kind="open_hours")),
        group("once", at(600, repeat="once", starts_on=dt.date(2026, 12, 1))),
        group("closed", at(600, "mon"), status="temporarily_closed"),
        group("real", at(600, "mon")),
    ]
    assert [slot.entry.slug for slot in by_day(slots(entries))["mon"]] == ["real"]
    assert meeting_plan("/ky/", entries[:4], ()).paths() == []


def test_a_state_without_meetings_has_no_page_of_them_and_leads_on() -> None:
    pages = {p.path: p.body.decode() for p in small.renderer(small.directory(small.entry("ky/a"))).state_pages("ky")}
    assert "ky/meetings/index.html" not in pages
    assert "We list no meetings at set times in Kentucky yet" in pages["ky/index.html"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, static_server: Any) -> str:
    folder: Path = tmp_path_factory.mktemp("small")
    small.write(folder)
    url: str = static_server(folder).url
    return url


@pytest.mark.parametrize(
    ("now", "zone", "heading", "first"),
    [
        (
            "2026-11-26T15:00:00Z",
            "America/New_York",
            "No more today. Next:",
            "Saturday, 10 am EST",
        ),  # cancelled on Thanksgiving
        ("2026-11-19T15:00:00Z", "America/New_York", "Today and now", "Today, 6 pm EST"),
        ("2026-11-19T23:30:00Z", "America/New_York", "Today and now", "On now, until 7 pm EST"),
        ("2026-11-19T15:00:00Z", "America/Denver", "Today and now", "Today, 6 pm EST (4 pm your time)"),
        ("2026-12-29T15:00:00Z", "America/New_York", "Today and now", "Today, 6 pm EST"),  # an hour earlier that day
    ],
)
def test_the_device_puts_today_first(
    now: str, zone: str, heading: str, first: str, site: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(timezone_id=zone)
    page.clock.set_fixed_time(now)
    page.goto(site + "ky/meetings/")
    assert page.inner_text("#today h2") == heading
    assert page.inner_text("#today li:first-child b").removeprefix("● ") == first


def test_without_scripts_the_week_is_whole_and_nothing_says_today(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site + "ky/meetings/")
    assert page.is_hidden("#today")
    assert [page.inner_text(f"#{day}") for day in ("tue", "thu", "sat")] == ["Tuesday", "Thursday", "Saturday"]


def test_nothing_moves_when_the_device_has_spoken(site: str, new_page: Callable[..., Page]) -> None:
    for path in ("ky/meetings/", "online/", "talk/", "ky/riverbend-recovery-center/"):
        page = new_page(viewport={"width": 360, "height": 740}, timezone_id="America/Los_Angeles")
        page.clock.set_fixed_time("2026-11-19T15:00:00Z")
        page.goto(site + path, wait_until="networkidle")
        moved = page.evaluate(
            "new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; })"
            ".observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 300); })"
        )
        assert moved == 0, path
