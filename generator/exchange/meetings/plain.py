"""Any value of a feed as one line or some lines of plain text."""

from __future__ import annotations

import html
import re
from typing import Any

# As content/characters.py refuses them, and surrogates, which JSON can hold and UTF-8 cannot.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!][^>]*>?")
_LONGEST = 20_000


def lines(value: Any) -> str:
    """Text without HTML, entities and hidden signs; lines stay, blanks within them are collapsed. "" for what is no text."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        value = _number(value)
    if not isinstance(value, str):
        return ""
    text = value[:_LONGEST]
    for _ in range(2):  # "&amp;amp;" was seen
        text = html.unescape(text)
    text = _HIDDEN.sub("", _TAG.sub(" ", _BREAK.sub("\n", text.replace("\r\n", "\n").replace("\r", "\n"))))
    text = text.replace("\\n", "\n").replace("\\'", "'").replace('\\"', '"')
    kept = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in kept if re.search(r"\w", line)).replace("<", "").replace(">", "")


def line(value: Any) -> str:
    """The same as one line."""
    return " ".join(lines(value).split("\n"))


def flag(value: Any) -> bool:
    """Whether a value means yes: true, 1, "yes", "Y", "sí"."""
    if isinstance(value, bool | int | float):
        return bool(value)
    return line(value).casefold() in ("yes", "y", "true", "1", "on", "x", "si", "sí", "t")


def number(value: Any) -> float | None:
    """A finite number, or None."""
    if isinstance(value, bool):
        return None
    try:
        found = float(value) if isinstance(value, int | float | str) else None
    except (ValueError, OverflowError):
        return None
    return found if found is not None and abs(found) < 1e9 else None  # NaN is not below anything


def cut(text: str, most: int) -> str:
    """`text` cut to `most` letters, between words."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"


def _number(value: int | float) -> str:
    if isinstance(value, int):
        return str(value) if abs(value) < 10**30 else ""
    return str(int(value)) if abs(value) < 1e15 and value.is_integer() else f"{value:g}"
