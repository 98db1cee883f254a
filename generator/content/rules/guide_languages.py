"""Guides in several languages: a translation says what its original says, and is marked when that changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.content.guide_text import CITE, LINK
from generator.content.rules.guide import Beside, GuideFinding, GuideRule, Written
from generator.directory.guides import ORIGINAL
from generator.patterns import pattern
from generator.problems import Severity

_NUMBER = pattern(r"\d+(?:[.,]\d+)*")
_SIGNED = pattern(r"\S.*\b\d{4}-\d{2}-\d{2}\Z")


def has_an_original(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A translation of a guide has no original, or one that cannot be read.

    Guides are written in English first; a file of the same name in another language follows it.

    Wrong:
        pages/es/costo.md, and no pages/en/costo.md
    Cure: Name the file as the English one, or mend that one.
    Right:
        pages/es/paying.md beside pages/en/paying.md
    """
    if one.guide.language != ORIGINAL and one.guide.slug not in beside.originals:
        yield GuideFinding((1, 1), f"There is no English guide {one.guide.slug}.", "Name it as the English one.")


def has_translations(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A guide is missing in a language that other guides are written in.

    Its English text is shown there, and said to be English.

    Wrong:
        pages/en/paying.md, and no pages/es/paying.md
    Cure: Translate it, or ask somebody who speaks the language.
    Right:
        pages/es/paying.md beside pages/en/paying.md
    """
    if one.guide.language == ORIGINAL:
        for language in sorted(beside.languages - {ORIGINAL}):
            if (language, one.guide.slug) not in beside.there:
                yield GuideFinding(one.at("title"), f"It is not there in {language}.", "Translate it.")


def follows_its_original(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """The English guide has changed since it was translated.

    The page says so to those who read it, until somebody has looked at what changed.

    Wrong:
        follows: 0123456789ab
    Cure: Bring the translation up to date, then copy the line shown.
    Right:
        follows: ba9876543210
    """
    original = beside.originals.get(one.guide.slug)
    if one.guide.behind and original is not None:
        now = original.guide.fingerprint
        yield GuideFinding(
            one.at("follows"),
            "The English guide has changed since.",
            "Bring this one up to date, then put the new sign here.",
            f"follows: {now}",
        )


def says_the_same(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A translation has other questions, sources, links or numbers than its original.

    A number that differs is worse than a sentence that is missing.

    Wrong:
        La formación dura 30 horas. (English: 40 hours)
    Cure: Follow the message: what it names stands in one of the two and not in the other.
    Right:
        La formación dura 40 horas.
    """
    original = beside.originals.get(one.guide.slug)
    if original is None or one.guide.language == ORIGINAL:
        return
    for what, own, wanted in (
        ("heading", _levels(one), _levels(original)),
        ("citation of", _found(CITE, one, 1), _found(CITE, original, 1)),
        ("link to", _found(LINK, one, 2), _found(LINK, original, 2)),
        ("number", _numbers(one), _numbers(original)),
    ):
        here, there = _missing(own, wanted), _missing(wanted, own)
        if here or there:
            name = here[0] if here else there[0]
            said = f"The {what} {name} is not in the English guide." if here else f"The {what} {name} is missing."
            yield GuideFinding(_place_of(one, name) if here else (1, 1), said, "Say what the English guide says.")


def _missing(some: list[str], others: list[str]) -> list[str]:
    """What stands in `some` more often than in `others`."""
    return list((Counter(some) - Counter(others)).elements())


def _levels(one: Written) -> list[str]:
    return ["#" * block.level for block in one.blocks if block.level]


def _found(pattern: re.Pattern[str], one: Written, group: int) -> list[str]:
    return [match[group] for block in one.blocks for match in pattern.finditer(block.text)]


def _numbers(one: Written) -> list[str]:
    return [number for block in one.blocks for number in _NUMBER.findall(block.words)]


def _place_of(one: Written, name: str) -> tuple[int, int]:
    return next((b.place(b.text.index(name)) for b in one.blocks if name in b.text), (1, 1))


def signed_or_not(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """It is not plain who of those who speak the language has read a translation.

    Wrong:
        reviewed_by_speaker: "yes"
    Cure: Write no, or who read it and on which day.
    Right:
        reviewed_by_speaker: a volunteer of the host, 2026-11-20
    """
    if one.guide.reviewed_by_speaker and not _SIGNED.fullmatch(one.guide.reviewed_by_speaker):
        yield GuideFinding(
            one.at("reviewed_by_speaker"), "This does not say who read it and when.", 'Write "no", or who and the day.'
        )


_E, _W = Severity.ERROR, Severity.WARNING
RULES = (
    GuideRule("GUIDE-ORIGINAL", _E, has_an_original),
    GuideRule("GUIDE-UNTRANSLATED", _W, has_translations),
    GuideRule("GUIDE-BEHIND", _W, follows_its_original),
    GuideRule("GUIDE-APART", _E, says_the_same),
    GuideRule("GUIDE-SPEAKER", _E, signed_or_not),
)
