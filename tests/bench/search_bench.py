"""Our search beside Pagefind and lunr.js: bytes, requests, times and right answers, in headless Chromium, in one run.

    make bench-search                     # the nation; RECOVERY_NATIONAL=FOLDER keeps what was imported and built
    ENTRIES=1000 make bench-search        # invented entries, few rounds: to try it
    LARGE=100000 make bench-search        # then the same over 100,000 invented entries
    FEEDS=1 make bench-search             # with the feeds of meetings

What is measured and how it is kept fair stands in README.md beside this file. Progress goes to stderr; the last line of stdout is one
JSON object, null where something was not measured.
"""

import argparse
import json
import random
import signal
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from generator.directory.model import Entry
from tests.bench import index_time, peers, relevance, sites
from tests.bench.asking import Asker, Search, Sent
from tests.bench.queries import in_state, queries
from tests.bench.report import table
from tests.support import needs
from tests.support.server import StaticServer

# As tests/conftest.py has them, which is pytest's to import.
CHROMIUM_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)  # fmt: skip
OURS, PAGEFIND, LUNR = "ours", "pagefind", "lunr"
SEED = 20_261_122
FURTHER = 4
# What GitHub Pages says of every file: who comes from another page of the site does not fetch the same assets again.
HEADERS = {"/*": {"Cache-Control": "max-age=600"}}
PARTS = ("bytes", "times", "slow", "states", "relevance", "index")
KEYS = (
    "first_query_bytes_ratio", "first_query_kb", "first_query_kb_largest", "first_query_requests", "first_query_time_ratio",
    "first_query_time_ratio_slow", "further_query_ms", "further_query_ms_slow", "further_query_ms_pagefind",
    "typed_query_ms", "led_query_ms", "led_query_ms_slow", "state_kb_median", "state_kb_largest", "relevance_top3", "relevance_top3_pagefind", "relevance_top3_lunr", "index_seconds_17000",
    "large_kb_median", "large_bytes_ratio", "large_time_ratio", "large_time_ratio_slow",
)  # fmt: skip


@dataclass(frozen=True)
class Size:
    """How much is asked: queries, rounds of the unthrottled and of the slow times, queries of each state, how many states."""

    queries: int
    rounds: int
    slow_rounds: int
    state_queries: int
    states: int


FULL = Size(queries=20, rounds=3, slow_rounds=1, state_queries=3, states=99)
QUICK = Size(queries=8, rounds=1, slow_rounds=1, state_queries=1, states=6)
LARGE = Size(queries=20, rounds=3, slow_rounds=1, state_queries=0, states=0)


@dataclass
class Bench:
    """A built site and its peers, served, and the figures found so far."""

    made: sites.Made
    searches: dict[str, Search]
    built: dict[str, peers.Built]
    browser: Browser
    size: Size
    queries: list[str]
    figures: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def asker(self, *, slow: bool = False) -> Asker:
        asker = Asker(self.browser, slow=slow)
        asker.faults = self.faults
        return asker


def say(text: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {text}\n")
    sys.stderr.flush()


def middle(numbers: Iterable[float]) -> float:
    return statistics.median(list(numbers))


# --- what is measured; each adds its figures


def measure_bytes(bench: Bench) -> None:
    """Of every query as a first one: what was sent after the HTML."""
    asker = bench.asker()
    for name, search in bench.searches.items():
        sent: list[Sent] = []
        for query in bench.queries[: 2 if name == LUNR else None]:  # lunr.js sends the same whatever is asked
            one, heading = asker.sent(search, query)
            sent.append(one)
            say(f"{name:9} {query[:40]:40} {one.size / 1000:8.1f} KB {one.requests:3} requests  {heading[:60]}")
        parts = {kind for one in sent for kind in one.parts}
        means = {kind: statistics.mean(one.parts.get(kind, 0) for one in sent) / 1000 for kind in parts}
        bench.figures |= {
            f"{name}_kb": round(middle(one.size for one in sent) / 1000, 1),
            f"{name}_kb_max": round(max(one.size for one in sent) / 1000, 1),
            f"{name}_requests": middle(one.requests for one in sent),
            f"{name}_parts": {
                kind: round(mean, 1) for kind, mean in sorted(means.items(), key=lambda one: -one[1])[:8]
            },
        }


def measure_times(bench: Bench, *, slow: bool) -> None:
    """First queries, then queries on an open page; rounds go from search to search, so that a busy minute meets both."""
    asker = bench.asker(slow=slow)
    rounds = bench.size.slow_rounds if slow else bench.size.rounds
    rivals = (OURS, PAGEFIND)
    first: dict[str, list[list[float]]] = {name: [[] for _ in bench.queries] for name in rivals}
    opened: dict[str, list[float]] = {name: [] for name in rivals}
    further: dict[str, list[float]] = {name: [] for name in rivals}
    typed: dict[str, list[float]] = {name: [] for name in rivals}
    led: list[float] = []
    for name in rivals:  # files that are read and compressed for the first time are nobody's time
        asker.first(bench.searches[name], bench.queries[0])
    for turn in range(rounds):
        say(f"{'slow' if slow else 'unthrottled'}: round {turn + 1} of {rounds}")
        for which, query in enumerate(bench.queries):
            more = [bench.queries[(which + step) % len(bench.queries)] for step in range(1, FURTHER + 1)]
            for name in rivals if (turn + which) % 2 else rivals[::-1]:
                first[name][which].append(asker.first(bench.searches[name], query))
                if (turn + which) % 4 == 0:
                    once, others = asker.opened(bench.searches[name], query, more)
                    opened[name].append(once)
                    further[name] += others
                    if not turn:
                        typed[name] += asker.typed(bench.searches[name], [query, *more])[1:]
            if not turn and which % 2:
                led.append(asker.led(bench.searches[OURS], "", query))
    end = "_slow" if slow else ""
    for name in rivals:
        bench.figures |= {
            f"{name}_first_ms{end}": round(middle(middle(times) for times in first[name])),
            f"{name}_opened_ms{end}": round(middle(opened[name])),
            f"{name}_further_ms{end}": round(middle(further[name]), 1),
            f"{name}_typed_ms{end}": round(middle(typed[name]), 1),
            f"{name}_further_ms_max{end}": round(max(further[name]), 1),
        }
    bench.figures[f"{OURS}_led_ms{end}"] = round(middle(led))
    if not slow and LUNR in bench.searches:
        lunr = [asker.first(bench.searches[LUNR], query) for query in bench.queries[:5]]
        bench.figures[f"{LUNR}_first_ms"] = round(middle(lunr))


def measure_states(bench: Bench) -> None:
    """From every state's page: what is sent to whoever opens it and uses its box."""
    asker = bench.asker()
    by_state: dict[str, list[Entry]] = {}
    for entry in bench.made.content.directory.listed():
        if entry.state != "us":
            by_state.setdefault(entry.state, []).append(entry)
    chosen = sorted(by_state)
    if len(chosen) > bench.size.states:
        chosen = sorted(random.Random(SEED).sample(chosen, bench.size.states))
    sizes: dict[str, list[float]] = {}
    indexes: list[float] = []
    for state in chosen:
        asked = in_state(by_state[state], bench.size.state_queries, SEED)
        sent = [asker.sent_from(bench.searches[OURS], f"{state}/", query) for query in asked]
        sizes[state] = [one.size / 1000 for one in sent]
        indexes.append(middle(one.parts.get("index", 0) / 1000 for one in sent))
        say(f"state {state}: {len(by_state[state]):5} entries, {' '.join(f'{size:.1f}' for size in sizes[state])} KB")
    largest = max(sizes, key=lambda state: max(sizes[state]))
    most = max(chosen, key=lambda state: len(by_state[state]))
    bench.figures |= {
        "state_kb_median": round(middle(middle(some) for some in sizes.values()), 1),
        "state_kb_largest": round(max(sizes[largest]), 1),
        "state_kb_index_median": round(middle(indexes), 1),
        "state_largest": largest,
        "state_kb_most_entries": round(max(sizes[most]), 1),
        "state_most_entries": most,
    }


def measure_relevance(bench: Bench) -> None:
    """The judged queries: how many have a right answer among the first three, ours as the page shows it, peers as they rank."""
    entries = {entry.id: entry for entry in bench.made.content.directory.listed()}
    table_ = relevance.judged()
    asker = bench.asker()
    for name, search in bench.searches.items():
        wrong: list[tuple[str, str]] = []
        answered = 0
        with asker.page() as page:
            if name != OURS:
                page.goto(search.url)
            for query in table_:
                if name == OURS:
                    shown = relevance.ask(page, search.server.url, query["q"])
                else:
                    found = page.evaluate(
                        "([query, count]) => self.firstOnes(query, count)", [query["q"], relevance.SPREAD]
                    )
                    refs = [address.strip("/") for address in found]
                    shown = relevance.Shown(refs, refs, "", [])  # they have one list for near and wide
                if fault := relevance.judge(query, shown, entries):
                    wrong.append((query["q"], fault))
                answered += "right" in query and not (wrong and wrong[-1][0] == query["q"])
        right = sum("right" in query for query in table_)
        say(f"{name}: {len(wrong)} of {len(table_)} judged queries have no right answer")
        for query_text, fault in wrong if name == OURS else ():
            say(f"    {query_text!r}: {fault}")
        bench.figures |= {
            f"{name}_top3": round(1 - len(wrong) / len(table_), 4),
            f"{name}_top3_answerable": round(answered / right, 4),
            "judged_queries": len(table_),
        }


# --- putting it together


def serve(stack: ExitStack, made: sites.Made, folder: Path, size: Size, *, lunr: bool) -> Bench:
    """Indexes the peers, starts servers and browser."""
    ids = made.ids()
    say(f"{len(ids):,} entries; Pagefind is indexing")
    built = {PAGEFIND: peers.pagefind(made.site, ids, folder / PAGEFIND)}
    if lunr:
        say("lunr.js is indexing")
        built[LUNR] = peers.plain_lunr(made.site, ids, folder / LUNR)
    base = "/repo/"
    searches = {OURS: Search(OURS, stack.enter_context(StaticServer(made.site, base, HEADERS)), "search/")}
    for name, peer in built.items():
        searches[name] = Search(name, stack.enter_context(StaticServer(peer.folder, headers=HEADERS)))
    playwright = stack.enter_context(sync_playwright())
    path = needs.whole_browser()
    browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
    stack.callback(browser.close)
    listed = list(made.content.directory.listed())
    bench = Bench(made, searches, built, browser, size, queries(listed, size.queries, SEED))
    bench.figures["entries"] = len(ids)
    for name, one in built.items():
        bench.figures[f"{name}_index"] = {
            "wall_s": round(one.wall, 1), "cpu_s": round(one.cpu, 1), "memory_mb": round(one.memory),
            "files": one.files, "mb": round(one.megabytes, 1),
        }  # fmt: skip
    return bench


def ratio(figures: dict[str, Any], key: str) -> float | None:
    """Ours by Pagefind's."""
    ours, theirs = figures.get(f"{OURS}_{key}"), figures.get(f"{PAGEFIND}_{key}")
    return round(ours / theirs, 3) if ours is not None and theirs else None


def named(figures: dict[str, Any]) -> dict[str, Any]:
    """The figures by the names that others know."""
    known: dict[str, Any] = {
        **figures,
        "first_query_bytes_ratio": ratio(figures, "kb"),
        "first_query_kb": figures.get("ours_kb"),
        "first_query_kb_largest": figures.get("ours_kb_max"),
        "first_query_requests": figures.get("ours_requests"),
        "first_query_time_ratio": ratio(figures, "first_ms"),
        "first_query_time_ratio_slow": ratio(figures, "first_ms_slow"),
        "opened_query_time_ratio": ratio(figures, "opened_ms"),
        "opened_query_time_ratio_slow": ratio(figures, "opened_ms_slow"),
        "further_query_ms": figures.get("ours_further_ms"),
        "further_query_ms_slow": figures.get("ours_further_ms_slow"),
        "further_query_ms_pagefind": figures.get("pagefind_further_ms"),
        "typed_query_ms": figures.get("ours_typed_ms"),
        "led_query_ms": figures.get("ours_led_ms"),
        "led_query_ms_slow": figures.get("ours_led_ms_slow"),
        "relevance_top3": figures.get("ours_top3"),
        "relevance_top3_pagefind": figures.get("pagefind_top3"),
        "relevance_top3_lunr": figures.get("lunr_top3"),
    }
    return {**{key: known.get(key) for key in KEYS}, **{key: known[key] for key in sorted(known) if key not in KEYS}}


def run(options: argparse.Namespace) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    quick = options.entries > 0
    parts: dict[str, Callable[[Bench], None]] = {
        "bytes": measure_bytes,
        "times": lambda bench: measure_times(bench, slow=False),
        "slow": lambda bench: measure_times(bench, slow=True),
        "states": measure_states,
        "relevance": measure_relevance,
    }
    wanted: Sequence[str] = options.only or [part for part in PARTS if not (quick and part == "relevance")]
    with sites.workshop() as folder:
        if set(wanted) - {"index"} or not quick:
            say(f"building {options.entries:,} invented entries" if quick else "importing and building the nation")
            made = sites.invented(folder, options.entries) if quick else sites.nation(folder, feeds=options.feeds)
        if "index" in wanted:
            say("timing the index of 17,000 entries")
            found = index_time.measure(None if quick else made.folder, 17_000)
            figures |= {"index_seconds_17000": found.pop("index_seconds"), **found}
        if set(wanted) & set(parts):
            with ExitStack() as stack:
                bench = serve(stack, made, folder, QUICK if quick else FULL, lunr=True)
                for part in wanted:
                    if part in parts:
                        say(f"--- {part}")
                        parts[part](bench)
                        say(
                            f"so far: {json.dumps(named(figures | bench.figures))}"
                        )  # a run that is cut short loses nothing
                figures |= bench.figures
                complain(bench)
    if options.large:
        figures |= large(options.large, QUICK if quick else LARGE)
    return named(figures)


def large(count: int, size: Size) -> dict[str, Any]:
    """Bytes and times once more over so many invented entries."""
    with sites.workshop() as folder, ExitStack() as stack:
        say(f"--- large: building {count:,} invented entries")
        bench = serve(stack, sites.invented(folder, count, lean=True), folder, size, lunr=False)
        measure_bytes(bench)
        measure_times(bench, slow=False)
        measure_times(bench, slow=True)
        complain(bench)
    found = bench.figures
    return {
        "large_entries": count,
        "large_kb_median": found["ours_kb"],
        "large_kb_max": found["ours_kb_max"],
        "large_bytes_ratio": ratio(found, "kb"),
        "large_time_ratio": ratio(found, "first_ms"),
        "large_time_ratio_slow": ratio(found, "first_ms_slow"),
        **{f"large_{key}": found[key] for key in sorted(found) if key.startswith(("ours_", "pagefind_"))},
    }


def complain(bench: Bench) -> None:
    """A figure of a page that failed is no figure."""
    if bench.faults:
        raise SystemExit("\n".join(["Not measured: pages failed.", *dict.fromkeys(bench.faults)]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--entries", type=int, default=0, help="so many invented entries instead of the nation, few rounds"
    )
    parser.add_argument("--large", type=int, default=0, help="afterwards the same over so many invented entries")
    parser.add_argument("--feeds", action="store_true", help="import the feeds of meetings, too")
    parser.add_argument("--only", choices=PARTS, nargs="+", help="these parts and no others")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(143))  # gigabytes of memory are given back
    figures = run(options)
    sys.stdout.write(table(figures))
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
