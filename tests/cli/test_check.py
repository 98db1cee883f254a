"""`recovery-site check`: what it explains, what it shows GitHub, what it says of a branch."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli
from generator.problems import Problem, Severity, as_summary, github_commands
from tests.content.entry_files import CENTER, GROUP, WARMLINE, write_content

BROKEN = CENTER.replace('"10:00"', "10am")


def run(*words: str | Path, env: dict[str, str] | None = None) -> Result:
    return CliRunner(env={"SOURCE_DATE_EPOCH": "1795305600", **(env or {})}).invoke(
        cli, ["check", *(str(word) for word in words)]
    )  # 2026-11-22


# ---- --explain


def test_a_code_is_explained_with_cause_example_and_cure() -> None:
    result = run("--explain", "value-time")
    assert result.exit_code == 0
    assert result.stdout.startswith("VALUE-TIME: This is not a time as it is written here.\n")
    for part in ("Wrong:\n    start: 6:30 pm", "To mend it: ", 'Right:\n    start: "18:30"'):
        assert part in result.stdout


def test_a_code_that_is_none_is_wrong_usage_with_the_one_that_was_meant() -> None:
    result = run("--explain", "VALUE-TIEM")
    assert result.exit_code == 2
    assert "Did you mean VALUE-TIME?" in result.output


def test_the_text_ends_with_how_to_learn_more(tmp_path: Path) -> None:
    content = write_content(tmp_path, {"ky/a.yaml": BROKEN})
    lines = run("--content", content).stdout.splitlines()
    assert lines[-2:] == ["More about a problem: recovery-site check --explain VALUE-TIME", "2 files checked: 1 error."]


# ---- --format github


def problem(n: int, severity: Severity, **more: str) -> Problem:
    return Problem(f"CODE-{severity.name}", severity, more.get("path", "a.yaml"), n, 1, more.get("message", f"Number {n}."),
                   source=more.get("source", ""), copy=more.get("copy", ""))  # fmt: skip


def test_the_most_severe_come_first_and_ten_of_a_kind_at_most() -> None:
    found = [problem(n, severity) for severity in reversed(Severity) for n in range(1, 15)]
    lines = list(github_commands(found))
    kinds = [line[2:].split()[0] for line in lines]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert lines[-1] == "::notice title=More::13 more stand in the summary of this job."


def test_nothing_is_said_of_more_where_all_are_shown() -> None:
    lines = list(github_commands([problem(n, Severity.ERROR) for n in range(1, 11)]))
    assert len(lines) == 10
    assert all(line.startswith("::error ") for line in lines)


def test_a_hostile_text_stays_within_its_command() -> None:
    evil = "x\n::error::owned%0A,title=y\r::add-mask::z"
    (line,) = github_commands([problem(1, Severity.ERROR, path="a,b:c\nd.yaml", message=evil)])
    assert "\n" not in line
    assert "\r" not in line
    assert "file=a%2Cb%3Ac%0Ad.yaml," in line
    assert "%250A" in line


@pytest.mark.parametrize(
    "evil",
    [
        "<img src=x onerror=alert(1)>",
        "[click](https://evil.example.org)",
        "![x](https://evil.example.org/x.png)",
        "```\n# big\n```",
        "</summary><script>",
        "@everyone #1 https://evil.example.org",
        "| a | b |\n|---|---|",
        "\x1b[31mred\u202e",
    ],
)
def test_the_summary_shows_hostile_text_as_text(evil: str) -> None:
    text = as_summary([problem(1, Severity.ERROR, message=evil, path=evil, source=evil, copy=evil)])
    prose, fence = [], ""
    for line in text.splitlines():
        if fence:
            fence = "" if line == fence else fence
        elif line.startswith("```"):
            fence = line.removesuffix("text")
        else:
            prose.append(line)
    assert fence == ""
    told = "\n".join(prose)
    for sign in "<[]`@|!":
        assert sign not in told.replace(f"\\{sign}", "")
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_summary_stays_below_githubs_limit_and_counts_the_rest() -> None:
    found = [problem(n, Severity.WARNING, message="x" * 200) for n in range(1, 200)]
    text = as_summary(found, limit=5000)
    assert len(text.encode()) < 5200
    assert text.rstrip().endswith("more are not shown here: run recovery-site check.")
    assert text.startswith("## 199 warnings\n")


def test_the_whole_list_goes_into_the_summary_of_the_step(tmp_path: Path) -> None:
    content = write_content(tmp_path, {f"ky/a{n}.yaml": BROKEN for n in range(14)})
    summary = tmp_path / "summary.md"
    result = run("--content", content, "--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})
    assert len([line for line in result.stdout.splitlines() if line.startswith("::error ")]) == 10
    assert summary.read_text(encoding="utf-8").count("**Error, line 20:**") == 14


# ---- --changed


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    content = write_content(tmp_path, {"ky/a.yaml": CENTER, "ky/old.yaml": BROKEN, "us/w.yaml": WARMLINE})
    git(content, "init", "-q", "-b", "main")
    commit(content)
    git(content, "switch", "-q", "-c", "branch")
    return content


def git(folder: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip


def commit(content: Path) -> None:
    git(content, "add", "-A")
    git(content, "commit", "-q", "-m", "x")


def changed(content: Path, base: str = "main") -> list[tuple[str, str]]:
    result = run("--content", content, "--changed", base, "--format", "json")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return [(p["code"], Path(p["path"]).name) for p in json.loads(result.stdout)["problems"]]


def test_only_what_the_branch_touched_is_told(repository: Path) -> None:
    (repository / "entries/ky/new.yaml").write_text(BROKEN.replace("Riverbend", "Lakeview"), encoding="utf-8")
    commit(repository)
    git(repository, "switch", "-q", "main")
    (repository / "entries/ky/meanwhile.yaml").write_text("type: [", encoding="utf-8")
    commit(repository)
    git(repository, "switch", "-q", "branch")
    assert changed(repository) == [("VALUE-TIME", "new.yaml")]


def test_deleted_files_are_passed_over_and_nothing_changed_is_fine(repository: Path) -> None:
    assert changed(repository) == []
    (repository / "entries/us/w.yaml").unlink()
    commit(repository)
    result = run("--content", repository, "--changed", "main")
    assert result.exit_code == 0
    assert result.stdout.endswith("0 files checked: no problems.\n")


def test_names_no_program_expects_are_no_trouble(repository: Path) -> None:
    for name in ("; rm -rf x.yaml", "--help.yaml", "a\nb.yaml", "é\u202e.yaml", '"$(id)".yaml'):
        (repository / "entries" / "ky" / name).write_text("type: [", encoding="utf-8")
    commit(repository)
    assert sum(code == "YAML-SYNTAX" for code, _ in changed(repository)) == 5


def test_a_change_that_concerns_all_has_all_checked(repository: Path) -> None:
    (repository / "exceptions.yaml").write_text("# none\n", encoding="utf-8")
    commit(repository)
    assert changed(repository) == [("VALUE-TIME", "old.yaml")]


def test_what_a_new_file_shares_with_an_old_one_is_told_at_the_new_one(repository: Path) -> None:
    twin = CENTER.replace("502-555-0143", "502-555-0150")
    (repository / "entries/ky/0-new.yaml").write_text(twin, encoding="utf-8")
    commit(repository)
    assert changed(repository) == [("DUPLICATE-NAME", "0-new.yaml")]


def test_a_changed_number_is_a_point_for_the_reviewer_with_old_and_new(repository: Path) -> None:
    path = repository / "entries/ky/a.yaml"
    path.write_text(
        CENTER.replace("502-555-0143", "502-555-0177").replace("100 Example", "200 Example"), encoding="utf-8"
    )
    commit(repository)
    told = json.loads(run("--content", repository, "--changed", "main", "--format", "json").stdout)["problems"]
    assert [(p["code"], p["severity"], p["line"], p["message"]) for p in told] == [
        ("CONTACT-CHANGED", "review", 7, "The phone numbers changed: was 502-555-0143, is 502-555-0177."),
        ("CONTACT-CHANGED", "review", 12, "The address changed: was 100 Example Street, Sampleton, KY, 40000, is 200 Example Street, Sampleton, KY, 40000."),
    ]  # fmt: skip


def test_an_address_that_was_taken_back_is_not_repeated(repository: Path) -> None:
    hidden = CENTER.replace("visibility: public", "visibility: ask").replace("  street: 100 Example Street\n", "")
    (repository / "entries/ky/a.yaml").write_text(hidden.replace('  zip: "40000"\n', ""), encoding="utf-8")
    commit(repository)
    told = run("--content", repository, "--changed", "main", "--format", "json").stdout
    assert [p["code"] for p in json.loads(told)["problems"]] == ["CONTACT-CHANGED"]
    assert "100 Example" not in told


def test_a_renamed_entry_is_held_against_its_former_self(repository: Path) -> None:
    (repository / "entries/ky/a.yaml").unlink()
    text = CENTER.replace("502-555-0143", "502-555-0177").replace("name: River", "former_ids: [ky/a]\nname: River")
    (repository / "entries/ky/b.yaml").write_text(text, encoding="utf-8")
    commit(repository)
    assert changed(repository) == [("CONTACT-CHANGED", "b.yaml")]


@pytest.mark.parametrize("base", ["--help", "-x", "a..b", "main;id", "$(id)", "", "no-such-branch", "a\nb", "x" * 400])
def test_a_base_that_is_none_is_wrong_usage(repository: Path, base: str) -> None:
    result = run("--content", repository, f"--changed={base}")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_outside_a_repository_it_is_wrong_usage(tmp_path: Path) -> None:
    content = write_content(tmp_path, {"ky/a.yaml": GROUP})
    env = {"GIT_CEILING_DIRECTORIES": str(tmp_path), "GIT_DIR": str(tmp_path / "none")}
    result = run("--content", content, "--changed", "main", env=env)
    assert result.exit_code == 2
    assert "no git repository" in result.output
