"""The lists of what a phone keeps: whole, true, and the same each time."""

import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.site.offline import BUNDLE, fingerprint
from tests.offline.conftest import built


def files_of(manifest: Path) -> dict[str, tuple[int, str]]:
    content = json.loads(manifest.read_text(encoding="utf-8"))
    found = {}
    for group in content["groups"].values():
        for folder, rows in group["files"]:
            for at in range(0, len(rows), 3):
                assert folder + rows[at] not in found
                found[folder + rows[at]] = (rows[at + 1], rows[at + 2])
    return found


MANIFESTS = [("", "ky"), ("", "mi"), ("es/", "ky")]


@pytest.mark.parametrize(("folder", "state"), MANIFESTS)
def test_every_file_of_a_manifest_is_there_and_is_the_one_it_says(made: Path, folder: str, state: str) -> None:
    files = files_of(made / folder / "offline" / f"{state}.json")
    for path, (size, print_) in files.items():
        file = made / unquote(path)
        data = (file / "index.html" if path.endswith("/") or not path else file).read_bytes()
        assert (len(data), fingerprint(data)) == (size, print_), path


@pytest.mark.parametrize(("folder", "state"), MANIFESTS)
def test_a_state_is_saved_with_all_its_pages_and_what_they_need(made: Path, folder: str, state: str) -> None:
    files = files_of(made / folder / "offline" / f"{state}.json")
    below = made / folder / state
    pages = {f"{page.parent.relative_to(made).as_posix()}/" for page in below.rglob("index.html")}
    sheets = {page for page in pages if "/print/" in page}
    assert pages - sheets <= set(files)
    around = {f"{folder}{page}" for page in ("", "list/", "talk/", "safety/", "search/", "offline/")}
    assert around <= set(files)
    assert {"assets/css/site.css", "assets/js/exit.js", "assets/js/search-page.js", BUNDLE} <= set(files)
    index = [*made.glob(f"search/index/{state}.json"), *made.glob(f"search/index/{state}/*")]
    assert {file.relative_to(made).as_posix() for file in index} <= set(files)
    assert "search/index/us.json" in files
    assert not {path for path in files if path.startswith("es/") != (folder == "es/")} & {"index.html", "es/"}
    words = {path for path in files if path.startswith("assets/words/")}
    assert {path.split("/")[2] for path in words} == ({"es"} if folder else set())
    others = {path for path in files if path.split("/")[0] in {"nm", "fm"}}
    assert not others


def test_editions_tell_sizes_and_the_edition_of_each_manifest(made: Path) -> None:
    editions = json.loads((made / "offline/editions.json").read_text(encoding="utf-8"))["states"]
    for state, (edition, lists, lists_sent, whole, whole_sent) in editions.items():
        manifest = json.loads((made / f"offline/{state}.json").read_text(encoding="utf-8"))
        assert edition == manifest["edition"]
        groups = manifest["groups"]
        assert whole == sum(group["bytes"] for group in groups.values())
        assert lists == whole - groups["places"]["bytes"]
        assert 0 < lists_sent <= whole_sent < whole


def test_the_same_content_gives_the_same_manifests(made: Path, tmp_path: Path) -> None:
    built(tmp_path / "again")
    for file in [*made.glob("offline/*"), *made.glob("es/offline/*"), made / "sw.js"]:
        if file.is_file():
            assert (tmp_path / "again" / file.relative_to(made)).read_bytes() == file.read_bytes(), file


def test_a_host_without_saving_has_no_lists_no_control_and_a_worker_that_clears_up(tmp_path: Path) -> None:
    built(tmp_path / "site", "offline = false\n")
    site = tmp_path / "site"
    assert not (site / "offline").exists()
    assert "data-offline" not in (site / "ky/index.html").read_text(encoding="utf-8")
    worker = (site / "sw.js").read_text(encoding="utf-8")
    assert "unregister" in worker
    assert "fetch" not in worker
