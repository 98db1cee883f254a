"""Print sheets as pages: what stands on paper of each entry, and what the short codes mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.directory.model import Entry
from generator.directory.phones import first_call
from generator.records import dataclass
from generator.site.labels import Labels
from generator.site.lines import is_peer_line, text_words
from generator.site.links import address_lines, call, digit_words, text
from generator.site.meeting_pages import Link
from generator.site.own_text import own_text
from generator.site.plan import SitePlan, StatePlan
from generator.site.shape import Shows, every
from generator.site.sheets import Sheet, codes_of
from generator.site.theme import About, Page, Theme
from generator.site.tongue import marked
from generator.site.trust import trust_in
from generator.site.words import schedule_words

_TIMES = 2

_LEGEND = {
    "P": marked("peers help here"),
    "M": marked("medication such as methadone or buprenorphine is welcome"),
    "F": marked("free, or for a donation"),
    "MA": marked("takes Medicaid"),
    "ES": marked("Spanish spoken"),
    "✓": marked("checked by a person"),
}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """An entry on paper: the number first, then its name, where it is, when, whom it is for, its codes."""

    phone: str
    href: str
    name: str
    where: tuple[str, ...]
    when: tuple[str, ...]
    notes: tuple[str, ...]
    codes: tuple[str, ...]
    large: bool = True


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """The rows of one group under its heading; `large` if any of them stands there in large print, too."""

    heading: str
    rows: tuple[SheetRow, ...]
    large: bool


def row_of(entry: Entry, labels: Labels) -> SheetRow:
    """An entry in as few lines as a person with a phone and a bus ticket needs."""
    tongue = labels.tongue
    phone = first_call(entry.contact.phones)
    texted = None if phone else next((p for p in entry.contact.phones if p.kind == "text"), None)
    only = ", ".join(labels.all("populations", entry.exclusive_to))
    where = address_lines(entry.location)[-2:] if entry.location else ()
    hidden = entry.location is not None and entry.location.visibility != "public"
    notes = (
        tongue.say("They tell you where to go when you get in touch.") if hidden else "",
        tongue.say("Only for %(people)s", people=only.lower()) if only else "",
        tongue.say("Not a crisis line") if is_peer_line(entry) else "",
    )
    number, href = "", ""
    if phone:
        number, href = digit_words(phone, tongue), call(phone.number, phone.extension)
    elif texted:
        number = text_words(tongue, texted.number, texted.text_word)
        href = text(texted.number, texted.text_word)
    return SheetRow(
        phone=number,
        href=href,
        name=own_text(entry, labels).name,
        where=where,
        when=tuple(words for s in entry.schedule[:_TIMES] if (words := schedule_words(tongue, s, short=True))),
        notes=tuple(note for note in notes if note),
        codes=codes_of(entry),
    )


def of_state(theme: Theme, plan: SitePlan, state: StatePlan, shows: Shows = every) -> Iterator[Page]:
    """Every sheet of a state that is wanted by its entries, in the order of its places."""
    for sheets in state.sheets.values():
        for sheet in sheets:
            if shows(sheet.entries):
                yield _page(theme, plan, state, sheet, sheets)


def links(theme: Theme, sheets: Iterable[Sheet]) -> tuple[Link, ...]:
    """The sheets of one place as links: for all needs, then for each."""
    return tuple(Link(theme.url(sheet.path), need_words(theme, sheet), 0) for sheet in sheets)


def need_words(theme: Theme, sheet: Sheet) -> str:
    """What a sheet is about."""
    return theme.labels("needs", sheet.need) if sheet.need else theme.labels.tongue.say("All kinds of help")


def _page(theme: Theme, plan: SitePlan, state: StatePlan, sheet: Sheet, sheets: tuple[Sheet, ...]) -> Page:
    tongue = theme.labels.tongue
    place = tongue.say("%(place)s, %(state)s", place=sheet.place.name, state=state.name)
    heading = tongue.say("%(need)s: %(place)s", need=need_words(theme, sheet), place=place) if sheet.need else place
    rows = {entry.id: replace(row_of(entry, theme.labels), large=entry.id in sheet.large) for entry in sheet.entries}
    groups = tuple(
        SheetGroup(plan.kinds.names[key], tuple(rows[e.id] for e in some), any(e.id in sheet.large for e in some))
        for key, some in plan.kinds.groups(sheet.entries)
    )
    dates = sorted(day for entry in sheet.entries if (day := trust_in(entry.provenance, theme.labels).date))
    used = {code for row in rows.values() for code in row.codes}
    about = About(sheet.path, heading, index=False, scripts=("sheet",))
    return theme.page(
        "sheet.html",
        about,
        state.key,
        state=state,
        place=sheet.place,
        place_href=theme.url(sheet.place.path),
        heading=heading,
        groups=groups,
        left_out=sheet.count - len(sheet.entries),
        left_out_large=sheet.count - len(sheet.large),
        legend=[(code, tongue.say(words)) for code, words in _LEGEND.items() if code in used],
        since=tongue.date(dates[0]) if dates else "",
        until=tongue.date(dates[-1]) if dates else "",
        address=theme.address(sheet.place.path),
        short=theme.address(sheet.place.path).partition("://")[2],
        needs=[(theme.url(one.path), need_words(theme, one), one is sheet, 0) for one in sheets],
    )
