"""Every code that can be raised has its page, and no page speaks of a code that cannot."""

import ast
import re
from collections.abc import Iterator

import pytest

from generator.content.codes import Page, as_markdown, as_words, meant, page, pages
from generator.content.codes import fields as field_codes
from generator.content.rules import DIRECTORY_RULES, RULES
from tests.support import ROOT

_CODE = re.compile(r"[A-Z]{2,}(?:-[A-Z]+)+")
# Words that look like a code and are none: an example of a credential's id.
_NO_CODES = {"KY-APSS"}


def _raised() -> Iterator[str]:
    """Every constant in the code that is written as a code is, but not in the pages themselves."""
    for path in sorted((ROOT / "generator").rglob("*.py")):
        if path.parent.name == "codes":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _CODE.fullmatch(node.value):
                yield node.value


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    raised = set(_raised()) - _NO_CODES
    known = set(pages())
    families = tuple(code for code in known if code.endswith("-"))
    assert {code for code in raised if code not in known and not code.startswith(families)} == set()
    assert {code for code in known if not code.endswith("-")} - raised == set()
    assert all(any(code.startswith(family) for code in raised) for family in families)


def test_no_code_is_used_twice() -> None:
    codes = [*(rule.code for rule in RULES), *(rule.code for rule in DIRECTORY_RULES)]
    assert len(set(codes)) == len(codes)
    assert not set(codes) & set(field_codes.CODES)


@pytest.mark.parametrize("told", pages().values(), ids=lambda told: told.code)
def test_a_page_has_a_cause_an_example_and_a_cure_in_plain_words(told: Page) -> None:
    assert told.cause.endswith(".")
    assert told.wrong
    assert told.cure.endswith((".", "]", '"'))
    assert told.right
    words = f"{told.cause} {told.more} {told.cure}"
    assert not re.search(r"\b(?:scalar|mapping|sequence|parser|regex|boolean|tuple|None|node|token)\b", words), words
    assert told.cause in " ".join(as_words(told).split())


def test_the_page_is_found_however_the_code_is_written() -> None:
    assert page("value-time") == page(" VALUE-TIME ") == pages()["VALUE-TIME"]
    assert page("AUDIT-LINK") == pages()["AUDIT-"]
    assert page("VALUE-TIM") is None
    assert meant("value-tim") == "VALUE-TIME"


def test_the_pages_are_up_to_date() -> None:
    written = (ROOT / "content" / "schema" / "PROBLEMS.md").read_text(encoding="utf-8")
    assert written == as_markdown(), "out of date: run `make schema` and commit what it writes"


def test_every_page_has_an_anchor_of_its_code() -> None:
    headings = re.findall(r"^### (\S+)$", as_markdown(), re.MULTILINE)
    assert headings == [code.rstrip("-") for code in pages()]
