"""The commands as people type them: what they print, what they exit with, what they leave on the disk."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from tests.content.entry_files import CENTER, GROUP, WARMLINE, write_content
from tests.support import ROOT

BROKEN = CENTER.replace('"10:00"', "10am").replace("state: KY", "state: ky")


def run(*words: str | Path, env: dict[str, str] | None = None) -> Result:
    return CliRunner(env={"SOURCE_DATE_EPOCH": "1795305600", **(env or {})}).invoke(
        cli, [str(word) for word in words]
    )  # 2026-11-22


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path, {"ky/riverbend.yaml": CENTER, "ky/lunes.yaml": GROUP, "us/lakeshore.yaml": WARMLINE})


def test_clean_content_exits_0(content: Path) -> None:
    result = run("check", "--content", content)
    assert result.exit_code == 0
    assert result.stdout == "4 files checked: no problems.\n"


def test_errors_exit_1_and_show_line_caret_cure_and_copy(content: Path) -> None:
    (content / "entries/ky/broken.yaml").write_text(BROKEN, encoding="utf-8")
    result = run("check", "--content", content)
    assert result.exit_code == 1
    shown = f'{content.as_posix()}/entries/ky/broken.yaml:20:12: error: start: "10am" is not a time as we write it. [VALUE-TIME]'
    assert shown in result.stdout
    assert "      20 |     start: 10am\n         |            ^\n" in result.stdout
    assert 'Write this in place of line 20:\n            start: "10:00"' in result.stdout
    assert result.stdout.endswith("5 files checked: 2 errors.\n")


def test_only_named_files_are_checked(content: Path) -> None:
    (content / "entries/ky/broken.yaml").write_text(BROKEN, encoding="utf-8")
    assert run("check", "--content", content, content / "entries/ky/lunes.yaml").exit_code == 0
    assert run("check", "--content", content, content / "entries/ky").exit_code == 1
    elsewhere = run("check", "--content", content, ROOT / "README.md")
    assert elsewhere.exit_code == 2
    assert "--content" in elsewhere.output


def test_github_annotations_are_escaped_and_the_summary_is_whole(content: Path, tmp_path: Path) -> None:
    for n in range(14):
        (content / f"entries/ky/broken-{n:02d}.yaml").write_text(BROKEN, encoding="utf-8")
    (content / "entries/ky/percent.yaml").write_text(
        CENTER.replace("Riverbend Recovery Community Center", '"100% <b>ours</b>"'), encoding="utf-8"
    )
    summary = tmp_path / "summary.md"
    result = run("check", "--content", content, "--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})
    lines = result.stdout.splitlines()
    assert len(lines) == 11
    assert all(line.startswith("::error file=") and ",line=" in line and "::" in line[2:] for line in lines[:10])
    assert lines[10].startswith("::notice title=More::")
    assert "29 errors" in summary.read_text(encoding="utf-8")
    assert "%0A" in result.stdout


def test_json_is_one_versioned_object(content: Path) -> None:
    (content / "entries/ky/broken.yaml").write_text(BROKEN, encoding="utf-8")
    told = json.loads(run("check", "--content", content, "--format", "json").stdout)
    assert told["version"] == 1
    assert {problem["code"] for problem in told["problems"]} == {"VALUE-TIME", "VALUE-STATE"}
    assert set(told["problems"][0]) == {
        "code",
        "severity",
        "path",
        "line",
        "column",
        "message",
        "fix",
        "copy",
        "source",
        "edits",
    }


def test_build_makes_a_site_and_says_so(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "_site"
    result = run(
        "build", "--content", content, "--output", output, "--base-url", "https://host.example.org/repo", "--jobs", "1"
    )
    assert result.exit_code == 0, result.output
    assert "Built 3 entries into" in result.stdout
    assert "no problems" in result.stdout
    assert (output / "ky/riverbend/index.html").is_file()


def test_a_broken_entry_is_left_out_and_strict_keeps_the_old_site(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "_site"
    (content / "entries/ky/broken.yaml").write_text(BROKEN, encoding="utf-8")
    result = run("build", "--content", content, "--output", output, "--jobs", "1")
    assert result.exit_code == 0
    assert "Left out because of errors: 1 entry." in result.stdout
    assert not (output / "ky/broken").exists()
    before = sorted(output.rglob("*"))
    strict = run("build", "--content", content, "--output", output, "--jobs", "1", "--strict")
    assert strict.exit_code == 1
    assert "The old site, if there was one, is untouched." in strict.stdout
    assert sorted(output.rglob("*")) == before


def test_a_broken_setting_or_crisis_line_keeps_the_old_site(content: Path, tmp_path: Path) -> None:
    (content.parent / "site.toml").write_text('nmae = "x"\nexit_url = 5\n', encoding="utf-8")
    result = run("build", "--content", content, "--output", tmp_path / "_site")
    assert result.exit_code == 1
    assert 'There is no setting "nmae".' in result.stdout
    assert "exit_url must be a text in quotes." in result.stdout
    assert not (tmp_path / "_site").exists()


@pytest.mark.parametrize("address", ["ftp://host/", "host", "https://host/?x=1"])
def test_a_base_url_that_is_none_is_wrong_usage(content: Path, tmp_path: Path, address: str) -> None:
    assert run("build", "--content", content, "--output", tmp_path / "_site", "--base-url", address).exit_code == 2


def test_somebody_elses_folder_is_not_replaced(content: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear", encoding="utf-8")
    result = run("build", "--content", content, "--output", tmp_path / "mine")
    assert result.exit_code == 2
    assert (tmp_path / "mine" / "letter.txt").exists()


def test_schema_writes_once_and_tells_what_is_stale(tmp_path: Path) -> None:
    assert run("schema", "--content", tmp_path, "--check").exit_code == 1
    assert run("schema", "--content", tmp_path).exit_code == 0
    assert run("schema", "--content", tmp_path, "--check").exit_code == 0


def test_every_command_explains_itself_and_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        assert (command.name, bool(command.help)) == (name, True)
        assert f"`recovery-site {name}" in readme, name
        assert run(name, "--help").exit_code == 0
