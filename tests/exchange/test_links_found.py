"""What is remembered of links, what is asked again, and how what was found is told."""

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.directory.model import Entry
from generator.exchange.upkeep.links import (
    Known,
    as_issues,
    as_json,
    as_text,
    cache_text,
    found,
    learned,
    links,
    offline,
    read_cache,
    to_ask,
)
from generator.exchange.upkeep.looking import Verdict
from tests.content.entry_files import CENTER, GROUP, WARMLINE, read

TODAY = dt.date(2026, 11, 22)
HOME = "https://riverbend.example.org"
HOURS = "https://riverbend.example.org/hours"


def entry(text: str = CENTER, path: str = "ky/riverbend.yaml") -> Entry:
    made = read(text, path).entry
    assert made is not None
    return made


ENTRIES = [entry(), replace(entry(), id="tn/twin"), entry(GROUP, "ky/lunes.yaml"), entry(WARMLINE, "us/lakeshore.yaml")]
DEAD = Verdict(HOME, "dead", "The page is not there: the server answers 404.", HOME)


def test_each_address_once_with_its_places_and_no_room_of_a_meeting() -> None:
    all_links = links(ENTRIES)
    assert [link.url for link in all_links] == sorted({link.url for link in all_links})
    home = next(link for link in all_links if link.url == HOME)
    assert home.places == (("ky/riverbend", "contact.website"), ("tn/twin", "contact.website"))
    assert not any("video.example.org" in link.url for link in all_links)
    assert links([replace(entry(), status="closed")]) == []


@pytest.mark.parametrize(
    ("kind", "days_ago", "asked"),
    [("ok", 0, False), ("ok", 6, False), ("ok", 7, True), ("ok", -1, True), ("dead", 0, True), ("shut", 0, True)],
)
def test_only_what_was_fine_lately_is_not_asked_again(kind: str, days_ago: int, asked: bool) -> None:
    day = TODAY - dt.timedelta(days_ago)
    wanted = [link for link in links(ENTRIES) if link.url == HOME]
    assert bool(to_ask(wanted, {HOME: Known(Verdict(HOME, kind), day, day)}, TODAY, 7)) is asked


def test_since_when_a_problem_stands() -> None:
    first = learned({}, [DEAD], dt.date(2026, 11, 1))
    later = learned(first, [DEAD], TODAY)
    assert (later[HOME].day, later[HOME].since) == (TODAY, dt.date(2026, 11, 1))
    well = learned(later, [Verdict(HOME, "ok")], TODAY)
    assert well[HOME].since == TODAY


def test_the_cache_reads_back_without_what_nobody_links_to_any_more() -> None:
    cache = learned({}, [DEAD, Verdict("https://gone.example.org", "ok")], TODAY)
    text = cache_text(cache, links(ENTRIES))
    assert read_cache(text) == {HOME: cache[HOME]}
    assert cache_text(read_cache(text), links(ENTRIES)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "5",
        '{"version": 2, "links": {}}',
        '{"version": 1}',
        '{"version": 1, "links": []}',
        '{"version": 1, "links": {"u": 5}}',
        '{"version": 1, "links": {"u": {"day": "x", "since": "y"}}}',
        "[" * 100_000,
    ],
)
def test_a_damaged_cache_is_forgotten(text: str) -> None:
    assert read_cache(text) == {}


@given(
    st.text()
    | st.recursive(
        st.none() | st.integers() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.sampled_from(["version", "links", "day", "kind", "since", "u"]), v),
    ).map(json.dumps)
)
def test_any_cache_is_read(text: str) -> None:
    read_cache(text)


def test_nothing_reached_at_all_is_our_own_line() -> None:
    gone = [Verdict(str(n), "name") for n in range(3)]
    assert offline(gone, {})
    assert not offline(gone[:2], {})
    assert not offline([*gone, Verdict("x", "dead")], {})
    assert not offline(gone, known_of(gone[0]))  # what was gone last time too tells nothing of our line


def known_of(*verdicts: Verdict) -> dict[str, Known]:
    return learned({}, verdicts, TODAY)


def test_problems_come_before_hints_and_those_before_what_nobody_can_tell() -> None:
    urls = [link.url for link in links(ENTRIES)]
    cache = known_of(
        *(Verdict(url, kind, "Why.") for url, kind in zip(urls, ["shut", "parked", "dead", "ok"], strict=False))
    )
    assert [one.known.verdict.kind for one in found(links(ENTRIES), cache)] == ["dead", "parked", "shut"]


def test_text_and_json_name_every_place() -> None:
    all_found = found(links(ENTRIES), known_of(replace(DEAD, detail="Why\x1b[2J.")))
    text = as_text(all_found)
    assert text.startswith(f"{HOME}\n    dead: Why\ufffd[2J. (since 2026-11-22)\n")
    assert "    ky/riverbend (contact.website)\n    tn/twin (contact.website)\n" in text
    told = json.loads(as_json(all_found, 9))
    assert (told["version"], told["looked_at"]) == (1, 9)
    assert told["links"][0]["weight"] == "problem"
    assert told["links"][0]["places"][1] == {"entry": "tn/twin", "field": "contact.website"}


def test_an_issue_a_state_with_what_to_do_and_nothing_of_a_server_as_markdown() -> None:
    evil = Verdict(
        HOURS, "other_host", "It leads to another host: `@all`](http://x.example.org) <b>.", "http://x.example.org"
    )
    made = as_issues(found(links(ENTRIES), known_of(DEAD, evil)), {"ky": "Kentucky", "tn": "Tennessee"})
    assert [(one.key, one.title) for one in made] == [
        ("ky", "Links to look at: Kentucky (2)"),
        ("tn", "Links to look at: Tennessee (2)"),
    ]
    line = next(line for line in made[0].body.splitlines() if "another host:" in line)
    assert line == "  `It leads to another host: '@all'](http://x.example.org) <b>.` since 2026-11-22"
    assert "Do not follow it blindly" in made[0].body
    assert as_issues(found(links(ENTRIES), known_of(Verdict(HOME, "shut", "x"))), {}) == []
