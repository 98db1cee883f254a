"""Texts to values: what each kind of field accepts, and what to say when it does not.

`read(kind, text)` gives the value, or a `Refusal` in words a volunteer can act on. Nothing here
knows a file or a place; the checker adds those.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from generator.content.clock_texts import (
    holds_two_times,
    mended_date,
    mended_time,
    possible_dates,
    possible_times,
    two_times,
)
from generator.content.markup import holds_markup, plain_words
from generator.content.phone_texts import holds_several, labelled, phones_in, with_extension
from generator.content.table import Field, Kind
from generator.directory.phones import canonical
from generator.patterns import pattern
from generator.records import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a text is not a value of its kind: code, sentence, cure, and the mended text where it is certain.

    `beside` is what belongs into another field of the same group, as (this field, the other, text): the extension of a
    number, the end of a time. `others` are further values that want a part of the list for themselves.
    """

    code: str
    message: str
    fix: str = ""
    mended: str = ""
    beside: tuple[str, str, str] | tuple[()] = ()
    others: tuple[str, ...] = ()


_DATE = pattern(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_TIME = pattern(r"^([01][0-9]|2[0-4]):([0-5][0-9])\Z")
_EMAIL = pattern(r"^[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}\Z")
_HOST = pattern(r"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}\Z")
_PLAIN_URL = pattern(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}(?:/[A-Za-z0-9._~/-]*)?"
)  # with a host as _HOST has it, and nothing that may need a second look
_NOT_IN_URL = pattern(r"[\s<>\"'`{}|\\^]")
_ID = pattern(r"^[a-z]{2}/[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_NOTHING = frozenset({"none", "n/a", "na", "no", "unknown", "-", "?", "tbd"})
_ALMOST_HTTP = pattern(r"^h?t{1,3}ps?[:;]?/{0,2}(?=[a-z0-9])(?!s?[:.])", re.IGNORECASE)
_MAX_URL = 600


def _text(field: Field, text: str) -> object:
    if "\n" in text.strip("\n"):
        return Refusal("VALUE-TEXT", "This must be one line.", "Join the lines.", " ".join(text.split()))
    text = text.strip()
    if refusal := _html(text):
        return refusal
    if field.max_length and len(text) > field.max_length:
        return Refusal("VALUE-LONG", f"This has {len(text)} letters; {field.max_length} is the most.", "Shorten it.")
    return text


def _html(text: str) -> Refusal | None:
    if not holds_markup(text):
        return None
    return Refusal(
        "VALUE-HTML", "There is HTML in this text.", "Write plain words, without < and >.", plain_words(text)
    )


def _paragraphs(field: Field, text: str) -> object:
    text = text.strip()
    if refusal := _html(text):
        return refusal if "\n" not in text else replace(refusal, mended="")
    if field.max_length and len(text) > field.max_length:
        return Refusal("VALUE-LONG", f"This has {len(text)} letters; {field.max_length} is the most.", "Shorten it.")
    return text


def _integer(field: Field, text: str) -> object:
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        digits = re.fullmatch(r"\s*([0-9]{1,3})\s*(?:\+|years?(?: old)?|and (?:up|over|older))?\s*", text)
        return Refusal(
            "VALUE-NUMBER", f'"{text}" is not a whole number.', "Write digits only.", digits[1] if digits else ""
        )
    return _within(field, int(text))


def _number(field: Field, text: str) -> object:
    if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,12})?", text):
        comma = re.fullmatch(r"\s*(-?[0-9]{1,3}),([0-9]{1,12})\s*", text)
        point = f"{comma[1]}.{comma[2]}" if comma else ""
        return Refusal("VALUE-NUMBER", f'"{text}" is not a number.', "Write digits, with a point for decimals.", point)
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
    unsure = "" if mended or field.required else " If you do not know, delete the line."
    return Refusal("VALUE-BOOLEAN", f'"{text}" must be true or false.', f"Write true or false.{unsure}", mended)


def _date(field: Field, text: str) -> object:
    if _DATE.match(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return Refusal("VALUE-DATE", f"There is no day {text}.", "Check the month and the day.")
    cure = "Write the year, the month and the day: 2026-01-31 is January 31, 2026."
    if both := possible_dates(text):
        cure = f"Write the year, the month and the day: {both[0]} or {both[1]}, whichever it was."
    return Refusal("VALUE-DATE", f'"{text}" is not a date as we write it.', cure, mended_date(text.strip()))


def _time(field: Field, text: str) -> object:
    if match := _TIME.match(text):
        minutes = int(match[1]) * 60 + int(match[2])
        if minutes <= 1440:
            return minutes
    if holds_two_times(text):
        first, last = two_times(text)
        return Refusal(
            "VALUE-TIME",
            f'"{text}" holds two times.',
            "Write the first into start and the second into end.",
            first,
            ("start", "end", last) if first and last else (),
        )
    cure = 'Write 24-hour time in quotes: "18:30" is half past six in the evening.'
    if both := possible_times(text):
        cure = f'Write 24-hour time in quotes: "{both[0]}" in the morning, "{both[1]}" in the afternoon or evening.'
    return Refusal("VALUE-TIME", f'"{text}" is not a time as we write it.', cure, mended_time(text.strip().lower()))


def _phone(field: Field, text: str) -> object:
    number = canonical(text)
    if number is not None:
        return number
    message = f'"{text}" is not a US phone number.'
    if found := with_extension(text):
        return Refusal(
            "VALUE-PHONE",
            f'"{text}" has an extension in it.',
            "Write the number alone, and the digits to dial afterwards into the field extension.",
            found[0],
            ("number", "extension", found[1]),
        )
    if holds_several(text):
        numbers = phones_in(text)
        return Refusal(
            "VALUE-PHONE",
            f'"{text}" holds two numbers.',
            "Give each number a part of its own in the list: a hyphen, then number.",
            numbers[0] if numbers else "",
            others=numbers[1:],
        )
    if number := labelled(text):
        return Refusal("VALUE-PHONE", message, "Write the number alone.", number)
    if text.strip().lower() in _NOTHING:
        return Refusal("VALUE-PHONE", message, "Delete this number, from its hyphen on: what is not known is left out.")
    if _SLIPS.search(text) and canonical(re.sub("[A-Za-z]", "5", text)):
        return Refusal(
            "VALUE-PHONE", f'"{text}" has a letter where a digit should be.', "Look at the source, and write the digit."
        )
    if number := labelled(re.sub(r"\([^()]*\)\s*\Z", "", text)):
        return Refusal(
            "VALUE-PHONE",
            message,
            "Write the number alone. What it is for goes into label, and when somebody answers into hours.",
        )
    digits = re.sub(r"\D", "", text)
    counted = f" It has {len(digits)} digits." if digits and not re.search(r"[A-Za-z]", text) else ""
    area = " The area code comes first." if len(digits) == 7 and counted else ""
    return Refusal(
        "VALUE-PHONE",
        f"{message}{counted}",
        f"Write its ten digits, in groups of three, three and four.{area}",
    )


# A letter alone among digits: an O for a zero, an l for a one. Which digit was meant only the source can tell.
_SLIPS = pattern(r"(?<![A-Za-z])[A-Za-z]{1,2}(?![A-Za-z])")


def _email(field: Field, text: str) -> object:
    if _EMAIL.match(text) and ".." not in text:
        return text
    message = f'"{text}" is not an e-mail address.'
    if len(re.findall(r"[^\s,;<>]+@[^\s,;<>]+", text)) > 1:
        return Refusal("VALUE-EMAIL", f'"{text}" holds two e-mail addresses.', "Keep the organization's own.")
    plain = re.sub(r"^(?:e-?mail\b:?|mailto:)\s*|[\s.,;]+$", "", text.strip(), flags=re.IGNORECASE).strip("<>")
    plain = (
        re.sub(r"\s*(?:[\[(]\s*at\s*[\])]|\bat\b)\s*", "@", plain, flags=re.IGNORECASE) if "@" not in plain else plain
    )
    plain = re.sub(r"\s*(?:[\[(]\s*dot\s*[\])]|\bdot\b)\s*", ".", plain, flags=re.IGNORECASE)
    mended = plain if plain != text and _EMAIL.match(plain) and ".." not in plain else ""
    return Refusal("VALUE-EMAIL", message, "It has one @ and no blanks. Compare it with the source.", mended)


def is_web_address(text: str) -> bool:
    """Whether `text` is an http or https address with a plausible public host and no user, blank or quote in it."""
    if len(text) > _MAX_URL or _NOT_IN_URL.search(text):
        return False
    if _PLAIN_URL.fullmatch(text):
        return True
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
    whole = text.strip().strip("<>").rstrip(",;")
    if len(_ADDRESSES.findall(text)) > 1:
        return Refusal("VALUE-URL", f'"{text[:200]}" holds two web addresses.', "Keep the one that is their own.")
    if link := re.fullmatch(r"\[[^\]]*\]\((https?://[^()\s]+)\)", whole):
        whole = link[1]
    tried = (whole, f"https://{whole}", "https://" + _ALMOST_HTTP.sub("", whole))
    mended = next((one for one in tried[2 if _ALMOST_HTTP.match(whole) else 0 :] if is_web_address(one)), "")
    cure = "It starts with https:// and has no blanks: copy it from the top of your browser."
    return Refusal("VALUE-URL", message, cure, mended)


_ADDRESSES = pattern(
    r"https?://|(?<![/.\w@])www\.|(?<=[\s;])[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|info|gov|edu)\b", re.IGNORECASE
)


def _zip(field: Field, text: str) -> object:
    if re.fullmatch(r"[0-9]{5}", text):
        return text
    longer = re.fullmatch(r"\s*([0-9]{5})(?:[- ]?[0-9]{4})?\s*", text)
    cure = "Write five digits in quotes."
    if re.fullmatch(r"[0-9]{3,4}", text):
        cure = f'If it starts with a 0, write "{text.zfill(5)}". If a digit is missing, look it up.'
    return Refusal(
        "VALUE-ZIP",
        f'"{text}" is not a ZIP code: those have five digits.',
        cure,
        longer[1] if longer else "",
    )


def _state(field: Field, text: str) -> object:
    if re.fullmatch(r"[A-Z]{2}", text):
        return text
    return Refusal("VALUE-STATE", f'"{text}" is not a state code.', STATE_CURE)


STATE_CURE = "Write its two capital letters, as the post office does: KY is Kentucky."


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
