"""How much is known of how each state certifies peers, and how near the sources stand."""

from __future__ import annotations

from collections.abc import Iterable

from generator.directory.credentials import LEVELS, StateFacts, levels_of
from generator.records import dataclass

# The figures a reader compares, in the order of a page, with the words of the table.
COMPARED = (
    ("training_hours", "Training hours"),
    ("experience_hours", "Experience hours"),
    ("experience_volunteer", "Whether volunteer hours count"),
    ("supervision_hours", "Supervision hours"),
    ("education", "Education"),
    ("min_age", "Youngest age"),
    ("lived_experience", "Lived experience"),
    ("exam.required", "Whether there is an exam"),
    ("exam.written", "Written part"),
    ("exam.oral", "Oral part"),
    ("exam.questions", "Number of questions"),
    ("fees.application_usd", "Fee to apply"),
    ("fees.exam_usd", "Fee for the exam"),
    ("fees.training_usd", "Fee for the training"),
    ("fees.renewal_usd", "Fee to renew"),
    ("renewal.every_months", "How long it is valid"),
    ("renewal.ce_hours", "Continuing education hours"),
    ("background_check", "Background check"),
    ("provisional", "Provisional form"),
    ("reciprocity", "From another state"),
    ("medicaid", "Medicaid"),
    ("county", "County rules"),
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """For one figure: in how many states it is known, by the best level there."""

    figure: str
    words: str
    primary: int
    secondary: int


def coverage(states: Iterable[StateFacts]) -> tuple[Coverage, ...]:
    """One row for each of `COMPARED`. A state counts once for a figure, at the best level of its credentials."""
    best: list[dict[str, str]] = []
    for state in states:
        levels: dict[str, str] = {}
        for credential in state.credentials:
            for figure, level in levels_of(credential).items():
                if level and (figure not in levels or LEVELS.index(level) < LEVELS.index(levels[figure])):
                    levels[figure] = level
        best.append(levels)
    return tuple(
        Coverage(
            figure,
            words,
            sum(levels.get(figure) == "primary" for levels in best),
            sum(levels.get(figure) == "secondary" for levels in best),
        )
        for figure, words in COMPARED
    )
