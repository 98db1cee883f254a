"""The audit reads the search index again: what is missing or broken is found."""

import json
from pathlib import Path

import pytest

from generator.publish.audit.shards import shard_faults

WHOLE = (
    *("start.json", "filters.json", "all.json", "ky.json", "all/0.json", "all/1.json", "all/h0.json"),
    *("ky/0.json", "ky/c0.json", "ky/c1.json", "places/0.json", "phrases/0.json", "zips/201.json", "words/f0.json"),
)


def faults(folder: Path, without: str = "", broken: str = "") -> list[str]:
    for name in WHOLE:
        if name != without:
            path = folder / "search" / "index" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("{" if name == broken else json.dumps({}), encoding="utf-8")
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*.json"))
    return [fault.message for _, fault in shard_faults(folder, files)]


def test_an_index_as_it_was_written_is_whole(tmp_path: Path) -> None:
    assert faults(tmp_path) == []
    assert list(shard_faults(tmp_path, frozenset())) == []


@pytest.mark.parametrize("name", ["start.json", "all.json", "ky.json", "all/0.json", "ky/c0.json"])
def test_a_part_that_is_missing_is_named(name: str, tmp_path: Path) -> None:
    assert f"The search lacks {name}." in faults(tmp_path, without=name)


def test_a_part_that_was_cut_off_is_found(tmp_path: Path) -> None:
    assert faults(tmp_path, broken="ky/c1.json") == ["This part of the search is no JSON."]
