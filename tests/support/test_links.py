"""The link checker is a judge: these tests judge it."""

from pathlib import Path

import pytest

from tests.support import links

HOME = (
    '<!doctype html><html lang="en"><title>t</title><link rel="stylesheet" href="a.css"><body id="b">{}'
    '<script type="module" src="main.js"></script>'
)


def site(folder: Path, body: str, **others: str) -> Path:
    files = {
        "index.html": HOME.format(body),
        "a.css": 'body { background: url("dot.png") }',
        "dot.png": "",
        "main.js": 'import { x } from "./lib.js";',
        "lib.js": "export const x = 1;",
        "ky/index.html": '<h2 id="today">Today</h2><a href="../">home</a>',
        **others,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("link", [
    "ky/", "./ky/", "/repo/ky/", "ky/index.html", "ky/?kind=center", "ky/#today", "#b", "#", "#top", "ky/#i=a,b",
    "tel:988", "sms:988", "mailto:us@example.org", "https://elsewhere.example.org/", "ky/#to%64ay", "https://host.example/repo/ky/",
])  # fmt: skip
def test_a_good_link_passes(tmp_path: Path, link: str) -> None:
    report = links.check(site(tmp_path, f'<a href="{link}">x</a>'), "https://host.example/repo/")
    assert report.broken == ()
    assert report.pages == 2


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ('<a href="oh/">x</a>', "no such page"),
        ('<a href="oh/index.html">x</a>', "no such file"),
        ('<a href="KY/">x</a>', "no such page"),
        ('<a href="ky">x</a>', "a folder: its slash is missing"),
        ('<a href="ky/#tomorrow">x</a>', "no id there is 'tomorrow'"),
        ('<a href="/ky/">x</a>', "outside the base path /repo/"),
        ('<a href="../../ky/">x</a>', "outside the base path /repo/"),
        ('<a href="https://host.example/repo/oh/">x</a>', "no such page"),
        ('<a href="http://[">x</a>', "not an address"),
        ('<img src="no.png" alt="">', "no such file"),
        ('<img srcset="dot.png 1x, no.png 2x" alt="">', "no such file"),
        ('<form action="search/">', "no such page"),
        ('<script src="https://cdn.example.org/x.js"></script>', "an asset from another host"),
        ('<link rel="stylesheet" href="//cdn.example.org/x.css">', "an asset from another host"),
        ('<link rel="canonical" href="oh/">', "no such page"),
    ],
)
def test_a_bad_link_is_named(tmp_path: Path, html: str, why: str) -> None:
    (broken,) = links.check(site(tmp_path, html), "https://host.example/repo/").broken
    assert (broken.page, broken.why) == ("index.html", why)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("b.css", "@import 'no.css';"),
        ("b.css", "a { background: url(no.png) }"),
        ("b.js", "import './no.js';"),
        ("b.js", "const m = await import('./no.js');"),
        ("sitemap.xml", "<urlset><url><loc>https://host.example/oh/</loc></url></urlset>"),
    ],
)
def test_styles_scripts_and_the_sitemap_are_followed_too(tmp_path: Path, name: str, text: str) -> None:
    (broken,) = links.check(site(tmp_path, "", **{name: text}), "https://host.example/").broken
    assert broken.page == name


def test_a_link_in_a_script_or_a_comment_is_no_link(tmp_path: Path) -> None:
    html = '<script type="application/json">{"x": "<a href=no>"}</script><!-- <a href="no"> -->&lt;a href="no"&gt;'
    assert links.check(site(tmp_path, html), "/").broken == ()


def test_a_sample_reads_only_so_many_pages_but_still_finds_their_targets(tmp_path: Path) -> None:
    many = {f"p{n}.html": '<a href="ky/#today">x</a>' for n in range(50)}
    report = links.check(site(tmp_path, "", **many), "/", sample=5, seed=1)
    assert report.pages == 5
    assert report.broken == ()
    assert report == links.check(tmp_path, "/", sample=5, seed=1)
