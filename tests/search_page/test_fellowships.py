"""Who asks for a fellowship gets it, or is told where its groups are: online, by phone."""

import pytest

from tests.search_page.conftest import SearchPage

pytestmark = pytest.mark.browser


def test_a_fellowship_without_a_group_nearby_is_shown_before_what_is(find: SearchPage) -> None:
    find.search("smart recovery narcan newark nj")
    order = find.page.evaluate(
        "[...document.querySelectorAll('#wide, #result-list > ol')].map((one) => one.id || 'list')"
    )
    assert order == ["wide", "list"]
    assert find.wide == ["Open Screen SMART Meetings"]
    said = "Nothing here has “smart recovery”. Searched without it."
    assert find.page.locator("h3:has(+ ol)").all_inner_texts() == [said]
    assert find.text.count(said) == 1
    assert find.names() == ["Ironbound Center"]


def test_a_fellowships_name_is_not_taken_apart_where_it_has_no_group(find: SearchPage) -> None:
    """Who asks for it is shown its groups online, and not every place with "recovery" in its name."""
    find.search("smart recovery newark nj")
    assert find.heading == "Nothing found within 25 miles of Newark, NJ"
    assert find.wide == ["Open Screen SMART Meetings"]
    find.search("celebrate recovery louisville")
    assert find.heading == "Nothing found within 25 miles of Louisville, KY"
    assert find.page.get_by_role("link", name="Find a meeting").count() == 1
