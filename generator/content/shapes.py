"""What is told where the fields, lists and values of a file do not stand as the table has them, with the lines to copy.

A line to copy holds what the person wrote, put right. What only they can know is left blank in it; nothing is made up.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType

from generator.content.layout import (
    QUOTED_KINDS,
    as_written,
    in_file,
    is_inline,
    last_line,
    moved,
)
from generator.content.phone_texts import phones_in
from generator.content.suggest import nearest
from generator.content.table import Field, Kind
from generator.content.tree import Mapping, Node, Scalar
from generator.content.vocabulary import Lists
from generator.problems import Edit, Problems, Swap

_FEW_FIELDS = 20
_FEW_CHOICES = 24
_SAID = 4  # so many words are told with what each is called
# Nobody can pay for a place, so there is no field for it: order depends on the place and on how sure the facts are.
_PAID = frozenset(
    ("featured", "sponsor", "sponsored", "priority", "rank", "ranking", "badge", "rating", "stars", "boost", "promoted")
)
# What is to be filled in where a whole group of fields is missing, and what belongs there.
_GROUPS = {
    "provenance": (
        "\n  sources:\n    - kind:\n      url:\n      retrieved:",
        "kind is website, phone, email or visit; url is the page, where there is one; retrieved is the day: 2026-01-31.",
    )
}


def choices_in_words(field: Field, lists: Lists) -> str:
    """One sentence with the words a field can be, or with where they stand."""
    terms = lists.get(field.vocabulary, {})
    if len(terms) > _FEW_CHOICES:
        heading = field.vocabulary.replace("_", "-")
        return f"The words to choose from stand in content/schema/FIELDS.md, under {heading}."
    if len(terms) <= _SAID:
        said = (key if key == term.called() else f"{key} ({term.called()})" for key, term in terms.items())
        return f"It can be: {', '.join(said)}."
    return f"It can be: {', '.join(terms)}."


# ---- fields


def no_fields(node: Node, fields: tuple[Field, ...], problems: Problems) -> None:
    """FIELD-SHAPE: a value or a list stands where fields should."""
    named = ", ".join(f.key for f in fields[:6]) + (" and others" if len(fields) > 6 else "")
    first = next((f for f in fields if f.required and f.kind in (Kind.PHONE, Kind.TEXT, Kind.DATE)), None)
    swap: Swap | str = ""
    if isinstance(node, Scalar) and first is not None and not _is_whole_file(fields):
        source = problems.source(node.line)
        if old := as_written(source, node.column, node.text):
            numbers = phones_in(node.text) if first.kind is Kind.PHONE else ()
            text = f"{first.key}: {in_file(numbers[0] if len(numbers) == 1 else node.text, first, marks=True)}"
            block = source[: node.column - 1].endswith("- ") and source[node.column - 1 :].rstrip() == old
            swap = Swap(node.column, old, text if block else f"{{{text}}}")
    problems.add(
        "FIELD-SHAPE",
        "Here should be fields: a name, a colon and a value on each line.",
        line=node.line,
        column=node.column,
        fix=_how_to_begin(first if swap else None, fields) + f"The fields here are: {named}.",
        copy=swap,
    )


def _how_to_begin(first: Field | None, fields: tuple[Field, ...]) -> str:
    if first is not None:
        return f"Write {first.key} and a colon before it. "
    return "Copy a listing that is there already, and change every value. " if _is_whole_file(fields) else ""


def _is_whole_file(fields: tuple[Field, ...]) -> bool:
    return any(field.key == "provenance" for field in fields)


def missing(field: Field, node: Mapping, lists: Lists, problems: Problems) -> None:
    """FIELD-MISSING: a field that must be there is not. The line to add is blank where only the person can know."""
    blank, more = _GROUPS.get(field.key, ("", ""))
    if field.kind is Kind.CHOICE:
        more = choices_in_words(field, lists)
    edits = () if not node.pairs else _added(node, field.key, blank, problems, marks=_with_marks(field))
    problems.add(
        "FIELD-MISSING",
        f'"{field.key}" is missing here.',
        line=node.line,
        column=node.column,
        fix=" ".join(filter(None, ("Add it.", field.help, more))),
        edits=edits,
    )


def _with_marks(field: Field) -> bool:
    return field.kind in QUOTED_KINDS or field.kind is Kind.TEXT


def _added(node: Mapping, key: str, below: str, problems: Problems, *, marks: bool) -> tuple[Edit, ...]:
    """The line `key:` with nothing behind it, below the first field of `node`; in braces, within them."""
    source = problems.source(node.line)
    if is_inline(node, problems.lines):
        if below:
            return ()
        before, after = source[: node.column], source[node.column :].lstrip()
        text = f'{before}{key}: ""{"" if after.startswith("}") else ", "}{after}'
        return (Edit(node.line, node.line, text),)
    if not node.pairs:  # none of its names could be read, which is told already
        return ()
    name = node.pairs[0][0]
    last = last_line(problems.lines, name.line, name.column)
    lines = f"{key}:{' ' + chr(34) * 2 if marks else ''}{below}".split("\n")
    return (Edit(last + 1, last, moved(lines, name.column - 1)),)


def unknown(key: Scalar, child: Node, node: Mapping, table: MappingType[str, Field], problems: Problems) -> None:
    """FIELD-UNKNOWN or FIELD-PAID: a field that the table does not have."""
    if key.text.strip().lower() in _PAID:
        problems.add(
            "FIELD-PAID",
            f'There is no "{key.text}" here: nobody can pay for a place, and nobody is rated.',
            line=key.line,
            column=key.column,
            fix="Delete the line.",
            edits=deletion(node, key, problems),
        )
        return
    fix, swap, edits = _meant_key(key, child, node, table, problems)
    problems.add(
        "FIELD-UNKNOWN",
        f'There is no field "{key.text[:60]}" here.',
        line=key.line,
        column=key.column,
        fix=fix,
        copy=swap,
        edits=edits,
    )


def _meant_key(
    key: Scalar, child: Node, node: Mapping, table: MappingType[str, Field], problems: Problems
) -> tuple[str, Swap | str, tuple[Edit, ...]]:
    word = key.text.strip().casefold().replace("-", "_").replace(" ", "_")
    written = {name.text for name in node.names()}
    also = next((f.key for f in table.values() if word == f.key or word in f.also), "")
    if not also and (place := _owner(word, table)):
        return _belongs(key, child, node, place, problems)
    near = also or nearest(key.text, table)
    if near and near in written:
        return f"Did you mean {near}? That is there already: put both into one.", "", ()
    if near:
        old = as_written(problems.source(key.line), key.column, key.text)
        return f"Did you mean {near}?", Swap(key.column, old, near) if old else "", ()
    if len(table) <= _FEW_FIELDS:
        return f"The fields here are: {', '.join(table)}.", "", ()
    fix = "Delete it, or put what it says into summary or description. All fields stand in content/schema/FIELDS.md."
    return fix, "", ()


def _owner(word: str, table: MappingType[str, Field]) -> tuple[Field, str] | None:
    """The group of fields that has a field of this name, and its key there."""
    for field in table.values():
        if not field.many:
            for own in field.fields:
                if word == own.key:
                    return field, own.key
    for field in table.values():
        if not field.many:
            for own in field.fields:
                if word in own.also:
                    return field, own.key
    return None


def _belongs(
    key: Scalar, child: Node, node: Mapping, place: tuple[Field, str], problems: Problems
) -> tuple[str, Swap | str, tuple[Edit, ...]]:
    """A field that stands one step too far out: into which group it goes, and the lines that put it there."""
    field, name = place
    words = f"It belongs under {field.key}" + (f", and is called {name} there" if name != key.text else "")
    below = f"{words}: put it below that line, two spaces further in."
    lines = problems.lines
    first, last = key.line, last_line(lines, key.line, key.column)
    if not problems.source(first) or is_inline(node, lines) or lines[first - 1][: key.column - 1].strip():
        return below, "", ()
    old = as_written(lines[first - 1], key.column, key.text)
    if not old:
        return below, "", ()
    head = lines[first - 1]
    renamed = head[: key.column - 1] + name + head[key.column - 1 + len(old) :]
    text = moved([renamed, *lines[first:last]], 2)
    group = next(((k, v) for k, v in node.pairs if k.text == field.key), None)
    if group is None:
        others = [k for k, _ in node.pairs if k.line < key.line and (o := _owner(k.text, {field.key: field})) and o]
        if others:
            return f"{words}, too: mend line {others[0].line} first, and check again.", "", ()
        return (
            f"{words}: write that above it.",
            "",
            (Edit(first, last, f"{' ' * (key.column - 1)}{field.key}:\n{text}"),),
        )
    owner, inner = group
    if isinstance(inner, Mapping):
        if inner.get(name) is not None:
            return f"{words}, where one stands already: keep the right one.", "", ()
        if is_inline(inner, lines):
            return below, "", ()
        text = moved(text.split("\n"), inner.column - key.column - 2) if inner.column > key.column + 2 else text
    elif not isinstance(inner, Scalar) or inner.text.strip() not in ("", "~", "null"):
        return below, "", ()
    end = last_line(lines, owner.line, owner.column)
    if end + 1 == first:
        return f"{words}: two spaces further in.", "", (Edit(first, last, text),)
    return f"{words}.", "", (Edit(end + 1, end, text), Edit(first, last))


def deletion(node: Mapping, key: Scalar, problems: Problems) -> tuple[Edit, ...]:
    """Taking out a field with all that is below it; () where more than whole lines would go."""
    source = problems.source(key.line)
    if source[: key.column - 1].strip() or is_inline(node, problems.lines):
        return ()
    return (Edit(key.line, last_line(problems.lines, key.line, key.column)),)
