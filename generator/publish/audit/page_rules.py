"""What every page of a site must hold, as small rules over its facts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import Any

from generator.directory.phones import canonical
from generator.problems import Severity
from generator.publish.audit.page import PageFacts
from generator.records import dataclass
from generator.site.security import policy_for_meta

ENTRY_BYTES = 10_000
LIST_BYTES = 60_000
FRAME_BYTES = 40_000
FRAMED = "embed/"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a page: its code, where, what, and how it may be mended."""

    code: str
    line: int
    message: str
    fix: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Expected:
    """What the site at `base_url` should hold.

    `languages` maps the folder of a language ("" for the first, "es/") to it; `lines` a jurisdiction's key ("" for none)
    to the addresses that its strip must show.
    """

    base_url: str = "https://example.org/"
    languages: Mapping[str, str] = field(default_factory=lambda: {"": "en"})
    lines: Mapping[str, frozenset[str]] = field(default_factory=dict)


PageRule = Callable[[str, PageFacts, int, Expected], Iterator[Fault]]


def jurisdiction(name: str, expected: Expected) -> str:
    """The state a page belongs to, by its path: "ky/in/louisville/index.html" and "es/ky/index.html" are of "ky"."""
    inside = name.removeprefix(folder_of(name, expected)).removeprefix(FRAMED)
    first, slash, _ = inside.partition("/")
    return first if slash and first in expected.lines else ""


def folder_of(name: str, expected: Expected) -> str:
    """The folder of the language a page is in: "es/", or "" for the first language."""
    first = f"{name.partition('/')[0]}/"
    return first if first in expected.languages else ""


def may_be_framed(name: str, expected: Expected) -> bool:
    """Whether others may show a page in a frame: what lies below embed/ in the folder of a language."""
    return name.removeprefix(folder_of(name, expected)).startswith(FRAMED)


def head(name: str, page: PageFacts, size: int, expected: Expected) -> Iterator[Fault]:
    """A title, and the language of its folder."""
    if not page.title:
        yield Fault("AUDIT-TITLE", 1, "This page has no title.", "Give it one: a screen reader says it first.")
    language = expected.languages[folder_of(name, expected)]
    if page.lang != language:
        said = f'says its language is "{page.lang}"' if page.lang else "does not say its language"
        yield Fault("AUDIT-LANGUAGE", 1, f"This page {said}.", f'Write <html lang="{language}">.')


def outline(name: str, page: PageFacts, size: int, expected: Expected) -> Iterator[Fault]:
    """One heading of the first level, no level left out, and the landmarks by which a screen reader moves."""
    first = [line for level, line in page.headings if level == 1]
    if len(first) != 1:
        line = first[1] if first else 1
        yield Fault("AUDIT-HEADING", line, f"This page has {len(first)} headings of level 1.", "It needs exactly one.")
    last = 0
    for level, line in page.headings:
        if level > last + 1 and last:
            message = f"A heading of level {level} follows one of level {last}."
            yield Fault("AUDIT-HEADING", line, message, "Leave no level out.")
        last = level
    if page.landmarks.get("main", 0) != 1:
        message = f"This page has {page.landmarks.get('main', 0)} main parts."
        yield Fault("AUDIT-LANDMARK", 1, message, "It needs exactly one <main>.")
    for name_ in ("header", "footer"):
        if not page.landmarks.get(name_):
            message = f"This page has no <{name_}>."
            yield Fault("AUDIT-LANDMARK", 1, message, "Extend base.html, which has one.")


def ids(name: str, page: PageFacts, size: int, expected: Expected) -> Iterator[Fault]:
    """An id stands once on a page."""
    for one, line in page.twice:
        yield Fault("AUDIT-ID", line, f'The id "{one}" stands twice on this page.', "Rename one of them.")


def policy(name: str, page: PageFacts, size: int, expected: Expected) -> Iterator[Fault]:
    """The content policy, and nothing that it would block."""
    if page.policy != policy_for_meta(framed=may_be_framed(name, expected)):
        message = "This page lacks the content policy that keeps other people's code out."
        yield Fault("AUDIT-POLICY", 1, message, "Extend base.html, which has it.")
    for what, line in page.inline:
        message = f"This page has code or style of its own: {what}."
        yield Fault("AUDIT-INLINE", line, message, "Put it into a file below assets/; the policy blocks it here.")


def strip(name: str, page: PageFacts, size: int, expected: Expected) -> Iterator[Fault]:
    """The crisis lines that serve this page's jurisdiction. A theme may move the strip, and may not drop it."""
    wanted = expected.lines.get(jurisdiction(name, expected), frozenset())
    cure = 'Put {{ top }} back, or an element with class="strip" that holds every line.'
    if not page.strips:
        yield Fault("AUDIT-STRIP", 1, "This page has no crisis strip.", cure)
    elif missing := sorted(wanted - set(page.strip)):
        yield Fault("AUDIT-STRIP", 1, f"The crisis strip of this page lacks {', '.join(missing)}.", cure)


def frame(name: str, page: PageFacts, size: int, expected: Expected) -> Iterator[Fault]:
    """What others may frame runs nothing, is light, leads out of the frame, and is the short form of a page of the site."""
    if not may_be_framed(name, expected):
        return
    if page.scripts:
        message = "This page may stand in a frame of somebody else's, and it has a script."
        yield Fault("AUDIT-FRAME", 1, message, "Take it out of embed.html.")
    for link in page.links:
        if not link.asset and not link.leaves and link.url not in (page.canonical, "") and not _NUMBER.match(link.url):
            message = f"The link to {link.url[:80]} would open inside the frame."
            yield Fault("AUDIT-FRAME", link.line, message, 'Write target="_blank" rel="noopener" on it.')
    folder = folder_of(name, expected)
    whole = expected.base_url + folder + name.removeprefix(folder + FRAMED).removesuffix("index.html")
    if page.canonical != whole:
        message = "This page does not name the page that it is the short form of."
        yield Fault("AUDIT-FRAME", 1, message, f'Write <link rel="canonical" href="{whole}">.')
    if size > FRAME_BYTES:
        message = f"This page is {size:,} bytes; in a frame at most {FRAME_BYTES:,} are meant."
        yield Fault("AUDIT-WEIGHT", 1, message, "Show fewer listings in embed.html.", Severity.WARNING)


_NUMBER = re.compile(r"(?:tel|sms):")
_TEL = re.compile(r"tel:(?:\+1([2-9][0-9]{9})(?:,[0-9]{1,10})?|([0-9]{3}|[0-9]{5,6}))\Z")


def phones(name: str, page: PageFacts, size: int, expected: Expected) -> Iterator[Fault]:
    """Every number a thumb can press can be dialled (RFC 3966; the North American plan)."""
    for link in page.links:
        if not link.url.startswith("tel:"):
            continue
        match = _TEL.match(link.url)
        number = match and (match[1] or match[2])
        if not number or canonical(number) is None:
            message = f"The link {link.url[:60]} cannot be dialled."
            yield Fault("AUDIT-PHONE", link.line, message, "Write ten digits, or a service's short number.")


_TYPES = frozenset(
    {"Organization", "MedicalOrganization", "Place", "EventSeries", "Event", "Service", "Dataset", "WebSite"}
)


def structured(name: str, page: PageFacts, size: int, expected: Expected) -> Iterator[Fault]:
    """Structured data is JSON of schema.org's, names a type we know, and is about this page."""
    for text, line in page.structured:
        try:
            data: Any = json.loads(text)
        except ValueError:
            yield Fault("AUDIT-DATA", line, "The structured data of this page is no JSON.", "Use as_script().")
            continue
        if not isinstance(data, dict) or data.get("@context") != "https://schema.org":
            yield Fault("AUDIT-DATA", line, "The structured data does not name schema.org.", "Set @context.")
            continue
        types = data.get("@type")
        known = {types} if isinstance(types, str) else set(types) if isinstance(types, list) else set()
        if not known or not known <= _TYPES:
            yield Fault("AUDIT-DATA", line, f"The structured data has the type {types!r}.", "Use a type of schema.org.")
        if not data.get("name"):
            yield Fault("AUDIT-DATA", line, "The structured data has no name.", "Name what the page is about.")
        address = expected.base_url + name.removesuffix("index.html")
        if data.get("url") not in (None, address):
            message = f"The structured data is about {str(data.get('url'))[:100]}, not about this page."
            yield Fault("AUDIT-DATA", line, message, f"Its address is {address}.")


def weight(name: str, page: PageFacts, size: int, expected: Expected) -> Iterator[Fault]:
    """Old phones with little data: an entry of at most 10 KB, any other page of at most 60 KB of HTML."""
    most = ENTRY_BYTES if page.structured else LIST_BYTES
    if size > most:
        message = f"This page is {size:,} bytes; at most {most:,} are meant."
        fix = "Shorten the description." if page.structured else "Split the list."
        yield Fault("AUDIT-WEIGHT", 1, message, fix, Severity.WARNING)


PAGE_RULES: tuple[PageRule, ...] = (head, outline, ids, policy, strip, frame, phones, structured, weight)
