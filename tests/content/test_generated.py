"""What is generated from the table of fields is up to date, and an independent judge agrees with our checker."""

import json
from typing import Any

import jsonschema
import pytest
import yaml

from generator.content.json_schema import entry_schema
from generator.content.reference import field_reference
from tests.content.entry_files import CENTER, GROUP, VOCABULARY, WARMLINE
from tests.support import ROOT

STALE = "out of date: run `make schema` and commit what it writes"


def test_the_generated_files_are_up_to_date() -> None:
    folder = ROOT / "content" / "schema"
    assert (folder / "entry.schema.json").read_text(encoding="utf-8") == entry_schema(VOCABULARY.lists), STALE
    assert (folder / "FIELDS.md").read_text(encoding="utf-8") == field_reference(VOCABULARY.lists), STALE


def as_editor_reads(text: str) -> Any:
    """The entry as an editor's YAML 1.2 server gives it to the schema: dates stay texts."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        key: [(tag, pattern) for tag, pattern in rules if not tag.endswith(("timestamp", "int"))]
        for key, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Loader=Loader)  # a SafeLoader


@pytest.mark.parametrize("text", [CENTER, GROUP, WARMLINE])
def test_the_schema_takes_good_entries(text: str) -> None:
    schema = json.loads(entry_schema(VOCABULARY.lists))
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.Draft7Validator(schema).validate(as_editor_reads(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [("subtype:", "sub_type:"), ("naloxone", "narcan"), ('"10:00"', "10am"), ("name:", "title:"), ("KY", "Kentucky")],
)
def test_the_schema_refuses_what_the_checker_refuses(old: str, new: str) -> None:
    schema = json.loads(entry_schema(VOCABULARY.lists))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(schema).validate(as_editor_reads(CENTER.replace(old, new, 1)))
