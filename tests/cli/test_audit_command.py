"""`recovery-site audit` as a person calls it."""

import json
from pathlib import Path

from click.testing import CliRunner

from generator.cli import cli
from tests.support import ROOT

SMALL = ROOT / "tests" / "sites" / "small"


def run(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout


def test_a_built_site_is_clean_and_a_broken_one_names_page_line_and_cure(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run("build", "--content", SMALL, "--output", site)[0] == 0
    code, said = run("audit", site, "--content", SMALL)
    assert code == 0
    assert "no problems." in said
    (site / "talk" / "index.html").unlink()
    code, said = run("audit", site, "--content", SMALL)
    assert code == 1
    assert "index.html:" in said
    assert "leads to a page that is not there" in said
    code, said = run("audit", site, "--content", SMALL, "--format", "json")
    assert {problem["code"] for problem in json.loads(said)["problems"]} >= {"AUDIT-LINK"}


def test_a_folder_that_is_no_site_is_one_sentence(tmp_path: Path) -> None:
    code, said = run("audit", tmp_path, "--content", SMALL)
    assert code == 1
    assert "was not written by recovery-site" in said
