"""The pipeline: read, check, plan, render and index, write. The one place where the rooms meet.

States are rendered apart from each other, on a pool of processes where there is more than one job;
the bytes are the same for any number of jobs, because no page depends on who rendered it.
"""

from __future__ import annotations

import datetime as dt
import gc
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from generator.config import Config, read_config
from generator.content.load import Content, Reading, read_content
from generator.directory.model import Entry
from generator.exchange.exports.exporting import export_entries, left_out_text
from generator.exchange.exports.publisher import Publisher
from generator.problems import Problem, Severity
from generator.publish import staging
from generator.resources import templates_dir, vocabulary_dir
from generator.search import StateIndex, assemble, index_state
from generator.search.entries import documents, shard_of
from generator.search.query_files import query_files
from generator.site.plan import RESERVED, SitePlan, plan
from generator.site.render import Renderer

Progress = Callable[[str, int, int], None]

SHARED = ""  # the share of work that is no state's: home, search, assets
EXPORTS = "exports"  # and so are the entries in other standards
PLACES = "places"  # the tables with which a device finds a place are a share of their own
NATION = "us"  # nationwide and online entries are a share as a state's are
SEARCH_FOLDER = "search/index"


def quiet(stage: str, done: int, total: int) -> None:
    """Progress for nobody."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to build from what. `strict` lets warnings, too, keep the old site in place."""

    content: Path
    site_toml: Path
    output: Path
    today: dt.date
    base_url: str = ""
    jobs: int = 1
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made. `written` is false when problems kept the old site in place."""

    written: bool
    entries: int
    left_out: int
    pages: int
    files: int
    bytes: int
    seconds: float
    problems: tuple[Problem, ...]


# Problems in these files concern every page, so they always keep the old site in place.
_SHARED_CODES = ("CRISIS-", "SITE-", "TERM-")


def _blocks(problem: Problem, strict: bool) -> bool:
    if strict:
        return problem.severity is not Severity.REVIEW
    shared = "/entries/" not in problem.path
    return problem.severity is Severity.ERROR and (shared or problem.code.startswith(_SHARED_CODES))


def read(request: Request, progress: Progress = quiet) -> tuple[Config, Content, tuple[Problem, ...]]:
    """Settings and content of a request, with the problems of both."""
    config, found = read_config(request.site_toml)
    if request.base_url:
        config = config.at(request.base_url)
    reading = Reading(
        request.today,
        vocabulary_dir(),
        RESERVED,
        request.jobs,
        lambda done, total: progress("Reading entries", done, total),
    )
    content = read_content(request.content, reading)
    return config, content, (*found.found, *content.problems)


def build(request: Request, progress: Progress = quiet) -> Report:
    """Build the site into `request.output`, or leave the old one as it is and say why in `problems`.

    An entry with an error is left out and reported; an error in the vocabulary, the crisis lines, a
    state's facts or site.toml stops the build, and with `strict` any warning does.
    Raises staging.OutputRefused where the output folder holds somebody else's files.
    """
    begun = time.perf_counter()
    config, content, problems = read(request, progress)
    kept = len(content.directory.entries)
    broken = len({p.path for p in problems if p.severity is Severity.ERROR and "/entries/" in p.path})
    if any(_blocks(problem, request.strict) for problem in problems):
        return Report(False, kept, broken, 0, 0, 0, time.perf_counter() - begun, problems)
    gc.freeze()  # a million values that stay: the collector need not visit them, nor a forked worker copy their pages
    site = plan(content.directory, content.vocabulary, sheets=config.print_sheets)
    stage = staging.open_stage(request.output)
    try:
        made = _write_all(Work(site, content, config, stage, content.directory.by_state()), request.jobs, progress)
        staging.swap_in(stage, request.output)
    except BaseException:
        staging.discard(stage)
        raise
    return Report(True, kept, broken, made.pages, made.files, made.bytes, time.perf_counter() - begun, problems)


@dataclass(frozen=True, slots=True)
class Work:
    """All a worker needs to render any share of the site."""

    site: SitePlan
    content: Content
    config: Config
    stage: Path
    by_state: Mapping[str, tuple[Entry, ...]]

    def shares(self) -> list[str]:
        """The shares of work, largest first, so that none is left for the end."""
        states = (*self.content.vocabulary["states"], NATION)
        exports = [EXPORTS] if self.config.exports else []
        return [
            PLACES,
            SHARED,
            *exports,
            *sorted(states, key=lambda state: (-len(self.by_state.get(state, ())), state)),
        ]

    def renderer(self) -> Renderer:
        """What renders the pages; one for each process, since its templates are compiled once."""
        return Renderer(
            self.site,
            self.content.directory,
            self.content.vocabulary,
            self.config,
            templates_dir(),
            fictional=self.content.fictional,
        )

    def render(self, share: str, renderer: Renderer) -> Written:
        """Render one share into the stage."""
        if share == SHARED:
            shared = staging.write_files(self.stage, ((page.path, page.body) for page in renderer.national_pages()))
            assets = staging.write_files(self.stage, ((page.path, page.body) for page in renderer.assets()))
            return Written(shared[0], shared[0] + assets[0], shared[1] + assets[1], None)
        if share == EXPORTS:
            return Written(0, *staging.write_files(self.stage, self.exports()), None)
        if share == PLACES:
            return Written(0, *self.write_search(query_files(self.content.directory, self.content.vocabulary)), None)
        entries = self.by_state.get(share, ())
        pages = renderer.state_pages(share) if share in self.site.states else ()  # those of NATION are among the shared
        count, size = staging.write_files(self.stage, ((page.path, page.body) for page in pages))
        found = documents(self.searched(share), self.content.vocabulary)
        return Written(count, count, size, index_state(share, found) if found else None)

    def searched(self, share: str) -> Iterable[Entry]:
        """The entries of a share of the search index: the nation's has what is for several states, too."""
        entries = self.content.directory.listed() if share == NATION else self.by_state.get(share, ())
        return (entry for entry in entries if shard_of(entry) == share)

    def exports(self) -> Iterator[tuple[str, bytes]]:
        """The entries in the standards that site.toml names, a file a state, and what each standard could not say."""
        publisher = Publisher(self.config.name, self.config.base_url)
        for standard in self.config.exports:
            exported = export_entries(
                standard, self.content.directory.listed(), self.content.vocabulary, publisher, by_state=True
            )
            yield from ((f"data/{path}", data) for path, data in sorted(exported.files.items()))
            told = left_out_text(standard, exported.left_out, most=len(exported.left_out))
            yield f"data/{standard}/left-out.txt", f"{told}\n".encode()

    def write_search(self, files: Mapping[str, bytes]) -> tuple[int, int]:
        """Write files of the search index; gives (files, bytes)."""
        return staging.write_files(self.stage, ((f"{SEARCH_FOLDER}/{path}", files[path]) for path in sorted(files)))


@dataclass(frozen=True, slots=True)
class Written:
    """What one share of the work wrote, and its part of the search index."""

    pages: int
    files: int
    bytes: int
    index: StateIndex | None


_worker: tuple[Work, Renderer]


def _start_worker(work: Work) -> None:
    global _worker  # noqa: PLW0603  # a pool's workers have no other place for what they share
    _worker = (work, work.renderer())


def _render(share: str) -> Written:
    work, renderer = _worker
    return work.render(share, renderer)


def _results(work: Work, shares: list[str], jobs: int) -> Iterator[Written]:
    if jobs == 1:
        renderer = work.renderer()
        yield from (work.render(share, renderer) for share in shares)
        return
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(work,)) as pool:
        futures = {pool.submit(_render, share): share for share in shares}
        for future in as_completed(futures):
            yield future.result()


def _write_all(work: Work, jobs: int, progress: Progress) -> Written:
    shares = work.shares()
    pages = files = size = 0
    indexes: list[StateIndex] = []
    for done, written in enumerate(_results(work, shares, jobs), 1):
        pages, files, size = pages + written.pages, files + written.files, size + written.bytes
        if written.index is not None:
            indexes.append(written.index)
        progress("Writing states", done, len(shares))
    count, search_size = work.write_search(assemble(indexes))
    return Written(pages, files + count, size + search_size, None)
