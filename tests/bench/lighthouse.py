"""Lighthouse over a built site, mobile preset: the median of several runs for each page, as a table.

    python -m tests.bench.lighthouse _site                        # five runs a page
    python -m tests.bench.lighthouse _site --runs 3 --path ky/ --path talk/

The search page asks not to be indexed, so its SEO has no target.
"""

import argparse
import statistics
from functools import partial
from pathlib import Path

from generator.site.security import REFERRER, policy_for_header
from tests.support import lighthouse
from tests.support.server import StaticServer

HEADERS = {"/*": {"Content-Security-Policy": policy_for_header(), "Referrer-Policy": REFERRER}}


def largest_state(site: Path) -> str:
    """The state with most folders, which are its entries."""
    states = [folder for folder in site.iterdir() if folder.is_dir() and len(folder.name) == 2]
    return max(states, key=lambda folder: sum(1 for _ in folder.iterdir())).name


def default_paths(site: Path) -> list[str]:
    state = largest_state(site)
    cities = sorted(
        (site / state / "in").iterdir(),
        key=lambda folder: -(folder / "index.html").stat().st_size if folder.is_dir() else 0,
    )
    entry = next(
        folder.name
        for folder in sorted((site / state).iterdir())
        if "application/ld+json" in (folder / "index.html").read_text(encoding="utf-8")
    )
    return [
        "",
        f"{state}/",
        f"{state}/in/{cities[0].name}/",
        f"{state}/{entry}/",
        f"{state}/centers/",
        "search/#q=peer+support",
        "online/",
        "meetings/",
        "talk/",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--path", action="append")
    arguments = parser.parse_args()
    say = partial(print, flush=True)
    with StaticServer(arguments.site, headers=HEADERS) as server:
        say(
            "| page | performance | accessibility | best practices | SEO | CLS | KB | not passed |\n|---|---|---|---|---|---|---|---|"
        )
        for path in arguments.path or default_paths(arguments.site):
            results = [lighthouse.run(server.url + path) for _ in range(arguments.runs)]
            scores = [str(round(statistics.median(r.scores[name] for r in results))) for name in lighthouse.CATEGORIES]
            failed = sorted({audit for r in results for audit in r.failed})
            shift, weight = max(r.shift for r in results), statistics.median(r.kilobytes for r in results)
            say(f"| /{path} | {' | '.join(scores)} | {shift:.3f} | {weight:.0f} | {', '.join(failed)} |")


if __name__ == "__main__":
    main()
