"""The verdict of `check` on an entry that is not on the disk yet, for the commands that write entries."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path, PurePosixPath

import click

from generator.cli.console import show_problems, today
from generator.content.checker import Lists
from generator.content.entries import ReadEntry, read_entry
from generator.content.load import is_fictional, read_shared
from generator.content.rules import Setting
from generator.content.vocabulary import Vocabulary
from generator.problems import Severity
from generator.resources import vocabulary_dir
from generator.site.addresses import RESERVED


class Judge:
    """Judges texts as entries of one content folder."""

    def __init__(self, content: Path) -> None:
        self.content = content

    @cached_property
    def _shared(self) -> tuple[Vocabulary, frozenset[str]]:
        return read_shared(self.content, vocabulary_dir())

    @property
    def vocabulary(self) -> Vocabulary:
        """The closed lists of this content folder."""
        return self._shared[0]

    @property
    def lists(self) -> Lists:
        """The closed lists by name."""
        return self.vocabulary.lists

    @cached_property
    def setting(self) -> Setting:
        """What the rules may know."""
        return Setting(
            today(), is_fictional(self.content), crisis_numbers=self._shared[1], reserved_slugs=frozenset(RESERVED)
        )

    def read(self, text: str, below: PurePosixPath) -> ReadEntry:
        """The entry and its problems, as if the text stood at `below` in the folder of entries."""
        shown = (PurePosixPath(self.content.as_posix()) / "entries" / below).as_posix()
        return read_entry(text.encode(), shown, below, self.lists, self.setting)

    def accept(self, old: str, new: str, path: Path, moved_to: Path | None = None) -> None:
        """Refuse, with exit code 1, an edit that brings an error the entry did not have before."""
        base = self.content / "entries"
        before = self.read(old, PurePosixPath(path.relative_to(base).as_posix()))
        after = self.read(new, PurePosixPath((moved_to or path).relative_to(base).as_posix()))
        known = {problem.code for problem in before.problems}
        worse = [p for p in after.problems if p.severity is Severity.ERROR and p.code not in known]
        if worse:
            show_problems(worse, "text")
            click.echo("Nothing was written.")
            raise SystemExit(1)
