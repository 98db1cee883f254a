"""One question to one server: an answer, or why there is none. Small bodies, short waits, never a private address."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from generator import __version__
from generator.exchange.fetch import connected, parts_of
from generator.records import dataclass

AGENT = "recovery-site"
_AGENT_LINE = f"{AGENT}/{__version__} (checks that links of a recovery directory still work)"
_KEPT = "%/:?#[]@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Limits:
    """How patient and how polite a run is; times in seconds, sizes in bytes.

    `timeout` without a byte, `deadline` for one answer, `pause` between two questions to a host. `private` allows
    addresses of one's own network and any port: for tests alone.
    """

    timeout: float = 15.0
    deadline: float = 30.0
    waits: tuple[float, ...] = (2.0, 8.0)
    longest_wait: float = 30.0
    redirects: int = 6
    body: int = 128 * 1024
    pause: float = 1.0
    workers: int = 12
    private: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: its status, its headers in small letters, the beginning of its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Unreachable(Exception):
    """No answer; `kind` is certificate, name (there is no such host), or unreachable."""

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind


def plain_url(url: str) -> str:
    """The address in letters that a request can hold: blanks and foreign letters of path and query as %XX, no fragment."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return parts._replace(
        path=quote(parts.path, safe=_KEPT), query=quote(parts.query, safe=_KEPT), fragment=""
    ).geturl()


def ask(url: str, limits: Limits) -> Answer:
    """GET `url` once, following nothing. Raises Refused for what must not be asked, Unreachable where no answer came."""
    host, port, path, secure = parts_of(url, private=limits.private)
    try:
        return _ask(host, port, path, limits, secure=secure)
    except ssl.SSLCertVerificationError as error:
        why = (error.verify_message or "it is not valid").rstrip(".")
        raise Unreachable("certificate", f"The certificate is wrong: {why}.") from error
    except ssl.SSLError as error:
        raise Unreachable("certificate", "No secure connection can be made.") from error
    except socket.gaierror as error:
        raise Unreachable("name", "There is no server of this name.") from error
    except TimeoutError as error:
        raise Unreachable("unreachable", "The server does not answer in time.") from error
    except (OSError, http.client.HTTPException) as error:
        raise Unreachable("unreachable", "The server cannot be reached, or breaks off.") from error


def _ask(host: str, port: int, path: str, limits: Limits, *, secure: bool) -> Answer:
    shown = f"[{host}]" if ":" in host else host
    connection = http.client.HTTPConnection(host, port, timeout=limits.timeout)
    plain = connected(host, port, private=limits.private, timeout=limits.timeout)
    late = threading.Event()

    def end() -> None:
        late.set()
        _cut(connection.sock or plain)

    watch = threading.Timer(limits.deadline, end)  # a server that sends a byte now and then never times out
    watch.daemon = True
    try:
        watch.start()
        connection.sock = plain
        if secure:
            wrapped = ssl.create_default_context().wrap_socket(
                plain, server_hostname=host, do_handshake_on_connect=False
            )
            connection.sock = wrapped
            wrapped.do_handshake()
        usual = port == (443 if secure else 80)
        headers = {
            "Host": shown if usual else f"{shown}:{port}",
            "User-Agent": _AGENT_LINE,
            "Accept": "text/html,*/*;q=0.5",
            "Accept-Encoding": "identity",
        }
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, found, response.read(limits.body))
    except (OSError, http.client.HTTPException, ValueError) as error:
        if late.is_set():
            raise TimeoutError from error
        if isinstance(error, ValueError) and not isinstance(error, OSError):
            raise http.client.HTTPException from error
        raise
    finally:
        watch.cancel()
        connection.close()
        plain.close()


def _cut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        connection.close()
