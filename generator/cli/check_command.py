"""`recovery-site check`: is what was written right, and if not, how to mend it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.console import FORMATS, processors, progress, show_problems, today
from generator.config import read_config
from generator.content.load import Reading, read_content
from generator.problems import errors, tally
from generator.resources import vocabulary_dir
from generator.site.plan import RESERVED


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--content",
    default="content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The content folder.",
)
@click.option(
    "--format",
    "style",
    default="text",
    type=click.Choice(FORMATS),
    help="For people, for GitHub's annotations, or for other tools.",
)
@click.option(
    "--jobs",
    default=0,
    type=click.IntRange(0, 64),
    help="Processes side by side; 0 means as many as there are processors.",
)
def check_command(paths: tuple[Path, ...], content: Path, style: str, jobs: int) -> None:
    """Check entries: all of them, or only the files and folders PATHS.

    Exit code 0: no errors (there may be warnings). 1: errors. 2: wrong usage.
    """
    base = content / "entries"
    only = _entry_files(paths, base)
    show = progress() if style == "text" and not only else lambda stage, done, total: None
    reading = Reading(
        today(),
        vocabulary_dir(),
        RESERVED,
        jobs or processors(),
        lambda done, total: show("Checking entries", done, total),
    )
    read = read_content(content, reading, only)
    found = read.problems
    if not only:
        settings = content.parent / "site.toml"
        found = (*read_config(settings)[1].found, *found)
    show_problems(found, style)
    if style == "text":
        count = len(only) or read.files
        click.echo(f"{count:,} {'file' if count == 1 else 'files'} checked: {tally(found)}.")
    sys.exit(1 if errors(found) else 0)


def _entry_files(paths: tuple[Path, ...], base: Path) -> list[Path]:
    """The entry files named by PATHS; a path that is no entry is wrong usage."""
    files: list[Path] = []
    root = base.resolve()
    for path in paths:
        real = path.resolve()
        if not real.is_relative_to(root):
            raise click.UsageError(f"{path} is not below {base}. Name another content folder with --content.")
        below = base / real.relative_to(root)
        found = sorted([*below.rglob("*.yaml"), *below.rglob("*.yml")]) if below.is_dir() else [below]
        files += [file for file in found if file.suffix in (".yaml", ".yml")]
    if paths and not files:
        raise click.UsageError("There is no .yaml file there.")
    return files
