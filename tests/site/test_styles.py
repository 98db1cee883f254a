"""A style sheet as it is served means what it meant."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.site.styles import tidied
from tests.support import ROOT

SHEETS = sorted((ROOT / "templates" / "assets" / "css").glob("*.css"))
RULES = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return Array.from(sheet.cssRules, (rule) => rule.cssText);
}"""


def test_comments_and_blanks_go_and_strings_stay() -> None:
    text = """
/* { } */
a :hover, b > i { color: red; content: "a  /* b */; {" ; }
@media (min-width: 30em) { p { margin: calc(1px + 2px) 0; } }
"""
    assert tidied(text) == (
        'a :hover,b > i{color:red;content:"a  /* b */; {"}@media (min-width: 30em){p{margin:calc(1px + 2px) 0}}\n'
    )


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_a_browser_reads_the_same_rules(page: Page, sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    assert len(tidied(text)) < len(text)
    assert page.evaluate(RULES, tidied(text)) == page.evaluate(RULES, text)
