"""The import commands: a dry run writes nothing, a web address is asked politely, wrong usage is one sentence."""

import functools
import json
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli, import_command
from generator.exchange.fetch import fetch
from tests.content.entry_files import write_content
from tests.support.server import StaticServer

FEED = [
    {
        "name": "Quiet Harbor Group",
        "slug": "quiet-harbor",
        "day": 1,
        "time": "19:30",
        "end_time": "20:30",
        "location": "Harbor Library",
        "address": "100 Example Street",
        "city": "Louisville",
        "state": "KY",
        "postal_code": "40202",
        "country": "US",
        "types": ["O", "D"],
        "url": "https://harbor.example.org/",
    }
]
FLAGS = ("--name", "A test list", "--fellowship", "aa", "--as-of", "2026-11-01")


def run(*words: str | Path) -> Result:
    return CliRunner(env={"SOURCE_DATE_EPOCH": "1795305600"}).invoke(cli, [str(word) for word in words])  # 2026-11-22


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "feed.json").write_text(json.dumps(FEED), encoding="utf-8")
    return write_content(tmp_path, {})


def test_a_dry_run_shows_lines_and_writes_nothing(content: Path, tmp_path: Path) -> None:
    before = sorted(content.rglob("*"))
    result = run("import", "meeting-guide", tmp_path / "feed.json", "--into", content, "--dry-run", *FLAGS)
    assert result.exit_code == 0, result.output
    assert "+name: Quiet Harbor Group" in result.stdout
    assert "Nothing was written: this was a dry run." in result.stdout
    assert sorted(content.rglob("*")) == before


def test_what_is_imported_passes_the_check(content: Path, tmp_path: Path) -> None:
    assert run("import", "meeting-guide", tmp_path / "feed.json", "--into", content, *FLAGS).exit_code == 0
    assert len(list((content / "entries" / "ky").rglob("*.yaml"))) == 1
    assert run("check", "--content", content).exit_code == 0


def test_a_list_is_fetched_once_and_again_only_when_it_changed(
    content: Path, tmp_path: Path, static_server: Callable[..., StaticServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_command, "fetch", functools.partial(fetch, private=True))
    server = static_server(tmp_path)
    address = f"{server.url}feed.json"
    first = run("import", "meeting-guide", "--from", address, "--into", content, *FLAGS)
    assert first.exit_code == 0, first.output
    assert "1 new" in first.stdout
    assert list((content / "feeds").glob("*.http.json"))


@pytest.mark.parametrize("words", [(), ("FILE", "--from", "https://host.example.org/")])
def test_files_or_an_address_and_not_both(content: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    named = [str(tmp_path / "feed.json") if word == "FILE" else word for word in words]
    assert run("import", "meeting-guide", *named, "--into", content, *FLAGS).exit_code == 2


LISTS = ["meeting-guide", "bmlt", "hsds", "findtreatment", "csv", "samhsa"]


@pytest.mark.parametrize("standard", LISTS)
def test_what_is_missing_is_told_with_a_line_to_copy(content: Path, tmp_path: Path, standard: str) -> None:
    told = run("import", standard, "--into", content)
    assert told.exit_code == 2
    line = next(line for line in told.output.splitlines() if line.startswith(f"  recovery-site import {standard} "))
    words = shlex.split(line)[1:]
    files = [word for word in words if word.endswith((".json", ".csv", ".zip", ".xlsx"))]
    for file in files:
        (tmp_path / file).write_bytes(b"[]")
    again = run(*(str(tmp_path / word) if word in files else word for word in words))
    assert again.exit_code in (0, 1), again.output  # it is understood, whatever is said of an empty list
    assert "Usage" not in again.output


@pytest.mark.parametrize("standard", LISTS[:-1])
def test_a_list_without_a_name_is_told_what_the_name_is_for(content: Path, tmp_path: Path, standard: str) -> None:
    (tmp_path / "list.json").write_text("[]", encoding="utf-8")
    told = run("import", standard, tmp_path / "list.json", "--into", content)
    assert told.exit_code == 2
    assert "Say with --name what people call the list" in told.output
    assert f"recovery-site import {standard} " in told.output


def test_a_file_and_a_folder_that_are_not_there_are_named(content: Path, tmp_path: Path) -> None:
    assert "There is no file" in run("import", "csv", tmp_path / "list.csv", "--into", content, *FLAGS).output
    (tmp_path / "list.csv").write_text("", encoding="utf-8")
    told = run("import", "csv", tmp_path / "list.csv", "--into", tmp_path / "nowhere", *FLAGS)
    assert "recovery-site init" in told.output


def test_an_address_of_ones_own_network_is_not_asked(content: Path) -> None:
    result = run("import", "meeting-guide", "--from", "http://127.0.0.1:1/feed.json", "--into", content, *FLAGS)
    assert result.exit_code == 1
    assert "FETCH-ADDRESS" in result.output


def test_the_template_explains_its_columns() -> None:
    result = run("import", "template")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) >= 2


@pytest.mark.parametrize("data", [b"", b"{", b"[1, 2]", b"\x00\xff", b'{"a": [{"b": 1}]}'])
@pytest.mark.parametrize("standard", ["meeting-guide", "bmlt", "hsds", "findtreatment", "csv", "samhsa"])
def test_no_file_gives_a_traceback(content: Path, tmp_path: Path, data: bytes, standard: str) -> None:
    file = tmp_path / "odd.json"
    file.write_bytes(data)
    flags = () if standard == "samhsa" else FLAGS
    result = run("import", standard, file, "--into", content, *flags)
    assert result.exit_code in (0, 1)
    assert result.exception is None or isinstance(result.exception, SystemExit)
