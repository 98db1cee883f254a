"""How often a right answer stands among the first three results: the judged queries, asked in a real browser.

    python -m tests.bench.relevance CONTENT_FOLDER [--folder KEEP_SITE_HERE]

Prints a line for each query that has no right answer there, and as its last line one JSON object.
"""

import argparse
import datetime as dt
import json
import re
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml
from playwright.sync_api import Page, sync_playwright

from generator.content.load import Content, Reading, read_content
from generator.directory.distance import Point, miles
from generator.directory.model import Entry
from generator.directory.places import place_of
from generator.resources import vocabulary_dir
from tests.search_page.sites import write_site
from tests.support import ROOT, needs
from tests.support.server import StaticServer

JUDGED = ROOT / "tests" / "search_page" / "judged.yaml"
FIRST = 3
SPREAD = 20


@dataclass(frozen=True)
class Shown:
    """What the page shows for one query: references in order, its words, its buttons and links."""

    main: list[str]
    wide: list[str]
    words: str
    ways: list[str]


def judged() -> list[dict[str, Any]]:
    """The table."""
    found: list[dict[str, Any]] = yaml.safe_load(JUDGED.read_text(encoding="utf-8"))
    return found


def ask(page: Page, address: str, query: str) -> Shown:
    """Opens the search page with a query, shows some more, and reads what it shows."""
    page.goto("about:blank")
    page.goto(f"{address}search/#q={quote(query)}")
    page.wait_for_selector("#results-heading", timeout=30_000)
    if page.query_selector("#more"):
        page.click("#more")
        page.wait_for_function(
            "() => document.querySelectorAll('#result-list > ol > li').length !== 10 || !document.querySelector('#more')"
        )
    # The block without distances comes when somebody comes near the end of the list.
    page.evaluate("document.getElementById('results').lastElementChild.scrollIntoView(false)")
    page.wait_for_selector("#result-list[data-whole]", state="attached", timeout=30_000)
    read: dict[str, Any] = page.evaluate(
        """() => {
          const refs = (selector) => Array.from(document.querySelectorAll(selector), (a) => new URL(a.href).pathname);
          return {
            main: refs('#result-list > ol > li h3 a'), wide: refs('#result-list section > ol > li h3 a'),
            words: document.getElementById('results').innerText,
            ways: Array.from(document.querySelectorAll('#results button, #results a'), (one) => one.textContent),
          };
        }"""
    )
    main, wide = ([_ref(path) for path in read[block]] for block in ("main", "wide"))
    return Shown(main, wide, read["words"], read["ways"])


def _ref(path: str) -> str:
    return "/".join(path.strip("/").split("/")[-2:])


def judge(query: Mapping[str, Any], shown: Shown, entries: Mapping[str, Entry]) -> str:
    """ "" where the query is answered, otherwise what is wrong."""
    if fallback := query.get("fallback"):
        if fallback.get("says", "") not in shown.words:
            return f"does not say {fallback['says']!r}"
        if "way" in fallback and fallback["way"] not in shown.ways:
            return f"does not offer {fallback['way']!r}"
        return "" if len(shown.main) >= fallback.get("nearest", 0) else "shows nothing near"
    right = query["right"]
    block = shown.wide if right.get("block") == "wide" else shown.main or shown.wide
    if not any(_is_right(right, ref, entries[ref]) for ref in block[:FIRST]):
        return f"first {FIRST}: {block[:FIRST]}"
    missing = set(right.get("also_states", ())) - {ref.partition("/")[0] for ref in shown.main[:SPREAD]}
    return f"nothing from {sorted(missing)}" if missing else ""


def _is_right(right: Mapping[str, Any], ref: str, entry: Entry) -> bool:
    if "refs" in right:
        return ref in right["refs"]
    if "near" in right:
        point = place_of(entry)
        if point is None or miles(Point(*right["near"]), point) > right["miles"]:
            return False
    keys = {
        "service": entry.services,
        "subtype": (entry.subtype,),
        "type": (entry.type,),
        "focus": entry.focus,
        "population": (*entry.populations, *entry.exclusive_to),
        "language": entry.languages,
        "pathway": entry.pathways,
        "fellowship": (entry.fellowship,),
        "pay": entry.payment.accepts if entry.payment else (),
    }
    if any(name in right and right[name] not in keys[name] for name in keys):
        return False
    if "home" in right and entry.subtype != "recovery_residence" and "recovery_housing" not in entry.services:
        return False
    if "name" in right and not re.search(rf"\b{right['name']}\b", entry.name, re.IGNORECASE):
        return False
    return "state" not in right or entry.state == right["state"]


def measure(folder: Path, content: Content, queries: list[dict[str, Any]]) -> list[tuple[dict[str, Any], str]]:
    """Every query with what is wrong with its answer, asked of the site in `folder`."""
    entries = {entry.id: entry for entry in content.directory.listed()}
    with StaticServer(folder) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=needs.program("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        found = [(query, judge(query, ask(page, server.url, query["q"]), entries)) for query in queries]
        browser.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("--folder", type=Path, help="where to keep the site; a folder of its own unless told")
    options = parser.parse_args()
    content = read_content(
        options.content, Reading(dt.date(2026, 11, 22), vocabulary_dir(), frozenset(), 1, lambda _d, _n: None)
    )
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        write_site(folder, content.directory, content.vocabulary, "/")
        found = measure(folder, content, judged())
    wrong = [(query, what) for query, what in found if what]
    for query, what in wrong:
        sys.stdout.write(f"{query['q']!r} ({query['kind']}): {what}\n")
    figures = {"relevance_queries": len(found), "relevance_top3": round(1 - len(wrong) / len(found), 4)}
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
