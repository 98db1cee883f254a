"""What only the whole directory shows, and what must not be called a duplicate."""

import dataclasses
from pathlib import Path

import pytest

from generator.content.load import Content, Reading, read_content
from generator.resources import vocabulary_dir
from tests.content.entry_files import CENTER, TODAY, write_content

READING = Reading(TODAY, vocabulary_dir())
FEED = "provenance:\n  sources:\n    - kind: official_feed\n  feed: {name: FEED, as_of: 2022-01-01, records: [r1]}\n"


def entry(name: str, feed: str = "", **changes: str) -> str:
    text = CENTER.replace("Riverbend Recovery Community Center", name)
    if feed:
        text = text[: text.index("provenance:")] + FEED.replace("FEED", feed)
    for old, new in changes.items():
        known = {
            "street": "100 Example Street",
            "phone": "502-555-0143",
            "city": "Sampleton",
            "site": "riverbend.example.org",
        }[old]
        assert known in text
        text = text.replace(known, new)
    return text


def told(tmp_path: Path, **entries: str) -> list[tuple[str, str]]:
    read = checked(tmp_path, entries)
    return [(p.code, Path(p.path).stem) for p in read.problems]


def checked(tmp_path: Path, entries: dict[str, str], reading: Reading = READING) -> Content:
    return read_content(write_content(tmp_path, {f"ky/{name}.yaml": text for name, text in entries.items()}), reading)


OWN = {"phone": "502-555-0144", "site": "other.example.com"}


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param(
            {"a": entry("Open Door"), "b": entry("open door", street="100 Example Street", **OWN)},
            [("DUPLICATE-NAME", "b")],
            id="the same name in the same city",
        ),
        pytest.param(
            {"a": entry("Open Door"), "b": entry("Open Door", city="Otherville", **OWN)}, [], id="another city"
        ),
        pytest.param(
            {"a": entry("Open Door"), "b": entry("Open Door", street="7 Mill Street", **OWN)}, [], id="another street"
        ),
        pytest.param(
            {"a": entry("Open Door Recovery Center"), "b": entry("Open Door Recovery Centre")},
            [("DUPLICATE-CONTACT", "b")],
            id="nearly the same name with the same number",
        ),
        pytest.param(
            {"a": entry("Riverbend House 1"), "b": entry("Riverbend House 2")}, [], id="houses that differ by a number"
        ),
        pytest.param(
            {"a": entry("Seven Hills Outpatient"), "b": entry("Seven Hills Residential Program")},
            [],
            id="separate programs at one address",
        ),
        pytest.param(
            {"a": entry("Open Door", feed="List"), "b": entry("Open Door", feed="List")}, [], id="two records of one feed"
        ),
        pytest.param(
            {"a": entry("Open Door", feed="List"), "b": entry("Open Door", feed="Another list")},
            [("DUPLICATE-NAME", "b")],
            id="records of two feeds",
        ),
        pytest.param(
            {"a": entry("Riverbend Place"), "b": entry("Lakeshore Lodge", street="7 Mill Street", site="lake.example.com")},
            [("PHONE-SHARED", "b")],
            id="one number behind two organizations",
        ),
        pytest.param(
            {"a": entry("Riverbend Place"), "b": entry("Riverbend Lodge", street="7 Mill Street", site="lake.example.com")},
            [],
            id="one organization in two places",
        ),
        pytest.param(
            {"a": entry("Riverbend Place"), "b": entry("Lakeshore Lodge", site="lake.example.com")},
            [],
            id="two organizations with one front desk",
        ),
        pytest.param(
            {
                "a": entry("Riverbend Place", feed="List", site="one.example.com"),
                "b": entry("Lakeshore Lodge", feed="Another", street="7 Mill Street", site="lake.example.com"),
            },
            [],
            id="feeds that say so themselves",
        ),
        pytest.param(
            {
                "a": entry("Riverbend Place"),
                "b": entry("Lakeshore Lodge", street="7 Mill Street", phone="502-555-0150"),
                "c": entry("Open Door", street="9 Oak Street", phone="502-555-0151"),
            },
            [("LINK-SHARED", "c")],
            id="one page behind three names",
        ),
        pytest.param(
            {"a": entry("Riverbend Place"), "b": entry("Lakeshore Lodge", street="7 Mill Street", phone="502-555-0150")},
            [],
            id="one page behind two names",
        ),
    ],
)  # fmt: skip
def test_what_is_called_a_duplicate_and_what_is_not(
    tmp_path: Path, entries: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    found = [
        told_
        for told_ in told(tmp_path, **entries)
        if told_[0].startswith(("DUPLICATE", "PHONE-SHARED", "LINK-SHARED"))
    ]
    assert found == expected


def test_the_reviewed_crisis_numbers_may_stand_everywhere(tmp_path: Path) -> None:
    a = entry("Riverbend Place", phone="988")
    b = entry("Lakeshore Lodge", phone="988", street="7 Mill Street", site="lake.example.com")
    assert told(tmp_path, a=a, b=b) == []


def test_the_place_is_the_line_in_the_file_and_the_others_are_named(tmp_path: Path) -> None:
    read = checked(tmp_path, {"x/a": entry("Open Door"), "y/b": entry("Open Door", **OWN)})
    (problem,) = read.problems
    assert problem.path.endswith("entries/ky/y/b.yaml")
    assert (problem.line, problem.column, problem.source) == (3, 7, "name: Open Door")
    assert problem.message == "The same name in the same city as ky/a."


def test_one_file_alone_is_not_held_against_others(tmp_path: Path) -> None:
    content = write_content(tmp_path, {"ky/a.yaml": entry("Open Door"), "ky/b.yaml": entry("Open Door", **OWN)})
    assert read_content(content, READING, [content / "entries/ky/a.yaml"]).problems == ()


def test_with_a_focus_only_what_touches_its_files_is_told_and_told_there(tmp_path: Path) -> None:
    entries = {
        "a": entry("Open Door"),
        "b": entry("Open Door", **OWN),
        "c": entry("Other Door", phone="502-555-0160"),
        "d": entry("Other Door", phone="502-555-0160", site="d.example.com"),
        "e": "type: [",
    }
    content = write_content(tmp_path, {f"ky/{name}.yaml": text for name, text in entries.items()})
    focus = frozenset({(content / "entries/ky/a.yaml").as_posix()})
    read = read_content(content, dataclasses.replace(READING, focus=focus))
    assert [(p.code, Path(p.path).name, p.message) for p in read.problems] == [
        ("DUPLICATE-NAME", "a.yaml", "The same name in the same city as ky/b.")
    ]


# ---- exceptions

ROW = "- code: {code}\n  entry: {entry}\n  reason: Two houses of one name.\n  by: editor\n  date: 2026-11-22\n"


def excepted(tmp_path: Path, rows: str, **entries: str) -> list[tuple[str, int, str]]:
    content = write_content(tmp_path, {f"ky/{name}.yaml": text for name, text in entries.items()})
    (content / "exceptions.yaml").write_text(rows, encoding="utf-8")
    return [(p.code, p.line, p.severity) for p in read_content(content, READING).problems]


def test_an_exception_excuses_a_rule_over_one_entry_and_one_over_the_directory(tmp_path: Path) -> None:
    stale = entry("Open Door").replace("2026-11-03", "2025-11-03").replace("2026-11-02", "2025-11-02")
    rows = ROW.format(code="DATE-STALE", entry="ky/a") + ROW.format(code="DUPLICATE-NAME", entry="ky/b")
    assert excepted(tmp_path, rows, a=stale, b=entry("Open Door", **OWN)) == []


def test_an_error_that_is_excused_lets_the_entry_be_published(tmp_path: Path) -> None:
    content = write_content(tmp_path, {"ky/a.yaml": entry("Open Door Safe House")})
    (content / "exceptions.yaml").write_text(ROW.format(code="ADDRESS-SHELTER", entry="ky/a"), encoding="utf-8")
    read = read_content(content, READING)
    assert read.problems == ()
    assert [e.id for e in read.directory.entries] == ["ky/a"]


def test_an_exception_that_is_no_longer_needed_is_a_warning(tmp_path: Path) -> None:
    rows = ROW.format(code="DATE-STALE", entry="ky/a") + ROW.format(code="DUPLICATE-NAME", entry="ky/gone")
    assert excepted(tmp_path, rows, a=entry("Open Door")) == [
        ("EXCEPTION-UNUSED", 1, "warning"),
        ("EXCEPTION-UNUSED", 6, "warning"),
    ]


def test_with_named_files_nobody_says_that_an_exception_is_not_needed(tmp_path: Path) -> None:
    content = write_content(tmp_path, {"ky/a.yaml": entry("Open Door")})
    (content / "exceptions.yaml").write_text(ROW.format(code="DUPLICATE-NAME", entry="ky/a"), encoding="utf-8")
    assert read_content(content, READING, [content / "entries/ky/a.yaml"]).problems == ()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (ROW.format(code="ADDRESS-HIDDEN", entry="ky/a"), [("EXCEPTION-CODE", 1, "warning")]),
        (ROW.format(code="DUPLICATE-NAMES", entry="ky/a"), [("EXCEPTION-CODE", 1, "warning")]),
        (ROW.format(code="DATE-STALE", entry="a"), [("VALUE-ID", 2, "error")]),
        (
            ROW.format(code="DATE-STALE", entry="ky/a").replace("2026-11-22", "2027-11-22"),
            [("DATE-FUTURE", 5, "error")],
        ),
        ("code: DATE-STALE\n", [("FIELD-SHAPE", 1, "error")]),
        ("# nothing yet\n", []),
        ("- [", [("YAML-SYNTAX", 1, "error")]),
    ],
)
def test_what_is_wrong_in_exceptions_is_told(tmp_path: Path, rows: str, expected: list[tuple[str, int, str]]) -> None:
    assert excepted(tmp_path, rows, a=entry("Open Door")) == expected
