"""A whole content folder: nothing half-read is published, and neither order nor processes matter."""

import datetime as dt
import random
from dataclasses import replace
from pathlib import Path

import pytest

from generator.content import entry_files
from generator.content.load import Reading, read_content
from generator.problems import errors
from generator.resources import vocabulary_dir
from tests.content.entry_files import CENTER, GROUP, TODAY, WARMLINE, write_content
from tests.support import ROOT

READING = Reading(TODAY, vocabulary_dir())
LOOKED = dt.date(2026, 12, 1)  # none of the shipped pages may have been read after it


def test_entries_with_errors_are_left_out_and_all_problems_told(tmp_path: Path) -> None:
    content = write_content(
        tmp_path,
        {"ky/a.yaml": CENTER, "ky/b.yaml": CENTER.replace("KY", "ky"), "ky/c.yaml": "a: b: c", "us/d.yaml": WARMLINE},
    )
    read = read_content(content, READING)
    assert [entry.id for entry in read.directory.entries] == ["ky/a", "us/d"]
    assert {Path(p.path).name for p in read.problems} == {"b.yaml", "c.yaml"}
    assert read.fictional


def test_two_files_of_one_id_and_former_ids_in_use_are_told(tmp_path: Path) -> None:
    former = CENTER.replace("name: River", "former_ids: [ky/b, ky/old]\nname: River")
    content = write_content(
        tmp_path,
        {
            "ky/x/a.yaml": CENTER,
            "ky/y/a.yaml": CENTER,
            "ky/b.yaml": GROUP,
            "ky/c.yaml": former.replace("name: ", "name: Old "),
        },
    )
    read = read_content(content, READING)
    base = content.as_posix()
    assert [(p.code, p.path, p.line, p.column) for p in read.problems if p.code.startswith("ID-")] == [
        ("ID-FORMER", f"{base}/entries/ky/c.yaml", 3, 14),
        ("ID-TWICE", f"{base}/entries/ky/y/a.yaml", 1, 1),
    ]
    assert (
        read.problems[-1].message == f"{base}/entries/ky/x/a.yaml has the same state and file name: both would be ky/a."
    )
    assert [entry.former_ids for entry in read.directory.entries if entry.id == "ky/c"] == [("ky/old",)]


def test_the_order_of_files_and_the_number_of_processes_do_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"ky/entry-{n}.yaml" for n in range(40)]
    broken = {name: CENTER.replace("KY", "ky") if n % 7 == 0 else CENTER for n, name in enumerate(names)}
    content = write_content(tmp_path, broken)
    base = content / "entries"
    first = read_content(content, READING, [base / name for name in broken])
    monkeypatch.setattr(entry_files, "_CHUNK", 8)
    monkeypatch.setattr(entry_files, "_POOL_FROM", 10)
    shuffled = list(broken)
    random.Random(7).shuffle(shuffled)
    pooled = read_content(base.parent, Reading(TODAY, vocabulary_dir(), jobs=2), [base / name for name in shuffled])
    assert pooled.directory.entries == first.directory.entries
    assert pooled.problems == first.problems
    assert errors(first.problems) == 6


def test_without_crisis_lines_there_is_an_error(tmp_path: Path) -> None:
    content = write_content(tmp_path, {"ky/a.yaml": CENTER})
    (content / "crisis.yaml").unlink()
    assert [p.code for p in read_content(content, READING).problems] == ["CRISIS-MISSING"]


def test_an_unreadable_entry_is_a_problem(tmp_path: Path) -> None:
    content = write_content(tmp_path, {"ky/a.yaml": CENTER})
    (content / "entries" / "ky" / "gone.yaml").symlink_to(tmp_path / "nowhere")
    assert [p.code for p in read_content(content, READING).problems] == ["FILE-UNREADABLE"]


def test_a_state_without_source_or_with_a_copy_as_source_is_refused(tmp_path: Path) -> None:
    content = write_content(tmp_path, {})
    states = content / "states"
    states.mkdir()
    text = (
        "state: KY\nname: Kentucky\ncredentials:\n  - id: KY-X\n    name: X\n    training_hours: 30\n    provenance:\n"
        '      sources:\n        - {kind: website, url: "URL", retrieved: 2026-11-01, level: primary}\n'
    )
    (states / "ky.yaml").write_text(
        text.replace("URL", "https://web.archive.org/web/2020/https://dbhdid.ky.gov"), encoding="utf-8"
    )
    assert [p.code for p in read_content(content, READING).problems] == ["STATE-SOURCE"]
    (states / "ky.yaml").write_text(
        text.replace("URL", "https://dbhdid.ky.gov/mh/pss").replace("KY-X", "OH-X"), encoding="utf-8"
    )
    assert [p.code for p in read_content(content, READING).problems] == ["STATE-ID"]


def test_the_shipped_content_is_clean_and_nothing_in_it_is_called_checked() -> None:
    read = read_content(ROOT / "content", replace(READING, today=LOOKED))
    assert read.problems == ()
    assert not read.fictional
    assert len(read.directory.entries) >= 30
    assert all(entry.provenance.verified is None and entry.provenance.sources for entry in read.directory.entries)
    assert len(read.directory.states) >= 5


def test_a_states_old_source_is_a_warning_and_its_figures_stay(tmp_path: Path) -> None:
    content = write_content(tmp_path, {})
    (content / "states").mkdir()
    (content / "states" / "ky.yaml").write_text(
        "state: KY\nname: Kentucky\nhelplines:\n  - name: A line\n    sources:\n"
        '      - {kind: website, url: "https://dbhdid.ky.gov/mh/pss", retrieved: 2025-11-01}\n',
        encoding="utf-8",
    )
    read = read_content(content, READING)
    assert [(p.code, p.severity, p.line) for p in read.problems] == [("STATE-STALE", "warning", 6)]
    assert "ky" in read.directory.states
