"""An exported file with one entry exchanged is that of all entries exported anew, or is left to be."""

import dataclasses

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.directory.model import Entry
from generator.exchange.exports.exchanged import EXCHANGES, least_sheet, whole_json
from generator.exchange.exports.exporting import export_entries, joined
from generator.exchange.exports.publisher import Publisher
from tests.exchange.made_entries import VOCABULARY, good_entries

PUBLISHER = Publisher("A directory", "https://directory.example.org/")
ENTRIES = st.lists(good_entries(), min_size=2, max_size=4, unique_by=lambda entry: entry.id)


def exported(standard: str, entries: list[Entry], *, by_state: bool = False) -> dict[str, bytes]:
    found = export_entries(standard, entries, VOCABULARY, PUBLISHER, by_state=by_state).files
    return {path: data for path, data in found.items() if not path.endswith("schema.json")}


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(ENTRIES)
def test_an_exchanged_entry_leaves_the_file_that_all_make(entries: list[Entry]) -> None:
    old, *others, other = entries
    for new in (dataclasses.replace(other, id=old.id), dataclasses.replace(old, name=f"{old.name}, \n = newer")):
        for standard, exchange in EXCHANGES.items():
            (was,), (now,) = (exported(standard, [one, *others, other]).values() for one in (old, new))
            made = exchange(was, old, new, PUBLISHER)
            assert made in (now, None)
            assert made == now or (standard == "csv" and was.split(b"\r\n")[0] != now.split(b"\r\n")[0])


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(ENTRIES)
def test_the_file_of_all_is_put_together_from_those_of_the_states(entries: list[Entry]) -> None:
    apart = [
        dataclasses.replace(entry, id=f"{state}{entry.id[2:]}")
        for entry, state in zip(entries, ("ky", "al", "wy", "us"), strict=False)
    ]
    for some in (entries, apart):
        for standard in ("json", "csv"):
            by_state = export_entries(standard, some, VOCABULARY, PUBLISHER, by_state=True)
            (whole,) = exported(standard, some).values()
            assert joined(standard, by_state, VOCABULARY, PUBLISHER) == whole


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(ENTRIES)
def test_how_large_the_file_of_all_is_shows_in_those_of_the_states(entries: list[Entry]) -> None:
    (whole,), states = exported("json", entries).values(), exported("json", entries, by_state=True).values()
    assert whole_json(map(len, states), VOCABULARY, PUBLISHER) == len(whole)
    (whole,), states = exported("csv", entries).values(), exported("csv", entries, by_state=True).values()
    assert least_sheet(states) <= len(whole)
