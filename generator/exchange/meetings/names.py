"""Names of groups as feeds write them, and what a name or a note says on whether the meeting is on at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.exchange.samhsa.names import unshouted

_NUMBERED = re.compile(r"^\d{3,9}\s+(?=.*[A-Za-z])")
_DISTRICT = re.compile(r"^(?:district|area|distrito|zone|region|panel|division)\s*#?\s*\d+\w?$", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"^(?:zoom|online(?: meeting)?|virtual(?: meeting)?|phone(?: meeting)?|telephone|online/zoom|zoom meeting"
    r"|zoom online|n/?a|none|tbd|tba|unknown|-+)$",
    re.IGNORECASE,
)
_TEST = re.compile(
    r"^\W*(?:\d+\W+)?(?:test(?:ing)?|dummy|sample (?:meeting|row|entry|listing)|placeholder|lorem ipsum|asdf)\b(?! of)"
    r"|\btest(?:ing)? (?:\w+ )?(?:meeting|group|listing|row|entry|record|types)|\bdo not (?:use|publish"
    r"|list)\b|\bdelete (?:me|this)\b|\bdummy\b",
    re.IGNORECASE,
)
_SUSPENDED = re.compile(
    r"\b(?:suspended|cancell?ed|on hold|on hiatus|inactive|discontinued|disbanded|no longer (?:meets|meeting"
    r"|active)|not (?:currently )?meeting|temporarily closed|closed (?:until further notice|for now"
    r"|permanently)|"
    r"permanently closed|meeting (?:is )?closed (?:due|because)|suspendida|cancelada)\b",
    re.IGNORECASE,
)
_NOT_OFTEN = re.compile(
    r"\b(?:business|district|intergroup|committee|assembly|steering|gsr|planning|group conscience) (?:meeting"
    r"|mtg)\b|\bmonthly\b|\bbi-?monthly\b|\bquarterly\b|\bbi-?weekly\b|\bevery other week\b",
    re.IGNORECASE,
)
_WEEKS = {
    "1st": "1",
    "first": "1",
    "2nd": "2",
    "second": "2",
    "3rd": "3",
    "third": "3",
    "4th": "4",
    "fourth": "4",
    "last": "last",
}
_ORDINAL = r"(?:1st|2nd|3rd|4th|first|second|third|fourth|last)"
_MONTHLY = re.compile(
    rf"\b(?:held|meets?|meeting is|takes place"
    rf"|happens)\s+(?:only\s+)?(?:on\s+)?(?:the\s+)?(?P<weeks>{_ORDINAL}(?:(?:\s*(?:,|&"
    rf"|and)\s*)+{_ORDINAL})*)\s+(?P<day>(?:sun|mon|tues|wednes|thurs|fri|satur)day)s?\s+(?:of|in|each"
    rf"|every)\s+(?:the|each|every)?\s*month",
    re.IGNORECASE,
)
_ONLY = (
    (
        re.compile(
            r"\b(?:wom[ae]n'?s?|ladies|females?)[ -]only\b|\bonly (?:for )?wom[ae]n\b|\bs[oó]lo (?:para )?mujeres\b",
            re.IGNORECASE,
        ),
        "women",
    ),
    (
        re.compile(
            r"(?<!wo)\b(?:m[ae]n'?s?|males?)[ -]only\b|\bonly (?:for )?men\b|\bmen'?s stag\b"
            r"|\bs[oó]lo (?:para )?hombres\b",
            re.IGNORECASE,
        ),
        "men",
    ),
)


def numbered(names: Sequence[str]) -> bool:
    """Whether most names of a feed begin with a register's number ("6460 Stairway to Serenity")."""
    return len(names) >= 5 and sum(bool(_NUMBERED.match(name)) for name in names) * 2 > len(names)


def group_name(text: str, *, with_number: bool) -> str:
    """The name without a register's number, not in capitals throughout, and without odd ends."""
    if with_number:
        text = _NUMBERED.sub("", text)
    text = unshouted(re.sub(r"(?<=[a-z])'S\b", "'s", text.strip(" \t,;-–|*#_")))
    return text if re.search(r"[^\W_]", text) else ""


def real(text: str) -> str:
    """The text if it names something: not "ZOOM", "Online Meeting" or "District 21"."""
    return "" if _NOT_A_NAME.match(text) or _DISTRICT.match(text) or not re.search(r"[^\W_]", text) else text


def looks_cut(text: str) -> bool:
    """Whether a name seems to break off: "Women'", "Saturday Night (", "Steps &"."""
    return (
        bool(re.search(r"(?:['(/&,:]|\b(?:and|the|of|for))$", text))
        or text.count("(") > text.count(")")
        or text.count('"') % 2 == 1
    )


def is_test(*texts: str) -> bool:
    """Whether the row is somebody's test."""
    return any(_TEST.search(text) for text in texts)


def is_suspended(*texts: str) -> bool:
    """Whether a name says that the meeting is not on."""
    return any(_SUSPENDED.search(text) for text in texts)


def says_suspended(notes: str) -> bool:
    """Whether notes begin by saying that the meeting is not on; further down they may speak of something else."""
    return bool(
        re.match(
            r"\W*(?:this |the )?(?:meeting |group )?(?:is |has been )?(?:currently |temporarily |temp )?(?:suspended"
            r"|cancell?ed|on hold|on hiatus|inactive|discontinued|closed until|closed due|not meeting)\b",
            notes,
            re.IGNORECASE,
        )
    )


def not_weekly(name: str) -> bool:
    """Whether a name says that it is no weekly meeting, or none for recovery (a district's business)."""
    return bool(_NOT_OFTEN.search(name))


def monthly(notes: str, days: Sequence[str]) -> tuple[str, ...]:
    """The weeks of a meeting whose notes say "held on the first Sunday of each month", if that is its one day; else ()."""
    match = _MONTHLY.search(notes)
    if not match or len(days) != 1 or match["day"].lower()[:3] != days[0]:
        return ()
    found = {_WEEKS[word.lower()] for word in re.findall(_ORDINAL, match["weeks"], re.IGNORECASE)}
    return tuple(week for week in ("1", "2", "3", "4", "last") if week in found)


def only_for(text: str) -> tuple[str, ...]:
    """Populations that a text says alone may come ("women only"); () if it names both or none."""
    found = tuple(key for pattern, key in _ONLY if pattern.search(text))
    return found if len(found) == 1 else ()
