"""Makes the pictures of the guides: `python -m tests.form_page.pictures` writes them into .github/images/.

Screenshots are of our own pages with invented listings; the drawing is made here.
"""

import tempfile
from dataclasses import replace
from html import escape
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.conftest import CHROMIUM_FLAGS
from tests.form_page.test_page import control, pick
from tests.site import small
from tests.support import ROOT, needs
from tests.support.server import StaticServer

IMAGES = ROOT / ".github" / "images"
FORGE = "https://github.com/recovery-directory/site"
STEPS = (
    ("1", "You know a group", "a center or a line"),
    ("2", "You fill in the form", "it checks as you type"),
    ("3", "You send it", "by one button"),
    ("4", "The check reads it", "and says what to mend"),
    ("5", "A person reads it", "and looks at the source"),
    ("6", "It is on the site", "for those who look"),
)


def drawing() -> str:
    """The way of a listing, as SVG: six boxes, two in a row, so that it can be read on a phone."""
    width, height, gap = 300, 96, 44
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * width + gap + 40} {3 * height + 2 * gap + 40}" role="img" '
            'aria-label="Six steps: you know a group; you fill in the form; you send it; the check reads it; a person reads it; it is on the site">'
        ),
        '<rect width="100%" height="100%" rx="12" fill="#fbf8f2"/>',
        '<g font-family="Verdana, DejaVu Sans, sans-serif" fill="#22302f">',
    ]
    for number, (digit, title, more) in enumerate(STEPS):
        row, column = divmod(number, 2)
        x, y = 20 + column * (width + gap), 20 + row * (height + gap)
        parts += [
            f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="14" fill="#ffffff" stroke="#17595c" stroke-width="2"/>',
            f'<circle cx="{x + 36}" cy="{y + height // 2}" r="20" fill="#17595c"/>',
            f'<text x="{x + 36}" y="{y + height // 2 + 7}" font-size="20" font-weight="bold" fill="#ffffff" text-anchor="middle">{digit}</text>',
            f'<text x="{x + 70}" y="{y + 42}" font-size="18" font-weight="bold">{escape(title)}</text>',
            f'<text x="{x + 70}" y="{y + 68}" font-size="16">{escape(more)}</text>',
        ]
        if column == 0:
            parts.append(_arrow(x + width + 4, y + height // 2, x + width + gap - 4, y + height // 2))
        elif row < 2:
            parts.append(_arrow(x + width // 2, y + height + 4, 20 + width // 2 + 40, y + height + gap - 4))
    return "\n".join([*parts, "</g>", "</svg>"]) + "\n"


def _arrow(x1: int, y1: int, x2: int, y2: int) -> str:
    head = (
        f"{x2 - 9},{y2 - 7} {x2},{y2} {x2 - 9},{y2 + 7}"
        if y1 == y2
        else f"{x2 - 2},{y2 - 11} {x2},{y2} {x2 + 11},{y2 - 6}"
    )
    return (
        f'<path d="M{x1} {y1} L{x2} {y2}" stroke="#17595c" stroke-width="3" fill="none"/>'
        f'<polyline points="{head}" stroke="#17595c" stroke-width="3" fill="none"/>'
    )


def shots(page: Page, url: str) -> None:
    """The form on a phone: its beginning, a mistake with its cure, the card, the buttons at the end."""
    page.goto(url)
    page.wait_for_selector("#questions .section")
    pick(page, "type", "support_group")
    control(page, "subtype").select_option("mutual_aid_meeting")
    control(page, "name").fill("Monday Night Group")
    control(page, "organization").fill("Riverbend Recovery Alliance")
    _at(page, '[data-section="what"]', "form-1-start")
    control(page, "@state").select_option("ky")
    pick(page, "formats", "in_person")
    pick(page, "location.visibility", "city_only")
    control(page, "location.city").fill("Sampleton")
    number = control(page, "contact.phones.0.number")
    number.fill("502-555-014")
    number.press("Tab")
    _at(page, '[data-section="reach"]', "form-2-mistake")
    number.fill("502-555-0143")
    page.get_by_role("button", name="Add: Meeting or opening hours").click()
    control(page, "schedule.0.kind").select_option("meeting")
    pick(page, "schedule.0.days", "mon")
    control(page, "schedule.0.start").fill("18:30")
    control(page, "schedule.0.end").fill("19:30")
    control(page, "provenance.sources.0.kind").select_option("phone")
    page.click("#check")
    _at(page, "#send", "form-3-send")


def _at(page: Page, selector: str, name: str) -> None:
    page.wait_for_timeout(400)
    page.evaluate(
        "(one) => window.scrollTo(0, document.querySelector(one).getBoundingClientRect().top + scrollY - 70)", selector
    )
    page.wait_for_timeout(200)
    page.screenshot(path=IMAGES / f"{name}.png")


def main() -> None:
    """Write all of them."""
    (IMAGES / "how-it-goes.svg").write_text(drawing(), encoding="utf-8", newline="\n")
    path = needs.browser()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        small.write(Path(folder), replace(small.CONFIG, forge_url=FORGE))
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        page = browser.new_page(viewport={"width": 360, "height": 720}, device_scale_factor=2)
        with StaticServer(Path(folder), "/", {}) as server:
            shots(page, f"{server.url}add/form/")
        browser.close()


if __name__ == "__main__":
    main()
