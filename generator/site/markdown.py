"""Volunteers' small Markdown as safe HTML. python-markdown and nh3 are known to this module alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.patterns import pattern

if TYPE_CHECKING:  # loaded where a text holds markup: most do not
    import markdown
    import nh3

_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote"}
_GUIDE_TAGS = _TAGS | {"h2", "h3"}
# Anything that could mean something in Markdown; text without it needs paragraphs only.
_MARKUP = pattern(r"[*_`\[\]<>#&\\!]|^\s*(?:[-+>]|\d+[.)])\s|^ {4}|^[=-]+\s*$", re.MULTILINE)
_BREAK = pattern(r"\n\s*\n")


@lru_cache(maxsize=2)
def _renderer(*, headings: bool = False) -> markdown.Markdown:
    """One renderer, reused. Raw HTML, images and (but in guides) headings are off: they stay text."""
    import markdown

    renderer = markdown.Markdown(output_format="html")
    renderer.preprocessors.deregister("html_block")
    for name in ("html", "entity", "image_link", "image_reference", "short_image_ref"):
        if name in renderer.inlinePatterns:
            renderer.inlinePatterns.deregister(name)
    for name in ("setextheader", "code", "hr", *(() if headings else ("hashheader",))):
        renderer.parser.blockprocessors.deregister(name)
    return renderer


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    import nh3

    return nh3.Cleaner(
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "http", "mailto", "tel"},
        link_rel="nofollow noreferrer",
    )


@lru_cache(maxsize=1)
def _guide_cleaner() -> nh3.Cleaner:
    """Links of guides stay on the site, or call: the check refuses all others, and so does this."""
    import nh3

    return nh3.Cleaner(tags=_GUIDE_TAGS, attributes={"a": {"href"}}, url_schemes={"tel", "sms"}, link_rel=None)


@lru_cache(maxsize=1)
def _page_cleaner() -> nh3.Cleaner:
    """As of guides, and links may leave the site; which ones stay, and how, is for `extra_pages` to say."""
    import nh3

    return nh3.Cleaner(
        tags=_GUIDE_TAGS,
        attributes={"a": {"href"}, "*": set()},  # else a link's title, which nobody on a phone sees, would stay
        url_schemes={"https", "http", "mailto", "tel", "sms"},
        link_rel=None,
    )


def page_to_html(text: str, *, cleaned: bool = True) -> Markup:
    """The text of a host's own page as HTML, with headings; not `cleaned` it may hold anything, and is only to be looked at."""
    made = _renderer(headings=True).reset().convert(text)
    return Markup(_page_cleaner().clean(made) if cleaned else made)  # noqa: S704  # likewise


def guide_to_html(text: str) -> Markup:
    """The text of a guide as HTML: as `to_html`, and with headings of the second and third level."""
    return Markup(_guide_cleaner().clean(_renderer(headings=True).reset().convert(text)))  # noqa: S704  # likewise


def to_html(text: str) -> Markup:
    """The description as HTML: paragraphs, lists, emphasis, quotes and links; everything else is shown as text."""
    text = text.strip()
    if not text:
        return Markup()
    if not _MARKUP.search(text):
        return Markup().join(Markup("<p>%s</p>") % escape(part.replace("\n", " ")) for part in _BREAK.split(text))
    return Markup(_cleaner().clean(_renderer().reset().convert(text)))  # noqa: S704  # cleaned by an allow-list
