"""Reading a whole content folder: every file, every problem, one Directory.

This is where the disk is read; what is done with the bytes stands in `entries`, `vocabulary_files`
and `facts`. Entries are read on a pool of processes when there are many; the result does not depend
on how many processes there are, nor on the order in which a disk lists files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from generator.content.entries import entry_id, read_entry
from generator.content.exceptions import Excuses, read_exceptions
from generator.content.facts import read_crisis, read_state
from generator.content.guides import Guides, read_guides
from generator.content.national import read_national
from generator.content.rule_data import FOLDER, RuleData, packaged, read_rule_data
from generator.content.rules import Setting
from generator.content.rules.guide import GuideSetting
from generator.content.vocabulary import Vocabulary
from generator.content.vocabulary_files import read_vocabulary
from generator.content.whole import Places, directory_problems, one_of_each
from generator.directory.credentials import StateFacts
from generator.directory.crisis import CrisisLine
from generator.directory.directory import Directory
from generator.directory.model import Entry
from generator.directory.national import NationalFact
from generator.problems import Problem, Severity

_CHUNK = 250
_POOL_FROM = 2 * _CHUNK


@dataclass(frozen=True, slots=True)
class Content:
    """What a content folder holds. `fictional` is true for folders under a folder named tests.

    `paths` is the file of each entry, by id.
    """

    directory: Directory
    vocabulary: Vocabulary
    problems: tuple[Problem, ...]
    files: int
    fictional: bool
    paths: Mapping[str, str] = field(default_factory=dict)


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

    With `focus`, all is read, and only problems of these files are told, with what they share with others.
    """

    today: dt.date
    vocabulary_dir: Path
    reserved_slugs: frozenset[str] = frozenset()
    jobs: int = 1
    progress: Callable[[int, int], None] = lambda done, total: None
    focus: frozenset[str] | None = None
    leads: Leads = field(default_factory=Leads)


def is_fictional(root: Path) -> bool:
    """Invented listings are allowed only below a folder named tests."""
    return "tests" in root.resolve().parts


def read_shared(root: Path, vocabulary_dir: Path) -> tuple[Vocabulary, frozenset[str]]:
    """The vocabulary that holds for the content folder `root`, and the reviewed crisis numbers; problems are `check`'s to tell."""
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

    All problems of all files are in the result, sorted by place. An entry with an error is left out
    of the Directory: nothing half-read is ever published. Rules over the directory, and whether an
    exception is still needed, are looked at only where all entries are read.
    """
    problems: list[Problem] = []
    own = root / "vocabulary"
    vocabulary, found = read_vocabulary(
        own if own.is_dir() else reading.vocabulary_dir, f"{root.as_posix()}/vocabulary"
    )
    problems += found
    fictional = is_fictional(root)
    crisis, states = _facts(root, vocabulary, reading, fictional, problems)
    national = _national(root, vocabulary, reading, problems)
    data, found = _rule_data(own)
    problems += found
    excuses, found = read_exceptions(root, reading.today)
    problems += found
    setting = Setting(
        today=reading.today,
        fictional=fictional,
        crisis_numbers=numbers_of(crisis),
        credentials=frozenset(c.id for facts in states.values() for c in facts.credentials),
        reserved_slugs=reading.reserved_slugs,
        excused=excuses.pairs(),
        neighbors=neighbors(vocabulary),
        timezones=timezones(vocabulary),
        data=data,
    )
    base = root / "entries"
    wanted = list(only) if only else list(base.rglob("*.yaml")) + list(base.rglob("*.yml"))
    jobs = [(path.as_posix(), path.relative_to(base).as_posix()) for path in wanted]
    jobs.sort(key=lambda job: job[1])
    read = _read_all(jobs, vocabulary, setting, reading)
    entries, places, found = one_of_each(read.entries)
    problems += read.problems + found
    guides = Guides()
    if not only:
        problems += _of_all(entries, read, places, setting, excuses, reading)
        guides = read_guides(root, vocabulary.lists, _leads(reading, vocabulary, setting, entries))
        problems += guides.problems
    if reading.focus is not None:
        problems = [problem for problem in problems if problem.path in reading.focus]
    directory = Directory(tuple(entries), states, crisis, guides.guides, national)
    problems.sort(key=Problem.key)
    return Content(directory, vocabulary, tuple(problems), len(jobs) + len(states) + 1, fictional, places.paths)


def _of_all(
    entries: list[Entry], read: _Read, places: Places, setting: Setting, excuses: Excuses, reading: Reading
) -> list[Problem]:
    found, used = directory_problems(entries, places, setting, reading.focus)
    return found + excuses.unused(read.excused | used)


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


def _rule_data(own: Path) -> tuple[RuleData, list[Problem]]:
    """The words and hosts of the rules: the content folder's own, or those that come with the tool."""
    folder = own / FOLDER
    return read_rule_data(folder, folder.as_posix()) if folder.is_dir() else (packaged(), [])


def _facts(
    root: Path, vocabulary: Vocabulary, reading: Reading, fictional: bool, problems: list[Problem]
) -> tuple[tuple[CrisisLine, ...], dict[str, StateFacts]]:
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


def _leads(reading: Reading, vocabulary: Vocabulary, setting: Setting, entries: list[Entry]) -> GuideSetting:
    """Where guides may lead, in this content: its states and nationwide listings, and the keys of its lists."""
    leads = reading.leads
    states = {f"/{key}/" for key in vocabulary.lists.get("states", {})}
    national = {f"/{entry.id}/" for entry in entries if entry.state == "us"}
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


def _national(
    root: Path, vocabulary: Vocabulary, reading: Reading, problems: list[Problem]
) -> tuple[NationalFact, ...]:
    path = root / "facts.yaml"
    if not path.exists():
        return ()
    national, found = read_national(path.read_bytes(), path.as_posix(), vocabulary.lists, reading.today)
    problems += found
    return national


_Chunk = list[tuple[str, str]]


@dataclass(slots=True)
class _Read:
    """What was read of some files: entries with their files, problems, exceptions that were used."""

    entries: list[tuple[Entry, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    excused: set[tuple[str, str]] = field(default_factory=set)

    def take(self, other: _Read) -> None:
        self.entries += other.entries
        self.problems += other.problems
        self.excused |= other.excused


def _read_chunk(chunk: _Chunk, vocabulary: Vocabulary, setting: Setting) -> _Read:
    found = _Read()
    for shown, below in chunk:
        try:
            data = Path(shown).read_bytes()
        except OSError:
            found.problems.append(
                Problem(
                    "FILE-UNREADABLE",
                    Severity.ERROR,
                    shown,
                    0,
                    0,
                    "This file cannot be opened.",
                    "Check its permissions.",
                )
            )
            continue
        path = PurePosixPath(below)
        try:
            read = read_entry(data, shown, path, vocabulary.lists, setting)
        except BaseException as error:
            error.add_note(f"while reading {shown}")
            raise
        found.problems += read.problems
        found.excused |= {(code, entry_id(path)) for code in read.excused}
        if read.entry is not None:
            found.entries.append((read.entry, shown))
    return found


_shared: tuple[Vocabulary, Setting]


def _start_worker(vocabulary: Vocabulary, setting: Setting) -> None:
    global _shared  # noqa: PLW0603  # a pool's workers have no other place for what they share
    _shared = (vocabulary, setting)


def _work(chunk: _Chunk) -> _Read:
    return _read_chunk(chunk, *_shared)


def _fatal(chunks: Iterable[_Chunk], vocabulary: Vocabulary, setting: Setting) -> str:
    """The file that ends a process which reads it, each being read by one of its own; "files" where none does alone."""
    for chunk in chunks:
        with ProcessPoolExecutor(1, initializer=_start_worker, initargs=(vocabulary, setting)) as pool:
            if not pool.submit(_work, chunk).exception():
                continue
        for one in chunk:
            with ProcessPoolExecutor(1, initializer=_start_worker, initargs=(vocabulary, setting)) as pool:
                if isinstance(pool.submit(_work, [one]).exception(), BrokenProcessPool):
                    return one[0]
    return "files"


def _read_all(jobs: _Chunk, vocabulary: Vocabulary, setting: Setting, reading: Reading) -> _Read:
    chunks = [jobs[n : n + _CHUNK] for n in range(0, len(jobs), _CHUNK)]
    read = _Read()
    done = 0

    def take(chunk: _Chunk, result: _Read) -> None:
        nonlocal done
        read.take(result)
        done += len(chunk)
        reading.progress(done, len(jobs))

    if reading.jobs > 1 and len(jobs) >= _POOL_FROM:
        with ProcessPoolExecutor(reading.jobs, initializer=_start_worker, initargs=(vocabulary, setting)) as pool:
            rest = iter(chunks)
            results = pool.map(_work, chunks)
            for chunk in rest:
                try:
                    take(chunk, next(results))
                except BrokenProcessPool as error:
                    error.add_note(f"while reading {_fatal([chunk, *rest], vocabulary, setting)}")
                    raise
    else:
        for chunk in chunks:
            take(chunk, _read_chunk(chunk, vocabulary, setting))
    return read
