"""Lines to talk to, as several pages list them."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from generator.directory.model import Entry
from generator.site.lines import LineView, is_line, line_entry_view
from generator.site.meeting_pages import Link
from generator.site.own_text import own_text
from generator.site.plan import SitePlan, entry_path
from generator.site.structured import as_script
from generator.site.theme import Theme

_NATIONAL_SHOWN = 12


def national_links(theme: Theme, plan: SitePlan) -> tuple[Link, ...]:
    """The first nationwide and online entries, for the end of a state's page."""
    lines = [entry for entry in plan.nationwide.entries if is_line(entry)]
    others = [entry for entry in plan.nationwide.entries if not is_line(entry)]
    some = (lines + others)[:_NATIONAL_SHOWN]
    return tuple(Link(theme.url(entry_path(entry)), own_text(entry, theme.tongue).name, 0) for entry in some)


def rules_data(lines: Iterable[LineView]) -> Markup:
    """The rules of all lines of a page by key, for its data block; empty if there are none."""
    rules = {line.key: line.rules for line in lines if line.rules}
    return as_script(rules) if rules else Markup()


def lines_of(theme: Theme, entries: Iterable[Entry]) -> list[LineView]:
    """The entries that are lines to talk to, as lines."""
    return [line_entry_view(e, theme.labels, theme.url(entry_path(e))) for e in entries if is_line(e)]
