"""Summaries made of an entry's own fields, in English by the importers and again by pages in other languages."""

from dataclasses import replace

import pytest

from generator.directory.model import Entry, Location, Schedule, Translation
from generator.directory.summaries import IN_ENGLISH, of_facility, of_meeting
from generator.resources import templates_dir
from generator.site.labels import Labels
from generator.site.own_text import own_text
from generator.site.tongue import Foreign, english, tongue_of
from tests.site import small

PLACE = small.entry(
    "tx/riverbend",
    subtype="treatment_program",
    settings=("outpatient", "residential", "inpatient"),
    focus=("any_substance", "anxiety"),
    services=("recovery_coaching", "moud_linkage", "recovery_housing"),
    exclusive_to=("youth", "young_adults"),
    languages=("en", "es"),
)
GROUP = small.entry(
    "tx/open-door",
    type="support_group",
    fellowship="aa",
    formats=("in_person",),
    location=Location("public", street="1 Example Street", city="Sampleton", state="TX"),
    schedule=(Schedule("meeting", days=("thu",), start=1080, attendance="open"),),
)


@pytest.fixture(scope="module")
def spanish() -> Labels:
    return Labels(small.vocabulary(), tongue_of(templates_dir(), "es"))


def test_a_facility_is_told_alike_in_both_languages_and_never_over_the_fields_length_in_english(
    spanish: Labels,
) -> None:
    told = of_facility(PLACE, IN_ENGLISH)
    assert told == (
        "Outpatient, residential and hospital treatment for substance use and mental health. "
        "Only for young people and young adults. Peer support offered. Medicine for opioid use offered or arranged."
    )
    assert len(told) <= 200
    said = own_text(replace(PLACE, summary=told), spanish).summary
    assert not isinstance(said, Foreign)
    assert said.startswith(
        "Tratamiento ambulatorio, residencial y en hospital para el consumo de sustancias y la salud mental. "
        "Solo para niños y adolescentes y adultos jóvenes. Ofrece apoyo entre pares. Ofrece o gestiona medicamentos"
    )
    assert said.endswith("Se habla español.")


@pytest.mark.parametrize(
    ("fields", "spoken"),
    [
        ({"settings": (), "focus": ()}, "Programa de tratamiento."),
        ({"settings": ("residential",), "focus": ()}, "Programa de tratamiento residencial."),
        ({"settings": (), "focus": ("alcohol",)}, "Tratamiento para el consumo de sustancias."),
        ({"settings": ("inpatient",), "focus": ("ocd",)}, "Tratamiento en hospital para la salud mental."),
        ({"subtype": "recovery_residence"}, "Un lugar para vivir con otras personas en recuperación."),
    ],
)
def test_what_is_not_known_is_not_said(fields: dict[str, object], spoken: str, spanish: Labels) -> None:
    bare = replace(PLACE, services=(), exclusive_to=(), languages=("en",), **fields)  # type: ignore[arg-type]
    assert own_text(replace(bare, summary=of_facility(bare, IN_ENGLISH)), spanish).summary.startswith(spoken)


def test_a_meeting_is_told_with_its_fellowships_own_name_in_the_language(spanish: Labels) -> None:
    for fellowship, own in (("aa", spanish("fellowships", "aa")), ("", "")):
        group = replace(GROUP, fellowship=fellowship)
        label = spanish.in_english("fellowships", fellowship) if fellowship else ""
        told = replace(group, summary=of_meeting(group, label, IN_ENGLISH))
        said = own_text(told, spanish).summary
        assert said == of_meeting(group, own, spanish.tongue)
        assert said.endswith("en Sampleton, en persona. Cualquier persona puede venir.")
        assert not isinstance(said, Foreign)


def changed(entry: Entry) -> Entry:
    return replace(entry, summary=entry.summary.replace("Peer", "Good peer"))


def test_what_a_person_wrote_stays_and_is_marked(spanish: Labels) -> None:
    made = replace(PLACE, summary=of_facility(PLACE, IN_ENGLISH))
    for entry in (changed(made), replace(made, services=()), replace(made, summary="Coffee and company.")):
        assert own_text(entry, spanish).summary == Foreign(entry.summary, "en")
    own = replace(made, translations={"es": Translation(summary="Café y compañía.")})
    assert own_text(own, spanish).summary == "Café y compañía."
    assert own_text(made, Labels(small.vocabulary(), english())).summary == made.summary
