"""No bytes whatever make the check fail in another way than with a problem that a person can read.

By default a few hundred inputs; `RECOVERY_FUZZ=4000 python -m pytest tests/content/test_fuzz.py` looks at 100,000 and
more: a row of BURST for each number that is drawn, since drawing takes longer than looking. What is tried starts from good entries and from every mistake of the corpus; the seed is fixed, so a red run can be had again,
and an input that ever failed is kept below as an `@example`.
"""

import json
import os
import random
from pathlib import PurePosixPath

from hypothesis import HealthCheck, Phase, example, given, seed, settings
from hypothesis import strategies as st

from generator.content.entries import read_entry
from generator.problems import Problem, as_json, as_summary, as_text, github_commands
from tests.content.corpus_cases import FOLDER, SETTING, cases_in
from tests.content.entry_files import CENTER, GROUP, VOCABULARY, WARMLINE

MANY = int(os.environ.get("RECOVERY_FUZZ", "100"))
BURST = 25
STARTS = [CENTER.encode(), GROUP.encode(), WARMLINE.encode()]
STARTS += [
    data
    for path in sorted(FOLDER.glob("[0-9]*.txt"))
    for case in cases_in(path)
    for data in case.files.values()
    if len(data) < 4000
]
# Pieces of YAML, of markup and of what breaks programs.
PIECES = [
    b": ", b"- ", b"\n", b"\n  ", b"\n    ", b'"', b"'", b"[", b"]", b"{", b"}", b"#", b" #", b"&a ", b"*a", b"!x ", b"|\n", b">-\n",
    b"? ", b"---\n", b"...\n", b"%", b"@", b"`", b"<<: ", b"~", b"null", b"\t", b"\r", b"\r\n", b"\x00", b"\xff", b"\xc3", b"\xe2\x80\xae",
    b"\xef\xbb\xbf", b"\xc2\x85", b"\xe2\x80\xa8", b"\\", b'"\\ud800"', b'"\\x00"', b'"\\U0010ffff"', b"<script>", b"](javascript:x)",
    b"https://", b"https://[", b"https://a:b@c", b"http://\xe2\x80\x8b", b"9" * 400, b"-1", b"1e999", b"0x1F", b"2026-99-99", b"99:99",
    b"%s%n", b"{0}{x}", b"$(id)", b"../../etc", b"type:", b"name:", b"provenance:", b"schedule:", b"phones:", b"a" * 300, "ñ“”’".encode(),
]  # fmt: skip
PATHS = [
    "ky/x.yaml",
    "us/x.yaml",
    "x.yaml",
    "zz/..yaml",
    "ky/\u202e.yaml",
    "ky/a b/\n.yaml",
    "ky/" + "x" * 300 + ".yaml",
]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A good or a mistaken entry with some cuts, copies and pieces put in."""
    data = bytearray(draw(st.sampled_from(STARTS)))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(data)))
        kind = draw(st.integers(0, 4))
        if kind == 0:
            del data[at : at + draw(st.integers(1, 40))]
        elif kind == 1:
            data[at:at] = data[at : at + draw(st.integers(1, 60))] * draw(st.integers(1, 3))
        elif kind == 2 and at < len(data):
            data[at] = draw(st.integers(0, 255))
        else:
            data[at:at] = draw(st.sampled_from(PIECES))
    return bytes(data)


ANY = st.one_of(
    mutated(), mutated(), mutated(), mutated(), st.binary(max_size=200), st.text(max_size=120).map(str.encode)
)


def looked_at(data: bytes, path: str) -> list[Problem]:
    """The problems, after every format has shown them."""
    found = list(read_entry(data, path, PurePosixPath(path), VOCABULARY.lists, SETTING).problems)
    lines = max(data.count(b"\n") + data.count(b"\r") + 1, 1)
    for problem in found:
        assert problem.message
        assert 0 <= problem.line <= lines + 1
        text = as_text(problem)
        assert all(char.isprintable() or char == "\n" for char in text)
    for command in github_commands(found):
        assert command.startswith("::")
        assert "\n" not in command
        assert "\r" not in command
        command.encode()
    as_summary(found).encode()
    assert len(json.loads(as_json(found))["problems"]) == len(found)
    return found


@seed(20261122)
@settings(
    max_examples=MANY, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
@given(ANY, st.sampled_from(PATHS))
@example(b"", "ky/x.yaml")
@example(b"\xef\xbb\xbf", "ky/x.yaml")
@example(b"[" * 60000, "ky/x.yaml")
@example(b"- " * 30000, "ky/x.yaml")
@example(b"? " * 3000, "ky/x.yaml")
@example(b"contact:\n  phones:\n    ? - {number: x}\n", "ky/x.yaml")  # a group of which no name can be read
@example(b"location:\n  ? [a]: b\nprovenance:\n  sources:\n    - ? [a]\n", "ky/x.yaml")
@example(b'name: "\\ud800"', "ky/x.yaml")
@example(b"a: \xc2\x85b", "ky/x.yaml")
@example(b'\xc2\x85a: KY\nb:\n  - c: d\xc2\x85e: KY\nf: "x', "zz/..yaml")  # a line end that only YAML counts
def test_any_bytes_are_answered_with_problems_and_nothing_else(data: bytes, path: str) -> None:
    looked_at(data, path)


def damaged(chance: random.Random) -> bytes:
    """The same as `mutated`, from a seeded generator."""
    data = bytearray(chance.choice(STARTS))
    for _ in range(chance.randint(1, 5)):
        at = chance.randint(0, len(data))
        kind = chance.randint(0, 4)
        if kind == 0:
            del data[at : at + chance.randint(1, 40)]
        elif kind == 1:
            data[at:at] = data[at : at + chance.randint(1, 60)] * chance.randint(1, 3)
        elif kind == 2 and at < len(data):
            data[at] = chance.randint(0, 255)
        else:
            data[at:at] = chance.choice(PIECES)
    return bytes(data)


@seed(20261122)
@settings(max_examples=MANY, deadline=None, database=None, phases=[Phase.explicit, Phase.generate],
          suppress_health_check=list(HealthCheck))  # fmt: skip
@given(st.integers(0, 2**63))
def test_rows_of_damaged_entries_are_answered_with_problems(number: int) -> None:
    chance = random.Random(number)
    for _ in range(BURST):
        looked_at(damaged(chance), chance.choice(PATHS))
