"""The tree against the table: values out, problems with their places.

The result of `check_record` is built bottom-up from frozen dataclasses; where something is wrong,
the problem is noted and the value left out, so that all problems of a file are found in one run.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from generator.content import choices, shapes, value_shapes, vocabulary
from generator.content.layout import as_written
from generator.content.table import Field, Kind
from generator.content.tree import Mapping, Node, Scalar, Sequence
from generator.content.values import STATE_CURE, Refusal, read
from generator.patterns import pattern
from generator.problems import Problems, Swap

Lists = vocabulary.Lists
_LANGUAGE = pattern(r"^[a-z]{2,3}\Z")
NULL = frozenset({"", "null", "~", "Null", "NULL"})


def check_record(node: Node | None, fields: tuple[Field, ...], lists: Lists, problems: Problems) -> dict[str, Any]:
    """The values of a mapping, by attribute name. Absent and refused fields are absent.

    Problems: FIELD-SHAPE, FIELD-UNKNOWN, FIELD-PAID, FIELD-MISSING, FIELD-EMPTY, CHOICE-UNKNOWN and those of `values`.
    """
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        shapes.no_fields(node, fields, problems)
        return {}
    values: dict[str, Any] = {}
    table = {field.key: field for field in fields}
    for key, child in node.pairs:
        field = table.get(key.text)
        if field is None:
            shapes.unknown(key, child, node, table, problems)
            continue
        value = check_field(child, field, lists, problems, (key, node))
        if value is not None:
            values[field.name] = value
    written = {key.text for key in node.names()}
    for field in fields:
        if field.required and field.key not in written:
            shapes.missing(field, node, lists, problems)
    return values


Within = tuple[Scalar, Mapping] | None
"""The name of the field in the file and the fields it stands among; None where there is no file."""


def check_field(node: Node, field: Field, lists: Lists, problems: Problems, within: Within = None) -> Any:
    """The value of one field: a tuple if it may hold many, None if nothing usable is there."""
    if isinstance(node, Scalar) and ((not node.quoted and node.text in NULL) or not node.text.strip()):
        problems.add(
            "FIELD-EMPTY",
            f'"{field.key}" has no value.',
            line=node.line,
            column=node.column,
            fix=_how_to_fill(field),
        )
        return None
    if not field.many:
        return _one(node, field, lists, problems, within)
    if not isinstance(node, Sequence):
        value_shapes.no_list(node, within[0] if within else Scalar(field.key, node.line, 1), field, lists, problems)
        return None
    found = [value for item in node.items if (value := _one(item, field, lists, problems)) is not None]
    if field.kind is not Kind.RECORD and len(set(found)) < len(found):
        problems.add(
            "FIELD-TWICE",
            f'"{field.key}" says the same thing twice.',
            line=node.line,
            column=node.column,
            fix="Keep it once.",
            copy=value_shapes.once(node, found, field, problems),
        )
        found = list(dict.fromkeys(found))
    return tuple(found)


def _how_to_fill(field: Field) -> str:
    if field.required:
        return f"Fill it in: it must be there. {field.help}"
    if field.kind is Kind.RECORD:
        return "What belongs to it stands below it, two spaces further in. If there is nothing, delete the line."
    return "Fill it in, or delete the line: what is not known is left out."


def _one(node: Node, field: Field, lists: Lists, problems: Problems, within: Within = None) -> Any:
    if field.kind is Kind.RECORD:
        return _record(node, field, lists, problems)
    if field.kind in (Kind.TEXTS, Kind.WORDS, Kind.RECORDS_BY_LANGUAGE):
        return _by_language(node, field, lists, problems)
    if field.kind is Kind.OPEN:
        return _open(node)
    key, parent = within or (None, None)
    if not isinstance(node, Scalar):
        value_shapes.no_single_value(node, key, field, problems)
        return None
    if field.kind is Kind.CHOICE:
        return _choice(node, field, lists, problems)
    value = read(field, node.text)
    if isinstance(value, str) and field.kind is Kind.STATE:
        value = _state(value, lists)
    if isinstance(value, Refusal):
        if field.kind is Kind.STATE and (code := _state_called(node.text, lists)):
            value = replace(value, mended=code)
        value_shapes.refused(node, key, parent, field, value, problems)
        return None
    return value


def _state(code: str, lists: Lists) -> str | Refusal:
    """The code, if a state has it; lists that know no states hold anything for right."""
    states = lists.get("states", {})
    if not states or code.lower() in states:
        return code
    return Refusal("VALUE-STATE", f'"{code}" is not the code of a state.', STATE_CURE)


def _state_called(text: str, lists: Lists) -> str:
    """The code of the state with this name or code, as people write it: Kentucky, ky, Ky."""
    word = re.sub(r"[^a-z ]", "", text.casefold()).strip()
    found = [key for key, term in lists.get("states", {}).items() if word in (key, term.called().casefold())]
    return found[0].upper() if len(found) == 1 else ""


def _record(node: Node, field: Field, lists: Lists, problems: Problems) -> Any:
    before = len(problems.found)
    values = check_record(node, field.fields, lists, problems)
    if len(problems.found) > before and any(f.required and f.name not in values for f in field.fields):
        return None
    return field.record(**values)


def _choice(node: Scalar, field: Field, lists: Lists, problems: Problems) -> str | None:
    terms = lists.get(field.vocabulary, {})
    if node.text in terms:
        return node.text
    words = shapes.choices_in_words(field, lists)
    meant = choices.meant(node.text, field.vocabulary, terms)
    if len(meant) > 1 and not field.many:
        meant, words = (), f"One of them can stand here. {words}"
    swap: Swap | str = ""
    if meant:
        fix = f"We write it {', '.join(meant)}."
        old = as_written(problems.source(node.line), node.column, node.text)
        swap = Swap(node.column, old, ", ".join(meant)) if old else ""
    elif maybe := choices.likely(node.text, terms):
        fix = f"Did you mean {maybe} ({terms[maybe].called()})? {words}"
    else:
        fix = words if field.required else f"{words} If none of them fits, leave it out."
    problems.add(
        "CHOICE-UNKNOWN",
        f'{field.key}: "{node.text[:60]}" is not in our list.',
        line=node.line,
        column=node.column,
        fix=fix,
        copy=swap,
    )
    return None


def _by_language(node: Node, field: Field, lists: Lists, problems: Problems) -> Any:
    if not isinstance(node, Mapping):
        problems.add(
            "FIELD-SHAPE",
            f'"{field.key}" is written by language.',
            line=node.line,
            column=node.column,
            fix='Write {en: "…"} after the colon.',
        )
        return None
    out: dict[str, Any] = {}
    inner = Kind.TEXT if field.kind is Kind.TEXTS else Kind.TEXT if field.kind is Kind.WORDS else Kind.RECORD
    for key, child in node.pairs:
        if not _LANGUAGE.match(key.text):
            problems.add(
                "FIELD-UNKNOWN",
                f'"{key.text[:20]}" is not a language code.',
                line=key.line,
                column=key.column,
                fix="Languages are two letters, such as en or es.",
            )
            continue
        row = Field(
            key.text,
            inner,
            field.help,
            many=field.kind is Kind.WORDS,
            fields=field.fields,
            record=field.record,
            max_length=field.max_length,
        )
        value = check_field(child, row, lists, problems)
        if value is not None:
            out[key.text] = value
    return out


def _open(node: Node) -> Any:
    """Texts as written, lists as tuples, mappings as dicts: for tables whose keys are not ours."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return tuple(_open(item) for item in node.items)
    return {key.text: _open(child) for key, child in node.pairs}
