"""What the site hands over for each entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import NamedTuple

from generator.records import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One entry, as search sees it.

    ref: entry id, ``ky/riverbend-recovery-center``; unique.
    state: the shard it belongs to: a lower-case state code, or ``us`` for nationwide and online ones.
    order: sort key inside the state, by place (county, ZIP, name): neighbours in this order are fetched together.
    fields: text by field name (fields.FIELDS); a missing field is empty.
    follows: how much of the card its reference says again, so that it need not be stored: 1 its name, 2 its name and city, 0 nothing.
    card: JSON text of what the result list shows; opaque here, kept beside the index, fetched only for shown results.
    facets: filter group -> vocabulary keys (``{"kind": ["support_group"], "days": ["mon-evening"]}``). Groups and keys
        are the caller's; both are written by name.
    point: latitude and longitude in degrees; None when unknown or not public. Kept to 0.001 degree (about 110 m).
    serves: the states it is for, lower-case codes, where that is neither its own nor all; () otherwise.
    checked: the day of the last check, an absolute date: the device works out how fresh it is.
    """

    ref: str
    state: str
    order: str
    fields: Mapping[str, str]
    follows: int = 0
    card: bytes = b"null"
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    point: tuple[float, float] | None = None
    checked: date | None = None
    serves: Sequence[str] = ()


class Row(NamedTuple):
    """What the columns tell of a document."""

    ref: str
    name: str
    point: tuple[float, float] | None
    checked: date | None

    @classmethod
    def of(cls, document: Document) -> Row:
        """That of a document."""
        return cls(document.ref, document.fields.get("name", ""), document.point, document.checked)
