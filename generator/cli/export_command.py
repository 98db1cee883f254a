"""`recovery-site export`: the directory in other people's standards."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.console import processors, progress, show_problems, size, today
from generator.config import read_config
from generator.content.load import Reading, read_content
from generator.exchange.exports.exporting import STANDARDS, export_entries, left_out_text
from generator.exchange.exports.publisher import Publisher
from generator.problems import Severity
from generator.publish.staging import write_file
from generator.resources import vocabulary_dir
from generator.site.addresses import RESERVED


@click.command("export")
@click.argument("standard", type=click.Choice(STANDARDS))
@click.option(
    "--content",
    default="content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The content folder.",
)
@click.option(
    "--output", default="export", type=click.Path(file_okay=False, path_type=Path), help="Where to put the files."
)
@click.option("--state", "states", multiple=True, help="Only this state (ky); may be given several times.")
@click.option("--by-state", is_flag=True, help="A file for each state instead of one.")
def export_command(standard: str, content: Path, output: Path, states: tuple[str, ...], by_state: bool) -> None:
    """Write the entries as Meeting Guide JSON, HSDS 3.0, a CSV table or GeoJSON.

    Hidden addresses are never in it. What the standard cannot say is left out and listed, never falsified.
    """
    show = progress()
    config, found = read_config(content.parent / "site.toml")
    reading = Reading(
        today(), vocabulary_dir(), RESERVED, processors(), lambda done, total: show("Reading entries", done, total)
    )
    read = read_content(content, reading)
    unknown = sorted({state.lower() for state in states} - {*read.vocabulary.lists.get("states", {}), "us"})
    if unknown:
        raise click.UsageError(
            f"There is no state {', '.join(unknown)}. States are two letters, such as ky; us is nationwide."
        )
    problems = [problem for problem in (*found.found, *read.problems) if problem.severity is Severity.ERROR]
    show_problems(problems, "text")
    publisher = Publisher(config.name, config.base_url)
    exported = export_entries(
        standard,
        read.directory.listed(),
        read.vocabulary,
        publisher,
        by_state=by_state,
        states=frozenset(state.lower() for state in states),
    )
    for path, data in sorted(exported.files.items()):
        write_file(output / path, data)
    if text := left_out_text(standard, exported.left_out):
        click.echo(f"Left out:\n{text}\n")
    total = sum(map(len, exported.files.values()))
    click.echo(
        f"Wrote {len(exported.files):,} {'file' if len(exported.files) == 1 else 'files'} ({size(total)}) into {output}."
    )
    sys.exit(1 if problems else 0)
