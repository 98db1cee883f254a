"""What a phone keeps of one state when somebody asks it to: a list of files for each state, with sizes and fingerprints.

A manifest is read by `templates/assets/js/offline/saving.js`, and only once a visitor asks what saving would cost. Its files
stand in three groups: `core` (styles, scripts, the pages around a state, what a search needs), `state` (the state's lists, its
part of the search and of "My list") and `places` (a page for each listing), which a visitor may leave out where it is large.

`editions.json` says in one small file how large each state is and which edition it has, so that a phone that has saved one
learns of a newer one without reading a manifest.

Fingerprints are the first 36 bits of SHA-256, six characters of base64url (RFC 4648, section 5): enough to tell editions of
one file apart. What goes over the network is an estimate: one file of thirty-two is compressed, as a host would.
"""

from __future__ import annotations

import base64
import hashlib
import time
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.config import Config
from generator.content.packed import as_json
from generator.directory.zips import all_zips, zip_block
from generator.records import dataclass
from generator.site.plan import SitePlan
from generator.site.theme import Page

VERSION = 1
FOLDER = "offline/"
SEARCH = "search/index/"
BUNDLE = "offline/search.json"
"""Small search files that every state needs, in one: three hundred requests less."""

NOTED_SHARES = ("", "standing", "assets")
"""The shares of work, beside the states', that a phone may keep something of; assets come with the first language alone."""

_MEASURED = 32
_USUALLY = 0.3
# Pages of no state that a state is saved with, and what the list of helps for all states needs.
_AROUND = frozenset({"", "search/", "list/", "talk/", "safety/", "privacy/", "us/", "offline/"})
# What writes a listing needs the network anyway.
_NOT_KEPT = ("assets/js/add-form.js", "assets/js/review.js", "assets/css/form.css")
_WORDS = "assets/words/"
_KEPT_ASSETS = (".css", ".js", ".svg")
_BUNDLED = ("places/", "phrases/", "words/")
_BUNDLED_FILES = frozenset({"start.json", "filters.json", "neighbors.json", "synonyms.json", "words.json"})


@dataclass(frozen=True, slots=True)
class Noted:
    """A written file: its path below the site, bytes, fingerprint; bytes after gzip, or 0 where that was not measured."""

    path: str
    size: int
    print: str
    sent: int = 0


@dataclass(frozen=True, slots=True)
class Whole:
    """All of a site that may be kept: what was noted of each language's shared pages and states, assets, and the search files."""

    folders: Mapping[str, str]
    """Language -> the folder of its pages."""
    shared: Mapping[str, Sequence[Noted]]
    """Language -> its pages of no state, and, with the first, the assets."""
    states: Mapping[tuple[str, str], Sequence[Noted]]
    """(language, state) -> all that stands below the state, and its part of "My list"."""
    entries: Mapping[str, Collection[str]]
    """State -> paths of its entries' own pages, former ones too ("ky/some-place/")."""
    search: Mapping[str, bytes]
    """Path below the search folder -> bytes, of the whole index."""
    searched: Mapping[str, Noted]
    """The same files, noted."""
    zips: Mapping[str, Collection[int]]
    """State -> the blocks of ZIPs that it has; each is a file of the search."""


def fingerprint(data: bytes) -> str:
    """Six characters that tell editions of one file apart."""
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()[:5]).decode()[:6]


def note(path: str, data: bytes, *, measure: bool) -> Noted:
    """One written file; `measure` its size after gzip, too."""
    return Noted(path, len(data), fingerprint(data), sent(data) if measure else 0)


def sent(data: bytes) -> int:
    """Bytes after gzip."""
    return len(zlib.compress(data, 6))


class Notes:
    """Notes files on their way to the disk, and the seconds that it took."""

    def __init__(self, on: bool = True) -> None:
        self.on = on
        self.files: list[Noted] = []
        self.seconds = 0.0

    def taken(self, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
        """Path and bytes of each; those that a phone may keep are noted."""
        for page in pages:
            path, data = page.path, page.body
            begun = time.process_time()
            if self.on and path.endswith(("index.html", ".json", *_KEPT_ASSETS)):
                self.files.append(note(path, data, measure=len(self.files) % _MEASURED == 0))
            self.seconds += time.process_time() - begun
            yield path, data


def whole_of(
    config: Config, plan: SitePlan, noted: Mapping[tuple[str, str], Notes], search: Mapping[str, bytes]
) -> Whole:
    """All that may be kept of a site; `noted` by language and state; the pages of no state and the assets
    by the names of NOTED_SHARES.

    A state without listings has nothing to be saved.
    """
    measured = measured_of(search)
    full = {key: state for key, state in plan.states.items() if state.entries}
    zips: dict[str, set[int]] = {}
    for code, one in all_zips().items():
        zips.setdefault(one.state.lower(), set()).add(zip_block(code))
    return Whole(
        {code: config.folder_of(code) for code in config.languages},
        {
            language: [
                file for what in NOTED_SHARES if (language, what) in noted for file in noted[language, what].files
            ]
            for language in config.languages
        },
        {key: notes.files for key, notes in noted.items() if key[1] in full},
        {
            key: {
                *(bundle.path[1:] for bundle in state.bundles or ()),
                *(f"{name}/" for entry in state.entries for name in (entry.id, *entry.former_ids)),
            }
            for key, state in full.items()
        },
        search,
        {path: note(SEARCH + path, search[path], measure=path in measured) for path in sorted(search)},
        zips,
    )


def offline_files(whole: Whole) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the bundle, of each state's manifest in each language, and of the editions; in a stable order."""
    bundle, searched = bundle_of(whole.search), whole.searched
    yield BUNDLE, bundle
    written = {one.path: one for some in whole.shared.values() for one in some}
    assets = [one for path, one in written.items() if _is_kept_asset(path) and not path.startswith(_WORDS)]
    core = [*assets, note(BUNDLE, bundle, measure=True), *_part(searched, "us")]
    for language, folder in whole.folders.items():
        said = f"{_WORDS}{language}/"
        around = [one for path, one in written.items() if _is_around(path, folder) or path.startswith(said)]
        editions: dict[str, tuple[str | int, ...]] = {}
        for (spoken, state), noted in sorted(whole.states.items()):
            if spoken != language:
                continue
            own = {f"{folder}{path}index.html" for path in whole.entries[state]}
            rows = f"{folder}list/{state}-"
            lists = [
                one
                for one in noted
                if one.path.startswith(rows) or (one.path.endswith("index.html") and one.path not in own)
            ]
            zips = (f"zips/{which}.json" for which in sorted(whole.zips.get(state, ())))
            tables = [searched[path] for path in zips if path in searched]
            groups = {
                "core": _group([*core, *around]),
                "state": _group([*lists, *_part(searched, state), *tables]),
                "places": _group([one for one in noted if one.path in own]),
            }
            content = {key: group.content() for key, group in groups.items()}
            data, editions[state] = manifest_of(state, content)
            yield f"{folder}{FOLDER}{state}.json", data
        yield f"{folder}{FOLDER}editions.json", as_json({"v": VERSION, "states": editions})


def manifest_of(state: str, groups: Mapping[str, Mapping[str, Any]]) -> tuple[bytes, tuple[str | int, ...]]:
    """A state's manifest, and what editions.json says of it."""
    edition = fingerprint(as_json(groups))
    few = ("core", "state")
    sums = (sum(groups[name][what] for name in names) for names in (few, groups) for what in ("bytes", "sent"))
    return as_json({"v": VERSION, "state": state, "edition": edition, "groups": groups}), (edition, *sums)


def sent_in(whole: Whole) -> dict[str, int]:
    """Path -> bytes after gzip, of every file of which that was measured."""
    noted = (*whole.shared.values(), *whole.states.values(), whole.searched.values())
    found = {one.path: one.sent for some in noted for one in some if one.sent}
    return found | {BUNDLE: sent(bundle_of(whole.search))}


def measured_of(search: Iterable[str]) -> frozenset[str]:
    """The files of the search that are measured, by their path below its folder."""
    return frozenset(sorted(search)[::_MEASURED])


def is_bundled(path: str) -> bool:
    """Whether a file of the search stands in the bundle."""
    return path in _BUNDLED_FILES or path.startswith(_BUNDLED)


def bundle_of(search: Mapping[str, bytes]) -> bytes:
    """The bundle: {path below the search folder: text}."""
    return as_json({path: data.decode() for path, data in sorted(search.items()) if is_bundled(path)})


def _part(searched: Mapping[str, Noted], state: str) -> list[Noted]:
    """A state's part of the search index."""
    return [one for path, one in searched.items() if path == f"{state}.json" or path.startswith(f"{state}/")]


def _is_kept_asset(path: str) -> bool:
    return path.startswith("assets/") and path.endswith(_KEPT_ASSETS) and path not in _NOT_KEPT


def _is_around(path: str, folder: str) -> bool:
    inside = path.removeprefix(folder)
    return path.startswith(folder) and (
        (path.endswith("index.html") and inside.removesuffix("index.html") in _AROUND) or inside.startswith("list/us-")
    )


@dataclass(frozen=True, slots=True)
class _Group:
    """Files that are kept together: bytes on the phone, about as many over the network, and the files by folder."""

    bytes: int
    sent: int
    folders: tuple[tuple[str, tuple[str | int, ...]], ...]

    def content(self) -> dict[str, object]:
        """As the manifest has it: [folder, [name, bytes, fingerprint, name, ...]]; a page is named as in its address."""
        return {"bytes": self.bytes, "sent": self.sent, "files": self.folders}


def _group(files: Iterable[Noted]) -> _Group:
    ordered = sorted(files, key=lambda one: one.path)
    total = sum(one.size for one in ordered)
    measured = [(one.size, one.sent) for one in ordered if one.sent]
    folders: dict[str, list[str | int]] = {}
    for one in ordered:
        folder, name = _split(one.path)
        folders.setdefault(folder, []).extend((name, one.size, one.print))
    return _Group(
        total, estimated(total, measured), tuple((folder, tuple(rows)) for folder, rows in sorted(folders.items()))
    )


def estimated(total: int, measured: Sequence[tuple[int, int]]) -> int:
    """So many bytes after gzip, by the sizes of those files of which both are known."""
    share = sum(sent for _, sent in measured) / max(1, sum(size for size, _ in measured)) if measured else _USUALLY
    return round(total * share)


def _split(path: str) -> tuple[str, str]:
    """Folder and name (`path_of` is the way back); of a page the folder above its own, so that the pages of a state stand together."""
    address = path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else path
    head, slash, name = address.removesuffix("/").rpartition("/")
    return head + slash, name + ("/" if address.endswith("/") else "")


def path_of(folder: str, name: str) -> str:
    """The path of a file that a group names so."""
    path = folder + name
    return f"{path}index.html" if not path or path.endswith("/") else path
