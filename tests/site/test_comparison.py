"""All states side by side: nothing without its page, complete without scripts, small enough for an old phone."""

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.directory.credentials import (
    Credential,
    Exam,
    Fees,
    FigureProvenance,
    FigureSource,
    Issuer,
    Standing,
    StateFacts,
    figures_of,
)
from generator.directory.model import Source
from generator.site.comparison import COLUMNS, Row, rows
from generator.site.credential_csv import CREDENTIALS_FILE, FIGURES_FILE, csv_files, value_of
from generator.site.security import policy_for_header
from generator.site.tongue import english
from tests.site import shipped, small
from tests.site.test_paper import printed

DAY = dt.date(2026, 11, 1)
LIST_BYTES = 60_000


def source(level: str, *figures: str) -> FigureSource:
    return FigureSource("website", f"https://{level}.example.org/", DAY, level, figures)


def credential(*sources: FigureSource, **more: object) -> Credential:
    made = Credential(
        "KY-X",
        "Example Peer",
        issued_by=Issuer("Example Board", "https://board.example.org/"),
        covers=("mental_health",),
        training_hours=30,
        experience_volunteer=True,
        exam=Exam(required=True, oral=True, questions=75),
        provenance=FigureProvenance(sources),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def compared(**facts: StateFacts) -> dict[str, Row]:
    planned = small.planned(small.directory())
    return {row.id: row for row in rows(planned.states.values(), facts, "/", english())}


def said(row: Row) -> dict[str, list[tuple[str, str]]]:
    return {
        key: [(part.text, part.pages) for part in cell.parts]
        for (key, _, _), cell in zip(COLUMNS, row.cells, strict=True)
    }


def test_each_figure_carries_the_numbers_of_its_pages_the_body_s_own_page_first() -> None:
    read = (source("secondary", "exam", "experience_volunteer"), source("primary", "training_hours", "exam.questions"))
    row = compared(ky=StateFacts("KY", "Kentucky", credentials=(credential(*read),)))["ky-x"]
    cells = said(row)
    assert cells["training"] == [("30 hours of training", "1")]
    assert cells["experience"] == [("Hours as a volunteer count", "2")]
    assert cells["exam"] == [("There is an exam", "2"), ("Oral", "2"), ("75 questions", "1, 2")]
    assert cells["fees"] == []
    assert [(page.host, page.own) for page in row.pages] == [
        ("primary.example.org", True),
        ("secondary.example.org", False),
    ]
    assert row.pages[0].figures == "hours of training and exam"


def test_where_all_is_from_one_page_no_number_stands_at_a_figure() -> None:
    row = compared(ky=StateFacts("KY", "Kentucky", credentials=(credential(source("primary")),)))["ky-x"]
    assert all(part.pages == "" for cell in row.cells for part in cell.parts)
    assert len(row.pages) == 1


def test_a_state_without_a_credential_has_a_row_and_nations_of_their_own_have_none() -> None:
    standing = Standing("None yet.", sources=(Source("website", "https://one.example.gov/", DAY),))
    found = compared(sd=StateFacts("SD", "South Dakota", standing=standing))
    assert found["sd"].standing == "None yet."
    assert found["sd"].days == "Nov 1, 2026"
    assert found["ak"] == Row("ak", "Alaska", "/ak/")
    assert {"pr", "gu", "vi", "as", "mp", "dc"} <= found.keys()
    assert not {"fm", "mh", "pw"} & found.keys()


def test_a_fee_of_nothing_is_known_and_sorts_as_nothing() -> None:
    free = credential(source("primary"), fees=Fees(application_usd=0))
    row = compared(ky=StateFacts("KY", "Kentucky", credentials=(free,)))["ky-x"]
    assert said(row)["fees"] == [("Nothing to apply", "")]
    assert row.cells[[key for key, _, _ in COLUMNS].index("fees")].number == 0


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_spreadsheets_hold_every_figure_with_each_of_its_pages() -> None:
    made = dict(csv_files(shipped.content().directory.states))
    whole, figures = read_csv(made[CREDENTIALS_FILE]), read_csv(made[FIGURES_FILE])
    known = [c for facts in shipped.content().directory.states.values() for c in facts.credentials]
    assert {row["id"] for row in whole} - {""} == {c.id for c in known}
    assert {(row["id"], row["figure"]) for row in figures} == {(c.id, f) for c in known for f in figures_of(c)}
    assert all(row["page"].startswith("http") and row["read"] and row["level"] for row in figures)
    assert all(row["pages"] and row["read"] for row in whole)
    assert [row["standing"] != "" for row in whole] == [row["id"] == "" for row in whole]


def test_yes_no_and_nothing_are_told_apart_and_no_spreadsheet_runs_what_a_page_says() -> None:
    hostile = credential(source("primary"), education='=HYPERLINK("http://evil.example")', experience_volunteer=False)
    assert value_of(hostile, "experience_volunteer") == "no"
    assert value_of(hostile, "fees.exam_usd") == ""
    assert value_of(hostile, "training_hours") == 30
    data = dict(csv_files({"ky": StateFacts("KY", "Kentucky", credentials=(hostile,))}))
    assert read_csv(data[CREDENTIALS_FILE])[0]["education"].startswith("'=")


@pytest.mark.parametrize("folder", ["", "es/"])
def test_of_the_shipped_states_all_are_compared_and_the_page_stays_light(folder: str) -> None:
    page = shipped.pages()[f"{folder}peers/index.html"]
    assert len(page) <= LIST_BYTES
    assert len(shipped.pages()[f"{folder}peers/sources/index.html"]) <= LIST_BYTES
    text = page.decode()
    for facts in shipped.content().directory.states.values():
        for one in facts.credentials:
            assert f'href="sources/#{one.id.lower()}"' in text
    listed = shipped.pages()[f"{folder}peers/sources/index.html"].decode()
    assert set(re.findall(r'href="sources/#([\w-]+)"', text)) == set(re.findall(r'<h2 id="([\w-]+)"', listed))
    for facts in shipped.content().directory.states.values():
        for one in facts.credentials:
            assert all(s.url.replace("&", "&amp;") in listed for s in one.provenance.sources)  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, static_server: Any) -> str:
    folder: Path = tmp_path_factory.mktemp("shipped")
    shipped.write(folder)
    url: str = static_server(folder, headers={"/*": {"Content-Security-Policy": policy_for_header()}}).url
    return url


def shown(page: Page) -> list[str]:
    return [text.split("\n")[0].strip() for text in page.locator(".compare tbody tr:visible th").all_inner_texts()]


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["peers/", "es/peers/", "peers/sources/", "facts/", "es/facts/", "talk/"])
def test_they_are_accessible_and_never_wider_than_the_screen(
    path: str, width: int, site: str, new_page: Callable[..., Page], axe: Callable[[Page], list[Any]]
) -> None:
    for scheme in ("light", "dark"):
        page = new_page(viewport={"width": width, "height": 720}, color_scheme=scheme)
        page.goto(site + path)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.slow
def test_it_is_sorted_and_sifted_on_the_device(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1280, "height": 720})
    page.goto(site + "peers/")
    whole = shown(page)
    page.get_by_role("button", name="Training").click()
    first = [float(n) for n in page.locator("tbody td:nth-child(2)[data-n]").evaluate_all(NUMBERS)]
    assert first == sorted(first)
    page.get_by_role("button", name="Training").click()
    expect(page.locator("th[data-key=training]")).to_have_attribute("aria-sort", "descending")
    again = [float(n) for n in page.locator("tbody td:nth-child(2)[data-n]").evaluate_all(NUMBERS)]
    assert again == sorted(first, reverse=True)
    assert page.locator("tbody tr:last-child td:nth-child(2)[data-n]").count() == 0  # what is not known stands last
    page.get_by_label("For work in").select_option("family")
    page.get_by_label("Hours of training").select_option("60")
    expect(page.get_by_role("status")).to_contain_text(f"of {len(whole)} rows are shown.")
    assert 0 < len(shown(page)) < len(whole)
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("#sift-status")).to_be_empty()
    assert shown(page) == whole
    page.get_by_label("State or word").fill("oregon")
    assert set(shown(page)) == {"Oregon"}


NUMBERS = "cells => cells.map(cell => cell.getAttribute('data-n'))"


@pytest.mark.slow
def test_on_a_phone_the_order_is_chosen_from_a_list(site: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 320, "height": 720})
    page.goto(site + "es/peers/")
    page.get_by_label("Ordenar por").select_option("experience")
    numbers = page.locator("tbody td:nth-child(3)[data-n]").evaluate_all(NUMBERS)
    assert [float(n) for n in numbers] == sorted(float(n) for n in numbers)
    assert not page.locator(".compare thead").is_visible()


@pytest.mark.slow
def test_without_scripts_every_row_is_there_and_nothing_pretends_to_work(
    site: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site + "peers/")
    assert not page.locator("#sift").is_visible()
    assert page.locator(".compare button").count() == 0
    assert len(shown(page)) == page.locator("tbody tr").count() > 60


@pytest.mark.slow
def test_on_paper_it_is_a_table_across_with_its_head_on_every_page(site: str, page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(site + "peers/")
    paper = printed(page, tmp_path / "compared.pdf")
    assert 5 <= len(paper) <= 14
    heads = [one for one in paper if "Training" in one and "Renewal" in one and "Exam" in one]
    assert len(heads) >= len(paper) - 2
    assert "State or word" not in "".join(paper)
