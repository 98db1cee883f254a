"""The server stands in for a real host: these tests hold it to what hosts do."""

import gzip
import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import StaticServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[StaticServer]:
    site = tmp_path / "site"
    (site / "ky").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (site / "index.html").write_text("home", encoding="utf-8")
    (site / "404.html").write_text("not found, but here are the crisis lines", encoding="utf-8")
    (site / "ky" / "index.html").write_text("Kentucky", encoding="utf-8")
    (site / "dot.png").write_bytes(b"\x89PNG")
    policies = {"/*": {"X-All": "yes", "X-Which": "all"}, "/ky/*": {"X-Which": "ky"}}
    with StaticServer(site, "/repo/", policies) as running:
        yield running


def get(server: StaticServer, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(server.origin.removeprefix("http://"), timeout=10)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/repo/", 200, b"home"),
        ("/repo/ky/", 200, b"Kentucky"),
        ("/repo/ky/?q=x", 200, b"Kentucky"),
        ("/repo/ky", 301, b""),
        ("/repo/oh/", 404, b"not found, but here are the crisis lines"),
        ("/ky/", 404, b""),
        ("/repo/../secret.txt", 404, b""),
        ("/repo/%2e%2e/secret.txt", 404, b""),
    ],
)
def test_it_answers_as_a_static_host(server: StaticServer, path: str, status: int, body: bytes) -> None:
    response, got = get(server, path)
    assert (response.status, got) == (status, body)
    assert [(request.path, request.status) for request in server.requests] == [(path, status)]


def test_text_is_compressed_and_pictures_are_not(server: StaticServer) -> None:
    text, body = get(server, "/repo/", **{"Accept-Encoding": "gzip, br"})
    picture, _ = get(server, "/repo/dot.png", **{"Accept-Encoding": "gzip"})
    assert (text.getheader("Content-Encoding"), gzip.decompress(body)) == ("gzip", b"home")
    assert text.getheader("Content-Type") == "text/html; charset=utf-8"
    assert picture.getheader("Content-Encoding") is None
    assert server.requests[0].size == len(body)


def test_headers_come_by_pattern_and_the_last_one_wins(server: StaticServer) -> None:
    home, _ = get(server, "/repo/")
    kentucky, _ = get(server, "/repo/ky/")
    assert (home.getheader("X-All"), home.getheader("X-Which")) == ("yes", "all")
    assert (kentucky.getheader("X-All"), kentucky.getheader("X-Which")) == ("yes", "ky")


def test_paths_tells_what_was_asked_for(server: StaticServer) -> None:
    get(server, "/repo/ky/?q=x")
    assert server.paths() == ["ky/"]
