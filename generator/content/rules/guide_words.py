"""The words of guides: those that rules over listings look for, and claims about what peer support does."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.guide_text import CITE, Block
from generator.content.rule_data import Hit, WordList
from generator.content.rules.guide import Beside, GuideFinding, GuideRule, Written
from generator.content.rules.wording import DOSE
from generator.problems import Severity

_E, _W = Severity.ERROR, Severity.WARNING
# Rules over listings that hold for guides, too: code, weight, what is said of the words, what to do where no word is better.
_SHARED = (
    ("CLAIM-RESULT", _E, "{} promises a result.", "Say what is offered, not what it will do."),
    ("CLAIM-PRAISE", _W, "{} is praise or pressure.", "Say plainly what people find there."),
    ("ADVICE-TAPER", _E, "{} is advice only a doctor can give.", "Take it out; say that a doctor should be asked."),
    ("WORDS-PERSON", _W, "{} labels people.", "Put the person first."),
    ("PATHWAY-NEUTRAL", _W, "{} sets one way of recovery above others.", "Say what this way is."),
)


def shared(one: Written, beside: Beside) -> Iterator[tuple[str, Severity, GuideFinding]]:
    """What the rules that listings and guides share find in the title, the summary and the text."""
    for code, severity, message, fix in _SHARED:
        words = beside.setting.data.words.get(code, WordList())
        for block in (*_head(one), *one.blocks):
            for hit in words.find(block.text):
                better = f'Write "{hit.instead}" instead.' if hit.instead else fix
                yield code, severity, GuideFinding(block.place(hit.at), message.format(f'"{hit.words}"'), better)
    for block in (*_head(one), *one.blocks):
        if match := DOSE.search(block.text):
            found = GuideFinding(
                block.place(match.start()),
                f'"{match[0]}" is a dose.',
                "Take it out. Doses are for a doctor or a pharmacist.",
            )
            yield "CLAIM-DOSE", _E, found


def _head(one: Written) -> tuple[Block, ...]:
    """The title and the summary, each at its line."""
    texts = {"title": one.guide.title, "summary": one.guide.summary}
    return tuple(Block(text, one.at(name)[0]) for name, text in texts.items())


def outcomes_are_cited(one: Written, beside: Beside) -> Iterator[GuideFinding]:
    """A guide says what peer support does to people's lives, and no study stands behind it.

    What studies found, and what they did not, stands in guides that report studies (evidence: true), each claim with its
    study. All others lead there.

    Wrong:
        Peer support is proven to keep people out of hospital.
    Cure: Take it out and link to the guide about the evidence; or, in a guide that reports studies, cite the study.
    Right:
        [What studies found](/guide/evidence/), and what they did not.
    """
    words = beside.setting.data.words.get("GUIDE-OUTCOME", WordList())
    for block in (*(() if one.guide.evidence else _head(one)), *one.blocks):
        if one.guide.evidence and (block.level or CITE.search(block.text)):
            continue
        for hit in words.find(block.text):
            yield _claim(block, hit, evidence=one.guide.evidence)


def _claim(block: Block, hit: Hit, *, evidence: bool) -> GuideFinding:
    fix = "Cite the study." if evidence else "Take it out; the guide about the evidence cites studies."
    return GuideFinding(block.place(hit.at), f'"{hit.words}" speaks of outcomes.', fix)


RULES = (GuideRule("GUIDE-OUTCOME", _E, outcomes_are_cited),)
