"""A small server for looking at a written site on this computer. Not for the open web."""

from __future__ import annotations

import http
import socket
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from generator.publish.headers import HEADERS
from generator.publish.live import ASK, SCRIPT, Live, script


class SiteServer(ThreadingHTTPServer):
    """Serves `folder` below `base_path` with the headers a good host sends, on 127.0.0.1 or on another address of this computer.

    With `live`, pages are loaded anew when it says that the site was built again, and show what it tells.
    """

    daemon_threads = True

    def __init__(
        self, folder: Path, base_path: str = "/", port: int = 8000, host: str = "127.0.0.1", live: Live | None = None
    ) -> None:
        self.folder = folder
        self.live = live
        self.base_path = base_path
        self.shown = _own_address() if host == "0.0.0.0" else host  # noqa: S104  # asked for, and said on the screen
        super().__init__((host, port), _Handler)

    @property
    def address(self) -> str:
        """The address of the home page."""
        return f"http://{self.shown}:{self.server_port}{self.base_path}"


def _own_address() -> str:
    """The address of this computer in its network, as its routes tell; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for documentation (RFC 5737)
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


class _Handler(SimpleHTTPRequestHandler):
    server: SiteServer
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".svg": "image/svg+xml",
        "": "application/octet-stream",
    }

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, directory="/", **named)

    def do_GET(self) -> None:
        """The file, a page with the script that loads it anew, or what there is to tell that script."""
        live = self.server.live
        asked = urlsplit(self.path)
        path = asked.path.removeprefix(self.server.base_path)
        if live is None or not asked.path.startswith(self.server.base_path):
            super().do_GET()
        elif path == ASK:
            since = parse_qs(asked.query).get("since", ["-1"])[0]
            self._answer(live.answer(int(since) if since.isdecimal() else -1), "application/json")
        elif path == SCRIPT:
            self._answer(script(), "text/javascript; charset=utf-8")
        elif (file := self._page_of(self.path)) is not None:
            self._answer(live.on_page(file.read_bytes(), self.server.base_path), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _page_of(self, path: str) -> Path | None:
        """The page that an address leads to; None where it leads to another file, or to none."""
        file = Path(self.translate_path(path))
        if file.is_dir() and urlsplit(path).path.endswith("/"):
            file /= "index.html"
        return file if file.suffix == ".html" and file.is_file() else None

    def _answer(self, body: bytes, kind: str, code: int = http.HTTPStatus.OK) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            try:
                self.wfile.write(body)
            except OSError:  # the page that asked was left meanwhile
                self.close_connection = True

    def translate_path(self, path: str) -> str:
        """The file below the served folder; whatever is outside the base path leads to no file."""
        below = urlsplit(path).path
        if not below.startswith(self.server.base_path):
            return str(self.server.folder / "404-outside-the-base-path")
        self.directory = str(self.server.folder)
        return super().translate_path(below[len(self.server.base_path) - 1 :])

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is not there."""
        page = self.server.folder / "404.html"
        if code != http.HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body, live = page.read_bytes(), self.server.live
        body = live.on_page(body, self.server.base_path) if live is not None else body
        self._answer(body, "text/html; charset=utf-8", code)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep no record of what was looked at."""
