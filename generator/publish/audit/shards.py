"""The search index of a written site: what its tables of contents name is there, and can be read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from generator.publish.audit.page_rules import Fault

FOLDER = "search/index/"
_CARDS = re.compile(r"([a-z]{2}|all)/c(\d+)\.json")
_CURE = "Build the site again; it may be half of two."


def shard_faults(site: Path, files: frozenset[str]) -> Iterator[tuple[str, Fault]]:
    """Every file of the index is JSON; what a search begins with is there; a state's parts follow each other without a gap."""
    held = {name.removeprefix(FOLDER) for name in files if name.startswith(FOLDER)}
    if not held:
        return
    for name in ("start.json", "filters.json", "all.json"):
        if name not in held:
            yield FOLDER + name, Fault("AUDIT-SHARD", 0, f"The search lacks {name}.", _CURE)
    numbers: dict[str, set[int]] = {}
    for name in sorted(held):
        if name.endswith(".json"):
            try:
                json.loads((site / FOLDER / name).read_bytes())
            except ValueError:
                yield FOLDER + name, Fault("AUDIT-SHARD", 1, "This part of the search is no JSON.", _CURE)
        folder, slash, file = name.rpartition("/")
        if slash and (found := re.fullmatch(r"([a-z]?)(\d+)\.json", file)) and folder != "zips":
            numbers.setdefault(f"{folder}/{found[1]}", set()).add(int(found[2]))
    for prefix, found_ in sorted(numbers.items()):
        folder = prefix.partition("/")[0]
        if missing := sorted(set(range(max(found_) + 1)) - found_):
            name = f"{prefix}{missing[0]}.json"
            yield FOLDER + name, Fault("AUDIT-SHARD", 0, f"The search lacks {name}.", _CURE)
        if (
            _CARDS.fullmatch(f"{folder}/c0.json")
            and f"{folder}.json" not in held
            and folder not in ("places", "phrases", "words")
        ):
            yield FOLDER + folder, Fault("AUDIT-SHARD", 0, f"The search lacks {folder}.json.", _CURE)
