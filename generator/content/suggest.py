"""Did you mean: the nearest of the words that would have been right.

rapidfuzz (MIT, kept up) is known to this module alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

_GOOD_ENOUGH = 72  # of 100; below that a suggestion misleads more often than it helps


def nearest(word: str, words: Iterable[str]) -> str:
    """The one of `words` that `word` was most likely meant to be, or ""."""
    if len(word) > 80:
        return ""
    found = process.extractOne(
        word, sorted(words), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_GOOD_ENOUGH
    )
    return found[0] if found else ""
