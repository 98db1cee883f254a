"""Every text of an entry with its path: what rules over words go through."""

from __future__ import annotations

from collections.abc import Iterator

from generator.directory.model import Entry


def texts(entry: Entry) -> Iterator[tuple[str, str]]:  # noqa: C901, PLR0912  # a list of fields, not a plot
    """(field path, text) of all free texts a visitor can read, in the table's order."""
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


def links(entry: Entry) -> Iterator[tuple[str, str]]:  # noqa: C901  # likewise
    """(field path, URL) of every link a visitor could follow."""
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
