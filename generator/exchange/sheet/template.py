"""The columns of our template: their titles, what else people call them, what to write. One table for reading and giving out."""

from __future__ import annotations

import csv
import io
import re

from generator.records import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `vocabulary` names the list its words come from; `example` stands in the template given out."""

    key: str
    title: str
    also: tuple[str, ...] = ()
    vocabulary: str = ""
    example: str = ""


COLUMNS = (
    Column("name", "Name", ("meeting", "meeting name", "group name", "title"), example="Lunes de Esperanza"),
    Column("organization", "Organization", ("group", "host", "run by"), example="Sample City Peer Network"),
    Column("fellowship", "Fellowship", ("program", "network"), "fellowships", "SMART Recovery"),
    Column("days", "Days", ("day", "weekday"), example="Monday, Wednesday"),
    Column("start", "Start", ("time", "start time", "begins", "from time"), example="6:30 pm"),
    Column("end", "End", ("end time", "ends", "until", "finish"), example="8:00 pm"),
    Column("repeat", "How often", ("repeat", "frequency", "every"), "repeats", "Every week"),
    Column("weeks", "Weeks of the month", ("which week", "week", "weeks"), example=""),
    Column("anchor", "A date it takes place", ("first date", "start date", "next date", "anchor"), example=""),
    Column("timezone", "Time zone", ("timezone", "tz"), example="America/Denver"),
    Column(
        "place",
        "Place",
        ("building", "location", "venue", "location name", "where"),
        example="Sample City Public Library, Room B",
    ),
    Column(
        "street", "Street", ("address", "street address", "address 1", "address line 1"), example="200 Example Avenue"
    ),
    Column("unit", "Room or floor", ("unit", "suite", "room", "floor", "address 2"), example=""),
    Column("city", "City", ("town", "municipality"), example="Sample City"),
    Column("state", "State", ("st", "province"), example="NM"),
    Column("zip", "ZIP", ("zip code", "postal code", "postcode"), example="87000"),
    Column("country", "Country", ("nation",), example=""),
    Column("hidden", "Hide the address", ("private address", "confidential", "hide address"), example="no"),
    Column(
        "directions",
        "Directions",
        ("how to find it", "location notes", "entrance"),
        example="Ring the bell after 6 pm.",
    ),
    Column(
        "join_url",
        "Online link",
        ("zoom link", "zoom", "video link", "online", "conference url", "join link", "link to join"),
        example="https://video.example.org/j/5550100",
    ),
    Column("join_phone", "Join by phone", ("dial in", "dial-in", "conference phone", "phone to join"), example=""),
    Column(
        "website",
        "Website",
        ("web", "url", "web site", "link", "homepage"),
        example="https://scpn.example.org/esperanza",
    ),
    Column(
        "email",
        "E-mail of the group",
        ("email", "e-mail", "group email", "contact email"),
        example="reuniones@scpn.example.org",
    ),
    Column("phone", "Phone of the organization", ("phone", "telephone", "office phone"), example=""),
    Column("attendance", "Open or closed", ("open", "attendance", "open/closed", "access"), "attendances", "Open"),
    Column(
        "meeting_types",
        "Kind of meeting",
        ("type", "types", "meeting type", "format"),
        "meeting_types",
        "Newcomers, Discussion",
    ),
    Column(
        "populations",
        "Who is specially welcome",
        ("who for", "audience", "population", "populations", "welcome"),
        "populations",
        "Hispanic or Latino people",
    ),
    Column("exclusive_to", "Only for", ("only", "restricted to", "exclusive to"), "populations", ""),
    Column("languages", "Languages", ("language", "spoken"), "languages", "Spanish"),
    Column(
        "accessibility",
        "Accessibility",
        ("access for people with disabilities", "wheelchair"),
        "accessibility",
        "Step-free entrance",
    ),
    Column("pathways", "Pathways", ("pathway", "approach"), "pathways", ""),
    Column("focus", "What it is about", ("focus", "about", "topic"), "focuses", ""),
    Column("notes", "Notes", ("note", "comments", "description", "details"), example="Coffee from 6 pm."),
    Column("record", "Id", ("record", "number", "no", "slug", "key"), example="esperanza"),
)


def titles() -> dict[str, str]:
    """Every way of writing a title, without case and signs -> key."""
    return {_plain(word): column.key for column in COLUMNS for word in (column.key, *column.also, column.title)}


def _plain(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", title.casefold()).strip()


def template_csv() -> str:
    """The template to give out: a row of titles and one invented row that shows what to write."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.title for column in COLUMNS])
    writer.writerow([column.example for column in COLUMNS])
    return out.getvalue()
