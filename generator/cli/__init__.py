"""The command line: the only room that prints, asks or exits.

Exit codes: 0 clean, 1 problems in what was read, 2 wrong usage or a broken environment.
"""

from __future__ import annotations

import sys

import click

from generator import __version__
from generator.cli.audit_command import audit_command
from generator.cli.build_command import build_command
from generator.cli.check_command import check_command
from generator.cli.export_command import export_command
from generator.cli.import_command import import_group
from generator.cli.init_command import init_command
from generator.cli.review_command import review_command
from generator.cli.schema_command import schema_command
from generator.cli.serve_command import serve_command
from generator.cli.upkeep import UPKEEP


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="recovery-site")
def cli() -> None:
    """Turn entries for recovery centers, support groups and peer programs into a website."""


for command in (
    check_command,
    review_command,
    build_command,
    audit_command,
    init_command,
    serve_command,
    import_group,
    export_command,
    schema_command,
    *UPKEEP,
):
    cli.add_command(command)


def main() -> None:
    """Run the command line; an unreadable folder or a full disk is one sentence and exit code 2."""
    try:
        cli(prog_name="recovery-site")
    except OSError as error:
        what = f"{error.strerror or error}" + (f": {error.filename}" if error.filename else "")
        click.echo(f"recovery-site: {what}", err=True)
        sys.exit(2)
