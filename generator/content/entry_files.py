"""Reading entry files, on a pool of processes when there are many; the result does not depend on how many processes there are."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from pathlib import Path, PurePosixPath

from generator.content.entries import ReadEntry, entry_id, read_entry
from generator.content.packed import hashed, packed, unpacked
from generator.content.rules import Setting
from generator.content.sharing import sharing
from generator.content.vocabulary import Vocabulary
from generator.directory.model import Entry
from generator.directory.zips import Zip, all_zips
from generator.problems import Problem, Severity
from generator.records import dataclass

_CHUNK = 250
_POOL_FROM = 2 * _CHUNK
_Chunk = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Remembered:
    """What reading an entry file gave, and the hash of the bytes that were read, "" where the file could not be opened."""

    print: str
    read: ReadEntry


def entry_files(base: Path) -> Iterator[tuple[str, str]]:
    """Every entry file: its path as shown, and below `base`."""
    top = base.as_posix()
    for folder, folders, files in os.walk(top):
        for name in (*folders, *files):
            if name.endswith((".yaml", ".yml")):
                shown = f"{folder}/{name}"
                yield shown, shown[len(top) + 1 :]


@dataclass(slots=True)
class ReadFiles:
    """What was read of some files: entries with their files, problems, exceptions that were used."""

    entries: list[tuple[Entry, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    excused: set[tuple[str, str]] = field(default_factory=set)
    reads: dict[str, Remembered] = field(default_factory=dict)
    share: Callable[[Entry], None] = lambda entry: None

    def meet(self, some: Iterable[tuple[str, Remembered]]) -> None:
        """Take what reading some files gave."""
        for shown, one in some:
            if one.read.entry is not None:
                self.share(one.read.entry)
            self.reads[shown] = one

    def take(self, chunk: _Chunk) -> None:
        """Take what became of some files, which stands in `reads`, in their order."""
        for shown, below in chunk:
            read = self.reads[shown].read
            self.problems += read.problems
            self.excused |= {(code, entry_id(PurePosixPath(below))) for code in read.excused}
            if read.entry is not None:
                self.entries.append((read.entry, shown))


def _read_chunk(chunk: _Chunk, vocabulary: Vocabulary, setting: Setting) -> list[Remembered]:
    return [_read_file(shown, below, vocabulary, setting) for shown, below in chunk]


def _read_file(shown: str, below: str, vocabulary: Vocabulary, setting: Setting) -> Remembered:
    try:
        with open(shown, "rb") as file:  # noqa: PTH123  # texts: 20,000 Paths cost a second
            data = file.read()
    except OSError:
        problem = Problem(
            "FILE-UNREADABLE",
            Severity.ERROR,
            shown,
            0,
            0,
            "This file cannot be opened.",
            "Check its permissions.",
        )
        return Remembered("", ReadEntry(None, (problem,)))
    try:
        return Remembered(hashed(data), read_entry(data, shown, below, vocabulary.lists, setting))
    except BaseException as error:
        error.add_note(f"while reading {shown}")
        raise


_shared: tuple[Vocabulary, Setting]


def _start_worker(vocabulary: Vocabulary, setting: Setting) -> None:
    global _shared  # noqa: PLW0603  # a pool's workers have no other place for what they share
    gc.disable()  # what is read holds no circles; looking for some takes a fifth of the time
    _shared = (vocabulary, setting)


def _work(chunk: _Chunk) -> bytes:
    return packed(_read_chunk(chunk, *_shared))


def _fatal(chunks: Iterable[_Chunk], vocabulary: Vocabulary, setting: Setting) -> str:
    """The file that ends a process which reads it, each being read by one of its own; "files" where none does alone."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    for chunk in chunks:
        with ProcessPoolExecutor(1, initializer=_start_worker, initargs=(vocabulary, setting)) as pool:
            if not pool.submit(_work, chunk).exception():
                continue
        for one in chunk:
            with ProcessPoolExecutor(1, initializer=_start_worker, initargs=(vocabulary, setting)) as pool:
                if isinstance(pool.submit(_work, [one]).exception(), BrokenProcessPool):
                    return one[0]
    return "files"


def read_files(
    jobs: _Chunk,
    vocabulary: Vocabulary,
    setting: Setting,
    processes: int,
    known: Callable[[str], Remembered | None],
    progress: Callable[[int, int], None],
) -> ReadFiles:
    """Read entry files, each given by its path as shown and below `entries/`, in this order; what is `known` is not read again."""
    read = ReadFiles()
    read.reads.update((shown, one) for shown, _ in jobs if (one := known(shown)) is not None)
    new = [job for job in jobs if job[0] not in read.reads]
    if len(new) >= _POOL_FROM:
        read.share = sharing(Entry)
    for chunk, made in _made(new, vocabulary, setting, processes):
        read.meet(zip((shown for shown, _ in chunk), made, strict=True))
        progress(len(read.reads), len(jobs))
    read.take(jobs)
    return read


def _made(
    jobs: _Chunk, vocabulary: Vocabulary, setting: Setting, processes: int
) -> Iterator[tuple[_Chunk, list[Remembered]]]:
    """What reading the files gives, some at a time, in their order."""
    chunks = [jobs[n : n + _CHUNK] for n in range(0, len(jobs), _CHUNK)]
    if processes == 1 or len(jobs) < _POOL_FROM:
        yield from ((chunk, _read_chunk(chunk, vocabulary, setting)) for chunk in chunks)
        return
    from concurrent.futures import ProcessPoolExecutor  # which a check of one file does without
    from concurrent.futures.process import BrokenProcessPool

    # Before processes are forked: each would read them for itself, and so would those that make pages.
    share = sharing(Zip)
    for one in all_zips().values():
        share(one)
    with ProcessPoolExecutor(processes, initializer=_start_worker, initargs=(vocabulary, setting)) as pool:
        rest = iter(chunks)
        results = pool.map(_work, chunks)
        for chunk in rest:
            try:
                found = next(results)
            except BrokenProcessPool as error:
                error.add_note(f"while reading {_fatal([chunk, *rest], vocabulary, setting)}")
                raise
            # Packed, because a pool takes four times as long to hand on the values themselves.
            yield chunk, unpacked(found, list[Remembered])
