"""The tables of type and format codes: every code has a place with us or a reason why not, and every place exists."""

import json
from pathlib import Path

import pytest

from generator.content.fields import ENTRY, SCHEDULE
from generator.exchange.meetings.codes import codes_of
from tests.content.entry_files import VOCABULARY

PLACES = {field.key: field.vocabulary for field in ENTRY} | {
    f"schedule.{field.key}": field.vocabulary for field in SCHEDULE
}


@pytest.mark.parametrize("standard", ["meeting_guide", "bmlt"])
def test_what_a_code_sets_is_in_our_lists(standard: str) -> None:
    for code, pairs in codes_of(VOCABULARY, standard).sets.items():
        for path, value in pairs:
            assert path == "notes" or value in VOCABULARY[PLACES[path]], code


@pytest.mark.real_data
def test_every_type_of_the_specification_is_decided_on(shared_data: Path) -> None:
    types = json.loads((shared_data / "meeting-guide/types.json").read_text(encoding="utf-8"))
    codes = codes_of(VOCABULARY, "meeting_guide")
    assert [code for code in types if not codes.knows(code)] == []


@pytest.mark.real_data
def test_every_format_of_the_sample_server_is_decided_on(shared_data: Path) -> None:
    codes = codes_of(VOCABULARY, "bmlt")
    formats = json.loads((shared_data / "bmlt/formats_en.json").read_text(encoding="utf-8"))
    assert [
        row["key_string"]
        for row in formats
        if not (codes.knows(row["worldid_mixed"] or "") or codes.knows(row["key_string"]))
    ] == []


def test_case_of_a_code_does_not_count() -> None:
    codes = codes_of(VOCABULARY, "meeting_guide")
    assert codes.values(["o", "lit"]) == codes.values(["O", "LIT"])
