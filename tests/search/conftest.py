"""A page in the real browser with the engine, lunr.js itself and an index to search."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.search import Document, build_index, synonym_file
from tests import conftest
from tests.search import corpus
from tests.support import ROOT
from tests.support.server import StaticServer

CSP = {"/*": {"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"}}
# The very file that visitors load; test_vendor.py compares it with the npm package.
LUNR = ROOT / "templates" / "assets" / "vendor" / "lunr-2.3.9.min.js"
PAGE = (
    '<!doctype html><html lang="en"><title>t</title><script src="lunr.js"></script><script src="reference.js"></script>'
)


@dataclass
class Site:
    """A folder with the scripts and an index, served under /repo/, and a page that has lunr.js loaded."""

    folder: Path
    page: Page
    server: StaticServer

    def run(self, script: str, argument: Any = None) -> Any:
        """Runs the body of an async function; `argument` is its `arg`, `engine` is index.js, `base` the index's folder."""
        return self.page.evaluate(
            "async (arg) => { const engine = await import('/repo/js/search/index.js'); const base = '/repo/search';"
            + script
            + "}",
            argument,
        )

    def write(self, files: dict[str, bytes]) -> None:
        for path, content in files.items():
            target = self.folder / "search" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


SiteFactory = Callable[[list[Document]], Site]


@pytest.fixture(scope="module")
def make_site(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory, static_server: conftest.ServerFactory
) -> Iterator[SiteFactory]:
    """A factory: `make_site(documents)`."""
    contexts = []

    def make(documents: list[Document]) -> Site:
        folder = tmp_path_factory.mktemp("site")
        shutil.copytree(ROOT / "templates" / "assets" / "js", folder / "js")
        shutil.copy(LUNR, folder / "lunr.js")
        shutil.copytree(LUNR.parent, folder / "vendor")
        shutil.copy(Path(__file__).with_name("reference.js"), folder / "reference.js")
        (folder / "index.html").write_text(PAGE, encoding="utf-8")
        (folder / "documents.json").write_text(json.dumps(corpus.lunr_documents(documents)), encoding="utf-8")
        server = static_server(folder, "/repo/", CSP)
        context = chromium.new_context()
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(0)
        page.goto(server.url)
        site = Site(folder, page, server)
        site.write({**build_index(documents), "synonyms.json": synonym_file({})})
        return site

    yield make
    for context in contexts:
        context.close()
