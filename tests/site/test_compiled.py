"""Compiled templates are kept for the next run, those of the theme alone, and only while they are the same."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.content.packed import Cache
from generator.resources import templates_dir
from generator.site.compiled import _Compiled

ICON = "partials/icon.html"


def environment(folder: Path, kept: Path | None) -> Environment:
    """As a new run has it: nothing is compiled yet."""
    compiled = _Compiled()
    if kept is not None:
        compiled.keep_in(Cache(kept))
    return Environment(loader=FileSystemLoader(folder), bytecode_cache=compiled, autoescape=True)


def icon(env: Environment) -> str:
    return env.get_template(ICON).render(name="call", base="/")


def test_a_second_run_compiles_nothing_and_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = icon(environment(templates_dir(), tmp_path))
    assert said == icon(environment(templates_dir(), None))
    monkeypatch.setattr(Environment, "_generate", lambda *_, **__: 1 / 0)
    assert icon(environment(templates_dir(), tmp_path)) == said
    with pytest.raises(ZeroDivisionError):
        icon(environment(templates_dir(), None))


@pytest.mark.parametrize("damage", [b"", b"\0" * 60, None])
def test_what_is_damaged_is_compiled_anew(tmp_path: Path, damage: bytes | None) -> None:
    said = icon(environment(templates_dir(), tmp_path))
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        path.write_bytes(data[:-40] + data[-39:] if damage is None else damage)
    assert icon(environment(templates_dir(), tmp_path)) == said


def test_templates_of_a_host_are_not_kept(tmp_path: Path) -> None:
    own = tmp_path / "theme"
    (own / "partials").mkdir(parents=True)
    (own / ICON).write_text("{{ name }}", encoding="utf-8")
    assert icon(environment(own, tmp_path / "kept")) == "call"
    assert not (tmp_path / "kept").exists()
