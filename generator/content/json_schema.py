"""JSON Schema (draft-07) from the field table, for editors that check while people type.

Draft-07 because yaml-language-server supports no later one. Editors read YAML's own types, so a date or a ZIP code
may arrive as text or number: where the strict reader takes the text as written, the schema allows what an editor makes of it.
"""

from __future__ import annotations

import json
from typing import Any

from generator.content.checker import Lists
from generator.content.fields import ENTRY
from generator.content.table import Field, Kind

_PATTERNS = {
    Kind.DATE: r"^\d{4}-\d{2}-\d{2}$",
    Kind.TIME: r"^([01]\d|2[0-4]):[0-5]\d$",
    Kind.ZIP: r"^\d{5}$",
    Kind.STATE: "^[A-Z]{2}$",
    Kind.URL: "^https?://",
    Kind.ID: "^[a-z]{2}/[a-z0-9]+(-[a-z0-9]+)*$",
}


def _one(field: Field, lists: Lists) -> dict[str, Any]:
    if field.kind is Kind.RECORD:
        return _object(field.fields, lists)
    if field.kind is Kind.RECORDS_BY_LANGUAGE:
        return {
            "type": "object",
            "patternProperties": {"^[a-z]{2,3}$": _object(field.fields, lists)},
            "additionalProperties": False,
        }
    if field.kind is Kind.CHOICE:
        terms = lists.get(field.vocabulary, {})
        return {
            "enum": list(terms),
            "markdownEnumDescriptions": [t.definition.get("en") or t.called() for t in terms.values()],
        }
    if field.kind is Kind.BOOLEAN:
        return {"type": "boolean"}
    if field.kind in (Kind.INTEGER, Kind.NUMBER):
        schema: dict[str, Any] = {"type": "integer" if field.kind is Kind.INTEGER else "number"}
        if field.minimum is not None:
            schema |= {"minimum": field.minimum, "maximum": field.maximum}
        return schema
    schema = {"type": "string"}
    if pattern := _PATTERNS.get(field.kind):
        schema["pattern"] = pattern
    if field.max_length:
        schema["maxLength"] = field.max_length
    return schema


def _property(field: Field, lists: Lists) -> dict[str, Any]:
    one = _one(field, lists)
    schema = {"type": "array", "items": one} if field.many else one
    schema["description"] = field.help
    if field.example:
        example: Any = [field.example] if field.many else field.example
        schema["examples"] = [example]
    return schema


def _object(fields: tuple[Field, ...], lists: Lists) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.key for field in fields if field.required],
        "properties": {field.key: _property(field, lists) for field in fields},
    }


def entry_schema(lists: Lists) -> str:
    """The JSON Schema of an entry file, as text that is the same each time."""
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "An entry of the recovery directory",
        "description": "Generated from the table of fields by `recovery-site schema`. Do not edit.",
        **_object(ENTRY, lists),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
