"""The sites that are measured, built in a temporary folder: the nation, with the feeds of meetings if wanted, or invented entries."""

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.content.load import Content, Reading, read_content
from generator.resources import vocabulary_dir
from tests.bench import entries
from tests.support import ROOT, national

_MEMORY = Path("/dev/shm")
_ROOM = 6e9  # bytes: 100,000 entries with their pages and a peer's index

# What a person who imports these feeds would say of them; one row each.
_MEETING_GUIDE = (
    ("public_data_oc.json", "Orange County meetings", "aa", "America/Los_Angeles", "CA", "https://www.aa.org/"),
    (
        "public_data_al-anon.json",
        "Massachusetts Al-Anon meetings",
        "al_anon",
        "America/New_York",
        "MA",
        "https://al-anon.org/",
    ),
    ("public_data_sussexaa.json", "Sussex County meetings", "aa", "America/New_York", "NJ", "https://www.aa.org/"),
    ("public_meetings.json", "Michigan meetings", "aa", "America/Detroit", "MI", "https://www.aa.org/"),
)


@dataclass(frozen=True)
class Made:
    """A built site, the content folder it came from, and its entries."""

    site: Path
    folder: Path
    content: Content

    def ids(self) -> list[str]:
        """Of all entries that have a page."""
        return [entry.id for entry in self.content.directory.listed()]


@contextmanager
def workshop() -> Iterator[Path]:
    """A temporary folder, in memory where there is room: writing to a disk makes times differ twofold and more."""
    room = shutil.disk_usage(_MEMORY).free if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) else 0
    with tempfile.TemporaryDirectory(prefix="bench-search-", dir=_MEMORY if room > _ROOM else None) as folder:
        yield Path(folder)


def shared_data() -> Path:
    """Where the national data is, as the tests find it."""
    data = Path(os.environ.get("RECOVERY_SHARED") or ROOT.parent / "shared") / "data"
    if not data.is_dir():
        raise SystemExit(
            "No national data: set RECOVERY_SHARED, or put it in ../shared beside the checkout; ENTRIES=1000 needs none."
        )
    return data


def nation(folder: Path, *, feeds: bool) -> Made:
    """Everything imported from the workbooks; RECOVERY_NATIONAL names a folder where that is done already."""
    data = shared_data()
    found = national.national(data, folder)
    if not feeds:
        return _made(found.site, found.content)
    content = folder / "with-feeds" / "content"
    shutil.copytree(found.content, content)
    for name, called, fellowship, zone, state, website in _MEETING_GUIDE:
        files = [data / "meeting-guide" / name]
        _feed("meeting-guide", files, called, fellowship, zone, state, website, content)
    na = [data / "bmlt" / "greater_ny_meetings.reassembled.json", data / "bmlt" / "formats_en.json"]
    _feed("bmlt", na, "Greater New York meetings", "na", "America/New_York", "NY", "https://na.org/", content)
    return _built(content, folder / "with-feeds" / "site")


def _feed(
    standard: str, files: list[Path], name: str, fellowship: str, zone: str, state: str, website: str, into: Path
) -> None:
    told = ["--name", name, "--fellowship", fellowship, "--timezone", zone, "--state", state, "--website", website]
    national.run(
        "import", standard, *map(str, files), *told, "--url", website, "--as-of", "2026-11-01", "--into", str(into)
    )


def invented(folder: Path, count: int, *, lean: bool = False) -> Made:
    """So many entries of entries.py; `lean` without the second language, sheets and what a phone keeps, which no search asks for."""
    content = entries.write_content(folder, count)
    return _built(content, folder / "site", *(["--lean"] if lean else []))


def _built(content: Path, site: Path, *more: str) -> Made:
    national.run("build", "--content", str(content), "--output", str(site), "--base-url", national.BASE_URL, *more)
    return _made(site, content)


def _made(site: Path, content: Path) -> Made:
    reading = Reading(dt.date(2026, 11, 22), vocabulary_dir(), frozenset(), 2, lambda _done, _total: None)
    return Made(site, content, read_content(content, reading))
