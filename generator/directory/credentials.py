"""What a state says about peer support: its own help lines, and how it certifies peers."""

from __future__ import annotations

from dataclasses import dataclass

from generator.directory.model import Phone, Provenance, Source


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
class Credential:
    """One credential. What is not known is absent; every figure stands on `provenance`."""

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
    note: str = ""
    provenance: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Helpline:
    """A line of the state itself."""

    name: str
    summary: str = ""
    phones: tuple[Phone, ...] = ()
    website: str = ""
    hours: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class StateFacts:
    """One file of `content/states`."""

    state: str
    name: str
    helplines: tuple[Helpline, ...] = ()
    credentials: tuple[Credential, ...] = ()
