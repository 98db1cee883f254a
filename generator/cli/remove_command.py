"""`recovery-site remove`: a listing is taken down, and no import brings it back."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.console import processors, progress, today
from generator.cli.entries import find_entry
from generator.cli.entry_commands import CONTENT, ENTRY_ARGUMENT
from generator.cli.judging import Judge
from generator.content.entry_edit import as_it_stands
from generator.content.load import Reading, read_content
from generator.content.suggest import nearest
from generator.directory.model import Entry
from generator.exchange.files import Change, write_changes
from generator.exchange.ledger_edit import forgotten
from generator.exchange.removed import FILE
from generator.exchange.takedown import REASONS, SHORTEST_SALT, removed_text, tombstones
from generator.resources import vocabulary_dir

_REASONS = "; ".join(f"{key} ({what})" for key, what in REASONS.items())


@click.command("remove")
@ENTRY_ARGUMENT
@click.option("--reason", default="", help=f"Why, in one word: {_REASONS}.")
@click.option(
    "--salt",
    default="",
    envvar="RECOVERY_SALT",
    help="The secret word that hides what must not come back. Also RECOVERY_SALT.",
)
@CONTENT
def remove_command(entry: str, reason: str, salt: str, content: Path) -> None:
    """Take ENTRY down. Its file goes, and content/removed.yaml keeps every import from bringing it back.

    The next build has neither its page nor anything of it in search, lists, feeds, calendars and exports.

    What removed.yaml keeps tells nobody what it was: the ids that lists gave it, and hashes made with a secret word.
    Without the secret word only the list it came from is kept from bringing it back.

    Example: recovery-site remove ky/open-door --reason asked
    """
    if reason not in REASONS:
        meant = nearest(reason, REASONS)
        asked = f"Did you mean {meant}? " if meant else ""
        raise click.UsageError(f"--reason is one word. {asked}It can be: {_REASONS}.")
    if salt and len(salt) < SHORTEST_SALT:
        raise click.UsageError(f"The secret word is too short: at least {SHORTEST_SALT} letters, or it can be guessed.")
    judge = Judge(content)
    found, path = find_entry(entry, content)
    gone = as_it_stands(path.read_bytes().decode("utf-8", "replace"), judge.lists, found)
    changes, records = forgotten(content, found)
    if gone is not None and gone.provenance.feed:
        records += gone.provenance.feed.records
    if not salt and not records:
        raise click.UsageError(
            "This listing came from no list, so only the secret word can keep imports from bringing it back. "
            "Give it with --salt or RECOVERY_SALT. If your site has none yet: make up one of 20 letters or more, and keep "
            "it outside of the repository, where imports can get it."
        )
    others = _others(content) if salt else ()
    lines = tombstones(gone, records, others, salt, today(), reason)
    kept = content / FILE
    old = kept.read_text(encoding="utf-8") if kept.exists() else ""
    write_changes(content, [Change(FILE, removed_text(old, lines)), *changes])
    path.unlink()
    _say(found, salt=bool(salt), read=gone is not None)


def _others(content: Path) -> tuple[Entry, ...]:
    """Every entry there is: what two of them share must not be hashed."""
    show = progress()
    reading = Reading(
        today(),
        vocabulary_dir(),
        jobs=processors(),
        progress=lambda done, total: show("Comparing entries", done, total),
    )
    return read_content(content, reading).directory.entries


def _say(found: str, *, salt: bool, read: bool) -> None:
    click.echo(f"{found}: removed. {FILE} keeps imports from bringing it back.")
    if not salt:
        click.echo(
            "Another list could still bring it, under ids of its own: the secret word (--salt) would prevent that."
        )
    elif not read:
        click.echo(
            "The file had errors, so its number, name and links could not be hashed: another list could bring it."
        )
    click.echo(
        "Now build and publish, so that it is gone from the site. The history of the repository still has the file: "
        "if it told something private, ask a maintainer to take it out there too."
    )
