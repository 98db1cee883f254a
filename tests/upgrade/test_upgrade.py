"""A host upgrades the tool and changes nothing else: its repository of an earlier edition builds and audits clean.

`first/` is frozen: what `init` wrote on 2026-11-26 (commit 7e1fd86, version 0.1.0, before any tag), with fewer entries, and
with files of a host's own in templates/ as the first edition that knew such files took them. Never mend it to get a test
through: what it needs, hosts' repositories need, and it stands in CHANGELOG.md.
"""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import cli
from generator.config import read_config
from tests.support import ROOT

FIRST = ROOT / "tests" / "upgrade" / "first"


def run(*words: object) -> str:
    told = CliRunner().invoke(cli, [str(word) for word in words])
    assert told.exit_code == 0, told.output
    return told.output


def test_old_settings_are_still_understood() -> None:
    config, problems = read_config(FIRST / "site.toml")
    assert problems.found == []
    assert (config.name, config.languages, config.host) == ("Riverbend Directory", ("en", "es"), "nginx")


@pytest.mark.slow
def test_a_repository_of_the_first_edition_builds_with_this_one(tmp_path: Path) -> None:
    host = tmp_path / "tests" / "host"  # its invented entry belongs below a folder named tests
    shutil.copytree(FIRST, host)
    content, site = host / "content", tmp_path / "_site"
    run("check", "--content", content)
    run("build", "--content", content, "--output", site)
    assert "no problems" in run("audit", site, "--content", content)
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "Our meeting place is at 100 Example Street." in home
    assert "assets/css/own.css" in home
    assert (site / "assets" / "css" / "own.css").is_file()
    assert (site / ".host" / "nginx.conf").is_file()
    assert (site / "es" / "ky" / "quiet-room-respite" / "index.html").is_file()
