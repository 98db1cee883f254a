"""SAMHSA's two workbooks, whole: every row ends somewhere, and a second import changes nothing."""

import re
import shutil
from pathlib import Path

import pytest

from tests.support.national import National, run, workbooks

ROWS = 12_176 + 9_037


def test_every_row_ends_as_an_entry_merged_or_refused_with_a_reason(national: National) -> None:
    sums = re.search(
        r"([\d,]+) rows = ([\d,]+) entries \+ ([\d,]+) merged into an entry \+ ([\d,]+) refused", national.imported
    )
    assert sums
    rows, entries, merged, refused = (int(number.replace(",", "")) for number in sums.groups())
    assert rows == ROWS == entries + merged + refused
    assert merged > 2_000
    assert refused < 10
    assert len(list((national.content / "entries").rglob("*.yaml"))) == entries + len(
        list((national.content / "entries" / "us").glob("*.yaml"))
    )


def test_no_entry_has_an_error(national: National) -> None:
    assert "Left out because of errors" not in national.built
    assert "error" not in run("check", "--content", str(national.content)).replace("no errors", "")


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_importing_again_changes_nothing_and_a_persons_change_stays(
    national: National, shared_data: Path, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    shutil.copytree(national.content, content)
    entries = sorted((content / "entries" / "wy").rglob("*.yaml"))
    changed, removed = entries[0], entries[1]
    ours = re.sub(r'number: "[\d-]+"', 'number: "307-234-5678"', changed.read_text(encoding="utf-8"), count=1)
    changed.write_text("# called on Monday\n" + ours, encoding="utf-8")
    removed.unlink()
    before = contents(content / "entries")
    told = run("import", "samhsa", *workbooks(shared_data), "--into", str(content))
    assert contents(content / "entries") == before
    ledger = contents(content / "feeds")  # it now knows what was removed; a third import has nothing left to learn
    run("import", "samhsa", *workbooks(shared_data), "--into", str(content))
    assert contents(content / "feeds") == ledger
    assert "307-234-5678" in told
    assert f"wy/{removed.stem}" in told
    assert not removed.exists()
