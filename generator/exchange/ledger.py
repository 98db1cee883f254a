"""The ledger of a feed: what it said last, so that its news can be told from what people changed here.

One file a feed, `feeds/<feed>.jsonl` in the content folder, written by the machine: a first line on the feed, then
a line a record, sorted. Each line names the entry, a short digest of each top-level field as it was last imported,
and the rows that the importer wants back next time (never with an address that is not public).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from generator.problems import Problem, Severity
from generator.records import dataclass

FOLDER = "feeds"
ADDRESS = frozenset({"street", "unit", "zip", "lat", "lon"})


@dataclass(frozen=True, slots=True)
class Line:
    """One record. `said` is field -> digest; `rows` what the importer remembers; `gone`: no longer in the feed."""

    record: str
    entry: str
    said: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[Mapping[str, Any], ...] = ()
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """A feed's lines by record id, and what the importer notes on the feed as a whole (its files' dates)."""

    feed: str
    about: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, Line] = field(default_factory=dict)


def digest(text: str) -> str:
    """Eight hexadecimal digits that tell a changed field; "" for a field that is not there."""
    return hashlib.sha256(text.encode()).hexdigest()[:8] if text else ""


def path_of(feed: str) -> str:
    """Where a feed's ledger lies in the content folder."""
    return f"{FOLDER}/{feed}.jsonl"


def read_ledger(feed: str, text: str, shown: str) -> tuple[Ledger | None, list[Problem]]:
    """The ledger written in `text` ("" for none yet). A damaged one is a problem (LEDGER-DAMAGED), never guessed at."""
    if not text:
        return Ledger(feed), []
    lines: dict[str, Line] = {}
    about: Mapping[str, str] = {}
    for number, raw in enumerate(text.removesuffix("\n").split("\n"), 1):
        try:
            value = json.loads(raw)
            if number == 1:
                if value["feed"] != feed:
                    raise ValueError
                about = {str(k): str(v) for k, v in value["about"].items()}
                continue
            said = {str(k): str(v) for k, v in value["said"].items()}
            rows = tuple(dict(row) for row in value.get("rows", ()))
            line = Line(str(value["record"]), str(value["entry"]), said, rows, bool(value.get("gone", False)))
            if line.record in lines:
                raise ValueError
            lines[line.record] = line
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            fix = "Get the last good version back from the repository. It is written by the import; people do not edit it."
            return None, [
                Problem(
                    "LEDGER-DAMAGED",
                    Severity.ERROR,
                    shown,
                    number,
                    1,
                    "The import's own record of this feed is damaged here.",
                    fix,
                )
            ]
    return Ledger(feed, about, lines), []


def ledger_text(ledger: Ledger) -> str:
    """The ledger as text, the same for the same ledger."""
    out = [_json({"feed": ledger.feed, "about": dict(sorted(ledger.about.items()))})]
    for record in sorted(ledger.lines):
        line = ledger.lines[record]
        value: dict[str, Any] = {"record": line.record, "entry": line.entry, "said": dict(sorted(line.said.items()))}
        if line.rows:
            value["rows"] = [dict(row) for row in line.rows]
        if line.gone:
            value["gone"] = True
        out.append(_json(value))
    return "\n".join(out) + "\n"


def without_address(rows: tuple[Mapping[str, Any], ...]) -> tuple[Mapping[str, Any], ...]:
    """The rows without street, unit, ZIP code and coordinates."""
    return tuple({key: value for key, value in row.items() if key not in ADDRESS} for row in rows)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
