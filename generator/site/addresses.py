"""The addresses that every site has, and the names that its pages have already."""

from __future__ import annotations

from generator.site.bundles import FOLDER
from generator.site.kinds import KINDS

# Names that pages of a state have or will have: no entry's file may be called so.
RESERVED: frozenset[str] = frozenset(
    {
        *KINDS,
        *("in", "county", "city", "statewide", "online", "talk", "meetings", "today", "peers", "family", "print"),
        *("search", "list", "page", "index", "assets", "data", "feed", "calendar", "offline", "map", "api", "404"),
        *(FOLDER, "embed", "changes"),
        # Windows can have no file or folder of these names.
        *("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))),
        *("about", "add", "privacy", "safety", "accessibility", "states", "en", "es", "us"),
    }
)

PAGES: tuple[str, ...] = (
    "/",
    "/states/",
    "/talk/",
    "/meetings/",
    "/online/",
    "/family/",
    "/us/",
    "/peers/",
    "/peers/sources/",
    "/facts/",
    "/add/",
    "/add/form/",
    "/about/",
    "/safety/",
    "/privacy/",
    "/accessibility/",
)
