"""Asks searches in headless Chromium and takes the time, and counts what the server sent.

A search is any page with a form [role=search] in <main>, an input named q, and results that begin with a new #results-heading; a
query may stand in its address behind "#q=". What is measured is the same for all:

first     the page opened with the query in its address, in a fresh profile, as a box on another page leads to it: from the start of
          that navigation until the results are painted
opened    the page opened and at rest, then a query: from the submitting to the painted results
further   the same again on the same page, with other queries
typed     the same, but letter by letter and with a moment before the submitting, as people do: what a search asks for while somebody
          types need not be waited for
led       typed so into the box of another page, open and at rest, which leads to the search page: from the submitting until the results
          are painted there
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, Page

from tests.support.server import Request, StaticServer

PATIENCE = 120_000  # milliseconds
SETTLED = 0.4  # seconds without a request
KEY = 80  # milliseconds from letter to letter: 12 a second, which few reach on a phone
MOMENT = 400  # milliseconds from the last letter to the submitting

# Painted: one frame after the heading came, and a task after that frame.
_WATCH = """(() => {
  const asked = (self.asked = { seen: false, painted: 0, from: 0 });
  const look = () => {
    if (asked.seen || !document.querySelector("#results-heading:not([data-old])")) return;
    asked.seen = true;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        asked.painted = performance.now();
        if (asked.tell) asked.tell();
      };
      channel.port2.postMessage(null);
    });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
})()"""
_SUBMIT = """(query) => {
  const form = document.querySelector("main form[role=search]");
  const old = document.querySelector("#results-heading");
  if (old) old.setAttribute("data-old", "");
  form.elements.q.value = query;
  Object.assign(self.asked, { seen: false, painted: 0, tell: null, from: performance.now() });
  form.requestSubmit();
}"""
_TIME = """new Promise((done) => {
  const tell = () => done(asked.painted - asked.from);
  if (asked.painted) tell();
  else asked.tell = tell;
})"""

_BOX = "main form[role=search] [name=q]"

# Slow 4G as Lighthouse has it, and a processor four times slower (targets: old phones).
_SLOW_NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
_SLOW_PROCESSOR = 4


@dataclass(frozen=True)
class Search:
    """One search: what it is called, where it is served, its page's path."""

    name: str
    server: StaticServer
    path: str = ""

    @property
    def url(self) -> str:
        return self.server.url + self.path


@dataclass(frozen=True)
class Sent:
    """What was sent after the HTML: bytes of the bodies as they went over the wire, how many, and bytes by file or folder."""

    size: int
    requests: int
    parts: dict[str, int]


class Asker:
    """Asks; `slow` throttles network and processor. Chromium throttles the requests of a page's workers too, their processor not."""

    def __init__(self, browser: Browser, *, slow: bool = False) -> None:
        self.browser = browser
        self.slow = slow
        self.faults: list[str] = []

    @contextmanager
    def page(self) -> Iterator[Page]:
        """A page in a fresh profile, the size of a phone's."""
        context = self.browser.new_context(viewport={"width": 390, "height": 740})
        context.add_init_script(_WATCH)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        if self.slow:
            session = context.new_cdp_session(page)
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", _SLOW_NETWORK)
            session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOW_PROCESSOR})
        yield page
        context.close()

    def first(self, search: Search, query: str) -> float:
        """Milliseconds of a first query."""
        with self.page() as page:
            return self._first(page, search, query)

    def _first(self, page: Page, search: Search, query: str) -> float:
        page.goto(f"{search.url}#q={quote(query)}", wait_until="commit")
        return _painted(page)

    def sent(self, search: Search, query: str) -> tuple[Sent, str]:
        """What a first query fetches, and the heading of its results."""
        search.server.requests.clear()
        with self.page() as page:
            self._first(page, search, query)
            return self._settled(search.server), page.inner_text("#results-heading")

    def sent_from(self, search: Search, page_path: str, query: str) -> Sent:
        """What is fetched by whoever opens this page and uses its search box, in a fresh profile."""
        search.server.requests.clear()
        with self.page() as page:
            page.goto(search.server.url + page_path)
            page.focus(_BOX)
            page.wait_for_timeout(
                MOMENT
            )  # nobody types in no time, and what the box fetches meanwhile is not to be cut off
            page.fill(_BOX, query)
            page.press(_BOX, "Enter")
            page.wait_for_selector("#results-heading")
            return self._settled(search.server)

    def opened(self, search: Search, query: str, further: Sequence[str] = ()) -> tuple[float, list[float]]:
        """Milliseconds of a query on a page at rest, and of further ones on it."""
        with self.page() as page:
            page.goto(search.url)
            page.wait_for_load_state("networkidle")
            times = []
            for text in (query, *further):
                page.evaluate(_SUBMIT, text)
                times.append(_painted(page))
            return times[0], times[1:]

    def typed(self, search: Search, queries: Sequence[str]) -> list[float]:
        """Milliseconds of queries that are typed on a page at rest."""
        with self.page() as page:
            page.goto(search.url)
            page.wait_for_load_state("networkidle")
            times = []
            for text in queries:
                page.fill(_BOX, "")
                page.type(_BOX, text, delay=KEY)
                page.wait_for_timeout(MOMENT)
                page.evaluate(_SUBMIT, text)
                times.append(_painted(page))
            return times

    def led(self, search: Search, page_path: str, query: str) -> float:
        """Milliseconds of a first query from another page's box."""
        with self.page() as page:
            page.goto(search.server.url + page_path)
            page.wait_for_load_state("networkidle")
            page.click(_BOX)
            page.type(_BOX, query, delay=KEY)
            page.wait_for_timeout(MOMENT)
            submitted = float(page.evaluate("performance.timeOrigin + performance.now()"))
            with page.expect_navigation(wait_until="commit"):
                page.press(_BOX, "Enter", no_wait_after=True)
            _painted(page)
            return float(page.evaluate("performance.timeOrigin + asked.painted")) - submitted

    def _settled(self, server: StaticServer) -> Sent:
        seen = -1
        while seen != len(server.requests):
            seen = len(server.requests)
            time.sleep(SETTLED)
        return self._count(server.requests)

    def _count(self, requests: Sequence[Request]) -> Sent:
        parts: dict[str, int] = {}
        bodies = [one for one in requests if not _is_page(one)]
        for one in bodies:
            path = urlsplit(one.path).path
            if one.status >= 400:
                self.faults.append(f"{path}: {one.status}")
            kind = _part(path)
            parts[kind] = parts.get(kind, 0) + one.size
        return Sent(sum(one.size for one in bodies), len(bodies), parts)


def _painted(page: Page) -> float:
    """Milliseconds. Asked through the browser's own protocol: the driver's `wait_for_function` runs a script of 330 KB in the page first."""
    session = page.context.new_cdp_session(page)
    asked = session.send("Runtime.evaluate", {"expression": _TIME, "awaitPromise": True, "returnByValue": True})
    session.detach()
    return float(asked["result"]["value"])


def _part(path: str) -> str:
    """What a file counts as: an asset by its name, our index as one, anything else by its folder."""
    if "/search/index/" in path:
        return "index"
    folder, _, name = path.rpartition("/")
    return name if "/assets/" in path or not folder else folder.rpartition("/")[2]


def _is_page(request: Request) -> bool:
    """HTML, and the icon that Chromium asks every host for."""
    path = urlsplit(request.path).path
    return path.endswith(("/", "/favicon.ico", ".html"))
