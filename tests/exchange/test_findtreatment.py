"""FindTreatment.gov's API: the same facilities as in the national workbooks, with old and with current field names."""

import json
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.content.entries import read_entry
from generator.content.rules import Setting
from generator.directory.model import Entry
from generator.directory.names import folded
from generator.exchange.files import write_changes
from generator.exchange.findtreatment.importing import DEFAULT, import_findtreatment
from generator.exchange.findtreatment.rows import names_of
from generator.exchange.importing import ImportResult
from generator.exchange.report import report_text
from generator.exchange.samhsa.codes import code_table
from tests.exchange.made_entries import TODAY, VOCABULARY

CARE = [
    {"f1": "Type of Care", "f2": "TC", "f3": "Substance use treatment"},
    {"f1": "", "f2": "SET", "f3": "Outpatient; Residential"},
]
ROW = {
    "name1": "Riverbend Services", "name2": "", "street1": "100 Example Street", "street2": "Suite 2", "city": "Louisville", "state": "KY", "zip": "40202",
    "phone": "502-555-0143 x12", "intake1": None, "hotline1": None, "website": "riverbend.example.org", "latitude": "38.2527", "longitude": "-85.7585",
    "type_facility": "SA", "services": CARE,
}  # fmt: skip


def folder(tmp_path: Path) -> Path:
    content = tmp_path / "tests" / "content"
    (content / "entries").mkdir(parents=True, exist_ok=True)
    return content


def take(tmp_path: Path, value: Any) -> ImportResult:
    path = tmp_path / "rows.json"
    path.write_text(json.dumps(value) if not isinstance(value, str) else value, encoding="utf-8")
    result = import_findtreatment([path], folder(tmp_path), DEFAULT, VOCABULARY, TODAY)
    assert result.report.adds_up
    return result


def made(result: ImportResult, *, fictional: bool = True) -> list[Entry]:
    found = []
    for change in result.changes:
        if change.path.endswith(".yaml"):
            below = PurePosixPath(change.path).relative_to("entries")
            read = read_entry(
                change.text.encode(), change.path, below, VOCABULARY.lists, Setting(TODAY, fictional=fictional)
            )
            assert read.entry is not None, read.problems
            found.append(read.entry)
    return found


def reasons(result: ImportResult, what: str = "refused") -> list[str]:
    return [reason for reason, _ in result.report.reasons(what)]


def test_a_row_with_current_names(tmp_path: Path) -> None:
    [entry] = made(take(tmp_path, {"page": 1, "totalPages": 1, "recordCount": 1, "rows": [ROW]}))
    assert entry.location is not None
    assert (entry.location.street, entry.location.unit, entry.location.lat) == (
        "100 Example Street",
        "Suite 2",
        38.2527,
    )
    assert (entry.contact.website, entry.contact.phones[0].extension) == ("https://riverbend.example.org", "12")
    assert set(entry.settings) == {"outpatient", "residential", "treatment_program"}
    assert entry.provenance.feed is not None
    assert entry.provenance.feed.name == "FindTreatment.gov"


def test_the_names_of_2019_say_the_same(tmp_path: Path) -> None:
    old = {key: value for key, value in ROW.items() if key != "type_facility"} | {
        "typeFacility": "SA",
        "frid": "811a",
        "_irow": 1,
        "miles": 0.2,
    }
    assert [one.contact for one in made(take(tmp_path, [old]))] == [one.contact for one in made(take(tmp_path, [ROW]))]


def test_both_lists_make_one_entry(tmp_path: Path) -> None:
    other = {**ROW, "type_facility": "MH", "services": [{"f2": "TC", "f3": "Mental health treatment"}]}
    result = take(tmp_path, [ROW, other, ROW])
    assert len(made(result)) == 1
    assert result.report.ended("merged") == 2


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"type_facility": "BUPREN", "name1": "Jane Doe MD"}, "a practitioner: a person, not a place"),
        ({"type_facility": "HRSA", "services": []}, "no treatment of addiction or mental health named"),
        ({"state": "ON"}, "not in a state or territory we know"),
        ({"name1": "", "name2": ""}, "no name"),
        ({"phone": "", "intake1": None}, "no phone number"),
    ],
)
def test_what_makes_no_entry_says_why(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    result = take(tmp_path, [ROW | change])
    assert reasons(result) == [reason]
    assert "Jane Doe" not in report_text(result.report)


def test_coordinates_that_are_elsewhere_are_left_out(tmp_path: Path) -> None:
    for lat, lon in (("0", "0"), ("40.7", "-74.0"), ("x", None)):
        [entry] = made(take(tmp_path, [ROW | {"latitude": lat, "longitude": lon}]))
        assert entry.location is not None
        assert entry.location.lat is None


def test_a_home_has_neither_street_nor_point(tmp_path: Path) -> None:
    home = ROW | {
        "name1": "Riverbend Sober Living",
        "services": [{"f2": "TC", "f3": "Transitional housing, halfway house, or sober home"}],
    }
    text = take(tmp_path, [home]).changes[0].text
    assert [secret for secret in ("100 Example", "Suite 2", "40202", "38.25", "-85.7") if secret in text] == []


def test_what_the_workbooks_brought_stays_theirs(tmp_path: Path) -> None:
    first = take(tmp_path, [ROW])
    [change] = [change for change in first.changes if change.path.endswith(".yaml")]
    path = folder(tmp_path) / change.path
    path.parent.mkdir(parents=True)
    path.write_text(change.text.replace("findtreatment/", ""), encoding="utf-8")
    again = take(tmp_path, [ROW])
    assert reasons(again, "merged") == ["listed already from the national directory"]
    assert made(again) == []


def test_a_second_import_of_the_same_changes_nothing(tmp_path: Path) -> None:
    write_changes(folder(tmp_path), take(tmp_path, [ROW]).changes)
    assert take(tmp_path, [ROW]).changes == ()


def test_what_is_gone_is_closed_but_only_where_all_was_read(tmp_path: Path) -> None:
    rows = [ROW | {"name1": f"Riverbend {name}"} for name in ("North", "South", "East", "West")]
    write_changes(folder(tmp_path), take(tmp_path, {"recordCount": 4, "rows": rows}).changes)
    assert made(take(tmp_path, {"recordCount": 4, "rows": rows[:1]})) == []  # a feed that lost most of its rows
    assert made(take(tmp_path, {"recordCount": 4, "rows": rows[:3]})) == []  # not all pages
    [closed] = made(take(tmp_path, {"recordCount": 3, "rows": rows[:3]}))
    assert (closed.name, closed.status) == ("Riverbend West", "closed")
    write_changes(folder(tmp_path), take(tmp_path, {"recordCount": 3, "rows": rows[:3]}).changes)
    [opened] = made(take(tmp_path, {"recordCount": 4, "rows": rows}))
    assert (opened.name, opened.status) == ("Riverbend West", "active")


def test_every_code_that_names_lead_to_is_known() -> None:
    names, table = names_of(VOCABULARY), code_table(VOCABULARY)
    assert {code for codes in names.codes.values() for code in codes} - table.known == set()
    assert names.codes[folded("SG: Young adults")] != names.codes[folded("AGE: Young adults")]


def test_names_without_a_code_are_counted(tmp_path: Path) -> None:
    result = take(tmp_path, [ROW | {"services": [*CARE, {"f2": "TAP", "f3": "Moon therapy; Psychotropic medication"}]}])
    assert [(one.code, one.rows) for one in result.report.unmapped] == [("TAP: Moon therapy", 1)]
    assert result.report.left_out[0].why.startswith("Medicine that a doctor gives")


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "3", '{"rows": 3}', "[" * 100_000, "\udcff".encode("utf-8", "surrogatepass").decode("latin-1")],
)
def test_other_files_are_a_problem_in_words(tmp_path: Path, text: str) -> None:
    result = take(tmp_path, text)
    assert [problem.code for problem in result.problems] == ["FINDTREATMENT-FILE"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*ROW, "rows", "f2", "f3"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(JSON | st.fixed_dictionaries({key: st.just(value) | JSON for key, value in ROW.items()}), max_size=3))
def test_no_file_brings_it_down_and_every_row_ends(tmp_path: Path, rows: list[Any]) -> None:
    made(take(tmp_path, rows))


def test_the_real_rows(shared_data: Path, tmp_path: Path) -> None:
    result = import_findtreatment(
        [shared_data / "findtreatment-api" / "locations.json"], tmp_path, DEFAULT, VOCABULARY, TODAY
    )
    report = result.report
    assert (report.ended("entry"), report.ended("merged"), report.ended("refused")) == (28, 2, 0)
    assert report.unmapped == ()
    assert len(made(result, fictional=False)) == 28
