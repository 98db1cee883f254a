"""Time zones: the IANA zone of a name, and what people call it.

Zone data is the system's (or the tzdata package's) through `zoneinfo` (rules are the package's); known to this module alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

# Names of the nine zones of the United States: 15 U.S.C. 263. Arizona is apart because the Navajo Nation alone
# changes its clocks there (49 CFR 71.9 and the tz database, America/Phoenix), so that "Mountain Time" would mislead.
# Palau, the Marshall Islands and the Federated States of Micronesia have no zone in that law and go by their own name.
_CALLED: dict[str, tuple[str, ...]] = {
    "Atlantic Time": ("America/Puerto_Rico", "America/St_Thomas"),
    "Eastern Time": (
        "America/New_York",
        "America/Detroit",
        "America/Indiana/Indianapolis",
        "America/Indiana/Marengo",
        "America/Indiana/Petersburg",
        "America/Indiana/Vevay",
        "America/Indiana/Vincennes",
        "America/Indiana/Winamac",
        "America/Kentucky/Louisville",
        "America/Kentucky/Monticello",
        "US/Eastern",
    ),
    "Central Time": (
        "America/Chicago",
        "America/Indiana/Knox",
        "America/Indiana/Tell_City",
        "America/Menominee",
        "America/North_Dakota/Beulah",
        "America/North_Dakota/Center",
        "America/North_Dakota/New_Salem",
        "US/Central",
    ),
    "Mountain Time": ("America/Denver", "America/Boise", "US/Mountain"),
    "Arizona Time": ("America/Phoenix", "US/Arizona"),
    "Pacific Time": ("America/Los_Angeles", "US/Pacific"),
    "Alaska Time": (
        "America/Anchorage",
        "America/Juneau",
        "America/Metlakatla",
        "America/Nome",
        "America/Sitka",
        "America/Yakutat",
        "US/Alaska",
    ),
    "Hawaii-Aleutian Time": ("America/Adak",),
    "Hawaii Time": ("Pacific/Honolulu", "US/Hawaii"),
    "Samoa Time": ("Pacific/Pago_Pago",),
    "Chamorro Time": ("Pacific/Guam", "Pacific/Saipan"),
    "Palau Time": ("Pacific/Palau",),
    "Marshall Islands Time": ("Pacific/Majuro", "Pacific/Kwajalein"),
    "UTC": ("UTC", "Etc/UTC"),
}

COMMON_NAMES: dict[str, str] = {zone: name for name, zones in _CALLED.items() for zone in zones}
"""IANA name -> what people in the United States call that zone; zones with one name keep the same clock today."""


_SHORT = {
    "Atlantic Time": "ast adt at",
    "Eastern Time": "est edt et",
    "Central Time": "cst cdt ct",
    "Mountain Time": "mst mdt mt",
    "Pacific Time": "pst pdt pt",
    "Alaska Time": "akst akdt",
    "Hawaii Time": "hst ht",
}


def zones_called(text: str) -> tuple[str, ...]:
    """The IANA names of what people call "Eastern", "Eastern Standard Time" or "EST"; () for any other words."""
    words = [
        word for word in text.lower().replace(".", "").replace("_", " ").split() if word not in ("standard", "daylight")
    ]
    for name, zones in _CALLED.items():
        if " ".join(words).removesuffix(" time") == name.removesuffix(" Time").lower():
            return zones
        if words in ([short] for short in _SHORT.get(name, "").split()):
            return zones
    return ()


@lru_cache(maxsize=128)
def zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name, None if there is no such zone (whatever the text: it may be hostile)."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError; a folder's name is an OSError
        return None


@lru_cache(maxsize=128)
def clock_rule(name: str) -> str:
    """By which rule a zone's clocks go from now on, as POSIX writes it: "EST5EDT,M3.2.0,M11.1.0". "" where it is not known.

    It is the last line of the zone's file (RFC 9636, section 3.3) in the tzdata package, so that every machine finds the same.
    """
    if zone(name) is None:
        return ""
    from importlib.resources import files

    try:
        content = (files("tzdata") / "zoneinfo").joinpath(*name.split("/")).read_bytes()
    except (OSError, ModuleNotFoundError):
        return ""
    return content.rsplit(b"\n", 2)[1].decode("ascii")


def common_name(name: str) -> str:
    """What people call the zone: "Mountain Time"; for any other zone its place, "Berlin time"; "" for none."""
    if not name:
        return ""
    return COMMON_NAMES.get(name) or f"{name.rpartition('/')[2].replace('_', ' ')} time"
