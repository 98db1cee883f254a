"""Whether a site still stands as it was written: a process of its own looks, while the rest of a build goes on.

Of 17,000 entries some 40,000 files are to be looked at, as long as everything else takes that a build of nothing new does.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable


class Standing:
    """The answer to a question that is asked at once and needed later."""

    def __init__(self, stands: Callable[[], bool]) -> None:
        self._stands = stands
        self._answer: bool | None = None
        self._child = 0
        # A fork takes along no other thread, only the locks that one may hold.
        if hasattr(os, "fork") and hasattr(os, "waitpid") and threading.active_count() == 1:
            self._child = _asked(stands)

    def __call__(self) -> bool:
        """The answer, once it is there; where no other process can look, it is looked for now."""
        if self._answer is None:
            if self._child:
                self._answer = os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1]) == _YES
            else:
                self._answer = self._stands()
        return self._answer


_YES, _NO = 3, 4
"""Exit codes that no process ends with by mishap."""


def _asked(stands: Callable[[], bool]) -> int:
    if child := os.fork():
        return child
    code = _NO
    try:
        code = _YES if stands() else _NO
    finally:
        os._exit(code)  # nothing of the parent's is written or cleared away twice
