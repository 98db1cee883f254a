"""A small server for looking at a written site on this computer. Not for the open web."""

from __future__ import annotations

import http
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.publish.headers import HEADERS


class SiteServer(ThreadingHTTPServer):
    """Serves `folder` below `base_path` on 127.0.0.1, with the headers a good host sends."""

    daemon_threads = True

    def __init__(self, folder: Path, base_path: str = "/", port: int = 8000) -> None:
        self.folder = folder
        self.base_path = base_path
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def address(self) -> str:
        """The address of the home page."""
        return f"http://127.0.0.1:{self.server_port}{self.base_path}"


class _Handler(SimpleHTTPRequestHandler):
    server: SiteServer
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".svg": "image/svg+xml",
        "": "application/octet-stream",
    }

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, directory="/", **named)

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
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep no record of what was looked at."""
