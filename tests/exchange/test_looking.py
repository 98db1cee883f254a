"""Links against servers on this computer that fail in every way servers do."""

import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.exchange import fetch as fetching
from generator.exchange.upkeep import looking
from generator.exchange.upkeep.asking import Limits, plain_url
from generator.exchange.upkeep.looking import Verdict, look_at
from tests.support import needs

LIMITS = Limits(timeout=0.5, deadline=2.0, waits=(0.0, 0.0), pause=0.0, workers=4, private=True)
Act = Callable[[BaseHTTPRequestHandler], None]


def page(body: str = "<title>Open Door</title>", status: int = 200, **headers: str) -> Act:
    def act(request: BaseHTTPRequestHandler) -> None:
        data = body.encode()
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(data)))
        request.end_headers()
        request.wfile.write(data)

    return act


class Site:
    """A server whose pages do what `acts` says; without a robots.txt but for one that is put there."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.acts: dict[str, Act] = {"/robots.txt": page("", 404)}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.together = self.most = 0
        self.lock = threading.Lock()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with outer.lock:
                    outer.asked.append(self.path)
                    outer.together += 1
                    outer.most = max(outer.most, outer.together)
                outer.agents.add(self.headers["User-Agent"])
                with suppress(OSError):
                    outer.acts.get(self.path, page("no", 404))(self)
                with outer.lock:
                    outer.together -= 1

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                pass

        self.httpd = Quiet((host, 0), Handler)
        self.url = f"http://{host}:{self.httpd.server_port}"
        threading.Thread(target=self.httpd.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        self.httpd.shutdown()
        self.httpd.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.close()


@pytest.fixture
def other() -> Iterator[Site]:
    made = Site("127.0.0.2")
    yield made
    made.close()


def look(url: str, limits: Limits = LIMITS, sleep: Callable[[float], None] = time.sleep) -> Verdict:
    return look_at([url], limits, sleep=sleep)[0]


def test_a_page_that_is_there_is_fine(site: Site) -> None:
    site.acts["/a"] = page()
    assert look(f"{site.url}/a#part") == Verdict(f"{site.url}/a#part", "ok", "", f"{site.url}/a")
    assert site.asked == ["/robots.txt", "/a"]
    assert all("recovery-site" in agent for agent in site.agents)


@pytest.mark.parametrize(
    ("status", "kind", "asked"),
    [
        (404, "dead", 1),
        (410, "dead", 1),
        (400, "error", 1),
        (500, "error", 3),
        (503, "error", 3),
        (401, "shut", 1),
        (403, "shut", 1),
        (429, "shut", 3),
        (451, "shut", 1),
    ],
)
def test_an_answer_that_is_no_page(site: Site, status: int, kind: str, asked: int) -> None:
    site.acts["/a"] = page("no", status)
    verdict = look(f"{site.url}/a")
    assert (verdict.kind, str(status) in verdict.detail) == (kind, True)
    assert site.asked.count("/a") == asked


def test_what_passes_is_tried_again_after_the_wait_the_server_names(site: Site) -> None:
    answers = iter([page("", 503, Retry_After="7"), page("", 429, Retry_After="99999"), page()])

    def act(request: BaseHTTPRequestHandler) -> None:
        next(answers)(request)

    site.acts["/a"] = act
    waits: list[float] = []
    assert look(f"{site.url}/a", sleep=waits.append).kind == "ok"
    assert waits == [7.0, 30.0]


def test_a_server_that_says_nothing(site: Site) -> None:
    site.acts["/a"] = lambda request: time.sleep(1.2)
    verdict = look(f"{site.url}/a", replace(LIMITS, waits=(), timeout=0.2))
    assert (verdict.kind, verdict.detail) == ("unreachable", "The server does not answer in time.")


def test_a_server_that_sends_a_byte_now_and_then_is_cut_off(site: Site) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        for _ in range(40):
            request.wfile.write(b"H")
            request.wfile.flush()
            time.sleep(0.1)

    site.acts["/a"] = drip
    verdict = look(f"{site.url}/a", replace(LIMITS, waits=(), deadline=0.5))
    assert (verdict.kind, verdict.detail) == ("unreachable", "The server does not answer in time.")


def test_a_connection_that_is_reset(site: Site) -> None:
    def reset(request: BaseHTTPRequestHandler) -> None:
        request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        request.connection.close()

    site.acts["/a"] = reset
    assert look(f"{site.url}/a").kind == "unreachable"
    assert site.asked.count("/a") == 3


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nx: " + b"a" * 70_000,
    ],
)
def test_an_answer_that_is_no_http(site: Site, raw: bytes) -> None:

    def act(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(raw)

    site.acts["/a"] = act
    assert look(f"{site.url}/a", replace(LIMITS, waits=())).kind == "unreachable"


def test_nobody_listens_and_nobody_is_called_that() -> None:
    assert look("http://127.0.0.1:9/").kind == "unreachable"
    assert look("http://nowhere.invalid/", replace(LIMITS, waits=())).kind in ("name", "unreachable")


def test_a_redirect_within_the_site_is_fine_and_one_to_another_host_is_told(site: Site, other: Site) -> None:
    site.acts |= {"/a": page("", 301, Location="/b"), "/b": page(), "/away": page("", 302, Location=f"{other.url}/x")}
    other.acts["/x"] = page()
    assert look(f"{site.url}/a").kind == "ok"
    away = look(f"{site.url}/away")
    assert (away.kind, away.final) == ("other_host", f"{other.url}/x")


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("https://example.org/", "https://www.example.org/x", True),
        ("http://www.example.org/", "https://example.org/", True),
        ("https://example.org/", "https://meetings.example.org/", True),
        ("https://example.org/", "https://example.org.evil.example.net/", False),
        ("https://example.org/", "https://notexample.org/", False),
    ],
)
def test_what_one_site_is(one: str, two: str, same: bool) -> None:
    assert looking._same_site(one, two) is same


def test_redirects_without_end(site: Site) -> None:
    site.acts["/round"] = page("", 302, Location="/round")
    for n in range(20):
        site.acts[f"/{n}"] = page("", 302, Location=f"/{n + 1}")
    assert look(f"{site.url}/round").kind == "loop"
    assert look(f"{site.url}/0").kind == "loop"
    assert len(site.asked) < 12


@pytest.mark.parametrize(
    "target",
    [
        "",
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://[::1",
        "//",
        "javascript:alert(1)",
        "http://user:pw@example.org/",
    ],
)
def test_a_redirect_cannot_leave_the_web(site: Site, target: str) -> None:
    site.acts["/a"] = page("", 302, Location=target)
    assert look(f"{site.url}/a").kind in ("refused", "loop")


def test_a_redirect_in_foreign_letters_is_followed(site: Site) -> None:
    site.acts |= {"/a": page("", 302, Location="/caf\u00c3\u00a9 b"), "/caf%C3%A9%20b": page()}
    assert look(f"{site.url}/a").kind == "ok"
    assert plain_url("https://example.org/café?q=a b#x") == "https://example.org/caf%C3%A9?q=a%20b"
    assert plain_url("https://example.org/a%20b?x=%C3%A9&y=1") == "https://example.org/a%20b?x=%C3%A9&y=1"


def test_private_addresses_are_never_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    shut = replace(LIMITS, private=False)
    for url in (
        f"{site.url}/a",
        "http://127.0.0.1/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest",
    ):
        assert look(url, shut).kind == "refused"
    assert site.asked == []


def test_a_redirect_into_ones_own_network_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.acts["/a"] = page("", 302, Location="http://127.0.0.2/secret")
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    parts_of = fetching.parts_of
    monkeypatch.setattr("generator.exchange.upkeep.asking.parts_of", lambda url, private: parts_of(url, private=True))
    verdict = look(f"{site.url}/a", replace(LIMITS, private=False))
    assert (verdict.kind, verdict.detail) == ("refused", "This address leads into a private network.")


def test_a_body_without_end_is_not_waited_for(site: Site) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(2000):
            request.wfile.write(b"x" * 65536)

    site.acts["/a"] = endless
    assert look(f"{site.url}/a").kind == "ok"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<title>404 - Page not found</title>", "not_found_page"),
        ("<TITLE lang=es>Página no encontrada</TITLE>", "not_found_page"),
        ("<h1>openddoor.example</h1>This domain is for sale!", "parked"),
        ("<title>Hope</title> buy this domain", "parked"),
        ("<title>Lost and found group</title>", "ok"),
        ("<title>" + "x" * 5000, "ok"),
        ("\x00\xff", "ok"),
    ],
)
def test_what_a_page_says_of_itself_is_a_hint(site: Site, body: str, kind: str) -> None:
    site.acts["/a"] = page(body)
    assert look(f"{site.url}/a").kind == kind


def test_a_page_that_became_the_front_page_is_a_hint(site: Site) -> None:
    site.acts |= {"/group/x": page("", 301, Location="/"), "/": page()}
    assert look(f"{site.url}/group/x").kind == "moved"
    assert look(f"{site.url}/").kind == "ok"


def test_robots_are_obeyed(site: Site) -> None:
    site.acts |= {"/robots.txt": page("User-agent: *\nDisallow: /shut\n"), "/open": page(), "/shut": page()}
    found = look_at([f"{site.url}/open", f"{site.url}/shut"], LIMITS)
    assert [verdict.kind for verdict in found] == ["ok", "robots"]
    assert site.asked == ["/robots.txt", "/open"]


def test_robots_that_name_us_and_robots_that_break(site: Site, other: Site) -> None:
    site.acts |= {
        "/robots.txt": page("User-agent: recovery-site\nDisallow: /\n\nUser-agent: *\nDisallow:\n"),
        "/a": page(),
    }
    other.acts |= {"/robots.txt": page("", 500), "/a": page()}
    assert [v.kind for v in look_at([f"{site.url}/a", f"{other.url}/a"], LIMITS)] == ["robots", "robots"]
    assert "/a" not in site.asked + other.asked


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause(site: Site, other: Site) -> None:
    def slow(request: BaseHTTPRequestHandler) -> None:
        time.sleep(0.05)
        page()(request)

    for n in range(6):
        site.acts[f"/{n}"] = other.acts[f"/{n}"] = slow
    other.acts["/away"] = page("", 302, Location=f"{site.url}/0")
    waits: list[float] = []

    def pause(wait: float) -> None:
        waits.append(wait)
        time.sleep(wait)

    urls = [f"{one.url}/{n}" for n in range(6) for one in (site, other)] + [f"{other.url}/away"]
    found = look_at(urls, replace(LIMITS, pause=0.01), sleep=pause)
    assert [verdict.url for verdict in found] == urls
    assert (site.most, other.most) == (1, 1)
    assert site.asked.count("/robots.txt") <= 2
    assert waits
    assert max(waits) <= 0.01


def test_a_crawl_delay_is_kept_to(site: Site) -> None:
    site.acts |= {"/robots.txt": page("User-agent: *\nCrawl-delay: 3\n"), "/a": page(), "/b": page()}
    waits: list[float] = []
    look_at([f"{site.url}/a", f"{site.url}/b"], LIMITS, sleep=waits.append)
    assert [round(wait) for wait in waits] == [3]


def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    openssl = needs.program("openssl")
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        [
            openssl,
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-keyout",
            key,
            "-out",
            cert,
        ],
        check=True,
        capture_output=True,
    )
    site = Site()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    site.httpd.socket = context.wrap_socket(site.httpd.socket, server_side=True)
    secure = site.url.replace("http:", "https:")
    verdict = look(f"{secure}/a")
    assert verdict.kind == "certificate"
    assert verdict.detail.startswith("The certificate is wrong: ")
    site.close()


def test_a_secure_address_whose_server_is_not(site: Site) -> None:
    assert look(site.url.replace("http:", "https:") + "/a").kind == "certificate"
