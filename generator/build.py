"""The pipeline: read, check, plan, render and index, write. Here and in `shares` the rooms meet.

States are rendered apart from each other, on a pool of processes where there is more than one job;
the bytes are the same for any number of jobs, because no page depends on who rendered it.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from generator.config import Config, read_config
from generator.content import zips_ahead
from generator.content.load import Content, Reading, read_content
from generator.content.packed import NOWHERE, Cache, own_cache, packed, unpacked
from generator.directory.region import within
from generator.edited import edited
from generator.exchange.takedown import came_back
from generator.last import Last, name_of
from generator.leads import LEADS
from generator.pool import Keeping, results
from generator.problems import Problem, Severity
from generator.publish import staging
from generator.publish.hosts import HOSTS
from generator.publish.kept import Site
from generator.publish.limits import address_problems, limit_problems
from generator.publish.reads import Reads
from generator.publish.report import Before, Cost, Report, Request, before
from generator.resources import templates_dir, vocabulary_dir
from generator.search import assemble
from generator.search.parts import part_of
from generator.shares import PLACES, SEARCH_FOLDER, Files, Share, Total, Work, Written
from generator.site.addresses import RESERVED
from generator.site.compiled import COMPILED
from generator.site.extra_pages import extra_paths
from generator.site.overlay import themed
from generator.site.plan import plan
from generator.site.settings import fitting
from generator.site.theme import ThemeBroken

__all__ = ["LEADS", "Report", "Request", "build", "of_region", "read", "settings_problems", "theme_of"]

Progress = Callable[[str, int, int], None]


def quiet(stage: str, done: int, total: int) -> None:
    """Progress for nobody."""


# Problems in these files concern every page, so they always keep the old site in place.
_SHARED_CODES = ("CRISIS-", "SITE-", "TERM-", "THEME-")


def _blocks(problem: Problem, strict: bool) -> bool:
    if strict:
        return problem.severity is not Severity.REVIEW
    shared = "/entries/" not in problem.path
    return problem.severity is Severity.ERROR and (shared or problem.code.startswith(_SHARED_CODES))


def theme_of(site_toml: Path) -> AbstractContextManager[tuple[Path, list[Problem]]]:
    """The theme of a site, a host's own templates/ beside site.toml included, and what is wrong with those."""
    return themed(templates_dir(), site_toml.parent / "templates")


def read(
    request: Request, progress: Progress = quiet, theme: Path | None = None, kept: Reads | None = None
) -> tuple[Config, Content, tuple[Problem, ...]]:
    """Settings and content of a request, with the problems of both; `theme` is the folder that `theme_of`
    gives, or the theme's own; `kept` what reading gave before.

    The content is whole; `of_region` gives what the site lists.
    """
    config, found = read_config(request.site_toml)
    if request.base_url:
        config = config.at(request.base_url)
    if request.lean:
        config = config.lean()
    config = fitting(config, theme or templates_dir(), found)
    reading = Reading(
        request.today,
        vocabulary_dir(),
        RESERVED,
        request.jobs,
        lambda done, total: progress("Reading entries", done, total),
        leads=LEADS,
        known=kept.known if kept is not None else lambda shown: None,
        cache=_cache(kept),
    )
    content = read_content(request.content, reading)
    back = came_back(request.content, content.directory.entries)
    return config, _without(content, request.content, back), (*found.found, *content.problems, *back)


def _cache(kept: Reads | None) -> Cache:
    return own_cache() if kept is not None else NOWHERE


def _without(content: Content, root: Path, back: list[Problem]) -> Content:
    """The content without entries that were removed on request and are there again: they are never published."""
    files = {problem.path for problem in back}
    kept = (one for one in content.directory.entries if f"{root.as_posix()}/entries/{one.id}.yaml" not in files)
    return replace(content, directory=replace(content.directory, entries=tuple(kept))) if back else content


def settings_problems(site_toml: Path) -> list[Problem]:
    """What is wrong in site.toml, and in a host's own templates as far as reading them shows."""
    with theme_of(site_toml) as (theme, faults):
        config, found = read_config(site_toml)
        fitting(config, theme, found)
        return [*found.found, *faults]


def of_region(config: Config, content: Content) -> Content:
    """The content without what lies outside the region the site is for."""
    return replace(content, directory=within(content.directory, config.region)) if config.region else content


def build(request: Request, progress: Progress = quiet, kept: Before | None = None) -> Report:
    """Build the site into `request.output`, or leave the old one as it is and say why in `problems`.

    `kept` is what `report.before` has found, if it was asked already.

    An entry with an error is left out and reported; an error in the vocabulary, the crisis lines, a
    state's facts, site.toml or a host's templates stops the build, and with `strict` any warning does.
    Raises staging.OutputRefused where the output folder holds somebody else's files.
    """
    begun = time.perf_counter()
    if request.keep and kept is None:
        kept = before(request)
        report = kept.report(time.perf_counter() - begun) or edited(request, kept)
        if report is not None:
            return report
    elif kept is not None and (report := kept.report(time.perf_counter() - begun)):
        return report
    if kept is not None and not kept.stands():
        kept.site = None
    collecting = gc.isenabled()
    gc.disable()  # until what was read and planned is frozen: a million values that stay
    try:
        zips_ahead.begin(own_cache() if kept is not None else NOWHERE)
        return _read_and_build(request, begun, progress, kept)
    finally:
        zips_ahead.leave()
        if collecting:
            gc.enable()


def _read_and_build(request: Request, begun: float, progress: Progress, kept: Before | None) -> Report:
    with theme_of(request.site_toml) as (theme, faults):
        reads = Reads(kept, (request.site_toml.parent / "templates").as_posix()) if kept is not None else None
        config, content, problems = read(request, progress, theme, reads)
        found = (*faults, *problems)
        return _build(request, theme, config, content, found, begun, progress, reads)


def _build(
    request: Request,
    theme: Path,
    config: Config,
    everything: Content,
    problems: tuple[Problem, ...],
    begun: float,
    progress: Progress,
    reads: Reads | None,
) -> Report:
    content = of_region(config, everything)
    kept = len(content.directory.entries)
    broken = len({p.path for p in problems if p.severity is Severity.ERROR and "/entries/" in p.path})
    if any(_blocks(problem, request.strict) for problem in problems):
        return Report(False, kept, broken, 0, 0, 0, time.perf_counter() - begun, problems)
    site = plan(
        content.directory,
        content.vocabulary,
        sheets=config.print_sheets,
        region=config.states,
        entry_pages=config.entry_pages,
        city_pages=config.city_pages,
        county_pages=config.county_pages,
        extra=extra_paths(config),
    )
    gc.freeze()  # the collector need not visit them, nor a forked worker copy their pages
    gc.enable()
    COMPILED.keep_in(_cache(reads))
    stage = staging.open_stage(request.output)
    try:
        last = Last.of(reads.before if reads is not None else None, site, content)
        by_state = content.directory.by_state()
        work = last.work(Work(site, content, config, stage, theme, by_state, cache=_cache(reads)))
        aside: list[Callable[[], None]] = []
        if reads is not None:
            aside = [lambda: last.keep_reads(reads, content), lambda: last.keep_outline(everything, content, site)]
        made = _write_all(work, last, request.jobs, progress, aside)
        if config.host:
            host = HOSTS[config.host]
            problems += (*limit_problems(host, made.sizes()), *address_problems(host, config.base_url))
        seconds = time.perf_counter() - begun
        numbers = (made.pages, made.files, made.bytes, seconds)
        report = Report(True, kept, broken, *numbers, problems, made.languages, made.sheets, made.offline)
        _publish(request, stage, last, made.logs, report)
    except ThemeBroken as broken_theme:
        staging.discard(stage)
        problems += (_of_theme(broken_theme, request.site_toml),)
        return Report(False, kept, broken, 0, 0, 0, time.perf_counter() - begun, problems)
    except BaseException:
        staging.discard(stage)
        raise
    return report


def _publish(request: Request, stage: Path, last: Last, logs: Mapping[str, bytes], report: Report) -> None:
    """Put what was written in the place of the old site, and remember it if that is wanted."""
    before = last.before
    if before is None:
        staging.swap_in(stage, request.output)
        return
    keys = {**last.keys, **before.keeper.keep_files(logs)}
    site = Site(before.asked, before.at, before.inputs, keys, last.shares, report.told())
    if last.files:
        now = {path for log in logs.values() for path in unpacked(log)}
        gone = [path for path in last.files if path not in now]
        staging.merge_in(stage, request.output, gone, before.keeper.folder / "site.json", site.written())
        before.keeper.drop_older(site)
    else:
        before.keeper.forget()
        staging.swap_in(stage, request.output)
        before.keeper.keep(site)


def _of_theme(broken: ThemeBroken, site_toml: Path) -> Problem:
    path = (site_toml.parent / "templates" / broken.template).as_posix()
    return Problem(
        "THEME-TEMPLATE",
        Severity.ERROR,
        path,
        broken.line,
        1,
        f"This template cannot be used: {broken.why}.",
        "templates/README.md says what each template is given. Take the file away to have the theme's own again.",
    )


def _write_all(work: Work, last: Last, jobs: int, progress: Progress, aside: list[Callable[[], None]]) -> Total:
    """Make and write everything. What stands `aside` is done while other processes make the shares."""
    shares = work.shares()
    keys = {share: last.key(work, share) for share in shares}
    done: dict[Share, Written] = {
        share: old for share in shares if (old := last.written(share, keys[share])) is not None
    }
    keeping = Keeping(lambda share, written: last.keep(share, keys[share], written), aside, last.keys)
    for share, written in done.items():
        keeping.keep(share, written)
    for share, written in results(work, [share for share in shares if share not in done], jobs, keeping):
        done[share] = written
        progress("Writing states", len(done), len(shares))
    pages = files = size = 0
    costs = dict.fromkeys(work.config.languages, Cost())
    sheets = Cost()
    tables: Files = {}
    for share in shares:
        written = done[share]
        pages, files, size = pages + written.pages, files + written.files, size + written.bytes
        sheets += written.sheets
        if written.language:
            costs[written.language] += written.cost
        if share[1] == PLACES and work.config.offline:
            tables = written.tables or last.read(unpacked(written.log), f"{SEARCH_FOLDER}/")
    parts = (part for share in shares if (part := done[share].index) is not None)
    index = assemble([part_of(unpacked(part)) if isinstance(part, bytes) else part for part in parts])
    logs = {name_of(share): done[share].log for share in shares}
    work.log.clear()
    count, search_size = work.write_search(index)
    kept = Cost()
    if work.config.offline:
        kept, sent = work.write_offline({share: done[share].notes for share in shares}, {**tables, **index})
        last.keep_sent(sent)
    logs["together"] = packed(work.log)
    last.remember(keys, done)
    return Total(pages, files + count + kept.files, size + search_size + kept.bytes, costs, sheets, kept, logs)
