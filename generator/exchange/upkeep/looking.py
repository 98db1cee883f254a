"""Whether web addresses still lead where they should: politely, a host at a time, many hosts at once.

A host is asked one thing at a time, with a pause between, and only what its robots.txt allows (RFC 9309). What may pass
(a timeout, a 503) is tried again after a while. A redirect within the site is fine; one to another host may be a new
owner, and is for a person to look at.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from generator.exchange.fetch import Refused
from generator.exchange.upkeep.asking import AGENT, Answer, Limits, Unreachable, ask, plain_url
from generator.records import dataclass

_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOVED = frozenset({301, 302, 303, 307, 308})
_SHUT = frozenset({401, 403, 405, 406, 429, 451})  # to programs, and perhaps not to people
_LONGEST_CRAWL_DELAY = 10.0
_TITLE = re.compile(rb"<title[^>]{0,200}>(.{0,300}?)</title", re.IGNORECASE | re.DOTALL)
_NOT_FOUND = re.compile(r"\b404\b|page not found|not found\b|p[aá]gina no encontrada|no longer exists", re.IGNORECASE)
_PARKED = re.compile(
    rb"domain (?:name )?(?:is|may be) for sale|buy this domain|this domain is parked|domain parking|sedoparking|parkingcrew"
    rb"|hugedomains\.com|dan\.com/buy-domain|domain has expired|this account has been suspended|default web site page",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one address.

    `kind`: ok; a problem (dead, error, unreachable, name, certificate, loop, other_host, refused); a hint (parked,
    not_found_page, moved); or unknown (shut, robots). `detail` says it in a sentence; `final` is where it led.
    """

    url: str
    kind: str
    detail: str = ""
    final: str = ""


PROBLEMS = ("dead", "name", "other_host", "certificate", "unreachable", "error", "loop", "refused")
HINTS = ("parked", "not_found_page", "moved")
UNKNOWN = ("shut", "robots")


class _Again(Exception):
    """Worth another try, after `wait` seconds where the server names them; `verdict` if it was the last."""

    def __init__(self, verdict: Verdict, wait: float = 0.0) -> None:
        super().__init__(verdict.detail)
        self.verdict = verdict
        self.wait = wait


class _World:
    """What a run knows of hosts: whose turn it is, and what their robots.txt say."""

    def __init__(self, limits: Limits, sleep: Callable[[float], None]) -> None:
        self.limits = limits
        self.sleep = sleep
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._next: dict[str, float] = {}
        self._pauses: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser | None] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """One question at a time to a host, with a pause after each."""
        with self._lock:
            turn = self._turns.setdefault(host, threading.Lock())
        with turn:
            wait = self._next.get(host, 0.0) - time.monotonic()
            if wait > 0:
                self.sleep(wait)
            try:
                yield
            finally:
                self._next[host] = time.monotonic() + self._pauses.get(host, self.limits.pause)

    def ask(self, url: str) -> Answer:
        """Ask when it is this host's turn."""
        with self.turn(_host(url)):
            return ask(url, self.limits)

    def allows(self, url: str) -> bool:
        """Whether the host's robots.txt lets us ask for this. Raises as `ask` does where there is no server."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin)
            rules = self._robots[origin]
            delay = rules.crawl_delay(AGENT) if rules else None
            if delay:
                self._pauses[_host(url)] = max(self.limits.pause, min(float(delay), _LONGEST_CRAWL_DELAY))
        rules = self._robots[origin]
        return rules is not None and rules.can_fetch(AGENT, url)

    def _read_robots(self, origin: str) -> RobotFileParser | None:
        """The rules; None means that nothing is allowed (RFC 9309, 2.3.1: 4xx allows all, 5xx nothing)."""
        rules = RobotFileParser()
        url = f"{origin}/robots.txt"
        for _ in range(5):
            answer = self.ask(url)
            if answer.status not in _MOVED:
                break
            url = _next_url(url, answer)
        if answer.status >= 500 or answer.status == 429:
            return None
        text = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
        rules.parse(text.splitlines())
        return rules


def look_at(
    urls: Iterable[str],
    limits: Limits,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    sleep: Callable[[float], None] = time.sleep,
) -> list[Verdict]:
    """A verdict for each address, in the order of `urls`. Never raises for anything a server does."""
    wanted = list(dict.fromkeys(urls))
    world = _World(limits, sleep)
    queues: dict[str, list[str]] = {}
    for url in wanted:
        queues.setdefault(_host(url), []).append(url)
    found: dict[str, Verdict] = {}
    with ThreadPoolExecutor(limits.workers) as pool:
        # The longest queues first: a host with a hundred pages would else be the last one running.
        jobs = [pool.submit(_queue, world, queue) for queue in sorted(queues.values(), key=len, reverse=True)]
        try:
            for job in as_completed(jobs):
                for verdict in job.result():
                    found[verdict.url] = verdict
                progress(len(found), len(wanted))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [found[url] for url in wanted]


def _queue(world: _World, urls: list[str]) -> list[Verdict]:
    return [look(url, world) for url in urls]


def look(url: str, world: _World) -> Verdict:
    """The verdict on one address, with the tries it takes."""
    waits = (*world.limits.waits, None)
    for wait in waits:
        try:
            return _walk(url, world)
        except _Again as again:
            if wait is None:
                return again.verdict
            world.sleep(min(world.limits.longest_wait, max(wait, again.wait)))
    raise AssertionError("the last try returns")


def _walk(url: str, world: _World) -> Verdict:
    """Follow the address to where it ends."""
    here = plain_url(url)
    seen = {here}
    for _ in range(world.limits.redirects + 1):
        try:
            if not world.allows(here):
                return Verdict(url, "robots", "Its robots.txt asks programs to stay away: look at it yourself.", here)
            answer = world.ask(here)
        except Refused as refusal:
            return Verdict(url, "refused", str(refusal), here)
        except Unreachable as why:
            verdict = Verdict(url, why.kind, str(why), here)
            if why.kind == "certificate":
                return verdict
            raise _Again(verdict) from why
        if answer.status not in _MOVED:
            return _end(url, here, answer)
        here = _next_url(here, answer)
        if here in seen:
            return Verdict(url, "loop", "It leads round in a circle.", here)
        seen.add(here)
    return Verdict(url, "loop", "It leads from one address to the next without end.", here)


def _next_url(here: str, answer: Answer) -> str:
    """Where a redirect leads. A header's letters come as Latin-1, whatever they were."""
    target = answer.headers.get("location", "").strip().encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        return plain_url(urljoin(here, target))
    except ValueError:
        return "about:blank"  # refused at the next step


def _end(url: str, here: str, answer: Answer) -> Verdict:
    status = answer.status
    if status in _SHUT:
        found = Verdict(
            url, "shut", f"The server answers {status}: it may be open to people and shut to programs.", here
        )
        if status == 429:
            raise _Again(found, _seconds(answer))
        return found
    if status in (404, 410):
        gone = "is gone for good" if status == 410 else "is not there"
        return Verdict(url, "dead", f"The page {gone}: the server answers {status}.", here)
    if status >= 400 or status < 200:
        found = Verdict(url, "error", f"The server answers {status}.", here)
        if status in _AGAIN:
            raise _Again(found, _seconds(answer))
        return found
    if not _same_site(url, here):
        return Verdict(url, "other_host", f"It leads to another host: {_host(here)}.", here)
    return _hint(url, here, answer)


def _hint(url: str, here: str, answer: Answer) -> Verdict:
    if _PARKED.search(answer.body):
        return Verdict(url, "parked", "It looks like a parked or suspended domain.", here)
    title = _TITLE.search(answer.body)
    if title and _NOT_FOUND.search(title[1].decode("utf-8", "replace")):
        return Verdict(url, "not_found_page", "The page says of itself that it was not found.", here)
    before, after = urlsplit(plain_url(url)), urlsplit(here)
    if before.path.strip("/") and not after.path.strip("/"):
        return Verdict(url, "moved", "It leads to the front page: what it named may be gone.", here)
    return Verdict(url, "ok", "", here)


def _same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site: the same host, or one within the other's domain."""
    a, b = (_host(url).removeprefix("www.") for url in (one, other))
    return a == b or a.endswith("." + b) or b.endswith("." + a)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _seconds(answer: Answer) -> float:
    text = answer.headers.get("retry-after", "")
    return float(text) if text.isdigit() and len(text) < 6 else 0.0
