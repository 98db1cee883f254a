"""A written page, read again: what a browser, a search engine and a screen reader would find in it."""

from __future__ import annotations

from dataclasses import field
from html.parser import HTMLParser

from generator.records import dataclass

# Attributes that make a browser fetch something by itself: another host in one of them breaks privacy.
_ASSETS = frozenset(
    {
        *(("audio", "src"), ("embed", "src"), ("iframe", "src"), ("image", "href"), ("img", "src"), ("input", "src")),
        *(("object", "data"), ("script", "src"), ("source", "src"), ("track", "src"), ("use", "href")),
        *(("video", "poster"), ("video", "src")),
    }
)
_LINKS = frozenset({("a", "href"), ("area", "href"), ("form", "action")})
_SRCSETS = frozenset({("img", "srcset"), ("link", "imagesrcset"), ("source", "srcset")})
# <link rel=...> that name a page rather than load a file.
_PAGE_RELS = frozenset({"alternate", "author", "canonical", "help", "license", "next", "prev", "search"})
# Scripts of these types are data: a browser runs nothing of them (HTML, section 4.12.1).
_DATA_TYPES = frozenset({"application/json", "application/ld+json"})
_LANDMARKS = frozenset({"main", "header", "footer", "nav"})
_VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split(),  # noqa: SIM905  # a list of words reads best as words
)


@dataclass(frozen=True, slots=True)
class Link:
    """Something a page points to, where, and whether the browser loads it by itself."""

    url: str
    asset: bool
    line: int
    leaves: bool = False
    """Whether it opens outside of a frame that the page may stand in, and tells the new window nothing of it."""


@dataclass(slots=True)
class PageFacts:
    """What one page says. Lines count from 1."""

    lang: str = ""
    title: str = ""
    canonical: str = ""
    index: bool = True
    policy: str = ""
    scripts: int = 0
    links: list[Link] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    twice: list[tuple[str, int]] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)
    landmarks: dict[str, int] = field(default_factory=dict)
    inline: list[tuple[str, int]] = field(default_factory=list)
    strip: list[str] = field(default_factory=list)
    strips: int = 0
    structured: list[tuple[str, int]] = field(default_factory=list)


def read_page(text: str) -> PageFacts:
    """The facts of a page. Never raises for any text."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.facts


def _leaves(given: dict[str, str]) -> bool:
    target = given.get("target", "").lower()
    return target == "_top" or (target == "_blank" and "noopener" in given.get("rel", "").lower().split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts = PageFacts()
        self._text = ""  # "title" or "data" while their text is read
        self._kept: list[str] = []
        self._titled = False
        self._strip_depth = 0  # elements open since the strip began, the strip itself counted

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        self._identify(given, line)
        self._inline(tag, given, line)
        if tag == "html":
            self.facts.lang = given.get("lang", "")
        elif tag == "title" and not self._titled:
            self._titled = True  # a browser takes the first
            self._text, self._kept = "title", []
        elif tag == "meta":
            self._meta(given)
        elif tag in _LANDMARKS:
            self.facts.landmarks[tag] = self.facts.landmarks.get(tag, 0) + 1
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.facts.headings.append((int(tag[1]), line))
        elif tag == "script":
            self.facts.scripts += 1
            if given.get("type") == "application/ld+json":
                self._text, self._kept = "data", []
        self._link(tag, given, line)
        self._count(tag, given)

    def _identify(self, given: dict[str, str], line: int) -> None:
        if one := given.get("id"):
            if one in self.facts.ids:
                self.facts.twice.append((one, line))
            self.facts.ids.setdefault(one, line)

    def _inline(self, tag: str, given: dict[str, str], line: int) -> None:
        found = [f"{name}=" for name in given if name.startswith("on") or name == "style"]
        found += [
            f"{name}=javascript:" for name, value in given.items() if value.strip().lower().startswith("javascript:")
        ]
        if tag == "style" or (tag == "script" and "src" not in given and given.get("type", "") not in _DATA_TYPES):
            found.append(f"<{tag}>")
        self.facts.inline += [(what, line) for what in found]

    def _meta(self, given: dict[str, str]) -> None:
        if given.get("http-equiv", "").lower() == "content-security-policy":
            self.facts.policy = given.get("content", "")
        elif given.get("name", "").lower() == "robots" and "noindex" in given.get("content", ""):
            self.facts.index = False

    def _link(self, tag: str, given: dict[str, str], line: int) -> None:
        for name, value in given.items():
            if (tag, name) in _LINKS:
                self.facts.links.append(Link(value.strip(), False, line, _leaves(given)))
            elif (tag, name) in _ASSETS:
                self.facts.links.append(Link(value.strip(), True, line))
            elif (tag, name) in _SRCSETS:
                self.facts.links += [Link(part.split()[0], True, line) for part in value.split(",") if part.strip()]
            elif (tag, name) == ("link", "href"):
                rels = frozenset(given.get("rel", "").lower().split())
                if "canonical" in rels:
                    self.facts.canonical = value.strip()
                self.facts.links.append(Link(value.strip(), not rels & _PAGE_RELS, line))

    def _count(self, tag: str, given: dict[str, str]) -> None:
        """Follow the crisis strip from its start to its end, and keep the addresses in it."""
        if self._strip_depth:
            self._strip_depth += tag not in _VOID
        elif "strip" in given.get("class", "").split():
            self._strip_depth = 1
            self.facts.strips += 1
        if self._strip_depth and tag == "a" and given.get("href", "").startswith(("tel:", "sms:")):
            self.facts.strip.append(given["href"])

    def handle_endtag(self, tag: str) -> None:
        if self._strip_depth and tag not in _VOID:
            self._strip_depth -= 1
        if tag == "title" and self._text == "title":
            self.facts.title, self._text = "".join(self._kept).strip(), ""
        elif tag == "script" and self._text == "data":
            self.facts.structured.append(("".join(self._kept), self.getpos()[0]))
            self._text = ""

    def handle_data(self, data: str) -> None:
        if self._text:
            self._kept.append(data)
