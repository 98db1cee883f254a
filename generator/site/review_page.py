"""How changed entries look before and after, on one page for a reviewer: cards, and below them what the page would say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from generator.directory.model import Entry
from generator.records import dataclass
from generator.site import entry_view
from generator.site.cards import card_of
from generator.site.theme import Theme

STYLE = "assets/css/site.css"


@dataclass(frozen=True, slots=True)
class Pair:
    """One entry: its file, how it was (None for a new one), how it is (None if it is gone or cannot be read)."""

    path: str
    old: Entry | None
    new: Entry | None


@dataclass(frozen=True, slots=True)
class _Look:
    title: str
    card: Markup
    notices: tuple[str, ...]
    rows: Markup


def review_page(theme: Theme, pairs: Iterable[Pair]) -> str:
    """A whole page that needs no server: its only file beside it is STYLE."""
    shown = [(pair, [_look(theme, "Before", without_secrets(pair)), _look(theme, "After", pair.new)]) for pair in pairs]
    return str(theme.part("review.html", pairs=shown, style=STYLE)) + "\n"


def without_secrets(pair: Pair) -> Entry | None:
    """The entry as it was; of an address that is public no more only the city."""
    old, new = pair.old, pair.new
    if old is None or old.location is None:
        return old
    if new is None or (new.location is not None and new.location.visibility == "public"):
        return old
    where = replace(
        old.location, visibility="city_only", name="", street="", unit="", zip="", lat=None, lon=None, directions=""
    )
    return replace(old, location=where)


def _look(theme: Theme, title: str, entry: Entry | None) -> _Look | None:
    if entry is None:
        return None
    labels = theme.labels
    buttons = entry_view.actions(entry, theme.tongue)
    rows = [*entry_view.glance(entry, labels)]
    for section in entry_view.sections(entry, labels, buttons):
        rows += section.rows
    card = theme.part("partials/card.html", card=card_of(entry, "#", labels))
    return _Look(title, card, entry_view.notices(entry, labels), theme.rows(rows))
