"""The small invented site of tests/sites/small, read and rendered; and helpers to make others from values."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.config import Config
from generator.content.load import Content, Reading, read_content
from generator.content.vocabulary import Vocabulary
from generator.directory.directory import Directory
from generator.directory.model import Contact, Entry, Location, Phone, Provenance, Source
from generator.problems import errors
from generator.resources import templates_dir, vocabulary_dir
from generator.site.extra_pages import extra_paths
from generator.site.plan import RESERVED, SitePlan, plan
from generator.site.render import Page, Renderer
from tests.support import ROOT

FOLDER = ROOT / "tests" / "sites" / "small"
CONFIG = Config(base_url="https://host.example.org/", contact_email="desk@example.org", embed=True)


@cache
def content() -> Content:
    read = read_content(FOLDER, Reading(dt.date(2026, 11, 22), vocabulary_dir(), RESERVED))
    assert not errors(read.problems)  # there is one for a reviewer: a house without a license
    return read


def vocabulary() -> Vocabulary:
    return content().vocabulary


def entry(entry_id: str, name: str = "", **fields: object) -> Entry:
    """An invented center in Sampleton; `fields` replace what it has."""
    made = Entry(
        id=entry_id,
        type="recovery_center",
        name=name or entry_id.partition("/")[2].replace("-", " ").title(),
        contact=Contact(phones=(Phone("502-555-0143"),)),
        location=Location("public", street="100 Example Street", city="Sampleton", county="Example County", state="KY"),
        provenance=Provenance(sources=(Source("phone", retrieved=dt.date(2026, 11, 1)),)),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def directory(*entries: Entry) -> Directory:
    """A directory of these entries with the small site's states and crisis lines."""
    return replace(content().directory, entries=tuple(sorted(entries, key=lambda e: e.id)))


def planned(made: Directory, config: Config = CONFIG) -> SitePlan:
    return plan(
        made,
        vocabulary(),
        region=config.states,
        entry_pages=config.entry_pages,
        city_pages=config.city_pages,
        county_pages=config.county_pages,
        extra=extra_paths(config),
    )


def renderer(
    made: Directory,
    config: Config = CONFIG,
    *,
    fictional: bool = True,
    language: str = "",
    templates: Path | None = None,
    words: Vocabulary | None = None,
) -> Renderer:
    """What renders one language of the site, by default the first of `config`."""
    theme, lists = templates or templates_dir(), words or vocabulary()
    return Renderer(planned(made, config), made, lists, config, theme, fictional=fictional, language=language)


def all_pages(
    made: Directory,
    config: Config = CONFIG,
    *,
    fictional: bool = True,
    templates: Path | None = None,
    words: Vocabulary | None = None,
) -> Iterator[Page]:
    """Every page of the site, in order, without the assets."""
    for language in config.languages:
        whole = renderer(made, config, fictional=fictional, language=language, templates=templates, words=words)
        yield from whole.national_pages()
        site = planned(made, config)
        for state in (*site.states, *site.beyond):
            yield from whole.state_pages(state)
            yield from whole.sheets(state)
            yield from whole.embeds(state)


def state_page(made: Directory, path: str, config: Config = CONFIG) -> str:
    """The text of one page of a state."""
    state = path.partition("/")[0]
    return next(p.body for p in renderer(made, config).state_pages(state) if p.path == path).decode()


def index_stub() -> tuple[Page, ...]:
    """The index is another room's work; here its first file is there to be linked to, and empty."""
    return (Page("search/index/start.json", b"{}\n"),)


def write(folder: Path, config: Config = CONFIG) -> None:
    """The small site with its assets, as files."""
    made = content().directory
    for page in [*all_pages(made, config), *renderer(made, config).assets(), *index_stub()]:
        target = folder / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(page.body)
