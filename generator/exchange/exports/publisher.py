"""Who gives the list away: what every exported file says of itself. And JSON as bytes, the same for the same values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Publisher:
    """The site's name, its address with a slash at the end, the licence of its entries.

    `where` has the paths of entries that have no page of their own ("/ky/listings/3/#some-place").
    """

    name: str
    site_url: str
    licence: str = "CC0-1.0"
    where: Mapping[str, str] = field(default_factory=dict)

    def page(self, entry_id: str) -> str:
        """The address of the page that tells all about an entry."""
        return self.site_url + self.where.get(entry_id, f"/{entry_id}/")[1:]


def json_bytes(value: object) -> bytes:
    """JSON as UTF-8, compact, keys in the order given, with a newline at the end."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n").encode()
