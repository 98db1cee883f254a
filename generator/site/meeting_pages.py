"""The pages of a state's meetings, and what any page of meetings needs to show them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup

from generator.records import dataclass
from generator.site.meetings import MeetingPage, row_of
from generator.site.plan import StatePlan
from generator.site.shape import Shows, every
from generator.site.structured import as_script
from generator.site.theme import About, Page, Theme

Crumb = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """A link with a number behind it."""

    href: str
    words: str
    count: int


def week(theme: Theme, pages: Sequence[MeetingPage], page: MeetingPage, *, town: bool) -> dict[str, object]:
    """What the templates need to show the meetings of a page, and the way to its other parts."""
    href = {slot.entry.id: theme.at(slot.entry) for _, some in page.days for slot in some}
    days = [
        (
            day,
            theme.tongue.day_title(day),
            [row_of(slot, href[slot.entry.id], theme.labels, town=town) for slot in some],
        )
        for day, some in page.days
    ]
    rules = {row.key: row.rule for _, _, some in days for row in some if row.rule}
    return {
        "days": days,
        "parts": [(theme.url(p.path), p.label(theme.tongue), p is page, p.key) for p in pages if p.key],
        "rules": as_script(rules) if rules else Markup(),
    }


def of_state(theme: Theme, state: StatePlan, crumbs: Callable[..., Markup], shows: Shows = every) -> Iterator[Page]:
    """The pages of a state's meetings; none if it has none. `crumbs` makes the way from home to a page of the state.

    `shows` says by their entries which are wanted.
    """
    plan, say = state.meetings, theme.tongue.say
    trail = crumbs((say("Meetings"), ""))
    area = theme.area(state.key, state.name)
    if plan.towns and shows is every:
        named = [town for town in plan.towns if town.name]
        rest = next((town for town in plan.towns if not town.name), None)
        heading = say("Meetings in %(place)s", place=area)
        yield theme.page(
            "meetings.html",
            _about(theme, plan.path, area, heading, plan.count, "search-box"),
            state.key,
            state=state,
            heading=heading,
            crumbs=trail,
            count=plan.count,
            towns=[Link(theme.url(town.pages[0].path), town.name, town.count) for town in named],
            rest=Link(theme.url(rest.pages[0].path), "", rest.count) if rest else None,
            days=(),
            parts=(),
            rules=Markup(),
        )
    yield from _pages(theme, state, plan.pages, area, plan.count, trail, shows, town=True)
    for town in plan.towns:
        where = f"{town.name}, {state.name}" if town.name else say("%(state)s: online and elsewhere", state=area)
        front = (say("Meetings"), theme.url(plan.path))
        trail = crumbs(front, (town.name or say("Online and elsewhere"), ""))
        yield from _pages(theme, state, town.pages, where, town.count, trail, shows, town=False)


def _pages(
    theme: Theme,
    state: StatePlan,
    pages: Sequence[MeetingPage],
    where: str,
    count: int,
    trail: Markup,
    shows: Shows,
    *,
    town: bool,
) -> Iterator[Page]:
    for page in pages:
        if shows is not every and not shows(slot.entry for _, some in page.days for slot in some):
            continue
        part = page.label(theme.tongue)
        place = f"{where}: {part}" if part else where
        heading = theme.tongue.say("Meetings in %(place)s", place=place)
        yield theme.page(
            "meetings.html",
            _about(theme, page.path, place, heading, count, "meetings"),
            state.key,
            state=state,
            heading=heading,
            crumbs=trail,
            count=count,
            towns=(),
            rest=None,
            **week(theme, pages, page, town=town),
        )


def _about(theme: Theme, path: str, place: str, heading: str, count: int, script: str) -> About:
    about = theme.tongue.counted(
        "%(num)s meeting a week in %(place)s, by day, with times and places.",
        "%(num)s meetings a week in %(place)s, by day, with times and places.",
        count,
        place=place,
    )
    return About(path, theme.titled(heading), about, scripts=(script,))
