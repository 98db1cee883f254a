"""What the writer writes reads back to the very same values, whatever the texts are."""

import datetime as dt
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.checker import check_record
from generator.content.fields import ENTRY
from generator.content.reader import read_tree
from generator.content.table import Field, Kind
from generator.content.writer import entry_text, field_text, quoted, scalar
from generator.directory.model import Contact, Entry, Location, Phone, Provenance, Source
from tests.content.entry_files import CENTER, GROUP, VOCABULARY, WARMLINE, read

# What YAML of any version takes for something else than text, and what breaks naive writers.
TRAPS = [
    "no", "Yes", "null", "~", "true", "1e3", "0x1F", "02134", "19:00", "2026-05-01", ".inf", "-", "- a", "? a", ": a", "a: b", "a #b", "# a", "[a", "a]", "{a",
    "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'a'", '"a"', "a\\", "\\n", "a, b", "---", "...", "<<", "=", "a\tb", "Cañon", "日本", "a  b", "a\x85b", "a\rb", "N/A", "1_000",
]  # fmt: skip

# Hidden and control characters are refused by the reader, so no value holds them.
_ALPHABET = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"], exclude_characters="<"
)
_LINE = st.one_of(
    st.sampled_from(TRAPS), st.text(_ALPHABET, min_size=1), st.text("ab:#-[]{}&*!|>'\"%@`,? \\\t", min_size=1)
).map(str.strip)
_PARAGRAPHS = st.lists(st.one_of(st.just(""), _LINE, _LINE.map(lambda line: f"  {line} ")), min_size=1, max_size=6).map(
    lambda lines: "\n".join(lines).strip()
)
_SLUG = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=10)

_SIMPLE: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.PARAGRAPHS: _PARAGRAPHS,
    Kind.BOOLEAN: st.booleans(),
    Kind.DATE: st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    Kind.TIME: st.integers(0, 1440),
    Kind.PHONE: st.sampled_from(["502-555-0143", "988", "741741"]),
    Kind.EMAIL: st.sampled_from(["hello@example.org", "a_b+c'd@mail.example.org"]),
    Kind.URL: st.sampled_from(["https://example.org/a?b=c#d", "https://example.org/a:b/*,(c)~%20&x"]),
    Kind.ZIP: st.sampled_from(["02134", "00601"]),
    Kind.STATE: st.sampled_from(["KY", "OR", "NE"]),
    Kind.ID: _SLUG.map(lambda slug: f"ky/{slug}"),
}


def values_of(field: Field) -> st.SearchStrategy[Any]:
    """One value of a field, as the model holds it."""
    if field.kind is Kind.TEXT:
        return _LINE.map(lambda text: text[: field.max_length or None].strip()).filter(bool)
    if field.kind is Kind.CHOICE:
        return st.sampled_from(sorted(VOCABULARY.lists[field.vocabulary]))
    if field.kind is Kind.RECORD:
        return records_of(field)
    if field.kind is Kind.RECORDS_BY_LANGUAGE:
        return st.dictionaries(st.sampled_from(["es", "no", "zh"]), records_of(field), min_size=1, max_size=2)
    if field.kind is Kind.INTEGER:
        return st.integers(int(field.minimum or 0), int(field.maximum or 99))
    if field.kind is Kind.NUMBER:
        return st.floats(field.minimum, field.maximum, allow_nan=False).map(lambda number: round(number, 6))
    return _SIMPLE[field.kind].filter(lambda value: value != "")


def records_of(field: Field) -> st.SearchStrategy[Any]:
    return (
        st.fixed_dictionaries(**parts_of(field.fields))
        .map(lambda values: field.record(**values))
        .filter(lambda record: record != empty(field))
    )


def empty(field: Field) -> Any:
    """The record nothing is known of: it is never written."""
    return None if any(inner.required for inner in field.fields) else field.record()


def parts_of(fields: tuple[Field, ...]) -> dict[str, dict[str, Any]]:
    def strategy(field: Field) -> st.SearchStrategy[Any]:
        one = values_of(field)
        if not field.many:
            return one
        return st.lists(one, min_size=1, max_size=3, unique=field.kind is not Kind.RECORD).map(tuple)

    parts = {field.name: strategy(field) for field in fields}
    required = {field.name for field in fields if field.required}
    return {
        "mapping": {k: v for k, v in parts.items() if k in required},
        "optional": {k: v for k, v in parts.items() if k not in required},
    }


ENTRIES = st.fixed_dictionaries(**parts_of(ENTRY)).map(lambda values: Entry(id="ky/one", **values))


def read_back(text: str) -> Entry:
    tree, problems = read_tree(text.encode(), "one.yaml")
    values = check_record(tree, ENTRY, VOCABULARY.lists, problems)
    assert [(p.code, p.message, p.source) for p in problems.found] == []
    return Entry(id="ky/one", **values)


@given(ENTRIES)
def test_any_entry_reads_back_to_the_same_values(entry: Entry) -> None:
    assert read_back(entry_text(entry)) == entry


@given(ENTRIES)
def test_the_whole_is_made_of_its_fields_in_the_tables_order(entry: Entry) -> None:
    assert "".join(field_text(entry, field.key) for field in ENTRY) == entry_text(entry)


@pytest.mark.parametrize("trap", TRAPS)
def test_a_text_that_yaml_takes_for_something_else_passes_the_whole_reader(trap: str) -> None:
    entry = Entry(
        id="ky/riverbend",
        type="recovery_center",
        name=trap,
        organization=trap,
        former_names=(trap,),
        description=f"One.\n\n{trap}\n  two",
        contact=Contact(phones=(Phone("502-555-0143", label=trap),)),
        location=Location(city=trap, state="KY"),
        provenance=Provenance(sources=(Source("phone", retrieved=dt.date(2026, 11, 1)),)),
    )
    found = read(entry_text(entry))
    assert found.problems == ()
    assert found.entry == entry


@pytest.mark.parametrize(
    ("text", "path"), [(CENTER, "ky/riverbend.yaml"), (GROUP, "ky/lunes.yaml"), (WARMLINE, "us/lakeshore.yaml")]
)
def test_what_people_wrote_keeps_its_values(text: str, path: str) -> None:
    entry = read(text, path).entry
    assert entry is not None
    again = read(entry_text(entry), path)
    assert (again.entry, again.problems) == (entry, ())


def test_what_equals_the_default_is_left_out_and_what_is_required_is_not() -> None:
    text = entry_text(Entry("ky/one", "recovery_center", "One", provenance=Provenance(sources=(Source("phone"),))))
    assert text == "type: recovery_center\nname: One\nprovenance:\n  sources:\n    - kind: phone\n"


def test_plain_words_stay_plain_and_numbers_with_zeros_do_not() -> None:
    assert [scalar(text) for text in ("Open Door", "no", "02134", "St. Mary's (East)", "")] == [
        "Open Door",
        '"no"',
        '"02134"',
        "St. Mary's (East)",
        '""',
    ]
    assert quoted('a"b\\c') == '"a\\"b\\\\c"'
