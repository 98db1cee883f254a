"""`export`: entries to files in one of the field's standards, whole or a file a state. Pure, and byte-stable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.content.vocabulary import Vocabulary
from generator.directory.model import Entry
from generator.exchange.exports.geojson import geojson
from generator.exchange.exports.hsds import hsds
from generator.exchange.exports.losses import LOSSES, LeftOut
from generator.exchange.exports.meeting_guide import meeting_guide
from generator.exchange.exports.open_json import SCHEMA, joined_json, open_json, open_schema
from generator.exchange.exports.publisher import Publisher
from generator.exchange.exports.sheet import joined_sheets, sheet
from generator.records import dataclass

_Writer = Callable[[Sequence[Entry], Vocabulary, Publisher], tuple[bytes, list[LeftOut]]]
_WRITERS: Mapping[str, tuple[str, _Writer]] = {
    "json": ("entries.json", open_json),
    "meeting-guide": ("meetings.json", meeting_guide),
    "hsds": ("hsds.json", hsds),
    "csv": ("entries.csv", sheet),
    "geojson": ("entries.geojson", geojson),
}
STANDARDS = tuple(_WRITERS)
_JOINED: Mapping[str, Callable[[Sequence[bytes], Vocabulary, Publisher], bytes]] = {
    "json": joined_json,
    "csv": joined_sheets,
}


@dataclass(frozen=True, slots=True)
class Exported:
    """The files by path ("hsds.json", or "hsds/ky.json" a state), and what of which entry they do not hold."""

    files: Mapping[str, bytes]
    left_out: tuple[LeftOut, ...]


def export_entries(
    standard: str,
    entries: Iterable[Entry],
    vocabulary: Vocabulary,
    publisher: Publisher,
    *,
    by_state: bool = False,
    states: frozenset[str] = frozenset(),
) -> Exported:
    """The entries in a standard of `STANDARDS`, in one file or in one a state folder ("us" for nationwide ones).

    `states` (folder names such as "ky") limits the export; empty means all. A state without entries has no file, nor
    has Meeting Guide one for a state without meetings. The same entries give the same bytes in whatever order they come.
    """
    ordered = sorted((entry for entry in entries if not states or entry.state in states), key=lambda entry: entry.id)
    name, write = _WRITERS[standard]
    if not by_state:
        data, left_out = write(ordered, vocabulary, publisher)
        return Exported({name: data} | _schema(standard, "", vocabulary), tuple(left_out))
    groups: dict[str, list[Entry]] = {}
    for entry in ordered:
        groups.setdefault(entry.state, []).append(entry)
    files: dict[str, bytes] = {}
    everything: list[LeftOut] = []
    for state, group in groups.items():
        data, left_out = write(group, vocabulary, publisher)
        everything += left_out
        if data != b"[]\n":
            files[f"{standard}/{state}.{name.partition('.')[2]}"] = data
    return Exported(files | _schema(standard, f"{standard}/", vocabulary), tuple(everything))


def joined(standard: str, by_state: Exported, vocabulary: Vocabulary, publisher: Publisher) -> bytes | None:
    """The file of all entries, put together from those of the states: the bytes of exporting all at once, in less time. None for a
    standard of which only a file a state is given away.
    """
    if standard not in _JOINED:
        return None
    files = [data for path, data in sorted(by_state.files.items()) if path != f"{standard}/{SCHEMA}"]
    return _JOINED[standard](files, vocabulary, publisher)


def _schema(standard: str, folder: str, vocabulary: Vocabulary) -> dict[str, bytes]:
    """Our own form brings its schema along; the other standards have theirs elsewhere."""
    return {f"{folder}{SCHEMA}": open_schema(vocabulary)} if standard == "json" else {}


def left_out_text(standard: str, left_out: Sequence[LeftOut], most: int = 12) -> str:
    """What an export does not hold, loss by loss, in lines for people; "" where nothing was left out."""
    out: list[str] = []
    for name, why in LOSSES[standard].items():
        found = [one for one in left_out if one.loss == name]
        if found:
            out.append(f"{name}: {len(found):,}. {why}")
            out += [f"  {one.entry}" + (f": {one.detail}" if one.detail else "") for one in found[:most]]
            out += [f"  and {len(found) - most:,} more"] if len(found) > most else []
    return "\n".join(out)
