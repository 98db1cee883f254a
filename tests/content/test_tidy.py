"""What fmt mends, what it leaves to people, and that no value is ever lost."""

import re
from collections import Counter
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.content.fields import ENTRY
from generator.content.in_place import Value, tree_of, values
from generator.content.table import Kind
from generator.content.tidy import Tidied, tidy
from generator.content.values import Refusal, read
from generator.content.writer import entry_text
from tests.content.entry_files import CENTER, GROUP, VOCABULARY, WARMLINE
from tests.content.messy import MARK, messy
from tests.content.test_writer import ENTRIES
from tests.support.national import National

LISTS = VOCABULARY.lists


def tidied(text: str) -> str:
    found = tidy(text.encode(), LISTS)
    assert found.readable
    return found.data.decode()


def loaded(text: str) -> Any:
    """What another reader of YAML, which types nothing, makes of a text."""
    return yaml.load(text, yaml.BaseLoader)


@pytest.mark.parametrize("text", [CENTER, GROUP, WARMLINE])
def test_what_is_tidy_stays_as_it_is(text: str) -> None:
    assert tidied(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("contact:\n  phones:\n    - number: (502) 555-0143", '"502-555-0143"'),
        ("contact:\n  phones:\n    - number: 502.555.0143", '"502-555-0143"'),
        ("contact:\n  phones:\n    - number: '+1 502 555 0143'", '"502-555-0143"'),
        ("contact:\n  phones:\n    - number: 1-800-555-0199", '"1-800-555-0199"'),
        ("contact:\n  phones:\n    - number: 1 (800) 555-0199", '"800-555-0199"'),
        ("contact:\n  phones:\n    - number: 5025550143", '"502-555-0143"'),
        ("contact:\n  phones:\n    - number: 988", '"988"'),
        ("contact:\n  phones:\n    - number: 502-555-0143", '"502-555-0143"'),
        ("contact:\n  website: www.example.org/x", '"https://www.example.org/x"'),
        ("contact:\n  website: example.org", '"https://example.org"'),
        ("contact:\n  website: www.example.org # theirs", '"https://www.example.org" # theirs'),
        ("location:\n  state: Kentucky", "KY"),
        ("location:\n  state: ky", "KY"),
        ("location:\n  state: 'West Virginia'", "WV"),
        ("location:\n  zip: 02134", '"02134"'),
        ("location:\n  name: 1810", '"1810"'),
        ("location:\n  name: yes", '"yes"'),
        ("location:\n  name: 12:30", '"12:30"'),
        ("schedule:\n  - start: 6:30 PM", '"18:30"'),
        ("schedule:\n  - start: '6 p.m.'", '"18:00"'),
        ("schedule:\n  - start: 12am", '"00:00"'),
        ("schedule:\n  - start: 12 PM", '"12:00"'),
        ("schedule:\n  - start: 18.30", '"18:30"'),
        ("schedule:\n  - start: 18:30 # doors at 18:15", '"18:30" # doors at 18:15'),
        ("schedule:\n  - start: '18:30'", "'18:30'"),
        ("peer_run: yes", "true"),
        ("peer_run: False", "false"),
        ("type: Recovery center", "recovery_center"),
        ("type: support-group", "support_group"),
        ("schedule:\n  - days: [Monday, TUE]", "[mon, tue]"),
        ("schedule:\n  - weeks: [1, last]", '["1", last]'),
        ("schedule:\n  - from: 11/25/2026", "2026-11-25"),
    ],
)
def test_what_can_mean_one_thing_is_mended(before: str, after: str) -> None:
    head, _, _ = before.rpartition(": ") if before.count(": ") == 1 else before.partition(": ")
    assert tidied(before + "\n") == f"{head}: {after}\n"


@pytest.mark.parametrize(
    "text",
    [
        "schedule:\n  - start: 6:30\n",  # morning or evening?
        "schedule:\n  - start: 6.30\n",
        "schedule:\n  - start: 18:30 PM\n",
        "schedule:\n  - start: 13 pm\n",
        "schedule:\n  - start: noon\n",
        "schedule:\n  - start: 18:60\n",
        "schedule:\n  - from: 11/5/2026\n",  # a day of May or of November?
        "contact:\n  phones:\n    - number: 502-555-0143 x12\n",
        "contact:\n  phones:\n    - number: 502-555-0143 #12\n",  # YAML dropped the extension; only a person sees that
        "contact:\n  phones:\n    - number: 502-555-0143 / 0144\n",
        'contact:\n  phones:\n    - number: "1-800-662-HELP"\n',
        "contact:\n  phones:\n    - number: +44 20 7946 0018\n",
        "contact:\n  phones:\n    - number: ~\n",
        "contact:\n  website: ask.us\n",
        "contact:\n  website: hello@example.org\n",
        "contact:\n  website: http//example.org\n",
        "contact:\n  website: http://example.org\n",  # whether it answers under https is not ours to know
        "location:\n  state: Washingtn\n",
        'location:\n  zip: "2134"\n',  # a digit is missing: which?
        'location:\n  zip: "02134-1234"\n',
        "name: Room #4\n",
        "name: null\n",
        "type: recovry_center\n",
        "nmae: 12:30\n",  # no field of ours
        "name: one\nname: 12:30\n",  # doubled keys: the tree does not tell all
        "name: [\n",
        "name:\tx\n",
        "\t\n",
        "",
        "- 18:30\n",
        "name: a\rsummary: 12:30\r",
        ":['\r \n #}",  # found by fuzzing: mended twice, it changed twice
    ],
)
def test_what_a_person_must_decide_is_left_alone(text: str) -> None:
    assert tidy(text.encode(), LISTS).data == text.encode()


def test_bytes_that_are_no_text_are_left_alone() -> None:
    found = tidy(b"name: \xff\n", LISTS)
    assert (found.data, found.readable) == (b"name: \xff\n", False)


def test_fields_move_with_the_comments_above_them() -> None:
    text = """\
# yaml-language-server: $schema=x
# About this file.

name: Open Door

# Where it is
location:
  # told us by phone
  state: KY
  visibility: public # they agreed
type: recovery_center
contact:
  phones:
    - kind: text
      number: "502-555-0144"
    # the desk
    - number: "502-555-0143"
# the end
"""
    assert (
        tidied(text)
        == """\
# yaml-language-server: $schema=x
# About this file.

type: recovery_center
name: Open Door
contact:
  phones:
    - number: "502-555-0144"
      kind: text
    # the desk
    - number: "502-555-0143"

# Where it is
location:
  # told us by phone
  state: KY
  visibility: public # they agreed
# the end
"""
    )


def test_the_new_first_field_brings_its_comment_and_leaves_its_blank_line() -> None:
    text = "name: Open Door # theirs\n\n# what it is\ntype: recovery_center\ncontact:\n  email: a@example.org\n\n  phones: []\n"
    text = text.replace(": Open Door", ': "Open Door"')
    assert tidied(text) == (
        '# what it is\ntype: recovery_center\n\nname: "Open Door" # theirs\ncontact:\n  phones: []\n\n  email: a@example.org\n'
    )
    items = 'licenses:\n  - number: "1"\n\n    # the state\n    body: b\n  - url: https://example.org\n\n    body: c\n'
    assert tidied(items) == items.replace(
        "  - url: https://example.org\n\n    body: c\n", "  - body: c\n\n    url: https://example.org\n"
    )


def test_line_ends_blanks_and_the_byte_order_mark() -> None:
    text = "\ufeffname: Open Door  \r\n# a \r\ndescription: |+\r\n  one  \r\n  two\r\n\r\n\r\n"
    assert tidied(text) == "name: Open Door\n# a\ndescription: |+\n  one  \n  two\n"
    assert tidied("name: Open Door\t\nsummary: x") == "name: Open Door\nsummary: x\n"


def test_each_mend_is_told_with_its_line() -> None:
    found = tidy(b"name: A\nschedule:\n  - kind: meeting\n    start: 6:30 PM\n", LISTS)
    assert [(mend.line, mend.what) for mend in found.mends] == [(4, '6:30 PM becomes "18:30"')]


def good_values(text: str) -> dict[tuple[str, ...], object]:
    """Every value that can be read, by its path."""
    tree = tree_of(text.removeprefix("\ufeff"))
    assert tree is not None
    return {value.path: found for value in values(tree, ENTRY) if not isinstance(found := meaning(value), Refusal)}


def meaning(value: Value) -> object:
    if value.field.kind is Kind.CHOICE:
        terms = LISTS[value.field.vocabulary]
        return value.scalar.text if value.scalar.text in terms else Refusal("", "")
    return read(value.field, value.scalar.text)


def assert_nothing_is_lost(text: str) -> Tidied:
    found = tidy(text.encode(), LISTS)
    new = found.data.decode()
    if not found.readable:
        assert new == text
        return found
    before, after = good_values(text), good_values(new)
    assert {path: after.get(path) for path in before} == before
    again = tidy(found.data, LISTS)
    assert (again.data, again.mends) == (found.data, ())
    comments = re.findall(rf"{MARK}\d+-", text)
    assert Counter(re.findall(rf"{MARK}\d+-", new)) == Counter(comments)
    return found


FILES = ENTRIES.map(entry_text).map(loaded)


@pytest.mark.slow
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(messy(FILES))
def test_nothing_is_lost_whatever_the_style(made: tuple[dict[str, Any], str, str]) -> None:
    _, text, _ = made
    meant = loaded(text)
    assert meant is not None
    found = assert_nothing_is_lost(text)
    if found.readable:
        told, wanted = flat(loaded(found.data.decode())), flat(meant)
        assert told.keys() == wanted.keys()
        assert found.mends or found.data.decode() == text


def flat(value: Any, path: str = "") -> dict[str, str]:
    if isinstance(value, dict):
        return {k: v for key, inner in value.items() for k, v in flat(inner, f"{path}.{key}").items()}
    if isinstance(value, list):
        return {k: v for n, inner in enumerate(value) for k, v in flat(inner, f"{path}.{n}").items()}
    return {path: value}


LINES = st.sampled_from(
    [
        *(CENTER + GROUP + WARMLINE).splitlines(),
        *(
            "  - kind: meeting",
            "    start: 6:30 PM",
            "# note-1- x",
            "   # note-2- y",
            "  |",
            "description: |+",
            "  a  ",
        ),
        *("", "name: >-", '    "b', '      c"', "   'd", "location: {state: Kentucky,", "  zip: 02134}", "- x", "\t"),
        *("\x85", "? a", ": b"),
    ]
)


@pytest.mark.slow
@settings(max_examples=300)
@given(
    st.lists(LINES, max_size=25).map("\n".join)
    | st.text(max_size=200)
    | st.text("abc:#-[]{}|>'\" \n\r\t0123", max_size=80)
)
def test_nothing_is_lost_from_what_hardly_is_yaml(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    found = tidy(text.encode(), LISTS)
    if found.readable:
        assert_nothing_is_lost(text) if tree_of(text.removeprefix("\ufeff")) is not None else None
    else:
        assert found.data == text.encode()


@given(st.binary(max_size=300))
def test_any_bytes_are_taken(data: bytes) -> None:
    tidy(data, LISTS)


def test_no_imported_entry_is_touched(national: National) -> None:
    files = sorted((national.content / "entries").rglob("*.yaml"))
    assert len(files) > 19_000
    changed = [file for file in files if tidy(old := file.read_bytes(), LISTS).data != old]
    assert changed == []


def test_imported_entries_in_disorder_lose_nothing(national: National) -> None:
    readable = 0
    files = sorted((national.content / "entries").rglob("*.yaml"))[::40]
    for file in files:
        text = file.read_text(encoding="utf-8")
        blocks = re.findall(r"(?ms)^\w.*?(?=^\w|\Z)", text)
        messed = "".join(reversed(blocks)).replace('"', "").replace("\n", " \r\n")
        readable += assert_nothing_is_lost(messed).readable
    assert readable > 0.95 * len(files)  # without its quotes a street called "- - -" cannot be read
