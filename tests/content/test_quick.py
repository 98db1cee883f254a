"""The quick reader says what the careful one says, or nothing."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.checker import check_record
from generator.content.entries import read_entry
from generator.content.fields import ENTRY
from generator.content.quick import Quick
from generator.content.reader import read_tree
from generator.content.writer import entry_text
from generator.directory.model import Entry
from tests.content.entry_files import CENTER, FICTION, GROUP, VOCABULARY, WARMLINE
from tests.content.test_writer import ENTRIES
from tests.support import ROOT

LISTS = VOCABULARY.lists
SIGNS = [
    *":-#[]{},&*!|>'\"%@`?\\~<\n",
    " ",
    "  ",
    ": ",
    " #",
    "- ",
    "\n- ",
    "\n\n",
    "\n  ",
    "\n    ",
    " |\n",
    "null",
    "é",
    "“",
    "\t",
    "\x85",
    "\ufffe",
    "\u200b",
    "...",
]


def careful(data: bytes) -> dict[str, object] | None:
    """The values of the careful reader, None where it has anything to say."""
    tree, problems = read_tree(data, "x")
    if tree is None:
        return None
    values = check_record(tree, ENTRY, LISTS, problems)
    return None if problems.found else values


def agrees(data: bytes) -> bool:
    """Holds both readers against each other; gives whether the quick one was sure."""
    found = Quick(LISTS).values(data)
    if found is not None:
        assert found == careful(data), data.decode()
    return found is not None


@given(ENTRIES)
def test_what_the_writer_writes_is_read_alike(entry: Entry) -> None:
    agrees(entry_text(entry).encode())


@pytest.mark.parametrize(
    "text", [CENTER, WARMLINE, CENTER.replace("summary:", "description: |\n  One.\n\n  - two\n  - three\nsummary:")]
)
def test_the_quick_reader_is_sure_of_files_as_people_write_them(text: str) -> None:
    assert agrees(text.encode())


def test_it_is_sure_of_nearly_all_files_that_ship() -> None:
    files = sorted((ROOT / "content" / "entries").rglob("*.yaml"))
    sure = sum(agrees(path.read_bytes()) for path in files)
    assert sure > 0.9 * len(files)


@settings(max_examples=400)
@given(st.sampled_from([CENTER, GROUP, WARMLINE]), st.data())
def test_a_change_anywhere_is_read_alike_or_left_to_the_careful_reader(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.sampled_from([0, 0, 1, 2, 9]))
        text = text[:at] + data.draw(st.sampled_from(SIGNS)) + text[at + cut :]
    agrees(text.encode())


@settings(max_examples=200)
@given(ENTRIES, st.data())
def test_lines_twice_or_missing_or_moved_are_read_alike_or_left(entry: Entry, data: st.DataObject) -> None:
    lines = entry_text(entry).split("\n")
    at, to = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    match data.draw(st.sampled_from(["twice", "missing", "moved", "indented"])):
        case "twice":
            lines.insert(to, lines[at])
        case "missing":
            del lines[at]
        case "moved":
            lines[at], lines[to] = lines[to], lines[at]
        case _:
            lines[at] = data.draw(st.sampled_from([" ", "  ", "- "])) + lines[at]
    agrees("\n".join(lines).encode())


@pytest.mark.parametrize(
    "change",
    [
        ("type: recovery_center", "type: recovery_centre"),
        ("  city: Sampleton", "  city: Sampleton # near the river"),
        ("name: Riverbend Recovery Community Center", "name: “Riverbend”"),
        ("services: [recovery_coaching, naloxone]", "services: [naloxone, naloxone]"),
        ("services: [recovery_coaching, naloxone]", "housing:\n  oxford_house: true\ntraining:\n  hours: 40"),
        ("subtype: recovery_community_center", "subtype: warmline"),
        ("state: KY", "state: OH"),
    ],
)
def test_what_is_wrong_is_told_as_before(change: tuple[str, str]) -> None:
    text = CENTER.replace(*change)
    assert text != CENTER
    read = read_entry(text.encode(), "entries/ky/x.yaml", PurePosixPath("ky/x.yaml"), LISTS, FICTION)
    assert read.problems
    assert all(problem.line for problem in read.problems)
