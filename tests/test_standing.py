"""Whether a site still stands: the same answer from a process of its own, from this one, and where that process dies."""

import os
import subprocess
import sys
import threading

import pytest

from generator.publish.standing import Standing
from tests.support import ROOT

ASKED = """
import os, signal, sys, time
from generator.publish.standing import Standing

here = os.getpid()

def elsewhere(look):
    def stands(number):
        if os.getpid() == here:
            return True
        return look(number)
    return stands

def dies(number):
    os.kill(os.getpid(), signal.SIGKILL)

def leaves(number):
    sys.exit(0)

looks = (lambda n: True, lambda n: False, lambda n: n != 150, lambda n: 1 / 0, leaves, dies)
answers = [Standing(elsewhere(one), 200) for one in looks]
answers += [Standing(lambda n: os.getpid() != here or n != 199, 200), Standing(lambda n: True, 0)]
print("told once", end=" ")
if hasattr(os, "waitid"):  # until each has looked at all that it would
    for one in answers:
        os.waitid(os.P_PID, one._child, os.WEXITED | os.WNOWAIT)
else:
    time.sleep(0.5)
print([one() for one in answers], [one() for one in answers] == [one() for one in answers], all(one._child for one in answers))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_another_process_answers_and_no_mishap_is_a_yes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "told once [True, False, False, False, False, False, True, False] True True\n"


@pytest.mark.parametrize("answer", [True, False])
def test_beside_other_threads_it_is_looked_for_when_it_is_asked(answer: bool) -> None:
    asked: list[int] = []

    def stands(number: int) -> bool:
        asked.append(os.getpid())
        return answer or number < 2

    over = threading.Event()
    other = threading.Thread(target=over.wait)
    other.start()
    try:
        standing = Standing(stands, 3)
        assert not asked
        assert [standing(), standing()] == [answer, answer]
    finally:
        over.set()
        other.join()
    assert asked == 3 * [os.getpid()]
