"""Workbooks come from anywhere: what is wanted is read, what is broken or hostile is told in words."""

import datetime as dt
import io
import random
import sys
import zipfile
from pathlib import Path

import pytest

from generator.exchange.workbook import SheetRow, read_workbook
from tests.exchange.books import sheet_xml, write_workbook

WANTED = {"People": ("Name", "zip")}
TABLE: list[list[object]] = [
    ["ZIP ", " name", "more"],
    ["40202", "  Open \n Door ", None],
    [None, None, None],
    [2134, "Cañon & <b>", 1.5],
]


def codes(path: Path) -> list[str]:
    workbook, problems = read_workbook(path, WANTED)
    assert (workbook is None) == bool(problems)
    assert all(p.message.endswith((".", "?")) and p.fix for p in problems)
    return [p.code for p in problems]


def test_columns_are_found_by_name_and_cells_are_plain_texts(tmp_path: Path) -> None:
    workbook, problems = read_workbook(
        write_workbook(tmp_path / "a.xlsx", {"Other": sheet_xml([]), "People": sheet_xml(TABLE)}), WANTED
    )
    assert problems == []
    assert workbook is not None
    assert workbook.sheets["People"] == (SheetRow(2, ("Open Door", "40202")), SheetRow(4, ("Cañon & <b>", "2134")))
    assert workbook.made == dt.date(2022, 5, 6)


@pytest.mark.parametrize("made", ["", "2022-13-45", "yesterday"])
def test_a_workbook_need_not_say_when_it_was_made(tmp_path: Path, made: str) -> None:
    workbook, _ = read_workbook(write_workbook(tmp_path / "a.xlsx", {"People": sheet_xml(TABLE)}, made), WANTED)
    assert workbook is not None
    assert workbook.made is None


def test_missing_sheets_and_columns_are_named(tmp_path: Path) -> None:
    _, problems = read_workbook(write_workbook(tmp_path / "a.xlsx", {"Peeple": sheet_xml(TABLE)}), WANTED)
    assert '"Peeple"' in problems[0].fix
    _, problems = read_workbook(write_workbook(tmp_path / "b.xlsx", {"People": sheet_xml([["name"], ["x"]])}), WANTED)
    assert (problems[0].code, "zip" in problems[0].message) == ("WORKBOOK-COLUMN", True)
    assert codes(write_workbook(tmp_path / "c.xlsx", {"People": sheet_xml([])})) == ["WORKBOOK-COLUMN"]


@pytest.mark.parametrize("cell", ['<c r="XFD1048576">', "<c r='ABC1'>", '<c r = "A999999">', '<c\tr="aa1">'])
def test_a_cell_far_out_does_not_fill_the_memory(tmp_path: Path, cell: str) -> None:
    xml = sheet_xml(TABLE).replace("</sheetData>", f'<row r="5">{cell}<v>1</v></c></row></sheetData>')
    assert codes(write_workbook(tmp_path / "a.xlsx", {"People": xml})) == ["WORKBOOK-SIZE"]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"People": sheet_xml(TABLE)})
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/one.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(bytes(1024 * 1024))
    assert codes(path) == ["WORKBOOK-SIZE"]


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"not a workbook", b"name,zip\nOpen Door,40202\n", "Zeit".encode("utf-16")]
)
def test_other_files_are_told_apart(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    assert codes(path) == ["WORKBOOK-FILE"]


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    assert codes(tmp_path / "none.xlsx") == codes(tmp_path) == ["WORKBOOK-FILE"]


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert codes(path) == ["WORKBOOK-FILE"]


def test_damaged_workbooks_never_raise(tmp_path: Path) -> None:
    good = write_workbook(tmp_path / "a.xlsx", {"People": sheet_xml(TABLE * 20)}).read_bytes()
    chance = random.Random(7)
    path = tmp_path / "b.xlsx"
    for n in range(60):
        data = bytearray(good)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data[: chance.randrange(len(data))] if n % 3 == 0 else data))
        codes(path)


@pytest.mark.parametrize("old", ["<sheetData>", "<row", 'r="A1"', "</worksheet>", "<v>", 't="inlineStr"'])
def test_broken_markup_inside_never_raises(tmp_path: Path, old: str) -> None:
    for new in ("", "<", "&x;", old * 2, '<!DOCTYPE a [<!ENTITY x "y">]>'):
        codes(write_workbook(tmp_path / "a.xlsx", {"People": sheet_xml(TABLE).replace(old, new)}))


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    _, problems = read_workbook(write_workbook(tmp_path / "a.xlsx", {"People": sheet_xml(TABLE)}), WANTED)
    assert problems[0].code == "WORKBOOK-EXTRA"
    assert "pip install" in problems[0].fix


def test_what_the_zip_itself_refuses_is_told(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    raw = bytearray(data.getvalue())
    raw[6] |= 1  # says it is encrypted
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.xlsx").write_bytes(raw)
    assert codes(tmp_path / "a.xlsx") == ["WORKBOOK-FILE"]
