"""The reader types nothing, loses nothing silently, and never raises."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.content.characters import MAX_BYTES
from generator.content.reader import read_tree
from generator.content.tree import Mapping, Scalar, Sequence, locate

# What was written, then code, line, column of the one problem, and a line to copy ("" where none can be known).
TRAPS = [
    ("name: a\nname: b\n", "YAML-KEY", 2, 1, ""),
    ("- {a: 1, a: 2}\n", "YAML-KEY", 1, 10, ""),
    ("? [a]\n: b\n", "YAML-KEY", 1, 3, ""),
    ("room: Room #4\n", "YAML-COMMENT", 1, 12, 'room: "Room #4"'),
    ("a:\n  - Suite 5 # back door\n", "YAML-COMMENT", 2, 13, "  # back door\n  - Suite 5"),
    ("a: 1\n\tb: 2\n", "YAML-TAB", 2, 1, "  b: 2"),
    ("a: x\u200by\n", "YAML-HIDDEN", 1, 5, "a: xy"),
    ("a: \u202ecba\n", "YAML-HIDDEN", 1, 4, "a: cba"),
    ("a: \x07\n", "YAML-HIDDEN", 1, 4, "a: "),
    ("a: &x 1\n", "YAML-FEATURE", 1, 4, 'a: "&x 1"'),
    ("a: !tag 1\n", "YAML-FEATURE", 1, 4, 'a: "!tag 1"'),
    ("a: {<<: {b: 1}}\n", "YAML-FEATURE", 1, 5, ""),
    ("a: 1\n---\nb: 2\n", "YAML-FEATURE", 2, 1, ""),
    ("%YAML 1.1\n---\na: 1\n", "YAML-FEATURE", 1, 1, ""),
    ("", "YAML-EMPTY", 1, 1, ""),
    ("# only a note\n", "YAML-EMPTY", 1, 1, ""),
    ("a: b: c\n", "YAML-SYNTAX", 1, 4, 'a: "b: c"'),
    ('a: "He said "hi""\n', "YAML-SYNTAX", 1, 4, "a: 'He said \"hi\"'"),
    ('a: "x" y\n', "YAML-SYNTAX", 1, 7, 'a: "x y"'),
    ("a: @home\n", "YAML-SYNTAX", 1, 4, 'a: "@home"'),
    ("a: `x`\n", "YAML-SYNTAX", 1, 4, 'a: "`x`"'),
    ("a: %x\n", "YAML-SYNTAX", 1, 4, 'a: "%x"'),
    ("a: 'open\nb: 1\n", "YAML-SYNTAX", 1, 4, "a: 'open'"),
    ("a: [mon, tue\nb: 1\n", "YAML-SYNTAX", 1, 1, "a: [mon, tue]"),
    ("a:b\nc: d\n", "YAML-SYNTAX", 1, 3, "a: b"),
    ("a: 1\n  b: 2\n", "YAML-SYNTAX", 2, 3, 'a: "1 b: 2"'),
    ('a: "C:\\dir"\n', "YAML-SYNTAX", 1, 7, "a: 'C:\\dir'"),
    ("a: “hi: x”\n", "YAML-SYNTAX", 1, 4, 'a: "hi: x"'),
    ("[" * 400, "YAML-SYNTAX", 1, 1, ""),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "copy"), TRAPS)
def test_each_trap_is_told_with_its_place_and_a_cure(text: str, code: str, line: int, column: int, copy: str) -> None:
    _, problems = read_tree(text.encode(), "x.yaml")
    first = problems.found[0]
    assert (first.code, first.line, first.column, first.copy) == (code, line, column, copy)
    assert first.message
    assert "expected" not in first.message
    assert "token" not in first.message


@pytest.mark.parametrize(
    "written",
    ["02134", "19:00", "no", "on", "2026-05-01", "0x1F", "1_000", "1.10", "~", "null", "+15025550143", "=", "1e3"],
)
def test_a_scalar_keeps_the_very_text_that_was_written(written: str) -> None:
    tree, problems = read_tree(f"a: {written}\n".encode(), "x.yaml")
    assert problems.found == []
    assert isinstance(tree, Mapping)
    assert tree.get("a") == Scalar(written, 1, 4)


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [(b"\xef\xbb\xbfa: 1\n", 1, 1), (b"a: 1\nb: caf\xe9\n", 2, 7), (b"\xff\xfea\x00", 1, 1)],
)
def test_other_encodings_are_refused_at_their_place(data: bytes, line: int, column: int) -> None:
    tree, problems = read_tree(data, "x.yaml")
    assert tree is None
    assert [(p.code, p.line, p.column) for p in problems.found] == [("YAML-ENCODING", line, column)]


def test_a_file_too_large_is_refused_unread() -> None:
    tree, problems = read_tree(b"a: " + b"x" * MAX_BYTES, "x.yaml")
    assert tree is None
    assert problems.found[0].code == "YAML-SIZE"


def test_windows_and_old_mac_line_ends_are_line_ends() -> None:
    for ends in ("\n", "\r\n", "\r"):
        tree, problems = read_tree(f"a: 1{ends}b: [x, y]{ends}".encode(), "x.yaml")
        assert problems.found == []
        assert tree == Mapping(
            (
                (Scalar("a", 1, 1), Scalar("1", 1, 4)),
                (Scalar("b", 2, 1), Sequence((Scalar("x", 2, 5), Scalar("y", 2, 8)), 2, 4)),
            ),
            1,
            1,
        )


def test_all_tabs_and_all_doubled_keys_of_a_file_are_told_at_once() -> None:
    assert [p.line for p in read_tree(b"a:\n\tb: 1\n\tc: 2\n", "x")[1].found] == [2, 3]
    assert [p.line for p in read_tree(b"a: 1\na: 2\nb: 1\nb: 2\n", "x")[1].found] == [2, 4]


def test_a_quoted_hash_and_a_note_on_its_own_line_are_fine() -> None:
    _, problems = read_tree(b'# a note\na: "Room #4"\n# another\nb: Room#5\nc: [x, y]\n', "x.yaml")
    assert problems.found == []


def test_locate_finds_a_field_or_the_nearest_part_that_exists() -> None:
    tree, _ = read_tree(b"contact:\n  phones:\n    - number: 1\n    - number: 2\n", "x.yaml")
    assert tree is not None
    assert locate(tree, "contact.phones.1.number") == (4, 15)
    assert locate(tree, "contact.email") == (1, 1)
    assert locate(tree, "nothing") == (1, 1)


@given(st.binary(max_size=200) | st.text(alphabet="ab:-#&*!|>%@`\"'{}[], \n\t?~<0123", max_size=120).map(str.encode))
@example(b"[" * 60_000)
@example(b"a: " * 5_000)
@example(b"- " * 30_000)
@example(b"? " * 20_000)
@example(b"- ? : " * 9_000)
@example(b"[" * 999 + b"]" * 999)
@example(b"".join(b" " * (24 * n) + b"- " * 11 + b"\n" for n in range(70)))
@example(b"".join(b" " * n + b"a:\n" for n in range(350)))
def test_no_bytes_ever_raise(data: bytes) -> None:
    tree, problems = read_tree(data, "x.yaml")
    assert tree is not None or problems.found


@pytest.mark.parametrize("escape", [r"\u202e", r"\u200b", r"\x1b", r"\ufeff", r"\0", r"\x07"])
def test_an_escape_hides_no_character_either(escape: str) -> None:
    _, problems = read_tree(f'name: "Open{escape}Door"\n'.encode(), "a.yaml")
    assert [(p.code, p.line) for p in problems.found] == [("YAML-HIDDEN", 1)]


def test_the_escapes_that_writing_needs_are_fine() -> None:
    _, problems = read_tree(rb'name: "a \"b\" \\ \n \t \u00f1"' + b"\n", "a.yaml")
    assert problems.found == []
