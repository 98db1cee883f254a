"""The import as a whole, on small workbooks: merging, keeping in step, every row accounted for."""

import dataclasses
import datetime as dt
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

import pytest

from generator.content.entries import read_entry
from generator.content.rules import Setting
from generator.content.vocabulary import CodeRow, Vocabulary
from generator.exchange.files import write_changes
from generator.exchange.importing import ImportResult
from generator.exchange.ledger import path_of
from generator.exchange.report import report_text
from generator.exchange.samhsa.importing import FEED, import_samhsa
from generator.exchange.samhsa.rows import COLUMNS, FACILITIES, REFERENCE, REFERENCE_COLUMNS
from generator.problems import errors
from tests.content.entry_files import VOCABULARY
from tests.exchange.books import directory, facility, sheet_xml, write_workbook

TODAY = dt.date(2026, 11, 22)
OPEN_DOOR = "entries/ky/louisville/open-door-louisville.yaml"
Cells = Mapping[str, object]


class Checkout:
    """A content folder below a folder named tests, and imports into it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "tests" / "content"
        self.content.mkdir(parents=True)

    def book(self, book: str, *rows: Cells, made: str = "2022-05-06", codes: Mapping[str, str] | None = None) -> Path:
        return directory(self.root / f"{book}.xlsx", book, rows, made, codes)

    def run(
        self,
        *files: Path,
        vocabulary: Vocabulary = VOCABULARY,
        reserved: frozenset[str] = frozenset(),
        today: dt.date = TODAY,
    ) -> ImportResult:
        result = import_samhsa(files, self.content, vocabulary, today, reserved)
        write_changes(self.content, result.changes)
        return result

    def tree(self) -> dict[str, str]:
        return {
            p.relative_to(self.content).as_posix(): p.read_text(encoding="utf-8")
            for p in sorted(self.content.rglob("*"))
            if p.is_file()
        }

    def entries(self) -> dict[str, str]:
        return {path: text for path, text in self.tree().items() if path.startswith("entries/")}

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.content / path).read_text(encoding="utf-8")
        assert old in text
        (self.content / path).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def assert_publishable(files: Mapping[str, str], *, fictional: bool = True) -> None:
    setting = Setting(TODAY, fictional=fictional)
    for path, text in files.items():
        below = PurePosixPath(path).relative_to("entries")
        found = read_entry(text.encode(), path, below, VOCABULARY.lists, setting).problems
        assert not errors(found), text


def codes_of(result: ImportResult) -> list[str]:
    return [problem.code for problem in result.problems]


def outcomes(result: ImportResult) -> dict[str, str]:
    return {outcome.entry: outcome.what for outcome in result.report.outcomes}


def test_a_facility_becomes_an_entry(checkout: Checkout) -> None:
    book = checkout.book(
        "sa",
        facility(
            "Riverbend Services",
            name2="West Clinic",
            street2="Suite 2",
            intake1="502-555-0144 x12",
            service_code_info="SA SUMH * OP RES * BU * SS * SHG PEER * FEM * SP",
        ),
    )
    result = checkout.run(book)
    assert codes_of(result) == []
    ((path, text),) = checkout.entries().items()
    assert path == "entries/ky/louisville/riverbend-services-west-clinic-louisville.yaml"
    assert_publishable(checkout.entries())
    for part in (
        "type: recovery_center\nsubtype: treatment_program\nname: Riverbend Services, West Clinic\norganization: Riverbend Services\n",
        'street: "100 Example Street"\n  unit: Suite 2\n  city: Louisville\n  county: Jefferson County\n  state: KY\n  zip: "40202"\n',
        '    - number: "502-555-0143"\n    - number: "502-555-0144"\n      extension: "12"\n      kind: intake\n',
        "clinical_services: true\n",
        "exclusive_to: [women]\n",
        "  sources:\n    - kind: official_feed\n",
        "  feed:\n    name: SAMHSA National Directory of Drug and Alcohol Use Treatment Facilities 2022\n    as_of: 2022-05-06\n    records: [sa-",
        "summary: Outpatient and residential treatment for substance use and mental health. Only for women. Peer support offered. Medicine for",
    ):
        assert part in text


SA = (
    facility("Open Door", service_code_info="SA * OP * PEER"),
    facility("Open Door", service_code_info="SA * OP * SHG", phone="502-555-0150", street2="Suite 9"),
    facility("Open Door", street1="7 Elm Street"),
    facility("Open Door", street1="7 Elm Street", zip="40203"),
    facility("Only Here", name2="Program One"),
    facility("Only Here", name2="Program Two"),
    facility("No Phone", phone=""),
    facility("House of Rest", service_code_info="HH * PEER"),
)
MH = (
    facility(
        "OPEN DOOR",
        street1="100 EXAMPLE STREET",
        service_code_info="MH * OP * CBT",
        phone="502-555-0161",
        intake1="502-555-0143",
    ),
    facility("Mind Matters", city="Berea", zip="40403", service_code_info="MH * CHLD"),
)


def test_rows_end_as_entries_merged_or_refused_and_the_sums_add_up(checkout: Checkout) -> None:
    result = checkout.run(checkout.book("sa", *SA), checkout.book("mh", *MH))
    report = result.report
    assert report.adds_up
    assert (report.ended("entry"), report.ended("merged"), report.ended("refused"), report.count("created")) == (
        7,
        2,
        1,
        7,
    )
    assert report.reasons("merged") == [("in both workbooks", 1), ("twice in one workbook", 1)]
    assert [(end.row, end.name, end.reason) for end in report.ends if end.what == "refused"] == [
        (8, "No Phone", "no phone number")
    ]
    merged = [end for end in report.ends if end.what == "merged"]
    assert {end.entry for end in merged} == {"ky/open-door-louisville-100-example-street"}
    assert_publishable(checkout.entries())
    text = report_text(report)
    assert "10 rows = 7 entries + 2 merged into an entry + 1 refused" in text
    assert "sa.xlsx row 8, No Phone: no phone number" in text


def test_one_entry_holds_the_services_numbers_and_records_of_all_its_rows(checkout: Checkout) -> None:
    checkout.run(checkout.book("sa", *SA), checkout.book("mh", *MH))
    text = checkout.entries()["entries/ky/louisville/open-door-louisville-100-example-street.yaml"]
    for part in (
        "name: Open Door\n",
        "services: [peer_support_one_to_one, peer_support_group",
        "any_substance",
        "any_mental_health",
        "cbt_based",
        "unit: Suite 9",
    ):
        assert part in text
    assert (
        "SAMHSA National Directories of Drug and Alcohol Use and of Mental Health Treatment Facilities 2022"
        in text.replace("Mental Health and of Drug and Alcohol Use", "Drug and Alcohol Use and of Mental Health")
    )
    assert "records: [mh-" in text
    assert ", sa-" in text
    numbers = [line.strip() for line in text.splitlines() if "number:" in line or "kind: intake" in line]
    assert sorted(numbers) == ['- number: "502-555-0143"', '- number: "502-555-0150"', '- number: "502-555-0161"']


def test_namesakes_are_told_apart_by_street_then_by_zip_never_by_order(checkout: Checkout) -> None:
    checkout.run(checkout.book("sa", *SA))
    first = checkout.entries()
    assert [PurePosixPath(path).stem for path in first if "open-door" in path] == [
        "open-door-louisville-100-example-street",
        "open-door-louisville-7-elm-street-40202",
        "open-door-louisville-7-elm-street-40203",
    ]
    shutil.rmtree(checkout.content)
    checkout.run(checkout.book("sa", *reversed(SA)))
    assert checkout.entries() == first


def test_a_taken_or_reserved_name_is_not_used(checkout: Checkout) -> None:
    mine = checkout.content / "entries" / "ky" / "open-door-louisville.yaml"
    mine.parent.mkdir(parents=True)
    mine.write_text("type: recovery_center\n", encoding="utf-8")
    checkout.run(
        checkout.book("sa", facility("Open Door"), facility("Second Step")),
        reserved=frozenset({"second-step-louisville"}),
    )
    assert set(outcomes(checkout.run(checkout.root / "sa.xlsx"))) == {
        "ky/open-door-louisville-100-example-street",
        "ky/second-step-louisville-100-example-street",
    }
    assert mine.read_text(encoding="utf-8") == "type: recovery_center\n"


def test_the_order_of_the_files_and_of_two_runs_makes_no_difference(tmp_path: Path) -> None:
    trees = []
    for n, order in enumerate((["sa+mh"], ["mh+sa"], ["sa", "mh"], ["mh", "sa"])):
        checkout = Checkout(tmp_path / str(n))
        files = {"sa": checkout.book("sa", *SA), "mh": checkout.book("mh", *MH)}
        for run in order:
            assert codes_of(checkout.run(*(files[book] for book in run.split("+")))) == []
        trees.append(checkout.tree())
    assert trees[0] == trees[1]
    texts = [sorted(text for path, text in tree.items() if path.startswith("entries")) for tree in trees]
    assert texts[0] == texts[2] == texts[3]


def test_running_it_again_changes_nothing(checkout: Checkout) -> None:
    files = checkout.book("sa", *SA), checkout.book("mh", *MH)
    checkout.run(*files)
    before = checkout.tree()
    again = checkout.run(*files)
    assert again.changes == ()
    assert checkout.tree() == before
    assert again.report.count("unchanged") == 7
    assert checkout.run(files[0]).changes == ()  # one book alone, the other remembered


def test_what_the_feed_changed_is_changed_and_only_that(checkout: Checkout) -> None:
    checkout.run(checkout.book("sa", facility()))
    checkout.edit(OPEN_DOOR, "contact:", "# asked at the door\ncontact:")
    result = checkout.run(checkout.book("sa", facility(phone="502-555-0177"), made="2023-06-01"))
    assert outcomes(result) == {"ky/open-door-louisville": "updated"}
    text = checkout.entries()[OPEN_DOOR]
    assert '# asked at the door\ncontact:\n  phones:\n    - number: "502-555-0177"\n' in text
    assert "Facilities 2023\n    as_of: 2023-06-01\n" in text
    assert_publishable(checkout.entries())


def test_what_a_person_changed_is_kept_and_both_values_are_reported(checkout: Checkout) -> None:
    checkout.run(checkout.book("sa", facility()))
    checkout.edit(OPEN_DOOR, "name: Open Door", "name: The Open Door")
    checkout.edit(OPEN_DOOR, '"502-555-0143"', '"502-555-0188"')
    checkout.edit(
        OPEN_DOOR,
        "provenance:\n",
        "description: Ring twice.\nprovenance:\n  verified: {date: 2026-11-01, method: phone, by: volunteer}\n",
    )
    mine = checkout.entries()
    again = checkout.run(checkout.root / "sa.xlsx")
    assert checkout.entries() == mine
    assert [(kept.field, kept.news) for kept in again.report.kept] == [("name", False), ("contact", False)]

    result = checkout.run(
        checkout.book("sa", facility(phone="502-555-0177", service_code_info="SA * RES"), made="2023-06-01")
    )
    text = checkout.entries()[OPEN_DOOR]
    assert "name: The Open Door" in text
    assert '"502-555-0188"' in text
    assert "description: Ring twice." in text
    assert "  verified:\n    date: 2026-11-01\n    method: phone\n" in text
    assert "settings: [residential, treatment_program]" in text
    assert "as_of: 2023-06-01" in text
    kept = {item.field: item for item in result.report.kept}
    assert kept["contact"].news
    assert ("502-555-0188" in kept["contact"].here, "502-555-0177" in kept["contact"].feed) == (True, True)
    shown = report_text(result.report)
    assert "502-555-0188" in shown
    assert "502-555-0177" in shown
    assert_publishable(checkout.entries())

    settled = checkout.run(checkout.root / "sa.xlsx")  # once told, it is no news any more; still ours
    assert settled.changes == ()
    assert not any(item.news for item in settled.report.kept)


def test_a_field_a_person_took_out_stays_out(checkout: Checkout) -> None:
    checkout.run(checkout.book("sa", facility()))
    checkout.edit(OPEN_DOOR, "services: [peer_support_one_to_one]\n", "")
    checkout.run(checkout.book("sa", facility(service_code_info="SA * OP * PEER SHG")))
    assert "\nservices:" not in checkout.entries()[OPEN_DOOR]


def test_a_file_a_person_took_out_is_never_brought_back(checkout: Checkout) -> None:
    checkout.run(checkout.book("sa", facility(), facility("Second Step")))
    (checkout.content / OPEN_DOOR).unlink()
    for files in (
        [checkout.root / "sa.xlsx"],
        [checkout.book("mh", facility(service_code_info="MH"))],
        [checkout.root / "sa.xlsx", checkout.root / "mh.xlsx"],
    ):
        result = checkout.run(*files)
        assert outcomes(result)["ky/open-door-louisville"] == "removed"
        assert set(checkout.entries()) == {"entries/ky/louisville/second-step-louisville.yaml"}
        assert result.report.adds_up
        assert "not brought back: 1" in report_text(result.report)
    assert "100 Example Street" not in "".join(
        line for line in checkout.tree()[path_of(FEED)].splitlines() if "open-door" in line
    )


def test_a_file_may_be_moved_and_renamed(checkout: Checkout) -> None:
    checkout.run(checkout.book("sa", facility()))
    for new in ("entries/ky/open-door-louisville.yaml", "entries/ky/the-open-door.yaml"):
        (checkout.content / new).write_text(checkout.entries().popitem()[1], encoding="utf-8")
        for old in set(checkout.entries()) - {new}:
            (checkout.content / old).unlink()
        result = checkout.run(checkout.book("sa", facility(phone="502-555-0177")))
        assert [outcome.path for outcome in result.report.outcomes] == [new]
        assert set(checkout.entries()) == {new}


def test_a_lost_ledger_makes_no_doubles_and_overwrites_nothing(checkout: Checkout) -> None:
    checkout.run(checkout.book("sa", *SA))
    checkout.edit("entries/ky/louisville/only-here-program-one-louisville.yaml", "summary: ", "summary: Kind people. ")
    mine = checkout.entries()
    (checkout.content / path_of(FEED)).unlink()
    result = checkout.run(checkout.root / "sa.xlsx")
    assert checkout.entries() == mine
    assert [kept.field for kept in result.report.kept] == ["summary"]


def test_what_vanished_is_reported_and_its_file_stays(checkout: Checkout) -> None:
    checkout.run(checkout.book("sa", facility(), facility("Second Step")))
    before = checkout.entries()
    for _ in range(2):
        result = checkout.run(checkout.book("sa", facility("Second Step")))
        assert result.report.vanished == ("ky/open-door-louisville",)
        assert checkout.entries() == before
    assert outcomes(checkout.run(checkout.book("sa", facility(), facility("Second Step")))) == dict.fromkeys(
        ("ky/open-door-louisville", "ky/second-step-louisville"), "unchanged"
    )


def test_a_facility_that_moved_keeps_its_page(checkout: Checkout) -> None:
    checkout.run(checkout.book("sa", facility()))
    result = checkout.run(checkout.book("sa", facility(street1="9 New Street")))
    assert outcomes(result) == {"ky/open-door-louisville": "updated"}
    assert result.report.vanished == ()
    assert "9 New Street" in checkout.entries()[OPEN_DOOR]


def test_an_address_that_is_not_public_is_nowhere_in_the_folder(checkout: Checkout) -> None:
    rows = [
        facility("House of Rest", service_code_info="HH"),
        facility("Casa", name2="Safe House"),
        facility("Open Door", street1="55 Secret Road", zip="40206"),
    ]
    checkout.run(checkout.book("sa", *rows))
    everything = "".join(checkout.tree().values())
    assert "100 Example" not in everything
    assert "40202" not in everything
    assert "visibility: ask" in checkout.entries()["entries/ky/louisville/casa-safe-house-louisville.yaml"]
    assert "subtype: recovery_residence" in checkout.entries()["entries/ky/louisville/house-of-rest-louisville.yaml"]
    assert_publishable(checkout.entries())
    checkout.edit(OPEN_DOOR, 'visibility: public\n  street: "55 Secret Road"\n', "visibility: ask\n")
    checkout.edit(OPEN_DOOR, '  zip: "40206"\n', "")
    for files in (
        [checkout.root / "sa.xlsx"],
        [checkout.book("mh", facility("Mind Matters"))],
        [checkout.root / "sa.xlsx"],
    ):
        checkout.run(*files)
        everything = "".join(checkout.tree().values())
        assert "55 Secret" not in everything
        assert "40206" not in everything


def test_homes_of_one_name_in_one_city_are_one_entry(checkout: Checkout) -> None:
    homes = [
        facility("House of Rest", service_code_info="HH", street1=f"{n} Elm Street", phone=f"502-555-014{n}")
        for n in range(3)
    ]
    report = checkout.run(checkout.book("sa", *homes)).report
    assert report.reasons("merged") == [("same name and city, address not shown", 2)]
    (text,) = checkout.entries().values()
    assert all(f"502-555-014{n}" in text for n in range(3))


def test_a_file_with_errors_is_left_alone(checkout: Checkout) -> None:
    checkout.run(checkout.book("sa", facility()))
    (checkout.content / OPEN_DOOR).write_text("name: [", encoding="utf-8")
    result = checkout.run(checkout.book("sa", facility(phone="502-555-0177")))
    assert outcomes(result) == {"ky/open-door-louisville": "unreadable"}
    assert checkout.entries()[OPEN_DOOR] == "name: ["


def test_codes_we_do_not_know_are_counted_and_those_left_out_say_why(checkout: Checkout) -> None:
    book = checkout.book(
        "sa",
        facility(service_code_info="SA * NEWC * SMON"),
        facility("Second Step", service_code_info="SA * NEWC NEWC"),
        codes={"NEWC": "A new thing"},
    )
    report = checkout.run(book).report
    assert [(line.code, line.name, line.rows) for line in report.unmapped] == [("NEWC", "A new thing", 2)]
    assert [(line.code, line.rows, bool(line.why)) for line in report.left_out] == [("SMON", 1, True)]
    assert "NEWC (A new thing): 2 rows" in report_text(report)


@pytest.mark.parametrize(
    "sets",
    [
        {"sevices": ("naloxone",)},
        {"services": "naloxone"},
        {"services": ("nothing",)},
        {"subtype": ("a", "b")},
        {"ages.min": "old"},
        {"payment.x": "free"},
        {"licenses": ({"who": "x"},)},
    ],
)
def test_a_mistake_in_the_table_is_a_problem(checkout: Checkout, sets: Mapping[str, object]) -> None:
    vocabulary = dataclasses.replace(VOCABULARY, tables={"samhsa": (CodeRow(("SA",), "", sets),)})
    result = checkout.run(checkout.book("sa", facility()), vocabulary=vocabulary)
    assert (codes_of(result), result.changes) == (["TERM-SETS"], ())


def problems(checkout: Checkout, files: Sequence[Path], today: dt.date = TODAY) -> list[str]:
    result = checkout.run(*files, today=today)
    assert result.changes == ()
    return codes_of(result)


def test_wrong_files_are_told_and_nothing_is_written(checkout: Checkout) -> None:
    sa = checkout.book("sa", facility())
    assert problems(checkout, [sa, sa]) == ["SAMHSA-BOOK"]
    assert problems(checkout, [sa, checkout.root / "none.xlsx"]) == ["WORKBOOK-FILE"]
    assert problems(checkout, [sa], today=dt.date(2022, 5, 5)) == ["SAMHSA-DATE"]
    assert problems(checkout, [checkout.book("mh", facility(), made="")]) == ["SAMHSA-DATE"]
    other = write_workbook(
        checkout.root / "other.xlsx",
        {FACILITIES: sheet_xml([COLUMNS]), REFERENCE: sheet_xml([REFERENCE_COLUMNS, ("X", "Y")])},
    )
    assert problems(checkout, [other]) == ["SAMHSA-BOOK"]


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "[]",
        '{"feed":"other","about":{}}',
        '{"feed":"samhsa","about":{}}\n<<<<<<< ours',
        '{"feed":"samhsa","about":{}}\n{"record":1}',
        "[" * 5000,
    ],
)
def test_a_damaged_ledger_stops_the_import(checkout: Checkout, damage: str) -> None:
    ledger = checkout.content / path_of(FEED)
    ledger.parent.mkdir()
    ledger.write_text(f"{damage}\n", encoding="utf-8")
    assert problems(checkout, [checkout.book("sa", facility())]) == ["LEDGER-DAMAGED"]


def test_a_ledger_of_another_writing_stops_the_import(checkout: Checkout) -> None:
    ledger = checkout.content / path_of(FEED)
    ledger.parent.mkdir()
    ledger.write_bytes(b"\xff\xfe")
    assert problems(checkout, [checkout.book("sa", facility())]) == ["LEDGER-DAMAGED"]


@pytest.mark.parametrize(
    "cells",
    [
        {"name1": "x" * 400}, {"street2": "y" * 300}, {"city": "z" * 200}, {"phone": "5" * 400}, {"name1": "Cures guaranteed!"}, {"service_code_info": "A" * 5000},
        {"name1": '"; rm -rf / #'}, {"name1": "a: [b, &c *d !e"}, {"name1": "../../etc/passwd"}, {"city": "../.."}, {"name1": "日本"}, {"city": "日本", "name1": "日本"}, {"name1": "CON"},
    ],
)  # fmt: skip
def test_hostile_cells_end_as_a_publishable_entry_or_a_reason(checkout: Checkout, cells: dict[str, str]) -> None:
    result = checkout.run(checkout.book("sa", facility(**cells)))
    assert result.report.adds_up
    assert_publishable(checkout.entries())
    assert len(checkout.entries()) + result.report.ended("refused") == 1
    assert not [
        path
        for path in checkout.root.rglob("*")
        if path.is_file() and checkout.content not in path.parents and path.suffix != ".xlsx"
    ]
