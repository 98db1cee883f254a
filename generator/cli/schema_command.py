"""`recovery-site schema`: write what is generated from the table of fields."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.console import show_problems
from generator.config import read_config, settings_reference
from generator.content.checker import Lists
from generator.content.codes import as_markdown
from generator.content.issue_forms import FOLDER, issue_forms
from generator.content.json_schema import entry_schema
from generator.content.reference import field_reference
from generator.content.reviewers import FILE as REVIEWERS
from generator.content.reviewers import OWNERS, code_owners, read_reviewers
from generator.content.vocabulary_files import read_vocabulary
from generator.resources import vocabulary_dir

# Below the content folder: the editor's modeline in an entry points there.
SCHEMA, REFERENCE, PROBLEMS = "schema/entry.schema.json", "schema/FIELDS.md", "schema/PROBLEMS.md"
SETTINGS = "schema/SETTINGS.md"


def references(lists: Lists) -> dict[str, str]:
    """What people and editors look things up in, by its place in a content folder."""
    return {
        SCHEMA: entry_schema(lists),
        REFERENCE: field_reference(lists),
        PROBLEMS: as_markdown(),
        SETTINGS: settings_reference(),
    }


def _forms(content: Path, lists: Lists) -> list[tuple[Path, str]]:
    """The forms for issues, for a repository that is at home on GitHub."""
    home = content.parent
    if not (home / ".github").is_dir():
        return []
    config, _ = read_config(home / "site.toml")
    online = config.base_url.startswith("https://")
    made = issue_forms(lists, config.contact_email, f"{config.base_url}add/form/" if online else "")
    return [(home / FOLDER / name, text) for name, text in made.items()]


def _owners(content: Path, lists: Lists) -> list[tuple[Path, str]]:
    """Whom GitHub asks to review; nothing where the host says so in a file of their own."""
    home = content.absolute().parent
    reviewers, problems = read_reviewers(content, lists)
    if problems:
        show_problems(problems, "text")
    if problems or not (content / REVIEWERS).exists() or not (home / ".github").is_dir():
        return []
    if not reviewers and not (home / OWNERS).exists():
        return []
    return [(content.parent / OWNERS, code_owners(reviewers, lists, home, content.absolute().name))]


@click.command("schema")
@click.option(
    "--content",
    default="content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The content folder.",
)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 if a file is out of date.")
def schema_command(content: Path, only_check: bool) -> None:
    """Write the JSON Schema for editors, the references of fields, settings and codes for people; for GitHub its forms for issues, and CODEOWNERS."""
    own = content / "vocabulary"
    vocabulary, _ = read_vocabulary(own if own.is_dir() else vocabulary_dir(), "vocabulary")
    stale = 0
    for path, text in (
        *((content / name, text) for name, text in references(vocabulary.lists).items()),
        *_forms(content, vocabulary.lists),
        *_owners(content, vocabulary.lists),
    ):
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if only_check:
            click.echo(f"{path} is out of date: run recovery-site schema.")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            click.echo(f"Wrote {path}.")
    sys.exit(1 if only_check and stale else 0)
