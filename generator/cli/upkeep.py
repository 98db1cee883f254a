"""The commands that keep a directory alive, one module each; `cli/__init__.py` adds them."""

from __future__ import annotations

import click

from generator.cli.fmt_command import fmt_command

UPKEEP: tuple[click.Command, ...] = (fmt_command,)
