import datetime as dt

import pytest

from generator.directory.model import Ages, Schedule, ScheduleException
from generator.site import words
from generator.site.tongue import english

NY = "America/New_York"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "midnight"),
        (1440, "midnight"),
        (720, "noon"),
        (1, "12:01 am"),
        (540, "9 am"),
        (1110, "6:30 pm"),
        (779, "12:59 pm"),
    ],
)
def test_times_are_said_as_people_say_them(minutes: int, said: str) -> None:
    assert english().time(minutes) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("mon", "tue", "wed", "thu", "fri"), "Monday to Friday"),
        (("fri", "mon", "wed"), "Monday, Wednesday and Friday"),
        (("sat", "sun"), "Saturday and Sunday"),
        (("sun", "sat", "fri", "thu", "wed", "tue", "mon"), "every day"),
        (("thu",), "Thursday"),
        ((), ""),
    ],
)
def test_days_are_joined_into_spans(days: tuple[str, ...], said: str) -> None:
    assert words.day_words(english(), days) == said


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        (Schedule("meeting", ("thu",), 1080, 1140, timezone=NY), "Every Thursday, 6 pm to 7 pm, Eastern time"),
        (Schedule("open_hours", ("mon", "tue", "wed"), 600, 1140, timezone=NY), "Monday to Wednesday, 10 am to 7 pm, Eastern time"),
        (Schedule("meeting", ("sat",), 600, repeat="monthly", weeks=("1", "last"), timezone=NY), "First and last Saturday of the month, 10 am, Eastern time"),
        (
            Schedule("meeting", ("tue",), 1140, repeat="biweekly", anchor=dt.date(2026, 11, 3), timezone=NY),
            "Tuesday, every two weeks (one of them is Nov 3, 2026), 7 pm, Eastern time",
        ),
        (Schedule("phone_hours", ("fri",), 960, 120, timezone="America/Detroit"), "Friday, 4 pm to 2 am the next day, Eastern time"),
        (Schedule("phone_hours", ("fri",), 600, 0, timezone="America/Phoenix"), "Friday, 10 am to midnight, Arizona time"),
        (Schedule("meeting", ("sun",), 1410, duration_minutes=60, timezone=NY), "Every Sunday, 11:30 pm to 12:30 am the next day, Eastern time"),
        (Schedule("meeting", (), 1080, repeat="once", starts_on=dt.date(2026, 12, 1), timezone=NY), "Once, on Dec 1, 2026, 6 pm, Eastern time"),
        (
            Schedule("meeting", ("mon",), 1080, timezone="Pacific/Apia", starts_on=dt.date(2026, 9, 1), ends_on=dt.date(2027, 5, 31)),
            "Every Monday, 6 pm, Apia time, from Sep 1, 2026 until May 31, 2027",
        ),
        (Schedule("open_hours", always_open=True), "Day and night, every day"),
        (Schedule("meeting"), ""),
    ],
)  # fmt: skip
def test_a_rule_stands_in_words(schedule: Schedule, said: str) -> None:
    assert words.schedule_words(english(), schedule) == said


def test_exceptions_stand_in_words_by_date() -> None:
    moved = ScheduleException(dt.date(2026, 12, 3), "", 1140)
    off = ScheduleException(dt.date(2026, 11, 26), "Closed for Thanksgiving")
    said = words.exception_words(english(), Schedule("meeting", ("thu",), 1080, exceptions=(moved, off)))
    assert said == ("Not on Nov 26, 2026: Closed for Thanksgiving", "On Dec 3, 2026 at 7 pm instead")


@pytest.mark.parametrize(
    ("ages", "said"),
    [(Ages(18), "18 and older"), (Ages(12, 17), "12 to 17"), (Ages(None, 25), "up to 25"), (Ages(), ""), (None, "")],
)
def test_ages_stand_in_words(ages: Ages | None, said: str) -> None:
    assert words.age_words(english(), ages) == said
