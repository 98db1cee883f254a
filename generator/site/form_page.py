"""The page with the form that writes a listing, and what stands on it for those without scripts."""

from __future__ import annotations

from generator.config import Config
from generator.content.form_data import form_data
from generator.content.load import numbers_of
from generator.content.rule_data import packaged
from generator.content.vocabulary import Vocabulary
from generator.directory.directory import Directory
from generator.site.addresses import RESERVED
from generator.site.links import host
from generator.site.theme import Page, Theme

FIELDS_FILE = "add/form/fields.json"

# Every value is a blank to fill in: nothing here can be taken for a place that helps.
EXAMPLE = """type: support_group
name: "…"
summary: "…"
contact:
  phones:
    - number: "…"
      kind: main
  website: "https://…"
location:
  visibility: public
  street: "…"
  city: "…"
  state: "…"
  zip: "…"
schedule:
  - kind: meeting
    days: [mon, thu]
    start: "18:30"
    end: "19:30"
    timezone: America/New_York
provenance:
  sources:
    - kind: website
      url: "https://…"
      retrieved: 2026-…
"""


def issue_form(config: Config) -> str:
    """Where the host's forge offers the forms for those who would rather write to a person; "" where it has none."""
    base = config.forge_url.rstrip("/")
    return f"{base}/issues/new/choose" if base and ("github." in host(base) or "codeberg" in host(base)) else ""


def fields_file(theme: Theme, vocabulary: Vocabulary, directory: Directory) -> Page:
    """The table of fields and the closed lists, in the language of the page that fetches it."""
    data = form_data(vocabulary.lists, theme.tongue.code, RESERVED, numbers_of(directory.crisis), packaged())
    return Page(theme.folder + FIELDS_FILE, data)
