"""What a feed no longer has: entries of it are closed, not deleted, and only if the feed seems whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.content.edit import replace_fields
from generator.content.reader import read_tree
from generator.content.tree import Mapping as Tree
from generator.content.tree import Scalar
from generator.exchange.keeping import Kept, Outcome, Plan
from generator.exchange.ledger import Ledger, digest
from generator.problems import Problem, Severity
from generator.records import dataclass

CLOSED = "status: closed"


@dataclass(frozen=True, slots=True)
class Closings:
    """The plan with vanished entries closed; what was closed; where a person's status was kept."""

    texts: Mapping[str, str]
    outcomes: tuple[Outcome, ...]
    kept: tuple[Kept, ...]
    ledger: Ledger


def shrunk(ledger: Ledger, present: frozenset[str], shown: str) -> Problem | None:
    """The problem of a feed that lost a third of its rows since the last import: broken off, more likely than true."""
    live = {record for record, line in ledger.lines.items() if not line.gone}
    lost = live - present
    if len(lost) < 2 or len(lost) * 3 < len(live):
        return None
    message = f"This feed has lost {len(lost):,} of the {len(live):,} rows it had last time. Nothing was changed."
    return Problem(
        "FEED-SHRUNK", Severity.ERROR, shown, 0, 0, message, "Look at the feed. If it is true, import again and say so."
    )


def closings(planned: Plan, before: Ledger, files: Mapping[str, tuple[str, str]]) -> Closings:
    """Close every entry that had a live record before and has none now, unless a person set its status."""
    was = {line.entry for line in before.lines.values() if not line.gone}
    now = {line.entry for line in planned.ledger.lines.values() if not line.gone}
    texts, outcomes, kept = dict(planned.texts), list(planned.outcomes), list(planned.kept)
    lines = dict(planned.ledger.lines)
    for entry in sorted(was - now):
        if entry not in files:
            continue
        path, old = files[entry]
        text = texts.get(path, old)
        told = next((line.said.get("status", "") for line in before.lines.values() if line.entry == entry), "")
        here = _status(text)
        if here == CLOSED:
            continue
        closed = replace_fields(text, {"status": CLOSED + "\n"}) if digest(here) == told else None
        if closed is None:
            kept.append(Kept(entry, "status", here, CLOSED, news=True))
            continue
        texts[path] = closed
        outcomes.append(Outcome(entry, "closed", path, ("status",)))
        for record, line in lines.items():
            if line.entry == entry:
                lines[record] = replace(line, said={**line.said, "status": digest(CLOSED)})
    return Closings(texts, tuple(outcomes), tuple(kept), replace(planned.ledger, lines=lines))


def _status(text: str) -> str:
    """The file's status as YAML, "" for none."""
    tree, _ = read_tree(text.encode(), "")
    node = tree.get("status") if isinstance(tree, Tree) else None
    return f"status: {node.text}" if isinstance(node, Scalar) else ""
