"""`recovery-site init`: a new host's repository, ready to check, build and publish."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.cli.build_command import check_base_url
from generator.cli.schema_command import references
from generator.config import SETTINGS, Config, settings_text
from generator.content.vocabulary_files import read_vocabulary
from generator.directory.region import unknown_counties
from generator.publish.hosts import HOSTS
from generator.publish.staging import write_files
from generator.publish.starter import PUBLISHING, Starter, starter_files
from generator.resources import facts_dir, templates_dir, vocabulary_dir


def check_region(value: tuple[str, ...]) -> tuple[str, ...]:
    """The places in small letters; refuses what is no state or county."""
    places = tuple(place.strip().lower() for place in value if place.strip())
    setting = next(one for one in SETTINGS if one.key == "region")
    if fault := setting.fault(list(places)):
        raise click.BadParameter(f"it {fault}.", param_hint="--region")
    if unknown := unknown_counties(places):
        raise click.BadParameter(f"no county is known as {unknown[0]}.", param_hint="--region")
    return places


@click.command("init")
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", default="", help="The name of your site.")
@click.option("--base-url", default="", callback=check_base_url, help="Where the site will live.")
@click.option(
    "--region",
    "region",
    multiple=True,
    callback=lambda context, parameter, value: check_region(value),
    help="What it is for: a state (ky) or a county (ky/jefferson); may be given several times. Without: the nation.",
)
@click.option("--contact-email", default="", help="Where visitors may write to report a mistake.")
@click.option("--contact-phone", default="", help="A number for the same.")
@click.option("--forge-url", default="", help="The project's page on GitHub, GitLab or another forge.")
@click.option("--language", "languages", multiple=True, help="A language of the pages; may be given several times.")
@click.option("--publish", "publishing", type=click.Choice(tuple(PUBLISHING)), help="How the site will be published.")
def init_command(directory: Path, publishing: str | None, **told: Any) -> None:
    """Make a new host's repository in DIRECTORY: settings, nationwide content, and how it is checked and published.

    What no option says is asked for on a terminal; elsewhere it stays as it is by default, to be changed in site.toml.
    Writes only into a folder that is new or empty.
    """
    if directory.exists() and any(one.name != ".git" for one in directory.iterdir()):
        raise click.UsageError(f"{directory} is not empty. Name a new folder.")
    if sys.stdin.isatty():
        told = _asked(told)
        publishing = publishing or click.prompt(
            "How will it be published", type=click.Choice(tuple(PUBLISHING)), default="github-pages"
        )
    publishing = publishing or "none"
    values = {
        **{key: value for key, value in told.items() if value},
        "exports": ("json", "csv"),
        "embed": True,
        "host": publishing if publishing in HOSTS else "",
    }
    starter = Starter(str(values.get("name", Config().name)), publishing, __version__)
    files = dict(starter_files(starter, settings_text(values), templates_dir() / "starter", facts_dir()))
    words = read_vocabulary(vocabulary_dir(), "vocabulary")[0].lists
    # What answers of `check` lead to, and what editors complete by.
    files |= {f"content/{name}": text.encode() for name, text in references(words).items()}
    count, _ = write_files(directory, sorted(files.items()))
    click.echo(f"Wrote {count} files into {directory}. Next:")
    click.echo(f"  cd {directory}")
    click.echo("  recovery-site check")
    click.echo("  recovery-site build")
    click.echo("  recovery-site audit")
    click.echo("  recovery-site serve      to look at it")
    click.echo("README.md there says how to go on.")


def _asked(told: dict[str, Any]) -> dict[str, Any]:
    """What was told, and the answers to what was not."""
    default = Config()
    context = click.get_current_context()
    name = told["name"] or click.prompt("The name of your site", default=default.name)
    address = told["base_url"] or check_base_url(
        context, _BASE_URL, click.prompt("Where it will live", default=default.base_url)
    )
    where = "For which state, in two letters (empty: the whole nation)"
    region = told["region"] or check_region(tuple(click.prompt(where, default="", show_default=False).split()))
    email = told["contact_email"] or click.prompt("An e-mail address for reports of mistakes", default="")
    return {**told, "name": name, "base_url": address, "region": region, "contact_email": email}


_BASE_URL = next(one for one in init_command.params if one.name == "base_url")
