"""Rules over guides: what they answer, what bears it out, how they read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.facts import PROXY
from generator.content.guide_text import CITE, LINK, ease, grade, sentences_of
from generator.content.rules import guide_languages, guide_links, guide_words
from generator.content.rules.guide import Beside, GuideFinding, GuideRule, Written
from generator.directory.credentials import LEVELS
from generator.patterns import pattern
from generator.problems import Edit, Problem, Problems, Severity

QUESTIONS = 3
STALE_DAYS = 365
HARDEST = 8.0
EASIEST_ES = 55.0  # "normal" on the scale of Szigriszt-Pazos and Barrio-Cantalejo
_FEWEST = 5  # sentences; below that one long word decides
_NUMBER = pattern(r"(?<![\w.,])\$?\d[\d.,]*")
_LEVEL = 2
_DEEPEST = 3


def answers_questions(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A guide answers fewer than three questions.

    People come with a question. Each guide answers at least the three that are asked most; each question is a heading.

    Wrong:
        ## Costs
    Cure: Write the headings as people ask, with a question mark.
    Right:
        ## What does it cost?
    """
    asked = [block for block in one.blocks if block.level == _LEVEL and block.words.endswith("?")]
    if len(asked) < QUESTIONS:
        line = asked[-1].line if asked else one.at("title")[0]
        yield GuideFinding((line, 1), f"Only {len(asked)} headings are questions.", f"Answer at least {QUESTIONS}.")


def headings_in_order(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A heading of a guide has the wrong number of signs.

    The title stands in the head and is the page's first heading. Screen readers move by the levels below it.

    Wrong:
        # What does it cost?
    Cure: Write two signs for a question, and three for a part of an answer.
    Right:
        ## What does it cost?
    """
    before = 1
    for block in one.blocks:
        if block.level and not (_LEVEL <= block.level <= min(_DEEPEST, before + 1)):
            copy = f"## {block.words}" if block.level < _LEVEL else ""
            yield GuideFinding((block.line, 1), "No heading can have this level here.", "Begin it with ##.", copy)
        before = block.level or before


def citations_lead_somewhere(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A guide cites a source that is not in its head.

    Wrong:
        Peers are paid by Medicaid in many states.[^medicad]
    Cure: Write the key as it stands under sources, or add the source.
    Right:
        Peers are paid by Medicaid in many states.[^medicaid]
    """
    known = {source.key for source in one.guide.sources}
    for block in one.blocks:
        for match in CITE.finditer(block.text):
            if match[1] not in known:
                names = ", ".join(sorted(known)) or "none yet"
                yield GuideFinding(
                    block.place(match.start()), f'There is no source "{match[1][:40]}".', f"The sources are: {names}."
                )


def sources_are_used(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A source in the head of a guide bears out nothing in its text.

    Wrong:
        A source with the key rules, and no [^rules] in the text
    Cure: Cite it behind the sentence that it bears out, or delete it.
    Right:
        Staff may not tell.[^rules]
    """
    cited = {match[1] for block in one.blocks for match in CITE.finditer(block.text)}
    for n, source in enumerate(one.guide.sources):
        if source.key not in cited and not one.guide.follows:
            yield GuideFinding(
                one.at(f"sources.{n}"), f'Nothing cites "{source.key}".', "Cite it where it belongs, or delete it."
            )


def sources_are_sound(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A source of a guide cannot be looked up, or says nothing about how near it stands to the fact.

    Wrong:
        - {key: rules, name: The rules, url: "https://web.archive.org/rules", retrieved: 2026-11-01, level: good}
    Cure: Name the official page itself, the day it was read, and primary (the body's own page) or secondary.
    Right:
        - {key: rules, name: The rules, url: "https://riverbend.example.org/rules", retrieved: 2026-11-01, level: primary}
    """
    if one.guide.follows:
        return
    seen: set[str] = set()
    for n, source in enumerate(one.guide.sources):
        at = f"sources.{n}"
        if PROXY.search(source.url):
            yield GuideFinding(one.at(f"{at}.url"), "This is a copy kept by somebody else.", "Name the page itself.")
        if source.retrieved > beside.setting.today:
            yield GuideFinding(one.at(f"{at}.retrieved"), "This day is still to come.", "Mend the day.")
        if source.level not in LEVELS:
            yield GuideFinding(
                one.at(f"{at}.level"), "It is not said how near this source stands.", "Write primary or secondary."
            )
        if source.key in seen:
            yield GuideFinding(one.at(f"{at}.key"), f'"{source.key}" stands twice.', "Name one of them otherwise.")
        seen.add(source.key)


def numbers_have_sources(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A guide says a number, and no source stands behind it.

    Hours, fees, years and counts are quoted and acted upon. Each needs the page it was read on.

    Wrong:
        The training takes 40 hours.
    Cure: Cite the source in the same paragraph, or leave the number out.
    Right:
        The training takes 40 hours.[^rules]
    """
    spared = guide_links.ALWAYS | beside.setting.numbers
    for block in one.blocks:
        if CITE.search(block.text):
            continue
        text = re.sub(r"^\s*\d+[.)]", _blank, LINK.sub(_blank, block.text))
        for match in _NUMBER.finditer(text):
            if match[0].strip(".,") not in spared:
                yield GuideFinding(
                    block.place(match.start()), f"No source bears out {match[0].strip('.,')}.", "Cite one, as [^key]."
                )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def reads_easily(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A guide asks for more than eight years of school.

    Whoever reads it may be tired, frightened or new to the language. English is measured by Flesch-Kincaid, Spanish by
    the scale of Szigriszt-Pazos.

    Wrong:
        Individuals experiencing difficulties should immediately communicate their circumstances to available personnel.
    Cure: Shorten the sentences that the message names, and take short words.
    Right:
        If it gets hard, tell somebody there.
    """
    sentences = list(sentences_of(one.blocks))
    if len(sentences) < _FEWEST:
        return
    language = one.guide.language
    if language == "en" and (years := grade(sentences)) > HARDEST:
        said = f"This asks for {years:.1f} years of school; {HARDEST:.0f} are meant."
    elif language == "es" and (points := ease(sentences)) < EASIEST_ES:
        said = f"This reads with {points:.0f} points of ease; at least {EASIEST_ES:.0f} are meant."
    else:
        return
    hardest = max(sentences, key=lambda one: len(one.split()))
    yield GuideFinding(one.at("title"), said, f'Begin with its longest sentence: "{hardest[:80]}".')


def reviewed_lately(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """Nobody has read a guide as a whole for more than a year.

    What it says may have changed. It stays on the site with its day.

    Wrong:
        reviewed: 2024-11-01
    Cure: Read it, look its sources up again, mend it, and set the new day.
    Right:
        reviewed: 2026-11-01
    """
    age = (beside.setting.today - one.guide.reviewed).days
    if age > STALE_DAYS:
        yield GuideFinding(one.at("reviewed"), f"It was last read {age} days ago.", "Read it again, and set the day.")


def reviewed_in_the_past(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """The day on which a guide was read is still to come.

    Wrong:
        reviewed: 2062-11-01
    Cure: Mend the year and the month.
    Right:
        reviewed: 2026-11-01
    """
    if one.guide.reviewed > beside.setting.today:
        yield GuideFinding(one.at("reviewed"), "This day is still to come.", "Check the year and the month.")


_E, _W = Severity.ERROR, Severity.WARNING
RULES: tuple[GuideRule, ...] = (
    GuideRule("GUIDE-QUESTIONS", _E, answers_questions),
    GuideRule("GUIDE-HEADING", _E, headings_in_order),
    GuideRule("GUIDE-CITE", _E, citations_lead_somewhere),
    GuideRule("GUIDE-UNUSED", _W, sources_are_used),
    GuideRule("GUIDE-SOURCE", _E, sources_are_sound),
    GuideRule("GUIDE-NUMBER", _E, numbers_have_sources),
    GuideRule("GUIDE-GRADE", _W, reads_easily),
    GuideRule("GUIDE-STALE", _W, reviewed_lately),
    GuideRule("GUIDE-DATE", _E, reviewed_in_the_past),
    *guide_links.RULES,
    *guide_words.RULES,
    *guide_languages.RULES,
)


def problems_of(one: Written, beside: Beside) -> Iterator[Problem]:
    """What all rules find in one guide."""
    for rule in RULES:
        for finding in rule.check(one, beside):
            yield told(one.problems, rule.code, rule.severity, finding)
    for code, severity, finding in guide_words.shared(one, beside):
        yield told(one.problems, code, severity, finding)


def told(problems: Problems, code: str, severity: Severity, finding: GuideFinding) -> Problem:
    """A finding as a problem of its file."""
    line, column = finding.place
    source = problems.lines[line - 1] if 0 < line <= len(problems.lines) else ""
    edits = (Edit(line, line, finding.copy),) if finding.copy and source else ()
    return Problem(
        code, severity, problems.path, line, column, finding.message, finding.fix, finding.copy, source, edits
    )
