"""Names of places as parts of an address: lower-case letters a to z, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.patterns import pattern

# What follows a county's own name in the United States and its territories (Census Bureau, legal/statistical areas).
_COUNTY_WORDS = pattern(
    r"[ -](?:county|parish|borough|census area|municipality|municipio|planning region|city and borough)$", re.IGNORECASE
)
_APOSTROPHES = pattern("['’ʻ`.]")
_OTHER = pattern(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def slug_of(name: str) -> str:
    """`name` folded to a slug: "Cañon City" is canon-city, "O'Fallon" is ofallon, "St. Louis" is st-louis.

    Never empty and never only digits (numbers are pages of a list): a name without any Latin letter becomes
    "place-" and its code points.
    """
    folded = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name)).encode("ascii", "ignore").decode("ascii")
    slug = _OTHER.sub("-", folded.lower()).strip("-")
    if not slug:
        slug = "place-" + "-".join(f"{ord(c):x}" for c in name[:8])
    return f"place-{slug}" if slug.isdigit() else slug


def short_county(name: str) -> str:
    """A county's name without the word County, Parish, ...: "Jefferson County" is Jefferson."""
    return _COUNTY_WORDS.sub("", name)
