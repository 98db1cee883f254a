"""How the commands speak: progress, problems, counts, today."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from generator.problems import Problem, Severity, as_json, as_summary, as_text, github_commands

FORMATS = ("text", "github", "json")

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.REVIEW: "cyan"}


def today() -> dt.date:
    """The day: SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), else the clock's, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch.isdecimal() else dt.datetime.now(dt.UTC)
    return moment.date()


def processors() -> int:
    """How many processes may run side by side."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def progress() -> Callable[[str, int, int], None]:
    """A progress line on standard error: one that renews itself on a terminal, one a stage elsewhere."""
    live = sys.stderr.isatty()
    last = ""

    def show(stage: str, done: int, total: int) -> None:
        nonlocal last
        if live:
            click.echo(f"\r\x1b[K{stage}: {done:,} of {total:,}", err=True, nl=done >= total)
        elif stage != last:
            click.echo(f"{stage}: {total:,} …", err=True)
        last = stage

    return show


def show_problems(problems: Sequence[Problem], style: str) -> None:
    """Print problems in one of FORMATS on standard output; github also fills the step's summary."""
    if style == "json":
        click.echo(as_json(problems))
        return
    if style == "github":
        _github(problems)
        return
    for problem in problems:
        text = as_text(problem)
        weight = f"{problem.severity.value}:"
        click.echo(
            text.replace(weight, click.style(weight, fg=_COLORS[problem.severity], bold=True), 1)
            if sys.stdout.isatty()
            else text
        )
        click.echo("")


def _github(problems: Sequence[Problem]) -> None:
    for command in github_commands(problems):
        click.echo(command)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and problems:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_summary(problems))


def size(count: int) -> str:
    """A number of bytes as people read it."""
    return f"{count / 1_000_000:,.1f} MB" if count >= 1_000_000 else f"{count / 1_000:,.0f} KB"
