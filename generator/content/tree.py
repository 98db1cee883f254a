"""The marked tree: YAML as a person wrote it, each part with its place, nothing typed.

A scalar keeps the very text that was written (`02134` stays "02134", `no` stays "no"); which type
it has is decided by the field table, never by YAML. Lines and columns count from 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.records import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text. `quoted` tells "null" from null and lets a check ask for quotes."""

    text: str
    line: int
    column: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their nodes, in the order written; the reader has refused doubled keys."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The node of `key`, or None."""
        for name, node in self.pairs:
            if name.text == key:
                return node
        return None

    def names(self) -> Iterator[Scalar]:
        """The keys as written."""
        return (name for name, _ in self.pairs)


Node = Scalar | Sequence | Mapping


def locate(root: Node, path: str) -> tuple[int, int]:
    """Line and column of `path` ("contact.phones.0.number"), or of the nearest part that exists."""
    node = root
    place = (root.line, root.column)
    for step in path.split(".") if path else ():
        if isinstance(node, Mapping):
            found = next(((name, child) for name, child in node.pairs if name.text == step), None)
            if found is None:
                break
            name, node = found
            place = (name.line, name.column) if not isinstance(node, Scalar) else (node.line, node.column)
        elif isinstance(node, Sequence) and step.isdecimal() and int(step) < len(node.items):
            node = node.items[int(step)]
            place = (node.line, node.column)
        else:
            break
    return place


def node_at(root: Node, path: str) -> Node | None:
    """The node at `path`; the root for "", None where there is none."""
    node: Node | None = root
    for step in path.split(".") if path else ():
        if isinstance(node, Mapping):
            node = node.get(step)
        elif isinstance(node, Sequence) and step.isdecimal() and int(step) < len(node.items):
            node = node.items[int(step)]
        else:
            return None
    return node
