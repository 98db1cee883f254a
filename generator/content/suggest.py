"""Did you mean: the nearest of the words that would have been right."""

from __future__ import annotations

from collections.abc import Iterable

from generator.patterns import pattern

_GOOD_ENOUGH = 0.72  # of 1; below that a suggestion misleads more often than it helps
_NO_LETTER = pattern(r"\W|_")


def alike(one: str, other: str) -> float:
    """How much alike two spellings are, 0 to 1."""
    from difflib import SequenceMatcher  # most files have no word to be guessed

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def nearest(word: str, words: Iterable[str]) -> str:
    """The one of `words` that `word` was most likely meant to be, or "". Case and marks do not count."""
    if len(word) > 80:
        return ""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, "", _plain(word), autojunk=False)
    best, found = _GOOD_ENOUGH, ""
    for one in sorted(words):
        matcher.set_seq1(_plain(one))
        # The quick ones are upper bounds of the exact one, and spare it for most words.
        if matcher.real_quick_ratio() >= best and matcher.quick_ratio() >= best:
            ratio = matcher.ratio()
            if ratio > best or (ratio == best and not found):
                best, found = ratio, one
    return found


def _plain(word: str) -> str:
    return _NO_LETTER.sub(" ", word).lower().strip()
