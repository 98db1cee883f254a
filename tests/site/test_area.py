"""A site for some counties of a state: what it is called there, what it lists, and that a stranger finds nothing wrong."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import Request, build
from generator.cli import cli
from generator.site.area import area_name, area_short
from generator.site.tongue import english
from tests.content.entry_files import CENTER, TODAY, WARMLINE, write_content


@pytest.mark.parametrize(
    ("region", "name", "short"),
    [
        ((), "Kentucky", "Kentucky"),
        (("ky",), "Kentucky", "Kentucky"),
        (("in/clark",), "Kentucky", "Kentucky"),
        (("ky/jefferson",), "Jefferson County, Kentucky", "Jefferson County"),
        (("ky/jefferson", "ky/bullitt"), "Bullitt County and Jefferson County, Kentucky", "Our counties"),
        (
            tuple(f"ky/{one}" for one in ("jefferson", "bullitt", "oldham", "shelby")),
            "4 counties of Kentucky",
            "Our counties",
        ),
    ],
)
def test_a_state_is_called_by_what_of_it_the_site_is_for(region: tuple[str, ...], name: str, short: str) -> None:
    assert area_name(region, "ky", "Kentucky", english()) == name
    assert area_short(region, "ky", "Kentucky", english()) == short


LOUISVILLE = CENTER.replace(
    '  city: Sampleton\n  state: KY\n  zip: "40000"',
    '  city: Louisville\n  county: Jefferson County\n  state: KY\n  zip: "40202"',
)
LEXINGTON = (
    LOUISVILLE.replace("city: Louisville", "city: Lexington")
    .replace("Jefferson", "Fayette")
    .replace("40202", "40507")
    .replace("Riverbend", "Quiet Porch")
    .replace("502-555-0143", "859-555-0144")
)
FILES = {"ky/riverbend.yaml": LOUISVILLE, "ky/quiet-porch.yaml": LEXINGTON, "us/lakeshore.yaml": WARMLINE}


def test_a_site_for_a_county_says_so_from_home_to_sitemap(tmp_path: Path) -> None:
    content = write_content(tmp_path, FILES)
    settings = content.with_name("site.toml")
    settings.write_text('languages = ["en", "es"]\nregion = ["ky/jefferson"]\nembed = true\n', encoding="utf-8")
    site = tmp_path / "site"
    report = build(Request(content, settings, site, TODAY, "https://host.example.org/"))
    assert report.written, report.problems

    def text_of(name: str) -> str:
        return (site / name).read_text(encoding="utf-8")

    home, front = text_of("index.html"), text_of("ky/index.html")
    assert "Meetings, places to go and peers in Jefferson County, Kentucky and online." in home
    assert '<a href="/ky/">Jefferson County</a>' in home
    assert "<h1>Recovery help in Jefferson County, Kentucky</h1>" in front
    assert "<title>Jefferson County, Kentucky: meetings, places to go and peers" in front
    assert "Search in Jefferson County, Kentucky" in front
    assert "All of Jefferson County, Kentucky: cities, counties, meetings" in text_of("search/index.html")
    assert "Jefferson County, Kentucky</h1>" in text_of("es/ky/index.html")
    assert "Becoming a peer in Kentucky" in front, "the state certifies, not the county"
    sitemap = text_of("sitemap.xml")
    assert "/ky/county/jefferson/<" in sitemap
    assert "/ky/in/louisville/<" in sitemap
    assert "fayette" not in sitemap
    assert "/states/" not in sitemap
    held = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert not [path for path, data in held.items() if b"Quiet Porch" in data], (
        "what lies in another county is in no file"
    )
    words = ["audit", str(site), "--content", str(content), "--base-url", "https://host.example.org/"]
    told = CliRunner().invoke(cli, words)
    assert told.exit_code == 0, told.output
