"""What a site should hold, by the settings and the content it was made from."""

from __future__ import annotations

from generator.config import Config
from generator.content.vocabulary import Vocabulary
from generator.directory.crisis import CrisisLine
from generator.directory.directory import Directory
from generator.publish.audit.page_rules import Expected
from generator.site.links import call, text


def expected_of(config: Config, directory: Directory, vocabulary: Vocabulary) -> Expected:
    """The languages of the pages, and for each jurisdiction the addresses that its crisis strip must hold."""
    states = ("", *vocabulary.lists.get("states", {}))
    lines = {
        state: frozenset(
            address for line in directory.crisis if line.strip and line.serves(state) for address in _addresses(line)
        )
        for state in states
    }
    languages = {config.folder_of(language): language for language in config.languages}
    return Expected(config.base_url, languages, lines)


def _addresses(line: CrisisLine) -> tuple[str, ...]:
    """What a thumb presses for a line: its number, and the number to text with the word to send."""
    found = (call(line.call) if line.call else "", text(line.text, line.text_word) if line.text else "")
    return tuple(one for one in found if one)
