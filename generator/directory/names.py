"""Place names as keys: two spellings of one city or county give the same text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.patterns import pattern

# Abbreviations that people and forms use inside names; most are from USPS Publication 28, appendix C.
_WORDS = {
    "st": "saint",
    "ste": "sainte",
    "sta": "santa",
    "ft": "fort",
    "mt": "mount",
    "mtn": "mountain",
    "pt": "point",
    "hts": "heights",
    "spg": "spring",
    "spgs": "springs",
    "jct": "junction",
    "twp": "township",
}
_DIRECTIONS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_COUNTY_KINDS = pattern(r" (county|parish|municipio|municipality|census area|city and borough|borough)$")


_APOSTROPHES = pattern("['\u2019\u02bb`]")
_OTHER_SIGNS = pattern(r"[^a-z0-9]+")


def folded(text: str) -> str:
    """Lower case, without accents and apostrophes; every other run of signs becomes one blank."""
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return _OTHER_SIGNS.sub(" ", _APOSTROPHES.sub("", text.lower())).strip()


@lru_cache(maxsize=65536)
def city_key(name: str) -> str:
    """The key of a city's name.

    "St. Louis" is "Saint Louis", "Cañon City" is "Canon City", "Coeur d'Alene" is "Coeur D Alene", "N. Little Rock"
    is "North Little Rock", "McAfee" is "Mc Afee", "Winston-Salem" is "Winston Salem".
    """
    words = folded(name).split()
    if len(words) > 1 and words[0] in _DIRECTIONS:
        words[0] = _DIRECTIONS[words[0]]
    return "".join(_WORDS.get(word, word) for word in words)


@lru_cache(maxsize=8192)
def county_key(name: str) -> str:
    """The key of a county's name: "Jefferson" is "Jefferson County", but "Fairfax City" is not "Fairfax County"."""
    return city_key(_COUNTY_KINDS.sub("", folded(name)))


_ODD = pattern(r"Mc|\b[DO] [A-Z]|\bSte? |-[a-z]")


def spelled(name: str) -> str:
    """A name of the ZIP data as people write it.

    "Mc Afee" and "Mcafee" as McAfee, "O Fallon" as O'Fallon, "Coeur D Alene" as Coeur d'Alene, "St Mary's County" as
    St. Mary's County, "Winston-salem" as Winston-Salem.
    """
    if not _ODD.search(name):
        return name
    name = re.sub(r"\bMc ?([A-Za-z])(?=[a-z]*[aeiouy])", lambda match: "Mc" + match[1].upper(), name)
    name = re.sub(r"\b(Ste?) (?=[A-Z])", r"\1. ", name)
    name = re.sub(r"^([DO]) (?=[A-Z])", r"\1'", name)
    name = re.sub(r" D (?=[A-Z])", " d'", name)
    return re.sub(r"-([a-z])", lambda match: "-" + match[1].upper(), name)
