"""A number for an id: the same here and on every device, in every build."""

from __future__ import annotations


def hashed(entry_id: str) -> int:
    """FNV-1a, 32 bits (Fowler, Noll, Vo: draft-eastlake-fnv): the same in `templates/assets/js/list/rows.js`."""
    made = 0x811C9DC5
    for byte in entry_id.encode():
        made = (made ^ byte) * 0x01000193 & 0xFFFFFFFF
    return made
