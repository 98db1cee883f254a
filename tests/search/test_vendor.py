"""What others wrote and visitors load is what they published, byte for byte."""

import hashlib
import subprocess
import tomllib

import pytest

from tests.support import ROOT, needs

VENDOR = ROOT / "templates" / "assets" / "vendor"
LISTED = tomllib.loads((VENDOR / "vendor.toml").read_text(encoding="utf-8"))


def test_every_vendored_file_is_listed_with_its_licence_and_unmodified() -> None:
    listed = {"vendor.toml"}
    for part in LISTED.values():
        assert hashlib.sha256((VENDOR / part["file"]).read_bytes()).hexdigest() == part["sha256"]
        assert part["copyright"] in (VENDOR / part["licence_file"]).read_text(encoding="utf-8")
        listed |= {part["file"], part["licence_file"]}
    assert {path.name for path in VENDOR.iterdir()} == listed


def test_lunr_is_the_npm_packages_own_file() -> None:
    published = needs.node_file("lunr/lunr.min.js").read_bytes()
    assert (VENDOR / LISTED["lunr"]["file"]).read_bytes() == published


@pytest.mark.parametrize(("name", "more"), [("lunr-query", []), ("lunr-edits", ["edits"])])
def test_what_search_needs_of_lunr_is_cut_out_of_that_file_and_nothing_else(name: str, more: list[str]) -> None:
    """Regenerate with `node tests/browser/cut-lunr.mjs SOURCE [edits] > CUT`."""
    needs.node_file("acorn/package.json")
    cut = ROOT / "tests" / "browser" / "cut-lunr.mjs"
    command = [needs.program("node"), str(cut), str(VENDOR / LISTED["lunr"]["file"]), *more]
    made = subprocess.run(command, check=True, capture_output=True).stdout
    assert (VENDOR / LISTED[name]["file"]).read_bytes() == made
