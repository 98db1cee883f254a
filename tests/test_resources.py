"""The files that ship with the tool are found in a checkout and in an installed wheel."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator import resources

ROOT = Path(__file__).resolve().parents[1]


def test_a_checkout_uses_the_folders_that_people_edit() -> None:
    assert resources.templates_dir() == ROOT / "templates"
    assert resources.vocabulary_dir() == ROOT / "content" / "vocabulary"


def test_an_installed_package_uses_its_own_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("templates", "vocabulary"):
        (tmp_path / "_data" / name).mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.templates_dir() == tmp_path / "_data" / "templates"
    assert resources.vocabulary_dir() == tmp_path / "_data" / "vocabulary"


def test_a_broken_installation_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "package")
    with pytest.raises(FileNotFoundError, match="not installed whole"):
        resources.templates_dir()


def run(*command: str, folder: Path = ROOT) -> str:
    ran = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def tracked(folder: Path) -> set[str]:
    return set(filter(None, run("git", "ls-files", "-z", ".", folder=folder).split("\0")))


@pytest.mark.slow
def test_the_wheel_holds_the_theme_and_the_vocabularies_and_finds_them(tmp_path: Path) -> None:
    build = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path))
    run(sys.executable, *build, str(ROOT))
    (wheel,) = tmp_path.glob("recovery_site-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "installed")

    assert {f"generator/_data/templates/{name}" for name in tracked(ROOT / "templates")} <= names
    assert {f"generator/_data/vocabulary/{name}" for name in tracked(ROOT / "content" / "vocabulary")} <= names
    assert not [name for name in names if name.startswith(("tests/", "content/", "templates/"))]

    script = "import generator.resources as r; print(r.templates_dir()); print(r.vocabulary_dir())"
    found = run(sys.executable, "-c", script, folder=tmp_path / "installed").splitlines()
    packed = tmp_path / "installed" / "generator" / "_data"
    assert [Path(line) for line in found] == [packed / "templates", packed / "vocabulary"]
