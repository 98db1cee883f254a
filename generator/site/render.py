"""Rendering: the plan and the directory become pages, one at a time, in a stable order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.config import Config
from generator.content.packed import NOWHERE, Cache
from generator.content.vocabulary import Vocabulary
from generator.directory.directory import Directory
from generator.site import sheet_pages
from generator.site.labels import Labels
from generator.site.made import Made
from generator.site.plan import SitePlan
from generator.site.shape import Shows, every
from generator.site.state_pages import StatePages
from generator.site.theme import About, Page, Theme
from generator.site.tongue import tongue_of

__all__ = ["Page", "Renderer"]

# What an edit of one entry does without is loaded where it is needed: it is to be quick.


class Renderer:
    """Renders a planned site in one language, by default the site's first.

    `national_pages` and `state_pages` of every state of the plan together are all of it. With `fictional` every page
    says that its listings are invented, and asks search engines to stay away. Holds no page; pages of different
    states share nothing and may be made by different processes.
    """

    def __init__(
        self,
        plan: SitePlan,
        directory: Directory,
        vocabulary: Vocabulary,
        config: Config,
        templates: Path,
        *,
        fictional: bool = False,
        language: str = "",
        made: Made | None = None,
    ) -> None:
        self._directory = directory
        self._vocabulary = vocabulary
        tongue = tongue_of(templates, language or config.language)
        self._plan = plan.called(vocabulary, tongue)
        labels = Labels(vocabulary, tongue)
        home = self._plan.states.get(plan.home)
        self._theme = Theme(
            templates,
            labels,
            directory,
            config,
            fictional=fictional,
            home=(home.name, home.path) if home else None,
            at=self._plan.address,
            made=made,
        )

    def national_pages(self) -> Iterator[Page]:
        """All pages of no state, the nationwide entries' pages, the 404 page, and what scripts say in the language.

        With those of the site's first language come the sitemap of all and robots.txt.
        """
        yield from self.listing_pages()
        yield from self.standing_pages()
        yield from self.addresses()

    def listing_pages(self) -> Iterator[Page]:
        """The pages of no state that show or count entries."""
        from generator.site.national_pages import NationalPages

        return NationalPages(self._theme, self._plan, self._directory).pages()

    def standing_pages(self) -> Iterator[Page]:
        """The pages of no state that no entry changes, and what scripts say in the language."""
        from generator.site.form_page import fields_file
        from generator.site.guides import GuidePages
        from generator.site.national_pages import NationalPages

        yield from NationalPages(self._theme, self._plan, self._directory).standing()
        yield from GuidePages(self._theme, self._vocabulary, self._directory.guides, self._plan.home).pages()
        for page in self._theme.extra:
            about = About(page.path, self._theme.titled(page.title))
            yield self._theme.page("extra_page.html", about, page=page)
        yield from self._theme.words()
        yield fields_file(self._theme, self._vocabulary, self._directory)

    def addresses(self) -> Iterator[Page]:
        """The sitemap of all languages and robots.txt, with the site's first language."""
        from generator.site.sitemap import robots, sitemaps

        config = self._theme.config
        if self._theme.tongue.code == config.language:
            folders = [config.folder_of(code) for code in config.languages]
            addresses = (config.base_url + folder + path[1:] for folder in folders for path in self._plan.paths())
            yield from sitemaps(addresses, config.base_url)
            yield robots(config.base_url)

    def state_pages(self, state: str, shows: Shows = every) -> Iterator[Page]:
        """All pages of one state of the plan ("ky"), its entries' included, its sheets and what others frame not.

        `shows` says by their entries which pages are wanted (`site/shape.py`), here and below.
        """
        plan = self._plan.states[state] if state in self._plan.states else self._plan.beyond[state]
        yield from StatePages(self._theme, self._plan, plan, self._directory.states.get(state), shows).pages()

    def sheets(self, state: str, shows: Shows = every) -> Iterator[Page]:
        """The sheets to print of one state."""
        if state in self._plan.beyond:
            return iter(())
        return sheet_pages.of_state(self._theme, self._plan, self._plan.states[state], shows)

    def embeds(self, state: str, shows: Shows = every) -> Iterator[Page]:
        """The pages of one state that others may show in a frame; none where the site has none."""
        if not self._theme.config.embed or state in self._plan.beyond:
            return iter(())
        from generator.site import embeds

        return embeds.of_state(self._theme, self._plan, self._plan.states[state], shows)

    def assets(self, cache: Cache = NOWHERE) -> Iterator[Page]:
        """The theme's styles, scripts and icons; a cache keeps what takes long to make."""
        return self._theme.assets(cache)
