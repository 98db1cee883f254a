"""What `serve` adds to a page while somebody works on the content: it loads anew, and says what is wrong. No built site has it."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.publish.live import FOLDER, Live
from generator.publish.local_server import SiteServer
from tests.publish.test_local_server import get

PAGE = "<!doctype html><html lang=en><title>T</title><body><main><h1>{}</h1></main></body></html>\n"


@pytest.fixture
def live() -> Live:
    return Live()


@pytest.fixture
def server(tmp_path: Path, live: Live) -> Iterator[SiteServer]:
    (tmp_path / "ky").mkdir()
    (tmp_path / "ky" / "index.html").write_text(PAGE.format("Old"), encoding="utf-8")
    (tmp_path / "404.html").write_text(PAGE.format("Not here"), encoding="utf-8")
    (tmp_path / "data.json").write_text("{}", encoding="utf-8")
    running = SiteServer(tmp_path, "/repo/", 0, live=live)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


def test_only_pages_get_the_script_and_it_comes_from_here(server: SiteServer) -> None:
    for path, status in (("/repo/ky/", 200), ("/repo/ky/index.html", 200), ("/repo/nowhere/", 404)):
        got, body, _ = get(server, path)
        assert (got, body.count("<script")) == (status, 1)
        assert f'src="/repo/{FOLDER}reload.js"' in body
        assert body.endswith("</script>\n</body></html>\n")
    assert get(server, "/repo/data.json")[1] == "{}"
    assert get(server, f"/repo/{FOLDER}reload.js")[2]["Content-Type"] == "text/javascript; charset=utf-8"
    assert get(server, f"/elsewhere/{FOLDER}told")[0] == 404


def test_who_asks_is_answered_when_there_is_something_new(live: Live) -> None:
    assert json.loads(live.answer(-1)) == {"edition": 0, "told": "", "number": 0}
    threading.Timer(0.05, lambda: live.tell("line 3 is wrong", built=False)).start()
    assert json.loads(live.answer(0)) == {"edition": 0, "told": "line 3 is wrong", "number": 1}
    live.tell("", built=True)
    assert json.loads(live.answer(1)) == {"edition": 1, "told": "", "number": 2}
    assert json.loads(live.answer(2, patience=0.01))["number"] == 2


def test_an_open_page_loads_anew_and_shows_what_is_wrong(server: SiteServer, live: Live, page: Page) -> None:
    page.goto(f"{server.address}ky/")
    live.tell("error: <b>this</b> file\nTo mend it: write it anew.", built=False)
    told = page.get_by_role("alert")
    expect(told).to_have_text("error: <b>this</b> file\nTo mend it: write it anew.")
    expect(page.get_by_role("heading")).to_have_text("Old")
    (server.folder / "ky" / "index.html").write_text(PAGE.format("New"), encoding="utf-8")
    live.tell("", built=True)
    expect(page.get_by_role("heading")).to_have_text("New")
    expect(told).to_have_count(0)
