"""Reading a whole content folder: every file, every problem, one Directory.

This is where the disk is read; what is done with the bytes stands in `entries`, `vocabulary_files`
and `facts`. Entries are read on a pool of processes when there are many; the result does not depend
on how many processes there are, nor on the order in which a disk lists files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.content.entries import read_entry
from generator.content.facts import read_crisis, read_state
from generator.content.rules import Setting
from generator.content.vocabulary import Vocabulary
from generator.content.vocabulary_files import read_vocabulary
from generator.directory.credentials import StateFacts
from generator.directory.crisis import CrisisLine
from generator.directory.directory import Directory
from generator.directory.model import Entry
from generator.problems import Problem, Severity

_CHUNK = 250
_POOL_FROM = 2 * _CHUNK


@dataclass(frozen=True, slots=True)
class Content:
    """What a content folder holds. `fictional` is true for folders under a folder named tests."""

    directory: Directory
    vocabulary: Vocabulary
    problems: tuple[Problem, ...]
    files: int
    fictional: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: the day, the packaged vocabulary for folders without one, slugs that are taken."""

    today: dt.date
    vocabulary_dir: Path
    reserved_slugs: frozenset[str] = frozenset()
    jobs: int = 1
    progress: Callable[[int, int], None] = lambda done, total: None


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
    of the Directory: nothing half-read is ever published.
    """
    problems: list[Problem] = []
    own = root / "vocabulary"
    vocabulary, found = read_vocabulary(
        own if own.is_dir() else reading.vocabulary_dir, f"{root.as_posix()}/vocabulary"
    )
    problems += found
    fictional = is_fictional(root)
    crisis, states = _facts(root, vocabulary, reading, fictional, problems)
    setting = Setting(
        today=reading.today,
        fictional=fictional,
        crisis_numbers=numbers_of(crisis),
        credentials=frozenset(c.id for facts in states.values() for c in facts.credentials),
        reserved_slugs=reading.reserved_slugs,
    )
    base = root / "entries"
    wanted = list(only) if only else list(base.rglob("*.yaml")) + list(base.rglob("*.yml"))
    jobs = [(path.as_posix(), path.relative_to(base).as_posix()) for path in wanted]
    jobs.sort(key=lambda job: job[1])
    entries, found = _read_all(jobs, vocabulary, setting, reading)
    problems += found
    entries, found = _whole(entries, base.as_posix())
    problems += found
    directory = Directory(tuple(entries), states, crisis)
    problems.sort(key=Problem.key)
    return Content(directory, vocabulary, tuple(problems), len(jobs) + len(states) + 1, fictional)


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


_Chunk = list[tuple[str, str]]
_Result = tuple[list[Entry], list[Problem]]


def _read_chunk(chunk: _Chunk, vocabulary: Vocabulary, setting: Setting) -> _Result:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for shown, below in chunk:
        try:
            data = Path(shown).read_bytes()
        except OSError:
            problems.append(
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
        read = read_entry(data, shown, PurePosixPath(below), vocabulary.lists, setting)
        problems += read.problems
        if read.entry is not None:
            entries.append(read.entry)
    return entries, problems


_shared: tuple[Vocabulary, Setting]


def _start_worker(vocabulary: Vocabulary, setting: Setting) -> None:
    global _shared  # noqa: PLW0603  # a pool's workers have no other place for what they share
    _shared = (vocabulary, setting)


def _work(chunk: _Chunk) -> _Result:
    return _read_chunk(chunk, *_shared)


def _read_all(jobs: _Chunk, vocabulary: Vocabulary, setting: Setting, reading: Reading) -> _Result:
    chunks = [jobs[n : n + _CHUNK] for n in range(0, len(jobs), _CHUNK)]
    entries: list[Entry] = []
    problems: list[Problem] = []
    done = 0

    def take(chunk: _Chunk, result: _Result) -> None:
        nonlocal done
        entries.extend(result[0])
        problems.extend(result[1])
        done += len(chunk)
        reading.progress(done, len(jobs))

    if reading.jobs > 1 and len(jobs) >= _POOL_FROM:
        with ProcessPoolExecutor(reading.jobs, initializer=_start_worker, initargs=(vocabulary, setting)) as pool:
            for chunk, result in zip(chunks, pool.map(_work, chunks), strict=True):
                take(chunk, result)
    else:
        for chunk in chunks:
            take(chunk, _read_chunk(chunk, vocabulary, setting))
    return entries, problems


def _whole(entries: list[Entry], base: str) -> _Result:
    """What only the whole directory shows: two files of one id, a former id that is still in use."""
    kept: dict[str, Entry] = {}
    problems: list[Problem] = []
    for entry in entries:
        if entry.id in kept:
            problems.append(
                Problem(
                    "ID-TWICE",
                    Severity.ERROR,
                    f"{base}/{entry.id}.yaml",
                    0,
                    0,
                    f"Two files of {entry.state} are named {entry.slug}.",
                    "Rename one of them.",
                )
            )
        else:
            kept[entry.id] = entry
    claimed: dict[str, str] = {}
    for entry in list(kept.values()):
        former = []
        for old in entry.former_ids:
            if old in kept or claimed.setdefault(old, entry.id) != entry.id:
                problems.append(
                    Problem(
                        "ID-FORMER",
                        Severity.ERROR,
                        f"{base}/{entry.id}.yaml",
                        0,
                        0,
                        f"The former id {old} belongs to another entry.",
                        "Delete it from former_ids.",
                    )
                )
            else:
                former.append(old)
        if len(former) != len(entry.former_ids):
            kept[entry.id] = replace(entry, former_ids=tuple(former))
    return sorted(kept.values(), key=lambda e: e.id), problems
