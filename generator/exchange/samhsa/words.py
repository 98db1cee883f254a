"""The summary of an imported facility: one or two plain sentences out of its own fields, at most 200 letters.

Only what its codes say; no promise, nothing on quality. What may turn somebody away comes before what is offered.
"""

from __future__ import annotations

from generator.directory.model import Entry

_MOST = 200
_SUBSTANCE = frozenset(["any_substance", "alcohol", "opioids", "stimulants", "cannabis", "benzodiazepines"])
_MIND = frozenset(
    ["any_mental_health", "depression_bipolar", "anxiety", "psychosis_voices", "eating_disorder", "ocd", "perinatal"]
)
_WHERE = (("outpatient", "outpatient"), ("residential", "residential"), ("inpatient", "hospital"))
_ONLY = {
    "women": "women",
    "men": "men",
    "youth": "young people",
    "young_adults": "young adults",
    "older_adults": "older adults",
    "justice_involved": "people sent by a court or the justice system",
}


def summary(entry: Entry) -> str:
    """The summary, from settings, focus, exclusive_to, ages, services and languages."""
    sentences = [_first(entry)]
    only = [_ONLY[key] for key in entry.exclusive_to if key in _ONLY]
    if only:
        sentences.append(f"Only for {_listed(only)}.")
    offered = entry.services
    if "peer_support_one_to_one" in offered or "recovery_coaching" in offered:
        sentences.append("Peer support offered.")
    if "moud_linkage" in offered:
        sentences.append("Medicine for opioid use offered or arranged.")
    if "recovery_housing" in offered and entry.subtype != "recovery_residence":
        sentences.append("Recovery housing offered.")
    if "es" in entry.languages:
        sentences.append("Spanish spoken.")
    text = sentences[0]
    for sentence in sentences[1:]:
        if len(text) + 1 + len(sentence) <= _MOST:
            text += f" {sentence}"
    return text


def _first(entry: Entry) -> str:
    if entry.subtype == "recovery_residence":
        return "A place to live with other people in recovery. Call first; the address is not shown here."
    where = _listed([word for key, word in _WHERE if key in entry.settings])
    substance = bool(_SUBSTANCE & set(entry.focus)) or "co_occurring" in entry.focus
    mind = bool(_MIND & set(entry.focus)) or "co_occurring" in entry.focus
    what = (
        "substance use and mental health"
        if substance and mind
        else "substance use"
        if substance
        else "mental health"
        if mind
        else ""
    )
    text = f"{where} treatment" if where else "treatment"
    text += f" for {what}." if what else " program."
    return text[0].upper() + text[1:]


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
