"""How a state certifies peers, in plain rows; every figure stands beside where and when it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.directory.credentials import Credential
from generator.directory.model import Provenance
from generator.site.entry_view import Row
from generator.site.labels import Labels
from generator.site.links import web
from generator.site.trust import Trust, trust_in
from generator.site.words import joined

_COVERS = {
    "mental_health": "mental health",
    "substance_use": "substance use",
    "co_occurring": "both together",
    "family": "family peers",
    "youth": "youth peers",
}


@dataclass(frozen=True, slots=True)
class CredentialView:
    """One credential as shown."""

    id: str
    name: str
    rows: tuple[Row, ...]
    trust: Trust


def credential_view(credential: Credential, labels: Labels) -> CredentialView:
    """The credential in words; what is not known is left out."""
    trust = trust_in(credential.provenance or Provenance(), labels)
    return CredentialView(credential.id, credential.name, tuple(_rows(credential)), trust)


def _text(label: str, *values: str) -> Iterator[Row]:
    items = tuple((value, "") for value in values if value)
    if items:
        yield Row(label, items)


def _number(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _hours(value: float | None, what: str = "hours") -> str:
    return "" if value is None else f"{_number(value)} {what}"


def _rows(c: Credential) -> Iterator[Row]:
    if c.issued_by:
        yield Row("Who gives it", ((c.issued_by.name, web(c.issued_by.url)),))
    yield from _text("For work in", joined([_COVERS.get(key, key) for key in c.covers]))
    yield from _text("Age", f"{c.min_age} or older" if c.min_age else "")
    yield from _text("Schooling", c.education)
    asked = {True: "Asked for", False: "Not asked for", None: ""}[c.lived_experience_required]
    yield from _text("Lived experience", asked, c.lived_experience)
    yield from _text("Training", _hours(c.training_hours), c.training)
    yield from _text("Experience", _hours(c.experience_hours), c.experience)
    yield from _text("Supervision", _hours(c.supervision_hours))
    if exam := c.exam:
        need = {True: "There is an exam", False: "No exam", None: ""}[exam.required]
        parts = joined([name for name, on in (("written", exam.written), ("oral", exam.oral)) if on])
        questions = f"{exam.questions} questions" if exam.questions else ""
        yield from _text("Exam", need, exam.name, parts.capitalize(), questions, exam.note)
    if fees := c.fees:
        money = (
            ("to apply", fees.application_usd),
            ("for the exam", fees.exam_usd),
            ("for the training", fees.training_usd),
            ("to renew", fees.renewal_usd),
        )
        yield from _text("Fees", *(f"${_number(v)} {what}" for what, v in money if v is not None), fees.note)
    if renewal := c.renewal:
        every = f"Every {renewal.every_months} months" if renewal.every_months else ""
        if renewal.every_months and renewal.every_months % 12 == 0:
            years = renewal.every_months // 12
            every = "Every year" if years == 1 else f"Every {years} years"
        yield from _text("Renewal", every, _hours(renewal.ce_hours, "hours of further training"), renewal.note)
    yield from _text("Where you live or work", c.residency)
    yield from _text("Background check", c.background_check)
    yield from _text("While you wait", c.provisional)
    yield from _text("From another state", c.reciprocity)
    yield from _text("Medicaid", c.medicaid)
    yield from _text("More", c.note)
