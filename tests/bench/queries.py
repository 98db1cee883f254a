"""Queries to measure with: ten that people type, and by seed as many more as wanted from the entries themselves."""

import random
from collections.abc import Sequence

from generator.directory.model import Entry

# The ten of the first measurements, so that figures compare.
TYPED = (
    "louisville women sober living", "narcan newark", "smart recovery online", "spanish aa meeting tuesday", "veterans housing houston",
    "detox medicaid los angeles", "al-anon berkeley", "methadone clinic", "kentuky", "recovry center",
)  # fmt: skip
SPOKEN = (
    "sober living", "narcan", "methadone", "support group", "job help", "detox", "peer support", "recovery coach", "family help", "rehab",
    "counseling", "veterans", "women", "teen help", "housing",
)  # fmt: skip


def queries(entries: Sequence[Entry], count: int, seed: int) -> list[str]:
    """TYPED, then drawn ones in turn: need and place, place, need and state, name, ZIP, need and place misspelled."""
    draw = random.Random(seed)
    placed = [entry for entry in entries if entry.location and entry.location.zip]
    found = list(TYPED[:count])
    while len(found) < count:
        found.append(_drawn(draw, len(found), draw.choice(placed)))
    return found


def in_state(entries: Sequence[Entry], count: int, seed: int) -> list[str]:
    """What is typed on a state's own page: a need, a need and a city of it, a name."""
    draw = random.Random(seed)
    placed = [entry for entry in entries if entry.location and entry.location.city] or list(entries)
    found = []
    for which in range(count):
        entry = draw.choice(placed)
        city = entry.location.city if entry.location else ""
        found.append((draw.choice(SPOKEN), f"{draw.choice(SPOKEN)} {city}".strip(), entry.name)[which % 3])
    return found


def _drawn(draw: random.Random, turn: int, entry: Entry) -> str:
    assert entry.location is not None
    city, state, need = entry.location.city, entry.location.state, draw.choice(SPOKEN)
    at = draw.randrange(1, len(city))
    choices = (
        f"{need} {city} {state.lower()}",
        f"{city}, {state}",
        f"{need} {state.lower()}",
        entry.name,
        entry.location.zip,
        f"{need} {city[:at]}{city[at + 1 :]}",
    )
    return choices[turn % len(choices)]
