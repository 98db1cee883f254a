"""Meetings by day of the week: which meetings stand on which page, and the rows that say so.

A page holds rules and their words; which day is today, only the device knows (`templates/assets/js/meetings.js`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.directory.model import Entry, Schedule
from generator.directory.occurrences import DAYS as DAY_ORDER
from generator.records import dataclass
from generator.site.labels import Labels
from generator.site.lines import rules_of
from generator.site.own_text import own_text
from generator.site.places import LONGEST, Place, city_of
from generator.site.tongue import Tongue, of_all
from generator.site.words import schedule_words, span_words, zone_words

ONLINE = frozenset({"online_video", "app", "forum", "text_chat"})


@dataclass(frozen=True, slots=True)
class Slot:
    """One of an entry's rules, with its number among them."""

    entry: Entry
    number: int
    schedule: Schedule

    @property
    def order(self) -> tuple[int, str, str, int]:
        """By time, then by name."""
        return (self.schedule.start or 0, self.entry.name.casefold(), self.entry.id, self.number)


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """One page of meetings: its address and the meetings of each day.

    `key` is the day that the page is about, "" for a page with the whole week; `since` the minutes after midnight
    from which on, None for the whole day.
    """

    path: str
    key: str
    days: tuple[tuple[str, tuple[Slot, ...]], ...]
    since: int | None = None

    def label(self, tongue: Tongue) -> str:
        """What the part is called; "" if there is one only."""
        if not self.key:
            return ""
        day = tongue.day_title(self.key)
        if self.since is None:
            return day
        return tongue.say("%(day)s from %(time)s", day=day, time=tongue.time(self.since))


@dataclass(frozen=True, slots=True)
class Town:
    """The meetings of one city; `name` is "" for those that no city has."""

    name: str
    count: int
    pages: tuple[MeetingPage, ...]


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """A state's meetings: `count` a week, all on `pages`, or, if they are too many for one, by `towns`."""

    path: str
    count: int
    pages: tuple[MeetingPage, ...]
    towns: tuple[Town, ...] = ()

    def path_in(self, place: Place) -> str:
        """Where the meetings of a city or county are: its own page, else the state's; "" if it has none."""
        if not slots(place.entries):
            return ""
        own = f"{place.path}meetings/"
        return own if any(town.pages[0].path == own for town in self.towns) else self.path

    def by_day(self) -> dict[str, int]:
        """How many meetings each day has that has any, wherever they stand."""
        found = dict.fromkeys(DAY_ORDER, 0)
        for page in (*self.pages, *(page for town in self.towns for page in town.pages)):
            for day, some in page.days:
                found[day] += len(some)
        return {day: number for day, number in found.items() if number}

    def paths(self) -> list[str]:
        """Every path, the front first."""
        front = [self.path] if self.count else []
        return front + [page.path for town in self.towns for page in town.pages]


@dataclass(frozen=True, slots=True)
class Row:
    """One meeting on one day: who, its time in words, what sets it apart, its rule for the device under `key`."""

    name: str
    href: str
    title: str
    time: str
    about: str
    key: str
    rule: list[dict[str, object]]
    note: str


def slots(entries: Iterable[Entry], *, online: bool = False) -> list[Slot]:
    """Every meeting at known times of known days, by time; only those that one can join from elsewhere if `online`."""
    found = [
        Slot(entry, number, s)
        for entry in entries
        if entry.schedule and entry.status != "temporarily_closed"
        for number, s in enumerate(entry.schedule)
        if s.kind == "meeting" and s.start is not None and s.days
        if not online or set(s.formats or entry.formats) & ONLINE
    ]
    return sorted(found, key=lambda slot: slot.order)


def by_day(some: Iterable[Slot]) -> dict[str, tuple[Slot, ...]]:
    """Meetings (in order) by day; days without any are there, empty."""
    found: dict[str, list[Slot]] = {day: [] for day in DAY_ORDER}
    for slot in some:
        for day in slot.schedule.days:
            if day in found:
                found[day].append(slot)
    return {day: tuple(held) for day, held in found.items()}


def meeting_plan(base: str, entries: Sequence[Entry], places: Sequence[Place]) -> MeetingPlan:
    """The pages of a state's meetings: one if there are at most LONGEST a week, else those of its places and the rest.

    A meeting stands with the first of `places` that lists its entry: its city, or its county where that has no page.
    """
    path = f"{base}meetings/"
    some = slots(entries)
    days = by_day(some)
    count = sum(map(len, days.values()))
    if count <= LONGEST:
        return MeetingPlan(path, count, meeting_pages(path, days) if count else ())
    home: dict[str, str] = {}
    for place in places:
        for entry in place.entries:
            home.setdefault(entry.id, place.path)
    by_place: dict[str, list[Slot]] = {}
    for slot in some:
        by_place.setdefault(home.get(slot.entry.id, ""), []).append(slot)
    towns = [_town(p.name, f"{p.path}meetings/", by_place[p.path]) for p in places if p.path in by_place]
    if "" in by_place:
        towns.append(_town("", f"{base}statewide/meetings/", by_place[""]))
    return MeetingPlan(path, count, (), tuple(towns))


def _town(name: str, path: str, some: list[Slot]) -> Town:
    days = by_day(some)
    return Town(name, sum(map(len, days.values())), meeting_pages(path, days))


def meeting_pages(path: str, days: dict[str, tuple[Slot, ...]]) -> tuple[MeetingPage, ...]:
    """The meetings of a place: the week on one page, or, if they are more than LONGEST, one or more pages a day.

    The first page stands at `path`, so that a link to the place needs to know nothing of its size.
    """
    held = tuple((day, some) for day, some in days.items() if some)
    if sum(len(some) for _, some in held) <= LONGEST:
        return (MeetingPage(path, "", held),)
    made: list[MeetingPage] = []
    for day, some in held:
        for part, begin in enumerate(range(0, len(some), LONGEST), 1):
            own = f"{path}{day}/" if part == 1 else f"{path}{day}/{part}/"
            since = some[begin].schedule.start or 0 if part > 1 else None
            piece = ((day, some[begin : begin + LONGEST]),)
            made.append(MeetingPage(own if made else path, day, piece, since))
    return tuple(made)


def row_of(slot: Slot, href: str, labels: Labels, *, town: bool) -> Row:
    """A meeting in words; `href` is its entry's page, and `town` says in which city it is."""
    entry, s, tongue = slot.entry, slot.schedule, labels.tongue
    formats = s.formats or entry.formats
    named = labels.all("formats", formats)
    people = ", ".join(labels.all("populations", entry.exclusive_to)).lower()
    speaks = labels.all("languages", s.languages or entry.languages)
    facts = (
        city_of(entry) if town else "",
        of_all(", ".join(named), named) if formats != ("in_person",) else "",
        tongue.say("Only for %(people)s", people=people) if people else "",
        tongue.say("Only for people who want to recover themselves") if s.attendance == "closed" else "",
        of_all(", ".join(speaks), speaks) if (s.languages or entry.languages) not in ((), ("en",)) else "",
    )
    plain = s.repeat == "weekly" and not s.starts_on and not s.ends_on
    return Row(
        name=own_text(entry, labels).name,
        href=href,
        title=tongue.own(s.title),
        time=f"{span_words(tongue, s)}, {zone_words(tongue, s.timezone)}".rstrip(", "),
        about=" · ".join(fact for fact in facts if fact),
        key=f"{entry.id}:{slot.number}",
        rule=rules_of([s]),
        note="" if plain else schedule_words(tongue, s),
    )
