"""HSDS ids, and attributes with taxonomy terms for what HSDS has no place for."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import field

from generator.content.table import Kind
from generator.content.vocabulary import Vocabulary
from generator.exchange.exports.leaves import Leaf
from generator.records import dataclass

TAXONOMY = "Fields of a recovery-site entry"


@dataclass(slots=True)
class Ids:
    """Names to UUIDs, and the taxonomy terms that were used."""

    space: uuid.UUID
    vocabulary: Vocabulary
    terms: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, *names: object) -> str:
        return str(uuid.uuid5(self.space, "/".join(str(name) for name in names)))

    def attributes(self, owner: str, found: Iterable[Leaf]) -> list[dict[str, str]]:
        rows = []
        for leaf in found:
            closed = leaf.field.kind is Kind.CHOICE
            code = f"{leaf.path}: {leaf.text}" if closed else leaf.path
            term = self._term(code, leaf, closed=closed)
            row = {
                "id": self.of(owner, "attribute", code, *(() if closed else (leaf.text,))),
                "taxonomy_term_id": term,
            }
            rows.append(row if closed else row | {"value": leaf.text})
        return rows

    def _term(self, code: str, leaf: Leaf, *, closed: bool) -> str:
        if code not in self.terms:
            words = self.vocabulary.lists.get(leaf.field.vocabulary, {}).get(leaf.text) if closed else None
            name = words.called() if words else leaf.path
            told = (words.definition.get("en") if words else leaf.field.help) or name
            self.terms[code] = {
                "id": self.of("term", code),
                "code": code,
                "name": name,
                "description": told,
                "taxonomy": TAXONOMY,
            }
        return self.terms[code]["id"]
