"""The tables of the files beside the entries: vocabularies, code tables, states, crisis lines."""

from __future__ import annotations

from generator.content.fields import PHONE, SOURCE
from generator.content.table import Field, Kind
from generator.directory import credentials, crisis, model

_K = Kind


def _text(key: str, help: str, *, required: bool = False, max_length: int = 400) -> Field:
    return Field(key, _K.TEXT, help, required=required, max_length=max_length)


_SOURCES = Field("sources", _K.RECORD, "Where it was read.", many=True, fields=SOURCE, record=model.Source)

TERM = (
    _text("key", "The word entries use.", required=True, max_length=60),
    Field("label", _K.TEXTS, "What people read.", required=True, max_length=100),
    Field("plural", _K.TEXTS, "The same for several.", max_length=100),
    Field("definition", _K.TEXTS, "One plain sentence.", max_length=400),
    Field("synonyms", _K.WORDS, "Words people type for it.", max_length=80),
    Field("codes", _K.OPEN, "Its codes in other standards."),
)

# What only some lists have, by list. Kept as written in `Term.extra`.
TERM_EXTRAS: dict[str, tuple[Field, ...]] = {
    "subtypes": (_text("of", "The type it belongs to.", required=True),),
    "fellowships": (
        Field("website", _K.URL, "Its own page."),
        Field("pathways", _K.CHOICE, "Ways of recovery.", many=True, vocabulary="pathways"),
        Field("focus", _K.CHOICE, "What its groups are about.", many=True, vocabulary="focuses"),
        _text("for", "self or family."),
    ),
    "needs": (
        Field("types", _K.TEXT, "Types that belong to it.", many=True),
        Field("subtypes", _K.TEXT, "Subtypes that belong to it.", many=True),
        Field("services", _K.TEXT, "Services that belong to it.", many=True),
        Field("populations", _K.TEXT, "People it welcomes.", many=True),
        Field("only", _K.TEXT, "People it is for, and nobody else.", many=True),
    ),
    "languages": (_text("autonym", "What its speakers call it."),),
    "states": (
        Field("code", _K.STATE, "Two capital letters.", required=True),
        _text("kind", "state, district, territory or associated.", required=True),
        Field("neighbors", _K.TEXT, "States that touch it.", many=True),
        Field("timezones", _K.TEXT, "IANA names, the main one first.", many=True, required=True),
        Field("crisis", _K.OPEN, "Which crisis lines are proven to serve it."),
        Field("tile", _K.OPEN, "Row and column on the tile map."),
    ),
}

CODE_ROW = (
    _text("code", "The code."),
    Field("only", _K.OPEN, "Codes that must all be there."),
    Field("without", _K.OPEN, "Codes that must not be there."),
    _text("name", "What the code says, in short."),
    Field("sets", _K.OPEN, "What an entry gets.", required=True),
    _text("left_out", "Why it has no place with us."),
    _text("book", "The one file of the feed it is meant for."),
)

CRISIS_LINE = (
    _text("key", "Its short name.", required=True),
    Field("name", _K.TEXTS, "Its name.", required=True),
    Field("when", _K.TEXTS, "When to use it, in plain words.", required=True, max_length=200),
    Field("call", _K.PHONE, "The number to call."),
    _text("press", "The key to press.", max_length=2),
    Field("text", _K.PHONE, "The number to text."),
    _text("text_word", "The word to send.", max_length=20),
    Field("tty", _K.PHONE, "The TTY number."),
    Field("url", _K.URL, "Its page."),
    _text("hours", "When somebody answers."),
    Field("languages", _K.CHOICE, "Languages spoken.", many=True, vocabulary="languages"),
    Field("states", _K.CHOICE, "Only these states; left out means all.", many=True, vocabulary="states"),
    Field("not_states", _K.CHOICE, "Where the service is unproven.", many=True, vocabulary="states"),
    Field("strip", _K.BOOLEAN, "Whether it stands on every page."),
    Field("sources", _K.RECORD, "Where it was read.", many=True, required=True, fields=SOURCE, record=model.Source),
)

CRISIS = (
    Field(
        "lines",
        _K.RECORD,
        "The lines, in order.",
        many=True,
        required=True,
        fields=CRISIS_LINE,
        record=crisis.CrisisLine,
    ),
)

_ISSUER = (_text("name", "The body.", required=True), Field("url", _K.URL, "Its page."))
_EXAM = (
    Field("required", _K.BOOLEAN, "Whether there is an exam."),
    _text("name", "Its name."),
    Field("written", _K.BOOLEAN, "Whether there is a written part."),
    Field("oral", _K.BOOLEAN, "Whether there is an oral part."),
    Field("questions", _K.INTEGER, "How many questions.", minimum=1, maximum=1000),
    _text("note", "More, in words."),
)
_FEES = (
    Field("application_usd", _K.NUMBER, "US dollars.", minimum=0, maximum=10000),
    Field("exam_usd", _K.NUMBER, "US dollars.", minimum=0, maximum=10000),
    Field("training_usd", _K.NUMBER, "US dollars.", minimum=0, maximum=10000),
    Field("renewal_usd", _K.NUMBER, "US dollars.", minimum=0, maximum=10000),
    _text("note", "More, in words."),
)
_RENEWAL = (
    Field("every_months", _K.INTEGER, "Months.", minimum=1, maximum=240),
    Field("ce_hours", _K.NUMBER, "Hours of continuing education.", minimum=0, maximum=1000),
    _text("note", "More, in words."),
)
_EVIDENCE = (
    Field(
        "sources",
        _K.RECORD,
        "The pages read.",
        many=True,
        required=True,
        fields=(
            *SOURCE,
            _text("level", "primary: a page or rule of the body that decides. secondary: somebody else's."),
            Field("figures", _K.TEXT, "The fields it bears out; may be left out if it is the only source.", many=True),
        ),
        record=credentials.FigureSource,
    ),
)


def _translations(record: type, *keys: str) -> Field:
    return Field(
        "translations",
        _K.RECORDS_BY_LANGUAGE,
        "The same words in other languages.",
        fields=tuple(_text(key, "In this language.") for key in keys),
        record=record,
    )


CREDENTIAL = (
    _text("id", "State code and short name.", required=True, max_length=40),
    _text("name", "Its full name.", required=True),
    Field("issued_by", _K.RECORD, "Who issues it.", fields=_ISSUER, record=credentials.Issuer),
    Field("covers", _K.TEXT, "mental_health, substance_use, co_occurring, family, youth.", many=True),
    Field("min_age", _K.INTEGER, "Youngest age.", minimum=14, maximum=99),
    _text("education", "Schooling asked for."),
    Field("lived_experience_required", _K.BOOLEAN, "Whether lived experience is asked for."),
    _text("lived_experience", "What is asked, in words."),
    Field("training_hours", _K.NUMBER, "Hours.", minimum=0, maximum=2000),
    _text("training", "More on the training, in words."),
    Field("experience_hours", _K.NUMBER, "Hours of work or volunteering.", minimum=0, maximum=10000),
    Field("experience_volunteer", _K.BOOLEAN, "Whether hours as a volunteer count."),
    _text("experience", "More on the experience, in words."),
    Field("supervision_hours", _K.NUMBER, "Hours.", minimum=0, maximum=1000),
    Field("exam", _K.RECORD, "The exam.", fields=_EXAM, record=credentials.Exam),
    Field("fees", _K.RECORD, "The fees.", fields=_FEES, record=credentials.Fees),
    Field("renewal", _K.RECORD, "Renewal.", fields=_RENEWAL, record=credentials.Renewal),
    _text("residency", "Where one must live or work."),
    _text("background_check", "In words."),
    _text("provisional", "In words."),
    _text("reciprocity", "In words."),
    _text("medicaid", "Whether Medicaid pays, in words."),
    _text("county", "What differs from county to county, in words."),
    _text("note", "Anything else."),
    _translations(credentials.CredentialWords, "education", "provisional", "medicaid", "county"),
    Field(
        "provenance",
        _K.RECORD,
        "Where every figure was read.",
        required=True,
        fields=_EVIDENCE,
        record=credentials.FigureProvenance,
    ),
)
_HELPLINE = (
    _text("name", "Its name.", required=True),
    _text("summary", "What it is for."),
    Field("phones", _K.RECORD, "Its numbers.", many=True, fields=PHONE, record=model.Phone),
    Field("website", _K.URL, "Its page."),
    _text("hours", "When somebody answers."),
    _translations(credentials.HelplineWords, "summary", "hours"),
    Field("sources", _K.RECORD, "Where it was read.", many=True, required=True, fields=SOURCE, record=model.Source),
)
_STANDING = (
    _text("text", "One or two sentences.", required=True),
    _translations(credentials.StandingWords, "text"),
    Field("sources", _K.RECORD, "Where it was read.", many=True, required=True, fields=SOURCE, record=model.Source),
)
STATE = (
    Field("state", _K.STATE, "Two capital letters.", required=True),
    _text("name", "Its name.", required=True),
    Field(
        "standing",
        _K.RECORD,
        "For a state without a credential to describe: how it stands there.",
        fields=_STANDING,
        record=credentials.Standing,
    ),
    Field("helplines", _K.RECORD, "The state's own lines.", many=True, fields=_HELPLINE, record=credentials.Helpline),
    Field(
        "credentials",
        _K.RECORD,
        "Its credentials for peers.",
        many=True,
        fields=CREDENTIAL,
        record=credentials.Credential,
    ),
)
