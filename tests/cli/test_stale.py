"""`recovery-site stale` as people type it."""

from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.content.entry_files import CENTER, GROUP, write_content


@pytest.fixture
def content(tmp_path: Path) -> Path:
    old = CENTER.replace("2026-11-0", "2025-11-0")
    return write_content(tmp_path, {"ky/old.yaml": old, "ky/riverbend.yaml": CENTER, "ky/lunes.yaml": GROUP})


def test_this_month_and_another(content: Path) -> None:
    result = run("stale", "--content", content)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Kentucky: 1\n  Call\n    ky/old: ")
    assert "1 to check again in November 2026." in result.stdout
    later = run("stale", "--month", "2027-06", "--content", content)
    assert "3 to check again in June 2027." in later.stdout
    assert run("stale", "--month", "2026-13", "--content", content).exit_code == 2


def test_table_and_issues(content: Path, tmp_path: Path) -> None:
    assert run("stale", "--format", "csv", "--content", content).stdout.count("\n") == 2
    printed = run("stale", "--format", "issues", "--content", content).stdout
    assert printed.startswith("# Check again in November 2026: Kentucky (1)\n")
    folder = tmp_path / "issues"
    written = run("stale", "--format", "issues", "--output", folder, "--content", content)
    assert written.stdout == f"Wrote 1 issue into {folder}.\n"
    assert [path.name for path in folder.iterdir()] == ["ky.md"]
    assert run("stale", "--output", folder, "--content", content).exit_code == 2


def test_states(content: Path) -> None:
    assert "0 to check again" in run("stale", "--state", "OH", "--content", content).stdout
    wrong = run("stale", "--state", "kentucky", "--content", content)
    assert wrong.exit_code == 2
    assert "There is no state kentucky." in wrong.output
