"""What the vocabulary says of a state besides its names, as values."""

from __future__ import annotations

from collections.abc import Mapping


def texts_in(value: object) -> tuple[str, ...]:
    """A list of texts; one text is a list of it, and anything else holds none."""
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in value) if isinstance(value, list | tuple) else ()


def tile_in(value: object) -> tuple[int, int] | None:
    """Row and column on the tile map, from 1; None where the vocabulary gives none."""
    if not isinstance(value, Mapping):
        return None
    row, column = str(value.get("row", "")), str(value.get("column", value.get("col", "")))
    return (int(row), int(column)) if row.isdigit() and column.isdigit() else None
