"""What the form on the site knows: the table of fields and the closed lists, as JSON values.

The form asks, checks and writes by these rows and no others, so that it can never disagree with `check` about what a field is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from generator.content.checker import Lists
from generator.content.fields import ENTRY
from generator.content.rule_data import RuleData
from generator.content.table import Field
from generator.content.vocabulary import Term
from generator.directory.given_names import GIVEN_NAMES

VERSION = 1
# The word lists and hosts of the rules that refuse an entry; the others are for reviewers.
_WORDS = ("ADVICE-TAPER", "CLAIM-RESULT", "CONDUCT-ROUTING", "PRIVACY-ATTENDANCE")
_HOSTS = ("affiliate", "call_tracking", "free_mail", "shorteners")
# What stands around the phrases of a list. Old browsers know no look-behind, so the form puts its own around them.
_BEFORE, _AFTER = r"(?<!\w)", r"(?!\w)"


def form_data(
    lists: Lists, language: str, reserved: Iterable[str], crisis_numbers: Iterable[str], rules: RuleData
) -> bytes:
    """The form's data as JSON, the same bytes each time.

    {version, fields, lists, states, reserved, crisis, words, hosts, names}. A field: {key, kind, help} and, where they say something, many,
    required, list, fields, most (letters), low, high, example, types. A list: [[key, label, meaning, type it belongs to], …],
    cut where the rest is empty. States: [[key, name, code, [time zone, …]], …]. Words: {code of a rule: [pattern of its phrases, pattern of
    what is spared]}. `language` is that of labels and meanings.
    """
    data = {
        "version": VERSION,
        "fields": [_row(field) for field in ENTRY],
        "lists": {
            name: [_term(term, language) for term in lists.get(name, {}).values()] for name in sorted(_named(ENTRY))
        },
        "states": [_state(term, language) for term in lists.get("states", {}).values()],
        "reserved": sorted(reserved),
        "crisis": sorted(crisis_numbers),
        "words": {code: _phrases(rules, code) for code in _WORDS},
        "hosts": {kind: sorted(rules.hosts.get(kind, ())) for kind in _HOSTS},
        "names": " ".join(sorted(GIVEN_NAMES)),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _phrases(rules: RuleData, code: str) -> list[str]:
    found = rules.words.get(code)
    patterns = (found.pattern, found.unless) if found else (None, None)
    return [one.pattern.removeprefix(_BEFORE).removesuffix(_AFTER) if one else "" for one in patterns]


def _row(field: Field) -> dict[str, object]:
    row: dict[str, object] = {"key": field.key, "kind": field.kind.name.lower(), "help": field.help}
    more = {
        "many": field.many,
        "required": field.required,
        "list": field.vocabulary,
        "fields": [_row(inner) for inner in field.fields],
        "most": field.max_length,
        "example": field.example,
        "types": sorted(field.entry_types),
    }
    row |= {name: value for name, value in more.items() if value}
    if field.minimum is not None:
        row |= {"low": field.minimum, "high": field.maximum}
    return row


def _named(fields: Iterable[Field]) -> set[str]:
    """The closed lists that any of the fields uses."""
    found: set[str] = set()
    for field in fields:
        found |= ({field.vocabulary} if field.vocabulary else set()) | _named(field.fields)
    return found


def _said(words: Mapping[str, str], language: str) -> str:
    return words.get(language) or words.get("en", "")


def _term(term: Term, language: str) -> list[str]:
    row = [term.key, term.called(language), _said(term.definition, language), str(term.extra.get("of", ""))]
    while not row[-1]:
        row.pop()
    return row


def _state(term: Term, language: str) -> list[object]:
    zones = term.extra.get("timezones")
    named = [str(zone) for zone in zones] if isinstance(zones, list | tuple) else []
    return [term.key, term.called(language), str(term.extra.get("code", term.key.upper())), named]
