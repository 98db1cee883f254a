"""How a state certifies peers, in plain rows; every figure stands beside where and when it was read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.directory.credentials import LEVELS, Credential, Exam, Fees, sources_of, unconfirmed
from generator.directory.model import Provenance
from generator.records import dataclass
from generator.site.entry_view import Row
from generator.site.labels import Labels
from generator.site.links import host, web
from generator.site.own_text import in_words
from generator.site.tongue import Tongue, marked
from generator.site.trust import Trust, trust_in

# What a credential is for.
COVERS = {
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
    covers = [say(COVERS[key]) if key in COVERS else key for key in c.covers]
    yield from _text(say("For work in"), tongue.joined(covers))
    yield from _text(say("Age"), say("%(age)s or older", age=c.min_age) if c.min_age else "")
    yield from _text(say("Schooling"), in_words(c, "education", tongue))
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
        asks = tongue.counted("%(num)s question", "%(num)s questions", exam.questions) if exam.questions else ""
        yield from _text(say("Exam"), need, own(exam.name), exam_parts(exam, tongue), asks, own(exam.note))
    if fees := c.fees:
        yield from _text(say("Fees"), *(words for _, words in money(fees, tongue)), own(fees.note))
    if renewal := c.renewal:
        further = further_training(renewal.ce_hours, tongue)
        yield from _text(say("Renewal"), every(renewal.every_months, tongue), further, own(renewal.note))
    yield from _text(say("Where you live or work"), own(c.residency))
    yield from _text(say("Background check"), own(c.background_check))
    yield from _text(say("While you wait"), in_words(c, "provisional", tongue))
    yield from _text(say("From another state"), own(c.reciprocity))
    yield from _text(say("Medicaid"), in_words(c, "medicaid", tongue))
    yield from _text(say("By county"), in_words(c, "county", tongue))
    yield from _text(say("More"), own(c.note))
    if missing := unconfirmed(c):
        ask = (say("Ask: %(body)s", body=c.issued_by.name), web(c.issued_by.url)) if c.issued_by else ("", "")
        said = tongue.joined([say(_UNCONFIRMED[figure]) for figure in missing])
        yield Row(say("Not confirmed"), ((said, ""), *([ask] if ask[0] else [])))
    yield from _read_at(c, tongue)


def _read_at(c: Credential, tongue: Tongue) -> Iterator[Row]:
    """Every page that was read, where there are several: those of the body itself first."""
    sources = sources_of(c)
    if len(sources) < 2:
        return
    items = []
    for source in sources:
        name = host(source.url)
        words = name if source.level == LEVELS[0] else tongue.say("%(host)s (not the body’s own page)", host=name)
        items.append((words, web(source.url)))
    yield Row(tongue.say("Where we read it"), tuple(items))


def money(fees: Fees, tongue: Tongue) -> list[tuple[str, str]]:
    """Each fee that is known: the name of its figure ("fees.exam_usd") and its words."""
    all_fees = (
        ("application_usd", marked("$%(amount)s to apply"), marked("Nothing to apply")),
        ("exam_usd", marked("$%(amount)s for the exam"), marked("Nothing for the exam")),
        ("training_usd", marked("$%(amount)s for the training"), marked("Nothing for the training")),
        ("renewal_usd", marked("$%(amount)s to renew"), marked("Nothing to renew")),
    )
    return [
        (f"fees.{key}", tongue.say(words, amount=tongue.number(value)) if value else tongue.say(free))
        for key, words, free in all_fees
        if (value := getattr(fees, key)) is not None
    ]


def exam_parts(exam: Exam, tongue: Tongue) -> str:
    """Whether the exam is written, oral or both; "" where nobody says."""
    say = tongue.say
    words = {(True, True): say("Written and oral"), (True, False): say("Written"), (False, True): say("Oral")}
    return words.get((bool(exam.written), bool(exam.oral)), "")


def further_training(hours: float | None, tongue: Tongue) -> str:
    """How many hours a renewal asks for; "" where nobody says."""
    if hours is None:
        return ""
    return tongue.counted("%(num)s hour of further training", "%(num)s hours of further training", hours)


def every(months: int | None, tongue: Tongue) -> str:
    """How often something is due: "Every 2 years"; "" where nobody says."""
    if not months:
        return ""
    if months % 12:
        return tongue.counted("Every month", "Every %(num)s months", months)
    return tongue.counted("Every year", "Every %(num)s years", months // 12)
