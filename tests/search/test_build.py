"""The files of the index: the same bytes for the same entries, no more than needed after an edit, lunr.py's numbers."""

import json
import random
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search import FIELDS, Document, assemble, build_index, index_state, synonym_file
from generator.search.codec import boundaries, fingerprint, front_coded, number
from generator.search.shards import LETTERS, shard_count, shard_of, sharded
from generator.search.words import Terms, lunr_builder
from tests.search import corpus


def test_the_bytes_depend_on_the_entries_alone() -> None:
    entries = corpus.documents(400)
    expected = build_index(entries)
    random.Random(1).shuffle(entries)
    assert build_index(entries) == expected
    states = [index_state(state, [one for one in entries if one.state == state]) for state in ["us", "or", "me", "in"]]
    assert assemble(states) == assemble(states[::-1])


def test_an_edit_in_one_state_leaves_the_other_states_postings_and_cards_alone() -> None:
    entries = corpus.documents(400)
    before = build_index(entries)
    which = next(i for i, one in enumerate(entries) if one.state == "ky")
    fields = {**entries[which].fields, "text": "An unheard-of center"}
    after = build_index([*entries[:which], replace(entries[which], fields=fields), *entries[which + 1 :]])
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    for path in changed:
        if "/" in path and path.split("/")[0] not in {"ky", "all", "words"}:
            # Only how often its words stand in other states than this one.
            old, new = json.loads(before[path]), json.loads(after[path])
            assert (old["t"], old["p"]) == (new["t"], new["p"])
            assert old["e"] != new["e"]


def test_every_reference_has_its_card_once() -> None:
    entries = corpus.documents(300)
    files = build_index(entries)
    chunks = [json.loads(content) for path, content in files.items() if re.search(r"/c\d+\.json$", path)]
    cards = [card for chunk in chunks for card in chunk["d"]]
    assert dict(cards) == {one.ref: json.loads(one.card) for one in entries}
    assert len(cards) == len(entries)


def test_terms_and_frequencies_are_those_of_lunr_py() -> None:
    entries = corpus.documents(150)
    builder = lunr_builder()
    for document in corpus.lunr_documents(entries):
        builder.add(document)
    expected = {
        term: sum(len(posting[field.name]) for field in FIELDS) for term, posting in builder.inverted_index.items()
    }
    found: dict[str, int] = {}
    for state in sorted({one.state for one in entries}):
        index = index_state(state, [one for one in entries if one.state == state])
        for term, frequency in index.frequencies.items():
            found[term] = found.get(term, 0) + frequency
    assert found == expected


def test_state_codes_that_are_stop_words_are_kept_in_the_place_field_alone() -> None:
    index = index_state(
        "or", [Document("or/a", "or", "", {"name": "In or out", "place": "Portland OR", "labels": "or"})]
    )
    assert set(index.segments) == {"portland", "or", "out"}
    assert index.frequencies["or"] == 1


def test_labels_count_once_and_keep_their_order() -> None:
    labels = Terms(FIELDS[2])
    assert labels.of(["recovery", "house", "recoveries", "in", "house"]) == ["recoveri", "hous"]
    assert labels.lunr_text("Recovery house, recoveries, house") == "recovery house"


def test_a_directory_without_entries_has_an_empty_index() -> None:
    files = build_index([])
    assert json.loads(files["all.json"])["n"] == 0
    assert "us.json" in assemble([index_state("us", [])])


def test_quotes_and_other_letters_in_references_and_cards_survive() -> None:
    entry = Document('ky/"ñ"\\x', "ky", "", {"name": "x"}, card='{"n":"é\\""}'.encode())
    assert json.loads(build_index([entry])["ky/c0.json"])["d"] == [['ky/"ñ"\\x', {"n": 'é"'}]]


@pytest.mark.parametrize(
    ("value", "length"), [(0, 1), (59, 1), (60, 2), (1979, 2), (1980, 3), (63_419, 3), (63_420, 4)]
)
def test_small_numbers_are_short(value: int, length: int) -> None:
    assert len(number(value)) == length


@given(st.sets(st.text("abcé1", min_size=1, max_size=30), min_size=1))
def test_front_coding_shares_at_most_25_characters_and_cuts_tell_groups_apart(terms: set[str]) -> None:
    ordered = sorted(terms)
    groups = [ordered[i : i + 3] for i in range(0, len(ordered), 3)]
    cuts = boundaries(groups)
    assert all(cut <= group[0] for cut, group in zip(cuts, groups, strict=True))
    assert all(left[-1] < cut for left, cut in zip(groups, cuts[1:], strict=False))
    assert front_coded(ordered).count("A") >= 1


def test_fingerprints_differ() -> None:
    prints = {fingerprint(str(i).encode()) for i in range(200)}
    assert len(prints) > 150


def test_synonyms_are_kept_in_normal_form() -> None:
    content = json.loads(
        synonym_file({"Halfway House": ["Sober-living"], "AA": ["Alcoholics Anonymous", "aa"], "?": ["x"]})
    )
    assert content == {"v": 1, "phrases": {"aa": ["alcoholics anonymous"], "halfway house": ["sober living"]}}


@pytest.mark.parametrize("documents", [1, 30, 500, 100_000])
def test_a_states_shards_hold_every_term_once_beside_those_that_begin_alike(documents: int) -> None:
    terms = sorted({*corpus.words(900), "", "zz", "zzserpeer", "é", "recovery", "recov"})
    count = shard_count(documents)
    shards = sharded(terms, count)
    assert len(shards) == count
    assert sorted(term for shard in shards for term in shard) == terms
    assert all(shard == sorted(shard) for shard in shards)
    assert shard_of("recovery", count) == shard_of("recov"[:LETTERS], count) == shard_of("zzserrecoverycoaching", count)
