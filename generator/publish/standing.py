"""Whether a site still stands as it was written: a process of its own looks, while the rest of a build goes on.

Of 17,000 entries some 40,000 files are to be looked at, as long as everything else takes that a build of nothing new does. They are
looked at piece by piece; once the build needs the answer, it looks at pieces, too, so that no processor waits.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator

_MOST = 128  # numbers that a pipe holds, a byte each


class Standing:
    """The answer to a question that is asked at once and needed later: whether each of so many pieces stands, by its number.

    Before it another is answered, piece by piece, by both processes: which of the `first` stand.
    """

    def __init__(
        self, stands: Callable[[int], bool], pieces: int, first: Callable[[int], bool] = bool, firsts: int = 0
    ) -> None:
        self._stands, self._pieces = stands, pieces
        self._is_first, self._firsts = first, firsts
        self._answer: bool | None = None
        self._child = 0
        # A fork takes along no other thread, only the locks that one may hold.
        if hasattr(os, "fork") and hasattr(os, "waitpid") and threading.active_count() == 1:
            self._rest, self._begin = _numbers(min(pieces, _MOST)), _numbers(min(firsts, _MOST))
            self._told, into = os.pipe()
            self._child = self._asked(into)
            os.close(into)

    def first(self) -> frozenset[int]:
        """Which of the first pieces stand. It is asked once."""
        if not self._child:
            return frozenset(filter(self._is_first, range(self._firsts)))
        numbers = set(self._look_first())
        while told := os.read(self._told, _MOST):
            numbers.update(told)
        os.close(self._begin)
        os.close(self._told)
        return frozenset(number for number in range(self._firsts) if number % _MOST in numbers)

    def __call__(self) -> bool:
        """The answer, once it is there; where no other process can look, it is looked for now."""
        if self._answer is None:
            if self._child:
                mine = self._look()
                theirs = os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1]) == _YES
                os.close(self._rest)
                self._answer = mine and theirs
            else:
                self._answer = self._pieces > 0 and all(map(self._stands, range(self._pieces)))
        return self._answer

    def _look_first(self) -> Iterator[int]:
        """The numbers this process takes for which all first pieces stand."""
        while number := os.read(self._begin, 1):
            if all(map(self._is_first, range(number[0], self._firsts, _MOST))):
                yield number[0]

    def _look(self) -> bool:
        """Whether all pieces stand that this process takes, until none is left."""
        while number := os.read(self._rest, 1):
            if not all(map(self._stands, range(number[0], self._pieces, _MOST))):
                while os.read(self._rest, _MOST):
                    pass  # nobody need look any more
                return False
        return self._pieces > 0

    def _asked(self, into: int) -> int:
        if child := os.fork():
            return child
        code = _NO
        try:
            for number in self._look_first():
                os.write(into, bytes((number,)))
            os.close(into)
            code = _YES if self._look() else _NO
        finally:
            os._exit(code)  # nothing of the parent's is written or cleared away twice


_YES, _NO = 3, 4
"""Exit codes that no process ends with by mishap."""


def _numbers(count: int) -> int:
    """A pipe to read from, with the numbers below `count`, a byte each: whoever reads one has it alone."""
    rest, into = os.pipe()
    os.write(into, bytes(range(count)))
    os.close(into)
    return rest
