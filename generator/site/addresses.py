"""The addresses that every site has, and the names that its pages have already."""

from __future__ import annotations

from collections.abc import Iterable

from generator.directory.guides import ORIGINAL, Guide, in_language
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


def guide_paths(guides: Iterable[Guide]) -> tuple[str, ...]:
    """The list of guides, the guides in its order, and the glossary; nothing where there is no guide."""
    found = tuple(guide.path for guide in in_language(guides, ORIGINAL))
    return ("/guide/", *found, "/guide/glossary/", "/guide/glossary/listings/") if found else ()
