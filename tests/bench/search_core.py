"""Measures the search engine alone, in real Chromium over a gzip server: bytes and milliseconds of first and further queries.

    python -m tests.bench.search_core                      # the national directory beside the checkout
    python -m tests.bench.search_core --entries 5000       # invented entries
    python -m tests.bench.search_core --copies 5           # the national directory five times over: about 106,000 entries
    python -m tests.bench.search_core --scope ky --queries 60

First query: a fresh profile; every body after the HTML counts, lunr.js and the engine's modules included, and the cards of the
first ten results. The last line is one JSON object.
"""

import argparse
import json
import os
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from generator.search import Document, build_index, synonym_file
from tests.conftest import CHROMIUM_FLAGS
from tests.search import corpus
from tests.support import ROOT
from tests.support.server import StaticServer

TYPED = [
    "louisville women sober living", "narcan newark", "smart recovery online", "spanish meeting tuesday", "veterans housing houston",
    "detox los angeles", "al-anon berkeley", "methadone clinic", "kentuky", "recovry center", "buprenorphine", "teen",
]  # fmt: skip
SYNONYMS = {"detox": ["detoxification"], "rehab": ["residential"], "narcan": ["naloxone"]}
PAGE = (
    '<!doctype html><html lang="en"><title>t</title>'
    '<script type="module" src="js/search/query.js"></script><script type="module" src="js/search/index.js"></script>'
)
ASK = """async ([text, scope]) => {
    const [engine, query] = [await import("/js/search/index.js"), await import("/js/search/query.js")];
    const start = performance.now();
    self.synonyms = self.synonyms || (await (await fetch("/search/synonyms.json")).json()).phrases;
    self.opened = self.opened || (await engine.openIndex({ base: "/search", scope }));
    const found = await query.find(self.opened, text, { synonyms: self.synonyms });
    await self.opened.cards(found.results.slice(0, 10).map(({ doc }) => doc));
    return [performance.now() - start, found.total];
}"""


@dataclass(frozen=True)
class Asked:
    text: str
    total: int
    milliseconds: float
    kilobytes: float
    requests: int


def entries(options: argparse.Namespace) -> list[Document]:
    if options.entries:
        return corpus.documents(options.entries, options.seed)
    shared = Path(os.environ.get("RECOVERY_SHARED") or ROOT.parent / "shared")
    once = corpus.national(shared / "data")
    return [replace(one, ref=f"{one.ref}-{copy}") if copy else one for copy in range(options.copies) for one in once]


def queries(documents: Sequence[Document], count: int, seed: int) -> list[str]:
    """What is typed in our experience, then words of drawn entries: a name, a place with a label, a misspelled place."""
    draw = random.Random(seed)
    found = list(TYPED)
    while len(found) < count:
        fields = draw.choice(documents).fields
        place = fields["place"].rsplit(" ", 1)[0]
        label = draw.choice(fields.get("labels", "").split() or ["recovery"])
        at = draw.randrange(1, max(2, len(place)))
        found.append(draw.choice([fields["name"], f"{label} {place}", place[:at] + place[at + 1 :], label[:5]]))
    return found[:count]


def without_comments(folder: Path) -> None:
    """What the site's asset step is expected to do; our comments stand on lines of their own."""
    for path in folder.rglob("*.js"):
        text = re.sub(r"/\*\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        lines = (line.strip() for line in text.splitlines())
        path.write_text("\n".join(line for line in lines if line and not line.startswith("//")), encoding="utf-8")


def first_queries(browser: Browser, server: StaticServer, texts: Sequence[str], scope: str) -> list[Asked]:
    asked = []
    for text in texts:
        context = browser.new_context()
        page = context.new_page()
        server.requests.clear()
        page.goto(server.url)
        milliseconds, total = page.evaluate(ASK, [text, scope])
        bodies = [one.size for one in server.requests if one.path not in {"/", "/favicon.ico"}]
        asked.append(Asked(text, total, milliseconds, sum(bodies) / 1000, len(bodies)))
        context.close()
    return asked


def further_queries(browser: Browser, server: StaticServer, texts: Sequence[str], scope: str) -> list[float]:
    """Each is asked twice in one profile; the second asks for nothing new and is what computing costs."""
    page = browser.new_page()
    page.goto(server.url)
    for text in texts:
        page.evaluate(ASK, [text, scope])
    return [page.evaluate(ASK, [text, scope])[0] for text in texts]


def main(arguments: Sequence[str] | None = None) -> dict[str, Any]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=0)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--scope", default="all")
    parser.add_argument("--queries", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    documents = entries(options)
    start = time.process_time()
    files = build_index(documents)
    built = time.process_time() - start
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in {**files, "synonyms.json": synonym_file(SYNONYMS)}.items():
            target = folder / "search" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        shutil.copytree(ROOT / "templates" / "assets" / "js", folder / "js")
        without_comments(folder / "js")
        shutil.copytree(ROOT / "templates" / "assets" / "vendor", folder / "vendor")
        (folder / "index.html").write_text(PAGE, encoding="utf-8")
        inside = documents if options.scope == "all" else [one for one in documents if one.state == options.scope]
        texts = queries(inside, options.queries, options.seed)
        with StaticServer(folder) as server, sync_playwright() as playwright:
            chromium = os.environ.get("RECOVERY_CHROMIUM") or shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
            asked = first_queries(browser, server, texts, options.scope)
            further = further_queries(browser, server, texts, options.scope)
            browser.close()
    for one in asked:
        sys.stdout.write(f"{one.text[:50]:50} {one.total:7} found {one.kilobytes:6.1f} KB {one.requests:3} requests "
                         f"{one.milliseconds:6.0f} ms\n")  # fmt: skip
    figures: dict[str, Any] = {
        "entries": len(documents),
        "files": len(files),
        "build_cpu_s": round(built, 2),
        "first_kb_median": round(statistics.median(one.kilobytes for one in asked), 1),
        "first_kb_max": round(max(one.kilobytes for one in asked), 1),
        "first_ms_median": round(statistics.median(one.milliseconds for one in asked)),
        "further_ms_median": round(statistics.median(further), 1),
        "further_ms_max": round(max(further), 1),
    }
    sys.stdout.write(json.dumps(figures) + "\n")
    return figures


if __name__ == "__main__":
    main()
