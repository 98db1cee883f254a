"""What somebody writes who has never seen such a file, what they meant, and what they do where no line can be copied.

Each slip starts from the listing in content/README.md, which they were told to copy. `by_hand` is what they do when an
answer offers no line to copy: it does what the words of that answer say, and nothing that they do not say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

README = Path(__file__).parents[2] / "content" / "README.md"
EXAMPLE = re.search(r"```yaml\n(type: .*?)```", README.read_text(encoding="utf-8"), re.DOTALL)[1]  # type: ignore[index]

NAME = 'name: "Riverbend Recovery Center"\n'
SUMMARY = 'summary: "A free, peer-run place to drop in. Recovery coaching, meetings, and help with jobs and housing."\n'
NUMBER = '    - number: "502-555-0143"\n'
PHONES = '  phones:\n    - number: "502-555-0143"\n      kind: main\n'
WEBSITE = '  website: "https://riverbend.example.org/"\n'
STREET = '  street: "100 Example Street"\n'
STATE = '  state: "KY"\n'
ZIP = '  zip: "40000"\n'
SERVICES = "services:\n  - recovery_coaching\n  - mutual_aid_meetings_hosted\n  - employment_help\n"
LANGUAGES = "languages:\n  - en\n"
DAYS = "    days:\n      - mon\n      - wed\n      - fri\n"
START = '    start: "10:00"\n'
END = '    end: "19:00"\n'
ZONE = "    timezone: America/New_York\n"
READ = "      retrieved: 2026-11-02\n"
COST = "  cost: free\n"
SOURCE = '    - kind: website\n      url: "https://riverbend.example.org/hours"\n      retrieved: 2026-11-02\n'


@dataclass(frozen=True)
class Slip:
    """`old` of the example became `new`; `meant` are values by field path, all others stay the example's."""

    title: str
    old: str
    new: str
    meant: Mapping[str, object] = field(default_factory=dict)
    by_hand: tuple[tuple[str, str, str], ...] = ()


_N = "contact.phones.0.number"
_TIMES = {"schedule.0.start": 630, "schedule.0.end": 1140}

SLIPS = (
    # ---- quotation marks and apostrophes
    Slip("an apostrophe within single quotes", NAME, "name: 'Riverbend Veterans' Center'\n", {"name": "Riverbend Veterans' Center"}),
    Slip("a possessive within single quotes", NAME, "name: 'St. Mary's Center'\n", {"name": "St. Mary's Center"}),
    Slip("two apostrophes within single quotes", NAME, "name: 'Bill W's and Bob's Center'\n", {"name": "Bill W's and Bob's Center"}),
    Slip("quotes within quotes", NAME, 'name: "The "Open Door" Center"\n', {"name": 'The "Open Door" Center'}),
    Slip("quotes and an apostrophe within quotes", NAME, 'name: "Mary\'s "Open Door""\n', {"name": 'Mary\'s "Open Door"'}),
    Slip("smart quotes", NAME, "name: “Riverbend Recovery Center”\n"),
    Slip("smart quotes around a text with an apostrophe", NAME, "name: “St. Mary’s Center”\n", {"name": "St. Mary’s Center"}),
    Slip("smart quotes around a phone", NUMBER, "    - number: “502-555-0143”\n"),
    Slip("a quotation mark that is not closed", NAME, 'name: "Riverbend Recovery Center\n'),
    Slip("text behind the quotes", NAME, 'name: "Riverbend" Recovery Center\n'),
    Slip("a backslash", NAME, 'name: "Riverbend \\ Recovery"\n', {"name": "Riverbend \\ Recovery"}),
    # ---- colons and other signs
    Slip("a colon in the summary", SUMMARY, "summary: Open daily: come in, it's free\n", {"summary": "Open daily: come in, it's free"}),
    Slip("a colon in the name", NAME, "name: Riverbend: The Center\n", {"name": "Riverbend: The Center"}),
    Slip("a colon and quotes in the summary", SUMMARY, 'summary: We say: "come in"\n', {"summary": 'We say: "come in"'}),
    Slip("no space after the colon", NAME, "name:Riverbend Recovery Center\n"),
    Slip("no colon", NAME, "name Riverbend Recovery Center\n"),
    Slip("an equals sign", NAME, "name = Riverbend Recovery Center\n"),
    Slip("an equals sign before a link", WEBSITE, "  website = https://riverbend.example.org/\n"),
    Slip("a name that starts with @", NAME, "name: @Home Recovery\n", {"name": "@Home Recovery"}),
    Slip("a name that starts with #", NAME, "name: #1 Street Center\n", {"name": "#1 Street Center"}),
    Slip("a name that starts with a star", NAME, "name: *New* Riverbend\n", {"name": "*New* Riverbend"}),
    Slip("a name that starts with &", NAME, "name: & Friends Center\n", {"name": "& Friends Center"}),
    Slip("a room behind a #", STREET, "  street: 100 Example Street #4\n", {"location.street": "100 Example Street #4"}),
    Slip("a room behind a # and a blank", STREET, "  street: 100 Example Street, Room # 4B\n", {"location.street": "100 Example Street, Room # 4B"}),
    Slip("a note behind the state", STATE, "  state: KY # Kentucky\n"),
    Slip("a note behind the ZIP code", ZIP, "  zip: 40000 # downtown\n"),
    Slip("a summary over two lines", SUMMARY, "summary: A free place\nwhere people help each other\n", {"summary": "A free place where people help each other"}),
    Slip("a summary over two lines with a colon", SUMMARY, "summary: A free place\n  Bring this: nothing\n", {"summary": "A free place Bring this: nothing"}),
    # ---- blanks and tabs
    Slip("a tab before a field", WEBSITE, '\twebsite: "https://riverbend.example.org/"\n'),
    Slip("tabs before the parts of a phone", PHONES, '\tphones:\n\t\t- number: "502-555-0143"\n\t\t\tkind: main\n'),
    Slip("a tab behind the colon", STATE, "  state:\tKY\n"),
    Slip("one blank too many", STATE, '   state: "KY"\n'),
    Slip("one blank too few", STATE, ' state: "KY"\n'),
    Slip("a field at the left edge", WEBSITE, 'website: "https://riverbend.example.org/"\n'),
    Slip("the whole contact at the left edge", "contact:\n" + PHONES + WEBSITE,
         'contact:\nphones:\n  - number: "502-555-0143"\n    kind: main\nwebsite: "https://riverbend.example.org/"\n'),
    Slip("no contact above its fields", "contact:\n" + PHONES + WEBSITE,
         'phones:\n  - number: "502-555-0143"\n    kind: main\nwebsite: "https://riverbend.example.org/"\n'),
    Slip("the kind of a number too far left", "      kind: main\n", "    kind: main\n"),
    Slip("the kind of a number too far right", "      kind: main\n", "        kind: main\n"),
    Slip("two fields on one line", NUMBER + "      kind: main\n", '    - kind: main number: "502-555-0143"\n'),
    # ---- lists
    Slip("a list without dashes", SERVICES, "services:\n  recovery_coaching\n  mutual_aid_meetings_hosted\n  employment_help\n"),
    Slip("dashes without blanks", SERVICES, "services:\n  -recovery_coaching\n  -mutual_aid_meetings_hosted\n  -employment_help\n"),
    Slip("bullets from a word processor", SERVICES, "services:\n  • recovery_coaching\n  • mutual_aid_meetings_hosted\n  • employment_help\n"),
    Slip("a list with commas", SERVICES, "services: recovery_coaching, mutual_aid_meetings_hosted, employment_help\n"),
    Slip("a list with and", SERVICES, "services: recovery coaching and mutual aid meetings hosted and employment_help\n"),
    Slip("a list that is not closed", SERVICES, "services: [recovery_coaching, mutual_aid_meetings_hosted, employment_help\n"),
    Slip("a list in round brackets", SERVICES, "services: (recovery_coaching, mutual_aid_meetings_hosted, employment_help)\n"),
    Slip("a dash on the line of the name", LANGUAGES, "languages: - en\n"),
    Slip("one word for a list", LANGUAGES, "languages: English\n"),
    Slip("two languages in words", LANGUAGES, "languages: English, Spanish\n", {"languages": ("en", "es")}),
    Slip("days from Monday to Friday", DAYS, "    days: Mon-Fri\n", {"schedule.0.days": ("mon", "tue", "wed", "thu", "fri")}),
    Slip("days in full", DAYS, "    days: Mondays, Wednesdays and Fridays\n"),
    Slip("days with slashes", DAYS, "    days: Mon/Wed/Fri\n"),
    Slip("every day", DAYS, "    days: daily\n", {"schedule.0.days": ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}),
    Slip("a phone without its dash", PHONES, '  phones:\n    number: "502-555-0143"\n    kind: main\n'),
    Slip("a phone behind its name", PHONES, "  phones: 502-555-0143\n", {"contact.phones.0.kind": "main"}),
    Slip("phones below their name", PHONES, "  phones:\n    502-555-0143\n    502-555-0144\n", {"contact.phones.1.number": "502-555-0144", "contact.phones.1.kind": "main"}),
    Slip("a phone in quotes behind a dash", PHONES, '  phones:\n    - "502-555-0143"\n'),
    Slip("sources without a dash", SOURCE, '    kind: website\n    url: "https://riverbend.example.org/hours"\n    retrieved: 2026-11-02\n'),
    Slip("a name with a dash", NAME, "name:\n  - Riverbend Recovery Center\n"),
    # ---- phones
    Slip("two numbers in one field", NUMBER, "    - number: 502-555-0143 or 502-555-0144\n", {"contact.phones.1.number": "502-555-0144", "contact.phones.1.kind": "main"}),
    Slip("two numbers written as two fields", NUMBER, '    - number: "502-555-0143"\n      number: "502-555-0144"\n', {"contact.phones.1.number": "502-555-0144", "contact.phones.1.kind": "main"}),
    Slip("an extension", NUMBER, "    - number: 502-555-0143 ext. 12\n", {"contact.phones.0.extension": "12"}),
    Slip("an extension with a #", NUMBER, '    - number: "502-555-0143 #12"\n', {"contact.phones.0.extension": "12"}),
    Slip("an extension behind a # and no quotes", NUMBER, "    - number: 502-555-0143 #12\n", {"contact.phones.0.extension": "12"}),
    Slip("a word before the number", NUMBER, "    - number: Phone 502-555-0143\n"),
    Slip("a number in brackets", NUMBER, "    - number: (502) 555-0143\n"),
    Slip("an O for a zero", NUMBER, "    - number: 502-555-O143\n", by_hand=(("VALUE-PHONE", "502-555-O143", "502-555-0143"),)),
    Slip("phone for phones", "  phones:\n", "  phone:\n"),
    Slip("tel at the left edge", PHONES, "", {"contact.phones.0.kind": "main"}, (("", "location:\n", "tel: 502-555-0143\nlocation:\n"),)),
    # ---- times and dates
    Slip("pm", END, "    end: 7 pm\n"),
    Slip("a time in words of the clock", START, "    start: 10:30 AM\n", {"schedule.0.start": 630}),
    Slip("from and to in one field", START + END, "    start: 10:30 am - 7 pm\n", _TIMES),
    Slip("opens and closes", START + END, '    opens: "10:30"\n    closes: 7pm\n', _TIMES),
    Slip("a half-known time", END, "    end: 7:00\n", by_hand=(("VALUE-TIME", "7:00", '"19:00"'),)),
    Slip("a time zone as people say it", ZONE, "    timezone: Eastern\n"),
    Slip("a time zone by its letters", ZONE, "    time_zone: EST\n"),
    Slip("a date with slashes", READ, "      retrieved: 11/02/2026\n", by_hand=(("VALUE-DATE", "11/02/2026", "2026-11-02"),)),
    Slip("a date in words", READ, "      retrieved: Nov. 2, 2026\n"),
    Slip("today", READ, "      retrieved: today\n", by_hand=(("VALUE-DATE", "today", "2026-11-02"),)),
    # ---- words of the lists
    Slip("a type with a capital and a blank", "type: recovery_center\n", "type: Recovery Center\n"),
    Slip("a cost with a capital", COST, "  cost: Free!\n"),
    Slip("yes for an address", "  visibility: public\n", "  visibility: yes\n", by_hand=(("CHOICE-UNKNOWN", "visibility: yes", "visibility: public"),)),
    Slip("a service of other words", SERVICES, SERVICES + "  - Narcan\n", {"services": ("recovery_coaching", "mutual_aid_meetings_hosted", "employment_help", "naloxone")}, (("CHOICE-UNKNOWN", "Narcan", "naloxone"),)),
    Slip("a service nobody knows", SERVICES, SERVICES + "  - coffee\n", by_hand=(("CHOICE-UNKNOWN", "  - coffee\n", ""),)),
    # ---- wrong and missing names
    Slip("a name with a letter missing", "summary:", "sumary:"),
    Slip("address for street", STREET, '  address: "100 Example Street"\n'),
    Slip("zip code", ZIP, "  zip code: 40000\n"),
    Slip("capitals", "services:\n", "Services:\n"),
    Slip("a field of one's own", SERVICES, "parking: free\n" + SERVICES, by_hand=(("FIELD-UNKNOWN", "parking: free\n", ""),)),
    Slip("no type", "type: recovery_center\n", "", by_hand=(("FIELD-EMPTY", "type:\n", "type: recovery_center\n"),)),
    Slip("no name", NAME, "", by_hand=(("FIELD-EMPTY", 'name: ""', 'name: "Riverbend Recovery Center"'),)),
    Slip("no visibility", "  visibility: public\n", "", by_hand=(("FIELD-EMPTY", "visibility:\n", "visibility: public\n"),)),
    Slip("no state", STATE, ""),
    Slip("no time zone", ZONE, "", by_hand=(("FIELD-EMPTY", "timezone:\n", "timezone: America/New_York\n"),)),
    Slip("no number", NUMBER + "      kind: main\n", "    - kind: main\n", by_hand=(("FIELD-EMPTY", 'number: ""', 'number: "502-555-0143"'),)),
    Slip("no source", "provenance:\n  sources:\n" + SOURCE, "", by_hand=(
        ("FIELD-EMPTY", "kind:\n", "kind: website\n"), ("FIELD-EMPTY", "url:\n", "url: https://riverbend.example.org/hours\n"),
        ("FIELD-EMPTY", "retrieved:\n", "retrieved: 2026-11-02\n"))),
    Slip("a field left empty", WEBSITE, "  website:\n", {"contact.website": ""}, (("FIELD-EMPTY", "  website:\n", ""),)),
    # ---- places and links
    Slip("a ZIP code that lost its zero", ZIP, "  zip: 4000\n", by_hand=(("VALUE-ZIP", "4000\n", '"40000"\n'),)),
    Slip("a ZIP code of nine digits", ZIP, "  zip: 40000-1234\n"),
    Slip("the name of the state", STATE, "  state: Kentucky\n"),
    Slip("a state with a dot", STATE, "  state: Ky.\n"),
    Slip("a website without its start", WEBSITE, "  website: riverbend.example.org/\n"),
    Slip("a website in Markdown", WEBSITE, "  website: [our page](https://riverbend.example.org/)\n", by_hand=(("YAML-SYNTAX", "[our page](https://riverbend.example.org/)", '"https://riverbend.example.org/"'),)),
    Slip("two websites", WEBSITE, "  website: https://riverbend.example.org/ and https://social.example.org/riverbend\n", by_hand=(("VALUE-URL", " and https://social.example.org/riverbend", ""),)),
    Slip("an e-mail in words", WEBSITE, WEBSITE + "  email: hello at riverbend.example.org\n", {"contact.email": "hello@riverbend.example.org"}),
    Slip("an e-mail with its name before it", WEBSITE, WEBSITE + "  email: mailto:hello@riverbend.example.org\n", {"contact.email": "hello@riverbend.example.org"}),
    Slip("HTML from a page", SUMMARY, "summary: <p>Free &amp; open.</p><p>It's <b>peer</b>-run.</p>\n", {"summary": "Free & open. It's peer-run."}),
    Slip("an age with a plus", SERVICES, "ages:\n  min: 18+\n" + SERVICES, {"ages.min": 18}),
    Slip("yes for true", SERVICES, "peer_run: Yes\n" + SERVICES, {"peer_run": True}),
    Slip("a hidden address with its street", "  visibility: public\n", "  visibility: ask\n", {"location.visibility": "ask", "location.street": "", "location.zip": ""}),
)  # fmt: skip
