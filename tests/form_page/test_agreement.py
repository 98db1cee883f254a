"""The form and `check` say the same of the same entry: it is taken by both or by neither, for the same reasons.

Cases: a sound listing with one thing changed, below; and every mistake of tests/content/corpus that can be said in a form,
where there is no syntax, no unknown field and no list in place of a text.
"""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import PurePosixPath
from typing import Any

import pytest

from generator.content.entries import read_entry
from generator.content.fields import ENTRY
from generator.content.reader import read_tree
from generator.content.rules import Setting
from generator.content.table import Field, Kind
from generator.content.tree import Mapping, Node, Scalar, Sequence
from generator.problems import Severity
from generator.site.addresses import RESERVED
from tests.content.corpus_cases import FOLDER, cases_in
from tests.content.test_corpus import _FIELDS
from tests.form_page.sites import CRISIS, VOCABULARY

Run = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
SOUND: dict[str, Any] = {
    "type": "recovery_center",
    "subtype": "recovery_community_center",
    "name": "Riverbend Center",
    "organization": "Riverbend Alliance",
    "summary": "A place to drop in.",
    "contact": {"phones": [{"number": "502-555-0143", "kind": "main"}], "website": "https://riverbend.example.org"},
    "location": {"visibility": "public", "street": "100 Example Street", "city": "Sampleton", "state": "KY", "zip": "40000"},
    "schedule": [
        {"kind": "open_hours", "days": ["mon"], "start": "10:00", "end": "19:00", "timezone": "America/New_York"}
    ],
    "provenance": {"sources": [{"kind": "website", "url": "https://riverbend.example.org", "retrieved": "2026-11-02"}]},
}  # fmt: skip
HIDDEN: dict[str, Any] = {"location": {"visibility": "ask", "city": "Sampleton", "state": "KY"}}
GROUP: dict[str, Any] = {"type": "support_group", "subtype": "mutual_aid_meeting", "organization": ""}
HOURS = {"kind": "meeting", "timezone": "America/Chicago"}
CASES: list[dict[str, Any]] = [
    {},
    *({"summary": text} for text in (
        "x" * 241, "a <b>bold</b> word", "A guaranteed cure.", "No guarantee of anything.", "90% success rate", "Start with 8 mg a day.",
        "Detox at home with our plan.", "Never detox at home.", "Calls are routed to a provider.", "Passcode: 12345", "Ask for the passcode.",
        "Zoom ID 123 456 7890", "About 20 people attend.", "Call John Smith at 502-555-0143.", "Call the front desk at 502-555-0143.",
        "Mary Smith Hall, phone 502-555-0199", "5 < 6 and 7 > 2", "zero\u200bwidth", "soft\u00adhyphen", "Text us at 502-555-0143", "[x](javascript:alert(1))",
        "la tasa de éxito es alta", "cures for meats", "Secure parking", "two\nlines",
    )),
    *(HIDDEN | {"summary": text} for text in (
        "We meet at 100 Example Street.", "We meet on Monday.", "40202-1234", "38.2527, -85.7585", "12 N. Main St", "Calle 5", "12 steps to a new way",
        "24 Peñón de los Baños calle", "7 days a week, all the way",
    )),
    HIDDEN | {"contact": {"website": "https://maps.google.com/x"}},
    HIDDEN | {"name": "Riverbend Safe House"},
    {"name": "Riverbend Safe House"}, {"name": "Refugio del Río"}, {"name": "Battered Women's Help"},
    *({"contact": {"phones": [{"number": number}]}} for number in (
        "5025550143", "(502) 555-0143", "1-800-662-HELP", "911", "988", "741741", "12345", "123-456-7890", "502-555-014", "502-555-0143 ext 5",
        "+1 502 555 0143", "+44 20 7946 0958", "502.555.0143", "call us", "502-155-0143", "", "1-502-555-0143 x", "502/555-0143", "502 - 555 - 0143",
    )),
    *({"contact": {"email": email}} for email in ("a@b", "hello@example.org", "a..b@example.org", "a b@example.org", "mary.smith72@gmail.com", "mary.smith72@riverbend.org", "info@gmail.com")),
    *({"contact": {"website": url}} for url in (
        "riverbend.org", "http://riverbend.org", "https://river bend.org", "https://user@riverbend.org", "https://riverbend.org:8080", "ftp://x.org",
        "https://bit.ly/abc", "https://www.bit.ly/abc", "https://riverbend.org/?utm_source=x", "https://riverbend.org/?aff_id=7", "https://localhost", "https://riverbend.org/?a=1&gclid=2",
        "https://x.callrail.com/a", "https://riverbend.org/#pwd=abc", "javascript:alert(1)", "HTTPS://RIVERBEND.ORG", "https://10.0.0.1/", "https://riverbend.org/" + "a" * 600,
    )),
    *({"location": {"visibility": "public", "city": "Sampleton", "state": state, "zip": code}} for state, code in (
        ("KY", "2134"), ("KY", "40202-1234"), ("KY", "402021"), ("OH", "40000"), ("ky", "40000"), ("Kentucky", ""), ("", ""),
    )),
    {"location": {"visibility": "maybe", "city": "Sampleton", "state": "KY"}},
    {"location": {"city": "Sampleton", "state": "KY"}},
    {"location": {"visibility": "ask", "street": "100 Example Street", "city": "Sampleton", "state": "KY"}},
    {"location": {"visibility": "city_only", "zip": "40000", "state": "KY"}},
    {"location": {"visibility": "public", "state": "KY", "lat": "91", "lon": "-85"}},
    {"location": {"visibility": "public", "state": "KY", "lat": "north", "lon": "-85"}},
    {"location": {}, "service_area": {"scope": "statewide", "states": ["KY"]}},
    {"location": {}, "service_area": {"scope": "statewide", "states": ["OH"]}},
    {"location": {}, "service_area": {"scope": "statewide"}},
    {"location": {}},
    *({"schedule": [HOURS | rule]} for rule in (
        {"days": ["mon"], "start": "18:30"}, {"days": ["mon"], "start": "6:30 pm"}, {"days": ["mon"], "start": "24:00"}, {"days": ["mon"], "start": "25:00"},
        {"days": ["mon"], "start": "18:30", "end": "24:00"}, {"start": "18:30"}, {"days": ["mon"]}, {"days": ["monday"], "start": "18:30"},
        {"days": ["mon", "mon"], "start": "18:30"}, {"days": ["mon"], "start": "18:30", "end": "19:30", "duration_minutes": "60"},
        {"days": ["mon"], "start": "18:30", "repeat": "monthly"}, {"days": ["mon"], "start": "18:30", "repeat": "monthly", "weeks": ["1"]},
        {"days": ["mon"], "start": "18:30", "weeks": ["1"]}, {"days": ["mon"], "start": "18:30", "repeat": "biweekly"},
        {"days": ["mon"], "start": "18:30", "repeat": "biweekly", "anchor": "2026-01-05"}, {"repeat": "once", "start": "18:30"},
        {"repeat": "once", "start": "18:30", "from": "2026-12-05"}, {"days": ["mon"], "start": "18:30", "from": "2026-12-05", "until": "2026-11-05"},
        {"always_open": "true", "timezone": ""}, {"always_open": "true", "days": ["mon"]}, {"days": ["mon"], "start": "18:30", "timezone": "EST"},
        {"days": ["mon"], "start": "18:30", "timezone": ""}, {"days": ["mon"], "start": "18:30", "timezone": "America/Nowhere"},
        {"days": ["mon"], "start": "18:30", "duration_minutes": "0"}, {"days": ["mon"], "start": "18:30", "duration_minutes": "an hour"},
        {"days": ["mon"], "start": "18:30", "exceptions": [{"note": "Closed"}]}, {"days": ["mon"], "start": "18:30", "exceptions": [{"date": "2026-02-30"}]},
        {"days": ["mon"], "start": "18:30", "join": {"url": "https://video.example.org/j/1?pwd=abc"}}, {"kind": "", "days": ["mon"], "start": "18:30"},
    )),
    *({"provenance": provenance} for provenance in (
        {}, {"submitter_relationship": "staff"}, {"sources": [{"kind": "website", "retrieved": "2026-11-02"}]}, {"sources": [{"kind": "phone", "retrieved": "2027-11-02"}]},
        {"sources": [{"kind": "phone", "retrieved": "11/13/2026"}]}, {"sources": [{"kind": "phone", "retrieved": "2026-11-31"}]}, {"sources": [{"url": "https://x.org"}]},
        {"sources": [{"kind": "phone"}], "submitter_relationship": "paid_marketer"}, {"sources": [{"kind": "phone"}], "verified": {"date": "2026-11-03", "method": "phone"}},
        {"sources": [{"kind": "phone", "retrieved": "2026-11-02"}], "verified": {"date": "2026-10-03", "method": "phone", "by": "volunteer"}},
        {"sources": [{"kind": "phone"}], "consent": {"from": "office"}}, {"sources": [{"kind": "phone"}], "feed": {"name": "A list", "as_of": "2026-11-01"}},
    )),
    {"name": ""}, {"name": "x" * 161}, {"type": ""}, {"type": "church"}, {"subtype": "warmline"}, {"subtype": "nothing"}, {"fellowship": "aa"},
    {"former_ids": ["KY/Old"]}, {"former_names": ["A", "A"]}, {"ages": {"min": "30", "max": "20"}}, {"ages": {"min": "old"}}, {"ages": {"min": "121"}},
    {"ages": {"min": "18"}}, {"peer_run": "yes"}, {"peer_run": "true"}, {"services": ["naloxone", "narcan"]}, {"languages": ["en", "es"]},
    {"pathways": ["all_pathways"], "medication": "not_welcome"}, {"pathways": ["all_pathways"], "medication": "welcome"},
    {"housing": {"narr_level": "5"}}, {"housing": {"narr_level": "2"}}, {"training": {"hours": "30"}}, {"subtype": "recovery_residence"},
    {"subtype": "recovery_residence", "provenance": SOUND["provenance"] | {"consent": {"listing": "true", "from": "house_decision", "date": "2026-11-01"}}},
    {"contact": {"phones": [{"number": "502-555-0143", "kind": "crisis"}]}}, {"contact": {"phones": [{"number": "988", "kind": "crisis"}]}},
    {"contact": {}}, {"contact": {"ask_for": "front desk"}}, {"contact": {"form": "https://riverbend.example.org/form"}}, {"contact": {}, "schedule": []},
    GROUP, GROUP | {"organization": "Riverbend Alliance"}, GROUP | {"fellowship": "aa", "contact": {"email": "mary@riverbend.org"}},
    GROUP | {"fellowship": "aa", "organization": "Mary House", "contact": {"email": "mary@riverbend.org"}},
    GROUP | {"provenance": SOUND["provenance"] | {"consent": {"listing": "true", "from": "group_decision", "date": "2026-11-01"}}},
    GROUP | {"provenance": SOUND["provenance"] | {"consent": {"listing": "true", "from": "group_decision"}}},
    {"licenses": [{"number": "7"}]}, {"translations": {"es": {"summary": "Un lugar <i>libre</i>"}}}, {"translations": {"es": {"summary": "Garantizado"}}},
    {"description": "A line.\n\nAnother line."}, {"description": "<script>alert(1)</script>"}, {"contact": {"website": "https://riverbend.org"}, "invented": True},
    {"invented": True}, {"contact": {"email": "desk@example.com"}, "invented": True}, {"slug": "search"}, {"slug": "Open Door"}, {"slug": "a--b"},
]  # fmt: skip


def said(text: str, path: str, *, fictional: bool) -> tuple[set[str], set[str]]:
    """The codes of the errors that `check` finds, and those of them that only reading the text could find."""
    setting = Setting(dt.date(2026, 11, 22), fictional, CRISIS, frozenset(), RESERVED)
    found = {
        p.code
        for p in read_entry(text.encode(), path, PurePosixPath(path), VOCABULARY.lists, setting).problems
        if p.severity is Severity.ERROR
    }
    return found, {code for code in found if code.startswith("YAML-") and code != "YAML-HIDDEN"}


def as_file(values: dict[str, Any]) -> str:
    """The values as YAML that keeps every text as it was typed, wrong ones too: JSON is YAML, and needs no writer."""
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.slow
def test_the_form_and_check_agree_on_each_case(written_by: Run) -> None:
    made = []
    for case in CASES:
        values = deepcopy(SOUND | {key: value for key, value in case.items() if key not in ("invented", "slug")})
        values = {key: value for key, value in values.items() if value not in ("", {}, [])}
        made.append(
            {"values": values, "state": "ky", "slug": case.get("slug", "open-door"), "whole": True, "fictional": not case.get("invented", False)}
        )  # fmt: skip
    differ = {}
    for case, one, result in zip(CASES, made, written_by(made), strict=True):
        theirs, _ = said(as_file(emptied(one["values"])), f"ky/{one['slug']}.yaml", fictional=one["fictional"])
        ours = {code for code, _ in result["problems"]}
        if ours != theirs:
            differ[str(case)[:150]] = {"form": sorted(ours), "check": sorted(theirs)}
    assert not differ, "\n".join(f"{case}: {found}" for case, found in differ.items())


def emptied(value: Any) -> Any:
    """Without what is empty: in a form a question without an answer is no field."""
    if isinstance(value, dict):
        return {key: inner for key, one in value.items() if (inner := emptied(one)) not in ("", {}, [])}
    return [inner for one in value if (inner := emptied(one)) != {}] if isinstance(value, list) else value


def sayable(node: Node, fields: tuple[Field, ...]) -> dict[str, Any] | None:
    """A tree as a form would have it; None where no form can say it: an unknown field, or a shape that is not the field's."""
    if not isinstance(node, Mapping):
        return None
    table = {field.key: field for field in fields}
    values: dict[str, Any] = {}
    for key, child in node.pairs:
        field = table.get(key.text)
        if field is None:
            return None
        one = _sayable(child, field)
        if one is None:
            return None
        values[key.text] = one
    return values


def _sayable(node: Node, field: Field) -> Any:
    if field.many:
        if not isinstance(node, Sequence):
            return None
        items = [_one(item, field) for item in node.items]
        return None if not items or any(item is None for item in items) else items
    return _one(node, field)


def _one(node: Node, field: Field) -> Any:
    if field.kind is Kind.RECORD:
        return sayable(node, field.fields) or None
    if field.kind is Kind.RECORDS_BY_LANGUAGE:
        if not isinstance(node, Mapping) or {key.text for key, _ in node.pairs} != {"es"}:
            return None
        return {key.text: made for key, child in node.pairs if (made := sayable(child, field.fields))} or None
    if not isinstance(node, Scalar) or not node.text.strip() or (not node.quoted and node.text in ("null", "~")):
        return None
    return node.text


def corpus() -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Title, path, text and values of each mistake of one entry that a form can hold, and of each shape of a value."""
    files = [
        (case.title, *next(iter(case.files.items())))
        for path in sorted(FOLDER.glob("[0-9]*.txt"))
        for case in cases_in(path)
        if len(case.files) == 1
    ]
    kind = ""
    for line in (FOLDER / "shapes.txt").read_text(encoding="utf-8").splitlines():
        written = line.partition("  |  ")[0].rstrip()
        if line.startswith("== "):
            kind = line[3:].strip()
        elif kind and written:
            base, old, new, _ = _FIELDS[kind]
            text = base.replace(old, new.format(written), 1)
            files.append((f"{kind}: {written}", "ky/riverbend.yaml", text.encode()))
    for title, name, data in files:
        if not re.fullmatch(r"[a-z]{2}/[^/]+\.yaml", name):
            continue
        tree, problems = read_tree(data, name)
        hidden = {problem.code for problem in problems.found} <= {"YAML-HIDDEN"}
        if tree is not None and hidden and (values := sayable(tree, ENTRY)):
            yield title, name, data.decode(), values


@pytest.mark.slow
def test_the_form_and_check_agree_on_the_corpus(written_by: Run) -> None:
    cases = list(corpus())
    assert len(cases) > 150
    made = [
        {"values": values, "state": name[:2], "slug": name[3:-5], "whole": True, "fictional": True}
        for _, name, _, values in cases
    ]
    differ = {}
    for (title, name, text, _), result in zip(cases, written_by(made), strict=True):
        theirs, _ = said(text, name, fictional=True)
        ours = {code for code, _ in result["problems"]}
        if bool(ours) != bool(theirs):
            differ[title] = {"form": sorted(ours), "check": sorted(theirs)}
    assert not differ, "\n".join(f"{case}: {found}" for case, found in differ.items())
