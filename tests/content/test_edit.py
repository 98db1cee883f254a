"""Replacing a field touches that field and no other byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.edit import replace_fields
from generator.content.fields import ENTRY
from generator.content.reader import read_tree
from generator.content.tree import Mapping
from generator.content.writer import entry_text, field_text
from generator.directory.model import Entry
from tests.content.entry_files import CENTER, GROUP, WARMLINE
from tests.content.test_writer import ENTRIES

FILE = """\
# yaml-language-server: $schema=../entry.json
# Asked them on the phone.
type: recovery_center

name: "Open Door"   # the name on the sign
summary: >-
  A place
  to be.

# What they offer
services:
  # not on Mondays
  - naloxone
  - drop_in

languages: [en, es]  # Ana speaks Spanish
provenance:
  sources: []
# the end
"""


def test_one_line_keeps_its_remark() -> None:
    edited = replace_fields(FILE, {"name": 'name: "Door #2"\n'})
    assert edited == FILE.replace('"Open Door"   #', '"Door #2"   #')
    edited = replace_fields(FILE, {"languages": "languages: [en]\n"})
    assert edited == FILE.replace("[en, es]", "[en]")


def test_behind_plain_words_a_remark_would_look_like_lost_text_so_it_moves_up() -> None:
    edited = replace_fields(FILE, {"name": "name: New Door\n"})
    assert edited == FILE.replace(
        'name: "Open Door"   # the name on the sign\n', "# the name on the sign\nname: New Door\n"
    )


def test_a_list_keeps_its_comments_above_it() -> None:
    edited = replace_fields(FILE, {"services": "services: [naloxone]\n"})
    assert edited == FILE.replace(
        "services:\n  # not on Mondays\n  - naloxone\n  - drop_in\n", "# not on Mondays\nservices: [naloxone]\n"
    )


def test_a_field_is_taken_out_and_its_neighbours_comments_stay() -> None:
    edited = replace_fields(FILE, {"summary": ""})
    assert edited == FILE.replace("summary: >-\n  A place\n  to be.\n", "")


def test_a_new_field_goes_where_the_table_has_it() -> None:
    edited = replace_fields(
        FILE,
        {"subtype": "subtype: clubhouse\n", "organization": "organization: Us\n", "focus": "focus:\n  - alcohol\n"},
    )
    assert edited is not None
    assert edited == (
        FILE.replace("type: recovery_center\n", "type: recovery_center\nsubtype: clubhouse\n", 1)
        .replace("on the sign\n", "on the sign\norganization: Us\n")
        .replace("  - drop_in\n", "  - drop_in\nfocus:\n  - alcohol\n")
    )


def test_several_new_fields_at_one_place_stand_in_the_tables_order() -> None:
    edited = replace_fields(
        "type: recovery_center\nprovenance: {}\n",
        {"organization": "organization: Us\n", "name": "name: A\n", "subtype": "subtype: b\n"},
    )
    assert edited == "type: recovery_center\nsubtype: b\nname: A\norganization: Us\nprovenance: {}\n"


def test_windows_line_ends_and_a_missing_last_one_are_kept() -> None:
    assert replace_fields("type: a\r\nname: b", {"name": "name: c\n"}) == "type: a\r\nname: c"
    assert (
        replace_fields("type: a\r\nname: b", {"organization": "organization: c\n"})
        == "type: a\r\nname: b\r\norganization: c"
    )


def test_comments_within_a_field_stay_above_it_however_it_was_written() -> None:
    text = (
        'contact: {email: "a@example.org"}  # theirs\nservices: # some\n  - "a # b" # one\n  # two\n  - b\nfocus: []\n'
    )
    new = {"contact": "contact:\n  form: x\n", "services": "services: [c]\n", "focus": ""}
    assert replace_fields(text, new) == "# theirs\ncontact:\n  form: x\n# some\n# one\n# two\nservices: [c]\n"


def test_a_comment_stays_where_the_file_ends_with_a_text_block() -> None:
    text = "former_ids: [ky/a]  # moved in June\nname: A\nsummary: |\n  Open to all.\n"
    edited = replace_fields(text, {"former_ids": "former_ids:\n  - ky/a\n  - ky/b\n"})
    assert edited == "# moved in June\nformer_ids:\n  - ky/a\n  - ky/b\n" + text.partition("\n")[2]


def test_a_hash_in_a_text_block_is_no_comment() -> None:
    text = "name: a\ndescription: |\n  one\n  # two\nlanguages: [en]\n"
    assert replace_fields(text, {"description": "description: new\n"}) == "name: a\ndescription: new\nlanguages: [en]\n"


@pytest.mark.parametrize(
    "text",
    [
        "{type: a, name: b}\n",
        "- a\n",
        "",
        "name: a\rtype: b\r",
        "name: a\x85type: b\n",
        "name: [\n",
        "? name\n: b\n",
        "name: a\nname: b\n",
        " name: a\n type: b\n",
    ],
)
def test_what_cannot_be_edited_safely_is_left_alone(text: str) -> None:
    assert replace_fields(text, {"name": "name: c\n"}) is None


@pytest.mark.parametrize("text", [CENTER, GROUP, WARMLINE, FILE])
@pytest.mark.parametrize("key", [field.key for field in ENTRY])
def test_every_field_can_be_taken_out_of_every_file(text: str, key: str) -> None:
    edited = replace_fields(text, {key: ""})
    assert edited is not None
    assert (f"\n{key}:" in f"\n{text}") == (edited != text)


@given(
    ENTRIES,
    ENTRIES,
    st.sets(st.sampled_from([field.key for field in ENTRY if field.key not in ("type", "name", "provenance")])),
)
def test_fields_of_one_entry_put_into_another(old: Entry, new: Entry, keys: set[str]) -> None:
    text = entry_text(old)
    fields = {key: field_text(new, key) for key in keys}
    edited = replace_fields(text, fields)
    assert edited is not None
    assert edited == "".join(fields.get(field.key, field_text(old, field.key)) for field in ENTRY)
    tree, problems = read_tree(edited.encode(), "")
    assert isinstance(tree, Mapping)
    assert problems.found == []
