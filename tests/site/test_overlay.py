"""A host's own templates, styles, pictures and words over the theme's, and what it may rely on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from generator.build import Report, Request, build
from generator.cli import cli
from generator.site.theme import Theme
from tests.content.entry_files import CENTER, GROUP, TODAY, WARMLINE, write_content
from tests.site import small
from tests.site.test_guide_pages import GUIDE
from tests.support import ROOT
from tests.support.golden import Golden

FILES = {"ky/center.yaml": CENTER, "ky/group.yaml": GROUP, "us/lakeshore.yaml": WARMLINE}
HOME = """{% extends "original/home.html" %}
{% block main %}
<p class="notice">{{ _("Our new place is open.") }}</p>
{{ super() }}
{% endblock %}
"""
BASE = """{% extends "original/base.html" %}
{% block top %}{% include "partials/top.html" %}
{% endblock %}
"""
SAID = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "Our new place is open."
msgstr "Nuestro nuevo lugar ya abrió."

msgid "Quick exit"
msgstr "Salir ya"
"""


def made(folder: Path, own: dict[str, str], settings: str = "") -> Report:
    """A site of a host with files of its own below templates/."""
    content = write_content(folder, FILES)
    home = content.parent
    (home / "site.toml").write_text(f'languages = ["en", "es"]\n{settings}', encoding="utf-8")
    for name, text in own.items():
        target = home / "templates" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return build(Request(content, home / "site.toml", folder / "site", TODAY, "https://host.example.org/"))


def text_of(folder: Path, name: str) -> str:
    return (folder / "site" / name).read_text(encoding="utf-8")


def test_files_of_a_host_win_one_by_one_and_can_extend_the_themes(tmp_path: Path) -> None:
    report = made(
        tmp_path,
        {
            "home.html": HOME,
            "partials/bottom.html": '<footer class="ours">{% include "original/partials/bottom.html" %}</footer>',
            "assets/css/own.css": ".notice { font-weight: 700; }",
            "assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
            "assets/icons/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
            "locales/es/LC_MESSAGES/site.po": SAID,
        },
        'logo = "logo.svg"\ncolors = { accent = "#1f3f8a" }\n'
        'footer = { en = "Kept by [neighbors](https://example.org/)", es = "De vecinos" }\n',
    )
    assert report.written, report.problems
    home, spanish = text_of(tmp_path, "index.html"), text_of(tmp_path, "es/index.html")
    assert '<p class="notice">Our new place is open.</p>' in home
    assert '<p class="notice">Nuestro nuevo lugar ya abrió.</p>' in spanish
    assert "Salir ya" in spanish
    assert "Líneas" in spanish
    assert "Find help from people who have been there" in home
    assert home.index('<footer class="ours">') < home.index("<footer>\n")
    assert '<link rel="stylesheet" href="/assets/css/own.css">' in home
    assert '<img src="/assets/logo.svg" alt="" height="40">' in home
    assert '<a href="https://example.org/" rel="nofollow noreferrer">neighbors</a>' in home
    assert "De vecinos" in spanish
    assert text_of(tmp_path, "assets/icons/icon.svg") == '<svg xmlns="http://www.w3.org/2000/svg"/>'
    assert "--accent:#1f3f8a" in text_of(tmp_path, "assets/css/site.css")
    assert not (tmp_path / "site" / "original").exists()
    home_of_it = next(tmp_path.rglob("content"))
    told = CliRunner().invoke(
        cli, ["audit", str(tmp_path / "site"), "--content", str(home_of_it), "--base-url", "https://host.example.org/"]
    )
    assert told.exit_code == 0, told.output


def test_the_crisis_strip_can_be_moved_and_not_removed(tmp_path: Path) -> None:
    moved = '<header class="top">{{ site.name }}</header>\n{% include "partials/strip.html" %}\n'
    removed = '<header class="top">{{ site.name }}</header>\n'
    for name, own, code in (("moved", moved, 0), ("removed", removed, 1)):
        assert made(tmp_path / name, {"partials/top.html": own}).written
        content = next((tmp_path / name).rglob("content"))
        site = str(tmp_path / name / "site")
        told = CliRunner().invoke(
            cli, ["audit", site, "--content", str(content), "--base-url", "https://host.example.org/"]
        )
        assert told.exit_code == code, told.output
        assert ("AUDIT-STRIP" in told.output) == bool(code)


@pytest.mark.parametrize(
    ("name", "text", "line", "why"),
    [
        ("home.html", '{% extends "original/home.html" %}\n{% blok main %}', 2, "unknown tag 'blok'"),
        (
            "home.html",
            '{% extends "base.html" %}\n{% block main %}\n{{ herd.name }}{% endblock %}',
            3,
            "'herd' is undefined",
        ),
        ("partials/card.html", "<li>{{ card.nmae }}</li>", 1, "has no attribute 'nmae'"),
        ("partials/top.html", '\n{% include "partials/nowhere.html" %}', 2, "partials/nowhere.html"),
        ("state.html", "{{ state.name + 1 }}", 1, "can only concatenate str"),
    ],
)
def test_a_template_that_cannot_be_used_is_told_with_its_line(
    name: str, text: str, line: int, why: str, tmp_path: Path
) -> None:
    report = made(tmp_path, {name: text})
    assert not report.written
    problem = next(one for one in report.problems if one.code == "THEME-TEMPLATE")
    assert problem.path.endswith(f"templates/{name}")
    assert problem.line == line
    assert why in problem.message
    assert [path.name for path in tmp_path.iterdir()] == ["tests"]  # nothing half-written


@pytest.mark.parametrize(
    ("settings", "own", "code"),
    [
        ('colors = { ink = "#eeeeee" }', {}, "SITE-COLOR"),
        ('logo = "logo.svg"', {}, "SITE-VALUE"),
        ('region = ["ky/nowhere"]', {}, "SITE-REGION"),
        ("", {"locales/es/LC_MESSAGES/site.po": "msgid nothing"}, "THEME-CATALOGUE"),
        ("", {"hom.html": "x"}, "THEME-UNKNOWN"),
    ],
)
def test_what_the_theme_cannot_follow_is_told_by_build_and_by_check(
    settings: str, own: dict[str, str], code: str, tmp_path: Path
) -> None:
    report = made(tmp_path, own, settings)
    assert {problem.code for problem in report.problems} == {code}
    assert report.written == (code == "THEME-UNKNOWN")
    told = CliRunner().invoke(cli, ["check", "--content", str(next(tmp_path.rglob("content")))])
    assert f"[{code}]" in told.output


def test_without_files_of_its_own_a_host_has_the_themes_folder_itself(tmp_path: Path) -> None:
    with_nothing, with_one = tmp_path / "a", tmp_path / "b"
    made(with_nothing, {})
    made(with_one, {"assets/more.txt": "more"})
    one, other = (
        {p.relative_to(f / "site").as_posix() for p in (f / "site").rglob("*")} for f in (with_nothing, with_one)
    )
    assert other - one == {"assets/more.txt"}
    assert one - other == set()


def given(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """What each template is given, as the small site, one for a state and one of shared pages show it."""
    found: dict[str, set[str]] = {}
    rendered = Theme._rendered
    always = {"about", "canonical", "index", "alternates", "words", "top", "bottom"}

    def noting(self: Theme, name: str, /, *several: dict[str, Any], **context: Any) -> str:
        found.setdefault(name, set()).update(*(one.keys() for one in several), context.keys() - always)
        return rendered(self, name, *several, **context)

    monkeypatch.setattr(Theme, "_rendered", noting)
    many = [small.entry(f"ky/place-{n}") for n in range(40)]
    for config in (small.CONFIG, replace(small.CONFIG, region=("ky",)), replace(small.CONFIG, entry_pages=False)):
        directory = replace(small.directory(*small.content().directory.entries, *many), guides=(GUIDE,))
        for _ in _pages(directory, config):
            pass
    return found


def _pages(made_of: Any, config: Any) -> Iterator[object]:
    return small.all_pages(made_of, config)


@pytest.mark.golden
def test_what_templates_are_given_stands_in_their_documentation(
    monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    rows = [
        f"| `{name}` | {', '.join(f'`{one}`' for one in sorted(names))} |"
        for name, names in sorted(given(monkeypatch).items())
    ]
    text = (
        "# What each template is given\n\nBesides what README.md says of all. Written by `make golden` from what is really "
        "handed over.\n\n| template | names |\n|---|---|\n" + "\n".join(rows) + "\n"
    )
    golden.text(text, ROOT / "templates" / "GIVEN.md")


def test_the_documentation_names_every_template_and_every_global() -> None:
    told = (ROOT / "templates" / "README.md").read_text(encoding="utf-8")
    listed = (ROOT / "templates" / "GIVEN.md").read_text(encoding="utf-8")
    parts = {
        "base.html",
        "partials/parts.html",
        "partials/week.html",
        "partials/states.html",
        "partials/strip.html",
        "partials/charts.html",
    }
    made_elsewhere = {"review.html", "extra_page.html"}
    for path in (ROOT / "templates").rglob("*.html"):
        name = path.relative_to(ROOT / "templates").as_posix()
        assert f"`{name}`" in listed or name in parts | made_elsewhere, f"{name}: run `make golden`, or name it here"
    theme = small.renderer(small.content().directory)._theme
    jinja = {"range", "dict", "lipsum", "cycler", "joiner", "namespace", "gettext", "ngettext", "pgettext", "npgettext"}
    for name in set(theme._env.globals) - jinja - {"_"}:
        assert f"`{name}" in told or f"`{name}(" in told, name
