"""The little server: below its base path only, with the promised headers, and the site's own 404."""

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publish.headers import HEADERS
from generator.publish.local_server import SiteServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SiteServer]:
    (tmp_path / "ky").mkdir()
    (tmp_path / "ky" / "index.html").write_text("Kentucky", encoding="utf-8")
    (tmp_path / "404.html").write_text("not here", encoding="utf-8")
    running = SiteServer(tmp_path, "/repo/", 0)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


def get(server: SiteServer, path: str) -> tuple[int, str, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, body, response.headers


def test_pages_come_from_below_the_base_path_with_every_header(server: SiteServer) -> None:
    status, body, headers = get(server, "/repo/ky/")
    assert (status, body) == (200, "Kentucky")
    assert {name: headers[name] for name in HEADERS} == dict(HEADERS)


@pytest.mark.parametrize(
    "path", ["/", "/ky/", "/repo/nothing/", "/repo/../../etc/passwd", "/repo/%2e%2e/%2e%2e/etc/passwd"]
)
def test_everything_else_is_the_sites_404(server: SiteServer, path: str) -> None:
    assert get(server, path)[:2] == (404, "not here")


def test_a_phone_in_the_same_network_is_told_an_address_that_it_can_open(tmp_path: Path) -> None:
    with SiteServer(tmp_path, "/", 0, "0.0.0.0") as everywhere:
        assert everywhere.address.startswith("http://")
        assert "0.0.0.0" not in everywhere.address
    with SiteServer(tmp_path, "/", 0) as here:
        assert here.address.startswith("http://127.0.0.1:")
