"""Telephone numbers as people write them into a field: which numbers a text holds, and what else stands beside them."""

from __future__ import annotations

import re

from generator.directory.phones import canonical
from generator.patterns import pattern

_EXTENSION = pattern(
    r"^(.*?)[\s,;(]*(?:(?:extension|ext|ex|option|opt|press|x)[\s.:,#-]*|#\s*)([0-9]{1,6})[\s)]*\Z", re.IGNORECASE
)
_TEN_DIGITS = pattern(r"(?<![0-9])(?:\+?1[ .-]?)?\(?[2-9][0-9]{2}\)?[ .-]{0,2}[0-9]{3}[ .-]?[0-9]{4}(?![0-9])")
_BETWEEN_NUMBERS = pattern(r"[\s,;/&|]*(?:\bor\b|\band\b|\by\b|\bo\b)?[\s,;/&|]*", re.IGNORECASE)
# Words before or behind a number that say no more than that it is one.
_ONLY_LABELS = pattern(
    r"[\s:.,()-]*(?:(?:tel|phone|telephone|call|ph|no|number|main|office)\b[\s:.,()-]*)*", re.IGNORECASE
)


def phones_in(text: str) -> tuple[str, ...]:
    """The numbers of a text that holds nothing but numbers, and words such as "or" between them; () for any other."""
    found = list(_TEN_DIGITS.finditer(text))
    if not found or _rest(text, found, _BETWEEN_NUMBERS):
        return ()
    numbers = tuple(canonical(match[0]) or "" for match in found)
    return numbers if all(numbers) else ()


def labelled(text: str) -> str:
    """The one number of a text that else says only "Phone:", "tel:" and the like; "" for any other."""
    found = list(_TEN_DIGITS.finditer(text))
    if len(found) != 1 or _rest(text, found, _ONLY_LABELS):
        return ""
    return canonical(found[0][0]) or ""


def holds_several(text: str) -> bool:
    """Whether there is more than one number in the text."""
    return len(_TEN_DIGITS.findall(text)) > 1


def with_extension(text: str) -> tuple[str, str] | None:
    """The number and the digits to dial afterwards, where both are plain to see."""
    match = _EXTENSION.match(text)
    number = canonical(match[1]) if match else None
    return (number, match[2]) if match and number else None


def _rest(text: str, found: list[re.Match[str]], allowed: re.Pattern[str]) -> bool:
    """Whether anything but what is allowed stands around the numbers."""
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found), len(text)]
    return any(not allowed.fullmatch(text[end:start]) for end, start in zip(ends, starts, strict=True))
