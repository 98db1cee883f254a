"""From documents to the files of the search index, in two pure steps.

``index_state`` does the work of one state and needs nothing else: states run in parallel, and an edit redoes one.
``assemble`` puts the states together: it joins ready-made strings and never looks at a text again. The bytes depend on the
set of documents alone, not on their order nor on the order of the states.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.search.codec import boundaries, doc_list, fingerprint, front_coded, gaps, number, signed
from generator.search.documents import Document
from generator.search.fields import COMPOUNDS, FIELDS, K1
from generator.search.words import Terms, name_words

VERSION: Final = 2
"""Of the wire format. A reader that does not know it says so and searches nothing."""

CARDS_PER_FILE: Final = 8
"""Ten results from ten corners of the country cost ten files, so they are small, 0.6 KB after gzip; and those of one city stand in
so few that browsers ask for all of them at once, which is six (measured: 7 files for ten results with 4 cards each, 5 with 8) ..."""

MOST_CARD_FILES: Final = 6_000
"""... unless there would be more than this many (hosts limit a site's files): then each holds more cards."""

STATE_SHARD: Final = 1_200
"""Characters in a shard of one state's terms, before gzip; about 0.7 KB after."""

NATION_SHARD: Final = 1_200
"""Characters in a shard of the nation's terms, before gzip; about 0.8 KB after."""

HEAVY: Final = 800
"""A term whose postings take more characters stands in a file of its own, fetched only when a query names it."""

WORD_SHARD: Final = 2_500
"""Characters in a shard of the word list that typing errors are looked up in, before gzip; about 1 KB after."""

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


def build_index(documents: Iterable[Document], compounds: frozenset[tuple[str, str]] = COMPOUNDS) -> dict[str, bytes]:
    """Every file of the index, by its path below the search folder. References must be unique."""
    by_state: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_state[document.state].append(document)
    memory = [Terms(field) for field in FIELDS]
    return assemble([index_state(state, group, compounds, memory) for state, group in by_state.items()], compounds)


def index_state(
    state: str,
    documents: Iterable[Document],
    compounds: frozenset[tuple[str, str]] = COMPOUNDS,
    memory: Sequence[Terms] | None = None,
) -> StateIndex:
    """The index of one state's documents. ``memory`` (a Terms per field) spares stemming a word for every state."""
    ordered = sorted(documents, key=lambda document: (document.order, document.ref))
    memory = memory or [Terms(field) for field in FIELDS]
    lists: list[dict[str, list[int]]] = [defaultdict(list) for _ in FIELDS]
    repeats: list[dict[str, list[tuple[int, int]]]] = [defaultdict(list) for _ in FIELDS]
    firsts: dict[str, int] = {}
    for number_, document in enumerate(ordered):
        for which, field in enumerate(FIELDS):
            postings = lists[which]
            text = document.fields.get(field.name, "")
            if not text:
                continue
            found = memory[which].of_text(text, compounds)
            distinct: Collection[str] = found if field.once else dict.fromkeys(found)
            for term in distinct:
                postings[term].append(number_)
            if not firsts.keys() >= set(distinct):
                for rank, term in enumerate(distinct):
                    firsts.setdefault(term, rank)
            if len(distinct) < len(found):
                counts: dict[str, int] = dict.fromkeys(found, 0)
                for term in found:
                    counts[term] += 1
                for term, times in counts.items():
                    if times > 1:
                        repeats[which][term].append((len(postings[term]) - 1, times))
    size = len(ordered)
    return StateIndex(
        state=state,
        documents=size,
        segments={term: _segment(term, lists, repeats, size) for term in firsts},
        frequencies={term: sum(len(postings.get(term, ())) for postings in lists) for term in firsts},
        firsts=firsts,
        cards=[b'["%s",%s]' % (_plain(document.ref), document.card) for document in ordered],
        facets=_facets(ordered),
        columns=_columns(ordered),
        serves=_serves(ordered),
    )


def _segment(
    term: str,
    lists: Sequence[Mapping[str, list[int]]],
    repeats: Sequence[Mapping[str, list[tuple[int, int]]]],
    size: int,
) -> str:
    """A term's postings in one state: README.md, "Segment"."""
    present = [postings.get(term) for postings in lists]
    repeated = [extra.get(term) for extra in repeats]
    found = [docs for docs in present if docs]
    if all(docs == found[0] for docs in found) and len(found[0]) == 1 and not any(repeated):
        mask = sum(1 << which for which, docs in enumerate(present) if docs)
        return number(mask) + number(found[0][0])
    kinds = 0
    parts: list[str] = []
    for which, (docs, more) in enumerate(zip(present, repeated, strict=True)):
        if docs:
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


def _columns(ordered: Sequence[Document]) -> dict[str, str]:
    """A number per document: README.md, "Columns". Neighbours lie close, so differences are small."""
    latitudes: list[int] = []
    longitudes: list[int] = []
    near = (0, 0)
    unknown: list[int] = []
    for number_, document in enumerate(ordered):
        if document.point is None:
            unknown.append(number_)
            continue
        here = (round(document.point[0] * 1000), round(document.point[1] * 1000))
        latitudes.append(here[0] - near[0])
        longitudes.append(here[1] - near[1])
        near = here
    days = [(document.checked - CHECKED_FROM).days + 1 if document.checked else 0 for document in ordered]
    by_name = sorted(range(len(ordered)), key=lambda which: (" ".join(_name(ordered[which])), ordered[which].ref))
    ranks = {which: rank for rank, which in enumerate(by_name)}
    return {
        "nowhere": doc_list(unknown, len(ordered)),
        "lat": "".join(map(signed, latitudes)),
        "lon": "".join(map(signed, longitudes)),
        "checked": _runs(days),
        # In a file of its own: only a list without distances needs it.
        "name": "".join(number(ranks[which]) for which in range(len(ordered))),
    }


def _name(document: Document) -> list[str]:
    return name_words(document.fields.get("name", ""))


def _runs(values: Sequence[int]) -> str:
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


# --- putting the states together


def assemble(states: Iterable[StateIndex], compounds: frozenset[tuple[str, str]] = COMPOUNDS) -> dict[str, bytes]:
    """Every file of the index, by its path below the search folder (``all.json``, ``ky.json``, ``ky/0.json`` ...)."""
    ordered = sorted(states, key=lambda state: state.state)
    files: dict[str, bytes] = {}
    total: dict[str, int] = defaultdict(int)
    records: dict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = {}
    for which, state in enumerate(ordered):
        for term, segment in state.segments.items():
            if term in last:
                records[term].append(number(which - last[term] - 1) + segment)
            else:
                records[term].append(number(state.firsts[term]) + number(which) + segment)
            last[term] = which
        for term, frequency in state.frequencies.items():
            total[term] += frequency
    documents = sum(state.documents for state in ordered)
    chunk = max(CARDS_PER_FILE, -(-documents // MOST_CARD_FILES))
    common = {
        "v": VERSION,
        "n": documents,
        "fields": [field.name for field in FIELDS],
        "boosts": [field.boost for field in FIELDS],
        "k1": K1,
        "compounds": [" ".join(pair) for pair in sorted(compounds)],
        "chunk": chunk,
    }
    prints = {state.state: _write_state_files(files, state, chunk) for state in ordered}
    for state in ordered:
        _write_state(files, state, common, prints[state.state], total)
    _write_nation(files, ordered, common, prints, {term: "".join(record) for term, record in records.items()})
    _write_words(files, sorted(records))
    return files


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _write_state_files(files: dict[str, bytes], state: StateIndex, chunk: int) -> str:
    """Cards, facets and the order of names of a state; returns the fingerprint of their edition."""
    edition = []
    for which, start in enumerate(range(0, state.documents, chunk)):
        cards = b",".join(state.cards[start : start + chunk])
        files[f"{state.state}/c{which}.json"] = b'{"v":%d,"d":[%s]}' % (VERSION, cards)
        edition.append(cards)
    files[f"{state.state}/facets.json"] = facets = _json({"v": VERSION, "facets": state.facets})
    files[f"{state.state}/names.json"] = names = _json({"v": VERSION, "name": state.columns["name"]})
    return fingerprint(b",".join([*edition, facets, names]))


def _shards(terms: Sequence[str], weight: Mapping[str, str], size: int) -> list[list[str]]:
    """Sorted terms in groups of about ``size`` characters."""
    groups: list[list[str]] = []
    room = 0
    for term in terms:
        need = len(term) + len(weight[term])
        if not groups or room < need:
            groups.append([])
            room = size
        groups[-1].append(term)
        room -= need
    return groups


def _write_ranges(
    files: dict[str, bytes],
    folder: str,
    groups: Sequence[Sequence[str]],
    records: Mapping[str, str],
    elsewhere: Mapping[str, int] | None = None,
) -> str:
    prints = []
    for which, group in enumerate(groups):
        shard = {"t": front_coded(group), "p": " ".join([records[term] for term in group])}
        if elsewhere is not None:
            shard["e"] = "".join([number(elsewhere[term]) for term in group])
        content = _json(shard)
        files[f"{folder}{which}.json"] = content
        prints.append(fingerprint(content))
    return "".join(prints)


def _write_state(
    files: dict[str, bytes], state: StateIndex, common: Mapping[str, object], cards: str, total: Mapping[str, int]
) -> None:
    terms = sorted(state.segments)
    elsewhere = {term: total[term] - state.frequencies[term] for term in terms}
    groups = _shards(terms, state.segments, STATE_SHARD)
    files[f"{state.state}.json"] = _json({
        **common,
        "states": [[state.state, state.documents, cards]],
        "cuts": front_coded(boundaries(groups)),
        "prints": _write_ranges(files, f"{state.state}/", groups, state.segments, elsewhere),
        **{name: column for name, column in state.columns.items() if name != "name"},
        **({"serves": state.serves} if state.serves else {}),
    })  # fmt: skip


def _write_nation(
    files: dict[str, bytes],
    ordered: Sequence[StateIndex],
    common: Mapping[str, object],
    prints: Mapping[str, str],
    records: Mapping[str, str],
) -> None:
    terms = sorted(records)
    heavy = [term for term in terms if len(records[term]) > HEAVY]
    groups = _shards([term for term in terms if len(records[term]) <= HEAVY], records, NATION_SHARD)
    groups_by_facet: dict[str, list[Mapping[str, str]]] = {}
    for facet in sorted({facet for state in ordered for facet in state.facets}):
        groups_by_facet[facet] = [state.facets.get(facet, {}) for state in ordered]
        files[f"all/facet-{facet}.json"] = _json({"v": VERSION, "facets": {facet: _merged(groups_by_facet[facet])}})
    files["all.json"] = _json({
        **common,
        "states": [[state.state, state.documents, prints[state.state]] for state in ordered],
        "cuts": front_coded(boundaries(groups)),
        "prints": _write_ranges(files, "all/", groups, records),
        "checked": [state.columns["checked"] for state in ordered],
        "heavy": front_coded(heavy),
        "heavyPrints": _write_ranges(files, "all/h", [[term] for term in heavy], records),
    })  # fmt: skip


def _merged(states: Sequence[Mapping[str, str]]) -> dict[str, list[str]]:
    """Key -> its document list in each state, "" where nobody has it."""
    keys = sorted({key for state in states for key in state})
    return {key: [state.get(key, "") for state in states] for key in keys}


def _write_words(files: dict[str, bytes], terms: Sequence[str]) -> None:
    """The whole word list twice, forwards and backwards: one edit leaves the beginning or the end of a word as it was."""
    head: dict[str, object] = {"v": VERSION}
    for direction, words in (("forward", terms), ("backward", sorted(term[::-1] for term in terms))):
        groups = _shards(words, dict.fromkeys(words, ""), WORD_SHARD)
        prints = []
        for which, group in enumerate(groups):
            content = _json({"t": front_coded(group)})
            files[f"words/{direction[0]}{which}.json"] = content
            prints.append(fingerprint(content))
        head[direction] = [front_coded(boundaries(groups)), "".join(prints)]
    files["words.json"] = _json(head)
