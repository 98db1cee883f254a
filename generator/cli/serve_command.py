"""`recovery-site serve`: look at the site on this computer; it is rebuilt when a file changes, and the open page loads anew."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import click

from generator.build import Request, build
from generator.cli.build_command import say
from generator.cli.console import processors, progress, today
from generator.problems import Severity, as_text, by_weight
from generator.publish.live import Live
from generator.publish.local_server import SiteServer
from generator.publish.report import Report
from generator.publish.staging import OutputRefused
from generator.publish.watch import can_watch, changes
from generator.resources import templates_dir

_SHOWN = 3


def in_page(report: Report) -> str:
    """What a page is told of a build: the errors, and whether what is seen is the site before them; "" where there are none."""
    found = [problem for problem in by_weight(report.problems) if problem.severity is Severity.ERROR]
    if not found and report.written:
        return ""
    found = found or by_weight(report.problems)
    what = "Left out of the site:" if report.written else "Not built. This is the site as it was before."
    more = f"… and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return "\n\n".join(filter(None, [what, *map(as_text, found[:_SHOWN]), more]))


@click.command("serve")
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
    "--host",
    default="127.0.0.1",
    help="0.0.0.0 shows the site to a phone in the same network; the address to open is printed.",
)
@click.option("--port", default=8000, type=click.IntRange(0, 65535), help="0 picks a free one.")
def serve_command(content: Path, output: Path, host: str, port: int) -> None:
    """Build the site, show it on http://127.0.0.1 and build it again after each change. Ctrl-C ends it.

    An open page loads itself anew when the site was built, and says so where something is wrong.
    """
    live = Live()
    try:
        server = SiteServer(output, "/", port, host, live)
    except OSError:
        raise click.UsageError(f"Port {port} of {host} cannot be had. Name another with --port.") from None
    settings = content.parent / "site.toml"

    def rebuild() -> bool:
        try:
            request = Request(content, settings, output, today(), server.address, processors(), keep=True)
            report = build(request, progress())
        except OutputRefused as refused:
            raise click.UsageError(str(refused)) from None
        say(report, output)
        live.tell(in_page(report), built=report.written)
        return report.written

    if not rebuild() and not output.exists():
        sys.exit(1)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    who = (
        "on this computer only" if host == "127.0.0.1" else "for everybody in this network: no password, no encryption"
    )
    click.echo(f"The site is at {server.address} {who}. Ctrl-C ends it.")
    try:
        if not can_watch():
            click.echo("It is not rebuilt by itself: for that, install recovery-site with the extra serve.")
            threading.Event().wait()
        for changed in changes([content, settings, templates_dir(), settings.parent / "templates"]):
            click.echo(
                f"Changed: {', '.join(Path(name).name for name in changed[:3])}{' …' if len(changed) > 3 else ''}"
            )
            rebuild()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
