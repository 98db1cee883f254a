"""Reading `pages/<language>/*.md`: guides with a small head of checked fields, and a text in Markdown.

The head stands between two lines of three hyphens and is read as every other file is. A translation's head is shorter:
its sources, actions and searches are those of the guide it follows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.content.characters import decoded, look_at_characters
from generator.content.checker import Lists, check_record
from generator.content.guide_text import blocks_of
from generator.content.reader import read_tree
from generator.content.rules.guide import Beside, GuideSetting, Written
from generator.content.rules.guides import problems_of
from generator.content.table import Field, Kind
from generator.directory.guides import ORIGINAL, Guide, GuideSearch, GuideSource
from generator.problems import Problem, Problems, errors
from generator.records import dataclass

FOLDER = "pages"
FENCE = "---"
_K = Kind
_SOURCE = (
    Field("key", _K.TEXT, "What the text cites it by, as [^key].", required=True, max_length=40),
    Field("name", _K.TEXT, "Who says it, and what the page is called.", required=True, max_length=200),
    Field("url", _K.URL, "The page itself.", required=True),
    Field("retrieved", _K.DATE, "The day it was read.", required=True, example="2026-11-26"),
    Field("level", _K.TEXT, "primary or secondary.", required=True, example="primary"),
)
_SEARCH = (
    Field("group", _K.TEXT, "A group of filters of the search page.", required=True, max_length=40),
    Field("keys", _K.TEXT, "What is chosen in it.", required=True, many=True, max_length=60),
)
_OWN = (
    Field("title", _K.TEXT, "What the page is called.", required=True, max_length=80),
    Field("summary", _K.TEXT, "One or two sentences for lists and search engines.", required=True, max_length=200),
    Field("reviewed", _K.DATE, "The day somebody last read all of it.", required=True, example="2026-11-26"),
    Field("words", _K.TEXT, "Words people type who look for it.", many=True, max_length=40),
)
ORIGINAL_FIELDS = (
    *_OWN,
    Field("part", _K.CHOICE, "The part of the list it stands in.", required=True, vocabulary="guide_parts"),
    Field("position", _K.INTEGER, "Its place in the list.", required=True, minimum=1, maximum=9999, example="10"),
    Field("evidence", _K.BOOLEAN, "Whether it reports what studies found."),
    Field("sources", _K.RECORD, "The pages it was read on.", many=True, fields=_SOURCE, record=GuideSource),
    Field("actions", _K.TEXT, "What it ends in.", many=True, required=True, max_length=40),
    Field("searches", _K.RECORD, "Searches that fit it.", many=True, fields=_SEARCH, record=GuideSearch),
    Field("related", _K.TEXT, "Other guides, by file name.", many=True, max_length=60),
    Field("shown_on", _K.TEXT, "Pages that lead to it.", many=True, max_length=60),
)
TRANSLATION_FIELDS = (
    *_OWN,
    Field("follows", _K.TEXT, "The state of the original it was made from.", required=True, max_length=20),
    Field(
        "reviewed_by_speaker",
        _K.TEXT,
        "no, or who read it and when.",
        required=True,
        max_length=80,
        example='"no"',
    ),
)


@dataclass(frozen=True, slots=True)
class Guides:
    """The guides of a content folder that have no error, and every problem of all of them."""

    guides: tuple[Guide, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_guides(root: Path, lists: Lists, setting: GuideSetting) -> Guides:
    """Every guide below `root`'s pages/, each checked by the rules of `rules.guides`."""
    files = sorted((root / FOLDER).glob("*/*.md"))
    texts = {(path.parent.name, path.stem): (path.as_posix(), path.read_bytes()) for path in files}
    return guides_of(texts, lists, setting)


def guides_of(files: Mapping[tuple[str, str], tuple[str, bytes]], lists: Lists, setting: GuideSetting) -> Guides:
    """The same of files by (language, slug): the name of each as shown, and its bytes."""
    problems: list[Problem] = []
    written: dict[tuple[str, str], Written] = {}
    for (language, slug), (shown, data) in sorted(files.items(), key=lambda one: (one[0][0] != ORIGINAL, one[0])):
        read, found = read_guide(data, shown, language, slug, lists)
        if read is None:
            problems += found.found
            continue
        written[language, slug] = read
    originals = {slug: one for (language, slug), one in written.items() if language == ORIGINAL}
    languages = frozenset(language for language, _ in files)
    beside = Beside(originals, languages, frozenset(files), setting)
    kept = []
    for (language, slug), one in written.items():
        told = _completed(one, originals.get(slug)) if language != ORIGINAL else one
        told.problems.found += problems_of(told, beside)
        problems += told.problems.found
        if not errors(told.problems.found):
            kept.append(told.guide)
    sound = {guide.slug for guide in kept if guide.language == ORIGINAL}
    kept = [guide for guide in kept if guide.slug in sound]
    return Guides(tuple(sorted(kept, key=lambda guide: (guide.language, guide.position, guide.slug))), tuple(problems))


def _completed(one: Written, original: Written | None) -> Written:
    """A translation with what it shares with its original."""
    if original is None:
        return one
    of = original.guide
    shared = {name: getattr(of, name) for name in ("part", "position", "evidence", "sources", "actions")}
    more = {name: getattr(of, name) for name in ("searches", "related", "shown_on")}
    return replace(one, guide=replace(one.guide, behind=one.guide.follows != of.fingerprint, **shared, **more))


def read_guide(data: bytes, shown: str, language: str, slug: str, lists: Lists) -> tuple[Written | None, Problems]:
    """One file, as it is written. None with its problems where its head or its characters cannot be read."""
    problems = Problems(shown)
    text = decoded(data, problems)
    if text is None:
        return None, problems
    problems.lines = tuple(text.split("\n"))
    look_at_characters(text, problems)
    ends = [number for number, line in enumerate(problems.lines) if line.rstrip() == FENCE][:2]
    if len(ends) < 2 or ends[0] != 0:
        problems.add(
            "GUIDE-HEAD",
            "A guide begins with its head: fields between two lines of three hyphens.",
            line=1,
            column=1,
            fix="Copy the head of another guide, and change what it says.",
        )
    if problems.found:
        return None, problems
    head = "\n".join(["", *problems.lines[1 : ends[1]], ""])
    tree, found = read_tree(head.encode(), shown)
    if tree is None:
        return None, found
    fields = ORIGINAL_FIELDS if language == ORIGINAL else TRANSLATION_FIELDS
    values: dict[str, Any] = check_record(tree, fields, lists, found)
    found.lines = problems.lines
    if errors(found.found):
        return None, found
    signed = values.pop("reviewed_by_speaker", "")
    body = "\n".join(problems.lines[ends[1] + 1 :])
    guide = Guide(slug, language, body=body, reviewed_by_speaker="" if signed == "no" else signed, **values)
    return Written(guide, tree, found, blocks_of(body, ends[1] + 2)), found
