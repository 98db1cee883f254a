"""What a change does to an entry that was there before: a number, a link or an address that is no longer what it was.

Somebody who wants a place's callers changes its number. So every such change is told to the reviewer, old and new.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.tree import Node, locate
from generator.directory.model import Entry
from generator.problems import Problem, Severity

CODE = "CONTACT-CHANGED"
_FIX = "Reviewer: compare with the old number or page, or a source that the sender did not choose."


def contact_changes(old: Entry, new: Entry) -> Iterator[tuple[str, str, str, str]]:
    """(field path, what it is, old, new) of each way to reach the entry that changed; "" for none.

    An address that is no longer public is not repeated.
    """
    was, now = [p.number for p in old.contact.phones], [p.number for p in new.contact.phones]
    if set(was) != set(now):
        place = next((n for n, number in enumerate(now) if number not in was), None)
        at = "contact.phones" if place is None else f"contact.phones.{place}.number"
        yield at, "phone numbers", ", ".join(was), ", ".join(now)
    for at, what in (("website", "website"), ("email", "e-mail address"), ("form", "contact form")):
        before, after = getattr(old.contact, at), getattr(new.contact, at)
        if before != after:
            yield f"contact.{at}", what, before, after
    joins = [[s.join.url or s.join.phone for s in entry.schedule if s.join] for entry in (old, new)]
    if set(joins[0]) != set(joins[1]):
        yield "schedule", "ways to join", ", ".join(joins[0]), ", ".join(joins[1])
    seen = [entry.location.visibility if entry.location else "" for entry in (old, new)]
    if seen[0] != seen[1]:
        yield "location.visibility", "visibility of the address", seen[0], seen[1]
    if seen[1] == "public":
        where = [_address(entry) for entry in (old, new)]
        if where[0] != where[1]:
            yield "location.street" if where[1] else "location", "address", where[0], where[1]


def _address(entry: Entry) -> str:
    place = entry.location
    return ", ".join(filter(None, (place.street, place.unit, place.city, place.state, place.zip))) if place else ""


def change_problems(old: Entry, new: Entry, tree: Node, shown: str, lines: tuple[str, ...]) -> list[Problem]:
    """The changes as points for a reviewer, each at its line of the new file."""
    found = []
    for at, what, before, after in contact_changes(old, new):
        line, column = locate(tree, at)
        message = f"The {what} changed: was {before or 'none'}, is {after or 'none'}."
        source = lines[line - 1] if line <= len(lines) else ""
        found.append(Problem(CODE, Severity.REVIEW, shown, line, column, message, _FIX, source=source))
    return found
