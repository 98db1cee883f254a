"""Checked, closed, renamed: the edit is made, and nothing else of the file moves."""

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from generator.content.entry_edit import as_it_stands, closed, renamed, with_verified
from generator.content.in_place import plain, tree_of
from generator.directory.model import Verified
from tests.content.entry_files import CENTER, GROUP, VOCABULARY, read
from tests.content.messy import MARK, messy
from tests.content.test_tidy import FILES

LISTS = VOCABULARY.lists
CHECK = Verified(dt.date(2026, 11, 22), "website", "editor")
BLOCK = "  verified:\n    date: 2026-11-22\n    method: website\n    by: editor\n"


def test_a_new_check_replaces_the_values_of_the_old_one() -> None:
    text = CENTER.replace("by: volunteer}", "by: volunteer} # asked Ana").replace("\n", "\r\n")
    assert with_verified(text, CHECK, LISTS) == text.replace(
        "{date: 2026-11-03, method: phone, by: volunteer}", "{date: 2026-11-22, method: website, by: editor}"
    )


def test_a_first_check_is_put_where_the_table_has_it() -> None:
    assert with_verified(GROUP, CHECK, LISTS) == GROUP + BLOCK
    tail = "  # they said so\n  consent:\n    listing: true\n# the end\n"
    assert with_verified(GROUP + tail, CHECK, LISTS) == GROUP + BLOCK + tail
    feed = "type: peer_program\nname: A\nprovenance:\n  feed: {name: A list, as_of: 2026-01-01}\n"
    assert with_verified(feed, CHECK, LISTS) == feed.replace("provenance:\n", "provenance:\n" + BLOCK)


def test_a_provenance_on_one_line_is_written_anew() -> None:
    text = "type: peer_program\nname: A # theirs\nprovenance: {sources: [{kind: phone}]}\n"
    text = text.replace("A # theirs", '"A" # theirs')
    assert with_verified(text, CHECK, LISTS) == text.replace(
        "{sources: [{kind: phone}]}\n", "\n  sources:\n    - kind: phone\n" + BLOCK
    ).replace("provenance: \n", "provenance:\n")


def test_an_entry_is_closed_with_its_remarks_kept() -> None:
    text = CENTER.replace("summary:", 'status: "active"  # since May\nsummary:', 1)
    new = closed(text, "It moved: see #2.")
    assert new == text.replace(
        'status: "active"  # since May\n', '# since May\nstatus: closed\nstatus_note: "It moved: see #2."\n'
    )
    assert closed(CENTER) == CENTER.replace("summary:", "status: closed\nsummary:", 1)


def test_a_renamed_entry_keeps_its_old_names() -> None:
    once = renamed(CENTER, "ky/one", "ky/two", LISTS)
    assert once == CENTER.replace(
        "summary:", "former_ids: [ky/one]\nsummary:".replace("[ky/one]", '["ky/one"]'), 1
    ) or (once == CENTER.replace("summary:", "former_ids: [ky/one]\nsummary:", 1))
    assert once is not None
    back = renamed(once, "ky/two", "ky/one", LISTS)
    assert back is not None
    entry = read(back, "ky/one.yaml").entry
    assert entry is not None
    assert entry.former_ids == ("ky/two",)


@pytest.mark.parametrize("text", ["name: [\n", "- a\n", "", "name: a\rtype: b\r", "name: A\nname: B\n"])
def test_what_cannot_be_edited_safely_is_left(text: str) -> None:
    assert with_verified(text, CHECK, LISTS) is None
    assert renamed(text, "ky/a", "ky/b", LISTS) is None


def test_what_can_be_read_of_a_broken_entry() -> None:
    entry = as_it_stands(CENTER.replace("state: KY", "state: Kentucky"), LISTS, "ky/one")
    assert entry is not None
    assert (entry.id, entry.contact.phones[0].number) == ("ky/one", "502-555-0143")
    assert as_it_stands("name: A\n", LISTS) is None


@pytest.mark.slow
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(messy(FILES))
def test_a_check_changes_nothing_else_whatever_the_style(made: tuple[dict[str, Any], str, str]) -> None:
    _, text, end = made
    new = with_verified(text, CHECK, LISTS)
    if new is None:
        return
    before, after = tree_of(text), tree_of(new)
    assert before is not None
    assert after is not None
    path = ("provenance", "verified")
    kept = [{p: t.rstrip("\n") for p, t in plain(tree) if p[:2] != path} for tree in (before, after)]
    assert kept[0] == kept[1]
    told = {p[2]: t for p, t in plain(after) if p[:2] == path and len(p) == 3}
    assert told == {"date": "2026-11-22", "method": "website", "by": "editor"}
    assert sorted(re.findall(rf"{MARK}\d+-", new)) == sorted(re.findall(rf"{MARK}\d+-", text))
    assert (end == "\n") or "\n" not in new.replace("\r\n", "")
