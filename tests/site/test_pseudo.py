"""The small site in a language that nobody speaks: nothing is left unsaid, and pages bear long words and the other direction."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.resources import templates_dir
from tests import conftest
from tests.site import pseudo, small
from tests.site.test_in_browser import KINDS_OF_PAGE

CONFIG = replace(small.CONFIG, languages=("en", pseudo.CODE))
WORD = re.compile(r"[A-Za-z][A-Za-z'’]+")
# Attributes that are read aloud or shown.
READ = ("aria-label", "title", "alt", "placeholder", "data-print", "data-label")
# What is a name, a code or a word that people send, in any language.
NAMES = "English Español SAMHSA ZIP TTY AYUDA OK QR UTC JavaScript Google Maps Peer Recovery Directory a.m. p.m."


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo.write_templates(templates_dir(), tmp_path_factory.mktemp("theme") / "templates")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, templates: Path) -> Path:
    made, directory = tmp_path_factory.mktemp("pseudo"), small.content().directory
    pages = small.all_pages(directory, CONFIG, templates=templates, words=pseudo.vocabulary(small.vocabulary()))
    for page in [*pages, *small.renderer(directory, CONFIG, templates=templates).assets()]:
        target = made / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.body)
    return made


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)


@pytest.fixture(scope="module")
def names() -> set[str]:
    """Words of names and addresses, which no catalogue has: those of places, organizations and what they are called by."""
    directory = small.content().directory
    found = [NAMES]
    found += [term.extra["code"] for term in small.vocabulary()["states"].values()]  # type: ignore[misc]
    for entry in directory.listed():
        found += [entry.name, entry.organization, entry.id, *entry.former_names]
        found += texts((entry.contact, entry.location, entry.service_area, entry.provenance, entry.affiliations))
        found += texts((entry.licenses, entry.accreditation, entry.peer_staff and entry.peer_staff.credentials))
        found += texts([s.join for s in entry.schedule])
    for facts in directory.states.values():
        found += texts([(c.name, c.issued_by, c.provenance) for c in facts.credentials])
        found += texts([(line.phones, line.website) for line in facts.helplines])
    return {word for text in found for word in WORD.findall(text)}


class Seen(HTMLParser):
    """The texts of a page that are in its own language, as far as the page says."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        other = given.get("lang", pseudo.CODE) != pseudo.CODE or tag in ("script", "style", "code", "pre", "textarea")
        hidden = other or any(one for _, one in self.open)
        if not hidden:
            self.found += [given[name] or "" for name in READ if name in given]
            if given.get("name") == "description" and "⟦" in (given["content"] or ""):  # else it is the entry's own
                self.found.append(given["content"] or "")
        if tag not in ("meta", "link", "input", "br", "img", "use"):
            self.open.append((tag, hidden))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(one for _, one in self.open):
            self.found.append(data.strip())


def unsaid(found: list[str], names: set[str]) -> list[str]:
    """The texts that hold a word which is neither said in the language nor a name."""
    return [text for text in found if not set(WORD.findall(re.sub(r"https?://\S+", "", text))) <= names]


def test_no_sentence_is_left_in_english(folder: Path, names: set[str]) -> None:
    left: dict[str, str] = {}
    for path in sorted((folder / pseudo.FOLDER).rglob("*.html")):
        page = Seen()
        page.feed(path.read_text("utf-8"))
        for text in unsaid(page.found, names):
            left.setdefault(text, path.relative_to(folder).as_posix())
    assert left == {}


def test_every_page_has_its_twin_at_the_same_address(folder: Path) -> None:
    own = folder / pseudo.FOLDER
    theirs = {path.relative_to(own).as_posix() for path in own.rglob("*.html")}
    ours = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    assert theirs == {path for path in ours if not path.startswith(pseudo.FOLDER)}


def test_pages_run_from_right_to_left(folder: Path) -> None:
    for path in sorted((folder / pseudo.FOLDER).rglob("*.html"))[:50]:
        assert f'<html lang="{pseudo.CODE}" dir="rtl">' in path.read_text("utf-8")
    assert '<html lang="en">' in (folder / "ar" / "index.html").read_text("utf-8")


SHOWN = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { parentElement: parent, data } = walk.currentNode;
    if (data.trim() && !parent.closest("script, style, noscript, code, pre, textarea") && parent.closest("[lang]") === document.documentElement)
      found.push(data.trim());
  }
  return found;
}"""
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((one) => !one.closest(".visually-hidden, .skips, .exit-status, svg") && one.offsetParent)
  .filter((one) => { const box = one.getBoundingClientRect(); return box.right > innerWidth + 1 || box.left < -1; })
  .slice(0, 3).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(
    "path", [path for path in KINDS_OF_PAGE if path not in ("404.html", "search/")], ids=lambda path: path or "home"
)
def test_a_page_of_long_words_fits_a_small_phone(
    path: str, folder: Path, names: set[str], new_page: Callable[..., Page], static_server: conftest.ServerFactory
) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, timezone_id="America/Denver")
    page.goto(f"{static_server(folder).url}{pseudo.FOLDER}{path}")
    assert page.evaluate("() => getComputedStyle(document.body).direction") == "rtl"
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320, page.evaluate(TOO_WIDE)
    assert unsaid(page.evaluate(SHOWN), names) == []
