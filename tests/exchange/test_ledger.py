"""The ledger comes back as it was written, line by line, and a damaged one is told."""

import random

from hypothesis import given
from hypothesis import strategies as st

from generator.exchange.ledger import Ledger, Line, digest, ledger_text, read_ledger, without_address

_TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
_ROWS = st.lists(
    st.dictionaries(_TEXT, st.one_of(_TEXT, st.lists(st.lists(_TEXT, max_size=2), max_size=2)), max_size=3), max_size=2
).map(tuple)
_LINES = st.dictionaries(
    _TEXT, st.tuples(_TEXT, st.dictionaries(_TEXT, _TEXT, max_size=3), _ROWS, st.booleans()), max_size=5
)


@given(_LINES, st.dictionaries(_TEXT, _TEXT, max_size=2))
def test_round_trip_in_one_order(
    parts: dict[str, tuple[str, dict[str, str], tuple[dict[str, object], ...], bool]], about: dict[str, str]
) -> None:
    ledger = Ledger("feed", about, {record: Line(record, *values) for record, values in parts.items()})
    text = ledger_text(ledger)
    assert read_ledger("feed", text, "feeds/feed.jsonl") == (ledger, [])
    shuffled = random.Random(1).sample(sorted(ledger.lines), len(ledger.lines))
    assert ledger_text(Ledger("feed", about, {record: ledger.lines[record] for record in shuffled})) == text


def test_none_yet_is_empty() -> None:
    assert read_ledger("feed", "", "x") == (Ledger("feed"), [])


def test_the_place_of_the_damage_is_told() -> None:
    good = ledger_text(Ledger("feed", {}, {"a": Line("a", "ky/a")}))
    for broken, line in (
        (good + good.splitlines()[1] + "\n", 3),
        (good.replace('"a"', "a"), 2),
        (good.replace("feed", "fed", 1), 1),
    ):
        ledger, problems = read_ledger("feed", broken, "feeds/feed.jsonl")
        assert ledger is None
        assert [(p.code, p.line) for p in problems] == [("LEDGER-DAMAGED", line)]


def test_digests_tell_nothing_from_something() -> None:
    assert digest("") == ""
    assert len(digest("name: A")) == 8


def test_addresses_go() -> None:
    assert without_address(
        ({"name": "A", "street": "1 Elm", "unit": "2", "zip": "40202", "lat": 1, "lon": 2, "city": "B"},)
    ) == ({"name": "A", "city": "B"},)
