"""Shares of work on processes: the states on a pool; what looks at all entries in a process of its own, whose memory is free again
long before the states are done.
"""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Semaphore
from typing import Any

from generator.publish import staging
from generator.records import dataclass
from generator.shares import Renderers, Share, Work, Written

Results = Iterator[tuple[Share, Written]]


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is done beside: `keep` with each share that was made, `aside` once those that look at all entries are. Both note what they
    keep in `keys`, and may be done in another process.
    """

    keep: Callable[[Share, Written], None]
    aside: list[Callable[[], None]]
    keys: dict[str, str]


def results(work: Work, shares: list[Share], jobs: int, keeping: Keeping) -> Results:
    """Make the shares, in as many processes, and keep them; gives what became of each, in any order.

    Raises what making one raises, with a note of what was being made; BrokenProcessPool where that ended its process.
    """
    if jobs == 1:
        yield from _made_here(work, shares, keeping)
        return
    own, others = work.apart(shares)
    forks = multiprocessing.get_start_method() == "fork"
    apart = _Apart(work, own, keeping) if own and forks else None
    # While that one is there, a worker less is at work: more would take memory and no less time.
    turns = multiprocessing.Semaphore(jobs - 1 if apart else jobs)
    try:
        with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(work, turns)) as pool:
            futures = {pool.submit(_render, share): share for share in others}
            try:
                yield from apart.results() if apart else _made_here(work, own, keeping)
            finally:
                turns.release()
            for future in as_completed(futures):
                try:
                    written = future.result()
                except BrokenProcessPool as error:
                    left = [futures[one] for one in futures if not _is_done(one)]
                    error.add_note(f"while making {_fatal(work, left)}")
                    raise
                keeping.keep(futures[future], written)
                yield futures[future], written
    finally:
        if apart:
            apart.end()


def _made_here(work: Work, shares: list[Share], keeping: Keeping) -> Results:
    renderers = Renderers(work)
    for share in shares:
        written = work.render(share, renderers)
        keeping.keep(share, written)
        yield share, written
    for do in keeping.aside:
        do()


class _Apart:
    """A process that makes the shares which look at all entries. A copy of this one, it need not be sent them; of what it makes it
    sends what is wanted here.
    """

    def __init__(self, work: Work, shares: list[Share], keeping: Keeping) -> None:
        self._work, self._shares, self._keeping = work, shares, keeping
        self._from, into = multiprocessing.Pipe(duplex=False)
        self._process = multiprocessing.Process(target=self._make, args=(into,))
        self._process.start()
        into.close()

    def _make(self, into: Connection) -> None:
        tables = self._work.config.offline
        try:
            for _, written in _made_here(self._work, self._shares, self._keeping):
                into.send(replace(written, placed=None, tables=written.tables if tables else {}))
            into.send(self._keeping.keys)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is raised where the build is
            into.send(error)

    def results(self) -> Results:
        """What became of each share, as soon as it is made."""
        for at, share in enumerate(self._shares):
            yield share, self._sent(self._shares[at:])
        self._keeping.keys.update(self._sent([]))

    def _sent(self, left: list[Share]) -> Any:
        try:
            sent = self._from.recv()
        except EOFError:
            error = BrokenProcessPool("A process ended before it had made its share.")
            error.add_note(f"while making {_fatal(self._work, left)}")
            raise error from None
        if isinstance(sent, Exception):
            raise sent
        return sent

    def end(self) -> None:
        """No process is left, whatever has happened."""
        self._process.kill()
        self._process.join()
        self._from.close()


_worker: tuple[Work, Renderers]


def _start_worker(work: Work, turns: Semaphore) -> None:
    global _worker  # noqa: PLW0603  # a pool's workers have no other place for what they share
    turns.acquire()
    _worker = (work, Renderers(work))


def _render(share: Share) -> Written:
    work, renderers = _worker
    return work.render(share, renderers)


def _is_done(future: Future[Written]) -> bool:
    return future.done() and future.exception() is None


def _fatal(work: Work, shares: list[Share]) -> str:
    """The share, and the entry in it, that ends a process which makes it, each being made by one of its own."""
    stage = staging.beside(work.stage, ".tried")
    mark = stage.with_name(f"{stage.name}.entry")

    def told(entry: str) -> None:
        mark.write_text(entry)

    made = replace(work.made, told=told)
    found = "pages"
    for share in shares:
        stage.mkdir()
        trial = replace(work, stage=stage, made=made, known={})
        with ProcessPoolExecutor(1, initializer=_start_worker, initargs=(trial, multiprocessing.Semaphore())) as pool:
            ends = isinstance(pool.submit(_render, share).exception(), BrokenProcessPool)
        shutil.rmtree(stage)
        if ends:
            found = f"{share[0]} {share[1] or 'pages of no state'}" + (
                f", entries/{mark.read_text()}.yaml" if mark.exists() else ""
            )
            break
    mark.unlink(missing_ok=True)
    return found
