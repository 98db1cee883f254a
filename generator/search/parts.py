"""A state's part of the index as it is kept, and handed from process to process: packed, in a fifth of the memory."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from generator.content.packed import packed
from generator.search.state_index import StateIndex


def packed_part(index: StateIndex) -> bytes:
    """The part as bytes."""
    values = {part.name: getattr(index, part.name) for part in dataclasses.fields(index)}
    return packed({**values, "cards": [card.decode() for card in index.cards]})


def part_of(kept: Mapping[str, Any]) -> StateIndex:
    """The part from what was packed, once that is unpacked."""
    return StateIndex(**{**kept, "cards": [card.encode() for card in kept["cards"]]})
