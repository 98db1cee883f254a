"""The table that `make bench-search` prints: every figure with its peers beside it and what was aimed at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """A line: its words, keys of our figure and the peers', the key that is aimed at and the most (or least) it may be."""

    words: str
    ours: str
    pagefind: str = ""
    lunr: str = ""
    aimed: str = ""
    most: float = 0
    least: float = 0


ROWS = (
    Row("first query, KB after the HTML (median)", "ours_kb", "pagefind_kb", "lunr_kb", "first_query_kb", 40),
    Row("... the most of any query", "ours_kb_max", "pagefind_kb_max", "lunr_kb_max", "first_query_kb_largest", 64),
    Row("... by Pagefind's", "first_query_bytes_ratio", aimed="first_query_bytes_ratio", most=0.15),
    Row("... requests", "ours_requests", "pagefind_requests", "lunr_requests"),
    Row("first query, ms from opening to results", "ours_first_ms", "pagefind_first_ms", "lunr_first_ms"),
    Row("... by Pagefind's", "first_query_time_ratio", aimed="first_query_time_ratio", most=0.5),
    Row("... slow 4G, processor / 4, ms", "ours_first_ms_slow", "pagefind_first_ms_slow"),
    Row("... by Pagefind's", "first_query_time_ratio_slow", aimed="first_query_time_ratio_slow", most=0.5),
    Row("... typed into the home page's box, ms", "ours_led_ms"),
    Row("... slow, ms", "ours_led_ms_slow"),
    Row("query on a page at rest, ms", "ours_opened_ms", "pagefind_opened_ms"),
    Row("... slow, ms", "ours_opened_ms_slow", "pagefind_opened_ms_slow"),
    Row("further query, ms", "ours_further_ms", "pagefind_further_ms", aimed="further_query_ms", most=50),
    Row("... slow, ms", "ours_further_ms_slow", "pagefind_further_ms_slow"),
    Row("... typed, from the submitting, ms", "ours_typed_ms", "pagefind_typed_ms"),
    Row("... slow, ms", "ours_typed_ms_slow", "pagefind_typed_ms_slow"),
    Row("a state's own search, KB, median state", "state_kb_median", aimed="state_kb_median", most=25),
    Row("... of it index and cards", "state_kb_index_median"),
    Row("... largest", "state_kb_largest", aimed="state_kb_largest", most=60),
    Row("right answer in the first 3", "ours_top3", "pagefind_top3", "lunr_top3", "relevance_top3", least=0.95),
    Row("... where there is one", "ours_top3_answerable", "pagefind_top3_answerable", "lunr_top3_answerable"),
    Row("index of 17,000, s of one core", "index_seconds_17000", aimed="index_seconds_17000", most=3),
    Row("large: first query, KB (median)", "large_ours_kb", "large_pagefind_kb", aimed="large_kb_median", most=64),
    Row("... ms from opening to results", "large_ours_first_ms", "large_pagefind_first_ms"),
    Row("... by Pagefind's", "large_time_ratio", aimed="large_time_ratio", most=0.5),
    Row("... slow, ms", "large_ours_first_ms_slow", "large_pagefind_first_ms_slow"),
    Row("... by Pagefind's", "large_time_ratio_slow", aimed="large_time_ratio_slow", most=0.5),
)

PARTS = ("ours_parts", "pagefind_parts", "lunr_parts")
INDEXES = ("pagefind_index", "lunr_index", "large_pagefind_index")


def table(figures: Mapping[str, Any]) -> str:
    """Rows of what was measured; then what the bytes are made of and what indexing cost."""
    lines = [f"{figures.get('entries') or 0:,} entries", ""]
    lines.append(f"{'':42}{'ours':>10}{'Pagefind':>10}{'lunr.js':>10}  aimed at")
    for row in ROWS:
        if figures.get(row.ours) is None:
            continue
        cells = "".join(f"{_shown(figures.get(key)):>10}" for key in (row.ours, row.pagefind, row.lunr))
        lines.append(f"{row.words:42}{cells}  {_aim(row, figures)}".rstrip())
    for words, keys in (("KB on average, {}: ", PARTS), ("index, {}: ", INDEXES)):
        found = ((key, figures.get(key)) for key in keys)
        lines += [words.format(key.rpartition("_")[0]) + _listed(value) for key, value in found if value]
    return "\n".join(lines) + "\n"


def _listed(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {value}" for key, value in values.items())


def _shown(value: object) -> str:
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


def _aim(row: Row, figures: Mapping[str, Any]) -> str:
    value = figures.get(row.aimed)
    if value is None:
        return ""
    if row.least:
        return f"at least {row.least:g}{'' if value >= row.least else ': MISSED'}"
    return f"at most {row.most:g}{'' if value <= row.most else ': MISSED'}"
