"""A new entry out of answers: which questions to ask, what an answer is worth, and the file that they make. Pure.

The questions name fields of the table; their help, examples and checks are the table's own.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from collections.abc import Sequence as SequenceType
from dataclasses import replace
from typing import Any

from generator.content.checker import Lists, check_field, check_record
from generator.content.fields import ENTRY
from generator.content.mending import meant
from generator.content.rules import RULES, Setting
from generator.content.table import Field
from generator.content.tree import Mapping, Node, Scalar, Sequence
from generator.content.writer import MODELINE, field_text
from generator.directory.model import Entry
from generator.problems import Problem, Problems, Severity
from generator.records import dataclass

NATIONWIDE = "us"
Answers = MappingType[str, "str | tuple[str, ...]"]
"""Texts by path ("contact.phones.0.number"); a list of texts for a field that holds many."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the path of its field, how it is asked, the option that answers it, whether it must be answered."""

    path: str
    ask: str
    option: str
    required: bool = False


# What is asked once, in this order. Phones and times are groups: see PHONE and TIME.
KIND = (
    Question("type", "What is it?", "type", required=True),
    Question("subtype", "More closely?", "subtype", required=True),
    Question("fellowship", "Which fellowship does the group belong to?", "fellowship"),
    Question("name", "What is it called?", "name", required=True),
    Question("organization", "Who runs it?", "organization"),
    Question("summary", "What is it, in one or two plain sentences?", "summary"),
)
PLACE = (
    Question("location.city", "In which city or town?", "city"),
    Question("location.visibility", "May its street address be shown to everybody?", "visibility"),
    Question("location.name", "In which building?", "place"),
    Question("location.street", "Street and number?", "street"),
    Question("location.unit", "Floor, suite or room?", "unit"),
    Question("location.zip", "ZIP code?", "zip"),
)
REACH = (
    Question("contact.email", "Its e-mail address?", "email"),
    Question("contact.website", "Its own web page?", "website"),
)
MORE = (
    Question("formats", "In person, online, by phone?", "formats"),
    Question("services", "What does it offer?", "services"),
    Question("languages", "Which languages are spoken?", "languages"),
    Question("payment.cost", "What does it cost?", "cost"),
)
SOURCE = (
    Question("provenance.sources.0.kind", "Where do you know it from?", "source-kind", required=True),
    Question("provenance.sources.0.url", "On which page does it stand?", "source-url"),
    Question("provenance.sources.0.retrieved", "On which day did you read or hear it?", "source-date", required=True),
    Question("provenance.submitter_relationship", "What ties you to the place?", "relationship"),
)
PHONE = (
    Question("contact.phones.{n}.number", "A phone number?", "phone"),
    Question("contact.phones.{n}.kind", "What is the number for?", "phone-kind"),
)
TIME = (
    Question("schedule.{n}.days", "On which days of the week?", "days"),
    Question("schedule.{n}.start", "At what time does it start?", "start"),
    Question("schedule.{n}.end", "When does it end?", "end"),
    Question("schedule.{n}.timezone", "In which time zone?", "timezone"),
)
ALL = (*KIND, *PLACE, *PHONE, *REACH, *TIME, *MORE, *SOURCE)

_ADDRESS = frozenset({"location.name", "location.street", "location.unit", "location.zip"})
_TIME_KINDS = {"support_group": "meeting", "recovery_center": "open_hours", "peer_program": "phone_hours"}


def is_address(path: str) -> bool:
    """Whether this is a part of the address, which only a public place may have in its file."""
    return path in _ADDRESS


def field_of(path: str) -> Field:
    """The row of the table of fields for a path."""
    fields: SequenceType[Field] = ENTRY
    found: Field | None = None
    for step in path.split("."):
        if step.isdecimal() or step == "{n}":
            continue
        found = next(field for field in fields if field.key == step)
        fields = found.fields
    assert found is not None
    return found


def choices(path: str, answers: Answers, lists: Lists) -> dict[str, tuple[str, str]]:
    """The words this field can be, each with its label and definition; a subtype's are those of the type."""
    field = field_of(path)
    terms = lists.get(field.vocabulary, {}) if field.vocabulary else {}
    return {
        key: (term.called(), term.definition.get("en", ""))
        for key, term in terms.items()
        if path != "subtype" or term.extra.get("of") == answers.get("type")
    }


def answer(path: str, typed: str, lists: Lists) -> tuple[str | tuple[str, ...], list[Problem]]:
    """What was typed as the field wants it, and what is wrong with it: the very problems that `check` would show."""
    field = field_of(path)
    typed = typed.strip()
    if len(typed) > 1 and typed[0] == typed[-1] == '"':
        typed = typed[1:-1]  # the files have quotes there, and so people type them
    texts = tuple(filter(None, (part.strip() for part in typed.split(",")))) if field.many else (typed.strip(),)
    texts = tuple(meant(text, field, lists) for text in texts)
    problems = Problems("", (typed,))
    node: Node = Sequence(tuple(Scalar(t, 1, 1, quoted=True) for t in texts), 1, 1) if field.many else _scalar(texts[0])
    check_field(node, field, lists, problems)
    return (texts if field.many else texts[0]), problems.found


def faults(entry: Entry, path: str, setting: Setting) -> list[Problem]:
    """What the rules would refuse at this path of an entry that is not whole yet."""
    return [
        Problem(rule.code, rule.severity, "", 0, 0, finding.message, finding.fix)
        for rule in RULES
        if rule.severity is Severity.ERROR
        for finding in rule.check(entry, setting)
        if finding.at == path
    ]


def entry_of(entry_id: str, answers: Answers, lists: Lists) -> tuple[Entry | None, list[Problem]]:
    """The entry that these answers make, with what goes without asking: its state, its area, what its times are."""
    table: dict[str, Any] = {}
    for path, value in answers.items():
        if value:
            _put(table, path.split("."), value)
    state = entry_id.partition("/")[0]
    if state == NATIONWIDE:
        table.setdefault("service_area", {"scope": "national"})
    elif "location" in table:
        table["location"].setdefault("visibility", "city_only")
        table["location"].setdefault("state", state.upper())
    else:
        table["service_area"] = {"scope": "statewide", "states": (state.upper(),)}
    kind = _TIME_KINDS.get(str(answers.get("type", "")), "meeting")
    for times in table.get("schedule", {}).values():
        times.setdefault("kind", kind if answers.get("subtype") != "warmline" else "phone_hours")
    problems = Problems("")
    values = check_record(_node(table), ENTRY, lists, problems)
    if any(field.required and field.name not in values for field in ENTRY):
        return None, problems.found
    return Entry(id=entry_id, **values), problems.found


def unfinished(entry_id: str, answers: Answers, lists: Lists) -> Entry:
    """An entry of the answers so far, for rules to look at while it is being made."""
    stand_in = {"type": "peer_program", "name": "?", "provenance.sources.0.kind": "phone"}
    entry, _ = entry_of(entry_id, {**stand_in, **answers}, lists)
    return entry if entry is not None else Entry(entry_id, "peer_program", "?")


def draft(entry: Entry, schema: str) -> str:
    """The file, with a comment above each field that says what it is for. `schema` as for `writer.entry_text`."""
    head = [f"{MODELINE}{schema}"] if schema else []
    parts = [(field.help, field_text(entry, field.key)) for field in ENTRY]
    head.append("# What is not known is left out. More fields: content/schema/FIELDS.md.")
    return "\n".join([*head, *(f"\n# {help}\n{text}".rstrip("\n") for help, text in parts if text)]) + "\n"


def _scalar(text: str) -> Scalar:
    return Scalar(text, 1, 1, quoted=True)


def _put(table: dict[str, Any], steps: SequenceType[str], value: object) -> None:
    for step in steps[:-1]:
        table = table.setdefault(step, {})
    table[steps[-1]] = value


def _node(value: Any) -> Node:
    if isinstance(value, str):
        return _scalar(value)
    if isinstance(value, tuple):
        return Sequence(tuple(_scalar(text) for text in value), 1, 1)
    if value and all(key.isdecimal() for key in value):
        return Sequence(tuple(_node(value[key]) for key in sorted(value, key=int)), 1, 1)
    return Mapping(tuple((replace(_scalar(key), quoted=False), _node(inner)) for key, inner in value.items()), 1, 1)
