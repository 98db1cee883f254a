"""Small charts as values that templates draw as SVG: bars by year, and a map of the states as tiles.

Every chart says its numbers in letters on the drawing, in its text alternative and in a table beside it: color alone
tells nothing. All lengths are units of a drawing 320 wide, the narrowest phone; styles stand in facts.css.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.directory.national import NationalFact, PlaceValue
from generator.records import dataclass
from generator.site.plan import StatePlan
from generator.site.tongue import Tongue

WIDTH = 320
_BAR = 30  # from one bar to the next, its label above it
_LONGEST = 250
_TILE = 29
_STEPS = (0, 20, 40, 60, 80)  # percent from which the next darker tile begins


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what stands left of it ("2017"), what stands behind it ("41"), its place and length."""

    label: str
    value: str
    y: int
    length: float


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars from the oldest year to the newest. `words` says all of them in one sentence."""

    words: str
    height: int
    bars: tuple[Bar, ...]


def bars(title: str, facts: Iterable[NationalFact], tongue: Tongue) -> Bars:
    """One thing in several years; shares are drawn out of 100 percent, counts of states out of 50."""
    in_order = sorted(facts, key=lambda fact: fact.year)
    drawn = []
    for n, fact in enumerate(in_order):
        share = fact.percent
        value = fact.value if share is None else share
        whole = 100 if share is not None else max(50, *(f.value for f in in_order))
        words = tongue.number(round(value, 1))
        drawn.append(
            Bar(
                str(fact.year),
                words if share is None else tongue.say("%(number)s%%", number=words),
                n * _BAR,
                round(_LONGEST * value / whole, 1),
            )
        )
    told = tongue.joined([f"{bar.label}: {bar.value}" for bar in drawn])
    return Bars(f"{title}. {told}.", len(drawn) * _BAR, tuple(drawn))


@dataclass(frozen=True, slots=True)
class Tile:
    """One state: its code, its share as words ("" where there is none), its place, and how dark it is (0 to 4)."""

    code: str
    value: str
    x: int
    y: int
    step: int


@dataclass(frozen=True, slots=True)
class Line:
    """One state in the table beside a map."""

    name: str
    value: str
    of: str
    percent: str


@dataclass(frozen=True, slots=True)
class TileMap:
    """The states as tiles with the share of each; `legend` says what each darkness means."""

    words: str
    height: int
    tiles: tuple[Tile, ...]
    legend: tuple[str, ...]
    lines: tuple[Line, ...]


def tile_map(title: str, places: Iterable[PlaceValue], states: Sequence[StatePlan], tongue: Tongue) -> TileMap:
    """The share of each state on a map of tiles; a state without a number has a tile without one."""
    known = {place.state: place for place in places}
    tiles, lines = [], []
    for state in sorted(states, key=lambda state: state.name):
        place = known.get(state.code)
        percent = place.percent if place else None
        words = "" if percent is None else tongue.number(round(percent))
        if state.tile:
            row, column = state.tile
            step = -1 if percent is None else max(n for n, least in enumerate(_STEPS) if round(percent) >= least)
            tiles.append(Tile(state.code, words, (column - 1) * _TILE, (row - 1) * _TILE, step))
        if place and percent is not None:
            said = tongue.say("%(number)s%%", number=words)
            lines.append(Line(state.name, tongue.number(place.value), tongue.number(place.of), said))
    ends = (*(f"–{least - 1}%" for least in _STEPS[1:]), "–100%")
    legend = tuple(f"{least}{end}" for least, end in zip(_STEPS, ends, strict=True))
    rows = max((tile.y for tile in tiles), default=0) // _TILE + 1
    return TileMap(title, rows * _TILE, tuple(tiles), legend, tuple(lines))
