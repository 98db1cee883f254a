"""The order of results is the one design says, and nothing else can move an entry."""

import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.search_page.conftest import SearchPage
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


@pytest.mark.browser
def test_equals_of_a_state_stand_in_the_order_of_names(find: SearchPage) -> None:
    find.open("#in=ky")
    names = find.names()
    lately, others = names[:2], names[2:]
    assert lately == ["Riverbend Recovery Center", "Saturday Open Door"]
    assert others == sorted(others)
    assert len(others) > 1


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
