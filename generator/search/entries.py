"""From an entry to what search knows of it: the words it is found by, its card in the result list, its filters.

A closed list's key stands in the text as one word of its own (``mark``), so that "suboxone" finds just the entries that
have the service and not every text with "medication" and "use" in it. Nothing of a hidden address is used: coordinates,
street and ZIP are read only where the address is public.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final

from generator.content.packed import as_json
from generator.content.vocabulary import Vocabulary
from generator.directory.directory import UNLISTED
from generator.directory.distance import Point
from generator.directory.model import Entry, Schedule
from generator.directory.phones import CALLABLE, first_call
from generator.directory.places import county_of_entry, place_of
from generator.directory.schedule_data import schedule_data
from generator.directory.several import Several, formats_of, several_of, welcomes_medication
from generator.search.documents import Document, Row
from generator.search.facets import facets_of
from generator.search.label_lines import INDEXED, NO_COMPOUNDS, LabelTexts, label_texts, labels_of, mark
from generator.search.words import name_words, words_of

SCHEDULES_ON_CARD: Final = 12
"""The card shows only the next date; more than these would make every neighbor's card heavier."""

WIDE: Final = frozenset({"statewide", "multi_state", "national"})

EMERGENCIES: Final = "emergencies"
"""The list of what people type when a crisis line comes first. In no listing's text, so it is not INDEXED."""


def synonyms(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """What people type -> the marks it stands for: every label, plural and synonym in every language."""
    table: dict[str, list[str]] = {}
    for name in (*INDEXED, EMERGENCIES):
        for key, term in vocabulary.lists.get(name, {}).items():
            said = [
                *term.label.values(),
                *term.plural.values(),
                *(one for many in term.synonyms.values() for one in many),
            ]
            for phrase in said:
                for spelled in _spellings(phrase):
                    table.setdefault(spelled, []).append(mark(name, key))
    return table


def _spellings(phrase: str) -> Iterator[str]:
    """A phrase, and for "Alcoholics Anonymous (AA)" both its parts."""
    yield phrase
    before, bracket, after = phrase.partition(" (")
    if bracket:
        yield before
        yield after.rstrip(")")


def is_wide(entry: Entry) -> bool:
    """Whether it stands in the block of help that has no distance: it reaches a whole state or more, nobody goes there, or where
    it is must be asked.
    """
    area = entry.service_area
    if entry.state == "us" or (area is not None and area.scope in WIDE):
        return True
    formats = formats_of(entry)
    return (bool(formats) and "in_person" not in formats) or point_of(entry) is None


def shard_of(entry: Entry) -> str:
    """The part of the index that has it. Help for several states stands with the nation's, which a search anywhere asks."""
    area = entry.service_area
    if area is None or entry.state == "us":
        return entry.state
    beyond = area.scope == "national" or any(code.lower() != entry.state for code in area.states)
    return "us" if beyond and is_wide(entry) else entry.state


def documents(entries: Iterable[Entry], vocabulary: Vocabulary) -> list[Document]:
    """What search gets for each entry that is listed, for all entries of one shard."""
    document = document_of(vocabulary)
    return [document(entry, order) for order, entry in in_order(entries)]


def in_order(entries: Iterable[Entry], spots: Spots | None = None) -> list[tuple[str, Entry]]:
    """Those of one shard that are listed in the order of their documents, each with its sort key. `spots` is for whoever asks for
    nearly the same entries again.
    """
    listed = [entry for entry in entries if entry.status not in UNLISTED]
    return sorted(zip(orders_of(listed, spots), listed, strict=True), key=lambda one: (one[0], one[1].id))


def document_of(vocabulary: Vocabulary) -> Callable[[Entry, str], Document]:
    """What makes the document of an entry that has this sort key."""
    texts, pages = label_texts(vocabulary), vocabulary.translated()
    return lambda entry, order: _document(entry, vocabulary, texts, pages, order)


def point_of(entry: Entry) -> Point | None:
    """Where distances are measured from: None where the address is given on request only, and its city with it."""
    return None if entry.location is None or entry.location.visibility == "ask" else place_of(entry)


def _document(entry: Entry, vocabulary: Vocabulary, texts: LabelTexts, pages: Collection[str], order: str) -> Document:
    verified, several = entry.provenance.verified, several_of(entry)
    return Document(
        ref=entry.id,
        state=shard_of(entry),
        order=order,
        fields={
            "name": names_in(entry),
            "place": _place(entry, vocabulary),
            "labels": labels_of(entry, several, texts),
            "text": " ".join([entry.summary, *(t.summary for _, t in sorted(entry.translations.items()))]),
        },
        follows=_follows(entry),
        card=_card(entry, several, pages),
        facets=facets_of(entry, several),
        point=point_of(entry),
        checked=verified.date if verified else None,
        serves=_serves(entry),
    )


def row_of(entry: Entry) -> Row:
    """What the columns of the index tell of an entry."""
    point, verified = point_of(entry), entry.provenance.verified
    return Row(
        entry.id, names_in(entry), (point.lat, point.lon) if point else None, verified.date if verified else None
    )


def names_in(entry: Entry) -> str:
    """All it is and was called."""
    return " ".join([entry.name, *entry.former_names])


def _serves(entry: Entry) -> tuple[str, ...]:
    area = entry.service_area
    if area is None or not area.states or area.scope == "national" or shard_of(entry) != "us":
        return ()
    own = () if entry.state == "us" else (entry.state,)
    return (*own, *(code.lower() for code in area.states))


Spot = tuple[tuple[int, int] | None, str, str]
Spots = dict[int, Spot]
"""What of an entry decides where it stands, by the value's own number, while it is held."""


def orders_of(entries: Sequence[Entry], spots: Spots | None = None) -> list[str]:
    """Sort keys: neighbors stand side by side (county, ZIP, city), those at one point in the order of their names. What has no
    distance stands last, so that a count tells where it begins, in the order of names.

    So where two results have the same distance, the order of documents is that of their names, and no page needs to fetch one.
    """
    first: dict[tuple[int, int], str] = {}
    known = {} if spots is None else spots
    keys: list[Spot] = []
    for entry in entries:
        found = known.get(id(entry))
        if found is None:
            found = known[id(entry)] = spot_of(entry)
        spot, where, _ = found
        if spot is not None and first.get(spot, where) >= where:
            first[spot] = where
        keys.append(found)
    return [
        "\t".join([where if spot is None else f"{first[spot]}\t{spot[0]}\t{spot[1]}", name])
        for spot, where, name in keys
    ]


def spot_of(entry: Entry) -> Spot:
    """What of an entry decides where it stands: its point if distances are measured from there, county, ZIP and city, its name."""
    name = " ".join(name_words(names_in(entry)))
    if is_wide(entry):
        return None, "1", name
    location, point = entry.location, point_of(entry)
    zip_code = location.zip if location is not None and location.visibility == "public" else ""
    where = "\t".join(["0", county_of_entry(entry), zip_code, location.city if location else ""]).casefold()
    return (round(point.lat * 1000), round(point.lon * 1000)) if point else None, where, name


def _place(entry: Entry, vocabulary: Vocabulary) -> str:
    parts = [entry.organization]
    if location := entry.location:
        shown = location.visibility in ("public", "city_only")
        parts += [
            location.name if location.visibility == "public" else "",
            location.city if shown else "",
            location.county,
        ]
    codes = [entry.state] if entry.state != "us" else []
    if area := entry.service_area:
        parts += area.counties
        codes += [code.lower() for code in area.states if code.lower() not in codes]
    for code in codes:
        parts += [vocabulary.label("states", code), code]
    return "\n".join(part.replace("\n", " ") for part in parts if part)


def _card(entry: Entry, several: Several, pages: Collection[str]) -> bytes:
    """What the result list shows, as a JSON array; templates/assets/js/find/card.js names the places.

    [name, kind, city, phone, schedules, cost, formats, checked, note, only, medication, spoken]; what is empty at the end is left out.
    kind: a key of subtypes, else of types. phone: [number, extension, kind, word to text]. checked: a date, ["feed", date] where a
    feed says so, or ["", date] where we read it. only: keys of populations. medication: whether it is welcome, for those who ask for
    medicine. spoken: the languages spoken there that pages can be in, but for English.
    """
    status = entry.status if entry.status in ("temporarily_closed", "seasonal") else ""
    card: list[object] = [
        entry.name,
        entry.subtype or entry.type,
        _city(entry),
        _phone(entry),
        [_timed(schedule) for schedule in entry.schedule[:SCHEDULES_ON_CARD]],
        entry.payment.cost if entry.payment else "",
        several.formats,
        _checked(entry),
        [status, entry.alert] if entry.alert else [status] if status else [],
        entry.exclusive_to,
        int(welcomes_medication(entry)),
        [code for code in several.languages if code in pages],
    ]
    while card and not card[-1]:
        card.pop()
    return as_json(card)


def _follows(entry: Entry) -> int:
    """Document.follows."""
    folder, _, slug = entry.id.partition("/")
    if folder != shard_of(entry):
        return 0
    name = words_of(entry.name, NO_COMPOUNDS)
    if slug == "-".join(name):
        return 1
    return 2 if slug == "-".join([*name, *words_of(_city(entry), NO_COMPOUNDS)]) else 0


def _city(entry: Entry) -> str:
    """The city that a card shows."""
    location = entry.location
    return location.city if location and location.visibility in ("public", "city_only") else ""


def card_keys(entry: Entry) -> dict[str, Sequence[str]]:
    """The keys that its card may say in words, by what they tell."""
    return {
        "kind": [entry.subtype or entry.type],
        "cost": [entry.payment.cost] if entry.payment else (),
        "format": formats_of(entry),
        "status": [entry.status],
        "only": entry.exclusive_to,
        "medication": ["welcome"] if welcomes_medication(entry) else (),
    }


def _phone(entry: Entry) -> list[str]:
    """The number to tap first, the same as on the entry's page; where none can be called, one to text; never a fax."""
    phones = entry.contact.phones
    others = (phone for kind in ("text", "videophone", "tty") for phone in phones if phone.kind == kind)
    best = first_call(phones) or next(others, None)
    if best is None:
        return []
    parts = [best.number, best.extension, "" if best.kind in CALLABLE else best.kind, best.text_word]
    while not parts[-1]:
        parts.pop()
    return parts


def _timed(schedule: Schedule) -> dict[str, object]:
    data = schedule_data(schedule)
    if schedule.title:
        data["title"] = schedule.title
    return data


def _checked(entry: Entry) -> object:
    provenance = entry.provenance
    if provenance.verified:
        return provenance.verified.date.isoformat()
    if provenance.feed:
        return ["feed", provenance.feed.as_of.isoformat()]
    read = sorted(source.retrieved for source in provenance.sources if source.retrieved)
    return ["", read[-1].isoformat()] if read else ""
