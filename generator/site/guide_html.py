"""The text of a guide as safe HTML: citations become numbers that lead to the sources, questions get an address."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from generator.content.guide_text import CITE
from generator.patterns import pattern
from generator.site.markdown import guide_to_html

_HEADING = pattern(r"<h2>")
_INTERNAL = pattern(r'<a href="(/[^"#]*)')
_CITES = pattern(r"(?:\s*\[\^[^\]\s]*\])+")


_NONE: Mapping[str, str] = {}


def guide_html(
    body: str, numbers: Mapping[str, int], base: str, named: str, moved: Mapping[str, str] = _NONE
) -> Markup:
    """The body of a guide. `numbers` are the sources by key, `base` is where its language's pages begin, `named` says
    "Source {}", and `moved` holds the paths that a site has elsewhere.

    The questions have the ids q1, q2, ...; a citation leads to #source-N.
    """
    html = str(guide_to_html(body))
    count = 0

    def question(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f'<h2 id="q{count}">'

    def cite(match: re.Match[str]) -> str:
        known = dict.fromkeys(numbers[key] for key in CITE.findall(match[0]) if key in numbers)
        links = (f'<a href="#source-{n}" aria-label="{escape(named.format(n))}">{n}</a>' for n in known)
        return f"<sup>{' '.join(links)}</sup>"

    html = _HEADING.sub(question, html)
    html = _INTERNAL.sub(lambda link: f'<a href="{escape(base)}{moved.get(link[1], link[1])[1:]}', html)
    return Markup(_CITES.sub(cite, html))  # noqa: S704  # cleaned by an allow-list, and numbers of our own
