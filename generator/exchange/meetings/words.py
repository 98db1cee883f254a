"""The words of an entry made of meetings: its notes, told by day where they differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from generator.directory.occurrences import DAYS
from generator.exchange.meetings.plain import cut
from generator.exchange.meetings.said import Meeting

_DAY_WORDS = dict(
    zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True)
)


def letters(text: str) -> str:
    """Letters and digits only, without case and accents: what two spellings of one thing share."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum())


def description(group: Sequence[Meeting]) -> str:
    """Notes once each; those of some times only say which. Rooms and directions that differ from day to day too."""
    said: dict[str, list[Meeting]] = {}
    words: dict[str, str] = {}
    differ = len({meeting.place.unit for meeting in group}) > 1
    ways = len({letters(meeting.directions) for meeting in group}) > 1
    for meeting in group:
        unit = f"{meeting.place.unit}." if differ and meeting.place.unit else ""
        for text in (*meeting.notes.split("\n"), unit, meeting.directions if ways else ""):
            if re.search(r"[^\W_]", text):
                words.setdefault(letters(text), text)
                held = said.setdefault(letters(text), [])
                if meeting not in held:
                    held.append(meeting)
    out = []
    for key, meetings in said.items():
        prefix = "" if len(meetings) == len(group) else f"{_when(meetings)}: "
        out.append(prefix + words[key])
    return cut("\n".join(out), 3900)


def _when(meetings: Sequence[Meeting]) -> str:
    days = [day for day in DAYS if any(day in meeting.said.days for meeting in meetings)]
    words = ", ".join(_DAY_WORDS[day] for day in days)
    starts = {meeting.said.start for meeting in meetings}
    start = starts.pop() if len(starts) == 1 else None
    return f"{words}, {spoken_time(start)}" if words and start is not None else words or "Sometimes"


def spoken_time(minutes: int) -> str:
    """7:30 pm, noon, midnight."""
    minutes %= 1440
    if minutes in (0, 720):
        return "noon" if minutes else "midnight"
    hour, minute = divmod(minutes, 60)
    return f"{hour % 12 or 12}:{minute:02d} {'pm' if hour >= 12 else 'am'}"
