"""The pages of no state: home, lines to talk to, online groups, nationwide help, and what we say about ourselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.directory.directory import Directory
from generator.directory.model import Entry, Schedule
from generator.site.kinds import KINDS
from generator.site.lines import crisis_view, is_line, rules_of
from generator.site.plan import NATIONAL, SitePlan, StatePlan, entry_path
from generator.site.state_pages import Link, StatePages, lines_of, rules_data
from generator.site.structured import as_script
from generator.site.theme import About, Page, Theme
from generator.site.words import DAYS, counted, schedule_words, span_words, zone_words

_ONLINE = frozenset({"online_video", "app", "forum", "text_chat"})
_ROWS_ON_ONE_PAGE = 100
_LIST = 100


@dataclass(frozen=True, slots=True)
class Meeting:
    """One online meeting on one day: who, its time in words, its rule for the device."""

    name: str
    href: str
    title: str
    time: str
    start: int
    key: str
    rule: list[dict[str, object]]
    note: str


def for_anywhere(entry: Entry) -> bool:
    """Whether people from any state may join it from where they are."""
    area = entry.service_area
    anywhere = entry.state == NATIONAL or (area is not None and area.scope == "national")
    formats = set(entry.formats).union(*(s.formats for s in entry.schedule))
    return anywhere and bool(formats & _ONLINE)


def for_family(entry: Entry) -> bool:
    """Whether it is for people who care about somebody else."""
    family = {"families_and_friends", "bereaved"} & {*entry.populations, *entry.exclusive_to}
    return (
        bool(family) or "someone_elses_use" in entry.focus or entry.subtype in ("family_group", "family_peer_support")
    )


def _online_times(entry: Entry) -> list[Schedule]:
    return [
        s
        for s in entry.schedule
        if s.kind == "meeting" and s.start is not None and set(s.formats or entry.formats) & _ONLINE
    ]


def _rules(rows: Sequence[Meeting]) -> Markup:
    rules = {row.key: row.rule for row in rows if row.rule}
    return as_script(rules) if rules else Markup()


class NationalPages:
    """Makes the pages of no state."""

    def __init__(self, theme: Theme, plan: SitePlan, directory: Directory) -> None:
        self.theme = theme
        self.plan = plan
        self.directory = directory
        self.nationwide = StatePages(theme, plan, plan.nationwide, None)
        self.names = self.nationwide.names

    def pages(self) -> Iterator[Page]:
        """Every page of no state, the nationwide entries' included."""
        yield self._home()
        yield self._states()
        yield self._talk()
        yield from self._online()
        yield self._family()
        yield self._us()
        yield from self.nationwide.kind_pages()
        yield from self.nationwide.entries()
        yield from (self._kind(kind) for kind in KINDS)
        yield self._search()
        yield from self._guides()
        yield self.theme.page(
            "404.html",
            About("/404.html", "Page not found", index=False, scripts=("search-box",)),
            states=self._state_links(),
        )

    def _state_links(self) -> list[StatePlan]:
        return sorted(self.plan.states.values(), key=lambda state: state.name)

    def _home(self) -> Page:
        config = self.theme.config
        about = About(
            "/",
            f"{config.name}: {config.tagline}" if config.tagline else config.name,
            config.tagline,
            scripts=("search-box",),
        )
        return self.theme.page("home.html", about, states=self._state_links(), totals=self.plan.totals)

    def _states(self) -> Page:
        about = About(
            "/states/",
            f"Find help by state – {self.theme.config.name}",
            "Every state and territory, with how many places, groups and programs each has.",
        )
        return self.theme.page("states.html", about, states=self._state_links())

    def _talk(self) -> Page:
        language = self.theme.config.language
        counts = []
        for state in self._state_links():
            facts = self.directory.states.get(state.key)
            count = sum(map(is_line, state.entries + state.from_elsewhere)) + (len(facts.helplines) if facts else 0)
            if count:
                counts.append(Link(self.theme.url(state.path) + "#talk", state.name, count))
        lines = lines_of(self.theme, self.plan.nationwide.entries)
        about = About(
            "/talk/",
            f"Talk to someone now – {self.theme.config.name}",
            "Crisis lines, warmlines and helplines in the United States, with numbers and hours.",
            scripts=("times",),
        )
        return self.theme.page(
            "talk.html",
            about,
            crisis=[
                crisis_view(line, self.theme.labels, language) for line in self.directory.crisis if line.serves("")
            ],
            warm=[line for line in lines if line.peer],
            other=[line for line in lines if not line.peer],
            states=counts,
            rules=rules_data(lines),
        )

    def _online(self) -> Iterator[Page]:
        entries = [entry for entry in self.directory.listed() if for_anywhere(entry)]
        days = {day: self._meetings(entries, day) for day in DAYS}
        anytime = [entry for entry in entries if not _online_times(entry)]
        split = sum(map(len, days.values())) > _ROWS_ON_ONE_PAGE
        about = About(
            "/online/",
            f"Online groups you can join from anywhere – {self.theme.config.name}",
            "Online meetings and groups by day, with their times.",
            scripts=("times",),
        )
        cards = self.nationwide.cards(anytime[:_LIST])
        yield self.theme.page(
            "online.html",
            about,
            heading="Online groups you can join from anywhere",
            days=[] if split else [(key, DAYS[key], rows) for key, rows in days.items() if rows],
            day_links=[(self.theme.url(f"/online/{key}/"), DAYS[key], len(rows)) for key, rows in days.items()]
            if split
            else [],
            cards=cards,
            left_out=len(anytime) - len(cards),
            rules=Markup() if split else _rules([row for rows in days.values() for row in rows]),
        )
        for key, rows in days.items() if split else ():
            for number, start in enumerate(range(0, max(1, len(rows)), _ROWS_ON_ONE_PAGE), 1):
                yield self._online_day(key, rows, number, start)

    def _online_day(self, key: str, rows: Sequence[Meeting], number: int, start: int) -> Page:
        base = f"/online/{key}/"
        part = f", page {number}" if number > 1 else ""
        about = About(
            base if number == 1 else f"{base}{number}/",
            f"Online groups on {DAYS[key]}{part} – {self.theme.config.name}",
            f"Online meetings on {DAYS[key]}, with their times.",
            scripts=("times",),
        )
        pages = -(-len(rows) // _ROWS_ON_ONE_PAGE)
        links = [
            (self.theme.url(base if n == 1 else f"{base}{n}/"), f"{DAYS[key]}, page {n}", 0)
            for n in range(1, pages + 1)
            if pages > 1 and n != number
        ]
        return self.theme.page(
            "online.html",
            about,
            heading=f"Online groups on {DAYS[key]}{part}",
            days=[(key, DAYS[key], rows[start : start + _ROWS_ON_ONE_PAGE])],
            day_links=links,
            cards=(),
            left_out=0,
            rules=_rules(rows[start : start + _ROWS_ON_ONE_PAGE]),
        )

    def _meetings(self, entries: Sequence[Entry], day: str) -> list[Meeting]:
        rows = []
        for entry in entries:
            for number, s in enumerate(_online_times(entry)):
                if day not in s.days:
                    continue
                plain = s.repeat == "weekly" and not s.starts_on and not s.ends_on
                rows.append(
                    Meeting(
                        name=entry.name,
                        href=self.theme.url(entry_path(entry)),
                        title=s.title,
                        time=f"{span_words(s)}, {zone_words(s.timezone)}".rstrip(", "),
                        start=s.start or 0,
                        key=f"{entry.id}:{number}",
                        rule=rules_of([s]),
                        note="" if plain else schedule_words(s),
                    )
                )
        return sorted(rows, key=lambda row: (row.start, row.name.casefold(), row.href, row.title))

    def _family(self) -> Page:
        entries = [entry for entry in self.plan.nationwide.entries if for_family(entry)]
        about = About(
            "/family/",
            f"For family and friends – {self.theme.config.name}",
            "Groups and lines for people who care about somebody who drinks, uses drugs or struggles.",
        )
        return self.theme.page("family.html", about, groups=self.nationwide.groups(entries[:_LIST]))

    def _us(self) -> Page:
        plan = self.plan.nationwide
        kinds = [Link(self.theme.url(k.path), self.names[k.kind], k.count) for k in plan.kinds.values()]
        whole = len(plan.entries) <= _LIST
        about = About(
            "/us/",
            f"Nationwide and online help – {self.theme.config.name}",
            "National fellowships, lines and online groups that anyone in the United States can use.",
        )
        groups = self.nationwide.groups(plan.entries) if whole else ()
        return self.theme.page("us.html", about, NATIONAL, kinds=kinds, groups=groups, count=len(plan.entries))

    def _kind(self, kind: str) -> Page:
        name = self.names[kind]
        links = [
            Link(self.theme.url(state.kinds[kind].path), state.name, state.kinds[kind].count)
            for state in self._state_links()
        ]
        about = About(
            f"/{kind}/",
            f"{name} by state – {self.theme.config.name}",
            f"{name} in every state and territory: {counted(self.plan.totals[kind], 'listing', 'listings')}.",
            scripts=("search-box",),
        )
        national = Link(self.theme.url(f"/us/{kind}/"), "Nationwide and online", self.plan.nationwide.kinds[kind].count)
        return self.theme.page("kind.html", about, kind=kind, name=name, links=links, national=national)

    def _search(self) -> Page:
        about = About("/search/", "Search", index=False, scripts=("search-page",))
        kinds = [Link(self.theme.url(f"/{kind}/"), self.names[kind], self.plan.totals[kind]) for kind in KINDS]
        return self.theme.page("search.html", about, states=self._state_links(), kinds=kinds)

    def _guides(self) -> Iterator[Page]:
        name = self.theme.config.name
        for key, title, description in (
            ("about", "How we check, and who is behind this", "What is checked, what is not, and who pays."),
            ("safety", "Using this site safely", "How to leave fast, and what stays on your device."),
            ("privacy", "Privacy", "No cookies, no tracking, no request to anybody else."),
            (
                "accessibility",
                "Accessibility",
                "How this site works for people with disabilities, and what we know is missing.",
            ),
            ("add", "Add or fix a listing", "How to add a place, a group or a program, or tell us what is wrong."),
        ):
            yield self.theme.page(f"{key}.html", About(f"/{key}/", f"{title} – {name}", description), heading=title)
