"""What is kept between runs comes back as it was, or is not kept at all; damaged or of another edition, it is not there."""

from pathlib import Path

import pytest

from generator.content import packed as module
from generator.content.entry_files import Remembered
from generator.content.load import Reading, read_content
from generator.content.packed import Cache, hashed, opened, own_cache, packed, sealed, unpacked
from generator.content.vocabulary_files import known_vocabulary, read_vocabulary
from generator.directory import zips
from generator.directory.credentials import FigureSource
from generator.directory.model import Source
from generator.resources import vocabulary_dir
from tests.content.entry_files import CENTER, GROUP, TODAY, WARMLINE, write_content
from tests.support import ROOT

FILES = {
    "ky/center.yaml": CENTER,
    "ky/group.yaml": GROUP,
    "us/line.yaml": WARMLINE,
    "ky/wrong.yaml": CENTER.replace('"10:00"', "10am").replace("name: ", "nmae: "),
    "ky/odd.yaml": CENTER + "former_names: [Old]\nages: {min: 18}\ntranslations:\n  es: {name: Ribera}\n",
}


@pytest.mark.parametrize("shipped", [False, True])
def test_what_reading_gave_comes_back_as_it_was(tmp_path: Path, shipped: bool) -> None:
    root = ROOT / "content" if shipped else write_content(tmp_path, FILES)
    reads = read_content(root, Reading(TODAY, vocabulary_dir())).reads
    assert len(reads) >= (20 if shipped else len(FILES))
    assert unpacked(packed(reads), dict[str, Remembered]) == reads
    for shown, one in reads.items():
        assert one.print == hashed(Path(shown).read_bytes())


def test_the_vocabulary_comes_back_as_it_was_until_a_file_changes(tmp_path: Path) -> None:
    folder, cache = tmp_path / "vocabulary", Cache(tmp_path / "cache")
    folder.mkdir()
    for path in vocabulary_dir().glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    whole = read_vocabulary(folder, "v")
    for _ in range(2):
        assert known_vocabulary(folder, "v", cache)[:2] == whole
    services = folder / "services.yaml"
    services.write_text(services.read_text(encoding="utf-8").replace("en: ", "en: Good ", 1), encoding="utf-8")
    assert known_vocabulary(folder, "v", cache)[:2] == read_vocabulary(folder, "v") != whole


def test_kept_zip_codes_are_those_of_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "_keep", zips._keep)
    zips.keep_with(lambda name, kind, make: Cache(tmp_path).get(name, "", kind, make))
    for _ in range(2):
        assert zips._beginning_with.__wrapped__("9") == zips._read_tenth("9")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["zips-9"]


def fails() -> int:
    raise AssertionError


def test_a_value_is_made_once_for_a_key_and_again_where_it_is_damaged(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.get("n", "one", int, lambda: 1) == 1
    assert cache.get("n", "one", int, fails) == 1
    assert cache.get("n", "two", int, lambda: 2) == 2
    (tmp_path / "n").write_bytes((tmp_path / "n").read_bytes().replace(b"2]", b"3]"))
    assert cache.get("n", "two", int, lambda: 4) == 4
    assert cache.get("n", "two", str, lambda: "5") == "5"
    assert Cache().get("n", "two", int, lambda: 6) == 6


def test_what_would_come_back_as_something_else_is_not_kept(tmp_path: Path) -> None:
    found = (FigureSource("website", "https://a.example.org"),)
    for _ in range(2):
        assert Cache(tmp_path).get("n", "k", tuple[Source, ...], lambda: found) == found
    assert not (tmp_path / "n").exists()


def test_another_version_and_another_edition_of_the_tool_are_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "n").write_bytes(sealed([1, 2]))
    assert opened(tmp_path / "n", list[int]) == [1, 2]
    monkeypatch.setattr(module, "VERSION", module.VERSION + 1)
    assert opened(tmp_path / "n", list[int]) is None
    monkeypatch.undo()
    Cache(tmp_path).get("n", "k", int, lambda: 1)
    monkeypatch.setattr(module, "_tool", lambda: "another")
    assert Cache(tmp_path).get("n", "k", int, lambda: 7) == 7


def test_where_nothing_can_be_written_the_value_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert Cache(tmp_path / "file" / "below").get("n", "k", int, lambda: 1) == 1
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert own_cache().folder == tmp_path / "recovery-site"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert own_cache().folder == Path.home() / ".cache" / "recovery-site"
