"""The summary of an imported listing: a few plain sentences out of its own fields, in the language that says them.

Importers write them in English into `summary`. A page in another language says them anew as long as nobody has changed
them: `said_again`. Only what the fields say; no promise, nothing on quality.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from generator.directory.model import Entry

MOST = 200
_SUBSTANCE = frozenset(["any_substance", "alcohol", "opioids", "stimulants", "cannabis", "benzodiazepines"])
_MIND = frozenset(
    ["any_mental_health", "depression_bipolar", "anxiety", "psychosis_voices", "eating_disorder", "ocd", "perinatal"]
)
_FAMILIES = ("al_anon", "alateen", "nar_anon")


class Speaker(Protocol):
    """A language: what it makes of an English sentence with placeholders, and of several words in a row."""

    def say(self, message: str, /, **values: object) -> str: ...

    def joined(self, parts: Sequence[str]) -> str: ...


class _English:
    def say(self, message: str, /, **values: object) -> str:
        return message % values if values else message

    def joined(self, parts: Sequence[str]) -> str:
        return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


IN_ENGLISH: Speaker = _English()


def said_again(entry: Entry, speaker: Speaker, fellowship: tuple[str, str]) -> str:
    """The entry's summary in the speaker's language, if it is word for word what an importer made of its fields; else "".

    `fellowship` is what the entry's fellowship is called in English and in the speaker's language.
    """
    if not entry.summary:
        return ""
    if entry.summary == of_facility(entry, IN_ENGLISH):
        return of_facility(entry, speaker)
    if entry.type == "support_group":
        for english, own in (fellowship, ("", "")):
            if entry.summary == of_meeting(entry, english, IN_ENGLISH):
                return of_meeting(entry, own, speaker)
    return ""


def of_facility(entry: Entry, speaker: Speaker) -> str:
    """From settings, focus, exclusive_to, services and languages. What may turn somebody away comes before what is offered."""
    say = speaker.say
    people = {
        "women": say("women"),
        "men": say("men"),
        "youth": say("young people"),
        "young_adults": say("young adults"),
        "older_adults": say("older adults"),
        "justice_involved": say("people sent by a court or the justice system"),
    }
    sentences = [_kind(entry, speaker)]
    only = [people[key] for key in entry.exclusive_to if key in people]
    if only:
        sentences.append(say("Only for %(people)s.", people=speaker.joined(only)))
    offered = entry.services
    if "peer_support_one_to_one" in offered or "recovery_coaching" in offered:
        sentences.append(say("Peer support offered."))
    if "moud_linkage" in offered:
        sentences.append(say("Medicine for opioid use offered or arranged."))
    if "recovery_housing" in offered and entry.subtype != "recovery_residence":
        sentences.append(say("Recovery housing offered."))
    if "es" in entry.languages:
        sentences.append(say("Spanish spoken."))
    text = sentences[0]
    for sentence in sentences[1:]:
        # How long it may be is a rule of the field, which holds the English.
        if speaker is not IN_ENGLISH or len(text) + 1 + len(sentence) <= MOST:
            text += f" {sentence}"
    return text


def _kind(entry: Entry, speaker: Speaker) -> str:
    say = speaker.say
    if entry.subtype == "recovery_residence":
        return say("A place to live with other people in recovery. Call first; the address is not shown here.")
    names = {"outpatient": say("outpatient"), "residential": say("residential"), "inpatient": say("hospital")}
    where = speaker.joined([name for key, name in names.items() if key in entry.settings])
    both = "co_occurring" in entry.focus
    substance = both or bool(_SUBSTANCE & set(entry.focus))
    mind = both or bool(_MIND & set(entry.focus))
    if where and substance and mind:
        text = say("%(where)s treatment for substance use and mental health.", where=where)
    elif where and substance:
        text = say("%(where)s treatment for substance use.", where=where)
    elif where and mind:
        text = say("%(where)s treatment for mental health.", where=where)
    elif where:
        text = say("%(where)s treatment program.", where=where)
    elif substance and mind:
        text = say("Treatment for substance use and mental health.")
    elif substance:
        text = say("Treatment for substance use.")
    elif mind:
        text = say("Treatment for mental health.")
    else:
        text = say("Treatment program.")
    return text[0].upper() + text[1:]


def of_meeting(entry: Entry, fellowship: str, speaker: Speaker) -> str:
    """One to three sentences: what, how, where, for whom. `fellowship` in the speaker's language, "" for none."""
    say = speaker.say
    text = _what(entry, fellowship, speaker)
    attendances = {one.attendance for one in entry.schedule} if entry.schedule else set()
    if attendances == {"open"} and not entry.exclusive_to:
        text += " " + say("Anyone may come.")
    elif attendances == {"closed"} and entry.fellowship in _FAMILIES:
        text += " " + say("For families and friends.")
    elif attendances == {"closed"}:
        text += " " + say("Only for people who seek recovery for themselves.")
    only = {"women": say("Women only."), "men": say("Men only.")}
    text += "".join(f" {only[key]}" for key in entry.exclusive_to if key in only)
    if entry.languages == ("es",):
        text += " " + say("In Spanish.")
    return text if speaker is not IN_ENGLISH or len(text) <= MOST else text.partition(". ")[0] + "."


def _what(entry: Entry, fellowship: str, speaker: Speaker) -> str:
    say = speaker.say
    place = entry.location.city or entry.location.county if entry.location else ""
    if entry.formats == ("in_person",):
        how = say("in person")
    elif entry.formats == ("online_video",):
        how = say("online")
    elif entry.formats == ("phone",):
        how = say("by phone")
    else:
        how = say("in person and online") if "in_person" in entry.formats else say("online and by phone")
    away = "in_person" not in entry.formats or not place
    if fellowship and away:
        return say("%(fellowship)s meeting, %(how)s.", fellowship=fellowship, how=how)
    if fellowship:
        return say("%(fellowship)s meeting in %(place)s, %(how)s.", fellowship=fellowship, place=place, how=how)
    if away:
        return say("Support group, %(how)s.", how=how)
    return say("Support group in %(place)s, %(how)s.", place=place, how=how)
