"""Patterns that are compiled late are the standard library's in all that is asked of them."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.patterns import pattern

TEXTS = (
    (r"(?P<word>[a-c]+)(\d?)", 0),
    (r"^b|a\b", re.IGNORECASE | re.MULTILINE),
    (r"", 0),
)


def told(found: Any) -> Any:
    """What a match says, in values that compare."""
    return found and (found.span(), found.groups(), found.groupdict())


@pytest.mark.parametrize(("text", "flags"), TEXTS)
@given(read=st.text("abcABC1 \n", max_size=12))
def test_they_find_what_compiled_ones_find(text: str, flags: int, read: str) -> None:
    late, soon = pattern(text, flags), re.compile(text, flags)
    for name in ("match", "search", "fullmatch"):
        assert told(getattr(late, name)(read)) == told(getattr(soon, name)(read))
    assert [told(one) for one in late.finditer(read)] == [told(one) for one in soon.finditer(read)]
    assert late.findall(read) == soon.findall(read)
    assert late.split(read) == soon.split(read)
    assert late.sub("-", read, count=2) == soon.sub("-", read, count=2)
    assert late.subn("-", read) == soon.subn("-", read)
    assert (late.pattern, late.groups, dict(late.groupindex)) == (soon.pattern, soon.groups, dict(soon.groupindex))
    assert repr(late) == repr(soon)


def test_they_are_compiled_at_the_first_call_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    soon = re.compile("a+")

    def noted(text: str, flags: int) -> re.Pattern[str]:
        compiled.append(text)
        return soon

    monkeypatch.setattr("generator.patterns.re.compile", noted)
    late = pattern("a+")
    assert compiled == []
    assert late.match("aab")
    assert late.search("baa")
    assert not late.fullmatch("b")
    assert compiled == ["a+"]


def test_they_do_nothing_else() -> None:
    late: Any = pattern("a")
    with pytest.raises(AttributeError, match="scan"):
        late.scan("a")
