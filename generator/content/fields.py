"""The one table of fields of an entry, in the order in which they are written.

Adding a field: add a row here and an attribute of the same name in `directory/model.py`; checking,
writing, JSON Schema and reference follow. Source of names and limits: the Meeting Guide
specification (names of at most 64 characters), Open Referral HSDS 3.0, schema.org.
"""

from __future__ import annotations

from generator.content.table import Field, Kind
from generator.directory import model

_K = Kind
_CENTER, _GROUP, _PROGRAM = (frozenset({t}) for t in ("recovery_center", "support_group", "peer_program"))


def _choice(
    key: str, vocabulary: str, help: str, *, many: bool = False, required: bool = False, attribute: str = ""
) -> Field:
    return Field(key, _K.CHOICE, help, vocabulary=vocabulary, many=many, required=required, attribute=attribute)


PHONE = (
    Field(
        "number",
        _K.PHONE,
        "Ten digits, or a short code such as 988.",
        required=True,
        example="502-555-0143",
        also=("phone", "telephone", "tel", "phone_number"),
    ),
    Field("extension", _K.TEXT, "Only the digits to dial after the call is answered.", max_length=10, example="12"),
    _choice("kind", "phone_kinds", "What the number is for."),
    Field("label", _K.TEXT, "What people know the number as.", max_length=60, example="1-800-662-HELP"),
    Field("text_word", _K.TEXT, "The word to send, for a text line.", max_length=30, example="HELPLINE"),
    _choice("languages", "languages", "Languages spoken on this number.", many=True),
    Field(
        "hours", _K.TEXT, "When somebody answers, in words.", max_length=120, example="Monday to Friday, 9 am to 5 pm"
    ),
)

CONTACT = (
    Field(
        "phones",
        _K.RECORD,
        "Numbers to call or text. Never a private person's.",
        many=True,
        fields=PHONE,
        record=model.Phone,
        also=("phone", "telephone", "tel", "phone_number", "phone_numbers"),
    ),
    Field(
        "email",
        _K.EMAIL,
        "An address of the organization, not of a person.",
        example="hello@example.org",
        also=("mail", "e_mail", "email_address"),
    ),
    Field(
        "website",
        _K.URL,
        "The organization's own page.",
        example="https://example.org",
        also=("url", "web", "site", "homepage", "home_page", "link", "web_site", "webpage"),
    ),
    Field("form", _K.URL, "A contact form on its website."),
    Field("ask_for", _K.TEXT, "A role, such as front desk. Never a last name.", max_length=60, example="front desk"),
)

LOCATION = (
    _choice("visibility", "visibilities", "Whether the street address may be shown.", required=True),
    Field("name", _K.TEXT, "The building or room.", max_length=100, example="Old Mill Building"),
    Field(
        "street",
        _K.TEXT,
        "Only if visibility is public.",
        max_length=120,
        example="100 Example Street",
        also=("address", "street_address", "address_1"),
    ),
    Field(
        "unit",
        _K.TEXT,
        "Floor, suite or room. Only if visibility is public.",
        max_length=60,
        example="2nd floor",
        also=("room", "suite", "floor", "apt", "address_2"),
    ),
    Field("city", _K.TEXT, "The city or town.", max_length=80, also=("town",)),
    Field("county", _K.TEXT, "The county, with the word County or Parish.", max_length=80, example="Jefferson County"),
    Field("state", _K.STATE, "Two capital letters.", example="KY"),
    Field(
        "zip",
        _K.ZIP,
        "Five digits, in quotes. Only if visibility is public.",
        example="40202",
        also=("zipcode", "zip_code", "postal_code", "postcode"),
    ),
    Field(
        "lat",
        _K.NUMBER,
        "Latitude of the door. Only if visibility is public.",
        minimum=-90,
        maximum=90,
        also=("latitude",),
    ),
    Field(
        "lon",
        _K.NUMBER,
        "Longitude of the door. Only if visibility is public.",
        minimum=-180,
        maximum=180,
        also=("lng", "long", "longitude"),
    ),
    Field("directions", _K.TEXT, "How to find the door.", max_length=300),
    Field("transit", _K.TEXT, "Bus or train.", max_length=200),
)

SERVICE_AREA = (
    _choice("scope", "scopes", "How far it reaches.", required=True),
    Field("counties", _K.TEXT, "The counties it serves.", many=True, max_length=80),
    Field("states", _K.STATE, "The states it serves.", many=True),
)

ACCESS = (
    _choice("how", "access_ways", "How a person gets in.", many=True),
    Field("referral_required", _K.BOOLEAN, "Whether somebody must send the person."),
    _choice("wait", "waits", "How long people usually wait."),
    Field("documents", _K.TEXT, "What to bring.", max_length=200),
    Field("eligibility", _K.TEXT, "Who can come, in words.", max_length=300),
    Field("caller_limits", _K.TEXT, "Limits on calls.", max_length=200),
    Field("availability_url", _K.URL, "A page that shows free places."),
)

AGES = (
    Field("min", _K.INTEGER, "Youngest age.", minimum=0, maximum=120),
    Field("max", _K.INTEGER, "Oldest age.", minimum=0, maximum=120),
)

PAYMENT = (
    _choice("cost", "costs", "What a person pays."),
    _choice("accepts", "payments", "What is accepted.", many=True),
    Field("note", _K.TEXT, "More on cost, in words.", max_length=200),
)

JOIN = (
    Field("url", _K.URL, "The link to join, without a passcode in it."),
    Field("phone", _K.PHONE, "The number to join by phone."),
    _choice("passcode", "passcodes", "Whether a passcode must be asked for. Never the passcode itself."),
    Field("note", _K.TEXT, "How to get the passcode.", max_length=200),
)

EXCEPTION = (
    Field("date", _K.DATE, "The day.", required=True),
    Field("note", _K.TEXT, "Why, in words.", max_length=120, example="Closed for Thanksgiving"),
    Field("start", _K.TIME, "The time on that day, if it only moves."),
)

SCHEDULE = (
    _choice("kind", "schedule_kinds", "What happens then.", required=True),
    Field("title", _K.TEXT, "The meeting's own title.", max_length=100),
    _choice("days", "days", "The days of the week.", many=True),
    Field("start", _K.TIME, "24-hour time in quotes.", example="18:30", also=("time", "start_time", "opens", "begins")),
    Field(
        "end",
        _K.TIME,
        "24-hour time in quotes; earlier than start means the next day.",
        example="20:00",
        also=("end_time", "finish", "closes", "ends"),
    ),
    Field("duration_minutes", _K.INTEGER, "Instead of end.", minimum=1, maximum=1440),
    Field("timezone", _K.TEXT, "The IANA name.", max_length=60, example="America/New_York", also=("tz",)),
    _choice("repeat", "repeats", "How often. Left out means every week."),
    _choice("weeks", "weeks", "For monthly: which one in the month.", many=True),
    Field("anchor", _K.DATE, "For every two weeks: one day on which it takes place."),
    Field("from", _K.DATE, "First day.", attribute="starts_on"),
    Field("until", _K.DATE, "Last day.", attribute="ends_on"),
    Field("exceptions", _K.RECORD, "Days that differ.", many=True, fields=EXCEPTION, record=model.ScheduleException),
    Field("always_open", _K.BOOLEAN, "Day and night, every day."),
    _choice("formats", "formats", "How this one takes place, if not as the entry says.", many=True),
    _choice("attendance", "attendances", "Open to all, or only to people who seek recovery."),
    _choice("meeting_types", "meeting_types", "What kind of meeting.", many=True),
    _choice("languages", "languages", "Languages spoken.", many=True),
    Field("join", _K.RECORD, "How to join online.", fields=JOIN, record=model.Join),
)

PEER_STAFF = (
    _choice("roles", "peer_roles", "What the peers are.", many=True),
    Field("credentials", _K.TEXT, "Ids of credentials in content/states.", many=True, max_length=40, example="KY-APSS"),
    Field("supervised", _K.BOOLEAN, "Whether peers have supervision."),
)

HOUSING = (
    Field("narr_level", _K.INTEGER, "1 peer-run, 2 monitored, 3 supervised, 4 service provider.", minimum=1, maximum=4),
    Field("oxford_house", _K.BOOLEAN, "Whether it is an Oxford House."),
    Field("certified_by", _K.TEXT, "The body that certifies the house.", max_length=120),
    _choice("for", "populations", "Who can live there.", many=True, attribute="residents"),
    Field("children", _K.BOOLEAN, "Whether children can live there."),
    _choice("medication", "medication", "Whether people on medication can live there."),
    Field("vacancies_url", _K.URL, "A page that shows free places."),
)

TRAINING = (
    Field("credential", _K.TEXT, "The credential it leads to.", max_length=40),
    Field("hours", _K.INTEGER, "Hours of training.", minimum=1, maximum=2000),
    Field("cost", _K.TEXT, "What it costs, in words.", max_length=120),
    Field("topics", _K.TEXT, "What is taught.", many=True, max_length=80),
    Field("next_dates_url", _K.URL, "A page with the next dates."),
)

SEAL = (
    Field("body", _K.TEXT, "Who gave it.", required=True, max_length=160),
    Field("number", _K.TEXT, "Its number.", max_length=60),
    Field("url", _K.URL, "Where it can be looked up."),
)

PRIVACY = (
    Field("confidentiality", _K.TEXT, "What stays private, and what must be reported.", max_length=400),
    Field("caller_id_seen", _K.BOOLEAN, "Whether the line sees the caller's number."),
    Field("records_kept", _K.TEXT, "What is written down.", max_length=200),
)

TRANSLATION = (
    Field("name", _K.TEXT, "The name, if it has one in this language.", max_length=120),
    Field("summary", _K.TEXT, "The summary in this language.", max_length=240),
    Field("description", _K.PARAGRAPHS, "The description in this language.", max_length=4000),
    Field("directions", _K.TEXT, "The directions in this language.", max_length=300),
    Field("access", _K.TEXT, "How to get in, in this language.", max_length=300),
)

SOURCE = (
    _choice("kind", "source_kinds", "Where it was read or heard.", required=True),
    Field("url", _K.URL, "The page itself."),
    Field("retrieved", _K.DATE, "The day it was read or heard.", also=("read", "accessed", "date", "date_read")),
)

VERIFIED = (
    Field("date", _K.DATE, "The day somebody checked.", required=True),
    _choice("method", "verify_methods", "How it was checked.", required=True),
    _choice("by", "verifiers", "Who checked. Never a name.", required=True),
)

FEED = (
    Field("name", _K.TEXT, "The published list.", required=True, max_length=120),
    Field("as_of", _K.DATE, "The day the list speaks of.", required=True),
    Field("records", _K.TEXT, "The list's own ids of this entry.", many=True, max_length=200),
)

CONSENT = (
    Field("listing", _K.BOOLEAN, "Whether the group or organization agreed to be listed.", required=True),
    Field("from", _K.TEXT, "Who agreed: a role or a decision, never a name.", attribute="given_by", max_length=80),
    Field("date", _K.DATE, "The day of the agreement."),
)

PROVENANCE = (
    Field("sources", _K.RECORD, "Where the facts were read.", many=True, fields=SOURCE, record=model.Source),
    Field("verified", _K.RECORD, "Only if somebody really checked.", fields=VERIFIED, record=model.Verified),
    Field("feed", _K.RECORD, "For imported entries.", fields=FEED, record=model.Feed),
    _choice("submitter_relationship", "submitter_relationships", "What ties the person who sent this to the place."),
    Field("consent", _K.RECORD, "Who agreed to the listing.", fields=CONSENT, record=model.Consent),
)

ENTRY = (
    _choice("type", "types", "What it is.", required=True),
    _choice("subtype", "subtypes", "What it is, more closely."),
    Field(
        "name",
        _K.TEXT,
        "The name people know. No day or time in it; at most 64 letters reads best.",
        required=True,
        max_length=160,
        example="Riverbend Recovery Center",
    ),
    Field("organization", _K.TEXT, "Who runs it.", max_length=160, also=("organisation", "org")),
    Field("former_names", _K.TEXT, "Names it had.", many=True, max_length=160),
    Field("former_ids", _K.ID, "Ids it had, so that old links still work.", many=True, example="ky/old-name"),
    _choice("fellowship", "fellowships", "The fellowship a group belongs to."),
    _choice("operator", "operators", "What kind of body runs it."),
    Field("peer_run", _K.BOOLEAN, "Whether people with lived experience run it."),
    _choice("status", "statuses", "Left out means active."),
    Field("status_note", _K.TEXT, "More on the status.", max_length=200),
    Field("alert", _K.TEXT, "A short notice shown first.", max_length=200),
    Field("summary", _K.TEXT, "One or two plain sentences.", max_length=240),
    Field(
        "description",
        _K.PARAGRAPHS,
        "More, in plain words. Small Markdown, no HTML.",
        max_length=4000,
        also=("about", "text"),
    ),
    Field("contact", _K.RECORD, "How to reach it.", fields=CONTACT, record=model.Contact),
    Field("location", _K.RECORD, "Where it is.", fields=LOCATION, record=model.Location),
    Field("service_area", _K.RECORD, "Whom it serves.", fields=SERVICE_AREA, record=model.ServiceArea),
    _choice("settings", "settings", "In what kind of place.", many=True),
    _choice("formats", "formats", "In person, online or by phone.", many=True),
    Field("access", _K.RECORD, "How to get in.", fields=ACCESS, record=model.Access),
    _choice("services", "services", "What it offers.", many=True),
    _choice("support_types", "support_types", "Kinds of peer support.", many=True),
    _choice("focus", "focuses", "What it is about.", many=True),
    _choice("pathways", "pathways", "Ways of recovery it follows.", many=True),
    _choice("medication", "medication", "Whether people on medication are welcome."),
    _choice("populations", "populations", "Who gets a special welcome.", many=True),
    _choice("exclusive_to", "populations", "Only these people.", many=True),
    Field("ages", _K.RECORD, "Ages served.", fields=AGES, record=model.Ages),
    _choice("languages", "languages", "Languages spoken.", many=True),
    Field("interpretation", _K.BOOLEAN, "Whether an interpreter can be had."),
    _choice("accessibility", "accessibility", "Access for people with disabilities.", many=True),
    Field("payment", _K.RECORD, "What it costs.", fields=PAYMENT, record=model.Payment),
    Field(
        "schedule",
        _K.RECORD,
        "Meetings and opening hours.",
        many=True,
        fields=SCHEDULE,
        record=model.Schedule,
        also=("hours", "opening_hours", "times", "meetings"),
    ),
    Field("peer_staff", _K.RECORD, "The peers who work there.", fields=PEER_STAFF, record=model.PeerStaff),
    Field("clinical_services", _K.BOOLEAN, "Whether it also has clinical staff."),
    Field("housing", _K.RECORD, "For recovery residences.", fields=HOUSING, record=model.Housing, entry_types=_CENTER),
    Field("training", _K.RECORD, "For peer training.", fields=TRAINING, record=model.Training, entry_types=_PROGRAM),
    Field("licenses", _K.RECORD, "Licenses.", many=True, fields=SEAL, record=model.Seal),
    Field("accreditation", _K.RECORD, "Accreditations.", many=True, fields=SEAL, record=model.Seal),
    Field("affiliations", _K.RECORD, "Bodies it belongs to.", many=True, fields=SEAL, record=model.Seal),
    Field("privacy", _K.RECORD, "What stays private.", fields=PRIVACY, record=model.Privacy),
    Field(
        "translations",
        _K.RECORDS_BY_LANGUAGE,
        "Its own texts in other languages.",
        fields=TRANSLATION,
        record=model.Translation,
    ),
    Field(
        "provenance",
        _K.RECORD,
        "Where this entry comes from.",
        required=True,
        fields=PROVENANCE,
        record=model.Provenance,
    ),
)
