"""What is told where a list or a single value does not stand as the table has it, or its kind does not take it.

As in `shapes`: a line to copy holds what the person wrote, put right, and nothing that they did not write.
"""

from __future__ import annotations

from generator.content.choices import meant
from generator.content.layout import (
    as_written,
    end_of,
    in_file,
    indent_of,
    is_inline,
    items_with_hyphens,
    last_line,
)
from generator.content.phone_texts import phones_in
from generator.content.table import Field, Kind
from generator.content.tree import Mapping, Node, Scalar, Sequence
from generator.content.values import Refusal
from generator.content.vocabulary import Lists
from generator.content.writer import marked
from generator.problems import Edit, Problems, Swap

# ---- lists


def no_list(node: Node, key: Scalar, field: Field, lists: Lists, problems: Problems) -> None:
    """FIELD-SHAPE: one value, or fields without hyphens, where a list should be."""
    if isinstance(node, Scalar):
        fix, swap, edits = _value_as_list(node, key, field, lists, problems)
        problems.add(
            "FIELD-SHAPE",
            f'"{field.key}" holds a list, even of one.',
            line=node.line,
            column=node.column,
            fix=fix,
            copy=swap,
            edits=edits,
        )
        return
    assert isinstance(node, Mapping)
    inline = is_inline(node, problems.lines)
    edits = ()
    if field.kind is Kind.RECORD and node.pairs and not inline:
        last = end_of(node, problems.lines)
        edits = (Edit(node.line, last, items_with_hyphens(node, problems.lines)),)
    elif inline and (text := _inline_text(node, problems.source(node.line))):
        source = problems.source(node.line)
        edits = (Edit(node.line, node.line, source.replace(text, f"[{text}]", 1)),)
    problems.add(
        "FIELD-SHAPE",
        f'"{field.key}" is a list: each part starts with a hyphen.',
        line=node.line,
        column=node.column,
        fix="Write a hyphen and a space before the first field of each part, and two more spaces before the others."
        if field.kind is Kind.RECORD
        else f"Write the words in square brackets, with commas between them: {field.key}: [one, two].",
        edits=edits if field.kind is Kind.RECORD else (),
    )


def _inline_text(node: Mapping, source: str) -> str:
    """The braces and what is in them, where they are the last on the line."""
    text = source[node.column - 1 :].rstrip()
    return text if text.endswith("}") and text.count("{") == 1 else ""


def _value_as_list(
    node: Scalar, key: Scalar, field: Field, lists: Lists, problems: Problems
) -> tuple[str, Swap | str, tuple[Edit, ...]]:
    source = problems.source(node.line)
    old = as_written(source, node.column, node.text)
    alone = bool(old) and source[node.column - 1 :].rstrip() == old and key.line == node.line
    first = next((f for f in field.fields if f.required and f.kind in (Kind.PHONE, Kind.TEXT)), None)
    if field.kind is Kind.RECORD and first is None:
        named = ", ".join(f.key for f in field.fields[:6])
        return f"Each part has fields of its own, below a hyphen: {named}.", "", ()
    if node.line > key.line and (first or not old):
        last = last_line(problems.lines, key.line, key.column)
        lines = [_with_hyphen(text, first, field) for text in problems.lines[node.line - 1 : last] if text.strip()]
        return "Write a hyphen and a space before each part.", "", (Edit(node.line, last, "\n".join(lines)),)
    if first is not None:
        if not alone:
            return "Write each part on a line of its own, with a hyphen.", "", ()
        texts = (phones_in(node.text) if first.kind is Kind.PHONE else ()) or (node.text,)
        lines = [source[: node.column - 1].rstrip()]
        lines += [f"{' ' * (key.column + 1)}- {first.key}: {in_file(text, first, marks=True)}" for text in texts]
        return (
            "Write each part on a line of its own, with a hyphen.",
            "",
            (Edit(node.line, node.line, "\n".join(lines)),),
        )
    inside = node.text.strip().strip("()[]").strip() or node.text
    parts = [part.strip() for part in inside.split(",") if part.strip()]
    if field.kind is Kind.CHOICE:
        terms = lists.get(field.vocabulary, {})
        parts = [word for part in parts for word in meant(part, field.vocabulary, terms) or (part,)]
    fix = "Put square brackets around it, and a comma between two values."
    if not old or not parts:
        return fix, "", ()
    return fix, Swap(node.column, old, f"[{', '.join(in_file(part, field) for part in parts)}]"), ()


def _with_hyphen(line: str, first: Field | None, field: Field) -> str:
    """A line that holds one part of a list and nothing else, as the list wants it."""
    text = line.strip().strip("-*\u2022\u2013,").strip()
    if first is None:
        return f"{' ' * indent_of(line)}- {in_file(text, field)}"
    numbers = phones_in(text) if first.kind is Kind.PHONE else ()
    return (
        f"{' ' * indent_of(line)}- {first.key}: {in_file(numbers[0] if len(numbers) == 1 else text, first, marks=True)}"
    )


def once(node: Sequence, found: list[object], field: Field, problems: Problems) -> Swap | str:
    """The list in brackets with each of its texts once, in place of what stands there."""
    rest = problems.source(node.line)[node.column - 1 :]
    old = rest[: rest.find("]") + 1]
    if not old.startswith("[") or "[" in old[1:] or not all(isinstance(one, str) for one in found):
        return ""
    if len(found) < len(node.items):
        return ""  # one of them is refused, and that is told apart
    texts = dict.fromkeys(item.text for item in node.items if isinstance(item, Scalar))
    return Swap(node.column, old, f"[{', '.join(in_file(text, field) for text in texts)}]")


def no_single_value(node: Node, key: Scalar | None, field: Field, problems: Problems) -> None:
    """FIELD-SHAPE: a list or fields where one value should be."""
    lines = problems.lines
    if isinstance(node, Mapping):
        fix = "Write the value after the colon, on the same line."
        if all(len(name.text) == 2 for name in node.names()):
            fix = f'Write the English one after "{field.key}:". Other languages go below translations: a line es:, and {field.key} below it.'
        edits: tuple[Edit, ...] = ()
        if field.kind in (Kind.TEXT, Kind.PARAGRAPHS) and key is not None and not is_inline(node, lines):
            last = last_line(lines, key.line, key.column)
            words = " ".join(text.strip() for text in lines[key.line : last] if text.strip())
            head = problems.source(key.line)
            if head.rstrip().endswith(":") and len(words) <= (field.max_length or len(words)):
                edits = (Edit(key.line, last, f"{head.rstrip()} {marked(words)}"),)
        return _single(node, field, fix, edits, problems)
    assert isinstance(node, Sequence)
    if len(node.items) != 1 or not isinstance(only := node.items[0], Scalar) or key is None:
        fix = "Keep one. " + (
            "Two names, or more, go into one text in quotation marks."
            if field.kind is Kind.TEXT
            else "Delete the others."
        )
        return _single(node, field, fix, (), problems)
    head = problems.source(key.line)
    start = head[: key.column - 1] + key.text
    last = last_line(lines, key.line, key.column)
    inline = is_inline(node, lines) and key.line == node.line
    text = f"{start}: {in_file(only.text, field, marks=only.quoted)}"
    edits = (Edit(key.line, key.line if inline else last, text),) if head.startswith(start) else ()
    return _single(node, field, "Remove the brackets or the hyphen.", edits, problems)


def _single(node: Node, field: Field, fix: str, edits: tuple[Edit, ...], problems: Problems) -> None:
    problems.add(
        "FIELD-SHAPE",
        f'"{field.key}" holds one value here, not a list or fields.',
        line=node.line,
        column=node.column,
        fix=fix,
        edits=edits,
    )


# ---- values


def refused(
    node: Scalar, key: Scalar | None, parent: Mapping | None, field: Field, refusal: Refusal, problems: Problems
) -> None:
    """A value its kind does not take: with the mended text in place where it is certain, and what belongs beside it."""
    source = problems.source(node.line)
    old = as_written(source, node.column, node.text) if refusal.mended else ""
    marks = old[:1] in ("'", '"')
    swap = Swap(node.column, old, in_file(refusal.mended, field, marks=marks)) if old else ""
    edits: tuple[Edit, ...] = ()
    if refusal.mended and not old and key is not None:
        edits = _folded(node, key, refusal.mended, problems)
    elif swap and (refusal.beside or refusal.others):
        edits = _beside(node, key, parent, field, refusal, problems)
        swap = swap if edits else ""  # else half of what was written would be lost
    problems.add(
        refusal.code,
        f"{field.key}: {refusal.message}",
        line=node.line,
        column=node.column,
        fix=refusal.fix,
        copy=swap,
        edits=edits,
    )


def _beside(
    node: Scalar, key: Scalar | None, parent: Mapping | None, field: Field, refusal: Refusal, problems: Problems
) -> tuple[Edit, ...]:
    """The lines to add for what was written into one field and belongs into more; () where they have no place."""
    if key is None or parent is None or is_inline(parent, problems.lines):
        return ()
    if refusal.beside:
        at, other, text = refusal.beside
        if at != field.key or parent.get(other) is not None:
            return ()
        return (Edit(node.line + 1, node.line, f"{' ' * (key.column - 1)}{other}: {marked(text)}"),)
    first = parent.pairs[0][0]
    if field.key != "number" or not problems.source(first.line)[: first.column - 1].endswith("- "):
        return ()
    last = end_of(parent, problems.lines)
    hyphen = " " * (first.column - 3)
    lines = [f"{hyphen}- {field.key}: {in_file(text, field)}" for text in refusal.others]
    return (Edit(last + 1, last, "\n".join(lines)),)


def _folded(node: Scalar, key: Scalar, text: str, problems: Problems) -> tuple[Edit, ...]:
    """A text over several lines, on one."""
    head = problems.source(key.line)
    start = head[: key.column - 1] + key.text
    if node.line != key.line or not head.startswith(f"{start}:"):
        return ()
    last = last_line(problems.lines, key.line, key.column)
    return (Edit(key.line, last, f"{start}: {marked(text)}"),) if last > key.line else ()
