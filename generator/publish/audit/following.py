"""Where the links of a written site lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit

from generator.records import dataclass

_CSS = re.compile(r"""url\(\s*(['"]?)(.*?)\1\s*\)|@import\s+(['"])(.*?)\3""")
_IMPORT = re.compile(
    r"""^\s*(?:import|(?:import|export)\b[^'"();=]*?\bfrom)\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)""",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Led:
    """Where a link leads: a file of the site and a place on it, or else a code and why that is wrong."""

    target: str = ""
    fragment: str = ""
    code: str = ""
    why: str = ""


@dataclass(frozen=True)
class Following:
    """Follows links among `files` (paths below the site's folder) of a site that lives at `base_url`."""

    files: frozenset[str]
    base_url: str

    @cached_property
    def _origin(self) -> str:
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}"

    @cached_property
    def _base(self) -> str:
        return urlsplit(self.base_url).path or "/"

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(name.rpartition("/")[0] for name in self.files)

    def follow(self, name: str, url: str, *, asset: bool) -> Led:
        """Where `url` on the page or in the file `name` leads. What is elsewhere is right for a link, wrong for an asset."""
        try:
            parts = urlsplit(urljoin(self.base_url + name.removesuffix("index.html"), url))
        except ValueError:
            return Led(code="AUDIT-LINK", why="is not an address")
        if parts.scheme not in ("http", "https"):
            bad = asset or parts.scheme not in ("tel", "sms", "mailto")
            return Led(code="AUDIT-ORIGIN", why=f"is loaded or opened by {parts.scheme}:") if bad else Led()
        if f"{parts.scheme}://{parts.netloc}" != self._origin:
            return Led(code="AUDIT-ORIGIN", why="is loaded from another host") if asset else Led()
        target, why = self.file_of(unquote(parts.path) or "/")
        if why:
            return Led(code="AUDIT-LINK", why=why)
        return Led(target, unquote(parts.fragment))

    def file_of(self, path: str) -> tuple[str, str]:
        """The file that answers for a path of the host, or "" and why none does."""
        if not path.startswith(self._base):
            return "", f"leads outside {self._base}, where this site lives"
        inside = path.removeprefix(self._base)
        if inside in self.files:
            return inside, ""
        if inside == "" or inside.endswith("/"):
            index = f"{inside}index.html"
            return (index, "") if index in self.files else ("", "leads to a page that is not there")
        return (
            "",
            "leads to a folder without its slash" if inside in self._folders else "leads to a file that is not there",
        )


def is_a_place(fragment: str) -> bool:
    """Whether a fragment names a place on a page: "#top" always exists, and "#i=a,b" is data for a script."""
    return fragment not in ("", "top") and "=" not in fragment


def loaded_by(name: str, text: str) -> Iterator[str]:
    """What a style sheet or a script loads."""
    if name.endswith(".css"):
        yield from (match[2] or match[4] for match in _CSS.finditer(text))
    elif name.endswith((".js", ".mjs")):
        yield from (match[1] or match[2] for match in _IMPORT.finditer(text))
