"""`recovery-site build`: the whole site, at once or not at all."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

import click

from generator.cli.console import processors, progress, show_problems, size, today
from generator.config import base_url_fault
from generator.problems import by_weight, tally
from generator.publish.kept import Keeper
from generator.publish.report import Report, Request, before
from generator.publish.staging import OutputRefused

_SHOWN = 20


def check_base_url(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Click's callback for --base-url: adds the last slash, refuses what is no address."""
    if not value:
        return ""
    value = value if value.endswith("/") else value + "/"
    if fault := base_url_fault(value):
        raise click.BadParameter(f"{value} {fault}.")
    return value


@click.command("build")
@click.option(
    "--content",
    default="content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The content folder.",
)
@click.option(
    "--output", default="_site", type=click.Path(path_type=Path), help="Where to put the site. Replaced as a whole."
)
@click.option(
    "--base-url",
    default="",
    callback=check_base_url,
    help="Where the site will live, instead of base_url in site.toml.",
)
@click.option(
    "--jobs",
    default=0,
    type=click.IntRange(0, 64),
    help="Processes side by side; 0 means as many as there are processors.",
)
@click.option("--clean", is_flag=True, help="Build everything anew, and remember nothing of it.")
@click.option(
    "--lean",
    is_flag=True,
    help="Only what people need to find help: pages in the first language, and search. No other languages, sheets to "
    "print, calendars, exports, nor what a phone keeps.",
)
@click.option("--strict", is_flag=True, help="Warnings, too, keep the old site in place.")
def build_command(content: Path, output: Path, base_url: str, jobs: int, clean: bool, lean: bool, strict: bool) -> None:
    """Build the site.

    Entries with errors are left out and named. The old site stays until the new one is whole. What is needed to redo only
    what an edit touches is kept beside the output, in .NAME.kept; that folder may be deleted at any time.
    Exit code 0: built. 1: problems kept the old site in place. 2: wrong usage.
    """
    site_toml = content.parent / "site.toml"
    request = Request(
        content, site_toml, output, today(), base_url, jobs or processors(), strict, keep=not clean, lean=lean
    )
    if clean:
        Keeper(output).clear()
    try:
        report = built(request)
    except OutputRefused as refused:
        raise click.UsageError(str(refused)) from None
    say(report, output)
    sys.exit(0 if report.written else 1)


def built(request: Request) -> Report:
    """Build what was asked for. Where nothing has changed, nothing of the pipeline is loaded."""
    begun = time.perf_counter()
    collecting = gc.isenabled()
    gc.disable()  # of all that is known of 60,000 files nothing is in a circle: looking for some takes a third of the time
    try:
        kept = before(request) if request.keep else None
        if kept is not None and (report := kept.report(time.perf_counter() - begun)):
            return report
        if kept is not None:
            from generator.edited import edited

            if report := edited(request, kept):
                return report
    finally:
        if collecting:
            gc.enable()
    from generator.build import build

    return build(request, progress(), kept)


def say(report: Report, output: Path) -> None:
    """Problems first, then what was made and what to open."""
    show_problems(by_weight(report.problems)[:_SHOWN], "text")
    if len(report.problems) > _SHOWN:
        click.echo(f"… and {len(report.problems) - _SHOWN:,} more: recovery-site check shows all.\n")
    if not report.written:
        click.echo(f"Not built: {tally(report.problems)}. The old site, if there was one, is untouched.")
        return
    click.echo(
        f"Built {report.entries:,} entries into {report.pages:,} pages ({report.files:,} files, {size(report.bytes)}) "
        f"in {report.seconds:.1f} s: {tally(report.problems)}."
    )
    if len(report.languages) > 1:
        for code, cost in report.languages.items():
            click.echo(f"  {code}: {cost.files:,} files, {size(cost.bytes)}, {cost.seconds:.1f} s of processor time.")
    if sheets := report.sheets.files:
        took = f"{size(report.sheets.bytes)}, {report.sheets.seconds:.1f} s of processor time"
        click.echo(f"  Sheets to print: {sheets:,} files, {took} (print_sheets = false does without).")
    if kept := report.offline.files:
        took = f"{size(report.offline.bytes)}, {report.offline.seconds:.1f} s of processor time"
        click.echo(f"  For saving a state on a phone: {kept:,} files, {took} (offline = false does without).")
    if report.left_out:
        click.echo(f"Left out because of errors: {report.left_out:,} {'entry' if report.left_out == 1 else 'entries'}.")
    click.echo(f"To look at it: recovery-site serve, or open {output / 'index.html'} on a web server.")
