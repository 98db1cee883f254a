"""`recovery-site links` as people type it, against a server on this computer."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli import links_command
from generator.exchange.upkeep import looking
from tests.cli.test_commands import run
from tests.content.entry_files import CENTER, write_content
from tests.exchange.test_looking import LIMITS, Site, page

DEAD = "https://riverbend.example.org/hours"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server that stands for riverbend.example.org: its website is there, the page of its hours is not."""
    made = Site()
    made.acts["/"] = page()
    real = looking.look_at

    def look_at(urls: list[str], *rest: object) -> object:
        here = [url.replace("https://riverbend.example.org", made.url) for url in urls]
        found = real(here, *rest)  # type: ignore[arg-type]  # passed on as they came
        return [replace(verdict, url=url) for verdict, url in zip(found, urls, strict=True)]

    monkeypatch.setattr(links_command, "look_at", look_at)
    monkeypatch.setattr(links_command, "LIMITS", LIMITS)
    yield made
    made.close()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path, {"ky/riverbend.yaml": CENTER})


def test_what_is_wrong_is_told_and_blocks_nobody(content: Path, tmp_path: Path, site: Site) -> None:
    cache = tmp_path / "cache.json"
    result = run("links", "--content", content, "--cache", cache)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"{DEAD}\n    dead: The page is not there: the server answers 404.")
    assert "2 addresses, 2 asked now: 1 with a problem, 0 with a hint, 0 that cannot be told." in result.stdout
    assert json.loads(cache.read_text(encoding="utf-8"))["links"][DEAD]["since"] == "2026-11-22"
    again = run("links", "--content", content, "--cache", cache)
    assert "2 addresses, 1 asked now: 1 with a problem" in again.stdout
    assert site.asked.count("/") == 1


def test_json_and_issues(content: Path, tmp_path: Path, site: Site) -> None:
    told = json.loads(run("links", "--format", "json", "--content", content, "--cache", tmp_path / "c").stdout)
    assert [row["url"] for row in told["links"]] == [DEAD]
    folder = tmp_path / "issues"
    words = ("links", "--format", "issues", "--output", folder, "--content", content, "--cache", tmp_path / "c")
    assert run(*words).stdout == f"Wrote 1 issue into {folder}.\n"
    assert (folder / "ky.md").read_text(encoding="utf-8").startswith("# Links to look at: Kentucky (1)\n")


def test_other_states_stay_remembered(content: Path, tmp_path: Path, site: Site) -> None:
    cache = tmp_path / "cache.json"
    run("links", "--content", content, "--cache", cache)
    before = cache.read_bytes()
    result = run("links", "--state", "tn", "--content", content, "--cache", cache)
    assert "0 addresses, 0 asked now" in result.stdout
    assert cache.read_bytes() == before
    assert run("links", "--state", "zz", "--content", content, "--cache", cache).exit_code == 2


def test_without_a_network_nothing_is_remembered(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links_command, "offline", lambda *_: True)
    monkeypatch.setattr(links_command, "look_at", lambda *_: [])
    result = run("links", "--content", content, "--cache", tmp_path / "c")
    assert result.exit_code == 1
    assert "is this computer online?" in result.output
    assert not (tmp_path / "c").exists()


def test_check_and_build_never_ask_anybody(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("somebody was asked")

    monkeypatch.setattr("socket.getaddrinfo", refuse)
    assert run("check", "--content", content).exit_code == 0
    assert run("build", "--content", content, "--output", tmp_path / "_site", "--jobs", "1").exit_code == 0
