"""A build that redoes only what an edit touches gives the very bytes of a clean one."""

import dataclasses
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator import build as pipeline
from generator import pool
from generator.build import Request, build
from generator.content import entry_files
from generator.content.entries import ReadEntry
from generator.content.packed import packed, unpacked
from generator.problems import Edit, Problem, Severity
from generator.publish import staging
from generator.publish.kept import Keeper
from generator.publish.report import Cost, Report
from generator.shares import Share
from generator.site import entry_pages
from generator.site.national_pages import NationalPages
from tests.content.entry_files import CENTER, GROUP, TODAY, WARMLINE, write_content
from tests.support import ROOT

FILES = {
    **{f"ky/center-{n}.yaml": CENTER.replace("Riverbend", f"Riverbend {n}") for n in range(3)},
    **{f"oh/group-{n}.yaml": GROUP.replace("state: KY", "state: OH").replace("Lunes", f"Lunes {n}") for n in range(2)},
    "tn/center.yaml": CENTER.replace("state: KY", "state: TN").replace("Riverbend", "Cedar"),
    "us/lakeshore.yaml": WARMLINE,
}
# What a host may change of its site from one build to the next, one after another or back again.
OTHERS = (
    'region = ["ky", "tn"]\noffline = true\n',
    'region = ["ky", "tn"]\noffline = false\nembed = true\nextra_pages = ["our-story"]\n',
    'region = ["ky", "tn"]\nentry_pages = false\ncity_pages = 2\ncounty_pages = 0\nhost = "cloudflare-pages"\nembed = true\n',
    'region = ["ky/jefferson"]\nlanguages = ["en", "es"]\nextra_pages = ["our-story"]\ncolors = { accent = "#1f3f8a" }\n',
)
SETTINGS = 'languages = ["en", "es"]\nregion = ["ky", "oh", "tn"]\nhost = "netlify"\nexports = ["csv"]\n'


def request(content: Path, output: Path, *, keep: bool = True) -> Request:
    return Request(content, content.parent / "site.toml", output, TODAY, "https://host.example.org/", 1, keep=keep)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def made(tmp_path: Path, toml: str = "") -> tuple[Path, Path]:
    content = write_content(tmp_path, FILES)
    if not (content / "vocabulary").exists():
        shutil.copytree(ROOT / "content" / "vocabulary", content / "vocabulary")
    (content.parent / "site.toml").write_text(toml, encoding="utf-8")
    return content, tmp_path / "_site"


def differences(content: Path, output: Path) -> list[str]:
    """Files in which the site is not what a clean build of the content gives."""
    clean = output.with_name("clean")
    build(request(content, clean, keep=False))
    one, other = tree(output), tree(clean)
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture
def shares(monkeypatch: pytest.MonkeyPatch) -> list[Share]:
    """The shares of work that were made."""
    done: list[Share] = []
    original = pool.results

    def results(work, some, jobs, keeping):  # type: ignore[no-untyped-def]
        done.extend(some)
        return original(work, some, jobs, keeping)

    monkeypatch.setattr(pipeline, "results", results)
    return done


def test_where_nothing_changed_nothing_is_read_or_made(
    tmp_path: Path, shares: list[Share], monkeypatch: pytest.MonkeyPatch
) -> None:
    content, output = made(tmp_path)
    first = build(request(content, output))
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*")}
    shares.clear()
    monkeypatch.setattr(pipeline, "read", lambda *_: 1 / 0)
    second = build(request(content, output))
    assert shares == []
    assert (second.pages, second.files, second.bytes, second.problems) == (
        first.pages,
        first.files,
        first.bytes,
        first.problems,
    )
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*")} == before


def test_a_kept_report_tells_what_the_build_told() -> None:
    mended = Problem(
        "CHOICE-UNKNOWN",
        Severity.ERROR,
        "ky/a.yaml",
        2,
        1,
        "no word",
        "Mend it.",
        "a: b",
        "a: c",
        (Edit(2, 2, "a: b"),),
    )
    told = Report(True, 1, 1, 9, 9, 900, 1.0, (mended,), {"en": Cost(9, 9, 900, 1.0)}, Cost(1), Cost(0, 2))
    assert Report.of(unpacked(packed(told.told())), 1.0) == told


def test_an_edit_makes_its_state_and_what_is_no_states_and_touches_no_other_page(
    tmp_path: Path, shares: list[Share]
) -> None:
    # A standard that no edit alone is exchanged in (tests/test_edited.py has what is).
    content, output = made(tmp_path, 'exports = ["geojson"]\n')
    build(request(content, output))
    before = {path.relative_to(output).as_posix(): path.stat().st_mtime_ns for path in output.rglob("*.html")}
    shares.clear()
    path = content / "entries" / "ky" / "center-1.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("A free drop-in", "A calm drop-in"), encoding="utf-8")
    build(request(content, output))
    assert {what for _, what in shares} & {"ky", "oh", "tn"} == {"ky"}
    touched = {name for name, at in before.items() if (output / name).stat().st_mtime_ns != at}
    assert "ky/center-1/index.html" in touched
    assert all(name.startswith("ky/") for name in touched)
    assert differences(content, output) == []


def test_a_file_that_moves_to_another_folder_is_found_there_by_the_form(tmp_path: Path) -> None:
    content, output = made(tmp_path)
    build(request(content, output))
    path = content / "entries" / "oh" / "group-0.yaml"
    (path.parent / "town").mkdir()
    path.rename(path.parent / "town" / path.name)
    build(request(content, output))
    assert "oh/town/group-0.yaml" in (output / "add" / "form" / "entries" / "oh" / "0.json").read_text(encoding="utf-8")
    assert differences(content, output) == []


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["edit", "phone", "add", "delete", "rename", "move", "wide", "break", "mend", "twice"]),
        st.sampled_from(["ky", "oh", "tn", "us"]),
        st.integers(0, 3),
    )
    | st.tuples(
        st.sampled_from(["word", "setting", "template", "crisis", "damage", "touch"]), st.just(""), st.integers(0, 3)
    ),
    min_size=1,
    max_size=4,
)


def change(content: Path, edit: tuple[str, str, int]) -> None:  # noqa: C901, PLR0912
    what, state, number = edit
    folder = content / "entries" / (state or "ky")
    files = sorted(folder.rglob("*.yaml"))
    path = files[number % len(files)] if files else None
    text = path.read_text(encoding="utf-8") if path else ""
    here = state.upper() if state != "us" else "KY"
    match what:
        case "edit" if path:
            path.write_text(text.replace("name: ", f"name: Old {number} ", 1), encoding="utf-8")
        case "phone" if path:
            path.write_text(text.replace("555-01", f"555-01{number}"[:7], 1), encoding="utf-8")
        case "add" | "mend":
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"new-{number}.yaml").write_text(
                CENTER.replace("state: KY", f"state: {here}").replace("city: S", f"city: {'ST'[number % 2]}"),
                encoding="utf-8",
            )
        case "delete" if path and state != "us":
            path.unlink()
        case "rename" if path:
            path.rename(path.with_name(f"renamed-{number}.yaml"))
        case "move" if path:
            (folder / "town").mkdir(exist_ok=True)
            path.rename(folder / "town" / path.name)
        case "wide" if path and "service_area" not in text:
            path.write_text(text + "service_area: {scope: multi_state, states: [KY, OH, TN]}\n", encoding="utf-8")
        case "break" if path:
            path.write_text(text.replace("type: ", "type: no_such_", 1), encoding="utf-8")
        case "twice" if path:
            (folder / f"former-{number}.yaml").write_text(
                text + f"former_ids: [{state}/was-{number}, {state}/{path.stem}]\n", encoding="utf-8"
            )
        case "word":
            words = content / "vocabulary" / "services.yaml"
            words.write_text(
                words.read_text(encoding="utf-8").replace("en: ", f"en: Good {number} ", 1), encoding="utf-8"
            )
        case "setting":
            (content.parent / "site.toml").write_text(f'name = "Help {number}"\n{OTHERS[number]}', encoding="utf-8")
            page = content.parent / "templates" / "pages" / "our-story.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"# Our story {len(text)}\n\nWe are neighbors.\n", encoding="utf-8")
        case "template":
            own = content.parent / "templates"
            own.mkdir(parents=True, exist_ok=True)
            (own / "about.html").write_text(
                (ROOT / "templates" / "about.html").read_text(encoding="utf-8") + f"{{# {number} #}}\n",
                encoding="utf-8",
            )
        case "crisis":
            crisis = content / "crisis.yaml"
            crisis.write_text(crisis.read_text(encoding="utf-8") + "# a note\n", encoding="utf-8")
        case "damage":
            kept = sorted(path for path in Keeper(content.parents[1] / "_site").folder.glob("*"))
            for one in kept[number::3]:
                one.write_bytes(one.read_bytes()[:-3])
        case "touch":
            for one in content.rglob("*.yaml"):
                os.utime(one)


@pytest.mark.slow
def test_whatever_a_host_sets_anew_the_site_is_that_of_a_clean_build(tmp_path: Path) -> None:
    """Settings, pages and templates of a host's own, changed together with entries, and back."""
    content, output = made(tmp_path, 'region = ["ky"]\n')
    build(request(content, output))
    own = content.parent / "templates"
    (own / "pages").mkdir(parents=True)
    (own / "pages" / "our-story.md").write_text("# Our story\n\nWe are [neighbors](/meetings/).\n", encoding="utf-8")
    (own / "home.html").write_text('{% extends "original/home.html" %}\n', encoding="utf-8")
    toml = content.parent / "site.toml"
    toml.write_text(
        'region = ["ky/jefferson"]\nentry_pages = false\nembed = true\nextra_pages = ["our-story"]\nhost = "netlify"\n',
        encoding="utf-8",
    )
    change(content, ("edit", "ky", 1))
    assert build(request(content, output)).written
    assert differences(content, output) == []
    assert (output / "our-story" / "index.html").is_file()
    assert (output / "embed" / "ky" / "in" / "sampleton" / "index.html").is_file()
    (own / "pages" / "our-story.md").write_text("# Who we are\n\nNeighbors, still.\n", encoding="utf-8")
    (own / "home.html").unlink()
    toml.write_text('region = ["ky"]\nextra_pages = ["our-story"]\n', encoding="utf-8")
    assert build(request(content, output)).written
    assert differences(content, output) == []
    assert not (output / "embed").exists()
    assert "Who we are" in (output / "our-story" / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.generate])
@given(st.lists(EDITS, min_size=1, max_size=2))
def test_whatever_is_edited_the_site_is_that_of_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[str, str, int]]]
) -> None:
    content, output = made(tmp_path_factory.mktemp("random"), SETTINGS)
    build(request(content, output))
    for edits in rounds:
        for edit in edits:
            change(content, edit)
        report = build(request(content, output))
        if report.written:
            assert differences(content, output) == [], edits


def test_a_file_of_the_site_that_somebody_changed_or_took_away_is_made_again(tmp_path: Path) -> None:
    content, output = made(tmp_path)
    build(request(content, output))
    (output / "index.html").write_text("mine", encoding="utf-8")
    build(request(content, output))
    assert differences(content, output) == []
    (output / "ky" / "index.html").unlink()
    build(request(content, output))
    assert differences(content, output) == []


def spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"ky", b"oh"))


DAMAGES: tuple[Callable[[Path], object], ...] = (Path.unlink, lambda path: path.write_bytes(b""), spoil)


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_kept_may_be_damaged_or_deleted(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    content, output = made(tmp_path)
    build(request(content, output))
    path = content / "entries" / "ky" / "center-1.yaml"
    path.write_text(CENTER.replace("Riverbend", "Riverside"), encoding="utf-8")
    for kept in sorted(Keeper(output).folder.glob("*")):
        if kept.name != "site.json":
            damage(kept)
    build(request(content, output))
    assert differences(content, output) == []
    damage(Keeper(output).folder / "site.json")
    path.write_text(CENTER, encoding="utf-8")
    build(request(content, output))
    assert differences(content, output) == []


def test_what_ends_a_build_unexpectedly_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, output = made(tmp_path)

    def fails(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(entry_files, "read_entry", fails)
        with pytest.raises(ZeroDivisionError) as caught:
            build(request(content, output))
    assert "entries/ky/center-0.yaml" in caught.value.__notes__[0]
    monkeypatch.setattr(entry_pages, "own_text", fails)
    with pytest.raises(ZeroDivisionError) as caught:
        build(request(content, output))
    assert any("entries/" in note for note in caught.value.__notes__)


def _ends(chunk: list[tuple[str, str]], *_: object) -> object:
    if any("center-2" in shown for shown, _below in chunk):
        os._exit(1)
    return [entry_files.Remembered("", ReadEntry(None, ())) for _ in chunk]


def test_a_process_that_dies_over_a_file_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, output = made(tmp_path)
    monkeypatch.setattr(entry_files, "_POOL_FROM", 1)
    monkeypatch.setattr(entry_files, "_CHUNK", 2)
    monkeypatch.setattr(entry_files, "_read_chunk", _ends)
    with pytest.raises(BrokenProcessPool) as caught:
        build(dataclasses.replace(request(content, output), jobs=2))
    assert caught.value.__notes__[0].endswith("entries/ky/center-2.yaml")


def test_a_process_that_dies_over_a_page_names_its_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, output = made(tmp_path)
    page = entry_pages.EntryPages._entry

    def dies(self, entry, place):  # type: ignore[no-untyped-def]
        if entry.id == "ky/center-2":
            os._exit(1)
        return page(self, entry, place)

    monkeypatch.setattr(entry_pages.EntryPages, "_entry", dies)
    with pytest.raises(BrokenProcessPool) as caught:
        build(dataclasses.replace(request(content, output), jobs=2))
    assert caught.value.__notes__[0].endswith("entries/ky/center-2.yaml")
    assert not output.exists()
    assert [path.name for path in tmp_path.iterdir() if "tried" in path.name] == []


def test_a_process_that_dies_over_a_page_of_no_state_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, output = made(tmp_path)
    monkeypatch.setattr(NationalPages, "pages", lambda self: os._exit(1))
    with pytest.raises(BrokenProcessPool) as caught:
        build(dataclasses.replace(request(content, output), jobs=2))
    assert caught.value.__notes__ == ["while making en pages of no state"]
    assert not output.exists()


def test_what_fails_in_another_process_is_raised_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, output = made(tmp_path)
    monkeypatch.setattr(NationalPages, "pages", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError) as caught:
        build(dataclasses.replace(request(content, output), jobs=2))
    assert caught.value.__notes__[0].startswith("while making the share en ")
    assert not output.exists()


def test_what_other_processes_made_and_kept_is_what_one_makes(
    tmp_path: Path, shares: list[Share], monkeypatch: pytest.MonkeyPatch
) -> None:
    content, output = made(tmp_path, SETTINGS)
    build(dataclasses.replace(request(content, output), jobs=2))
    before, kept = tree(output), kept_of(output)
    shares.clear()
    build(request(content, output))
    assert shares == []
    shutil.rmtree(output)
    Keeper(output).clear()
    build(request(content, output))
    assert tree(output) == before
    assert kept_of(output) == kept
    monkeypatch.setattr(
        multiprocessing, "get_start_method", lambda: "spawn"
    )  # where all are made by the process that has read them
    build(dataclasses.replace(request(content, tmp_path / "other"), jobs=2))
    assert tree(tmp_path / "other") == before
    assert kept_of(tmp_path / "other") == kept


def kept_of(output: Path) -> list[str]:
    """The names of what is kept, which tell its content; of the lists of files their times are told, too."""
    return sorted(path.name for path in Keeper(output).folder.iterdir() if not path.name.startswith("files."))


MERGE = """
import sys
from collections.abc import Callable
from pathlib import Path
from generator.publish import staging
output = Path(sys.argv[1])
stage = staging.open_stage(output)
staging.write_files(stage, ((f"{n % 7}/{n}.html", b"new") for n in range(300)))
print("ready", flush=True)
staging.merge_in(stage, output, ["old.html", "9/gone.html"], output.parent / "kept" / "site.json", b"last")
"""


@pytest.mark.parametrize("delay", [0.0, 0.002, 0.004, 0.008, 0.016, 0.03])
def test_a_merge_cut_off_at_any_moment_has_not_begun_or_is_finished_by_the_next(tmp_path: Path, delay: float) -> None:
    output = tmp_path / "_site"
    stage = staging.open_stage(output)
    old = {
        **{f"{n % 7}/{n}.html": b"old" for n in range(300)},
        "old.html": b"old",
        "9/gone.html": b"old",
        "stays.html": b"old",
    }
    staging.write_files(stage, old.items())
    staging.swap_in(stage, output)
    child = subprocess.Popen([sys.executable, "-c", MERGE, str(output)], stdout=subprocess.PIPE, cwd=ROOT)
    assert child.stdout is not None
    child.stdout.readline()
    try:
        child.wait(delay)
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    staging.finish_merge(output)
    now = {name: data for name, data in tree(output).items() if name != staging.MARK}
    new = {**{name: b"new" for name in old if name[0].isdigit() and name != "9/gone.html"}, "stays.html": b"old"}
    assert now in (old, new)
    assert (now == new) == ((tmp_path / "kept" / "site.json").exists())
    if now == new:
        assert not (output / "9").exists()
        assert not staging.beside(output, ".merge").exists()
