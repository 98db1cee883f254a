"""Every setting of site.toml: what it takes, what it says when it refuses, and that it is explained."""

from pathlib import Path

import pytest

from generator.config import SETTINGS, Config, read_config, settings_reference, settings_text
from tests.support import ROOT


def read(folder: Path, text: str) -> tuple[Config, list[str]]:
    (folder / "site.toml").write_text(text, encoding="utf-8")
    config, problems = read_config(folder / "site.toml")
    return config, [f"{problem.line}: {problem.message}" for problem in problems.found]


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("name = 7", "1: name must be a text in quotes."),
        ('name = " "', "1: name must not be empty."),
        ('\nprint_sheets = "yes"', "2: print_sheets must be true or false."),
        ('region = ["Kentucky"]', "1: region must begin with the two small letters of a state, such as ky."),
        ('region = ["us"]', "1: region must begin with the two small letters of a state, such as ky."),
        ('region = ["ky/"]', "1: region needs the county's name after the slash, such as ky/jefferson."),
        ('region = "ky"', '1: region must be a list of texts, such as ["ky"].'),
        ('colors = "#123456"', '1: colors must be names and colors in braces, such as { accent = "#17595c" }.'),
        ('colors = { acent = "#123456" }', '1: colors knows no color "acent"; the names are: paper, card, ink,'),
        ('colors = { ink = "red" }', "1: colors needs ink as # and six digits or letters a to f, such as"),
        ('[colors]\nink = "#12"', "1: colors needs ink as # and six digits or letters a to f, such as"),
        ('logo = "../secret.svg"', "1: logo must be the name of a picture in templates/assets/, such as logo.svg."),
        ("footer = 3", '1: footer must be a text in quotes, or one for each language: { en = "…", es = "…" }.'),
        ('footer = { english = "x" }', "1: footer must be codes of languages, such as en or es."),
        ('nmae = "x"', '1: There is no setting "nmae". Did you mean "name"?'),
        (
            'host = "geocities"',
            "1: host can only be one of: github-pages, cloudflare-pages, netlify, gitlab-pages, nginx.",
        ),
        ('base_url = "example.org"', "1: base_url must start with https:// and a host name."),
        ("name = Riverbend", "1: This file cannot be read as TOML."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(written: str, wrong: str, tmp_path: Path) -> None:
    config, said = read(tmp_path, written + "\n")
    assert len(said) == 1
    assert said[0].startswith(wrong)
    assert config == Config()


def test_what_is_right_is_taken(tmp_path: Path) -> None:
    text = """
name = "Kentucky help"
region = ["ky/jefferson", "ky/bullitt"]
colors = { accent = "#123456" }
footer = "Kept by neighbors."
"""
    config, said = read(tmp_path, text)
    assert said == []
    assert (config.states, config.home_state) == (("ky",), "ky")
    assert config.colors == {"accent": "#123456"}
    assert config.footer == {"": "Kept by neighbors."}
    assert read(tmp_path, 'footer = { en = "A", es = "B" }')[0].footer == {"en": "A", "es": "B"}
    assert read(tmp_path, 'region = ["ky", "tn"]')[0].home_state == ""


def test_a_file_that_windows_saved_is_read(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_bytes(b'\xef\xbb\xbfname = "Ours"\r\nlanguages = ["en"]\r\n')
    config, problems = read_config(tmp_path / "site.toml")
    assert (config.name, problems.found) == ("Ours", [])


def test_the_table_is_all_of_the_settings_and_they_are_written_and_read_alike(tmp_path: Path) -> None:
    assert [setting.key for setting in SETTINGS] == list(Config.__dataclass_fields__)
    assert read(tmp_path, settings_text({})) == (Config(), [])
    values = {
        "region": ("ky",),
        "colors": {"on-accent": "#ffffff"},
        "footer": {"en": "a", "es": 'b "c"'},
        "offline": False,
    }
    config, said = read(tmp_path, settings_text(values))
    assert said == []
    assert {key: getattr(config, key) for key in values} == values


def test_every_setting_is_explained() -> None:
    written = (ROOT / "content" / "schema" / "SETTINGS.md").read_text(encoding="utf-8")
    assert written == settings_reference(), "out of date: run `make schema` and commit what it writes"
    assert all(f"| `{setting.key}` | {setting.help}" in written for setting in SETTINGS)
    assert "content/schema/SETTINGS.md" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_settings_that_ship_say_what_each_is_for() -> None:
    config, problems = read_config(ROOT / "site.toml")
    assert problems.found == []
    assert config.languages == ("en", "es")
