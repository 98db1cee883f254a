"""The pages of a state's entries, a page at each address that one once had, and what "My list" shows of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from markupsafe import Markup

from generator.directory.model import Entry
from generator.site import entry_view, structured
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
from generator.site.plan import StatePlan, entry_path
from generator.site.slugs import slug_of
from generator.site.theme import About, Page, Theme
from generator.site.trust import has_number, trust_of


class EntryPages:
    """Makes the pages of one state's entries. `names` are the kinds' in the page's language; `crumbs` says the way here."""

    def __init__(self, theme: Theme, state: StatePlan, names: Mapping[str, str], crumbs: Callable[..., Markup]) -> None:
        self.theme = theme
        self.state = state
        self.names = names
        self._crumbs = crumbs

    def pages(self) -> Iterator[Page]:
        """All of them, by id, and the files of "My list" last."""
        cities = {place.slug: place for place in self.state.cities}
        counties = {slug_of(place.name): place for place in self.state.counties}
        for entry in sorted(self.state.entries, key=lambda entry: entry.id):
            yield self._entry(entry, cities, counties)
            if has_calendar(entry):
                path = entry_path(entry)
                yield Page(
                    f"{self.theme.folder}{path[1:]}{FILE}", calendar(entry, self.theme.address(path), self.theme.tongue)
                )
            for former in entry.former_ids:
                to = entry_path(entry)
                about = About(f"/{former}/", own_text(entry, self.theme.labels).name, index=False)
                yield self.theme.page("moved.html", about, self.state.key, to=self.theme.url(to), name=entry.name)
        for name, data in list_files(self.state.key, self.state.entries, self.theme.labels):
            yield Page(f"{self.theme.folder}list/{name}", data)

    def _entry(self, entry: Entry, cities: Mapping[str, Place], counties: Mapping[str, Place]) -> Page:
        theme, labels = self.theme, self.theme.labels
        path = entry_path(entry)
        where: tuple[Crumb, ...] = ()
        place = cities.get(slug_of(city_of(entry))) or counties.get(slug_of(county_of(entry)))
        if place:
            where = ((place.name, theme.url(place.path)),)
        kind = KIND_OF[entry.type]
        if not where and not self.state.beyond:
            where = ((self.names[kind], theme.url(f"{self.state.path}{kind}/")),)
        sentence = entry_view.sentence(entry, self.state.name, labels)
        rules = rules_of(entry.schedule)
        actions = entry_view.actions(entry, theme.tongue)
        said = own_text(entry, theme.labels)
        town = place.name if place else self.state.name
        about = About(
            path,
            theme.titled(f"{said.name}, {town}"),
            shortened(said.summary or sentence, 155),
            scripts=("times",) if rules or entry.provenance.verified or entry.provenance.feed else (),
        )
        return theme.page(
            "entry.html",
            about,
            entry.state,
            entry=entry,
            said=said,
            sentence=sentence,
            crumbs=self._crumbs(*where),
            notices=entry_view.notices(entry, labels),
            actions=actions,
            glance=theme.rows(entry_view.glance(entry, labels)),
            sections=[(s.id, s.title, theme.rows(s.rows)) for s in entry_view.sections(entry, labels, actions)],
            description=to_html(said.description),
            trust=trust_of(entry, labels),
            number=has_number(entry),
            rules=structured.as_script({"entry": rules}) if rules else "",
            calendar=theme.url(path) + FILE if has_calendar(entry) else "",
            report=report(entry, theme.config, theme.tongue) or theme.url("/add/"),
            data=structured.as_script(structured.data_of(entry, theme.address(path), labels)),
        )
