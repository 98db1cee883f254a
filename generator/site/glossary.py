"""The glossary: every word of the closed lists that has a definition, list by list."""

from __future__ import annotations

from generator.content.vocabulary import Term, Vocabulary
from generator.records import dataclass
from generator.site.labels import Labels
from generator.site.tongue import ENGLISH, Tongue, marked

PATH = "/guide/glossary/"
LISTINGS = "/guide/glossary/listings/"


@dataclass(frozen=True, slots=True)
class Words:
    """A list of the glossary: what it is called, and the group of filters of the search page its words stand in ("" for none)."""

    name: str
    title: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word, what it means, and what stands behind the "#" of a search for it."""

    word: str
    text: str
    search: str


@dataclass(frozen=True, slots=True)
class Section:
    """One list with its words."""

    name: str
    title: str
    words: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """A page of the glossary; `title` and `text` are yet to be said in the language."""

    path: str
    title: str
    text: str
    lists: tuple[Section, ...]


_HELP = (
    Words("types", marked("What is listed"), "kind"),
    Words("subtypes", marked("Kinds of places, groups and programs"), "kind"),
    Words("services", marked("What they offer"), "service"),
    Words("support_types", marked("Kinds of support")),
    Words("peer_roles", marked("Who the peers are")),
    Words("pathways", marked("Ways of recovery"), "pathway"),
    Words("fellowships", marked("Fellowships"), "fellowship"),
    Words("focuses", marked("What it is about"), "focus"),
    Words("medication", marked("Medication"), "medication"),
    Words("narr_levels", marked("Levels of recovery homes")),
)
_LISTINGS = (
    Words("populations", marked("For whom it is"), "for"),
    Words("formats", marked("How you take part"), "format"),
    Words("settings", marked("Where it takes place")),
    Words("access_ways", marked("How to start")),
    Words("waits", marked("How long you wait")),
    Words("costs", marked("What it costs"), "pay"),
    Words("payments", marked("How it can be paid"), "pay"),
    Words("accessibility", marked("Access for everybody"), "access"),
    Words("attendances", marked("Who may come to a meeting")),
    Words("meeting_types", marked("Kinds of meetings")),
    Words("schedule_kinds", marked("What the hours are for")),
    Words("repeats", marked("How often")),
    Words("phone_kinds", marked("What a number is for")),
    Words("scopes", marked("How far it reaches")),
    Words("operators", marked("Who runs it")),
    Words("statuses", marked("Whether it is open")),
    Words("visibilities", marked("Whether the address is shown")),
    Words("source_kinds", marked("Where we know it from")),
    Words("verify_methods", marked("How it was checked")),
    Words("verifiers", marked("Who checked it")),
    Words("submitter_relationships", marked("Who wrote the listing")),
    Words("needs", marked("Sheets to print")),
)
LISTS = (*_HELP, *_LISTINGS)
# Only these keys of a list can be filtered by.
_SOME = {"medication": ("welcome",), "costs": ("free", "donation", "sliding_scale", "fee", "insurance_only")}


def label_of(labels: Labels, group: str, key: str) -> str:
    """What a key of a filter group is called."""
    for words in LISTS:
        if words.group == group and (label := labels(words.name, key)) != key:
            return label
    return key


def pages_of(vocabulary: Vocabulary, tongue: Tongue) -> tuple[GlossaryPage, ...]:
    """Both pages of the glossary in one language; a definition that is not there in it stands in English."""
    return (
        GlossaryPage(
            PATH,
            marked("Words and what they mean"),
            marked("What each word about help and recovery means here. A linked word leads to a search for it."),
            _sections(_HELP, vocabulary, tongue),
        ),
        GlossaryPage(
            LISTINGS,
            marked("The words of a listing"),
            marked("What the words mean that a listing uses: whom it is for, what it costs, how we know."),
            _sections(_LISTINGS, vocabulary, tongue),
        ),
    )


def _sections(lists: tuple[Words, ...], vocabulary: Vocabulary, tongue: Tongue) -> tuple[Section, ...]:
    found = []
    for words in lists:
        terms = [term for term in vocabulary.lists.get(words.name, {}).values() if term.definition.get(ENGLISH)]
        if terms:
            meanings = tuple(_meaning(words, term, tongue) for term in terms)
            found.append(Section(words.name, tongue.say(words.title), meanings))
    return tuple(found)


def _meaning(words: Words, term: Term, tongue: Tongue) -> Meaning:
    label = term.label.get(tongue.code) or tongue.own(term.called())
    text = term.definition.get(tongue.code) or tongue.own(term.definition[ENGLISH])
    some = _SOME.get(words.name)
    leads = words.group and (some is None or term.key in some)
    return Meaning(label, text, f"{words.group}={term.key}" if leads else "")
