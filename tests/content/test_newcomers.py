"""Somebody who has never seen such a file follows each answer to the letter: the entry passes and says what they meant."""

import dataclasses
from pathlib import PurePosixPath

import pytest

from generator.content.entries import ReadEntry, read_entry
from generator.problems import Severity
from tests.content.corpus_cases import SETTING
from tests.content.entry_files import VOCABULARY
from tests.content.following import followed, steps_of
from tests.content.newcomers import EXAMPLE, SLIPS, Slip

_PATH = "ky/riverbend.yaml"


def read(text: str) -> ReadEntry:
    return read_entry(text.encode(), _PATH, PurePosixPath(_PATH), VOCABULARY.lists, SETTING)


def leaves(value: object, path: str = "") -> dict[str, object]:
    """Every value of an entry by its path; what is not given is not there."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    elif isinstance(value, tuple) and value and dataclasses.is_dataclass(value[0]):
        parts = {str(n): part for n, part in enumerate(value)}
    else:
        return {path: value} if value not in (None, "", (), {}) else {}
    return {
        at: leaf
        for name, part in parts.items()
        for at, leaf in leaves(part, f"{path}.{name}" if path else name).items()
    }


def mended(slip: Slip) -> tuple[str, list[str]]:
    """The file in the end, and the answers on the way."""
    assert slip.old in EXAMPLE
    text = EXAMPLE.replace(slip.old, slip.new, 1)
    hand = list(slip.by_hand)
    while hand and not hand[0][0]:
        _, old, new = hand.pop(0)
        text = text.replace(old, new, 1)
    said = []
    for _ in range(12):
        found = [p for p in read(text).problems if p.severity is not Severity.REVIEW]
        said += [f"{p.line} {p.code}: {p.message} {p.fix} {[e.text for e in p.edits]}" for p in found]
        if not found:
            break
        if steps_of(found):
            text = followed(text.encode(), found).decode()
            continue
        step = next((step for step in hand if step[0] in {p.code for p in found} and step[1] in text), None)
        assert step is not None, said
        hand.remove(step)
        text = text.replace(step[1], step[2], 1)
    return text, said


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.title)
def test_what_a_newcomer_meant_is_what_stands_there_in_the_end(slip: Slip) -> None:
    text, said = mended(slip)
    result = read(text)
    assert result.entry is not None, said
    assert [p.message for p in result.problems] == []
    wanted = leaves(read(EXAMPLE).entry)
    for path, value in slip.meant.items():
        wanted[path] = value
    kept = {path: value for path, value in wanted.items() if value not in ("", ())}
    assert leaves(result.entry) == kept, said


def test_the_slips_are_many_and_each_is_answered() -> None:
    assert len(SLIPS) >= 50
    assert len({slip.title for slip in SLIPS}) == len(SLIPS)
    unharmed = [s.title for s in SLIPS if not mended(s)[1]]
    assert unharmed == ["a number in brackets"], "what is taken as it is needs no answer"
