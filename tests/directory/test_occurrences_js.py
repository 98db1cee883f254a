"""The browser's occurrences.js gives what Python gives: thousands of drawn schedules, most windows around the changes."""

import datetime as dt
import random
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.directory.model import Schedule, ScheduleException
from generator.directory.occurrences import DAYS, Occurrence, current_occurrence, next_occurrence, occurrences
from generator.directory.schedule_data import schedule_data
from generator.directory.timezones import clock_rule
from tests.conftest import PageFactory, ServerFactory
from tests.support import ROOT

MODULE = ROOT / "templates" / "assets" / "js" / "occurrences.js"
SEED = 20261122
SCHEDULES = 3000
MOMENTS = 4
UTC = dt.UTC

ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Phoenix",
    "America/Anchorage",
    "America/Adak",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
    "Pacific/Guam",
    "Pacific/Pago_Pago",
    "",
    "Nowhere/Land",
)
CHANGES = (dt.date(2026, 3, 8), dt.date(2026, 11, 1), dt.date(2027, 3, 14), dt.date(2027, 11, 7), dt.date(2026, 12, 31))

ASK = """async ([schedules, questions, rules]) => {
  const { occurrences, nextOccurrence, currentOccurrence, openNow, knowZone } = await import("./occurrences.js");
  const { clockBy } = await import("./clocks.js");
  for (const [name, rule] of Object.entries(rules)) knowZone(name, clockBy(rule).offset);
  const flat = (one) => one && [one.starts, one.ends, one.note];
  return questions.map(([at, now, end]) => {
    const schedule = schedules[at];
    const current = currentOccurrence(schedule, now);
    if (openNow(schedule, now) !== (current !== null)) throw new Error("openNow");
    return [flat(nextOccurrence(schedule, now)), flat(current), Array.from(occurrences(schedule, now, end), flat)];
  });
}"""


def drawn_date(draw: random.Random) -> dt.date:
    if draw.random() < 0.5:
        return draw.choice(CHANGES) + dt.timedelta(days=draw.randint(-2, 2))
    return dt.date(2026, 1, 1) + dt.timedelta(days=draw.randint(0, 800))


def drawn_minutes(draw: random.Random) -> int:
    """Often in the hours in which clocks change, or at a day's ends."""
    kind = draw.random()
    if kind < 0.4:
        return draw.randint(0, 240)
    return draw.choice((0, 720, 1440)) if kind < 0.5 else draw.randint(0, 1440)


def drawn_schedule(draw: random.Random) -> Schedule:
    repeat = draw.choice(("weekly", "weekly", "biweekly", "monthly", "once"))
    exceptions = [
        ScheduleException(drawn_date(draw), draw.choice(("", "Día festivo")), draw.choice((None, drawn_minutes(draw))))
        for _ in range(draw.choice((0, 0, 1, 4)))
    ]
    schedule = Schedule(
        kind=draw.choice(("meeting", "meeting", "open_hours", "phone_hours")),
        days=tuple(draw.sample(DAYS, draw.choice((0, 1, 1, 2, 5, 7)))),
        start=None if draw.random() < 0.03 else drawn_minutes(draw),
        end=draw.choice((None, drawn_minutes(draw))),
        duration_minutes=draw.choice((None, 60, 90, 1440)),
        timezone=draw.choice(ZONES),
        repeat=repeat,
        weeks=tuple(draw.sample(("1", "2", "3", "4", "last"), draw.randint(0, 3))),
        anchor=draw.choice((None, drawn_date(draw), drawn_date(draw))),
        starts_on=drawn_date(draw) if repeat == "once" or draw.random() < 0.2 else None,
        ends_on=drawn_date(draw) if draw.random() < 0.1 else None,
        exceptions=tuple(exceptions),
    )
    return replace(schedule, always_open=draw.random() < 0.05)


def flat(one: Occurrence | None) -> list[object] | None:
    return [millis(one.starts), one.ends and millis(one.ends), one.note] if one else None


def millis(moment: dt.datetime) -> int:
    return round(moment.timestamp() * 1000)


def moment_of(value: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(value / 1000, UTC)


def answer(schedule: Schedule, now: dt.datetime, end: dt.datetime) -> list[Any]:
    within = [flat(one) for one in occurrences(schedule, now, end)]
    return [flat(next_occurrence(schedule, now)), flat(current_occurrence(schedule, now)), within]


@pytest.mark.parametrize(
    "rules", [{}, {name: rule for name in ZONES if (rule := clock_rule(name))}], ids=["tables", "rules"]
)
def test_the_browser_agrees_with_python(
    rules: dict[str, str], new_page: PageFactory, static_server: ServerFactory, tmp_path: Path
) -> None:
    """By the browser's own tables of time zones, and by their rules."""
    shutil.copy(MODULE, tmp_path)
    shutil.copy(MODULE.parent / "find" / "clocks.js", tmp_path)
    (tmp_path / "index.html").write_text("<!doctype html><title>Dates</title>", encoding="utf-8")
    draw = random.Random(SEED)
    schedules = [drawn_schedule(draw) for _ in range(SCHEDULES)]
    questions = []
    for at in range(SCHEDULES):
        for _ in range(MOMENTS):
            now = millis(dt.datetime.combine(drawn_date(draw), dt.time(), UTC)) + draw.randrange(0, 86_400_000, 1000)
            questions.append([at, now, now + draw.randrange(1, 45 * 86_400_000)])
    # The device's own zone must not matter.
    page = new_page(timezone_id="Asia/Kolkata", locale="ar-EG")
    page.goto(static_server(tmp_path).url)
    given = page.evaluate(ASK, [[schedule_data(one) for one in schedules], questions, rules])
    expected = [answer(schedules[at], moment_of(now), moment_of(end)) for at, now, end in questions]
    wrong = [
        (schedules[question[0]], moment_of(question[1]), mine, theirs)
        for question, mine, theirs in zip(questions, expected, given, strict=True)
        if mine != theirs
    ]
    assert wrong[:3] == []
    # The draw must not have been of schedules that never take place.
    assert sum(bool(one[2]) for one in expected) > len(expected) // 3
    assert sum(bool(one[1]) for one in expected) > len(expected) // 20
