"""The content that comes with the project, rendered: the pages of no state, in both languages."""

import datetime as dt
from functools import cache
from pathlib import Path

from generator.config import Config
from generator.content.load import Content, Reading, read_content
from generator.directory.directory import Directory
from generator.resources import templates_dir, vocabulary_dir
from generator.site.plan import RESERVED, plan
from generator.site.render import Renderer
from tests.support import ROOT

CONFIG = Config(base_url="https://host.example.org/", languages=("en", "es"))


@cache
def content() -> Content:
    return read_content(ROOT / "content", Reading(dt.date(2026, 11, 26), vocabulary_dir(), RESERVED))


@cache
def pages() -> dict[str, bytes]:
    """Path and bytes of every page of no state, of the states' own first pages, and of the files beside them."""
    return dict(_pages(content().directory))


def _pages(directory: Directory) -> list[tuple[str, bytes]]:
    planned = plan(directory, content().vocabulary)
    made = []
    for language in CONFIG.languages:
        renderer = Renderer(
            planned, directory, content().vocabulary, CONFIG, templates_dir(), fictional=False, language=language
        )
        made += [(page.path, page.body) for page in renderer.national_pages()]
        made += [(page.path, page.body) for state in ("ky", "ak", "sd") for page in renderer.state_pages(state)]
    return made


def write(folder: Path) -> None:
    """These pages as files, with the theme's assets."""
    assets = Renderer(
        plan(Directory(), content().vocabulary), Directory(), content().vocabulary, CONFIG, templates_dir()
    ).assets()
    for path, body in [*pages().items(), *((page.path, page.body) for page in assets)]:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
