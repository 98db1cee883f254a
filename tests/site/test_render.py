import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.config import Config
from generator.directory.model import Contact, Join, Location, Phone, Schedule
from generator.site.places import LONGEST
from tests.site import small
from tests.support.golden import Golden

HIDDEN_STREET = "7 Secret Lane"
HIDDEN_CITY = "Secretville"
HOSTILE = "</script><script>alert(1)</script><b title='x' onload=\"y\">&amp; {{ 7*7 }}"

GOLDEN = Path(__file__).parent / "golden"
GOLDEN_PAGES = (
    "index.html",
    "404.html",
    "talk/index.html",
    "online/index.html",
    "meetings/index.html",
    "ky/index.html",
    "ky/meetings/index.html",
    "ky/in/sampleton/index.html",
    "ky/riverbend-recovery-center/index.html",
    "ky/second-street-house/index.html",
    "ky/quiet-room-respite/index.html",
    "ky/saturday-open-door/index.html",
    "ky/old-mill-recovery/index.html",
    "mi/lakeshore-peer-warmline/index.html",
    "nm/lunes-de-esperanza/index.html",
    "fm/index.html",
    "robots.txt",
)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The small site's pages by path."""
    made = list(small.all_pages(small.content().directory))
    by_path = {page.path: page.body.decode() for page in made}
    assert len(by_path) == len(made), "two pages have one path"
    return by_path


def html(pages: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in pages.items() if path.endswith(".html")}


def json_of(page: str) -> Any:
    match = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert match
    return json.loads(match[1])


def test_the_small_site_is_as_somebody_has_looked_at_it(pages: dict[str, str], golden: Golden, tmp_path: Path) -> None:
    for path in GOLDEN_PAGES:
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(pages[path], encoding="utf-8", newline="\n")
    golden.folder(tmp_path, GOLDEN)


def test_two_renderings_are_the_same_to_the_byte(pages: dict[str, str]) -> None:
    again = {page.path: page.body.decode() for page in small.all_pages(small.content().directory)}
    assert again == pages


def test_a_state_is_rendered_alike_apart_from_all_others(pages: dict[str, str]) -> None:
    alone = {page.path: page.body.decode() for page in small.renderer(small.content().directory).state_pages("ky")}
    assert alone == {path: text for path, text in pages.items() if path.startswith(("ky/", "list/ky-"))}


class Outline(HTMLParser):
    """What every page must have once: headings, landmarks, ids; and every href, src and attribute name."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def test_every_page_has_one_heading_one_main_part_a_strip_and_a_way_out(pages: dict[str, str]) -> None:
    for path, text in html(pages).items():
        outline = Outline(text)
        assert (outline.count("h1"), outline.count("main"), outline.count("footer")) == (1, 1, 1), path
        links = [attributes for tag, attributes in outline.tags if tag == "a"]
        if path.startswith(
            "embed/"
        ):  # in somebody else's page, without a script: its way out leads all of that page away
            ways = [attributes for attributes in links if attributes["href"] == small.CONFIG.exit_url]
            assert [attributes["target"] for attributes in ways] == ["_top"], path
            assert text.partition("<body>")[2].lstrip().startswith('<section class="strip"'), path
            continue
        assert links[0]["href"] == "#main", path
        exits = [attributes for attributes in links if "data-exit" in attributes]
        assert [attributes["href"] for attributes in exits] == [small.CONFIG.exit_url] * 2, path
        body = text.partition("</nav>")[2].lstrip()
        assert body.startswith('<section class="strip"'), path
        ids = [attributes["id"] for _, attributes in outline.tags if attributes.get("id")]
        assert len(ids) == len(set(ids)), path


def test_nothing_on_a_page_breaks_the_content_policy(pages: dict[str, str]) -> None:
    for path, text in html(pages).items():
        for tag, attributes in Outline(text).tags:
            assert tag != "style", path
            assert not any(name == "style" or name.startswith("on") for name in attributes), path
            if tag == "script":
                data = attributes.get("type") in ("application/ld+json", "application/json")
                assert data or (attributes.get("src") or "").startswith("/assets/"), path
        assert "default-src 'none'" in text, path


def test_crisis_lines_are_shown_only_where_they_are_proven(pages: dict[str, str]) -> None:
    assert 'href="tel:988"' in pages["ky/index.html"]
    assert 'href="tel:988"' in pages["404.html"]
    for state in ("fm", "mh", "pw"):
        for path, text in pages.items():
            if path.startswith(f"{state}/"):
                assert "988" not in text, path
                assert "tel:911" not in text, path
                assert "your local emergency number" in text, path


def test_invented_listings_say_so_on_every_page_and_real_ones_do_not(pages: dict[str, str]) -> None:
    for path, text in html(pages).items():
        assert "These listings are invented, for testing." in text, path
        assert '<meta name="robots" content="noindex">' in text, path
    real = next(p for p in small.all_pages(small.content().directory, fictional=False) if p.path == "index.html")
    assert b"invented" not in real.body
    assert b'<link rel="canonical" href="https://host.example.org/">' in real.body


@pytest.mark.parametrize("base", ["https://host.example.org/", "https://user.example.org/repo/"])
def test_all_links_resolve_under_any_base_path(base: str, tmp_path: Path, crawl_links: Any) -> None:
    config = replace(small.CONFIG, base_url=base)
    small.write(tmp_path, config)
    broken = crawl_links(tmp_path, base).broken
    assert broken == ()


def test_hidden_addresses_leak_into_no_file() -> None:
    # Even if an address slipped past the checker, no page may show it.
    def place(visibility: str) -> Location:
        return Location(
            visibility,
            "Safe Place",
            HIDDEN_STREET,
            "Door 9",
            HIDDEN_CITY,
            "Example County",
            "KY",
            "40299",
            38.123,
            -85.456,
        )

    schedule = (Schedule("meeting", ("mon",), 600, timezone="America/New_York"),)
    entries = [
        small.entry(f"ky/{visibility}-{kind}", "A Refuge", type=kind, location=place(visibility), schedule=schedule)
        for visibility in ("ask", "city_only")
        for kind in ("recovery_center", "support_group", "peer_program")
    ]
    for made in small.all_pages(small.directory(*entries)):
        text = made.body.decode()
        for secret in (HIDDEN_STREET, "Secret%20Lane", "Door 9", "40299", "38.123", "85.456", "Safe Place"):
            assert secret not in text, (made.path, secret)
        if "ask-" in made.path:
            assert HIDDEN_CITY not in text, made.path
    only_asked = [entry for entry in entries if "/ask" in entry.id]
    assert all(HIDDEN_CITY not in page.body.decode() for page in small.all_pages(small.directory(*only_asked)))


def test_hostile_texts_stay_texts() -> None:
    hostile = small.entry(
        "ky/hostile",
        HOSTILE,
        organization=HOSTILE,
        summary=HOSTILE,
        description=f"{HOSTILE}\n\n[go](javascript:alert(1)) ![x](https://example.org/x.png) # not a heading",
        alert=HOSTILE,
        contact=Contact(phones=(Phone("502-555-0143", label=HOSTILE),), website="javascript:alert(1)", ask_for=HOSTILE),
        schedule=(
            Schedule(
                "meeting", ("mon",), 600, timezone="America/New_York", title=HOSTILE, join=Join("javascript:alert(1)")
            ),
        ),
        location=Location("public", HOSTILE, HOSTILE, city=HOSTILE[:40], county=HOSTILE[:40], state="KY"),
    )
    made = small.directory(hostile)
    for page in small.all_pages(made):
        if not page.path.endswith(".html"):
            continue
        text = page.body.decode()
        for tag, attributes in Outline(text).tags:
            assert tag not in ("b", "img") or not attributes, page.path
            assert "onload" not in attributes, page.path
            assert not (attributes.get("href") or "").startswith("javascript:"), page.path
        assert "alert(1)</script>" not in text, page.path
    own = small.state_page(made, "ky/hostile/index.html")
    assert json_of(own)["name"] == HOSTILE
    assert "{{ 7*7 }}" in own


def test_a_list_of_many_stays_short_and_light() -> None:
    entries = [
        small.entry(f"ky/center-{n:03}", f"Center {n:03} for recovery and peer support", summary="Plain words. " * 10)
        for n in range(450)
    ]
    for made in small.all_pages(small.directory(*entries)):
        text = made.body.decode()
        assert text.count('<li class="card">') <= LONGEST, made.path
        if made.path.endswith(".html"):
            assert len(made.body) <= 60_000, made.path


def test_pages_stay_within_their_weight(pages: dict[str, str]) -> None:
    heavy = {path: len(text.encode()) for path, text in html(pages).items() if "application/ld+json" in text}
    assert heavy
    assert {path: size for path, size in heavy.items() if size > 10_240} == {}


def test_an_address_that_an_entry_once_had_leads_to_it(pages: dict[str, str]) -> None:
    moved = pages["ky/old-mill-recovery/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=/ky/riverbend-recovery-center/">' in moved
    assert "/ky/old-mill-recovery/" not in pages["sitemap.xml"]


def test_a_state_without_entries_leads_on(pages: dict[str, str]) -> None:
    page = pages["wy/index.html"]
    assert "We list nothing in Wyoming yet" in page
    for link in ("/mt/", "/us/", "/online/", "/talk/"):
        assert f'href="{link}"' in page


def test_a_line_that_serves_another_state_stands_on_its_page(pages: dict[str, str]) -> None:
    assert "Lakeshore Peer Warmline" in pages["ky/index.html"]
    assert "Not a crisis line" in pages["ky/index.html"]


def test_nothing_unknown_is_shown(pages: dict[str, str]) -> None:
    bare = small.entry("ky/bare", location=None, contact=Contact(website="https://example.org"))
    page = small.state_page(small.directory(bare), "ky/bare/index.html")
    main = page.partition("<main")[2].partition("</main>")[0]
    for word in ("None", "unknown", "Not known", "Cost", "Medication", "Languages", "Address"):
        assert word not in main


def test_reports_go_to_the_forge_or_by_mail() -> None:
    made = small.directory(small.entry("ky/a"))
    by_mail = small.state_page(made, "ky/a/index.html")
    assert 'href="mailto:desk@example.org?subject=Problem%20with%20ky/a' in by_mail
    forge = Config(base_url="https://host.example.org/", forge_url="https://github.com/example/list")
    assert "https://github.com/example/list/issues/new?title=Problem%20with%20ky/a" in small.state_page(
        made, "ky/a/index.html", forge
    )
    nowhere = Config(base_url="https://host.example.org/")
    assert 'href="/add/" rel="noreferrer">Report a problem' in small.state_page(made, "ky/a/index.html", nowhere)


def test_the_sitemap_names_every_page_once_and_is_split_where_it_must_be(pages: dict[str, str]) -> None:
    from generator.site.sitemap import sitemaps

    named = re.findall(r"<loc>(.*?)</loc>", pages["sitemap.xml"])
    assert len(named) == len(set(named))
    assert "https://host.example.org/ky/riverbend-recovery-center/" in named
    assert not any("search" in address or "404" in address for address in named)
    many = list(sitemaps((f"https://host.example.org/{n}/" for n in range(100_001)), "https://host.example.org/"))
    assert [page.path for page in many] == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert many[0].body.count(b"<sitemap>") == 3


def test_structured_data_is_of_the_right_type_and_plain_json(pages: dict[str, str]) -> None:
    center = json_of(pages["ky/riverbend-recovery-center/index.html"])
    assert center["@type"] == ["Organization", "Place"]
    assert center["address"]["streetAddress"] == "100 Example Street, 2nd floor"
    assert center["openingHoursSpecification"][0]["opens"] == "10:00"
    group = json_of(pages["ky/saturday-open-door/index.html"])
    assert group["@type"] == "EventSeries"
    monthly, biweekly = group["eventSchedule"]
    assert (monthly["repeatFrequency"], monthly["byDay"]) == ("P1M", ["1SA", "-1SA"])
    assert (biweekly["repeatFrequency"], biweekly["startDate"]) == ("P2W", "2026-11-03")
    online = json_of(pages["nm/lunes-de-esperanza/index.html"])
    assert online["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")
    assert {"@type": "VirtualLocation", "url": "https://video.example.org/j/5550100"} in online["location"]
    line = json_of(pages["mi/lakeshore-peer-warmline/index.html"])
    assert line["@type"] == "Service"
    assert line["provider"]["address"] == {
        "@type": "PostalAddress",
        "addressRegion": "MI",
        "addressCountry": "US",
        "addressLocality": "Placeholder",
    }
    hidden = json_of(pages["ky/quiet-room-respite/index.html"])
    assert hidden["address"] == {"@type": "PostalAddress", "addressRegion": "KY", "addressCountry": "US"}
