"""What "My list" shows of each entry, in small files that the device fetches by the hash of the entry's id.

A list lives in the address of the visitor's page. To show it the device asks for `ky-16-3.json`: of Kentucky's 16 files the
one in which an id's hash falls. So a server learns a state and a file of some PER_FILE entries, not which of them is meant.
The number of files stands in the name: a page from before the site grew asks for a file that is gone, and says so,
instead of taking a place for removed.

A file is `{"v": 1, "rows": {slug: row}}`; the slug of a former id has the id of today in place of a row. A row is
`[name, what, [place, street, city, "ask"], [[number, address, word to text]], [when], facts, [notice], trust, website,
language of the name where it is not the page's]`; what is empty at the end is left out. `templates/assets/js/list/rows.js` reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.content.packed import as_json
from generator.directory.model import Entry, Location
from generator.site import entry_view
from generator.site.cards import what_words
from generator.site.hashing import hashed
from generator.site.labels import Labels
from generator.site.links import CALLABLE, address_lines, call, digit_words, host, street_words, text, web
from generator.site.own_text import own_text
from generator.site.shape import Shows, every
from generator.site.tongue import Foreign, Tongue
from generator.site.trust import trust_of
from generator.site.words import schedule_words

VERSION = 1
PER_FILE = 24
"""Entries in a file: about 2.5 KB after gzip. Sixty places of one large state are then some 45 files, of a county of it as many."""
MOST_TIMES = 5
MOST_PHONES = 3


def file_count(entries: Sequence[Entry]) -> int:
    """How many files a state's entries take; 0 for none."""
    return -(-sum(1 + len(entry.former_ids) for entry in entries) // PER_FILE)


def list_files(
    state: str,
    entries: Sequence[Entry],
    labels: Labels,
    shows: Shows = every,
) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of one state's entries that is wanted by these, in order of their numbers."""
    count = file_count(entries)
    files: list[dict[str, object]] = [{} for _ in range(count)]
    held: list[list[Entry]] = [[] for _ in range(count)]
    for entry in entries:
        held[hashed(entry.id) % count].append(entry)
    wanted = [shows(some) for some in held]
    for rows, some, want in zip(files, held, wanted, strict=True):
        rows.update((entry.id.partition("/")[2], row_of(entry, labels)) for entry in (some if want else ()))
    for entry in sorted(entries, key=lambda entry: entry.id):
        for former in entry.former_ids:
            if former.startswith(f"{state}/"):
                files[hashed(former) % count].setdefault(former.partition("/")[2], entry.id)
    for number, rows in enumerate(files):
        if not wanted[number]:
            continue
        content = {"v": VERSION, "rows": dict(sorted(rows.items()))}
        yield f"{state}-{count}-{number}.json", as_json(content)


def row_of(entry: Entry, labels: Labels) -> list[object]:
    """One entry's row. An address that is not public is in none of its texts."""
    tongue = labels.tongue
    formats = "" if entry.formats == ("in_person",) else ", ".join(labels.all("formats", entry.formats))
    only = ", ".join(labels.all("populations", entry.exclusive_to))
    cost = labels("costs", entry.payment.cost) if entry.payment and entry.payment.cost != "ask" else ""
    facts = (formats, cost, tongue.say("Only for %(people)s", people=only.lower()) if only else "")
    name = own_text(entry, labels).name
    row: list[object] = [
        name,
        what_words(entry, labels),
        _where(entry.location),
        _phones(entry, tongue),
        _when(entry, labels),
        " · ".join(fact for fact in facts if fact),
        list(entry_view.notices(entry, labels)),
        trust_of(entry, labels).short,
        host(web(entry.contact.website)),
        name.lang if isinstance(name, Foreign) else "",
    ]
    while not row[-1]:
        row.pop()
    return row


def _where(location: Location | None) -> list[str]:
    if location is None:
        return []
    lines = address_lines(location)
    if location.visibility == "public":
        place = location.name or ""
        street = street_words(location)
        return [place, street, lines[-1] if lines else ""]
    return ["", "", "".join(lines), "ask"]


def _phones(entry: Entry, tongue: Tongue) -> list[list[str]]:
    callable_ = [phone for phone in entry.contact.phones if phone.kind in CALLABLE]
    texted = [phone for phone in entry.contact.phones if phone.kind == "text"]
    made = [[digit_words(p, tongue), call(p.number, p.extension)] for p in callable_]
    made += [[p.number, text(p.number, p.text_word), *([p.text_word] if p.text_word else [])] for p in texted]
    return made[:MOST_PHONES]


def _when(entry: Entry, labels: Labels) -> list[str]:
    tongue = labels.tongue
    words = list(dict.fromkeys(schedule_words(tongue, s) for s in entry.schedule))
    words = [one for one in words if one]
    if len(words) > MOST_TIMES:
        more = len(words) - MOST_TIMES
        last = tongue.counted(
            "%(when)s and %(num)s more", "%(when)s and %(num)s more", more, when=words[MOST_TIMES - 1]
        )
        words = [*words[: MOST_TIMES - 1], last]
    return words
