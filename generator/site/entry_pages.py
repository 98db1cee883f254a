"""The pages of a state's entries, a page at each address that one once had, and what "My list" shows of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from generator.directory.model import Entry
from generator.site import entry_view, structured
from generator.site.bundles import Bundle, entry_path
from generator.site.calendars import FILE, calendar, has_calendar
from generator.site.cards import shortened
from generator.site.kinds import KIND_OF
from generator.site.lines import rules_of
from generator.site.links import report
from generator.site.list_data import list_files
from generator.site.markdown import to_html
from generator.site.meeting_pages import Crumb
from generator.site.own_text import own_text
from generator.site.places import Place, city_of, county_of
from generator.site.plan import StatePlan
from generator.site.shape import Shows, every
from generator.site.slugs import slug_of
from generator.site.theme import About, Page, Theme
from generator.site.trust import has_number, trust_of


class EntryPages:
    """Makes the pages of one state's entries. `names` are the kinds' in the page's language; `crumbs` says the way here;
    `shows` says by their entries which are wanted.
    """

    def __init__(
        self,
        theme: Theme,
        state: StatePlan,
        names: Mapping[str, str],
        crumbs: Callable[..., Markup],
        shows: Shows = every,
    ) -> None:
        self.theme = theme
        self.state = state
        self.names = names
        self._crumbs = crumbs
        self.shows = shows

    def pages(self) -> Iterator[Page]:
        """All of them, by id, and the files of "My list" last."""
        cities = {place.slug: place for place in self.state.cities}
        counties = {slug_of(place.name): place for place in self.state.counties}
        yield from (self._bundle(bundle) for bundle in self.state.bundles or () if self.shows(bundle.entries))
        for entry in sorted(self.state.entries, key=lambda entry: entry.id):
            if not self.shows((entry,)):
                continue
            if self.state.bundles is None:
                try:
                    page = self._page(
                        entry, cities.get(slug_of(city_of(entry))) or counties.get(slug_of(county_of(entry)))
                    )
                except Exception as error:
                    error.add_note(f"while making the page of entries/{entry.id}.yaml")
                    raise
                yield page
            if self.state.bundles is None and self.theme.config.calendars and has_calendar(entry):
                path = entry_path(entry)
                yield Page(
                    f"{self.theme.folder}{path[1:]}{FILE}", calendar(entry, self.theme.address(path), self.theme.tongue)
                )
            for former in entry.former_ids:
                about = About(f"/{former}/", own_text(entry, self.theme.labels).name, index=False)
                yield self.theme.page("moved.html", about, self.state.key, to=self.theme.at(entry), name=entry.name)
        for name, data in list_files(self.state.key, self.state.entries, self.theme.labels, self.shows):
            yield Page(f"{self.theme.folder}list/{name}", data)

    def _page(self, entry: Entry, place: Place | None) -> Page:
        """The page of an entry whose city or county has one: nothing but these two is looked at."""
        file = self.theme.file_of(entry_path(entry))
        found = (place.name, place.path) if place else None
        body = self.theme.made.before(file, entry, self.state.name, self.state.beyond, found)
        return Page(file, body) if body is not None else self._entry(entry, place)

    def _entry(self, entry: Entry, place: Place | None) -> Page:
        theme, labels = self.theme, self.theme.labels
        path = entry_path(entry)
        where: tuple[Crumb, ...] = ()
        if place:
            where = ((place.name, theme.url(place.path)),)
        kind = KIND_OF[entry.type]
        if not where and not self.state.beyond:
            where = ((self.names[kind], theme.url(f"{self.state.path}{kind}/")),)
        told = self._told(entry)
        said, sentence, rules = told["said"], told["sentence"], rules_of(entry.schedule)
        town = place.name if place else self.state.name
        about = About(
            path,
            theme.titled(f"{said.name}, {town}"),
            shortened(said.summary or sentence, 155),
            scripts=("times",) if _timed(entry) else (),
        )
        return theme.page(
            "entry.html",
            about,
            entry.state,
            **told,
            crumbs=self._crumbs(*where),
            rules=structured.as_script({"entry": rules}) if rules else "",
            calendar=theme.url(path) + FILE if theme.config.calendars and has_calendar(entry) else "",
            data=structured.as_script(structured.data_of(entry, theme.address(path), labels)),
        )

    def _told(self, entry: Entry) -> dict[str, Any]:
        """What there is to say of an entry, on its own page or beside others."""
        theme, labels = self.theme, self.theme.labels
        actions = entry_view.actions(entry, theme.tongue)
        said = own_text(entry, theme.labels)
        return {
            "entry": entry,
            "said": said,
            "sentence": entry_view.sentence(entry, self.state.name, labels),
            "notices": entry_view.notices(entry, labels),
            "actions": actions,
            "glance": theme.rows(entry_view.glance(entry, labels)),
            "sections": [(s.id, s.title, theme.rows(s.rows)) for s in entry_view.sections(entry, labels, actions)],
            "description": to_html(said.description),
            "trust": trust_of(entry, labels),
            "number": has_number(entry),
            "report": report(entry, theme.config, theme.tongue) or theme.url("/add/"),
        }

    def _bundle(self, bundle: Bundle) -> Page:
        """A page of several entries, each with its place on it."""
        theme, place = self.theme, self.state.name
        heading = theme.tongue.say("Listings in %(place)s", place=place)
        part = theme.tongue.say("Page %(number)s of %(count)s", number=bundle.number, count=bundle.of)
        rules = {entry.id: made for entry in bundle.entries if (made := rules_of(entry.schedule))}
        about = About(
            bundle.path,
            theme.titled(f"{heading}, {part}") if bundle.of > 1 else theme.titled(heading),
            theme.tongue.say("All we know of some places, groups and programs in %(place)s.", place=place),
            scripts=("times",) if any(map(_timed, bundle.entries)) else (),
        )
        return theme.page(
            "bundle.html",
            about,
            self.state.key,
            heading=heading,
            part=part if bundle.of > 1 else "",
            crumbs=self._crumbs((heading, "")),
            all_of=theme.browse if self.state.beyond else (place, theme.url(self.state.path)),
            told=[{**self._told(entry), "timed": entry.id in rules} for entry in bundle.entries],
            rules=structured.as_script(rules) if rules else "",
        )


def _timed(entry: Entry) -> bool:
    """Whether a script has something to say of it: when it is next, how old a check is."""
    return bool(rules_of(entry.schedule) or entry.provenance.verified or entry.provenance.feed)
