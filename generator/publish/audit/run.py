"""The audit's run: every file once, pages on a pool of processes, and what only the whole site can show."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import field, replace
from pathlib import Path

from generator.problems import Problem, Severity
from generator.publish.audit.following import Following, is_a_place, loaded_by
from generator.publish.audit.leaks import Unpublished, found_in
from generator.publish.audit.page import PageFacts, read_page
from generator.publish.audit.page_rules import PAGE_RULES, Expected, Fault, may_be_framed
from generator.publish.audit.shards import shard_faults
from generator.publish.staging import MARK
from generator.records import dataclass

_CHUNK = 200  # pages a worker takes at a time
_SHOWN = 3  # a fault of the theme stands on every page: the first ones say it all
_LOC = re.compile(r"<loc>\s*([^<]+?)\s*</loc>")


@dataclass(frozen=True, slots=True)
class AuditRequest:
    """Which site, and what should and what must not stand in it."""

    site: Path
    expected: Expected = Expected()  # frozen
    never: Unpublished = Unpublished()  # frozen
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What was read, and what is wrong: most pages have no problem, and a fault of all pages is told a few times."""

    pages: int
    files: int
    links: int
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Seen:
    """What one share of the files showed."""

    faults: list[tuple[str, Fault]] = field(default_factory=list)
    links: int = 0
    places: set[tuple[str, str, str, int]] = field(default_factory=set)  # page, target, fragment, line
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    indexed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Work:
    request: AuditRequest
    following: Following


def audit(request: AuditRequest, progress: Callable[[str, int, int], None] = lambda *_: None) -> AuditReport:
    """Read the written site and say what is not as promised. Never raises for what a file holds."""
    names = sorted(_files(request.site))
    if MARK not in names:
        message = "This folder was not written by recovery-site."
        problem = Problem("AUDIT-SITE", Severity.ERROR, request.site.as_posix(), 0, 0, message, "Build the site first.")
        return AuditReport(0, len(names), 0, (problem,))
    work = _Work(request, Following(frozenset(names), request.expected.base_url))
    seen = _Seen()
    chunks = [names[at : at + _CHUNK] for at in range(0, len(names), _CHUNK)]
    for done, part in enumerate(_parts(work, chunks), 1):
        seen.faults += part.faults
        seen.links += part.links
        seen.places |= part.places
        seen.ids |= part.ids
        seen.indexed += part.indexed
        progress("Auditing files", min(done * _CHUNK, len(names)), len(names))
    faults = [*seen.faults, *_places(seen), *_sitemap(work, seen), *shard_faults(request.site, work.following.files)]
    return AuditReport(len(seen.ids), len(names), seen.links, _problems(faults, request.site))


def _files(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        inside = Path(folder).relative_to(site).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        yield from (prefix + name for name in names)


_worker: _Work


def _start(work: _Work) -> None:
    global _worker  # noqa: PLW0603  # a pool's workers have no other place for what they share
    _worker = work


def _share(names: Sequence[str]) -> _Seen:
    return _look(_worker, names)


def _parts(work: _Work, chunks: Sequence[Sequence[str]]) -> Iterator[_Seen]:
    if work.request.jobs == 1 or len(chunks) == 1:
        yield from (_look(work, names) for names in chunks)
        return
    with ProcessPoolExecutor(work.request.jobs, initializer=_start, initargs=(work,)) as pool:
        yield from pool.map(_share, chunks)


def _look(work: _Work, names: Sequence[str]) -> _Seen:
    seen = _Seen()
    for name in names:
        data = (work.request.site / name).read_bytes()
        for line, what, entry in found_in(data, work.request.never):
            message = f"This file holds the {what} of {entry}, which is not published."
            seen.faults.append((name, Fault("AUDIT-LEAK", line, message, "Do not publish this site; build it again.")))
        if name.endswith((".html", ".css", ".js", ".mjs")):
            _read(work, name, data, seen)
    return seen


def _read(work: _Work, name: str, data: bytes, seen: _Seen) -> None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        seen.faults.append((name, Fault("AUDIT-TEXT", 1, "This file is not UTF-8.", "Save it as UTF-8.")))
        return
    if name.endswith(".html"):
        page = read_page(text)
        for rule in PAGE_RULES:
            seen.faults += [(name, fault) for fault in rule(name, page, len(data), work.request.expected)]
        seen.ids[name] = frozenset(page.ids)
        if page.index and not may_be_framed(name, work.request.expected):
            seen.indexed.append(name)
        _follow_page(work, name, page, seen)
        return
    for url in loaded_by(name, text):
        led = work.following.follow(name, url, asset=True)
        seen.links += 1
        if led.code:
            seen.faults.append((name, Fault(led.code, 1, f"{url[:120]} {led.why}.", "Mend the address.")))


def _follow_page(work: _Work, name: str, page: PageFacts, seen: _Seen) -> None:
    for link in page.links:
        led = work.following.follow(name, link.url, asset=link.asset)
        seen.links += 1
        if led.code:
            seen.faults.append((name, Fault(led.code, link.line, f"{link.url[:120]} {led.why}.", "Mend the address.")))
        elif link.asset and link.url.startswith("http:") and work.request.expected.base_url.startswith("https:"):
            message = f"{link.url[:120]} would be loaded without encryption."
            seen.faults.append((name, Fault("AUDIT-MIXED", link.line, message, "Write https://.")))
        elif led.target.endswith(".html") and is_a_place(led.fragment):
            seen.places.add((name, led.target, led.fragment, link.line))


def _places(seen: _Seen) -> Iterator[tuple[str, Fault]]:
    for name, target, fragment, line in sorted(seen.places):
        if fragment not in seen.ids.get(target, frozenset()):
            message = f'No id on {target} is "{fragment}", and a link leads there.'
            yield name, Fault("AUDIT-FRAGMENT", line, message, "Mend the link, or give the place its id.")


def _sitemap(work: _Work, seen: _Seen) -> Iterator[tuple[str, Fault]]:
    """Every page that search engines may list stands in the sitemap, all of it is there, and robots.txt names it."""
    site, base = work.request.site, work.request.expected.base_url
    listed: dict[str, str] = {}
    for name in sorted(work.following.files):
        if "/" not in name and re.fullmatch(r"sitemap(-[0-9]+)?\.xml", name):
            text = (site / name).read_text(encoding="utf-8", errors="replace")
            listed |= {match[1].replace("&amp;", "&"): name for match in _LOC.finditer(text)}
    pages = set()
    for address, name in sorted(listed.items()):
        led = work.following.follow(name, address, asset=False)
        if led.code or not led.target:
            message = f"The sitemap names {address[:120]}, which is not there."
            yield name, Fault("AUDIT-SITEMAP", 0, message, "Build the site again; it may be half of two.")
        pages.add(led.target)
    for name in sorted(set(seen.indexed) - pages):
        message = "Search engines may list this page, and the sitemap does not name it."
        yield name, Fault("AUDIT-SITEMAP", 1, message, "Put it into the plan, or mark it noindex.")
    robots = site / "robots.txt"
    said = robots.read_text(encoding="utf-8", errors="replace") if robots.is_file() else ""
    if f"Sitemap: {base}sitemap.xml" not in said or re.search(r"^Disallow:\s*/\s*$", said, re.MULTILINE):
        message = "robots.txt does not name the sitemap, or shuts everybody out."
        yield (
            "robots.txt",
            Fault("AUDIT-ROBOTS", 0, message, "Build the site again with the base_url where it will live."),
        )


def _problems(faults: Sequence[tuple[str, Fault]], site: Path) -> tuple[Problem, ...]:
    """As problems, by file and line; of one that stands on many pages the first few, the last of them with the number."""
    alike: dict[tuple[str, str], list[tuple[str, Fault]]] = defaultdict(list)
    for name, fault in sorted(faults, key=lambda one: (one[0], one[1].line, one[1].code)):
        alike[fault.code, fault.message].append((name, fault))
    out = []
    for group in alike.values():
        shown = group[:_SHOWN]
        if more := len(group) - len(shown):
            name, fault = shown[-1]
            said = f"{fault.message} So it is on {more:,} more {'page' if more == 1 else 'pages'}."
            shown[-1] = name, replace(fault, message=said)
        out += [
            Problem(f.code, f.severity, (site / name).as_posix(), f.line, 1 if f.line else 0, f.message, f.fix)
            for name, f in shown
        ]
    return tuple(sorted(out, key=Problem.key))
