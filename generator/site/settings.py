"""Settings that depend on more than themselves: what the theme has, what is known of places, what can be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.config import Config, line_of
from generator.directory.region import unknown_counties
from generator.problems import Problems
from generator.site.colors import colors_fault
from generator.site.extra_pages import page_problems
from generator.site.languages import spoken


def fitting(config: Config, theme: Path, found: Problems) -> Config:
    """The settings that the theme in the folder `theme` can follow; what it cannot becomes a problem in `found`."""
    for place in unknown_counties(config.region):
        found.add(
            "SITE-REGION",
            f"No county is known as {place}.",
            line=line_of(found, "region"),
            column=1,
            fix="Write the state's two letters, a slash and the county's name without the word county: ky/jefferson.",
        )
    css = (theme / "assets" / "css" / "site.css").read_text(encoding="utf-8")
    for key, fault in colors_fault(css, config.colors, config.colors_dark):
        found.add(
            "SITE-COLOR",
            fault,
            line=line_of(found, key),
            column=1,
            fix="Make the darker of the two darker, or the lighter one lighter. WCAG 2.2, 1.4.3, says why: people read this "
            "in the sun, on old screens, with tired eyes.",
        )
    if config.logo and not (theme / "assets" / config.logo).is_file():
        found.add(
            "SITE-VALUE",
            f"There is no picture {config.logo}.",
            line=line_of(found, "logo"),
            column=1,
            fix=f"Put it into the folder templates/assets/ beside site.toml: templates/assets/{config.logo}.",
        )
        config = replace(config, logo="")
    config = spoken(config, theme, found)
    if faults := list(page_problems(theme, config)):
        found.found += faults
        config = replace(config, extra_pages=())
    return config
