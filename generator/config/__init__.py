"""`site.toml`: a host's settings, as one frozen value. Every key stands in the table of settings, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.config.model import STATE_KEYS, Config
from generator.config.table import EXPORTS, HOSTS, SETTINGS, Setting, base_url_fault
from generator.problems import Problems

__all__ = [
    "EXPORTS",
    "HOSTS",
    "SETTINGS",
    "STATE_KEYS",
    "Config",
    "Setting",
    "base_url_fault",
    "read_config",
    "settings_reference",
    "settings_text",
]


def settings_text(values: Mapping[str, object]) -> str:
    """A whole `site.toml`: every setting under its help, as in `values`, or as it is by default."""
    default = Config()
    blocks = []
    for setting in SETTINGS:
        value = values.get(setting.key, getattr(default, setting.key))
        blocks.append(f"# {setting.help}\n{setting.key} = {_written(setting, value)}\n")
    return "# The settings of this site.\n\n" + "\n".join(blocks)


def _written(setting: Setting, value: object) -> str:
    if setting.key == "footer" and not value:
        return '""'
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{key} = {json.dumps(one, ensure_ascii=False)}" for key, one in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def settings_reference() -> str:
    """The table of settings for people, as Markdown."""
    default = Config()
    rows = [
        f"| `{setting.key}` | {' '.join(filter(None, (setting.help, setting.more)))} "
        f"| `{_written(setting, getattr(default, setting.key))}` |\n"
        for setting in SETTINGS
    ]
    return (
        "# The settings in site.toml\n\n"
        "Written by `recovery-site schema` from the table in `generator/config/table.py`. Each line of `site.toml` is "
        "`key = value`: texts in straight quotes, lists in `[ ]`, `true` or `false`, numbers. A key that is left out has "
        "the value of the last column. `recovery-site check` says on which line something is wrong.\n\n"
        "| setting | meaning | if left out |\n|---|---|---|\n" + "".join(rows)
    )


def read_config(path: Path) -> tuple[Config, Problems]:
    """Read `site.toml`. A missing file gives the defaults; every unknown key, wrong type or bad value is a problem."""
    import tomllib  # which a build of nothing new does without

    problems = Problems(path.name)
    if not path.exists():
        return Config(), problems
    try:
        text = path.read_text(encoding="utf-8-sig")  # Windows' editor puts a byte order mark in front
        data = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        place = str(error)
        line = int(place.rpartition("at line ")[2].partition(",")[0]) if "at line " in place else 1
        problems.add(
            "SITE-SYNTAX",
            "This file cannot be read as TOML.",
            line=line,
            column=1,
            fix='Each line is: name = "value", with straight quotes.',
        )
        return Config(), problems
    problems.lines = tuple(text.split("\n"))
    known = {setting.key: setting for setting in SETTINGS}
    values: dict[str, Any] = {}
    for key, value in data.items():
        line = line_of(problems, key)
        if key not in known:
            import difflib

            near = difflib.get_close_matches(key, known, 1)
            problems.add(
                "SITE-UNKNOWN",
                f'There is no setting "{key}".' + (f' Did you mean "{near[0]}"?' if near else ""),
                line=line,
                column=1,
                fix=f"The settings are: {', '.join(known)}.",
            )
        elif fault := known[key].fault(value):
            problems.add("SITE-VALUE", f"{key} {fault}.", line=line, column=1, fix=known[key].help)
        else:
            values[key] = known[key].made(value)
    return Config(**values), problems


def line_of(problems: Problems, key: str) -> int:
    """The line of site.toml on which a key stands; 1 if it does not."""
    for number, row in enumerate(problems.lines, 1):
        if row.split("=")[0].strip().strip("\"'[] ") == key:
            return number
    return 1
