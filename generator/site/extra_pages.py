"""A host's own pages: who we are, how to help, a privacy statement. Short texts in Markdown that `extra_pages` names.

Each is `pages/NAME.md` among the host's own templates, in the site's first language, and `pages/LANGUAGE/NAME.md` in another.
Its first line is its title. It is text of a stranger's like any other: what is no text, list, heading or link is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from generator.config import STATE_KEYS, Config
from generator.content.characters import HIDDEN
from generator.patterns import pattern
from generator.problems import Problem, Severity
from generator.records import dataclass
from generator.site.addresses import PAGES, RESERVED
from generator.site.markdown import page_to_html

FOLDER = "pages"
MOST = 40_000
_CODE = "SITE-PAGE"
_EXAMPLE = "# Our story\n\nWe are neighbors in recovery."
_TITLE = pattern(r"# +(\S.*?)(?: +#+)?\s*\Z")
_HEADING = pattern(r"(#{1,6})(?: |\Z)")
_LONGEST_TITLE = 80
_HREF = pattern(r'<a href="([^"]*)"')
# What a link of such a page may open beside pages of its own site.
_OUTSIDE = ("https://", "http://", "mailto:", "tel:", "sms:")
_FILES = ("/assets/", "/data/")

TAKEN: frozenset[str] = (
    RESERVED | STATE_KEYS | {path.split("/")[1] for path in PAGES if path != "/"} | {"guide", "sitemap", "robots"}
)
"""What no page of a host's may be called: the site has these addresses already, or may."""


@dataclass(frozen=True, slots=True)
class ExtraPage:
    """One page: its name, the language it is written in, its title, and its text as HTML."""

    name: str
    language: str
    title: str
    text: Markup

    @property
    def path(self) -> str:
        """Its address, as the plan writes addresses."""
        return f"/{self.name}/"


def extra_paths(config: Config) -> tuple[str, ...]:
    """The addresses of a host's own pages, in its order."""
    return tuple(f"/{name}/" for name in config.extra_pages)


def extra_pages(theme: Path, config: Config, language: str) -> tuple[ExtraPage, ...]:
    """A host's own pages for the pages of a language: in it, where they are, else in the site's first.

    `theme` is the folder of the theme with the host's files over it. What `page_problems` finds is not asked again.
    """
    made = []
    base = config.base_path + config.folder_of(language)
    for name in config.extra_pages:
        file = _file(theme, config, name, language)
        written = language if file.is_file() else config.language
        lines = _lines(_file(theme, config, name, written).read_text(encoding="utf-8-sig"))
        html = str(page_to_html("\n".join(lines[1:])))
        text = _HREF.sub(lambda link: _link(link[1], base, config.base_path), html)
        made.append(ExtraPage(name, written, _title(lines), Markup(text)))  # noqa: S704  # cleaned before
    return tuple(made)


def _file(theme: Path, config: Config, name: str, language: str) -> Path:
    folder = theme / FOLDER
    return (folder if language == config.language else folder / language) / f"{name}.md"


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\n").split("\n")


def _title(lines: list[str]) -> str:
    found = _TITLE.match(lines[0])
    return found[1] if found else ""


def _inside(target: str) -> bool:
    """Whether it is an address of this site: a slash and no second one, which would lead to another host."""
    return target.startswith("/") and target[1:2] not in ("/", "\\")


def _link(target: str, base: str, root: str) -> str:
    if _inside(target):
        return f'<a href="{root if target.startswith(_FILES) else base}{target[1:]}"'
    if target.startswith(_OUTSIDE):
        return f'<a rel="noreferrer" href="{target}"'
    return "<a"


def page_problems(theme: Path, config: Config) -> Iterator[Problem]:
    """What is wrong with a host's own pages, at the file and the line where it can be mended."""
    folders = {config.folder_of(language).strip("/") for language in config.languages}
    for name in config.extra_pages:
        first = f"templates/{FOLDER}/{name}.md"
        if name in TAKEN or name in folders:
            message = f'A page cannot be called "{name}": the site has something else at that address.'
            yield _problem(
                "site.toml", 0, message, f"Call it otherwise, such as our-{name}, in extra_pages and its file."
            )
        elif not _file(theme, config, name, config.language).is_file():
            message = f"There is no page {first}, and extra_pages names it."
            yield _problem(
                "site.toml", 0, message, "Write it into the folder templates/pages/ beside site.toml.", _EXAMPLE
            )
        for language in config.languages:
            file = _file(theme, config, name, language)
            if file.is_file():
                yield from _faults(file.read_bytes(), f"templates/{file.relative_to(theme).as_posix()}")


def _problem(path: str, line: int, message: str, fix: str, copy: str = "", source: str = "") -> Problem:
    return Problem(_CODE, Severity.ERROR, path, line, 1 if line else 0, message, fix, copy, source)


def _faults(data: bytes, path: str) -> Iterator[Problem]:
    if len(data) > MOST:
        yield _problem(path, 0, f"This page has {len(data):,} bytes; it may have {MOST:,}.", "Make two pages of it.")
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = data.count(b"\n", 0, error.start) + 1
        yield _problem(path, at, "This line is not written in UTF-8.", 'Save the file as "UTF-8".')
        return
    every = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = next((n for n, line in enumerate(every) if line.strip()), 0)
    if not _title(every[start:]):
        fix = "Begin with a number sign, a blank and the title."
        yield _problem(path, start + 1, "This page has no title.", fix, "# Our story", every[start])
    elif len(_title(every[start:])) > _LONGEST_TITLE:
        message = f"This title has more than {_LONGEST_TITLE} letters."
        yield _problem(path, start + 1, message, "Take a shorter one; the rest can stand below.", "", every[start])
    level = 1
    for number, line in enumerate(every[start + 1 :], start + 2):
        if HIDDEN.search(line):
            message = "There is an invisible character in this line. It can change what people see."
            yield _problem(path, number, message, "Write the line again.", HIDDEN.sub("", line), line)
        if heading := _HEADING.match(line):
            depth = len(heading[1])
            if depth == 1 or depth > 3 or depth > level + 1:
                right = "##" if depth == 1 or level == 1 else "###"
                copy = f"{right} {line.lstrip('#').strip()}"
                message = "Headings of a page are of two kinds: ##, and ### below one of those."
                yield _problem(path, number, message, "Write it as one of them.", copy, line)
            level = max(2, min(depth, 3))
    yield from _links(every[start + 1 :], start + 2, path)


def _links(lines: list[str], first: int, path: str) -> Iterator[Problem]:
    """Links that lead nowhere a page may lead, told at the line that names them."""
    for target in dict.fromkeys(_targets(str(page_to_html("\n".join(lines), cleaned=False)))):
        if not _inside(target) and not target.startswith(_OUTSIDE):
            line = next((n for n, text in enumerate(lines, first) if target in text), first)
            message = f'A link leads to "{target[:80]}", which is no address that a page may lead to.'
            fix = "Begin it with https://, mailto: or tel:, or, for a page of this site, with a slash: /meetings/."
            yield _problem(path, line, message, fix, "", lines[line - first] if lines else "")


def _targets(html: str) -> list[str]:
    """Where the links of some HTML lead."""
    from html.parser import HTMLParser  # which a site without such pages does without

    found: list[str] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "a":
                found.extend(value or "" for name, value in attrs if name == "href")

    Links(convert_charrefs=True).feed(html)
    return found
