"""Values back to YAML: canonical text that reads back to the very same values.

Key order is the field table's. Texts that YAML (1.1 or 1.2) could take for something else are quoted;
phones, times and ZIP codes always are. What equals the model's default is left out.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator.content.fields import ENTRY
from generator.content.table import Field, Kind
from generator.directory.model import Entry
from generator.patterns import pattern

MODELINE = "# yaml-language-server: $schema="
_PLAIN = pattern(r"[A-Za-z][A-Za-z0-9 ,.'()/&+_-]*")
_PLAIN_IN_LIST = pattern(r"[A-Za-z][A-Za-z0-9 .'()/&+_-]*")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_NUMBERLIKE = pattern(r"[.\d]*[eE]?[-+.\d]*|\.?inf|\.?nan", re.IGNORECASE)
_ALWAYS_QUOTED = frozenset({Kind.PHONE, Kind.TIME, Kind.ZIP})
_WIDTH = 100
# What a text block would not give back: blanks at its start or at a line's end, and characters it cannot hold.
_NOT_IN_BLOCK = pattern(r"\A[ \n]|[ \n]\Z| $|[\t\r\x85]", re.MULTILINE)


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\x85": "\\N"})


def quoted(text: str) -> str:
    """The text as a double-quoted YAML scalar on one line."""
    return f'"{text.translate(_ESCAPES)}"'


def marked(text: str) -> str:
    """The text of one line in quotation marks, as a person would write it: without backslashes where that can be."""
    if ('"' in text or "\\" in text) and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return quoted(text)


@lru_cache(maxsize=8192)  # keys of vocabularies come by the million
def scalar(text: str, *, in_list: bool = False) -> str:
    """The text as YAML, in quotes only where YAML needs them."""
    pattern = _PLAIN_IN_LIST if in_list else _PLAIN
    if (
        pattern.fullmatch(text)
        and text == text.strip()
        and text.lower() not in _WORDS
        and not _NUMBERLIKE.fullmatch(text)
    ):
        return text
    return quoted(text)


def clock(minutes: int) -> str:
    """Minutes after midnight as "HH:MM"."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _atom(value: Any, field: Field, *, in_list: bool = False) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    if field.kind is Kind.TIME:
        return quoted(clock(value))
    if isinstance(value, int | float):
        return f"{value:.10f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    if field.kind in _ALWAYS_QUOTED or (field.vocabulary == "weeks" and value[:1].isdigit()):
        return quoted(value)
    return scalar(value, in_list=in_list)


def _lines(field: Field, value: Any, indent: str) -> Iterator[str]:
    key = f"{indent}{field.key}:"
    if field.kind is Kind.RECORDS_BY_LANGUAGE:
        yield key
        for language, record in sorted(value.items()):
            yield f"{indent}  {language}:"
            yield from record_lines(record, field.fields, indent + "    ")
    elif field.kind is Kind.RECORD and field.many:
        yield key
        for record in value:
            inner = list(record_lines(record, field.fields, indent + "    "))
            yield f"{indent}  - {inner[0].strip()}"
            yield from inner[1:]
    elif field.kind is Kind.RECORD:
        yield key
        yield from record_lines(value, field.fields, indent + "  ")
    elif field.many:
        atoms = [_atom(item, field, in_list=True) for item in value]
        flow = f"{key} [{', '.join(atoms)}]"
        if len(flow) <= _WIDTH:
            yield flow
        else:
            yield key
            yield from (f"{indent}  - {_atom(item, field)}" for item in value)
    elif field.kind is Kind.PARAGRAPHS and "\n" in value and not _NOT_IN_BLOCK.search(value):
        yield f"{key} |"
        yield from (f"{indent}  {line}" if line else "" for line in value.split("\n"))
    else:
        yield f"{key} {_atom(value, field)}"


def record_lines(record: Any, fields: Iterable[Field], indent: str = "") -> Iterator[str]:
    """The YAML lines of a record: one or more for each field that differs from the model's default."""
    defaults = _defaults(type(record))
    for field in fields:
        value = getattr(record, field.attribute or field.key)
        if not field.required and (value is None or value in ("", ())):
            continue
        if field.required or (value != defaults.get(field.name, dataclasses.MISSING) and not _is_empty(value)):
            yield from _lines(field, value, indent)


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", ()) or (isinstance(value, Mapping) and not value)


_DEFAULTS: dict[type, dict[str, Any]] = {}


def _defaults(record_type: type) -> dict[str, Any]:
    found = _DEFAULTS.get(record_type)
    if found is None:
        found = _DEFAULTS[record_type] = {f.name: _default(f) for f in dataclasses.fields(record_type)}
    return found


def _default(f: dataclasses.Field[Any]) -> Any:
    return f.default_factory() if f.default_factory is not dataclasses.MISSING else f.default


def entry_text(entry: Entry, schema: str = "") -> str:
    """A whole entry file. `schema` is the relative path for the editor's modeline; "" for none."""
    head = [f"{MODELINE}{schema}"] if schema else []
    return "\n".join([*head, *record_lines(entry, ENTRY)]) + "\n"


def field_text(entry: Entry, key: str) -> str:
    """The YAML of one top-level field of an entry, "" if it has nothing to say."""
    field = next(f for f in ENTRY if f.key == key)
    record = record_lines(entry, (field,))
    text = "\n".join(record)
    return text + "\n" if text else ""
