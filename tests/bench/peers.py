"""Other searches over the pages that we built: Pagefind as it comes, and lunr.js as its guide says.

Each gets a folder of its own with its index and the smallest page that does what its users see. Only entries' own pages are
indexed, and of each only what stands in <main>: crisis strip, menus and footer, the same on every page, would only be in its way.
"""

import json
import os
import platform
import shutil
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from tests.support import needs

HERE = Path(__file__).parent
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "use", "wbr"})
_SKIPPED = frozenset({"nav", "script", "style", "svg"})


@dataclass(frozen=True)
class Built:
    """A peer's folder, and what its index cost: seconds of wall and processor, megabytes of memory, files and megabytes written."""

    folder: Path
    wall: float
    cpu: float
    memory: float
    files: int
    megabytes: float


def pagefind(site: Path, ids: Iterable[str], folder: Path) -> Built:
    """Pagefind's index of the entries' pages. They are linked into a folder of their own: its --glob cannot tell them from lists."""
    for one in ids:
        page = folder / one / "index.html"
        page.parent.mkdir(parents=True)
        _same_file(site / one / "index.html", page)
    machine = {"x86_64": "x64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    program = needs.node_file(f"@pagefind/linux-{machine}/bin/pagefind_extended")
    begun = time.perf_counter()
    process = subprocess.Popen(
        [program, "--site", folder, "--glob", "*/*/index.html", "--root-selector", "main"], stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"Pagefind ended with {process.returncode}.")
    wall = time.perf_counter() - begun
    shutil.copy(HERE / "peer_pages" / "pagefind.html", folder / "index.html")
    files = [path for path in (folder / "pagefind").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1e6
    return Built(folder, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, len(files), size)


def plain_lunr(site: Path, ids: Iterable[str], folder: Path) -> Built:
    """One lunr index of all the pages' titles and texts, written by lunr.js itself."""
    folder.mkdir(parents=True)
    read = [[f"/{one}/", *_title_and_text(site / one / "index.html")] for one in ids]
    pages = folder / "pages.json"
    pages.write_text(json.dumps(read), encoding="utf-8")
    shutil.copy(needs.node_file("lunr/lunr.min.js"), folder / "lunr.min.js")
    begun = time.perf_counter()
    process = subprocess.Popen(
        [needs.program("node"), "--max-old-space-size=8192", HERE / "plain_lunr.mjs", pages, folder]
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"lunr.js ended with {process.returncode}.")
    wall = time.perf_counter() - begun
    pages.unlink()
    shutil.copy(HERE / "peer_pages" / "lunr.html", folder / "index.html")
    size = (folder / "index.json").stat().st_size / 1e6
    return Built(folder, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, 2, size)


def _same_file(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:  # another disk
        shutil.copy(source, target)


class _Main(HTMLParser):
    """The heading and the text of <main>, without menus and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.title: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if (self.inside or tag == "main") and tag not in _VOID:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.inside and not _SKIPPED.intersection(self.inside):
            (self.title if "h1" in self.inside else self.text).append(data)


def _title_and_text(page: Path) -> tuple[str, str]:
    parser = _Main()
    parser.feed(page.read_text(encoding="utf-8"))
    return tuple(" ".join(" ".join(part).split()) for part in (parser.title, parser.text))  # type: ignore[return-value]
