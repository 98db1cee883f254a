"""Draws thirty queries from the national directory, by seed, with what would be a right answer to each.

Run once: the table it prints was committed before anything was tuned on it, and stands in judged.yaml.
    python -m tests.search_page.draw_judged CONTENT_FOLDER
"""

import datetime as dt
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from generator.content.load import Reading, read_content
from generator.directory.distance import Point, miles
from generator.directory.model import Entry
from generator.directory.places import city_point, place_of
from generator.resources import vocabulary_dir

SEED = 20261122
SPOKEN = {
    "naloxone": ["narcan", "naloxone"],
    "moud_linkage": ["suboxone", "methadone", "mat"],
    "recovery_housing": ["sober living", "halfway house"],
    "peer_support_one_to_one": ["peer support"],
    "employment_help": ["job help"],
    "hiv_hcv_testing": ["hiv test"],
    "transportation_help": ["transportation"],
}
SPANISH = {
    "naloxone": "naloxona",
    "moud_linkage": "metadona",
    "employment_help": "empleo",
    "housing_navigation": "vivienda",
}
BORDER = [
    ("Cincinnati", "OH"),
    ("Kansas City", "KS"),
    ("Texarkana", "AR"),
    ("Bristol", "TN"),
    ("Vancouver", "WA"),
    ("Camden", "NJ"),
]


def typo(draw: random.Random, word: str) -> str:
    """One letter left out or two changed, never the first."""
    at = draw.randrange(1, len(word) - 1)
    if draw.random() < 0.5 or word[at] == word[at + 1]:
        return word[:at] + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def near(city: str, state: str, within: int = 25, **more: object) -> dict[str, object]:
    point = city_point(city, state) or Point(0, 0)
    return {"near": [round(point.lat, 2), round(point.lon, 2)], "miles": within, **more}


def draw_queries(entries: list[Entry], state_names: Mapping[str, str]) -> list[dict[str, object]]:
    draw = random.Random(SEED)
    placed = [entry for entry in entries if entry.location and entry.location.city and place_of(entry)]
    cities = Counter((entry.location.city, entry.location.state) for entry in placed if entry.location)
    towns = sorted(key for key, count in cities.items() if count >= 2)
    found: list[dict[str, object]] = []

    def add(kind: str, query: str, right: dict[str, object]) -> None:
        found.append({"q": query, "kind": kind, "right": right})

    for _ in range(4):  # a place alone
        city, state = draw.choice(towns)
        add("place", f"{city}, {state}", near(city, state))
    for _ in range(3):
        entry = draw.choice(placed)
        assert entry.location is not None
        point = place_of(entry) or Point(0, 0)
        add("zip", entry.location.zip, {"near": [round(point.lat, 2), round(point.lon, 2)], "miles": 25})
    by_service: dict[str, list[Entry]] = defaultdict(list)
    for entry in placed:
        for service in entry.services:
            by_service[service].append(entry)
    for service in draw.sample(sorted(SPOKEN), 5):  # a service and a place
        entry = draw.choice(by_service[service])
        assert entry.location is not None
        city, state = entry.location.city, entry.location.state
        add("service", f"{draw.choice(SPOKEN[service])} {city} {state.lower()}", near(city, state, service=service))
    for _ in range(3):  # a kind and a state
        state = draw.choice(sorted({state for _, state in towns}))
        word, subtype = draw.choice([("rehab", "treatment_program"), ("treatment center", "treatment_program")])
        add("kind", f"{word} {state_names[state.lower()].lower()}", {"state": state.lower(), "subtype": subtype})
    for entry in draw.sample(placed, 6):  # a name
        same = [one.id for one in entries if one.name == entry.name]
        add("name", entry.name, {"refs": same})
    for entry in draw.sample(placed, 3):  # a name with a typing error in its longest word
        longest = max(entry.name.replace(",", "").split(), key=len)
        name = entry.name.replace(longest, typo(draw, longest))
        add("typo", name, {"refs": [one.id for one in entries if one.name == entry.name]})
    for service in draw.sample(sorted(SPANISH), 2):
        entry = draw.choice(by_service[service])
        assert entry.location is not None
        city, state = entry.location.city, entry.location.state
        add("spanish", f"{SPANISH[service]} {city} {state}", near(city, state, service=service))
    for city, state in draw.sample(BORDER, 4):  # both sides of a state's border
        point = city_point(city, state) or Point(0, 0)
        around = [one for one in placed if miles(point, place_of(one) or Point(0, 0)) <= 25]
        states = sorted({one.state for one in around})
        add("border", f"{city} {state}", near(city, state, also_states=states))
    return found


if __name__ == "__main__":
    reading = Reading(dt.date(2026, 11, 22), vocabulary_dir(), frozenset(), 1, lambda _done, _total: None)
    content = read_content(Path(sys.argv[1]), reading)
    names = {key: term.called() for key, term in content.vocabulary["states"].items()}
    drawn = draw_queries([entry for entry in content.directory.listed() if entry.state != "us"], names)
    sys.stdout.write("".join(f"- {json.dumps(query, ensure_ascii=False)}\n" for query in drawn))
