"""Texts of HSDS records as texts that may be written: plain, and without the people its contacts name.

HSDS has tables of contact persons. They are read for one thing: so that nobody in them is written anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from generator.content.table import Kind
from generator.exchange.exports.leaves import Plain, field_at, put
from generator.exchange.harm import EMAIL, PERSON, Dropped, group_email, safe_text
from generator.exchange.links import join_link, page_link
from generator.exchange.meetings import plain
from generator.records import dataclass

_NAMES = re.compile(
    r"^(?:name|organization|former_names|location\.(?:street|unit|city|county)|service_area\.counties|housing\.certified_by|training\.credential|"
    r"peer_staff\.credentials|(?:licenses|accreditation|affiliations)\.\d+\.(?:body|number)|schedule\.\d+\.timezone)$"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class People:
    """Who must not be written: names (in small letters) and e-mail addresses of the contacts of a record."""

    names: frozenset[str]
    emails: frozenset[str]

    def in_text(self, text: str) -> bool:
        """Whether one of them stands in `text`."""
        small = text.casefold()
        return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", small) for name in self.names) or any(
            email in small for email in self.emails
        )


def people(records: Iterable[Mapping[str, Any]]) -> People:
    """The contacts of these records, wherever they stand in them, and whom addresses are for the attention of."""
    names: set[str] = set()
    emails: set[str] = set()
    for record in records:
        for contact in _contacts(record, 0):
            names.add(plain.line(contact.get("name")).casefold())
            names.add(plain.line(contact.get("attention")).casefold())
            emails.add(plain.line(contact.get("email")).casefold())
    return People(frozenset(name for name in names if len(name) > 3 and " " in name), frozenset(emails - {""}))


def _contacts(value: Any, depth: int) -> Iterable[Mapping[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for one in value:
            yield from _contacts(one, depth + 1)
    elif isinstance(value, dict):
        if value.get("attention"):
            yield {"attention": value["attention"]}
        for key, inner in value.items():
            if key == "contacts" and isinstance(inner, list):
                yield from (one for one in inner if isinstance(one, dict))
            elif isinstance(inner, list | dict):
                yield from _contacts(inner, depth + 1)


def line(value: Any, who: People, dropped: Dropped, *, hidden: bool = False) -> str:
    """One line that may be written. `hidden`: without any address."""
    return _safe(plain.line(value), who, dropped, hidden=hidden)


def paragraphs(value: Any, who: People, dropped: Dropped, *, hidden: bool = False) -> str:
    """Lines that may be written, paragraphs with a blank line between them."""
    if not isinstance(value, str):
        return line(value, who, dropped, hidden=hidden)
    found = (
        _safe(plain.lines(part), who, dropped, hidden=hidden)
        for part in re.split(r"\n\s*\n", value[:20_000].replace("\r\n", "\n"))
    )
    return "\n\n".join(part for part in found if part)


def _safe(text: str, who: People, dropped: Dropped, *, hidden: bool) -> str:
    if who.in_text(text):
        kept = [[piece for piece in _SENTENCE.split(row) if not who.in_text(piece)] for row in text.split("\n")]
        text = "\n".join(" ".join(row) for row in kept if row)
        dropped[PERSON] += 1
    before = dropped.total()
    safe = safe_text(text, dropped, hidden=hidden)
    return safe if dropped.total() > before else text


def put_checked(plain_: Plain, path: str, value: str, who: People, dropped: Dropped, *, hidden: bool) -> None:
    """Set a field that a file of our own tells by its path, as far as its text may be written.

    Names of bodies and places are no prose: "Betty Ford" may stand in one.
    """
    found = field_at(path)
    if found is None or found.kind in (Kind.RECORD, Kind.RECORDS_BY_LANGUAGE):
        return
    if found.kind is Kind.PARAGRAPHS:
        value = paragraphs(value, who, dropped, hidden=hidden)
    elif found.kind is Kind.URL:
        value = join_link(value, dropped)[0] if ".join." in path else page_link(value, dropped)
    elif found.kind is Kind.TEXT and not _NAMES.search(path):
        value = line(value, who, dropped, hidden=hidden)
    else:
        value = plain.line(value)
        value = "" if who.in_text(value) else value
    put(plain_, path, value)


def email(value: Any, who: People, names: Iterable[str], dropped: Dropped) -> str:
    """An e-mail address of the organization; "" for a contact's, or one that may be a person's."""
    address = plain.line(value)
    if address.casefold() in who.emails:
        dropped[EMAIL] += 1
        return ""
    return group_email(address, names, dropped)
