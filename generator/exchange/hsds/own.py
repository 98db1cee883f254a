"""The attributes of HSDS records: those that this tool wrote carry fields of an entry by their paths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from generator.exchange.exports.hsds_terms import TAXONOMY
from generator.exchange.exports.leaves import Plain
from generator.exchange.harm import Dropped
from generator.exchange.hsds import texts
from generator.exchange.meetings import plain
from generator.records import dataclass

Row = Mapping[str, Any]


@dataclass(slots=True)
class Own:
    """Attributes: those of our own taxonomy by path, the others by their terms' names."""

    terms: Mapping[str, Row]
    found: list[tuple[str, Any]] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def has(self, path: str) -> bool:
        return any(one == path for one, _ in self.found)

    def read(self, row: Row, prefix: str = "", becomes: str = "") -> None:
        """Take the attributes of a record; a path that begins with `prefix` begins with `becomes` instead."""
        attributes = row.get("attributes")
        for attribute in attributes if isinstance(attributes, list) else []:
            if not isinstance(attribute, dict):
                continue
            nested = attribute.get("taxonomy_term")
            term = (
                nested
                if isinstance(nested, dict)
                else self.terms.get(plain.line(attribute.get("taxonomy_term_id")), {})
            )
            if plain.line(term.get("taxonomy")) != TAXONOMY:
                if word := plain.line(term.get("name")):
                    self.foreign.append(word)
                continue
            path, _, key = plain.line(term.get("code")).partition(": ")
            if path.startswith(prefix):
                self.found.append((becomes + path.removeprefix(prefix), key or attribute.get("value", "")))

    def put(self, into: Plain, who: texts.People, dropped: Dropped) -> None:
        """Write our own fields. Where an entry comes from is never taken from a file."""
        hidden = any(path == "location.visibility" and value != "public" for path, value in self.found)
        for path, value in self.found:
            if isinstance(value, str) and path.partition(".")[0] not in ("provenance", "former_ids", "name"):
                texts.put_checked(into, path, value, who, dropped, hidden=hidden)
