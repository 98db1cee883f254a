"""Telephone numbers of the United States and its territories.

Canonical form is `502-555-0143`: ten digits in three groups, or a short code (988, 741741).
Parsing beyond that form is left to phonenumbers (Google's libphonenumber, Apache-2.0), which is
known to this module alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.directory.model import Phone
from generator.patterns import pattern

CALLABLE: Final = frozenset({"main", "intake", "warmline", "crisis"})
"""Kinds of numbers that a person can simply call."""

_CANONICAL = pattern(r"^(?!911)[2-9][0-9]{2}-[2-9][0-9]{2}-[0-9]{4}\Z")
_PLAIN = pattern(r"^(?:\+?1[-. ]?)?\(?([2-9][0-9]{2})\)?[-. ]{0,2}([2-9][0-9]{2})[-. ]?([0-9]{4})\Z")
# Three-digit N11 and 988 codes of the North American Numbering Plan, five- and six-digit text codes.
_SHORT = pattern(r"^(?:211|311|411|511|711|811|911|988|[0-9]{5,6})\Z")

# A letter or two between digits is a slip (an O for a zero), which must not be dialled as the keypad has it.
_STRAY_LETTERS = pattern(r"(?<![A-Za-z])[A-Za-z]{1,2}(?![A-Za-z])")

FICTIONAL = pattern(r"555-?01[0-9][0-9]$")  # 555-0100 to 555-0199 are kept for fiction (NANPA)


def canonical(text: str) -> str | None:
    """`text` as ten digits in three groups or as a short code; None if it is no such number.

    Words are dialled as a keypad has them (1-800-662-HELP), single letters are refused. Extensions are not part of a number.
    """
    text = text.strip()
    if _CANONICAL.match(text):
        return text
    if _SHORT.match(text):
        return text
    if match := _PLAIN.match(text):
        return "-".join(match.groups())
    if len(text) > 30 or _STRAY_LETTERS.search(text):
        return None
    import phonenumbers  # a tenth of a check's start, for what hardly anybody writes

    try:
        number = phonenumbers.parse(phonenumbers.convert_alpha_characters_in_number(text), "US")
    except phonenumbers.NumberParseException:
        return None
    digits = str(number.national_number)
    if number.country_code != 1 or number.extension or not re.fullmatch(r"[2-9][0-9]{2}[2-9][0-9]{6}", digits):
        return None
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"


def tel(number: str, extension: str = "") -> str:
    """The `tel:` address of a canonical number (RFC 3966); an extension is dialled after a pause."""
    digits = number.replace("-", "")
    if len(digits) != 10:
        return f"tel:{digits}"
    return f"tel:+1{digits}" + (f",{extension}" if extension else "")


def first_call(phones: Iterable[Phone]) -> Phone | None:
    """The number to call first, wherever an entry is shown: the first in the entry's own order that one can simply call."""
    return next((phone for phone in phones if phone.kind in CALLABLE), None)


# Toll-free codes of the North American Numbering Plan; people know these numbers with the 1.
_TOLL_FREE = ("800-", "833-", "844-", "855-", "866-", "877-", "888-")


def shown(number: str, extension: str = "") -> str:
    """The number as people read it: 502-555-0143, extension 12; toll-free ones with their 1: 1-800-555-0199."""
    number = f"1-{number}" if is_toll_free(number) else number
    return number + (f", extension {extension}" if extension else "")


def is_toll_free(number: str) -> bool:
    """Whether a canonical number costs the caller nothing, wherever in the country it is answered."""
    return number.startswith(_TOLL_FREE) and len(number) == 12


def is_fictional(number: str) -> bool:
    """Whether the number is one of those kept for fiction."""
    return bool(FICTIONAL.search(number))
