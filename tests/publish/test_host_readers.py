"""What hosts are given, read by the hosts' own code: Netlify's parsers, and the code by which Cloudflare Pages answers."""

import http.client
import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.publish.headers import ADDED_UP, FRAMED, HEADERS
from generator.publish.host_files import host_files
from generator.publish.hosts import HOSTS
from tests.conftest import ServerFactory
from tests.publish.framing import PLACE, assert_frames
from tests.site import small
from tests.support import NODE_MODULES, ROOT, needs

BROWSER = ROOT / "tests" / "browser"
MOVED = (("/ky/old-name/", "/ky/new-name/"), ("/oh/was/", "/oh/is/"))
EMBED = ("/embed/", "/es/embed/")
POLICY = "Content-Security-Policy"


def put(
    folder: Path, key: str, base: str, moved: tuple[tuple[str, str], ...] = MOVED, framed: tuple[str, ...] = EMBED
) -> None:
    for path, data in host_files(HOSTS[key], base, moved, framed).items():
        (folder / path).write_bytes(data)


def netlify(folder: Path) -> Mapping[str, Any]:
    needs.node_file("@netlify/headers-parser/package.json")
    needs.node_file("@netlify/redirect-parser/package.json")
    command = [needs.program("node"), str(BROWSER / "netlify-files.mjs"), str(folder)]
    read: Mapping[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return read


@pytest.mark.parametrize("framed", [(), EMBED], ids=["nothing-framed", "framed"])
@pytest.mark.parametrize("base", ["/", "/repo/"])
def test_netlify_reads_what_we_mean(base: str, framed: tuple[str, ...], tmp_path: Path) -> None:
    put(tmp_path, "netlify", base, MOVED, framed)
    read = netlify(tmp_path)
    assert read["errors"] == []
    headers = {rule["for"]: rule["values"] for rule in read["headers"]}
    assert headers == {
        f"{base}*": dict(ADDED_UP if framed else HEADERS),
        **{f"{base}{folder[1:]}*": {POLICY: FRAMED[POLICY]} for folder in framed},
        f"{base}assets/*": {"Cache-Control": "public, max-age=3600"},
    }
    assert [(rule["from"], rule["to"], rule["status"]) for rule in read["redirects"]] == [
        (f"{base}{old[1:]}", f"{base}{new[1:]}", 301) for old, new in MOVED
    ]


def test_netlify_is_heard_where_a_file_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text("  X-Before: any path\n", encoding="utf-8")
    (tmp_path / "_redirects").write_text("nonsense\n", encoding="utf-8")
    assert len(netlify(tmp_path)["errors"]) == 2


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Cloudflare's code, which comes as TypeScript, as JavaScript."""
    needs.node_file("@cloudflare/pages-shared/package.json")
    source, out = NODE_MODULES / "@cloudflare" / "pages-shared", tmp_path_factory.mktemp("cloudflare")
    files = [*(source / "asset-server").glob("*.ts"), *(source / "metadata-generator").glob("*.ts")]
    flags = ("--ignoreConfig", "--noCheck", "--module", "commonjs", "--target", "es2022", "--rootDir", str(source))
    compiler = str(needs.node_file("typescript/bin/tsc"))
    command = [needs.program("node"), compiler, *flags, "--outDir", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)
    return out


Served = tuple[int, Mapping[str, Any]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site as it is for Cloudflare."""
    folder = tmp_path_factory.mktemp("pages")
    small.write(folder)
    put(folder, "cloudflare-pages", "/")
    return folder


@pytest.fixture(scope="module")
def cloudflare(code: Path, site: Path) -> Iterator[Served]:
    """The small site behind that code; gives the port and what was read."""
    command = [needs.program("node"), str(BROWSER / "cloudflare-pages.cjs"), str(code), str(site)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        read = json.loads(server.stdout.readline())
        yield read["port"], read
        server.stdin.close()


def ask(port: int, path: str) -> tuple[int, dict[str, str]]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}


def test_cloudflare_refuses_no_line(cloudflare: Served) -> None:
    read = cloudflare[1]
    assert read["invalid"] == []
    assert read["rules"] == [2 + len(EMBED), len(MOVED)]


def test_cloudflare_sends_what_we_mean(cloudflare: Served) -> None:
    port, _ = cloudflare
    for path in ("", "talk/", "assets/css/site.css", PLACE[1:], "nothing/"):
        status, headers = ask(port, f"/{path}")
        assert status == (404 if path == "nothing/" else 200), path
        for name, value in ADDED_UP.items():
            assert headers[name.lower()] == value, (path, name)
    assert ask(port, "/assets/css/site.css")[1]["cache-control"] == "public, max-age=3600"
    assert "frame-ancestors *" in ask(port, f"/embed{PLACE}")[1][POLICY.lower()]


def test_cloudflare_leads_on_and_adds_the_slash(cloudflare: Served) -> None:
    port, _ = cloudflare
    for old, new in MOVED:
        status, headers = ask(port, old)
        assert (status, headers["location"]) == (301, new)
    status, headers = ask(port, "/talk")
    assert (status, headers["location"]) == (308, "/talk/")


@pytest.mark.browser
def test_a_browser_frames_the_list_from_cloudflare_and_no_other_page(
    cloudflare: Served, static_server: ServerFactory, chromium: Browser, tmp_path: Path
) -> None:
    port, _ = cloudflare
    assert_frames(chromium, static_server, tmp_path, f"http://127.0.0.1:{port}/")


@pytest.mark.browser
@pytest.mark.parametrize("joined", [True, False], ids=["both-policies", "the-later-one"])
def test_a_browser_frames_the_list_however_a_host_adds_rules_up(
    joined: bool, site: Path, static_server: ServerFactory, chromium: Browser, tmp_path: Path
) -> None:
    """Netlify's parser keeps rules apart and does not say what becomes of a header in two of them: either way is right."""
    policy = f"{ADDED_UP[POLICY]}, {FRAMED[POLICY]}" if joined else FRAMED[POLICY]
    server = static_server(site, headers={"/*": ADDED_UP, "/embed/*": {POLICY: policy}})
    assert_frames(chromium, static_server, tmp_path, server.url)


@pytest.mark.browser
def test_a_framed_list_is_sound_and_open_to_everybody(
    site: Path,
    static_server: ServerFactory,
    page: Page,
    axe: Callable[[Page], list[object]],
    nu_check: Callable[[list[Path]], list[object]],
) -> None:
    page.goto(static_server(site).url + f"embed{PLACE}")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert nu_check(sorted((site / "embed").rglob("*.html"))) == []
