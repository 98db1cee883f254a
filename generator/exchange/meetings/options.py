"""What a person says of a feed when importing it: what the feed itself does not tell."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.exchange.slugs import slug


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """`name` is what people call the list; it stands on every entry of it.

    `key` names the feed's ledger (made of the name by default; keep it when the name changes). `fellowship` is a key
    of the vocabulary. `url` is where the feed is published, `website` a page for groups that give no way to reach
    them. `as_of` is the day the list speaks of, where its rows have no dates. `timezone` and `state` stand in where
    a row names neither. `salt` opens the hashes of content/removed.yaml. `allow_shrink` believes a feed that lost a
    third of its rows.
    """

    name: str
    key: str = ""
    fellowship: str = ""
    url: str = ""
    website: str = ""
    as_of: dt.date | None = None
    timezone: str = ""
    state: str = ""
    salt: str = ""
    allow_shrink: bool = False

    @property
    def feed(self) -> str:
        """The name of the ledger's file and the first part of record ids."""
        return slug(self.key or self.name)[:60].strip("-") or "feed"
