"""What a phone keeps, once some files of the site are another: the manifests as they stand, with only these files exchanged in them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any

from generator.content.packed import as_json
from generator.records import dataclass
from generator.site.offline import (
    BUNDLE,
    FOLDER,
    SEARCH,
    estimated,
    fingerprint,
    is_bundled,
    manifest_of,
    measured_of,
    path_of,
    sent,
)


@dataclass(frozen=True, slots=True)
class Changes:
    """`changed` has the files that are another by their path, `read` gives any as it is now; `search` names all files of the search,
    by their path below its folder; `edited` the states whose pages are among the changed.
    """

    changed: Mapping[str, bytes]
    read: Callable[[str], bytes]
    search: Iterable[str]
    edited: frozenset[str]


def offline_edited(
    changes: Changes, folders: Iterable[str], sizes: MutableMapping[str, int]
) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of the bundle, the manifests and the editions, as `offline_files` would make them of the whole site.

    `folders` are those of the languages. `sizes` is what `sent_in` gave of the site before, and becomes that of now. Only right where
    the same pages stand, and the same files of the search in each state's part.
    """
    bundle = _bundle(changes)
    changed = {**changes.changed, **({BUNDLE: bundle} if bundle is not None else {})}
    if bundle is not None:
        yield BUNDLE, bundle
    _measure(changes, changed, sizes)
    notes = {path: (len(data), fingerprint(data)) for path, data in changed.items()}
    for folder in folders:
        path = f"{folder}{FOLDER}editions.json"
        editions = json.loads(changes.read(path))
        for state in editions["states"]:
            own = f"{folder}{FOLDER}{state}.json"
            groups = json.loads(changes.read(own))["groups"]
            for name, group in groups.items():
                if name != "places" or state in changes.edited:
                    _exchange(group, notes, sizes)
            data, editions["states"][state] = manifest_of(state, groups)
            yield own, data
        yield path, as_json(editions)


def _bundle(changes: Changes) -> bytes | None:
    """The bundle, None where nothing in it is another."""
    now = {path for path in changes.search if is_bundled(path)}
    new = {path: data for path in now if (data := changes.changed.get(SEARCH + path)) is not None}
    held = json.loads(changes.read(BUNDLE))
    if not new and held.keys() == now:
        return None
    return as_json({path: new[path].decode() if path in new else held[path] for path in sorted(now)})


def _measure(changes: Changes, changed: Mapping[str, bytes], sizes: MutableMapping[str, int]) -> None:
    measured = {SEARCH + path for path in measured_of(changes.search)}
    for path in [path for path in sizes if path.startswith(SEARCH) and path not in measured]:
        del sizes[path]
    for path in [path for path in sizes if path in changed]:
        sizes[path] = sent(changed[path])
    for path in measured - sizes.keys():
        sizes[path] = sent(changed[path] if path in changed else changes.read(path))


def _exchange(group: dict[str, Any], notes: Mapping[str, tuple[int, str]], sizes: Mapping[str, int]) -> None:
    """Put the sizes and fingerprints of now into a group of files, and its sums."""
    total, measured = 0, []
    for folder, rows in group["files"]:
        for at in range(0, len(rows), 3):
            path = path_of(folder, rows[at])
            if path in notes:
                rows[at + 1], rows[at + 2] = notes[path]
            total += rows[at + 1]
            if path in sizes:
                measured.append((rows[at + 1], sizes[path]))
    group["bytes"], group["sent"] = total, estimated(total, measured)
