"""A small invented directory on both sides of several state lines."""

import datetime as dt
from functools import cache

from generator.content.vocabulary import Vocabulary
from generator.content.vocabulary_files import read_vocabulary
from generator.directory.directory import Directory
from generator.directory.model import (
    Contact,
    Entry,
    Feed,
    Location,
    Payment,
    Phone,
    Provenance,
    Schedule,
    ServiceArea,
    Verified,
)
from generator.resources import vocabulary_dir

HIDDEN_STREET = "77 Nobody Must Read This Street"
HOSTILE = '<img src=x onerror="alert(1)"> & "Friends" </script>'


@cache
def vocabulary() -> Vocabulary:
    found, problems = read_vocabulary(vocabulary_dir(), "vocabulary")
    assert problems == []
    return found


def at(city: str, state: str, zip_: str, lat: float, lon: float, visibility: str = "public") -> Location:
    if visibility != "public":
        return Location(visibility, city=city, state=state)
    return Location("public", street="100 Example Street", city=city, state=state, zip=zip_, lat=lat, lon=lon)


def checked(year: int, month: int, day: int) -> Provenance:
    return Provenance(verified=Verified(dt.date(year, month, day), "phone", "volunteer"))


FEED = Provenance(feed=Feed("Example National List", dt.date(2022, 5, 6), ("x-1",)))
PHONE = Contact(phones=(Phone("502-555-0143"),))
LOUISVILLE = at("Louisville", "KY", "40202", 38.251, -85.748)

ENTRIES = (
    Entry(
        "ky/riverbend", "recovery_center", "Riverbend Recovery Center", "recovery_community_center",
        contact=PHONE, location=LOUISVILLE, formats=("in_person", "phone"), services=("recovery_coaching", "naloxone"),
        payment=Payment("free"), focus=("any_substance",), peer_run=True, languages=("en", "es"),
        schedule=(Schedule("open_hours", ("mon", "tue", "wed", "thu", "fri"), 600, 1140, timezone="America/New_York"),),
        provenance=checked(2026, 11, 3),
    ),
    Entry(
        "ky/hope-house", "recovery_center", "Hope House for Women", "recovery_residence",
        summary="A sober home.", contact=PHONE, location=at("Louisville", "KY", "", 0, 0, "city_only"),
        formats=("in_person",), services=("recovery_housing",), exclusive_to=("women",), payment=Payment("sliding_scale"),
        provenance=checked(2024, 1, 5),
    ),
    Entry(
        "ky/quiet-room", "recovery_center", "Quiet Room", "peer_respite", contact=PHONE,
        location=Location("ask", city="Louisville", state="KY"), formats=("in_person",), provenance=FEED,
    ),
    Entry(
        "ky/saturday", "support_group", "Saturday Open Door", "mutual_aid_meeting", fellowship="smart_recovery",
        location=at("Shelbyville", "KY", "40065", 38.212, -85.224), formats=("in_person", "online_video"),
        schedule=(Schedule("meeting", ("sat",), 600, 690, timezone="America/New_York"),), payment=Payment("donation"),
        provenance=checked(2026, 10, 1),
    ),
    Entry(
        "ky/kentucky-line", "peer_program", "Kentucky Evening Warmline", "warmline", contact=PHONE,
        service_area=ServiceArea("statewide", states=("KY",)), formats=("phone",), services=("warmline",), provenance=FEED,
    ),
    Entry(
        "ky/tri-state-line", "peer_program", "Tri-State Recovery Line", "warmline", contact=PHONE,
        service_area=ServiceArea("multi_state", states=("KY", "OH", "IN")), formats=("phone",), provenance=FEED,
    ),
    Entry(
        "in/falls", "recovery_center", "Falls Harm Reduction", "harm_reduction_program", contact=PHONE,
        location=at("Jeffersonville", "IN", "47130", 38.283, -85.731), formats=("in_person",), services=("naloxone",),
        provenance=FEED,
    ),
    Entry(
        "in/washington-group", "support_group", "Daviess Circle", "facilitated_group", contact=PHONE,
        location=at("Washington", "IN", "47501", 38.659, -87.173), formats=("in_person",), provenance=FEED,
    ),
    Entry(
        "ky/covington", "recovery_center", "Licking Riverside Center", "recovery_community_center", contact=PHONE,
        location=at("Covington", "KY", "41011", 39.07, -84.52), formats=("in_person",), provenance=FEED,
    ),
    Entry(
        "oh/cincinnati", "recovery_center", "Queen City Place", "recovery_community_center", contact=PHONE,
        location=at("Cincinnati", "OH", "45202", 39.107, -84.502), formats=("in_person",), provenance=FEED,
    ),
    Entry(
        "nj/ironbound", "recovery_center", "Ironbound Center", "treatment_program", contact=PHONE,
        location=at("Newark", "NJ", "07102", 40.735, -74.174), formats=("in_person",), services=("naloxone", "moud_linkage"),
        payment=Payment("", ("medicaid",)), provenance=FEED,
    ),
    Entry(
        "nj/second", "recovery_center", "Broad Street Center", "treatment_program", contact=PHONE,
        location=at("Newark", "NJ", "07104", 40.766, -74.169), formats=("in_person",), provenance=FEED,
    ),
    Entry(
        "de/newark", "recovery_center", "White Clay Center", "treatment_program", contact=PHONE,
        location=at("Newark", "DE", "19711", 39.7, -75.74), formats=("in_person",), provenance=FEED,
    ),
    Entry(
        "ca/berkeley", "support_group", "Tuesday Families", "family_group", fellowship="al_anon",
        contact=PHONE, location=at("Berkeley", "CA", "94704", 37.866, -122.257), formats=("in_person",), provenance=FEED,
    ),
    Entry(
        "fl/miami", "support_group", "Lunes de Esperanza", "mutual_aid_meeting", contact=PHONE, languages=("es",),
        location=at("Miami", "FL", "33128", 25.775, -80.2), formats=("in_person",), provenance=FEED,
    ),
    Entry(
        "tx/hostile", "recovery_center", HOSTILE, "recovery_residence", summary=HOSTILE, alert=HOSTILE,
        contact=PHONE, location=at("Austin", "TX", "78701", 30.27, -97.74), formats=("in_person",), provenance=FEED,
    ),
    Entry(
        "us/online", "support_group", "Open Screen SMART Meetings", "mutual_aid_meeting", fellowship="smart_recovery",
        service_area=ServiceArea("national"), formats=("online_video",), provenance=FEED,
    ),
)  # fmt: skip


def directory() -> Directory:
    return Directory(tuple(sorted(ENTRIES, key=lambda entry: entry.id)))
