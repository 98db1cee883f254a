"""GitHub's forms for issues: up to date, as GitHub reads them, and with the warning before anything is asked.

What GitHub takes: "Syntax for issue forms" and "Syntax for GitHub's form schema" (docs.github.com).
"""

from typing import Any

import pytest
import yaml

from generator.config import read_config
from generator.content.issue_forms import FOLDER, issue_forms
from tests.content.entry_files import VOCABULARY
from tests.content.test_generated import STALE
from tests.support import ROOT

CONTACT, FORM = "desk@example.org", "https://host.example.org/add/form/"
FORMS = issue_forms(VOCABULARY.lists, CONTACT, FORM)
QUESTIONS = {name: yaml.safe_load(text) for name, text in FORMS.items() if name != "config.yml"}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}


def test_the_forms_are_up_to_date() -> None:
    config, _ = read_config(ROOT / "site.toml")
    form = f"{config.base_url}add/form/" if config.base_url.startswith("https://") else ""
    for name, text in issue_forms(VOCABULARY.lists, config.contact_email, form).items():
        assert (ROOT / FOLDER / name).read_text(encoding="utf-8") == text, STALE


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_form_is_as_github_reads_it(name: str) -> None:
    form: dict[str, Any] = QUESTIONS[name]
    assert {"name", "description", "body"} <= form.keys() <= {"name", "description", "title", "labels", "body"}
    asked = [element for element in form["body"] if element["type"] != "markdown"]
    assert asked
    labels = [element["attributes"]["label"] for element in asked]
    ids = [element["id"] for element in asked]
    assert len(set(labels)) == len(labels)
    assert len(set(ids)) == len(ids)
    for element in form["body"]:
        assert set(element) <= {"type", "id", "attributes", "validations"}
        assert set(element["attributes"]) <= ATTRIBUTES[element["type"]]
        if element["type"] == "dropdown":
            options = element["attributes"]["options"]
            assert options
            assert all(isinstance(option, str) and option for option in options)
            assert len(set(options)) == len(options)
            assert "None" not in options, "GitHub keeps that word for itself"


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_warning_stands_first_and_is_agreed_to_last(name: str) -> None:
    body = QUESTIONS[name]["body"]
    assert "Do not write anything here that must not be public" in body[0]["attributes"]["value"]
    assert body[-1]["attributes"]["options"][0]["required"] is True


def test_whoever_wants_a_listing_down_is_sent_to_the_mail_first() -> None:
    assert QUESTIONS["remove-my-listing.yml"]["body"][0]["attributes"]["value"].startswith(
        f"**Please write to {CONTACT} first.**"
    )
    links = yaml.safe_load(FORMS["config.yml"])["contact_links"]
    assert [link["url"] for link in links] == [FORM, f"mailto:{CONTACT}"]


def test_without_an_address_the_mail_is_found_on_the_site() -> None:
    forms = issue_forms(VOCABULARY.lists)
    assert "Add or fix a listing" in forms["remove-my-listing.yml"]
    assert "contact_links" not in forms["config.yml"]


def test_the_choices_are_those_of_the_closed_lists() -> None:
    body = {element.get("id"): element for element in QUESTIONS["add.yml"]["body"]}
    assert body["state"]["attributes"]["options"][1:] == [t.called() for t in VOCABULARY["states"].values()]
    assert len(body["subtype"]["attributes"]["options"]) == len(VOCABULARY["subtypes"]) + 1
