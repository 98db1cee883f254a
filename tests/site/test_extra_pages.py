"""A host's own pages: where they stand, what they may say, and that nothing hostile gets through."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from generator.cli import cli
from generator.config import Config
from generator.publish.audit.page import read_page
from generator.site.extra_pages import TAKEN, extra_pages, page_problems
from tests.site import small
from tests.site.test_overlay import made, text_of

STORY = """# Our story

We are **neighbors in recovery**.

## How to reach us

- [Write](mailto:desk@example.org), or call [502-555-0143](tel:+15025550143)
- [Meetings](/meetings/), [our flyer](/assets/flyer.txt), [others](https://example.org/a?b=1&c=2)
"""
HISTORIA = "# Nuestra historia\n\nSomos [vecinos](/meetings/).\n"
CONFIG = Config(base_url="https://host.example.org/repo/", languages=("en", "es"), extra_pages=("our-story",))


def page(folder: Path, text: str | bytes, name: str = "our-story.md") -> Path:
    file = folder / "pages" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    return folder


def test_a_page_stands_at_its_address_in_the_footer_and_in_the_sitemap(tmp_path: Path) -> None:
    own = {"pages/our-story.md": STORY, "pages/es/our-story.md": HISTORIA, "pages/donate.md": "# Give\n\nThank you.\n"}
    report = made(tmp_path, {**own, "assets/flyer.txt": "x"}, 'extra_pages = ["our-story", "donate"]\nhost = "nginx"\n')
    assert report.written, report.problems
    english, spanish = text_of(tmp_path, "our-story/index.html"), text_of(tmp_path, "es/our-story/index.html")
    assert "<title>Our story – Peer Recovery Directory</title>" in english
    assert "<h1>Our story</h1>" in english
    assert "<strong>neighbors in recovery</strong>" in english
    assert '<a href="/meetings/">Meetings</a>' in english
    assert '<a href="/assets/flyer.txt">' in english
    assert '<a rel="noreferrer" href="https://example.org/a?b=1&amp;c=2">' in english
    assert '<a href="/es/meetings/">vecinos</a>' in spanish
    assert '<li><a href="/our-story/">Our story</a>' in text_of(tmp_path, "ky/index.html")
    assert '<li><a href="/es/our-story/">Nuestra historia</a>' in text_of(tmp_path, "es/ky/index.html")
    untranslated = text_of(tmp_path, "es/donate/index.html")
    assert '<article lang="en">' in untranslated
    assert "Esta página todavía no está traducida." in untranslated
    assert '<a href="/es/donate/" lang="en">Give</a>' in untranslated
    sitemap = text_of(tmp_path, "sitemap.xml")
    assert "https://host.example.org/our-story/<" in sitemap
    assert "https://host.example.org/es/donate/<" in sitemap
    content = str(next(tmp_path.rglob("content")))
    words = ["audit", str(tmp_path / "site"), "--content", content, "--base-url", "https://host.example.org/"]
    told = CliRunner().invoke(cli, words)
    assert told.exit_code == 0, told.output


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Our story\n", 1, "This page has no title."),
        ("", 1, "This page has no title."),
        ("\n\n# \n", 3, "This page has no title."),
        (f"# {'long ' * 20}\n", 1, "more than 80 letters"),
        ("# A\n\n# B\n", 3, "Headings of a page are of two kinds"),
        ("# A\n\n### B\n", 3, "Headings of a page are of two kinds"),
        ("# A\n\n## B\n\n#### C\n", 5, "Headings of a page are of two kinds"),
        ("# A\n\nx\n\n[x](javascript:alert(1))\n", 5, 'leads to "javascript:alert(1)"'),
        ("# A\n\n[x](//evil.example/)\n", 3, 'leads to "//evil.example/"'),
        ("# A\n\n[x](about/)\n", 3, 'leads to "about/"'),
        ("# A\n\n[x][y]\n\n[y]: data:text/html,x\n", 5, 'leads to "data:text/html,x"'),
        ("# A\n\nab\u202ecd\n", 3, "invisible character"),
        (b"# A\n\ncaf\xe9\n", 3, "not written in UTF-8"),
        ("# A\n" + "x" * 40_000, 0, "it may have 40,000"),
    ],
)
def test_what_is_wrong_in_a_page_is_said_with_its_line(text: str | bytes, line: int, said: str, tmp_path: Path) -> None:
    (problem,) = page_problems(page(tmp_path, text), CONFIG)
    assert (problem.code, problem.path, problem.line) == ("SITE-PAGE", "templates/pages/our-story.md", line)
    assert said in problem.message
    assert problem.fix


def test_the_lines_to_copy_mend_a_page(tmp_path: Path) -> None:
    lines = ["# A", "", "# B", "", "##### C", ""]
    for problem in list(page_problems(page(tmp_path, "\n".join(lines)), CONFIG)):
        lines[problem.line - 1] = problem.copy
    assert list(page_problems(page(tmp_path, "\n".join(lines)), CONFIG)) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere", "There is no page templates/pages/nowhere.md"),
        *((one, "something else") for one in ("talk", "es", "ky")),
    ],
)
def test_a_page_needs_its_file_and_a_name_of_its_own(name: str, said: str, tmp_path: Path) -> None:
    (problem,) = page_problems(page(tmp_path, STORY), replace(CONFIG, extra_pages=(name,)))
    assert said in problem.message
    assert problem.path == "site.toml"


def test_a_page_that_cannot_be_shown_keeps_the_old_site_and_check_says_so(tmp_path: Path) -> None:
    report = made(tmp_path, {"pages/our-story.md": "no title"}, 'extra_pages = ["our-story"]\n')
    assert not report.written
    told = CliRunner().invoke(cli, ["check", "--content", str(next(tmp_path.rglob("content")))])
    assert "templates/pages/our-story.md:1:1: error: This page has no title. [SITE-PAGE]" in told.output


def test_every_address_at_the_top_of_a_site_is_taken() -> None:
    pages = small.all_pages(small.content().directory, replace(small.CONFIG, languages=("en", "es")))
    tops = {one.path.split("/")[0] for one in pages if "/" in one.path} - {"es"}
    assert tops <= TAKEN


_ALLOWED = re.compile(
    r"</?(?:p|ul|ol|li|strong|em|br|blockquote|h2|h3)>"
    r'|<a(?: rel="noreferrer" href="(?:https?://|mailto:|tel:|sms:)[^"<>]*"| href="/repo/(?:[^"<>/\\][^"<>]*)?")?>|</a>'
)
_HOSTILE = st.sampled_from(
    [
        *(
            "<script>x</script>",
            "<img src=x onerror=y>",
            "[x](javascript:y)",
            "[x](//evil.example)",
            "[x](/\\evil.example)",
        ),
        *(
            "[x](  /ky/ 'onclick=')",
            '[x](/a"b)',
            "<https://x.example/>",
            "[x]: vbscript:y",
            "![x](/y.png)",
            "&lt;b&gt;",
        ),
        *(
            "\n\n",
            "\n# ",
            "\n## ",
            "\n- ",
            "\n> ",
            "    ",
            "```",
            "***",
            "---\n",
            "[x][x]",
            "<!-- ",
            "<a href=/x style=y>",
        ),
    ]
)


@example("[x](  /ky/ 'onclick=')")
@given(st.lists(_HOSTILE | st.text(alphabet=st.characters(codec="utf-8"), max_size=20), max_size=12).map("".join))
def test_no_text_becomes_anything_but_text_lists_headings_and_links(tmp_path_factory: object, written: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "hostile"  # type: ignore[attr-defined]
    theme = page(folder, f"# A\n{written}")
    list(page_problems(theme, CONFIG))
    (shown,) = extra_pages(theme, CONFIG, "en")
    assert "<" not in _ALLOWED.sub("", str(shown.text)), shown.text
    facts = read_page(str(shown.text))
    assert facts.inline == []
    assert not [link for link in facts.links if link.asset]
