"""Every component on one page, photographed and judged in each way that people look at pages.

The photographs are left in pytest's folder of temporary files: `pytest tests/site/test_components.py --basetemp=photos`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.site import small

HERE = Path(__file__).parent
# Contrast as WCAG 2.2 counts it: what one looks at must stand out from what is behind it.
TARGETS = """() => [...document.querySelectorAll("a[href], button, summary, input")].filter((one) => {
    const box = one.getBoundingClientRect();
    const inText = one.matches("p a, small a, .lead a, dd a, li > label > input");
    return box.width && box.right > 0 && !inText && (box.height < 24 || box.width < 24);
}).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, static_server: Any) -> str:
    folder: Path = tmp_path_factory.mktemp("components")
    small.write(folder)
    shell = (folder / "accessibility" / "index.html").read_text(encoding="utf-8")
    city = (folder / "ky" / "in" / "sampleton" / "index.html").read_text(encoding="utf-8")
    cards = city.partition('<ul class="cards">')[2].partition("</ul>")[0]
    made = (HERE / "components.html").read_text(encoding="utf-8").replace("CARDS", cards)
    before, rest = shell.split('<main id="main" tabindex="-1">')
    page = f'{before}<main id="main" tabindex="-1">{made}</main>{rest.partition("</main>")[2]}'
    (folder / "components").mkdir()
    (folder / "components" / "index.html").write_text(page, encoding="utf-8")
    url: str = static_server(folder).url
    return f"{url}components/"


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("light", {"color_scheme": "light"}),
        ("dark", {"color_scheme": "dark"}),
        ("more-contrast", {"contrast": "more"}),
        ("more-contrast-dark", {"contrast": "more", "color_scheme": "dark"}),
        ("forced-colors", {"forced_colors": "active"}),
        ("reduced-motion", {"reduced_motion": "reduce"}),
    ],
)
def test_all_components_in_every_way_of_looking(
    name: str,
    options: dict[str, str],
    width: int,
    site: str,
    tmp_path: Path,
    new_page: Callable[..., Page],
    axe: Callable[[Page], list[Any]],
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, **options)
    page.goto(site)
    page.screenshot(path=tmp_path / f"{name}-{width}.png", full_page=True)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(TARGETS) == []


def test_motion_is_only_for_those_who_like_it(site: str, new_page: Callable[..., Page]) -> None:
    for motion, behavior in (("reduce", "auto"), ("no-preference", "smooth")):
        page = new_page(reduced_motion=motion)
        page.goto(site)
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behavior


def test_on_paper_the_lines_stay_and_the_buttons_go(site: str, new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page()
    page.goto(site)
    page.emulate_media(media="print")
    page.screenshot(path=tmp_path / "print.png", full_page=True)
    assert page.is_visible(".strip a[href='tel:988']")
    for gone in (".top .exit", ".menu", ".skips"):
        assert page.is_hidden(gone), gone
