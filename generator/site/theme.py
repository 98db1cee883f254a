"""The theme: templates compiled once, what all pages share rendered once, and a page made of both.

jinja2 is known to this module, to `environment.py`, to `compiled.py` and to `catalogues.py`, which reads templates for their sentences.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, TemplateError, TemplateSyntaxError
from markupsafe import Markup, escape

from generator.config import Config
from generator.content.packed import Cache
from generator.directory.directory import Directory
from generator.directory.guides import Guide, in_language
from generator.directory.model import Entry
from generator.records import dataclass
from generator.site.area import area_name, area_short
from generator.site.bundles import entry_path
from generator.site.entry_view import Row
from generator.site.environment import ThemeEnvironment
from generator.site.extra_pages import extra_pages
from generator.site.labels import Labels
from generator.site.lines import helpline_view, strip_for
from generator.site.made import Made
from generator.site.markdown import to_html
from generator.site.script_words import ScriptWords
from generator.site.security import REFERRER, policy_for_meta
from generator.site.tongue import ENGLISH, Foreign, marked, name_of, reviewed_by

# The symbols of the sprite that templates use.
ICONS = ("call", "text", "join", "map", "web", "mail", "people", "peer", "house", "heart", "exit", "check", "info")
_ROWS_KEPT = 5_000
_NOTHING = Markup()
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


def _dotted(texts: Iterable[str]) -> Markup:
    """Texts one after the other, with dots between."""
    return Markup(" · ").join(map(_told, texts))


def _lang(text: object) -> Markup:
    """` lang="en"` for an element that holds a text in another language than its page, else nothing."""
    return Markup(' lang="%s"') % text.lang if isinstance(text, Foreign) else _NOTHING


class ThemeBroken(Exception):
    """A template cannot be read or cannot be rendered: its path below the theme's folder, the line, and why."""

    def __init__(self, template: str, line: int, why: str) -> None:
        super().__init__(template, line, why)
        self.template = template
        self.line = line
        self.why = why


class Theme:
    """Templates, labels and a host's settings, in one language. Renders pages; reads no file but the theme's own."""

    def __init__(
        self,
        templates: Path,
        labels: Labels,
        directory: Directory,
        config: Config,
        *,
        fictional: bool,
        home: tuple[str, str] | None = None,
        at: Callable[[Entry], str] = entry_path,
        made: Made | None = None,
    ) -> None:
        self.labels = labels
        self.made = made or Made()
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
        self._at = at
        # Where all of the site can be looked through: the list of states or, for one state, that state's page.
        self.browse = (home[0], self.url(home[1])) if home else (say("States"), self.url("/states/"))
        self.extra = extra_pages(templates, config, self.tongue.code)
        self._directory = directory
        home_key = home[1].strip("/") if home else ""
        self._shown_on: dict[str, list[Guide]] = {}
        for guide in in_language(directory.guides, self.tongue.code):
            for path in dict.fromkeys(guide.shown_on):
                self._shown_on.setdefault(path, []).append(guide)
        self._folder = templates
        self._env = ThemeEnvironment(FileSystemLoader(templates), self.tongue.gettext, self.tongue.ngettext)
        self._env.globals.update(
            base=self.base,
            root=config.base_path,
            site=config,
            tongue=self.tongue,
            lang=_lang,
            day=lambda iso: self.tongue.date(dt.date.fromisoformat(iso)),
            fictional=fictional,
            guides=bool(directory.guides),
            extra_pages=[(self.url(page.path), self.tongue.own(page.title, page.language)) for page in self.extra],
            policy=Markup(policy_for_meta()),  # noqa: S704  # a constant of ours, without double quotes
            policy_framed=Markup(policy_for_meta(framed=True)),  # noqa: S704  # likewise
            referrer=REFERRER,
            labels=labels,
            browse={
                "words": area_short(config.region, home_key, home[0], self.tongue) if home else self.browse[0],
                "href": self.browse[1],
                "home": home_key,
                "area": self.area(home_key, home[0]) if home else "",
            },
            area=lambda state: self.area(state.key, state.name),
            footer=self._footer(config),
            own_style=(templates / "assets" / "css" / "own.css").is_file(),
            counted=self.tongue.counted,
            paint_after=PAINT_AFTER,
            here=_HERE,
            languages=[other for other in self._others if other.code != self.tongue.code],
            translations=[other for other in self._others if other.code != ENGLISH],
        )
        self._env.filters["told"] = _told
        self._env.filters["dotted"] = _dotted
        self._words = ScriptWords(templates / "assets" / "js", self.tongue).files()
        self._rows: dict[Row, str] = {}
        self._row: Callable[[Row], str] = self._macro("row")
        self._env.globals["icons"] = {name: self.part("partials/icon.html", name=name) for name in ICONS}
        self._chrome: dict[str, tuple[list[str], Markup]] = {}

    def _footer(self, config: Config) -> Markup:
        """The host's own words at the foot of pages; in English, marked as that, where the language has none."""
        code = self.tongue.code
        if text := config.footer.get(code) or config.footer.get(""):
            return to_html(text)
        text = config.footer.get(ENGLISH, "")
        return Markup('<div lang="en">%s</div>') % to_html(text) if text else Markup()

    def url(self, path: str) -> str:
        """A path of the plan as a link to the page in this language: right under "/" and under "/repo/"."""
        return self.base + path[1:]

    def at(self, entry: Entry) -> str:
        """A link to where all about an entry stands."""
        return self.url(self._at(entry))

    def area(self, state: str, name: str) -> str:
        """What of a state the site is for: all of it, by its name, or counties of it."""
        return area_name(self.config.region, state, name, self.tongue)

    def address(self, path: str) -> str:
        """A path of the plan as a whole address, in this language."""
        return self.config.base_url + self.folder + path[1:]

    def titled(self, heading: str) -> str:
        """What the browser's tab says: the heading and the site's name."""
        return f"{heading} – {self.config.name}"

    def part(self, template: str, /, **context: Any) -> Markup:
        """A partial template, rendered."""
        return Markup(self._rendered(template, context))  # noqa: S704  # made with autoescape

    def page(self, template: str, about: About, jurisdiction: str = "", /, **context: Any) -> Page:
        """A whole page; `jurisdiction` (a state's key or "") decides which crisis lines stand on it."""
        top, bottom = self._chrome_of(jurisdiction)
        text = self._rendered(
            template,
            context,
            about=about,
            canonical=self.address(about.path),
            index=about.index and not self.fictional,
            alternates=self._alternates(about),
            words=self._said_by(about.scripts),
            beside=self._beside(about.path),
            top=Markup(str(escape(about.path[1:])).join(top)),  # noqa: S704  # made with autoescape
            bottom=bottom,
        )
        return Page(self.file_of(about.path), text.encode() + b"\n")

    def file_of(self, path: str) -> str:
        """The file of a path of the plan, in this language's folder."""
        return self.folder + file_of(path)

    def _rendered(self, name: str, /, *given: Mapping[str, Any], **context: Any) -> str:
        try:
            return self._env.get_template(name).render(*given, **context)
        except (TemplateError, TypeError, ValueError, KeyError) as error:
            if place := self._place_of(error):
                raise ThemeBroken(*place, str(error)) from error
            raise

    def _place_of(self, error: Exception) -> tuple[str, int] | None:
        """The template, below the theme's folder, and the line where an error arose; None if it did in no template."""
        if isinstance(error, TemplateSyntaxError):
            return error.name or error.filename or "", error.lineno
        import traceback  # which most builds do without

        found = None
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename.endswith(".html") and Path(frame.filename).is_relative_to(self._folder):
                found = Path(frame.filename).relative_to(self._folder).as_posix(), frame.lineno or 1
        return found or (("", 1) if isinstance(error, TemplateError) else None)

    def _beside(self, path: str) -> list[Guide]:
        """The guides that a page leads to."""
        return self._shown_on.get(path, [])

    def _alternates(self, about: About) -> list[tuple[str, str]]:
        """The same page in every language, for those who search: hreflang and whole address; none for one language.

        The front page alone says which is for every other language: a hundred bytes that no other page needs, for a
        search engine takes the first language there too.
        """
        if len(self._others) == 1 or not about.index:
            return []
        host = self.config.base_url.removesuffix(self.config.base_path)
        made = [(other.code, f"{host}{other.base}{about.path[1:]}") for other in self._others]
        return [*made, ("x-default", made[0][1])] if about.path == "/" else made

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

    def assets(self, cache: Cache) -> Iterator[Page]:
        """The theme's assets under their own names, sorted; of the scripts those that pages name, with what they import."""
        from generator.site.assets import assets_of  # which an edit does without

        return (Page(name, data) for name, data in assets_of(self._folder, self.config, cache))

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

    def strip(self, state: str) -> Markup:
        """The crisis lines alone, for pages that have no more of the frame of all pages."""
        return self.part("partials/strip.html", **self._crisis_of(state))

    def _crisis_of(self, state: str) -> Mapping[str, Any]:
        strip = strip_for(self._directory.crisis, state, self.labels)
        facts = self._directory.states.get(state)
        local = (
            () if strip.first or facts is None else tuple(helpline_view(line, self.tongue) for line in facts.helplines)
        )
        return {"strip": strip, "local": local, "state": state}

    def _chrome_of(self, state: str) -> tuple[list[str], Markup]:
        """What stands above and below the main part on all pages of one state, rendered once; what is above in the pieces between
        which a page's own path stands.
        """
        if state not in self._chrome:
            context = self._crisis_of(state)
            self._chrome[state] = (
                str(self.part("partials/top.html", **context)).split(_HERE),
                self.part("partials/bottom.html", **context),
            )
        return self._chrome[state]
