"""What a listing may not do: give away people, sell, promise, mislead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from generator.content.rules.rule import Finding, Rule, Setting
from generator.content.rules.texts import links, texts
from generator.directory.model import Entry
from generator.problems import Severity

_TRACKING = frozenset({"gclid", "fbclid", "msclkid", "mc_eid", "mc_cid", "yclid", "igshid"})
SHORTENERS = frozenset(
    ["bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "buff.ly", "rebrand.ly", "cutt.ly", "lnkd.in"]
)
_PASSCODE = re.compile(
    r"\b(?:pass(?:code|word)|pwd|c[oó]digo de acceso|contrase[nñ]a)\b\W{0,3}(?:is\W+|es\W+)?[\w-]*\d[\w-]*",
    re.IGNORECASE,
)
_CURE = re.compile(
    r"\b(?:guaranteed?|cures?\b(?! for)|\d{1,3}\s?% success|success rate|garantiza(?:do|mos)?)", re.IGNORECASE
)
_DOSE = re.compile(r"\b\d+(?:\.\d+)?\s?(?:mg|mcg|milligrams?)\b", re.IGNORECASE)


def no_tracking(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """Links lead where they say, and tell nobody who followed them: no tracking parts, no shortened links."""
    for at, url in links(entry):
        parts = urlsplit(url)
        keys = {key.lower() for key, _ in parse_qsl(parts.query)}
        if found := sorted(key for key in keys if key.startswith("utm_") or key in _TRACKING):
            yield Finding(
                at,
                f"This link tracks people ({', '.join(found)}).",
                "Use the plain address.",
                f"{parts.scheme}://{parts.netloc}{parts.path}",
            )
        if (parts.hostname or "").removeprefix("www.") in SHORTENERS:
            yield Finding(at, "This link is shortened: nobody can see where it leads.", "Use the full address.")


def no_passcodes(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """A room whose passcode stands on the web gets disturbed. People ask the group for it."""
    for at, url in links(entry):
        if re.search(r"[?&#]pwd=", url, re.IGNORECASE):
            yield Finding(
                at,
                "There is a passcode in this link.",
                "Cut the link before ?pwd= and write passcode: ask.",
                re.split(r"[?&#]pwd=", url, flags=re.IGNORECASE)[0],
            )
    for at, text in texts(entry):
        if _PASSCODE.search(text):
            yield Finding(at, "There seems to be a passcode in this text.", "Take it out and write passcode: ask.")


def no_promises(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """Nobody can promise recovery. Cures, guarantees and success rates are advertising."""
    for at, text in texts(entry):
        if at not in ("name", "organization") and (match := _CURE.search(text)):
            yield Finding(at, f'"{match[0]}" promises a result.', "Say what is offered, not what it will do.")


def no_doses(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """A directory of peers gives no doses and no taper plans."""
    for at, text in texts(entry):
        if match := _DOSE.search(text):
            yield Finding(at, f'"{match[0]}" is a dose.', "Take it out. Doses are for a doctor or a pharmacist.")


def not_for_sale(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """Paid marketers have sold people in crisis to the highest bidder; they do not list here."""
    if entry.provenance.submitter_relationship == "paid_marketer":
        yield Finding(
            "provenance.submitter_relationship",
            "Paid marketers cannot add listings.",
            "The organization itself may send it.",
        )


def medication_honest(entry: Entry, setting: Setting) -> Iterator[Finding]:
    """All pathways means all: people on methadone, buprenorphine or psychiatric medication too."""
    if "all_pathways" in entry.pathways and entry.medication == "not_welcome":
        yield Finding(
            "medication",
            "All pathways, but people on medication are not welcome: both cannot be true.",
            "Mend one of the two.",
        )


RULES = (
    Rule("LINK-TRACKING", Severity.ERROR, no_tracking),
    Rule("PRIVACY-PASSCODE", Severity.ERROR, no_passcodes),
    Rule("CLAIM-RESULT", Severity.ERROR, no_promises),
    Rule("CLAIM-DOSE", Severity.ERROR, no_doses),
    Rule("CONDUCT-MARKETER", Severity.ERROR, not_for_sale),
    Rule("MEDICATION-HONEST", Severity.ERROR, medication_honest),
)
