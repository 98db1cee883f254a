"""The pages of no state: home, lines to talk to, online groups, nationwide help, and what we say about ourselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.directory.directory import Directory
from generator.directory.model import Entry
from generator.records import dataclass
from generator.site import form_page
from generator.site.embeds import line_to_copy
from generator.site.fact_pages import fact_pages
from generator.site.kinds import KIND_OF, KINDS
from generator.site.line_lists import lines_of, rules_data
from generator.site.lines import crisis_view, helpline_view, is_line
from generator.site.links import web
from generator.site.list_data import file_count
from generator.site.meeting_pages import Link, week
from generator.site.meetings import ONLINE, by_day, meeting_pages, slots
from generator.site.peer_pages import peer_pages
from generator.site.plan import NATIONAL, SitePlan, StatePlan
from generator.site.state_pages import StatePages
from generator.site.theme import About, Page, Theme
from generator.site.tongue import marked

_LIST = 100

# Address, title and description of the pages about the site itself.
_GUIDES = (
    ("about", marked("How we check, and who is behind this"), marked("What is checked, what is not, and who pays.")),
    ("safety", marked("Using this site safely"), marked("How to leave fast, and what stays on your device.")),
    ("privacy", marked("Privacy"), marked("No cookies, no tracking, no request to anybody else.")),
    (
        "accessibility",
        marked("Accessibility"),
        marked("How this site works for people with disabilities, and what we know is missing."),
    ),
    (
        "add",
        marked("Add or fix a listing"),
        marked("How to add a place, a group or a program, or tell us what is wrong."),
    ),
)


def for_anywhere(entry: Entry) -> bool:
    """Whether people from any state may join it from where they are."""
    area = entry.service_area
    anywhere = entry.state == NATIONAL or (area is not None and area.scope == "national")
    formats = set(entry.formats).union(*(s.formats for s in entry.schedule))
    return anywhere and bool(formats & ONLINE)


def for_family(entry: Entry) -> bool:
    """Whether it is for people who care about somebody else."""
    family = {"families_and_friends", "bereaved"} & {*entry.populations, *entry.exclusive_to}
    return (
        bool(family) or "someone_elses_use" in entry.focus or entry.subtype in ("family_group", "family_peer_support")
    )


@dataclass(frozen=True, slots=True)
class HomeState:
    """The one state of a site: its name and page, its kinds, cities and counties; `area` is what of it the site is for."""

    name: str
    href: str
    kinds: Mapping[str, Link]
    cities: Sequence[Link]
    all_cities: Link | None
    counties: Sequence[Link]
    area: str


class NationalPages:
    """Makes the pages of no state."""

    def __init__(self, theme: Theme, plan: SitePlan, directory: Directory) -> None:
        self.theme = theme
        self.plan = plan
        self.directory = directory
        self.nationwide = StatePages(theme, plan, plan.nationwide, None)
        self.names = self.nationwide.names
        self.say = theme.tongue.say
        # Where no meeting has its time here, no page promises "meetings today".
        self.timed = bool(slots(directory.listed()))

    def pages(self) -> Iterator[Page]:
        """Every page of no state that shows or counts entries, the nationwide entries' own included."""
        yield self._home()
        if not self.plan.home:
            yield self._states()
        yield self._talk()
        yield self._meetings()
        yield from self._online()
        yield self._family()
        yield self._us()
        yield from self.nationwide.kind_pages()
        yield from self.nationwide.entries()
        if not self.plan.home:
            yield from (self._kind(kind) for kind in KINDS)
        yield from fact_pages(self.theme, self.plan, self.directory)
        yield self._search()
        yield self._my_list()
        yield self.theme.page(
            "404.html",
            About("/404.html", self.say("Page not found"), index=False, scripts=("search-box",)),
            states=self._state_links(),
            timed=self.timed,
        )

    def standing(self) -> Iterator[Page]:
        """Every page of no state that is the same whatever entries there are."""
        yield from peer_pages(self.theme, self.plan, self.directory)
        if self.theme.config.offline:
            yield self._offline()
        yield from self._guides()
        yield self._add_form()

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
        meetings = sum(state.meetings.count for state in self.plan.states.values())
        return self.theme.page(
            "home.html",
            about,
            states=self._state_links(),
            totals=self.plan.totals,
            meetings=meetings,
            timed=self.timed,
            guides=self.plan.guides,
            home=self._home_state(),
        )

    def _home_state(self) -> HomeState | None:
        """What the home page of a site for one state shows of it."""
        if not self.plan.home:
            return None
        state, url = self.plan.states[self.plan.home], self.theme.url
        biggest = state.biggest_cities()
        more = len(state.cities) - len(biggest)
        return HomeState(
            state.name,
            url(state.path),
            {kind: Link(url(k.path), self.names[kind], k.count) for kind, k in state.kinds.items()},
            [Link(url(city.path), city.name, city.count()) for city in biggest],
            Link(url(f"{state.path}in/"), state.name, len(state.cities)) if more else None,
            [Link(url(county.path), county.name, county.count()) for county in state.counties],
            self.theme.area(state.key, state.name),
        )

    def _states(self) -> Page:
        about = About(
            "/states/",
            self.theme.titled(self.say("Find help by state")),
            self.say("Every state and territory, with how many places, groups and programs each has."),
        )
        return self.theme.page("states.html", about, states=self._state_links())

    def _talk(self) -> Page:
        counts, own = [], []
        for state in self._state_links():
            facts = self.directory.states.get(state.key)
            helplines = facts.helplines if facts else ()
            own += [helpline_view(line, self.theme.tongue, state.name) for line in helplines]
            count = sum(map(is_line, state.entries + state.from_elsewhere)) + len(helplines)
            if count:
                counts.append(Link(self.theme.url(state.path) + "#talk", state.name, count))
        lines = lines_of(self.theme, self.plan.nationwide.entries)
        about = About(
            "/talk/",
            self.theme.titled(self.say("Talk to someone now")),
            self.say("Crisis lines, warmlines and helplines in the United States, with numbers and hours."),
            scripts=("times",),
        )
        return self.theme.page(
            "talk.html",
            about,
            crisis=[crisis_view(line, self.theme.labels) for line in self.directory.crisis if line.serves("")],
            warm=[line for line in lines if line.peer],
            other=[line for line in lines if not line.peer],
            states=counts,
            own=own[:_LIST],
            rules=rules_data(lines),
        )

    def _meetings(self) -> Page:
        links = [
            Link(self.theme.url(state.meetings.path), state.name, state.meetings.count)
            for state in self._state_links()
            if state.meetings.count
        ]
        about = About(
            "/meetings/",
            self.theme.titled(self.say("Meetings today") if self.timed else self.say("Find a meeting")),
            self.say("Meetings and support groups by day, by state and online, with their times.")
            if self.timed
            else self.say("Fellowships and support groups, each with its own list of meetings."),
            scripts=("search-box",),
        )
        groups = [entry for entry in self.plan.nationwide.entries if KIND_OF[entry.type] == "groups"]
        # The list of fellowships begins with those that have meetings nearly everywhere.
        finders = sorted(groups, key=lambda entry: self.theme.labels.place("fellowships", entry.fellowship))
        return self.theme.page(
            "meetings_home.html",
            about,
            links=links,
            timed=self.timed,
            finders=self.nationwide.cards([entry for entry in finders if web(entry.contact.website)][:_LIST]),
        )

    def _online(self) -> Iterator[Page]:
        entries = [entry for entry in self.directory.listed() if for_anywhere(entry)]
        days = by_day(slots(entries, online=True))
        timed = {slot.entry.id for some in days.values() for slot in some}
        anytime = [entry for entry in entries if entry.id not in timed]
        cards = self.nationwide.cards(anytime[:_LIST])
        pages = meeting_pages("/online/", days)
        for page in pages:
            part = page.label(self.theme.tongue)
            heading = (
                self.say("Online groups on %(day)s", day=part)
                if part
                else self.say("Online groups you can join from anywhere")
            )
            about = About(
                page.path,
                self.theme.titled(heading),
                self.say("Online meetings and groups by day, with their times."),
                scripts=("meetings",),
            )
            first = page is pages[0]
            yield self.theme.page(
                "online.html",
                about,
                heading=heading,
                first=first,
                cards=cards if first else (),
                left_out=len(anytime) - len(cards) if first else 0,
                **week(self.theme, pages, page, town=False),
            )

    def _family(self) -> Page:
        # Groups of families first; what also welcomes them comes after.
        entries = sorted(
            (entry for entry in self.plan.nationwide.entries if for_family(entry)),
            key=lambda entry: entry.subtype != "family_group",
        )
        about = About(
            "/family/",
            self.theme.titled(self.say("For family and friends")),
            self.say("Groups and lines for people who care about somebody who drinks, uses drugs or struggles."),
        )
        return self.theme.page("family.html", about, groups=self.nationwide.groups(entries[:_LIST]))

    def _us(self) -> Page:
        plan = self.plan.nationwide
        kinds = [Link(self.theme.url(k.path), self.names[k.kind], k.count) for k in plan.kinds.values()]
        whole = len(plan.entries) <= _LIST
        about = About(
            "/us/",
            self.theme.titled(self.say("Nationwide and online help")),
            self.say("National fellowships, lines and online groups that anyone in the United States can use."),
        )
        groups = self.nationwide.groups(plan.entries) if whole else ()
        return self.theme.page("us.html", about, NATIONAL, kinds=kinds, groups=groups, count=len(plan.entries))

    def _kind(self, kind: str) -> Page:
        name = self.names[kind]
        heading = self.say("%(kind)s by state", kind=name)
        links = [
            Link(self.theme.url(state.kinds[kind].path), state.name, state.kinds[kind].count)
            for state in self._state_links()
        ]
        about = About(
            f"/{kind}/",
            self.theme.titled(heading),
            self.theme.tongue.counted(
                "%(kind)s in every state and territory: %(num)s listing.",
                "%(kind)s in every state and territory: %(num)s listings.",
                self.plan.totals[kind],
                kind=name,
            ),
            scripts=("search-box",),
        )
        national = Link(
            self.theme.url(f"/us/{kind}/"), self.plan.nationwide.name, self.plan.nationwide.kinds[kind].count
        )
        return self.theme.page(
            "kind.html", about, heading=heading, kind=kind, name=name, links=links, national=national
        )

    def _search(self) -> Page:
        about = About("/search/", self.say("Search"), index=False, scripts=("search-page",))
        home = f"/{self.plan.home}" if self.plan.home else ""
        kinds = [Link(self.theme.url(f"{home}/{kind}/"), self.names[kind], self.plan.totals[kind]) for kind in KINDS]
        return self.theme.page("search.html", about, states=self._state_links(), kinds=kinds, pages=self._page_counts())

    def _page_counts(self) -> str:
        """For scripts: on how many pages the entries of each state stand that have none of their own; "" where all have."""
        return " ".join(f"{state}:{count}" for state, count in self.plan.page_counts().items())

    def _my_list(self) -> Page:
        """The page of a list that lives in its address; its title says nothing of what it is about."""
        about = About("/list/", self.say("List"), index=False, scripts=("list-page",))
        states = (self.plan.nationwide, *self.plan.states.values(), *self.plan.beyond.values())
        shards = " ".join(f"{s.key}:{count}" for s in states if (count := file_count(s.entries)))
        return self.theme.page("my_list.html", about, shards=shards, pages=self._page_counts())

    def _offline(self) -> Page:
        """The page of what a visitor saved; its title, too, says nothing of what it is about."""
        about = About("/offline/", self.say("Saved"), index=False, scripts=("offline",))
        return self.theme.page("offline.html", about, heading=self.say("Saved on this phone"))

    def _add_form(self) -> Page:
        """The form that writes a listing on the visitor's device."""
        heading = self.say("Write a listing")
        description = self.say("A form that writes a listing for you, and checks it as you type.")
        about = About("/add/form/", self.theme.titled(heading), description, scripts=("add-form",))
        shown = {"example": form_page.EXAMPLE, "issue_form": form_page.issue_form(self.theme.config)}
        return self.theme.page("add_form.html", about, heading=heading, **shown)

    def _guides(self) -> Iterator[Page]:
        for key, title, description in _GUIDES:
            heading = self.say(title)
            about = About(f"/{key}/", self.theme.titled(heading), self.say(description))
            more = {"embed_line": line_to_copy(self.theme, self.plan)} if key == "about" else {}
            yield self.theme.page(f"{key}.html", about, heading=heading, **more)
