"""`recovery-site links`: whether the websites of entries can still be reached. Apart from `check`, and never blocks it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.console import progress, today
from generator.cli.entry_commands import CONTENT
from generator.cli.stale_command import OUTPUT, STATES, of_states, read_entries, show_issues
from generator.exchange.upkeep.asking import Limits
from generator.exchange.upkeep.links import (
    as_issues,
    as_json,
    as_text,
    cache_text,
    found,
    learned,
    links,
    offline,
    read_cache,
    to_ask,
    weight,
)
from generator.exchange.upkeep.looking import look_at
from generator.publish.staging import write_file

LIMITS = Limits()


@click.command("links")
@click.option(
    "--format",
    "style",
    default="text",
    type=click.Choice(("text", "json", "issues")),
    help="For people, for other tools, or as issues.",
)
@click.option(
    "--cache",
    default=".link-cache.json",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to remember what was found.",
)
@click.option(
    "--days",
    default=7,
    show_default=True,
    type=click.IntRange(0, 365),
    help="What was fine within so many days is not asked again.",
)
@STATES
@OUTPUT
@CONTENT
def links_command(
    style: str, cache: Path, days: int, states: tuple[str, ...], output: Path | None, content: Path
) -> None:
    """Look whether the web addresses of entries still work. It asks other people's servers, so it is no part of check.

    Politely: it says who it is, does what robots.txt says, asks a host one thing at a time with a pause between, and
    remembers what was fine. Dead pages, wrong certificates and redirects to another host are problems; parked domains and
    pages that call themselves missing are hints. Nothing is changed or deleted: each is for a person to look at.

    Exit code 0: done, whatever was found, so that it never blocks anybody. 1: nothing at all could be reached, so this
    computer seems to be offline; nothing is remembered. 2: wrong usage.
    """
    if output is not None and style != "issues":
        raise click.UsageError("--output goes with --format issues.")
    entries, names = read_entries(content)
    wanted = links(of_states(entries, states, names))
    known = read_cache(cache.read_text(encoding="utf-8", errors="replace") if cache.exists() else "")
    asked = to_ask(wanted, known, today(), days)
    show = progress()
    verdicts = look_at(asked, LIMITS, lambda done, total: show("Looking at links", done, total))
    if offline(verdicts, known):
        click.echo("Nothing could be reached: is this computer online?", err=True)
        sys.exit(1)
    known = learned(known, verdicts, today())
    write_file(cache, cache_text(known, links(entries)).encode())
    all_found = found(wanted, known)
    if style == "json":
        click.echo(as_json(all_found, len(wanted)))
    elif style == "issues":
        show_issues(as_issues(all_found, names), output)
    else:
        click.echo(as_text(all_found), nl=bool(all_found))
        counts = [
            sum(weight(one.known.verdict.kind) == kind for one in all_found) for kind in ("problem", "hint", "unknown")
        ]
        click.echo(
            f"{len(wanted):,} addresses, {len(asked):,} asked now: {counts[0]:,} with a problem, {counts[1]:,} with a hint, "
            f"{counts[2]:,} that cannot be told."
        )
