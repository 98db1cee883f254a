"""What the guides for volunteers and reviewers tell people to type does what they say, typed letter by letter."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.content.entry_files import CENTER, write_content
from tests.content.newcomers import EXAMPLE
from tests.support import ROOT

GUIDES = (*sorted((ROOT / "content").glob("*.md")), ROOT / "CONTRIBUTING.md", *sorted((ROOT / ".github").glob("*.md")))
_COMMAND = re.compile(r"`recovery-site ([^`]+)`", re.DOTALL)
# Needs a branch of git: tests/test_review.py and tests/cli/test_check.py run it on one.
_ON_A_BRANCH = {"review"}


def commands() -> list[tuple[str, ...]]:
    """Every command that stands in a guide with its words, once; a bare name (`recovery-site check`) counts too."""
    found: dict[tuple[str, ...], None] = {}
    for path in GUIDES:
        for match in _COMMAND.finditer(path.read_text(encoding="utf-8")):
            words = tuple(shlex.split(match[1]))
            if words[0] not in _ON_A_BRANCH:
                found[words] = None
    return list(found)


def test_the_guides_tell_something_to_type() -> None:
    names = {words[0] for words in commands()}
    assert {"check", "verify", "close", "rename", "remove", "stale", "fmt", "schema"} <= names


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_it_can_be_typed_as_it_stands(words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = {
        f"{name}.yaml": EXAMPLE if name == "ky/riverbend-recovery-center" else CENTER
        for name in ("ky/open-door", "ky/name-of-the-file", "ky/riverbend-recovery-center")
    }
    content = write_content(tmp_path, entries)
    monkeypatch.chdir(content.parent)
    assert content.name == "content"
    result = run(*words, env={"RECOVERY_SALT": "a word of more than twenty letters"})
    assert result.exit_code == 0, result.output
