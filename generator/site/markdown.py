"""Volunteers' small Markdown as safe HTML. python-markdown and nh3 are known to this module alone."""

from __future__ import annotations

import re
from functools import lru_cache

import markdown
import nh3
from markupsafe import Markup, escape

_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote"}
# Anything that could mean something in Markdown; text without it needs paragraphs only.
_MARKUP = re.compile(r"[*_`\[\]<>#&\\!]|^\s*(?:[-+>]|\d+[.)])\s|^ {4}|^[=-]+\s*$", re.MULTILINE)
_BREAK = re.compile(r"\n\s*\n")


@lru_cache(maxsize=1)
def _renderer() -> markdown.Markdown:
    """One renderer, reused. Raw HTML, headings and images are off: they stay text."""
    renderer = markdown.Markdown(output_format="html")
    renderer.preprocessors.deregister("html_block")
    for name in ("html", "entity", "image_link", "image_reference", "short_image_ref"):
        if name in renderer.inlinePatterns:
            renderer.inlinePatterns.deregister(name)
    for name in ("hashheader", "setextheader", "code", "hr"):
        renderer.parser.blockprocessors.deregister(name)
    return renderer


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "http", "mailto", "tel"},
        link_rel="nofollow noreferrer",
    )


def to_html(text: str) -> Markup:
    """The description as HTML: paragraphs, lists, emphasis, quotes and links; everything else is shown as text."""
    text = text.strip()
    if not text:
        return Markup()
    if not _MARKUP.search(text):
        return Markup().join(Markup("<p>%s</p>") % escape(part.replace("\n", " ")) for part in _BREAK.split(text))
    return Markup(_cleaner().clean(_renderer().reset().convert(text)))  # noqa: S704  # cleaned by an allow-list
