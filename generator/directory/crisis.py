"""Crisis lines: the few numbers that stand on every page. Reviewed apart from everything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from generator.directory.model import Source
from generator.records import dataclass


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """One line. `not_states` are jurisdictions where the service is unproven: there it is not shown."""

    key: str
    name: Mapping[str, str]
    when: Mapping[str, str]
    call: str = ""
    press: str = ""
    text: str = ""
    text_word: str = ""
    tty: str = ""
    url: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    not_states: tuple[str, ...] = ()
    strip: bool = False
    sources: tuple[Source, ...] = field(default_factory=tuple)

    def serves(self, state: str) -> bool:
        """Whether the line may be shown on pages of `state` ("ky"; "" for pages of no state)."""
        if not state or state == "us":
            return not self.states
        return (not self.states or state in self.states) and state not in self.not_states
