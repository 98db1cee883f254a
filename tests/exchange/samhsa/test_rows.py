"""Rows of the workbooks as clean values."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exchange.samhsa.rows import COLUMNS, Line, Refused, Row, clean_row, recalled, remembered
from generator.exchange.workbook import SheetRow
from tests.exchange.books import facility

STATES = {
    "KY": "ky",
    "PR": "pr",
    "GU": "gu",
    "VI": "vi",
    "AS": "as",
    "MP": "mp",
    "FM": "fm",
    "MH": "mh",
    "PW": "pw",
    "TX": "tx",
}


def cleaned(book: str = "sa", *, fictional: bool = True, **cells: object) -> Row | Refused:
    row = facility(**cells)  # type: ignore[arg-type]
    return clean_row(
        SheetRow(2, tuple(str(row.get(column, "")) for column in COLUMNS)), book, STATES, fictional=fictional
    )


def row(**cells: Any) -> Row:
    made = cleaned(**cells)
    assert isinstance(made, Row)
    return made


def refusal(**cells: Any) -> str:
    made = cleaned(**cells)
    assert isinstance(made, Refused)
    return made.reason


def test_phones_with_extensions_vanity_and_intake_lines() -> None:
    made = row(
        phone="256-734-4688 x3971",
        intake1="256-734-4688 x00111",
        intake2="888-727-6398",
        intake1a="888-PARNEXT",
        intake2a="813-630HOPE",
    )
    assert made.lines == (
        Line("256-734-4688", "3971"),
        Line("256-734-4688", "00111", "intake"),
        Line("888-727-6398", "", "intake", "888-PARNEXT"),
        Line("813-630-4673", "", "intake", "813-630HOPE"),
    )


def test_the_same_number_stands_once_and_as_its_own() -> None:
    assert row(phone="502-555-0143", intake1="(502) 555-0143").lines == (Line("502-555-0143"),)


def test_a_number_that_cannot_be_dialled_is_left_out_and_a_row_with_none_is_refused() -> None:
    assert row(phone="888-146-4427", intake1="502-555-0144").lines == (Line("502-555-0144", "", "intake"),)
    assert refusal(phone="888-146-4427") == "no phone number that can be dialled"
    assert refusal(phone="911") == "no phone number that can be dialled"
    assert refusal(phone="") == "no phone number"
    assert refusal(phone="502-555-0143", fictional=False) == "no phone number that can be dialled"


@pytest.mark.parametrize(
    ("street1", "street2", "expected"),
    [
        ("1100 North Main Street", "P.O. Box 1465", ("1100 North Main Street", "")),
        ("P.O. Box 7009", "", ("", "")),
        (
            "2080 Child Street, P.O. Box 1000",
            "Naval Air Station Jacksonville",
            ("2080 Child Street", "Naval Air Station Jacksonville"),
        ),
        ("1800 North 16th Street", "Unit SW 1, P.O. box 158", ("1800 North 16th Street", "Unit SW 1")),
        ("675 East 4th Street", "P. O. Box E-15", ("675 East 4th Street", "")),
        ("155 Center Street", "Building B, Box 3", ("155 Center Street", "Building B")),
        ("35 Ayers Brook Road", "P.O. Box G", ("35 Ayers Brook Road", "")),
        ("21250 Box Springs Road", "Suite 104", ("21250 Box Springs Road", "Suite 104")),
        ("Carretera 2 Interior 110 Km 118.1", "", ("Carretera 2 Interior 110 Km 118.1", "")),
    ],
)
def test_nobody_can_visit_a_post_office_box(street1: str, street2: str, expected: tuple[str, str]) -> None:
    made = row(street1=street1, street2=street2)
    assert (made.street, made.unit) == expected
    assert (made.city, made.zip) == ("Louisville", "40202")


@pytest.mark.parametrize("street", ["- - -", "-", "...", "_"])
def test_who_gives_signs_for_a_street_wants_to_be_asked_for_it(street: str) -> None:
    made = row(street1=street)
    assert (made.street, made.city, made.zip, made.hidden) == ("", "Louisville", "", "shelter")


@pytest.mark.parametrize(
    ("state", "zip_code", "expected"),
    [
        ("KY", "40202", ("40202", "Jefferson County", False)),
        ("KY", "40202-1234", ("40202", "Jefferson County", False)),
        ("PR", "601", ("00601", "Adjuntas Municipio", False)),
        ("PR", "00601", ("00601", "Adjuntas Municipio", False)),
        ("GU", "96910", ("96910", "", False)),
        ("AS", "96799", ("96799", "", False)),
        ("MP", "96950", ("96950", "", False)),
        ("FM", "96941", ("96941", "", False)),
        ("MH", "96960", ("96960", "", False)),
        ("PW", "96940", ("96940", "", False)),
        ("KY", "75201", ("", "", True)),
        ("KY", "00000", ("00000", "", True)),
        ("KY", "41240j", ("", "", True)),
        ("KY", "", ("", "", False)),
    ],
)
def test_zip_codes(state: str, zip_code: str, expected: tuple[str, str, bool]) -> None:
    made = row(state=state, zip=zip_code)
    county = (
        made.county if state not in {"GU", "AS", "MP"} else ""
    )  # some versions of the ZIP table name a district there
    assert (made.zip, county, bool(made.doubt)) == expected


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"name1": "", "name2": ""}, "no name"),
        ({"name1": "..."}, "no name"),
        ({"state": "ZZ"}, "not in a state or territory we know"),
        ({"state": ""}, "not in a state or territory we know"),
        ({"city": ""}, "no city"),
        ({"name1": "<script>alert(1)</script>"}, "web page code in a text"),
        ({"street2": "<!--"}, "web page code in a text"),
    ],
)
def test_refused_with_a_reason(cells: dict[str, str], reason: str) -> None:
    assert refusal(**cells) == reason


def test_invisible_characters_go() -> None:
    assert row(name1="Open\u202e Do\u200bor\x07").name.name == "Open Door"


@pytest.mark.parametrize(
    ("cells", "hidden"),
    [
        ({"service_code_info": "HH * PC * PEER"}, "home"),
        ({"service_code_info": "HH * OP * PEER"}, "home"),
        ({"service_code_info": "SA HH * RES RL"}, ""),
        ({"service_code_info": "SA HH * RES", "name2": "Mens Halfway House"}, "home"),
        ({"service_code_info": "SA * RES", "name1": "ABC Sober Living LLC"}, "home"),
        ({"service_code_info": "SA HH * RES OP", "name1": "ABC Sober Living LLC"}, ""),
        ({"service_code_info": "SA DT * RES RD", "name1": "Urban Recovery House"}, ""),
        ({"name2": "Safe House"}, "shelter"),
        ({"name1": "Hogar El Refugio Inc"}, "shelter"),
        ({"name2": "Homeless Shelter for Youth"}, "shelter"),
        ({"name1": "Safe Haven Home", "name2": "Women and Children"}, "shelter"),
        ({"name1": "Safe Haven Recovery"}, ""),
    ],
)
def test_homes_and_shelters_lose_their_address(cells: dict[str, str], hidden: str) -> None:
    made = row(**cells)
    assert made.hidden == hidden
    assert bool(made.street) == bool(made.zip) == (not hidden)
    assert made.county == "Jefferson County"


def test_the_key_is_the_same_in_both_workbooks_and_for_spellings_of_one_place() -> None:
    one = row(name1="Open Door", street1="100 Example Street")
    other = row(
        book="mh", name1="OPEN-DOOR", street1="100  Example Street.", phone="502-555-0199", service_code_info="MH"
    )
    assert one.key == other.key
    assert (one.record, other.record) == (f"sa-{one.key}", f"mh-{one.key}")
    assert (
        len(
            {row(**cells).key for cells in ({}, {"name2": "West"}, {"street1": "101 Example Street"}, {"zip": "40203"})}
        )
        == 4
    )


def test_the_key_of_a_hidden_place_holds_no_address() -> None:
    places = [
        row(service_code_info="HH", street1=street, zip=code)
        for street, code in (("1 A Street", "40202"), ("2 B Street", "40203"))
    ]
    assert len({place.key for place in places}) == 1


_CELL = st.text(max_size=50)


@given(st.fixed_dictionaries(dict.fromkeys(COLUMNS, _CELL)))
def test_any_row_is_a_row_or_refused(cells: dict[str, str]) -> None:
    made = clean_row(SheetRow(2, tuple(cells[column] for column in COLUMNS)), "sa", STATES)
    assert isinstance(made, Refused)  # its state is hardly ever KY


@given(_CELL, _CELL, _CELL, _CELL)
def test_what_the_ledger_remembers_makes_the_same_row(name: str, street: str, unit: str, codes: str) -> None:
    made = cleaned(name1=f"A{name}", street1=street, street2=unit, service_code_info=codes)
    if isinstance(made, Row):
        again = recalled(made.record, remembered(made))
        assert (again.name, again.street, again.unit, again.lines, again.codes, again.key, again.hidden) == (
            made.name, made.street, made.unit, made.lines, made.codes, made.key, made.hidden,
        )  # fmt: skip
