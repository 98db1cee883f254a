"""What each host is given, and whether it understands it. nginx is started; of the others the form is tested."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.publish.headers import ADDED_UP, HEADERS
from generator.publish.headers import FRAMED as MAY_BE_FRAMED
from generator.publish.host_files import host_files
from generator.publish.hosts import HOSTS
from generator.publish.limits import address_problems, limit_problems
from tests.conftest import ServerFactory
from tests.publish.framing import PLACE, assert_frames
from tests.site import small
from tests.support.needs import program

FRAMED = ("/embed/", "/es/embed/")
MOVED = (("/ky/old-name/", "/ky/new-name/"), ("/oh/was/", "/oh/is/"))
CONFIG = small.CONFIG


def test_every_host_that_has_limits_names_where_they_were_read() -> None:
    assert all(host.source.startswith("https://") for host in HOSTS.values() if host.files or host.all_bytes)


@pytest.mark.parametrize("base", ["/", "/repo/"])
@pytest.mark.parametrize("key", sorted(HOSTS))
def test_a_host_gets_the_files_it_reads_and_no_others(key: str, base: str) -> None:
    host = HOSTS[key]
    files = host_files(host, base, MOVED)
    expected = {name for name in (host.headers, host.redirects) if name}
    assert set(files) == (expected | {".nojekyll"} if key == "github-pages" else expected)


def read_headers(text: str) -> dict[str, dict[str, str]]:
    """A `_headers` file as Cloudflare and Netlify describe it: a path, then its headers, further in."""
    rules: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            assert name not in rules[path]
            rules[path][name] = value
        else:
            path = line
            assert path.startswith("/")
            rules[path] = {}
    return rules


@pytest.mark.parametrize("framed", [(), FRAMED], ids=["nothing-framed", "framed"])
@pytest.mark.parametrize("key", ["cloudflare-pages", "netlify"])
def test_headers_are_those_of_the_pages_and_no_rule_says_one_twice(key: str, framed: tuple[str, ...]) -> None:
    rules = read_headers(host_files(HOSTS[key], "/", (), framed)["_headers"].decode())
    assert rules["/*"] == dict(ADDED_UP if framed else HEADERS)
    for path, headers in rules.items():
        twice = headers.keys() & rules["/*"].keys() if path != "/*" else set()
        assert twice == ({"Content-Security-Policy"} if path[:-1] in framed else set())
        assert all(len(f"{name}: {value}") < 2_000 for name, value in headers.items())
    assert set(rules) == {"/*", "/assets/*", *(f"{folder}*" for folder in framed)}


@pytest.mark.parametrize("key", ["cloudflare-pages", "netlify", "nginx"])
def test_where_nothing_may_be_framed_no_file_of_a_host_allows_it(key: str) -> None:
    for data in host_files(HOSTS[key], "/repo/", MOVED).values():
        assert b"frame-ancestors *" not in data


def test_rules_that_a_host_would_refuse_are_not_written() -> None:
    host = HOSTS["gitlab-pages"]
    many = [(f"/ky/old-{n}/", f"/ky/new-{n}/") for n in range(1_500)]
    said, *lines = host_files(host, "/repo/", many)["_redirects"].decode().splitlines()
    assert said.startswith("# Unproven")
    assert len(lines) == 1_000
    assert lines[0] == "/repo/ky/old-0/ /repo/ky/new-0/ 301"
    wide = [(f"/ky/{'x' * 60}-{n}/", f"/ky/{'y' * 60}-{n}/") for n in range(1_000)]
    file = host_files(host, "/repo/", wide)["_redirects"]
    assert 64_000 < len(file) <= 65_536, "a longer file is not read at all"
    assert file.endswith(b"/ 301\n")
    long = [("/ky/" + "x" * 1_000 + "/", "/ky/y/"), *MOVED]
    assert len(host_files(HOSTS["cloudflare-pages"], "/", long)["_redirects"].decode().splitlines()) == 2


@pytest.mark.parametrize(
    ("key", "sizes", "codes"),
    [
        ("cloudflare-pages", [(f"{n}.html", 10) for n in range(20_001)], ["HOST-FILES"]),
        ("cloudflare-pages", [("big.json", 27_000_000)], ["HOST-FILE-SIZE"]),
        ("github-pages", [(f"{n}.bin", 90_000_000) for n in range(12)], ["HOST-SIZE"]),
        ("github-pages", [(f"{n}.html", 10) for n in range(20_001)], []),
        ("nginx", [("big.json", 10**12)], []),
    ],
    ids=["files", "file", "all", "fits", "own-server"],
)
def test_a_site_that_would_not_fit_is_told_with_the_cure(
    key: str, sizes: list[tuple[str, int]], codes: list[str]
) -> None:
    found = limit_problems(HOSTS[key], sizes)
    assert [problem.code for problem in found] == codes
    assert all(problem.fix and HOSTS[key].source in problem.message for problem in found)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/", "http://localhost/", "https://help.example.org/"])
def test_a_site_for_a_host_that_has_this_computers_address_is_told(url: str) -> None:
    found = address_problems(HOSTS["netlify"], url)
    assert [problem.code for problem in found] == ([] if "example" in url else ["HOST-ADDRESS"])
    assert all("base_url" in problem.fix for problem in found)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module", params=["/", "/repo/"])
def nginx(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, str]]:
    """nginx with the written snippet over the small site; gives (port, base)."""
    binary = program("nginx")
    base: str = request.param
    root = tmp_path_factory.mktemp("nginx")
    root.chmod(0o755)
    port = free_port()
    site = root / "www" / base.strip("/")
    config = CONFIG.at(f"http://127.0.0.1:{port}{base}")
    small.write(site, config)
    for path, data in host_files(HOSTS["nginx"], base, MOVED, FRAMED).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    (site / "secret.ics").write_text("BEGIN:VCALENDAR\n", encoding="utf-8")
    conf = root / "nginx.conf"
    conf.write_text(
        f"""daemon off; pid {root}/pid; error_log {root}/errors warn; worker_processes 1;
events {{ worker_connections 64; }}
http {{
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path {root}/t1; proxy_temp_path {root}/t2; fastcgi_temp_path {root}/t3;
  uwsgi_temp_path {root}/t4; scgi_temp_path {root}/t5;
  server {{ listen 127.0.0.1:{port}; root {root}/www; include {site}/.host/nginx.conf; }}
}}
""",
        encoding="utf-8",
    )
    user = ["-g", "user root;"] if os.geteuid() == 0 else []  # else its worker may not read pytest's folder
    with subprocess.Popen([binary, "-p", root, "-c", conf, *user]) as server:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port, base
        server.terminate()
    assert (root / "errors").read_text(encoding="utf-8") == ""


def ask(port: int, path: str) -> tuple[int, dict[str, str], bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def test_nginx_sends_the_promised_headers_with_every_kind_of_file(nginx: tuple[int, str]) -> None:
    port, base = nginx
    for path in ("", "talk/", "assets/css/site.css", "robots.txt", "secret.ics", "nothing/"):
        status, headers, _ = ask(port, base + path)
        assert status == (404 if path == "nothing/" else 200), path
        for name, value in HEADERS.items():
            assert headers[name.lower()] == value, (path, name)
        kept = "public, max-age=3600" if path.startswith("assets/") else "no-cache"
        assert headers["cache-control"] == kept, path
    assert ask(port, f"{base}secret.ics")[1]["content-type"].startswith("text/calendar")


def test_nginx_leads_renamed_entries_on_and_adds_the_slash(nginx: tuple[int, str]) -> None:
    port, base = nginx
    status, headers, _ = ask(port, f"{base}ky/old-name/")
    assert (status, headers["location"]) == (301, f"{base}ky/new-name/")
    status, headers, _ = ask(port, f"{base}talk")
    assert (status, headers["location"]) == (301, f"{base}talk/")


def test_nginx_answers_with_our_page_for_what_is_not_there_and_hides_what_is_the_tools(nginx: tuple[int, str]) -> None:
    port, base = nginx
    assert b"Page not found" in ask(port, f"{base}nowhere/")[2]
    assert ask(port, f"{base}.host/nginx.conf")[0] == 404
    assert ask(port, f"{base}ky/.hidden")[0] == 404


def test_nginx_lets_others_frame_the_lists_and_nothing_else(nginx: tuple[int, str]) -> None:
    port, base = nginx
    for path, allowed in ((f"embed{PLACE}", True), (PLACE[1:], False), ("", False), ("ky/", False)):
        status, headers, _ = ask(port, base + path)
        assert status == 200, path
        policy = (MAY_BE_FRAMED if allowed else HEADERS)["Content-Security-Policy"]
        assert headers["content-security-policy"] == policy, path
        assert ("frame-ancestors *" in policy) == allowed


@pytest.mark.browser
def test_a_browser_shows_the_list_in_the_page_of_somebody_else_and_no_other_page(
    nginx: tuple[int, str], static_server: ServerFactory, chromium: Browser, tmp_path: Path
) -> None:
    port, base = nginx
    assert_frames(chromium, static_server, tmp_path, f"http://127.0.0.1:{port}{base}")


@pytest.mark.browser
def test_a_browser_walks_the_site_behind_nginx(nginx: tuple[int, str], page: Page) -> None:
    port, base = nginx
    page.goto(f"http://127.0.0.1:{port}{base}")
    for link in ("Talk now", "States", "Search"):
        page.get_by_role("navigation", name="Main").get_by_role("link", name=link).click()
        assert page.locator("h1").count() == 1
    page.goto(f"http://127.0.0.1:{port}{base}ky/")
    assert "Kentucky" in page.inner_text("h1")
