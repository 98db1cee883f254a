"""An invented site with enough places to fill a list and the sheets of a town, a city and a county."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from generator.config import Config
from generator.directory.model import Contact, Entry, Housing, Location, Payment, Phone, Provenance, Schedule, Verified
from tests.site import small

FULL = 60
"""How many places Sampleton has."""


def directory() -> list[Entry]:
    """Sixty places in Sampleton of all kinds, six in the rural Demo County, one of which moved, and one in Michigan."""
    made = []
    for number in range(FULL):
        kind = number % 4
        fields: dict[str, object] = {
            "location": place(f"{100 + number} Example Street", "Sampleton", "Example County"),
            "contact": Contact(
                phones=(Phone(f"502-555-01{number:02}"),), website=f"https://place{number}.example.org/"
            ),
            "subtype": "treatment_program",
            "services": ("moud_linkage",) if number % 2 else ("peer_support_one_to_one",),
            "payment": Payment(cost="free" if kind else "", accepts=("medicaid",)),
        }
        if kind == 1:
            fields |= {"type": "support_group", "subtype": "mutual_aid_meeting", "services": ()}
            fields["schedule"] = (
                Schedule("meeting", days=("thu",), start=1080, end=1140, timezone="America/New_York"),
            )
        if kind == 2:
            fields |= {
                "subtype": "recovery_residence",
                "housing": Housing(medication="welcome"),
                "exclusive_to": ("women",),
            }
            fields["location"] = Location("city_only", city="Sampleton", county="Example County", state="KY")
        made.append(small.entry(f"ky/place-{number:02}", f"Recovery Place {number:02}", **fields))
    made += [
        small.entry(
            f"ky/farm-{number}",
            f"Farm Road Fellowship {number}",
            location=place(f"{number} Farm Road", "Ruralville", "Demo County"),
            former_ids=("ky/old-barn",) if number == 0 else (),
            provenance=Provenance(verified=Verified(dt.date(2026, 11, 3), "phone", "volunteer")),
        )
        for number in range(6)
    ]
    hidden = Location("ask", city="Secretville", county="Hidden County", state="MI")
    made.append(small.entry("mi/quiet-house", "Quiet House", location=hidden))
    return made


def place(street: str, city: str, county: str) -> Location:
    return Location("public", street=street, city=city, county=county, state="KY", zip="40202")


def write(folder: Path, config: Config) -> None:
    """The site with its assets, as files."""
    made = small.directory(*directory())
    pages = [(page.path, page.body) for page in small.all_pages(made, config)]
    pages += [(page.path, page.body) for page in small.renderer(made, config).assets()]
    for path, body in pages:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
