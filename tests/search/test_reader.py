"""What the browser's reader does with every kind of file: what was written comes back, what is broken is said."""

import json
import math
import random
from datetime import date
from typing import Any

import pytest

from generator.search.codec import doc_list, fingerprint, front_coded, number, signed
from generator.search.shards import shard_count, shard_of
from generator.search.state_index import CHECKED_FROM
from tests.search import corpus
from tests.search.conftest import Site, SiteFactory

ENTRIES = corpus.documents(240, seed=5)
ASK = """
    const seen = [];
    const fetcher = (url, init) => { seen.push([url, init.cache]); return FETCH; };
    try {
        const opened = await engine.openIndex({ base, fetch: fetcher, scope: arg.scope });
        const { results } = await opened.search([{ term: "recovery" }]);
        await opened.cards(results.slice(0, 3).map(({ doc }) => doc));
        return ["found", results.length, seen];
    } catch (error) {
        return [error.name, error.kind, error.file, seen];
    }
"""


@pytest.fixture(scope="module")
def site(make_site: SiteFactory) -> Site:
    return make_site(ENTRIES)


def ask(site: Site, fetcher: str = "fetch(url, init)", scope: str = "ky") -> list[Any]:
    found: list[Any] = site.run(ASK.replace("FETCH", fetcher), {"scope": scope})
    return found


def test_numbers_lists_and_terms_come_back(site: Site) -> None:
    draw = random.Random(7)
    numbers = [*range(70), 1979, 1980, 63_419, 63_420, 2**31, *(draw.randrange(10**6) for _ in range(300))]
    lists = [
        (size, sorted(draw.sample(range(size), k)))
        for size, k in [(1, 0), (1, 1), (9, 9), (5000, 40), (700, 650), (64, 32)]
    ]
    terms = sorted({*corpus.words(500), "é", "日本", "a" * 40, "a" * 41})
    script = """
        const { Reader, frontCoded, fingerprint } = await import("/repo/js/search/wire.js");
        const plain = new Reader(arg.numbers, "n"), both = new Reader(arg.signed, "s");
        const take = (reader, step) => { const all = []; while (!reader.done) all.push(step(reader)); return all; };
        return [take(plain, (r) => r.number()), take(both, (r) => r.signed()),
                arg.lists.map(([size, text]) => new Reader(text, "l").list(size)), frontCoded(arg.terms),
                arg.texts.map((text) => fingerprint(new TextEncoder().encode(text)))];
    """
    texts = ["", "a", "é" * 9000, json.dumps(numbers)]
    argument = {
        "numbers": "".join(map(number, numbers)),
        "signed": "".join(signed(-n) + signed(n) for n in numbers),
        "lists": [(size, doc_list(docs, size)) for size, docs in lists],
        "terms": front_coded(terms),
        "texts": texts,
    }
    assert site.run(script, argument) == [
        numbers,
        [n for one in numbers for n in (-one, one)],
        [docs for _, docs in lists],
        terms,
        [fingerprint(text.encode()) for text in texts],
    ]


def test_the_device_and_the_build_agree_on_who_holds_a_term(site: Site) -> None:
    terms = [*corpus.words(300), "", "a", "é日本", "zz", "zzser", "zzserpeersupport"]
    sizes = [0, 7, 95, 800, 30_000]
    script = """
        const { shardCount, shardOf } = await import("/repo/js/search/shards.js");
        return arg.sizes.map((size) => [shardCount(size), arg.terms.map((term) => shardOf(term, shardCount(size)))]);
    """
    assert site.run(script, {"terms": terms, "sizes": sizes}) == [
        [shard_count(size), [shard_of(term, shard_count(size)) for term in terms]] for size in sizes
    ]


def test_cards_filters_places_and_days_come_back(site: Site) -> None:
    script = """
        const [{ facetsOf }, { columnsOf }, { namesOf }] = await Promise.all(
            ["facets", "columns", "names"].map((name) => import(`/repo/js/search/${name}.js`)));
        const opened = await engine.openIndex({ base, scope: arg });
        const docs = Array.from({ length: opened.size }, (_, doc) => doc);
        const facets = await facetsOf(opened, ["days", "kind"]);
        const { lat, lon, checked } = await columnsOf(opened);
        const name = arg === "all" ? docs : await namesOf(opened);
        const held = docs.map((doc) => Array.from(facets, ([group, keys]) =>
            Array.from(keys).filter(([, list]) => list.includes(doc)).map(([key]) => group + ":" + key)).flat().sort());
        const number = (n) => isNaN(n) ? null : n;
        return (await opened.cards(docs)).map(({ ref, card }, doc) =>
            ({ ref, card, facets: held[doc], lat: number(lat[doc]), lon: number(lon[doc]), checked: checked[doc], name: name[doc] }));
    """
    for scope in ("all", ["ky", "or", "us"]):
        states = [scope] if isinstance(scope, str) else scope
        expected = [one for one in ENTRIES if one.state in states or scope == "all"]
        found = {one["ref"]: one for one in site.run(script, scope)}
        assert set(found) == {one.ref for one in expected}
        for entry in expected:
            one = found[entry.ref]
            assert one["card"] == json.loads(entry.card)
            assert one["facets"] == sorted(f"{group}:{key}" for group, keys in entry.facets.items() for key in keys)
            assert one["checked"] == ((entry.checked - CHECKED_FROM).days + 1 if entry.checked else 0)
            if scope != "all":
                assert (one["lat"], one["lon"]) == (pytest.approx(entry.point) if entry.point else (None, None))
        if scope != "all":
            ranks = sorted(one["name"] for ref, one in found.items() if ref.startswith("ky"))
            assert ranks == list(range(len(ranks)))


def test_the_day_count_is_of_this_century() -> None:
    assert date(2000, 1, 1) == CHECKED_FROM
    assert not math.isnan((date(2026, 11, 22) - CHECKED_FROM).days)


def test_a_file_is_fetched_once_and_past_the_cache_only_if_need_be(site: Site) -> None:
    kind, count, seen = ask(site)
    assert (kind, count > 0) == ("found", True)
    assert len({url for url, _ in seen}) == len(seen)
    assert [cache for url, cache in seen if url.endswith("ky.json")] == ["no-cache"]
    assert {cache for url, cache in seen if "?" in url} == {"default"}


@pytest.mark.parametrize(
    ("fetcher", "kind", "file"),
    [
        ("Promise.reject(new TypeError('offline'))", "network", "ky.json"),
        ("Promise.resolve(new Response('', { status: 404 }))", "missing", "ky.json"),
        ("Promise.resolve(new Response('busy', { status: 503 }))", "network", "ky.json"),
        ("Promise.resolve(new Response('{\"v\":99}'))", "version", "ky.json"),
        ("Promise.resolve(new Response('<html>'))", "damaged", "ky.json"),
        ("/\\/\\d+.json/.test(url) ? Promise.resolve(new Response('{}')) : fetch(url, init)", "damaged", None),
        ("/\\/\\d+.json/.test(url) ? fetch(url).then(async (r) => new Response((await r.text()).slice(0, -9))) : fetch(url)",
         "damaged", None),
        ("/\\/c\\d/.test(url) ? Promise.resolve(new Response('', { status: 404 })) : fetch(url, init)", "missing", None),
        ("/\\/c\\d/.test(url) ? Promise.resolve(new Response('{\"v\":6,\"d\":[]}')) : fetch(url, init)", "damaged", None),
    ],
    ids=["offline", "head missing", "busy", "newer version", "no JSON", "shard swapped", "cut short", "no card", "cards short"],
)  # fmt: skip
def test_what_is_wrong_is_said(site: Site, fetcher: str, kind: str, file: str | None) -> None:
    found = ask(site, fetcher)
    assert found[:2] == ["SearchDataError", kind]
    if file:
        assert found[2] == file


def test_a_damaged_or_stale_file_is_asked_for_once_more(site: Site) -> None:
    once = (
        "/\\/\\d+.json/.test(url) && init.cache !== 'reload' ? Promise.resolve(new Response('{}')) : fetch(url, init)"
    )
    kind, _, seen = ask(site, once)
    assert kind == "found"
    assert "reload" in {cache for _, cache in seen}


def test_after_a_failure_the_next_search_tries_again(site: Site) -> None:
    script = """
        let broken = true;
        const fetcher = (url, init) => broken && !url.includes("ky.json") ? Promise.reject(new TypeError("x")) : fetch(url, init);
        const opened = await engine.openIndex({ base, fetch: fetcher, scope: "ky" });
        const first = await opened.search([{ term: "recovery" }]).catch((error) => error.kind);
        broken = false;
        return [first, (await opened.search([{ term: "recovery" }])).total > 0];
    """
    assert site.run(script) == ["network", True]


@pytest.mark.parametrize(
    "text", ["", "8", "\u00e9", "~~~~~~~~~~A", "E8"], ids=["empty", "open end", "foreign", "endless", "short"]
)
def test_a_broken_list_never_hangs_or_passes(site: Site, text: str) -> None:
    script = """
        const { Reader } = await import("/repo/js/search/wire.js");
        try { return new Reader(arg, "f").list(10); } catch (error) { return error.kind; }
    """
    assert site.run(script, text) == "damaged"


def test_reads_are_counted_for_whoever_measures(site: Site) -> None:
    script = """
        const reads = [];
        await engine.openIndex({ base: base + "/", scope: "ky", onFile: (read) => reads.push(read) });
        return reads.map(({ path, bytes }) => [path, bytes]);
    """
    assert site.run(script) == [["ky.json", len((site.folder / "search" / "ky.json").read_bytes())]]
