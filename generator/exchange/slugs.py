"""File names for imported entries: small letters, digits and hyphens, never over 80, the same on every machine."""

from __future__ import annotations

import re
import unicodedata

MAX_SLUG = 80  # as content/entries.py checks it
_WORDS = {"&": " and ", "@": " at ", "+": " plus ", "'": "", "’": ""}
_LETTERS = {
    "ß": "ss",
    "æ": "ae",
    "ø": "o",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "đ": "d",
}  # those without a plain letter in Unicode
_SPELLED = str.maketrans(_WORDS | _LETTERS)


def slug(text: str) -> str:
    """`text` as a part of a web address; "" if nothing in it can be written in plain letters."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SPELLED))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode("ascii")).strip("-")


def cut(text: str, length: int) -> str:
    """A slug cut to `length`, between words where that is possible."""
    if len(text) <= length:
        return text
    short = text[: length + 1].rpartition("-")[0]
    return short if len(short) > length // 2 else text[:length].strip("-")


def joined(*parts: str) -> str:
    """Slugs joined into one of at most 80 letters: the first part gives way, the others tell it from its namesakes.

    A part whose words already stand in what is before it is left out: riverbend-of-salem needs no second salem.
    """
    first, rest = parts[0], ""
    for part in parts[1:]:
        if part and f"-{part}-" not in f"-{first}{rest}-":
            rest += f"-{cut(part, 40)}"
    rest = rest[-MAX_SLUG + 20 :] if len(rest) > MAX_SLUG - 20 else rest
    return (cut(first, MAX_SLUG - len(rest)) + rest).strip("-")
