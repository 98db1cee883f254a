"""`recovery-site stale`: what to check again this month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from generator.cli.console import processors, progress, today
from generator.cli.entry_commands import CONTENT
from generator.config import read_config
from generator.content.load import Reading, read_content
from generator.directory.model import Entry
from generator.exchange.upkeep.issues import Issue, issue_text
from generator.exchange.upkeep.stale import as_csv, as_issues, as_text, due
from generator.publish.staging import write_file
from generator.resources import vocabulary_dir
from generator.site.addresses import RESERVED

STATES = click.option("--state", "states", multiple=True, help="Only this state (ky); may be given several times.")
OUTPUT = click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="With issues: write one file each into this folder.",
)


def read_entries(content: Path) -> tuple[tuple[Entry, ...], dict[str, str]]:
    """All entries, and what the states are called by their keys."""
    show = progress()
    reading = Reading(
        today(), vocabulary_dir(), RESERVED, processors(), lambda done, total: show("Reading entries", done, total)
    )
    read = read_content(content, reading)
    names = {key: term.called() for key, term in read.vocabulary.lists.get("states", {}).items()} | {"us": "Nationwide"}
    return read.directory.entries, names


def of_states(entries: Iterable[Entry], states: tuple[str, ...], names: Mapping[str, str]) -> list[Entry]:
    """The entries of these states (all where none is named); wrong usage where there is no such state."""
    wanted = {state.lower() for state in states}
    if unknown := sorted(wanted - names.keys()):
        raise click.UsageError(
            f"There is no state {', '.join(unknown)}. States are two letters, such as ky; us is nationwide."
        )
    return [entry for entry in entries if not wanted or entry.state in wanted]


def show_issues(found: list[Issue], output: Path | None) -> None:
    """Print issues one after the other, or write a file each."""
    for issue in found:
        if output is None:
            click.echo(issue_text(issue))
        else:
            write_file(output / f"{issue.key}.md", issue_text(issue).encode())
    if output is not None:
        click.echo(f"Wrote {len(found):,} {'issue' if len(found) == 1 else 'issues'} into {output}.")


@click.command("stale")
@click.option("--month", "day", type=click.DateTime(["%Y-%m"]), help="The month, as 2026-11. Left out means this one.")
@click.option(
    "--format",
    "style",
    default="text",
    type=click.Choice(("text", "csv", "issues")),
    help="For people, for a spreadsheet, or as issues.",
)
@click.option("--imported", is_flag=True, help="Also entries that nobody has checked since a list brought them.")
@STATES
@OUTPUT
@CONTENT
def stale_command(
    day: dt.datetime | None, style: str, imported: bool, states: tuple[str, ...], output: Path | None, content: Path
) -> None:
    """List what to check again this month: by state, by the way to check it, the longest unchecked first.

    Listed is what at the end of the month nobody has looked at for over 180 days. Nothing leaves the site because time
    passed: people are told to call first.

    Example: recovery-site stale --state ky --format issues
    """
    if output is not None and style != "issues":
        raise click.UsageError("--output goes with --format issues.")
    month = day.date() if day else today()
    entries, names = read_entries(content)
    settings, _ = read_config(content.parent / "site.toml")
    some = of_states(entries, states, names)
    found = due(some, month, imported=imported, fresh_days=settings.check_again_days)
    if style == "csv":
        click.echo(as_csv(found), nl=False)
    elif style == "issues":
        show_issues(as_issues(found, month, names), output)
    else:
        click.echo(as_text(found, names), nl=bool(found))
        click.echo(
            f"{len(found):,} to check again in {month:%B %Y}. When one is done: recovery-site verify ENTRY --method …"
        )
