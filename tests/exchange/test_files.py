"""Changes reach the disk whole or not at all."""

from pathlib import Path

import pytest

from generator.exchange.files import Change, existing_entries, write_changes


def test_files_are_written_in_order_with_their_folders(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    write_changes(
        tmp_path,
        [Change("entries/ky/a.yaml", "name: Ä\n"), Change("feeds/x.jsonl", "{}\r\n")],
        lambda done, total: steps.append((done, total)),
    )
    assert (tmp_path / "entries/ky/a.yaml").read_bytes() == "name: Ä\n".encode()
    assert (tmp_path / "feeds/x.jsonl").read_bytes() == b"{}\r\n"
    assert steps == [(2, 2)]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_changes(tmp_path, [Change("a.yaml", "old\n")])

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_changes(tmp_path, [Change("a.yaml", "new\n")])
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "old\n"


def test_an_old_files_permissions_stay(tmp_path: Path) -> None:
    write_changes(tmp_path, [Change("a.yaml", "old\n")])
    (tmp_path / "a.yaml").chmod(0o600)
    write_changes(tmp_path, [Change("a.yaml", "new\n")])
    assert (tmp_path / "a.yaml").stat().st_mode & 0o777 == 0o600


def test_what_is_no_text_counts_as_there(tmp_path: Path) -> None:
    for path, data in (
        ("entries/ky/city/a.yaml", b"name: A\n"),
        ("entries/ky/b.yml", b"\xff"),
        ("entries/ky/c.yaml", b"#" * 70000),
        ("entries/notes.txt", b""),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    files, problems = existing_entries(tmp_path)
    assert files == {
        "ky/a": ("entries/ky/city/a.yaml", "name: A\n"),
        "ky/b": ("entries/ky/b.yml", ""),
        "ky/c": ("entries/ky/c.yaml", ""),
    }
    assert problems == []
    assert existing_entries(tmp_path / "nowhere") == ({}, [])
