"""An invented directory, the same for the same seed, and a rough reading of the national one."""

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from generator.search import FIELDS, Document
from generator.search.words import Terms

STATES = {"ak": "Alaska", "in": "Indiana", "ky": "Kentucky", "me": "Maine", "or": "Oregon", "wv": "West Virginia"}
FIRST = [
    "Riverbend",
    "Harbor",
    "Willow",
    "Cañon",
    "Serenity",
    "Lighthouse",
    "Bridge",
    "New",
    "Hope",
    "Second",
    "Mile",
    "Northside",
    "O'Malley's",
    "St.",
    "Brígida",
    "Peer",
    "Journey",
    "Women's",
    "Men's",
    "Veterans'",
    "Turning",
    "Point",
    "Eastgate",
    "Cedar",
    "Morning",
    "Star",
    "Al-Anon",
    "Alanon",
    "Nar-Anon",
    "12-Step",
    "24/7",
]
SECOND = [
    "Recovery",
    "Community",
    "Center",
    "Alliance",
    "House",
    "Group",
    "Meeting",
    "Network",
    "Wellness",
    "Counseling",
    "Fellowship",
    "Clubhouse",
    "Warmline",
    "Program",
    "Services",
    "Homes",
    "Living",
    "Coaching",
    "Relay",
    "Connection",
    "Ministries",
    "Society",
    "Reentry",
    "Re-Entry",
    "Respite",
    "Housing",
]
TOWNS = [
    "Sampleton",
    "Exampleville",
    "Mill",
    "Creek",
    "Bayview",
    "Washington",
    "Portland",
    "Newark",
    "Berkeley",
    "Lexington",
    "Fairhaven",
    "Española",
    "Port",
    "Lavaca",
    "Tuesday",
    "Junction",
    "Monterey",
    "Valley",
    "Springs",
    "Kay",
    "Ny",
    "Grove",
    "Two",
    "Rivers",
    "Old",
    "Orchard",
    "Eddyville",
    "Hartsburg",
]
LABELS = [
    "Support group", "Recovery community center", "Peer program", "Recovery coaching", "Mutual aid meeting", "Warmline",
    "Naloxone and overdose reversal", "Housing navigation", "Family support", "Peer support, one to one", "Childcare",
    "Transportation help", "Twelve step", "Secular", "Medication supported", "LGBTQ+", "Women", "Veterans", "Spanish",
    "American Sign Language", "Wheelchair accessible restroom", "In person", "Online video", "By phone", "Free of charge",
    "Medicaid", "Re-entry from jail or prison", "Young adults", "Grief", "Opioids", "Alcohol", "Co-occurring", "Gambling",
]  # fmt: skip
SENTENCES = [
    "A free drop-in place run by people in recovery.", "Meetings are open to all who want to stop using.",
    "Reuniones en español los martes y jueves por la noche.", "We don't ask for insurance, and you can be late.",
    "Childcare every Tuesday; ask at the front desk or call.", "Coaches help with jobs, housing, ID cards and courts.",
    "Newcomers' meeting at 7, and the relay of the year in May.", "People who take medication are welcome here.",
    "Naïve questions welcome: nobody is turned away.", "Hybrid: in person and by video, 52 weeks a year.",
]  # fmt: skip
DAYS = ["mon-evening", "tue-morning", "wed-evening", "sat-afternoon"]


def documents(count: int, seed: int = 20) -> list[Document]:
    """Fictional entries over six states and the nation, in no order."""
    draw = random.Random(seed)
    return [_document(draw, which) for which in range(count)]


def _document(draw: random.Random, which: int) -> Document:
    state = draw.choice([*STATES, "us"])
    town = " ".join(draw.sample(TOWNS, draw.choice([1, 1, 2])))
    name = " ".join([*draw.sample(FIRST, draw.choice([1, 2, 2])), *draw.sample(SECOND, draw.choice([1, 2, 3]))])
    if draw.random() < 0.3:
        name += f" {_rare(draw)}"
    labels = draw.sample(LABELS, draw.randint(2, 9))
    return Document(
        ref=f"{state}/entry-{which}",
        state=state,
        order=f"{town} {which % 7}",
        fields={
            "name": name,
            "place": f"{town} {STATES.get(state, 'Nationwide')} {state.upper()}",
            "labels": " ".join(labels),
            "text": " ".join([*draw.sample(SENTENCES, draw.randint(0, 3)), _rare(draw)]),
        },
        card=json.dumps([name, town, f"502-555-01{which % 100:02}"], ensure_ascii=False).encode(),
        facets={"kind": [labels[0]], "days": draw.sample(DAYS, draw.randint(0, 2))},
        point=None if draw.random() < 0.1 else (round(draw.uniform(-14, 70), 3), round(draw.uniform(-170, 145), 3)),
        checked=None if draw.random() < 0.2 else date(2026, 1, 1) + timedelta(days=draw.randint(0, 300)),
    )


def _rare(draw: random.Random) -> str:
    """A word that few entries share: most terms of a real directory are such."""
    return "".join(
        draw.choice(["ba", "ly", "ti", "on", "ing", "re", "st", "ey", "ay", "ed", "al", "ness"]) for _ in range(3)
    )


def words(count: int, seed: int = 3) -> list[str]:
    """Invented words made of the endings that Porter's rules speak of."""
    draw = random.Random(seed)
    starts = [
        "a",
        "be",
        "con",
        "de",
        "dis",
        "ey",
        "fo",
        "gr",
        "hy",
        "i",
        "le",
        "mo",
        "ny",
        "oy",
        "pre",
        "qu",
        "re",
        "str",
        "tr",
        "un",
        "vy",
        "w",
        "y",
        "yell",
        "z",
    ]
    middles = [
        "al",
        "at",
        "bl",
        "ll",
        "ss",
        "tt",
        "v",
        "iz",
        "ey",
        "ay",
        "oy",
        "y",
        "ic",
        "ment",
        "abl",
        "tion",
        "eed",
        "us",
        "ent",
        "ou",
        "l",
        "n",
        "r",
        "xy",
    ]
    ends = [
        "s",
        "es",
        "ies",
        "sses",
        "ed",
        "eed",
        "ing",
        "y",
        "ey",
        "ation",
        "izer",
        "ful",
        "ness",
        "icate",
        "ement",
        "ion",
        "sion",
        "tion",
        "e",
        "ll",
        "ly",
        "logy",
        "ative",
        "iviti",
        "er",
    ]
    found: set[str] = set()
    while len(found) < count:
        parts = [
            draw.choice(starts),
            *draw.choices(middles, k=draw.randint(0, 2)),
            *draw.choices(ends, k=draw.randint(1, 2)),
        ]
        found.add("".join(parts))
    return sorted(found)


def lunr_documents(entries: list[Document]) -> list[dict[str, str]]:
    """The same entries as lunr is given them, in the index's document order."""
    terms = [Terms(field) for field in FIELDS]
    ordered = sorted(entries, key=lambda entry: (entry.state, entry.order, entry.ref))
    return [
        {"id": entry.ref, **{one.field.name: one.lunr_text(entry.fields.get(one.field.name, "")) for one in terms}}
        for entry in ordered
    ]


def national(shared_data: Path) -> list[Document]:
    """The national directory's workbooks, read just well enough to search in."""
    return list(_facilities(shared_data / "samhsa-2022"))


def _facilities(folder: Path) -> Iterator[Document]:
    from python_calamine import CalamineWorkbook

    which = 0
    for path in sorted(folder.glob("*.xlsx")):
        book = CalamineWorkbook.from_path(path)
        labels = {
            row[2]: str(row[3]).strip() for row in book.get_sheet_by_name("Service Code Reference").to_python()[1:]
        }
        for row in book.get_sheet_by_name("Facilities List").to_python()[1:]:
            name1, name2, _, _, city, state, zipcode, *_ = (str(cell).strip() for cell in row)
            codes = [code for code in re.split(r"[\s*]+", str(row[12])) if code in labels]
            which += 1
            yield Document(
                ref=f"{state.lower()}/{which}",
                state=state.lower(),
                order=f"{zipcode} {name1}",
                fields={
                    "name": f"{name1} {name2}",
                    "place": f"{city} {state}",
                    "labels": " ".join(labels[code] for code in codes[:8]),
                },
            )
