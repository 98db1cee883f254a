import datetime as dt

import pytest

from generator.directory.model import Schedule, ScheduleException
from generator.directory.schedule_words import date_words, exception_words, schedule_words, time_words

MOUNTAIN, EASTERN = "America/Denver", "America/New_York"
WORKDAYS = ("mon", "tue", "wed", "thu", "fri")

WORDS = [
    (Schedule("meeting", ("thu", "mon"), 1110, 1200, timezone=MOUNTAIN), "Every Monday and Thursday, 6:30 pm to 8:00 pm, Mountain Time"),
    (Schedule("meeting", ("mon",), 1110, duration_minutes=90, timezone=MOUNTAIN), "Every Monday, 6:30 pm to 8:00 pm, Mountain Time"),
    (Schedule("meeting", ("mon", "wed", "fri"), 720, timezone="America/Phoenix"), "Every Monday, Wednesday and Friday, noon, Arizona Time"),
    (Schedule("open_hours", WORKDAYS, 600, 1140, timezone=EASTERN), "Monday to Friday, 10:00 am to 7:00 pm, Eastern Time"),
    (Schedule("phone_hours", (*WORKDAYS, "sat", "sun"), 960, 120, timezone="America/Detroit"), "Every day, 4:00 pm to 2:00 am the next day, Eastern Time"),
    (Schedule("phone_hours", ("sat", "sun"), 960, 1440, timezone="Pacific/Guam"), "Every Saturday and Sunday, 4:00 pm to midnight, Chamorro Time"),
    (Schedule("phone_hours", ("sat",), 0, 1440, timezone=EASTERN), "Every Saturday, all day, Eastern Time"),
    (Schedule("meeting", ("sat",), 600, timezone=EASTERN, repeat="monthly", weeks=("1",)), "First Saturday of the month, 10:00 am, Eastern Time"),
    (Schedule("meeting", ("sun",), 600, timezone="", repeat="monthly", weeks=("last", "2")), "Second and last Sunday of the month, 10:00 am"),
    (Schedule("meeting", ("tue",), repeat="biweekly"), "Every two weeks on Tuesday"),
    (Schedule("meeting", (), 1140, timezone="America/Puerto_Rico", repeat="biweekly", anchor=dt.date(2026, 11, 3)), "Every two weeks on Tuesday (for example November 3, 2026), 7:00 pm, Atlantic Time"),
    (Schedule("meeting", (), 1140, 1230, timezone="Europe/Berlin", repeat="once", starts_on=dt.date(2026, 11, 14)), "Saturday, November 14, 2026, 7:00 pm to 8:30 pm, Berlin time"),
    (Schedule("meeting", ("mon",), 600, starts_on=dt.date(2026, 9, 7), ends_on=dt.date(2027, 5, 31)), "Every Monday, 10:00 am, from September 7, 2026 until May 31, 2027"),
    (Schedule("phone_hours", always_open=True), "Day and night, every day"),
    (Schedule("phone_hours", always_open=True, ends_on=dt.date(2027, 5, 31)), "Day and night, every day, until May 31, 2027"),
    # what is unknown is left out
    (Schedule("meeting"), ""),
    (Schedule("meeting", ("mon",), timezone=EASTERN), "Every Monday"),
    (Schedule("meeting", (), 600, timezone=EASTERN), "10:00 am, Eastern Time"),
    (Schedule("meeting", ("mon",), 600, repeat="monthly"), "10:00 am"),
    (Schedule("meeting", repeat="once"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("schedule", "words"), WORDS)
def test_a_rule_in_words(schedule: Schedule, words: str) -> None:
    assert schedule_words(schedule) == words


def test_times_of_the_twelve_hour_clock() -> None:
    shown = [time_words(minutes) for minutes in (0, 1, 60, 719, 720, 721, 1439, 1440)]
    assert shown == ["midnight", "12:01 am", "1:00 am", "11:59 am", "noon", "12:01 pm", "11:59 pm", "midnight"]


def test_exceptions_in_words() -> None:
    date = dt.date(2026, 11, 26)
    assert date_words(date) == "Thursday, November 26, 2026"
    assert exception_words(ScheduleException(date)) == "Not on Thursday, November 26, 2026"
    closed = ScheduleException(date, "Closed for Thanksgiving")
    assert exception_words(closed) == "Not on Thursday, November 26, 2026: Closed for Thanksgiving"
    assert exception_words(ScheduleException(date, "", 600)) == "On Thursday, November 26, 2026 at 10:00 am"
