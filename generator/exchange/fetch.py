"""A feed from its address, politely and warily.

Politely: it says who asks, waits and tries again a few times where the server is busy, and asks for the feed only if it
changed (If-None-Match and If-Modified-Since, RFC 9110 section 13.1). Warily: only http and https, no address inside
one's own network (a link in a list could otherwise make this machine fetch from its neighbours), no more than 64 MB,
and not for longer than two minutes. Proxies are not used; who needs one downloads the file and imports that.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from generator import __version__
from generator.exchange.ledger import FOLDER
from generator.problems import Problem, Severity
from generator.records import dataclass

MAX_BYTES = 64 * 1024 * 1024
TIMEOUT = 20.0  # seconds without a byte
DEADLINE = 120.0  # seconds for one try
TRIES = 4
_WAITS = (1.0, 3.0, 9.0)
_LONGEST_WAIT = 30.0
_REDIRECTS = 5
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_AGENT = f"recovery-site/{__version__} (imports lists of recovery meetings)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of it. `changed` is false where the server says that the feed is as last time (nothing was written).

    `remember` is the text to keep in `remember_path` once the import succeeded; kept earlier, a failed import would
    never be tried again.
    """

    changed: bool
    remember: str = ""
    problems: tuple[Problem, ...] = ()


class Refused(Exception):
    """Not to be asked at all; the sentence says why."""


class _Busy(Exception):
    """Worth another try, after `wait` seconds where the server names them."""

    def __init__(self, sentence: str, wait: float = 0.0) -> None:
        super().__init__(sentence)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def remember_path(feed: str) -> str:
    """Where, in the content folder, a feed's last answer is remembered: beside its ledger."""
    return f"{FOLDER}/{feed}.http.json"


def fetch(
    url: str, to: Path, remembered: str = "", *, private: bool = False, sleep: Callable[[float], None] = time.sleep
) -> Fetched:
    """Fetch `url` into the file `to`. `remembered` is the text that an earlier call gave to remember.

    `private` allows addresses of one's own network and any port. Problems: FETCH-ADDRESS, FETCH-FAILED, FETCH-STATUS,
    FETCH-SIZE. Raises OSError only where `to` cannot be written.
    """
    wanted = _validators(url, remembered)
    for attempt in range(TRIES):
        try:
            answer = _follow(url, wanted, private=private)
        except Refused as refusal:
            return _failed("FETCH-ADDRESS", url, str(refusal))
        except _Busy as busy:
            if attempt == TRIES - 1:
                return _failed(
                    "FETCH-FAILED", url, f"{busy} {TRIES} tries were made.", "Try again later; nothing was changed."
                )
            sleep(min(_LONGEST_WAIT, max(busy.wait, _WAITS[attempt])))
            continue
        if answer.status == 304 and wanted:
            return Fetched(changed=False, remember=remembered)
        if answer.status != 200:
            return _failed(
                "FETCH-STATUS",
                url,
                f"The server answers {answer.status}.",
                _MEANS.get(answer.status, "Check the address."),
            )
        if len(answer.body) > MAX_BYTES:
            return _failed("FETCH-SIZE", url, "The answer is larger than any list of meetings we know: over 64 MB.")
        to.write_bytes(answer.body)
        return Fetched(changed=True, remember=_remembered(url, answer.headers))
    raise AssertionError("the last try returns")


_MEANS = {
    401: "The feed needs a login or a key: ask the people who publish it.",
    403: "The server does not give it to programs: ask the people who publish it.",
    404: "The feed has moved: ask the people who publish it for the new address.",
    410: "The feed was taken down for good.",
}


def _failed(code: str, url: str, message: str, fix: str = "Check the address.") -> Fetched:
    return Fetched(changed=False, problems=(Problem(code, Severity.ERROR, url[:300], 0, 0, message, fix),))


def _validators(url: str, remembered: str) -> dict[str, str]:
    """The headers that ask for news only, if the remembered answer was to this very address."""
    try:
        known = json.loads(remembered) if remembered else {}
    except ValueError:
        return {}
    if not isinstance(known, dict) or known.get("url") != url:
        return {}
    pairs = (("If-None-Match", known.get("etag")), ("If-Modified-Since", known.get("last_modified")))
    return {name: value for name, value in pairs if isinstance(value, str) and value.isprintable() and value}


def _remembered(url: str, headers: Mapping[str, str]) -> str:
    known = {"url": url, "etag": headers.get("etag", ""), "last_modified": headers.get("last-modified", "")}
    return json.dumps({key: value for key, value in known.items() if value}, indent=1) + "\n"


def _follow(url: str, wanted: Mapping[str, str], *, private: bool) -> _Answer:
    begun = time.monotonic()
    secure = url.lower().startswith("https:")
    for _ in range(_REDIRECTS + 1):
        answer = _ask(url, wanted, begun + DEADLINE, private=private)
        if answer.status not in (301, 302, 303, 307, 308):
            return answer
        try:
            url = urljoin(url, answer.headers.get("location", ""))
        except ValueError as error:
            raise Refused("The server sends us to what is no web address.") from error
        if secure and not url.lower().startswith("https:"):
            raise Refused("The server sends us from https to an address that is not.")
    raise Refused("The server sends us from one address to the next without end.")


def _ask(url: str, wanted: Mapping[str, str], deadline: float, *, private: bool) -> _Answer:
    host, port, path, secure = parts_of(url, private=private)
    headers = {
        "User-Agent": _AGENT,
        "Accept": "application/json, text/csv;q=0.9, */*;q=0.5",
        "Accept-Encoding": "identity",
    }
    try:
        connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
        plain = connected(host, port, private=private)
        connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
        try:
            connection.request("GET", path, headers=headers | dict(wanted))
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            if response.status in _AGAIN:
                raise _Busy(f"The server answers {response.status}.", _seconds(found.get("retry-after", "")))
            return _Answer(response.status, found, _body(response, deadline) if response.status == 200 else b"")
        finally:
            connection.close()
    except ssl.SSLCertVerificationError as error:
        raise Refused(
            "The server's certificate is not valid, so nobody can tell whether it is the right one."
        ) from error
    except (OSError, http.client.HTTPException) as error:
        raise _Busy("The server cannot be reached, or breaks off.") from error


def _body(response: http.client.HTTPResponse, deadline: float) -> bytes:
    """The body, or just over MAX_BYTES of it; what comes short of the length the server named is no body."""
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read(64 * 1024):
        chunks.append(chunk)
        size += len(chunk)
        if size > MAX_BYTES:
            break
        if time.monotonic() > deadline:
            raise _Busy("The server sends too slowly.")
    length = response.getheader("content-length", "")
    if length and length.isdigit() and size < int(length) and size <= MAX_BYTES:
        raise _Busy("The answer breaks off.")
    return b"".join(chunks)


def parts_of(url: str, *, private: bool) -> tuple[str, int, str, bool]:
    """Host, port, path with query, and whether it is https; Refused for what is no public web address."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError as error:  # UnicodeError is one
        raise Refused("This is not a web address.") from error
    if parts.scheme not in ("http", "https") or not host:
        raise Refused("Only addresses that begin with http:// or https:// can be fetched.")
    if parts.username is not None or parts.password is not None:
        raise Refused("There is a name or a password in this address.")
    secure = parts.scheme == "https"
    if not private and port not in (None, 80, 443):
        raise Refused("The address names a port that web servers do not use.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not path.isascii() or any(not c.isprintable() or c == " " for c in path):
        raise Refused("There are blanks or foreign letters in this address; copy it as the browser shows it.")
    return host, port or (443 if secure else 80), path, secure


def connected(host: str, port: int, *, private: bool, timeout: float = TIMEOUT) -> socket.socket:
    """A connection to an address that was looked at: the name is resolved once, so that it cannot change in between."""
    last: OSError | None = None
    for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if not private and not is_public(str(address[0])):
            raise Refused("This address leads into a private network.")
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(timeout)
        try:
            connection.connect(address)
        except OSError as error:
            connection.close()
            last = error
            continue
        return connection
    raise last or OSError("no address")


def is_public(text: str) -> bool:
    """Whether an address is one of the open internet; an IPv4 address dressed as an IPv6 one is judged as what it is."""
    address = ipaddress.ip_address(text.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None) or address
    return bool(inner.is_global and not inner.is_multicast)


def _seconds(text: str) -> float:
    return float(text) if text.isdigit() and len(text) < 6 else 0.0
