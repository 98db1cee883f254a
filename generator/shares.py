"""The shares of work that a site is made in, from read content to written files.

A share is a language and a state, or one of the few that are no state's. None needs what another made.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.config import Config
from generator.content.load import Content
from generator.content.packed import NOWHERE, Cache, packed, unpacked
from generator.directory.model import Entry
from generator.exchange.exports.exporting import export_entries, joined, left_out_text
from generator.exchange.exports.publisher import LARGEST, Publisher, readme
from generator.publish import staging
from generator.publish.contact_file import contact_file
from generator.publish.host_files import host_files
from generator.publish.hosts import HOSTS
from generator.publish.report import Cost
from generator.publish.reuse import Reuse
from generator.records import dataclass
from generator.search import StateIndex, index_state
from generator.search.entries import documents, shard_of
from generator.search.parts import packed_part
from generator.search.placed import Kept, all_placed
from generator.search.placed import Known as Placed
from generator.search.query_files import query_files, start_block
from generator.site import offline
from generator.site.embeds import FOLDER as EMBEDS
from generator.site.feeds import latest
from generator.site.form_entries import form_shelves, form_shelves_count
from generator.site.made import Made
from generator.site.plan import SitePlan
from generator.site.render import Page, Renderer

Share = tuple[str, str]
"""A language, and a state or one of the words below."""
Files = Mapping[str, bytes]
Packed = bytes

SHARED = ""  # the share of work that is no state's: home, lines, search
STANDING = "standing"  # the pages of no state that no entry changes: guides, the comparison, what we say of ourselves
ASSETS = "assets"
ADDRESSES = "addresses"  # the sitemap, and what the host reads
EXPORTS = "exports"  # and so are the entries in other standards
PLACES = "places"  # the tables with which a device finds a place are a share of their own
MENDING = "mending"  # and so is what tells the form where to look for a listing
NATION = "us"  # nationwide and online entries are a share as a state's are
SEARCH_FOLDER = "search/index"
START = b'<script type="application/json" id="search-start">{}</script>'
"""Where search.html wants the table with which every search begins (templates/search.html)."""


def _counted(files: Iterable[tuple[str, bytes]], made: Counter[bool]) -> Iterator[tuple[str, bytes]]:
    """The files as they come; `made[True]` counts those that are pages."""
    for path, data in files:
        made[path.endswith(".html")] += 1
        yield path, data


@dataclass(frozen=True, slots=True)
class Work:
    """All a worker needs to render any share of the site."""

    site: SitePlan
    content: Content
    config: Config
    stage: Path
    theme: Path
    """The folder of the theme, with a host's own files over it where there are some."""
    by_state: Mapping[str, tuple[Entry, ...]]
    known: Mapping[str, list[Any]] = field(default_factory=dict)
    """The files that the site has already; what is equal to them is not written again."""
    log: staging.Log = field(default_factory=dict)
    """The files of the share that is being rendered."""
    cache: Cache = NOWHERE
    """Keeps what is made of the tool's own files alone."""
    reuse: Reuse | None = None
    """Files of the site as it stands, by what they were made of."""
    made: Made = field(default_factory=Made)
    """The pages that are rendered, by what they are made of."""
    placed: Placed = field(default_factory=dict)
    """What is known already of what the tables of places need of each entry; nothing, or of all that are listed."""

    def shares(self) -> list[Share]:
        """The shares of work, largest first, so that none is left for the end.

        The index, exports and assets are for all languages, and belong to the first one's shares.
        """
        first, *others = self.config.languages
        states = sorted(
            (*self.site.states, *self.site.beyond, NATION),
            key=lambda state: (-len(self.by_state.get(state, ())), state),
        )
        exports = [(first, EXPORTS)] if self.config.exports else []
        return [
            (first, PLACES),
            (first, MENDING),
            (first, ASSETS),
            (first, ADDRESSES),
            *((code, what) for what in (SHARED, STANDING) for code in self.config.languages),
            *exports,
            *((code, state) for state in states for code in (first, *(o for o in others if state != NATION))),
        ]

    def apart(self, shares: Iterable[Share]) -> tuple[list[Share], list[Share]]:
        """Those of the shares that look at all entries, and the others. The first are for one process: each that looks at an entry
        comes to hold a copy of it.
        """
        some = list(shares)
        own = [share for share in some if share[1] in (PLACES, SHARED, ADDRESSES, EXPORTS, NATION)]
        return own, [share for share in some if share not in own]

    def renderer(self, language: str) -> Renderer:
        """What renders the pages of a language; one for each process, since its templates are compiled once."""
        return Renderer(
            self.site,
            self.content.directory,
            self.content.vocabulary,
            self.config,
            self.theme,
            fictional=self.content.fictional,
            language=language,
            made=self.made,
        )

    def render(self, share: Share, renderers: Renderers) -> Written:
        """Render one share into the stage."""
        self.log.clear()
        self.made.keys.clear()
        try:
            written = self._render(share, renderers)
            if self.reuse is not None:
                for path, made_of in self.made.keys.items():
                    self.log[path] = [*self.log[path][:3], self.reuse.key(made_of)]
            return replace(written, log=packed(self.log))
        except Exception as error:
            error.add_note(f"while making the share {' '.join(share)} after {next(reversed(self.log), 'no file')}")
            raise

    def put(self, files: Iterable[tuple[str, bytes]]) -> tuple[int, int]:
        """Write files of the site; gives (files, bytes)."""
        return staging.write_files(self.stage, files, self.log, self.known)

    def _render(self, share: Share, renderers: Renderers) -> Written:
        language, what = share
        first = language == self.config.language
        notes = offline.Notes(self.config.offline)
        if what in (SHARED, STANDING):
            own = renderers[language]
            if what == SHARED:
                cost = self.write(lambda: self._with_start(own.listing_pages(), language, renderers), notes)
            else:
                cost = self.write(own.standing_pages, notes)
            return Written(cost.pages, cost.files, cost.bytes, None, language, cost, notes=notes)
        if what == ASSETS:
            return Written(0, *self.put(notes.taken(renderers[language].assets(self.cache))), notes=notes)
        if what == ADDRESSES:
            newest = latest(self.content.directory.listed())
            made = ((page.path, page.body) for page in renderers[language].addresses())
            return Written(0, *self.put((*made, *self.host_files(), *contact_file(self.config, newest))))
        if what == EXPORTS:
            return Written(0, *self.put(self.exports()))
        if what == MENDING:
            return Written(0, *self.put([form_shelves_count(self.by_state)]))
        if what == PLACES:
            placed = renderers.placed
            tables = query_files(self.content.directory, self.content.vocabulary, placed, self.cache)
            return Written(
                0, *self.write_search(tables), tables=tables, placed=None if self.placed else Kept.of(placed)
            )
        cost = sheets = Cost()
        if what != NATION:  # the nationwide entries' pages are among the shared
            sheets = self.write(lambda: renderers[language].sheets(what), offline.Notes(False))
            framed = self.write(lambda: renderers[language].embeds(what), offline.Notes(False))
            cost = self.write(lambda: renderers[language].state_pages(what), notes) + sheets + framed
        shelves = (0, 0)
        if first:
            some = self.by_state.get(what, ())
            paths = {entry.id: self.content.paths[entry.id].partition("/entries/")[2] for entry in some}
            shelves = self.put(form_shelves(what, some, paths))
        searched = documents(self.searched(what), self.content.vocabulary) if first else ()
        index = packed_part(index_state(what, searched)) if searched else None
        files, size = cost.files + shelves[0], cost.bytes + shelves[1]
        return Written(cost.pages, files, size, index, language, cost, sheets, notes)

    def _with_start(self, pages: Iterator[Page], language: str, renderers: Renderers) -> Iterator[Page]:
        """The pages, the search page with what every search begins with."""
        content = self.content
        for page in pages:
            body = page.body
            if START in body:
                start = start_block(content.directory, content.vocabulary, language, renderers.placed, self.cache)
                body = body.replace(START, START.replace(b"{}", start))
            yield replace(page, body=body)

    def write(self, pages: Callable[[], Iterator[Page]], notes: offline.Notes) -> Cost:
        """Render and write the pages of a share; to note what a phone may keep of them is no cost of theirs."""
        begun = time.process_time()
        made: Counter[bool] = Counter()
        count, size = self.put(_counted(notes.taken(pages()), made))
        return Cost(made[True], count, size, time.process_time() - begun - notes.seconds)

    def write_offline(self, noted: Mapping[Share, offline.Notes], search: Files) -> tuple[Cost, dict[str, int]]:
        """Write what a phone reads that saves a state. Gives the cost, of which that of noting what it lists is part, and `sent_in`."""
        begun = time.process_time()
        whole = offline.whole_of(self.config, self.site, noted, search)
        count, size = self.put(offline.offline_files(whole))
        seconds = time.process_time() - begun + sum(notes.seconds for notes in noted.values())
        return Cost(0, count, size, seconds), offline.sent_in(whole)

    def host_files(self) -> Iterator[tuple[str, bytes]]:
        """What the host reads beside the site, where site.toml names one."""
        if self.config.host:
            moved = [
                (f"/{folder}{former}/", f"/{folder}{self.site.address(entry)[1:]}")
                for folder in map(self.config.folder_of, self.config.languages)
                for entry in self.content.directory.listed()
                for former in entry.former_ids
            ]
            framed = [f"/{folder}{EMBEDS}/" for folder in map(self.config.folder_of, self.config.languages)]
            yield from host_files(
                HOSTS[self.config.host], self.config.base_path, moved, framed if self.config.embed else ()
            ).items()

    def searched(self, share: str) -> Iterable[Entry]:
        """The entries of a share of the search index: the nation's has what is for several states, too."""
        entries = self.content.directory.listed() if share == NATION else self.by_state.get(share, ())
        return (entry for entry in entries if shard_of(entry) == share)

    def exports(self) -> Iterator[tuple[str, bytes]]:
        """The entries in the standards that site.toml names, a file a state, and what each standard could not say."""
        where = {} if self.config.entry_pages else {e.id: self.site.address(e) for e in self.content.directory.listed()}
        publisher = Publisher(self.config.name, self.config.base_url, where=where)
        for standard in self.config.exports:
            exported = export_entries(
                standard, self.content.directory.listed(), self.content.vocabulary, publisher, by_state=True
            )
            yield from ((f"data/{path}", data) for path, data in sorted(exported.files.items()))
            told = left_out_text(standard, exported.left_out, most=len(exported.left_out))
            yield f"data/{standard}/left-out.txt", f"{told}\n".encode()
            whole = joined(standard, exported, self.content.vocabulary, publisher)
            if whole is not None and len(whole) <= LARGEST:
                yield f"data/entries.{standard}", whole
        yield "data/README.txt", readme(self.config.name, self.config.base_url, self.config.exports).encode()

    def write_search(self, files: Mapping[str, bytes]) -> tuple[int, int]:
        """Write files of the search index; gives (files, bytes)."""
        return self.put((f"{SEARCH_FOLDER}/{path}", files[path]) for path in sorted(files))


@dataclass(frozen=True, slots=True)
class Written:
    """What a share wrote: its part of the search index, packed where it was made now, what its pages and sheets cost, what a phone may
    keep, the tables and, packed, what they needed of each entry, and its files.
    """

    pages: int
    files: int
    bytes: int
    index: StateIndex | Packed | None = None
    language: str = ""
    cost: Cost = field(default_factory=Cost)
    sheets: Cost = field(default_factory=Cost)
    notes: offline.Notes = field(default_factory=offline.Notes)
    tables: Files = field(default_factory=dict)
    placed: Kept | None = None
    log: Packed = b"{}"


@dataclass(frozen=True, slots=True)
class Total:
    """What all shares wrote together; `logs` has the files of each, packed."""

    pages: int
    files: int
    bytes: int
    languages: Mapping[str, Cost]
    sheets: Cost
    offline: Cost
    logs: Mapping[str, Packed]

    def sizes(self) -> Iterator[tuple[str, int]]:
        """Path and size of every file of the site."""
        yield staging.MARK, 0
        yield from ((path, row[0]) for log in self.logs.values() for path, row in unpacked(log).items())


class Renderers(dict[str, Renderer]):
    """The renderer of each language, and what the tables of places need of each entry; each made when it is first asked for."""

    def __init__(self, work: Work) -> None:
        self._work = work

    @cached_property
    def placed(self) -> Placed:
        """What is known of it already, or else what is found now."""
        work = self._work
        return work.placed or all_placed(work.content.directory.listed(), work.made.stamps, {})

    def __missing__(self, language: str) -> Renderer:
        self[language] = self._work.renderer(language)
        return self[language]
