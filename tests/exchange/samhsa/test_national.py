"""Both national workbooks of 2022: every row accounted for, every entry publishable, a second run without effect."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from generator.content.entries import read_entry
from generator.content.rules import Setting
from generator.directory.model import Entry
from generator.exchange.files import write_changes
from generator.exchange.importing import ImportResult
from generator.exchange.samhsa.importing import import_samhsa
from generator.exchange.samhsa.rows import COLUMNS, FACILITIES, WANTED
from generator.exchange.workbook import read_workbook
from generator.problems import errors
from tests.content.entry_files import VOCABULARY

pytestmark = [pytest.mark.slow, pytest.mark.real_data]
TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def books(shared_data: Path) -> tuple[Path, Path]:
    folder = shared_data / "samhsa-2022"
    return folder / "National_Directory_SA_Facilities_2022.xlsx", folder / "National_Directory_MH_Facilities_2022.xlsx"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("national")


@pytest.fixture(scope="module")
def result(books: tuple[Path, Path], content: Path) -> ImportResult:
    result = import_samhsa(books, content, VOCABULARY, TODAY)
    write_changes(content, result.changes)
    return result


@pytest.fixture(scope="module")
def entries(result: ImportResult) -> dict[str, Entry]:
    """Every written entry, read as the site reads it: not one problem."""
    return dict(read_all(result))


def read_all(result: ImportResult) -> Iterator[tuple[str, Entry]]:
    setting = Setting(TODAY)
    for change in result.changes:
        if change.path.startswith("entries/"):
            read = read_entry(
                change.text.encode(),
                change.path,
                PurePosixPath(change.path).relative_to("entries"),
                VOCABULARY.lists,
                setting,
            )
            assert not errors(read.problems), change.text
            assert read.entry is not None
            yield read.entry.id, read.entry


def test_every_row_ends_once(result: ImportResult) -> None:
    report = result.report
    assert result.problems == ()
    assert report.adds_up
    assert dict(report.rows) == {
        "National_Directory_MH_Facilities_2022.xlsx": 9037,
        "National_Directory_SA_Facilities_2022.xlsx": 12176,
    }
    assert (report.ended("entry"), report.ended("merged"), report.ended("refused")) == (19080, 2132, 1)
    assert report.reasons("refused") == [("no phone number that can be dialled", 1)]
    assert dict(report.reasons("merged")) == {
        "in both workbooks": 2112,
        "twice in one workbook": 17,
        "same name and city, address not shown": 3,
    }
    assert report.unmapped == ()


def test_every_entry_is_publishable_and_has_a_page_of_its_own(result: ImportResult, entries: dict[str, Entry]) -> None:
    assert len(entries) == result.report.count("created") == 19080
    assert {end.entry for end in result.report.ends if end.what != "refused"} == set(entries)
    folders = Counter(PurePosixPath(change.path).parent for change in result.changes)
    assert max(folders.values()) < 1000  # what a forge lists of a folder


def test_every_state_and_territory_of_the_workbooks_is_there(entries: dict[str, Entry]) -> None:
    states = {entry.state for entry in entries.values()}
    assert len(states) == 58
    assert {"pr", "gu", "vi", "as", "mp", "fm", "pw"} <= states


def test_no_home_and_no_shelter_shows_its_address(entries: dict[str, Entry]) -> None:
    hidden = [entry for entry in entries.values() if entry.location and entry.location.visibility != "public"]
    assert len(hidden) > 80
    for entry in hidden:
        assert entry.location is not None
        assert (entry.location.street, entry.location.unit, entry.location.zip) == ("", "", "")
        assert entry.contact.phones
    assert all(entry in hidden for entry in entries.values() if entry.subtype == "recovery_residence")


def test_no_number_and_no_letter_of_a_name_is_lost(
    books: tuple[Path, Path], result: ImportResult, entries: dict[str, Entry]
) -> None:
    ends = {(end.file, end.row): end for end in result.report.ends}
    for book in books:
        workbook, _ = read_workbook(book, WANTED)
        assert workbook is not None
        for row in workbook.sheets[FACILITIES]:
            end = ends[book.name, row.number]
            if end.what == "refused":
                continue
            cells = dict(zip(COLUMNS, row.cells, strict=True))
            entry = entries[end.entry]
            names = letters(f"{entry.organization} {entry.name} {' '.join(entry.former_names)}")
            assert letters(cells["name1"]) in names
            assert letters(_NOT_A_NAME.sub("", cells["name2"])) in names
            assert cells["state"].lower() == entry.state
            numbers = {(phone.number, phone.extension) for phone in entry.contact.phones}
            for at in ("phone", "intake1", "intake2"):
                number, _, extension = cells[at].partition(" x")
                assert not number or (number, extension) in numbers or number[4] in "01"


_NOT_A_NAME = re.compile(r"^(?:DBA as|DBA|fka|Formerly) ")


def letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def test_a_second_run_changes_nothing(books: tuple[Path, Path], content: Path, result: ImportResult) -> None:
    assert result.changes
    assert import_samhsa(tuple(reversed(books)), content, VOCABULARY, TODAY).changes == ()
