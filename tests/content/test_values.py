"""Each kind of value: what it takes, what it refuses, and the mended text it offers."""

import datetime as dt

import pytest

from generator.content.table import Field, Kind
from generator.content.values import Refusal, read

TAKEN = [
    (Kind.TIME, "18:30", 1110),
    (Kind.TIME, "00:00", 0),
    (Kind.TIME, "24:00", 1440),
    (Kind.DATE, "2026-11-03", dt.date(2026, 11, 3)),
    (Kind.DATE, "2024-02-29", dt.date(2024, 2, 29)),
    (Kind.BOOLEAN, "true", True),
    (Kind.INTEGER, "18", 18),
    (Kind.NUMBER, "-85.7476", -85.7476),
    (Kind.ZIP, "02134", "02134"),
    (Kind.STATE, "KY", "KY"),
    (Kind.ID, "ky/open-door", "ky/open-door"),
    (Kind.EMAIL, "hello@riverbend.example.org", "hello@riverbend.example.org"),
    (Kind.URL, "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    (Kind.URL, "http://xn--bcher-kva.example/", "http://xn--bcher-kva.example/"),
    (Kind.TEXT, "  Niños & Más ", "Niños & Más"),
    (Kind.PHONE, "502-555-0143", "502-555-0143"),
    (Kind.PHONE, "(502) 555-0143", "502-555-0143"),
    (Kind.PHONE, "(502)-555-0143", "502-555-0143"),
    (Kind.PHONE, "+1 502 555 0143", "502-555-0143"),
    (Kind.PHONE, "1.502.555.0143", "502-555-0143"),
    (Kind.PHONE, "5025550143", "502-555-0143"),
    (Kind.PHONE, "1-800-662-HELP", "800-662-4357"),
    (Kind.PHONE, "813-630HOPE", "813-630-4673"),
    (Kind.PHONE, "988", "988"),
    (Kind.PHONE, "741741", "741741"),
]

REFUSED = [
    (Kind.TIME, "6:30 pm", "18:30"),
    (Kind.TIME, "6pm", "18:00"),
    (Kind.TIME, "12 am", "00:00"),
    (Kind.TIME, "9:05", ""),  # morning or evening?
    (Kind.TIME, "19.30", "19:30"),
    (Kind.TIME, "19:30:00", "19:30"),
    (Kind.TIME, "25:00", ""),
    (Kind.TIME, "24:01", ""),
    (Kind.TIME, "noon", "12:00"),
    (Kind.TIME, "7", ""),
    (Kind.DATE, "11/23/2026", "2026-11-23"),
    (Kind.DATE, "11/3/2026", ""),  # 3 November or 11 March: nobody can know
    (Kind.DATE, "2026-02-30", ""),
    (Kind.DATE, "Nov 3", ""),
    (Kind.BOOLEAN, "yes", "true"),
    (Kind.BOOLEAN, "No", "false"),
    (Kind.BOOLEAN, "True", "true"),
    (Kind.BOOLEAN, "maybe", ""),
    (Kind.INTEGER, "18+", "18"),
    (Kind.INTEGER, "１８", ""),
    (Kind.ZIP, "2134", ""),  # a zero lost at the start, or a digit within
    (Kind.ZIP, "40202-1234", "40202"),
    (Kind.ZIP, "41240j", ""),
    (Kind.ZIP, "02134\n", "02134"),
    (Kind.TIME, "18:30\n", "18:30"),
    (Kind.STATE, "ky", ""),  # the list of states says which it is
    (Kind.STATE, "Kentucky", ""),
    (Kind.ID, "Open Door", ""),
    (Kind.ID, "../etc", ""),
    (Kind.EMAIL, "hello at example.org", "hello@example.org"),
    (Kind.EMAIL, "a@b", ""),
    (Kind.URL, "www.example.org", "https://www.example.org"),
    (Kind.URL, "http://Www.example,com", ""),
    (Kind.URL, "http://", ""),
    (Kind.URL, "javascript:alert(1)", ""),
    (Kind.URL, "https://user@example.org/", ""),
    (Kind.URL, "https://127.0.0.1/", ""),
    (Kind.URL, "https://localhost/", ""),
    (Kind.URL, 'https://example.org/"onclick', ""),
    (Kind.URL, "https://example.org:99999/", ""),
    (Kind.URL, "https://[::1", ""),
    (Kind.TEXT, "two\nlines", "two lines"),
    (Kind.TEXT, "<b>bold</b>", "bold"),
    (Kind.PARAGRAPHS, "Hi <script>alert(1)</script>", ""),
    (Kind.PHONE, "502-555-014", ""),
    (Kind.PHONE, "011 44 20 7946 0958", ""),
    (Kind.PHONE, "502-555-0143 x12", "502-555-0143"),
    (Kind.PHONE, "502-555-0143 or 502-555-0144", "502-555-0143"),  # the other beside it
    (Kind.PHONE, "502-555-O143", ""),
    (Kind.PHONE, "122-555-0143", ""),
    (Kind.PHONE, "call us", ""),
]


@pytest.mark.parametrize(("kind", "text", "value"), TAKEN)
def test_takes(kind: Kind, text: str, value: object) -> None:
    assert read(Field("x", kind, ""), text) == value


@pytest.mark.parametrize(("kind", "text", "mended"), REFUSED)
def test_refuses_and_offers_what_is_certain(kind: Kind, text: str, mended: str) -> None:
    refused = read(Field("x", kind, ""), text)
    assert isinstance(refused, Refusal)
    assert refused.message
    assert refused.mended == mended
    if mended:
        assert not isinstance(read(Field("x", kind, ""), mended), Refusal)


def test_limits_hold() -> None:
    assert isinstance(read(Field("x", Kind.TEXT, "", max_length=3), "four"), Refusal)
    assert isinstance(read(Field("x", Kind.INTEGER, "", minimum=1, maximum=4), "5"), Refusal)
