"""Who gives the list away: what every exported file says of itself. And JSON as bytes, the same for the same values."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Publisher:
    """The site's name, its address with a slash at the end, the licence of its entries."""

    name: str
    site_url: str
    licence: str = "CC0-1.0"

    def page(self, entry_id: str) -> str:
        """The address of an entry's own page."""
        return f"{self.site_url}{entry_id}/"


def json_bytes(value: object) -> bytes:
    """JSON as UTF-8, compact, keys in the order given, with a newline at the end."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n").encode()
