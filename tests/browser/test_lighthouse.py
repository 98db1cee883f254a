"""Lighthouse's judgment where it does not depend on how busy the machine is; its times are measured by tests/bench."""

from pathlib import Path
from typing import Any

import pytest

from generator.site.security import REFERRER, policy_for_header
from tests.site import small
from tests.support import lighthouse

PAGES = ("", "ky/", "ky/in/sampleton/", "ky/riverbend-recovery-center/", "centers/", "online/", "meetings/")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, static_server: Any) -> str:
    """The small site as if it were real: pages of invented listings ask search engines to stay away."""
    folder: Path = tmp_path_factory.mktemp("lighthouse")
    made = small.content().directory
    for page in [*small.all_pages(made, fictional=False), *small.renderer(made).assets()]:
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.body)
    policy = {"Content-Security-Policy": policy_for_header(), "Referrer-Policy": REFERRER}
    url: str = static_server(folder, headers={"/*": policy}).url
    return url


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_sound_and_found(path: str, site: str) -> None:
    judged = lighthouse.run(site + path, ("accessibility", "best-practices", "seo"))
    assert judged.scores == {"accessibility": 100, "best-practices": 100, "seo": 100}, judged.failed
