"""What the form writes is an entry: `check` takes it, and reads back just what was typed."""

import datetime as dt
import itertools
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import PurePosixPath
from typing import Any

import pytest

from generator.content.entries import read_entry
from generator.content.reader import read_tree
from generator.content.rules import Setting
from generator.content.tree import Mapping, Node, Scalar, Sequence
from generator.problems import Severity
from generator.site.addresses import RESERVED
from generator.site.form_entries import typed
from tests.form_page.pairwise import leaves, pairwise, values_of
from tests.form_page.sites import CRISIS, VOCABULARY
from tests.site import small

Run = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
TODAY = dt.date(2026, 11, 22)
SETTING = Setting(TODAY, fictional=True, crisis_numbers=CRISIS, reserved_slugs=RESERVED)


def errors(text: str, path: str = "ky/open-door.yaml") -> list[str]:
    """The codes of what `check` finds wrong."""
    read = read_entry(text.encode(), path, PurePosixPath(path), VOCABULARY.lists, SETTING)
    return [f"{p.code} {p.line}: {p.message}" for p in read.problems if p.severity is Severity.ERROR]


def plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {key.text: plain(value) for key, value in node.pairs}


def put(values: dict[str, Any], path: str, value: Any) -> None:
    here: Any = values
    parts = path.split(".")
    for part, following in itertools.pairwise(parts):
        if isinstance(here, list):
            if not here:
                here.append({})
            here = here[0]
        else:
            here = here.setdefault(part, [] if following == "0" else {})
    here = here[0] if isinstance(here, list) else here
    here[parts[-1]] = value


def sound(values: dict[str, Any]) -> dict[str, Any]:  # noqa: C901, PLR0912, PLR0915  # one mend after the other
    """The entry without what no entry may say together: chance put it there, and other tests are about it."""
    values["name"] = values.get("name") or "Open Door"
    entry_type = values["type"] = values.get("type") or "support_group"
    if entry_type != "support_group":
        values.pop("fellowship", None)
    if entry_type != "recovery_center":
        values.pop("housing", None)
    if entry_type != "peer_program":
        values.pop("training", None)
    if (term := VOCABULARY["subtypes"].get(values.get("subtype", ""))) and term.extra["of"] != entry_type:
        values.pop("subtype")
    place = values.setdefault("location", {})
    place["state"] = "KY"
    place.setdefault("visibility", "city_only")
    if values.get("subtype") == "recovery_residence":
        place["visibility"] = "city_only"
    if place["visibility"] != "public":
        for key in ("street", "unit", "zip", "lat", "lon"):
            place.pop(key, None)
    contact = values.setdefault("contact", {})
    for phone in contact.get("phones", []):
        phone["number"] = phone.get("number") or "502-555-0143"
        if phone.get("kind") == "crisis":
            phone["kind"] = "main"
    contact["website"] = contact.get("website") or "https://example.org"
    if "scope" not in values.get("service_area", {"scope": 1}):
        values["service_area"]["scope"] = "county"
    if values.get("medication") == "not_welcome":
        values.pop("pathways", None)
    values.pop("ages", None) if int(values.get("ages", {}).get("min", 0)) > int(
        values.get("ages", {}).get("max", 9)
    ) else None
    for one in values.get("schedule", []):
        one["kind"] = one.get("kind") or "meeting"
        if one.get("always_open") == "true":
            for key in ("days", "start", "end", "duration_minutes", "weeks", "repeat", "anchor"):
                one.pop(key, None)
        else:
            one |= {"days": one.get("days") or ["mon"], "start": one.get("start") or "18:30"}
            one.pop("duration_minutes" if one.get("end") else "end", None)
            if one.get("repeat") == "monthly":
                one["weeks"] = one.get("weeks") or ["1", "last"]
            else:
                one.pop("weeks", None)
            if one.get("repeat") == "biweekly":
                one["anchor"] = one.get("anchor") or "2026-01-05"
            if one.get("repeat") == "once":
                one["from"] = one.get("from") or "2026-01-05"
        if one.get("from", "") > one.get("until", "9"):
            one.pop("until")
        for day in one.get("exceptions", []):
            day["date"] = day.get("date") or "2026-11-26"
        one["timezone"] = "America/New_York"
    for key in ("licenses", "accreditation", "affiliations"):
        for seal in values.get(key, []):
            seal["body"] = seal.get("body") or "A body"
    came = values.setdefault("provenance", {})
    for source in came.setdefault("sources", [{}]):
        source |= {
            "kind": source.get("kind") or "website",
            "url": source.get("url") or "https://example.org/hours",
            "retrieved": source.get("retrieved") or "2026-11-02",
        }
    # A group's number needs somebody who agreed, or an organization behind it.
    came["consent"] = {"listing": "true", "from": "group_decision", "date": "2026-11-01"} | came.get("consent", {})
    if came["consent"]["listing"] == "false":
        contact.pop("phones", None)
    if came.get("verified", {}).get("date", "9") < "2026-11":
        came["verified"]["date"] = "2026-11-03"
    if came.get("submitter_relationship") == "paid_marketer":
        came.pop("submitter_relationship")
    for key, needed in (
        ("verified", {"date": "2026-11-03", "method": "phone", "by": "volunteer"}),
        ("feed", {"name": "A list", "as_of": "2026-11-01"}),
        ("consent", {"listing": "true", "from": "group_decision", "date": "2026-11-01"}),
    ):
        if key in came:
            came[key] = needed | came[key]
    return values


@cache
def rows() -> list[dict[str, Any]]:
    return pairwise({path: values_of(field, VOCABULARY.lists) for path, field in leaves()})


def cases() -> list[dict[str, Any]]:
    made = []
    for row in deepcopy(rows()):
        values: dict[str, Any] = {}
        for path, value in row.items():
            if value not in ("", []):
                put(values, path, value)
        made.append({"values": sound(values), "state": "ky", "slug": "open-door", "fictional": True})
    return made


@pytest.mark.slow
def test_every_pair_of_values_makes_an_entry_that_check_takes_and_the_form_takes(written_by: Run) -> None:
    made = cases()
    results = written_by(made)
    wrong = {}
    for n, result in enumerate(results):
        found = errors(result["text"])
        if found or result["problems"]:
            wrong[n] = (found, result["problems"])
    assert wrong == {}, f"{len(wrong)} of {len(made)}"


@pytest.mark.slow
def test_what_was_typed_is_read_back_to_the_letter(written_by: Run) -> None:
    made = cases()
    for case, result in zip(made, written_by([one | {"whole": True} for one in made]), strict=True):
        tree, problems = read_tree(result["text"].encode(), "ky/open-door.yaml")
        assert problems.found == []
        assert tree is not None
        assert plain(tree) == as_kept(case["values"])


def as_kept(value: Any) -> Any:
    """What is kept of values as typed: no blanks around them, no tabs, phones in our way."""
    if isinstance(value, dict):
        return {key: as_kept(one) for key, one in value.items() if one not in ("", [], {})}
    if isinstance(value, list):
        return [as_kept(one) for one in value]
    phones = {"(502) 555-0144": "502-555-0144", "1-800-555-0199": "800-555-0199"}
    return phones.get(value, "\n".join(line.rstrip() for line in value.strip().split("\n")))


@pytest.mark.parametrize(
    "text",
    [
        'a "quoted" word', "it's", "back\\slash", "colon: here", "# no comment", "a #b", "- list", "? key", "{a: b}", "[x]", "!tag", "&anchor",
        "*alias", "%percent", "@at", "`tick", "| pipe", "> fold", "---", "...", "null", "~", "true", "no", "0123", "1e3", "12:30:45", "0x1F",
        "2026-01-01", "=", "<<", "ends with colon:", "tab\there", "emoji 🙂 and ñ", "a\u00a0b", "x" * 159, "line one", "“curly”", "$(rm -rf)", "a, b",
        "'single'", '"', "\\", "\\n", "{{ name }}", "::error file=x::y", "]]>", "&amp;", "' #", '" #', ": ", "\\u0041", "%0A",
    ],
    ids=repr,
)  # fmt: skip
def test_hostile_text_stays_text(written_by: Run, text: str) -> None:
    values = sound({"name": text, "summary": text, "description": text, "former_names": [text]})
    (result,) = written_by([{"values": values, "state": "ky", "slug": "open-door", "fictional": True}])
    tree, problems = read_tree(result["text"].encode(), "ky/open-door.yaml")
    assert problems.found == []
    assert tree is not None
    read = plain(tree)
    assert [read["name"], read["summary"], read["description"], read["former_names"]] == [
        *[text.replace("\t", " ").strip()] * 3,
        [text.replace("\t", " ").strip()],
    ]


def test_an_entry_that_is_mended_by_nobody_stays_the_same(written_by: Run) -> None:
    entries = list(small.content().directory.entries)
    results = written_by(
        [{"values": typed(one), "state": one.state, "slug": one.slug, "fictional": True} for one in entries]
    )
    for entry, result in zip(entries, results, strict=True):
        path = f"{entry.id}.yaml"
        read = read_entry(result["text"].encode(), path, PurePosixPath(path), VOCABULARY.lists, SETTING)
        assert read.entry == entry
        assert result["problems"] == []
