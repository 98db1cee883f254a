"""Reading YAML so that nobody is bitten: text in, marked tree and problems out.

PyYAML's `safe_load` turns 02134 into 1116, 19:00 into 1140 and `no` into False, cuts `Room #4` to
`Room` and lets the last of two equal keys win. Here the node tree is composed by libyaml without
its resolver, so nothing is implicitly typed, and what YAML would swallow silently is reported with
its place, the cure and a line to copy. libyaml's own wording never reaches a person: see `syntax`.
"""

from __future__ import annotations

import re
from typing import Any

from generator.content.characters import HIDDEN, decoded, look_at_characters, look_at_depth
from generator.content.layout import indent_of
from generator.content.tree import Mapping, Node, Scalar, Sequence
from generator.content.writer import marked
from generator.patterns import pattern
from generator.problems import Edit, Problems, Swap

MAX_DEPTH = 12

_SUSPECT = pattern(r"(?:^|[\s\[{,:-])[&*!]|<<|^---|^\.\.\.|^%", re.MULTILINE)
_WEB_PAGE = pattern(r"\s*<(?:!doctype|html|\?xml|head|body)\b", re.IGNORECASE)
_CURLY_START, _CURLY_END = "“„”‘’", "”“’‘\"'"


def read_tree(data: bytes, path: str) -> tuple[Node | None, Problems]:
    """Read one YAML document.

    Returns the tree (None if it cannot be read at all) and every problem found in its writing:
    YAML-SIZE, YAML-ENCODING, YAML-HIDDEN, YAML-TAB, YAML-SYNTAX, YAML-FEATURE (anchors, aliases,
    tags, merge keys, several documents), YAML-KEY (doubled or non-text keys), YAML-COMMENT (text
    lost after " #"), YAML-QUOTES (curly ones), YAML-DEPTH, YAML-EMPTY. Never raises for any input.
    """
    problems = Problems(path)
    text = decoded(data, problems)
    if text is None:
        return None, problems
    problems.lines = tuple(text.split("\n"))
    look_at_characters(text, problems)
    look_at_depth(text, problems)
    if problems.found:
        return None, problems
    if _SUSPECT.search(text):
        _features(text, problems)
        if problems.found:
            return None, problems
    if _WEB_PAGE.match(text):
        problems.add(
            "YAML-SYNTAX",
            "This is a web page, not an entry.",
            line=1,
            column=1,
            fix="Write the facts into an entry: content/README.md has an example to copy.",
        )
        return None, problems
    from generator.content.libyaml import Parser, YAMLError

    try:
        parser = Parser(text)
        try:
            root = parser.get_single_node()
        finally:
            parser.dispose()
    except (YAMLError, RecursionError) as error:
        _explain(error, problems)
        return None, problems
    if root is None:
        problems.add("YAML-EMPTY", "This file is empty.", line=1, column=1, fix="Write the entry, or delete the file.")
        return None, problems
    return _convert(root, problems, MAX_DEPTH), problems


def _explain(error: Exception, problems: Problems) -> None:
    from generator.content import syntax  # what is read without an error does without

    syntax.explain(error, problems)


_FEATURES = {
    "anchor": ("A text cannot start with & unless it is in quotation marks.", "Put quotation marks around it."),
    "alias": ("A text cannot start with * unless it is in quotation marks.", "Put quotation marks around it."),
    "tag": ("A text cannot start with ! unless it is in quotation marks.", "Put quotation marks around it."),
    "merge": ("Entries do not take over fields from elsewhere with <<.", "Write the fields out."),
    "documents": (
        "Three hyphens start a second entry here, and a file holds one.",
        "Delete the line, or move what follows to a file of its own.",
    ),
    "directive": (
        "A line cannot start with %.",
        "Delete the line. If it belongs to a text, put quotation marks around it.",
    ),
}
_SIGN_FIRST = pattern(r"^(\s*(?:- )?(?:[A-Za-z_]+: )?)([&*!].*?)\s*$")


def _feature(problems: Problems, name: str, mark: Any) -> None:
    what, cure = _FEATURES[name]
    match = _SIGN_FIRST.match(problems.lines[mark.line]) if mark.line < len(problems.lines) else None
    problems.add(
        "YAML-FEATURE",
        what,
        line=mark.line + 1,
        column=mark.column + 1,
        fix=cure,
        copy=match[1] + marked(match[2]) if match and len(match[1]) == mark.column else "",
        edits=(Edit(mark.line + 1, mark.line + 1),) if name == "documents" and _is_last(problems, mark.line) else (),
    )


def _is_last(problems: Problems, line: int) -> bool:
    """Whether nothing comes behind this line, counted from 0."""
    return not any(text.strip() for text in problems.lines[line + 1 :])


def _features(text: str, problems: Problems) -> None:  # noqa: C901  # one branch an event
    """Walk the events of a text that looks as if it used more of YAML than entries do."""
    from generator.content import libyaml

    documents = 0
    parser = libyaml.Parser(text)
    try:
        while parser.check_event():
            event = parser.get_event()
            if isinstance(event, libyaml.StreamEndEvent):
                return
            if isinstance(event, libyaml.DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    _feature(problems, "directive", event.start_mark)
                if documents > 1:
                    _feature(problems, "documents", event.start_mark)
                    return
            elif isinstance(event, libyaml.AliasEvent):
                _feature(problems, "alias", event.start_mark)
            elif isinstance(event, libyaml.NodeEvent):
                if event.anchor:
                    _feature(problems, "anchor", event.start_mark)
                if getattr(event, "tag", None):
                    _feature(problems, "tag", event.start_mark)
                if isinstance(event, libyaml.ScalarEvent) and event.value == "<<" and not event.style:
                    _feature(problems, "merge", event.start_mark)
    except (libyaml.YAMLError, RecursionError) as error:
        if not problems.found:
            _explain(error, problems)
    finally:
        parser.dispose()


# A backslash and what makes it another sign, where a person may well have meant a backslash: and\\or, A \\ B.
_MEANT_BACKSLASH = pattern(r"""(?<!\\)(?:\\\\)*\\([ abefvLP_0])""")


def _escaped(node: Any, problems: Problems) -> None:
    """Report an escape that stands for a character which could not stand in the file itself; line ends may.

    And one that nobody sees as such: a backslash before a blank or a letter, which goes without a word.
    """
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    source = problems.source(line)[column - 1 :]
    raw = source[: node.end_mark.column - column + 1] if node.end_mark.line == node.start_mark.line else ""
    if raw and "\\" in raw and _MEANT_BACKSLASH.search(raw):
        inside = re.sub(r"\\([\\\"])", r"\1", raw[1:-1])
        problems.add(
            "YAML-HIDDEN",
            "A backslash inside double quotes starts a special sign here.",
            line=line,
            column=column,
            fix="Put single quotes around the text.",
            copy=Swap(column, raw, "'" + inside.replace("'", "''") + "'"),
        )
        return
    hidden = next((match[0] for match in HIDDEN.finditer(node.value) if match[0] not in "\r\x85"), "")
    if hidden:
        problems.add(
            "YAML-HIDDEN",
            f"A backslash here stands for an invisible character (U+{ord(hidden):04X}). It can change what people see.",
            line=line,
            column=column,
            fix="Delete the backslash and what belongs to it.",
        )


def _lost_comment(node: Any, problems: Problems) -> None:
    """Report a plain scalar followed by " #" on its line: what comes after is not part of the text."""
    mark = node.end_mark
    line = problems.lines[mark.line] if mark.line < len(problems.lines) else ""
    rest = line[mark.column :]
    if not rest.lstrip().startswith("#") or not rest.startswith(" "):
        return
    value, comment = str(node.value), rest.strip()
    first = node.start_mark
    head = problems.lines[first.line][: first.column]
    copy = ""
    if first.line == mark.line:
        note = _NOTE.match(comment) and not _KEEPS_NUMBERS.search(head)
        copy = f"{' ' * indent_of(line)}{comment}\n{head}{value}" if note else f"{head}{marked(f'{value} {comment}')}"
    problems.add(
        "YAML-COMMENT",
        f"Everything after the # here is dropped: only {_short(value)} would be kept.",
        line=mark.line + 1,
        column=mark.column + len(rest) - len(rest.lstrip()) + 1,
        fix="If it belongs to the text, put quotes around all of it. If it is a note, move it to a line of its own.",
        copy=copy,
    )


def _all_a_comment(node: Any, problems: Problems) -> None:
    """Report a value that begins with #, so that nothing of it is kept: "name: #1 Street Center". "# a note" is one."""
    mark = node.end_mark
    line = problems.source(mark.line + 1)
    match = re.match(r"( +)(#[^\s#].*?)\s*$", line[mark.column :])
    if match and line[: mark.column].endswith(":"):
        problems.add(
            "YAML-COMMENT",
            "Everything after the # here is dropped: nothing would be kept.",
            line=mark.line + 1,
            column=mark.column + len(match[1]) + 1,
            fix="If it belongs to the text, put quotes around all of it. If it is a note, move it to a line of its own.",
            copy=f"{line[: mark.column]} {marked(match[2])}",
        )


# "# 210" and "#4" are rooms, "#recovery" is a name; "# or is it Simpleton?" is a note.
_NOTE = pattern(r"#+ +[^\W\d_]{2}")
# In these a # begins a room, whatever comes behind it.
_KEEPS_NUMBERS = pattern(r"\b(?:street|unit|directions): *$")


def _curly_quotes(node: Any, problems: Problems) -> str:
    """Report a text within curly quotation marks: they quote nothing, and people would read them. Gives what they hold."""
    text = str(node.value)
    if len(text) < 2 or text[0] not in _CURLY_START or text[-1] not in _CURLY_END:
        return ""
    line, column = node.start_mark.line, node.start_mark.column
    inside = text[1:-1]
    stands = problems.source(line + 1)[column:].startswith(text)
    problems.add(
        "YAML-QUOTES",
        "These are curly quotation marks; only straight ones work here.",
        line=line + 1,
        column=column + 1,
        fix="Type straight quotation marks.",
        copy=Swap(column + 1, text, marked(inside)) if stands else "",
    )
    return inside


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return f'"{flat if len(flat) <= 40 else flat[:39] + "…"}"'


_TWICE = "Keep the right one and delete the other. If both are right, they belong in one list."


def _part_of_its_own(node: Any, key: Any, problems: Problems) -> tuple[Edit, ...]:
    """The first field of a part of a list, written again, starts the next part: with its hyphen."""
    first, mark = node.value[0][0], key.start_mark
    head = problems.source(node.start_mark.line + 1)[: node.start_mark.column]
    source = problems.source(mark.line + 1)
    if first.value != key.value or not head.endswith("- ") or source[: mark.column].strip():
        return ()
    return (Edit(mark.line + 1, mark.line + 1, " " * (mark.column - 2) + "- " + source[mark.column :]),)


def _convert(node: Any, problems: Problems, depth: int) -> Node:
    mark = node.start_mark
    line, column = mark.line + 1, mark.column + 1
    if node.id == "scalar":
        if not node.style and not node.value:
            _all_a_comment(node, problems)
        elif not node.style:
            _lost_comment(node, problems)
            if inside := _curly_quotes(node, problems):
                return Scalar(inside, line, column, quoted=True)
        elif node.style == '"':
            _escaped(node, problems)
        return Scalar(node.value, line, column, bool(node.style))
    if depth == 0:
        problems.add(
            "YAML-DEPTH",
            "These lists and fields are nested too deeply for an entry.",
            line=line,
            column=column,
            fix="Check the spaces at the start of the lines above.",
        )
        return Sequence((), line, column)
    if node.id == "sequence":
        return Sequence(tuple(_convert(child, problems, depth - 1) for child in node.value), line, column)
    pairs: list[tuple[Scalar, Node]] = []
    seen: dict[str, int] = {}
    for key, value in node.value:
        key_line, key_column = key.start_mark.line + 1, key.start_mark.column + 1
        if key.id != "scalar":
            problems.add(
                "YAML-KEY",
                "The name of a field must be a plain word here, not a list.",
                line=key_line,
                column=key_column,
                fix="Check for a stray [ or { or ? at the start of this line.",
            )
            continue
        name = str(key.value)
        if name in seen:
            problems.add(
                "YAML-KEY",
                f'"{name}" is written twice, first on line {seen[name]}. Only one of them can count.',
                line=key_line,
                column=key_column,
                fix=_TWICE,
                edits=_part_of_its_own(node, key, problems),
            )
            continue
        seen[name] = key_line
        pairs.append((Scalar(name, key_line, key_column), _convert(value, problems, depth - 1)))
    return Mapping(tuple(pairs), line, column)
