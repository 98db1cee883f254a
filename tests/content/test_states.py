"""What states say of their certificates: no figure is published that no page bears out."""

import datetime as dt
from pathlib import Path

import pytest

from generator.content.facts import read_state
from generator.directory.credentials import levels_of
from generator.directory.evidence import coverage
from tests.content.entry_files import TODAY, VOCABULARY
from tests.support import ROOT

# The day on which the shipped pages are looked at: none of them may have been read after it.
LOOKED = dt.date(2026, 12, 1)
STATES = sorted((ROOT / "content" / "states").glob("*.yaml"))
KENTUCKY = """\
state: KY
name: Kentucky
credentials:
  - id: KY-X
    name: Example
    training_hours: 30
    fees: {application_usd: 25}
    provenance:
      sources:
        - {kind: website, url: "https://one.example.gov/", retrieved: 2026-11-01, level: primary}
"""


def codes(text: str) -> list[str]:
    return [p.code for p in read_state(text.encode(), "ky.yaml", "ky", VOCABULARY.lists, TODAY, fictional=False)[1]]


def test_one_source_bears_out_everything() -> None:
    assert codes(KENTUCKY) == []


def test_of_several_sources_each_says_which_figures_it_bears_out() -> None:
    second = '        - {kind: website, url: "https://two.example.gov/", retrieved: 2026-11-01, level: secondary%s}\n'
    assert codes(KENTUCKY + second % "") == ["STATE-FIGURE", "STATE-FIGURE"]
    assert codes(KENTUCKY + second % ", figures: [training_hours]") == ["STATE-FIGURE"]
    assert codes(KENTUCKY + second % ", figures: [training_hours, fees]") == []
    assert codes(KENTUCKY + second % ", figures: [training_hours, fees, exam]") == ["STATE-FIGURE"]


def test_the_level_of_a_source_is_said_and_is_one_of_two() -> None:
    without = codes(KENTUCKY.replace(", level: primary", ""))
    assert without == codes(KENTUCKY.replace("level: primary", "level: weak"))
    assert sorted(without) == ["STATE-FIGURE", "STATE-FIGURE", "STATE-LEVEL"]


def test_how_it_stands_in_a_state_without_a_credential_needs_its_page_too() -> None:
    standing = (
        'state: KY\nname: Kentucky\nstanding:\n  text: None yet.\n  sources:\n    - {kind: website, url: "%s"%s}\n'
    )
    assert codes(standing % ("https://one.example.gov/", ", retrieved: 2026-11-01")) == []
    assert codes(standing % ("https://one.example.gov/", "")) == ["STATE-DATE"]


@pytest.mark.parametrize("path", STATES, ids=lambda path: path.stem)
def test_no_figure_of_the_shipped_states_is_without_a_source(path: Path) -> None:
    facts, problems = read_state(path.read_bytes(), path.name, path.stem, VOCABULARY.lists, LOOKED, fictional=False)
    assert problems == []
    assert facts is not None
    assert all(all(levels_of(credential).values()) for credential in facts.credentials)
    assert facts.credentials or facts.helplines or facts.standing


def table() -> str:
    """The table of `content/states/README.md`: it is written by hand from here, so that no date can get into it."""
    states = [read_state(p.read_bytes(), p.name, p.stem, VOCABULARY.lists, LOOKED, fictional=False)[0] for p in STATES]
    found = [facts for facts in states if facts]
    described = [facts for facts in found if facts.credentials]
    lines = [
        f"- States, districts and territories with a credential described: {len(described)}",
        f"- Credentials: {sum(len(facts.credentials) for facts in found)}",
        f"- With a helpline or warmline of their own: {sum(bool(facts.helplines) for facts in found)}",
        "",
        "| Figure | Primary | Secondary | Together |",
        "|---|---|---|---|",
        *(
            f"| {row.words} | {row.primary} | {row.secondary} | {row.primary + row.secondary} |"
            for row in coverage(found)
        ),
    ]
    return "\n".join(lines) + "\n"


def test_the_table_of_the_readme_is_in_step() -> None:
    readme = (ROOT / "content" / "states" / "README.md").read_text(encoding="utf-8")
    assert readme.endswith(table()), "Put this at the end of content/states/README.md:\n\n" + table()
