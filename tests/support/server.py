"""A static host on this computer only: serves a written site the way the usual free hosts do.

That is: under a base path, index.html for a folder, a redirect where the slash is missing, 404.html with status 404,
gzip for text, and the headers a host profile would send. It remembers every request, so that tests can count bytes
and prove that nothing is asked for that need not be.
"""

import gzip
import mimetypes
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

TEXT_TYPES = frozenset(
    {
        "application/javascript",
        "application/json",
        "application/manifest+json",
        "application/xml",
        "image/svg+xml",
        "text/calendar",
        "text/css",
        "text/csv",
        "text/html",
        "text/javascript",
        "text/plain",
        "text/xml",
    }
)

# Not left to the system's table, which differs between machines.
TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}


@dataclass(frozen=True)
class Request:
    """One request as it was answered; `path` as the browser sent it, `size` the bytes of the body on the wire."""

    method: str
    path: str
    status: int
    size: int


@dataclass
class StaticServer:
    """Serves `folder` under `base` ("/" or "/repo/") on 127.0.0.1; use it as a context manager.

    `headers` maps a path pattern under the base ("/*", "/search/*") to headers, as a host's `_headers` file does; of
    patterns that fit, all count, later ones win. `requests` grows as requests come in.
    """

    folder: Path
    base: str = "/"
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not (self.base.startswith("/") and self.base.endswith("/")):
            message = f"a base path starts and ends with a slash: {self.base!r}"
            raise ValueError(message)
        self.folder = self.folder.resolve()
        self._server = _Server(("127.0.0.1", 0), _Handler, self)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def url(self) -> str:
        """Where the site's home page is."""
        return self.origin + self.base

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def paths(self) -> list[str]:
        """The paths asked for so far, in order, without base and query."""
        return [urlsplit(request.path).path.removeprefix(self.base) for request in self.requests]

    def headers_for(self, path: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for pattern, values in self.headers.items():
            if fnmatchcase(path, pattern):
                found.update(values)
        return found


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # browsers keep connections open; nobody waits for them

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler], site: StaticServer) -> None:
        self.site = site
        super().__init__(address, handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are two writes: without this the second waits 40 ms for the browser's delayed acknowledgement of the first.
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def log_message(self, format: str, *args: object) -> None:  # the name is http.server's
        """Says nothing: the requests are in `StaticServer.requests`."""

    def _answer(self, *, body: bool) -> None:
        site = self.server.site
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(site.base):
            self._send(404, {}, b"", body=body)
            return
        inside = path.removeprefix(site.base)
        target = (site.folder / inside).resolve()
        if not target.is_relative_to(site.folder):
            self._send(404, {}, b"", body=body)
            return
        if target.is_dir():
            if inside and not inside.endswith("/"):
                self._send(301, {"Location": urlsplit(self.path).path + "/"}, b"", body=body)
                return
            target /= "index.html"
        status = 200
        if not target.is_file() or inside.endswith("/index.html/"):
            status, target = 404, site.folder / "404.html"
            if not target.is_file():
                self._send(404, {}, b"", body=body)
                return
        self._send_file(status, target, site.headers_for("/" + inside), body=body)

    def _send_file(self, status: int, target: Path, headers: dict[str, str], *, body: bool) -> None:
        kind = TYPES.get(target.suffix) or mimetypes.guess_type(target.name)[0] or "application/octet-stream"
        charset = "; charset=utf-8" if kind in TEXT_TYPES else ""
        headers = {"Content-Type": kind + charset, **headers}
        content = target.read_bytes()
        if kind in TEXT_TYPES:
            headers["Vary"] = "Accept-Encoding"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                headers["Content-Encoding"] = "gzip"
                content = _gzipped(content)
        self._send(status, headers, content, body=body)

    def _send(self, status: int, headers: dict[str, str], content: bytes, *, body: bool) -> None:
        sent = content if body else b""
        # Noted before it is sent: who has the answer must find the request in the list.
        self.server.site.requests.append(Request(self.command, self.path, status, len(sent)))
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(sent)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the browser left the page; that is its right


@lru_cache(maxsize=256)
def _gzipped(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=6, mtime=0)
