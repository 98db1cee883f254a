"""Invented entries by the thousand, by seed, for measurements: 1,000 are the first of 17,000, and those the first of 100,000.

    python -m tests.bench.entries FOLDER 17000 [--seed 7]      # FOLDER/tests/content, ready to be built

Names, streets and texts are put together so that words are as many and as rare as in a real directory: most names hold a word
that few share. Places are those of the ZIP table, states by their people. Telephone numbers are 555-0100 to 555-0199 with an area code of the
state, addresses under example.org; below a folder named tests every page says that its listing is invented.

Most treatment programs come as a feed gives them, the others as volunteers write them, some with a description in
Markdown. `check` finds no error in any of them.
"""

import argparse
import datetime as dt
import random
import re
import shutil
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

from generator.content.rule_data import packaged
from generator.content.writer import entry_text
from generator.directory.model import (
    Consent,
    Contact,
    Entry,
    Feed,
    Location,
    Payment,
    Phone,
    Provenance,
    Schedule,
    Seal,
    ServiceArea,
    Source,
    Verified,
)
from generator.directory.zips import Zip, all_zips
from generator.site.addresses import RESERVED
from tests.bench import entry_words as words
from tests.support import ROOT

TODAY = dt.date(2026, 11, 22)
# How many entries of a subtype come from a feed.
_FED = {"treatment_program": 0.9, "recovery_residence": 0.5, "mutual_aid_meeting": 0.3}


def entries(count: int, seed: int = 7) -> Iterator[Entry]:
    """So many entries, in the order they were drawn; ids are unique."""
    draw = random.Random(seed)
    taken: set[str] = set()
    for _ in range(count):
        yield _entry(draw, taken)


def write_content(root: Path, count: int, seed: int = 7) -> Path:
    """A content folder below `root`/tests with these entries, the shipped vocabulary, states and crisis lines; no guides, which lead to entries."""
    content = root / "tests" / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns("entries", "pages"))
    for entry in entries(count, seed):
        path = content / "entries" / f"{entry.id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(entry_text(entry), encoding="utf-8")
    return content


@cache
def _places() -> dict[str, tuple[list[list[Zip]], list[float]]]:
    """State -> its cities' ZIPs, and their running weights: cities grow faster than the number of their ZIPs."""
    cities: dict[str, dict[str, list[Zip]]] = defaultdict(lambda: defaultdict(list))
    for one in all_zips().values():
        if one.kind == "standard" and one.active and one.point and one.timezone and one.state in words.PEOPLE:
            cities[one.state][one.city].append(one)
    return {
        state: (list(found.values()), list(accumulate(len(zips) ** 1.3 for zips in found.values())))
        for state, found in cities.items()
    }


_STATES = list(words.PEOPLE)
_PEOPLE = list(accumulate(words.PEOPLE.values()))
_KINDS = list(words.KINDS)
_WEIGHTS = list(accumulate(kind.weight for kind in _KINDS))


def _pick(draw: random.Random, running: Sequence[float]) -> int:
    return bisect(running, draw.random() * running[-1])


def _some(draw: random.Random, of: Sequence[str], least: int, most: int) -> tuple[str, ...]:
    """Some of them in their own order, each once; what stands there twice is drawn more often."""
    chosen = set(draw.sample(of, min(len(of), draw.randint(least, most))))
    return tuple(one for one in dict.fromkeys(of) if one in chosen)


def _entry(draw: random.Random, taken: set[str]) -> Entry:
    zips, running = _places()[_STATES[_pick(draw, _PEOPLE)]]
    place = draw.choice(zips[_pick(draw, running)])
    kind = _KINDS[_pick(draw, _WEIGHTS)]
    name = _name(draw, kind, place)
    fed = draw.random() < _FED.get(kind.subtype, 0)
    home = kind.subtype == "recovery_residence"
    line = kind.subtype == "warmline"
    group = kind.type == "support_group"
    only = tuple(who for who in ("women", "men") if name.endswith(f" for {who.capitalize()}"))
    return Entry(
        id=_id(name, place, taken),
        type=kind.type,
        subtype=kind.subtype,
        name=name,
        fellowship=draw.choice(words.FELLOWSHIPS) if kind.subtype == "mutual_aid_meeting" else "",
        operator=draw.choice(words.OPERATORS) if not group and draw.random() < 0.6 else "",
        summary=_summary(draw, place),
        description="" if fed or draw.random() < 0.7 else _description(draw, place),
        contact=_contact(draw, name, place.state, taken, phone=not group or (draw.random() < 0.3 and not fed), fed=fed),
        location=_location(draw, place, hidden=home),
        service_area=ServiceArea("statewide", states=(place.state,)) if line else None,
        settings=_some(draw, words.SETTINGS, 1, 3) if kind.subtype == "treatment_program" else (),
        formats=("phone",) if line else draw.choice((("in_person",), ("in_person",), ("in_person", "online_video"))),
        services=_some(draw, kind.services, 1, min(7, len(kind.services))),
        focus=_some(draw, words.FOCUSES, 0, 3),
        pathways=_some(draw, words.PATHWAYS, 0, 2),
        medication=draw.choice(("welcome", "welcome", "ask")) if home or kind.subtype == "treatment_program" else "",
        populations=_some(draw, words.POPULATIONS, 0, 5),
        exclusive_to=only,
        languages=("en", *_some(draw, words.LANGUAGES, 0, 1)),
        accessibility=_some(draw, words.ACCESSIBILITY, 0, 3),
        payment=Payment(draw.choice(words.COSTS), _some(draw, words.PAYMENTS, 0, 4)),
        schedule=_schedule(draw, kind, place),
        licenses=() if group else (Seal(f"{place.state} department of health", str(draw.randint(1000, 99999))),),
        provenance=_fed(draw) if fed else _provenance(draw, name, agreed=group),
    )


def _name(draw: random.Random, kind: words.Kind, place: Zip) -> str:
    rare = "".join((draw.choice(words.BEGINNINGS), draw.choice(words.MIDDLES), draw.choice(words.ENDINGS)))
    first = draw.choices(
        (
            f"{draw.choice(words.HOPES)} {draw.choice(words.NATURE)}",
            draw.choice(words.HOPES),
            f"{draw.choice(words.NATURE)}{draw.choice(words.GROUNDS)}",
            rare.capitalize(),
            f"{rare.capitalize()} {draw.choice(words.NATURE)}",
            place.city,
            place.county or place.city,
        ),
        (3, 2, 4, 5, 2, 2, 1),
    )[0]
    return f"{first} {draw.choice(kind.called)}"


def _id(name: str, place: Zip, taken: set[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", f"{name} {place.city}".lower()).strip("-")[:70].strip("-")
    found = f"{place.state.lower()}/{slug}"
    number = 1
    while found in taken or slug in RESERVED:
        number += 1
        found = f"{place.state.lower()}/{slug}-{number}"
    taken.add(found)
    return found


def _summary(draw: random.Random, place: Zip) -> str:
    said = draw.sample(words.SENTENCES, draw.choice((0, 1, 1, 2, 2, 3)))
    return " ".join(
        one.format(city=place.city, near=draw.choice(words.NEAR), by=draw.choice(words.BY), day=draw.choice(words.DAYS))
        for one in said
    )


def _description(draw: random.Random, place: Zip) -> str:
    """A few paragraphs, as volunteers write them: some plain, some with a list and bold words."""
    first, second, *others = (
        one.format(city=place.city, near=draw.choice(words.NEAR), by=draw.choice(words.BY), day=draw.choice(words.DAYS))
        for one in draw.sample(words.SENTENCES, 6)
    )
    if draw.random() < 0.5:
        return f"{first} {second}\n\n{' '.join(others)}"
    return f"{first} **{second}**\n\n" + "\n".join(f"- {one}" for one in others)


@cache
def _areas() -> dict[str, list[str]]:
    """State -> its area codes."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, state in sorted(packaged().areas.items()):
        found[state].append(code)
    return found


def _contact(draw: random.Random, name: str, state: str, taken: set[str], *, phone: bool, fed: bool) -> Contact:
    """Numbers, an address on the web, or both. What a feed gives may share a number, and what volunteers write may not:
    an area code has 100 numbers for fiction, half for each, and when a state's are used up, only the web is left.
    """
    numbers = []
    for _ in range(draw.choice((1, 1, 1, 2)) if phone else 0):
        number = f"{draw.choice(_areas()[state])}-555-01{draw.randint(0, 49) + 50 * fed:02}"
        if fed or number not in taken:
            numbers.append(number)
            taken.add(number)
    phones = [Phone(number, kind="intake" if n else "main") for n, number in enumerate(dict.fromkeys(numbers))]
    site = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    website = f"https://{site}.example.org" if not phones or draw.random() < 0.5 else ""
    return Contact(phones=tuple(phones), website=website)


def _location(draw: random.Random, place: Zip, *, hidden: bool) -> Location:
    if hidden:
        return Location("city_only", city=place.city, county=place.county, state=place.state)
    street = (
        f"{draw.randint(1, 9899)} {draw.choice(words.NATURE)}{draw.choice(words.GROUNDS)} {draw.choice(words.WAYS)}"
    )
    point = place.point
    assert point is not None
    return Location(
        "public",
        street=street,
        city=place.city,
        county=place.county,
        state=place.state,
        zip=place.code,
        lat=round(point.lat + draw.uniform(-0.02, 0.02), 5),
        lon=round(point.lon + draw.uniform(-0.02, 0.02), 5),
    )


def _schedule(draw: random.Random, kind: words.Kind, place: Zip) -> tuple[Schedule, ...]:
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    if kind.times == "meeting":
        start = draw.choice((420, 720, 1080, 1110, 1140, 1170, 1200))
        on = _some(draw, days, 1, 2)
        return (Schedule("meeting", on, start, duration_minutes=60, timezone=place.timezone, attendance="open"),)
    if kind.times and draw.random() < 0.6:
        start = draw.choice((480, 540, 600))
        return (Schedule(kind.times, days[:5], start, draw.choice((1020, 1080, 1140)), timezone=place.timezone),)
    return ()


_FEED = "Invented directory of treatment facilities"


def _fed(draw: random.Random) -> Provenance:
    record = f"inv-{draw.getrandbits(64):016x}"
    return Provenance(sources=(Source("official_feed"),), feed=Feed(_FEED, dt.date(2026, 5, 6), (record,)))


def _provenance(draw: random.Random, name: str, *, agreed: bool) -> Provenance:
    day = TODAY - dt.timedelta(days=draw.randint(1, 360))
    site = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    source = Source("website", f"https://{site}.example.org/about", day)
    checked = Verified(day, draw.choice(("phone", "website")), "volunteer") if draw.random() < 0.5 else None
    consent = Consent(listing=True, given_by="group_decision", date=day) if agreed else None
    return Provenance(sources=(source,), verified=checked, consent=consent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    write_content(options.folder, options.count, options.seed)


if __name__ == "__main__":
    main()
