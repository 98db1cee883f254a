"""`recovery-site audit`: is what was written what was promised?"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from generator.build import Request, read, theme_of
from generator.cli.build_command import check_base_url
from generator.cli.console import FORMATS, processors, progress, show_problems, today
from generator.problems import errors, tally
from generator.publish.audit import AuditRequest, audit
from generator.publish.audit.expecting import expected_of
from generator.publish.audit.leaks import unpublished
from generator.publish.hosts import HOSTS
from generator.publish.limits import limit_problems, written_sizes


@click.command("audit")
@click.argument("site", default="_site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--content",
    default="content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The content folder that the site was built from.",
)
@click.option(
    "--base-url",
    default="",
    callback=check_base_url,
    help="Where the site will live, if it was built with --base-url.",
)
@click.option("--format", "style", default="text", type=click.Choice(FORMATS), help="As in check.")
@click.option(
    "--jobs",
    default=0,
    type=click.IntRange(0, 64),
    help="Processes side by side; 0 means as many as there are processors.",
)
def audit_command(site: Path, content: Path, base_url: str, style: str, jobs: int) -> None:
    """Read the written SITE again and say what is not as promised.

    Links, fragments and files; titles, language, headings, landmarks; the crisis strip on every page; no other host, no
    inline code; weight; nothing that is not published in any file; the sitemap; structured data; every number dialable; the limits of the
    host that site.toml names.

    Exit code 0: no errors. 1: errors. 2: wrong usage.
    """
    begun = time.perf_counter()
    count = jobs or processors()
    show = progress() if style == "text" else lambda stage, done, total: None
    settings = content.parent / "site.toml"
    with theme_of(settings) as (theme, _):
        config, made, _ = read(Request(content, settings, site, today(), base_url, count), show, theme)
    request = AuditRequest(
        site,
        expected_of(config, made.directory, made.vocabulary),
        unpublished(content, made.directory),
        count,
    )
    report = audit(request, show)
    # A site that its host would refuse is told here too: a workflow that audits does not go on to publish it.
    limits = limit_problems(HOSTS[config.host], written_sizes(site)) if config.host else []
    problems = (*report.problems, *limits)
    show_problems(problems, style)
    if style == "text":
        click.echo(
            f"Audited {report.pages:,} pages and {report.links:,} links in {report.files:,} files "
            f"in {time.perf_counter() - begun:.1f} s: {tally(problems)}."
        )
    sys.exit(1 if errors(problems) else 0)
