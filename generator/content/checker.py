"""The tree against the table: values out, problems with their places.

The result of `check_record` is built bottom-up from frozen dataclasses; where something is wrong,
the problem is noted and the value left out, so that all problems of a file are found in one run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingType
from typing import Any

from generator.content.suggest import nearest
from generator.content.table import Field, Kind
from generator.content.tree import Mapping, Node, Scalar, Sequence
from generator.content.values import Refusal, read
from generator.content.vocabulary import Term
from generator.problems import Problems

Lists = MappingType[str, MappingType[str, Term]]
_LANGUAGE = re.compile(r"^[a-z]{2,3}\Z")
_NULL = frozenset({"", "null", "~", "Null", "NULL"})


def check_record(node: Node | None, fields: tuple[Field, ...], lists: Lists, problems: Problems) -> dict[str, Any]:
    """The values of a mapping, by attribute name. Absent and refused fields are absent.

    Problems: FIELD-SHAPE, FIELD-UNKNOWN, FIELD-PAID, FIELD-MISSING, FIELD-EMPTY, CHOICE-UNKNOWN and those of `values`.
    """
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        first = next((f for f in fields if f.required and f.kind in (Kind.PHONE, Kind.TEXT, Kind.DATE)), None)
        copy = ""
        if first is not None and isinstance(node, Scalar):
            copy = _replaced(problems, node.line, node.column, node.text, f'{{{first.key}: "{node.text}"}}', marks=True)
        problems.add(
            "FIELD-SHAPE",
            "Here should be fields: a name, a colon and a value on each line.",
            line=node.line,
            column=node.column,
            fix=f"The fields here are: {', '.join(f.key for f in fields[:6])}{' and others' if len(fields) > 6 else ''}.",
            copy=copy,
        )
        return {}
    values: dict[str, Any] = {}
    table = {field.key: field for field in fields}
    for key, child in node.pairs:
        field = table.get(key.text)
        if field is None:
            _unknown(key, table, problems)
            continue
        value = check_field(child, field, lists, problems)
        if value is not None:
            values[field.name] = value
    written = {key.text for key in node.names()}
    for field in fields:
        if field.required and field.key not in written:
            problems.add(
                "FIELD-MISSING",
                f'"{field.key}" is missing here.',
                line=node.line,
                column=node.column,
                fix=f"Add it. {field.help}",
                copy=_to_add(field, node, lists, problems),
            )
    return values


_QUOTED_KINDS = (Kind.PHONE, Kind.TIME, Kind.ZIP)
# What to copy where a whole group of fields is missing.
_GROUPS = {"provenance": "\n  sources:\n    - kind: website\n      url: https://\n      retrieved: 2026-11-02"}


def _to_add(field: Field, node: Mapping, lists: Lists, problems: Problems) -> str:
    """The lines that give `node` this field; within braces, the line with the field in it. "" if no example is known."""
    example = field.example or _GROUPS.get(field.key, "")
    if field.kind is Kind.CHOICE:
        example = next(iter(lists.get(field.vocabulary, ())), "")
    if not example:
        return ""
    written = f'"{example}"' if field.kind in _QUOTED_KINDS else example
    source = problems.lines[node.line - 1] if 0 < node.line <= len(problems.lines) else ""
    before, after = source[: node.column - 1], source[node.column - 1 :]
    if after.startswith("{"):
        more = after[1:].lstrip()
        return f"{before}{{{field.key}: {written}{'' if more.startswith('}') else ', '}{more}"
    indent = " " * (node.column - 1)
    lines = f"{field.key}:{'' if written.startswith(chr(10)) else ' '}{written}".split("\n")
    return "\n".join(indent + line for line in lines)


_FEW_FIELDS = 20
# Nobody can pay for a place, so there is no field for it: order depends on the place and on how sure the facts are.
_PAID = frozenset(
    ("featured", "sponsor", "sponsored", "priority", "rank", "ranking", "badge", "rating", "stars", "boost", "promoted")
)


def _unknown(key: Scalar, table: MappingType[str, Field], problems: Problems) -> None:
    if key.text.strip().lower() in _PAID:
        problems.add(
            "FIELD-PAID",
            f'There is no "{key.text}" here: nobody can pay for a place, and nobody is rated.',
            line=key.line,
            column=key.column,
            fix="Delete the line.",
        )
        return
    meant = nearest(key.text, table)
    inside = next((f.key for f in table.values() if any(own.key == key.text for own in f.fields)), "")
    if inside:
        meant, fix = "", f"It belongs into {inside}: put it below that line, two spaces further in."
    elif meant:
        fix = f"Did you mean {meant}?"
    elif len(table) <= _FEW_FIELDS:
        fix = f"The fields here are: {', '.join(table)}."
    else:
        fix = (
            "Delete it, or put what it says into summary or description. All fields stand in content/schema/FIELDS.md."
        )
    problems.add(
        "FIELD-UNKNOWN",
        f'There is no field "{key.text[:60]}" here.',
        line=key.line,
        column=key.column,
        fix=fix,
        copy=_replaced(problems, key.line, key.column, key.text, meant) if meant else "",
    )


def _replaced(problems: Problems, line: int, column: int, old: str, new: str, *, marks: bool = False) -> str:
    """The source line with `old` at `column` replaced, quotation marks around it too, if it really stands there."""
    source = problems.lines[line - 1] if 0 < line <= len(problems.lines) else ""
    before, after = source[: column - 1], source[column - 1 :]
    if after.startswith(old) and not (marks and '"' in old):
        return before + new + after[len(old) :]
    for mark in "\"'":
        if after.startswith(mark + old + mark):
            return before + new + after[len(old) + 2 :]
    return ""


def check_field(node: Node, field: Field, lists: Lists, problems: Problems) -> Any:
    """The value of one field: a tuple if it may hold many, None if nothing usable is there."""
    if isinstance(node, Scalar) and ((not node.quoted and node.text in _NULL) or not node.text.strip()):
        problems.add(
            "FIELD-EMPTY",
            f'"{field.key}" has no value.',
            line=node.line,
            column=node.column,
            fix="Fill it in, or delete the line: what is not known is left out.",
        )
        return None
    if not field.many:
        return _one(node, field, lists, problems)
    if not isinstance(node, Sequence):
        if isinstance(node, Scalar):
            inside = node.text.strip("() ") or node.text
            copy = _replaced(problems, node.line, node.column, node.text, f"[{inside}]")
            problems.add(
                "FIELD-SHAPE",
                f'"{field.key}" is a list.',
                line=node.line,
                column=node.column,
                fix="Put square brackets around it.",
                copy=copy,
            )
        else:
            problems.add(
                "FIELD-SHAPE",
                f'"{field.key}" is a list: each part starts with a hyphen.',
                line=node.line,
                column=node.column,
                fix='Write "- " before the first field of each part, and indent the others to match.',
            )
        return None
    found = [value for item in node.items if (value := _one(item, field, lists, problems)) is not None]
    if field.kind is not Kind.RECORD and len(set(found)) < len(found):
        problems.add(
            "FIELD-TWICE",
            f'"{field.key}" says the same thing twice.',
            line=node.line,
            column=node.column,
            fix="Keep it once.",
        )
        found = list(dict.fromkeys(found))
    return tuple(found)


def _one(node: Node, field: Field, lists: Lists, problems: Problems) -> Any:
    if field.kind is Kind.RECORD:
        return _record(node, field, lists, problems)
    if field.kind in (Kind.TEXTS, Kind.WORDS, Kind.RECORDS_BY_LANGUAGE):
        return _by_language(node, field, lists, problems)
    if field.kind is Kind.OPEN:
        return _open(node)
    if not isinstance(node, Scalar):
        problems.add(
            "FIELD-SHAPE",
            f'"{field.key}" holds one value here, not a list or fields.',
            line=node.line,
            column=node.column,
            fix="Write the value after the colon, on the same line."
            if isinstance(node, Mapping)
            else "Remove the brackets or the hyphen.",
        )
        return None
    if field.kind is Kind.CHOICE:
        return _choice(node, field, lists, problems)
    value = read(field, node.text)
    if isinstance(value, Refusal):
        _refused(node, field, value, lists, problems)
        return None
    return value


def _refused(node: Scalar, field: Field, refusal: Refusal, lists: Lists, problems: Problems) -> None:
    mended = refusal.mended
    if field.kind is Kind.STATE and not mended:
        wanted = node.text.strip().casefold()
        mended = next(
            (
                str(term.extra["code"])
                for term in lists.get("states", {}).values()
                if term.called().casefold() == wanted
            ),
            "",
        )
    quoted = f'"{mended}"' if mended and field.kind in _QUOTED_KINDS else mended
    copy = _replaced(problems, node.line, node.column, node.text, quoted) if quoted else ""
    if copy and refusal.beside and field.key == "number":
        key = copy.rfind(field.key, 0, node.column - 1)
        copy = f'{copy}\n{" " * key}extension: "{refusal.beside}"' if "{" not in copy else ""
    problems.add(
        refusal.code,
        f"{field.key}: {refusal.message}",
        line=node.line,
        column=node.column,
        fix=refusal.fix,
        copy=copy,
    )


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
    names = {term.called(): key for key, term in terms.items()} | {key: key for key in terms}
    for key, term in terms.items():
        for words in term.synonyms.values():
            names |= {word: key for word in words if word not in names}
    exact = {name.casefold(): key for name, key in names.items()}.get(node.text.casefold().strip())
    meant = exact or names.get(nearest(node.text, names), "")
    few = len(terms) <= 24
    choices = (
        f"It can be: {', '.join(terms)}." if few else f"The list is in content/vocabulary/{field.vocabulary}.yaml."
    )
    problems.add(
        "CHOICE-UNKNOWN",
        f'{field.key}: "{node.text[:60]}" is not in our list.',
        line=node.line,
        column=node.column,
        fix=f"Did you mean {meant}? {choices}" if meant else choices,
        copy=_replaced(problems, node.line, node.column, node.text, meant) if meant else "",
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
