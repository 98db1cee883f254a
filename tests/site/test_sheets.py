"""Which places have a sheet to print, and what stands on it."""

from dataclasses import replace

from generator.directory.model import Location, Payment
from generator.site.plan import plan
from generator.site.sheets import LINES, LINES_LARGE, Need, Sheet, fitting_on, in_turn, lines_of, needs_of
from tests.site import lists, small


def sheets() -> dict[str, Sheet]:
    made = small.planned(small.directory(*lists.directory()))
    return {sheet.path: sheet for some in made.states["ky"].sheets.values() for sheet in some}


def test_a_county_with_few_entries_has_no_sheet_and_a_city_that_is_its_county_has_none_of_its_own() -> None:
    paths = list(sheets())
    assert "/ky/county/demo/print/" in paths
    assert "/ky/county/example/print/" in paths
    assert not [path for path in paths if "/in/" in path]
    few = small.planned(small.directory(*(small.entry(f"ky/e{n}") for n in range(4))))
    assert few.states["ky"].sheets == {}


def test_a_large_place_has_a_sheet_for_each_need_that_some_of_its_entries_meet_and_a_small_one_has_not() -> None:
    paths = [path for path in sheets() if path.startswith("/ky/county/")]
    assert paths == [
        "/ky/county/demo/print/",
        "/ky/county/example/print/",
        "/ky/county/example/print/meetings/",
        "/ky/county/example/print/housing/",
        "/ky/county/example/print/medication/",
    ]


def test_search_engines_are_not_sent_to_sheets_and_a_host_can_do_without() -> None:
    made = small.directory(*lists.directory())
    assert not [path for path in small.planned(made).paths() if "/print/" in path]
    assert plan(made, small.vocabulary(), sheets=False).states["ky"].sheets == {}


def test_a_sheet_holds_what_paper_holds_and_counts_the_rest() -> None:
    whole = sheets()["/ky/county/example/print/"]
    assert sum(map(lines_of, whole.entries)) <= LINES
    assert sum(lines_of(entry) for entry in whole.entries if entry.id in whole.large) <= LINES_LARGE
    assert whole.large < {entry.id for entry in whole.entries}
    assert whole.count == lists.FULL > len(whole.entries)


def test_all_kinds_take_turns_and_what_more_people_can_use_comes_first() -> None:
    kinds = small.planned(small.directory(*lists.directory())).kinds
    some = [entry for entry in lists.directory() if entry.id.startswith("ky/place")]
    turns = in_turn(some, kinds)
    assert len({entry.subtype for entry in turns[:3]}) == 3
    assert sorted(turns, key=lambda e: e.id) == some
    free = small.entry("ky/z-free", payment=Payment(cost="free"))
    assert in_turn([small.entry("ky/a-fee"), free], kinds)[0] == free
    assert (
        in_turn([replace(free, contact=replace(free.contact, phones=())), small.entry("ky/a-fee")], kinds)[1].id
        == "ky/z-free"
    )


def test_paper_runs_out() -> None:
    one = small.entry("ky/one", location=Location("public", street="1 A Street", city="B", county="C", state="KY"))
    assert len(fitting_on([one] * 9, 3 * lines_of(one))) == 3


def test_the_needs_name_words_that_the_vocabulary_has() -> None:
    vocabulary = small.vocabulary()
    for need in needs_of(vocabulary):
        for name, keys in (
            ("types", need.types),
            ("subtypes", need.subtypes),
            ("services", need.services),
            ("populations", need.populations | need.only),
        ):
            assert keys <= set(vocabulary[name]), need.key


def test_only_for_young_people_means_nobody_else() -> None:
    none: frozenset[str] = frozenset()
    need = Need("youth", none, none, none, none, frozenset({"youth", "young_adults"}))
    assert need.fits(small.entry("ky/a", exclusive_to=("youth",)))
    assert not need.fits(small.entry("ky/b", exclusive_to=("youth", "women")))
    assert not need.fits(small.entry("ky/c"))
