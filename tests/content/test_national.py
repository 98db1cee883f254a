"""The facts of the whole country: none without its page, its day and its year, and the sentence says the number."""

import pytest

from generator.content.national import read_national
from generator.directory.national import as_written
from tests.content.entry_files import TODAY, VOCABULARY
from tests.support import ROOT

FACT = """\
facts:
  - key: peers
    value: 56.6
    unit: percent
    topic: facilities
    year: 2017
    sentence: {en: "In 2017, 56.6 percent had peers."}
    url: "https://example.gov/survey"
    retrieved: 2026-11-01
    level: primary
"""


def codes(text: str) -> list[str]:
    facts, problems = read_national(text.encode(), "facts.yaml", VOCABULARY.lists, TODAY)
    assert bool(facts) is not bool(problems)
    return [problem.code for problem in problems]


def test_a_fact_with_all_it_needs_is_read() -> None:
    assert codes(FACT) == []


@pytest.mark.parametrize("key", ["url", "retrieved", "year", "level", "unit", "topic", "sentence"])
def test_none_of_it_may_be_missing(key: str) -> None:
    assert codes("".join(line for line in FACT.splitlines(True) if not line.strip().startswith(key))) != []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("primary", "weak", "FACT-LEVEL"),
        ("percent\n", "persons\n", "FACT-UNIT"),
        ("facilities\n", "weather\n", "FACT-TOPIC"),
        ("2026-11-01", "2027-01-01", "FACT-DATE"),
        ("year: 2017", "year: 2027", "FACT-DATE"),
        ("https://example.gov/", "https://web.archive.org/web/2020/https://example.gov/", "FACT-SOURCE"),
        ("56.6 percent", "57 percent", "FACT-SENTENCE"),
        ("56.6 percent", "156.6 percent", "FACT-SENTENCE"),
        ("key: peers", "key: Peers", "FACT-KEY"),
        ("level: primary", "level: primary\n    places: [{state: KY, value: 3, of: 4}]", "FACT-PLACE"),
    ],
)
def test_what_is_wrong_is_told(old: str, new: str, code: str) -> None:
    assert codes(FACT.replace(old, new)) == [code]


def test_a_key_stands_once() -> None:
    assert codes(FACT + FACT.partition("\n")[2]) == ["FACT-KEY"]


def test_numbers_are_written_as_people_read_them() -> None:
    assert [as_written(value) for value in (100000, 56.6, 7951, 9.0)] == ["100,000", "56.6", "7,951", "9"]


def test_the_shipped_facts_are_sound_and_in_two_languages() -> None:
    path = ROOT / "content" / "facts.yaml"
    facts, problems = read_national(path.read_bytes(), "facts.yaml", VOCABULARY.lists, TODAY)
    assert problems == []
    assert facts
    assert all({"en", "es"} <= set(fact.sentence) for fact in facts)
