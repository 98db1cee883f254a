"""What search knows about one state, from its documents alone: postings, cards, filters and columns, as on the wire.

It needs nothing else: states run in parallel, and an edit redoes one.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Final

from generator.records import dataclass
from generator.search.codec import doc_list, gaps, number, signed
from generator.search.documents import Document, Row
from generator.search.fields import COMPOUNDS, FIELDS
from generator.search.words import Terms, name_words

CHECKED_FROM: Final = date(2000, 1, 1)
"""Days of the last check are counted from here, plus one; 0 is never."""


@dataclass(frozen=True, slots=True)
class StateIndex:
    """Everything search knows about one state: plain strings and numbers, cheap to keep and to send between processes."""

    state: str
    documents: int
    segments: Mapping[str, str]  # term -> its postings here, as on the wire
    frequencies: Mapping[str, int]  # term -> number of (document, field) pairs here that have it
    firsts: Mapping[str, int]  # term -> its rank among the terms of the first field here that has it
    cards: Sequence[bytes]  # of each document: JSON text of its reference and card
    facets: Mapping[str, Mapping[str, str]]  # group -> key -> document list, as on the wire
    columns: Mapping[str, str]
    serves: Mapping[str, str]  # state -> document list, as on the wire, of those that name the states they are for
    refs: Sequence[str]  # of each document: its reference
    orders: Sequence[str]  # of each document: its sort key


def index_state(
    state: str,
    documents: Iterable[Document],
    compounds: frozenset[tuple[str, str]] = COMPOUNDS,
    memory: Sequence[Terms] | None = None,
) -> StateIndex:
    """The index of one state's documents. ``memory`` (a Terms per field) spares stemming a word for every state."""
    ordered = sorted(documents, key=lambda document: (document.order, document.ref))
    memory = memory or [Terms(field) for field in FIELDS]
    lists: list[dict[str, list[int]]] = [{} for _ in FIELDS]
    repeats: list[dict[str, list[tuple[int, int]]]] = [defaultdict(list) for _ in FIELDS]
    firsts: dict[str, int] = {}
    for number_, document in enumerate(ordered):
        for which, field in enumerate(FIELDS):
            text = document.fields.get(field.name, "")
            if not text:
                continue
            postings = lists[which]
            if field.once:
                # Labels and places: the same lines in thousands of entries, so documents are gathered by line.
                if _note(postings, dict.fromkeys(text.split("\n")), number_):
                    _meet(firsts, memory[which].of_text(text, compounds))
                continue
            found = memory[which].of_text(text, compounds)
            distinct = dict.fromkeys(found)
            if _note(postings, distinct, number_):
                _meet(firsts, distinct)
            if len(distinct) < len(found):
                for term, times in Counter(found).items():
                    if times > 1:
                        repeats[which][term].append((len(postings[term]) - 1, times))
    for which, field in enumerate(FIELDS):
        if field.once:
            lists[which] = _by_term(lists[which], memory[which], compounds)
    size = len(ordered)
    return StateIndex(
        state=state,
        documents=size,
        segments={term: segment_of(term, lists, repeats, size) for term in firsts},
        frequencies=_frequencies(firsts, lists),
        firsts=firsts,
        cards=[card_of(document) for document in ordered],
        facets=_facets(ordered),
        columns=columns_of([Row.of(document) for document in ordered]),
        serves=_serves(ordered),
        refs=[document.ref for document in ordered],
        orders=[document.order for document in ordered],
    )


def _note(postings: dict[str, list[int]], some: Iterable[str], number_: int) -> bool:
    """Adds a document to the list of each of some words or lines; whether any of these is new."""
    new = False
    for one in some:
        docs = postings.get(one)
        if docs is None:
            postings[one] = [number_]
            new = True
        else:
            docs.append(number_)
    return new


def _frequencies(terms: Iterable[str], lists: Sequence[Mapping[str, list[int]]]) -> dict[str, int]:
    total = dict.fromkeys(terms, 0)
    for postings in lists:
        for term, docs in postings.items():
            total[term] += len(docs)
    return total


def card_of(document: Document) -> bytes:
    """JSON text of a document's reference and card."""
    ref = b"%d" % document.follows if document.follows else b'"%s"' % _plain(document.ref)
    return b"[%s,%s]" % (ref, document.card)


def _meet(firsts: dict[str, int], terms: Collection[str]) -> None:
    """Notes the place of each term that was not met before."""
    for rank, term in enumerate(terms):
        firsts.setdefault(term, rank)


def _by_term(
    lines: Mapping[str, list[int]], memory: Terms, compounds: frozenset[tuple[str, str]]
) -> dict[str, list[int]]:
    """The documents of each line -> those of each term that stands in any of its lines, rising, each once."""
    several: dict[str, list[list[int]]] = defaultdict(list)
    for line, docs in lines.items():
        for term in memory.of_line(line, compounds):
            several[term].append(docs)
    return {
        term: sorted(set(chain.from_iterable(some))) if len(some) > 1 else some[0] for term, some in several.items()
    }


def segment_of(
    term: str,
    lists: Sequence[Mapping[str, list[int]]],
    repeats: Sequence[Mapping[str, list[tuple[int, int]]]],
    size: int,
) -> str:
    """A term's postings in one state: README.md, "Segment"."""
    present = [(which, docs) for which, postings in enumerate(lists) if (docs := postings.get(term))]
    first = present[0][1]
    if len(first) == 1 and all(docs == first for _, docs in present) and not any(extra.get(term) for extra in repeats):
        return number(sum([1 << which for which, _ in present])) + number(first[0])
    kinds = 0
    parts: list[str] = []
    for which, docs in present:
        more = repeats[which].get(term)
        kinds |= (2 if more else 1) << (2 * which)
        parts.append(doc_list(docs, size))
        if more:
            parts += [number(len(more)), gaps([ordinal for ordinal, _ in more])]
            parts += [number(times - 2) for _, times in more]
    return number(16 + kinds) + "".join(parts)


def _plain(ref: str) -> bytes:
    """A reference as the inside of a JSON string."""
    return json.dumps(ref, ensure_ascii=False)[1:-1].encode()


def _facets(ordered: Sequence[Document]) -> dict[str, dict[str, str]]:
    holders: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number_, document in enumerate(ordered):
        for group, keys in document.facets.items():
            keys_of = holders[group]
            for key in keys if len(keys) < 2 else dict.fromkeys(keys):
                keys_of[key].append(number_)
    size = len(ordered)
    return {
        group: {key: doc_list(docs, size) for key, docs in sorted(keys.items())}
        for group, keys in sorted(holders.items())
    }


def _serves(ordered: Sequence[Document]) -> dict[str, str]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number_, document in enumerate(ordered):
        for state in sorted(set(document.serves)):
            holders[state].append(number_)
    return {state: doc_list(docs, len(ordered)) for state, docs in sorted(holders.items())}


def columns_of(ordered: Sequence[Row]) -> dict[str, str]:
    """A number per document: README.md, "Columns". Neighbours lie close, so differences are small."""
    latitudes: list[int] = []
    longitudes: list[int] = []
    near = (0, 0)
    unknown: list[int] = []
    for number_, row in enumerate(ordered):
        if row.point is None:
            unknown.append(number_)
            continue
        here = (round(row.point[0] * 1000), round(row.point[1] * 1000))
        latitudes.append(here[0] - near[0])
        longitudes.append(here[1] - near[1])
        near = here
    return {
        "nowhere": doc_list(unknown, len(ordered)),
        "lat": "".join(map(signed, latitudes)),
        "lon": "".join(map(signed, longitudes)),
        "checked": runs([day_of(row.checked) for row in ordered]),
        "name": ranks([(" ".join(name_words(row.name)), row.ref) for row in ordered]),
    }


def day_of(checked: date | None) -> int:
    """The day of a check as the column tells it."""
    return (checked - CHECKED_FROM).days + 1 if checked else 0


def ranks(names: Sequence[tuple[str, str]]) -> str:
    """The place of each document in the order of their names. In a file of its own: only a list without distances needs it."""
    by_name = sorted(range(len(names)), key=names.__getitem__)
    found = {which: rank for rank, which in enumerate(by_name)}
    return "".join(number(found[which]) for which in range(len(names)))


def runs(values: Sequence[int]) -> str:
    """Equal neighbours once, with how many more follow."""
    parts: list[str] = []
    start = before = 0
    while start < len(values):
        end = start
        while end + 1 < len(values) and values[end + 1] == values[start]:
            end += 1
        parts.append(signed(values[start] - before) + number(end - start))
        before, start = values[start], end + 1
    return "".join(parts)
