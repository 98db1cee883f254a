"""The list of what people type in danger is there whatever vocabulary a host has, and says nothing of a listing."""

import shutil
from pathlib import Path

from generator.content.packed import NOWHERE
from generator.content.vocabulary_files import known_vocabulary, read_vocabulary
from generator.resources import vocabulary_dir
from generator.search.entries import EMERGENCIES, synonyms
from generator.search.label_lines import mark
from tests.content.entry_files import VOCABULARY


def test_an_older_vocabulary_of_a_host_has_the_tools_list(tmp_path: Path) -> None:
    folder = tmp_path / "vocabulary"
    shutil.copytree(vocabulary_dir(), folder)
    (folder / "emergencies.yaml").unlink()
    found, problems = read_vocabulary(folder, "vocabulary")
    assert (found[EMERGENCIES], problems) == (VOCABULARY[EMERGENCIES], [])
    assert known_vocabulary(folder, "vocabulary", NOWHERE)[0][EMERGENCIES]
    (folder / "emergencies.yaml").write_text(
        '- key: crisis\n  label: {en: "A crisis now"}\n  synonyms: {en: ["help me at once"]}\n', encoding="utf-8"
    )
    assert list(read_vocabulary(folder, "vocabulary")[0][EMERGENCIES]) == ["crisis"]


def test_its_words_lead_to_marks_of_their_own_in_both_languages() -> None:
    table = synonyms(VOCABULARY)
    for phrase, key in {
        "want to die": "suicide",
        "quiero morir": "suicide",
        "sobredosis": "overdose",
        "911": "crisis",
    }.items():
        assert mark(EMERGENCIES, key) in table[phrase]
    for term in VOCABULARY[EMERGENCIES].values():
        assert term.synonyms["en"]
        assert term.synonyms["es"]
        assert term.label["es"]
