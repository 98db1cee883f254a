"""Whether a written site fits its host, told before anybody deploys it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from generator.problems import Problem, Severity
from generator.publish.hosts import Host

# What makes a site smaller, by how much it saves; the keys of site.toml that a host may change.
CURES = (
    "In site.toml, in this order until it fits: no lists for frames (embed = false), no sheets (print_sheets = false), "
    "several entries on a page (entry_pages = false), towns with few entries on their county's page (city_pages = 10, then "
    "20, 50), counties with few in the lists by kind (county_pages = 10, then 20, 50); last of all one language (languages). How "
    "many files each saves for the whole nation stands in generator/publish/README.md of this tool's repository."
)


CODES = frozenset({"HOST-FILES", "HOST-SIZE", "HOST-FILE-SIZE", "HOST-ADDRESS"})
"""Of what is told of a host."""


def written_sizes(site: Path) -> Iterator[tuple[str, int]]:
    """(path below the site, bytes) of every file."""
    for folder, _, names in os.walk(site):
        inside = Path(folder).relative_to(site).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        yield from ((prefix + name, (Path(folder) / name).stat().st_size) for name in names)


def limit_problems(host: Host, sizes: Iterable[tuple[str, int]]) -> list[Problem]:
    """What a host would refuse: too many files, too large a file, too much in all; [] where it fits."""
    count = total = 0
    large: list[tuple[str, int]] = []
    for path, size in sizes:
        count, total = count + 1, total + size
        if host.file_bytes and size > host.file_bytes:
            large.append((path, size))
    out = []
    if host.files and count > host.files:
        out.append(_problem(host, "HOST-FILES", f"has {count:,} files; {host.name} takes {host.files:,}", CURES))
    if host.all_bytes and total > host.all_bytes:
        said = f"is {total / 1e6:,.0f} MB; {host.name} takes {host.all_bytes / 1e6:,.0f} MB"
        out.append(_problem(host, "HOST-SIZE", said, CURES))
    for path, size in sorted(large):
        said = f"holds {path} with {size / 1e6:,.1f} MB; {host.name} takes {host.file_bytes / 1e6:,.1f} MB a file"
        out.append(
            _problem(host, "HOST-FILE-SIZE", said, "Publish it elsewhere, or leave its standard out of exports.")
        )
    return out


_HERE = frozenset({"127.0.0.1", "localhost", "0.0.0.0", "::1"})  # noqa: S104  # nobody is served there


def address_problems(host: Host, base_url: str) -> list[Problem]:
    """Whether a site that is meant for a host has still the address of this computer."""
    if urlsplit(base_url).hostname not in _HERE:
        return []
    message = (
        f"base_url is {base_url}, which is this computer: on {host.name} links, sitemap and feeds would lead nowhere."
    )
    fix = "Write the address where the site will live into base_url in site.toml, with a slash at the end."
    return [Problem("HOST-ADDRESS", Severity.WARNING, "site.toml", 0, 0, message, fix)]


def _problem(host: Host, code: str, said: str, fix: str) -> Problem:
    message = f"This site {said} (as read on 2026-11-22: {host.source})."
    return Problem(code, Severity.ERROR, "site.toml", 0, 0, message, fix)
