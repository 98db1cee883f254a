"""verify, close and rename as people type them."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.content.entry_files import CENTER, GROUP, WARMLINE, write_content


@pytest.fixture
def content(tmp_path: Path) -> Path:
    entries = {"ky/louisville/riverbend.yaml": CENTER, "ky/lunes.yaml": GROUP, "us/lakeshore.yaml": WARMLINE}
    return write_content(tmp_path, entries)


def text(content: Path, path: str) -> str:
    return (content / "entries" / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("entry", ["ky/riverbend", "riverbend", "RIVER", "ky/riverbend.yaml"])
def test_an_entry_is_named_by_id_slug_or_a_part(content: Path, entry: str) -> None:
    result = run("verify", entry, "--method", "website", "--by", "editor", "--date", "2026-11-20", "--content", content)
    assert result.exit_code == 0, result.output
    assert "ky/riverbend: checked on 2026-11-20" in result.stdout
    assert text(content, "ky/louisville/riverbend.yaml") == CENTER.replace(
        "{date: 2026-11-03, method: phone, by: volunteer}", "{date: 2026-11-20, method: website, by: editor}"
    )


def test_an_entry_is_named_by_its_file(content: Path) -> None:
    file = content / "entries/ky/louisville/riverbend.yaml"
    assert run("close", file, "--content", content).exit_code == 0
    assert "status: closed" in file.read_text(encoding="utf-8")
    outside = run("close", content / "crisis.yaml", "--content", content)
    assert outside.exit_code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("verify", "rivrbend", "--method", "phone"), "Did you mean ky/riverbend?"),
        (("verify", "e", "--method", "phone"), "could be ky/lunes, ky/riverbend, us/lakeshore. Write more of it."),
        (("verify", "", "--method", "phone"), 'There is no entry "".'),
        (("verify", "riverbend"), "--method is missing. It can be: phone, website, visit, organization_email."),
        (("verify", "riverbend", "--method", "phon"), "Did you mean phone?"),
        (("verify", "riverbend", "--method", "phone", "--by", "Ana"), "It can be: volunteer, editor, organization."),
        (("verify", "riverbend", "--method", "phone", "--date", "2026-11-23"), "is in the future"),
        (("verify", "riverbend", "--method", "phone", "--date", "11/3/2026"), "does not match the format"),
        (("close", "riverbend", "--note", "<b>gone</b>"), "Write plain words, without < and >."),
        (("close", "riverbend", "--note", "x" * 201), "200 is the most"),
        (("rename", "riverbend", "Open Door!"), "Perhaps open-door?"),
        (("rename", "riverbend", "tn/riverbend"), "names another state"),
        (("rename", "riverbend", "search"), "an address the site itself uses"),
        (("rename", "riverbend", "lunes"), "There is another entry ky/lunes"),
        (("rename", "riverbend", "riverbend"), "has that name already"),
        (("rename", "riverbend", "a" * 81), "at most 80"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_and_nothing_is_written(
    content: Path, words: tuple[str, ...], said: str
) -> None:
    before = {path: path.read_bytes() for path in content.rglob("*.yaml")}
    result = run(*words, "--content", content)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert {path: path.read_bytes() for path in content.rglob("*.yaml")} == before


def test_today_is_the_day_of_a_check(content: Path) -> None:
    assert run("verify", "lunes", "--method", "phone", "--content", content).exit_code == 0
    assert "    date: 2026-11-22\n    method: phone\n    by: volunteer\n" in text(content, "ky/lunes.yaml")
    assert run("check", "--content", content).exit_code == 0


def test_a_closed_entry_leaves_the_site_and_its_file_stays(content: Path, tmp_path: Path) -> None:
    result = run("close", "riverbend", "--note", "It moved into the library.", "--content", content)
    assert result.exit_code == 0, result.output
    assert "status: closed\nstatus_note: It moved into the library.\n" in text(content, "ky/louisville/riverbend.yaml")
    assert run("build", "--content", content, "--output", tmp_path / "_site", "--jobs", "1", "--lean").exit_code == 0
    assert not (tmp_path / "_site/ky/riverbend").exists()


def test_an_edit_that_would_bring_an_error_is_refused(content: Path) -> None:
    before = text(content, "ky/lunes.yaml")
    result = run("close", "lunes", "--note", "Ask at 100 Example Street.", "--content", content)
    assert result.exit_code == 1
    assert "ADDRESS-TEXT" in result.stdout
    assert "Nothing was written." in result.stdout
    assert text(content, "ky/lunes.yaml") == before


def test_old_links_lead_to_a_renamed_entry_and_its_feed_still_knows_it(content: Path, tmp_path: Path) -> None:
    (content / "feeds").mkdir()
    other = '{"record":"x/2","entry":"ky/lunes","said":{"name":"é"}}'
    ledger = (
        '{"feed":"x","about":{}}\n{"record":"x/1","entry":"ky/riverbend","said":{"name":"0a"},"rows":[{"name":"é"}]}\n'
    )
    (content / "feeds/x.jsonl").write_text(f"{ledger}{other}\n", encoding="utf-8")
    result = run("rename", "riverbend", "riverbend-sampleton", "--content", content)
    assert result.exit_code == 0, result.output
    assert not (content / "entries/ky/louisville/riverbend.yaml").exists()
    assert "former_ids:" in text(content, "ky/louisville/riverbend-sampleton.yaml")
    told = (content / "feeds/x.jsonl").read_text(encoding="utf-8")
    assert told == f"{ledger}{other}\n".replace("ky/riverbend", "ky/riverbend-sampleton")
    assert json.loads(told.splitlines()[1])["rows"] == [{"name": "é"}]
    assert run("build", "--content", content, "--output", tmp_path / "_site", "--jobs", "1", "--lean").exit_code == 0
    old = (tmp_path / "_site/ky/riverbend/index.html").read_text(encoding="utf-8")
    assert "riverbend-sampleton" in old
    taken = run("rename", "lunes", "riverbend", "--content", content)
    assert taken.exit_code == 2
    assert "is the old name of ky/riverbend-sampleton" in " ".join(taken.output.split())
    assert run("rename", "riverbend-sampleton", "riverbend", "--content", content).exit_code == 0
    assert run("check", "--content", content).exit_code == 0
