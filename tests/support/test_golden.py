"""The comparer of golden files says what differs, and writes only when told to."""

from pathlib import Path

import pytest

from tests.support.golden import Golden


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


def test_equal_folders_pass(tmp_path: Path) -> None:
    now, then = write(tmp_path / "now", **{"ky/a": "1\n"}), write(tmp_path / "then", **{"ky/a": "1\n"})
    Golden(update=False).folder(now, then)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({"a": "one\n", "b": "2\n", "c": ""}, "not expected: c"),
        ({"a": "one\n"}, "not written any more: b"),
        ({"a": "uno\n", "b": "2\n"}, "-one\n+uno"),
        ({"a": "one\r\n", "b": "2\n"}, "differs in line ends only: a"),
    ],
)
def test_each_difference_is_named(tmp_path: Path, now: dict[str, str], said: str) -> None:
    then = write(tmp_path / "then", a="one\n", b="2\n")
    with pytest.raises(pytest.fail.Exception) as failure:
        Golden(update=False).folder(write(tmp_path / "now", **now), then)
    assert said in str(failure.value)
    assert "make golden" in str(failure.value)


def test_updating_makes_the_golden_folder_the_same(tmp_path: Path) -> None:
    now, then = write(tmp_path / "now", a="new", c="c"), write(tmp_path / "then", a="old", b="b")
    Golden(update=True).folder(now, then)
    assert {path.name: path.read_text() for path in then.iterdir()} == {"a": "new", "c": "c"}


def test_a_text_is_compared_with_its_file(tmp_path: Path) -> None:
    golden_file = tmp_path / "out" / "reference.md"
    with pytest.raises(pytest.fail.Exception):
        Golden(update=False).text("one\n", golden_file)
    Golden(update=True).text("one\n", golden_file)
    Golden(update=False).text("one\n", golden_file)
