"""The whole pipeline: the same bytes however it is run, and nothing invented that looks like help."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from generator import build as pipeline
from generator import shares
from generator.build import Request, build
from generator.config import EXPORTS
from generator.exchange.exports.exporting import STANDARDS
from generator.publish.hosts import HOSTS
from tests.content.entry_files import CENTER, GROUP, TODAY, WARMLINE, write_content

FILES = {
    **{f"ky/center-{n}.yaml": CENTER.replace("Riverbend", f"Riverbend {n}") for n in range(6)},
    **{f"oh/group-{n}.yaml": GROUP.replace("state: KY", "state: OH").replace("Lunes", f"Lunes {n}") for n in range(4)},
    "us/lakeshore.yaml": WARMLINE,
}


def request(content: Path, output: Path, jobs: int = 1, today: dt.date = TODAY) -> Request:
    return Request(content, content.parent / "site.toml", output, today, "https://host.example.org/repo/", jobs)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_the_same_bytes_with_one_process_or_two_in_any_order_on_any_day(tmp_path: Path) -> None:
    content = write_content(tmp_path / "a", FILES)
    assert build(request(content, tmp_path / "one")).problems == ()
    build(request(content, tmp_path / "two", jobs=2))
    reversed_content = write_content(tmp_path / "b", dict(reversed(FILES.items())))
    build(request(reversed_content, tmp_path / "reversed"))
    build(request(content, tmp_path / "later", today=TODAY + dt.timedelta(days=200)))
    one = tree(tmp_path / "one")
    assert len(one) > 100
    for other in ("two", "reversed", "later"):
        assert tree(tmp_path / other) == one


def test_a_build_that_fails_half_way_leaves_the_old_site_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write_content(tmp_path, FILES)
    output = tmp_path / "_site"
    build(request(content, output))
    before = tree(output)
    monkeypatch.setattr(shares, "query_files", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build(request(content, output))
    assert tree(output) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["_site", "tests"]


def test_the_entries_are_given_away_where_site_toml_says_so(tmp_path: Path) -> None:
    content = write_content(tmp_path, FILES)
    (content.parent / "site.toml").write_text(f"exports = {list(EXPORTS)}\n".replace("'", '"'), encoding="utf-8")
    assert EXPORTS == STANDARDS
    build(request(content, tmp_path / "_site"))
    given = {path.relative_to(tmp_path / "_site").as_posix() for path in (tmp_path / "_site" / "data").rglob("*.*")}
    assert {
        "data/hsds/ky.json",
        "data/csv/oh.csv",
        "data/geojson/us.geojson",
        "data/meeting-guide/left-out.txt",
    } <= given


def test_the_report_counts_what_is_there(tmp_path: Path) -> None:
    report = build(request(write_content(tmp_path, FILES), tmp_path / "_site"))
    files = tree(tmp_path / "_site")
    assert report.entries == len(FILES)
    assert report.files == len(files) - 1  # the mark of the tool is not the site's
    assert report.pages == sum(name.endswith(".html") for name in files)
    assert report.bytes == sum(len(data) for name, data in files.items() if name != ".recovery-site")


def test_invented_listings_say_so_on_every_page(tmp_path: Path) -> None:
    build(request(write_content(tmp_path, FILES), tmp_path / "_site"))
    for name, data in tree(tmp_path / "_site").items():
        if name.endswith(".html"):
            assert b"invented" in data, name
            assert b"noindex" in data, name


def test_a_named_host_finds_its_files_beside_the_site_and_is_told_when_it_is_too_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed = CENTER + "former_ids: [ky/was-elsewhere]\n"
    content = write_content(tmp_path / "a", {"ky/center.yaml": renamed})
    (content.parent / "site.toml").write_text('host = "cloudflare-pages"\n', encoding="utf-8")
    assert build(request(content, tmp_path / "site")).problems == ()
    assert "Content-Security-Policy" in (tmp_path / "site" / "_headers").read_text(encoding="utf-8")
    rules = (tmp_path / "site" / "_redirects").read_text(encoding="utf-8").splitlines()
    assert rules == ["/repo/ky/was-elsewhere/ /repo/ky/center/ 301"]
    small = dataclasses.replace(HOSTS["cloudflare-pages"], files=100)
    monkeypatch.setattr(pipeline, "HOSTS", {"cloudflare-pages": small})
    assert [problem.code for problem in build(request(content, tmp_path / "site")).problems] == ["HOST-FILES"]


def test_what_was_removed_on_request_is_not_published_when_it_comes_back(tmp_path: Path) -> None:
    fed = CENTER.replace("provenance:\n", "provenance:\n  feed: {name: A list, as_of: 2026-01-01, records: [list/7]}\n")
    content = write_content(tmp_path, {"ky/center.yaml": fed, "us/lakeshore.yaml": WARMLINE})
    assert build(request(content, tmp_path / "_site")).problems == ()
    assert (tmp_path / "_site" / "ky" / "center").exists()
    (content / "removed.yaml").write_text("- {record: list/7, on: 2026-11-01, reason: asked}\n", encoding="utf-8")
    report = build(request(content, tmp_path / "_site"))
    assert [problem.code for problem in report.problems] == ["REMOVED-BACK"]
    assert report.written
    assert not (tmp_path / "_site" / "ky" / "center").exists()
