"""`recovery-site verify`, `close` and `rename`: what happens to an entry over the years, each in one line."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path, PurePosixPath

import click

from generator.cli.entries import all_entries, find_entry
from generator.cli.judging import Judge
from generator.content.entries import MAX_SLUG
from generator.content.entry_edit import closed, renamed, with_verified
from generator.content.suggest import nearest
from generator.content.table import Field, Kind
from generator.content.values import Refusal, read
from generator.directory.model import Verified
from generator.exchange import ledger_edit
from generator.exchange.files import Change, write_changes
from generator.site.addresses import RESERVED

CONTENT = click.option(
    "--content",
    default="content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The content folder.",
)
ENTRY_ARGUMENT = click.argument("entry")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOTE = Field("status_note", Kind.TEXT, "", max_length=200)


def text_of(path: Path) -> str:
    """The text of an entry file, with its own line ends; wrong usage where it is no text."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise click.UsageError(f"{path} is not written in UTF-8: recovery-site check says where.") from None


def _cannot(path: Path) -> click.UsageError:
    return click.UsageError(
        f"{path} is written in a way in which this cannot be changed safely: recovery-site check says why, or edit it by hand."
    )


def write_entry(judge: Judge, path: Path, old: str, new: str | None) -> None:
    """Write an edited entry if the edit is safe and brings no new error."""
    if new is None:
        raise _cannot(path)
    judge.accept(old, new, path)
    if new != old:
        write_changes(judge.content, [Change(path.relative_to(judge.content).as_posix(), new)])


def choice(option: str, value: str, judge: Judge, vocabulary: str) -> str:
    """The value, if it is in this closed list; else wrong usage with the nearest and all of them."""
    terms = judge.lists.get(vocabulary, {})
    if value in terms:
        return value
    meant = nearest(value, terms)
    asked = f"Did you mean {meant}? " if meant else ""
    said = f'"{value}" is not in our list for {option}. ' if value else f"{option} is missing. "
    raise click.UsageError(f"{said}{asked}It can be: {', '.join(terms)}.")


@click.command("verify")
@ENTRY_ARGUMENT
@click.option("--method", default="", help="How it was checked: phone, website, visit or organization_email.")
@click.option(
    "--by", default="volunteer", show_default=True, help="Who checked: volunteer, editor or organization. Never a name."
)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day of the check, as 2026-11-03. Left out means today.",
)
@CONTENT
def verify_command(entry: str, method: str, by: str, day: dt.datetime | None, content: Path) -> None:
    """Say that somebody checked ENTRY: that each fact on it is still true.

    ENTRY is its id (ky/open-door), its file, or a part of the id that no other has.

    Example: recovery-site verify ky/open-door --method phone --by volunteer
    """
    judge = Judge(content)
    checked = Verified(
        day.date() if day else judge.setting.today,
        choice("--method", method, judge, "verify_methods"),
        choice("--by", by, judge, "verifiers"),
    )
    if checked.date > judge.setting.today:
        raise click.UsageError(f"{checked.date.isoformat()} is in the future. Write the day on which it was checked.")
    found, path = find_entry(entry, content)
    old = text_of(path)
    write_entry(judge, path, old, with_verified(old, checked, judge.lists))
    label = judge.vocabulary.label("verify_methods", checked.method).lower()
    click.echo(f"{found}: checked on {checked.date.isoformat()}, {label}, by {checked.by}.")


@click.command("close")
@ENTRY_ARGUMENT
@click.option("--note", default="", help="More on it, in a sentence that people will read.")
@CONTENT
def close_command(entry: str, note: str, content: Path) -> None:
    """Say that ENTRY has ended. The next build leaves it out of the site; the file stays, and no import opens it again.

    For a place that will open again, write status: temporarily_closed in its file. To take a listing away for
    good, because somebody asked for it, use remove.

    Example: recovery-site close ky/open-door --note "It moved into the Riverbend center."
    """
    judge = Judge(content)
    said = read(_NOTE, note)
    if isinstance(said, Refusal):
        raise click.UsageError(f"--note: {said.message} {said.fix}")
    found, path = find_entry(entry, content)
    old = text_of(path)
    write_entry(judge, path, old, closed(old, str(said)))
    click.echo(f"{found}: closed. The next build leaves it out of the site.")


@click.command("rename")
@ENTRY_ARGUMENT
@click.argument("new_slug")
@CONTENT
def rename_command(entry: str, new_slug: str, content: Path) -> None:
    """Give ENTRY the file name NEW_SLUG. Old links lead to the new page.

    A slug is the last part of the address: small letters, digits and hyphens, such as open-door-lexington.

    Example: recovery-site rename ky/open-door open-door-lexington
    """
    judge = Judge(content)
    found, path = find_entry(entry, content)
    state = found.partition("/")[0]
    slug = new_slug.removesuffix(".yaml").removeprefix(f"{state}/")
    new_id = f"{state}/{slug}"
    _check_slug(slug, new_slug)
    entries = all_entries(content)
    if new_id == found:
        raise click.UsageError(f"{found} has that name already.")
    if new_id in entries:
        raise click.UsageError(f"There is another entry {new_id}: {entries[new_id]}.")
    if holder := _former(new_id, found, judge, entries):
        raise click.UsageError(f"{new_id} is the old name of {holder}, and old links lead there. Take another name.")
    old = text_of(path)
    new = renamed(old, found, new_id, judge.lists)
    if new is None:
        raise _cannot(path)
    new_path = path.with_name(slug + path.suffix)
    judge.accept(old, new, path, new_path)
    changes = [Change(new_path.relative_to(content).as_posix(), new), *ledger_edit.renamed(content, found, new_id)]
    write_changes(content, changes)
    path.unlink()
    click.echo(f"{found} is now {new_id}. Links to the old page lead to the new one.")


def _check_slug(slug: str, written: str) -> None:
    if "/" in slug:
        raise click.UsageError(
            f'"{written}" names another state. To move an entry, change location.state and move the file.'
        )
    if not _SLUG.fullmatch(slug) or len(slug) > MAX_SLUG:
        plain = re.sub(r"[^a-z0-9]+", "-", slug.lower()).strip("-")[:MAX_SLUG].strip("-")
        raise click.UsageError(
            f'"{written}" cannot be a web address: small letters, digits and single hyphens, at most {MAX_SLUG}.'
            + (f" Perhaps {plain}?" if plain else "")
        )
    if slug in RESERVED:
        raise click.UsageError(f'"{slug}" is an address the site itself uses. Add the city, for example.')


def _former(new_id: str, own: str, judge: Judge, entries: dict[str, Path]) -> str:
    """The other entry that once had this id, "" for none."""
    for found, path in entries.items():
        data = path.read_bytes() if found != own else b""
        if b"former_ids" in data and new_id.encode() in data:
            below = PurePosixPath(path.relative_to(judge.content / "entries").as_posix())
            other = judge.read(data.decode("utf-8", "replace"), below).entry
            if other and new_id in other.former_ids:
                return found
    return ""
