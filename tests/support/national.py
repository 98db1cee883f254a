"""The nation's directory, imported and built once for a whole test run, however many workers run it."""

import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from generator.cli import cli
from tests.support import ROOT

BASE_URL = "https://host.example.org/repo/"
_PATIENCE = 900  # seconds that a worker waits for the one that builds


@dataclass(frozen=True)
class National:
    """The content folder with everything imported, the site built from it, and what the commands printed."""

    content: Path
    site: Path
    imported: str
    built: str


def workbooks(data: Path) -> list[str]:
    """SAMHSA's two workbooks of 2022."""
    return [str(path) for path in sorted((data / "samhsa-2022").glob("*.xlsx"))]


def run(*words: str) -> str:
    """What a command printed; it must end with exit code 0."""
    result = CliRunner(env={"SOURCE_DATE_EPOCH": "1798243200"}).invoke(cli, list(words))  # 2026-12-26
    if result.exit_code:
        raise AssertionError(result.output) from result.exception
    return str(result.stdout)


def national(data: Path, shared: Path) -> National:
    """The national content and site in `shared`; the first worker to come makes them, the others wait.

    RECOVERY_NATIONAL names a folder in which they are kept from run to run, for whoever works on pages.
    """
    kept = os.environ.get("RECOVERY_NATIONAL")
    folder = Path(kept) if kept else shared / "national"
    done = folder / "done"
    found = National(folder / "content", folder / "site", str(folder / "imported.txt"), str(folder / "built.txt"))
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        waited = 0
        while not done.exists():
            if waited > _PATIENCE or (folder / "failed").exists():
                raise AssertionError(f"{folder} was not finished by the worker that began it") from None
            time.sleep(1)
            waited += 1
    else:
        try:
            shutil.copytree(ROOT / "content", found.content)
            imported = run("import", "samhsa", *workbooks(data), "--into", str(found.content))
            built = run("build", "--content", str(found.content), "--output", str(found.site), "--base-url", BASE_URL)
            Path(found.imported).write_text(imported, encoding="utf-8")
            Path(found.built).write_text(built, encoding="utf-8")
        except BaseException:
            (folder / "failed").touch()  # so that nobody waits for it
            raise
        done.touch()
    return National(
        found.content,
        found.site,
        Path(found.imported).read_text(encoding="utf-8"),
        Path(found.built).read_text(encoding="utf-8"),
    )
