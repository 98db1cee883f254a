"""Where the guides of a site may lead: what reading them is told of the pages."""

from __future__ import annotations

from generator.content.load import Leads
from generator.search.facets import GROUPS
from generator.site.addresses import PAGES
from generator.site.guides import ACTIONS
from generator.site.kinds import KINDS

LEADS = Leads(
    frozenset({*PAGES, "/search/", "/list/", *(f"/{kind}/" for kind in KINDS), *(f"/us/{kind}/" for kind in KINDS)}),
    GROUPS,
    frozenset(ACTIONS),
)
"""Where the guides of a site may lead."""
