"""Words of the fixed lists: what a word that is not in its list certainly means, and what it may mean.

Certain is only another spelling of the same name. A word that people search with is not the same: whoever writes
"parking" has not said that it is free. Such words are asked about, and never put into a line to copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingType

from generator.content.suggest import alike
from generator.content.vocabulary import Term
from generator.patterns import pattern

Terms = MappingType[str, Term]
# Lists whose synonyms are other names of the very same thing: Monday is lunes, AA is Alcoholics Anonymous.
_NAMES = frozenset({"days", "languages", "fellowships", "repeats", "weeks", "states"})
_SURE, _LIKELY = 0.86, 0.8  # of 1, between two spellings; below that a suggestion misleads more often than it helps
_BETWEEN = pattern(r"\s*(?:[,;/&+|]|\band\b|\by\b|\bor\b)\s*", re.IGNORECASE)
_RANGE = pattern(r"([a-z]+)\W*\s*(?:-|–|to|through|thru|a)\s*([a-z]+)\W*", re.IGNORECASE)
_ALL_DAYS = frozenset({"daily", "every day", "everyday", "7 days", "seven days", "7 days a week", "todos los dias"})
_WEEKDAYS = frozenset({"weekdays", "weekday", "every weekday"})
_WEEKEND = frozenset({"weekends", "weekend"})


def meant(text: str, vocabulary: str, terms: Terms) -> tuple[str, ...]:
    """The words of the list that `text` certainly means, in their order; () where that is not certain."""
    if one := _named(text, vocabulary, terms):
        return (one,)
    if vocabulary == "days" and (days := _days(text, tuple(terms), terms)):
        return days
    parts = [part for part in _BETWEEN.split(text.strip().strip("[]()")) if part]
    found = [meant(part, vocabulary, terms) for part in parts] if 1 < len(parts) <= len(terms) else []
    return tuple(dict.fromkeys(key for keys in found for key in keys)) if all(found) else ()


def likely(text: str, terms: Terms) -> str:
    """The word of the list to ask about, "" for none: what people search with counts, and slips of the finger."""
    word = _plain(text)
    best, found = _LIKELY, ""
    for name, key, own in _names(terms):
        if name == word:
            return key
        if len(word) > 3 and name[:1] == word[:1]:
            ratio = alike(name, word)
            if ratio > best and (own or ratio >= 0.9):
                best, found = ratio, key
    return found


def _named(text: str, vocabulary: str, terms: Terms) -> str:
    word = _plain(text)
    if not word or len(text) > 80:
        return ""
    near: dict[str, float] = {}
    for name, key, own in _names(terms):
        same = own or vocabulary in _NAMES
        if same and name in (word, word.removesuffix("s"), f"{word}s"):
            return key
        if same and len(word) > 3 and name[:1] == word[:1]:
            ratio = alike(name, word)
            if ratio >= _SURE:
                near[key] = max(ratio, near.get(key, 0))
    return next(iter(near)) if len(near) == 1 else ""


def _names(terms: Terms) -> Iterator[tuple[str, str, bool]]:
    """(name, key, whether it is the word's own name) of every word: keys and labels first, then synonyms."""
    for key, term in terms.items():
        yield _plain(key), key, True
        for label in term.label.values():
            yield _plain(label), key, True
    for key, term in terms.items():
        for words in term.synonyms.values():
            yield from ((_plain(word), key, False) for word in words)


def _days(text: str, order: tuple[str, ...], terms: Terms) -> tuple[str, ...]:
    word = _plain(text)
    if word in _ALL_DAYS:
        return order
    if word in _WEEKDAYS:
        return order[:5]
    if word in _WEEKEND:
        return order[5:]
    if day := _day(word, terms):
        return (day,)
    if (match := _RANGE.fullmatch(text.strip())) and (first := _day(_plain(match[1]), terms)):
        last = _day(_plain(match[2]), terms)
        if last and order.index(first) < order.index(last):
            return order[order.index(first) : order.index(last) + 1]
    return ()


def _day(word: str, terms: Terms) -> str:
    """The day that begins with these letters, if only one does."""
    word = word.removesuffix("s") if len(word) > 3 else word
    found = {key for name, key, _ in _names(terms) if len(word) > 1 and name.startswith(word)}
    return found.pop() if len(found) == 1 else ""


def _plain(word: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", word.casefold()).split())
