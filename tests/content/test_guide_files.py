"""The guides that ship: sound, sourced, easy to read, in every language, and found from home. Their rules are in corpus/5-guides.txt."""

import datetime as dt
import re
from functools import cache

import pytest

from generator.build import LEADS
from generator.content.guide_text import blocks_of, ease, grade, sentences_of
from generator.content.guides import ORIGINAL_FIELDS, TRANSLATION_FIELDS
from generator.content.load import Content, Reading, read_content
from generator.directory.guides import ORIGINAL, Guide, in_language
from generator.resources import vocabulary_dir
from tests.content.corpus_cases import GUIDE, SPANISH
from tests.site.test_reading import grade as by_textstat
from tests.support import ROOT

FOLDER = ROOT / "content" / "pages"


@cache
def shipped() -> Content:
    """The shipped content, read on the day that its newest guide was reviewed."""
    days = (
        dt.date.fromisoformat(found[1])
        for path in FOLDER.rglob("*.md")
        if (found := re.search(r"^reviewed: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
    )
    return read_content(ROOT / "content", Reading(max(days), vocabulary_dir(), leads=LEADS))


def guides(language: str = ORIGINAL) -> list[Guide]:
    return [guide for guide in shipped().directory.guides if guide.language == language]


def params(language: str = ORIGINAL) -> list[object]:
    return [pytest.param(guide, id=guide.slug) for guide in guides(language)]


def test_no_guide_has_a_problem() -> None:
    assert [problem for problem in shipped().problems if "/pages/" in problem.path] == []


def test_every_guide_is_there_in_spanish_and_up_to_date() -> None:
    assert {guide.slug for guide in guides()} == {guide.slug for guide in guides("es")}
    assert not any(guide.behind for guide in guides("es"))
    files = {path.stem for path in (FOLDER / "en").glob("*.md")}
    assert files == {guide.slug for guide in guides()}


@pytest.mark.parametrize("guide", params())
def test_it_reads_as_easily_by_another_count(guide: Guide) -> None:
    sentences = list(sentences_of(blocks_of(guide.body, 1)))
    assert len(sentences) >= 15
    ours, theirs = grade(sentences), by_textstat(sentences)
    assert max(ours, theirs) <= 8.0
    assert abs(ours - theirs) < 2.0  # textstat counts fewer syllables: "every" and "open" are one each there


@pytest.mark.parametrize("guide", params("es"))
def test_the_spanish_reads_easily(guide: Guide) -> None:
    assert ease(sentences_of(blocks_of(guide.body, 1))) >= 55


@pytest.mark.parametrize("guide", params())
def test_it_answers_questions_and_leads_on(guide: Guide) -> None:
    assert sum(question.endswith("?") for question in guide.questions) >= 3
    assert guide.actions
    assert guide.related
    assert guide.words


def test_a_language_without_translations_gets_the_originals() -> None:
    assert in_language(shipped().directory.guides, "vi") == in_language(guides(), ORIGINAL)


def test_the_readme_says_what_each_field_is() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|$", text, re.MULTILINE))
    assert {field.key for field in (*ORIGINAL_FIELDS, *TRANSLATION_FIELDS)} == set(rows)
    # Its examples are those that the corpus proves to be right.
    assert GUIDE in text
    assert SPANISH.partition("\n---\n")[0] in text


def test_grade_and_ease_of_known_sentences() -> None:
    assert grade(["The cat sat on the mat."]) < 1
    assert grade(["Organizational sustainability necessitates comprehensive administrative evaluation."]) > 20
    assert ease(["El gato está en la casa."]) > 80
    assert ease(["Las organizaciones administrativas establecen procedimientos extraordinarios."]) < 30
    assert grade([]) == 0
    assert ease([]) == 100
