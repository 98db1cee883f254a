"""The languages of a site: those that a host asks for and the theme has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.config import Config
from generator.problems import Problems
from generator.site.tongue import ENGLISH, can_speak


def spoken(config: Config, theme: Path, found: Problems) -> Config:
    """The settings with the languages that the theme has; each other one becomes a problem of site.toml in `found`."""
    for code in config.languages:
        if not can_speak(theme, code):
            found.add(
                "SITE-LANGUAGE",
                f"There is no catalogue of sentences in {code}.",
                line=next((n for n, row in enumerate(found.lines, 1) if row.startswith("languages")), 1),
                column=1,
                fix=f"Leave {code} out of languages, or make its catalogue: templates/locales/README.md says how.",
            )
    return replace(config, languages=tuple(code for code in config.languages if can_speak(theme, code)) or (ENGLISH,))
