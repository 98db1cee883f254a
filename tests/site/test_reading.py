"""Whoever reads this may be tired, frightened or new to the language: no page asks for more than eight years of school.

Flesch-Kincaid, by textstat. Only whole sentences count: short labels would make any page look easy. What entries say of
themselves stands on the pages too; crisis lines are named by their official names, and are left out.
"""

import re
from html.parser import HTMLParser

import pytest
import textstat

from tests.site import small
from tests.support import ROOT

HIGHEST = 8.0
FEWEST_WORDS = 60  # below that one long word decides
BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "dt", "dd", "div", "summary", "label", "span", "section"})
SILENT = frozenset({"script", "style", "title"})


class Sentences(HTMLParser):
    """The sentences of a page's own part: blocks of text that end as a sentence ends."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._text = ""
        self._silent = 0
        self.feed(page)
        self._end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in SILENT
        if tag in BLOCKS:
            self._end()

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT
        if tag in BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._text += data

    def _end(self) -> None:
        words = " ".join(self._text.split())
        if words.endswith((".", "!", "?")):
            self.found.append(words)
        self._text = ""


def grade(sentences: list[str]) -> float:
    return float(textstat.flesch_kincaid_grade(" ".join(sentences)))


def test_every_page_can_be_read_after_eight_years_of_school() -> None:
    seen: set[str] = set()
    hard = {}
    for page in small.all_pages(small.content().directory):
        if not page.path.endswith(".html"):
            continue
        body = page.body.decode().partition('<main id="main"')[2]
        sentences = Sentences(f"<main{body}").found
        seen.update(sentences)
        if len(" ".join(sentences).split()) >= FEWEST_WORDS and grade(sentences) > HIGHEST:
            hard[page.path] = grade(sentences)
    assert hard == {}
    assert grade(sorted(seen)) <= HIGHEST


@pytest.mark.parametrize("template", sorted(path.name for path in (ROOT / "templates").glob("*.html")))
def test_no_sentence_of_a_template_is_long(template: str) -> None:
    text = (ROOT / "templates" / template).read_text(encoding="utf-8")
    words = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", text, flags=re.DOTALL)
    for block in Sentences(words).found:
        for sentence in re.split(r"(?<=[.!?:;]) ", block):
            assert len(sentence.split()) <= 30, sentence


def test_what_the_search_says_is_as_plain() -> None:
    find = ROOT / "templates" / "assets" / "js" / "find"
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(find.glob("messages*.js")))
    english = text.partition("es:")[0] if "es: {" in text else text
    said = [
        one
        for one in re.findall(r'"((?:[^"\\]|\\.)+)"', english)
        if one.endswith((".", "!", "?")) and len(one.split()) > 3
    ]
    assert said
    assert grade([re.sub(r"\{\w+\}", "it", one) for one in said]) <= HIGHEST
