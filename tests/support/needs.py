"""What to do where a program that a test needs is not there: skip on somebody's laptop, fail in CI."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from tests.support import NODE_MODULES


def give_up(what: str, remedy: str) -> NoReturn:
    """Skips the test, saying what is missing and how to get it; in CI, where nothing may be missing, fails it."""
    message = f"{what} is missing: {remedy}"
    if os.environ.get("CI") == "true":
        pytest.fail(f"{message} (CI must not skip)", pytrace=False)
    pytest.skip(message)


def program(*names: str, remedy: str = "run `make system`") -> str:
    """The path of the first of these programs that is installed."""
    path = f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin"  # servers lie there, and few paths name it
    for name in names:
        found = shutil.which(name, path=path)
        if found:
            return found
    give_up(names[0], remedy)


def browser() -> str:
    """The Chromium that draws the tests' pages: $RECOVERY_CHROMIUM, else Debian's or Playwright's build without windows.

    That build is the same engine and costs a third of the processor's time a page (a new page each: 0.14 s against 0.43 s),
    since the whole browser starts a process for a toolbar that nobody sees.
    """
    names = ("chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return os.environ.get("RECOVERY_CHROMIUM") or program(*names)


def whole_browser() -> str:
    """The Chromium that people use, for what is measured: Lighthouse."""
    return os.environ.get("RECOVERY_CHROMIUM") or program("chromium", "chromium-browser", "google-chrome")


def node_file(relative: str) -> Path:
    """A file of a package under node_modules, e.g. "axe-core/axe.min.js"."""
    path = NODE_MODULES / relative
    if not path.exists():
        give_up(f"node_modules/{relative}", "run `npm ci` in tests/browser, or `make test`")
    return path
