"""Keeping in step, as any importer uses it: candidates, files and ledger in, texts out."""

import dataclasses
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from generator.content.writer import entry_text
from generator.directory.model import Contact, Entry, Feed, Location, Phone, Provenance
from generator.exchange.keeping import Candidate, Existing, Plan, plan
from generator.exchange.ledger import Ledger
from tests.content.entry_files import VOCABULARY


def entry(name: str = "A", phone: str = "502-555-0143", *records: str) -> Entry:
    return Entry(
        id=f"ky/{name.lower()}",
        type="support_group",
        name=name,
        contact=Contact(phones=(Phone(phone),)),
        location=Location("public", city="Sampleton", state="KY"),
        provenance=Provenance(feed=Feed("A feed", dt.date(2026, 1, 1), records or (f"r-{name}",))),
    )


def candidate(made: Entry, *slugs: str) -> Candidate:
    feed = made.provenance.feed
    assert feed is not None
    return Candidate(made, feed.records, (made.slug, *slugs), "sampleton")


class Folder:
    """Files and ledger over several imports."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[str, str]] = {}
        self.ledger = Ledger("feed")

    def run(
        self, *candidates: Candidate, gone: frozenset[str] = frozenset(), reserved: frozenset[str] = frozenset()
    ) -> Plan:
        present = frozenset(record for c in candidates for record in c.records) - gone
        made = plan(candidates, Existing(self.files, VOCABULARY.lists), self.ledger, present, reserved)
        for path, text in made.texts.items():
            parts = path.removeprefix("entries/").removesuffix(".yaml").split("/")
            self.files[f"{parts[0]}/{parts[-1]}"] = (path, text)
        self.ledger = made.ledger
        return made

    def write(self, entry_id: str, text: str) -> None:
        self.files[entry_id] = (self.files[entry_id][0], text)


def what(made: Plan) -> list[tuple[str, str]]:
    return [(outcome.entry, outcome.what) for outcome in made.outcomes]


def test_new_entries_go_into_their_folder() -> None:
    folder = Folder()
    assert what(folder.run(candidate(entry("B")), candidate(entry("A")))) == [("ky/a", "created"), ("ky/b", "created")]
    assert folder.files["ky/a"] == ("entries/ky/sampleton/a.yaml", entry_text(entry("A")))


def test_namesakes_take_longer_names_together_and_never_a_number_of_order() -> None:
    one, two = (
        dataclasses.replace(entry("A", phone), provenance=entry("A", phone, record).provenance)
        for phone, record in (("502-555-0143", "r-1"), ("502-555-0144", "r-2"))
    )
    made = Folder().run(candidate(one, "a-elm"), candidate(two, "a-oak"))
    assert [outcome.entry for outcome in made.outcomes] == ["ky/a-elm", "ky/a-oak"]
    made = Folder().run(candidate(one, "a-elm"), candidate(two, "a-elm"))
    assert len({outcome.entry for outcome in made.outcomes}) == 2
    assert {outcome.entry for outcome in made.outcomes} == {
        outcome.entry for outcome in Folder().run(candidate(two, "a-elm"), candidate(one, "a-elm")).outcomes
    }


def test_an_id_once_given_stays_when_a_namesake_comes() -> None:
    folder = Folder()
    folder.run(candidate(entry("A", "502-555-0143", "r-1"), "a-elm"))
    made = folder.run(
        candidate(entry("A", "502-555-0143", "r-1"), "a-elm"), candidate(entry("A", "502-555-0144", "r-2"), "a-oak")
    )
    assert what(made) == [("ky/a", "unchanged"), ("ky/a-oak", "created")]


def test_a_file_somebody_else_wrote_is_never_taken_over() -> None:
    folder = Folder()
    folder.files["ky/a"] = ("entries/ky/a.yaml", "type: support_group\nname: Other\n")
    assert what(folder.run(candidate(entry("A"), "a-elm"))) == [("ky/a-elm", "created")]


def test_what_only_people_say_is_not_reported() -> None:
    folder = Folder()
    folder.run(candidate(entry()))
    folder.write("ky/a", entry_text(entry()).replace("provenance:", "languages: [es]\nprovenance:"))
    made = folder.run(candidate(entry()))
    assert (what(made), made.kept, made.texts) == ([("ky/a", "unchanged")], (), {})
    made = folder.run(candidate(dataclasses.replace(entry(), languages=("en",))))
    assert [(kept.field, kept.here, kept.feed, kept.news) for kept in made.kept] == [
        ("languages", "languages: [es]", "languages: [en]", True)
    ]


def test_where_people_and_feed_agree_again_there_is_nothing_to_say() -> None:
    folder = Folder()
    folder.run(candidate(entry()))
    folder.write("ky/a", entry_text(entry("A", "502-555-0144")))
    assert folder.run(candidate(entry("A", "502-555-0144"))).kept == ()
    made = folder.run(candidate(entry("A", "502-555-0145")))
    assert what(made) == [("ky/a", "updated")]


def test_another_layout_of_the_same_values_is_no_change() -> None:
    folder = Folder()
    folder.run(candidate(entry()))
    text = entry_text(entry()).replace("name: A", 'name:   "A"   # so it is').replace("    - number:", "  - number:")
    folder.write("ky/a", text)
    assert what(folder.run(candidate(entry()))) == [("ky/a", "unchanged")]
    made = folder.run(candidate(dataclasses.replace(entry(), summary="New.")))
    assert made.texts["entries/ky/sampleton/a.yaml"] == text.replace("contact:", "summary: New.\ncontact:")


def test_a_file_that_cannot_be_edited_line_by_line_is_reported_not_rewritten() -> None:
    folder = Folder()
    folder.run(candidate(entry()))
    lines = entry_text(entry())
    flow = '{type: support_group, name: A, contact: {phones: [{number: "502-555-0143"}]}, location: {visibility: public, city: Sampleton, state: KY}, '
    flow += "provenance: {feed: {name: A feed, as_of: 2026-01-01, records: [r-A]}}}\n"
    folder.write("ky/a", flow)
    made = folder.run(candidate(entry("A", "502-555-0144")))
    assert made.texts == {}
    assert [(kept.field, kept.news) for kept in made.kept] == [("contact", True)]
    assert lines != flow


_VALUES = st.lists(st.sampled_from(["502-555-0143", "502-555-0144", "502-555-0145"]), min_size=1, max_size=6)


@given(_VALUES, st.lists(st.sampled_from(["502-555-0143", "502-555-0146", ""]), min_size=6, max_size=6))
def test_whatever_the_history_a_persons_value_stands(feed_says: list[str], person_writes: list[str]) -> None:
    folder = Folder()
    mine = ""
    for phone, written in zip(feed_says, person_writes, strict=False):
        folder.run(candidate(entry("A", phone)))
        text = folder.files["ky/a"][1]
        assert (mine or phone) in text
        again = folder.run(candidate(entry("A", phone)))
        assert again.texts == {}
        if mine == phone:
            mine = ""  # both say the same: it may follow the feed again
        if written:
            folder.write("ky/a", text.replace(mine or phone, written))
            mine = written if written != phone else ""
