"""The links of a directory: which addresses its entries name, what was found out before, and what to tell people.

A dead link never takes an entry off the site and never blocks anybody: it is a thing to look at.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence

from generator.content.rules.texts import links as links_of
from generator.directory.model import Entry
from generator.exchange.upkeep.issues import Issue, code, issues
from generator.exchange.upkeep.looking import HINTS, PROBLEMS, UNKNOWN, Verdict
from generator.records import dataclass

VERSION = 1
_CURES = {
    "dead": "Find the right page on their website, or call; if the place has ended, close the entry.",
    "name": "The domain may have ended. Call; look for their new website.",
    "other_host": "It may be a new address of theirs, or somebody else's by now. Do not follow it blindly: call the number "
    "that was here before, or ask an official source, before you change anything.",
    "certificate": "Browsers warn people away from it. Tell them; try whether http:// or another address of theirs works.",
    "unreachable": "Try it in a browser on another day. If it stays so, call.",
    "error": "Try it in a browser on another day. If it stays so, call.",
    "loop": "Open it in a browser, and write down the address where it ends.",
    "refused": "This address cannot be right: mend it.",
    "parked": "Open it in a browser. If the domain was sold, take the link out: it may lead people anywhere.",
    "not_found_page": "Open it in a browser, and find the page that is meant.",
    "moved": "Open it in a browser, and find the page that is meant.",
    "shut": "Open it in a browser.",
    "robots": "Open it in a browser.",
}
_ORDER = {kind: n for n, kind in enumerate((*PROBLEMS, *HINTS, *UNKNOWN))}


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and where it stands: (entry id, field path)."""

    url: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What was found out, by address: the verdict, the day it was found, and since when that verdict holds."""

    verdict: Verdict
    day: dt.date
    since: dt.date


@dataclass(frozen=True, slots=True)
class Found:
    """A link that is not simply fine, with what is known of it."""

    link: Link
    known: Known


def links(entries: Iterable[Entry]) -> list[Link]:
    """Every web address of entries that are shown, once, sorted. Rooms to join online are nobody's page: left out."""
    places: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        if entry.status != "closed":
            for at, url in links_of(entry):
                if not at.endswith(".join.url"):
                    places.setdefault(url, []).append((entry.id, at))
    return [Link(url, tuple(sorted(places[url]))) for url in sorted(places)]


def to_ask(wanted: Iterable[Link], cache: Mapping[str, Known], today: dt.date, days: int) -> list[str]:
    """The addresses to ask now: all but those that were fine within these days. What was wrong is always asked again."""
    return [
        link.url
        for link in wanted
        if not ((known := cache.get(link.url)) and known.verdict.kind == "ok" and 0 <= (today - known.day).days < days)
    ]


def learned(cache: Mapping[str, Known], verdicts: Iterable[Verdict], today: dt.date) -> dict[str, Known]:
    """The cache with new verdicts; one that says what the last one said keeps its `since`."""
    out = dict(cache)
    for verdict in verdicts:
        before = cache.get(verdict.url)
        same = before is not None and before.verdict.kind == verdict.kind
        out[verdict.url] = Known(verdict, today, before.since if same and before else today)
    return out


def offline(verdicts: Sequence[Verdict], cache: Mapping[str, Known]) -> bool:
    """Whether it seems that nothing could be reached at all: then it is our own line that is broken, not the links.

    Addresses that could not be reached last time either tell nothing.
    """
    news = [v for v in verdicts if not ((known := cache.get(v.url)) and known.verdict.kind == v.kind)]
    gone = ("name", "unreachable")
    return len(news) >= 3 and all(verdict.kind in gone for verdict in verdicts)


def found(wanted: Iterable[Link], cache: Mapping[str, Known]) -> list[Found]:
    """What is not fine: problems first, then hints, then what nobody can tell; then by address."""
    known = [Found(link, cache[link.url]) for link in wanted if link.url in cache]
    bad = [one for one in known if one.known.verdict.kind != "ok"]
    return sorted(bad, key=lambda one: (_ORDER.get(one.known.verdict.kind, 99), one.link.url))


def cache_text(cache: Mapping[str, Known], wanted: Iterable[Link]) -> str:
    """The cache as text, without addresses that no entry has any more."""
    rows = {
        link.url: {
            "kind": known.verdict.kind,
            "detail": known.verdict.detail,
            "final": known.verdict.final,
            "day": known.day.isoformat(),
            "since": known.since.isoformat(),
        }
        for link in wanted
        if (known := cache.get(link.url))
    }
    return json.dumps({"version": VERSION, "links": rows}, ensure_ascii=False, indent=1) + "\n"


def read_cache(text: str) -> dict[str, Known]:
    """The cache out of its text; what is damaged in it is forgotten, and so asked again."""
    try:
        told = json.loads(text) if text else {}
        rows = told["links"] if told.get("version") == VERSION else {}
        pairs = list(rows.items())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
    out: dict[str, Known] = {}
    for url, row in pairs:
        try:
            day, since = (dt.date.fromisoformat(row[key]) for key in ("day", "since"))
            kind = row["kind"] if row["kind"] in _ORDER or row["kind"] == "ok" else "error"
            out[url] = Known(Verdict(url, kind, str(row["detail"]), str(row["final"])), day, since)
        except (ValueError, KeyError, TypeError):
            continue
    return out


def as_text(all_found: Sequence[Found]) -> str:
    """The list for a terminal."""
    out: list[str] = []
    for one in all_found:
        verdict = one.known.verdict
        out.append(_visible(one.link.url))
        out.append(f"    {verdict.kind}: {_visible(verdict.detail)} (since {one.known.since.isoformat()})")
        out.append(f"    {_CURES.get(verdict.kind, '')}")
        out += [f"    {entry} ({at})" for entry, at in one.link.places[:5]]
        if len(one.link.places) > 5:
            out.append(f"    … and {len(one.link.places) - 5:,} more places")
        out.append("")
    return "\n".join(out)


def as_json(all_found: Sequence[Found], looked: int) -> str:
    """One object: {"version": 1, "looked_at": n, "links": [{url, kind, weight, detail, final, since, places}]}."""
    rows = [
        {
            "url": one.link.url,
            "kind": one.known.verdict.kind,
            "weight": weight(one.known.verdict.kind),
            "detail": one.known.verdict.detail,
            "final": one.known.verdict.final,
            "since": one.known.since.isoformat(),
            "places": [{"entry": entry, "field": at} for entry, at in one.link.places],
        }
        for one in all_found
    ]
    return json.dumps({"version": VERSION, "looked_at": looked, "links": rows}, ensure_ascii=False, indent=1)


def as_issues(all_found: Sequence[Found], states: Mapping[str, str]) -> list[Issue]:
    """An issue a state: problems and hints as boxes to tick, with what to do. What nobody can tell is left out."""
    head = "Found by a program that asked each server. Look at each yourself before you change an entry."
    groups: dict[str, dict[str, list[str]]] = {}
    for one in all_found:
        verdict = one.known.verdict
        if weight(verdict.kind) == "unknown":
            continue
        for state in sorted({entry.partition("/")[0] for entry, _ in one.link.places}):
            here = [entry for entry, _ in one.link.places if entry.startswith(f"{state}/")]
            names = ", ".join(code(entry) for entry in dict.fromkeys(here[:10])) + (" …" if len(here) > 10 else "")
            line = (
                f"- [ ] {code(one.link.url)} in {names}\n  {code(verdict.detail)} since {one.known.since.isoformat()}"
            )
            groups.setdefault(state, {}).setdefault(_CURES.get(verdict.kind, ""), []).append(line)
    out: list[Issue] = []
    for state in sorted(groups):
        count = sum(map(len, groups[state].values()))
        title = f"Links to look at: {states.get(state, state)} ({count:,})"
        out += issues(state, title, head, list(groups[state].items()))
    return out


def weight(kind: str) -> str:
    """problem, hint, unknown or ok."""
    if kind in PROBLEMS:
        return "problem"
    return "hint" if kind in HINTS else "unknown" if kind in UNKNOWN else "ok"


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else "\ufffd" for c in text)
