"""Reading a whole content folder: every file, every problem, one Directory.

This is where the disk is read; what is done with the bytes stands in `entry_files`, `vocabulary_files`
and `facts`. The result does not depend on the order in which a disk lists files.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.content import zips_ahead
from generator.content.entry_files import Remembered, entry_files, read_files
from generator.content.exceptions import known_exceptions
from generator.content.packed import Cache, hashed, key_of
from generator.content.rule_data import FOLDER, known_rule_data
from generator.content.rules import Setting
from generator.content.vocabulary import Vocabulary
from generator.content.vocabulary_files import known_vocabulary, read_vocabulary
from generator.content.whole import Told, directory_problems, one_of_each
from generator.directory import zips
from generator.directory.crisis import CrisisLine
from generator.directory.directory import Directory
from generator.problems import Problem, Severity
from generator.records import dataclass
from generator.resources import vocabulary_dir

if TYPE_CHECKING:  # what a check of one file does without is loaded where it is needed
    from generator.content.rules.guide import GuideSetting
    from generator.directory.credentials import StateFacts
    from generator.directory.guides import Guide
    from generator.directory.national import NationalFact


@dataclass(frozen=True, slots=True)
class Content:
    """What a content folder holds. `fictional` is true for folders under a folder named tests.

    `paths` is the file of each entry, by id; `reads` what reading each entry file gave; `shared` the problems that only several
    entries together show; `setting` what all was checked against; `edition` tells the vocabulary from any other.
    """

    directory: Directory
    vocabulary: Vocabulary
    problems: tuple[Problem, ...]
    files: int
    fictional: bool
    paths: Mapping[str, str] = field(default_factory=dict)
    reads: Mapping[str, Remembered] = field(default_factory=dict)
    shared: tuple[Told, ...] = ()
    setting: Setting = field(default_factory=lambda: Setting(dt.date.min))
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Leads:
    """Where guides may lead: pages of no state, lists by filter group of the search page, ways in which a guide may end.

    With no pages, links are not checked.
    """

    pages: frozenset[str] = frozenset()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    actions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: the day, the packaged vocabulary for folders without one, slugs that are taken, where guides lead.

    With `focus`, all is read, and only problems of these files are told, with what they share with others. `known` gives what
    reading an entry file gave before, by its path as shown, where nothing has changed that this depends on.
    """

    today: dt.date
    vocabulary_dir: Path
    reserved_slugs: frozenset[str] = frozenset()
    jobs: int = 1
    progress: Callable[[int, int], None] = lambda done, total: None
    focus: frozenset[str] | None = None
    leads: Leads = field(default_factory=Leads)
    known: Callable[[str], Remembered | None] = lambda shown: None
    cache: Cache = field(default_factory=Cache)
    """Keeps what was read of the vocabulary and of the states' facts."""


def is_fictional(root: Path) -> bool:
    """Invented listings are allowed only below a folder named tests."""
    return "tests" in root.resolve().parts


def read_shared(root: Path, vocabulary_dir: Path) -> tuple[Vocabulary, frozenset[str]]:
    """The vocabulary that holds for the content folder `root`, and the reviewed crisis numbers; problems are `check`'s to tell."""
    from generator.content.facts import read_crisis

    own = root / "vocabulary"
    vocabulary, _ = read_vocabulary(own if own.is_dir() else vocabulary_dir, "vocabulary")
    path = root / "crisis.yaml"
    crisis = read_crisis(path.read_bytes(), path.as_posix(), vocabulary.lists)[0] if path.exists() else ()
    return vocabulary, numbers_of(crisis)


def numbers_of(crisis: tuple[CrisisLine, ...]) -> frozenset[str]:
    """Every number of the crisis lines."""
    return frozenset(number for line in crisis for number in (line.call, line.text, line.tty) if number)


def read_content(root: Path, reading: Reading, only: Iterable[Path] = ()) -> Content:
    """Read the content folder `root`; with `only`, just those of its entry files.

    With `only`, the Directory has neither states' facts nor guides.

    All problems of all files are in the result, sorted by place. An entry with an error is left out
    of the Directory: nothing half-read is ever published. Rules over the directory, and whether an
    exception is still needed, are looked at only where all entries are read.
    """
    zips.keep_with(zips_ahead.cache_of(reading.cache))
    collecting = gc.isenabled()
    gc.disable()  # a million values that stay and hold no circles: looking for some takes a fifth of the time
    try:
        return _read_content(root, reading, only)
    finally:
        if collecting:
            gc.enable()


def _read_content(root: Path, reading: Reading, only: Iterable[Path]) -> Content:
    problems: list[Problem] = []
    own = root / "vocabulary"
    vocabulary, found, edition = known_vocabulary(
        own if own.is_dir() else reading.vocabulary_dir, f"{root.as_posix()}/vocabulary", reading.cache
    )
    problems += found
    fictional = is_fictional(root)
    states: Mapping[str, StateFacts] = {}
    if only:
        crisis, credentials, found = _named_facts(root, vocabulary, reading, fictional, edition)
    else:
        found = []
        crisis, states = _facts(root, vocabulary, reading, fictional, found)
        credentials = _credentials(states)
        _named(root, reading, fictional, edition, lambda: (crisis, credentials, found))
    problems += found
    national = () if only else _national(root, vocabulary, reading, problems)
    data, found = known_rule_data(own, reading.cache)
    problems += found
    excuses, found = known_exceptions(root, reading.today, reading.cache)
    problems += found
    setting = Setting(
        today=reading.today,
        fictional=fictional,
        crisis_numbers=numbers_of(crisis),
        credentials=credentials,
        reserved_slugs=reading.reserved_slugs,
        excused=excuses.pairs(),
        neighbors=neighbors(vocabulary),
        timezones=timezones(vocabulary),
        data=data,
    )
    base = root / "entries"
    jobs = [(path.as_posix(), path.relative_to(base).as_posix()) for path in only] or list(entry_files(base))
    jobs.sort(key=lambda job: job[1])
    read = read_files(jobs, vocabulary, setting, reading.jobs, reading.known, reading.progress)
    entries, places, found = one_of_each(read.entries)
    problems += read.problems + found
    guides: tuple[Guide, ...] = ()
    shared: list[Told] = []
    if not only:
        shared, used = directory_problems(entries, places, setting, reading.focus)
        problems += [told.problem for told in shared] + excuses.unused(read.excused | used)
        leads = _leads(reading, vocabulary, setting, (entry.id for entry in entries if entry.state == "us"))
        guides, found = _guides(root, vocabulary, leads, edition, reading.cache)
        problems += found
    if reading.focus is not None:
        problems = [problem for problem in problems if problem.path in reading.focus]
    directory = Directory(tuple(entries), states, crisis, guides, national)
    problems.sort(key=Problem.key)
    return Content(
        directory,
        vocabulary,
        tuple(problems),
        len(jobs) + len(states) + 1,
        fictional,
        places.paths,
        read.reads,
        tuple(shared),
        setting,
        edition,
    )


def guides_of(root: Path, reading: Reading, content: Content, national: Iterable[str]) -> tuple[Guide, ...]:
    """The guides of a folder of which only some entry files were read; `national` are the ids of its nationwide entries."""
    leads = _leads(reading, content.vocabulary, content.setting, national)
    return _guides(root, content.vocabulary, leads, content.edition, reading.cache)[0]


def neighbors(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """The states that touch each state, by their capital letters."""
    states = vocabulary.lists.get("states", {})
    codes = {key: str(term.extra.get("code", "")) for key, term in states.items()}
    out = {}
    for key, term in states.items():
        near = term.extra.get("neighbors", ())
        out[codes[key]] = frozenset(
            codes[other] for other in (near if isinstance(near, tuple) else ()) if other in codes
        )
    return out


def timezones(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The time zones of each state, by its capital letters."""
    states = vocabulary.lists.get("states", {}).values()
    known = {str(term.extra.get("code", "")): term.extra.get("timezones", ()) for term in states}
    return {code: tuple(map(str, zones)) if isinstance(zones, tuple) else () for code, zones in known.items()}


_Named = tuple[tuple[CrisisLine, ...], frozenset[str], list[Problem]]


def _named_facts(
    root: Path, vocabulary: Vocabulary, reading: Reading, fictional: bool, edition: str
) -> tuple[tuple[CrisisLine, ...], frozenset[str], list[Problem]]:
    """What entries are checked against, the crisis lines and the ids of the states' credentials, with the problems of both."""

    def make() -> _Named:
        found: list[Problem] = []
        crisis, states = _facts(root, vocabulary, reading, fictional, found)
        return crisis, _credentials(states), found

    return _named(root, reading, fictional, edition, make)


def _named(root: Path, reading: Reading, fictional: bool, edition: str, make: Callable[[], _Named]) -> _Named:
    """The same, kept while the files, the vocabulary and the day stay."""
    files = [path for path in (root / "crisis.yaml", *sorted((root / "states").glob("*.yaml"))) if path.is_file()]
    key = [edition, reading.today.isoformat(), str(fictional), *(f"{p} {hashed(p.read_bytes())}" for p in files)]
    made: _Named = reading.cache.get("named", key_of(key), _Named, make)
    return made


def _credentials(states: Mapping[str, StateFacts]) -> frozenset[str]:
    return frozenset(c.id for facts in states.values() for c in facts.credentials)


def _facts(
    root: Path, vocabulary: Vocabulary, reading: Reading, fictional: bool, problems: list[Problem]
) -> tuple[tuple[CrisisLine, ...], dict[str, StateFacts]]:
    from generator.content.facts import read_crisis, read_state

    crisis: tuple[CrisisLine, ...] = ()
    path = root / "crisis.yaml"
    if path.exists():
        crisis, found = read_crisis(path.read_bytes(), path.as_posix(), vocabulary.lists)
        problems += found
    else:
        problems.append(
            Problem(
                "CRISIS-MISSING",
                Severity.ERROR,
                path.as_posix(),
                0,
                0,
                "The crisis lines are missing.",
                "Every site shows them: add crisis.yaml.",
            )
        )
    states: dict[str, StateFacts] = {}
    for path in sorted((root / "states").glob("*.yaml")):
        facts, found = read_state(
            path.read_bytes(), path.as_posix(), path.stem, vocabulary.lists, reading.today, fictional
        )
        problems += found
        if facts is not None:
            states[path.stem] = facts
    return crisis, states


def _leads(reading: Reading, vocabulary: Vocabulary, setting: Setting, national_ids: Iterable[str]) -> GuideSetting:
    """Where guides may lead, in this content: its states and nationwide listings, and the keys of its lists."""
    from generator.content.rules.guide import GuideSetting

    leads = reading.leads
    states = {f"/{key}/" for key in vocabulary.lists.get("states", {})}
    national = {f"/{one}/" for one in national_ids}
    return GuideSetting(
        today=reading.today,
        pages=leads.pages | states | national if leads.pages else frozenset(),
        filters={
            group: frozenset(key for name in names for key in vocabulary.lists.get(name, {}))
            for group, names in leads.filters.items()
            if names
        },
        numbers=setting.crisis_numbers,
        actions=leads.actions,
        data=setting.data,
    )


def _guides(
    root: Path, vocabulary: Vocabulary, leads: GuideSetting, edition: str, cache: Cache
) -> tuple[tuple[Guide, ...], list[Problem]]:
    """The guides and their problems, kept while their files and all they are checked against stay."""
    from generator.directory.guides import Guide

    own = root / "vocabulary" / FOLDER
    rules = own if own.is_dir() else vocabulary_dir() / FOLDER
    files = [*sorted((root / "pages").rglob("*.md")), *sorted(rules.glob("*.yaml"))]
    against = [leads.today.isoformat(), *sorted(leads.pages), *sorted(leads.numbers), *sorted(leads.actions)]
    filters = (f"{group} {sorted(keys)}" for group, keys in sorted(leads.filters.items()))
    key = [edition, *against, *filters, *(f"{path} {hashed(path.read_bytes())}" for path in files if path.is_file())]

    def make() -> tuple[tuple[Guide, ...], list[Problem]]:
        from generator.content.guides import read_guides

        read = read_guides(root, vocabulary.lists, leads)
        return read.guides, list(read.problems)

    made: tuple[tuple[Guide, ...], list[Problem]] = cache.get(
        "guides", key_of(key), tuple[tuple[Guide, ...], list[Problem]], make
    )
    return made


def _national(
    root: Path, vocabulary: Vocabulary, reading: Reading, problems: list[Problem]
) -> tuple[NationalFact, ...]:
    path = root / "facts.yaml"
    if not path.exists():
        return ()
    from generator.content.national import read_national

    national, found = read_national(path.read_bytes(), path.as_posix(), vocabulary.lists, reading.today)
    problems += found
    return national
