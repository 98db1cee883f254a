"""Texts to values: what each kind of field accepts, and what to say when it does not.

`read(kind, text)` gives the value, or a `Refusal` in words a volunteer can act on. Nothing here
knows a file or a place; the checker adds those.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.content.table import Field, Kind
from generator.directory.phones import canonical


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text is not a value of its kind: code, sentence, cure, and the mended text where it is certain.

    `beside` is what belongs into another field: the extension of a number.
    """

    code: str
    message: str
    fix: str = ""
    mended: str = ""
    beside: str = ""


_DATE = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_TIME = re.compile(r"^([01][0-9]|2[0-4]):([0-5][0-9])\Z")
_LOOSE_TIME = re.compile(r"^([0-9]{1,2})(?:[:.]([0-9]{2}))?(?::00)?\s*([ap])?\.?m?\.?\Z", re.IGNORECASE)
_SLASH_DATE = re.compile(r"^([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})\Z")
_EMAIL = re.compile(r"^[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}\Z")
_HOST = re.compile(r"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}\Z")
_ID = re.compile(r"^[a-z]{2}/[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_EXTENSION = re.compile(r"^(.*?)[\s,;(]*(?:extension|ext|ex|option|opt|x)[\s.:,#-]*([0-9]{1,6})[\s)]*\Z", re.IGNORECASE)
_TEN_DIGITS = re.compile(r"(?<![0-9])(?:1[ .-]?)?\(?[2-9][0-9]{2}\)?[ .-]{0,2}[0-9]{3}[ .-]?[0-9]{4}(?![0-9])")
_LETTERS_AS_DIGITS = str.maketrans("OoIl", "0011")
_NOTHING = frozenset({"none", "n/a", "na", "no", "unknown", "-", "?", "tbd"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDED_DATE = re.compile(r"^(?:([A-Za-z]{3,9})\.? +([0-9]{1,2})|([0-9]{1,2})\.? +([A-Za-z]{3,9})\.?),? +([0-9]{4})\Z")
_YEAR_FIRST = re.compile(r"^([0-9]{4})[-/.]?([0-9]{1,2})[-/.]?([0-9]{1,2})(?:[T ][0-9:.]+Z?)?\Z")
_BARE_TIME = re.compile(r"^([01]?[0-9]|2[0-3])[h.]?([0-5][0-9])\s*h?(?:([ap])\.?m\.?)?\Z", re.IGNORECASE)
_NAMED_TIMES = {"noon": "12:00", "12 noon": "12:00", "midday": "12:00", "midnight": "00:00", "12 midnight": "00:00"}
_TWO_TIMES = re.compile(r"[0-9].*(?:-|–|\bto\b|\buntil\b).*[0-9]", re.IGNORECASE)
_ALMOST_HTTP = re.compile(r"^h?t{1,3}ps?[:;]?/{0,2}(?=[a-z0-9])(?!s?[:.])", re.IGNORECASE)
_MAX_URL = 600


def _text(field: Field, text: str) -> object:
    if "\n" in text.strip("\n"):
        return Refusal("VALUE-TEXT", "This must be one line.", "Join the lines.", " ".join(text.split()))
    text = text.strip()
    if "<" in text and re.search(r"<[a-zA-Z/!]", text):
        return Refusal(
            "VALUE-HTML",
            "There is HTML in this text.",
            "Write plain words, without < and >.",
            re.sub(r"<[^>]*>", "", text),
        )
    if field.max_length and len(text) > field.max_length:
        return Refusal("VALUE-LONG", f"This has {len(text)} letters; {field.max_length} is the most.", "Shorten it.")
    return text


def _paragraphs(field: Field, text: str) -> object:
    text = text.strip()
    if re.search(r"<[a-zA-Z/!]", text):
        return Refusal("VALUE-HTML", "There is HTML in this text.", "Write plain words, without < and >.")
    if field.max_length and len(text) > field.max_length:
        return Refusal("VALUE-LONG", f"This has {len(text)} letters; {field.max_length} is the most.", "Shorten it.")
    return text


def _integer(field: Field, text: str) -> object:
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        return Refusal("VALUE-NUMBER", f'"{text}" is not a whole number.', "Write digits only.")
    return _within(field, int(text))


def _number(field: Field, text: str) -> object:
    if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,12})?", text):
        return Refusal("VALUE-NUMBER", f'"{text}" is not a number.', "Write digits, with a point for decimals.")
    return _within(field, float(text))


def _within(field: Field, value: float) -> object:
    low, high = field.minimum, field.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        return Refusal("VALUE-NUMBER", f"{value:g} is outside {low:g} to {high:g}.", "Check the number.")
    return value


def _boolean(field: Field, text: str) -> object:
    if text in ("true", "false"):
        return text == "true"
    meant = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}
    mended = meant.get(text.lower(), text.lower() if text.lower() in ("true", "false") else "")
    return Refusal("VALUE-BOOLEAN", f'"{text}" must be true or false.', "Write true or false.", mended)


def _date(field: Field, text: str) -> object:
    if _DATE.match(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return Refusal("VALUE-DATE", f"There is no day {text}.", "Check the month and the day.")
    return Refusal(
        "VALUE-DATE",
        f'"{text}" is not a date as we write it.',
        "Write year-month-day, such as 2026-11-03.",
        _mended_date(text.strip()),
    )


def _mended_date(text: str) -> str:
    """The date as we write it, if only one can have been meant: 11/03/2026 is November to some and March to others."""
    if match := _YEAR_FIRST.match(text):
        year, month, day = map(int, match.groups())
    elif match := _SLASH_DATE.match(text):
        month, day, year = map(int, match.groups())
        if month > 12:
            month, day = day, month
        elif day <= 12 and day != month:
            return ""
    elif match := _WORDED_DATE.match(text):
        name = (match[1] or match[4])[:3].lower()
        month = _MONTHS.index(name) + 1 if name in _MONTHS else 0
        day, year = int(match[2] or match[3]), int(match[5])
    else:
        return ""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _time(field: Field, text: str) -> object:
    if match := _TIME.match(text):
        minutes = int(match[1]) * 60 + int(match[2])
        if minutes <= 1440:
            return minutes
    if _TWO_TIMES.search(text):
        return Refusal(
            "VALUE-TIME", f'"{text}" holds two times.', "Write the first into start and the second into end."
        )
    return Refusal(
        "VALUE-TIME",
        f'"{text}" is not a time as we write it.',
        'Write 24-hour time in quotes, such as "18:30".',
        _mended_time(text.strip().lower()),
    )


def _mended_time(text: str) -> str:
    if text in _NAMED_TIMES:
        return _NAMED_TIMES[text]
    if match := _LOOSE_TIME.match(text) or _BARE_TIME.match(text):
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        if (half or match[2]) and hour <= 23 and minute <= 59:
            return f"{hour:02d}:{minute:02d}"
    return ""


def _phone(field: Field, text: str) -> object:
    number = canonical(text)
    if number is not None:
        return number
    if (match := _EXTENSION.match(text)) and (number := canonical(match[1])):
        return Refusal(
            "VALUE-PHONE",
            f'"{text}" has an extension in it.',
            "Write the number alone, and the digits to dial afterwards into the field extension.",
            number,
            match[2],
        )
    if len(_TEN_DIGITS.findall(text)) > 1:
        return Refusal(
            "VALUE-PHONE",
            f'"{text}" holds two numbers.',
            "Give each number a part of its own in the list: a hyphen, then number.",
        )
    if text.strip().lower() in _NOTHING:
        return Refusal(
            "VALUE-PHONE", f'"{text}" is not a US phone number.', "Delete the line: what is not known is left out."
        )
    if number := canonical(text.translate(_LETTERS_AS_DIGITS)):
        return Refusal(
            "VALUE-PHONE", f'"{text}" has a letter where a digit should be.', "Compare it with the source.", number
        )
    digits = re.sub(r"\D", "", text)
    counted = f" It has {len(digits)} digits." if digits and not re.search(r"[A-Za-z]", text) else ""
    return Refusal(
        "VALUE-PHONE",
        f'"{text}" is not a US phone number.{counted}',
        "Write ten digits, such as 502-555-0143.",
    )


def _email(field: Field, text: str) -> object:
    if not _EMAIL.match(text) or ".." in text:
        return Refusal("VALUE-EMAIL", f'"{text}" is not an e-mail address.', "Check it for blanks and missing parts.")
    return text


def is_web_address(text: str) -> bool:
    """Whether `text` is an http or https address with a plausible public host and no user, blank or quote in it."""
    if len(text) > _MAX_URL or re.search(r"[\s<>\"'`{}|\\^]", text):
        return False
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    host = (parts.hostname or "").lower()
    return (
        parts.scheme in ("http", "https")
        and "@" not in parts.netloc
        and port in (None, 80, 443)
        and bool(_HOST.match(host))
    )


def _url(field: Field, text: str) -> object:
    if is_web_address(text):
        return text
    message = f'"{text}" is not a web address.'
    if "@" in text and (text.startswith("mailto:") or _EMAIL.match(text)):
        return Refusal("VALUE-URL", message, "An e-mail address goes into the field email.")
    if "@" in text.partition("://")[2].partition("/")[0]:
        return Refusal("VALUE-URL", message, "Take out the name and the password before the @.")
    if len(text) > _MAX_URL:
        return Refusal(
            "VALUE-URL", f"This web address has {len(text)} letters; {_MAX_URL} is the most.", "Look for a shorter one."
        )
    tried = (f"https://{text}", "https://" + _ALMOST_HTTP.sub("", text), text.strip().replace(" ", "%20"))
    mended = next((one for one in tried[1 if ":" in text or "//" in text else 0 :] if is_web_address(one)), "")
    return Refusal("VALUE-URL", message, "It starts with https:// and has no blanks.", mended)


def _zip(field: Field, text: str) -> object:
    if re.fullmatch(r"[0-9]{5}", text):
        return text
    mended = (
        text[:5]
        if re.fullmatch(r"[0-9]{5}[- ]?[0-9]{4}", text)
        else text.zfill(5)
        if re.fullmatch(r"[0-9]{3,4}", text)
        else ""
    )
    extra = " If it starts with 0, the 0 belongs to it." if re.fullmatch(r"[0-9]{3,4}", text) else ""
    return Refusal(
        "VALUE-ZIP",
        f'"{text}" is not a ZIP code: those have five digits.{extra}',
        "Write five digits in quotes.",
        mended,
    )


def _state(field: Field, text: str) -> object:
    if re.fullmatch(r"[A-Z]{2}", text):
        return text
    letters = re.sub(r"[^A-Za-z]", "", text)
    mended = letters.upper() if len(letters) == 2 else ""
    return Refusal(
        "VALUE-STATE", f'"{text}" is not a state code.', "Write the two capital letters, such as KY.", mended
    )


def _id(field: Field, text: str) -> object:
    if _ID.match(text):
        return text
    return Refusal(
        "VALUE-ID", f'"{text}" is not an id.', "Write the state, a slash and the file name, such as ky/open-door."
    )


READERS: dict[Kind, Callable[[Field, str], object]] = {
    Kind.TEXT: _text,
    Kind.PARAGRAPHS: _paragraphs,
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.BOOLEAN: _boolean,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.PHONE: _phone,
    Kind.EMAIL: _email,
    Kind.URL: _url,
    Kind.ZIP: _zip,
    Kind.STATE: _state,
    Kind.ID: _id,
}


def read(field: Field, text: str) -> object:
    """The value of `text` as `field` wants it, or a Refusal."""
    return READERS[field.kind](field, text)
