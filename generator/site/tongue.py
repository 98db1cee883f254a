"""One language of the pages: its sentences, from a gettext catalogue, and its days, dates, times and numbers, from CLDR.

Babel (BSD, the CLDR's data for Python) is known to this module and to `catalogues.py`. Catalogues are read as they are
written, `locales/LANGUAGE/LC_MESSAGES/site.po` in the theme's folder; English is what stands in the templates.
Messages are whole sentences with named placeholders, "Listed in %(place)s". In Python they stand in `say(...)`,
`counted(...)` and, for tables of them, `marked(...)`: by these names they are found for the catalogue.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO, StringIO
from math import ceil
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_day_names
from babel.numbers import format_decimal

from generator.patterns import pattern

ENGLISH = "en"
"""The language of the messages themselves, and of entries where they do not say otherwise."""
REVIEWED = "X-Reviewed-By-Speaker"
"""The header of a catalogue: "no" until somebody who speaks the language signs with name and date."""

_SIGNED = pattern(rf'^"{REVIEWED}: (.*?)(?:\\n)?"$', re.MULTILINE)
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Days, times and numbers as they are written in this language in the United States; the language's own where CLDR has none.
_REGION = "US"


class Foreign(str):
    """A text in another language than the page it stands on; templates mark it with `lang`."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, text: str, lang: str) -> Foreign:
        made = super().__new__(cls, text)
        made.lang = lang
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Foreign) and self.lang == other.lang and str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((str(self), self.lang))


def marked(message: str) -> str:
    """`message` itself: marks a sentence of a table, which is said later, for the catalogue."""
    return message


def of_all(text: str, parts: Iterable[str]) -> str:
    """`text`, made of `parts`, marked as they are if all of them are in one other language."""
    languages = {part.lang if isinstance(part, Foreign) else "" for part in parts}
    lang = languages.pop() if len(languages) == 1 else ""
    return Foreign(text, lang) if lang else text


class Tongue:
    """One language of the pages; `code` is the one that addresses and `lang` attributes carry.

    `direction` is "ltr" or "rtl"; `name` what its speakers call it ("Español"); `reviewed` is who signed the
    catalogue, "" for nobody.
    """

    def __init__(self, code: str, sentences: NullTranslations, reviewed: str = "") -> None:
        self.code = code
        self.reviewed = reviewed
        self._sentences = sentences
        self._locale = _locale(code)
        self.direction: str = self._locale.text_direction
        self.name = name_of(code)
        self.gettext = sentences.gettext
        self.ngettext = sentences.ngettext
        self._days = {
            width: {key: get_day_names(width, locale=self._locale)[n] for n, key in enumerate(_WEEK)}
            for width in ("wide", "abbreviated")
        }
        self._dates: dict[dt.date, str] = {}
        self._numbers: dict[float, str] = {}
        self._times: dict[int, str] = {}

    def say(self, message: str, /, **values: object) -> str:
        """A sentence in this language, its placeholders filled."""
        text = self.gettext(message)
        return text % values if values else text

    def counted(self, one: str, many: str, number: float, /, **values: object) -> str:
        """Like "1 place", "1,204 places", "1.5 hours": the form that goes with `number`, in the message %(num)s."""
        return self.ngettext(one, many, ceil(number)) % {"num": self.number(number), **values}

    def own(self, text: str, language: str = ENGLISH) -> str:
        """A text that is in `language` whatever the page's: marked where that is another."""
        return text if not text or language == self.code else Foreign(text, language)

    def number(self, value: float) -> str:
        """Like "1,204" or "62.5": at most two decimals."""
        if value not in self._numbers:
            self._numbers[value] = format_decimal(value, format="#,##0.##", locale=self._locale)
        return self._numbers[value]

    def date(self, day: dt.date) -> str:
        """Like "Nov 3, 2026": the month in letters, so that nobody can take it for the day."""
        if day not in self._dates:
            self._dates[day] = format_date(day, "medium", self._locale)
        return self._dates[day]

    def time(self, minutes: int) -> str:
        """Like "6:30 pm", "6 pm", "noon", "midnight" for minutes after midnight."""
        minutes %= 1440
        if minutes not in self._times:
            self._times[minutes] = self._time(minutes)
        return self._times[minutes]

    def _time(self, minutes: int) -> str:
        if minutes in (0, 720):
            return self.say("noon") if minutes else self.say("midnight")
        moment = dt.time(*divmod(minutes, 60))
        text = format_skeleton("hm" if moment.minute else "h", moment, locale=self._locale).replace("\u202f", " ")
        return text.lower() if self.code == ENGLISH else text

    def day(self, key: str, *, short: bool = False) -> str:
        """What the day "mon" is called inside a sentence; `short` for "Mon"."""
        return str(self._days["abbreviated" if short else "wide"].get(key, key))

    def day_title(self, key: str) -> str:
        """The day "mon" as a heading."""
        return _upper_first(self.day(key))

    def joined(self, parts: Sequence[str]) -> str:
        """Like "a", "a and b", "a, b and c"."""
        if len(parts) < 2:
            return parts[0] if parts else ""
        text = self.say("%(list)s and %(last)s", list=", ".join(parts[:-1]), last=parts[-1])
        if self.code.startswith("es") and parts[-1][:1] in "iIíÍ":
            text = f"{', '.join(parts[:-1])} e {parts[-1]}"  # "y" before the same sound (Real Academia Española)
        return of_all(text, parts)


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _locale(code: str) -> Locale:
    try:
        return Locale.parse(f"{code}-{_REGION}" if "-" not in code else code, sep="-")
    except UnknownLocaleError:
        return Locale.parse(code, sep="-")


def catalogue(folder: Path, code: str) -> Path:
    """Where the sentences of a language are, in the theme's folder."""
    return folder / "locales" / code / "LC_MESSAGES" / "site.po"


def name_of(code: str) -> str:
    """What the speakers of a language call it: "Español"."""
    own = Locale.parse(code, sep="-")
    return _upper_first(own.get_display_name(own) or code)


def reviewed_by(folder: Path, code: str) -> str:
    """Who signed the catalogue of a language, "" for nobody; English is what the site is written in."""
    return "-" if code == ENGLISH else _signed(catalogue(folder, code).read_text(encoding="utf-8"))


def _signed(text: str) -> str:
    found = _SIGNED.search(text)
    signed = found[1].strip() if found else ""
    return "" if signed.lower() == "no" else signed


def can_speak(folder: Path, code: str) -> bool:
    """Whether the theme has a language: English, or one with a catalogue that CLDR knows."""
    if code == ENGLISH:
        return True
    try:
        Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return catalogue(folder, code).is_file()


@cache
def english() -> Tongue:
    """The language that the theme itself is written in."""
    return Tongue(ENGLISH, NullTranslations(), "-")


def tongue_of(folder: Path, code: str) -> Tongue:
    """A language that `can_speak`. A sentence that its catalogue lacks, or has as fuzzy, is said in English."""
    if code == ENGLISH:
        return english()
    from babel.messages.mofile import write_mo  # which English does without
    from babel.messages.pofile import read_po

    text = catalogue(folder, code).read_text(encoding="utf-8")
    compiled = BytesIO()
    write_mo(compiled, read_po(StringIO(text), locale=code.replace("-", "_")))
    compiled.seek(0)
    return Tongue(code, GNUTranslations(compiled), _signed(text))
