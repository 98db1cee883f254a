"""libyaml's parser as we use it, with nothing implicitly typed; PyYAML is known to this module alone.

It is imported where a text is composed, not before: files that are written plainly are read without it (`quick`).
"""

from __future__ import annotations

from typing import Any

from yaml import AliasEvent, DocumentStartEvent, NodeEvent, ScalarEvent, StreamEndEvent, YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # not in its stubs

__all__ = ["AliasEvent", "DocumentStartEvent", "NodeEvent", "Parser", "ScalarEvent", "StreamEndEvent", "YAMLError"]

_TEXT_TAG = "tag:yaml.org,2002:str"


class Parser(CParser):
    """libyaml's composer with the implicit resolver switched off: every plain scalar is text."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return _TEXT_TAG

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None
