"""What to check again, in which order, and as which text."""

import csv
import datetime as dt
import io
from dataclasses import replace

import pytest

from generator.directory.model import Entry, Feed, Provenance, Source, Verified
from generator.exchange.upkeep.issues import LONGEST, code, issue_text, issues
from generator.exchange.upkeep.stale import as_csv, as_issues, as_text, due, month_end
from tests.content.entry_files import CENTER, GROUP, WARMLINE, read

MONTH = dt.date(2026, 11, 22)
END = dt.date(2026, 11, 30)
NAMES = {"ky": "Kentucky", "us": "Nationwide"}


def entry(text: str = CENTER, path: str = "ky/riverbend.yaml") -> Entry:
    found = read(text, path).entry
    assert found is not None
    return found


def seen(days: int, method: str = "phone", one: Entry | None = None, name: str = "ky/a") -> Entry:
    """An entry that was checked so many days before the end of the month."""
    verified = Verified(END - dt.timedelta(days=days), method, "volunteer")
    one = one or entry()
    return replace(one, id=name, provenance=replace(one.provenance, verified=verified))


@pytest.mark.parametrize(
    ("day", "end"),
    [
        ("2026-11-22", "2026-11-30"),
        ("2026-12-31", "2026-12-31"),
        ("2028-02-01", "2028-02-29"),
        ("2026-01-31", "2026-01-31"),
    ],
)
def test_the_end_of_a_month(day: str, end: str) -> None:
    assert month_end(dt.date.fromisoformat(day)) == dt.date.fromisoformat(end)


@pytest.mark.parametrize(
    ("days", "listed", "old"), [(180, False, False), (181, True, False), (365, True, False), (366, True, True)]
)
def test_the_thresholds_are_the_models(days: int, listed: bool, old: bool) -> None:
    found = due([seen(days)], MONTH)
    assert bool(found) is listed
    assert [one.old for one in found] == [old] * listed


def test_the_order_is_state_way_age_id() -> None:
    group = seen(500, "organization_email", entry(GROUP, "ky/lunes.yaml"), "ky/g")
    line = seen(300, "phone", entry(WARMLINE, "us/lakeshore.yaml"), "us/w")
    entries = [
        line,
        group,
        seen(200, name="ky/c"),
        seen(400, name="ky/b"),
        seen(400, name="ky/a"),
        seen(600, "visit", name="ky/v"),
    ]
    assert [one.entry.id for one in due(entries, MONTH)] == ["ky/a", "ky/b", "ky/c", "ky/g", "ky/v", "us/w"]


def test_the_way_is_last_times_if_it_can_still_be_done() -> None:
    assert [(one.way, one.at) for one in due([seen(400, "website")], MONTH)] == [
        ("website", "https://riverbend.example.org")
    ]
    group = entry(GROUP, "ky/lunes.yaml")  # it has no phone
    assert [(one.way, one.at) for one in due([seen(400, "phone", group)], MONTH)] == [
        ("organization_email", "reuniones@scpn.example.org")
    ]


def test_who_follows_a_feed_is_left_to_the_feed() -> None:
    feed = Feed("A list", dt.date(2022, 5, 6))
    one = replace(entry(), provenance=Provenance((), None, feed))
    assert due([one], MONTH) == []
    assert [found.last for found in due([one], MONTH, imported=True)] == [feed.as_of]
    assert len(due([seen(400, one=one)], MONTH)) == 1


def test_what_was_only_read_and_what_has_no_day() -> None:
    read_only = replace(
        entry(), provenance=Provenance((Source("website", "https://x.example.org", END - dt.timedelta(200)),))
    )
    undated = replace(entry(), id="ky/undated", provenance=Provenance((Source("phone"),)))
    found = due([read_only, undated], MONTH)
    assert [(one.entry.id, one.checked) for one in found] == [("ky/undated", False), ("ky/riverbend", False)]
    text = as_text(found, NAMES)
    assert "It was read, never checked, on 2026-05-14." in text
    assert "no day is known" in text


def test_what_is_closed_needs_no_check() -> None:
    assert due([replace(seen(900), status="closed")], MONTH) == []


def test_text_names_state_way_and_where() -> None:
    assert as_text(due([seen(384)], MONTH), NAMES) == (
        "Kentucky: 1\n  Call\n    ky/a: Riverbend Recovery Community Center, Sampleton. 502-555-0143. "
        "It was checked on 2025-11-11, over a year ago.\n"
    )


def test_no_cell_of_the_table_is_a_formula() -> None:
    bad = replace(seen(400), name='=HYPERLINK("https://evil.example.org")')
    rows = list(csv.DictReader(io.StringIO(as_csv(due([bad], MONTH)))))
    assert rows[0]["name"].startswith("'=")
    assert (rows[0]["how_to_check"], rows[0]["days"], rows[0]["was_a_check"]) == ("phone", "400", "yes")


@pytest.mark.parametrize(
    "name",
    ["@everyone", "#1 `rm`", "[x](javascript:alert(1))", "<img src=x>", "a\n\n# b", "```", "`", "_a_ *b*", "\u202ex"],
)
def test_nothing_of_an_entry_is_markdown(name: str) -> None:
    found = as_issues(due([replace(seen(400), name=name)], MONTH), MONTH, NAMES)
    line = next(line for line in found[0].body.splitlines() if line.startswith("- [ ]"))
    assert line.count("`") == 4
    assert line.startswith(f"- [ ] {code(name + ', Sampleton')}: `502-555-0143`, checked on")
    assert "\u202e" not in line


def test_an_issue_a_state_with_the_line_that_ends_it() -> None:
    found = as_issues(due([seen(400), seen(300, one=entry(WARMLINE, "us/l.yaml"), name="us/l")], MONTH), MONTH, NAMES)
    assert [(one.key, one.title) for one in found] == [
        ("ky", "Check again in November 2026: Kentucky (1)"),
        ("us", "Check again in November 2026: Nationwide (1)"),
    ]
    assert "`recovery-site verify ky/a --method phone --by volunteer`" in found[0].body
    assert issue_text(found[0]).startswith("# Check again in November 2026: Kentucky (1)\n\nFor each:")


def test_a_long_list_becomes_several_issues_and_loses_nothing() -> None:
    lines = [f"- [ ] number {n} " + "x" * 500 for n in range(300)]
    found = issues("ky", "Title", "Head.", [("Call", lines[:200]), ("Write", lines[200:])])
    assert len(found) == 3
    assert all(len(one.body) < LONGEST + 2 for one in found)
    assert [line for one in found for line in one.body.splitlines() if line.startswith("- [")] == lines
    assert all("### " in one.body for one in found)
    assert found[0].title == "Title, part 1 of 3"
