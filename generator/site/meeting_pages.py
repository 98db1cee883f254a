"""The pages of a state's meetings, and what any page of meetings needs to show them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.site.meetings import MeetingPage, row_of
from generator.site.plan import StatePlan, entry_path
from generator.site.structured import as_script
from generator.site.theme import About, Page, Theme
from generator.site.words import DAYS, counted

Crumb = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """A link with a number behind it."""

    href: str
    words: str
    count: int


def week(theme: Theme, pages: Sequence[MeetingPage], page: MeetingPage, *, town: bool) -> dict[str, object]:
    """What the templates need to show the meetings of a page, and the way to its other parts."""
    href = {slot.entry.id: theme.url(entry_path(slot.entry)) for _, some in page.days for slot in some}
    days = [
        (day, DAYS[day], [row_of(slot, href[slot.entry.id], theme.labels, town=town) for slot in some])
        for day, some in page.days
    ]
    rules = {row.key: row.rule for _, _, some in days for row in some if row.rule}
    return {
        "days": days,
        "parts": [(theme.url(p.path), p.label, p is page, p.key) for p in pages if p.label],
        "rules": as_script(rules) if rules else Markup(),
    }


def of_state(theme: Theme, state: StatePlan, crumbs: Callable[..., Markup]) -> Iterator[Page]:
    """The pages of a state's meetings; none if it has none. `crumbs` makes the way from home to a page of the state."""
    plan = state.meetings
    if plan.towns:
        named = [town for town in plan.towns if town.name]
        rest = next((town for town in plan.towns if not town.name), None)
        yield theme.page(
            "meetings.html",
            _about(theme, plan.path, state.name, plan.count, "search-box"),
            state.key,
            state=state,
            heading=f"Meetings in {state.name}",
            crumbs=crumbs(("Meetings", "")),
            count=plan.count,
            towns=[Link(theme.url(town.pages[0].path), town.name, town.count) for town in named],
            rest=Link(theme.url(rest.pages[0].path), "", rest.count) if rest else None,
            days=(),
            parts=(),
            rules=Markup(),
        )
    trail = crumbs(("Meetings", ""))
    yield from _pages(theme, state, plan.pages, state.name, plan.count, trail, town=True)
    for town in plan.towns:
        where = f"{town.name}, {state.name}" if town.name else f"{state.name}: online and elsewhere"
        trail = crumbs(("Meetings", theme.url(plan.path)), (town.name or "Online and elsewhere", ""))
        yield from _pages(theme, state, town.pages, where, town.count, trail, town=False)


def _pages(
    theme: Theme,
    state: StatePlan,
    pages: Sequence[MeetingPage],
    where: str,
    count: int,
    trail: Markup,
    *,
    town: bool,
) -> Iterator[Page]:
    for page in pages:
        part = f": {page.label}" if page.label else ""
        yield theme.page(
            "meetings.html",
            _about(theme, page.path, where + part, count, "meetings"),
            state.key,
            state=state,
            heading=f"Meetings in {where}{part}",
            crumbs=trail,
            count=count,
            towns=(),
            rest=None,
            **week(theme, pages, page, town=town),
        )


def _about(theme: Theme, path: str, where: str, count: int, script: str) -> About:
    return About(
        path,
        f"Meetings in {where} – {theme.config.name}",
        f"{counted(count, 'meeting', 'meetings')} a week in {where}, by day, with times and places.",
        scripts=(script,),
    )
