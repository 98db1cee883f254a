"""How a value is written in our way, where that is certain: the phone, the time, the state, the quotes.

Only what can mean one thing is mended. "6:30" may be evening and "11/5" a day or a month: those are for a person.
"""

from __future__ import annotations

import re

from generator.content.checker import Lists
from generator.content.table import Field, Kind
from generator.content.values import Refusal, is_web_address, read
from generator.content.writer import quoted, scalar
from generator.directory.phones import canonical

_ALWAYS_QUOTED = frozenset({Kind.PHONE, Kind.TIME, Kind.ZIP})
_TYPED_BY_YAML = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN, Kind.DATE})
# What YAML tools take for no text: YAML 1.1 (yaml.org/type: bool, null, int, float, timestamp, merge, value) and the
# core schema of YAML 1.2 (section 10.3.2).
_NOT_TEXT = re.compile(
    r"y|n|yes|no|on|off|true|false|null|~|<<|="
    r"|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?)"
    r"|[-+]?\.[0-9_]+(?:e[-+]?[0-9]+)?|[-+]?\.inf|\.nan"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:t|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*)?",
    re.IGNORECASE,
)
# Two digits of an hour are 24-hour time; with am or pm, one will do.
_CLOCK = re.compile(
    r"(?:[0-9]{2}[.:][0-5][0-9](?::00)?|(?:0?[1-9]|1[0-2])(?:[.:][0-5][0-9])?\s*[ap]\.?m\.?)", re.IGNORECASE
)
_OUR_PHONE = re.compile(r"1-[0-9]{3}-[0-9]{3}-[0-9]{4}")  # the 1 is right where people know a number with it
_PHONE_SIGNS = re.compile(r"[0-9()+./\s\u2010-\u2015-]+")
# Hosts whose ending nobody writes by accident: "ask.us" may be a sentence without its blank, "www." never is.
_BARE_HOST = re.compile(r"(?:www\.[^/\s]+|[^/\s@:]+\.(?:com|org|net|edu|gov|info|health))(?:/.*)?", re.IGNORECASE)
_NULL = frozenset({"", "null", "~", "Null", "NULL"})  # as the checker has it: no value, so nothing to quote


def meant(text: str, field: Field, lists: Lists) -> str:
    """The text as we write it, where its meaning is certain; else the text itself."""
    if field.kind is Kind.PHONE:
        return _phone(text)
    if field.kind is Kind.CHOICE:
        return _choice(text, field, lists)
    if field.kind is Kind.STATE:
        return _state(text, lists)
    if field.kind is Kind.URL:
        bare = _BARE_HOST.fullmatch(text) and is_web_address(f"https://{text}")
        return f"https://{text}" if bare else text
    if field.kind in (Kind.TIME, Kind.BOOLEAN, Kind.DATE):
        found = read(field, text)
        certain = field.kind is not Kind.TIME or _CLOCK.fullmatch(text.strip())
        return found.mended if isinstance(found, Refusal) and found.mended and certain else text
    return text


def written(text: str, field: Field, source: str) -> str:
    """How `text` is written for this field; `source` itself where that will do."""
    if source in _NULL or (source[:1] in ("'", '"') and _unquoted(source) == text):
        return source
    if field.kind in _ALWAYS_QUOTED:
        return quoted(text)
    if field.kind in _TYPED_BY_YAML:
        return text
    if source == text and not _NOT_TEXT.fullmatch(text):
        return source
    return quoted(text) if _NOT_TEXT.fullmatch(text) else scalar(text, in_list=True)


def _unquoted(source: str) -> str:
    """What a quoted scalar of one line reads as, where that is plain to see."""
    inner = source[1:-1]
    return inner.replace("''", "'") if source[0] == "'" else inner if "\\" not in inner else "\\"


def _phone(text: str) -> str:
    """Ten digits in three groups; a number with letters, an extension or a second number in it is left alone."""
    number = canonical(text)
    if number is None or _OUR_PHONE.fullmatch(text) or not _PHONE_SIGNS.fullmatch(text):
        return text
    digits = re.sub(r"[^0-9]", "", text)
    same = digits in (number.replace("-", ""), "1" + number.replace("-", ""))
    return number if same else text


def _state(text: str, lists: Lists) -> str:
    states = lists.get("states", {})
    word = text.strip().rstrip(".").casefold()
    if word in states:
        return word.upper()
    named = [key for key, term in states.items() if term.called().casefold() == word]
    return named[0].upper() if len(named) == 1 else text


def _choice(text: str, field: Field, lists: Lists) -> str:
    """A key in other letters, or what people call it in the very words of the list."""
    terms = lists.get(field.vocabulary, {})
    if text in terms:
        return text
    word = text.strip().casefold()
    key = re.sub(r"[\s-]+", "_", word)
    if key in terms:
        return key
    named = [key for key, term in terms.items() if term.called().casefold() == word]
    return named[0] if len(named) == 1 else text
