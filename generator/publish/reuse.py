"""Files of the site as it stands that need not be made again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.content.packed import key_of
from generator.publish.staging import fingerprint
from generator.records import dataclass


@dataclass(frozen=True, slots=True)
class Reuse:
    """The files of an output folder by what they were made of; `ground` is what all of them depend on."""

    output: Path
    files: Mapping[str, list[Any]]
    ground: str

    def key(self, made_of: str) -> str:
        """The key that stands in a file's row."""
        return key_of([self.ground, made_of])[:16]

    def bytes_of(self, path: str, made_of: str) -> bytes | None:
        """The bytes of a file if it was made of the same and is as it was written, else None."""
        row = self.files.get(path)
        if row is None or len(row) < 4 or row[3] != self.key(made_of):
            return None
        try:
            data = (self.output / path).read_bytes()
        except OSError:
            return None
        return data if fingerprint(data) == row[2] else None
