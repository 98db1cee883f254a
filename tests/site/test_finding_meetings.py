"""What is promised of meetings where no listing has one at a set time, and the ways out of a card without a number."""

from dataclasses import replace

from generator.directory.model import Contact, Entry
from tests.site import small


def group(key: str, fellowship: str, website: str = "https://groups.example.org/") -> Entry:
    return small.entry(
        f"us/{key}",
        type="support_group",
        fellowship=fellowship,
        location=None,
        contact=Contact(website=website),
        formats=("online_video",),
    )


def pages(*entries: Entry) -> dict[str, str]:
    wanted = {"index.html", "meetings/index.html", "404.html"}
    return {p.path: p.body.decode() for p in small.all_pages(small.directory(*entries)) if p.path in wanted}


def test_where_no_meeting_has_its_time_no_page_promises_meetings_today() -> None:
    made = pages(group("a-dharma", "recovery_dharma"), group("b-na", "na"), group("c-aa", "aa"), group("d-none", ""))
    assert all("Meetings today" not in text and "Find a meeting" in text for text in made.values())
    finders = made["meetings/index.html"].partition('id="finders"')[2]
    order = [finders.index(f"/us/{key}/") for key in ("c-aa", "b-na", "a-dharma", "d-none")]
    assert order == sorted(order)


def test_where_a_meeting_has_its_time_the_door_says_so() -> None:
    listed = small.content().directory.entries
    assert "Meetings today" in pages(*listed)["index.html"]


def test_a_card_without_a_number_has_the_website_as_its_button() -> None:
    with_number = group("n-na", "na")
    with_number = replace(with_number, contact=replace(small.entry("ky/x").contact, website="https://na.example.org/"))
    text = pages(group("a-aa", "aa"), group("b-ca", "ca", "javascript:alert(1)"), with_number)["meetings/index.html"]
    assert '<a class="button" href="https://groups.example.org/" rel="noreferrer">Website</a>' in text
    assert "https://na.example.org/" not in text
    assert "javascript:" not in text
