"""Every figure of a credential is named, and its level is that of the best page that bears it out."""

import datetime as dt

from generator.directory.credentials import (
    Credential,
    Exam,
    Fees,
    FigureProvenance,
    FigureSource,
    StateFacts,
    figures_of,
    levels_of,
    unconfirmed,
)
from generator.directory.evidence import coverage

DAY = dt.date(2026, 11, 1)


def source(level: str, *figures: str) -> FigureSource:
    return FigureSource("website", f"https://{level}.example.org/", DAY, level, figures)


def credential(*sources: FigureSource) -> Credential:
    return Credential(
        "KY-EX",
        "Example",
        training_hours=30,
        experience_volunteer=False,
        exam=Exam(required=False),
        fees=Fees(application_usd=0, note="Paid by the state."),
        provenance=FigureProvenance(sources),
    )


def test_figures_are_named_one_by_one_and_false_and_nothing_to_pay_are_figures_too() -> None:
    assert figures_of(credential()) == (
        "training_hours",
        "experience_volunteer",
        "exam.required",
        "fees.application_usd",
        "fees.note",
    )


def test_the_only_source_may_bear_out_everything_but_one_of_several_must_say_what() -> None:
    assert set(levels_of(credential(source("secondary"))).values()) == {"secondary"}
    assert set(levels_of(credential(source("primary"), source("secondary"))).values()) == {""}


def test_the_best_level_counts_and_a_group_stands_for_its_parts() -> None:
    levels = levels_of(credential(source("secondary", "fees", "training_hours"), source("primary", "training_hours")))
    assert levels == {
        "training_hours": "primary",
        "experience_volunteer": "",
        "exam.required": "",
        "fees.application_usd": "secondary",
        "fees.note": "secondary",
    }


def test_what_people_ask_first_and_nobody_knows_is_told() -> None:
    assert unconfirmed(credential()) == (
        "experience_hours",
        "education",
        "renewal",
        "provisional",
        "medicaid",
        "county",
    )


def test_a_state_counts_once_for_a_figure_at_its_best_level() -> None:
    states = [
        StateFacts("KY", "Kentucky", credentials=(credential(source("secondary")), credential(source("primary")))),
        StateFacts("OH", "Ohio", credentials=(credential(source("secondary")),)),
        StateFacts("SD", "South Dakota"),
    ]
    rows = {row.figure: (row.primary, row.secondary) for row in coverage(states)}
    assert rows["training_hours"] == (1, 1)
    assert rows["county"] == (0, 0)
