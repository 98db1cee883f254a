"""`import samhsa`: the two national workbooks of treatment facilities into entries.

Everything between reading and writing is pure. A workbook imported alone is joined with what the ledger remembers of
the other one, so that one run with both files, and two runs in either order, say the same of every facility.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.content.load import is_fictional
from generator.content.rules import Setting
from generator.content.vocabulary import Vocabulary
from generator.exchange.checking import fault
from generator.exchange.files import Change, existing_entries
from generator.exchange.importing import ImportResult, Progress, open_ledger
from generator.exchange.keeping import Candidate, Existing, Plan, plan
from generator.exchange.ledger import Ledger, ledger_text, path_of
from generator.exchange.removed import ON_REQUEST, read_removed
from generator.exchange.report import REMOVED, CodeLine, Report, RowEnd
from generator.exchange.samhsa.codes import CodeTable, code_table, count_codes
from generator.exchange.samhsa.facilities import BOOKS, Facility, candidate, facilities
from generator.exchange.samhsa.rows import FACILITIES, REFERENCE, WANTED, Refused, Row, book_of, clean_row, recalled
from generator.exchange.workbook import read_workbook
from generator.problems import Problem, Severity, errors
from generator.records import dataclass

FEED = "samhsa"


@dataclass(frozen=True, slots=True)
class _Book:
    key: str
    file: str
    made: dt.date
    rows: tuple[Row, ...]
    refused: tuple[Refused, ...]
    names: Mapping[str, str]


def import_samhsa(
    files: Sequence[Path],
    content_dir: Path,
    vocabulary: Vocabulary,
    today: dt.date,
    reserved_slugs: frozenset[str] = frozenset(),
    progress: Progress = lambda _what, _done, _total: None,
    salt: str = "",
) -> ImportResult:
    """Read the workbooks and say what to write into `content_dir` so that its entries follow them.

    The order of `files` makes no difference. `salt` opens the hashes of removed.yaml. Nothing is written here: see
    `files.write_changes`. Never raises for any workbook, ledger or entry file.
    """
    states = {str(term.extra["code"]): key for key, term in vocabulary.lists.get("states", {}).items()}
    table = code_table(vocabulary)
    fictional = is_fictional(content_dir)
    books, problems = _read_books(files, states, today, progress, fictional=fictional)
    problems += table.problems
    opened = open_ledger(content_dir, FEED)
    ledger = opened.ledger
    problems += opened.problems
    removed, found = read_removed(content_dir, salt)
    problems += found
    if ledger is None or errors(problems):
        return ImportResult((), Report(), tuple(problems))
    old_files, found = existing_entries(content_dir)
    problems += found
    if errors(problems):
        return ImportResult((), Report(), tuple(problems))
    made = {key: dt.date.fromisoformat(day) for key, day in ledger.about.items()} | {
        book.key: book.made for book in books
    }
    places, present = _places(books, ledger)
    setting = Setting(today=today, fictional=fictional)
    good: list[Candidate] = []
    bad: dict[str, str] = {}
    for n, place in enumerate(places, 1):
        made_of = candidate(place, table, made, states)
        on_request = removed.holds(made_of.entry, made_of.records, salt)
        if reason := ON_REQUEST if on_request else fault(made_of.entry, setting):
            bad[place.key] = reason
        else:
            good.append(made_of)
        if n % 500 == 0 or n == len(places):
            progress("Matching facilities", n, len(places))
    ledger = replace(ledger, about={key: day.isoformat() for key, day in made.items()})
    planned = plan(good, Existing(old_files, vocabulary.lists), ledger, present, reserved_slugs)
    return _result(books, places, bad, planned, table, opened.text, problems)


def _read_books(
    files: Sequence[Path], states: Mapping[str, str], today: dt.date, progress: Progress, *, fictional: bool
) -> tuple[list[_Book], list[Problem]]:
    books: list[_Book] = []
    problems: list[Problem] = []

    def wrong(code: str, path: Path, message: str, fix: str) -> None:
        problems.append(Problem(code, Severity.ERROR, path.as_posix(), 0, 0, message, fix))

    for n, path in enumerate(files):
        progress("Reading workbooks", n, len(files))
        workbook, found = read_workbook(path, WANTED)
        problems += found
        if workbook is None:
            continue
        key = book_of(workbook.sheets[REFERENCE])
        if not key:
            wrong(
                "SAMHSA-BOOK",
                path,
                "Its codes are of neither national directory: substance use or mental health.",
                "Is it the right file?",
            )
        elif any(book.key == key for book in books):
            wrong(
                "SAMHSA-BOOK",
                path,
                f"Another of these files is the {BOOKS[key].lower()} directory too.",
                "Import one of them.",
            )
        elif workbook.made is None:
            wrong(
                "SAMHSA-DATE",
                path,
                "The workbook does not say when it was made.",
                "Download it again and import that file, unopened.",
            )
        elif workbook.made > today:
            wrong(
                "SAMHSA-DATE",
                path,
                f"The workbook says it was made on {workbook.made.isoformat()}, which is in the future.",
                "Check this computer's date.",
            )
        else:
            cleaned = [clean_row(row, key, states, fictional=fictional) for row in workbook.sheets[FACILITIES]]
            rows = tuple(row for row in cleaned if isinstance(row, Row))
            refused = tuple(row for row in cleaned if isinstance(row, Refused))
            names = {row.cells[0]: row.cells[1] for row in workbook.sheets[REFERENCE]}
            books.append(_Book(key, path.name, workbook.made, rows, refused, names))
    progress("Reading workbooks", len(files), len(files))
    return sorted(books, key=lambda book: book.key), problems


def _places(books: Sequence[_Book], ledger: Ledger) -> tuple[list[Facility], frozenset[str]]:
    """Facilities of the books read now, joined with what the ledger remembers of a book not read now."""
    read_now = {book.key for book in books}
    rows = [row for book in books for row in book.rows]
    present = {row.record for row in rows}
    for record, line in ledger.lines.items():
        if record.partition("-")[0] not in read_now and not line.gone:
            present.add(record)
            rows += [recalled(record, row) for row in line.rows]
    return facilities(rows), frozenset(present)


def _result(
    books: Sequence[_Book],
    places: Sequence[Facility],
    bad: Mapping[str, str],
    planned: Plan,
    table: CodeTable,
    old_ledger: str,
    problems: list[Problem],
) -> ImportResult:
    files = {book.key: book.file for book in books}
    what = {outcome.entry: outcome.what for outcome in planned.outcomes}
    names = {code: name for book in books for code, name in book.names.items()}
    ends = [RowEnd(files[r.book], r.number, r.name, "refused", reason=r.reason) for book in books for r in book.refused]
    doubts: list[str] = []
    for place in places:
        line = planned.ledger.lines.get(place.rows[0].record)
        entry = line.entry if line and place.key not in bad else ""
        reason = bad.get(place.key) or (REMOVED if what.get(entry) == "removed" else "")
        ends += _ends(place, entry, reason, files)
        doubts += [
            f"{files[row.book]} row {row.number}, {row.name.name}: {row.doubt}"
            for row in place.rows
            if row.doubt and row.number
        ]
    unmapped, left_out = count_codes((row.codes for book in books for row in book.rows), table, names)
    report = Report(
        rows=tuple((book.file, len(book.rows) + len(book.refused)) for book in books),
        ends=tuple(sorted(ends, key=lambda end: (end.file, end.row))),
        outcomes=tuple(outcome for outcome in planned.outcomes),
        kept=planned.kept,
        vanished=planned.vanished,
        doubts=tuple(doubts),
        unmapped=tuple(CodeLine(c.code, c.name, c.rows) for c in unmapped),
        left_out=tuple(CodeLine(c.code, c.name, c.rows, c.why) for c in left_out),
    )
    changes = [Change(path, text) for path, text in sorted(planned.texts.items())]
    new_ledger = ledger_text(planned.ledger)
    if new_ledger != old_ledger:
        changes.append(
            Change(path_of(FEED), new_ledger)
        )  # last: a ledger must not know of files that were never written
    return ImportResult(tuple(changes), report, tuple(problems))


def _ends(place: Facility, entry: str, reason: str, files: Mapping[str, str]) -> list[RowEnd]:
    """How each row of a facility ended. The first one read now makes the entry, the others are merged into it."""
    now = [row for row in place.rows if row.number]
    if reason:
        return [RowEnd(files[row.book], row.number, row.name.name, "refused", entry, reason) for row in now]
    ends: list[RowEnd] = []
    seen = {row.book for row in place.rows if not row.number}
    for n, row in enumerate(now):
        if n == 0 and not seen:
            ends.append(RowEnd(files[row.book], row.number, row.name.name, "entry", entry))
        else:
            twice = "same name and city, address not shown" if row.hidden else "twice in one workbook"
            why = twice if row.book in seen else "in both workbooks"
            ends.append(RowEnd(files[row.book], row.number, row.name.name, "merged", entry, why))
        seen.add(row.book)
    return ends
