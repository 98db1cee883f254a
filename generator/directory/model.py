"""The model: what an entry is once it has been read and checked.

Frozen values only. Names and vocabularies are those of the field table (`content/fields.py`), and
a test holds the two together. Unknown is absent: "", (), None or False-like never means "no".
Times of day are minutes after midnight (0 to 1440), dates are `datetime.date`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field

from generator.records import dataclass


@dataclass(frozen=True, slots=True)
class Phone:
    """A number to call or text. `number` is ten digits as 502-555-0143, or a short code (988, 741741)."""

    number: str
    extension: str = ""
    kind: str = "main"
    label: str = ""
    text_word: str = ""
    languages: tuple[str, ...] = ()
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """The ways to reach an entry."""

    phones: tuple[Phone, ...] = ()
    email: str = ""
    website: str = ""
    form: str = ""
    ask_for: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """Where an entry is. Street, unit, zip, lat and lon stay empty unless `visibility` is "public"."""

    visibility: str = "public"
    name: str = ""
    street: str = ""
    unit: str = ""
    city: str = ""
    county: str = ""
    state: str = ""
    zip: str = ""
    lat: float | None = None
    lon: float | None = None
    directions: str = ""
    transit: str = ""


@dataclass(frozen=True, slots=True)
class ServiceArea:
    """Whom an entry serves: its scope, and counties and states where the scope needs naming."""

    scope: str
    counties: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Access:
    """How a person gets in."""

    how: tuple[str, ...] = ()
    referral_required: bool | None = None
    wait: str = ""
    documents: str = ""
    eligibility: str = ""
    caller_limits: str = ""
    availability_url: str = ""


@dataclass(frozen=True, slots=True)
class Ages:
    """Youngest and oldest age served, in years."""

    min: int | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """What it costs and what is accepted."""

    cost: str = ""
    accepts: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Join:
    """How to join online. Passcodes are never stored: only whether one must be asked for."""

    url: str = ""
    phone: str = ""
    passcode: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleException:
    """One date on which the rule does not hold: cancelled, or moved to `start` (minutes)."""

    date: dt.date
    note: str = ""
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When something happens: a rule, from which `occurrences` computes dates.

    `end` at or before `start` means the next day. `weeks` (monthly) holds "1".."4" or "last".
    `anchor` (biweekly) is any date on which it took place. `starts_on` and `ends_on` bound the rule.
    """

    kind: str
    days: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    duration_minutes: int | None = None
    timezone: str = ""
    repeat: str = "weekly"
    weeks: tuple[str, ...] = ()
    anchor: dt.date | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    exceptions: tuple[ScheduleException, ...] = ()
    always_open: bool = False
    title: str = ""
    formats: tuple[str, ...] = ()
    attendance: str = ""
    meeting_types: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    join: Join | None = None


@dataclass(frozen=True, slots=True)
class PeerStaff:
    """The peers who work there: roles, credential ids of `content/states`, supervision."""

    roles: tuple[str, ...] = ()
    credentials: tuple[str, ...] = ()
    supervised: bool | None = None


@dataclass(frozen=True, slots=True)
class Housing:
    """A recovery residence. `narr_level` is 1 to 4 of the National Alliance for Recovery Residences."""

    narr_level: int | None = None
    oxford_house: bool | None = None
    certified_by: str = ""
    residents: tuple[str, ...] = ()
    children: bool | None = None
    medication: str = ""
    vacancies_url: str = ""


@dataclass(frozen=True, slots=True)
class Training:
    """A peer training: which credential it leads to, hours, cost, topics."""

    credential: str = ""
    hours: int | None = None
    cost: str = ""
    topics: tuple[str, ...] = ()
    next_dates_url: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """A license, an accreditation or an affiliation: the body, its number, its page."""

    body: str
    number: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Privacy:
    """What a caller can expect to stay private."""

    confidentiality: str = ""
    caller_id_seen: bool | None = None
    records_kept: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """An entry's own texts in another language."""

    name: str = ""
    summary: str = ""
    description: str = ""
    directions: str = ""
    access: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read, and on which day."""

    kind: str
    url: str = ""
    retrieved: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """Somebody checked the entry: when, how, who."""

    date: dt.date
    method: str
    by: str


@dataclass(frozen=True, slots=True)
class Feed:
    """The published list an entry was imported from, the day that list speaks of, its record ids."""

    name: str
    as_of: dt.date
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consent:
    """Who agreed to the listing."""

    listing: bool
    given_by: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an entry comes from and who stands behind it."""

    sources: tuple[Source, ...] = ()
    verified: Verified | None = None
    feed: Feed | None = None
    submitter_relationship: str = ""
    consent: Consent | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One recovery center, support group or peer program.

    `id` is state and file name, "ky/riverbend-recovery-center"; "us/..." is nationwide or online.
    """

    id: str
    type: str
    name: str
    subtype: str = ""
    organization: str = ""
    former_names: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    fellowship: str = ""
    operator: str = ""
    peer_run: bool | None = None
    status: str = "active"
    status_note: str = ""
    alert: str = ""
    summary: str = ""
    description: str = ""
    contact: Contact = field(default_factory=Contact)
    location: Location | None = None
    service_area: ServiceArea | None = None
    settings: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    access: Access | None = None
    services: tuple[str, ...] = ()
    support_types: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    pathways: tuple[str, ...] = ()
    medication: str = ""
    populations: tuple[str, ...] = ()
    exclusive_to: tuple[str, ...] = ()
    ages: Ages | None = None
    languages: tuple[str, ...] = ()
    interpretation: bool | None = None
    accessibility: tuple[str, ...] = ()
    payment: Payment | None = None
    schedule: tuple[Schedule, ...] = ()
    peer_staff: PeerStaff | None = None
    clinical_services: bool | None = None
    housing: Housing | None = None
    training: Training | None = None
    licenses: tuple[Seal, ...] = ()
    accreditation: tuple[Seal, ...] = ()
    affiliations: tuple[Seal, ...] = ()
    privacy: Privacy | None = None
    translations: Mapping[str, Translation] = field(default_factory=dict)
    provenance: Provenance = field(default_factory=Provenance)

    @property
    def state(self) -> str:
        """The state's key, "ky"; "us" for nationwide and online entries."""
        return self.id.partition("/")[0]

    @property
    def slug(self) -> str:
        """The file name without its ending."""
        return self.id.partition("/")[2]

    @property
    def shows_address(self) -> bool:
        """Whether the street address may be shown."""
        return self.location is not None and self.location.visibility == "public" and bool(self.location.street)
