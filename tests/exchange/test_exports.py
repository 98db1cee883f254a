"""What leaves the directory is valid by the standards' own schemas, says nothing that is hidden, and nothing false."""

import csv
import dataclasses
import datetime as dt
import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from referencing import Registry
from referencing.jsonschema import DRAFT7

from generator.directory.model import Contact, Entry, Join, Location, Phone, Schedule, ScheduleException
from generator.exchange.exports.exporting import STANDARDS, Exported, export_entries, left_out_text
from generator.exchange.exports.losses import LOSSES
from generator.exchange.exports.meeting_guide import TYPES
from generator.exchange.exports.publisher import Publisher
from generator.exchange.exports.sheet import parts, safe, unsafe
from tests.exchange.made_entries import VOCABULARY, good_entries
from tests.support import ROOT

PUBLISHER = Publisher("A directory", "https://directory.example.org/")
SLOW = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture],
)
MEETING = Schedule("meeting", days=("mon",), start=1110, end=1170, timezone="America/New_York")
GROUP = Entry(
    id="ky/riverbend-group",
    type="support_group",
    name="Riverbend Group",
    contact=Contact(phones=(Phone("502-555-0143"),)),
    location=Location(
        street="100 Example Street", unit="2nd floor", city="Louisville", state="KY", zip="40202", lat=38.25, lon=-85.75
    ),
    schedule=(MEETING,),
)


def export(standard: str, *entries: Entry, **options: Any) -> Exported:
    return export_entries(standard, entries, VOCABULARY, PUBLISHER, **options)


@cache
def own_schema() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(
        json.loads(export("json").files["schema.json"]), format_checker=jsonschema.FormatChecker()
    )


@SLOW
@given(st.lists(good_entries(), min_size=1, max_size=4, unique_by=lambda entry: entry.id))
def test_our_own_json_fits_the_schema_that_comes_with_it_and_keeps_senders_at_home(entries: list[Entry]) -> None:
    page = json.loads(export("json", *entries).files["entries.json"])
    assert [error.message for error in own_schema().iter_errors(page)] == []
    assert [one["id"] for one in page["entries"]] == sorted(entry.id for entry in entries)
    for one in page["entries"]:
        assert not {"submitter_relationship", "consent"} & one["provenance"].keys()
        assert "former_ids" not in one


def test_our_own_json_says_nothing_of_a_hidden_address() -> None:
    hidden = dataclasses.replace(GROUP, location=dataclasses.replace(GROUP.location, visibility="city_only"))  # type: ignore[type-var]
    (one,) = json.loads(export("json", hidden).files["entries.json"])["entries"]
    assert one["location"] == {"visibility": "city_only", "city": "Louisville", "state": "KY"}


def rows(*entries: Entry) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export("meeting-guide", *entries).files["meetings.json"])
    return found


def with_schedule(**changes: Any) -> Entry:
    return dataclasses.replace(GROUP, schedule=(dataclasses.replace(MEETING, **changes),))


@cache
def schema(folder: Path, name: str) -> jsonschema.Draft7Validator:
    """A validator of a schema whose references are files beside it, or those files' own addresses."""
    registry: Registry[Any] = Registry()
    for path in folder.glob("schema_*.json" if name.startswith("schema_") else "*.json"):
        value = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(value, dict) and value.get("type") in ("object", "array"):
            resource = DRAFT7.create_resource(value)
            registry = registry.with_resources([(path.name, resource), (value.get("$id", path.name), resource)])
    return jsonschema.Draft7Validator({"$ref": name}, registry=registry, format_checker=jsonschema.FormatChecker())


@SLOW
@given(good_entries())
def test_hsds_is_valid(shared_data: Path, entry: Entry) -> None:
    page = json.loads(export("hsds", entry).files["hsds.json"])
    service = schema(shared_data / "hsds-3.0" / "schema", "service.json")
    term = schema(shared_data / "hsds-3.0" / "schema", "taxonomy_term.json")
    assert [error.message for row in page["contents"] for error in service.iter_errors(row)] == []
    assert [error.message for row in page["taxonomy_terms"] for error in term.iter_errors(row)] == []
    told = {row["id"] for row in page["taxonomy_terms"]}
    assert {one["taxonomy_term_id"] for row in page["contents"] for one in row.get("attributes", [])} <= told


@SLOW
@given(good_entries())
def test_meeting_guide_is_valid(shared_data: Path, entry: Entry) -> None:
    meetings = json.loads(export("meeting-guide", entry).files["meetings.json"])
    judge = schema(shared_data / "meeting-guide", "schema_feed.schema.json")
    assert [error.message for error in judge.iter_errors(meetings)] == []
    assert len({row["slug"] for row in meetings}) == len(meetings)


def test_our_codes_are_those_of_the_meeting_schema(shared_data: Path) -> None:
    lists = json.loads((shared_data / "meeting-guide" / "schema_meeting-type.schema.json").read_text(encoding="utf-8"))[
        "items"
    ]["anyOf"]
    assert frozenset(lists[0]["enum"]) == TYPES


@pytest.mark.parametrize("standard", STANDARDS)
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.lists(good_entries(), max_size=4, unique_by=lambda entry: entry.id))
def test_the_same_entries_give_the_same_bytes(standard: str, entries: list[Entry]) -> None:
    for by_state in (False, True):
        first = export(standard, *entries, by_state=by_state)
        assert export(standard, *reversed(entries), by_state=by_state) == first
        assert {one.loss for one in first.left_out} <= LOSSES[standard].keys()
        assert bool(left_out_text(standard, first.left_out)) == bool(first.left_out)


SECRETS = ("77 Hidden Lane", "Unit 9", "40299", "38.1234", "-85.9876")


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("visibility", ["city_only", "ask"])
def test_what_is_hidden_is_in_no_export(standard: str, visibility: str) -> None:
    # Such an entry cannot pass the rules; an export must not rely on that.
    place = Location(
        visibility,
        street=SECRETS[0],
        unit=SECRETS[1],
        city="Louisville",
        state="KY",
        zip=SECRETS[2],
        lat=38.1234,
        lon=-85.9876,
    )
    exported = export(standard, dataclasses.replace(GROUP, location=place))
    for data in exported.files.values():
        assert [secret for secret in SECRETS if secret in data.decode()] == []
    assert b"Louisville" in b"".join(exported.files.values())


def test_a_hidden_place_has_no_address_row() -> None:
    hidden = dataclasses.replace(GROUP, location=Location("ask", city="Louisville", state="KY"))
    place = json.loads(export("hsds", hidden).files["hsds.json"])["contents"][0]["service_at_locations"][0]["location"]
    assert "addresses" not in place


def test_a_hidden_place_is_approximate_in_meeting_guide() -> None:
    row = rows(dataclasses.replace(GROUP, location=Location("city_only", city="Louisville", state="KY")))[0]
    assert (row["approximate"], row["city"], row["state"]) == ("yes", "Louisville", "KY")
    assert not {"address", "postal_code", "latitude"} & row.keys()


@pytest.mark.parametrize(
    ("changes", "loss"),
    [
        ({"repeat": "monthly", "weeks": ("1",)}, "not-weekly"),
        ({"repeat": "once", "starts_on": dt.date(2026, 5, 1)}, "not-weekly"),
        ({"repeat": "biweekly"}, "not-weekly"),
        ({"ends_on": dt.date(2026, 5, 1)}, "first-or-last-day"),
        ({"start": None}, "time"),
        ({"days": ()}, "time"),
    ],
)
def test_what_is_not_weekly_is_listed_and_never_bent(changes: dict[str, Any], loss: str) -> None:
    exported = export("meeting-guide", with_schedule(**changes))
    assert exported.files["meetings.json"] == b"[]\n"
    assert [(one.entry, one.loss) for one in exported.left_out] == [("ky/riverbend-group", loss)]
    assert loss in left_out_text("meeting-guide", exported.left_out)


def test_meetings_in_the_words_of_the_specification() -> None:
    entry = dataclasses.replace(
        GROUP,
        exclusive_to=("women",),
        accessibility=("step_free_entrance",),
        languages=("es",),
        schedule=(
            dataclasses.replace(MEETING, days=("mon", "sun"), attendance="open", meeting_types=("newcomer",)),
            dataclasses.replace(
                MEETING,
                start=1380,
                end=None,
                duration_minutes=90,
                join=Join("https://video.example.org/j/1", "502-555-0143", "ask"),
            ),
        ),
    )
    first, second = rows(entry)
    assert (first["day"], first["time"], first["end_time"]) == ([0, 1], "18:30", "19:30")
    assert first["types"] == ["O", "BE", "W", "X", "S"]
    assert (first["address"], first["postal_code"], first["location_notes"]) == (
        "100 Example Street",
        "40202",
        "2nd floor",
    )
    assert (second["day"], second["end_time"]) == (1, "00:30")
    assert (second["conference_phone"], second["conference_url_notes"]) == (
        "+15025550143",
        "Ask the group for the passcode.",
    )


@pytest.mark.parametrize(
    ("street", "written"),
    [
        ("100 E 5th St.", "100 E Fifth St"),
        ("42nd St", "42nd St"),
        ("7 W 42nd St", "7 W Forty Second St"),
        ("1 N 20th Ave", "1 N Twentieth Ave"),
        ("State St & Ellis St", "State St and Ellis St"),
    ],
)
def test_addresses_in_letters_that_the_schema_takes(street: str, written: str) -> None:
    assert GROUP.location is not None
    entry = dataclasses.replace(GROUP, location=dataclasses.replace(GROUP.location, street=street))
    assert rows(entry)[0]["address"] == written


def test_a_welcome_for_women_is_no_meeting_for_women_only() -> None:
    assert rows(dataclasses.replace(GROUP, populations=("women",)))[0]["types"] == [
        "W"
    ]  # a group that says so means it
    entry = dataclasses.replace(GROUP, populations=("women",), type="recovery_center")
    assert "types" not in rows(entry)[0]
    assert [one.loss for one in export("meeting-guide", entry).left_out] == ["type"]


def test_an_address_the_schema_refuses_is_still_there_for_people() -> None:
    assert GROUP.location is not None
    row = rows(dataclasses.replace(GROUP, location=dataclasses.replace(GROUP.location, street="33106 Rd 289")))[0]
    assert "address" not in row
    assert row["location_notes"].startswith("Address: 33106 Rd 289, Louisville, KY 40202")


def test_a_day_off_stands_in_the_notes() -> None:
    row = rows(with_schedule(exceptions=(ScheduleException(dt.date(2026, 12, 28), "No meeting"),)))[0]
    assert row["notes"] == "2026-12-28: No meeting"


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "it's", ""])
def test_no_cell_is_a_formula(text: str) -> None:
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unsafe(safe(text)) == text


@SLOW
@given(good_entries())
def test_no_cell_of_an_export_is_a_formula(entry: Entry) -> None:
    text = export("csv", entry).files["entries.csv"].decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        assert [cell for cell in row if cell.startswith(("=", "+", "-", "@"))] == []


@given(st.lists(st.text(alphabet=";\\ ab", min_size=1).map(str.strip).filter(bool), min_size=1))
def test_lists_come_out_of_a_cell_as_they_went_in(values: list[str]) -> None:
    assert parts("; ".join(value.replace("\\", "\\\\").replace(";", "\\;") for value in values)) == values


def test_geojson_has_points_only_where_they_are_public() -> None:
    hidden = dataclasses.replace(GROUP, id="ky/hidden", location=Location("ask", city="Louisville", state="KY"))
    exported = export("geojson", GROUP, hidden)
    features = json.loads(exported.files["entries.geojson"])["features"]
    assert [one["geometry"] for one in features] == [None, {"type": "Point", "coordinates": [-85.75, 38.25]}]
    assert [one.entry for one in exported.left_out] == ["ky/hidden"]


def test_a_file_a_state() -> None:
    other = dataclasses.replace(GROUP, id="us/riverbend-online", schedule=())
    assert set(export("meeting-guide", GROUP, other, by_state=True).files) == {"meeting-guide/ky.json"}
    assert set(export("hsds", GROUP, other, by_state=True).files) == {"hsds/ky.json", "hsds/us.json"}
    assert set(export("hsds", GROUP, other, by_state=True, states=frozenset({"us"})).files) == {"hsds/us.json"}


def test_the_readme_names_every_loss() -> None:
    text = (ROOT / "generator" / "exchange" / "README.md").read_text(encoding="utf-8")
    assert [
        f"{standard}: {name}"
        for standard, names in LOSSES.items()
        for name, why in names.items()
        if f"| {name} | {why} |" not in text
    ] == []
