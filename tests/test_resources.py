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


@pytest.mark.slow
def test_the_wheel_holds_the_theme_and_the_vocabularies_and_runs_alone(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("recovery_site-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "installed")

    def shipped(folder: Path) -> set[str]:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "."], cwd=folder, check=True, capture_output=True, text=True
        ).stdout
        return {name for name in listed.split("\0") if name}

    assert {f"generator/_data/templates/{name}" for name in shipped(ROOT / "templates")} <= names
    assert {f"generator/_data/vocabulary/{name}" for name in shipped(ROOT / "content" / "vocabulary")} <= names
    assert not [name for name in names if name.startswith(("tests/", "content/", "templates/"))]

    script = "import generator.resources as r; print(r.templates_dir()); print(r.vocabulary_dir())"
    found = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path / "installed", check=True, capture_output=True, text=True
    ).stdout.splitlines()
    assert [Path(line) for line in found] == [
        tmp_path / "installed" / "generator" / "_data" / name for name in ("templates", "vocabulary")
    ]
