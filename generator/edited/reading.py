"""Reading what was edited, and finding out whether the rest of the site can be left alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generator.config import Config, read_config
from generator.content.entry_files import Remembered
from generator.content.load import Content, Leads, Reading, guides_of, read_content
from generator.content.packed import own_cache, packed, unpacked
from generator.content.rules import DIRECTORY_RULES
from generator.content.rules.duplicates import contacts_of, keys_of
from generator.content.whole import Places, Told, directory_problems, one_of_each
from generator.directory.directory import Directory
from generator.directory.model import Entry
from generator.directory.national import listed_facilities
from generator.directory.region import within
from generator.edited.outline import NAME, Outline
from generator.exchange.removed import FILE as REMOVED
from generator.problems import Problem
from generator.publish.reads import Reads
from generator.publish.report import Before, Request
from generator.records import dataclass
from generator.resources import vocabulary_dir
from generator.search.entries import shard_of
from generator.site.addresses import RESERVED
from generator.site.feeds import latest
from generator.site.lines import is_line
from generator.site.plan import NATIONAL
from generator.site.settings import fitting

MOST = 20  # files; with more of them a build of all costs hardly more
_TOO_MANY = 50  # with so many behind one number the rules take other ways
_WHOLE = frozenset({"ID-TWICE", "ID-FORMER", "REMOVED-BACK"})
_SHARING = frozenset(rule.code for rule in DIRECTORY_RULES)


class MoreNeeded(Exception):
    """The edit reaches further than one state: everything is to be looked at."""


def want(condition: object, why: str) -> None:
    """Raises MoreNeeded, unless."""
    if not condition:
        raise MoreNeeded(why)


@dataclass(frozen=True, slots=True)
class Touched:
    """An entry that was edited: the file, what it said and what it says."""

    path: str
    old: Entry
    new: Entry


@dataclass(frozen=True, slots=True)
class State:
    """A state with edited entries: all it lists, all it listed, and what reading each of its files gives now."""

    key: str
    entries: tuple[Entry, ...]
    was: tuple[Entry, ...]
    paths: Mapping[str, str]
    touched: tuple[Touched, ...]
    reads: Mapping[str, Remembered]


@dataclass(frozen=True, slots=True)
class Edit:
    """All that is known of an edit before a page is made."""

    config: Config
    content: Content
    directory: Directory
    outline: Outline
    states: tuple[State, ...]
    problems: tuple[Problem, ...]
    keys: Mapping[str, str]


def changed_files(before: Before) -> dict[str, list[str]]:
    """State -> entry files of it that are not what they were. Raises MoreNeeded where anything else is another."""
    site = before.site
    want(site is not None and site.asked == before.asked and site.told.get("written"), "nothing is kept")
    assert site is not None
    want(site.inputs.keys() == before.inputs.keys(), "a file is new or gone")
    changed = before.changed()
    want(0 < len(changed) <= MOST, "no file, or many")
    entry = re.compile(re.escape(f"{before.asked[0]}/entries/") + r"([a-z]{2})/.*\.ya?ml\Z")
    states: dict[str, list[str]] = {}
    for path in sorted(changed):
        match = entry.match(path)
        want(match and match[1] != NATIONAL, "no state's entry")
        assert match is not None
        states.setdefault(match[1], []).append(path)
    return states


def read_edit(request: Request, before: Before, changed: Mapping[str, list[str]], theme: Path, leads: Leads) -> Edit:
    """Read what was edited. Raises MoreNeeded where it changes more than the pages of its states."""
    site = before.site
    assert site is not None
    config = _config(request, theme)
    key = site.keys.get(NAME, "")
    outline = before.keeper.part(NAME, key, Outline) if key else None
    want(outline is not None, "no outline is kept")
    assert outline is not None
    reads = Reads(before, (request.site_toml.parent / "templates").as_posix())
    reading = Reading(request.today, vocabulary_dir(), RESERVED, 1, leads=leads, cache=own_cache())
    content = read_content(request.content, reading, [Path(path) for some in changed.values() for path in some])
    old = unpacked(packed(site.told["problems"]), tuple[Problem, ...])
    want(not _WHOLE.intersection(problem.code for problem in old), "something is wrong with the whole")
    states = tuple(_state(key, some, before, reads, content, config) for key, some in changed.items())
    want(not _came_back(request.content, states), "an entry was removed on request")
    shared, problems = _problems(states, content, outline, old, reads)
    want(not request.strict or set(problems) <= set(old), "a new problem where none may be")
    guides = guides_of(request.content, reading, content, outline.national)
    directory = replace(content.directory, entries=(), states=outline.facts, guides=guides)
    kept = dict(reads.keep({path: one for state in states for path, one in state.reads.items()}))
    newest = _newest(states, outline.newest)
    outline = replace(outline, shared=shared, contacts=_contacts(states, outline.contacts), newest=newest)
    return Edit(config, content, within(directory, config.region), outline, states, problems, kept)


def _config(request: Request, theme: Path) -> Config:
    config, found = read_config(request.site_toml)
    config = config.at(request.base_url) if request.base_url else config
    config = fitting(config.lean() if request.lean else config, theme, found)
    want(config.entry_pages, "entries stand together on pages")
    return config


def _state(key: str, changed: list[str], before: Before, reads: Reads, content: Content, config: Config) -> State:
    folder = f"{before.asked[0]}/entries/{key}/"
    files = sorted(path for path in before.inputs if path.startswith(folder) and path.endswith((".yaml", ".yml")))
    kept = reads.folder(key)
    want(kept.keys() == set(files), "reading is not kept")
    now = {path: content.reads[path] if path in changed else kept[path] for path in files}
    want(all(one.print == before.inputs[path][4] for path, one in now.items()), "a file changed on the way")
    entries, places, found = one_of_each([(one.read.entry, path) for path, one in now.items() if one.read.entry])
    want(not found, "an id stands twice")
    want(
        all(former.startswith(f"{key}/") for entry in entries for former in entry.former_ids), "an id of another state"
    )
    listed = within(Directory(tuple(entries)), config.region).listed()
    touched = tuple(_touched(path, kept[path], now[path]) for path in changed)
    ids = {entry.id for entry in listed}
    want(all(one.new.id in ids for one in touched), "an entry is not listed")
    exchanged = {one.new.id: one.old for one in touched}
    before_it = within(Directory(tuple(exchanged.values())), config.region).listed()
    want(len(before_it) == len(touched), "an entry was not listed")
    was = tuple(exchanged.get(entry.id, entry) for entry in listed)
    return State(key, listed, was, places.paths, touched, now)


def _touched(path: str, old: Remembered, new: Remembered) -> Touched:
    one, other = old.read.entry, new.read.entry
    want(one and other and one.id == other.id, "an entry comes or goes")
    assert one is not None
    assert other is not None
    want(not old.read.excused and not new.read.excused, "an exception is used")
    want(one.former_ids == other.former_ids, "another former id")
    want(not _reaches_out(one) and not _reaches_out(other), "it is for other states, too")
    want(is_line(one) == is_line(other), "lines are counted")
    want(listed_facilities([one]) == listed_facilities([other]), "facilities are counted")
    return Touched(path, one, other)


def _reaches_out(entry: Entry) -> bool:
    area = entry.service_area
    beyond = area is not None and (area.scope == "national" or any(s.lower() != entry.state for s in area.states))
    return beyond or shard_of(entry) != entry.state


def _came_back(root: Path, states: Iterable[State]) -> bool:
    if not (root / REMOVED).exists():
        return False
    from generator.exchange.takedown import came_back  # which most edits do without

    found = came_back(root, [one.new for state in states for one in state.touched])
    return any(problem.code == "REMOVED-BACK" for problem in found)


def _newest(states: Iterable[State], newest: dt.date | None) -> dt.date | None:
    """The newest day of all entries, once those of these states are as they are now."""
    was, now = (
        max((day for day in map(latest, some) if day), default=dt.date.min)
        for some in zip(*((state.was, state.entries) for state in states), strict=True)
    )
    want(now >= (newest or dt.date.min) or was < (newest or dt.date.min), "the newest day is gone")
    return max(now, newest or dt.date.min) if newest or now > dt.date.min else None


def _contacts(states: Iterable[State], contacts: Mapping[str, str]) -> dict[str, str]:
    """In which states each number and website stands; a state in which one no longer does may stay, it is only looked into."""
    made = dict(contacts)
    for state in states:
        for one in state.touched:
            for key in contacts_of(one.new):
                if state.key not in (known := made.get(key, "").split()):
                    made[key] = " ".join([*known, state.key])
    return made


def _problems(
    states: Collection[State], content: Content, outline: Outline, old: Iterable[Problem], reads: Reads
) -> tuple[tuple[Told, ...], tuple[Problem, ...]]:
    """What several entries share, and all problems, once the entries are as they are now.

    Only what the edited entries have or had in common with others is looked at again.
    """
    keys = {key for state in states for one in state.touched for key in keys_of(one.old) | keys_of(one.new)}
    own = {state.key: state for state in states}
    others = {key for one in keys for key in outline.contacts.get(one, "").split()} - own.keys()
    paths = {entry: path for state in states for entry, path in state.paths.items()}
    everywhere: list[Entry] = []
    for state in states:
        everywhere += (one.read.entry for one in state.reads.values() if one.read.entry)
    for key in others:
        for path, one in reads.folder(key).items():
            if (entry := one.read.entry) and not keys.isdisjoint(contacts_of(entry)):
                everywhere.append(entry)
                paths[entry.id] = path
    everywhere.sort(key=lambda entry: entry.id)
    excused = {entry for code, entry in content.setting.excused if code in _SHARING}
    want(excused.isdisjoint(entry.id for entry in everywhere), "an exception may be used")
    crowd: dict[str, int] = {}
    for entry in everywhere:
        for key in keys_of(entry) & keys:
            crowd[key] = crowd.get(key, 0) + 1
    want(max(crowd.values(), default=0) < _TOO_MANY, "many have something in common")
    places = Places(paths)
    stays = [told for told in outline.shared if told.key not in keys or (told.state and told.state not in own)]
    wide = [rule for rule in DIRECTORY_RULES if not rule.local]
    local = [rule for rule in DIRECTORY_RULES if rule.local]
    found, _ = directory_problems(everywhere, places, content.setting, rules=wide, only=keys)
    for state in states:
        some = [entry for entry in everywhere if entry.state == state.key]
        found += directory_problems(some, places, content.setting, rules=local, only=keys)[0]
    files = {one.path for state in states for one in state.touched}
    gone = {told.problem for told in outline.shared}
    kept = [problem for problem in old if problem not in gone and problem.path not in files]
    read = [problem for problem in content.problems if problem.path in files]
    shared = (*stays, *found)
    return shared, tuple(sorted([*kept, *read, *(told.problem for told in shared)], key=Problem.key))
