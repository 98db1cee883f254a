"""The pages of one state or territory: rendered apart from all others, so that states can run in parallel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from generator.directory.credentials import Credential, StateFacts
from generator.directory.model import Entry, Provenance
from generator.directory.region import county_names
from generator.records import dataclass
from generator.site import meeting_pages, sheet_pages
from generator.site.cards import card_of
from generator.site.credential_view import CredentialView, credential_view
from generator.site.entry_pages import EntryPages
from generator.site.feeds import feed
from generator.site.kinds import KIND_OF, KINDS
from generator.site.line_lists import online_groups, rules_data
from generator.site.lines import helpline_view, is_line, line_entry_view
from generator.site.meeting_pages import Crumb, Link
from generator.site.own_text import in_words
from generator.site.places import ListPage, Place
from generator.site.plan import NATIONAL, KindPlan, SitePlan, StatePlan
from generator.site.shape import Shows, every
from generator.site.state_plan import FREELY_ASSOCIATED
from generator.site.theme import About, Page, Theme
from generator.site.trust import Trust, trust_in

_LINES_SHOWN = 20
_NO_MORE: Mapping[str, object] = {"counties": (), "cities": (), "cities_page": "", "meetings": "", "sheets": ()}
_ELSEWHERE_SHOWN = 12


_KIND_ASKED = {"centers": "recovery_center", "groups": "support_group", "programs": "peer_program"}
_COUNTY_WORDS = {"la": "parish", "ak": "borough", "pr": "municipio"}


def _asked(path: str, state: str) -> str:
    """What the list at a path is of, as the search page understands it: "&kind=support_group", "&q=el+paso,+tx"."""
    asked, before = "", ""
    for step in path.split("/"):
        words = step.replace("-", "+")
        if step in _KIND_ASKED:
            asked += f"&kind={_KIND_ASKED[step]}"
        elif before == "in" and step:
            asked += f"&q={words},+{state}"
        elif before == "county" and step:
            asked += f"&q={words}+{_COUNTY_WORDS.get(state, 'county')},+{state}"
        before = step
    return asked


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one group under its heading."""

    id: str
    heading: str
    cards: tuple[Markup, ...]


class StatePages:
    """Makes all pages of one state, or those that are wanted by what they show; holds the cards of that state alone."""

    def __init__(
        self, theme: Theme, plan: SitePlan, state: StatePlan, facts: StateFacts | None, shows: Shows = every
    ) -> None:
        self.theme = theme
        self.plan = plan
        self.state = state
        self.facts = facts
        self.shows = shows
        self.names = {kind: plan.kinds.name(kind) for kind in KINDS}
        self._cards: dict[str, Markup] = {}
        self.say = theme.tongue.say
        self.area = theme.area(state.key, state.name)
        self._trails: dict[tuple[Crumb, ...], Markup] = {}

    def pages(self) -> Iterator[Page]:
        """Every page of the state but its sheets, in the order of its plan; its front and its feed are always wanted."""
        if self.state.beyond:
            yield from self.entries()
            return
        yield self._front()
        for kind in self.state.kinds.values():
            yield from self._kind(kind)
        yield from self._statewide()
        yield from meeting_pages.of_state(self.theme, self.state, self._crumbs, self.shows)
        if self.shows is every:
            yield from self._city_list()
        for place in self.state.counties:
            yield from self._place(place, f"{place.name}, {self.state.name}")
        for place in self.state.cities:
            yield from self._place(place, f"{place.name}, {self.state.name}")
        yield from self.entries()
        yield from feed(self.theme, self.plan, self.state)

    def entries(self) -> Iterator[Page]:
        """The entries' own pages, and what goes with them."""
        return EntryPages(self.theme, self.state, self.names, self._crumbs, self.shows).pages()

    def kind_pages(self) -> Iterator[Page]:
        """The kind pages alone (the nationwide entries have these, and no places)."""
        for kind in self.state.kinds.values():
            yield from self._kind(kind)

    def cards(self, entries: Iterable[Entry]) -> tuple[Markup, ...]:
        """The cards of some entries, each rendered once for the whole state."""
        out = []
        for entry in entries:
            card = self._cards.get(entry.id)
            if card is None:
                view = card_of(entry, self.theme.at(entry), self.theme.labels)
                card = self._cards[entry.id] = self.theme.part("partials/card.html", card=view)
            out.append(card)
        return tuple(out)

    def groups(self, entries: Sequence[Entry]) -> tuple[Group, ...]:
        """Cards of entries (in order) under a heading for each group; the first group of a kind has the kind's id."""
        made: list[Group] = []
        used: set[str] = set()
        for key, some in self.plan.kinds.groups(entries):
            kind = KIND_OF[some[0].type]
            made.append(Group(key if kind in used else kind, self.plan.kinds.names[key], self.cards(some)))
            used.add(kind)
        return tuple(made)

    def _links(self, places: Iterable[Place], kind: str = "") -> tuple[Link, ...]:
        url = self.theme.url
        return tuple(
            Link(url(place.path_of(kind) if kind else place.path), place.name, place.count(kind)) for place in places
        )

    def _crumbs(self, *more: Crumb) -> Markup:
        """The way from home to here; shared by all entries of a place."""
        if more not in self._trails:
            own = self.theme.browse if self.state.beyond else (self.state.name, self.theme.url(self.state.path))
            start: list[Crumb] = [(self.say("Home"), self.theme.base), own]
            self._trails[more] = self.theme.part("partials/crumbs.html", links=(*start, *more))
        return self._trails[more]

    def _front(self) -> Page:
        state, theme, say = self.state, self.theme, self.say
        lines = [helpline_view(line, theme.tongue) for line in self.facts.helplines] if self.facts else []
        callable_ = [entry for entry in state.entries + state.from_elsewhere if is_line(entry)]
        elsewhere = [entry for entry in state.from_elsewhere if not is_line(entry)]
        lines += [line_entry_view(e, theme.labels, theme.at(e)) for e in callable_[:_LINES_SHOWN]]
        shown = (
            state.entries if state.lists_all else (state.statewide[0].entries[:_LINES_SHOWN] if state.statewide else ())
        )
        credentials = self.facts.credentials if self.facts else ()
        biggest = state.biggest_cities()
        neighbors = [self.plan.states[key] for key in state.neighbors if key in self.plan.states]
        about = About(
            state.path,
            theme.titled(say("%(place)s: meetings, places to go and peers", place=self.area)),
            say(
                "Support groups, recovery centers and peer programs in %(place)s, with phone numbers and hours.",
                place=self.area,
            ),
            scripts=(
                "search-box",
                *(("times",) if any(line.rules for line in lines) else ()),
                *(("offline",) if theme.config.offline and state.entries else ()),
            ),
        )
        return theme.page(
            "state.html",
            about,
            state.key,
            state=state,
            only=theme.tongue.joined(county_names(theme.config.region, state.key)),
            lines=lines,
            proven=theme.proven_lines(state.key),
            rules=rules_data(lines),
            kinds=[Link(theme.url(k.path), self.names[k.kind], k.count) for k in state.kinds.values()],
            groups=self.groups(shown),
            meetings=Link(theme.url(state.meetings.path), "", state.meetings.count),
            days=self._days(),
            counties=self._links(state.counties),
            cities=self._links(biggest),
            all_cities=Link(theme.url(f"{state.path}in/"), state.name, len(state.cities))
            if len(biggest) < len(state.cities)
            else None,
            statewide=Link(
                theme.url(f"{state.path}statewide/"), state.name, sum(len(page.entries) for page in state.statewide)
            ),
            neighbors=[Link(theme.url(n.path), n.name, n.count) for n in neighbors],
            elsewhere=self.cards(elsewhere[:_ELSEWHERE_SHOWN]),
            online=online_groups(theme, self.plan, state.entries),
            credentials=[self._credential(c) for c in credentials],
            standing=self._standing(),
            compared=state.kind != FREELY_ASSOCIATED,
        )

    def _days(self) -> list[Link]:
        """How many meetings there are on each day; where they stand by city, the search shows those of one day."""
        plan, theme = self.state.meetings, self.theme
        where = {day: f"{theme.url(page.path)}#{day}" for page in plan.pages for day, _ in page.days}
        asked = f"{theme.url('/search/')}#in={self.state.key}&kind=support_group&day="
        return [
            Link(where.get(day, asked + day), theme.tongue.day_title(day), number)
            for day, number in plan.by_day().items()
        ]

    def _standing(self) -> tuple[str, Trust] | None:
        standing = self.facts.standing if self.facts else None
        if standing is None:
            return None
        return in_words(standing, "text", self.theme.tongue), trust_in(Provenance(standing.sources), self.theme.labels)

    def _credential(self, credential: Credential) -> tuple[CredentialView, Markup]:
        view = credential_view(credential, self.theme.labels)
        return view, self.theme.rows(view.rows)

    def _kind(self, kind: KindPlan) -> Iterator[Page]:
        name, say = self.names[kind.kind], self.say
        if not self._any(kind.pages):
            return
        yield from self._list(
            kind.pages,
            say("%(kind)s in %(place)s", kind=name, place=self.area)
            if self.state.key != NATIONAL
            else say("%(kind)s: nationwide and online", kind=name),
            ((name, ""),),
            (name, self.theme.url(kind.path)),
            kind.count,
            counties=self._links(kind.counties, kind.kind),
            cities=self._links(kind.cities, kind.kind) if len(kind.cities) <= 150 else (),
            cities_page=self.theme.url(f"{self.state.path}in/") if len(kind.cities) > 150 else "",
        )

    def _statewide(self) -> Iterator[Page]:
        if self._any(self.state.statewide):
            count = sum(len(page.entries) for page in self.state.statewide)
            name = self.say("For the whole state")
            title = self.say("For all of %(place)s", place=self.state.name)
            path = self.theme.url(f"{self.state.path}statewide/")
            yield from self._list(self.state.statewide, title, ((name, ""),), (name, path), count)

    def _any(self, pages: Iterable[ListPage]) -> bool:
        return any(self.shows is every or self.shows(page.entries) for page in pages)

    def _place(self, place: Place, title: str) -> Iterator[Page]:
        if not self._any(place.pages):
            return
        crumb = (place.name, "")
        link = (place.name, self.theme.url(place.path))
        cities = self._links(place.cities) if place.split else ()
        path = self.state.meetings.path_in(place)
        yield from self._list(
            place.pages,
            title,
            (crumb,),
            link,
            place.count(),
            cities=cities,
            meetings=self.theme.url(path) if path else "",
            sheets=sheet_pages.links(self.theme, self.state.sheets.get(place.path, ())),
        )

    def _list(
        self,
        pages: tuple[ListPage, ...],
        title: str,
        crumbs: tuple[Crumb, ...],
        link: Crumb,
        count: int,
        **more: object,
    ) -> Iterator[Page]:
        """One page for each part of a list, with links to the other parts; `more` is what the first page has besides."""
        kinds = self.plan.kinds
        about_it = self.theme.tongue.counted(
            "%(title)s: %(num)s listing with phone numbers, hours and cost.",
            "%(title)s: %(num)s listings with phone numbers, hours and cost.",
            count,
            title=title,
        )
        parts = [(page, page.label(kinds)) for page in pages]
        for number, (page, label) in enumerate(parts):
            if not self._any((page,)):
                continue
            heading = f"{title}: {label}" if label else title
            here = crumbs if number == 0 else (link, (label, ""))
            about = About(
                page.path,
                self.theme.titled(heading),
                about_it,
                scripts=() if self.state.key == NATIONAL else ("search-box",),
            )
            first = number == 0
            yield self.theme.page(
                "list.html",
                about,
                self.state.key,
                state=self.state,
                heading=heading,
                asked=_asked(page.path, self.state.key),
                crumbs=self._crumbs(*here),
                count=count,
                groups=self.groups(page.entries),
                parts=[(self.theme.url(p.path), words, p is page, len(p.entries)) for p, words in parts if words],
                more={**_NO_MORE, **more} if first else _NO_MORE,
                national=self.state.key == NATIONAL,
            )

    def _city_list(self) -> Iterator[Page]:
        for number, letters in enumerate(self.state.city_pages):
            title = self.say("Cities and towns in %(place)s", place=self.area)
            title = f"{title}: {letters.label}" if letters.label else title
            about = About(
                letters.path,
                self.theme.titled(title),
                self.say("Every town in %(place)s with a listing.", place=self.area),
                scripts=("search-box",),
            )
            yield self.theme.page(
                "cities.html",
                about,
                self.state.key,
                state=self.state,
                heading=title,
                crumbs=self._crumbs((self.say("Cities and towns"), "")),
                cities=self._links(letters.cities),
                parts=[
                    (self.theme.url(p.path), p.label, n == number, len(p.cities))
                    for n, p in enumerate(self.state.city_pages)
                    if p.label
                ],
            )
