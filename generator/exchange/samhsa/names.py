"""Names as the national workbooks write them, as people read them.

Both name columns hold 38 characters at most. In the 2022 workbooks the second one is, by the rows themselves:
most often a program or a place of the organization named in the first ("SpectraCare Health Systems", "Henry County
Clinic"); in about 400 rows the rest of a name that did not fit ("Access Institute for", "Psychological Services";
"... Recovery Centers of the", "Black Hills"), told by a first part that ends in the middle of a phrase or a second
part that begins there; in some a trade name ("DBA Mind Springs Health"). Nothing is cut within a word.
"""

from __future__ import annotations

import re

from generator.records import dataclass

# Small letters only: "Unit A" and "Program LA" end where they should.
_OPEN_END = re.compile(r"(?:\b(?:and|or|of|for|the|at|in|to|with|on|by|from|a|an|de|del|la|el|los|las|y)|[&/,-])$")
_OPEN_START = re.compile(r"(?:and|of|for|to|with|de|del|y)\b|[(&/,-]", re.IGNORECASE)
# A second column of nothing but such words is no program: "Alcohol and Drug", "Services Inc".
_TAIL = re.compile(
    r"(?:(?:services?|servs?|authority|center|centers|ctr|association|assoc|agency|foundation|institute|network|systems?|group|corporation|corp|"
    r"incorporated|inc|llc|pllc|llp|lllp|lp|pc|pa|ltd|company|co)\b[ ,.]*)+(?:\(\w+\))?",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:inc|llc|pllc|llp|corp|pc|ltd)\.?$", re.IGNORECASE)
_TRADE = re.compile(r"(?:DBA(?: as)?|d/b/a)\b[\s:,-]*", re.IGNORECASE)
_FORMER = re.compile(r"(?:fka|f/k/a|formerly(?: known as)?)\b[\s:,-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """What an entry is called, the organization where it says more, and a name it had."""

    name: str
    organization: str = ""
    former: str = ""


def join_name(first: str, second: str) -> Name:
    """One name from the two columns. No letter of either is lost."""
    first, second = unshouted(first), unshouted(second)
    if not second or not first or first.casefold() == second.casefold():
        return Name(first or second)
    if trade := _TRADE.match(second):
        if rest := second[trade.end() :]:
            return Name(rest, first)
    elif (former := _FORMER.match(second)) and second[former.end() :]:
        return Name(first, former=second[former.end() :])
    if _OPEN_END.search(first) or _OPEN_START.match(second) or (_TAIL.fullmatch(second) and not _COMPANY.search(first)):
        return Name(f"{first} {second}" if second[0] not in "/," else first + second)
    if f" {first.casefold()} " in f" {second.casefold()} ".replace("/", " "):
        return Name(second, first)
    return Name(f"{first}, {second}", first)


_SMALL = frozenset(
    {"a", "an", "and", "at", "by", "de", "del", "for", "from", "in", "la", "of", "on", "or", "the", "to", "with", "y"}
)
# fmt: off
_KEPT = frozenset({
    "ACT", "AIDS", "CBOC", "CCBHC", "CSU", "DBA", "DUI", "FQHC", "HIV", "IOP", "LGBT", "LGBTQ", "LLC", "LLP", "LP", "MAT", "MHC", "MHMR", "NAMI",
    "NP", "OP", "OTP", "PA", "PACT", "PC", "PHP", "PLLC", "PROS", "PTSD", "SUD", "TLC", "US", "USA", "VA", "VAMC", "YMCA", "YWCA",
})
# fmt: on
_ROMAN = re.compile(r"[IVXL]+")
_SHOUTED_WORD = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’]*")


def unshouted(text: str) -> str:
    """A name written in capitals throughout, in title case; any other text as it is.

    One or two words, or only short ones, are taken for initials or a trade name (HAART, KC CARE) and kept, as are known
    abbreviations, Roman numerals and words without a vowel. Only case changes.
    """
    words = text.split()
    if any(c.islower() for c in text) or len(words) < 3 or max(map(len, words)) < 5:
        return text
    first = True

    def mend(match: re.Match[str]) -> str:
        nonlocal first
        word = match[0]
        opening, first = first, False
        if (
            word in _KEPT
            or _ROMAN.fullmatch(word)
            or not re.search(r"[AEIOUYÀ-Ý]", word)
            or (len(word) == 1 and word != "A")
        ):
            return word
        if word.lower() in _SMALL and not opening:
            return word.lower()
        return word[0] + word[1:].lower()

    return _SHOUTED_WORD.sub(mend, text)
