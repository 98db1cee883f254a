"""`recovery-site fmt`: entry files in our way of writing. `check --fix` does the same before it checks."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.console import progress
from generator.cli.entries import entry_files
from generator.content.checker import Lists
from generator.content.load import read_shared
from generator.content.tidy import Tidied, tidy
from generator.exchange.files import Change, write_changes
from generator.records import dataclass
from generator.resources import vocabulary_dir

_MENDS_SHOWN = 12
_MANY = 500  # files at a time between two words of progress


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that would change: its path, its old bytes, what became of them."""

    path: Path
    old: bytes
    new: Tidied


def mend_files(files: Sequence[Path], lists: Lists) -> tuple[list[Mended], list[Path]]:
    """The files that have something to mend, and those that cannot be read. Nothing is written."""
    mended: list[Mended] = []
    unreadable: list[Path] = []
    show = progress() if len(files) >= _MANY else None
    for n, path in enumerate(files, 1):
        if show and (n % _MANY == 0 or n == len(files)):
            show("Looking at entries", n, len(files))
        old = path.read_bytes()
        new = tidy(old, lists)
        if not new.readable:
            unreadable.append(path)
        elif new.data != old:
            mended.append(Mended(path, old, new))
    return mended, unreadable


def fix_files(files: Sequence[Path], content: Path, lists: Lists) -> list[Mended]:
    """Mend these entry files of a content folder on the disk, each whole or not at all; gives what was mended."""
    mended, _ = mend_files(files, lists)
    _write(mended, content)
    return mended


def _write(mended: Sequence[Mended], content: Path) -> None:
    write_changes(content, [Change(one.path.relative_to(content).as_posix(), one.new.data.decode()) for one in mended])


def mend_first(files: Sequence[Path], content: Path, style: str) -> None:
    """What `check --fix` does before it checks these files (all where there are none); told to people alone."""
    lists = read_shared(content, vocabulary_dir())[0].lists
    mended = fix_files(files or entry_files((), content), content, lists)
    if style == "text" and mended:
        show_mended(mended)
        click.echo("")


def show_mended(mended: Sequence[Mended]) -> None:
    """One block a file: its path, and line by line what was mended."""
    for one in mended:
        click.echo(one.path.as_posix())
        for mend in one.new.mends[:_MENDS_SHOWN]:
            place = f"line {mend.line}" if mend.line else "whole file"
            click.echo(f"    {place}: {_visible(mend.what)}")
        if len(one.new.mends) > _MENDS_SHOWN:
            click.echo(f"    … and {len(one.new.mends) - _MENDS_SHOWN} more")


@click.command("fmt")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--content",
    default="content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The content folder.",
)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 if a file would change.")
@click.option("--diff", "as_diff", is_flag=True, help="Write nothing; show the lines that would change.")
def fmt_command(paths: tuple[Path, ...], content: Path, only_check: bool, as_diff: bool) -> None:
    """Write entries our way: all of them, or only the files and folders PATHS.

    Mended is only what can mean one thing: quotes around times, phones and ZIP codes, "(502) 555-0143" as
    "502-555-0143", "6:30 PM" as "18:30", "Kentucky" as KY, https:// before www., the order of fields, blanks at the
    end of lines. Comments and everything else stay as they are. What a person must decide stays for `check`.

    Exit code 0: done. 1: with --check, a file would change. 2: wrong usage.
    """
    files = entry_files(paths, content)
    lists = read_shared(content, vocabulary_dir())[0].lists
    mended, unreadable = mend_files(files, lists)
    if as_diff:
        for one in mended:
            click.echo(_diff(one), nl=False)
    else:
        show_mended(mended)
    if not (as_diff or only_check):
        _write(mended, content)
    for path in unreadable:
        click.echo(f"{path.as_posix()} cannot be read: recovery-site check says why.", err=True)
    done = "would change" if as_diff or only_check else "mended"
    click.echo(
        f"{len(files):,} {'file' if len(files) == 1 else 'files'} looked at, {len(mended):,} {done}.", err=as_diff
    )
    sys.exit(1 if only_check and mended else 0)


def _diff(one: Mended) -> str:
    name = one.path.as_posix()
    old, new = (data.decode().splitlines(keepends=True) for data in (one.old, one.new.data))
    lines = difflib.unified_diff(old, new, name, name)
    return "".join(
        _visible(line.rstrip("\n")) + "\n"
        if line.endswith("\n")
        else f"{_visible(line)}\n\\ No newline at end of file\n"
        for line in lines
    )


def _visible(text: str) -> str:
    """Control characters made visible, so that a file cannot speak to the terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)
