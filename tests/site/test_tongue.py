"""One language of the pages: sentences, plurals, days, dates, times and numbers as its speakers in this country write them."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from generator.config import STATE_KEYS, Config
from generator.resources import templates_dir
from generator.site.tongue import Foreign, Tongue, can_speak, english, of_all, tongue_of
from tests.site import small

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: {plurals}\\n"
"X-Reviewed-By-Speaker: {reviewed}\\n"

"""


def catalogue(
    folder: Path, code: str, body: str, *, plurals: str = "nplurals=2; plural=(n != 1);", reviewed: str = "no"
) -> Tongue:
    file = folder / "locales" / code / "LC_MESSAGES" / "site.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(HEADER.format(plurals=plurals, reviewed=reviewed) + body, encoding="utf-8")
    return tongue_of(folder, code)


@pytest.fixture(scope="module")
def spanish() -> Tongue:
    return tongue_of(templates_dir(), "es")


def test_english_says_what_stands_in_the_code() -> None:
    said = english().say("Listed in %(place)s", place="Sampleton")
    assert (said, english().direction, english().name) == ("Listed in Sampleton", "ltr", "English")
    assert [english().counted("%(num)s place", "%(num)s places", n) for n in (0, 1, 1204)] == [
        "0 places",
        "1 place",
        "1,204 places",
    ]


def test_spanish_is_written_as_in_the_united_states(spanish: Tongue) -> None:
    assert spanish.name == "Español"
    assert spanish.date(dt.date(2026, 11, 3)) == "3 nov 2026"
    assert spanish.number(1204.5) == "1,204.5"
    assert [spanish.time(minutes) for minutes in (9 * 60, 18 * 60 + 30)] == ["9 a.m.", "6:30 p.m."]
    assert (spanish.day("mon"), spanish.day_title("mon"), spanish.day("sat", short=True)) == ("lunes", "Lunes", "sáb")


def test_spanish_lists_change_their_and_before_its_own_sound(spanish: Tongue) -> None:
    assert spanish.joined(["inglés", "español"]) == "inglés y español"
    assert spanish.joined(["español", "francés", "inglés"]) == "español, francés e inglés"


def test_a_catalogue_says_what_it_has_and_english_for_the_rest(tmp_path: Path) -> None:
    tongue = catalogue(
        tmp_path,
        "vi",
        'msgid "Home"\nmsgstr "Trang chủ"\n\n#, fuzzy\nmsgid "Privacy"\nmsgstr "Cửa sổ"\n\nmsgid "Search"\nmsgstr ""\n',
    )
    assert [tongue.say(text) for text in ("Home", "Privacy", "Search")] == ["Trang chủ", "Privacy", "Search"]


def test_plurals_are_those_of_the_language(tmp_path: Path) -> None:
    tongue = catalogue(
        tmp_path,
        "pl",
        'msgid "%(num)s place"\nmsgid_plural "%(num)s places"\nmsgstr[0] "%(num)s miejsce"\nmsgstr[1] "%(num)s miejsca"\nmsgstr[2] "%(num)s miejsc"\n',
        plurals="nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    )
    said = [tongue.counted("%(num)s place", "%(num)s places", number) for number in (1, 3, 5, 22)]
    assert said == ["1 miejsce", "3 miejsca", "5 miejsc", "22 miejsca"]


@pytest.mark.parametrize(
    ("header", "signed"), [("no", ""), ("", ""), ("No", ""), ("Ana Example, 2026-11-20", "Ana Example, 2026-11-20")]
)
def test_a_catalogue_is_reviewed_when_somebody_signs_it(tmp_path: Path, header: str, signed: str) -> None:
    assert catalogue(tmp_path, "vi", "", reviewed=header).reviewed == signed


def test_a_language_needs_a_catalogue_and_a_name_that_the_world_knows(tmp_path: Path) -> None:
    catalogue(tmp_path, "vi", "")
    shutil.copytree(tmp_path / "locales" / "vi", tmp_path / "locales" / "xq")
    assert [can_speak(tmp_path, code) for code in ("en", "vi", "xq", "es")] == [True, True, False, False]


def test_right_to_left_is_known() -> None:
    assert [Tongue(code, english()._sentences).direction for code in ("ar", "he", "fa", "es")] == ["rtl"] * 3 + ["ltr"]


def test_texts_in_another_language_are_marked_as_long_as_they_stand_alone(spanish: Tongue) -> None:
    name = spanish.own("Sober House")
    assert isinstance(name, Foreign)
    assert name.lang == "en"
    assert not isinstance(spanish.own("Casa", "es"), Foreign)
    assert isinstance(of_all("a · b", [Foreign("a", "en"), Foreign("b", "en")]), Foreign)
    assert not isinstance(of_all("a · b", [Foreign("a", "en"), "b"]), Foreign)
    assert Foreign("a", "en") != "a"


def test_a_language_never_takes_the_place_of_a_state() -> None:
    assert set(small.vocabulary()["states"]) | {"us"} == STATE_KEYS
    config = Config(languages=("en", "es", "ar", "zh-Hans"))
    assert [config.folder_of(code) for code in config.languages] == ["", "es/", "ar-us/", "zh-hans/"]
