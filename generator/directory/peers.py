"""Who helps there: people with lived experience, or not."""

from __future__ import annotations

from typing import Final

from generator.directory.model import Entry

PEER_SERVICES: Final = frozenset(
    {"peer_support_one_to_one", "peer_support_group", "recovery_coaching", "telephone_recovery_support", "warmline"}
    | {"peer_crisis_support"}
)


def has_peers(entry: Entry) -> bool:
    """Whether people with lived experience help there."""
    return (
        entry.type == "peer_program"
        or bool(entry.peer_run)
        or entry.peer_staff is not None
        or not PEER_SERVICES.isdisjoint(entry.services)
    )
