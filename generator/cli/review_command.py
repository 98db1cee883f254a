"""`recovery-site review`: what a reviewer needs to see of a branch, as files and as the summary of a job on GitHub."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path, PurePosixPath

import click

from generator.cli.changed import Changes, changed_since
from generator.cli.console import processors, today
from generator.config import read_config
from generator.content.entries import entry_id, read_entry
from generator.content.load import Content, Reading, numbers_of, read_content
from generator.content.rules import Setting
from generator.directory.model import Entry
from generator.resources import vocabulary_dir
from generator.review import PAGE, pictures, summary
from generator.site.addresses import RESERVED
from generator.site.review_page import Pair

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PATIENCE = 120  # seconds for one picture


@click.command("review")
@click.argument("base")
@click.option(
    "--content",
    default="content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The content folder.",
)
@click.option(
    "--output",
    default="review",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into; made if it is not there.",
)
def review_command(base: str, content: Path, output: Path) -> None:
    """Show what this branch changed since it left BASE (git): listings before and after, contacts old and new, a checklist.

    Writes summary.md, cards.html and, where a browser is installed, cards.png. On GitHub the summary is the job's too.
    """
    changes = changed_since(base, content)
    reading = Reading(today(), vocabulary_dir(), RESERVED, processors(), focus=frozenset(changes.entries))
    read = read_content(content, reading)
    pairs = _pairs(changes, content, read, reading)
    problems = [problem for problem in read.problems if problem.path in changes.entries]
    text = summary(pairs, problems)
    config, _ = read_config(content.parent / "site.toml")
    files = {"summary.md": text.encode()}
    if pairs:
        files |= pictures(pairs, read.vocabulary, config, fictional=read.fictional)
    for name, data in files.items():
        target = output / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    if pairs:
        _photograph(output, len(pairs))
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(text)
    click.echo(f"{len(pairs)} {'listing' if len(pairs) == 1 else 'listings'} changed. Written into {output}.")


def _pairs(changes: Changes, content: Path, read: Content, reading: Reading) -> list[Pair]:
    """The changed entries, each with how it was; a file that moved is one entry and not two."""
    setting = Setting(reading.today, read.fictional, numbers_of(read.directory.crisis))
    by_path = {path: entry for entry in read.directory.entries if (path := read.paths.get(entry.id))}
    gone = {_id_of(path): path for path in changes.deleted}

    def before(path: str) -> Entry | None:
        data = changes.before(path) if path else None
        if data is None:
            return None
        below = PurePosixPath(path.partition("entries/")[2])
        return read_entry(data, path, below, read.vocabulary.lists, setting).entry

    pairs = []
    for shown, at_base in sorted(changes.entries.items()):
        new = by_path.get(shown)
        ids = (new.id, *new.former_ids) if new else (_id_of(shown),)
        moved = next((old for old in ids if old in gone), "")
        path = at_base or (gone.pop(moved) if moved else "")
        pairs.append(Pair(Path(shown).relative_to(content).as_posix(), before(path), new))
    pairs += [Pair(f"entries/{path.partition('entries/')[2]}", before(path), None) for path in gone.values()]
    return pairs


def _id_of(path: str) -> str:
    return entry_id(PurePosixPath(path.partition("entries/")[2]))


def _photograph(output: Path, count: int) -> None:
    """A picture of the page, where a browser is at hand; the page itself says all of it."""
    browser = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        click.echo("No browser here: there is no picture of the cards.", err=True)
        return
    # Some 1,400 pixels for an entry before and after; a browser's picture ends at 16,384.
    height = min(16_000, 200 + 1_400 * count)
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--disable-background-networking",
        f"--screenshot={(output / 'cards.png').resolve()}",
        f"--window-size=900,{height}",
        (output / PAGE).resolve().as_uri(),
    ]
    try:
        subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE)  # noqa: S603  # a list of words, no shell
    except subprocess.TimeoutExpired:
        click.echo("The browser took too long: there is no picture of the cards.", err=True)
