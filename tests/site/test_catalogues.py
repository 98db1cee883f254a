"""The catalogues: every sentence is in them, and what is shipped is whole."""

import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from generator.resources import templates_dir
from generator.site import catalogues
from generator.site.script_words import MessagesNotReadError, ScriptWords, is_messages, sentences
from generator.site.tongue import catalogue, english, tongue_of
from tests.support import ROOT

TEMPLATES = templates_dir()
LANGUAGES = catalogues.languages_in(TEMPLATES)
PLACEHOLDERS = re.compile(r"%\(\w+\)s|%%|\{\w+\}|</?[a-z][^>]*>")


def read(file: Path) -> Catalog:
    with file.open("rb") as text:
        return read_po(text)


def forms(message: Message) -> tuple[str, ...]:
    return tuple(map(str, message.string if isinstance(message.string, tuple) else (message.string or "",)))


def source(message: Message, number: int) -> str:
    return str(message.id[min(number, 1)] if isinstance(message.id, tuple) else message.id)


@pytest.fixture(scope="module")
def found() -> Catalog:
    return catalogues.extracted(TEMPLATES, ROOT / "generator")


def test_the_template_holds_every_sentence_of_the_site(found: Catalog) -> None:
    # If this fails: make catalogues
    held = {message.id for message in read(TEMPLATES / "locales" / "site.pot") if message.id}
    assert held == {message.id for message in found if message.id}


def test_spanish_is_shipped() -> None:
    assert "es" in LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_shipped_catalogue_is_whole(code: str, found: Catalog) -> None:
    held = read(catalogue(TEMPLATES, code))
    wanted = {message.id for message in found if message.id}
    assert {message.id for message in held if message.id} == wanted
    assert [message.id for message in held if message.id and not all(forms(message))] == [], "not translated"
    assert [message.id for message in held if message.id and message.fuzzy] == [], "to be looked at again"
    assert [message.id for message in held if message.pluralizable and len(forms(message)) != held.num_plurals] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_placeholders_and_tags_are_those_of_the_english(code: str) -> None:
    wrong = []
    for message in read(catalogue(TEMPLATES, code)):
        for number, text in enumerate(forms(message) if message.id and not message.fuzzy else ()):
            wanted, has = Counter(PLACEHOLDERS.findall(source(message, number))), Counter(PLACEHOLDERS.findall(text))
            if number == 0 and message.pluralizable:
                has["%(num)s"] = wanted["%(num)s"]  # "one meeting" may say so without the number
            if text and +wanted != +has:
                wrong.append((message.id, text))
    assert wrong == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_translation_breaks_out_of_an_attribute(code: str) -> None:
    plain = re.compile(r"</?[a-z][^>]*>")
    texts = (text for message in read(catalogue(TEMPLATES, code)) if message.id for text in forms(message))
    assert [text for text in texts if '"' in plain.sub("", text)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_catalogue_says_whether_a_speaker_has_read_it(code: str) -> None:
    assert re.search(r'^"X-Reviewed-By-Speaker: .+\\n"$', catalogue(TEMPLATES, code).read_text("utf-8"), re.MULTILINE)


def test_a_new_sentence_is_empty_a_changed_one_fuzzy_and_the_review_is_open_again(tmp_path: Path) -> None:
    first, then = Catalog(charset="utf-8"), Catalog(charset="utf-8")
    for text in ("Home", "Talk to someone now", "Gone"):
        first.add(text)
    catalogues.merge(first, tmp_path, "vi")
    file = catalogue(tmp_path, "vi")
    text = file.read_text("utf-8").replace('"Home"\nmsgstr ""', '"Home"\nmsgstr "Trang chủ"')
    text = text.replace('now"\nmsgstr ""', 'now"\nmsgstr "Nói chuyện"').replace("Speaker: no", "Speaker: Ana Example")
    file.write_text(text, "utf-8")
    catalogues.merge(first, tmp_path, "vi")
    assert file.read_text("utf-8") == text
    assert tongue_of(tmp_path, "vi").reviewed == "Ana Example"
    for one in ("Home", "Talk to someone today", "Something else altogether"):
        then.add(one)
    catalogues.merge(then, tmp_path, "vi")
    held = {message.id: message for message in read(file) if message.id}
    assert {key: (one.string, one.fuzzy) for key, one in held.items()} == {
        "Home": ("Trang chủ", False),
        "Talk to someone today": ("Nói chuyện", True),
        "Something else altogether": ("", False),
    }
    assert tongue_of(tmp_path, "vi").reviewed == ""


def test_no_sentence_of_a_script_stands_outside_a_catalogue() -> None:
    for path in sorted((TEMPLATES / "assets" / "js").rglob("*.js")):
        text = path.read_text("utf-8")
        if is_messages(path.name):
            assert list(sentences(text)), path.name
        else:
            loose = re.findall(r'(?:textContent = |append\()["`][A-Z][a-z]+ [^"`]*["`]', text)
            assert loose == [], path.name


def test_a_line_that_is_no_sentence_is_not_passed_over() -> None:
    with pytest.raises(MessagesNotReadError):
        list(sentences('export const ENGLISH = {\n  one: "1 result",\n  two: `2 results`,\n};\n'))


def test_scripts_bring_what_a_page_says_and_no_more() -> None:
    words = ScriptWords(TEMPLATES / "assets" / "js", tongue_of(TEMPLATES, "es"))
    said = (
        words.of(["exit"])["page-words"],
        words.of(["times"])["page-words"],
        words.of(["search-page"])["search-words"],
    )
    assert set(said[0]) == {"shiftTwice", "shiftOnce"}
    assert {"openUntil", "tomorrow"} <= set(said[1])
    assert {"group_day", "next", "within"} <= set(said[2])
    assert ScriptWords(TEMPLATES / "assets" / "js", english()).files() == {}
    assert {"all", "times", "meetings", "search-page", "list-page"} <= set(words.files())
    assert "shiftTwice" not in words.files()["times"]
