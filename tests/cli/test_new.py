"""`recovery-site new`: questions and options, each answer checked at once, and a file that passes check."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import cli, new_command
from tests.cli.test_commands import run
from tests.content.entry_files import CENTER, write_content

WARMLINE = [
    *("--type", "peer_program", "--subtype", "warmline", "--name", "Lakeshore Peer Warmline", "--state", "us"),
    *("--phone", "1-800-555-0199", "--source-url", "https://lakeshore.example.org", "--source-date", "2026-11-02"),
    *("--summary", "Not a crisis line: peers listen."),
]
CENTER_WORDS = [
    *("--type", "Recovery center", "--subtype", "clubhouse", "--name", "Café Añejo & Friends", "--state", "kentucky"),
    *("--city", "Louisville", "--visibility", "public", "--street", "100 Example Street", "--zip", "40202"),
    *("--phone", "(502) 555-0143", "--website", "www.example.org", "--days", "Monday, wed", "--start", "6:30 pm"),
    *("--end", "20.30", "--services", "drop in, naloxone", "--source-kind", "phone", "--source-date", "2026-11-02"),
]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path, {"ky/riverbend.yaml": CENTER})


def without(words: list[str], option: str) -> list[str]:
    at = words.index(option)
    return words[:at] + words[at + 2 :]


def entries(content: Path) -> list[str]:
    base = content / "entries"
    return sorted(path.relative_to(base).as_posix() for path in base.rglob("*.yaml"))


@pytest.mark.parametrize(
    ("words", "path"), [(WARMLINE, "us/lakeshore-peer-warmline.yaml"), (CENTER_WORDS, "ky/cafe-anejo-and-friends.yaml")]
)
def test_options_make_a_commented_entry_that_passes_check(content: Path, words: list[str], path: str) -> None:
    result = run("new", *words, "--content", content)
    assert result.exit_code == 0, result.output
    assert "It passes check." in result.stdout
    file = content / "entries" / path
    text = file.read_text(encoding="utf-8")
    assert "\n# The name people know." in text
    assert run("check", "--content", content, file).exit_code == 0
    assert run("fmt", "--check", "--content", content, file).exit_code == 0


def test_answers_are_written_our_way(content: Path) -> None:
    run("new", *CENTER_WORDS, "--content", content)
    text = (content / "entries/ky/cafe-anejo-and-friends.yaml").read_text(encoding="utf-8")
    for line in (
        "type: recovery_center",
        '    - number: "502-555-0143"',
        '  website: "https://www.example.org"',
        "  state: KY",
        "    days: [mon, wed]",
        '    start: "18:30"',
        '    end: "20:30"',
        "    timezone: America/New_York",
        "    kind: open_hours".replace("    kind", "  - kind"),
        "services: [drop_in, naloxone]",
    ):
        assert line in text.splitlines()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            [],
            "Nobody can be asked here, and this is missing: --type, --subtype, --name, --state, --source-url, --source-date.",
        ),
        (without(CENTER_WORDS, "--start"), "this is missing: --start."),
        (without(CENTER_WORDS, "--visibility"), "this is missing: --visibility."),
        (
            [*CENTER_WORDS, "--visibility", "city_only"],
            "An address that is not public is never written: leave out --street.",
        ),
        ([*CENTER_WORDS, "--visibility", "ask"], "leave out --street."),
        ([*WARMLINE, "--zip", "40202"], "A nationwide entry has no address: leave out --zip."),
        (without(CENTER_WORDS, "--city"), "An address needs its city (--city), and: leave out --street."),
        ([*CENTER_WORDS, "--subtype", "warmlin"], "We write it warmline."),
        (
            [*CENTER_WORDS, "--subtype", "warmline"],
            "warmline does not belong to recovery_center. It can be: recovery_community_center",
        ),
        ([*CENTER_WORDS, "--phone", "555-0143"], "is not a US phone number."),
        ([*CENTER_WORDS, "--start", "6:30"], "is not a time as we write it."),
        ([*CENTER_WORDS, "--state", "Kentuky"], '--state: There is no state "Kentuky". Did you mean Kentucky?'),
        ([*CENTER_WORDS, "--state", "zz"], 'There is no state "zz".'),
        ([*CENTER_WORDS, "--services", "dropin, naloxone"], "We write it drop_in."),
        ([*CENTER_WORDS, "--source-date", "2026-11-23"], "is in the future"),
        ([*CENTER_WORDS, "--name", "<b>x</b>"], "Write plain words, without < and >."),
        ([*CENTER_WORDS, "--name", "火"], "No file name can be made of this name"),
        ([*CENTER_WORDS, "--timezone", "Kentucky"], "is not a time zone"),
        ([*CENTER_WORDS, "--subtype", "recovery_residence"], "is a home"),
        ([*CENTER_WORDS, "--name", "Hope Safe House"], "By its name this is a shelter"),
    ],
)
def test_what_is_wrong_or_missing_is_one_clear_sentence_and_nothing_is_written(
    content: Path, words: list[str], said: str
) -> None:
    result = run("new", *words, "--content", content)
    assert result.exit_code == 2, result.output
    assert said in " ".join(result.output.split())
    assert entries(content) == ["ky/riverbend.yaml"]


def test_no_file_is_ever_overwritten(content: Path) -> None:
    names = []
    for _ in range(4):
        assert run("new", *CENTER_WORDS, "--name", "Riverbend", "--content", content).exit_code == 0
        names.append(len(entries(content)))
    assert names == [2, 3, 4, 5]
    assert entries(content)[:3] == [
        "ky/riverbend-louisville-2.yaml",
        "ky/riverbend-louisville-3.yaml",
        "ky/riverbend-louisville-4.yaml",
    ]
    assert (content / "entries/ky/riverbend.yaml").read_text(encoding="utf-8") == CENTER
    reserved = run("new", *CENTER_WORDS, "--name", "Search", "--content", content)
    assert "ky/search-louisville" in reserved.stdout


def test_outside_of_tests_nothing_invented_is_taken(tmp_path: Path) -> None:
    content = write_content(tmp_path, {})
    content = content.rename(tmp_path / "content")
    result = run("new", *CENTER_WORDS, "--content", content)
    assert result.exit_code == 2
    assert "--phone: 502-555-0143 is a number kept for fiction." in " ".join(result.output.split())


def ask(content: Path, lines: list[str], monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    monkeypatch.setattr(new_command, "can_ask", lambda: True)
    return CliRunner(env={"SOURCE_DATE_EPOCH": "1795305600"}).invoke(
        cli, ["new", *words, "--content", str(content)], input="\n".join(lines) + "\n"
    )


def test_a_person_is_asked_and_told_at_once(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [
        *("2", "?", "3", "Evening Circle", "Sample County Library", "A family group."),
        *("Kentuky", "Kentucky", "Louisville", "1", "Room B", "100 Example Street", "12", "40202"),
        *("555", "502.555.0143", "", "n", "", "example.org"),
        *("Mondy", "Monday", "6:30", "6:30 pm", "", "", "n"),
        *("1", "family support", "en", "free", "", "", "", "7", "2"),
    ]
    result = ask(content, answers, monkeypatch)
    if result.exit_code:
        raise AssertionError(result.output) from result.exception
    assert "Enter skips it." in result.output
    assert "is not a US phone number." in result.output
    assert "We write it mon." in result.output
    path = next(content / "entries" / name for name in entries(content) if "evening" in name)
    text = path.read_text(encoding="utf-8")
    assert "subtype: family_group\n" in text
    assert '    start: "18:30"\n' in text
    assert "      retrieved: 2026-11-22\n" in text


def test_a_hidden_place_is_not_asked_for_its_address(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [
        "Sober House",
        "",
        "",
        "KY",
        "Louisville",
        "city_only",
        "",
        "",
        "https://example.org",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
    ]
    result = ask(content, answers, monkeypatch, "--type", "recovery_center", "--subtype", "recovery_residence")
    if result.exit_code:
        raise AssertionError(result.output) from result.exception
    assert "Street and number?" not in result.output
    text = (content / "entries/ky/sober-house.yaml").read_text(encoding="utf-8")
    assert "visibility: city_only" in text
    assert "street" not in text.replace("street address", "")


def test_a_place_nobody_can_reach_is_asked_about_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["Lonely", "", "", "KY", "", "", "", "", "", "", "lonely.example.org", *[""] * 10]
    words = ("--type", "support_group", "--subtype", "family_group", "--source-kind", "phone")
    result = ask(content, answers, monkeypatch, *words)
    if result.exit_code:
        raise AssertionError(result.output) from result.exception
    assert "It needs one way to reach it" in result.output
    assert '  website: "https://lonely.example.org"\n' in (content / "entries/ky/lonely.yaml").read_text(
        encoding="utf-8"
    )


def test_who_ends_it_leaves_nothing_behind(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = ask(content, ["1", "1", "A Name"], monkeypatch)  # the input ends here
    assert result.exit_code == 1
    assert entries(content) == ["ky/riverbend.yaml"]
