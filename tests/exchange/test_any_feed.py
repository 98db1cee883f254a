"""Any feed at all: no file makes an import stop, every row ends once, and what is written always reads."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.exchange.meetings.importing import import_feed
from generator.exchange.meetings.options import FeedOptions
from generator.exchange.report import report_text
from tests.content.entry_files import VOCABULARY
from tests.exchange.feeds import ONLINE, OPTIONS, ROW, TODAY, Feeds
from tests.exchange.test_bmlt import ROW as BMLT_ROW

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
TEXTS = st.sampled_from(
    [
        "",
        " ",
        "0",
        "24:00",
        "Monday",
        "12/31/2026",
        "CA",
        "Canada",
        "40202",
        "yes",
        "<b>",
        "&amp;",
        "\ud800",
        "\u202e",
        "passcode: 1",
        "https://zoom.us/j/5550100999?pwd=x",
        "[open]",
        "99999999999999999999",
    ]
)


def rows(model: dict[str, Any]) -> st.SearchStrategy[list[Any]]:
    """Rows of the right names with anything in them."""
    row = st.dictionaries(st.sampled_from(sorted(model)), ANYTHING | TEXTS, max_size=8).map(
        lambda change: {**model, **change}
    )
    return st.lists(row | ANYTHING, max_size=5)


def look(standard: str, content: str | bytes) -> None:
    with TemporaryDirectory() as folder:
        feeds = Feeds(Path(folder))
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        result = import_feed(standard, [feeds.file(data)], feeds.content, OPTIONS, VOCABULARY, TODAY)
        assert result.report.adds_up or result.problems
        feeds.entries(result)
        report_text(result.report)


HARD = settings(max_examples=80, suppress_health_check=list(HealthCheck))


@HARD
@given(st.sampled_from(["meeting_guide", "bmlt"]), ANYTHING)
def test_any_json(standard: str, value: Any) -> None:
    look(standard, json.dumps(value))


@HARD
@given(
    rows(
        {
            **ROW,
            **ONLINE,
            "end_time": "21:00",
            "timezone": "",
            "latitude": 1.5,
            "longitude": 1.5,
            "notes": "",
            "location_notes": "",
            "email": "",
            "regions": [],
            "attendance_option": "",
        }
    )
)
def test_any_values_in_meeting_guide(value: list[Any]) -> None:
    look("meeting_guide", json.dumps(value))


@HARD
@given(rows({**BMLT_ROW, "venue_type": 1, "virtual_meeting_link": "", "format_shared_id_list": ""}))
def test_any_values_in_bmlt(value: list[Any]) -> None:
    look("bmlt", json.dumps(value))


@HARD
@given(
    st.sampled_from(["meeting_guide", "bmlt", "sheet"]),
    st.binary(max_size=300)
    | st.text(max_size=200).map(lambda t: f"Name,Day,Time,Start,Days\n{t}".encode("utf-8", "ignore")),
)
def test_any_bytes(standard: str, data: bytes) -> None:
    look(standard, data)


FEEDS: list[tuple[str, tuple[str, ...], int]] = [
    ("meeting_guide", ("meeting-guide/public_data_oc.json",), 1967),
    ("meeting_guide", ("meeting-guide/public_data_al-anon.json",), 360),
    ("meeting_guide", ("meeting-guide/public_data_edmonton.json",), 315),
    ("meeting_guide", ("meeting-guide/public_data_sussexaa.json",), 123),
    ("meeting_guide", ("meeting-guide/public_meetings.json",), 46),
    ("meeting_guide", ("meeting-guide/tsml_import_template.csv",), 36),
    ("bmlt", ("bmlt/greater_ny_meetings.reassembled.json", "bmlt/formats_en.json"), 1555),
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("standard", "files", "number"), FEEDS, ids=[files[0].rpartition("/")[2] for _, files, _ in FEEDS]
)
def test_every_row_of_a_real_feed_ends_once_and_every_entry_reads(
    tmp_path: Path, shared_data: Path, standard: str, files: tuple[str, ...], number: int
) -> None:
    feeds = Feeds(tmp_path)
    result = import_feed(
        standard,
        [shared_data / file for file in files],
        feeds.content,
        FeedOptions(name="A real feed"),
        VOCABULARY,
        TODAY,
    )
    assert result.problems == ()
    assert result.report.adds_up
    assert len(result.report.ends) == number
    entries = feeds.entries(result)
    assert len(entries) == result.report.ended("entry")
    assert result.report.unmapped == ()
    if "edmonton" in files[0]:
        assert result.report.reasons("refused") == [("in another country (Canada)", 315)]
    else:
        assert len(entries) > number // 4
    for entry in entries:
        assert entry.location is None or entry.location.visibility == "public" or not entry.location.street
        assert "in_person" in entry.formats or entry.location is None or entry.location.visibility != "public"


@pytest.mark.slow
def test_a_real_feed_that_is_no_json_changes_nothing(tmp_path: Path, shared_data: Path) -> None:
    feeds = Feeds(tmp_path)
    result = import_feed(
        "meeting_guide",
        [shared_data / "meeting-guide/public_data_invalid.json"],
        feeds.content,
        OPTIONS,
        VOCABULARY,
        TODAY,
    )
    assert [problem.code for problem in result.problems] == ["FEED-JSON"]
    assert result.changes == ()
