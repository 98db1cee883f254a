"""Each cure, followed to the letter: it mends what it is for, loses nothing, makes nothing up."""

import dataclasses
from pathlib import Path

import pytest

from generator.content.fields import ENTRY
from generator.content.table import Field
from generator.problems import Problem, Severity, has_blanks
from tests.content.corpus_cases import FOLDER, Case, cases_in, problems_of
from tests.content.entry_files import VOCABULARY
from tests.content.following import followed, steps_of, words_of

CASES = [case for path in sorted(FOLDER.glob("[0-9]*.txt")) for case in cases_in(path)]
WITH_EDITS = [case for case in CASES if any(">   |" in line or ">   Delete line" in line for line in case.told)]


def told_of(case: Case, data: bytes, folder: Path) -> tuple[Problem, ...]:
    name = next(iter(case.files))
    path = "" if len(case.files) == 1 and name.endswith(".yaml") else name
    found = problems_of(dataclasses.replace(case, files={**case.files, name: data}), folder)
    return tuple(p for p in found if not path or p.path in (name, f"entries/{name}"))


def keys_of(fields: tuple[Field, ...]) -> set[str]:
    return {key for field in fields for key in (field.key, *keys_of(field.fields))}


# What may stand in a line to copy though nobody wrote it: our words for things, never a fact.
OUR_WORDS = (
    {"true", "false"}
    | keys_of(ENTRY)
    | {key for _, term in VOCABULARY.terms() for key in (term.key, str(term.extra.get("code", "")).lower())}
)


@pytest.mark.parametrize("case", WITH_EDITS, ids=lambda case: case.title)
def test_a_mistake_is_mended_by_doing_what_the_answers_say(case: Case, tmp_path: Path) -> None:
    data = next(iter(case.files.values()))
    found = told_of(case, data, tmp_path / "0")
    for n in range(1, 9):
        before, data = data, followed(data, found)
        if data == before:
            break
        found = told_of(case, data, tmp_path / str(n))
    assert steps_of(found) == [], "they say the same thing again"
    blanks = [p for p in found if p.code == "FIELD-EMPTY"]
    left = [p for p in found if p not in blanks and p.severity is Severity.ERROR]
    first = {(p.code, p.message) for p in told_of(case, next(iter(case.files.values())), tmp_path / "first")}
    assert [p for p in left if (p.code, p.message) not in first] == [], "a cure made a new mistake"
    assert not blanks or has_blanks(data.decode())


# Where what is written comes out in other letters, and why that makes nothing up.
WRITTEN_ANEW = {
    "YAML-HIDDEN": "what stood on both sides of a sign that nobody sees grows together",
    "VALUE-NUMBER": "a comma becomes a point",
    "VALUE-ZIP": "the four digits behind the hyphen go",
    "VALUE-EMAIL": "the word at becomes the sign",
    "VALUE-TIME": "a clock of twelve hours becomes one of twenty-four",
    "VALUE-DATE": "the name of a month becomes its number",
    "SCHEDULE-PARTS": "what people call a time zone becomes its name",
    "WORDS-PERSON": "the better words come from our own list",
}


@pytest.mark.parametrize("case", WITH_EDITS, ids=lambda case: case.title)
def test_no_line_to_copy_holds_what_nobody_wrote(case: Case, tmp_path: Path) -> None:
    data = next(iter(case.files.values()))
    known = words_of(data.decode("cp1252", "replace")) | words_of(data.decode("utf-8", "replace")) | OUR_WORDS
    for edit in steps_of(p for p in told_of(case, data, tmp_path) if p.code not in WRITTEN_ANEW):
        new = {word for word in words_of(edit.text) if not any(part in known for part in (word, word.strip("./-")))}
        assert new == set()
