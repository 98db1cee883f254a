"""Everything beside the index that the device needs to read a query: places, phrases, labels. Each in small files.

``phrases/N.json``: what people type -> the marks of entries.py it stands for, by alphabetical ranges of the first word, because
the whole table would cost a first query 12 KB and it needs a few lines of it.
``filters.json``: what the filters say for a key, by group, in the order of display.
``start.json``: what every search begins with, in one file, because each further request costs a slow phone a fifth of a second:
what place_files.py says of places, which file holds which phrase, and what the cards say for a key. The search page has it in its
own HTML (`start_block`), so that a search begins before anything is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from generator.content.packed import NOWHERE, Cache
from generator.content.vocabulary import Vocabulary
from generator.directory.directory import Directory
from generator.directory.timezones import clock_rule
from generator.search.codec import boundaries, fingerprint, front_coded
from generator.search.entries import synonyms
from generator.search.facets import GROUPS
from generator.search.fields import COMPOUNDS
from generator.search.gazetteer import VERSION, gazetteer, told_of
from generator.search.place_files import place_files, place_start
from generator.search.placed import Known, Placed, all_placed
from generator.search.synonyms import synonym_file

SHARD: Final = 1_500
"""Characters of phrases in a file, before gzip; about 0.5 KB after."""

ON_CARDS: Final = {
    "kind": ("types", "subtypes"),
    "cost": ("costs",),
    "format": ("formats",),
    "status": ("statuses",),
    "only": ("populations",),
    "medication": ("medication",),
}
"""What a card says by its key -> the lists that have the key's label."""


def query_files(
    directory: Directory, vocabulary: Vocabulary, known: Known | None = None, cache: Cache = NOWHERE
) -> dict[str, bytes]:
    """Every such file, by its path below the search folder; what is `known` of entries is not looked for again."""
    entries = _placed(directory, known)
    named = gazetteer(vocabulary, cache)
    filters = {group: _labels(vocabulary, names) for group, names in GROUPS.items() if names}
    return {
        **place_files(entries, vocabulary, named),
        **phrase_files(vocabulary)[0],
        "filters.json": _json({"v": VERSION, "labels": filters}),
        "start.json": _json(_start(entries, vocabulary, told_of(vocabulary, cache, named))),
    }


def start_block(
    directory: Directory, vocabulary: Vocabulary, language: str, known: Known | None = None, cache: Cache = NOWHERE
) -> bytes:
    """start.json for a page's own HTML: with its language's labels alone, and with nothing in it that could end the block."""
    start = _start(_placed(directory, known), vocabulary, told_of(vocabulary, cache))
    start["labels"] = {
        group: {
            key: {code: text[code]}
            for key, text in labels.items()
            if (code := language if language in text else "en") in text
        }
        for group, labels in start["labels"].items()
    }
    return _json(start).replace(b"<", b"\\u003c")


def _placed(directory: Directory, known: Known | None) -> list[Placed]:
    return [one for _, one in (known or all_placed(directory.listed(), {}, {})).values()]


def _start(entries: Sequence[Placed], vocabulary: Vocabulary, told: tuple[str, str]) -> dict[str, Any]:
    said: dict[str, set[str]] = {group: set() for group in ON_CARDS}
    for entry in entries:
        for group, keys in entry.keys.items():
            said[group].update(keys)
    return {
        "v": VERSION,
        **place_start(entries, vocabulary, *told),
        "compounds": [" ".join(pair) for pair in sorted(COMPOUNDS)],
        "phrases": phrase_files(vocabulary)[1],
        "labels": {
            group: {key: text for key, text in _labels(vocabulary, names).items() if key in said[group]}
            for group, names in ON_CARDS.items()
        },
        "zones": {
            name: rule
            for name in sorted({one for entry in entries for one in entry.zones})
            if (rule := clock_rule(name))
        },
    }


def phrase_files(vocabulary: Vocabulary) -> tuple[dict[str, bytes], list[str]]:
    """The phrases in ranges, where all that begin with one word stand in one file; where the ranges begin, and their edition."""
    phrases: Mapping[str, Sequence[str]] = json.loads(synonym_file(synonyms(vocabulary)))["phrases"]
    by_first: dict[str, dict[str, Sequence[str]]] = {}
    for phrase in sorted(phrases, key=lambda one: (one.split()[0], one)):
        by_first.setdefault(phrase.split()[0], {})[phrase] = phrases[phrase]
    groups: list[list[str]] = []
    room = 0
    for first, some in by_first.items():
        need = len(json.dumps(some))
        if not groups or room < need:
            groups.append([])
            room = SHARD
        groups[-1].append(first)
        room -= need
    files = {
        f"phrases/{which}.json": _json(
            {"v": VERSION, "phrases": {k: v for first in group for k, v in by_first[first].items()}}
        )
        for which, group in enumerate(groups)
    }
    return files, [front_coded(boundaries(groups)), fingerprint(b"".join(files.values()))]


def _labels(vocabulary: Vocabulary, names: Sequence[str]) -> dict[str, Mapping[str, str]]:
    return {
        key: dict(sorted(term.label.items())) for name in names for key, term in vocabulary.lists.get(name, {}).items()
    }


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
