"""Who is asked to review: one file, and the CODEOWNERS that is made from it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.content.reviewers import OWNERS, code_owners, read_reviewers, reviewer_problems
from generator.resources import templates_dir
from tests.content.entry_files import VOCABULARY, write_content
from tests.content.test_generated import STALE
from tests.support import ROOT

LISTS = VOCABULARY.lists
ROWS = """\
- about: everything
  ask: ["@riverbend/all"]
- about: crisis
  ask: ["@riverbend/crisis", "@one-person"]
- about: us
  ask: ["@riverbend/nation"]
- about: ky
  ask: ["@riverbend/kentucky"]
- about: pr
  ask: ["@someone"]
"""


def asked(owners: str, path: str) -> list[str]:
    """Whom GitHub asks about a file: the last line that fits ("About code owners"; the few forms that are used here)."""
    found: list[str] = []
    for line in owners.splitlines():
        if not line or line.startswith("#"):
            continue
        pattern, *names = line.split()
        if pattern == "*" or path == pattern[1:] or (pattern.endswith("/") and path.startswith(pattern[1:])):
            found = names
    return found


def write(folder: Path, rows: str) -> Path:
    content = write_content(folder, {})
    (content / "reviewers.yaml").write_text(rows, encoding="utf-8")
    return content


def test_our_own_file_is_up_to_date_and_asks_two_about_crisis_lines() -> None:
    reviewers, problems = read_reviewers(ROOT / "content", LISTS)
    assert problems == []
    text = (ROOT / OWNERS).read_text(encoding="utf-8")
    assert text == code_owners(reviewers, LISTS, ROOT), STALE
    assert asked(text, "generator/build.py") == list(reviewers["everything"])
    for path in ("content/crisis.yaml", "tests/content/reviewed_crisis_numbers.yaml"):
        assert (ROOT / path).exists()
        assert asked(text, path) == list(reviewers["crisis"]) != list(reviewers["everything"])


def test_each_state_has_its_own_people_and_crisis_lines_keep_theirs(tmp_path: Path) -> None:
    reviewers, problems = read_reviewers(write(tmp_path, ROWS), LISTS)
    assert problems == []
    text = code_owners(reviewers, LISTS, tmp_path)
    for path, names in {
        "content/entries/ky/sampleton/a.yaml": ["@riverbend/kentucky"],
        "content/states/ky.yaml": ["@riverbend/kentucky"],
        "content/entries/pr/a.yaml": ["@someone"],
        "content/entries/us/a.yaml": ["@riverbend/nation"],
        "content/entries/oh/a.yaml": ["@riverbend/all"],
        "content/states/oh.yaml": ["@riverbend/all"],
        "content/crisis.yaml": ["@riverbend/crisis", "@one-person"],
        "site.toml": ["@riverbend/all"],
    }.items():
        assert asked(text, path) == names, path
    assert "reviewed_crisis_numbers" not in text  # a host has no such list
    assert "# Puerto Rico\n" in text


@pytest.mark.parametrize("state", sorted(LISTS["states"]))
def test_every_state_can_be_looked_after(state: str, tmp_path: Path) -> None:
    text = code_owners({state: ("@a/b",)}, LISTS, tmp_path)
    assert asked(text, f"content/entries/{state}/x.yaml") == asked(text, f"content/states/{state}.yaml") == ["@a/b"]


@pytest.mark.parametrize(
    ("rows", "code", "words"),
    [
        ('- about: Kentucky\n  ask: ["@a"]\n', "REVIEWER-AREA", "Did you mean ky?"),
        ('- about: KY\n  ask: ["@a"]\n', "REVIEWER-AREA", "Did you mean ky?"),
        ('- about: crises\n  ask: ["@a"]\n', "REVIEWER-AREA", "Did you mean crisis?"),
        ('- about: "*"\n  ask: ["@a"]\n', "REVIEWER-AREA", "two small letters"),
        ('- about: ky\n  ask: ["@a"]\n- about: ky\n  ask: ["@b"]\n', "REVIEWER-AREA", "delete the other"),
        ("- about: ky\n  ask: [kentucky]\n", "REVIEWER-NAME", "with its @"),
        ('- about: ky\n  ask: ["@a b"]\n', "REVIEWER-NAME", "with its @"),
        ('- about: ky\n  ask: ["@a\\n* @thief"]\n', "", ""),
        ('- about: ky\n  ask: ["@a # no"]\n', "REVIEWER-NAME", "with its @"),
        ('- about: ky\n  ask: ["@a/b/c"]\n', "REVIEWER-NAME", "with its @"),
        ('- about: ky\n  ask: ["@-a"]\n', "REVIEWER-NAME", "with its @"),
        ("- about: ky\n", "FIELD-MISSING", ""),
        ('- about: ky\n  asks: ["@a"]\n', "FIELD-UNKNOWN", "ask"),
        ("about: ky\n", "FIELD-SHAPE", '"- "'),
        ("- about: ky\n  ask: [\n", "YAML-", ""),
    ],
)
def test_what_is_wrong_is_told_and_never_reaches_the_file(tmp_path: Path, rows: str, code: str, words: str) -> None:
    reviewers, problems = read_reviewers(write(tmp_path, rows), LISTS)
    assert problems
    assert any(problem.code.startswith(code) and words in problem.fix for problem in problems)
    assert "ky" not in reviewers or reviewers == {"ky": ("@a",)}
    owners = [line for line in code_owners(reviewers, LISTS, tmp_path).splitlines() if "@" in line]
    assert all(line.startswith(("/content/entries/ky/ ", "/content/states/ky.yaml ")) for line in owners)


def test_an_empty_file_and_none_ask_nobody(tmp_path: Path) -> None:
    assert read_reviewers(write(tmp_path, "# nobody yet\n"), LISTS) == ({}, [])
    assert read_reviewers(tmp_path / "nowhere", LISTS) == ({}, [])


def test_check_says_when_github_would_ask_others_and_schema_mends_it(tmp_path: Path) -> None:
    content = write(tmp_path, ROWS)
    assert reviewer_problems(content, LISTS) == []  # not at home on GitHub
    (content.parent / ".github").mkdir()
    (content / "reviewers.yaml").write_text("# nobody yet, as in a new repository\n", encoding="utf-8")
    assert reviewer_problems(content, LISTS) == []
    (content / "reviewers.yaml").write_text(ROWS, encoding="utf-8")

    def run(*arguments: str) -> str:
        return CliRunner().invoke(cli, [*arguments, "--content", str(content)]).output

    assert "REVIEWER-STALE" in run("check")
    assert "CODEOWNERS" in run("schema")
    assert "REVIEWER-STALE" not in run("check")
    assert "@riverbend/kentucky" in (content.parent / OWNERS).read_text(encoding="utf-8")


def test_the_file_of_a_new_repository_needs_only_its_marks_taken_away(tmp_path: Path) -> None:
    text = (templates_dir() / "starter" / "reviewers.yaml").read_text(encoding="utf-8")
    assert read_reviewers(write(tmp_path, text), LISTS) == ({}, [])
    head, _, rows = text.partition("forgotten.\n#\n")
    reviewers, problems = read_reviewers(write(tmp_path, head + "forgotten.\n" + rows.replace("# ", "")), LISTS)
    assert problems == []
    assert set(reviewers) == {"everything", "crisis", "ky"}
