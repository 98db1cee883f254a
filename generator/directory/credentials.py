"""What a state says about peer support: its own help lines, and how it certifies peers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields

from generator.directory.model import Phone, Provenance, Source
from generator.records import dataclass

# How near a source stands to the body that decides: its own page or rule, or somebody else's.
LEVELS = ("primary", "secondary")


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that issues a credential."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Exam:
    """The exam of a credential, as far as known."""

    required: bool | None = None
    name: str = ""
    written: bool | None = None
    oral: bool | None = None
    questions: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fees:
    """Fees in US dollars."""

    application_usd: float | None = None
    exam_usd: float | None = None
    training_usd: float | None = None
    renewal_usd: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Renewal:
    """How often it is renewed, and with how many hours of continuing education."""

    every_months: int | None = None
    ce_hours: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FigureSource(Source):
    """A page that was read, how near it stands (`LEVELS`), and the figures it bears out.

    `figures` names fields as written ("training_hours", "fees.renewal_usd"); the name of a group
    ("fees") stands for all of it. Empty: the page bears out everything, which only the one source of a
    credential may say.
    """

    level: str = ""
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureProvenance(Provenance):
    """Where the figures of a credential come from."""

    sources: tuple[FigureSource, ...] = ()


@dataclass(frozen=True, slots=True)
class CredentialWords:
    """What the comparison of states says of a credential in words, in another language."""

    education: str = ""
    provisional: str = ""
    medicaid: str = ""
    county: str = ""


@dataclass(frozen=True, slots=True)
class HelplineWords:
    """What a helpline says of itself, in another language."""

    summary: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class StandingWords:
    """How it stands in a state, in another language."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Credential:
    """One credential. What is not known is absent; every figure stands on a `FigureSource` of `provenance`."""

    id: str
    name: str
    issued_by: Issuer | None = None
    covers: tuple[str, ...] = ()
    min_age: int | None = None
    education: str = ""
    lived_experience_required: bool | None = None
    lived_experience: str = ""
    training_hours: float | None = None
    training: str = ""
    experience_hours: float | None = None
    experience_volunteer: bool | None = None
    experience: str = ""
    supervision_hours: float | None = None
    exam: Exam | None = None
    fees: Fees | None = None
    renewal: Renewal | None = None
    residency: str = ""
    background_check: str = ""
    provisional: str = ""
    reciprocity: str = ""
    medicaid: str = ""
    county: str = ""
    note: str = ""
    translations: Mapping[str, CredentialWords] = field(default_factory=dict)
    provenance: FigureProvenance | None = None


@dataclass(frozen=True, slots=True)
class Helpline:
    """A line of the state itself."""

    name: str
    summary: str = ""
    phones: tuple[Phone, ...] = ()
    website: str = ""
    hours: str = ""
    translations: Mapping[str, HelplineWords] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How the certification of peers stands in a state without one to describe."""

    text: str
    translations: Mapping[str, StandingWords] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class StateFacts:
    """One file of `content/states`."""

    state: str
    name: str
    standing: Standing | None = None
    helplines: tuple[Helpline, ...] = ()
    credentials: tuple[Credential, ...] = ()


_GROUPS = ("exam", "fees", "renewal")
_NOT_FIGURES = frozenset({"id", "name", "issued_by", "covers", "translations", "provenance"})

# What people ask first about a credential: the figures a page calls "not confirmed" where they are missing.
ASKED = (
    "training_hours",
    "experience_hours",
    "education",
    "exam",
    "fees",
    "renewal",
    "provisional",
    "medicaid",
    "county",
)


def _known(value: object) -> bool:
    return value is not None and value not in ("", ())


def figures_of(credential: Credential) -> tuple[str, ...]:
    """The names of everything said of a credential that needs a source, in the order of the model.

    Left out are its id, name, body and field of work, which every source of it bears out.
    """
    found: list[str] = []
    for one in fields(credential):
        value = getattr(credential, one.name)
        if one.name in _NOT_FIGURES or not _known(value):
            continue
        if one.name in _GROUPS:
            found += [f"{one.name}.{part.name}" for part in fields(value) if _known(getattr(value, part.name))]
        else:
            found.append(one.name)
    return tuple(found)


def sources_of(credential: Credential) -> tuple[FigureSource, ...]:
    """The pages a credential was read on, those of the body itself first; pages number them in this order."""
    found = credential.provenance.sources if credential.provenance else ()
    return tuple(sorted(found, key=lambda source: source.level))


def borne_by(credential: Credential) -> dict[str, tuple[int, ...]]:
    """For each figure of `figures_of` the sources that bear it out, as places in `sources_of`; () where none does."""
    sources = sources_of(credential)
    return {
        figure: tuple(
            place
            for place, source in enumerate(sources)
            if figure in source.figures
            or figure.split(".")[0] in source.figures
            or (not source.figures and len(sources) == 1)
        )
        for figure in figures_of(credential)
    }


def levels_of(credential: Credential) -> dict[str, str]:
    """For each figure of `figures_of` the best level at which a source bears it out; "" where none does."""
    sources = sources_of(credential)
    found: dict[str, str] = {}
    for figure, places in borne_by(credential).items():
        borne = {sources[place].level for place in places}
        found[figure] = next((level for level in LEVELS if level in borne), "")
    return found


def unconfirmed(credential: Credential) -> tuple[str, ...]:
    """What people ask first (`ASKED`) and nothing is known of; the body that gives the credential knows."""
    known = {figure.split(".")[0] for figure in figures_of(credential)}
    return tuple(figure for figure in ASKED if figure not in known)
