"""The national site: every state is there, nothing is too long, every link leads somewhere."""

import heapq
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.content.vocabulary_files import read_vocabulary
from generator.resources import vocabulary_dir
from tests.support.links import Report
from tests.support.national import BASE_URL, National, run

LIST_BYTES = 60_000  # any list page, HTML (targets of the field: readable within 5 s on a slow phone)
ENTRY_BYTES = 10_000


def test_every_state_and_territory_has_its_page(national: National) -> None:
    states = read_vocabulary(vocabulary_dir(), "vocabulary")[0]["states"]
    assert len(states) == 59
    for key, state in states.items():
        assert state.called() in (national.site / key / "index.html").read_text(encoding="utf-8")


def test_no_list_is_longer_than_100_and_no_page_too_heavy(national: National) -> None:
    for page in national.site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert text.count('<li class="card') <= 100, page
        assert len(text.encode()) <= LIST_BYTES, page
        if "application/ld+json" in text:
            assert len(text.encode()) <= ENTRY_BYTES, page


def test_the_longest_entries_are_light_in_spanish_too(national: National, tmp_path: Path) -> None:
    pages = [path for path in national.site.glob("??/*/index.html") if "application/ld+json" in path.read_text("utf-8")]
    longest = heapq.nlargest(60, pages, key=lambda path: (path.stat().st_size, path))
    content = tmp_path / "content"
    shutil.copytree(national.content, content, ignore=shutil.ignore_patterns("entries"))
    shutil.copytree(national.content / "entries" / "us", content / "entries" / "us")  # guides lead there
    for page in longest:
        state, slug = page.parent.relative_to(national.site).parts
        source = next((national.content / "entries" / state).rglob(f"{slug}.yaml"))
        copied = content / "entries" / source.relative_to(national.content / "entries")
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copied)
    settings = f'languages = ["en", "es"]\nbase_url = "{BASE_URL}"\nprint_sheets = false\n'
    (tmp_path / "site.toml").write_text(settings, encoding="utf-8")
    run("build", "--content", str(content), "--output", str(tmp_path / "_site"))
    spanish = tmp_path / "_site" / "es"
    assert [p for one in longest if (p := spanish / one.relative_to(national.site)).stat().st_size > ENTRY_BYTES] == []


@pytest.mark.slow
def test_every_link_fragment_and_asset_leads_somewhere(national: National, crawl_links: Callable[..., Report]) -> None:
    report = crawl_links(national.site, BASE_URL)
    assert report.broken == ()
    assert report.pages > 20_000


def test_recovery_residences_and_hidden_places_show_no_address(national: National) -> None:
    hidden = [
        path
        for path in (national.content / "entries").rglob("*.yaml")
        if "visibility: public" not in path.read_text(encoding="utf-8")
    ]
    shown = 0
    for path in hidden:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"^  (street|unit|zip|lat|lon):", text, re.MULTILINE), path
        shown += "location:" in text
    assert shown
