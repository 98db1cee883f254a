"""Names out of the two columns: whole, in order, no letter lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exchange.samhsa.names import Name, join_name, unshouted


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("SpectraCare Health Systems", "Henry County Clinic", Name("SpectraCare Health Systems, Henry County Clinic", "SpectraCare Health Systems")),
        ("Access Institute for", "Psychological Services", Name("Access Institute for Psychological Services")),
        ("Addiction Recovery Centers of the", "Black Hills", Name("Addiction Recovery Centers of the Black Hills")),
        ("Ann and Robert H Lurie Childs Hosp", "of Chicago/Div of Adolescent Med", Name("Ann and Robert H Lurie Childs Hosp of Chicago/Div of Adolescent Med")),
        ("Southeastern Arizona Behavioral Health", "Services Inc (SEABHS)", Name("Southeastern Arizona Behavioral Health Services Inc (SEABHS)")),
        ("AuSable Valley Community Mental Health", "Authority", Name("AuSable Valley Community Mental Health Authority")),
        ("Greater Philadelphia Asian Social Serv", "(GPASS)/SAFE", Name("Greater Philadelphia Asian Social Serv (GPASS)/SAFE")),
        ("Colorado West Regional Mental Hlth Ctr", "DBA Mind Springs Health", Name("Mind Springs Health", "Colorado West Regional Mental Hlth Ctr")),
        ("MCAT LLC", "DBA as Evoke Wellness", Name("Evoke Wellness", "MCAT LLC")),
        ("Circle Health Services", "fka Free Clinic of Greater Cleveland", Name("Circle Health Services", former="Free Clinic of Greater Cleveland")),
        ("Pavilion", "The Pavilion at Williamsburg", Name("The Pavilion at Williamsburg", "Pavilion")),
        ("Volunteer Behavioral Healthcare System", "The Guidance Center", Name("Volunteer Behavioral Healthcare System, The Guidance Center", "Volunteer Behavioral Healthcare System")),
        ("Dormitory A", "Men", Name("Dormitory A, Men", "Dormitory A")),
        ("eXclusive Services", "", Name("eXclusive Services")),
        ("", "Second Chance", Name("Second Chance")),
        ("BHDD", "BHDD", Name("BHDD")),
        ("Open Door", "DBA", Name("Open Door, DBA", "Open Door")),
    ],
)  # fmt: skip
def test_join(first: str, second: str, expected: Name) -> None:
    assert join_name(first, second) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OPEN DOOR RECOVERY CENTER LLC", "Open Door Recovery Center LLC"),
        ("VA MEDICAL CENTER OF THE OZARKS", "VA Medical Center of the Ozarks"),
        ("UNIT III BEHAVIORAL HEALTH IOP", "Unit III Behavioral Health IOP"),
        ("SAINT MARY'S MHC IN CAÑON CITY", "Saint Mary's MHC in Cañon City"),
        ("THE OAKS/EAST SIDE HOUSE", "The Oaks/East Side House"),
        ("KC CARE", "KC CARE"),
        ("HAART", "HAART"),
        ("SATP UNIT III", "SATP UNIT III"),
        ("BHG XLII LLC", "BHG XLII LLC"),
        ("JBPHH", "JBPHH"),
        ("iMIND Behavioral Health", "iMIND Behavioral Health"),
    ],
)
def test_capitals(text: str, expected: str) -> None:
    assert unshouted(text) == expected


_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=38).map(
    lambda text: " ".join(text.split())
)


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


@given(_NAMES, _NAMES)
def test_no_letter_is_lost(first: str, second: str) -> None:
    made = join_name(first, second)
    everything = letters(f"{made.organization}{made.name}{made.former}")
    plain = re.sub(r"^(?:dba(?: as)?|d/b/a|fka|f/k/a|formerly(?: known as)?)\b", "", second, flags=re.IGNORECASE)
    assert letters(first) in everything
    assert letters(plain) in everything


@given(st.text(max_size=60))
def test_only_case_changes(text: str) -> None:
    assert unshouted(text).casefold() == text.casefold()
