"""Words people type for what the vocabulary calls otherwise: expands the query, never the text."""

import json
from collections.abc import Iterable, Mapping

from generator.search.fields import COMPOUNDS
from generator.search.words import words_of

VERSION = 1


def synonym_file(synonyms: Mapping[str, Iterable[str]], compounds: frozenset[tuple[str, str]] = COMPOUNDS) -> bytes:
    """``synonyms.json``: normal-form phrase -> normal-form phrases searched as well, from {what people type: labels}."""
    table: dict[str, list[str]] = {}
    for phrase, targets in synonyms.items():
        typed = " ".join(words_of(phrase, compounds))
        meant = {" ".join(words_of(target, compounds)) for target in targets}
        if typed:
            table[typed] = sorted({*table.get(typed, ()), *meant} - {typed, ""})
    content = {"v": VERSION, "phrases": {typed: meant for typed, meant in sorted(table.items()) if meant}}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
