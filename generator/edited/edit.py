"""The build of an edit: the pages that show an edited entry, its state's part of the search, and nothing else."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.content.load import is_fictional
from generator.content.packed import hashed, key_of, own_cache, packed
from generator.edited.logs import Copies, Logs
from generator.edited.outline import NAME, SENT
from generator.edited.reading import Edit, MoreNeeded, State, changed_files, read_edit, want
from generator.edited.searching import (
    FOLDER,
    SearchFiles,
    all_known,
    editions,
    index_of,
    moves_of,
    read_written,
    turned_places,
    with_start,
)
from generator.leads import LEADS
from generator.publish import staging
from generator.publish.contact_file import contact_file
from generator.publish.kept import Site
from generator.publish.report import Before, Report, Request
from generator.resources import templates_dir
from generator.search.parts import packed_part
from generator.site.compiled import COMPILED
from generator.site.feeds import FILE as FEED
from generator.site.form_entries import form_shelves
from generator.site.overlay import themed
from generator.site.plan import SitePlan
from generator.site.render import Renderer
from generator.site.shape import Ids, every, other_lists, same_from_outside, showing
from generator.site.state_plan import StatePlan, StatePlans, nationwide_plan, serving

_SHARED, _PLACES, _ADDRESSES, _EXPORTS, _TOGETHER = "", "places", "addresses", "exports", "together"
_START = "search/index/start.json"


def edited(request: Request, before: Before) -> Report | None:
    """Build the site anew after some entries were edited, or None where more than their states' pages may change.

    What it writes is what a build of everything would write; `before` is what was kept, seen from the files as they are.
    Raises what such a build raises.
    """
    begun = time.perf_counter()
    try:
        changed = changed_files(before)
    except MoreNeeded:
        return None
    collecting = gc.isenabled()
    gc.disable()  # of a hundred thousand values none is in a circle: looking for some takes an eighth of the time
    try:
        return _edited(request, before, changed, begun)
    finally:
        if collecting:
            gc.enable()


def _edited(request: Request, before: Before, changed: Mapping[str, list[str]], begun: float) -> Report | None:
    stage = None
    try:
        with themed(templates_dir(), request.site_toml.parent / "templates") as (theme, faults):
            if faults:
                return None
            edit = read_edit(request, before, changed, theme, LEADS)
            making = _Making(edit, request, before, theme)
            plan = making.plan()
            stage = staging.open_stage(request.output)
            making.write(stage, plan)
            return making.publish(stage, begun)
    except MoreNeeded:
        if stage is not None:
            staging.discard(stage)
        return None
    except BaseException:
        if stage is not None:
            staging.discard(stage)
        raise


class _Making:
    """One edit, on its way to the disk: the files of each share as they will be."""

    def __init__(self, edit: Edit, request: Request, before: Before, theme: Path) -> None:
        assert before.site is not None
        self.edit, self.request, self.before, self.theme = edit, request, before, theme
        self.site = before.site
        self.old = Logs(before.keeper, before.site)
        self.logs = Copies(self.old)
        self.keys = {**before.site.keys, **edit.keys}
        self.gone: list[str] = []
        self.kept = 0  # bytes that the lists of what a phone keeps have grown by
        self.lists: dict[str, frozenset[Ids]] = {}
        touched = [one for state in edit.states for one in state.touched]
        self.moves = moves_of(edit.outline.sums, touched)
        self.sums = self.moves.sums
        self.anew: set[str] = set()  # states of which any page may be another
        self.made_of = key_of([f"{one.path} {before.inputs[one.path][4]}" for one in touched])

    def plan(self) -> SitePlan:
        """The plan of the edited states; of the others their names. Raises MoreNeeded where any page comes, goes or moves."""
        edit, config, vocabulary = self.edit, self.edit.config, self.edit.content.vocabulary
        making = StatePlans(
            vocabulary,
            sheets=config.print_sheets,
            city_pages=config.city_pages,
            county_pages=config.county_pages,
        )
        outline, home = edit.outline, config.states[0] if len(config.states) == 1 else ""
        states = {key: making.stub(key, count) for key, count in outline.counts.items()}
        served = serving(outline.far)
        for state in edit.states:
            want(state.key in states, "a state outside of the region")
            old = making.plan(state.key, state.was, served.get(state.key, ()))
            made = states[state.key] = making.plan(state.key, state.entries, served.get(state.key, ()))
            lists = other_lists(old, made)
            if lists is None:
                want(not home and same_from_outside(old, made), "pages come, go or move")
                want(not config.embed or _most(old) == _most(made), "another place may have most entries")
                self.anew.add(state.key)
            self.lists[state.key] = lists or frozenset()
        return SitePlan(states, nationwide_plan(outline.nationwide, making.kinds), making.kinds, home=home)

    def write(self, stage: Path, plan: SitePlan) -> None:
        """Write what is another now."""
        edit, cache = self.edit, own_cache()
        COMPILED.keep_in(cache)
        first = edit.config.language
        for language in edit.config.languages:
            renderer = Renderer(
                plan,
                edit.directory,
                edit.content.vocabulary,
                edit.config,
                self.theme,
                fictional=is_fictional(self.request.content),
                language=language,
            )
            for state in edit.states:
                self._put(stage, f"{language}:{state.key}", self._files(renderer, state, language), state)
        log = self.logs[_TOGETHER]
        searching = SearchFiles(self.before.keeper, self.site, first, log)
        vocabulary = edit.content.vocabulary
        own = {state.key: index_of(state, vocabulary, searching.part(state.key)) for state in edit.states}
        files = searching.exchange(own)
        staging.write_files(stage, sorted(files.written.items()), log, log)
        for path in files.gone & log.keys():
            self.gone.append(path)
            del log[path]
        for state in edit.states:
            self.before.keeper.keep_part(state.key, self.keys[f"{first}:{state.key}"], packed_part(own[state.key]))
        if self.moves.any:
            self._places(stage)
        else:
            self._tables(stage)
        self._newest(stage)
        if edit.config.exports:
            self._exports(stage)
        if edit.config.offline:
            self._offline(stage)

    def _read(self, path: str) -> bytes:
        """A file of the site as it was before."""
        return read_written(self.before.keeper, path, self.old.row(path))

    def _exports(self, stage: Path) -> None:
        from generator.edited.giving import exports  # which a site without exports does without

        name = f"{self.edit.config.language}:{_EXPORTS}"
        log = self.logs[name]
        staging.write_files(stage, exports(self.edit, self._read, log), log, log)
        self.keys.pop(name, None)

    def _offline(self, stage: Path) -> None:
        from generator.edited.giving import offline  # likewise

        kept = {path for path in (*self.gone, *self._new()) if path.endswith(("index.html", ".json"))}
        want(all(path.startswith(f"{FOLDER}/") for path in kept), "a file that a phone keeps comes or goes")
        log = self.logs[_TOGETHER]
        logs = {**self.old.whole(), **self.logs}
        files, sizes = offline(self.edit, stage, self._read, logs, self.before.keeper, self.site)
        staging.write_files(stage, files.items(), log, log)
        data = packed(sizes)
        self.keys[SENT] = hashed(data)
        self.before.keeper.keep_part(SENT, self.keys[SENT], data)
        self.kept += sum(map(len, files.values())) - sum(self.old.row(path)[0] for path in files)

    def _new(self) -> Iterator[str]:
        return (path for name, log in self.logs.items() for path in log if path not in self.old[name])

    def _files(self, renderer: Renderer, state: State, language: str) -> Iterator[tuple[str, bytes]]:
        shows = showing({one.new.id for one in state.touched}, self.lists[state.key])
        if state.key in self.anew:
            shows = every
        for pages in (renderer.sheets, renderer.embeds, renderer.state_pages):
            yield from ((page.path, page.body) for page in pages(state.key, shows))
        if language == self.edit.config.language:
            paths = {entry.id: state.paths[entry.id].partition("/entries/")[2] for entry in state.entries}
            yield from form_shelves(state.key, state.entries, paths, shows)

    def _put(self, stage: Path, name: str, files: Iterator[tuple[str, bytes]], state: State) -> None:
        old = self.logs[name]
        new: staging.Log = {}
        staging.write_files(stage, files, new, old)
        folder = self.edit.config.folder_of(name.partition(":")[0])
        # Of what is made of an edited entry alone, some may be no more: a calendar without meetings.
        mine = tuple(f"{folder}{one.new.id}/" for one in state.touched)
        left = {path for path in old if path.startswith(mine) or path == f"{folder}{state.key}/{FEED}"} - new.keys()
        if state.key in self.anew:
            left = old.keys() - new.keys()
        self.gone += left
        self.logs[name] = {path: row for path, row in old.items() if path not in left} | new
        # A share is made again by a build of everything: it is no longer what it was made of as a whole.
        self.keys[name] = key_of([self.keys[name], self.made_of])

    def _tables(self, stage: Path) -> None:
        """Exchange the edition of the tables of places, by which a device knows whether those it keeps still hold."""
        edit, keeper = self.edit, self.before.keeper
        tags = editions(edit.content.vocabulary, edit.content.edition, own_cache(), edit.outline.sums, self.sums)
        config = edit.config
        pages = ((f"{one}:{_SHARED}", f"{config.folder_of(one)}search/index.html") for one in config.languages)
        start: tuple[str, str, Callable[[bytes], bytes]] = (f"{config.language}:{_PLACES}", _START, tags.exchanged)
        for name, path, exchanged in (start, *((name, path, tags.on_page) for name, path in pages)):
            want(path in self.logs[name], "the search has another shape")
            data = exchanged(read_written(keeper, path, self.logs[name][path]))
            staging.write_files(stage, [(path, data)], self.logs[name], self.logs[name])
            self.keys.pop(name, None)
        log = self.logs[f"{config.language}:{_PLACES}"]
        turned = turned_places(edit.content.vocabulary, edit.outline.sums, self.sums, self._read)
        staging.write_files(stage, turned, log, log)

    def _places(self, stage: Path) -> None:
        """Make the tables of places anew, and what every search begins with: an entry has moved."""
        from generator.search.query_files import query_files, start_block  # which most edits do without

        edit, cache, vocabulary = self.edit, own_cache(), self.edit.content.vocabulary
        since = {**edit.outline.placed, **self.moves.placed}
        known = all_known(self.before.keeper, self.site, since, self.sums.edition)
        tables = query_files(edit.directory, vocabulary, known, cache)
        name = f"{edit.config.language}:{_PLACES}"
        old, new = self.logs[name], staging.Log()
        staging.write_files(stage, ((f"{FOLDER}/{path}", data) for path, data in tables.items()), new, old)
        self.gone += old.keys() - new.keys()
        self.logs[name] = new
        self.keys.pop(name, None)
        for language in edit.config.languages:
            self._begins_with(stage, language, start_block(edit.directory, vocabulary, language, known, cache))

    def _begins_with(self, stage: Path, language: str, start: bytes) -> None:
        """Exchange what the search page of a language begins with."""
        log, path = self.logs[f"{language}:{_SHARED}"], f"{self.edit.config.folder_of(language)}search/index.html"
        want(path in log, "the search has another shape")
        page = with_start(read_written(self.before.keeper, path, log[path]), lambda _: start)
        staging.write_files(stage, [(path, page)], log, log)
        self.keys.pop(f"{language}:{_SHARED}", None)

    def _newest(self, stage: Path) -> None:
        """What tells the host's visitors whom to tell of a hole, and until when that holds."""
        name = f"{self.edit.config.language}:{_ADDRESSES}"
        log = self.logs[name]
        staging.write_files(stage, contact_file(self.edit.config, self.edit.outline.newest), log, log)
        self.keys.pop(name, None)

    def publish(self, stage: Path, begun: float) -> Report:
        """Put what was written over the site, and remember it."""
        want(self.before.stands(), "the site is no longer as it was written")
        report = self._report(begun)
        since = {**self.edit.outline.placed, **self.moves.placed}
        outline = packed(replace(self.edit.outline, sums=self.sums, placed=since))
        self.keys[NAME] = hashed(outline)
        keeper, before = self.before.keeper, self.before
        keeper.keep_part(NAME, self.keys[NAME], outline)
        self.keys.update(keeper.keep_files(self.logs))
        site = Site(before.asked, before.at, before.inputs, self.keys, self.site.shares, report.told())
        staging.merge_in(stage, self.request.output, self.gone, keeper.folder / "site.json", site.written())
        keeper.drop_older(site)
        return report

    def _report(self, begun: float) -> Report:
        config, problems = self.edit.config, self.edit.problems
        if config.host:
            from generator.publish.hosts import HOSTS
            from generator.publish.limits import CODES, address_problems, limit_problems

            sizes = {path: row[0] for log in ({**self.old.whole(), **self.logs}).values() for path, row in log.items()}
            host = HOSTS[config.host]
            problems = tuple(one for one in problems if one.code not in CODES)
            problems += (
                *limit_problems(host, [(staging.MARK, 0), *sizes.items()]),
                *address_problems(host, config.base_url),
            )
        old = Report.of(self.site.told, 0)
        grown, more = _sums(self.logs), _sums({name: self.old[name] for name in self.logs})
        languages = {
            code: replace(
                cost,
                files=cost.files + sum(grown[name][0] - more[name][0] for name in _states(self.edit, code)),
                bytes=cost.bytes + sum(grown[name][1] - more[name][1] for name in _states(self.edit, code)),
            )
            for code, cost in old.languages.items()
        }
        files = old.files + sum(one[0] for one in grown.values()) - sum(one[0] for one in more.values())
        size = old.bytes + sum(one[1] for one in grown.values()) - sum(one[1] for one in more.values())
        seconds = time.perf_counter() - begun
        offline = replace(old.offline, bytes=old.offline.bytes + self.kept)
        return replace(
            old, offline=offline, files=files, bytes=size, seconds=seconds, problems=problems, languages=languages
        )


def _most(state: StatePlan) -> tuple[int, str, str] | None:
    from generator.site.embeds import most_listed  # which a site without frames does without

    found = most_listed([state])
    return (found[0].count(), found[0].path, found[0].name) if found else None


def _sums(logs: Mapping[str, Mapping[str, list[Any]]]) -> dict[str, tuple[int, int]]:
    return {name: (len(log), sum(row[0] for row in log.values())) for name, log in logs.items()}


def _states(edit: Edit, language: str) -> list[str]:
    return [f"{language}:{state.key}" for state in edit.states]
