"""Lines to talk to, as several pages list them."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from generator.directory.model import Entry
from generator.records import dataclass
from generator.site.lines import LineView, is_line, line_entry_view
from generator.site.meetings import ONLINE
from generator.site.own_text import own_text
from generator.site.plan import SitePlan
from generator.site.structured import as_script
from generator.site.theme import Theme
from generator.site.tongue import Tongue
from generator.site.words import schedule_words, zone_words

_ONLINE_SHOWN = 12
_OWN_SHOWN = 8


@dataclass(frozen=True, slots=True)
class OnlineGroup:
    """A group that one can join from elsewhere; `when` is short, "" where only its own page says when."""

    href: str
    name: str
    when: str


def online_groups(theme: Theme, plan: SitePlan, own: Iterable[Entry]) -> tuple[OnlineGroup, ...]:
    """The groups that somebody in a state can join without leaving home: the state's `own` first, then all the nation's.

    Within each, those that say when they meet come before those whose own page says so.
    """

    def joined(entries: Iterable[Entry]) -> list[Entry]:
        some = [e for e in entries if e.type == "support_group" and ONLINE & set(e.formats) and not is_line(e)]
        return sorted(some, key=lambda entry: not entry.schedule)

    return tuple(
        OnlineGroup(
            theme.at(entry),
            own_text(entry, theme.labels).name,
            _when(entry, theme.tongue),
        )
        for entry in (joined(own)[:_OWN_SHOWN] + joined(plan.nationwide.entries))[:_ONLINE_SHOWN]
    )


def _when(entry: Entry, tongue: Tongue) -> str:
    if not entry.schedule:
        return ""
    first = entry.schedule[0]
    when = schedule_words(tongue, first, short=True)
    return f"{when}, {zone_words(tongue, first.timezone)}" if first.timezone and first.start is not None else when


def rules_data(lines: Iterable[LineView]) -> Markup:
    """The rules of all lines of a page by key, for its data block; empty if there are none."""
    rules = {line.key: line.rules for line in lines if line.rules}
    return as_script(rules) if rules else Markup()


def lines_of(theme: Theme, entries: Iterable[Entry]) -> list[LineView]:
    """The entries that are lines to talk to, as lines."""
    return [line_entry_view(e, theme.labels, theme.at(e)) for e in entries if is_line(e)]
