"""The form asks for every field of the table, in words of its own."""

import re

from generator.content.fields import ENTRY
from generator.content.table import Kind
from generator.site.script_words import sentences
from tests.form_page.pairwise import leaves
from tests.form_page.sites import bare
from tests.site.test_reading import HIGHEST, grade
from tests.support import ROOT

FOLDER = ROOT / "templates" / "assets" / "js" / "form"


def texts_in(name: str) -> set[str]:
    """Every path that questions.js names in a constant."""
    text = (FOLDER / "questions.js").read_text(encoding="utf-8")
    body = text[text.index(f"const {name} = [") : text.index("];", text.index(f"const {name} = ["))]
    return set(re.findall(r'"([a-z@_.]+)"', body))


def words(name: str) -> dict[str, str]:
    return dict(sentences((FOLDER / name).read_text(encoding="utf-8")))


def key(path: str) -> str:
    return f"q_{bare(path).replace('.', '__')}"


def test_every_field_is_asked_for_or_kept() -> None:
    asked = texts_in("SECTIONS") | texts_in("KEPT")
    lists = {path for path in asked if any(bare(leaf).startswith(f"{path}.") for leaf, _ in leaves())}
    missing = [
        path for path, _ in leaves() if bare(path) not in asked and not any(path.startswith(f"{one}.") for one in lists)
    ]
    assert missing == []
    known = {bare(path) for path, _ in leaves()} | {"@state", "@slug"} | lists
    ids = {"what", "where", "reach", "when", "source", "cost", "who", "offers", "start", "home", "training", "people", "papers", "privacy", "spanish", "more"}  # fmt: skip
    assert asked - known - ids == set()


def test_every_question_has_words_of_its_own() -> None:
    labels = words("messages-labels.js")
    kept = texts_in("KEPT")
    wanted = {key(path) for path, _ in leaves() if not any(bare(path).startswith(f"{one}.") for one in kept)}
    assert wanted - labels.keys() == set()
    extra = {name for name in labels.keys() - wanted if name.startswith("q_") and not name.startswith("q_at_")}
    groups = {key(f.key) for f in ENTRY if f.kind is Kind.RECORD and f.many}
    groups |= {"q_contact__phones", "q_schedule__exceptions", "q_provenance__sources"}
    assert extra == groups


def test_no_hint_is_in_english_alone() -> None:
    """What the table's help says would be English on every page: each field that is typed has a hint of its own, or none."""
    hints, quiet = words("messages-hints.js"), texts_in("QUIET")
    kept = texts_in("KEPT")
    bare_paths = {
        bare(path)
        for path, field in leaves()
        if field.kind not in (Kind.CHOICE, Kind.BOOLEAN) and not any(bare(path).startswith(f"{one}.") for one in kept)
    }
    assert {path for path in bare_paths if f"h_{path.replace('.', '__')}" not in hints and path not in quiet} == set()


def test_what_the_form_says_is_plain() -> None:
    said = [
        re.sub(r"\{\w+\}", "it", one)
        for name in ("messages.js", "messages-labels.js", "messages-hints.js")
        for one in words(name).values()
        if one.endswith((".", "!", "?")) and len(one.split()) > 3
    ]
    assert len(said) > 100
    assert grade(said) <= HIGHEST
    assert [one for one in said if len(one.split()) > 34] == []
