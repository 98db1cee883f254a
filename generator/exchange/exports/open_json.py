"""Entries as JSON of our own: every field that is there to be given away, named and shaped as in an entry file.

The published JSON Schema is made from the same table of fields, so that the two cannot disagree. What stays at home:
who sent an entry in, who agreed to be listed, and old ids.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from generator.content.fields import ENTRY
from generator.content.json_schema import entry_schema
from generator.content.table import Field, Kind
from generator.content.vocabulary import Vocabulary
from generator.directory.model import Entry
from generator.exchange.exports.losses import LeftOut
from generator.exchange.exports.publisher import Publisher, json_bytes

VERSION = 1
SCHEMA = "schema.json"
_AT_HOME = frozenset({"former_ids", "provenance.submitter_relationship", "provenance.consent"})
_NOTHING: tuple[Any, ...] = (None, (), "", {}, [])
_HIDDEN = frozenset({"location.street", "location.unit", "location.zip", "location.lat", "location.lon"})


def open_json(entries: Sequence[Entry], vocabulary: Vocabulary, publisher: Publisher) -> tuple[bytes, list[LeftOut]]:
    """`{version, name, license, url, schema, entries}`; each entry has its id, its page, and what is known of it."""
    page = {
        "version": VERSION,
        "name": publisher.name,
        "license": publisher.licence,
        "url": publisher.site_url,
        "schema": f"{publisher.site_url}data/json/{SCHEMA}",
        "entries": [record_of(entry, publisher) for entry in entries],
    }
    return json_bytes(page), [LeftOut(entry.id, "former-ids") for entry in entries if entry.former_ids]


def joined_json(states: Sequence[bytes], vocabulary: Vocabulary, publisher: Publisher) -> bytes:
    """The file of all entries, from those of the states."""
    around = open_json((), vocabulary, publisher)[0]
    end = b"]}\n"
    head = around.removesuffix(end)
    return head + b",".join([one[len(head) : -len(end)] for one in states]) + end


def record_of(entry: Entry, publisher: Publisher) -> dict[str, Any]:
    """What such a file says of an entry."""
    return {"id": entry.id, "page": publisher.page(entry.id), **_record(entry, ENTRY, _absent(entry))}


def open_schema(vocabulary: Vocabulary) -> bytes:
    """The JSON Schema (draft-07) of a file that `open_json` writes."""
    entry = json.loads(entry_schema(vocabulary.lists))
    for path in _AT_HOME:
        here, steps = entry, path.split(".")
        for step in steps[:-1]:
            here = here["properties"][step]
        here["properties"].pop(steps[-1], None)
        here["required"] = [name for name in here["required"] if name != steps[-1]]
    text = {"type": "string"}
    entry["properties"] = {"id": text, "page": {"type": "string", "format": "uri"}, **entry["properties"]}
    entry["required"] = ["id", "page", *entry["required"]]
    title = {key: entry.pop(key) for key in ("$schema", "title", "description")}
    whole = {
        "$schema": title["$schema"],
        "title": "Entries of a recovery directory",
        "description": "Free to use as its license says. Fields are described in the entries' own schema, below.",
        "type": "object",
        "additionalProperties": False,
        "required": ["version", "name", "license", "url", "schema", "entries"],
        "properties": {
            "version": {"const": VERSION},
            **dict.fromkeys(("name", "license", "url", "schema"), text),
            "entries": {"type": "array", "items": entry},
        },
    }
    return json_bytes(whole)


def _absent(entry: Entry) -> frozenset[str]:
    hidden = entry.location is not None and entry.location.visibility != "public"
    return _AT_HOME | _HIDDEN if hidden else _AT_HOME


def _record(record: Any, fields: Iterable[Field], absent: frozenset[str], at: str = "") -> dict[str, Any]:
    """What a record holds beyond the model's defaults, in the table's order."""
    defaults = _defaults(record.__class__)
    out = {}
    for field in fields:
        value = getattr(record, field.name)
        if (not value and value is not False and value != 0) or (not field.required and value == defaults[field.name]):
            continue
        if at + field.key not in absent and (said := _value(value, field, absent, at + field.key)) not in _NOTHING:
            out[field.key] = said
    return out


def _value(value: Any, field: Field, absent: frozenset[str], at: str) -> Any:
    if field.kind is Kind.RECORDS_BY_LANGUAGE:
        return {
            language: _record(one, field.fields, absent, f"{at}.{language}.") for language, one in sorted(value.items())
        }
    if field.many:
        return [_one(one, field, absent, at) for one in value]
    return _one(value, field, absent, at)


def _one(value: Any, field: Field, absent: frozenset[str], at: str) -> Any:
    if isinstance(value, str):
        return value
    if field.kind is Kind.RECORD:
        return _record(value, field.fields, absent, f"{at}.")
    if isinstance(value, dt.date):
        return value.isoformat()
    if field.kind is Kind.TIME:
        return f"{value // 60:02d}:{value % 60:02d}"
    return value


@cache
def _defaults(record_type: type) -> dict[str, Any]:
    return {one.name: one.default for one in dataclasses.fields(record_type)}
