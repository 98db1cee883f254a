"""`recovery-site import`: other people's lists into the content folder."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from generator.cli.console import progress, show_problems, today
from generator.content.vocabulary_files import read_vocabulary
from generator.exchange.files import write_changes
from generator.exchange.report import report_text
from generator.exchange.samhsa.importing import import_samhsa
from generator.problems import errors
from generator.resources import vocabulary_dir
from generator.site.plan import RESERVED

_INTO = click.option(
    "--into",
    default="content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The content folder.",
)


@click.group("import")
def import_group() -> None:
    """Bring in entries from other people's lists. What people changed here is kept; what they removed stays removed."""


@import_group.command("samhsa")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_INTO
def samhsa_command(files: tuple[Path, ...], into: Path) -> None:
    """SAMHSA's national workbooks (.xlsx) of substance-use and mental-health facilities."""
    begun = time.perf_counter()
    own = into / "vocabulary"
    vocabulary, _ = read_vocabulary(own if own.is_dir() else vocabulary_dir(), "vocabulary")
    show = progress()
    result = import_samhsa(files, into, vocabulary, today(), RESERVED, show)
    show_problems(result.problems, "text")
    if errors(result.problems):
        click.echo("Nothing was written.")
        sys.exit(1)
    write_changes(into, result.changes)
    click.echo(report_text(result.report))
    click.echo(
        f"Done in {time.perf_counter() - begun:.1f} s. To see the entries: recovery-site check, then recovery-site build."
    )
