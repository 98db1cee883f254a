"""A schedule as the device gets it: what `templates/assets/js/occurrences.js` reads, as JSON values."""

from __future__ import annotations

from generator.directory.model import Schedule

PLAIN = ("kind", "start", "end", "duration_minutes", "timezone", "always_open")


def schedule_data(schedule: Schedule) -> dict[str, object]:
    """The parts of a schedule that decide its dates, under the model's own names; what is empty is left out.

    Times are minutes after midnight, dates ISO 8601; `repeat` is left out where it is weekly. Order of keys is fixed.
    """
    data: dict[str, object] = {}
    for name in PLAIN:
        value = getattr(schedule, name)
        if value or (value == 0 and value is not False):
            data[name] = value
    if schedule.repeat != "weekly":
        data["repeat"] = schedule.repeat
    for name in ("days", "weeks"):
        if getattr(schedule, name):
            data[name] = list(getattr(schedule, name))
    for name in ("anchor", "starts_on", "ends_on"):
        if date := getattr(schedule, name):
            data[name] = date.isoformat()
    if schedule.exceptions:
        data["exceptions"] = [
            {"date": one.date.isoformat()}
            | ({} if one.start is None else {"start": one.start})
            | ({"note": one.note} if one.note else {})
            for one in schedule.exceptions
        ]
    return data
