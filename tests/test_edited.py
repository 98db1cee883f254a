"""An edit that looks at one state alone gives the very bytes of a clean build, or leaves the work to a build of everything."""

import dataclasses
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator import build as pipeline
from generator.build import Request, build
from generator.edited import edited
from generator.publish import staging
from generator.publish.kept import Keeper
from generator.publish.report import Report, before
from tests import test_incremental as incremental
from tests.content.entry_files import CENTER

SETTINGS = 'contact_email = "we@example.org"\nregion = ["ky", "oh", "tn"]\nlanguages = ["en", "es"]\noffline = true\nexports = ["json", "csv"]\nembed = true\nhost = "netlify"\n'


def request(content: Path, output: Path, *, keep: bool = True) -> Request:
    return incremental.request(content, output, keep=keep)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.search(old, text), old
    path.write_text(re.sub(old, new, text, count=1), encoding="utf-8")


def quick(content: Path, output: Path) -> Report | None:
    """What an edit alone gives: None where it leaves the work to a build of everything."""
    asked = request(content, output)
    return edited(asked, before(asked))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A site that was built once; each test begins with it as it was."""
    content, output = incremental.made(tmp_path_factory.mktemp("built"), SETTINGS)
    for number in range(5):  # other towns, so that who moves there or away makes or ends no page
        town, code = ("Lexington", "40502") if number == 0 else ("Louisville", "40202")
        text = CENTER.replace("Riverbend", f"Hillside {number}").replace("Sampleton", town).replace("40000", code)
        entry(content, f"ky/hillside-{number}.yaml").write_text(text.replace("0143", f"019{number}"), encoding="utf-8")
    (content / "removed.yaml").write_text("- {record: list/7, on: 2026-11-01, reason: asked}\n", encoding="utf-8")
    build(request(content, output))
    aside = output.with_name("aside")
    for path in (content, output, Keeper(output).folder):
        shutil.copytree(path, aside / path.name)
    return content, output


@pytest.fixture
def site(built: tuple[Path, Path]) -> tuple[Path, Path]:
    content, output = built
    for path in (content, output, Keeper(output).folder):
        shutil.rmtree(path)
        shutil.copytree(output.with_name("aside") / path.name, path)
    return content, output


def entry(content: Path, name: str = "ky/center-1.yaml") -> Path:
    return content / "entries" / name


def test_an_edited_entry_is_built_without_the_others(site: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    content, output = site
    monkeypatch.setattr(pipeline, "read", lambda *_: 1 / 0)
    edit(entry(content), "name: ", "name: Newer ")
    assert build(request(content, output)).written
    edit(entry(content, "oh/group-0.yaml"), "name: ", "name: Other ")
    edit(entry(content, "tn/center.yaml"), "name: ", "name: Some ")
    assert build(request(content, output)).written
    edit(entry(content), "name: Newer ", "name: ")
    edit(entry(content, "tn/center.yaml"), "A free drop-in", "A calm drop-in")
    assert build(request(content, output)).written
    monkeypatch.undo()
    assert incremental.differences(content, output) == []
    edit(entry(content), "A free drop-in", "A quiet drop-in")
    entry(content, "ky/more.yaml").write_text(CENTER.replace("Riverbend", "Elsewhere"), encoding="utf-8")
    assert build(request(content, output)).written
    assert incremental.differences(content, output) == []


CHANGES = (
    ("ky/center-0.yaml", "name: ", "name: Open "),
    ("ky/center-0.yaml", "A free drop-in", "A calm drop-in"),
    ("ky/center-2.yaml", "555-0143", "555-0188"),
    ("oh/group-0.yaml", "name: ", "name: Grupo "),
    ("ky/center-1.yaml", "Riverbend 1", "Riverbend 2"),
    ("ky/center-1.yaml", 'Sampleton\n  state: KY\n  zip: "40000"', 'Lexington\n  state: KY\n  zip: "40503"'),
    ("ky/hillside-1.yaml", 'zip: "40202"', 'zip: "40204"'),
    (
        "ky/hillside-0.yaml",
        'public\n  street: 100 Example Street\n  city: Lexington\n  state: KY\n  zip: "40502"',
        "city_only\n  city: Lexington\n  state: KY",
    ),
    ("oh/group-0.yaml", "retrieved: 2026-10-20", "retrieved: 2026-11-18"),
    ("ky/center-0.yaml", "date: 2026-11-03", "date: 2026-11-19"),
    ("ky/center-2.yaml", "city: Sampleton", "city: Testville"),
    ("ky/center-1.yaml", "subtype: ", "subtype: no_such_"),
    ("us/lakeshore.yaml", "name: ", "name: Old "),
    ("tn/center.yaml", "provenance:", "service_area: {scope: multi_state, states: [KY, TN]}\nprovenance:"),
    ("tn/center.yaml", "provenance:", "status: closed\nprovenance:"),
    ("tn/center.yaml", "provenance:", "former_ids: [tn/cedar-old]\nprovenance:"),
    (
        "tn/center.yaml",
        "provenance:",
        "provenance:\n  feed: {name: A list, as_of: 2026-01-01, records: [list/7]}",
    ),
)


@pytest.mark.slow
@settings(max_examples=2, suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.generate])
@given(st.lists(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=2), min_size=2, max_size=2))
def test_whatever_is_edited_it_is_that_of_a_clean_build(
    site: tuple[Path, Path], rounds: list[list[tuple[str, str, str]]]
) -> None:
    content, output = site
    for some in rounds:
        for name, old, new in some:
            path = entry(content, name)
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(new, old, 1) if new in text else text.replace(old, new, 1), encoding="utf-8")
        report = build(request(content, output))
        clean = build(request(content, output.with_name("clean"), keep=False))
        assert report.written == clean.written
        assert sorted(report.problems, key=str) == sorted(clean.problems, key=str), some
        if report.written:
            assert (report.entries, report.pages, report.files, report.bytes) == (
                clean.entries,
                clean.pages,
                clean.files,
                clean.bytes,
            ), some
            one, other = incremental.tree(output), incremental.tree(output.with_name("clean"))
            assert sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name)) == [], some


@pytest.mark.parametrize(("name", "old", "new"), CHANGES[10:])
def test_what_reaches_further_is_left_to_a_build_of_everything(
    site: tuple[Path, Path], name: str, old: str, new: str
) -> None:
    content, output = site
    edit(entry(content, name), old, new)
    assert quick(content, output) is None
    assert not staging.beside(output, ".new").exists()


def test_who_moves_within_a_state_or_is_checked_again_is_built_without_the_others(site: tuple[Path, Path]) -> None:
    content, output = site
    told = output / ".well-known" / "security.txt"
    expires = told.read_text(encoding="utf-8")
    for name, old, new in CHANGES[5:10]:
        edit(entry(content, name), old, new)
        assert quick(content, output) is not None, (name, new)
    assert incremental.differences(content, output) == []
    assert told.read_text(encoding="utf-8") != expires
    edit(entry(content), "Lexington", "Sampleton")
    edit(entry(content, "oh/group-0.yaml"), "name: ", "name: Other ")
    assert quick(content, output) is not None
    assert incremental.differences(content, output) == []
    for number in (1, 2, 3):
        edit(entry(content, f"ky/hillside-{number}.yaml"), "Louisville", "Lexington")
    assert quick(content, output) is None  # another place has most entries, as a page of no state says
    assert build(request(content, output)).written
    assert incremental.differences(content, output) == []
    edit(entry(content, "ky/center-0.yaml"), "date: 2026-11-19", "date: 2026-11-03")
    assert quick(content, output) is None  # which day is the newest now, the other states know
    assert build(request(content, output)).written
    assert incremental.differences(content, output) == []


def test_two_that_become_the_same_are_told_and_mended(site: tuple[Path, Path]) -> None:
    content, output = site
    edit(entry(content), "Riverbend 1", "Riverbend 2")
    report = quick(content, output)
    assert report is not None
    assert any(problem.code == "DUPLICATE-NAME" for problem in report.problems)
    edit(entry(content), "Riverbend 2", "Riverbend 1")
    mended = quick(content, output)
    assert mended is not None
    assert not any(problem.code == "DUPLICATE-NAME" for problem in mended.problems)


def test_a_word_that_comes_to_mean_no_place_and_back_is_looked_up_in_its_table(site: tuple[Path, Path]) -> None:
    content, output = site
    tables = incremental.tree(output / "search" / "index" / "places")
    for name in ("ky/center-0.yaml", "ky/center-1.yaml", "oh/group-0.yaml"):
        edit(entry(content, name), "name: ", "name: Providence Otherwise ")
    assert quick(content, output) is not None
    now = incremental.tree(output / "search" / "index" / "places")
    assert [path for path in tables if tables[path] != now[path]] == ["346.json"]
    assert incremental.differences(content, output) == []
    edit(entry(content), "Providence Otherwise ", "")
    assert quick(content, output) is not None
    assert incremental.differences(content, output) == []


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("damage", [Path.unlink, cut, spoil])
@pytest.mark.parametrize("which", ["outline-", "read.ky-", "ky-"])
def test_what_is_damaged_or_gone_of_what_is_kept_is_never_used(site: tuple[Path, Path], which: str, damage) -> None:  # type: ignore[no-untyped-def]
    content, output = site
    edit(entry(content), "name: ", "name: Newer ")
    harm(output, which, damage)
    assert quick(content, output) is None


@pytest.mark.parametrize("damage", [cut, spoil])
def test_what_an_edit_does_not_need_may_be_damaged(site: tuple[Path, Path], damage) -> None:  # type: ignore[no-untyped-def]
    content, output = site
    edit(entry(content), "name: ", "name: Newer ")
    harm(output, "oh-", damage)
    harm(output, "shares.json", damage)
    assert quick(content, output) is not None
    assert incremental.differences(content, output) == []
    edit(entry(content), "name: Newer ", "name: ")
    edit(entry(content, "us/lakeshore.yaml"), "name: ", "name: Old ")
    assert build(request(content, output)).written
    assert incremental.differences(content, output) == []


def harm(output: Path, which: str, damage) -> None:  # type: ignore[no-untyped-def]
    found = [path for path in Keeper(output).folder.iterdir() if path.name.startswith(which)]
    assert found
    for path in found:
        damage(path)


def test_a_strict_build_keeps_the_old_site_where_an_edit_brings_a_warning(site: tuple[Path, Path]) -> None:
    content, output = site
    edit(entry(content), "Riverbend 1", "Riverbend 2")
    asked = dataclasses.replace(request(content, output), strict=True)
    assert not build(asked).written
