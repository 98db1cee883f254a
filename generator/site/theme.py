"""The theme: templates compiled once, what all pages share rendered once, and a page made of both.

jinja2 is known to this module, and to `catalogues.py`, which reads templates for their sentences.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from generator.config import Config
from generator.directory.directory import Directory
from generator.site.entry_view import Row
from generator.site.labels import Labels
from generator.site.lines import helpline_view, strip_for
from generator.site.script_words import ScriptWords
from generator.site.scripts import joined, written
from generator.site.security import REFERRER, policy_for_meta
from generator.site.tongue import ENGLISH, Foreign, marked, name_of, reviewed_by

# The symbols of the sprite that templates use.
ICONS = ("call", "text", "join", "map", "web", "mail", "people", "peer", "house", "heart", "exit", "check", "info")
_ROWS_KEPT = 5_000
_HERE = "\0"  # stands for the page's own path in what is rendered once for many pages
# What a site is called that gives itself no name; hosts' own names stay as they write them.
_NAMES = (marked("Peer Recovery Directory"), marked("Free and low-cost help from people who have been there"))
# These change what stands on the page, so nothing is painted before them: else it would jump under a thumb.
PAINT_AFTER = frozenset({"times", "meetings", "search-page"})


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: its path below the output folder ("ky/index.html"), and its bytes."""

    path: str
    body: bytes


def file_of(path: str) -> str:
    """The file of a page: "/ky/" is ky/index.html."""
    return f"{path[1:]}index.html" if path.endswith("/") else path[1:]


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about itself in its head. `index` is false for pages no search engine should list."""

    path: str
    title: str
    description: str = ""
    index: bool = True
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """One of the site's languages as other pages know it: code, own name, where its pages begin, who reviewed it."""

    code: str
    name: str
    base: str
    reviewed: str


def _told(text: str) -> Markup:
    """A text inside others: in an element of its own where it is in another language than its page."""
    return Markup('<span lang="%s">%s</span>') % (text.lang, text) if isinstance(text, Foreign) else escape(text)


def _lang(text: object) -> Markup:
    """` lang="en"` for an element that holds a text in another language than its page, else nothing."""
    return Markup(' lang="%s"') % text.lang if isinstance(text, Foreign) else Markup()


class Theme:
    """Templates, labels and a host's settings, in one language. Renders pages; reads no file but the theme's own."""

    def __init__(
        self, templates: Path, labels: Labels, directory: Directory, config: Config, *, fictional: bool
    ) -> None:
        self.labels = labels
        self.tongue = labels.tongue
        say = self.tongue.say
        # A name or a tagline that the catalogue has, as it has those of a site that named none, is said in the language.
        config = replace(config, name=say(config.name), tagline=say(config.tagline) if config.tagline else "")
        self.config = config
        self.folder = config.folder_of(self.tongue.code)
        self.base = config.base_path + self.folder
        self._others = tuple(
            Other(code, name_of(code), config.base_path + config.folder_of(code), reviewed_by(templates, code))
            for code in config.languages
        )
        self.fictional = fictional
        self._directory = directory
        self._folder = templates
        self._env = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            keep_trailing_newline=False,
            extensions=["jinja2.ext.i18n"],
        )
        self._env.policies["ext.i18n.trimmed"] = True
        self._env.install_gettext_callables(  # type: ignore[attr-defined]  # put there by the extension
            self.tongue.gettext, self.tongue.ngettext, newstyle=True
        )
        self._env.globals.update(
            base=self.base,
            root=config.base_path,
            site=config,
            tongue=self.tongue,
            lang=_lang,
            day=lambda iso: self.tongue.date(dt.date.fromisoformat(iso)),
            fictional=fictional,
            policy=Markup(policy_for_meta()),  # noqa: S704  # a constant of ours, without double quotes
            referrer=REFERRER,
            labels=labels,
            counted=self.tongue.counted,
            paint_after=PAINT_AFTER,
            here=_HERE,
            languages=[other for other in self._others if other.code != self.tongue.code],
            translations=[other for other in self._others if other.code != ENGLISH],
        )
        self._env.filters["told"] = _told
        self._words = ScriptWords(templates / "assets" / "js", self.tongue).files()
        self._templates: dict[str, Template] = {}
        self._rows: dict[Row, str] = {}
        self._row: Callable[[Row], str] = self._macro("row")
        self._env.globals["icons"] = {name: self.part("partials/icon.html", name=name) for name in ICONS}
        self._chrome: dict[str, tuple[Markup, Markup]] = {}

    def url(self, path: str) -> str:
        """A path of the plan as a link to the page in this language: right under "/" and under "/repo/"."""
        return self.base + path[1:]

    def address(self, path: str) -> str:
        """A path of the plan as a whole address, in this language."""
        return self.config.base_url + self.folder + path[1:]

    def titled(self, heading: str) -> str:
        """What the browser's tab says: the heading and the site's name."""
        return f"{heading} – {self.config.name}"

    def part(self, template: str, /, **context: Any) -> Markup:
        """A partial template, rendered."""
        return Markup(self._template(template).render(context))  # noqa: S704  # made with autoescape

    def page(self, template: str, about: About, jurisdiction: str = "", /, **context: Any) -> Page:
        """A whole page; `jurisdiction` (a state's key or "") decides which crisis lines stand on it."""
        top, bottom = self._chrome_of(jurisdiction)
        text = self._template(template).render(
            context,
            about=about,
            canonical=self.address(about.path),
            index=about.index and not self.fictional,
            alternates=self._alternates(about),
            words=self._said_by(about.scripts),
            top=top.replace(_HERE, str(escape(about.path[1:]))),
            bottom=bottom,
        )
        return Page(self.folder + file_of(about.path), text.encode() + b"\n")

    def _alternates(self, about: About) -> list[tuple[str, str]]:
        """The same page in every language, for those who search: hreflang and whole address; none for one language."""
        if len(self._others) == 1 or not about.index:
            return []
        host = self.config.base_url.removesuffix(self.config.base_path)
        made = [(other.code, f"{host}{other.base}{about.path[1:]}") for other in self._others]
        return [*made, ("x-default", made[0][1])]

    def _said_by(self, scripts: tuple[str, ...]) -> list[str]:
        """The scripts that bring what a page's scripts say in its language; none in English, which they know."""
        return [f"{self.tongue.code}/{name}" for name in ("all", *scripts) if name in self._words]

    def rows(self, rows: Iterable[Row]) -> Markup:
        """Rows as a description list, "" for none. Most rows stand on many pages, so each is rendered once."""
        out = []
        for row in rows:
            html = self._rows.get(row)
            if html is None:
                if len(self._rows) >= _ROWS_KEPT:
                    self._rows.clear()
                html = self._rows[row] = str(self._row(row))
            out.append(html)
        return Markup(f'<dl class="rows">\n{"".join(out)}</dl>') if out else Markup()  # noqa: S704  # made with autoescape

    def assets(self) -> Iterator[Page]:
        """The theme's assets under their own names, sorted; of the scripts those that pages name, with what they import."""
        root = self._folder / "assets"
        scripts = root / "js"
        names = sorted(path.name for path in scripts.glob("*.js"))
        for path in sorted(root.rglob("*")):
            if not path.is_file() or path.name.startswith("."):
                continue
            name = f"assets/{path.relative_to(root).as_posix()}"
            if path.parent == scripts:
                read = lambda module: (scripts / module).read_text(encoding="utf-8")  # noqa: E731  # short and used once
                yield Page(name, written(path.name, names, read).encode())
            elif scripts not in path.parents:
                yield Page(name, path.read_bytes())
        # A worker reaches only what lies below it, so it stands at the root. Where saving is switched off, phones that saved
        # something ask for it all the same: it clears up.
        worker = f"offline/{'worker' if self.config.offline else 'farewell'}.js"
        yield Page("sw.js", joined(worker, lambda module: (scripts / module).read_text(encoding="utf-8")).encode())

    def words(self) -> Iterator[Page]:
        """What scripts say in this language, in scripts of their own."""
        for name, text in self._words.items():
            yield Page(f"assets/words/{self.tongue.code}/{name}.js", text.encode())

    def proven_lines(self, jurisdiction: str) -> bool:
        """Whether any crisis line is proven to serve a jurisdiction."""
        return any(line.serves(jurisdiction) for line in self._directory.crisis)

    def _macro(self, name: str) -> Callable[..., str]:
        macro: Callable[..., str] = getattr(self._env.get_template("partials/parts.html").module, name)
        return macro

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            self._templates[name] = self._env.get_template(name)
        return self._templates[name]

    def _chrome_of(self, state: str) -> tuple[Markup, Markup]:
        """What stands above and below the main part on all pages of one state, rendered once."""
        if state not in self._chrome:
            strip = strip_for(self._directory.crisis, state, self.labels)
            facts = self._directory.states.get(state)
            local = (
                ()
                if strip.first or facts is None
                else tuple(helpline_view(line, self.tongue) for line in facts.helplines)
            )
            context: Mapping[str, Any] = {"strip": strip, "local": local, "state": state}
            self._chrome[state] = (
                self.part("partials/top.html", **context),
                self.part("partials/bottom.html", **context),
            )
        return self._chrome[state]
