"""Fields that an importer found, as an entry that passes every check: what breaks a rule is taken out, and said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.content.rules import RULES, Finding, Setting
from generator.content.vocabulary import Vocabulary
from generator.directory.model import Entry, Feed, Provenance, Source
from generator.exchange.exports.leaves import Plain, checked, without_empty
from generator.exchange.keeping import Candidate
from generator.exchange.ledger import digest
from generator.exchange.slugs import joined, slug
from generator.problems import Severity

_MOST = 12
_NEEDED = frozenset(["", "name", "type", "subtype", "provenance", "location.state", "service_area"])
_HIDES = {"ADDRESS-SHELTER": "ask", "ADDRESS-HOME": "city_only"}
_ADDRESS = ("street", "unit", "zip", "lat", "lon", "directions", "transit")


def candidate_of(
    plain: Plain, record: str, feed: Feed, states: dict[str, str], vocabulary: Vocabulary, setting: Setting
) -> tuple[Candidate | None, list[str]]:
    """The candidate these fields make, and what was taken out of them; None with the reason last. `states` maps KY to ky."""
    plain = without_empty(plain)
    state = state_of(plain, states)
    name = slug(str(plain.get("name", "")))
    if not state:
        return None, ["nothing tells its state"]
    if not name:
        return None, ["a name that cannot be a web address"]
    place = plain.get("location", {})
    city, apart = slug(str(place.get("city", ""))), slug(str(place.get("street", ""))) or digest(record)
    slugs = (joined(name, city), joined(name, city, apart))
    entry, doubts = entry_of(plain, f"{state}/{slugs[0]}", replace(feed, records=(record,)), vocabulary, setting)
    if entry is None:
        return None, doubts
    folder = slug(entry.location.city) if entry.location else ""
    return Candidate(entry, (record,), slugs, folder), doubts


def state_of(plain: Plain, states: dict[str, str]) -> str:
    """The folder of an entry by its place, else by the one state or the country it serves; "" if nothing tells."""
    place, area = plain.get("location", {}), plain.get("service_area", {})
    if place.get("state"):
        return states.get(place["state"], "")
    served = area.get("states", [])
    if served and area.get("scope") != "national":
        return states.get(served[0], "")
    return "us" if area.get("scope") == "national" else ""


def entry_of(
    plain: Plain, entry_id: str, feed: Feed, vocabulary: Vocabulary, setting: Setting
) -> tuple[Entry | None, list[str]]:
    """The entry these fields make, and what was taken out of them; None with the reason last where they make none."""
    doubts: list[str] = []
    for _ in range(_MOST):
        values, problems = checked(plain, vocabulary.lists)
        doubts += [
            problem.message for problem in problems if problem.code != "FIELD-MISSING" and problem.message not in doubts
        ]
        missing = [key for key in ("type", "name") if not values.get(key)]
        if missing:
            return None, [*doubts, f"it has no {missing[0]}"]
        values["provenance"] = Provenance(sources=(Source(kind="official_feed"),), feed=feed)
        entry = _consistent(Entry(id=entry_id, **values), vocabulary)
        code, finding = _first_error(entry, setting)
        if finding is None:
            return entry, doubts
        if code in _HIDES:
            _hide(plain, _HIDES[code])
            doubts.append(finding.message)
        elif finding.at in _NEEDED or not _take(plain, finding.at):
            return None, [*doubts, f"{finding.message} [{code}]"]
        else:
            doubts.append(f"{finding.at}: {finding.message}")
    return None, [*doubts, "too much in it breaks a rule"]


def _consistent(entry: Entry, vocabulary: Vocabulary) -> Entry:
    """A subtype of its type, and no fields of another type."""
    term = vocabulary.lists.get("subtypes", {}).get(entry.subtype)
    if term and str(term.extra.get("of")) != entry.type:
        entry = replace(entry, subtype="")
    if entry.type != "recovery_center":
        entry = replace(entry, housing=None)
    if entry.type != "peer_program":
        entry = replace(entry, training=None)
    return entry


def _first_error(entry: Entry, setting: Setting) -> tuple[str, Finding | None]:
    for rule in RULES:
        if rule.severity is Severity.ERROR:
            for finding in rule.check(entry, setting):
                return rule.code, finding
    return "", None


def _hide(plain: Plain, visibility: str) -> None:
    place = plain.setdefault("location", {})
    place["visibility"] = visibility
    for key in _ADDRESS:
        place.pop(key, None)


def _take(plain: Plain, at: str) -> bool:
    """Take out what stands at a path; where that is not known, the whole field above it."""
    here: Any = plain
    steps = at.split(".")
    for n, step in enumerate(steps[:-1]):
        inner = (
            here[int(step)]
            if isinstance(here, list) and step.isdecimal() and int(step) < len(here)
            else here.get(step)
            if isinstance(here, dict)
            else None
        )
        if not isinstance(inner, dict | list):
            return n > 0 and plain.pop(steps[0], None) is not None
        here = inner
    last = steps[-1]
    if isinstance(here, list):
        if last.isdecimal() and int(last) < len(here):
            del here[int(last)]
            return True
    elif isinstance(here, dict) and last in here:
        del here[last]
        return True
    return len(steps) > 1 and plain.pop(steps[0], None) is not None
