"""Atom feeds of changes, one for each state (RFC 4287). Dates are the entries' own, so the same content is the same bytes.

An entry's day is the latest on which somebody checked it, read its source, or published the list it comes from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from html import escape  # xml.sax's own loads all of urllib

from generator.directory.model import Entry
from generator.site.bundles import entry_path
from generator.site.own_text import own_text
from generator.site.plan import SitePlan, StatePlan
from generator.site.theme import Page, Theme

FILE = "changes.xml"
MOST = 50


def changed_on(entry: Entry) -> dt.date | None:
    """The latest day an entry's facts speak of; None where it gives none."""
    known = entry.provenance
    days = [source.retrieved for source in known.sources if source.retrieved]
    days += [known.verified.date] if known.verified else []
    days += [known.feed.as_of] if known.feed else []
    return max(days, default=None)


def latest(entries: Iterable[Entry]) -> dt.date | None:
    """The latest day of all of them."""
    return max((day for entry in entries if (day := changed_on(entry))), default=None)


def feed(theme: Theme, plan: SitePlan, state: StatePlan) -> Iterator[Page]:
    """The feed of a state's newest entries and checks, at most MOST; none where no entry gives a day."""
    dated = [(day, entry) for entry in state.entries if (day := changed_on(entry))]
    if not dated:
        return
    dated.sort(key=lambda one: (-one[0].toordinal(), one[1].id))
    say, address = theme.tongue.say, theme.address(f"{state.path}{FILE}")
    title = say("New and checked in %(place)s", place=theme.area(state.key, state.name))
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_quoted(theme.tongue.code)}>',
        f"<title>{escape(theme.titled(title), quote=False)}</title>",
        f"<id>{escape(address, quote=False)}</id>",
        f'<link rel="self" type="application/atom+xml" href={_quoted(address)}/>',
        f"<link href={_quoted(theme.address(state.path))}/>",
        f"<updated>{_moment(dated[0][0])}</updated>",
        f"<author><name>{escape(theme.config.name, quote=False)}</name></author>",
        "<rights>CC0-1.0</rights>",
    ]
    for day, entry in dated[:MOST]:
        said, page = own_text(entry, theme.labels), theme.address(plan.address(entry))
        rows += [
            "<entry>",
            f"<title>{escape(said.name, quote=False)}</title>",
            f"<id>{escape(theme.address(entry_path(entry)), quote=False)}</id>",  # stays, wherever its page is
            f"<link href={_quoted(page)}/>",
            f"<updated>{_moment(day)}</updated>",
            *([f"<summary>{escape(said.summary, quote=False)}</summary>"] if said.summary else []),
            "</entry>",
        ]
    yield Page(f"{theme.folder}{state.path[1:]}{FILE}", ("\n".join([*rows, "</feed>"]) + "\n").encode())


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _quoted(text: str) -> str:
    return f'"{escape(text)}"'
