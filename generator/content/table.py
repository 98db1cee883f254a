"""What a row of the field table is: the key people write, what it may hold, and what becomes of it.

One table (`fields.py` for entries, `sheets.py` for the other files) drives checking, writing, JSON
Schema, the contributors' reference and the forms, so that they can never disagree.
"""

from __future__ import annotations

import enum
from typing import Any

from generator.records import dataclass


class Kind(enum.StrEnum):
    """The types a value can have. YAML's own types play no part."""

    TEXT = "text"  # one line
    PARAGRAPHS = "paragraphs"  # small Markdown
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "true or false"
    DATE = "date"  # 2026-11-03 -> datetime.date
    TIME = "time"  # "18:30" -> minutes after midnight
    PHONE = "phone"
    EMAIL = "email"
    URL = "web address"
    ZIP = "ZIP code"
    STATE = "state code"  # KY
    ID = "id"  # lower-case words joined by hyphens, after a state key and a slash
    CHOICE = "choice"  # a key of a vocabulary
    RECORD = "group of fields"
    TEXTS = "text by language"  # {en: ..., es: ...} -> Mapping[str, str]
    WORDS = "words by language"  # {en: [..]} -> Mapping[str, tuple[str, ...]]
    RECORDS_BY_LANGUAGE = "fields by language"  # {es: {...}} -> Mapping[str, record]
    OPEN = "free table"  # {anything: text or list of texts}, for codes of other standards


@dataclass(frozen=True, slots=True)
class Field:
    """One row.

    `key` as written in YAML, `attribute` as named in the model (default: the key). `many` means a
    list; a list is always a tuple in the model. `vocabulary` names a file of content/vocabulary for
    CHOICE. `fields` and `record` describe a RECORD: its rows and the dataclass they make.
    `entry_types` limits a field of an entry to some types (empty: all). `also` are names that others give the same
    field: who writes one of them is told ours.
    """

    key: str
    kind: Kind
    help: str
    attribute: str = ""
    many: bool = False
    required: bool = False
    vocabulary: str = ""
    fields: tuple[Field, ...] = ()
    record: Any = None
    max_length: int = 0
    minimum: float | None = None
    maximum: float | None = None
    example: str = ""
    entry_types: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The attribute of the model that holds the value."""
        return self.attribute or self.key
