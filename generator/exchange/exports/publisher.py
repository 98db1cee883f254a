"""Who gives the list away: what every exported file says of itself. And JSON as bytes, the same for the same values."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import field

from generator.records import dataclass

LARGEST = 20_000_000
"""Bytes of the largest file: some hosts would take none that is larger, and the files of each state hold the same."""


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


def readme(name: str, site_url: str, standards: Sequence[str]) -> str:
    """What lies beside the exported files for people: what they are, whose, and what anybody may do with them."""
    schema = (
        f"The JSON is described by {site_url}data/json/schema.json (JSON Schema, draft-07).\n"
        if "json" in standards
        else ""
    )
    return (
        f"The listings of {name}, as open data\n\n"
        f"Standards: {', '.join(standards)}. Each has a folder with a file for each state (us: nationwide). entries.json and "
        "entries.csv beside it hold all in one; they are left out where they would be larger than 20 MB.\n"
        f"{schema}"
        "Licence: CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/. No permission is needed.\n"
        "left-out.txt in each folder says what a standard could not hold. Addresses that are not public are in none.\n"
        "Each listing names its source and the day it was read. Call first: hours and numbers change.\n"
    )


def json_bytes(value: object) -> bytes:
    """JSON as UTF-8, compact, keys in the order given, with a newline at the end."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n").encode()
