"""Follows every internal link, fragment and asset of a written site, without a server and without a browser."""

import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

# Attributes that make the browser fetch something by itself: with another host in one of these, privacy is broken.
ASSETS = frozenset({
    ("audio", "src"), ("embed", "src"), ("iframe", "src"), ("image", "href"), ("img", "src"), ("input", "src"),
    ("object", "data"), ("script", "src"), ("source", "src"), ("track", "src"), ("use", "href"), ("video", "poster"),
    ("video", "src"),
})  # fmt: skip
# Attributes that somebody has to follow.
LINKS = frozenset({("a", "href"), ("area", "href"), ("form", "action")})
SRCSETS = frozenset({("img", "srcset"), ("link", "imagesrcset"), ("source", "srcset")})
# <link rel=...> that name a page rather than load a file.
LINK_RELS_TO_PAGES = frozenset({"alternate", "author", "canonical", "help", "license", "next", "prev", "search"})

CSS_URL = re.compile(r"""url\(\s*(['"]?)(.*?)\1\s*\)|@import\s+(['"])(.*?)\3""")
JS_IMPORT = re.compile(
    r"""^\s*(?:import|(?:import|export)\b[^'"();=]*?\bfrom)\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)""",
    re.MULTILINE,
)
SITEMAP_LOC = re.compile(r"<loc>\s*([^<]+?)\s*</loc>")


@dataclass(frozen=True, order=True)
class Broken:
    """A link of `page` (a path inside the site) that leads nowhere, and why."""

    page: str
    url: str
    why: str


@dataclass(frozen=True)
class Report:
    """What was followed; `external` are the addresses on other hosts that visitors may choose to follow, sorted."""

    pages: int
    links: int
    external: tuple[str, ...]
    broken: tuple[Broken, ...]


def check(site: Path, base: str = "/", *, sample: int | None = None, seed: int = 0) -> Report:
    """Checks the links of every page of `site`, or of `sample` pages drawn by `seed`; styles, scripts, sitemap always.

    `base` is the path under which the site will stand ("/", "/repo/") or its whole address ("https://host/repo/");
    with the address, absolute links to it (canonical, sitemap) are followed as well. A link that leaves the base path,
    a folder without its slash, and an asset from another host are broken too, although a browser might manage.
    """
    return _Crawl(site, base).run(sample, seed)


class _Crawl:
    def __init__(self, site: Path, base: str) -> None:
        parts = urlsplit(base)
        self.site = site
        self.origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        self.base = parts.path or "/"
        self.ids: dict[str, frozenset[str]] = {}
        self.external: set[str] = set()
        self.broken: set[Broken] = set()
        self.followed = 0

    @cached_property
    def files(self) -> frozenset[str]:
        found = []
        for folder, _, names in os.walk(self.site):
            inside = Path(folder).relative_to(self.site).as_posix()
            prefix = "" if inside == "." else inside + "/"
            found += [prefix + name for name in names]
        return frozenset(found)

    @cached_property
    def folders(self) -> frozenset[str]:
        return frozenset(name.rpartition("/")[0] for name in self.files)

    def run(self, sample: int | None, seed: int) -> Report:
        pages = sorted(name for name in self.files if name.endswith(".html"))
        if sample is not None and sample < len(pages):
            pages = sorted(random.Random(seed).sample(pages, sample))
        fragments: dict[str, dict[str, set[tuple[str, str]]]] = {}  # page -> fragment -> where it is linked from
        for name in pages:
            found = self._read(name)
            for url, is_asset in found.links:
                target, fragment = self._follow(name, url, is_asset=is_asset)
                if target and _is_an_id(fragment):
                    fragments.setdefault(target, {}).setdefault(fragment, set()).add((name, url))
        for target, wanted in fragments.items():
            if target not in self.ids:
                self._read(target)
            for fragment in wanted.keys() - self.ids[target]:
                self.broken |= {Broken(name, url, f"no id there is {fragment!r}") for name, url in wanted[fragment]}
        for name in sorted(self.files):
            for url, is_asset in self._outside_html(name):
                self._follow(name, url, is_asset=is_asset)
        return Report(len(pages), self.followed, tuple(sorted(self.external)), tuple(sorted(self.broken)))

    def _text(self, name: str) -> str:
        return (self.site / name).read_text(encoding="utf-8")

    def _read(self, name: str) -> "_Page":
        page = _Page()
        page.feed(self._text(name))
        page.close()
        self.ids[name] = frozenset(page.ids)
        return page

    def _outside_html(self, name: str) -> Iterator[tuple[str, bool]]:
        if name.endswith(".css"):
            yield from ((match[2] or match[4], True) for match in CSS_URL.finditer(self._text(name)))
        elif name.endswith((".js", ".mjs")):
            yield from ((match[1] or match[2], True) for match in JS_IMPORT.finditer(self._text(name)))
        elif name.rpartition("/")[2].startswith("sitemap") and name.endswith(".xml"):
            yield from ((match[1].replace("&amp;", "&"), False) for match in SITEMAP_LOC.finditer(self._text(name)))

    def _follow(self, name: str, url: str, *, is_asset: bool) -> tuple[str, str]:
        """The page of the site that the link leads to and the fragment in it; ("", "") if there is nothing to look up."""
        self.followed += 1
        here = self.base + name.removesuffix("index.html")
        try:
            parts = urlsplit(urljoin((self.origin or "http://site.invalid") + here, url))
        except ValueError:
            self.broken.add(Broken(name, url, "not an address"))
            return "", ""
        if parts.scheme not in {"http", "https"}:
            if is_asset and parts.scheme != "data":
                self.broken.add(Broken(name, url, f"an asset by {parts.scheme}:"))
            return "", ""
        if f"{parts.scheme}://{parts.netloc}" != (self.origin or "http://site.invalid"):
            if is_asset:
                self.broken.add(Broken(name, url, "an asset from another host"))
            self.external.add(url)
            return "", ""
        target, why = self._target(unquote(parts.path) or "/")
        if why:
            self.broken.add(Broken(name, url, why))
            return "", ""
        return (target, unquote(parts.fragment)) if target.endswith(".html") else ("", "")

    def _target(self, path: str) -> tuple[str, str]:
        """The file that answers for a path, or else why none does."""
        if not path.startswith(self.base):
            return "", f"outside the base path {self.base}"
        inside = path.removeprefix(self.base)
        if inside in self.files:
            return inside, ""
        if inside == "" or inside.endswith("/"):
            index = inside + "index.html"
            return (index, "") if index in self.files else ("", "no such page")
        return "", "a folder: its slash is missing" if inside in self.folders else "no such file"


def _is_an_id(fragment: str) -> bool:
    """Whether a fragment names a place on the page: "#top" always exists, and "#i=a,b" is data for a script."""
    return fragment not in {"", "top"} and "=" not in fragment


class _Page(HTMLParser):
    """The ids of a page and its links, each with whether the browser loads it by itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)  # text is of no interest, and converting it takes half the time
        self.ids: set[str] = set()
        self.links: list[tuple[str, bool]] = []

    def updatepos(self, i: int, j: int) -> int:
        return j  # counts lines, which nobody asks for here; without it a site takes a fifth less time

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" or (tag == "a" and name == "name"):
                self.ids.add(value)
            elif (tag, name) in LINKS:
                self.links.append((value.strip(), False))
            elif (tag, name) in ASSETS:
                self.links.append((value.strip(), True))
            elif (tag, name) in SRCSETS:
                self.links += [(part.split()[0], True) for part in value.split(",") if part.strip()]
            elif (tag, name) == ("link", "href"):
                rels = frozenset((dict(attrs).get("rel") or "").lower().split())
                self.links.append((value.strip(), not rels & LINK_RELS_TO_PAGES))
