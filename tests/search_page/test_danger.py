"""Who may be in danger reads the crisis lines before any result."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.search_page.conftest import SearchPage

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "query",
    [
        "I want to die",
        "suicidal louisville",
        "my son overdosed",
        "quiero morir",
        "crisis hotline",
        "he hits me newark nj",
        "my partner abuses me newark nj",
        "mi esposo me maltrata",
        "my daughter cuts herself louisville",
        "alcohol withdrawal seizure louisville",
    ],
)
def test_who_may_be_in_danger_reads_the_crisis_lines_before_anything_else(find: SearchPage, query: str) -> None:
    find.search(query)
    assert "Nothing" not in find.heading
    first = find.page.locator("#results-heading + section")
    assert first.get_attribute("aria-label") == "Talk to someone now"
    assert first.locator("a[href='tel:911']").count() == 1
    assert first.locator("a[href='tel:988']").count() >= 1
    assert find.page.locator("#results-heading + section + p a").get_attribute("href", timeout=1000).endswith("talk/")  # type: ignore[union-attr]
    assert "Nothing here has" not in find.text


def test_what_is_no_emergency_is_answered_as_ever(find: SearchPage) -> None:
    find.search("louisville")
    assert find.page.locator("#results .strip").count() == 0


def test_the_page_with_crisis_lines_twice_has_no_fault_for_axe(find: SearchPage, axe: Callable[..., list[Any]]) -> None:
    find.search("suicidal louisville")
    # The shell of these tests has no theme: its colours and sizes are judged with the built site.
    assert [fault for fault in axe(find.page) if fault.rule not in {"color-contrast", "target-size"}] == []
