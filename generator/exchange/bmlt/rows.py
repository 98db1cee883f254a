"""Rows of BMLT in neutral words.

Source: the semantic interface of a BMLT root server (GetSearchResults and GetFormats as JSON), where weekday_tinyint 1
is Sunday, and the same fields as a root server's own tables hold them, where 0 is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.content.vocabulary import Vocabulary
from generator.exchange.harm import EMAIL, PERSON, PHONE
from generator.exchange.links import unwrapped
from generator.exchange.meetings import plain, times
from generator.exchange.meetings.options import FeedOptions
from generator.exchange.meetings.said import Reading, Refused, Said
from generator.exchange.meetings.sources import Raw, is_json, is_page, json_values, listed, read_text, table
from generator.problems import Problem, Severity
from generator.records import dataclass

CODES = "bmlt"
FELLOWSHIP = "na"

_VENUES = {"1": "in_person", "2": "online", "3": "hybrid"}
_PRIVATE = (("contact_name_", PERSON), ("contact_email_", EMAIL), ("contact_phone_", PHONE))
_PROMPT = re.compile(
    r"^.*#@-@#", re.DOTALL
)  # some servers send "Bus Lines#@-@#Bus 36": a field's title before its value
_AT = re.compile(r"^@\s?(?=[A-Z\d])")  # "@Randall Ave" is a corner; members elsewhere write handles so
_HIDDEN = re.compile(r"#@-@#hidden#@-@#", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Formats:
    """A server's own formats: code we ask our tables for, by short code and by id; and what the server calls them."""

    by_key: Mapping[str, str]
    by_id: Mapping[str, str]
    names: Mapping[str, str]
    languages: frozenset[str]


def read(files: Sequence[Path], options: FeedOptions, vocabulary: Vocabulary) -> Reading:
    """The rows of BMLT files: bare lists, {meetings, formats}, and a list of formats in a file of its own."""
    raws: list[Raw] = []
    formats: list[Mapping[str, Any]] = []
    problems: list[Problem] = []
    totals: dict[str, int] = {}
    for path in files:
        found, some, wrong = _raws(path)
        raws += found
        formats += some
        problems += wrong
        if found or not some:
            totals[path.name] = totals.get(path.name, 0) + len(found)
    rows = [raw.value for raw in raws if isinstance(raw.value, dict)]
    pairs = [(row.get("weekday_tinyint"), plain.line(row.get("meeting_name"))) for row in rows]
    counting, doubt = times.numbering(pairs, times.ONE_IS_SUNDAY, (times.ISO,))
    if counting == times.ISO:
        doubt = ""  # a root server's own tables: documented, no doubt
    known = _formats(formats, vocabulary)
    dropped: Counter[str] = Counter()
    said: list[Said] = []
    refused: list[Refused] = []
    for raw in raws:
        if isinstance(raw.value, dict):
            said.append(_said(raw, counting, known, dropped))
        else:
            refused.append(
                Refused(raw.file, raw.row, plain.cut(plain.line(raw.value), 60), "not a meeting with named fields")
            )
    return Reading(
        tuple(said), tuple(refused), totals, dropped, (doubt,) if doubt else (), known.names, tuple(problems)
    )


def _raws(path: Path) -> tuple[list[Raw], list[Mapping[str, Any]], list[Problem]]:
    text, problems = read_text(path)
    shown = path.as_posix()
    if problems:
        return [], [], problems
    if is_page(text):
        message = "This is a web page, not a feed: the server has moved, or needs a login."
        return (
            [],
            [],
            [
                Problem(
                    "FEED-PAGE",
                    Severity.ERROR,
                    shown,
                    0,
                    0,
                    message,
                    "The address ends in client_interface/json/?switcher=GetSearchResults.",
                )
            ],
        )
    if not is_json(text):
        found, problems = table(text, shown, path.name, _column, {})
        return (list(found.rows) if found else []), [], problems
    value, problems = json_values(text, shown)
    if problems:
        return [], [], problems
    formats = value.get("formats") if isinstance(value, dict) else None
    some: list[Mapping[str, Any]] = (
        [one for one in formats if isinstance(one, dict)] if isinstance(formats, list) else []
    )
    rows = (
        listed({key: part for key, part in value.items() if key != "formats"})
        if isinstance(value, dict)
        else listed(value)
    )
    if rows is None:
        if some:
            return [], some, []
        message = "There is no list of meetings in this file."
        return [], [], [Problem("FEED-JSON", Severity.ERROR, shown, 0, 0, message, "Is it a BMLT server's answer?")]
    if rows and all(isinstance(row, dict) and "key_string" in row for row in rows):
        return [], [*some, *rows], []
    return [Raw(path.name, n, row) for n, row in enumerate(rows, 1)], some, []


def _column(title: str) -> str:
    key = re.sub(r"[^a-z0-9]+", "_", title.casefold()).strip("_")
    return (
        key
        if re.match(
            r"(?:location|meeting|weekday|start|duration|time_zone|format|lang|venue|virtual|phone_|id_|worldid|published|latitude|longitude|comments|bus_|train_|contact_|email_)",
            key,
        )
        else ""
    )


def _formats(rows: Sequence[Mapping[str, Any]], vocabulary: Vocabulary) -> _Formats:
    """World ids stand before short codes, which each server chooses itself; unless the world id says less (LANG)."""
    ours = {
        code.casefold()
        for terms in vocabulary.lists.values()
        for term in terms.values()
        for code in term.codes.get(CODES, ())
    }
    ours |= {code.casefold() for row in vocabulary.tables.get(CODES, ()) for code in row.codes}
    by_key: dict[str, str] = {}
    by_id: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in rows:
        key, world = plain.line(row.get("key_string")), plain.line(row.get("world_id") or row.get("worldid_mixed"))
        if not key or plain.line(row.get("lang") or row.get("lang_enum") or "en") != "en":
            continue
        code = world if world and world != "LANG" and world.casefold() in ours else key
        by_key.setdefault(key, code)
        by_id.setdefault(plain.line(row.get("id") or row.get("shared_id_bigint")), code)
        names.setdefault(code, plain.line(row.get("name_string")))
    return _Formats(by_key, by_id, names, frozenset(vocabulary.lists.get("languages", {})))


def _said(raw: Raw, counting: str, formats: _Formats, dropped: Counter[str]) -> Said:
    row: dict[str, Any] = raw.value

    def lines(key: str) -> str:
        value = row.get(key)
        if isinstance(value, str) and _HIDDEN.search(value):
            return ""
        return plain.lines(_PROMPT.sub("", value) if isinstance(value, str) else value)

    def text(key: str) -> str:
        return " ".join(lines(key).split("\n"))

    for start_of, reason in _PRIVATE:
        dropped[reason] += sum(bool(text(key)) for key in row if key.startswith(start_of))
    dropped[EMAIL] += bool(text("email_contact"))
    dropped += Counter()
    days, whole = times.days(row.get("weekday_tinyint"), counting)
    start = times.clock(row.get("start_time"))
    unreadable = "" if whole else f'the day "{plain.cut(text("weekday_tinyint"), 30)}" cannot be read'
    if whole and start is None and text("start_time"):
        unreadable = f'the time "{plain.cut(text("start_time"), 30)}" cannot be read'
    if start == 1440:
        start, days = 0, tuple(times.SUNDAY_FIRST[(times.SUNDAY_FIRST.index(day) + 1) % 7] for day in days)
    street, corner = _corner(text("location_street"))
    city, borough = text("location_municipality"), text("location_city_subsection")
    if borough and borough != "Manhattan" and (not city or re.fullmatch(r"(?i)new york(?: city)?|nyc", city)):
        city = borough  # New York's boroughs are what people there call their city
    codes = _codes(row, formats)
    language = text("lang_enum").casefold()[:2]  # "en" is what servers write where nobody chose
    told = language in formats.languages and language != "en"
    return Said(
        file=raw.file,
        row=raw.row,
        record=plain.cut(text("id_bigint") or text("worldid_mixed"), 60),
        name=plain.cut(text("meeting_name"), 200),
        website=text("website") or text("contact_website"),
        address="",
        place=text("location_text"),
        street=street,
        city=city or text("location_neighborhood"),
        county=_county(text("location_sub_province")),
        state=text("location_province"),
        zip=text("location_postal_code_1"),
        country=text("location_nation"),
        lat=plain.number(row.get("latitude")),
        lon=plain.number(row.get("longitude")),
        directions="\n".join(_AT.sub("At ", part) for part in (corner, lines("location_info")) if part),
        transit="; ".join(filter(None, (text("bus_lines"), text("train_lines")))),
        notes=lines("comments"),
        room_notes=lines("virtual_meeting_additional_info"),
        join_url=unwrapped(text("virtual_meeting_link")),
        join_phone=text("phone_meeting_number"),
        attendance=_attendance(text("venue_type"), codes),
        days=days,
        start=start,
        duration=times.length(row.get("duration_time")),
        timezone=text("time_zone"),
        codes=codes,
        values={"schedule.languages": (language,)} if told else {},
        updated=times.date(row.get("last_changed") or row.get("updated")),
        withheld="unpublished" if text("published") == "0" or row.get("published") is False else "",
        unreadable=unreadable,
    )


def _corner(street: str) -> tuple[str, str]:
    """Street, and what stands in brackets after it: "912 E 178th Street (@Daly Avenue)"."""
    match = re.fullmatch(r"([^()]*)\(([^()]+)\)\s*", street)
    return (match[1].strip(), match[2].strip()) if match and match[1].strip() else (street, "")


def _county(text: str) -> str:
    return text if not text or re.search(r"(?i)\b(?:county|parish|borough|municipio)$", text) else f"{text} County"


def _codes(row: Mapping[str, Any], formats: _Formats) -> tuple[str, ...]:
    """The formats' codes: by the server's ids where it sends them, else by short codes; ours where the server explains its own."""
    ids = [plain.line(part) for part in re.split(r"[,\s]+", plain.line(row.get("format_shared_id_list"))) if part]
    if ids and all(one in formats.by_id for one in ids):
        return tuple(dict.fromkeys(formats.by_id[one] for one in ids))
    given = row.get("formats")
    keys = [plain.line(part) for part in (given if isinstance(given, list) else plain.line(given).split(","))]
    return tuple(dict.fromkeys(plain.cut(formats.by_key.get(key, key), 20) for key in keys if key))


def _attendance(venue: str, codes: Sequence[str]) -> str:
    if venue in _VENUES:
        return _VENUES[venue]
    upper = {code.upper() for code in codes}
    if "HY" in upper:
        return "hybrid"
    return "online" if "VM" in upper else ""
