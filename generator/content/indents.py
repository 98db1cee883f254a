"""Where a line would have to start to fit those above it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.content.layout import indent_of


def put_right(lines: Sequence[str], line: int) -> str:
    """The line with as many blanks before it as the nearest place that fits has; "" where it stands right or none is near.

    Between two places as near, the one further in: whoever wrote a blank too few did mean to go in.
    """
    text = lines[line - 1]
    start = indent_of(text)
    places = _dashes(lines, line) if text.lstrip().startswith("- ") else _names(lines, line)
    best = min(places, key=lambda place: (abs(place - start), -place), default=start)
    return " " * best + text.lstrip() if best != start else ""


def _above(lines: Sequence[str], line: int) -> list[str]:
    """The lines above that hold something, the nearest first."""
    return [text for text in reversed(lines[: line - 1]) if text.strip() and not text.lstrip().startswith("#")]


def _name_start(text: str) -> int:
    return indent_of(text) + (2 if text.lstrip().startswith("- ") else 0)


def _opens(text: str) -> bool:
    """Whether the line leaves its value to the lines below it."""
    return text.rstrip().endswith(":")


def _names(lines: Sequence[str], line: int) -> set[int]:
    """Where a field may start: beside any that is open above, or within one that has nothing on its own line."""
    above = _above(lines, line)
    places: set[int] = set()
    lowest = 1 << 16
    for text in above:
        if indent_of(text) < lowest:
            places.add(_name_start(text))
            lowest = indent_of(text)
    if above and _opens(above[0]):
        places.add(_name_start(above[0]) + 2)
    return places


def _dashes(lines: Sequence[str], line: int) -> set[int]:
    """Where a part of a list may start: beside the other parts, or below the name of the list."""
    places: set[int] = set()
    lowest = 1 << 16
    for n, text in enumerate(_above(lines, line)):
        start = indent_of(text)
        if start < lowest and text.lstrip().startswith("- "):
            places.add(start)
        if n == 0 and _opens(text):
            places.add(_name_start(text) + 2)
        lowest = min(lowest, start)
    return places
