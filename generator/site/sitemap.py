"""sitemap.xml and robots.txt. Source: sitemaps.org protocol 0.9 (50,000 addresses a file) and RFC 9309."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape  # xml.sax's own loads all of urllib
from itertools import islice

from generator.site.theme import Page

MOST = 50_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemaps(addresses: Iterable[str], base_url: str) -> Iterator[Page]:
    """The sitemap of all addresses; above MOST it is an index of sitemap-1.xml, sitemap-2.xml, ..."""
    rest = iter(addresses)
    files: list[bytes] = []
    while part := list(islice(rest, MOST)):
        rows = "".join(f"<url><loc>{escape(address, quote=False)}</loc></url>\n" for address in part)
        files.append(f"{_HEAD}<urlset {_SCHEMA}>\n{rows}</urlset>\n".encode())
    if len(files) == 1:
        yield Page("sitemap.xml", files[0])
        return
    rows = "".join(
        f"<sitemap><loc>{escape(base_url, quote=False)}sitemap-{n}.xml</loc></sitemap>\n"
        for n in range(1, len(files) + 1)
    )
    yield Page("sitemap.xml", f"{_HEAD}<sitemapindex {_SCHEMA}>\n{rows}</sitemapindex>\n".encode())
    for number, body in enumerate(files, 1):
        yield Page(f"sitemap-{number}.xml", body)


def robots(base_url: str) -> Page:
    """robots.txt: everybody may read everything; pages that should not be listed say so themselves."""
    return Page("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n".encode())
