"""One entry file: what passes, and what each slip is told to be."""

import dataclasses
import datetime as dt

import pytest

from generator.content.fields import ENTRY
from generator.content.table import Field, Kind
from generator.directory.model import Entry, Schedule
from tests.content.entry_files import CENTER, GROUP, VOCABULARY, WARMLINE, codes, read


@pytest.mark.parametrize(
    ("text", "path"),
    [(CENTER, "ky/riverbend.yaml"), (GROUP, "ky/sample-city/lunes.yaml"), (WARMLINE, "us/lakeshore.yaml")],
)
def test_good_entries_have_no_problem(text: str, path: str) -> None:
    assert read(text, path).problems == ()


def test_values_arrive_typed_by_the_table_and_by_nothing_else() -> None:
    entry = read(CENTER).entry
    assert entry is not None
    assert (entry.id, entry.state, entry.slug) == ("ky/riverbend", "ky", "riverbend")
    assert entry.location is not None
    assert entry.location.zip == "40000"
    assert entry.schedule == (Schedule("open_hours", ("mon", "tue"), 600, 1140, timezone="America/New_York"),)
    assert entry.provenance.verified is not None
    assert entry.provenance.verified.date == dt.date(2026, 11, 3)
    assert entry.shows_address


def test_folders_between_state_and_file_are_for_order_only() -> None:
    entry = read(GROUP, "ky/sample-city/north/lunes.yaml").entry
    assert entry is not None
    assert entry.id == "ky/lunes"


# What is replaced by what, then: code, the line's number, and the line to copy.
SLIPS = [
    ("subtype:", "sub_type:", "FIELD-UNKNOWN", 2, "subtype: recovery_community_center"),
    ("recovery_center\n", "recovery centre\n", "CHOICE-UNKNOWN", 1, "type: recovery_center"),
    ("[recovery_coaching, naloxone]", "naloxone", "FIELD-SHAPE", 16, "services: [naloxone]"),
    ("[recovery_coaching, naloxone]", "[naloxone, naloxone]", "FIELD-TWICE", 16, "services: [naloxone]"),
    ("[recovery_coaching, naloxone]", "[Narcan]", "CHOICE-UNKNOWN", 16, ""),
    ("services: [recovery_coaching, naloxone]", "services:", "FIELD-EMPTY", 16, ""),
    ('"10:00"', "10 am", "VALUE-TIME", 20, '    start: "10:00"'),
    ('zip: "40000"', 'zip: "4000"', "VALUE-ZIP", 15, ""),
    ("state: KY", "state: ky", "VALUE-STATE", 14, "  state: KY"),
    (
        "https://riverbend.example.org\n",
        "riverbend.example.org\n",
        "VALUE-URL",
        9,
        '  website: "https://riverbend.example.org"',
    ),
    ('"502-555-0143"', '"502-555-014"', "VALUE-PHONE", 7, ""),
    ("name: Riverbend Recovery Community Center\n", "", "FIELD-MISSING", 1, 'name: ""'),
    ("    - number", "    number", "YAML-SYNTAX", 8, "    kind: main"),
    (
        "  phones:\n    - number",
        "  phones:\n      number",
        "FIELD-SHAPE",
        7,
        '      - number: "502-555-0143"\n        kind: main',
    ),
    ("subtype: recovery_community_center", "subtype: warmline", "FIELD-TYPE", 2, ""),
]


@pytest.mark.parametrize(("old", "new", "code", "line", "copy"), SLIPS)
def test_each_slip_is_told_on_its_line_with_the_mended_line(
    old: str, new: str, code: str, line: int, copy: str
) -> None:
    assert old in CENTER
    problems = read(CENTER.replace(old, new, 1)).problems
    assert (code, line, copy) in [(p.code, p.line, p.copy) for p in problems]


def test_every_problem_of_a_file_is_told_in_one_run() -> None:
    broken = CENTER.replace("subtype:", "sub_type:").replace('"10:00"', "10am").replace("state: KY", "state: ky")
    assert {"FIELD-UNKNOWN", "VALUE-TIME", "VALUE-STATE"} <= set(codes(broken))


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("zz/x.yaml", "FILE-FOLDER"),
        ("x.yaml", "FILE-FOLDER"),
        ("ky/Open Door.yaml", "FILE-NAME"),
        ("ky/a--b.yaml", "FILE-NAME"),
        ("ky/search.yaml", "ENTRY-RESERVED"),
    ],
)
def test_file_names_become_addresses(path: str, code: str) -> None:
    assert code in codes(CENTER, path)


def test_a_doubled_hostile_key_does_not_break_the_message() -> None:
    problems = read("type: recovery_center\n" + "x" * 5000 + ": 1\n").problems
    assert all(len(p.message) < 300 for p in problems)


def _records(fields: tuple[Field, ...], record: type) -> list[tuple[type, tuple[Field, ...]]]:
    found = [(record, fields)]
    for field in fields:
        if field.record is not None:
            found += _records(field.fields, field.record)
    return found


def test_table_and_model_name_the_same_fields() -> None:
    for record, fields in _records(ENTRY, Entry):
        names = {f.name for f in dataclasses.fields(record)} - {"id"}
        assert names == {field.name for field in fields}, record.__name__


def test_every_choice_names_a_vocabulary_that_exists() -> None:
    for _, fields in _records(ENTRY, Entry):
        for field in fields:
            assert field.kind is not Kind.CHOICE or VOCABULARY.lists.get(field.vocabulary), field.key
