"""Rows of the workbooks as clean values, and what tells one facility from another.

The workbooks give no ids. A facility is known by its name, street and ZIP code (compared by letters and digits
only), so its record id is made from those: the same facility has the same one in both workbooks and in next year's.
Where the address is not to be shown, neither street nor ZIP goes into it, for an id that can be guessed gives both away.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from sys import intern
from typing import Any

from generator.content.rules.addresses import SHELTER
from generator.directory.phones import canonical, is_fictional
from generator.directory.zips import zip_info
from generator.exchange.samhsa.names import Name, join_name, unshouted
from generator.exchange.workbook import SheetRow
from generator.records import dataclass

FACILITIES = "Facilities List"
REFERENCE = "Service Code Reference"
COLUMNS = (
    "name1",
    "name2",
    "street1",
    "street2",
    "city",
    "state",
    "zip",
    "phone",
    "intake1",
    "intake2",
    "intake1a",
    "intake2a",
    "service_code_info",
)
REFERENCE_COLUMNS = ("service_code", "service_name")
WANTED: Mapping[str, Sequence[str]] = {FACILITIES: COLUMNS, REFERENCE: REFERENCE_COLUMNS}

# As content/characters.py refuses them: bidi controls, invisible and control characters.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_EXTENSION = re.compile(r"\s*(?:x|ext\.?|extension)\s*(\d{1,10})$", re.IGNORECASE)
_POST_BOX = re.compile(r"(?:^|[\s,]+)(?:P\.?\s?O\.?\s*(?:Box|Drawer)\b|Post Office Box\b|Box\s+\d).*$", re.IGNORECASE)
_CLINIC = frozenset({"DT", "OP", "ORT", "OIT", "ODT", "OD", "OMB", "PHDT"})  # detoxification and all outpatient care
_TREATMENT = frozenset({"SA", "DT", "MH", "SUMH"})
_HOME = re.compile(
    r"\b(?:sober (?:living|homes?|house)|half[ -]?way house|oxford house|recovery (?:homes?|house|residence)|"
    r"transitional (?:living|housing|home))\b",
    re.IGNORECASE,
)
_REFUGE = re.compile(
    r"\b(?:(?:youth|runaway|homeless|childrens?|family|womens?) shelter|shelter for youth|safe ?haven\b.*\b(?:wom[ae]n|family)|"
    r"free of violence|(?:domestic|family) violence|abused|trafficking)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A telephone number of a row."""

    number: str
    extension: str = ""
    kind: str = "main"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row, cleaned. `book` is "sa" or "mh"; `number` is 0 for a row remembered from an earlier import.

    `hidden` is why its address is not shown: "home", "shelter" or "". `key` is what the facility is known by, the same
    in both workbooks. `doubt` is what a person should look at.
    """

    book: str
    number: int
    name: Name
    street: str
    unit: str
    city: str
    state: str
    zip: str
    lines: tuple[Line, ...]
    codes: tuple[str, ...]
    county: str = ""
    hidden: str = ""
    key: str = ""
    doubt: str = ""

    @property
    def record(self) -> str:
        """The record id: workbook and key."""
        return f"{self.book}-{self.key}"


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that makes no entry, and why."""

    book: str
    number: int
    name: str
    reason: str


def _visible(cell: str) -> str:
    """The cell in composed letters and without hidden characters; nearly all have nothing to mend."""
    return cell if cell.isascii() and cell.isprintable() else _HIDDEN.sub("", unicodedata.normalize("NFC", cell))


def _key(row: Row) -> str:
    name = row.name.name if row.name.organization in row.name.name else f"{row.name.name} {row.name.organization}"
    where = (row.city, row.state) if row.hidden else (row.street or row.city, row.zip or row.state)
    text = "|".join(_letters(part) for part in (name, *where))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _letters(text: str) -> str:
    plain = text.casefold()
    return re.sub(r"[\W_]+", "", plain if plain.isascii() else unicodedata.normalize("NFKD", plain))


def _codes(text: str) -> tuple[str, ...]:
    """The codes, each once and sorted; interned, for a few hundred codes come a million times."""
    return tuple(sorted({intern(code) for code in text.split()}))


def book_of(reference: Sequence[SheetRow]) -> str:
    """Which workbook this is, by the codes it explains: detoxification stands only in "sa". "" for neither."""
    codes = {row.cells[0] for row in reference}
    return "sa" if "DT" in codes else "mh" if "MH" in codes else ""


def clean_row(row: SheetRow, book: str, states: Mapping[str, str], *, fictional: bool = False) -> Row | Refused:
    """A row as values, or why it can be none. `states` maps the codes we know (KY) to folders (ky).

    Numbers kept for fiction are taken only where `fictional` listings may live.
    """
    cells = dict(zip(COLUMNS, map(_visible, row.cells), strict=True))
    name = join_name(cells["name1"], cells["name2"])

    def refused(reason: str) -> Refused:
        return Refused(book, row.number, name.name, reason)

    if not re.search(r"\w", name.name):
        return refused("no name")
    if any("<" in cell and _MARKUP.search(cell) for cell in cells.values()):
        return refused("web page code in a text")
    state = cells["state"].upper()
    if state not in states:
        return refused("not in a state or territory we know")
    if not cells["city"]:
        return refused("no city")
    numbers = [cells[at] for at in ("phone", "intake1", "intake2", "intake1a", "intake2a")]
    lines = _lines(numbers, fictional=fictional)
    if not lines:
        return refused("no phone number that can be dialled" if any(numbers) else "no phone number")
    street, unit = _street(cells["street1"], cells["street2"])
    code, county, doubt = _zip(cells["zip"], state)
    clean = _hidden(
        Row(
            book=book,
            number=row.number,
            name=name,
            street=street,
            unit=unit,
            city=unshouted(cells["city"]),
            state=state,
            zip=code,
            lines=lines,
            codes=_codes(cells["service_code_info"].replace("*", " ")),
            county=county,
            doubt=doubt,
        )
    )
    return replace(clean, key=_key(clean))


def _zip(text: str, state: str) -> tuple[str, str, str]:
    """ZIP code, county and doubt. A ZIP of another state would put the place on the wrong map: it is left out."""
    digits = text.partition("-")[0]
    if not re.fullmatch(r"\d{3,5}", digits):
        return "", "", f'"{text[:20]}" is no ZIP code; left out' if text else ""
    code = digits.zfill(5)  # zeros that a spreadsheet lost
    info = zip_info(code)
    if info is None:
        return code, "", f"we do not know ZIP code {code}"
    if info.state != state:
        return "", "", f"ZIP code {code} is in {info.state}, the row says {state}; the ZIP code was left out"
    return code, info.county, ""


def _hidden(row: Row) -> Row:
    """The row without its address, if it is somebody's home, by its name a shelter, or keeps its street to itself.

    Five facilities give "- - -" for a street, women's homes among them: whoever does so wants to be asked.

    A home: transitional housing with no treatment, or named a sober home or halfway house and neither outpatient care
    nor detoxification.
    """
    names = f"{row.name.name} {row.name.organization} {row.name.former}"
    codes = frozenset(row.codes)
    withheld = row.street and not _letters(row.street)
    if withheld or SHELTER.search(names) or _REFUGE.search(names):
        why = "shelter"
    elif ("HH" in codes and not codes & _TREATMENT) or (_HOME.search(names) and not codes & _CLINIC):
        why = "home"
    else:
        return row
    return replace(row, hidden=why, street="", unit="", zip="")


def _lines(texts: Sequence[str], *, fictional: bool) -> tuple[Line, ...]:
    """The numbers that can be dialled, each once; the first is the facility's own, the others are for intake."""
    lines: dict[tuple[str, str], Line] = {}
    for place, text in enumerate(texts):
        match = _EXTENSION.search(text)
        plain = text[: match.start()] if match else text
        number = canonical(plain)
        if number is None or len(number) != 12 or (is_fictional(number) and not fictional):
            continue
        label = plain if re.search(r"[A-Za-z]", plain) else ""
        extension = match[1] if match else ""
        known = lines.get((number, extension))
        if known is None:
            lines[number, extension] = Line(number, extension, "main" if place == 0 else "intake", label)
        elif label and not known.label:  # the later columns spell an earlier number in letters
            lines[number, extension] = replace(known, label=label)
    return tuple(lines.values())


def _street(street: str, unit: str) -> tuple[str, str]:
    """Street and unit without post office boxes: nobody can visit those."""
    return _POST_BOX.sub("", street).strip(" ,"), _POST_BOX.sub("", unit).strip(" ,")


def remembered(row: Row) -> dict[str, Any]:
    """The row as the ledger keeps it, empty parts left out."""
    lines = [[line.number, line.extension, line.kind, line.label] for line in row.lines]
    name = {"name": row.name.name, "organization": row.name.organization, "former": row.name.former}
    place = {
        "street": row.street,
        "unit": row.unit,
        "city": row.city,
        "county": row.county,
        "state": row.state,
        "zip": row.zip,
    }
    all_ = {**name, **place, "lines": lines, "codes": " ".join(row.codes), "hidden": row.hidden}
    return {key: value for key, value in all_.items() if value}


def recalled(record: str, row: Mapping[str, Any]) -> Row:
    """The row that `remembered` was made of."""
    book, _, key = record.partition("-")

    def text(at: str) -> str:
        return str(row.get(at, ""))

    return Row(
        book=book,
        number=0,
        name=Name(text("name"), text("organization"), text("former")),
        street=text("street"),
        unit=text("unit"),
        city=text("city"),
        state=text("state"),
        zip=text("zip"),
        lines=tuple(Line(*map(str, line)) for line in row.get("lines", ())),
        codes=_codes(text("codes")),
        county=text("county"),
        hidden=text("hidden"),
        key=key,
    )
