"""The command line: the only room that prints, asks or exits.

Exit codes: 0 clean, 1 problems in what was read, 2 wrong usage or a broken environment.
"""

from __future__ import annotations

import gc
import io
import sys
from importlib import import_module

import click

from generator import __version__

# A command's module is loaded when it is asked for: `check` of one file and a build of what has not changed are quick.
_COMMANDS = {
    "check": "check_command:check_command",
    "review": "review_command:review_command",
    "build": "build_command:build_command",
    "audit": "audit_command:audit_command",
    "init": "init_command:init_command",
    "serve": "serve_command:serve_command",
    "import": "import_command:import_group",
    "export": "export_command:export_command",
    "schema": "schema_command:schema_command",
    "new": "new_command:new_command",
    "fmt": "fmt_command:fmt_command",
    "verify": "entry_commands:verify_command",
    "close": "entry_commands:close_command",
    "rename": "entry_commands:rename_command",
    "remove": "remove_command:remove_command",
    "stale": "stale_command:stale_command",
    "links": "links_command:links_command",
}


class _Commands(click.Group):
    """The commands by name; each is imported when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"generator.cli.{module}"), name)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="recovery-site")
def cli() -> None:
    """Turn entries for recovery centers, support groups and peer programs into a website."""


def main() -> None:
    """Run the command line; an unreadable folder or a full disk is one sentence and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        # Into a file or a pipe Windows writes an old encoding, which lacks half of what we say.
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        cli(prog_name="recovery-site")
    except OSError as error:
        what = f"{error.strerror or error}" + (f": {error.filename}" if error.filename else "")
        click.echo(f"recovery-site: {what}", err=True)
        sys.exit(2)
    finally:
        gc.freeze()  # what is left goes back to the system as a whole: to look for circles in it first takes a tenth of a second
