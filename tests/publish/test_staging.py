"""A site is replaced at once or not at all."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish import staging
from tests.support import ROOT


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def publish(output: Path, files: dict[str, bytes]) -> None:
    stage = staging.open_stage(output)
    staging.write_files(stage, files.items())
    staging.swap_in(stage, output)


def test_a_new_site_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    output = tmp_path / "_site"
    publish(output, {"index.html": b"old", "gone/index.html": b"x"})
    publish(output, {"index.html": b"new", "ky/index.html": b"y"})
    assert set(tree(output)) == {staging.MARK, "index.html", "ky/index.html"}
    assert [path.name for path in tmp_path.iterdir()] == ["_site"]


def test_a_build_that_is_cut_off_leaves_the_old_site_whole(tmp_path: Path) -> None:
    output = tmp_path / "_site"
    publish(output, {"index.html": b"old"})
    before = tree(output)
    stage = staging.open_stage(output)
    staging.write_files(stage, [("index.html", b"half")])
    assert tree(output) == before
    publish(output, {"index.html": b"new"})
    assert tree(output)["index.html"] == b"new"


def test_a_swap_cut_off_between_its_renames_is_finished_by_the_next_build(tmp_path: Path) -> None:
    output = tmp_path / "_site"
    publish(output, {"index.html": b"old"})
    output.rename(tmp_path / "._site.old")
    staging.discard(staging.open_stage(output))
    assert tree(output)["index.html"] == b"old"


def test_somebody_elses_files_are_never_replaced(tmp_path: Path) -> None:
    output = tmp_path / "thesis"
    output.mkdir()
    (output / "chapter1.doc").write_text("years of work", encoding="utf-8")
    with pytest.raises(staging.OutputRefused):
        staging.open_stage(output)
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(staging.OutputRefused):
        staging.open_stage(file)
    assert (output / "chapter1.doc").exists()


@pytest.mark.parametrize("path", ["../x", "/etc/x", "a/../../x"])
def test_no_path_leaves_the_stage(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path inside"):
        staging.write_files(staging.open_stage(tmp_path / "_site"), [(path, b"")])


KILLED = """
import itertools, sys
from pathlib import Path
from generator.publish import staging
output = Path(sys.argv[1])
for round in itertools.count():
    stage = staging.open_stage(output)
    staging.write_files(stage, ((f"{n}.html", str(round).encode()) for n in range(60)))
    staging.swap_in(stage, output)
    print("built", flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_killed_at_any_moment_the_site_is_one_build_whole(tmp_path: Path) -> None:
    output = tmp_path / "_site"
    for wait in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(output)],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        assert process.stdout
        for _ in range(1 + wait):
            process.stdout.readline()
        process.kill()
        process.wait()
        process.stdout.close()
        staging.discard(staging.open_stage(output))
        pages = {name: data for name, data in tree(output).items() if name != staging.MARK}
        assert len(pages) == 60
        assert len(set(pages.values())) == 1
