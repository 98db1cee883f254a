"""HSDS in: any shape of 3.0 and 2.x, only what is ours, no person, no hidden address, no traceback."""

import csv
import io
import json
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.content.entries import read_entry
from generator.directory.model import Entry
from generator.exchange.exports.leaves import field_at
from generator.exchange.files import write_changes
from generator.exchange.hsds.importing import import_hsds
from generator.exchange.hsds.schedules import schedule
from generator.exchange.importing import ImportResult
from generator.exchange.meetings.options import FeedOptions
from tests.exchange.made_entries import FICTION, TODAY, VOCABULARY

OPTIONS = FeedOptions("A county directory", key="county")
LOCATION: dict[str, Any] = {
    "id": "l1", "location_type": "physical", "name": "Old Mill Building", "latitude": 38.2527, "longitude": -85.7585, "transportation": "Bus 4",
    "addresses": [{"id": "a1", "address_1": "100 Example Street", "address_2": "2nd floor", "city": "Louisville", "state_province": "KY", "postal_code": "40202", "country": "US", "address_type": "physical"}],
    "accessibility": [{"id": "x", "description": "Step-free entrance"}, {"id": "y", "description": "A friendly dog"}],
}  # fmt: skip
SERVICE: dict[str, Any] = {
    "id": "s1", "name": "Recovery Coaching", "status": "active", "description": "A peer works with you.\n\nFree coffee.", "url": "https://riverbend.example.org/coaching",
    "email": "info@riverbend.example.org", "minimum_age": 18, "fees": "Free",
    "phones": [{"id": "p1", "number": "(502) 555-0143", "extension": 12, "type": "voice"}],
    "schedules": [{"id": "h1", "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "10:00:00", "closes_at": "17:00:00"}],
    "languages": [{"id": "g1", "name": "Spanish", "code": "es"}],
    "organization": {"id": "o1", "name": "Riverbend Alliance", "description": "An alliance."},
    "service_at_locations": [{"id": "sl1", "location": LOCATION}],
    "attributes": [{"id": "t1", "taxonomy_term": {"id": "t", "name": "Veterans", "description": "", "taxonomy": "Theirs"}}, {"id": "t2", "taxonomy_term": {"id": "t3", "name": "Moon", "description": ""}}],
}  # fmt: skip


def folder(tmp_path: Path) -> Path:
    content = tmp_path / "tests" / "content"
    (content / "entries").mkdir(parents=True, exist_ok=True)
    return content


def take(tmp_path: Path, *paths: Path) -> ImportResult:
    result = import_hsds(paths, folder(tmp_path), OPTIONS, VOCABULARY, TODAY)
    assert result.report.adds_up or result.problems
    return result


def taken(tmp_path: Path, value: Any) -> ImportResult:
    path = tmp_path / "list.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return take(tmp_path, path)


def made(result: ImportResult) -> list[Entry]:
    found = []
    for change in result.changes:
        if change.path.endswith(".yaml"):
            read = read_entry(
                change.text.encode(),
                change.path,
                PurePosixPath(change.path).relative_to("entries"),
                VOCABULARY.lists,
                FICTION,
            )
            assert read.entry is not None, read.problems
            found.append(read.entry)
    return found


def refused(result: ImportResult) -> list[str]:
    return [end.reason for end in result.report.ends if end.what == "refused"]


def test_a_service_is_an_entry(tmp_path: Path) -> None:
    result = taken(tmp_path, SERVICE)
    [entry] = made(result)
    assert (entry.id, entry.type, entry.subtype, entry.organization) == (
        "ky/recovery-coaching-louisville",
        "peer_program",
        "peer_coaching",
        "Riverbend Alliance",
    )
    assert (entry.summary, entry.description) == ("A peer works with you.", "Free coffee.")
    assert [(phone.number, phone.extension) for phone in entry.contact.phones] == [("502-555-0143", "12")]
    assert (entry.contact.email, entry.contact.website) == (
        "info@riverbend.example.org",
        "https://riverbend.example.org/coaching",
    )
    assert entry.location is not None
    assert (entry.location.street, entry.location.unit, entry.location.lat, entry.location.transit) == (
        "100 Example Street",
        "2nd floor",
        38.2527,
        "Bus 4",
    )
    [hours] = entry.schedule
    assert (hours.kind, hours.days, hours.start, hours.end, hours.timezone) == (
        "open_hours",
        ("mon", "tue"),
        600,
        1020,
        "America/Kentucky/Louisville",
    )
    assert (entry.languages, entry.populations, entry.accessibility) == (
        ("es",),
        ("veterans",),
        ("step_free_entrance",),
    )
    assert entry.ages is not None
    assert entry.ages.min == 18
    assert entry.payment is not None
    assert entry.payment.cost == "free"
    assert entry.provenance.feed is not None
    assert entry.provenance.feed.records == ("county/s1",)
    assert {line.code for line in result.report.unmapped} == {"Moon", "accessibility: A friendly dog"}


ORGANIZATION = {key: SERVICE["organization"][key] for key in ("id", "name", "description")}
BARE = {key: value for key, value in SERVICE.items() if key not in ("organization", "service_at_locations")}
SHAPES = {
    "list": [SERVICE],
    "page": {"total_items": 1, "page_number": 1, "contents": [SERVICE]},
    "service at location": {"id": "sl1", "service": {**BARE, "organization": ORGANIZATION}, "location": LOCATION},
    "organization with services": ORGANIZATION | {"locations": [LOCATION], "services": [BARE]},
    "services": {"services": [SERVICE]},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_says_the_same(tmp_path: Path, shape: str) -> None:
    [entry] = made(taken(tmp_path, SHAPES[shape]))
    [plain] = made(taken(tmp_path, SERVICE))
    assert entry == plain


def table(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


PACKAGE = {
    "organizations.csv": table(
        [
            {
                "id": "o1",
                "name": "Riverbend Alliance",
                "description": "An alliance.",
                "url": "https://riverbend.example.org",
            }
        ]
    ),
    "services.csv": table(
        [
            {
                "id": "s1",
                "organization_id": "o1",
                "name": "Recovery Coaching",
                "description": "A peer works with you.",
                "status": "active",
                "email": "info@riverbend.example.org",
            }
        ]
    ),
    "locations.csv": table(
        [
            {
                "id": "l1",
                "organization_id": "o1",
                "name": "Old Mill Building",
                "latitude": "38.2527",
                "longitude": "-85.7585",
            }
        ]
    ),
    "services_at_location.csv": table([{"id": "sl1", "service_id": "s1", "location_id": "l1"}]),
    "physical_addresses.csv": table(
        [
            {
                "id": "a1",
                "location_id": "l1",
                "address_1": "100 Example Street",
                "city": "Louisville",
                "state_province": "KY",
                "postal_code": "40202",
                "country": "US",
            }
        ]
    ),
    "phones.csv": table(
        [
            {"id": "p1", "service_id": "s1", "contact_id": "", "number": "502-555-0143", "type": "voice"},
            {"id": "p2", "service_id": "s1", "contact_id": "c1", "number": "502-555-0199", "type": "voice"},
        ]
    ),
    "contacts.csv": table(
        [{"id": "c1", "service_id": "s1", "name": "Ann Persona", "email": "ann@riverbend.example.org"}]
    ),
    "regular_schedules.csv": table(
        [
            {"id": f"h{n}", "service_id": "s1", "weekday": str(n), "opens_at": "10:00", "closes_at": "17:00"}
            for n in (1, 3, 5)
        ]
    ),
    "taxonomy.csv": table([{"id": "t1", "name": "Veterans"}]),
    "services_taxonomy.csv": table([{"id": "st1", "service_id": "s1", "taxonomy_id": "t1"}]),
}


def packed(tmp_path: Path, files: dict[str, bytes]) -> Path:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("zipped", [True, False], ids=["zip", "folder"])
@pytest.mark.parametrize("described", [True, False], ids=["datapackage", "names"])
def test_a_package_of_2x(tmp_path: Path, *, zipped: bool, described: bool) -> None:
    files = dict(PACKAGE)
    if described:
        files["people-we-serve.csv"] = files.pop("services.csv")
        resources = [
            {"name": "services", "path": "people-we-serve.csv"},
            {"name": "organizations", "path": "organizations.csv"},
        ]
        files["datapackage.json"] = json.dumps({"resources": resources}).encode()
    path = packed(tmp_path, files)
    if not zipped:
        path = tmp_path / "package"
        path.mkdir()
        for name, data in files.items():
            (path / name).write_bytes(data)
    result = take(tmp_path, path)
    [entry] = made(result)
    assert entry.location is not None
    assert (entry.name, entry.location.street, entry.location.lat) == (
        "Recovery Coaching",
        "100 Example Street",
        38.2527,
    )
    assert [phone.number for phone in entry.contact.phones] == ["502-555-0143"]
    assert [(one.days, one.start) for one in entry.schedule] == [(("mon", "wed", "fri"), 600)]
    assert entry.populations == ("veterans",)
    assert "persona" not in "".join(change.text for change in result.changes).casefold()


@pytest.mark.parametrize(
    "files",
    [
        {"../services.csv": PACKAGE["services.csv"]},
        {"/services.csv": PACKAGE["services.csv"]},
        {"C:\\services.csv": PACKAGE["services.csv"]},
        {"services.csv": b"id,name\n" + b"0" * 20_000_000},
        {f"{n}.csv": b"" for n in range(300)},
    ],
    ids=["above", "absolute", "drive", "bomb", "many"],
)
def test_packages_that_are_not_to_be_trusted(tmp_path: Path, files: dict[str, bytes]) -> None:
    result = take(tmp_path, packed(tmp_path, files))
    assert [problem.code for problem in result.problems] == ["HSDS-PACKAGE"]
    assert result.changes == ()


def test_a_damaged_package(tmp_path: Path) -> None:
    path = packed(tmp_path, PACKAGE)
    path.write_bytes(path.read_bytes()[:-40])
    assert [problem.code for problem in take(tmp_path, path).problems] == ["HSDS-PACKAGE"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            {"name": "Food Pantry", "description": "Food.", "attributes": []},
            "nothing in it says recovery or peer support",
        ),
        ({"status": "defunct"}, "no longer active"),
        ({"name": ""}, "no name"),
        ({"id": ""}, "no id"),
        ({"service_at_locations": []}, "nothing tells its state"),
        ({"phones": [], "email": "", "url": "", "schedules": []}, "There is no way to reach this entry. [ENTRY-REACH]"),
    ],
)
def test_what_makes_no_entry_says_why(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    assert refused(
        taken(tmp_path, SERVICE | change | {"organization": {} if "name" in change or "id" in change else ORGANIZATION})
    ) == [reason]


def at(**changes: Any) -> dict[str, Any]:
    """The service at an address that differs."""
    address = LOCATION["addresses"][0] | changes
    return SERVICE | {"service_at_locations": [{"location": LOCATION | {"addresses": [address]}}]}


def test_another_country_is_refused(tmp_path: Path) -> None:
    assert refused(taken(tmp_path, at(country="GB", state_province="MyState", postal_code="ABC 1234"))) == [
        "not in the United States: GB"
    ]
    assert refused(taken(tmp_path, at(state_province="MyState"))) == ["not in a state or territory we know"]


def test_the_standards_own_examples_are_not_ours(shared_data: Path, tmp_path: Path) -> None:
    ends = []
    for path in [
        *sorted((shared_data / "hsds-3.0" / "examples").glob("*.json")),
        shared_data / "hsds-3.0" / "examples" / "csv",
    ]:
        result = take(tmp_path, path)
        assert result.changes == ()
        ends += refused(result) or [problem.code for problem in result.problems]
    assert len(ends) >= 14


def test_nobody_is_written(tmp_path: Path) -> None:
    contact = {
        "id": "c",
        "name": "Ann Persona",
        "email": "ann@riverbend.example.org",
        "phones": [{"id": "p", "number": "502-555-0177"}],
    }
    service = SERVICE | {
        "contacts": [contact],
        "email": "ann@riverbend.example.org",
        "description": "A peer works with you. Ask for Ann Persona. Call 502-555-0177 on her own phone.\n\nOr write ann@riverbend.example.org.",
        "application_process": "Contact Mary Jones.",
        "alert": "Venmo @AnnP",
    }
    result = taken(tmp_path, service)
    text = "".join(change.text for change in result.changes)
    assert [secret for secret in ("Persona", "ann@", "0177", "Mary", "Jones", "Venmo") if secret in text] == []
    assert made(result)[0].summary == "A peer works with you."
    assert dict(result.report.dropped)


@pytest.mark.parametrize("name", ["Oxford House Riverbend", "Riverbend Sober Living", "Safe House Peer Support"])
def test_homes_and_shelters_are_hidden(tmp_path: Path, name: str) -> None:
    result = taken(tmp_path, SERVICE | {"name": name})
    [entry] = made(result)
    assert entry.location is not None
    assert entry.location.visibility != "public"
    text = "".join(change.text for change in result.changes)
    assert [secret for secret in ("Example Street", "2nd floor", "40202", "38.25") if secret in text] == []


def test_a_post_box_is_no_place_to_go(tmp_path: Path) -> None:
    [entry] = made(taken(tmp_path, at(address_1="PO Box 12", address_2="")))
    assert entry.location is not None
    assert (entry.location.visibility, entry.location.street, entry.location.city) == ("city_only", "", "Louisville")


def test_a_service_at_two_places_is_two_entries(tmp_path: Path) -> None:
    other = LOCATION | {"id": "l2", "addresses": [LOCATION["addresses"][0] | {"address_1": "200 Example Street"}]}
    result = taken(
        tmp_path,
        SERVICE | {"service_at_locations": [{"id": "1", "location": LOCATION}, {"id": "2", "location": other}]},
    )
    assert sorted(entry.id for entry in made(result)) == [
        "ky/recovery-coaching-louisville-100-example-street",
        "ky/recovery-coaching-louisville-200-example-street",
    ]


def test_the_same_record_again_is_merged(tmp_path: Path) -> None:
    result = taken(tmp_path, [SERVICE, SERVICE])
    assert (result.report.ended("entry"), result.report.ended("merged")) == (1, 1)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"freq": "MONTHLY", "byday": "1SA,-1SA"}, {"repeat": "monthly", "days": ["sat"], "weeks": ["1", "last"]}),
        (
            {"freq": "WEEKLY", "interval": 2, "byday": "MO", "dtstart": "2026-11-02"},
            {"repeat": "biweekly", "days": ["mon"], "anchor": "2026-11-02"},
        ),
        ({"count": 1, "dtstart": "2026-11-02"}, {"repeat": "once", "days": [], "from": "2026-11-02"}),
        ({"weekday": "Tuesday"}, {"days": ["tue"]}),
        ({"byday": "SU"}, {"days": ["sun"]}),
    ],
)
def test_rules_that_can_be_kept(row: dict[str, Any], expected: dict[str, Any]) -> None:
    kept = schedule(row | {"opens_at": "18:30", "closes_at": "20:00"}, "meeting", "America/New_York")
    assert isinstance(kept, dict)
    assert expected.items() <= kept.items()


@pytest.mark.parametrize(
    "row",
    [
        {"freq": "WEEKLY", "interval": 2, "byday": "MO"},
        {"freq": "WEEKLY", "interval": 3, "byday": "MO"},
        {"freq": "MONTHLY", "byday": "5SA"},
        {"freq": "MONTHLY", "byday": "SA"},
        {"freq": "MONTHLY", "byday": "1SA,2SU"},
        {"freq": "MONTHLY", "bymonthday": "15"},
        {"freq": "WEEKLY", "byday": "MO", "count": 3},
        {"freq": "WEEKLY", "byday": "MO", "opens_at": "18:30Z"},
        {"freq": "WEEKLY", "byday": "MO", "opens_at": "18:30-05:00"},
        {"freq": "WEEKLY", "byday": "MO", "opens_at": "six"},
        {"freq": "WEEKLY", "byday": "XX"},
        {"freq": "DAILY", "byday": "MO"},
        {},
    ],
)
def test_rules_that_cannot_be_kept_are_left_out(row: dict[str, Any]) -> None:
    assert isinstance(schedule({"opens_at": "18:30", "closes_at": "20:00"} | row, "meeting", "America/New_York"), str)


def test_hours_without_a_zone_are_left_out() -> None:
    assert schedule({"byday": "MO", "opens_at": "18:30"}, "meeting", "") == "hours without a time zone"


def test_what_people_changed_stays_and_what_is_gone_closes(tmp_path: Path) -> None:
    services = [
        SERVICE | {"id": f"s{n}", "name": f"Recovery Coaching {word}"}
        for n, word in enumerate(("North", "South", "East", "West"))
    ]
    write_changes(folder(tmp_path), taken(tmp_path, services).changes)
    assert taken(tmp_path, services).changes == ()
    north = folder(tmp_path) / "entries/ky/louisville/recovery-coaching-north-louisville.yaml"
    north.write_text(
        north.read_text(encoding="utf-8").replace("A peer works with you.", "Our own words."), encoding="utf-8"
    )
    (folder(tmp_path) / "entries/ky/louisville/recovery-coaching-south-louisville.yaml").unlink()
    changed = [one | {"description": "News.", "alert": "Moved"} for one in services[:3]]
    result = taken(tmp_path, changed)
    found = {entry.name: entry for entry in made(result)}
    assert found["Recovery Coaching North"].summary == "Our own words."
    assert found["Recovery Coaching North"].alert == "Moved"
    assert found["Recovery Coaching East"].summary == "News."
    assert found["Recovery Coaching West"].status == "closed"
    assert "Recovery Coaching South" not in found
    assert [one.field for one in result.report.kept if one.news] == ["summary"]


def test_a_list_that_lost_much_changes_nothing(tmp_path: Path) -> None:
    services = [
        SERVICE | {"id": f"s{n}", "name": f"Recovery Coaching {word}"}
        for n, word in enumerate(("North", "South", "East", "West"))
    ]
    write_changes(folder(tmp_path), taken(tmp_path, services).changes)
    result = taken(tmp_path, services[:2])
    assert [problem.code for problem in result.problems] == ["FEED-SHRUNK"]
    assert result.changes == ()


def test_a_feed_cannot_claim_to_be_checked_or_hold_a_hidden_street(tmp_path: Path) -> None:
    def ours(code: str, value: str = "") -> dict[str, Any]:
        term = {
            "id": code,
            "code": code,
            "name": code,
            "description": "",
            "taxonomy": "Fields of a recovery-site entry",
        }
        return {"id": code, "value": value, "taxonomy_term": term}

    lies = [
        ours("type: peer_program"), ours("provenance.verified.date", "2026-11-01"), ours("provenance.verified.method: phone"), ours("provenance.verified.by: volunteer"),
        ours("location.visibility: ask"), ours("location.street", "77 Hidden Lane"), ours("former_ids", "ky/other"), ours("services.0.x", "y"), ours("nonsense: 3"),
        ours("contact.phones.0.kind: crisis"), ours("privacy.records_kept", "Call Jane Doe at 502-555-0166"),
    ]  # fmt: skip
    result = taken(tmp_path, SERVICE | {"attributes": lies})
    [entry] = made(result)
    assert entry.provenance.verified is None
    assert entry.former_ids == ()
    assert entry.location is not None
    assert (entry.location.visibility, entry.location.street, entry.location.lat) == ("ask", "", None)
    text = "".join(change.text for change in result.changes)
    assert [
        secret for secret in ("Hidden Lane", "Example Street", "40202", "Jane", "0166", "crisis") if secret in text
    ] == []


@pytest.mark.parametrize(
    "path", ["contact.phones.0.number", "translations.es.summary", "schedule.12.join.url", "housing.for", "name"]
)
def test_paths_lead_to_fields(path: str) -> None:
    assert field_at(path) is not None


@pytest.mark.parametrize("text", ["", "{", "null", "3", "{}", '{"contents": 3}', "[" * 100_000])
def test_other_files_are_a_problem_in_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "list.json"
    path.write_text(text, encoding="utf-8")
    assert [problem.code for problem in take(tmp_path, path).problems] == ["HSDS-FILE"]


KEYS = sorted(
    {
        *SERVICE,
        *LOCATION,
        *ORGANIZATION,
        *LOCATION["addresses"][0],
        "contents",
        "services",
        "service",
        "taxonomy_terms",
        "services.csv",
        "locations.csv",
        "weekday",
    }
)
ATOMS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(("s1", "KY", "recovery coaching", "2026-11-02", "10:00", "MO"))
)
JSON = st.recursive(
    ATOMS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=16,
)
SPOILED = st.fixed_dictionaries({key: st.just(value) | JSON for key, value in SERVICE.items()})


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(JSON | st.lists(SPOILED | JSON, max_size=3))
def test_no_json_brings_it_down_and_every_row_ends(tmp_path: Path, value: Any) -> None:
    made(taken(tmp_path, value))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.sampled_from([*PACKAGE, "datapackage.json", "x.csv"]),
        st.binary(max_size=60) | st.sampled_from(list(PACKAGE.values())),
    )
)
def test_no_package_brings_it_down(tmp_path: Path, files: dict[str, bytes]) -> None:
    made(take(tmp_path, packed(tmp_path, files)))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.binary(max_size=200))
def test_no_bytes_bring_it_down(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "list.json"
    for start in (b"", b"PK\x03\x04"):
        path.write_bytes(start + data)
        made(take(tmp_path, path))
