"""A new host's repository checks, builds and audits clean at once, from the checkout and from a wheel alone."""

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator import config
from generator.cli import audit_command, cli
from generator.publish.hosts import HOSTS
from generator.publish.starter import PUBLISHING
from tests.support import ROOT


def run(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def test_the_hosts_of_the_settings_are_the_hosts_we_know() -> None:
    assert set(config.HOSTS) == set(HOSTS)
    assert set(HOSTS) <= set(PUBLISHING)


@pytest.mark.slow
def test_a_new_repository_checks_builds_and_audits_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = tmp_path / "new"
    told = (
        "--name",
        'Ōur "own" list',
        "--base-url",
        "https://host.example.org/repo",
        "--contact-email",
        "desk@example.org",
    )
    code, said = run("init", new, *told, "--publish", "nginx")
    assert code == 0, said
    assert "recovery-site check" in said
    read, problems = config.read_config(new / "site.toml")
    assert (read.name, read.base_url, read.host) == ('Ōur "own" list', "https://host.example.org/repo/", "nginx")
    assert problems.found == []
    code, said = run("check", "--content", new / "content")
    assert code == 0
    assert "no problems" in said
    assert run("build", "--content", new / "content", "--output", new / "_site")[0] == 0
    code, said = run("audit", new / "_site", "--content", new / "content")
    assert code == 0, said
    assert "no problems" in said
    small = replace(HOSTS["nginx"], files=10, source="https://host.example.org/limits")
    monkeypatch.setattr(audit_command, "HOSTS", {"nginx": small})
    code, said = run("audit", new / "_site", "--content", new / "content")
    assert code == 1, "a workflow must stop here"
    assert "nginx takes 10" in said
    assert "entry_pages = false" in said


@pytest.mark.parametrize("publishing", sorted(PUBLISHING))
def test_every_way_of_publishing_has_its_files_and_says_how_to_go_on(tmp_path: Path, publishing: str) -> None:
    code, said = run("init", tmp_path / "new", "--publish", publishing)
    assert code == 0, said
    files = {
        path.relative_to(tmp_path / "new").as_posix(): path for path in (tmp_path / "new").rglob("*") if path.is_file()
    }
    assert set(PUBLISHING[publishing]) < set(files)
    for name in PUBLISHING[publishing]:
        text = files[name].read_text(encoding="utf-8")
        assert "$$" not in text
        if name.endswith(".yml"):
            assert yaml.safe_load(text)
    readme = files["README.md"].read_text(encoding="utf-8")
    assert "$" not in readme
    assert "## Publish it\n\n" in readme
    made_up = {"content/schema/FIELDS.md", "content/schema/PROBLEMS.md", "content/schema/entry.schema.json"}
    assert made_up < set(files)  # their examples are no listings
    assert not any("555-01" in path.read_text(encoding="utf-8") for name, path in files.items() if name not in made_up)


def test_a_site_for_a_state_or_counties_is_told_at_once(tmp_path: Path) -> None:
    code, said = run("init", tmp_path / "new", "--region", "KY/Jefferson", "--region", "ky/bullitt")
    assert code == 0, said
    read, problems = config.read_config(tmp_path / "new" / "site.toml")
    assert (read.region, problems.found) == (("ky/jefferson", "ky/bullitt"), [])
    for wrong, why in (("zz", "two small letters of a state"), ("ky/jeferson", "no county is known as ky/jeferson")):
        code, said = run("init", tmp_path / "other", "--region", wrong)
        assert code == 2
        assert why in said
        assert not (tmp_path / "other").exists()


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    code, said = run("init", tmp_path)
    assert code == 2
    assert "is not empty" in said
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.slow
def test_a_wheel_alone_makes_a_repository_and_a_clean_site(tmp_path: Path) -> None:
    """As a host has it: nothing but the wheel and its libraries; no checkout, no templates beside it."""

    def done(*command: str | Path, folder: Path = tmp_path) -> str:
        ran = subprocess.run(
            [str(part) for part in command], cwd=folder, env=env, check=False, capture_output=True, text=True
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    offline = ("--quiet", "--no-deps", "--no-index")
    wheel = ("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path, ROOT)
    done(sys.executable, *wheel, folder=ROOT)
    venv.create(tmp_path / "empty", with_pip=True)
    python = next((tmp_path / "empty").rglob("python.exe" if os.name == "nt" else "bin/python"))
    done(python, "-m", "pip", "install", *offline, next(tmp_path.glob("recovery_site-*.whl")))
    env["PYTHONPATH"] = sysconfig.get_path("purelib")  # the libraries, without asking the network for them again
    tool = next(python.parent.glob("recovery-site*"))
    assert "/empty/" in done(python, "-c", "import generator; print(generator.__file__)").replace("\\", "/")
    done(tool, "init", "new", "--publish", "github-pages")
    for command in ("check", "build", "audit"):
        said = done(tool, command, folder=tmp_path / "new")
    assert "no problems" in said
