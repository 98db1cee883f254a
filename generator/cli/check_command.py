"""`recovery-site check`: is what was written right, and if not, how to mend it."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from generator.cli.changed import Changes, changed_since
from generator.cli.console import FORMATS, processors, progress, show_problems, today
from generator.cli.entries import entry_files
from generator.content.entries import entry_id, read_entry
from generator.content.load import Content, Leads, Reading, numbers_of, read_content
from generator.content.packed import own_cache
from generator.content.reviewers import reviewer_problems
from generator.content.rules import Setting
from generator.problems import Problem, errors, learn_more, tally
from generator.resources import vocabulary_dir
from generator.site.addresses import RESERVED

if TYPE_CHECKING:
    from generator.content.kept_checks import KeptChecks


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
@click.option("--changed", "base", metavar="BASE", help="Only what this branch changed since it left BASE (git).")
@click.option("--fix", is_flag=True, help="First mend what is safe to mend, as fmt does.")
@click.option("--explain", metavar="CODE", help="Say what a code means and how to mend it, and check nothing.")
@click.option(
    "--jobs",
    default=0,
    type=click.IntRange(0, 64),
    help="Processes side by side; 0 means as many as there are processors.",
)
def check_command(
    paths: tuple[Path, ...], content: Path, style: str, base: str | None, fix: bool, explain: str | None, jobs: int
) -> None:
    """Check entries: all of them, or only the files and folders PATHS.

    Exit code 0: no errors (there may be warnings). 1: errors. 2: wrong usage.
    """
    if explain is not None:
        _explain(explain)
        return
    if base is not None and paths:
        raise click.UsageError("Name files, or --changed, not both.")
    only = entry_files(paths, content) if paths else []
    show = progress() if style == "text" and not only else _quiet
    changes = changed_since(base, content) if base is not None else None
    if fix:
        from generator.cli.fmt_command import mend_first

        mend_first([Path(path) for path in changes.entries] if changes is not None else only, content, style)
    day = today()
    kept = None if only else _kept(content, day)
    reading = Reading(
        day,
        vocabulary_dir(),
        RESERVED,
        jobs or processors(),
        lambda done, total: show("Checking entries", done, total),
        None if changes is None or changes.everything else frozenset(changes.entries),
        Leads() if only else _leads(),
        known=kept.known if kept is not None else lambda shown: None,
        cache=own_cache(),
    )
    read = read_content(content, reading, only)
    if kept is not None:
        kept.keep(read.reads)
    found = list(read.problems)
    if not only:
        found += _beside(content, read, reading, changes)
    if changes is not None:
        found += _changed(changes, read, content, reading)
    found.sort(key=Problem.key)
    show_problems(found, style)
    if style == "text":
        if more := learn_more(found):
            click.echo(more)
        count = len(only) if only else len(changes.entries) if reading.focus is not None and changes else read.files
        click.echo(f"{count:,} {'file' if count == 1 else 'files'} checked: {tally(found)}.")
    sys.exit(1 if errors(found) else 0)


def _quiet(stage: str, done: int, total: int) -> None:
    """Progress for nobody."""


# What a check of one file does without is loaded where it is needed: it is to be quick.


def _leads() -> Leads:
    """Where guides may lead."""
    from generator.build import LEADS

    return LEADS


def _kept(content: Path, day: dt.date) -> KeptChecks:
    """What checking this folder gave the last time."""
    from generator.content.kept_checks import KeptChecks

    return KeptChecks(own_cache(), content, day, vocabulary_dir(), RESERVED)


def _beside(content: Path, read: Content, reading: Reading, changes: Changes | None) -> list[Problem]:
    """The problems of the settings, and entries that were removed on request and are there again."""
    from generator.build import settings_problems
    from generator.exchange.takedown import came_back

    found = settings_problems(content.parent / "site.toml")
    if changes is not None and not (changes.settings or changes.everything):
        found = []
    if reading.focus is None:
        found += reviewer_problems(content, read.vocabulary.lists)
    back = [_at_its_file(problem, content, read) for problem in came_back(content, read.directory.entries)]
    return found + [problem for problem in back if reading.focus is None or problem.path in reading.focus]


def _at_its_file(problem: Problem, content: Path, read: Content) -> Problem:
    """The problem with the file that really holds the entry, folders between included."""
    base = f"{(content / 'entries').as_posix()}/"
    if not problem.path.startswith(base):
        return problem
    found = read.paths.get(entry_id(PurePosixPath(problem.path.removeprefix(base))), problem.path)
    return replace(problem, path=found, line=max(1, problem.line), column=max(1, problem.column))


def _changed(changes: Changes, read: Content, content: Path, reading: Reading) -> list[Problem]:
    """How the ways to reach an entry changed: points for the reviewer, old and new."""
    from generator.content.changes import change_problems
    from generator.content.reader import read_tree

    setting = Setting(reading.today, read.fictional, numbers_of(read.directory.crisis))
    by_path = {path: entry for entry in read.directory.entries if (path := read.paths.get(entry.id))}
    base = content / "entries"
    gone = {_id_at_base(path): path for path in changes.deleted}
    found: list[Problem] = []
    for shown, before in changes.entries.items():
        new = by_path.get(shown)
        if new is None:
            continue
        before = before or next((gone[old] for old in (new.id, *new.former_ids) if old in gone), "")  # noqa: PLW2901
        data = changes.before(before) if before else None
        if data is None:
            continue
        below = PurePosixPath(Path(shown).relative_to(base).as_posix())
        old = read_entry(data, shown, below, read.vocabulary.lists, setting)
        tree, _ = read_tree(Path(shown).read_bytes(), shown)
        if old.entry is not None and tree is not None:
            lines = tuple(Path(shown).read_text(encoding="utf-8").split("\n"))
            found += change_problems(old.entry, new, tree, shown, lines)
    return found


def _id_at_base(path: str) -> str:
    return entry_id(PurePosixPath(path.partition("entries/")[2]))


def _explain(code: str) -> None:
    from generator.content.codes import as_words, meant, page

    if (told := page(code)) is None:
        near = meant(code)
        raise click.UsageError(f"There is no code {code[:40]!r}." + (f" Did you mean {near}?" if near else ""))
    click.echo(as_words(told))
