"""How a state certifies peers, in plain rows; every figure stands beside where and when it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.directory.credentials import LEVELS, Credential, FigureSource, unconfirmed
from generator.directory.model import Provenance
from generator.site.entry_view import Row
from generator.site.labels import Labels
from generator.site.links import host, web
from generator.site.tongue import Tongue, marked
from generator.site.trust import Trust, trust_in

_COVERS = {
    "mental_health": marked("mental health"),
    "substance_use": marked("substance use"),
    "co_occurring": marked("both together"),
    "family": marked("family peers"),
    "youth": marked("youth peers"),
}

_UNCONFIRMED = {
    "training_hours": marked("hours of training"),
    "experience_hours": marked("hours of experience"),
    "education": marked("schooling"),
    "exam": marked("exam"),
    "fees": marked("fees"),
    "renewal": marked("renewal"),
    "provisional": marked("a form for the time you wait"),
    "medicaid": marked("Medicaid"),
    "county": marked("rules by county"),
}


@dataclass(frozen=True, slots=True)
class CredentialView:
    """One credential as shown."""

    id: str
    name: str
    rows: tuple[Row, ...]
    trust: Trust


def credential_view(credential: Credential, labels: Labels) -> CredentialView:
    """The credential in words; what people ask first and nobody knows stands last, with the body to ask."""
    trust = trust_in(credential.provenance or Provenance(), labels)
    return CredentialView(credential.id, credential.name, tuple(_rows(credential, labels.tongue)), trust)


def _text(label: str, *values: str) -> Iterator[Row]:
    items = tuple((value, "") for value in values if value)
    if items:
        yield Row(label, items)


def _hours(tongue: Tongue, value: float | None) -> str:
    return "" if value is None else tongue.counted("%(num)s hour", "%(num)s hours", value)


def _rows(c: Credential, tongue: Tongue) -> Iterator[Row]:
    say, own = tongue.say, tongue.own
    if c.issued_by:
        yield Row(say("Who gives it"), ((own(c.issued_by.name), web(c.issued_by.url)),))
    covers = [say(_COVERS[key]) if key in _COVERS else key for key in c.covers]
    yield from _text(say("For work in"), tongue.joined(covers))
    yield from _text(say("Age"), say("%(age)s or older", age=c.min_age) if c.min_age else "")
    yield from _text(say("Schooling"), own(c.education))
    asked = {True: say("Asked for"), False: say("Not asked for"), None: ""}[c.lived_experience_required]
    yield from _text(say("Lived experience"), asked, own(c.lived_experience))
    yield from _text(say("Training"), _hours(tongue, c.training_hours), own(c.training))
    volunteers = {
        True: say("Hours as a volunteer count"),
        False: say("Hours as a volunteer do not count"),
        None: "",
    }[c.experience_volunteer]
    yield from _text(say("Experience"), _hours(tongue, c.experience_hours), volunteers, own(c.experience))
    yield from _text(say("Supervision"), _hours(tongue, c.supervision_hours))
    if exam := c.exam:
        need = {True: say("There is an exam"), False: say("No exam"), None: ""}[exam.required]
        parts = {
            (True, True): say("Written and oral"),
            (True, False): say("Written"),
            (False, True): say("Oral"),
        }.get((bool(exam.written), bool(exam.oral)), "")
        asks = tongue.counted("%(num)s question", "%(num)s questions", exam.questions) if exam.questions else ""
        yield from _text(say("Exam"), need, own(exam.name), parts, asks, own(exam.note))
    yield from _money(c, tongue)
    if renewal := c.renewal:
        further = ""
        if renewal.ce_hours is not None:
            further = tongue.counted(
                "%(num)s hour of further training", "%(num)s hours of further training", renewal.ce_hours
            )
        yield from _text(say("Renewal"), _every(renewal.every_months, tongue), further, own(renewal.note))
    yield from _text(say("Where you live or work"), own(c.residency))
    yield from _text(say("Background check"), own(c.background_check))
    yield from _text(say("While you wait"), own(c.provisional))
    yield from _text(say("From another state"), own(c.reciprocity))
    yield from _text(say("Medicaid"), own(c.medicaid))
    yield from _text(say("By county"), own(c.county))
    yield from _text(say("More"), own(c.note))
    if missing := unconfirmed(c):
        ask = (say("Ask: %(body)s", body=c.issued_by.name), web(c.issued_by.url)) if c.issued_by else ("", "")
        said = tongue.joined([say(_UNCONFIRMED[figure]) for figure in missing])
        yield Row(say("Not confirmed"), ((said, ""), *([ask] if ask[0] else [])))
    yield from _read_at(c, tongue)


def _read_at(c: Credential, tongue: Tongue) -> Iterator[Row]:
    """Every page that was read, where there are several: those of the body itself first."""
    sources = [s for s in c.provenance.sources if isinstance(s, FigureSource)] if c.provenance else []
    if len(sources) < 2:
        return
    items = []
    for source in sorted(sources, key=lambda s: s.level):
        name = host(source.url)
        words = name if source.level == LEVELS[0] else tongue.say("%(host)s (not the body’s own page)", host=name)
        items.append((words, web(source.url)))
    yield Row(tongue.say("Where we read it"), tuple(items))


def _money(c: Credential, tongue: Tongue) -> Iterator[Row]:
    if fees := c.fees:
        money = (
            (marked("$%(amount)s to apply"), marked("Nothing to apply"), fees.application_usd),
            (marked("$%(amount)s for the exam"), marked("Nothing for the exam"), fees.exam_usd),
            (marked("$%(amount)s for the training"), marked("Nothing for the training"), fees.training_usd),
            (marked("$%(amount)s to renew"), marked("Nothing to renew"), fees.renewal_usd),
        )
        said = [
            tongue.say(words, amount=tongue.number(value)) if value else tongue.say(free)
            for words, free, value in money
            if value is not None
        ]
        yield from _text(tongue.say("Fees"), *said, tongue.own(fees.note))


def _every(months: int | None, tongue: Tongue) -> str:
    if not months:
        return ""
    if months % 12:
        return tongue.counted("Every month", "Every %(num)s months", months)
    return tongue.counted("Every year", "Every %(num)s years", months // 12)
