"""The theme of a site: the one that ships with the tool, and a host's own files over it, file by file.

A host's `templates/` lies beside `site.toml`. What has the same path as a file of the theme stands in its place; the
theme's own is then still there as `original/...`, so that a template can extend it (templates/README.md).
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.problems import Problem, Severity

ORIGINAL = "original"
_SKIPPED = frozenset({"starter", ORIGINAL, "__pycache__"})


@contextmanager
def themed(theme: Path, own: Path) -> Iterator[tuple[Path, list[Problem]]]:
    """The folder of a site's theme for as long as it is needed, and what is wrong with a host's files.

    `own` is where a host's files would be. Without any the folder is `theme` itself, as in a checkout, where both are one.
    """
    if not own.is_dir() or own.samefile(theme):
        yield theme, []
        return
    with tempfile.TemporaryDirectory(prefix="recovery-site-") as folder:
        whole = Path(folder).resolve()
        yield whole, overlay(theme, own, whole)


def overlay(theme: Path, own: Path, into: Path) -> list[Problem]:
    """Write the theme with a host's files over it into the empty folder `into`; give what is wrong with those files."""
    shutil.copytree(theme, into, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_SKIPPED, ".*"))
    for path in sorted(theme.rglob("*.html")):
        name = path.relative_to(theme)
        if name.parts[0] not in _SKIPPED:
            (into / ORIGINAL / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, into / ORIGINAL / name)
    problems: list[Problem] = []
    for path in _files(own):
        name = path.relative_to(own)
        target = into / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if name.suffix == ".po" and target.is_file():
            from generator.site.catalogues import merged  # which a site without words of its own does without

            try:
                target.write_text(merged(target, path), encoding="utf-8", newline="\n")
            except ValueError as error:
                problems.append(_unreadable(path, str(error)))
        else:
            shutil.copyfile(path, target)
        if fault := _fault(name, path, theme):
            problems.append(fault)
    return problems


def _files(own: Path) -> Iterator[Path]:
    for path in sorted(own.rglob("*")):
        parts = path.relative_to(own).parts
        if path.is_file() and not any(part.startswith(".") for part in parts) and parts[0] not in _SKIPPED:
            yield path


def _unreadable(path: Path, why: str) -> Problem:
    fix = "Write it as templates/locales/README.md shows: msgid, msgstr, each text in straight quotes."
    return Problem(
        "THEME-CATALOGUE", Severity.ERROR, path.as_posix(), 0, 0, f"This catalogue cannot be read: {why}", fix
    )


def _fault(name: Path, path: Path, theme: Path) -> Problem | None:
    """A template at the top that nothing asks for does nothing: most likely its name is misspelled."""
    here = name.as_posix()
    if len(name.parts) > 1 or name.suffix != ".html" or (theme / name).is_file():
        return None
    names = ", ".join(sorted(one.name for one in theme.glob("*.html")))
    message = f"No page is made from {here}: the theme has no template of that name."
    fix = f"Name it as the one it stands for: {names}. Parts that other templates use belong into templates/partials/."
    return Problem("THEME-UNKNOWN", Severity.WARNING, path.as_posix(), 0, 0, message, fix)
