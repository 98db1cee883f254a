"""The stemmer of lunr.js 2.3.9, decision for decision.

lunr.js carries a JavaScript rendering of Porter's algorithm (Porter, "An algorithm for suffix stripping", Program 14(3),
1980) that differs from lunr.py 0.8.0's where a y follows a vowel: lunr.js keeps "tuesday", lunr.py makes "tuesdai" of it. The
browser decides, so this module follows lunr.js, including its deviations. tests/search/test_stemmer.py compares the
two word by word.
"""

import re
from typing import Final

_CONSONANT = "[^aeiou]"
_VOWEL = "[aeiouy]"
_CONSONANTS = f"{_CONSONANT}[^aeiouy]*"
_VOWELS = f"{_VOWEL}[aeiou]*"

# Porter's measure m counts vowel-consonant runs: [C](VC)^m[V].
_measure_over_0 = re.compile(f"({_CONSONANTS})?{_VOWELS}{_CONSONANTS}").match
_measure_is_1 = re.compile(f"({_CONSONANTS})?{_VOWELS}{_CONSONANTS}({_VOWELS})?$").match
_measure_over_1 = re.compile(f"({_CONSONANTS})?{_VOWELS}{_CONSONANTS}{_VOWELS}{_CONSONANTS}").match
_has_vowel = re.compile(f"({_CONSONANTS})?{_VOWEL}").match
_short_syllable = re.compile(f"{_CONSONANTS}{_VOWEL}[^aeiouwxy]$").match

_plural_es = re.compile("(.+?)(ss|i)es$").match
_plural_s = re.compile("(.+?)([^s])s$").match
_past_eed = re.compile("(.+?)eed$").match
_past_or_ing = re.compile("(.+?)(?:ed|ing)$").match
_wants_e = re.compile("(?:at|bl|iz)$").search
_double = re.compile(r"([^aeiouylsz])\1$").search
_consonant_y = re.compile(f"(.+?{_CONSONANT})y$").match

_STEP_2: Final = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3: Final = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
_ENDINGS_4 = "al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize"

_suffix_2 = re.compile(f"(.+?)({'|'.join(_STEP_2)})$").match
_suffix_3 = re.compile(f"(.+?)({'|'.join(_STEP_3)})$").match
_suffix_4 = re.compile(f"(.+?)(?:{_ENDINGS_4})$").match
_suffix_ion = re.compile("(.+?[st])ion$").match
_final_e = re.compile("(.+?)e$").match


def stem(word: str) -> str:
    """The stem lunr.js 2.3.9 gives for a lower-case word of characters from the Basic Multilingual Plane."""
    if len(word) < 3:
        return word
    # An initial y is a consonant; upper case hides it from the vowel classes, as lunr.js does.
    starts_with_y = word[0] == "y"
    if starts_with_y:
        word = "Y" + word[1:]
    word = _step_5(_step_4(_step_3(_step_2(_step_1(word)))))
    return "y" + word[1:] if starts_with_y else word


def _step_1(word: str) -> str:
    """Plurals, -ed, -ing, and a final y after a consonant."""
    if found := _plural_es(word) or _plural_s(word):
        word = found[1] + found[2]
    if found := _past_eed(word):
        if _measure_over_0(found[1]):
            word = word[:-1]
    elif (found := _past_or_ing(word)) and _has_vowel(found[1]):
        word = found[1]
        if _wants_e(word):
            word += "e"
        elif _double(word):
            word = word[:-1]
        elif _short_syllable(word):
            word += "e"
    if found := _consonant_y(word):
        word = found[1] + "i"
    return word


def _step_2(word: str) -> str:
    found = _suffix_2(word)
    return found[1] + _STEP_2[found[2]] if found and _measure_over_0(found[1]) else word


def _step_3(word: str) -> str:
    found = _suffix_3(word)
    return found[1] + _STEP_3[found[2]] if found and _measure_over_0(found[1]) else word


def _step_4(word: str) -> str:
    found = _suffix_4(word) or _suffix_ion(word)
    return found[1] if found and _measure_over_1(found[1]) else word


def _step_5(word: str) -> str:
    """A final e, and one l of a final ll."""
    found = _final_e(word)
    if found and (_measure_over_1(found[1]) or (_measure_is_1(found[1]) and not _short_syllable(found[1]))):
        word = found[1]
    if word.endswith("ll") and _measure_over_1(word):
        word = word[:-1]
    return word
