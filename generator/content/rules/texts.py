"""Every text of an entry with its path: what rules over words go through."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.rule_data import Hit, WordList, words_of
from generator.directory.model import Entry
from generator.patterns import pattern
from generator.records import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """What an entry says: its texts and links with their field paths, those of the texts that hold a digit or an at sign, and every
    word of the texts in small letters.
    """

    texts: tuple[tuple[str, str], ...]
    numbered: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]
    words: frozenset[str]


_NUMBERED = pattern(r"[\d@]")
_last: tuple[Entry, Said] | None = None


def said(entry: Entry) -> Said:
    """What the entry says, gathered once for all rules, which all look at one entry before the next."""
    global _last  # noqa: PLW0603  # entries hold mappings and have no hash, so no cache can take them as keys
    if _last is None or _last[0] is not entry:
        found = tuple(_texts(entry))
        numbered = tuple(one for one in found if _NUMBERED.search(one[1]))
        _last = (entry, Said(found, numbered, tuple(_links(entry)), words_of("\n".join(text for _, text in found))))
    return _last[1]


def texts(entry: Entry) -> tuple[tuple[str, str], ...]:
    """(field path, text) of all free texts a visitor can read, in the table's order."""
    return said(entry).texts


def numbered(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Those of `texts` that hold a digit or an at sign: a number, a count or an address can stand in no other, and few do."""
    return said(entry).numbered


def links(entry: Entry) -> tuple[tuple[str, str], ...]:
    """(field path, URL) of every link a visitor could follow."""
    return said(entry).links


# What others are called is not ours to word.
NAMES = frozenset({"name", "organization"})


def is_name(at: str) -> bool:
    """Whether the field holds a proper name."""
    return at in NAMES or at.endswith(".name")


def hits(entry: Entry, words: WordList | None, *, names: bool = False) -> Iterator[tuple[str, Hit]]:
    """(field path, hit) of every phrase of `words` in the texts; in proper names only with `names`.

    Where the entry's own name or organization stands within a text, its words are no hit either.
    """
    if words is None or not words.possible(said(entry).words):
        return
    own = [name for name in (entry.name, entry.organization) if name]
    for at, text in said(entry).texts:
        if not names and is_name(at):
            continue
        for hit in words.find(text):
            end = hit.at + len(hit.words)
            if names or not any(
                start <= hit.at and end <= start + len(name) for name in own if (start := text.find(name)) >= 0
            ):
                yield at, hit


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:  # noqa: C901, PLR0912  # a list of fields, not a plot
    yield "name", entry.name
    for at in ("organization", "status_note", "alert", "summary", "description"):
        if text := getattr(entry, at):
            yield at, text
    for n, phone in enumerate(entry.contact.phones):
        yield from (
            (f"contact.phones.{n}.{at}", text) for at, text in (("label", phone.label), ("hours", phone.hours)) if text
        )
    if entry.contact.ask_for:
        yield "contact.ask_for", entry.contact.ask_for
    if place := entry.location:
        yield from (
            (f"location.{at}", text) for at in ("name", "directions", "transit") if (text := getattr(place, at))
        )
    if access := entry.access:
        yield from (
            (f"access.{at}", text)
            for at in ("documents", "eligibility", "caller_limits")
            if (text := getattr(access, at))
        )
    if entry.payment and entry.payment.note:
        yield "payment.note", entry.payment.note
    for n, schedule in enumerate(entry.schedule):
        if schedule.title:
            yield f"schedule.{n}.title", schedule.title
        if schedule.join and schedule.join.note:
            yield f"schedule.{n}.join.note", schedule.join.note
        for m, exception in enumerate(schedule.exceptions):
            if exception.note:
                yield f"schedule.{n}.exceptions.{m}.note", exception.note
    if privacy := entry.privacy:
        yield from (
            (f"privacy.{at}", text) for at in ("confidentiality", "records_kept") if (text := getattr(privacy, at))
        )
    for language, words in sorted(entry.translations.items()):
        for at in ("name", "summary", "description", "directions", "access"):
            if text := getattr(words, at):
                yield f"translations.{language}.{at}", text


def _links(entry: Entry) -> Iterator[tuple[str, str]]:  # noqa: C901  # likewise
    for at in ("website", "form"):
        if url := getattr(entry.contact, at):
            yield f"contact.{at}", url
    if entry.access and entry.access.availability_url:
        yield "access.availability_url", entry.access.availability_url
    for n, schedule in enumerate(entry.schedule):
        if schedule.join and schedule.join.url:
            yield f"schedule.{n}.join.url", schedule.join.url
    if entry.housing and entry.housing.vacancies_url:
        yield "housing.vacancies_url", entry.housing.vacancies_url
    if entry.training and entry.training.next_dates_url:
        yield "training.next_dates_url", entry.training.next_dates_url
    for key in ("licenses", "accreditation", "affiliations"):
        for n, seal in enumerate(getattr(entry, key)):
            if seal.url:
                yield f"{key}.{n}.url", seal.url
    for n, source in enumerate(entry.provenance.sources):
        if source.url:
            yield f"provenance.sources.{n}.url", source.url
