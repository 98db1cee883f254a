"""What an entry's renaming or removal means for the ledgers of feeds: the import must still know whose records those are."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator.exchange.files import Change
from generator.exchange.ledger import FOLDER


def renamed(content_dir: Path, old_id: str, new_id: str) -> list[Change]:
    """The ledgers with the records of `old_id` given to `new_id`, so that the feed goes on to update it."""
    return _edited(content_dir, old_id, lambda line: {**line, "entry": new_id})


def forgotten(content_dir: Path, entry_id: str) -> tuple[list[Change], list[str]]:
    """The ledgers with nothing of `entry_id` but its record ids, and those ids: no name, number or address stays there."""
    records: list[str] = []

    def forget(line: Mapping[str, Any]) -> dict[str, Any]:
        records.append(str(line.get("record", "")))
        return {key: {} if key == "said" else value for key, value in line.items() if key != "rows"}

    changes = _edited(content_dir, entry_id, forget)
    return changes, sorted(filter(None, records))


def _edited(content_dir: Path, entry_id: str, edit: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> list[Change]:
    """Every ledger in which lines of `entry_id` changed. Other lines keep every byte; a damaged one is import's to report."""
    changes: list[Change] = []
    wanted = json.dumps(entry_id)
    for path in sorted((content_dir / FOLDER).glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").split("\n")
        touched = False
        for n, raw in enumerate(lines):
            line = _line(raw) if wanted in raw else None
            if line is not None and line.get("entry") == entry_id:
                lines[n] = json.dumps(edit(line), ensure_ascii=False, separators=(",", ":"))
                touched = True
        if touched:
            changes.append(Change(f"{FOLDER}/{path.name}", "\n".join(lines)))
    return changes


def _line(raw: str) -> Mapping[str, Any] | None:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
