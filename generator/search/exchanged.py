"""A state's part of the index with some documents exchanged for others: what `index_state` makes of all, without looking at the rest."""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.records import dataclass
from generator.search.codec import doc_list
from generator.search.documents import Document, Row
from generator.search.fields import FIELDS
from generator.search.state_index import StateIndex, card_of, columns_of, day_of, ranks, runs, segment_of
from generator.search.wire import Postings, documents_in, numbers, run_values
from generator.search.words import Terms


@dataclass(frozen=True, slots=True)
class Swap:
    """The document of a number before, and now."""

    number: int
    old: Document
    new: Document


def exchanged(
    index: StateIndex, swaps: Sequence[Swap], rows: Sequence[Row] | None, document: Callable[[int], Document]
) -> StateIndex | None:
    """The part of a state in which as many documents stand in the same order but for some.

    `rows` has what the columns tell of all as they are now; None where each stands where the one before it stood. `document` gives one
    of them by its number. None where that cannot be told from the part alone.
    """
    if any(swap.old.serves != swap.new.serves for swap in swaps):
        return None
    memory = [Terms(field) for field in FIELDS]
    out: dict[str, list[_Stands]] = defaultdict(list)
    into: dict[str, list[_Stands]] = defaultdict(list)
    for swap in swaps:
        _note(out, swap.number, _terms(swap.old, memory))
        _note(into, swap.number, _terms(swap.new, memory))
    segments, frequencies, firsts = dict(index.segments), dict(index.frequencies), dict(index.firsts)
    moved = {swap.number for swap in swaps}
    for term in out.keys() | into.keys():
        if out[term] == into[term]:
            continue
        old = segments.get(term)
        postings = Postings.of(old, index.documents) if old is not None else Postings.none()
        first = postings.first() if old is not None else -1
        _exchange(postings, out[term], into[term])
        if not any(postings.docs):
            del segments[term], frequencies[term], firsts[term]
            continue
        segments[term] = _segment(term, postings, index.documents)
        frequencies[term] = sum(map(len, postings.docs))
        if (now := postings.first()) != first or now in moved:
            firsts[term] = _ranks(_terms(document(now), memory))[term]
    cards = list(index.cards)
    for swap in swaps:
        cards[swap.number] = card_of(swap.new)
    facets = _facets(index, swaps)
    refs, orders = list(index.refs), list(index.orders)
    for swap in swaps:
        refs[swap.number], orders[swap.number] = swap.new.ref, swap.new.order
    return replace(
        index,
        segments=segments,
        frequencies=frequencies,
        firsts=firsts,
        cards=cards,
        facets=facets,
        columns=columns_of(rows) if rows is not None else _columns(index, swaps, refs, orders),
        refs=refs,
        orders=orders,
    )


def _columns(index: StateIndex, swaps: Iterable[Swap], refs: Iterable[str], orders: Iterable[str]) -> dict[str, str]:
    days = run_values(index.columns["checked"])
    for swap in swaps:
        days[swap.number] = day_of(swap.new.checked)
    names = [(name_in(order), ref) for order, ref in zip(orders, refs, strict=True)]
    return {**index.columns, "checked": runs(days), "name": ranks(names)}


def name_in(order: str) -> str:
    """The words of its name in the sort key of a document (`entries.orders_of`)."""
    return order.rpartition("\t")[2]


class _Stands(NamedTuple):
    """That a term stands in a field of a document, so many times; its place in the document (`StateIndex.firsts`)."""

    which: int
    number: int
    times: int
    rank: int


def _terms(document: Document, memory: Sequence[Terms]) -> list[Mapping[str, int]]:
    """By field, the terms of a document in order, and how often each stands there."""
    return [Counter(terms.of_text(document.fields.get(terms.field.name, ""))) for terms in memory]


def _ranks(fields: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """The place of each term among the different ones of the first field that has it."""
    ranks: dict[str, int] = {}
    for terms in fields:
        for rank, term in enumerate(terms):
            ranks.setdefault(term, rank)
    return ranks


def _note(found: dict[str, list[_Stands]], number: int, fields: Sequence[Mapping[str, int]]) -> None:
    ranks = _ranks(fields)
    for which, terms in enumerate(fields):
        for term, times in terms.items():
            found[term].append(_Stands(which, number, times, ranks[term]))


def _exchange(postings: Postings, out: Iterable[_Stands], into: Iterable[_Stands]) -> None:
    for which, number, _, _ in out:
        postings.docs[which].remove(number)
        postings.times[which].pop(number, None)
    for which, number, times, _ in into:
        insort(postings.docs[which], number)
        if times > 1:
            postings.times[which][number] = times


def _segment(term: str, postings: Postings, size: int) -> str:
    repeats = [
        [(docs.index(number), times[number]) for number in sorted(times)]
        for docs, times in zip(postings.docs, postings.times, strict=True)
    ]
    return segment_of(term, [{term: docs} for docs in postings.docs], [{term: some} for some in repeats], size)


def _facets(index: StateIndex, swaps: Sequence[Swap]) -> dict[str, Mapping[str, str]]:
    made = {group: dict(keys) for group, keys in index.facets.items()}
    for swap in swaps:
        old = {(group, key) for group, keys in swap.old.facets.items() for key in keys}
        new = {(group, key) for group, keys in swap.new.facets.items() for key in keys}
        for group, key in old ^ new:
            holders = made.setdefault(group, {})
            some = holders.get(key)
            docs = documents_in(numbers(some), 0, index.documents)[0] if some is not None else []
            docs = sorted({*docs} ^ {swap.number})
            if docs:
                holders[key] = doc_list(docs, index.documents)
            else:
                del holders[key]
    return {group: dict(sorted(keys.items())) for group, keys in sorted(made.items()) if keys}
