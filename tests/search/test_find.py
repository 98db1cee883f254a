"""What people type: every word counts where it can, typing errors and synonyms only where they must."""

import json
from typing import Any

import pytest

from generator.search import Document, synonym_file
from tests.search.conftest import Site, SiteFactory

PLACES = {"a": "Louisville Kentucky KY", "b": "Portland Oregon OR", "c": "Gary Indiana IN", "d": "Newark Ohio OH"}
NAMES = {
    "a": ["Riverbend Recovery Center", "Women's Sober Living", "Al-Anon Family Group", "Reunión de los martes"],
    "b": ["Recovery Café", "Suboxone and Naloxone Program", "Men's Shed", "Mental Health Clubhouse"],
    "c": ["Tuesday Counseling", "Peer Relay", "Recovered Lives", "Sober Homes for Women"],
    "d": ["Alanon Newark", "Veterans Housing", "Narcan Training", "Halfway House"],
}
SYNONYMS = {"narcan": ["naloxone"], "halfway house": ["sober living", "sober homes"], "oud": ["opioid use disorder"]}
FIND = """
    const { find } = await import("/repo/js/search/query.js");
    const synonyms = (await (await fetch("/repo/search/synonyms.json")).json()).phrases;
    const opened = await engine.openIndex({ base, scope: arg.scope || "all" });
    const within = arg.only ? (doc) => arg.only.includes(doc) : undefined;
    const { results, total, plan, dropped } = await find(opened, arg.text, { synonyms, within, spelled: new Set(arg.spelled || []) });
    const cards = await opened.cards(results.map(({ doc }) => doc));
    return { names: cards.map(({ card }) => card), total, dropped, ignored: plan.ignored,
             how: plan.groups.map(({ typed, how }) => typed + ":" + how) };
"""


def entries() -> list[Document]:
    return [
        Document(
            ref=f"{'in' if key == 'c' else 'ky'}/{key}-{which}",
            state="in" if key == "c" else "ky",
            order=f"{key}{which}",
            fields={"name": name, "place": PLACES[key], "text": "Help with recovery." if which == 0 else ""},
            card=json.dumps(name, ensure_ascii=False).encode(),
        )
        for key, names in NAMES.items()
        for which, name in enumerate(names)
    ]


@pytest.fixture(scope="module")
def site(make_site: SiteFactory) -> Site:
    made = make_site(entries())
    made.write({"synonyms.json": synonym_file(SYNONYMS)})
    return made


def find(site: Site, text: str, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = site.run(FIND, {"text": text, **more})
    return found


@pytest.mark.parametrize(
    ("text", "names", "how"),
    [
        ("sober women", {"Women's Sober Living", "Sober Homes for Women"}, ["sober:exact", "women:exact"]),
        ("womens sober", {"Women's Sober Living", "Sober Homes for Women"}, ["womens:exact", "sober:exact"]),
        ("WOMEN’S louisville", {"Women's Sober Living"}, ["womens:exact", "louisville:exact"]),
        ("al anon", {"Al-Anon Family Group", "Alanon Newark"}, ["alanon:exact"]),
        ("al-anon newark", {"Alanon Newark"}, ["alanon:exact", "newark:exact"]),
        ("reunion", {"Reunión de los martes"}, ["reunion:exact"]),
        ("cafe portland", {"Recovery Café"}, ["cafe:exact", "portland:exact"]),
        ("tuesday", {"Tuesday Counseling"}, ["tuesday:exact"]),
    ],
)
def test_words_as_they_stand(site: Site, text: str, names: set[str], how: list[str]) -> None:
    found = find(site, text)
    assert (set(found["names"]), found["how"], found["dropped"]) == (names, how, [])


@pytest.mark.parametrize(
    ("text", "names", "how"),
    [
        ("suboxin", {"Suboxone and Naloxone Program"}, "edit"),
        ("lousville sober", {"Women's Sober Living"}, "edit"),
        ("veterens housing", {"Veterans Housing"}, "edit"),
        ("suboz", {"Suboxone and Naloxone Program"}, "none"),
        ("subox", {"Suboxone and Naloxone Program"}, "prefix"),
        ("counselin", {"Tuesday Counseling"}, "shorter"),
        ("men", {"Men's Shed"}, "exact"),
    ],
)
def test_the_nearest_reading_and_no_looser_one(site: Site, text: str, names: set[str], how: str) -> None:
    found = find(site, text)
    assert found["how"][0].endswith(":" + how)
    assert set(found["names"]) == (names if how != "none" else set())


def test_a_word_of_a_phrase_that_is_known_is_no_misspelling(site: Site) -> None:
    assert find(site, "suboxin")["names"]
    found = find(site, "suboxin women", spelled=["suboxin line"])
    assert (found["how"], found["dropped"]) == (["suboxin:none", "women:exact"], ["suboxin"])


def test_synonyms_widen_the_query_and_count_as_one_thing(site: Site) -> None:
    assert set(find(site, "narcan")["names"]) == {"Suboxone and Naloxone Program", "Narcan Training"}
    assert find(site, "narcan portland")["names"] == ["Suboxone and Naloxone Program"]
    houses = find(site, "halfway houses")
    assert houses["names"] == ["Halfway House"]
    houses = find(site, "halfway house")
    assert houses["names"][0] == "Halfway House"
    assert set(houses["names"]) == {"Halfway House", "Women's Sober Living", "Sober Homes for Women"}


@pytest.mark.parametrize(
    ("text", "total", "dropped"),
    [
        ("recovery zzzzzz", 4, ["zzzzzz"]),
        # No entry has both: those with either.
        ("veterans louisville", 5, []),
        ("zzzzzz", 0, ["zzzzzz"]),
    ],
)
def test_words_that_find_nothing_are_said_and_do_not_hide_the_rest(
    site: Site, text: str, total: int, dropped: list[str]
) -> None:
    found = find(site, text)
    assert (found["dropped"], found["total"]) == (dropped, total)


@pytest.mark.parametrize("text", ["in", "IN"])
def test_a_states_code_alone_finds_the_state(site: Site, text: str) -> None:
    assert set(find(site, text)["names"]) == set(NAMES["c"])


def test_a_states_code_at_the_end_lifts_the_state_and_hides_nothing(site: Site) -> None:
    found = find(site, "sober in")
    assert found["names"] == ["Sober Homes for Women", "Women's Sober Living"]
    assert find(site, "help in recovery")["ignored"] == ["in"]


def test_no_words_mean_everything_and_a_filter_holds(site: Site) -> None:
    assert find(site, " ,. ")["total"] == 16
    assert find(site, "", only=[1, 2])["total"] == 2
    assert find(site, "sober", only=[0, 1])["total"] <= 1


@pytest.mark.parametrize(
    "text", ["st:mary ~", "+a -b *", "constructor __proto__", "'; drop", "a" * 5000, "x " * 5000, "𝒞\u0000"]
)
def test_hostile_text_is_only_text(site: Site, text: str) -> None:
    assert isinstance(find(site, text)["total"], int)


def test_one_state_alone_answers_the_same_questions(site: Site) -> None:
    assert find(site, "suboxin", scope="ky")["names"] == ["Suboxone and Naloxone Program"]
    assert find(site, "suboxin", scope="in")["total"] == 0
    assert set(find(site, "narcan", scope=["in", "ky"])["names"]) == {
        "Suboxone and Naloxone Program",
        "Narcan Training",
    }
