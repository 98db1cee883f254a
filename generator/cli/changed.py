"""What a branch changed, asked of git: which entries, and how they were before."""

from __future__ import annotations

import os
import re
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.records import dataclass

if TYPE_CHECKING:
    import subprocess

# A branch, a tag, a commit, HEAD~2, origin/main, @{upstream}; never something that git could take for an option.
_NAME = re.compile(r"[A-Za-z0-9_@][A-Za-z0-9_./@{}~^+-]{0,250}")
_FOR_ALL = ("vocabulary/", "states/", "pages/", "crisis.yaml", "exceptions.yaml", "removed.yaml", "reviewers.yaml")
_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Changes:
    """The entry files that a branch added or changed, as `check` names them, with their path at the base ("" for new).

    `deleted` are base paths of entry files that are gone. `everything` is true where a file changed that concerns all
    entries; `settings` where site.toml did.
    """

    entries: dict[str, str]
    deleted: tuple[str, ...]
    everything: bool
    settings: bool
    base: str
    folder: Path = field(default_factory=Path)

    def before(self, path: str) -> bytes | None:
        """The file at `path` as it was where the branch began; None if it was not there."""
        done = _run(self.folder, "cat-file", "blob", f"{self.base}:{path}")
        return done.stdout if done.returncode == 0 else None


def changed_since(base: str, content: Path) -> Changes:
    """What changed between `base` and HEAD, counted from where the branch began. Wrong usage where git cannot tell."""
    if not _NAME.fullmatch(base) or ".." in base:
        raise click.UsageError(f"{base[:80]!r} is not the name of a branch or a commit.")
    top = Path(os.fsdecode(_git(content, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    tip = _git(top, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}", what=base).strip().decode()
    begun = _git(top, "merge-base", tip, "HEAD", what=base).strip().decode()
    listed = _git(top, "diff", "--name-status", "-z", "--no-renames", "--no-relative", begun, "HEAD").split(b"\0")
    try:
        inside = content.resolve().relative_to(top.resolve()).as_posix()
    except ValueError:
        raise click.UsageError(f"{content} is not in the repository of {top}.") from None
    prefix = "" if inside == "." else f"{inside}/"
    settings = (
        f"{prefix}site.toml" if inside == "." else f"{prefix.rstrip('/').rpartition('/')[0]}/site.toml".lstrip("/")
    )
    entries: dict[str, str] = {}
    deleted = []
    everything = other = False
    for status, name in zip(listed[::2], listed[1::2], strict=False):
        path = os.fsdecode(name)
        below = path.removeprefix(prefix) if path.startswith(prefix) else ""
        if below.startswith("entries/") and below.endswith(_ENDINGS):
            if status == b"D":
                deleted.append(path)
            else:
                entries[(content / below).as_posix()] = "" if status == b"A" else path
        everything = everything or below.startswith(_FOR_ALL)
        other = other or path == settings
    return Changes(entries, tuple(deleted), everything, other, begun, top)


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    import shutil  # which a check of one file does without
    import subprocess

    git = shutil.which("git")
    if git is None:
        raise click.UsageError("git is needed to see what changed, and it is not installed.")
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    return subprocess.run(  # noqa: S603  # a list of words, no shell; names are checked above
        [git, "-C", os.fspath(folder), *words], capture_output=True, check=False, env=environment
    )


def _git(folder: Path, *words: str, what: str = "") -> bytes:
    done = _run(folder, *words)
    if done.returncode:
        if what:
            raise click.UsageError(
                f"git knows no {what} that this branch began from. In CI, check out its history too."
            )
        raise click.UsageError(f"{folder} is in no git repository that can be read.")
    return done.stdout
