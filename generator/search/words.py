"""From text to index terms: the normal form that the index and every query share.

1. Unicode NFKD; combining marks and apostrophes are dropped ("reunión" -> "reunion", "women's" -> "womens"); lower case; the
   letters NFKD leaves whole are spelled out (ø -> o, ß -> ss).
2. Everything that is no letter or digit separates words, and so does a character outside the Basic Multilingual Plane (lunr.js
   counts UTF-16 units, Python characters: inside the plane they agree).
3. Two neighbouring words of the compound list become one ("al anon", "al-anon" -> "alanon").
4. lunr's stop words go (not in the place field), then lunr.js's stemmer.

templates/assets/js/search/words.js does the same; tests/search/test_words_browser.py compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from generator.search.fields import COMPOUNDS, FIELDS, K1, B, Field
from generator.search.stemmer import stem

# lunr.py brings 25 modules: who indexes no words does without.
if TYPE_CHECKING:
    from lunr.builder import Builder
    from lunr.pipeline import Pipeline
    from lunr.token import Token

_APOSTROPHES = "'\u2018\u2019\u02bc\u0060\u00b4\u2032\uff07"
_SPELLED: Final = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
_drop_apostrophes = str.maketrans("", "", _APOSTROPHES)
_spell_out = str.maketrans(_SPELLED)
# In one pass over plain ASCII: lower case, apostrophes out, blanks for all else.
_ascii = str.maketrans(
    {chr(c): None if chr(c) in _APOSTROPHES else chr(c).lower() if chr(c).isalnum() else " " for c in range(128)}
)
_any_words = re.compile("[^\\W_\U00010000-\U0010ffff]+").findall


def words_of(text: str, compounds: frozenset[tuple[str, str]] = COMPOUNDS) -> list[str]:
    """The normal-form words of a text, in order, stop words included, not stemmed."""
    if text.isascii():
        words = text.translate(_ascii).split()
    else:
        decomposed = unicodedata.normalize("NFKD", text.translate(_drop_apostrophes))
        bare = "".join(c for c in decomposed if unicodedata.category(c)[0] != "M")
        words = _any_words(bare.lower().translate(_spell_out).translate(_drop_apostrophes))
    return _join_compounds(words, compounds)


@lru_cache(maxsize=8)
def _joiner(compounds: frozenset[tuple[str, str]]) -> tuple[frozenset[str], re.Pattern[str]]:
    """The first words of the pairs, and a pattern for the pairs in a text of words with one blank between."""
    pairs = "|".join(f"{first} {second}" for first, second in sorted(compounds))
    return frozenset(first for first, _ in compounds), re.compile(rf"(?<!\S)(?:{pairs})(?!\S)")


def _join_compounds(words: list[str], compounds: frozenset[tuple[str, str]]) -> list[str]:
    firsts, pair = _joiner(compounds)
    if firsts.isdisjoint(words):
        return words
    return pair.sub(lambda found: found[0].replace(" ", ""), " ".join(words)).split(" ")


def js_stemmer(token: Token, _index: int = 0, _tokens: Sequence[Token] = ()) -> Token:
    """lunr.js's stemmer as a pipeline function of lunr.py."""
    return token.update(lambda text, _metadata: stem(text))


def pipeline() -> Pipeline:
    """lunr.py's pipeline as this project runs it. The trimmer is left out: normal-form words have nothing to trim."""
    from lunr.pipeline import Pipeline
    from lunr.stop_word_filter import stop_word_filter

    if "js-stemmer" not in Pipeline.registered_functions:
        Pipeline.register_function(js_stemmer, "js-stemmer")
    line = Pipeline()
    line.add(stop_word_filter, js_stemmer)
    line.skip(stop_word_filter, [field.name for field in FIELDS if not field.stop_words])
    return line


def lunr_builder() -> Builder:
    """A lunr.py builder with this project's fields and settings, for tests: feed it ``Terms.lunr_text``."""
    from lunr.builder import Builder

    builder = Builder()
    builder.pipeline = pipeline()
    builder.search_pipeline.add(js_stemmer)
    builder.k1(K1)
    builder.b(B)
    for field in FIELDS:
        builder.field(field.name, boost=field.boost)
    return builder


name_words = lru_cache(maxsize=1 << 16)(words_of)
"""The words of a text that is asked for several times: an entry's name orders it, too."""

_stem = lru_cache(maxsize=1 << 18)(stem)


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    """lunr.py's, which are lunr.js's."""
    from lunr.stop_word_filter import WORDS

    return frozenset(WORDS)


class Terms(dict[str, str]):
    """The terms of one field. Remembers the term of each word; "" where the stop-word filter drops it.

    The same as lunr.py's pipeline gives (tests/search/test_build.py), whose tokens would take four times as long.
    """

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._dropped = _stop_words() if field.stop_words else frozenset()
        self._lines: dict[str, list[str]] = {}

    def __missing__(self, word: str) -> str:
        term = self[word] = "" if word in self._dropped else _stem(word)
        return term

    def of_text(self, text: str, compounds: frozenset[tuple[str, str]] = COMPOUNDS) -> list[str]:
        """The terms of a text, each of whose lines is read by itself: no compound reaches over the end of one.

        In a ``once`` field the lines are labels and places, the same in thousands of entries.
        """
        if not self.field.once:
            known = self.field.name == "name" and compounds is COMPOUNDS
            return self.of(name_words(text) if known else words_of(text, compounds))
        terms: list[str] = []
        for line in text.split("\n"):
            terms += self.of_line(line, compounds)
        return list(dict.fromkeys(terms))

    def of_line(self, line: str, compounds: frozenset[tuple[str, str]] = COMPOUNDS) -> list[str]:
        """The terms of one line of a ``once`` field."""
        known = self._lines.get(line)
        if known is None:
            known = self._lines[line] = self.of(words_of(line, compounds))
        return known

    def of(self, words: Iterable[str]) -> list[str]:
        """The terms a text is indexed under, in order, repeated as often as they count."""
        terms = [term for word in words if (term := self[word])]
        return list(dict.fromkeys(terms)) if self.field.once else terms

    def lunr_text(self, text: str, compounds: frozenset[tuple[str, str]] = COMPOUNDS) -> str:
        """The words of a text as lunr is given them in tests: normal form, in a ``once`` field the first of each term."""
        words = [word for line in text.split("\n") for word in words_of(line, compounds)]
        if self.field.once:
            first: dict[str, str] = {}
            for word in words:
                first.setdefault(self[word], word)
            words = list(first.values())
        return " ".join(words)
