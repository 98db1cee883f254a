"""What an import never writes. The examples are those of real feeds in shape, invented in every word and number."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from generator.exchange import harm
from generator.exchange.links import join_link, join_number, page_link, unwrapped
from tests.exchange.feeds import ONLINE, ROW, Feeds, written

HOSTILE = [
    ("Contact Stacey D 502-555-0143 for the password", harm.PASSCODE),
    ("Questions? Call John at (502) 555-0143.", harm.PHONE),
    ("Text 555-0143", harm.PHONE),
    ("Please email Gary R.", harm.PERSON),
    ("Kathleen Sampleton opens the door", harm.PERSON),
    ("Secretary: Maria Example", harm.PERSON),
    ("Zoom ID: 969 741 481", harm.MEETING_ID),
    ("Meeting ID 555010099 code on request", harm.MEETING_ID),
    ("PMI: 907 105 8823", harm.MEETING_ID),
    ("passcode: 123456", harm.PASSCODE),
    ("Contraseña: paz123", harm.PASSCODE),
    ("Pwd=c2VjcmV0", harm.PASSCODE),
    ("Venmo us", harm.PAYMENT),
    ("7th tradition: @Open-Door-12", harm.PAYMENT),
    ("Cash App $OpenDoorGroup", harm.PAYMENT),
    ("PayPal.me/opendoor", harm.PAYMENT),
    ("write to pat.sampleton@mail.example.org", harm.EMAIL),
    ("pat (at) mail.example.org", harm.EMAIL),
    ("https://zoom.us/j/55501 09", harm.LINK),
    ("Success rate 90 %", harm.PROMISE),
]
HARMLESS = [
    "Ring the bell, second floor.",
    "Meets in Jones Hall.",
    "Room 204, Building B, Suite F",
    "Meeting at St. Martha's in Bethany, Monday through Saturday at 8:00 am.",
    "@ Randall Ave & 5th St",
    "Thomas A. Slater Center, rear door",
    "Mary Mother of God Church",
    "1st Thursday is a step meeting. Every other Thursday is JFT.",
    "Named for Bill W and his friends",
    "Step 1, 2 and 3 out of the Basic Text",
    "Closed on December 25",
]


@pytest.mark.parametrize(("text", "reason"), HOSTILE)
def test_a_sentence_with_harm_in_it_goes_and_is_counted(text: str, reason: str) -> None:
    dropped: Counter[str] = Counter()
    assert harm.safe_text(f"Ring the bell.\n{text}\nSecond floor", dropped) == "Ring the bell.\nSecond floor"
    assert reason in dropped


@pytest.mark.parametrize("text", HARMLESS)
def test_what_helps_to_find_the_door_stays(text: str) -> None:
    dropped: Counter[str] = Counter()
    assert harm.safe_text(text, dropped) == text
    assert not dropped


def test_a_name_alone_beside_a_dropped_number_goes_too() -> None:
    assert (
        harm.safe_text("For information:\nMaria\n502-555-0143\nWheelchair Access", Counter())
        == "For information:\nWheelchair Access"
    )


def test_an_address_goes_where_it_is_hidden_and_stays_where_it_is_public() -> None:
    text = "Parish house at 12 Example Street."
    assert harm.safe_text(text, Counter()) == text
    assert harm.safe_text(text, Counter(), hidden=True) == ""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("No password needed", "none"),
        ("Passcode not required", "none"),
        ("password: x1", "ask"),
        ("Ring the bell", ""),
        ("email for PASSWORD", "ask"),
    ],
)
def test_a_passcode_is_only_ever_asked_for(text: str, key: str) -> None:
    assert harm.key_asked([text]) == key


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("opendoorgroup@gmail.com", True),
        ("info@meetings.example.org", True),
        ("district13@area.example.org", True),
        ("pat.sampleton@gmail.com", False),
        ("john@meetings.example.org", False),
        ("sampleton77@yahoo.com", False),
        ("maria.door@gmail.com", False),
        ("not an address", False),
    ],
)
def test_only_a_groups_own_address_is_kept(address: str, kept: bool) -> None:
    dropped: Counter[str] = Counter()
    assert harm.group_email(address, ["Open Door Group"], dropped) == (address if kept else "")
    assert dropped[harm.EMAIL] == (not kept)


@pytest.mark.parametrize(
    "place", ["Private Residence", "Joe's House", "Home of a member", "private home", "Casa particular", "Residence"]
)
def test_a_home_is_told_by_its_name(place: str) -> None:
    assert harm.is_home(place)


@pytest.mark.parametrize(
    "place",
    [
        "Recovery House",
        "Parish House",
        "St. Mary's Church",
        "Home Depot lot",
        "St. John's Home for Boys",
        "St Margaret's House",
        "Friend's House",
        "Denny's Restaurant",
    ],
)
def test_a_public_house_is_no_home(place: str) -> None:
    assert not harm.is_home(place)


REAL = "https://zoom.us/j/5550100999"


@pytest.mark.parametrize(
    "wrapped",
    [
        "https://nam12.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F5550100999&data=05%7C01&reserved=0",
        "https://urldefense.com/v3/__https://zoom.us/j/5550100999__;!!abc!def$",
        "https://urldefense.com/v3/__https:**Azoom.us*j*5550100999__;Ly8vLw!!abc!def$",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__zoom.us_j_5550100999&d=DwMF",
        "https://www.google.com/url?q=https://zoom.us/j/5550100999&sa=D",
        "https://nam12.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%3A%2F%2Fzoom.us%2Fj%2F5550100999",
    ],
)
def test_links_wrapped_by_mail_scanners_are_opened(wrapped: str) -> None:
    assert unwrapped(wrapped) == REAL


@pytest.mark.parametrize(
    ("url", "link", "key"),
    [
        ("https://us02web.zoom.us/j/5550100999?pwd=c2VjcmV0#success", "https://us02web.zoom.us/j/5550100999", True),
        ("zoom.us/j/555-010-0999", REAL, False),
        ("https://zoom.us/j/5550100999%3Fpwd%3Dc2VjcmV0", "", True),
        ("https://zoom.us/my/patsampleton", "", False),
        ("https://venmo.com/opendoor", "", False),
        ("https://bit.ly/abc", "", False),
        ("javascript:alert(1)", "", False),
        ("https://user:secret@video.example.org/room", "", False),
        ("https://video.example.org/room?id=7&passcode=99", "https://video.example.org/room?id=7", True),
        ("https://video.example.org/room#pwd=99", "https://video.example.org/room", True),
        ("https://meet.google.com/abc-defg-hij", "https://meet.google.com/abc-defg-hij", False),
        ("http://[::1", "", False),
    ],
)
def test_a_link_to_join_has_no_key_in_it(url: str, link: str, key: bool) -> None:
    found = join_link(url, Counter())
    assert found == (link, key)


def test_a_page_is_linked_without_tracking() -> None:
    assert (
        page_link("https://meetings.example.org/a?utm_source=x&id=3&fbclid=9", Counter())
        == "https://meetings.example.org/a?id=3"
    )


def test_of_a_one_tap_number_only_the_number_is_kept() -> None:
    assert join_number("+15025550143,,530851127#,,,,*123456#", Counter()) == ("502-555-0143", True)
    assert join_number("+11", Counter()) == ("", False)


SECRETS = {
    "contact_1_name": "Pat Sampleton",
    "contact_1_email": "pat@mail.example.org",
    "contact_1_phone": "502-555-0177",
    "phone": "502-555-0166",
    "email": "pat.sampleton@gmail.com",
    "venmo": "@Pat-Sampleton-1",
    "paypal": "patsampleton",
    "square": "$patsampleton",
    "homegroup_online": "patcode",
    "feedback_emails": ["patfeedback@mail.example.org"],
    "author": "psampleton",
    "notes": "Zoom ID: 969 741 4810\npasscode: hush77\nCall Pat S. 502-555-0155\nMeets in the attic.",
    "group_notes": "Donate: Venmo @Pat-Sampleton-1",
    "location_notes": "Email pat@mail.example.org; blue door",
    "conference_phone": "+15025550188,,9697414810#,,,,*662400#",
    "conference_phone_notes": "code 662400",
    "conference_url_notes": "ID 9697414810 Password hush77",
    "edit_url": "https://meetings.example.org/edit?user=psampleton",
}
TOLD = (
    "Sampleton",
    "sampleton",
    "Pat S",
    "hush77",
    "c2VjcmV0",
    "662400",
    "9697414810",
    "969 741",
    "0177",
    "0166",
    "0155",
    "pat@",
    "patcode",
    "patfeedback",
    "Venmo",
)


@pytest.mark.parametrize("row", [ROW, ONLINE])
def test_nothing_of_a_person_reaches_any_file(tmp_path: Path, row: dict[str, Any]) -> None:
    feeds = Feeds(tmp_path)
    result = feeds.look([{**SECRETS, **row, **{key: SECRETS[key] for key in ("notes", "conference_url_notes")}}])
    text = written(result)
    assert "Meets in the attic" in text
    for secret in TOLD:
        assert secret not in text
    assert dict(result.report.dropped)[harm.PAYMENT] >= 4
    assert sum(number for _, number in result.report.dropped) >= 12


@pytest.mark.parametrize(
    "change",
    [
        {"approximate": "yes"},
        {"location": "Private Residence"},
        {"location": "Joe's House"},
        {"address": "100 Example Street, Apt 4"},
        {"name": "Safe House women's group"},
        {"hide_address": True},
        {"attendance_option": "online", "conference_url": "https://zoom.us/j/5550100999"},
        {"types": ["TC", "ONL"], "conference_url": "https://zoom.us/j/5550100999"},
    ],
)
def test_a_hidden_place_leaves_no_street_anywhere(tmp_path: Path, change: dict[str, Any]) -> None:
    feeds = Feeds(tmp_path)
    row = {
        **ROW,
        "notes": "Parish house at 100 Example Street.",
        "location_notes": "Behind the mill",
        "latitude": 38.25,
        "longitude": -85.76,
        "slug": "100-example-street",
    }
    result = feeds.look([{**row, **change}])
    entry = feeds.entries(result)[0]
    assert entry.location is not None
    assert entry.location.visibility in ("city_only", "ask")
    assert entry.location.city == "Louisville"
    text = written(result)
    for told in (
        "100 ",
        "100-",
        "Example Street",
        "example-street",
        "40202",
        "38.25",
        "85.76",
        "mill",
        "Mill",
        "Joe",
        "Residence",
    ):
        assert told not in text


def test_an_island_that_stands_for_online_is_no_address(tmp_path: Path) -> None:
    feeds = Feeds(tmp_path)
    rows = [
        {**ONLINE, "name": f"Group {word}", "slug": word, "formatted_address": "Sample Island, Gosnold, MA 02713, USA"}
        for word in ("one", "two", "three", "four")
    ]
    for entry in feeds.entries(feeds.look(rows)):
        assert entry.location is not None
        assert (entry.location.city, entry.location.state) == ("", "MA")
