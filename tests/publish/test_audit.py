"""The audit finds what was broken on purpose, and nothing in a site that is as it was built."""

import datetime as dt
import shutil
from functools import cache
from pathlib import Path

import pytest

from generator.build import Request, build, read
from generator.problems import Problem
from generator.publish.audit import AuditRequest, audit
from generator.publish.audit.expecting import expected_of
from generator.publish.audit.leaks import Secret, Unpublished, unpublished
from generator.publish.audit.page import read_page
from generator.publish.audit.page_rules import Expected
from tests.support import ROOT

TODAY = dt.date(2026, 11, 22)
SMALL = ROOT / "tests" / "sites" / "small"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("audit") / "site"
    settings = output.with_name("site.toml")
    settings.write_text("embed = true\n", encoding="utf-8")
    report = build(Request(SMALL, settings, output, TODAY, "https://host.example.org/repo/"))
    assert report.written, report.problems
    return output


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "site")
    return tmp_path / "site"


@cache
def expected() -> Expected:
    config, content, _ = read(Request(SMALL, SMALL / "site.toml", SMALL, TODAY, "https://host.example.org/repo/"))
    return expected_of(config, content.directory, content.vocabulary)


def look(site: Path, never: Unpublished = Unpublished(), jobs: int = 1) -> tuple[Problem, ...]:  # noqa: B008  # frozen
    return audit(AuditRequest(site, expected(), never, jobs)).problems


def change(site: Path, name: str, old: str, new: str) -> None:
    text = (site / name).read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {name}"
    (site / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_site_as_it_was_built_is_clean(built: Path) -> None:
    assert look(built) == ()


def test_several_processes_say_the_same(site: Path) -> None:
    (site / "talk" / "index.html").unlink()
    assert look(site, jobs=2) == look(site)


HOME = "index.html"
BREAKS: list[tuple[str, str, str, str]] = [
    ("AUDIT-TITLE", "<title>", "<title></title><title>", "no title"),
    ("AUDIT-LANGUAGE", '<html lang="en"', '<html lang="xx"', '"xx"'),
    ("AUDIT-LANGUAGE", '<html lang="en"', "<html", "does not say"),
    ("AUDIT-HEADING", "<h1>", "<h1>Twice</h1><h1>", "2 headings"),
    ("AUDIT-HEADING", "<h2", "<h5>Deep</h5><h2", "level 5"),
    ("AUDIT-LANDMARK", "<main", "<main></main><main", "2 main parts"),
    ("AUDIT-LANDMARK", "<footer>", "<div>", "no <footer>"),
    ("AUDIT-ID", '<main id="main"', '<p id="main"></p><main id="main"', 'id "main"'),
    ("AUDIT-POLICY", "default-src 'none'", "default-src *", "content policy"),
    ("AUDIT-INLINE", "<h1>", '<h1 style="color:red">', "style="),
    ("AUDIT-INLINE", "<h1>", '<h1 onclick="x()">', "onclick="),
    ("AUDIT-INLINE", "<main", "<script>x()</script><main", "<script>"),
    ("AUDIT-INLINE", "<main", '<a href="javascript:x()">x</a><main', "javascript:"),
    ("AUDIT-STRIP", 'class="strip"', 'class="stripe"', "no crisis strip"),
    ("AUDIT-STRIP", 'href="tel:911"', 'href="tel:211"', "lacks tel:911"),
    ("AUDIT-LINK", "<main", '<a href="/repo/nowhere/">x</a><main', "a page that is not there"),
    ("AUDIT-LINK", "<main", '<a href="/repo/talk">x</a><main', "without its slash"),
    ("AUDIT-LINK", "<main", '<a href="/elsewhere/">x</a><main', "outside /repo/"),
    ("AUDIT-LINK", "<main", '<img src="/repo/assets/none.svg"><main', "a file that is not there"),
    ("AUDIT-LINK", "<main", '<a href="http://[">x</a><main', "not an address"),
    ("AUDIT-FRAGMENT", "<main", '<a href="/repo/talk/#none">x</a><main', "talk/index.html"),
    ("AUDIT-ORIGIN", "<main", '<img src="https://tracker.example/x.svg"><main', "another host"),
    ("AUDIT-ORIGIN", "<main", '<a href="data:text/html,x">x</a><main', "by data:"),
    ("AUDIT-PHONE", "<main", '<a href="tel:+15025550">x</a><main', "cannot be dialled"),
    ("AUDIT-PHONE", "<main", '<a href="tel:+11235550143">x</a><main', "cannot be dialled"),
    ("AUDIT-WEIGHT", "<main", "<p>" + "long " * 13_000 + "</p><main", "60,000"),
]


@pytest.mark.parametrize(("code", "old", "new", "said"), BREAKS, ids=[f"{b[0]}-{n}" for n, b in enumerate(BREAKS)])
def test_what_is_broken_on_a_page_is_found(site: Path, code: str, old: str, new: str, said: str) -> None:
    change(site, HOME, old, new)
    found = [problem for problem in look(site) if problem.code == code and problem.path.endswith(HOME)]
    assert any(said in problem.message for problem in found), look(site)
    assert all(problem.fix and problem.line for problem in found)


EMBED = "embed/ky/in/sampleton/index.html"


@pytest.mark.parametrize(
    ("code", "old", "new", "said"),
    [
        ("AUDIT-FRAME", "<main", '<script src="/repo/assets/js/exit.js"></script><main', "has a script"),
        ("AUDIT-FRAME", ' target="_blank"', "", "inside the frame"),
        ("AUDIT-FRAME", ' rel="noopener"', "", "inside the frame"),
        ("AUDIT-FRAME", "<main", '<a href="/repo/talk/">x</a><main', "inside the frame"),
        (
            "AUDIT-FRAME",
            'rel="canonical" href="',
            'rel="canonical" href="https://host.example.org/repo/#',
            "short form",
        ),
        ("AUDIT-POLICY", "style-src", "script-src 'self'; style-src", "content policy"),
        ("AUDIT-STRIP", 'class="strip"', 'class="stripe"', "no crisis strip"),
        ("AUDIT-STRIP", 'href="tel:988"', 'href="tel:211"', "lacks tel:988"),
        ("AUDIT-WEIGHT", "<main", "<p>" + "long " * 9_000 + "</p><main", "40,000"),
    ],
    ids=["script", "target", "opener", "link", "canonical", "policy", "strip", "line", "weight"],
)
def test_what_others_may_frame_is_held_to_more(site: Path, code: str, old: str, new: str, said: str) -> None:
    if "988" in old:
        text = (site / EMBED).read_text(encoding="utf-8")
        (site / EMBED).write_text(text.replace(old, new), encoding="utf-8")
    else:
        change(site, EMBED, old, new)
    found = [problem for problem in look(site) if problem.code == code and problem.path.endswith(EMBED)]
    assert any(said in problem.message for problem in found), look(site)


def entry_page(site: Path) -> str:
    return next(
        page.relative_to(site).as_posix()
        for page in sorted(site.rglob("*.html"))
        if "application/ld+json" in page.read_text(encoding="utf-8")
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('{"@context"', '{"@context', "no JSON"),
        ("https://schema.org", "https://schema.example.org", "schema.org"),
        ('"@type":', '"@type":"Cult","x":', "Cult"),
        ('"name":', '"called":', "no name"),
        ('"url":"https://host.example.org/repo/', '"url":"https://host.example.org/repo/other/', "not about this page"),
    ],
    ids=["json", "context", "type", "name", "url"],
)
def test_structured_data_is_read_again(site: Path, old: str, new: str, said: str) -> None:
    change(site, entry_page(site), old, new)
    assert any(problem.code == "AUDIT-DATA" and said in problem.message for problem in look(site))


def test_every_page_for_search_engines_is_in_the_sitemap_and_the_other_way_round(site: Path) -> None:
    change(site, "sitemap.xml", "/repo/talk/<", "/repo/talked/<")
    change(site, "talk/index.html", '<meta name="robots" content="noindex">', "")
    found = {problem.message for problem in look(site) if problem.code == "AUDIT-SITEMAP"}
    assert any("/repo/talked/" in message for message in found)
    assert any("does not name it" in message for message in found)


@pytest.mark.parametrize("said", ["", "User-agent: *\nDisallow: /\n"], ids=["missing", "shut"])
def test_robots_must_name_the_sitemap(site: Path, said: str) -> None:
    (site / "robots.txt").write_text(said, encoding="utf-8")
    assert [problem.code for problem in look(site)] == ["AUDIT-ROBOTS"]


@pytest.mark.parametrize("where", ["index.html", "search/index/synonyms.json", "data/x.csv", "ky/x.ics"])
def test_what_is_not_published_is_found_in_any_file(site: Path, where: str) -> None:
    path = site / where
    path.parent.mkdir(parents=True, exist_ok=True)
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{old}\nky/hidden-house, 12 O&#39;Brien Street\n", encoding="utf-8")
    never = Unpublished(frozenset({"ky/hidden-house"}), (Secret("12 O'Brien Street", "address", "ky/hidden-house"),))
    found = [problem for problem in look(site, never) if problem.code == "AUDIT-LEAK"]
    assert {problem.message.split(" holds the ")[1].split(" of ")[0] for problem in found} == {"id", "address"}
    assert all(problem.path.endswith(where) and problem.line > 0 for problem in found)


def test_left_out_and_closed_entries_are_what_must_not_stand_anywhere(tmp_path: Path) -> None:
    content = tmp_path / "tests" / "content"
    shutil.copytree(SMALL, content)
    one = next(iter(sorted((content / "entries" / "ky").rglob("*.yaml"))))
    text = one.read_text(encoding="utf-8")
    one.with_name("shut-place.yaml").write_text(
        text.replace("status: active", "status: closed").replace("name: ", "name: Shut ", 1), encoding="utf-8"
    )
    one.with_name("left-out.yaml").write_text("type: nonsense\nname: Left Out Fellowship Hall\n", encoding="utf-8")
    content_read = read(Request(content, content / "site.toml", tmp_path / "site", TODAY))[1]
    never = unpublished(content, content_read.directory)
    assert "ky/left-out" in never.ids
    assert any(secret.text == "Left Out Fellowship Hall" for secret in never.secrets)
    listed = {entry.id for entry in content_read.directory.listed()}
    assert not never.ids & listed


def test_a_folder_that_this_tool_did_not_write_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>x</title>", encoding="utf-8")
    assert [problem.code for problem in look(tmp_path)] == ["AUDIT-SITE"]


def test_a_fault_of_the_theme_is_told_a_few_times_with_the_number_of_pages(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    for page in pages:
        page.write_text(page.read_text(encoding="utf-8").replace("<h1", "<h1>x</h1><h1", 1), encoding="utf-8")
    found = [problem for problem in look(site) if problem.code == "AUDIT-HEADING"]
    assert len(found) == 3
    assert any(f"on {len(pages) - 3} more pages" in problem.message for problem in found)


@pytest.mark.parametrize("text", ["", "<", "<html", "<!doctype html><p <p", "\x00" * 99, "<script>" * 50, "</p>" * 50])
def test_no_text_stops_the_reader(text: str) -> None:
    assert read_page(text).title == ""


def test_bytes_that_are_no_text_are_a_problem(site: Path) -> None:
    (site / "talk" / "index.html").write_bytes(b"\xff\xfe\xff")
    assert "AUDIT-TEXT" in {problem.code for problem in look(site)}
