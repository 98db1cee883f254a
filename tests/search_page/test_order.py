"""The order of results is the one design says, and nothing else can move an entry."""

import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.support import ROOT

SEED = 7


def drawn(count: int) -> list[dict[str, float]]:
    draw = random.Random(SEED)
    # Few values, so that every rule has to decide some pairs.
    return [
        {
            "doc": number,
            "score": draw.choice([0, 1.5, 7.25]),
            "miles": draw.choice([0, 4.9, 5, 5.1, 24, 25, 26, 50, 51, 90]),
            "fresh": draw.choice([0, 1, 2]),
            "name": draw.randrange(40),
        }
        for number in range(count)
    ]


def band(away: float) -> int:
    return sum(away > edge for edge in (5, 25, 50))


@pytest.mark.browser
def test_with_a_place_band_freshness_score_distance_name(run: Callable[..., Any]) -> None:
    items = drawn(400)
    found = run("const { withPlace } = await find('order'); return arg.sort(withPlace);", items)
    assert found == sorted(
        items, key=lambda one: (band(one["miles"]), one["fresh"], -one["score"], one["miles"], one["name"], one["doc"])
    )


@pytest.mark.browser
def test_without_a_place_score_freshness_name(run: Callable[..., Any]) -> None:
    items = drawn(400)
    found = run("const { withoutPlace } = await find('order'); return arg.sort(withoutPlace);", items)
    assert found == sorted(items, key=lambda one: (-one["score"], one["fresh"], one["name"], one["doc"]))


@pytest.mark.browser
def test_freshness_has_three_steps_and_never_checked_is_the_last(run: Callable[..., Any]) -> None:
    today = 10_000
    script = "const { freshness } = await find('order'); return arg.map((checked) => freshness(checked, 10000));"
    assert run(script, [today, today - 180, today - 181, today - 365, today - 366, 0]) == [0, 0, 1, 1, 2, 2]


SETTLE = """
    const { Engine } = await find('engine');
    const asked = [];
    const index = {
      size: arg.names.length, compounds: new Set(), parts: [{ national: arg.national }],
      states: [{ key: 'ky', base: 0, size: arg.names.length, edition: 'x' }],
      store: { get: async (path) => (asked.push(path), { name: arg.order }) },
      cards: async (docs) => docs.map((doc) => (asked.push(doc), { card: [arg.names[doc]] })),
    };
    const list = arg.scores.map((score, doc) => ({ doc, score, miles: NaN, fresh: 2, name: 0 }));
    await new Engine({ base: '/' }).settle({ index }, list, 0, arg.shown);
    return [list.map(({ doc }) => arg.names[doc]), asked];
"""


@pytest.mark.browser
def test_equals_of_a_state_stand_in_the_order_of_names_which_is_fetched_for_a_tie_alone(
    run: Callable[..., Any],
) -> None:
    # "CBA": the last of three names comes first.
    some = {"national": False, "names": ["zeta", "mid", "abel"], "order": "CBA", "shown": 1}
    assert run(SETTLE, {**some, "scores": [1, 1, 1]}) == [["abel", "mid", "zeta"], ["ky/names.json"]]
    assert run(SETTLE, {**some, "scores": [2, 1, 1]}) == [["zeta", "mid", "abel"], []]
    assert run(SETTLE, {**some, "scores": [3, 2, 1], "shown": 3}) == [["zeta", "mid", "abel"], []]


@pytest.mark.browser
def test_equals_of_the_nation_that_are_shown_together_stand_in_the_order_of_names(run: Callable[..., Any]) -> None:
    some = {"national": True, "names": ["Zeta", "Ábel", "mid", "Aa", "b"], "order": "", "shown": 3}
    assert run(SETTLE, {**some, "scores": [1] * 5})[0] == ["Ábel", "mid", "Zeta", "Aa", "b"]
    assert run(SETTLE, {**some, "scores": [2, 1, 1, 1, 1]})[0] == ["Zeta", "Ábel", "mid", "Aa", "b"]
    assert run(SETTLE, {**some, "scores": [5, 4, 3, 2, 1]}) == [some["names"], []]


def test_no_setting_and_no_field_of_an_entry_can_lift_it() -> None:
    # Boosts stand in generator/search/fields.py, and query.js weighs exact words above guesses. Nowhere else.
    allowed = {
        "fields.py",
        "build.py",
        "words.py",
        "query.js",
        "best.js",
        "index.js",
        "harm.py",
    }  # harm.py refuses such words in entries
    lift = re.compile(r"\b(boost|featured|sponsor|promot(?:e|ed)|priority)\b", re.IGNORECASE)
    files = [
        *(ROOT / "generator").rglob("*.py"),
        *(ROOT / "templates" / "assets" / "js").rglob("*.js"),
        ROOT / "site.toml",
    ]
    wrong = []
    for path in files:
        if path.name in allowed or not path.is_file() or path.parent.name in {"rules", "content"}:
            continue
        code = re.sub(
            r'""".*?"""|#.*|//.*', "", path.read_text(encoding="utf-8"), flags=re.DOTALL if path.suffix == ".x" else 0
        )
        wrong += [f"{path.name}: {match[0]}" for match in lift.finditer(code)]
    assert wrong == []
