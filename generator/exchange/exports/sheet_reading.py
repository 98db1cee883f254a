"""Our own flat table back into entries: the CSV file of `export csv`, with a column a field.

It is told from a group's spreadsheet by its first two columns, id and page. Cells pass the same checks as entry files,
texts the same ones as those of any list.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.content.load import is_fictional
from generator.content.rules import Setting
from generator.content.table import Kind
from generator.content.vocabulary import Vocabulary
from generator.directory.model import Feed
from generator.exchange.exports.leaves import Plain, field_at, put
from generator.exchange.exports.sheet import parts, unsafe
from generator.exchange.harm import Dropped
from generator.exchange.hsds import texts
from generator.exchange.hsds.following import Followed, Group, RowOf, follow, known
from generator.exchange.hsds.mending import candidate_of
from generator.exchange.importing import ImportResult
from generator.exchange.meetings import plain as plainly
from generator.exchange.meetings.options import FeedOptions
from generator.exchange.meetings.sources import read_text
from generator.exchange.report import CodeLine, Report, RowEnd
from generator.problems import Problem, Severity, errors

_NOBODY = texts.People(frozenset(), frozenset())
MOST_COLUMNS = 2000


def is_our_table(text: str) -> bool:
    """Whether a CSV text is one that `export csv` wrote."""
    return text.removeprefix("\ufeff").startswith("id,page,")


def import_table(
    files: Sequence[Path],
    content_dir: Path,
    options: FeedOptions,
    vocabulary: Vocabulary,
    today: dt.date,
    reserved_slugs: frozenset[str] = frozenset(),
    crisis_numbers: frozenset[str] = frozenset(),
) -> ImportResult:
    """Read tables of `export csv` and say what to write so that the entries follow them. Never raises for any file."""
    here = known(content_dir, options)
    if isinstance(here, tuple):
        return ImportResult((), Report(), here)
    states = {str(term.extra["code"]): key for key, term in vocabulary.lists.get("states", {}).items()}
    setting = Setting(today=today, fictional=is_fictional(content_dir), crisis_numbers=crisis_numbers)
    feed = Feed(options.name[:120], options.as_of or today)
    problems: list[Problem] = list(here.problems)
    rows: list[tuple[str, int]] = []
    groups: dict[str, Group] = {}
    ends: list[RowEnd] = []
    present: set[str] = set()
    dropped: Dropped = Counter()
    unknown: Counter[str] = Counter()
    for path in files:
        table, found = _table(path)
        problems += found
        rows.append((path.name, len(table)))
        for number, cells in enumerate(table, 2):  # the header is row 1
            plain = _plain(cells, dropped, unknown)
            row = RowOf(path.name, number, str(plain.get("name", ""))[:120])
            record = f"{options.feed}/{plainly.line(cells.get('id'))}"[:200]
            present.add(record)
            if record in groups:
                groups[record] = Group((*groups[record].rows, row), groups[record].candidate)
                continue
            candidate, doubts = candidate_of(plain, record, feed, states, vocabulary, setting)
            if candidate is None:
                ends.append(RowEnd(row.file, row.number, row.name, "refused", reason=doubts[-1]))
            else:
                groups[record] = Group((row,), candidate, doubts=tuple(doubts))
    if errors(problems):
        return ImportResult((), Report(), tuple(problems))
    columns = [CodeLine(f"column {name}", "", number) for name, number in sorted(unknown.items())]
    result = Followed(list(groups.values()), ends, frozenset(present), columns, dropped=dropped)
    return follow(here, rows, result, vocabulary, setting, reserved_slugs, options)


def _table(path: Path) -> tuple[list[dict[str, str]], list[Problem]]:
    text, problems = read_text(path)
    if problems:
        return [], problems
    fix = "A group's own spreadsheet is imported by its template."
    wrong = Problem("TABLE-FILE", Severity.ERROR, path.as_posix(), 0, 0, "This is not a table of `export csv`.", fix)
    if not is_our_table(text):
        return [], [wrong]
    try:
        reader = csv.reader(io.StringIO(text, newline=""))
        header = next(reader)
        if len(header) > MOST_COLUMNS:
            return [], [wrong]
        return [dict(zip(header, row, strict=False)) for row in reader if any(row)], []
    except csv.Error:
        return [], [wrong]


def _plain(cells: Mapping[str, str], dropped: Dropped, unknown: Counter[str]) -> Plain:
    """The cells as fields of an entry."""
    plain: Plain = {}
    hidden = cells.get("location.visibility", "public") != "public"
    for column, cell in cells.items():
        field = field_at(column)
        if not cell or column in ("id", "page"):
            continue
        if (
            field is None
            or field.kind in (Kind.RECORD, Kind.RECORDS_BY_LANGUAGE)
            or column.startswith(("provenance", "former_ids"))
        ):
            unknown[column[:60]] += 1
            continue
        text = unsafe(cell)
        for value in parts(text) if field.many else (text,):
            if field.kind is Kind.EMAIL:
                put(plain, column, texts.email(value, _NOBODY, (cells.get("name", ""),), dropped))
            else:
                texts.put_checked(plain, column, value, _NOBODY, dropped, hidden=hidden)
    return plain
