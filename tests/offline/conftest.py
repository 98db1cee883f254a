"""The small site under /repo/, beside another site of the same origin that has a worker and a cache of its own."""

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.build import Request, build
from generator.site.security import REFERRER, policy_for_header
from tests.site import small
from tests.support.server import StaticServer

BASE = "/repo/"
HEADERS = {
    "/repo/*": {
        "Content-Security-Policy": policy_for_header(),
        "Referrer-Policy": REFERRER,
        "Cache-Control": "no-cache",
    }
}
NEIGHBOR = """<!doctype html><html lang="en"><title>Neighbor</title><h1>Neighbor</h1>
<script>navigator.serviceWorker.register("/sw.js"); caches.open("recovery-site:/:theirs").then((c) => c.put("/x", new Response("x")))</script>"""


def built(output: Path, settings: str = "", change: Callable[[Path], None] | None = None) -> None:
    """The small site at `output`, in two languages; `change` its content first."""
    content = output.with_name(f"{output.name}-content")
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(small.FOLDER, content / "tests" / "content")
    if change:
        change(content / "tests" / "content")
    toml = content / "site.toml"
    toml.write_text(
        f'name = "Sample"\nbase_url = "https://host.example.org{BASE}"\nlanguages = ["en", "es"]\n{settings}', "utf-8"
    )
    report = build(Request(content / "tests" / "content", toml, output, dt.date(2026, 11, 22)))
    assert report.written, report.problems


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a host has it; not to be changed."""
    output = tmp_path_factory.mktemp("offline") / "site"
    built(output)
    return output


@dataclass
class Host:
    """An origin with two sites: /, somebody else's, and /repo/, ours."""

    root: Path
    server: StaticServer

    @property
    def url(self) -> str:
        return self.server.origin + BASE

    @property
    def site(self) -> Path:
        return self.root / "repo"


@pytest.fixture
def host(made: Path, tmp_path: Path, static_server: Any) -> Host:
    root = tmp_path / "host"
    shutil.copytree(made, root / "repo")
    (root / "index.html").write_text(NEIGHBOR, encoding="utf-8")
    (root / "sw.js").write_text("self.addEventListener('fetch', () => {});", encoding="utf-8")
    return Host(root, static_server(root, headers=HEADERS))


def kept(page: Page) -> list[Any]:
    """Everything in this browser's storage: cookies, both storages, caches, workers' scopes."""
    found: list[Any] = page.evaluate(
        """async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
            (await caches.keys()).sort(), (await navigator.serviceWorker.getRegistrations()).map((r) => new URL(r.scope).pathname).sort()]"""
    )
    return found


NOTHING = ["", 0, 0, 0, [], []]
