"""Each rule catches what it is for, and leaves alone what looks alike."""

import dataclasses

import pytest

from tests.content.entry_files import CENTER, FICTION, GROUP, WARMLINE, codes

UNDATED = CENTER[: CENTER.index("provenance:")] + "provenance:\n  sources:\n    - {kind: phone}\n"
HOME = CENTER.replace("recovery_community_center", "recovery_residence")

# Text, path, whether the code must be among the problems.
CASES = [
    (
        "ENTRY-REACH",
        GROUP.replace("contact:\n  email: reuniones@scpn.example.org\n", "").replace(
            "      url: https://video.example.org/j/5550100\n", ""
        ),
        "ky/x.yaml",
        True,
    ),
    ("ENTRY-REACH", GROUP.replace("contact:\n  email: reuniones@scpn.example.org\n", ""), "ky/x.yaml", False),
    ("ENTRY-AREA", CENTER, "oh/x.yaml", True),
    ("ENTRY-AREA", WARMLINE.replace("service_area: {scope: national}\n", ""), "us/x.yaml", True),
    ("ENTRY-AREA", WARMLINE, "ky/x.yaml", True),
    ("ENTRY-AREA", WARMLINE.replace("{scope: national}", "{scope: statewide, states: [KY]}"), "ky/x.yaml", False),
    ("ENTRY-FELLOWSHIP", CENTER.replace("services:", "fellowship: aa\nservices:"), "ky/x.yaml", True),
    ("ENTRY-CRISIS", CENTER.replace("kind: main", "kind: crisis"), "ky/x.yaml", True),
    ("ENTRY-CRISIS", CENTER.replace("kind: main", "kind: crisis").replace("502-555-0143", "988"), "ky/x.yaml", False),
    ("ADDRESS-HIDDEN", CENTER.replace("visibility: public", "visibility: city_only"), "ky/x.yaml", True),
    ("ADDRESS-HIDDEN", CENTER.replace("visibility: public", "visibility: ask"), "ky/x.yaml", True),
    ("ADDRESS-HIDDEN", GROUP, "ky/x.yaml", False),
    (
        "ADDRESS-TEXT",
        GROUP.replace("formats:", "summary: We meet at 12 Oak Street in the back.\nformats:"),
        "ky/x.yaml",
        True,
    ),
    (
        "ADDRESS-TEXT",
        GROUP.replace("formats:", "summary: We meet every week, 12 people or so.\nformats:"),
        "ky/x.yaml",
        False,
    ),
    ("ADDRESS-TEXT", GROUP.replace("  email:", "  website: https://maps.example.com/x\n  email:"), "ky/x.yaml", True),
    (
        "ADDRESS-SHELTER",
        CENTER.replace("Riverbend Recovery Community Center", "Riverbend Safe House"),
        "ky/x.yaml",
        True,
    ),
    (
        "ADDRESS-SHELTER",
        CENTER.replace("summary: A free", "summary: We work with the safe house. A free"),
        "ky/x.yaml",
        False,
    ),
    ("ADDRESS-HOME", HOME, "ky/x.yaml", True),
    ("ADDRESS-HOME", HOME + "  consent: {listing: true, from: house, date: 2026-11-01}\n", "ky/x.yaml", False),
    (
        "SOURCE-MISSING",
        CENTER[: CENTER.index("provenance:")] + "provenance:\n  submitter_relationship: none\n",
        "ky/x.yaml",
        True,
    ),
    (
        "SOURCE-MISSING",
        CENTER[: CENTER.index("provenance:")] + "provenance:\n  feed: {name: A list, as_of: 2022-01-01}\n",
        "ky/x.yaml",
        False,
    ),
    ("SOURCE-DATE", UNDATED, "ky/x.yaml", True),
    ("SOURCE-DATE", UNDATED + "  verified: {date: 2026-11-03, method: phone, by: volunteer}\n", "ky/x.yaml", False),
    ("SOURCE-DATE", UNDATED + "  feed: {name: A list, as_of: 2022-01-01}\n", "ky/x.yaml", False),
    ("SOURCE-DATE", UNDATED + "    - {kind: visit, retrieved: 2026-11-01}\n", "ky/x.yaml", True),
    ("SOURCE-DATE", UNDATED.replace("phone}", "phone, retrieved: 2026-11-01}"), "ky/x.yaml", False),
    ("DATE-FUTURE", CENTER.replace("2026-11-03", "2027-11-03"), "ky/x.yaml", True),
    ("DATE-FUTURE", CENTER.replace("2026-11-03", "2026-11-22"), "ky/x.yaml", False),
    ("DATE-STALE", CENTER.replace("2026-11-03", "2025-11-01"), "ky/x.yaml", True),
    ("DATE-STALE", CENTER.replace("2026-11-03", "2025-11-22"), "ky/x.yaml", False),
    ("SCHEDULE-PARTS", CENTER.replace("    days: [mon, tue]\n", ""), "ky/x.yaml", True),
    ("SCHEDULE-PARTS", CENTER.replace('    start: "10:00"\n', ""), "ky/x.yaml", True),
    ("SCHEDULE-PARTS", CENTER.replace("America/New_York", "EST"), "ky/x.yaml", True),
    ("SCHEDULE-PARTS", CENTER.replace("America/New_York", "../../etc/passwd"), "ky/x.yaml", True),
    ("SCHEDULE-PARTS", CENTER.replace("America/New_York", "America/Nowhere"), "ky/x.yaml", True),
    ("SCHEDULE-PARTS", GROUP.replace('    weeks: ["1", last]\n', ""), "ky/x.yaml", True),
    ("SCHEDULE-PARTS", GROUP.replace("repeat: monthly", "repeat: weekly"), "ky/x.yaml", True),
    ("SCHEDULE-PARTS", GROUP.replace('repeat: monthly\n    weeks: ["1", last]', "repeat: biweekly"), "ky/x.yaml", True),
    ("SCHEDULE-PARTS", WARMLINE, "us/x.yaml", False),
    ("AGES-ORDER", CENTER.replace("services:", "ages: {min: 30, max: 18}\nservices:"), "ky/x.yaml", True),
    ("AGES-ORDER", CENTER.replace("services:", "ages: {min: 18}\nservices:"), "ky/x.yaml", False),
    ("LINK-TRACKING", CENTER.replace("example.org/hours", "example.org/hours?utm_source=x"), "ky/x.yaml", True),
    (
        "LINK-SHORT",
        CENTER.replace("website: https://riverbend.example.org", "website: https://bit.ly/x"),
        "ky/x.yaml",
        True,
    ),
    ("LINK-TRACKING", CENTER.replace("example.org/hours", "example.org/hours?page=2"), "ky/x.yaml", False),
    ("PRIVACY-PASSCODE", GROUP.replace("j/5550100", "j/5550100?pwd=abc"), "ky/x.yaml", True),
    ("PRIVACY-PASSCODE", GROUP.replace("formats:", "summary: Passcode 123456\nformats:"), "ky/x.yaml", True),
    ("PRIVACY-PASSCODE", GROUP.replace("formats:", "summary: Ask us for the passcode.\nformats:"), "ky/x.yaml", False),
    ("CLAIM-RESULT", CENTER.replace("A free", "A guaranteed cure. A free"), "ky/x.yaml", True),
    ("CLAIM-RESULT", CENTER.replace("A free", "90% success! A free"), "ky/x.yaml", True),
    ("CLAIM-RESULT", CENTER.replace("A free", "A secure, free"), "ky/x.yaml", False),
    ("CLAIM-DOSE", CENTER.replace("A free", "Take 8 mg a day. A free"), "ky/x.yaml", True),
    ("CONDUCT-MARKETER", CENTER + "  submitter_relationship: paid_marketer\n", "ky/x.yaml", True),
    (
        "MEDICATION-HONEST",
        CENTER.replace("services:", "pathways: [all_pathways]\nmedication: not_welcome\nservices:"),
        "ky/x.yaml",
        True,
    ),
    (
        "MEDICATION-HONEST",
        CENTER.replace("services:", "pathways: [all_pathways]\nmedication: welcome\nservices:"),
        "ky/x.yaml",
        False,
    ),
    ("ENTRY-RESERVED", CENTER, "ky/search.yaml", True),
    ("ENTRY-RESERVED", CENTER, "ky/search-party.yaml", False),
    ("ENTRY-FELLOWSHIP", GROUP, "ky/x.yaml", False),
    ("CONDUCT-MARKETER", CENTER + "  submitter_relationship: staff\n", "ky/x.yaml", False),
]


@pytest.mark.parametrize(("code", "text", "path", "caught"), CASES)
def test_catches_what_it_is_for_and_nothing_else(code: str, text: str, path: str, caught: bool) -> None:
    assert (code in codes(text, path)) == caught


@pytest.mark.parametrize(
    "text",
    [
        CENTER,
        GROUP.replace("reuniones@scpn.example.org", "a@real-host.org"),
        WARMLINE,
        WARMLINE.replace("https://lakeshore.example.org", "https://real-host.org"),
    ],
)
def test_nothing_invented_passes_outside_tests(text: str) -> None:
    assert "ENTRY-INVENTED" in codes(text, "ky/x.yaml", dataclasses.replace(FICTION, fictional=False))


def test_real_numbers_and_hosts_pass_outside_tests() -> None:
    real = WARMLINE.replace("1-800-555-0199", "988").replace("lakeshore.example.org", "988lifeline.org")
    assert codes(real, "us/x.yaml", dataclasses.replace(FICTION, fictional=False)) == []
