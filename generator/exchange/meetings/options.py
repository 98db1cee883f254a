"""What a person says of a feed when importing it: what the feed itself does not tell."""

from __future__ import annotations

import datetime as dt

from generator.content.suggest import nearest
from generator.content.vocabulary import Vocabulary
from generator.directory.timezones import zone
from generator.exchange.slugs import slug
from generator.problems import Problem, Severity
from generator.records import dataclass


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


def wrong(options: FeedOptions, vocabulary: Vocabulary, today: dt.date) -> list[Problem]:
    """What cannot be meant (FEED-OPTION): a fellowship or state we do not know, no time zone, a day to come."""
    found: list[tuple[str, str]] = []
    fellowships = vocabulary.lists.get("fellowships", {})
    if options.fellowship and options.fellowship not in fellowships:
        meant = nearest(options.fellowship, fellowships)
        found.append(
            (
                f'There is no fellowship "{options.fellowship[:40]}".',
                f"Did you mean {meant}?" if meant else f"They are: {', '.join(fellowships)}.",
            )
        )
    codes = {str(term.extra.get("code", "")) for term in vocabulary.lists.get("states", {}).values()}
    if options.state and options.state.upper() not in codes:
        found.append((f'There is no state "{options.state[:40]}".', "Write its two letters, such as KY."))
    if options.timezone and (zone(options.timezone) is None or "/" not in options.timezone):
        found.append((f'"{options.timezone[:40]}" is no time zone.', "Write its full name, such as America/Chicago."))
    if options.as_of and options.as_of > today:
        found.append((f"{options.as_of.isoformat()} is in the future.", "Write the day the list speaks of."))
    if not slug(options.key or options.name):
        found.append(("The list has no name.", "Say what people call it."))
    return [Problem("FEED-OPTION", Severity.ERROR, options.name[:120], 0, 0, message, fix) for message, fix in found]
