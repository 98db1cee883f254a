"""From documents to the files of the search index, in two pure steps.

``index_state`` (state_index.py) does the work of one state. ``assemble`` puts the states together: it joins ready-made strings
and never looks at a text again. The bytes depend on the set of documents alone, not on their order nor on the order of the
states.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.content.packed import as_json
from generator.search.codec import boundaries, fingerprint, front_coded, number
from generator.search.documents import Document
from generator.search.fields import COMPOUNDS, FIELDS, K1
from generator.search.shards import shard_count, sharded
from generator.search.state_index import StateIndex, index_state
from generator.search.words import Terms

VERSION: Final = 6
"""Of the wire format. A reader that does not know it says so and searches nothing."""

CARDS_PER_FILE: Final = 8
"""Ten results from ten corners of the country cost ten files, so they are small, 0.6 KB after gzip; and those of one city stand in
so few that browsers ask for all of them at once, which is six (measured: 7 files for ten results with 4 cards each, 5 with 8) ..."""

MOST_CARD_FILES: Final = 6_000
"""... unless there would be more than this many (hosts limit a site's files): then each holds more cards."""

NATION_SHARD: Final = 1_200
"""Characters in a shard of the nation's terms, before gzip; about 0.8 KB after."""

HEAVY: Final = 800
"""A term whose postings take more characters stands in a file of its own, fetched only when a query names it."""

WORD_SHARD: Final = 1_200
"""Characters in a shard of the word list that typing errors are looked up in, before gzip; about 0.5 KB after. Each word needs three
or four."""


def build_index(documents: Iterable[Document], compounds: frozenset[tuple[str, str]] = COMPOUNDS) -> dict[str, bytes]:
    """Every file of the index, by its path below the search folder. References must be unique."""
    by_state: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_state[document.state].append(document)
    memory = [Terms(field) for field in FIELDS]
    return assemble([index_state(state, group, compounds, memory) for state, group in by_state.items()], compounds)


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
        "chunk": chunk,
    }
    prints = {state.state: write_state_files(files, state, chunk) for state in ordered}
    for state in ordered:
        _write_state(files, state, common, prints[state.state], total)
    joined = {"compounds": [" ".join(pair) for pair in sorted(compounds)]}
    _write_nation(files, ordered, common | joined, prints, {term: "".join(record) for term, record in records.items()})
    _write_words(files, sorted(records))
    return files


def write_state_files(files: dict[str, bytes], state: StateIndex, chunk: int) -> str:
    """Cards, facets and the order of names of a state; returns the fingerprint of their edition."""
    edition = []
    for which, start in enumerate(range(0, state.documents, chunk)):
        cards = b",".join(state.cards[start : start + chunk])
        files[f"{state.state}/c{which}.json"] = b'{"v":%d,"d":[%s]}' % (VERSION, cards)
        edition.append(cards)
    files[f"{state.state}/facets.json"] = facets = as_json({"v": VERSION, "facets": state.facets})
    files[f"{state.state}/names.json"] = names = as_json({"v": VERSION, "name": state.columns["name"]})
    return fingerprint(b",".join([*edition, facets, names]))


def shards_of(terms: Sequence[str], weight: Mapping[str, str], size: int) -> list[list[str]]:
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


def _write_shards(
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
        content = as_json(shard)
        files[f"{folder}{which}.json"] = content
        prints.append(fingerprint(content))
    return "".join(prints)


def _write_state(
    files: dict[str, bytes], state: StateIndex, common: Mapping[str, object], cards: str, total: Mapping[str, int]
) -> None:
    terms = sorted(state.segments)
    elsewhere = {term: total[term] - state.frequencies[term] for term in terms}
    groups = sharded(terms, shard_count(state.documents))
    files[f"{state.state}.json"] = as_json({
        **common,
        "states": [[state.state, state.documents, cards]],
        "prints": _write_shards(files, f"{state.state}/", groups, state.segments, elsewhere),
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
    groups = shards_of([term for term in terms if len(records[term]) <= HEAVY], records, NATION_SHARD)
    groups_by_facet: dict[str, list[Mapping[str, str]]] = {}
    for facet in sorted({facet for state in ordered for facet in state.facets}):
        groups_by_facet[facet] = [state.facets.get(facet, {}) for state in ordered]
        files[f"all/facet-{facet}.json"] = as_json({"v": VERSION, "facets": {facet: _merged(groups_by_facet[facet])}})
    files["all.json"] = as_json({
        **common,
        "states": [[state.state, state.documents, prints[state.state]] for state in ordered],
        "cuts": front_coded(boundaries(groups)),
        "prints": _write_shards(files, "all/", groups, records),
        "checked": [state.columns["checked"] for state in ordered],
        "heavy": front_coded(heavy),
        "heavyPrints": _write_shards(files, "all/h", [[term] for term in heavy], records),
    })  # fmt: skip


def _merged(states: Sequence[Mapping[str, str]]) -> dict[str, list[str]]:
    """Key -> its document list in each state, "" where nobody has it."""
    keys = sorted({key for state in states for key in state})
    return {key: [state.get(key, "") for state in states] for key in keys}


def _write_words(files: dict[str, bytes], terms: Sequence[str]) -> None:
    """The whole word list twice, forwards and backwards: one edit leaves the beginning or the end of a word as it was."""
    head: dict[str, object] = {"v": VERSION}
    for direction, words in (("forward", terms), ("backward", sorted(term[::-1] for term in terms))):
        groups = shards_of(words, dict.fromkeys(words, ""), WORD_SHARD)
        prints = []
        for which, group in enumerate(groups):
            content = as_json({"t": front_coded(group)})
            files[f"words/{direction[0]}{which}.json"] = content
            prints.append(fingerprint(content))
        head[direction] = [front_coded(boundaries(groups)), "".join(prints)]
    files["words.json"] = as_json(head)
