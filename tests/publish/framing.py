"""Somebody else's page with a list of ours in a frame, as a real browser shows it."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.server import StaticServer

PLACE = "/ky/in/sampleton/"
OTHER = """<!doctype html><html lang="en"><head><title>Sample County</title></head><body><h1>Sample County</h1>
<iframe id="list" src="{site}embed{place}" title="Help here" width="360" height="600"></iframe>
<iframe id="page" src="{site}{inside}" title="A page" width="360" height="600"></iframe>
</body></html>
"""


def assert_frames(chromium: Browser, static_server: Callable[..., StaticServer], folder: Path, site: str) -> None:
    """The list is shown with its lines and its links lead out of the frame; the page of the same place is refused."""
    folder.joinpath("index.html").write_text(OTHER.format(site=site, place=PLACE, inside=PLACE[1:]), encoding="utf-8")
    county = static_server(folder)  # another port is another origin
    context = chromium.new_context(viewport={"width": 800, "height": 800})
    try:
        page = context.new_page()
        page.goto(county.url)
        shown = page.frame_locator("#list")
        shown.locator("h1").wait_for()
        assert "Sampleton, Kentucky" in shown.locator("h1").inner_text()
        assert shown.locator(".strip a[href='tel:988']").first.is_visible()
        assert shown.locator("script").count() == 0
        refused = page.frame_locator("#page")
        assert refused.locator("h1:has-text('Sampleton')").count() == 0
        assert refused.locator(".strip").count() == 0
        with context.expect_page() as opened:
            shown.locator("main h3 a").first.click()
        opened.value.wait_for_load_state()
        assert opened.value.url.startswith(site)
        assert opened.value.evaluate("window.opener") is None
        assert page.url == county.url
    finally:
        context.close()
