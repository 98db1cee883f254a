"""A check with what an earlier one has kept tells the same as one without, whatever was changed between them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from generator.content import kept_checks
from generator.content.entry_files import Remembered
from generator.content.kept_checks import KeptChecks
from generator.content.load import Content, Reading, read_content
from generator.content.packed import Cache
from generator.resources import vocabulary_dir
from tests.content.entry_files import CENTER, GROUP, TODAY, WARMLINE, write_content

READING = Reading(TODAY, vocabulary_dir())
NEXT = TODAY + dt.timedelta(days=400)
ODD = CENTER.replace("name: Riverbend Recovery Community Center", "name: RIVERBEND RECOVERY")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept_checks, "KEEPS_FROM", 1)
    return write_content(
        tmp_path,
        {"ky/a.yaml": CENTER, "ky/b.yaml": GROUP, "ky/c.yaml": "a: b: c", "oh/d.yaml": ODD, "us/e.yaml": WARMLINE},
    )


def check(content: Path, today: dt.date = TODAY, vocabulary: Path | None = None) -> tuple[Content, list[str]]:
    """What a check tells, and the files whose answer it took from an earlier one."""
    folder = vocabulary or vocabulary_dir()
    reading = replace(READING, today=today, vocabulary_dir=folder, cache=Cache(content.parent / "words"))
    kept = KeptChecks(Cache(content.parent / "cache"), content, today, folder, ())
    taken: list[str] = []

    def known(shown: str) -> Remembered | None:
        if (found := kept.known(shown)) is not None:
            taken.append(Path(shown).stem)
        return found

    read = read_content(content, replace(reading, known=known))
    kept.keep(read.reads)
    assert read == read_content(content, reading)
    return read, sorted(taken)


def edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def test_only_files_that_changed_are_checked_again(content: Path) -> None:
    assert check(content)[1] == []
    assert check(content)[1] == ["a", "b", "c", "d", "e"]
    edit(content / "entries/ky/a.yaml", lambda text: text.replace("state: KY", "state: ky"))
    (content / "entries/oh/d.yaml").rename(content / "entries/oh/f.yaml")
    (content / "entries/us/e.yaml").unlink()
    read, taken = check(content)
    assert taken == ["b", "c"]
    assert [Path(problem.path).stem for problem in read.problems if problem.severity == "error"][:1] == ["a"]
    assert check(content)[1] == ["a", "b", "c", "f"]


def test_whatever_else_an_answer_depends_on_ends_what_is_kept(content: Path, tmp_path: Path) -> None:
    check(content)
    assert check(content, NEXT)[1] == []
    (content / "exceptions.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert check(content, NEXT)[1] == []
    own = tmp_path / "words"
    copytree(vocabulary_dir(), own)
    assert check(content, NEXT, own)[1] == []
    edit(own / "rules" / "hosts.yaml", lambda text: f"{text}# no other\n")
    assert check(content, NEXT, own)[1] == []
    assert check(content, NEXT, own)[1] == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize("damage", [b"", b"{}", None])
def test_what_is_damaged_is_not_taken(content: Path, damage: bytes | None) -> None:
    check(content)
    for path in (content.parent / "cache").iterdir():
        data = path.read_bytes()
        path.write_bytes(data[:-9] + data[-8:] if damage is None else damage)
    assert check(content)[1] == []
    assert check(content)[1] == ["a", "b", "c", "d", "e"]


def test_a_small_folder_keeps_nothing(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_checks, "KEEPS_FROM", 6)
    check(content)
    assert not (content.parent / "cache").exists()
