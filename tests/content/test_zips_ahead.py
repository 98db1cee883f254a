"""ZIPs that another process has read are those of the package; where none can, or it ends too soon, they are read here."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.content import zips_ahead
from generator.content.packed import NOWHERE, Cache
from generator.directory import zips

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


@pytest.fixture(autouse=True)
def _nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(zips, "_keep", zips._keep)
    monkeypatch.setattr(zips, "are_read", lambda: False)
    forget()
    monkeypatch.setattr("threading.active_count", lambda: 1)  # the test runner's own hold no lock
    yield
    zips_ahead.leave()
    forget()


def forget() -> None:
    """As in a process that has not yet asked for a ZIP."""
    zips._beginning_with.cache_clear()
    zips.all_zips.cache_clear()


def reading() -> bool:
    return zips_ahead._begun is not None


def of(cache: Cache, digit: str) -> list[zips.Zip]:
    found: list[zips.Zip] = zips_ahead.cache_of(cache)(f"zips-{digit}", list[zips.Zip], list)
    return found


@needs_fork
@pytest.mark.parametrize("keeps", [False, True])
def test_they_are_those_of_the_package(tmp_path: Path, keeps: bool) -> None:
    cache = Cache(tmp_path) if keeps else NOWHERE
    zips_ahead.begin(cache)
    assert reading()
    for digit in "90":
        assert of(cache, digit) == [*zips._beginning_with(digit).values()]
    zips_ahead.leave()
    assert not reading()
    assert sorted(path.name for path in tmp_path.iterdir()) == (sorted(zips.TENTHS) if keeps else [])
    zips_ahead.begin(cache)
    assert reading() != keeps


@needs_fork
def test_a_process_that_ends_too_soon_costs_time_only() -> None:
    zips_ahead.begin(NOWHERE)
    assert zips_ahead._begun
    os.kill(zips_ahead._begun._child, signal.SIGKILL)
    assert of(NOWHERE, "9") == []


@needs_fork
def test_what_nobody_asks_for_is_ended() -> None:
    zips_ahead.begin(NOWHERE)
    begun = zips_ahead._begun
    assert begun
    zips_ahead.leave()
    with pytest.raises(ChildProcessError):
        os.waitpid(begun._child, 0)
