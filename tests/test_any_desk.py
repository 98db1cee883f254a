"""Windows and macOS, as far as Linux can show them: workers that start empty, files held open, old encodings, names."""

import ast
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.publish import staging
from generator.publish.audit import AuditRequest
from generator.publish.audit.expecting import expected_of
from generator.publish.host_files import host_files
from generator.publish.hosts import HOSTS
from generator.publish.inputs import Inputs
from generator.publish.starter import PUBLISHING, Starter, starter_files
from generator.resources import facts_dir, templates_dir
from generator.shares import Work
from tests.site import small
from tests.support import ROOT

MODULES = sorted((ROOT / "generator").rglob("*.py"))
# Modules and functions that Python has on some systems only (its library reference, "Availability").
POSIX = frozenset({"fcntl", "grp", "pwd", "posix", "pty", "readline", "resource", "syslog", "termios", "tty"})
CALLS = frozenset(
    {
        "chown",
        "fork",
        "forkpty",
        "getegid",
        "geteuid",
        "getgid",
        "getuid",
        "kill",
        "lchown",
        "mkfifo",
        "sched_getaffinity",
    }
    | {"setgid", "setuid", "statvfs", "symlink", "symlink_to", "sysconf", "uname", "wait", "waitpid"}
)


@pytest.mark.parametrize("module", MODULES, ids=[str(path.relative_to(ROOT)) for path in MODULES])
def test_no_module_needs_what_only_some_systems_have(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            assert not POSIX & {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").partition(".")[0] not in POSIX
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os":
            assert node.attr not in CALLS or f'hasattr(os, "{node.attr}")' in text, f"line {node.lineno}"
    assert not re.search(r"""["']/(?:tmp|dev|proc|etc|usr)/""", text)


def test_what_workers_get_can_be_sent_to_a_process_that_starts_empty() -> None:
    """Linux copies a running process; macOS and Windows start a new one and hand everything over."""
    content = small.content()
    config = small.CONFIG
    site = small.planned(content.directory, config)
    work = Work(site, content, config, Path("stage"), templates_dir(), content.directory.by_state())
    again: Work = pickle.loads(pickle.dumps(work))  # our own
    assert again.shares() == work.shares()
    request = AuditRequest(Path("site"), expected_of(config, content.directory, content.vocabulary))
    assert pickle.loads(pickle.dumps(request)) == request  # our own


class _Entry:
    """A file of a folder as Windows lists it: its path has the other separator."""

    def __init__(self, entry: os.DirEntry[str]) -> None:
        self._entry = entry
        self.name = entry.name
        self.path = entry.path.replace("/", "\\")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._entry, name)


def test_files_that_were_read_are_known_by_paths_with_slashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content" / "entries" / "ky").mkdir(parents=True)
    (tmp_path / "content" / "entries" / "ky" / "a.yaml").write_text("x", encoding="utf-8")
    scandir = os.scandir

    @contextmanager
    def windows(folder: str) -> Iterator[Iterator[_Entry]]:
        with scandir(folder) as inside:
            yield map(_Entry, inside)

    monkeypatch.setattr(os, "scandir", windows)
    found = Inputs([tmp_path / "content"], None).found(frozenset())
    assert list(found) == [f"{(tmp_path / 'content').as_posix()}/entries/ky/a.yaml"]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many times from now on a rename or a replacement is refused, as Windows does where a file is open."""
    left = [0]
    for name in ("rename", "replace"):
        real = getattr(Path, name)

        def refusing(self: Path, target: Path, real: Any = real) -> Any:
            if left[0]:
                left[0] -= 1
                raise PermissionError(13, "The process cannot access the file", str(self))
            return real(self, target)

        monkeypatch.setattr(Path, name, refusing)
    monkeypatch.setattr(staging, "_PATIENCE", (0.0, 0.0, 0.0))
    return left


def put(output: Path, text: bytes) -> None:
    stage = staging.open_stage(output)
    staging.write_files(stage, [("index.html", text)])
    staging.swap_in(stage, output)


def test_a_file_that_is_held_for_a_moment_stops_no_build(tmp_path: Path, held: list[int]) -> None:
    put(tmp_path / "site", b"old")
    held[0] = 2
    put(tmp_path / "site", b"new")
    assert (tmp_path / "site" / "index.html").read_bytes() == b"new"


def test_one_that_stays_held_is_a_sentence_and_loses_nothing(tmp_path: Path, held: list[int]) -> None:
    put(tmp_path / "site", b"old")
    held[0] = 100
    with pytest.raises(staging.OutputRefused, match="Another program has"):
        put(tmp_path / "site", b"new")
    held[0] = 0
    assert (tmp_path / "site" / "index.html").read_bytes() == b"old"
    put(tmp_path / "site", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_merge_that_is_held_is_finished_by_the_next_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, target: Path) -> None:
        raise PermissionError(13, "The process cannot access the file", str(self))

    output = tmp_path / "site"
    put(output, b"old")
    stage = staging.open_stage(output)
    staging.write_files(stage, [("index.html", b"new")])
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refused)
        patch.setattr(staging, "_PATIENCE", ())
        with pytest.raises(staging.OutputRefused, match="Another program has"):
            staging.merge_in(stage, output, [], tmp_path / ".site.kept" / "site.json", b"{}")
    assert (output / "index.html").read_bytes() == b"old"
    staging.finish_merge(output)
    assert (output / "index.html").read_bytes() == b"new"


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_an_old_encoding_of_a_pipe_stops_no_command_and_tables_stay_utf8(encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-c", "from generator.cli import main; main()", "check", "--explain", "YAML-HIDDEN"]
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert told.returncode == 0, told.stderr.decode("utf-8", "replace")
    told.stdout.decode("utf-8")


_ODD = re.compile(r'[<>:"|?*\\\x00-\x1f]|[ .](?:/|$)')
_DEVICES = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?(?:/|$)", re.IGNORECASE)


def _written() -> Iterator[str]:
    yield from (page.path for page in small.all_pages(small.content().directory, small.CONFIG))
    yield from (page.path for page in small.renderer(small.content().directory).assets())
    for host in HOSTS.values():
        yield from host_files(host, "/", [("/ky/old/", "/ky/new/")], ["/embed/"])
    for publishing in PUBLISHING:
        starter = Starter("A list", publishing, "0.1.0")
        yield from (path for path, _ in starter_files(starter, "", templates_dir() / "starter", facts_dir()))


def test_every_name_that_is_written_is_a_name_on_windows_too() -> None:
    names = set(_written())
    assert not [name for name in names if _ODD.search(name) or _DEVICES.search(name)]
    assert len({name.lower() for name in names}) == len(names), "names that differ in case alone are one there"
