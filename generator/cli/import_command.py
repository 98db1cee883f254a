"""`recovery-site import`: other people's lists into the content folder."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from generator.cli.console import progress, show_problems, today
from generator.content.load import read_shared
from generator.content.vocabulary import Vocabulary
from generator.exchange.exports.sheet_reading import import_table, is_our_table
from generator.exchange.fetch import fetch, remember_path
from generator.exchange.files import write_changes
from generator.exchange.findtreatment.importing import import_findtreatment
from generator.exchange.hsds.importing import import_hsds
from generator.exchange.importing import ImportResult
from generator.exchange.meetings.importing import as_diff, import_feed
from generator.exchange.meetings.options import FeedOptions
from generator.exchange.report import report_text
from generator.exchange.samhsa.importing import import_samhsa
from generator.exchange.sheet.template import template_csv
from generator.problems import errors
from generator.publish.staging import write_file
from generator.resources import vocabulary_dir
from generator.site.addresses import RESERVED

Command = Callable[..., Any]

# A line to copy for each importer; what stands in it is to be replaced.
_EXAMPLES = {
    "samhsa": "facilities.xlsx",
    "meeting-guide": 'meetings.json --name "Jefferson County AA" --fellowship aa --state KY --timezone America/New_York',
    "bmlt": 'meetings.json formats.json --name "Bluegrass Area NA" --fellowship na --state KY --timezone America/New_York',
    "csv": 'list.csv --name "Jefferson County peer groups" --state KY --timezone America/New_York',
    "hsds": 'directory.zip --name "211 Kentucky" --state KY',
    "findtreatment": 'locations.json --name "FindTreatment.gov" --as-of 2026-11-01',
}


def _unusable(said: str, into: Path) -> click.UsageError:
    """What is missing, with a line to copy."""
    name = click.get_current_context().info_name or ""
    where = f" --into {into}" if into != Path("content") else ""
    more = "\n\nFor an empty table to fill in:\n\n  recovery-site import template > list.csv" if name == "csv" else ""
    return click.UsageError(f"{said} For example:\n\n  recovery-site import {name} {_EXAMPLES[name]}{where}{more}")


def _is_content(context: click.Context, parameter: click.Parameter, value: Path) -> Path:
    """Click's callback for --into: a folder that has what every import needs."""
    if not value.is_dir():
        raise click.UsageError(
            f"There is no folder {value}. Go to the folder where site.toml lies (recovery-site init makes one), "
            "or name the content folder with --into."
        )
    return value


class _Files(click.Path):
    """Files that must be there; where one is not, or none is named, the answer has a line to copy."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not Path(value).exists():
            raise click.UsageError(f"There is no file {value}. Name the list as it is called on your disk.", ctx)
        return super().convert(value, param, ctx)


_FILES = click.argument("files", nargs=-1, type=_Files(exists=True, path_type=Path))
_INTO = click.option(
    "--into",
    default="content",
    type=click.Path(file_okay=False, path_type=Path),
    callback=_is_content,
    help="The content folder.",
)
_SALT = click.option("--salt", default="", envvar="RECOVERY_SALT", help="Opens the hashes in content/removed.yaml.")
_DRY = click.option("--dry-run", is_flag=True, help="Show what would change, line by line, and write nothing.")


def _feed_options(command: Command) -> Command:
    """What a person says of a feed, which the feed itself does not tell."""
    options = (
        click.option("--from", "address", default="", help="Fetch the list from this web address instead of FILES."),
        click.option("--name", default="", help="What people call the list. It stands on every entry of it. Needed."),
        click.option("--key", default="", help="A short name that stays when the name changes."),
        click.option("--fellowship", default="", help="The fellowship its groups belong to, such as aa or na."),
        click.option("--url", default="", help="Where the list is published."),
        click.option("--website", default="", help="A page for groups that give no way to reach them."),
        click.option(
            "--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day the list speaks of, if it has no dates."
        ),
        click.option("--timezone", default="", help="For rows that name none, such as America/Chicago."),
        click.option("--state", default="", help="For rows that name none: two letters."),
        _SALT,
        click.option("--allow-shrink", is_flag=True, help="Believe a list that lost a third of its rows."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _options(values: dict[str, Any]) -> FeedOptions:
    as_of: dt.datetime | None = values.pop("as_of")
    return FeedOptions(as_of=as_of.date() if as_of else None, **values)


def _vocabulary(into: Path) -> tuple[Vocabulary, frozenset[str]]:
    """The vocabulary of a content folder and the reviewed crisis numbers."""
    return read_shared(into, vocabulary_dir())


def _finish(result: ImportResult, into: Path, begun: float, *, dry_run: bool) -> None:
    """Problems, then changes (written, or shown as lines), then what became of every row."""
    show_problems(result.problems, "text")
    if errors(result.problems):
        click.echo("Nothing was written.")
        sys.exit(1)
    if dry_run:
        click.echo(as_diff(result.changes, into) or "No file would change.")
    else:
        write_changes(into, result.changes)
    click.echo(report_text(result.report))
    seconds = time.perf_counter() - begun
    done = (
        "Nothing was written: this was a dry run."
        if dry_run
        else "To see the entries: recovery-site check, then build."
    )
    click.echo(f"Done in {seconds:.1f} s. {done}")


@click.group("import")
def import_group() -> None:
    """Bring in entries from other people's lists. What people changed here is kept; what they removed stays removed.

    Personal names, personal phones and e-mails, payment handles and passcodes are never written. Import only lists
    whose publisher agrees to it.
    """


@import_group.command("samhsa")
@_FILES
@_INTO
@_DRY
@_SALT
def samhsa_command(files: tuple[Path, ...], into: Path, dry_run: bool, salt: str) -> None:
    """SAMHSA's national workbooks (.xlsx) of substance-use and mental-health facilities."""
    begun = time.perf_counter()
    if not files:
        raise _unusable("Name the workbooks.", into)
    vocabulary, _ = _vocabulary(into)
    result = import_samhsa(files, into, vocabulary, today(), RESERVED, progress(), salt)
    _finish(result, into, begun, dry_run=dry_run)


Importer = Callable[[tuple[Path, ...], FeedOptions], ImportResult]


def _take(importer: Importer, files: tuple[Path, ...], into: Path, dry_run: bool, values: dict[str, Any]) -> None:
    """Import FILES, or what the address of --from gives; what the server said of it is kept once the import is done."""
    begun = time.perf_counter()
    address: str = values.pop("address")
    if bool(files) == bool(address):
        raise _unusable("Name the files of the list, or its web address with --from.", into)
    if not values["name"].strip():
        raise _unusable("Say with --name what people call the list: it stands on every entry of it.", into)
    options = _options(values)
    if files:
        _finish(importer(files, options), into, begun, dry_run=dry_run)
        return
    kept = into / remember_path(options.feed)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "feed"
        progress()("Fetching the list", 1, 1)
        fetched = fetch(address, file, kept.read_text(encoding="utf-8") if kept.exists() else "")
        show_problems(fetched.problems, "text")
        if errors(fetched.problems):
            sys.exit(1)
        if not fetched.changed:
            click.echo("The list is as it was last time. Nothing to do.")
            return
        options = replace(options, url=options.url or address)
        _finish(importer((file,), options), into, begun, dry_run=dry_run)
    if not dry_run:
        write_file(kept, fetched.remember.encode())


def _meetings(standard: str, into: Path) -> Importer:
    vocabulary, _ = _vocabulary(into)
    return lambda files, options: import_feed(standard, files, into, options, vocabulary, today(), RESERVED, progress())


@import_group.command("meeting-guide")
@_FILES
@_INTO
@_DRY
@_feed_options
def meeting_guide_command(files: tuple[Path, ...], into: Path, dry_run: bool, **values: Any) -> None:
    """Meeting Guide JSON, or the CSV of the 12 Step Meeting List plugin: AA, Al-Anon and others."""
    _take(_meetings("meeting_guide", into), files, into, dry_run, values)


@import_group.command("bmlt")
@_FILES
@_INTO
@_DRY
@_feed_options
def bmlt_command(files: tuple[Path, ...], into: Path, dry_run: bool, **values: Any) -> None:
    """The JSON of a Basic Meeting List Toolbox server: Narcotics Anonymous. Give its formats file too."""
    _take(_meetings("bmlt", into), files, into, dry_run, values)


@import_group.command("csv")
@_FILES
@_INTO
@_DRY
@_feed_options
def csv_command(files: tuple[Path, ...], into: Path, dry_run: bool, **values: Any) -> None:
    """A group's spreadsheet (see `import template`), or a table that `export csv` wrote."""
    vocabulary, crisis = _vocabulary(into)

    def importer(files: tuple[Path, ...], options: FeedOptions) -> ImportResult:
        with files[0].open("rb") as file:
            ours = is_our_table(file.read(64).decode("utf-8", "replace"))
        if ours:
            return import_table(files, into, options, vocabulary, today(), RESERVED, crisis)
        return _meetings("sheet", into)(files, options)

    _take(importer, files, into, dry_run, values)


@import_group.command("template")
def template_command() -> None:
    """Print an empty spreadsheet for `import csv`, with one line that explains each column."""
    click.echo(template_csv(), nl=False)


@import_group.command("hsds")
@_FILES
@_INTO
@_DRY
@_feed_options
def hsds_command(files: tuple[Path, ...], into: Path, dry_run: bool, **values: Any) -> None:
    """Open Referral HSDS: 3.0 JSON, or a folder or ZIP of its CSV tables."""
    vocabulary, crisis = _vocabulary(into)
    _take(
        lambda files, options: import_hsds(files, into, options, vocabulary, today(), RESERVED, crisis, progress()),
        files,
        into,
        dry_run,
        values,
    )


@import_group.command("findtreatment")
@_FILES
@_INTO
@_DRY
@_feed_options
def findtreatment_command(files: tuple[Path, ...], into: Path, dry_run: bool, **values: Any) -> None:
    """The JSON of FindTreatment.gov's API, with its old or current field names."""
    vocabulary, _ = _vocabulary(into)
    _take(
        lambda files, options: import_findtreatment(files, into, options, vocabulary, today(), RESERVED, progress()),
        files,
        into,
        dry_run,
        values,
    )
