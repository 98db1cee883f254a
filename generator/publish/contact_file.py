"""`/.well-known/security.txt` (RFC 9116): whom to tell of a hole in the site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.config import Config

PATH = ".well-known/security.txt"
_YEAR = dt.timedelta(days=365)


def contact_file(config: Config, newest: dt.date | None) -> Iterator[tuple[str, bytes]]:
    """The file, where there is a way to reach the host and a day to count from.

    It must say until when it holds: a year from the `newest` day the content speaks of, so that the same content gives
    the same bytes, and a site that nobody looks after says so.
    """
    ways = [
        f"mailto:{config.contact_email}" if config.contact_email else "",
        config.forge_url,
        f"tel:+1-{config.contact_phone.strip().replace(' ', '-')}" if config.contact_phone else "",
    ]
    contacts = [way for way in ways if way]
    if not contacts or newest is None:
        return
    languages = ", ".join(config.languages)
    lines = [
        *(f"Contact: {way}" for way in contacts),
        f"Expires: {(newest + _YEAR).isoformat()}T00:00:00Z",
        f"Preferred-Languages: {languages}",
        f"Canonical: {config.base_url}{PATH}",
    ]
    yield PATH, ("\n".join(lines) + "\n").encode()
