"""Text copied out of a page's code: whether it is, and its plain words."""

from __future__ import annotations

import re

from generator.patterns import pattern

_MARKUP = pattern(r"<[a-zA-Z/!]")
_ENTITY = pattern(r"&(?:[a-z]{2,8}|#[0-9]{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
# What stands between < and > of these names is no text; of any other, an e-mail address perhaps, it may be.
_TAG = pattern(
    r"</?(?:a|b|i|u|s|p|br|div|span|em|strong|small|big|font|center|ul|ol|li|h[1-6]|hr|img|table|tbody|tr|td|th|sup|sub"
    r"|section|article|header|footer|nav|label|button|blockquote|address|time)\b[^<>]*>",
    re.IGNORECASE,
)
_LINK = pattern(r"""<a\b[^<>]*\bhref\s*=\s*["']?(https?://[^"'\s<>]+)["']?[^<>]*>(.*?)</a\s*>""", re.IGNORECASE)
_JOINS = pattern(r"</?(?:b|i|u|s|em|strong|small|big|font|span|a|sup|sub)\b[^<>]*>", re.IGNORECASE)


def holds_markup(text: str) -> bool:
    """Whether there are tags or entities of HTML in the text."""
    return ("<" in text and bool(_MARKUP.search(text))) or ("&" in text and bool(_ENTITY.search(text)))


def plain_words(text: str) -> str:
    """The text without its tags, links as their words and address; "" where something else than tags would be lost."""
    plain = _LINK.sub(lambda link: link[2] if link[1] in link[2] else f"{link[2]} ({link[1]})", text)
    from html import unescape  # its table of names is large, and few texts are copied from pages

    plain = unescape(_TAG.sub(" ", _JOINS.sub("", plain)))
    plain = re.sub(r" (?=[,.;:!?)])", "", " ".join(plain.split()))
    return "" if holds_markup(plain) or not plain.isprintable() else plain
