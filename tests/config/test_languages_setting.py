"""`languages` in site.toml: codes of languages, each once, at least one."""

from pathlib import Path

import pytest

from generator.config import Config, read_config


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("[]", "languages must name at least one language."),
        ('["en", "en"]', "languages names one thing twice."),
        ('["english"]', "languages must be codes of languages, such as en or es."),
        ('["en", "../x"]', "languages must be codes of languages, such as en or es."),
        ('"en"', 'languages must be a list of texts, such as ["en", "es"].'),
    ],
)
def test_what_is_no_list_of_languages_is_refused(written: str, wrong: str, tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text(f"languages = {written}\n", encoding="utf-8")
    config, problems = read_config(tmp_path / "site.toml")
    assert [problem.message for problem in problems.found] == [wrong]
    assert config.languages == ("en",)


def test_the_first_language_is_at_the_front(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('languages = ["es", "en", "zh-Hans", "pt-BR"]\n', encoding="utf-8")
    config, problems = read_config(tmp_path / "site.toml")
    assert list(problems.found) == []
    assert config.language == "es"
    assert [config.folder_of(code) for code in config.languages] == ["", "en/", "zh-hans/", "pt-br/"]


def test_without_a_word_a_site_is_english() -> None:
    assert Config().languages == ("en",)
