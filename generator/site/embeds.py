"""The list of a town or county as others show it in a frame on their own pages: no script, light, the crisis lines first.

They alone may be framed (`publish/headers.py`). Each is the short form of a page of the site and names that as its canonical
address, so it stands in no sitemap. A frame is small and somebody else's: every link to a page opens outside of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import escape

from generator.directory.model import Entry
from generator.records import dataclass
from generator.site.cards import Card, card_of
from generator.site.places import Place
from generator.site.plan import SitePlan, StatePlan
from generator.site.shape import Shows, every
from generator.site.theme import Page, Theme, file_of

FOLDER = "embed"
MOST = 40  # up to here all entries are named; of more the first few of each group
_OF_A_GROUP = 4


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one group under its heading; `id` is the anchor of the heading."""

    id: str
    heading: str
    cards: tuple[Card, ...]


def embed_path(place: Place) -> str:
    """Where the list of a place stands for others to frame: "/embed/ky/in/louisville/"."""
    return f"/{FOLDER}{place.path}"


def places_of(state: StatePlan) -> tuple[Place, ...]:
    """The places of a state that have such a list."""
    return state.counties + state.cities


def of_state(theme: Theme, plan: SitePlan, state: StatePlan, shows: Shows = every) -> Iterator[Page]:
    """The lists of a state that are wanted by their entries, in the order of its places."""
    strip = theme.strip(state.key)
    for place in places_of(state):
        if not shows(place.entries):
            continue
        heading = theme.tongue.say("%(place)s, %(state)s", place=place.name, state=state.name)
        groups = tuple(_groups(theme, plan, place.entries))
        text = theme.part(
            "embed.html",
            strip=strip,
            heading=heading,
            canonical=theme.address(place.path),
            href=theme.url(place.path),
            groups=groups,
            count=len(place.entries),
            whole=len(place.entries) <= MOST,
        )
        yield Page(theme.folder + file_of(embed_path(place)), text.encode() + b"\n")


def _groups(theme: Theme, plan: SitePlan, entries: tuple[Entry, ...]) -> Iterator[Group]:
    for number, (key, some) in enumerate(plan.kinds.groups(entries), 1):
        shown = some if len(entries) <= MOST else some[:_OF_A_GROUP]
        cards = tuple(card_of(entry, theme.at(entry), theme.labels) for entry in shown)
        yield Group(f"g{number}", plan.kinds.names[key], cards)


def most_listed(states: Iterable[StatePlan]) -> tuple[Place, StatePlan] | None:
    """The place with most entries, and its state; None where no place has a list."""
    places = [(place, state) for state in states for place in state.cities or state.counties]
    return min(places, key=lambda one: (-one[0].count(), one[0].path)) if places else None


def line_to_copy(theme: Theme, plan: SitePlan) -> str:
    """The line of HTML with which others show a list, of the place with most entries; "" where there is none."""
    found = most_listed(plan.states.values()) if theme.config.embed else None
    if found is None:
        return ""
    place, state = found
    title = theme.tongue.say("%(place)s, %(state)s", place=place.name, state=state.name)
    return (
        f'<iframe src="{theme.address(embed_path(place))}" title="{escape(title)}" width="100%" height="600" '
        'loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )
