"""The contributors' field reference, as Markdown, from the field table and the vocabularies."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.checker import Lists
from generator.content.fields import ENTRY
from generator.content.table import Field, Kind

_HEAD = """# Every field of an entry

<!-- Generated from the table of fields by `recovery-site schema`. Do not edit. -->

Only `type`, `name`, a place or a service area, one way to reach it, and `provenance` are needed. Leave out what you do
not know. Times, phone numbers and ZIP codes go in quotes.
"""


def _kind(field: Field) -> str:
    what = (
        f"one of [{field.vocabulary}](#{field.vocabulary.replace('_', '-')})"
        if field.kind is Kind.CHOICE
        else field.kind.value
    )
    return f"list of: {what}" if field.many else what


def _rows(fields: tuple[Field, ...], prefix: str) -> Iterator[str]:
    for field in fields:
        needed = " **Needed.**" if field.required else ""
        limit = f" At most {field.max_length} letters." if field.max_length else ""
        example = f" Example: `{field.example}`" if field.example else ""
        yield f"| `{prefix}{field.key}` | {_kind(field)} | {field.help}{needed}{limit}{example} |"
        if field.kind is Kind.RECORD:
            yield from _rows(field.fields, f"{prefix}{field.key}{'[]' if field.many else ''}.")
        elif field.kind is Kind.RECORDS_BY_LANGUAGE:
            yield from _rows(field.fields, f"{prefix}{field.key}.es.")


def _vocabularies(fields: tuple[Field, ...]) -> Iterator[str]:
    for field in fields:
        if field.kind is Kind.CHOICE:
            yield field.vocabulary
        yield from _vocabularies(field.fields)


def field_reference(lists: Lists) -> str:
    """The whole reference: one table of fields, then each closed list with what its words mean."""
    out = [_HEAD, "| Field | What it holds | What to write |", "|---|---|---|", *_rows(ENTRY, "")]
    for name in sorted(set(_vocabularies(ENTRY))):
        out += ["", f"## {name.replace('_', '-')}", "", "| Write | Means |", "|---|---|"]
        for key, term in lists.get(name, {}).items():
            meaning = term.definition.get("en", "")
            out.append(f"| `{key}` | {term.called()}{'. ' + meaning if meaning else ''} |")
    return "\n".join(out) + "\n"
