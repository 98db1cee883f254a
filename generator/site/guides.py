"""The pages of guides: their list, each guide with its sources, and the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.content.guide_text import CITE
from generator.content.vocabulary import Vocabulary
from generator.directory.guides import Guide, GuideSource, in_language
from generator.records import dataclass
from generator.site import glossary
from generator.site.guide_html import guide_html
from generator.site.guide_words import words_file
from generator.site.kinds import KINDS
from generator.site.links import host, web
from generator.site.theme import About, Page, Theme
from generator.site.tongue import Foreign, marked

HOME = "/guide/"
PARTS = "guide_parts"


@dataclass(frozen=True, slots=True)
class Door:
    """A way in which a guide ends: where it leads, the icon, the words and what is behind them."""

    path: str
    icon: str
    title: str
    text: str


ACTIONS: dict[str, Door] = {
    "talk": Door("/talk/", "call", marked("Talk to someone now"), marked("Warmlines and helplines, with their hours")),
    "meetings": Door("/meetings/", "people", marked("Find a meeting"), marked("Groups near you and online")),
    "online": Door("/online/", "join", marked("Online groups"), marked("From wherever you are, by day")),
    "places": Door("/centers/", "house", marked("Places to go"), marked("Centers and homes, by state")),
    "programs": Door("/programs/", "peer", marked("A peer to work with me"), marked("Programs, by state")),
    "family": Door("/family/", "heart", marked("For someone I care about"), marked("Groups and lines for you")),
    "search": Door("/search/", "map", marked("Search near you"), marked("By city, ZIP code and need")),
    "states": Door("/states/", "map", marked("Find your state"), marked("Its help, and its rules for peers")),
    "list": Door(
        "/list/", "check", marked("Make a list to print or send"), marked("Gather places, then print or text it")
    ),
    "add": Door("/add/", "info", marked("Add or fix a listing"), marked("So that others find it, too")),
    "safety": Door("/safety/", "exit", marked("Using this site safely"), marked("If somebody watches your phone")),
}
"""By the word that a guide's head uses."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as it stands below a guide: its number, its words, its address and host, the day it was read."""

    number: int
    name: str
    url: str
    host: str
    day: str
    primary: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """A link with a line about it; `lang` is the language of both where it is not the page's."""

    href: str
    words: str
    text: str = ""
    lang: str = ""


class GuidePages:
    """Makes the guides' pages in one language; none where there is no guide. `home` is the state of a site for one."""

    def __init__(self, theme: Theme, vocabulary: Vocabulary, guides: tuple[Guide, ...], home: str = "") -> None:
        self.theme = theme
        self.vocabulary = vocabulary
        self.say = theme.tongue.say
        self.guides = in_language(guides, theme.tongue.code)
        # A site for one state has its pages of kinds in it alone.
        kinds = {f"/{kind}/": f"/{home}/{kind}/" for kind in KINDS}
        self.moved = {"/states/": f"/{home}/", **kinds} if home else {}
        self.by_slug = {guide.slug: guide for guide in self.guides}

    def pages(self) -> Iterator[Page]:
        """The list, every guide, the glossary."""
        if not self.guides:
            return
        yield self._list()
        yield from map(self._guide, self.guides)
        yield from self._glossary()
        links = {guide.slug: self.theme.url(guide.path) for guide in self.guides}
        words = words_file(self.guides, self.theme.tongue, links, self.say("Guides"))
        yield Page(f"{self.theme.folder}guide/words.json", words)

    def _link(self, guide: Guide) -> Linked:
        code = guide.language if guide.language != self.theme.tongue.code else ""
        return Linked(self.theme.url(guide.path), guide.title, guide.summary, code)

    def _list(self) -> Page:
        parts = [
            (key, self.theme.labels(PARTS, key), [self._link(guide) for guide in self.guides if guide.part == key])
            for key in self.vocabulary.lists.get(PARTS, {})
        ]
        words = Linked(
            self.theme.url(glossary.PATH), self.say("Words and what they mean"), self.say("Every word this site uses.")
        )
        heading = self.say("Guides: how peer support works")
        about = About(
            HOME,
            self.theme.titled(heading),
            self.say(
                "What peers do, what happens when you call, what it costs, your rights, and how to become a peer."
            ),
        )
        return self.theme.page(
            "guides.html", about, heading=heading, parts=[part for part in parts if part[2]], glossary=words
        )

    def _guide(self, guide: Guide) -> Page:
        cited = self._cited(guide)
        about = About(guide.path, self.theme.titled(guide.title), guide.summary)
        foreign = guide.language if guide.language != self.theme.tongue.code else ""
        return self.theme.page(
            "guide.html",
            about,
            guide=guide,
            foreign=foreign,
            # Source numbers, and the word for them, stand within the text.
            text=guide_html(
                guide.body, {one: n for n, one in enumerate(cited, 1)}, self.theme.base, self._named(), self.moved
            ),
            sources=[self._source(n, source) for n, source in enumerate(cited.values(), 1)],
            doors=[
                (self.theme.url(self.moved.get(door.path, door.path)), self._icon(door.icon), door)
                for door in map(ACTIONS.get, guide.actions)
                if door
            ],
            searches=[self._search(search.group, key) for search in guide.searches for key in search.keys],
            related=[self._link(self.by_slug[slug]) for slug in guide.related if slug in self.by_slug],
            reviewed=self.theme.tongue.date(guide.reviewed),
        )

    def _named(self) -> str:
        return self.say("Source %(number)s", number="{}")

    def _icon(self, name: str) -> Markup:
        return self.theme.part("partials/icon.html", name=name)

    def _cited(self, guide: Guide) -> dict[str, GuideSource]:
        """The sources in the order in which the text cites them, by key."""
        known = {source.key: source for source in guide.sources}
        keys = dict.fromkeys(match[1] for match in CITE.finditer(guide.body))
        return {key: known[key] for key in keys if key in known}

    def _source(self, number: int, source: GuideSource) -> Cited:
        day = self.theme.tongue.date(source.retrieved)
        return Cited(number, source.name, web(source.url), host(source.url), day, source.level == "primary")

    def _search(self, group: str, key: str) -> Linked:
        words = glossary.label_of(self.theme.labels, group, key)
        return Linked(
            f"{self.theme.url('/search/')}#{group}={key}", words, lang=words.lang if isinstance(words, Foreign) else ""
        )

    def _glossary(self) -> Iterator[Page]:
        pages = glossary.pages_of(self.vocabulary, self.theme.tongue)
        parts = [(self.theme.url(page.path), self.say(page.title), page.path) for page in pages]
        for page in pages:
            heading = self.say(page.title)
            about = About(page.path, self.theme.titled(heading), self.say(page.text))
            yield self.theme.page(
                "glossary.html",
                about,
                heading=heading,
                lead=self.say(page.text),
                lists=page.lists,
                parts=[(href, words, path == page.path, 0) for href, words, path in parts],
            )
