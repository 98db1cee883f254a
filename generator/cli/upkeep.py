"""The commands that keep a directory alive, one module each; `cli/__init__.py` adds them."""

from __future__ import annotations

import click

from generator.cli.entry_commands import close_command, rename_command, verify_command
from generator.cli.fmt_command import fmt_command
from generator.cli.links_command import links_command
from generator.cli.new_command import new_command
from generator.cli.remove_command import remove_command
from generator.cli.stale_command import stale_command

UPKEEP: tuple[click.Command, ...] = (
    new_command,
    fmt_command,
    verify_command,
    close_command,
    rename_command,
    remove_command,
    stale_command,
    links_command,
)
