from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from generator.directory.model import Location
from generator.site.places import LONGEST, city_of
from generator.site.plan import RESERVED, SitePlan
from generator.site.slugs import slug_of
from tests.site import small


def test_every_state_and_territory_has_a_page_with_entries_or_without() -> None:
    made = small.planned(small.content().directory)
    assert set(made.states) == set(small.vocabulary()["states"]) - {"us"}
    assert {"ky", "wy", "pr", "fm"} <= set(made.states)


def test_no_two_pages_have_one_address() -> None:
    paths = list(small.planned(small.content().directory).paths())
    assert [path for path, count in Counter(paths).items() if count > 1] == []
    assert all(path.startswith("/") and path.endswith("/") for path in paths)


def test_names_of_pages_are_refused_as_slugs() -> None:
    # Two centers in Sampleton are enough for every kind of page that a state has.
    state = small.planned(small.directory(small.entry("ky/a"), small.entry("ky/b"))).states["ky"]
    below = {path.split("/")[2] for path in state.paths() if path.count("/") > 2} - {"a", "b"}
    assert below <= RESERVED
    assert {"in", "county", "centers", "groups", "programs", "print", "search", "assets"} <= RESERVED


@given(st.text(min_size=1, max_size=30))
def test_any_name_makes_a_slug_that_is_safe_in_an_address(name: str) -> None:
    slug = slug_of(name)
    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.isdigit()


def test_spellings_of_one_city_are_one_city() -> None:
    def at(number: int, city: str) -> object:
        return Location("public", street="1 Example Street", city=city, state="KY")

    cities = ["Cañon City", "Canon City", "CAÑON CITY", "Cañon City"]
    entries = [small.entry(f"ky/e{n}", location=at(n, city)) for n, city in enumerate(cities)]
    (place,) = small.planned(small.directory(*entries)).states["ky"].cities
    assert (place.slug, place.name, place.count()) == ("canon-city", "Cañon City", 4)


def test_a_county_and_a_city_of_one_name_stay_apart() -> None:
    def at(county: str) -> object:
        return Location("public", street="1 Example Street", city="Fairfax", county=county, state="VA")

    entries = [small.entry("va/a", location=at("Fairfax County")), small.entry("va/b", location=at("Fairfax"))]
    counties = small.planned(small.directory(*entries)).states["va"].counties
    assert sorted(place.path for place in counties) == ["/va/county/fairfax-county/", "/va/county/fairfax/"]


def test_an_entry_that_gives_its_address_on_request_is_on_no_city_page() -> None:
    hidden = Location("ask", city="Secretville", county="Example County", state="KY")
    state = small.planned(small.directory(small.entry("ky/refuge", location=hidden))).states["ky"]
    assert state.cities == ()
    assert [place.name for place in state.counties] == ["Example County"]


def many(count: int) -> SitePlan:
    towns = ["Largetown"] * 5 + ["Midtown", "Smallville", ""]
    entries = []
    for n in range(count):
        city = towns[n % len(towns)]
        location = Location(
            "public", street="1 Example Street", city=city, county="Big County" if n % 3 else "", state="KY"
        )
        kind = ("recovery_center", "support_group", "peer_program")[n % 7 % 3]
        entries.append(small.entry(f"ky/e{n}", f"{'ABCDEFGH'[n % 8]} {n}", location=location, type=kind))
    return small.planned(small.directory(*entries))


def test_no_list_is_longer_than_promised_and_none_loses_an_entry() -> None:
    state = many(900).states["ky"]
    assert LONGEST <= 100
    lists = [page for place in state.cities + state.counties for page in place.pages]
    lists += [page for kind in state.kinds.values() for page in kind.pages] + list(state.statewide)
    assert max(len(page.entries) for page in lists) <= LONGEST
    for city in state.cities:
        shown = [entry.id for page in city.pages for entry in page.entries]
        assert sorted(shown) == sorted(entry.id for entry in city.entries)
    for kind in state.kinds.values():
        places = kind.counties + kind.cities
        found = {entry.id for place in places for entry in place.entries}
        found |= {entry.id for page in kind.pages for entry in page.entries}
        assert {entry.id for entry in state.entries if entry.type == state_type(kind.kind)} <= found
    reachable = {entry.id for page in lists for entry in page.entries}
    assert {entry.id for entry in state.entries} == reachable


def state_type(kind: str) -> str:
    return {"centers": "recovery_center", "groups": "support_group", "programs": "peer_program"}[kind]


def test_parts_of_a_long_list_are_named_and_never_mix_kinds() -> None:
    (city,) = (city for city in many(900).states["ky"].cities if city.name == "Largetown")
    assert city.pages[0].path == "/ky/in/largetown/"
    assert city.pages[1].path == "/ky/in/largetown/2/"
    assert all(page.group and len({entry.subtype or entry.type for entry in page.entries}) == 1 for page in city.pages)
    assert len({(page.group, page.span) for page in city.pages}) == len(city.pages)


def test_the_plan_does_not_depend_on_the_order_of_reading() -> None:
    entries = [small.entry(f"ky/e{n}", "Same name") for n in range(30)]
    assert small.planned(small.directory(*entries)) == small.planned(small.directory(*reversed(entries)))
    assert {city_of(entry) for entry in entries} == {"Sampleton"}
