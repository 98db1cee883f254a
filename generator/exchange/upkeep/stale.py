"""What to check again: entries that nobody has looked at for half a year, by state and by the way to check them.

Thresholds are the content model's: up to 180 days an entry counts as checked, up to 365 people are told to call first,
after that its page says how long nobody looked. Nothing ever leaves the site because time passed.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.directory.model import Entry
from generator.directory.phones import shown
from generator.exchange.exports.sheet import safe
from generator.exchange.upkeep.issues import Issue, code, issues
from generator.records import dataclass

FRESH_DAYS = 180
OLD_DAYS = 365
_WAYS = ("phone", "organization_email", "website", "visit")
_ASK = {
    "phone": "Call",
    "organization_email": "Write to them",
    "website": "Look at their website",
    "visit": "Go there",
}
_SILENT = frozenset({"fax", "text", "tty", "videophone"})  # numbers at which a volunteer cannot simply ask


@dataclass(frozen=True, slots=True)
class Due:
    """An entry to check again.

    `last` is the day anybody last looked (None: no day is known), `checked` whether that was a check or only a reading;
    `days` its age at the end of the month; `way` and `at` how to check and where.
    """

    entry: Entry
    last: dt.date | None
    checked: bool
    days: int
    way: str
    at: str

    @property
    def old(self) -> bool:
        """Whether people are told that nobody looked for more than a year."""
        return self.last is None or self.days > OLD_DAYS


def month_end(month: dt.date) -> dt.date:
    """The last day of the month in which this day is."""
    return (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


def due(entries: Iterable[Entry], month: dt.date, *, imported: bool = False, fresh_days: int = FRESH_DAYS) -> list[Due]:
    """What is over `fresh_days` old at the end of the month: by state, then by way, the oldest first, then by id.

    Entries that only a feed vouches for follow that feed and are left out, but for `imported`.
    """
    end = month_end(month)
    found = [one for entry in entries if (one := _due(entry, end, fresh_days, imported=imported)) is not None]
    return sorted(found, key=lambda one: (one.entry.state, _WAYS.index(one.way), -one.days, one.entry.id))


def _due(entry: Entry, end: dt.date, fresh_days: int, *, imported: bool) -> Due | None:
    if entry.status == "closed":
        return None
    provenance = entry.provenance
    read = [source.retrieved for source in provenance.sources if source.retrieved]
    last = max(read, default=None)
    if provenance.verified:
        last = provenance.verified.date
    elif provenance.feed:
        if not imported:
            return None
        last = max([*read, provenance.feed.as_of])
    days = (end - last).days if last else 99_999
    if days <= fresh_days:
        return None
    way, at = _way(entry)
    return Due(entry, last, provenance.verified is not None, days, way, at)


def _way(entry: Entry) -> tuple[str, str]:
    """How to check: as last time if that still can be done, else by the first way there is."""
    contact = entry.contact
    phone = next((phone for phone in contact.phones if phone.kind not in _SILENT), None)
    ways = {
        "phone": shown(phone.number, phone.extension) if phone else "",
        "organization_email": contact.email,
        "website": contact.website or contact.form or next((s.url for s in entry.provenance.sources if s.url), ""),
        "visit": "its meeting or opening hours",
    }
    before = entry.provenance.verified.method if entry.provenance.verified else ""
    if ways.get(before):
        return before, ways[before]
    way = next(way for way in _WAYS if ways[way])
    return way, ways[way]


def by_state(dues: Iterable[Due]) -> dict[str, list[Due]]:
    """The list by state key, in order."""
    groups: dict[str, list[Due]] = {}
    for one in dues:
        groups.setdefault(one.entry.state, []).append(one)
    return groups


def by_way(dues: Iterable[Due]) -> Iterator[tuple[str, list[Due]]]:
    """One state's list by way of checking: what to do, and the entries."""
    groups: dict[str, list[Due]] = {}
    for one in dues:
        groups.setdefault(one.way, []).append(one)
    return ((_ASK[way], groups[way]) for way in _WAYS if way in groups)


def age(one: Due) -> str:
    """When anybody last looked, in words."""
    if one.last is None:
        return "no day is known on which anybody looked"
    listed = one.entry.provenance.feed is not None and not one.checked
    done = "listed elsewhere, never checked by us," if listed else "checked" if one.checked else "read, never checked,"
    return f"{done} on {one.last.isoformat()}" + (", over a year ago" if one.old else "")


def place(entry: Entry) -> str:
    """Name and city, as people know it."""
    city = entry.location.city if entry.location else ""
    return f"{entry.name}, {city}" if city else entry.name


def as_text(dues: Sequence[Due], states: Mapping[str, str]) -> str:
    """The list for a terminal. `states` are the names of states by key."""
    out: list[str] = []
    for state, of_state in by_state(dues).items():
        out.append(f"{states.get(state, state)}: {len(of_state):,}")
        for heading, ones in by_way(of_state):
            out.append(f"  {heading}")
            out += [f"    {one.entry.id}: {place(one.entry)}. {one.at}. It was {age(one)}." for one in ones]
        out.append("")
    return "\n".join(out)


def as_csv(dues: Sequence[Due]) -> str:
    """The list as a table (RFC 4180); no cell is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("id", "name", "city", "state", "how_to_check", "where", "last_looked", "was_a_check", "days"))
    for one in dues:
        city = one.entry.location.city if one.entry.location else ""
        last = one.last.isoformat() if one.last else ""
        cells = (one.entry.id, one.entry.name, city, one.entry.state, one.way, one.at, last)
        writer.writerow([*map(safe, cells), "yes" if one.checked else "no", one.days if one.last else ""])
    return out.getvalue()


def as_issues(dues: Sequence[Due], month: dt.date, states: Mapping[str, str]) -> list[Issue]:
    """An issue a state: boxes to tick, each with the line that says it is done."""
    head = (
        "For each: is every fact on its page still true? If so, run the line below it, or tell us here that you checked and "
        "how. If something changed, mend the entry first. If it has ended, say so here."
    )
    out: list[Issue] = []
    for state, of_state in by_state(dues).items():
        name = states.get(state, state)
        title = f"Check again in {month:%B %Y}: {name} ({len(of_state):,})"
        blocks = [(heading, [_line(one) for one in ones]) for heading, ones in by_way(of_state)]
        out += issues(state, title, head, blocks)
    return out


def _line(one: Due) -> str:
    done = f"recovery-site verify {one.entry.id} --method {one.way} --by volunteer"
    return f"- [ ] {code(place(one.entry))}: {code(one.at)}, {age(one)}\n  {code(done)}"
