"""Rules of content safety (docs: content/schema/PROBLEMS.md): each catches what it is for, and leaves alone what looks alike."""

import dataclasses
from pathlib import Path

import pytest

from generator.content.load import neighbors
from generator.content.rules import DIRECTORY_RULES, RULES, Scope
from generator.content.rules.guides import RULES as GUIDE_RULES
from tests.content.entry_files import CENTER, FICTION, GROUP, VOCABULARY, WARMLINE, codes

SETTING = dataclasses.replace(FICTION, neighbors=neighbors(VOCABULARY))
HOUSE = (
    CENTER.replace("recovery_community_center", "recovery_residence")
    .replace("visibility: public", "visibility: city_only")
    .replace("  street: 100 Example Street\n", "")
    .replace('  zip: "40000"\n', "")
)
TREATMENT = CENTER.replace("recovery_community_center", "treatment_program")
FEED = "provenance:\n  sources:\n    - kind: official_feed\n  feed: {name: A list, as_of: 2022-01-01, records: [r1]}\n"
CONSENT = "  consent: {listing: true, from: group_decision, date: 2026-11-01}\n"


def saying(text: str, base: str = CENTER) -> str:
    """The center with another summary."""
    return base.replace("summary: A free drop-in center run by people in recovery.", f"summary: {text}")


def fed(base: str) -> str:
    """The same entry as a feed gave it."""
    return base[: base.index("provenance:")] + FEED


def group(lines: str = "", old: str = "", new: str = "") -> str:
    """The group, with lines added at its end or something replaced."""
    assert old in GROUP
    return (GROUP.replace(old, new) if old else GROUP) + lines


CASES = [
    # ---- people
    ("PHONE-PRIVATE", group(old="contact:\n", new='contact:\n  phones:\n    - number: "502-555-0143"\n'), True),
    ("PHONE-PRIVATE", group(CONSENT, "contact:\n", 'contact:\n  phones:\n    - number: "502-555-0143"\n'), False),
    ("PHONE-PRIVATE", group(CONSENT.replace(", date: 2026-11-01", ""), "contact:\n", 'contact:\n  phones:\n    - number: "502-555-0143"\n'), True),
    ("PHONE-PRIVATE", group(old="contact:\n", new='organization: Sample Network\ncontact:\n  phones:\n    - number: "502-555-0143"\n'), False),
    ("PHONE-PRIVATE", group(old="contact:\n", new='organization: Sample Network\ncontact:\n  phones:\n    - {number: "502-555-0143", kind: text}\n'), True),
    ("PHONE-PRIVATE", group(old="contact:\n", new='contact:\n  phones:\n    - {number: "502-555-0143", kind: warmline}\n'), False),
    ("PHONE-PRIVATE", CENTER, False),
    ("EMAIL-PERSON", group(old="reuniones@scpn.example.org", new="mary.smith72@gmail.com"), True),
    ("EMAIL-PERSON", group(old="reuniones@scpn.example.org", new="mary@scpn.example.org"), True),
    ("EMAIL-PERSON", group(old="reuniones@scpn.example.org", new="lunes@gmail.com"), False),
    ("EMAIL-PERSON", CENTER.replace("  website: https://riverbend", "  email: mary@riverbend.example.org\n  website: https://riverbend"), False),
    ("EMAIL-PERSON", CENTER.replace("  website: https://riverbend", "  email: mary.j@gmail.com\n  website: https://riverbend"), True),
    ("EMAIL-PERSON", CENTER.replace("name: River", "name: Mary's River").replace("  website: https://riverbend", "  email: mary.river@gmail.com\n  website: https://riverbend"), False),
    ("EMAIL-FREE", group(old="reuniones@scpn.example.org", new="lunes@gmail.com"), True),
    ("EMAIL-FREE", group(old="reuniones@scpn.example.org", new="mary.smith72@gmail.com"), False),
    ("EMAIL-FREE", GROUP, False),
    ("EMAIL-FREE", group(old="reuniones@scpn.example.org", new="hola@notgmail.com"), False),
    ("PERSON-TEXT", saying("Call John Smith at 502-555-0143 to join."), True),
    ("PERSON-TEXT", saying("Write to Mary Jones, mary.j@riverbend.example.org."), True),
    ("PERSON-TEXT", saying("Call the front desk at 502-555-0143."), False),
    ("PERSON-TEXT", saying("We meet at Martin Luther Church, call 502-555-0143."), False),
    ("PERSON-TEXT", saying("John Smith founded the house."), False),
    ("PERSON-NAME", CENTER.replace("contact:\n", "contact:\n  ask_for: Jordan Wells\n"), True),
    ("PERSON-NAME", CENTER.replace("contact:\n", "contact:\n  ask_for: Front Desk\n"), False),
    ("PERSON-NAME", CENTER.replace("contact:\n", "contact:\n  ask_for: Jordan W.\n"), False),
    ("PERSON-NAME", CENTER + CONSENT.replace("group_decision", "Maria Lopez"), True),
    ("PERSON-NAME", CENTER + CONSENT, False),
    ("PERSON-NAME", saying("Ask Barbara Hill for the key."), True),
    ("PERSON-NAME", saying("Behind St. John Neumann, at William Street."), False),
    ("PERSON-NAME", saying("In the Jonathan Edwards Room we read As Bill Sees It."), False),
    ("PERSON-NAME", CENTER.replace("Riverbend Recovery Community Center", "Bill Wilson Center"), False),
    ("PRIVACY-ROOM", group(old="formats:", new="description: Zoom ID 123 456 7890\nformats:"), True),
    ("PRIVACY-ROOM", group(old="formats:", new='description: "Meeting ID: 123-456-7890"\nformats:'), True),
    ("PRIVACY-ROOM", group(old="formats:", new="description: Room 12, second floor\nformats:"), False),
    ("PRIVACY-ROOM", group(old="formats:", new="description: The meeting number changes each week\nformats:"), False),
    ("PRIVACY-ATTENDANCE", saying("About 20 people attend each week."), True),
    ("PRIVACY-ATTENDANCE", saying("Please sign the attendance list."), True),
    ("PRIVACY-ATTENDANCE", saying("We sign court papers if you ask."), False),
    ("PRIVACY-ATTENDANCE", saying("People attend in person or online."), False),
    # ---- homes
    ("ADDRESS-SURVIVORS", CENTER.replace("services:", "populations: [survivors_of_violence]\nservices:"), True),
    ("ADDRESS-SURVIVORS", group(old="formats:", new="populations: [survivors_of_violence]\nformats:"), False),
    ("ADDRESS-SURVIVORS", fed(CENTER.replace("services:", "populations: [survivors_of_violence]\nservices:")), False),
    ("ADDRESS-GROUP-HOME", CENTER.replace("recovery_center\nsubtype: recovery_community_center", "support_group").replace("  city:", "  unit: Apt 4\n  city:"), True),
    ("ADDRESS-GROUP-HOME", CENTER.replace("recovery_center\nsubtype: recovery_community_center", "support_group").replace("  city:", "  name: A member's home\n  city:"), True),
    ("ADDRESS-GROUP-HOME", CENTER.replace("recovery_center\nsubtype: recovery_community_center", "support_group").replace("  city:", "  unit: 2nd floor\n  city:"), False),
    ("ADDRESS-GROUP-HOME", CENTER.replace("  city:", "  unit: Apt 4\n  city:"), False),
    ("HOUSE-WORDS", saying("A quiet house with 12 beds.", HOUSE), True),
    ("HOUSE-WORDS", saying("The neighbors are friendly.", HOUSE), True),
    ("HOUSE-WORDS", saying("A quiet house near the bus.", HOUSE), False),
    ("HOUSE-WORDS", saying("12 beds."), False),
    # ---- honesty
    ("CONDUCT-ROUTING", saying("Calls are routed to a participating treatment provider."), True),
    ("CONDUCT-ROUTING", saying("Calls are answered day and night."), False),
    ("LINK-SHORT", CENTER.replace("website: https://riverbend.example.org", "website: https://bit.ly/x"), True),
    ("LINK-SHORT", CENTER.replace("website: https://riverbend.example.org", "website: https://WWW.TinyURL.com/x"), True),
    ("LINK-SHORT", CENTER.replace("website: https://riverbend.example.org", "website: https://notbit.ly/x"), False),
    ("LINK-REFERRAL", CENTER.replace("website: https://riverbend.example.org", "website: https://riverbend.example.org/?aff_id=7"), True),
    ("LINK-REFERRAL", CENTER.replace("website: https://riverbend.example.org", "website: https://go.callrail.com/x"), True),
    ("LINK-REFERRAL", CENTER.replace("website: https://riverbend.example.org", "website: https://riverbend.example.org/?page=affiliates"), False),
    ("LINK-OWNER", CENTER.replace("  website: https://riverbend", "  email: intake@helpline.test\n  website: https://riverbend"), True),
    ("LINK-OWNER", CENTER.replace("  website: https://riverbend", "  email: hello@mail.example.org\n  website: https://www.riverbend"), False),
    ("LINK-OWNER", CENTER.replace("  website: https://riverbend", "  email: riverbend@gmail.com\n  website: https://riverbend"), False),
    ("PHONE-TOLL-FREE", CENTER.replace("502-555-0143", "800-555-0143").replace("services:", "formats: [in_person]\nservices:"), True),
    ("PHONE-TOLL-FREE", CENTER.replace("502-555-0143", "800-555-0143").replace("services:", "formats: [in_person, phone]\nservices:"), False),
    ("PHONE-TOLL-FREE", CENTER.replace("services:", "formats: [in_person]\nservices:"), False),
    ("PHONE-AREA", CENTER.replace("502-555-0143", "213-555-0143"), True),
    ("PHONE-AREA", CENTER.replace("502-555-0143", "513-555-0143"), False),  # Ohio is next door
    ("PHONE-AREA", CENTER.replace("502-555-0143", "800-555-0143"), False),
    ("PHONE-AREA", fed(CENTER.replace("502-555-0143", "213-555-0143")), False),  # a feed's one number: the head office
    ("PHONE-AREA", fed(CENTER.replace("      kind: main\n", '      kind: main\n    - number: "213-555-0143"\n')), True),  # the same seven digits
    ("PHONE-AREA", fed(CENTER.replace("      kind: main\n", '      kind: main\n    - number: "505-555-0199"\n')), True),  # 502 with a slip
    ("PHONE-AREA", fed(CENTER.replace("      kind: main\n", '      kind: main\n    - number: "213-555-0199"\n')), False),
    ("PHONE-AREA", CENTER.replace("502-555-0143", "213-555-0143").replace("services:", "service_area: {scope: national}\nservices:"), False),
    ("LICENSE-MISSING", TREATMENT, True),
    ("LICENSE-MISSING", TREATMENT.replace("services:", "licenses:\n  - {body: State agency, number: '12'}\nservices:"), False),
    ("LICENSE-MISSING", CENTER, False),
    ("LICENSE-MISSING", CENTER.replace("services:", "operator: for_profit\nservices:"), True),
    ("LICENSE-MISSING", fed(TREATMENT), False),
    ("SOURCE-COPIED", CENTER.replace("https://riverbend.example.org/hours", "https://www.psychologytoday.com/us/groups/1"), True),
    ("SOURCE-COPIED", CENTER, False),
    # ---- words
    ("CLAIM-RESULT", saying("A guaranteed cure."), True),
    ("CLAIM-RESULT", saying("We have a 90% success rate."), True),
    ("CLAIM-RESULT", saying("Tenemos una tasa de éxito alta."), True),
    ("CLAIM-RESULT", saying("No guarantee of a place; call first."), False),
    ("CLAIM-PRAISE", saying("The best program in town."), True),
    ("CLAIM-PRAISE", saying("Call now, we are number one."), True),
    ("CLAIM-PRAISE", saying("La mejor casa de la ciudad, llame ya."), True),
    ("CLAIM-PRAISE", saying("The best time to call is in the morning."), False),
    ("CLAIM-PRAISE", fed(saying("The best program in town.")), False),
    ("CLAIM-PRAISE", CENTER.replace("Riverbend Recovery Community Center", "Premier Recovery"), False),
    ("CLAIM-SHOUT", saying("FREE HELP FOR EVERYBODY"), True),
    ("CLAIM-SHOUT", saying("Come in! We are open!"), True),
    ("CLAIM-SHOUT", saying("Ask for the CEO of NAMI KY."), False),
    ("CLAIM-SHOUT", saying("Come in!"), False),
    ("CLAIM-SHOUT", CENTER.replace("Riverbend Recovery Community Center", "RIVERBEND RECOVERY CENTER"), True),
    ("CLAIM-SHOUT", CENTER.replace("Riverbend Recovery Community Center", "BHG XXXVIII LLC House"), False),
    ("TEXT-LINKS", CENTER.replace("contact:", 'description: "See https://a.example.org and https://b.example.org"\ncontact:'), True),
    ("TEXT-LINKS", CENTER.replace("contact:", 'description: "See [us](https://www.a.example.org)"\ncontact:'), False),
    ("LINK-SCHEME", CENTER.replace("contact:", 'description: "[More](javascript:alert(1))"\ncontact:'), True),
    ("LINK-SCHEME", CENTER.replace("contact:", 'description: "[More]( JavaScript:alert(1))"\ncontact:'), True),
    ("LINK-SCHEME", CENTER.replace("contact:", 'description: "[Call](tel:+15025550143)"\ncontact:'), False),
    ("CLAIM-DOSE", saying("Start with 8 mg a day."), True),
    ("CLAIM-DOSE", saying("Bus 8, MG Park."), False),
    ("ADVICE-TAPER", saying("Detox at home with our plan."), True),
    ("ADVICE-TAPER", saying("Never detox at home without a doctor."), False),
    ("CLINICAL-WORDS", saying("Our peers diagnose and offer psychotherapy."), True),
    ("CLINICAL-WORDS", saying("You need no diagnosis."), False),
    ("CLINICAL-WORDS", saying("Our therapists are here on Mondays.").replace("services:", "clinical_services: true\nservices:"), False),
    ("WARMLINE-CRISIS", WARMLINE.replace("contact:", "summary: A suicide hotline, day and night.\ncontact:"), True),
    ("WARMLINE-CRISIS", WARMLINE.replace("Peer Warmline", "Crisis Line"), True),
    ("WARMLINE-CRISIS", WARMLINE.replace("contact:", "summary: Talk with a peer. Not a crisis line.\ncontact:"), False),
    ("WARMLINE-CRISIS", saying("Next door is a crisis line."), False),
    ("WORDS-PERSON", saying("Help for addicts."), True),
    ("WORDS-PERSON", saying("Ayuda para drogadictos."), True),
    ("WORDS-PERSON", saying("Sex and Love Addicts Anonymous and Alcoholics Anonymous meet here."), False),
    ("WORDS-PERSON", CENTER.replace("Riverbend Recovery Community Center", "Riverbend Addicts Group"), False),
    ("WORDS-PERSON", saying("We addicted ourselves to sunlight."), False),
    ("PATHWAY-NEUTRAL", saying("The only way to real recovery."), True),
    ("PATHWAY-NEUTRAL", saying("Suboxone is just replacing one drug with another."), True),
    ("PATHWAY-NEUTRAL", saying("One way among many. The only way in is the back door."), False),
    ("PATHWAY-WORDS", saying("A Christian program with Bible study."), True),
    ("PATHWAY-WORDS", saying("A Christian program.").replace("services:", "pathways: [christian]\nservices:"), False),
    ("PATHWAY-WORDS", saying("Next to the Corpus Christi bridge."), False),
    ("PATHWAY-WORDS", saying("In the basement of First Christian Church."), False),
    ("MEDICATION-MISSING", TREATMENT, True),
    ("MEDICATION-MISSING", TREATMENT.replace("services:", "medication: ask\nservices:"), False),
    ("MEDICATION-MISSING", HOUSE.replace("services:", "housing: {medication: welcome}\nservices:"), False),
    ("EXCLUSION-NAME", CENTER.replace("Riverbend Recovery", "Riverbend Women's Recovery"), True),
    ("EXCLUSION-NAME", CENTER.replace("Riverbend Recovery", "Riverbend Women’s Recovery"), True),
    ("EXCLUSION-NAME", CENTER.replace("Riverbend Recovery", "Riverbend Women's Recovery").replace("services:", "exclusive_to: [women]\nservices:"), False),
    ("EXCLUSION-NAME", CENTER.replace("Riverbend Recovery", "Riverbend Menswear"), False),
    ("EXCLUSION-NAME", CENTER.replace("Riverbend Recovery", "Young Mens Christian Association"), False),
    # ---- dates
    ("DATE-ORDER", CENTER.replace("2026-11-03", "2026-11-01"), True),
    ("DATE-ORDER", CENTER.replace("2026-11-03", "2026-11-02"), False),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "caught"), CASES)
def test_catches_what_it_is_for_and_leaves_alone_what_looks_alike(code: str, text: str, caught: bool) -> None:
    found = codes(text, "us/x.yaml" if "service_area: {scope: national}\nschedule" in text else "ky/x.yaml", SETTING)
    assert (code in found) == caught
    assert not {"YAML-SYNTAX", "FIELD-UNKNOWN", "CHOICE-UNKNOWN", "FIELD-MISSING", "YAML-COMMENT"} & set(found)


def test_a_blocked_host_is_told() -> None:
    data = dataclasses.replace(SETTING.data, hosts={"blocked": frozenset({"bad.example.org"})})
    bad = CENTER.replace("https://riverbend.example.org\n", "https://www.bad.example.org\n")
    assert "LINK-BLOCKED" in codes(bad, setting=dataclasses.replace(SETTING, data=data))
    assert "LINK-BLOCKED" not in codes(CENTER, setting=dataclasses.replace(SETTING, data=data))


def test_every_rule_is_caught_and_not_caught_somewhere() -> None:
    from tests.content.test_rules import CASES as OLDER

    tried = {(code, caught) for code, _, caught in CASES} | {(code, caught) for code, _, _, caught in OLDER}
    tried |= {("LINK-BLOCKED", True), ("LINK-BLOCKED", False), ("ENTRY-INVENTED", True), ("ENTRY-INVENTED", False)}
    wanted = {(rule.code, caught) for rule in RULES for caught in (True, False)}
    assert wanted - tried == set()


def test_rules_name_their_scope() -> None:
    assert {rule.scope for rule in RULES} == {Scope.ENTRY}
    assert {rule.scope for rule in DIRECTORY_RULES} == {Scope.DIRECTORY}


def test_a_better_word_comes_as_a_line_to_copy_at_the_very_word() -> None:
    from tests.content.entry_files import read

    (problem,) = (p for p in read(saying("Help for addicts.")).problems if p.code == "WORDS-PERSON")
    assert (problem.line, problem.column) == (4, 19)
    assert problem.copy == "summary: Help for people with a substance use disorder."


def test_no_file_of_rule_data_has_a_problem(tmp_path: Path) -> None:
    from generator.content.rule_data import FOLDER, read_rule_data
    from generator.resources import vocabulary_dir

    data, problems = read_rule_data(vocabulary_dir() / FOLDER, FOLDER)
    assert problems == []
    assert set(data.words) <= {rule.code for rule in RULES} | {rule.code for rule in GUIDE_RULES}
    assert data.areas["502"] == "KY"
    (tmp_path / "hosts.yaml").write_text("- key: blocked\n  hosts: x.org\n- hosts: [a.b]\n", encoding="utf-8")
    data, problems = read_rule_data(tmp_path, "rules")
    assert [problem.code for problem in problems] == ["FIELD-SHAPE", "FIELD-MISSING"]
    assert data.hosts == {}
