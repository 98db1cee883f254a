"""Our dataclasses are the standard library's: a class made both ways is and does the same."""

import copy
import dataclasses
import pickle
import re
from collections.abc import Callable
from dataclasses import field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import records
from generator.content.packed import packed, unpacked
from generator.directory.model import Source
from tests.support import ROOT

Maker = Callable[..., Any]
OPTIONS: tuple[dict[str, bool], ...] = (
    {},
    {"frozen": True},
    {"slots": True},
    {"frozen": True, "slots": True},
)


def made(by: Maker, options: dict[str, bool]) -> Any:
    """A class with all that fields can have here."""

    class Row:
        """A row."""

        name: str
        count: int = 3
        words: tuple[str, ...] = field(default=())
        codes: dict[str, int] = field(default_factory=dict)

    return by(**options)(Row)


def both(options: dict[str, bool]) -> tuple[Any, Any]:
    return made(dataclasses.dataclass, options), made(records.dataclass, options)


def of(value: Any) -> str:
    return repr(value).replace(type(value).__qualname__, "Row")


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@given(
    name=st.text(max_size=3),
    count=st.none() | st.integers(-2, 2),
    words=st.none() | st.tuples(st.text(max_size=2)),
    codes=st.none() | st.dictionaries(st.text(max_size=1), st.integers(0, 1), max_size=2),
)
def test_values_are_the_same(options: dict[str, bool], name: str, count: Any, words: Any, codes: Any) -> None:
    given_ = {key: value for key, value in (("count", count), ("words", words), ("codes", codes)) if value is not None}
    theirs, ours = (cls(name, **given_) for cls in both(options))
    assert of(theirs) == of(ours)
    assert dataclasses.asdict(theirs) == dataclasses.asdict(ours)
    assert packed(theirs) == packed(ours)
    for one in (theirs, ours):
        assert one == copy.deepcopy(one) == dataclasses.replace(one)
        assert one != dataclasses.replace(one, name=name + "x")
        assert one != dataclasses.asdict(one)
        assert unpacked(packed(one)) == {**dataclasses.asdict(one), "words": list(one.words)}


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_classes_are_the_same(options: dict[str, bool]) -> None:
    theirs, ours = both(options)
    assert ours.__match_args__ == theirs.__match_args__
    assert [one.name for one in dataclasses.fields(ours)] == [one.name for one in dataclasses.fields(theirs)]
    assert (ours.__hash__ is None) == (theirs.__hash__ is None)
    assert hasattr(ours("a"), "__dict__") == hasattr(theirs("a"), "__dict__")
    for cls in (theirs, ours):
        for wrong in ({}, {"nam": "a"}, {"name": "a", "more": 1}):
            with pytest.raises(TypeError):
                cls(**wrong)


@pytest.mark.parametrize("slots", [False, True])
def test_what_is_frozen_stays(slots: bool) -> None:
    for value in (cls("a") for cls in both({"frozen": True, "slots": slots})):
        with pytest.raises(dataclasses.FrozenInstanceError):
            value.name = "b"
        with pytest.raises(dataclasses.FrozenInstanceError):
            del value.name
        assert value.name == "a"


def test_frozen_values_are_found_in_sets_and_by_other_processes() -> None:
    source = Source("A page", "https://example.org/")
    assert {source} == {Source("A page", "https://example.org/")}
    assert pickle.loads(pickle.dumps(source)) == source  # of ours
    assert unpacked(packed(source), Source) == source


def test_own_methods_are_kept() -> None:
    @records.dataclass(frozen=True, slots=True)
    class Word:
        """A word that is told apart by its letters alone."""

        text: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Word) and other.text.lower() == self.text.lower()

        def __hash__(self) -> int:
            return hash(self.text.lower())

        def __repr__(self) -> str:
            return f"<{self.text}>"

    assert {Word("A")} == {Word("a")}
    assert repr(Word("A")) == "<A>"


def test_nothing_is_asked_of_records_that_they_do_not_do() -> None:
    """What the standard library's would heed and ours would not, silently."""
    more = re.compile(r"\b(?:__post_init__|InitVar|KW_ONLY)\b|\bfield\([^()]*\b(?:init|repr|hash|compare|kw_only)=")
    files = [
        path
        for path in (ROOT / "generator").rglob("*.py")
        if "import dataclass" in (text := path.read_text()) and more.search(text)
    ]
    assert files == []
