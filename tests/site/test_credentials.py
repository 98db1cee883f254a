"""A credential in words: what nobody knows is said, with the body to ask, and every page that was read is linked."""

import datetime as dt

from generator.directory.credentials import (
    Credential,
    CredentialWords,
    Fees,
    FigureProvenance,
    FigureSource,
    Helpline,
    HelplineWords,
    Issuer,
    figures_of,
)
from generator.resources import templates_dir
from generator.site.credential_view import credential_view
from generator.site.labels import Labels
from generator.site.lines import helpline_view
from generator.site.own_text import in_words
from generator.site.tongue import Foreign, english, tongue_of
from tests.content.entry_files import VOCABULARY

DAY = dt.date(2026, 11, 1)


def rows(credential: Credential) -> dict[str, tuple[tuple[str, str], ...]]:
    view = credential_view(credential, Labels(VOCABULARY, english()))
    return {row.label: row.items for row in view.rows}


def test_what_is_not_known_is_called_not_confirmed_and_says_whom_to_ask() -> None:
    board = Issuer("Example Board", "https://board.example.org/")
    said = rows(Credential("KY-X", "X", issued_by=board, training_hours=30, experience_volunteer=True, county="Ask."))
    (missing, _), ask = said["Not confirmed"]
    assert missing.startswith("hours of experience, schooling, exam")
    assert "training" not in missing
    assert "county" not in missing
    assert ask == ("Ask: Example Board", "https://board.example.org/")
    assert said["Experience"] == (("Hours as a volunteer count", ""),)
    assert said["By county"] == (("Ask.", ""),)


def test_what_costs_nothing_is_said_so() -> None:
    fees = Fees(application_usd=25, training_usd=0)
    assert rows(Credential("KY-X", "X", fees=fees))["Fees"] == (("$25 to apply", ""), ("Nothing for the training", ""))


def test_of_several_pages_each_is_linked_the_body_s_own_first() -> None:
    sources = (
        FigureSource("website", "https://www.other.example.com/a", DAY, "secondary", ("training_hours",)),
        FigureSource("website", "https://board.example.org/b", DAY, "primary", ("training_hours",)),
    )
    said = rows(Credential("KY-X", "X", training_hours=30, provenance=FigureProvenance(sources)))
    assert said["Where we read it"] == (
        ("board.example.org", "https://board.example.org/b"),
        ("other.example.com (not the body’s own page)", "https://www.other.example.com/a"),
    )
    assert "Where we read it" not in rows(Credential("KY-X", "X", provenance=FigureProvenance(sources[:1])))


def test_what_a_state_s_file_says_in_the_page_s_language_is_said_and_the_rest_is_marked_as_english() -> None:
    said = {"es": CredentialWords(education="diploma de secundaria")}
    credential = Credential("KY-X", "X", education="high school diploma", medicaid="Medicaid pays.", translations=said)
    spanish = tongue_of(templates_dir(), "es")
    assert in_words(credential, "education", spanish) == "diploma de secundaria"
    assert not isinstance(in_words(credential, "education", spanish), Foreign)
    assert isinstance(in_words(credential, "medicaid", spanish), Foreign)
    assert in_words(credential, "education", english()) == "high school diploma"
    assert "translations" not in figures_of(credential)
    line = Helpline("Line", "English", hours="Always", translations={"es": HelplineWords("Español", "Siempre")})
    assert (helpline_view(line, spanish).when, helpline_view(line, spanish).hours) == ("Español", ("Siempre",))
