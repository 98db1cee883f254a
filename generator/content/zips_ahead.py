"""The ZIP codes, read by a process of its own while this one reads the rest: they take 1.7 seconds where nobody has kept them, and what
the package needs for that, twice what the codes themselves need, is gone with the process.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from generator.content.packed import Cache, packed, unpacked
from generator.directory import zips
from generator.directory.zips import Zip

_CAN = hasattr(os, "fork") and hasattr(os, "kill") and hasattr(os, "waitpid")
_Tenths = dict[str, list[Zip]]


class _Process:
    """Reads all ZIPs, writes them into a pipe once it has read all, and keeps them."""

    def __init__(self, cache: Cache) -> None:
        self._out, into = os.pipe()
        self._child = os.fork()
        if self._child:
            os.close(into)
            return
        try:
            gc.disable()
            zips.keep_with(lambda name, kind, make: make() if (one := cache.found(name, "", kind)) is None else one)
            data = packed({name: zips.tenth(name) for name in zips.TENTHS})
            with os.fdopen(into, "wb") as pipe:
                pipe.write(data)
            for name in zips.TENTHS:  # nobody waits for that
                cache.get(name, "", list[Zip], partial(zips.tenth, name))
        finally:
            os._exit(0)  # nothing of the parent's is written or cleared away twice

    def read(self) -> _Tenths:
        """What it has read, by name; {} where it could not."""
        with os.fdopen(self._out, "rb") as pipe:
            data = pipe.read()
        with contextlib.suppress(ValueError):
            return unpacked(data, _Tenths)
        return {}

    def end(self, *, now: bool) -> None:
        """Wait for its end; with `now`, nobody wants what it reads."""
        if now:
            os.close(self._out)
            os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)


_begun: _Process | None = None
_ready: _Tenths | None = None


def begin(cache: Cache) -> None:
    """Begin to read the ZIPs, if the cache lacks some and another process can read them."""
    global _begun  # noqa: PLW0603  # as in `zips`: what the package holds is the same for all who ask
    kept = cache.folder is not None and all((cache.folder / name).exists() for name in zips.TENTHS)
    # A fork takes along no other thread, only the locks that one may hold.
    if _CAN and _begun is None and not kept and not zips.are_read() and threading.active_count() == 1:
        _begun = _Process(cache)


def leave() -> None:
    """End what was begun."""
    global _begun, _ready  # noqa: PLW0603  # likewise
    if _begun is not None:
        _begun.end(now=_ready is None)
    _begun = _ready = None


def cache_of(cache: Cache) -> zips.Keep:
    """Where ZIPs are kept, for `zips.keep_with`: what was begun to be read is waited for."""

    def kept(name: str, kind: Any, make: Callable[[], Any]) -> Any:
        global _ready  # noqa: PLW0603  # likewise
        if _begun is not None and _ready is None:
            _ready = _begun.read()
        return _ready.pop(name) if _ready and name in _ready else cache.get(name, "", kind, make)

    return kept
