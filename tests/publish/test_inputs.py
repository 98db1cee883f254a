"""What is found of the files of a build beside what is remembered of them is what is found without."""

import shutil
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.publish.inputs import Inputs
from generator.publish.kept import Site
from generator.publish.standing import Standing

PLACES = ("content", "content/entries/ky", "content/entries/oh", "content/states", "content/states/deep", "theme")
NAMES = ("a.yaml", "b.yaml", ".hidden", "__pycache__", "deep")
CHANGES = ("write", "write longer", "delete", "folder", "empty", "moved")
EDITS = st.lists(st.tuples(st.sampled_from(CHANGES), st.sampled_from(PLACES), st.sampled_from(NAMES)), max_size=5)


def roots(tmp: Path) -> tuple[Path, ...]:
    return (tmp / "content", tmp / "site.toml", tmp / "theme", tmp / "content/states")


def change(path: Path, how: str) -> None:
    """One thing that people do to files and folders, whatever stands there."""
    if any(above.is_file() for above in path.parents):
        return
    if (
        how == "delete"
        or (path.is_dir() and how.startswith("write"))
        or (path.is_file() and how in ("folder", "empty"))
    ):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    if how == "moved" and path.exists() and not path.with_name("moved").exists():
        path.rename(path.with_name("moved"))
    elif how in ("write", "write longer"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(how)
    elif how in ("folder", "empty") and not path.exists():
        path.mkdir(parents=True)
        if how == "folder":
            (path / "c.yaml").write_text("c")


def prints(found: dict[str, list[object]]) -> dict[str, object]:
    return {path: row[4] for path, row in found.items()}


def beside(tmp: Path, known: Site, *, other: bool) -> dict[str, list[object]]:
    looked = Inputs(roots(tmp), known)
    if other:
        standing = Standing(lambda number: True, 1, looked.stands, looked.folders)
        found = looked.found(standing.first())
        assert standing()
        return found
    return looked.found(frozenset(filter(looked.stands, range(looked.folders))))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS, EDITS, st.booleans())
def test_whatever_is_done_to_files_the_same_is_found(
    tmp_path: Path, first: Iterable[tuple[str, str, str]], then: Iterable[tuple[str, str, str]], other: bool
) -> None:
    for path in tmp_path.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for place in PLACES:
        change(tmp_path / place / "a.yaml", "write")
    (tmp_path / "site.toml").write_text("languages")
    for how, place, name in first:
        change(tmp_path / place / name, how)
    found = Inputs(roots(tmp_path), None).found(frozenset())
    known = Site(at=time.time_ns() + 10**9, inputs=found)
    again = beside(tmp_path, known, other=other)
    assert again == found
    assert all(row is found[path] for path, row in again.items())
    for how, place, name in then:
        change(tmp_path / place / name, how)
    assert prints(beside(tmp_path, known, other=other)) == prints(Inputs(roots(tmp_path), None).found(frozenset()))


def test_what_was_not_at_rest_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    file = tmp_path / "content/a.yaml"
    file.write_text("one")
    found = Inputs([tmp_path / "content"], None).found(frozenset())
    looked = Inputs([tmp_path / "content"], Site(at=file.stat().st_mtime_ns + 1, inputs=found))
    assert not looked.stands(0)
    assert prints(looked.found(frozenset())) == prints(found)


def test_a_root_that_is_no_more_is_not_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(tmp_path / "content/a.yaml", "write")
    change(tmp_path / "theme/b.yaml", "write")
    (tmp_path / "site.toml").write_text("languages")
    known = Site(at=time.time_ns() + 10**9, inputs=Inputs(roots(tmp_path), None).found(frozenset()))
    shutil.rmtree(tmp_path / "theme")
    (tmp_path / "site.toml").unlink()
    monkeypatch.delattr("os.fork", raising=False)
    assert set(beside(tmp_path, known, other=True)) == {f"{tmp_path}/content/a.yaml"}
