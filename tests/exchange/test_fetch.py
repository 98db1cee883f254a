"""Feeds from their address, against a server on this computer that behaves as servers do."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.exchange import fetch as fetching
from generator.exchange.fetch import TRIES, fetch

Answer = tuple[int, dict[str, str], bytes]


class Server:
    """Answers each path with what `answers` says; remembers what was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Callable[[dict[str, str]], Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                outer.asked.append((self.path, headers))
                status, extra, body = outer.answers[self.path](headers)
                self.send_response(status)
                for name, value in extra.items():
                    self.send_header(name, value)
                if "Content-Length" not in extra:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.httpd.server_port}"
        threading.Thread(target=self.httpd.serve_forever, daemon=True).start()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.httpd.shutdown()
    made.httpd.server_close()


def codes(found: fetching.Fetched) -> list[str]:
    return [problem.code for problem in found.problems]


def no_sleep(_: float) -> None:
    pass


def test_a_feed_is_fetched_and_the_next_time_only_if_it_changed(server: Server, tmp_path: Path) -> None:
    def answer(headers: dict[str, str]) -> Answer:
        if headers.get("if-none-match") == '"v1"':
            return 304, {}, b""
        return 200, {"ETag": '"v1"', "Last-Modified": "Sun, 01 Nov 2026 10:00:00 GMT"}, b"[]"

    server.answers["/feed"] = answer
    to = tmp_path / "feed.json"
    first = fetch(f"{server.url}/feed", to, private=True)
    assert (first.changed, to.read_bytes()) == (True, b"[]")
    again = fetch(f"{server.url}/feed", to, first.remember, private=True)
    assert (again.changed, again.problems, again.remember) == (False, (), first.remember)
    assert server.asked[1][1]["if-modified-since"] == "Sun, 01 Nov 2026 10:00:00 GMT"
    assert "recovery-site" in server.asked[0][1]["user-agent"]


@pytest.mark.parametrize(
    "remembered", ["", "{", "[]", '{"url": "https://elsewhere.example.org", "etag": "x"}', '{"etag": 5}']
)
def test_what_was_remembered_of_another_address_does_not_count(server: Server, tmp_path: Path, remembered: str) -> None:
    server.answers["/feed"] = lambda _: (200, {}, b"[]")
    assert fetch(f"{server.url}/feed", tmp_path / "f", remembered, private=True).changed
    assert "if-none-match" not in server.asked[0][1]


def test_a_busy_server_is_asked_again_after_a_while(server: Server, tmp_path: Path) -> None:
    answers = iter([(503, {"Retry-After": "7"}, b""), (429, {}, b""), (200, {}, b"[1]")])
    server.answers["/feed"] = lambda _: next(answers)
    waits: list[float] = []
    assert fetch(f"{server.url}/feed", tmp_path / "f", private=True, sleep=waits.append).changed
    assert waits == [7.0, 3.0]


def test_a_server_that_stays_busy_is_left_alone(server: Server, tmp_path: Path) -> None:
    server.answers["/feed"] = lambda _: (503, {"Retry-After": "99999"}, b"")
    waits: list[float] = []
    assert codes(fetch(f"{server.url}/feed", tmp_path / "f", private=True, sleep=waits.append)) == ["FETCH-FAILED"]
    assert len(server.asked) == TRIES
    assert max(waits) <= 30


@pytest.mark.parametrize("status", [401, 403, 404, 410, 418])
def test_any_other_answer_is_a_problem_in_words(server: Server, tmp_path: Path, status: int) -> None:
    server.answers["/feed"] = lambda _: (status, {}, b"no")
    found = fetch(f"{server.url}/feed", tmp_path / "f", private=True)
    assert codes(found) == ["FETCH-STATUS"]
    assert len(server.asked) == 1
    assert not (tmp_path / "f").exists()


def test_an_answer_without_end_is_cut_off(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 1000)
    server.answers["/feed"] = lambda _: (200, {}, b"x" * 200_000)
    assert codes(fetch(f"{server.url}/feed", tmp_path / "f", private=True)) == ["FETCH-SIZE"]
    assert not (tmp_path / "f").exists()


def test_an_answer_that_breaks_off_is_no_feed(server: Server, tmp_path: Path) -> None:
    server.answers["/feed"] = lambda _: (200, {"Content-Length": "5000", "Connection": "close"}, b"[1, 2")
    assert codes(fetch(f"{server.url}/feed", tmp_path / "f", private=True, sleep=no_sleep)) == ["FETCH-FAILED"]


def test_a_slow_server_is_not_waited_for_without_end(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "DEADLINE", -1.0)
    server.answers["/feed"] = lambda _: (200, {}, b"[]")
    assert codes(fetch(f"{server.url}/feed", tmp_path / "f", private=True, sleep=no_sleep)) == ["FETCH-FAILED"]


def test_redirects_are_followed_a_few_times(server: Server, tmp_path: Path) -> None:
    server.answers["/old"] = lambda _: (301, {"Location": "/new"}, b"")
    server.answers["/new"] = lambda _: (200, {}, b"[]")
    server.answers["/round"] = lambda _: (302, {"Location": "/round"}, b"")
    assert fetch(f"{server.url}/old", tmp_path / "f", private=True).changed
    assert codes(fetch(f"{server.url}/round", tmp_path / "f", private=True)) == ["FETCH-ADDRESS"]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/x", "gopher://example.org", "//", "http://[::1"]
)
def test_a_redirect_cannot_leave_the_web(server: Server, tmp_path: Path, target: str) -> None:
    server.answers["/feed"] = lambda _: (302, {"Location": target}, b"")
    assert codes(fetch(f"{server.url}/feed", tmp_path / "f", private=True)) == ["FETCH-ADDRESS"]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/feed",
        "data:application/json,[]",
        "feed.json",
        "",
        "http://",
        "http://user:secret@example.org/",
        "http://example.org:22/",
        "http://example.org:99999/",
        "http://[::1",
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://example.org/a b",
        "http://example.org/\r\nX: y",
    ],
)
def test_what_must_not_be_fetched_is_refused_before_anybody_is_asked(tmp_path: Path, url: str) -> None:
    assert codes(fetch(url, tmp_path / "f", sleep=no_sleep)) == ["FETCH-ADDRESS"]


def test_a_redirect_into_ones_own_network_is_refused(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The first address is taken for a public one, the second is what it is.
    server.answers["/feed"] = lambda _: (302, {"Location": "http://127.0.0.2/secret"}, b"")
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(fetching, "parts_of", _any_port(fetching.parts_of))
    assert codes(fetch(f"{server.url}/feed", tmp_path / "f")) == ["FETCH-ADDRESS"]


def _any_port(parts: Callable[..., tuple[str, int, str, bool]]) -> Callable[..., tuple[str, int, str, bool]]:
    return lambda url, private: parts(url, private=True)


def test_a_server_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert codes(fetch("http://127.0.0.1:9/", tmp_path / "f", private=True, sleep=no_sleep)) == ["FETCH-FAILED"]
