"""What an edit changes of what is given away, and of what a phone keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.edited.outline import SENT
from generator.edited.reading import Edit, State, want
from generator.exchange.exports.exchanged import EXCHANGES, least_sheet, whole_json
from generator.exchange.exports.publisher import LARGEST, Publisher
from generator.publish.kept import Keeper, Site
from generator.publish.staging import MARK
from generator.site.offline import SEARCH
from generator.site.offline_edit import Changes, offline_edited

Read = Callable[[str], bytes]
"""A file of the site as it was written."""
Log = Mapping[str, list[Any]]


def exports(edit: Edit, read: Read, log: Log) -> Iterator[tuple[str, bytes]]:
    """The files of the exports that hold an edited entry. Raises MoreNeeded where they cannot be told from those before."""
    publisher = Publisher(edit.config.name, edit.config.base_url)
    for standard in edit.config.exports:
        want(standard in EXCHANGES, "a standard is made of all entries")
        made: dict[str, bytes] = {}
        for state in edit.states:
            path = f"data/{standard}/{state.key}.{standard}"
            want(path in log, "the exports have another shape")
            made[path] = _exchanged(standard, read(path), state, publisher) or _anew(standard, state, edit, publisher)
        yield from made.items()
        path = f"data/entries.{standard}"
        if path in log:
            data: bytes | None = read(path)
            for state in edit.states:
                data = _exchanged(standard, data, state, publisher) if data is not None else None
            want(data is not None and len(data) <= LARGEST, "the export of all has another shape")
            yield path, data or b""
        else:
            states = [one for one in log if one.startswith(f"data/{standard}/") and len(Path(one).stem) == len("ky")]
            if standard == "json":
                sizes = (len(made[one]) if one in made else log[one][0] for one in states)
                size = whole_json(sizes, edit.content.vocabulary, publisher)
            else:
                size = least_sheet(made.get(one) or read(one) for one in states)
            want(size > LARGEST, "all may have room in one file")


def _exchanged(standard: str, data: bytes, state: State, publisher: Publisher) -> bytes | None:
    made: bytes | None = data
    for one in state.touched:
        made = EXCHANGES[standard](made, one.old, one.new, publisher) if made is not None else None
    return made


def _anew(standard: str, state: State, edit: Edit, publisher: Publisher) -> bytes:
    from generator.exchange.exports.exporting import export_entries  # which most edits do without

    made = export_entries(standard, state.entries, edit.content.vocabulary, publisher, by_state=True)
    return made.files[f"{standard}/{state.key}.{standard}"]


def offline(
    edit: Edit, stage: Path, read: Read, logs: Mapping[str, Log], keeper: Keeper, site: Site
) -> tuple[dict[str, bytes], dict[str, int]]:
    """The lists of what a phone keeps, and what is to be kept of the sizes that were measured; `stage` has all other files that are
    another. Raises MoreNeeded where that is not known.
    """
    sizes = keeper.part(SENT, site.keys.get(SENT, ""), dict[str, int])
    want(sizes, "what a phone keeps was not measured")
    paths = [path.relative_to(stage).as_posix() for path in stage.rglob("*") if path.is_file() and path.name != MARK]
    changed = {path: (stage / path).read_bytes() for path in paths}
    search = [path.removeprefix(SEARCH) for log in logs.values() for path in log if path.startswith(SEARCH)]
    changes = Changes(changed, read, search, frozenset(state.key for state in edit.states))
    return dict(offline_edited(changes, map(edit.config.folder_of, edit.config.languages), sizes)), sizes
