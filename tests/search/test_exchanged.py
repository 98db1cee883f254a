"""An index in which some documents were exchanged is that of all the documents, though hardly any of it was looked at."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.search import Document, StateIndex, assemble, build, index_state, nation
from generator.search.documents import Row
from generator.search.exchanged import Swap, exchanged
from generator.search.words import words_of
from tests.search import corpus

ALL = corpus.documents(500)
STATES = {state: [one for one in ALL if one.state == state] for state in sorted({one.state for one in ALL})}
INDEXES = {state: index_state(state, some) for state, some in STATES.items()}
# Some in every state, some in none, some twice in a text, some that are a label or a place, too.
WORDS = [
    "recovery",
    "aardvark",
    "zz zz zz zygote",
    "open open house",
    "ky",
    "peer",
    "quay",
    "",
    "mmm",
    "kentucky",
    "in",
]


def ordered(documents: list[Document]) -> list[Document]:
    return sorted(documents, key=lambda one: (one.order, one.ref))


def edited(one: Document, other: Document, word: str, chance: random.Random) -> Document:
    """The document with something of another one's, or with other words."""
    fields = dict(one.fields)
    name = chance.choice([*fields])
    fields[name] = chance.choice(
        [word, other.fields.get(name, ""), f"{fields[name]} {word}", fields[name] + f"\n{word}"]
    )
    some = dict(one.facets) | ({"service": ("none such",)} if chance.random() < 0.2 else dict(other.facets))
    checked = chance.choice([one.checked, other.checked])
    return dataclasses.replace(one, fields=fields, facets=some, checked=checked, card=other.card, follows=other.follows)


@pytest.fixture(scope="module", params=[(800, 1200, 1200), (90, 150, 60)], ids=["as it is", "small shards"])
def files(request: pytest.FixtureRequest) -> Iterator[Mapping[str, bytes]]:
    """The files of all, with shards as large as they are, and with so small ones that cuts move and many terms are frequent."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (build, nation):
            for name, size in zip(("HEAVY", "NATION_SHARD", "WORD_SHARD"), request.param, strict=True):
                patch.setattr(module, name, size)
        yield assemble(INDEXES.values())


@settings(max_examples=25)
@given(st.sampled_from([*STATES]), st.integers(0, 10**6), st.integers(1, 3), st.sampled_from(WORDS))
def test_whatever_is_exchanged_it_is_the_index_of_all(
    files: Mapping[str, bytes], state: str, seed: int, count: int, word: str
) -> None:
    chance = random.Random(seed)
    before = ordered(STATES[state])
    numbers = chance.sample(range(len(before)), min(count, len(before)))
    now = list(before)
    for number in numbers:
        now[number] = edited(before[number], chance.choice(ALL), word, chance)
    rows = [Row.of(one) for one in now]
    swaps = [Swap(number, before[number], now[number]) for number in numbers]
    made = exchanged(INDEXES[state], swaps, rows, now.__getitem__)
    expected = index_state(state, now)
    assert made is not None
    assert dataclasses.asdict(made) == dataclasses.asdict(expected)
    check(files, INDEXES[state], made)


@settings(max_examples=25)
@given(st.sampled_from([*STATES]), st.integers(0, 10**6), st.sampled_from(WORDS))
def test_where_each_stands_where_the_one_before_stood_no_row_is_needed(state: str, seed: int, word: str) -> None:
    """The sort keys end with the words of the names, as those of entries do."""
    chance = random.Random(seed)
    before = [
        dataclasses.replace(
            one, order=f"{one.state}\t{' '.join(words_of(one.fields.get('name', '')))}", point=(38.2, -85.7)
        )
        for one in STATES[state]
    ]
    before = ordered(before)
    index = index_state(state, before)
    one = chance.choice(before)
    name = f"{word} {one.fields['name']}"
    other = dataclasses.replace(
        one,
        fields={**one.fields, "name": name},
        order=f"{state}\t{' '.join(words_of(name))}",
        checked=chance.choice([None, one.checked, chance.choice(before).checked]),
    )
    now = ordered([other if each is one else each for each in before])
    swaps = [Swap(at, old, new) for at, (old, new) in enumerate(zip(before, now, strict=True)) if old is not new]
    made = exchanged(index, swaps, None, now.__getitem__)
    assert made is not None
    assert dataclasses.asdict(made) == dataclasses.asdict(index_state(state, now))


def check(files: Mapping[str, bytes], old: StateIndex, new: StateIndex) -> None:
    asked: set[str] = set()

    def read(path: str) -> bytes:
        asked.add(path)
        return files[path]

    found = nation.of_nation(old, new, read, lambda state, term: INDEXES[state].firsts[term])
    whole = assemble([index for index in INDEXES.values() if index.state != old.state] + [new])
    if found is None:
        return
    assert {**{path: data for path, data in files.items() if path not in found.gone}, **found.written} == whole
    assert len(asked) < len(files)


def test_documents_of_one_place_may_come_in_another_order(files: Mapping[str, bytes]) -> None:
    state, some = max(STATES.items(), key=lambda one: len(one[1]))
    before = ordered(some)
    now = [before[1], before[0], *before[2:]]
    now = [dataclasses.replace(one, order=other.order) for one, other in zip(now, before, strict=True)]
    swaps = [Swap(number, before[number], now[number]) for number in (0, 1)]
    made = exchanged(INDEXES[state], swaps, [Row.of(one) for one in now], now.__getitem__)
    assert made is not None
    assert dataclasses.asdict(made) == dataclasses.asdict(index_state(state, sorted(now, key=lambda one: one.order)))
    check(files, INDEXES[state], made)
