"""The comparison as spreadsheets: a row for each credential, and a row for each figure with its pages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from generator.directory.credentials import Credential, StateFacts, borne_by, figures_of, levels_of, sources_of
from generator.directory.evidence import COMPARED

CREDENTIALS_FILE = "data/peers/credentials.csv"
FIGURES_FILE = "data/peers/figures.csv"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run what begins so


def csv_files(states: Mapping[str, StateFacts]) -> Iterator[tuple[str, bytes]]:
    """Both files by name, the same for every language. What is not known is an empty cell.

    In `credentials.csv` a state without a credential has a row of its own. `figures.csv` names for each figure every
    page that bears it out, how near it stands and the day it was read.
    """
    yield CREDENTIALS_FILE, _written(_credentials(states))
    yield FIGURES_FILE, _written(_figures(states))


def _credentials(states: Mapping[str, StateFacts]) -> Iterator[list[object]]:
    figures = [key for key, _ in COMPARED]
    yield ["state", "id", "credential", "issued_by", "issued_by_url", "covers", *figures, "standing", "pages", "read"]
    for facts in _in_order(states):
        for c in facts.credentials:
            body = (c.issued_by.name, c.issued_by.url) if c.issued_by else ("", "")
            sources = sources_of(c)
            days = sorted({f"{source.retrieved}" for source in sources})
            yield [
                *(facts.name, c.id, c.name, *body, " ".join(c.covers)),
                *(value_of(c, figure) for figure in figures),
                *("", " ".join(source.url for source in sources), " ".join(days)),
            ]
        if not facts.credentials and (standing := facts.standing):
            pages = " ".join(source.url for source in standing.sources)
            days = sorted({f"{source.retrieved}" for source in standing.sources})
            yield [facts.name, *[""] * (5 + len(figures)), standing.text, pages, " ".join(days)]


def _figures(states: Mapping[str, StateFacts]) -> Iterator[list[object]]:
    yield ["state", "id", "credential", "figure", "value", "level", "page", "page_level", "read"]
    for facts in _in_order(states):
        for c in facts.credentials:
            sources, borne, levels = sources_of(c), borne_by(c), levels_of(c)
            for figure in figures_of(c):
                for source in (sources[place] for place in borne[figure]):
                    told = (figure, value_of(c, figure), levels[figure], source.url, source.level, source.retrieved)
                    yield [facts.name, c.id, c.name, *told]


def value_of(credential: Credential, figure: str) -> object:
    """The value of a figure by its name ("exam.questions"), as a cell: yes and no for what is so or not."""
    value: object = credential
    for name in figure.split("."):
        value = getattr(value, name, None)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None else value


def _in_order(states: Mapping[str, StateFacts]) -> list[StateFacts]:
    return sorted(states.values(), key=lambda facts: facts.name)


def _written(rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_safe(str(cell)) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()  # without the mark some spreadsheets misread é


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
