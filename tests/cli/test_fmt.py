"""`recovery-site fmt` as people type it."""

import os
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.content.entry_files import CENTER, GROUP, write_content

UNTIDY = CENTER.replace('"10:00"', "10 am # doors").replace("state: KY", "state: Kentucky").replace("\n", "\r\n")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path, {"ky/lunes.yaml": GROUP})


def untidy(content: Path, text: str = UNTIDY, name: str = "untidy") -> Path:
    path = content / f"entries/ky/{name}.yaml"
    path.write_bytes(text.encode())
    return path


def test_files_are_mended_and_each_mend_is_told(content: Path) -> None:
    path = untidy(content)
    result = run("fmt", "--content", content)
    assert result.exit_code == 0, result.output
    assert path.read_bytes().decode() == CENTER.replace('"10:00"', '"10:00" # doors')
    assert "line 20: 10 am becomes" in result.stdout
    assert "line 14: Kentucky becomes KY" in result.stdout
    assert "whole file: Windows line ends made plain" in result.stdout
    assert result.stdout.endswith("2 files looked at, 1 mended.\n")
    again = run("fmt", "--content", content)
    assert again.stdout == "2 files looked at, 0 mended.\n"
    assert run("check", "--content", content).exit_code == 0


def test_check_writes_nothing_and_exits_1(content: Path) -> None:
    path = untidy(content)
    result = run("fmt", "--check", "--content", content)
    assert result.exit_code == 1
    assert path.read_bytes() == UNTIDY.encode()
    assert "1 would change" in result.stdout
    assert run("fmt", "--check", "--content", content, content / "entries/ky/lunes.yaml").exit_code == 0


def test_diff_writes_nothing_and_shows_the_lines(content: Path) -> None:
    path = untidy(content, UNTIDY.replace("\r\n", "\n").removesuffix("\n").replace("Riverbend", "River\u009bbend", 1))
    before = path.read_bytes()
    result = run("fmt", "--diff", "--content", content)
    assert result.exit_code == 0
    assert path.read_bytes() == before
    path.write_bytes(before.replace("\u009b".encode(), b""))
    result = run("fmt", "--diff", "--content", content)
    assert "-  state: Kentucky\n+  state: KY\n" in result.stdout
    assert "\\ No newline at end of file" in result.stdout


def test_what_cannot_be_read_is_named_and_left(content: Path) -> None:
    path = untidy(content, "name: [\n")
    result = run("fmt", "--content", content)
    assert result.exit_code == 0
    assert "cannot be read: recovery-site check says why" in result.output
    assert path.read_text(encoding="utf-8") == "name: [\n"


def test_a_full_disk_leaves_the_old_file(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = untidy(content)

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", full)
    assert run("fmt", "--content", content).exit_code == 1
    assert path.read_bytes() == UNTIDY.encode()
    assert sorted(p.name for p in path.parent.iterdir()) == ["lunes.yaml", "untidy.yaml"]


def test_paths_outside_the_entries_are_wrong_usage(content: Path, tmp_path: Path) -> None:
    assert run("fmt", "--content", content, tmp_path).exit_code == 2
    assert run("fmt", "--content", content, content / "crisis.yaml").exit_code == 2


def test_check_fix_mends_first_and_checks_what_is_left(content: Path) -> None:
    path = untidy(content)
    other = untidy(content, CENTER.replace('"10:00"', "6:30"), "other")
    one = run("check", "--fix", "--content", content, path)
    assert one.exit_code == 0, one.output
    assert "line 14: Kentucky becomes KY" in one.stdout
    assert "1 file checked: no problems." in one.stdout
    whole = run("check", "--fix", "--format", "json", "--content", content)
    assert whole.exit_code == 1
    assert whole.stdout.startswith("{")
    assert "VALUE-TIME" in whole.stdout
    assert other.read_bytes().decode() == CENTER.replace('"10:00"', "6:30")  # morning or evening: a person must say
