"""Which entry files a person means: by path, by folder, by id, or by a part of the id that only one has."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click

from generator.content.entries import entry_id
from generator.content.suggest import nearest

_ENDINGS = (".yaml", ".yml")
_SHOWN = 8


def entry_files(paths: tuple[Path, ...], content: Path) -> list[Path]:
    """The entry files named by PATHS (all where none is named); a path that is no entry is wrong usage."""
    base = content / "entries"
    root = base.resolve()
    files: list[Path] = []
    for path in paths or (base,):
        real = path.resolve()
        if not real.is_relative_to(root):
            raise click.UsageError(f"{path} is not below {base}. Name another content folder with --content.")
        below = base / real.relative_to(root)
        found = [*below.rglob("*.yaml"), *below.rglob("*.yml")] if below.is_dir() else [below]
        files += [file for file in found if file.suffix in _ENDINGS]
    if paths and not files:
        raise click.UsageError("There is no .yaml file there.")
    return sorted(set(files))


def all_entries(content: Path) -> dict[str, Path]:
    """Every entry file by its id."""
    base = content / "entries"
    files = sorted([*base.rglob("*.yaml"), *base.rglob("*.yml")])
    return {entry_id(PurePosixPath(file.relative_to(base).as_posix())): file for file in files}


def find_entry(wanted: str, content: Path) -> tuple[str, Path]:
    """The id and the file of the one entry that `wanted` names; wrong usage where it is none, or one of several."""
    entries = all_entries(content)
    path = Path(wanted)
    if path.is_file():
        real = path.resolve()
        for found, file in entries.items():
            if file.resolve() == real:
                return found, file
        raise click.UsageError(f"{wanted} is no entry below {content / 'entries'}.")
    name = wanted.strip().lower().removesuffix(".yaml").removesuffix(".yml")
    if name in entries:
        return name, entries[name]
    slugs = [found for found in entries if found.partition("/")[2] == name]
    parts = slugs or [found for found in entries if name and name in found]
    if len(parts) == 1:
        return parts[0], entries[parts[0]]
    if parts:
        more = f" and {len(parts) - _SHOWN:,} more" if len(parts) > _SHOWN else ""
        raise click.UsageError(f'"{wanted}" could be {", ".join(sorted(parts)[:_SHOWN])}{more}. Write more of it.')
    meant = nearest(name, entries) or next(
        (
            found
            for found in entries
            if found.partition("/")[2] == nearest(name, [i.partition("/")[2] for i in entries])
        ),
        "",
    )
    raise click.UsageError(f'There is no entry "{wanted}".' + (f" Did you mean {meant}?" if meant else ""))
