"""What an import did, as values and as text a person can act on. The numbers add up to the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.exchange.keeping import Kept, Outcome
from generator.records import dataclass

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class RowEnd:
    """How one row ended: `what` is "entry", "merged" or "refused"; `entry` is the entry it is in, `reason` why not, or why merged."""

    file: str
    row: int
    name: str
    what: str
    entry: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A code of the feed that gives entries nothing: how many rows carry it, and why it was left out ("" if nobody decided)."""

    code: str
    name: str
    rows: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One import. `rows` is (file, number of rows); `doubts` are sentences on rows that were taken all the same.

    `dropped` counts what is never written, by what it is (passcodes, people's numbers).
    """

    rows: tuple[tuple[str, int], ...] = ()
    ends: tuple[RowEnd, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    kept: tuple[Kept, ...] = ()
    vanished: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    unmapped: tuple[CodeLine, ...] = ()
    left_out: tuple[CodeLine, ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()

    def count(self, what: str) -> int:
        """How many entries were "created", "updated", "unchanged", "closed", "removed" or "unreadable"."""
        return sum(outcome.what == what for outcome in self.outcomes)

    def ended(self, what: str) -> int:
        """How many rows ended as "entry", "merged" or "refused"."""
        return sum(end.what == what for end in self.ends)

    def reasons(self, what: str) -> list[tuple[str, int]]:
        """Reason -> number of rows, for "refused" or "merged", most frequent first."""
        counts = Counter(end.reason for end in self.ends if end.what == what)
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    @property
    def adds_up(self) -> bool:
        """Whether every row ended once."""
        total = sum(number for _, number in self.rows)
        return total == len(self.ends) == sum(self.ended(what) for what in ("entry", "merged", "refused"))


def report_text(report: Report) -> str:
    """The report in lines: numbers first, then what a person should look at."""
    total = sum(number for _, number in report.rows)
    entries, merged, refused = (report.ended(what) for what in ("entry", "merged", "refused"))
    out = [f"{file}: {number:,} rows" for file, number in report.rows]
    out.append(f"{total:,} rows = {entries:,} entries + {merged:,} merged into an entry + {refused:,} refused")
    if not report.adds_up:
        out.append("These numbers do not add up. That is a mistake of ours: please report it.")
    out += [f"  merged, {reason}: {number:,}" for reason, number in report.reasons("merged")]
    out += [f"  refused, {reason}: {number:,}" for reason, number in report.reasons("refused")]
    out.append(
        f"Entries: {report.count('created'):,} new, {report.count('updated'):,} updated, {report.count('unchanged'):,} unchanged."
    )
    out += _some(
        "Taken out here by a person, not brought back", [o.entry for o in report.outcomes if o.what == "removed"]
    )
    out += _some("Left alone, because the file has errors", [o.path for o in report.outcomes if o.what == "unreadable"])
    out += _some(
        "Closed, because the feed no longer has them", [o.entry for o in report.outcomes if o.what == "closed"]
    )
    out += _some("No longer in the feed (the files stay)", report.vanished)
    out += _kept("Changed here and now changed in the feed too; ours was kept", [k for k in report.kept if k.news])
    out += _kept("Changed here; ours was kept", [k for k in report.kept if not k.news])
    named = [
        f"{e.file} row {e.row}, {e.name or '(no name)'}: {e.reason}"
        for e in report.ends
        if e.what == "refused" and e.reason != REMOVED
    ]
    out += _some("Refused rows", named)
    out += _some("Please look at", report.doubts)
    out += _some(
        "Never written, and so left out", [f"{what}: {n:,}" for what, n in report.dropped], len(report.dropped)
    )
    out += _some(
        "Codes we have no place for yet",
        [f"{c.code} ({c.name}): {c.rows:,} rows" for c in report.unmapped],
        len(report.unmapped),
    )
    if report.left_out:
        out.append(f"Codes left out on purpose: {len(report.left_out)}, the most frequent:")
        out += [f"  {c.code} ({c.name}): {c.rows:,} rows. {c.why}" for c in report.left_out[:_SHOWN]]
    return "\n".join(out)


REMOVED = "taken out here by a person"


def _some(title: str, items: Sequence[str], most: int = _SHOWN) -> list[str]:
    if not items:
        return []
    more = [f"  and {len(items) - most:,} more"] if len(items) > most else []
    return [f"{title}: {len(items):,}", *(f"  {item}" for item in items[:most]), *more]


def _kept(title: str, items: Iterable[Kept]) -> list[str]:
    lines = [f"{k.entry}, {k.field}\n    here: {_flat(k.here)}\n    feed: {_flat(k.feed)}" for k in items]
    return _some(title, lines)


def _flat(text: str) -> str:
    return " ".join(text.split()) or "(nothing)"
