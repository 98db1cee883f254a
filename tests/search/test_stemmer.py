"""The stemmer and the normal form against lunr.js, word by word, and against the browser's half of the normal form."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.fields import COMPOUNDS
from generator.search.stemmer import stem
from generator.search.words import words_of
from tests.search import corpus
from tests.search.conftest import Site, SiteFactory

STEM = "return arg.map((word) => lunr.stemmer(new lunr.Token(word)).toString());"
NORMAL = """
    const { wordsOf } = await import("/repo/js/search/words.js");
    return arg[0].map((text) => wordsOf(text, new Set(arg[1])));
"""


@pytest.fixture(scope="module")
def site(make_site: SiteFactory) -> Site:
    return make_site(corpus.documents(50))


def differences(site: Site, words: list[str]) -> list[tuple[str, str, str]]:
    theirs = site.run(STEM, words)
    return [(word, stem(word), other) for word, other in zip(words, theirs, strict=True) if stem(word) != other]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("berkeley", "berkeley"), ("tuesday", "tuesday"), ("valley", "valley"), ("relay", "relay"), ("recovery", "recoveri"),
     ("counseling", "counsel"), ("by", "by"), ("yes", "ye"), ("skies", "ski"), ("agreed", "agre"), ("hopping", "hop")],
)  # fmt: skip
def test_words_that_lunr_py_and_lunr_js_stem_apart_follow_lunr_js(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_invented_words_with_every_ending_stem_as_in_lunr_js(site: Site) -> None:
    assert differences(site, corpus.words(8000)) == []


def test_the_national_directorys_words_stem_as_in_lunr_js(site: Site, shared_data: Path) -> None:
    found: set[str] = set()
    for entry in corpus.national(shared_data):
        for text in entry.fields.values():
            found.update(words_of(text))
    assert len(found) > 10_000
    assert differences(site, sorted(found)) == []


@given(st.text(alphabet=st.characters(max_codepoint=0xFFFF, categories=["L", "N"]), min_size=1, max_size=12))
def test_stemming_any_word_of_the_plane_gives_a_word(word: str) -> None:
    assert stem(word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Al-Anon, al anon & ALANON", ["alanon", "alanon", "alanon"]),
        ("Women's / Womens / women’s", ["womens"] * 3),
        ("Reunión en español: ¡mañana!", ["reunion", "en", "espanol", "manana"]),
        ("O'Malley's 24/7 drop-in_center", ["omalleys", "24", "7", "drop", "in", "center"]),
        ("Straße, Łódź, Ørsted, ﬁne ½ №", ["strasse", "lodz", "orsted", "fine", "1", "2", "no"]),
        ("IN ME OR", ["in", "me", "or"]),
        ("𝒞afé 🙂 日本語", ["cafe", "日本語"]),
        ("", []),
    ],
)
def test_the_normal_form(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_the_browser_has_the_same_normal_form(site: Site) -> None:
    texts: list[str] = ["al anon anon", "in in patient", "re entry", "Ⅻ ²³ ǅ İstanbul ΣΑΣ ß`´"]

    @given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cn"]), max_size=60))
    def gather(text: str) -> None:
        texts.append(text)

    gather()
    pairs = [" ".join(pair) for pair in COMPOUNDS]
    theirs = site.run(NORMAL, [texts, pairs])
    assert [(text, words_of(text)) for text in texts] == list(zip(texts, theirs, strict=True))
