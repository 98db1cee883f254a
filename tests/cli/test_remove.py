"""A removed listing is gone from everything in the same build, and no import brings it back."""

import json
from pathlib import Path

import pytest

from generator.content.load import read_shared
from generator.exchange.removed import read_removed
from generator.exchange.takedown import came_back
from generator.resources import vocabulary_dir
from tests.cli.test_commands import run
from tests.content.entry_files import CENTER, GROUP, WARMLINE, read, write_content
from tests.exchange.feeds import ONLINE, OPTIONS, ROW, Feeds

SALT = "correct horse battery"
# Not the examples of the table of fields: those stand on the page that takes new entries.
ITS_OWN = CENTER.replace("502-555-0143", "502-555-0177").replace("100 Example Street", "147 Unlikely Street")
ITS_OWN = ITS_OWN.replace("Riverbend", "Quillstone").replace("riverbend", "quillstone")
SECRETS = ("502-555-0177", "5025550177", "uillstone", "147 Unlikely Street")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_content(tmp_path, {"ky/riverbend.yaml": CENTER, "ky/lunes.yaml": GROUP, "us/lakeshore.yaml": WARMLINE})


def test_everything_loses_it_in_the_same_build_and_is_as_if_it_had_never_been(content: Path, tmp_path: Path) -> None:
    renamed = ITS_OWN.replace("summary:", 'former_ids: ["ky/old-quillstone"]\nsummary:', 1)
    (content / "entries/ky/riverbend.yaml").unlink()
    (content / "entries/ky/quillstone.yaml").write_text(renamed, encoding="utf-8")

    def traces() -> dict[str, list[str]]:
        output, exports = tmp_path / "_site", tmp_path / "export"
        assert run("build", "--content", content, "--output", output, "--jobs", "1").exit_code == 0
        for standard in ("meeting-guide", "hsds", "csv", "geojson"):
            assert run("export", standard, "--content", content, "--output", exports / standard).exit_code == 0
        files = [path for folder in (output, exports) for path in folder.rglob("*") if path.is_file()]
        assert len(files) > 20
        return {
            secret: [
                p.as_posix()
                for p in files
                if secret.encode() in p.read_bytes() or secret in p.as_posix().removeprefix(tmp_path.as_posix())
            ]
            for secret in SECRETS
        }

    assert all(traces().values())
    result = run("remove", "quillstone", "--reason", "asked", "--salt", SALT, "--content", content)
    assert result.exit_code == 0, result.output
    assert traces() == {secret: [] for secret in SECRETS}
    kept = (content / "removed.yaml").read_text(encoding="utf-8")
    assert not any(secret in kept for secret in SECRETS)
    # The build that followed the removal gave the very site of a directory that never had it.
    never = write_content(tmp_path / "never", {"ky/lunes.yaml": GROUP, "us/lakeshore.yaml": WARMLINE})
    other = tmp_path / "never" / "_site"
    assert run("build", "--content", never, "--output", other, "--jobs", "1", "--clean").exit_code == 0
    sites = [
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "_site", other)
    ]
    assert sites[0] == sites[1]


def test_marks_that_others_share_are_not_hashed(content: Path) -> None:
    twin = CENTER.replace("Riverbend Recovery Community Center", "Hilltop").replace("100 Example", "102 Example")
    (content / "entries/ky/hilltop.yaml").write_text(twin, encoding="utf-8")
    assert run("remove", "riverbend", "--reason", "asked", "--salt", SALT, "--content", content).exit_code == 0
    removed, problems = read_removed(content, SALT)
    assert problems == []
    hilltop, riverbend = read(twin, "ky/hilltop.yaml").entry, read(CENTER, "ky/riverbend.yaml").entry
    assert hilltop is not None
    assert riverbend is not None
    assert not removed.holds(hilltop, (), SALT)
    assert removed.holds(riverbend, (), SALT)
    assert not removed.holds(riverbend, (), "another secret word")
    assert [p.code for p in came_back(content, [hilltop, riverbend], SALT)] == ["REMOVED-BACK"]
    assert came_back(content, [hilltop, riverbend]) == []  # without the secret word nobody can know


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("riverbend",), "--reason is one word."),
        (("riverbend", "--reason", "aksed"), "Did you mean asked?"),
        (("riverbend", "--reason", "asked"), "only the secret word can keep imports from bringing it back"),
        (("riverbend", "--reason", "asked", "--salt", "short"), "too short"),
        (("nowhere", "--reason", "asked", "--salt", SALT), "There is no entry"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_touched(content: Path, words: tuple[str, ...], said: str) -> None:
    result = run("remove", *words, "--content", content)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert (content / "entries/ky/riverbend.yaml").exists()
    assert not (content / "removed.yaml").exists()


def test_removing_twice_keeps_the_earlier_lines(content: Path) -> None:
    (content / "removed.yaml").write_text("# ours\n- {record: x/9, on: 2026-01-01}", encoding="utf-8")
    for entry in ("riverbend", "lunes"):
        assert run("remove", entry, "--reason", "unsafe", "--salt", SALT, "--content", content).exit_code == 0
    kept = (content / "removed.yaml").read_text(encoding="utf-8")
    assert kept.startswith("# ours\n- {record: x/9, on: 2026-01-01}\n- {hash: ")
    removed, problems = read_removed(content, SALT)
    assert problems == []
    assert removed.records == {"x/9"}
    assert len(removed.hashes) == len(set(kept.splitlines())) - 2


def test_a_broken_entry_is_removed_too(content: Path) -> None:
    file = content / "entries/ky/broken.yaml"
    file.write_text("name: [", encoding="utf-8")
    result = run("remove", "broken", "--reason", "false", "--salt", SALT, "--content", content)
    assert result.exit_code == 0
    assert "had errors" in result.stdout
    assert not file.exists()


def test_an_import_never_brings_it_back_and_the_ledger_keeps_ids_only(tmp_path: Path) -> None:
    feeds = Feeds(tmp_path)
    feeds.run([ROW, ONLINE])
    entry = "ky/open-door-louisville"
    assert run("remove", entry, "--reason", "asked", "--content", feeds.content).exit_code == 0
    ledger = (feeds.content / f"feeds/{OPTIONS.feed}.jsonl").read_text(encoding="utf-8")
    line = next(json.loads(raw) for raw in ledger.splitlines() if f'"{entry}"' in raw)
    assert set(line) <= {"record", "entry", "said"}
    assert line["said"] == {}
    feeds.run([ROW, ONLINE])
    names = [path.stem for path in (feeds.content / "entries").rglob("*.yaml")]
    assert "open-door-louisville" not in names
    (feeds.content / f"feeds/{OPTIONS.feed}.jsonl").unlink()  # even where the import has forgotten everything
    result = feeds.run([ROW, ONLINE])
    assert [end.reason for end in result.report.ends if end.reason] == ["removed on request"]
    assert not list((feeds.content / "entries").rglob("open-door*.yaml"))


def test_what_came_back_by_its_record_is_told_without_any_secret(tmp_path: Path) -> None:
    feeds = Feeds(tmp_path)
    feeds.run([ROW])
    path = next((feeds.content / "entries").rglob("open-door*.yaml"))
    text = path.read_text(encoding="utf-8")
    assert run("remove", path, "--reason", "asked", "--content", feeds.content).exit_code == 0
    vocabulary, _ = read_shared(feeds.content, vocabulary_dir())
    assert vocabulary.lists
    entry = read(text, "ky/open-door-louisville.yaml").entry
    assert entry is not None
    assert [p.code for p in came_back(feeds.content, [entry])] == ["REMOVED-BACK"]
