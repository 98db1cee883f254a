"""What a command does without: a check of one plain file, once the tool's cache is there, imports no more than it needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.content.packed import Cache
from generator.content.vocabulary_files import known_vocabulary
from generator.resources import vocabulary_dir
from tests.content.entry_files import CENTER, write_content
from tests.support import ROOT

_TOLD = "import sys; from generator.cli import main\ntry: main()\nexcept SystemExit: pass\nprint(*sys.modules)"


_HEAVY = """
yaml phonenumbers zipcodes babel jinja2 markdown nh3 lunr watchfiles python_calamine
asyncio concurrent.futures difflib email html http importlib.metadata importlib.resources
json logging multiprocessing shutil socket subprocess tempfile urllib.request
"""


def imported(cache: Path, *words: str | Path) -> set[str]:
    """The modules that a command has imported when it ends."""
    env = {**os.environ, "XDG_CACHE_HOME": str(cache), "SOURCE_DATE_EPOCH": "1795305600"}
    done = subprocess.run(
        [sys.executable, "-c", _TOLD, *map(str, words)], capture_output=True, text=True, cwd=ROOT, env=env, check=True
    )
    assert "no problems" in done.stdout or words == ("--version",), done.stdout
    return set(done.stdout.splitlines()[-1].split())


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the second check of a file imports."""
    folder = tmp_path_factory.mktemp("light") / "tests"
    content = write_content(folder, {"ky/riverbend.yaml": CENTER})
    words = ("check", content / "entries/ky/riverbend.yaml", "--content", content)
    imported(folder / "cache", *words)
    return imported(folder / "cache", *words)


def test_the_program_starts_with_click_alone() -> None:
    found = imported(Path("/nowhere"), "--version")
    ours = {name for name in found if name.split(".")[0] == "generator"}
    assert ours == {"generator", "generator.cli"}


def test_a_check_of_one_file_imports_what_it_needs(checked: set[str]) -> None:
    heavy = set(_HEAVY.split())
    assert sorted(heavy & checked) == []
    rooms = {name.split(".")[1] for name in checked if name.startswith("generator.")}
    assert rooms == {"cli", "content", "directory", "patterns", "problems", "records", "resources", "site"}
    assert sorted(name for name in checked if name.startswith("generator.site.")) == [
        "generator.site.addresses",
        "generator.site.bundles",
        "generator.site.hashing",
        "generator.site.kinds",
    ]
    rare = ("facts", "guides", "libyaml", "national", "sheets", "syntax")
    assert sorted(checked & {f"generator.content.{name}" for name in rare}) == []


def test_the_vocabulary_is_kept_whole(tmp_path: Path) -> None:
    made, _, edition = known_vocabulary(vocabulary_dir(), "vocabulary", Cache(tmp_path))
    assert (tmp_path / "vocabulary").is_file()
    kept, problems, again = known_vocabulary(vocabulary_dir(), "vocabulary", Cache(tmp_path))
    assert (kept, problems, again) == (made, [], edition)
    assert kept is not made


def test_a_vocabulary_with_more_in_it_than_is_kept_is_read_each_time(tmp_path: Path) -> None:
    folder = tmp_path / "vocabulary"
    folder.mkdir()
    for path in vocabulary_dir().glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    states = folder / "states.yaml"
    deep = "crisis: {a: {b: {c: {d: {e: [x]}}}}}"
    states.write_text(
        "- key: zz\n  label: {en: Deep}\n  code: KY\n  kind: state\n  timezones: [America/New_York]\n  " + deep + "\n"
    )
    for _ in range(2):
        read, problems, _ = known_vocabulary(folder, "vocabulary", Cache(tmp_path / "cache"))
        assert problems == []
        assert read["states"]["zz"].extra["crisis"] == {"a": {"b": {"c": {"d": {"e": ("x",)}}}}}
    assert not (tmp_path / "cache/vocabulary").exists()
