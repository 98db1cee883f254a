"""Reading `facts.yaml`: no number of the whole country is published without its page, its day and its year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from generator.content.checker import Lists, check_record
from generator.content.facts import PROXY
from generator.content.reader import read_tree
from generator.content.table import Field, Kind
from generator.content.tree import locate
from generator.directory.credentials import LEVELS
from generator.directory.national import QUALIFIERS, TOPICS, UNITS, NationalFact, PlaceValue, as_written
from generator.problems import Problem

_K = Kind
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_PLACE = (
    Field("state", _K.STATE, "Two capital letters.", required=True),
    Field("value", _K.INTEGER, "How many there.", required=True, minimum=0),
    Field("of", _K.INTEGER, "Out of how many.", minimum=0),
)
_FACT = (
    Field("key", _K.TEXT, "Its short name.", required=True, max_length=60),
    Field("value", _K.NUMBER, "The number.", required=True, minimum=0),
    Field("unit", _K.TEXT, "people, states, percent, facilities.", required=True),
    Field("year", _K.INTEGER, "The year it speaks of.", required=True, minimum=1990, maximum=2100),
    Field("topic", _K.TEXT, "What it is about: people, certification, medicaid, facilities.", required=True),
    Field("qualifier", _K.TEXT, "more_than or about, if the page says so."),
    Field("of", _K.INTEGER, "Out of how many.", minimum=0),
    Field("series", _K.TEXT, "The same for all years of one thing.", max_length=60),
    Field("sentence", _K.TEXTS, "One plain sentence with the number in it.", required=True, max_length=300),
    Field("url", _K.URL, "The page itself.", required=True),
    Field("retrieved", _K.DATE, "The day it was read.", required=True),
    Field("level", _K.TEXT, "primary or secondary.", required=True),
    Field("places", _K.RECORD, "The same by state.", many=True, fields=_PLACE, record=PlaceValue),
)
_FACTS = (Field("facts", _K.RECORD, "The facts.", many=True, required=True, fields=_FACT, record=NationalFact),)
_Note = Callable[[str, str, str], None]


def read_national(
    data: bytes, shown: str, lists: Lists, today: dt.date
) -> tuple[tuple[NationalFact, ...], list[Problem]]:
    """The facts of `facts.yaml`; with any problem none at all, and the problem blocks publication.

    Problems: those of the table (a fact without page, day or year among them); FACT-KEY; FACT-TOPIC; FACT-UNIT;
    FACT-SOURCE (a copy kept by somebody else); FACT-DATE (a day or year to come); FACT-LEVEL;
    FACT-SENTENCE (a sentence without the number); FACT-PLACE (places that do not add up).
    """
    tree, problems = read_tree(data, shown)
    if tree is None:
        return (), problems.found
    values: dict[str, Any] = check_record(tree, _FACTS, lists, problems)
    facts: tuple[NationalFact, ...] = values.get("facts", ())
    seen: dict[str, str] = {}
    for n, fact in enumerate(facts):
        line, column = locate(tree, f"facts.{n}")

        def note(code: str, message: str, fix: str, line: int = line, column: int = column) -> None:
            problems.add(code, message, line=line, column=column, fix=fix)

        if fact.key in seen or not _KEY.fullmatch(fact.key):
            note("FACT-KEY", f"{fact.key} must stand once, in small letters.", "Mend the key.")
        seen[fact.key] = fact.unit
        _check(fact, today, note)
    units = {(fact.series, "share" if fact.percent is not None else fact.unit) for fact in facts if fact.series}
    if len(units) != len({series for series, _ in units}):
        problems.add("FACT-UNIT", "One series has two units.", line=1, column=1, fix="Take them apart.")
    return (() if problems.found else facts), problems.found


def _check(fact: NationalFact, today: dt.date, note: _Note) -> None:
    if fact.unit not in UNITS or fact.qualifier not in QUALIFIERS:
        note("FACT-UNIT", f"{fact.key}: the unit or the qualifier is not one we know.", f"Units: {', '.join(UNITS)}.")
    if fact.topic not in TOPICS:
        note("FACT-TOPIC", f"{fact.key}: {fact.topic} is no topic of ours.", f"Topics: {', '.join(TOPICS)}.")
    if fact.unit == "percent" and fact.value > 100:
        note("FACT-UNIT", f"{fact.key}: more than 100 percent.", "Mend the number.")
    if PROXY.search(fact.url):
        note("FACT-SOURCE", f"{fact.key}: this page is a copy kept by somebody else.", "Name the official page itself.")
    if fact.retrieved > today or fact.year > today.year:
        note("FACT-DATE", f"{fact.key}: the day or the year is still to come.", "Mend it.")
    if fact.level not in LEVELS:
        note("FACT-LEVEL", f"{fact.key}: it is not said how near this source stands.", "Write primary or secondary.")
    number = re.compile(rf"(?<![\d.,]){re.escape(as_written(fact.value))}(?![\d]|[.,]\d)")
    for language, sentence in fact.sentence.items():
        if not number.search(sentence):
            note(
                "FACT-SENTENCE",
                f"{fact.key}: the sentence ({language}) does not say {as_written(fact.value)}.",
                "Write the number into it.",
            )
    if fact.places:
        states = [place.state for place in fact.places]
        value, of = sum(p.value for p in fact.places), sum(p.of for p in fact.places)
        if len(set(states)) != len(states) or value != fact.value or of != fact.of:
            note("FACT-PLACE", f"{fact.key}: the states do not add up.", f"They make {value} of {of}.")
