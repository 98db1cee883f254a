"""The last look at an entry made by an importer: would the file pass the same checks as one that a person wrote?"""

from __future__ import annotations

from typing import Any

from generator.content.fields import ENTRY
from generator.content.rules import RULES, Setting
from generator.content.table import Field, Kind
from generator.content.values import Refusal, read
from generator.directory.model import Entry
from generator.problems import Severity

_READ = frozenset({Kind.TEXT, Kind.PARAGRAPHS, Kind.PHONE, Kind.EMAIL, Kind.URL, Kind.ZIP, Kind.STATE, Kind.ID})


def fault(entry: Entry, setting: Setting) -> str:
    """Why this entry would not be published, in words; "" if it would."""
    found = _values(entry, _FIELDS)
    if found:
        return found
    for rule in RULES:
        if rule.severity is Severity.ERROR:
            for finding in rule.check(entry, setting):
                return f"{finding.message} [{rule.code}]"
    return ""


def _checkable(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields that hold texts, or records with texts: vocabularies are checked where their keys are set."""
    return tuple(f for f in fields if f.kind in _READ or (f.kind is Kind.RECORD and _checkable(f.fields)))


_FIELDS = _checkable(ENTRY)
_INNER = {
    field.record: _checkable(field.fields)
    for field in ENTRY
    for field in (field, *field.fields)
    if field.record is not None
}


def _values(record: Any, fields: tuple[Field, ...]) -> str:
    for field in fields:
        value = getattr(record, field.attribute or field.key)
        if not value:
            continue
        for item in value if field.many else (value,):
            if field.kind is Kind.RECORD:
                if found := _values(item, _INNER.get(field.record) or _checkable(field.fields)):
                    return found
            elif field.kind in _READ and isinstance(result := read(field, item), Refusal):
                return f"{field.key}: {result.message}"
    return ""
