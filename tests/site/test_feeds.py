"""The Atom feed of a state: RFC 4287's elements, the newest first, nothing that depends on the day of the build."""

import datetime as dt
from dataclasses import replace
from xml.etree import ElementTree as ET

from generator.directory.model import Entry, Provenance, Source, Verified
from generator.site.feeds import MOST, changed_on
from tests.site import small

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = dt.date(2026, 3, 1)


def entry(number: int, **fields: object) -> Entry:
    seen = Provenance(sources=(Source("phone", retrieved=DAY + dt.timedelta(days=number)),))
    return replace(small.entry(f"ky/place-{number:02}"), provenance=seen, **fields)  # type: ignore[arg-type]


def read(*entries: Entry, **settings: object) -> ET.Element:
    config = replace(small.CONFIG, **settings)  # type: ignore[arg-type]
    pages = small.renderer(small.directory(*entries), config).state_pages("ky")
    return ET.fromstring(next(page.body for page in pages if page.path == "ky/changes.xml"))


def test_the_newest_stand_first_and_each_has_what_the_format_asks_for() -> None:
    feed = read(entry(1), entry(3, name="Tom & Jerry's <Place>", summary="Coffee & company."), entry(2))
    assert [one.findtext(f"{ATOM}title") for one in feed.iter(f"{ATOM}entry")] == [
        "Tom & Jerry's <Place>",
        "Place 02",
        "Place 01",
    ]
    assert feed.findtext(f"{ATOM}updated") == "2026-03-04T00:00:00Z"
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        assert all(element.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel", ""): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": "https://host.example.org/ky/changes.xml", "": "https://host.example.org/ky/"}


def test_a_feed_has_an_end() -> None:
    assert len(list(read(*(entry(n) for n in range(MOST + 9))).iter(f"{ATOM}entry"))) == MOST


def test_an_id_stays_where_entries_have_no_pages_of_their_own() -> None:
    one, other = (next(read(entry(1), entry_pages=own).iter(f"{ATOM}entry")) for own in (True, False))
    assert one.findtext(f"{ATOM}id") == other.findtext(f"{ATOM}id")
    link = other.find(f"{ATOM}link")
    assert link is not None
    assert str(link.get("href")).endswith("/ky/listings/1/#place-01")


def test_the_day_of_an_entry_is_the_latest_it_speaks_of() -> None:
    seen = Provenance(
        sources=(Source("phone", retrieved=DAY),), verified=Verified(dt.date(2026, 5, 1), "phone", "volunteer")
    )
    assert changed_on(small.entry("ky/a", provenance=seen)) == dt.date(2026, 5, 1)
    assert changed_on(small.entry("ky/a", provenance=Provenance())) is None
