"""The proof: what the browser's engine finds in the shards is what lunr.js finds in the index it builds itself."""

from pathlib import Path
from typing import Any

import pytest

from generator.search.words import lunr_builder
from tests.search import corpus
from tests.search.conftest import Site, SiteFactory

BUILD = """
    const documents = await (await fetch("/repo/documents.json")).json();
    const refs = documents.map((one) => one.id);
    const whole = self.whole || (self.whole = lunrOver(documents));
"""
NATION = BUILD + (
    "const opened = await engine.openIndex({ base });"
    "const queries = seededQueries(whole, documents, arg.count, arg.seed);"
    "return compare({ opened, reference: whole, refs, queries, limit: arg.limit });"
)
STATES = BUILD + (
    "const part = documents.filter((one) => arg.states.includes(one.id.slice(0, 2)));"
    "const opened = await engine.openIndex({ base, scope: arg.states });"
    "const reference = lunrOverPart(part, whole, documents.length);"
    "const queries = seededQueries(reference, part, arg.count, arg.seed);"
    "return compareNearly({ opened, reference, refs: part.map((one) => one.id), queries });"
)
ALL = 1_000_000_000


@pytest.fixture(scope="module")
def invented(make_site: SiteFactory) -> Site:
    return make_site(corpus.documents(2000))


def check(report: dict[str, Any], count: int) -> None:
    assert report["differences"] == []
    assert report["queries"] == count
    assert report["results"] > count  # queries that find nothing prove little


@pytest.mark.slow
@pytest.mark.parametrize(
    ("count", "limit", "seed"), [(2000, ALL, 1), (300, 10, 2), (100, 1, 3)], ids=["every result", "first 10", "first"]
)
def test_the_nation_is_searched_as_lunr_would(invented: Site, count: int, limit: int, seed: int) -> None:
    """Same references, same order (ties included), same scores to the last bit."""
    check(invented.run(NATION, {"count": count, "limit": limit, "seed": seed}), count)


@pytest.mark.slow
@pytest.mark.parametrize("states", [["ky"], ["in", "ky", "us"]], ids=["one state", "neighbours"])
def test_states_are_searched_as_lunr_would_with_the_nations_weights(invented: Site, states: list[str]) -> None:
    check(invented.run(STATES, {"count": 300, "states": states, "seed": 4}), 300)


@pytest.mark.slow
def test_the_national_directory_is_searched_as_lunr_would(make_site: SiteFactory, shared_data: Path) -> None:
    site = make_site(corpus.national(shared_data))
    check(site.run(NATION, {"count": 2000, "limit": 100, "seed": 5}), 2000)
    check(site.run(STATES, {"count": 200, "states": ["ca"], "seed": 6}), 200)


def test_a_small_sample_for_every_run(make_site: SiteFactory) -> None:
    site = make_site(corpus.documents(200, seed=8))
    check(site.run(NATION, {"count": 300, "limit": ALL, "seed": 9}), 300)


@pytest.mark.parametrize(
    "clauses",
    [
        [],
        [{"term": "recovery", "presence": 3}],
        [{"term": "nowhere", "presence": 2}, {"term": "center"}],
        [{"term": "*", "usePipeline": False}],
        [{"term": "", "usePipeline": False}],
        [{"term": "center", "editDistance": 0}],
        [{"term": "a", "editDistance": 1}],
        [{"term": "constructor"}, {"term": "__proto__"}, {"term": "hasownproperty", "wildcard": 3}],
    ],
    ids=[
        "no clause",
        "only excluded",
        "required nowhere",
        "everything",
        "nothing",
        "no edit",
        "one letter",
        "odd names",
    ],
)
def test_the_corners_of_lunrs_queries(invented: Site, clauses: list[dict[str, Any]]) -> None:
    script = BUILD + (
        "const opened = await engine.openIndex({ base });"
        f"return compare({{ opened, reference: whole, refs, queries: [arg], limit: {ALL} }});"
    )
    assert invented.run(script, clauses)["differences"] == []


def test_a_filter_takes_documents_away_and_changes_nothing_else(invented: Site) -> None:
    script = """
        const opened = await engine.openIndex({ base });
        const clauses = [{ term: "recovery" }, { term: "center", boost: 3 }];
        const all = await opened.search(clauses, { limit: Infinity });
        const some = await opened.search(clauses, { limit: 20, within: (doc) => doc % 3 === 0 });
        const expected = all.results.filter(({ doc }) => doc % 3 === 0);
        return [some.total === expected.length, JSON.stringify(some.results) === JSON.stringify(expected.slice(0, 20))];
    """
    assert invented.run(script) == [True, True]


def test_equal_scores_can_be_put_in_another_order(invented: Site) -> None:
    script = """
        const opened = await engine.openIndex({ base });
        const ties = (a, b) => b - a;
        const { results } = await opened.search([{ term: "naloxone" }], { limit: 30, ties });
        const all = (await opened.search([{ term: "naloxone" }], { limit: Infinity, ties })).results;
        const rising = all.every((one, i) => !i || all[i - 1].score > one.score || all[i - 1].doc > one.doc);
        return [rising, all.length > 30, JSON.stringify(results) === JSON.stringify(all.slice(0, 30))];
    """
    assert invented.run(script) == [True, True, True]


def test_lunr_py_agrees(make_site: SiteFactory) -> None:
    """lunr.py with our stemmer: the same entries, scores but for its rounding (half to even, lunr.js rounds half up)."""
    entries = corpus.documents(150, seed=11)
    builder = lunr_builder()
    for document in corpus.lunr_documents(entries):
        builder.add(document)
    index = builder.build()
    terms = sorted(builder.inverted_index)[::7]
    script = """
        const opened = await engine.openIndex({ base });
        const refs = (await opened.cards(Array.from({ length: opened.size }, (_, doc) => doc))).map(({ ref }) => ref);
        const answers = arg.map((term) => opened.search([{ term, usePipeline: false }], { limit: Infinity }));
        return (await Promise.all(answers)).map(({ results }) => results.map(({ doc, score }) => [refs[doc], score]));
    """
    for term, results in zip(terms, make_site(entries).run(script, terms), strict=True):
        query = index.create_query()
        query.term(term, use_pipeline=False)
        expected = {one["ref"]: one["score"] for one in index.query(query)}
        assert dict(results) == pytest.approx(expected, abs=0.0021)
