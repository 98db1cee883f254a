"""`recovery-site init`: a new host's repository, ready to check, build and publish."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import __version__
from generator.cli.build_command import check_base_url
from generator.config import Config, settings_text
from generator.publish.hosts import HOSTS
from generator.publish.staging import write_files
from generator.publish.starter import PUBLISHING, Starter, starter_files
from generator.resources import facts_dir, templates_dir


@click.command("init")
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", default="", help="The name of your site.")
@click.option("--base-url", default="", callback=check_base_url, help="Where the site will live.")
@click.option("--contact-email", default="", help="Where visitors may write to report a mistake.")
@click.option("--contact-phone", default="", help="A number for the same.")
@click.option("--forge-url", default="", help="The project's page on GitHub, GitLab or another forge.")
@click.option("--language", "languages", multiple=True, help="A language of the pages; may be given several times.")
@click.option("--publish", "publishing", type=click.Choice(tuple(PUBLISHING)), help="How the site will be published.")
def init_command(
    directory: Path,
    name: str,
    base_url: str,
    contact_email: str,
    contact_phone: str,
    forge_url: str,
    languages: tuple[str, ...],
    publishing: str | None,
) -> None:
    """Make a new host's repository in DIRECTORY: settings, nationwide content, and how it is checked and published.

    What no option says is asked for on a terminal; elsewhere it stays as it is by default, to be changed in site.toml.
    Writes only into a folder that is new or empty.
    """
    if directory.exists() and any(one.name != ".git" for one in directory.iterdir()):
        raise click.UsageError(f"{directory} is not empty. Name a new folder.")
    if sys.stdin.isatty():
        name = name or click.prompt("The name of your site", default=Config().name)
        base_url = base_url or check_base_url(
            click.get_current_context(), _BASE_URL, click.prompt("Where it will live", default=Config().base_url)
        )
        contact_email = contact_email or click.prompt("An e-mail address for reports of mistakes", default="")
        publishing = publishing or click.prompt(
            "How will it be published", type=click.Choice(tuple(PUBLISHING)), default="github-pages"
        )
    publishing = publishing or "none"
    values = {
        "name": name or Config().name,
        "base_url": base_url or Config().base_url,
        "languages": languages or Config().languages,
        "contact_email": contact_email,
        "contact_phone": contact_phone,
        "forge_url": forge_url,
        "exports": ("json", "csv"),
        "embed": True,
        "host": publishing if publishing in HOSTS else "",
    }
    starter = Starter(str(values["name"]), publishing, __version__)
    files = starter_files(starter, settings_text(values), templates_dir() / "starter", facts_dir())
    count, _ = write_files(directory, files)
    click.echo(f"Wrote {count} files into {directory}. Next:")
    click.echo(f"  cd {directory}")
    click.echo("  recovery-site check")
    click.echo("  recovery-site build")
    click.echo("  recovery-site audit")
    click.echo("  recovery-site serve      to look at it")
    click.echo("README.md there says how to go on.")


_BASE_URL = next(one for one in init_command.params if one.name == "base_url")
