"""How all states certify peers, side by side: the rows of the comparison and of its list of sources.

Every figure carries the numbers of the pages it was read on. The pages themselves stand on a list of their own: with
them a comparison of all states would weigh more than an old phone should load.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.directory.credentials import LEVELS, Credential, StateFacts, borne_by, sources_of
from generator.directory.model import Source
from generator.records import dataclass
from generator.site.credential_view import every, exam_parts, further_training, money
from generator.site.links import host, web
from generator.site.own_text import in_words
from generator.site.state_plan import FREELY_ASSOCIATED, StatePlan
from generator.site.tongue import Tongue, marked

PATH = "/peers/"
SOURCES_PATH = "/peers/sources/"

# The columns: what they are called, and what they say where nothing is known: on a phone, where the rows are cards, no
# heading stands above it. They take what `_cells` gives, in its order.
COLUMNS = (
    ("training", marked("Training"), marked("Training not confirmed")),
    ("experience", marked("Experience"), marked("Experience not confirmed")),
    ("schooling", marked("Schooling and age"), marked("Schooling not confirmed")),
    ("exam", marked("Exam"), marked("Exam not confirmed")),
    ("fees", marked("Fees"), marked("Fees not confirmed")),
    ("renewal", marked("Renewal"), marked("Renewal not confirmed")),
    ("waiting", marked("While you wait"), marked("Provisional form not confirmed")),
    ("medicaid", marked("Medicaid and counties"), marked("Medicaid not confirmed")),
)
SORTED_BY = {
    "training": marked("hours of training"),
    "experience": marked("hours of experience"),
    "exam": marked("questions in the exam"),
    "fees": marked("fee to apply"),
    "renewal": marked("how long it is valid"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing known, in words, and the numbers of its pages: "" where all is from one page."""

    text: str
    pages: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known under one heading, nothing if `parts` is empty. `number` is what it is sorted by, if it has one."""

    parts: tuple[Part, ...] = ()
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page that was read."""

    url: str
    host: str
    date: str
    own: bool
    figures: str


@dataclass(frozen=True, slots=True)
class Row:
    """One credential of one state, or a state without one (`name` is "" then, and `standing` says how it stands).

    `id` is where its pages are listed; `days` when they were read, in words.
    """

    id: str
    place: str
    href: str
    name: str = ""
    covers: str = ""
    volunteers: bool = False
    cells: tuple[Cell, ...] = ()
    ask: str = ""
    ask_url: str = ""
    standing: str = ""
    days: str = ""
    pages: tuple[Page, ...] = ()


def rows(states: Iterable[StatePlan], known: Mapping[str, StateFacts], base: str, tongue: Tongue) -> Iterator[Row]:
    """Every credential of every state, by the state's name; a state of which nothing is known has a row, too."""
    for state in sorted(states, key=lambda state: state.name):
        facts = known.get(state.key)
        href = f"{base}{state.key}/"
        if facts and facts.credentials:
            yield from (_row(c, state.name, f"{href}#{c.id.lower()}", tongue) for c in facts.credentials)
        elif facts and facts.standing:
            own = in_words(facts.standing, "text", tongue)
            pages = _pages(facts.standing.sources, {}, tongue)
            days = _days(facts.standing.sources, tongue)
            yield Row(state.key, state.name, f"{href}#peers", standing=own, days=days, pages=pages)
        elif state.kind != FREELY_ASSOCIATED:
            yield Row(state.key, state.name, href)


def _row(c: Credential, place: str, href: str, tongue: Tongue) -> Row:
    sources = sources_of(c)
    borne = borne_by(c)
    return Row(
        c.id.lower(),
        place,
        href,
        c.name,
        " ".join(c.covers),
        c.experience_volunteer is True,
        tuple(_cells(c, _Words(borne if len(sources) > 1 else {}, tongue))),
        c.issued_by.name if c.issued_by else "",
        web(c.issued_by.url) if c.issued_by else "",
        days=_days(sources, tongue),
        pages=_pages(sources, borne, tongue),
    )


def _days(sources: Iterable[Source], tongue: Tongue) -> str:
    return tongue.joined([tongue.date(day) for day in sorted({s.retrieved for s in sources if s.retrieved})])


def _pages(sources: Iterable[Source], borne: Mapping[str, tuple[int, ...]], tongue: Tongue) -> tuple[Page, ...]:
    return tuple(
        Page(
            web(source.url),
            host(source.url),
            tongue.date(source.retrieved) if source.retrieved else "",
            getattr(source, "level", LEVELS[0]) == LEVELS[0],
            tongue.joined(_called([f for f, places in borne.items() if n in places], tongue)),
        )
        for n, source in enumerate(sources)
    )


# What the list of pages calls the figures; those of a group by the group's name.
_CALLED = {
    "training_hours": marked("hours of training"),
    "training": marked("training"),
    "experience_hours": marked("hours of experience"),
    "experience_volunteer": marked("hours as a volunteer"),
    "experience": marked("experience"),
    "supervision_hours": marked("supervision"),
    "education": marked("schooling"),
    "min_age": marked("age"),
    "lived_experience_required": marked("lived experience"),
    "lived_experience": marked("lived experience"),
    "exam": marked("exam"),
    "fees": marked("fees"),
    "renewal": marked("renewal"),
    "residency": marked("where you live or work"),
    "background_check": marked("background check"),
    "provisional": marked("a form for the time you wait"),
    "reciprocity": marked("moving from another state"),
    "medicaid": marked("Medicaid"),
    "county": marked("rules by county"),
    "note": marked("more"),
}


def _called(figures: Iterable[str], tongue: Tongue) -> list[str]:
    return list(dict.fromkeys(tongue.say(_CALLED[figure.partition(".")[0]]) for figure in figures))


class _Words:
    """Makes parts of one credential, each with the numbers of its pages."""

    def __init__(self, borne: Mapping[str, tuple[int, ...]], tongue: Tongue) -> None:
        self.borne = borne
        self.tongue = tongue

    def cell(self, *said: tuple[str, str], number: float | None = None) -> Cell:
        parts = tuple(
            Part(text, ", ".join(str(place + 1) for place in self.borne.get(figure, ())))
            for figure, text in said
            if text
        )
        return Cell(parts, number)


def _cells(c: Credential, words: _Words) -> Iterator[Cell]:
    """One cell for each of `COLUMNS`."""
    tongue = words.tongue
    say, counted = tongue.say, tongue.counted
    training, experience, supervision = c.training_hours, c.experience_hours, c.supervision_hours
    yield words.cell(
        (
            "training_hours",
            "" if training is None else counted("%(num)s hour of training", "%(num)s hours of training", training),
        ),
        number=training,
    )
    volunteers = {
        True: say("Hours as a volunteer count"),
        False: say("Hours as a volunteer do not count"),
        None: "",
    }[c.experience_volunteer]
    yield words.cell(
        (
            "experience_hours",
            ""
            if experience is None
            else counted("%(num)s hour of experience", "%(num)s hours of experience", experience),
        ),
        ("experience_volunteer", volunteers),
        (
            "supervision_hours",
            ""
            if supervision is None
            else counted("%(num)s hour of supervision", "%(num)s hours of supervision", supervision),
        ),
        number=experience,
    )
    age = say("%(age)s or older", age=c.min_age) if c.min_age else ""
    yield words.cell(("education", in_words(c, "education", tongue)), ("min_age", age))
    yield _exam(c, words)
    yield words.cell(*(money(c.fees, tongue) if c.fees else ()), number=c.fees.application_usd if c.fees else None)
    yield _renewal(c, words)
    yield words.cell(("provisional", in_words(c, "provisional", tongue)))
    yield words.cell(("medicaid", in_words(c, "medicaid", tongue)), ("county", in_words(c, "county", tongue)))


def _exam(c: Credential, words: _Words) -> Cell:
    exam, tongue = c.exam, words.tongue
    if exam is None:
        return Cell()
    need = {True: tongue.say("There is an exam"), False: tongue.say("No exam"), None: ""}[exam.required]
    asks = tongue.counted("%(num)s question", "%(num)s questions", exam.questions) if exam.questions else ""
    parts = ("exam.written" if exam.written else "exam.oral", exam_parts(exam, tongue))
    return words.cell(("exam.required", need), parts, ("exam.questions", asks), number=exam.questions)


def _renewal(c: Credential, words: _Words) -> Cell:
    renewal = c.renewal
    if renewal is None:
        return Cell()
    return words.cell(
        ("renewal.every_months", every(renewal.every_months, words.tongue)),
        ("renewal.ce_hours", further_training(renewal.ce_hours, words.tongue)),
        number=renewal.every_months,
    )
