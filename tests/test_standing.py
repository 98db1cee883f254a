"""Whether a site still stands: the same answer from a process of its own, from this one, and where that process dies."""

import os
import subprocess
import sys
import threading

import pytest

from generator.publish.standing import Standing
from tests.support import ROOT

ASKED = """
import os, signal, sys
from generator.publish.standing import Standing

def dies():
    os.kill(os.getpid(), signal.SIGKILL)

print("told once", end=" ")
answers = [Standing(one) for one in (lambda: True, lambda: False, lambda: 1 / 0, lambda: sys.exit(0), dies)]
print([one() for one in answers], [one() for one in answers] == [one() for one in answers], all(one._child for one in answers))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_another_process_answers_and_no_mishap_is_a_yes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "told once [True, False, False, False, False] True True\n"


@pytest.mark.parametrize("answer", [True, False])
def test_beside_other_threads_it_is_looked_for_when_it_is_asked(answer: bool) -> None:
    asked: list[int] = []

    def stands() -> bool:
        asked.append(os.getpid())
        return answer

    over = threading.Event()
    other = threading.Thread(target=over.wait)
    other.start()
    try:
        standing = Standing(stands)
        assert not asked
        assert [standing(), standing()] == [answer, answer]
    finally:
        over.set()
        other.join()
    assert asked == [os.getpid()]
